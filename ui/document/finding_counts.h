// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/assessment.h"

namespace sp::ui {

/// Counts of findings for people: what the status bar and the summary say.
struct Counts {
    int violations = 0, warnings = 0, advisories = 0; ///< open fails
    int undecided = 0; ///< that somebody can decide now
    int later = 0; ///< undecided: site facts or no engine yet
    int waived = 0;
    /// Counts a finding in, or out again with -1.
    void add(const Finding& finding, int n = 1);
    bool operator==(const Counts&) const = default;
};
Counts countsOf(const Assessment& assessment);
/// The same from the counts of an assessment before: it costs what differs.
Counts countsAfter(Counts counts, const Assessment& before, const Assessment& now);

} // namespace sp::ui
