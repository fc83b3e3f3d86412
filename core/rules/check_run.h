// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/facts/fact_sheet.h"
#include "core/rules/evaluate.h"

#include <array>

namespace sp {

/// One check of one rule on one subject that is no plain pass: compact, texts are made by `explain` when somebody reads them.
struct OpenCheck {
    quint32 rule = 0; ///< index in the book
    Subject subject;
    quint16 caseIndex = 0;
    Verdict verdict = Verdict::Fail;
    bool whenUnknown = false;
    Severity severity = Severity::Violation;
    bool operator==(const OpenCheck&) const = default;
};

using Tally = std::array<qint64, 4>; ///< pairs of rule and subject by verdict

struct CheckRun {
    std::vector<OpenCheck> open; ///< fails and undecideds, by rule and subject
    std::vector<OpenCheck> notes; ///< passes that have something to say
    std::vector<Tally> byRule; ///< as long as the book
    std::vector<bool> ran; ///< rules that ran
    QStringList usedAssumptions;
    Tally total() const;
};

/// Which rules to run; empty = all of the packs that the project switches on.
struct RuleSelection {
    QStringList rules;
    std::optional<QStringList> packs; ///< of a profile
    QString profile; ///< its name, for reports
    QStringList overrides; ///< what the profile changes, a sentence each
};

/// `<rule>:<subject>:<check>`, stable for ever.
QString keyOf(const RuleBook& book, const FactSheet& sheet, const OpenCheck& open);

/// Judges every rule on every subject.
CheckRun runChecks(const RuleBook& book, std::shared_ptr<const PlanIndex> index, const FactSources& sources,
                   const RuleSelection& selection = {});

} // namespace sp
