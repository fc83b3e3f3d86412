// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/assessment.h"

namespace sp {

/// What a rule that ran asks of a fact of one subject, met or not: for documents that print a measured value beside its limit.
struct FactLimit {
    QString rule; ///< id
    Verdict verdict = Verdict::Undecided; ///< of the check that compares the fact
    QString op; ///< "at_most", "at_least", "below", "above"
    std::optional<Value> limit; ///< nullopt: not known
    std::vector<CiteText> cite; ///< for the editions of the project
};

/// In the order of the rule book; empty where no rule that ran and applies compares the fact.
std::vector<FactLimit> limitsOf(const Assessment& assessment, const Library& library, FactId fact, Subject subject);

} // namespace sp
