// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/rule.h"

namespace sp {

/// What one named check of a rule says of one subject; `caseIndex` is the case that decided it.
struct CheckResult {
    quint16 caseIndex = 0;
    Verdict verdict = Verdict::NotApplicable;
};

/// One rule on one subject: the worst verdict of its checks (fail, undecided, pass, not applicable), and each check that is no pass.
struct RuleResult {
    Verdict verdict = Verdict::NotApplicable;
    bool whenUnknown = false; ///< undecided because nobody knows whether the rule applies
    std::vector<CheckResult> checks; ///< one for each name, in order of the rule; passes as well
};

/// Three-valued: a fact that is not known never makes a pass. A rule whose `when` is unknown is undecided as a whole.
RuleResult judge(const Rule& rule, const Pack& pack, const FactSource& source, const FactCatalogue& facts, Subject subject);

/// Runs the examples of every rule; each problem names the example's place, what it expects and what came out.
struct ExampleReport {
    int rules = 0;
    int examples = 0;
    Errors failures;
};
ExampleReport runExamples(const RuleBook& book, const FactCatalogue& facts);

} // namespace sp
