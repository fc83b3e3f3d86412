// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/failure/fault_analysis.h"

namespace sp {

/// One thing that nobody wants, of one subject, and everything that causes it. Ways and moments that need the same faults are one set: a room behind
/// five doors has many ways in.
struct FaultGroup {
    struct Set {
        FaultSet faults; ///< positions in the model's faults
        QString when; ///< "F0, F6 quiet"
        QString way; ///< "by way of 102B, 110A"; the shortest; empty where there is none to tell
        size_t event = 0; ///< position in the analysis of the first moment with the shortest way
    };
    EventKind kind = EventKind::Trapped;
    int subject = -1; ///< row of a room, an opening (fire door) or a source
    QString head; ///< "112 SERVER: people (3) cannot get out"
    std::vector<Set> sets; ///< small ones first
};

/// In the order of the analysis.
std::vector<FaultGroup> faultGroups(const FailureModel& model, const FaultAnalysis& analysis);

} // namespace sp
