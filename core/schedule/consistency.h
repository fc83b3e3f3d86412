// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schedule/schedule.h"

namespace sp {

/// One place where the documents of a plan do not agree, as a sentence (hardware-schedule.md 19).
struct Disagreement {
    int check = 0; ///< number in section 19
    QString text;
    QStringList ids; ///< of openings, sets, items, waivers
    bool operator==(const Disagreement&) const = default;
};

/// Checks 1 to 4, 7 to 9, 11, 12 and 14, sorted by check and place in the schedule. Keying, supply loads and issues have no data yet.
std::vector<Disagreement> disagreements(const ScheduleInput& in, const Schedule& schedule);

} // namespace sp
