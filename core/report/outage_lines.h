// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/power_report.h"

namespace sp {

/// One event of an outage for people.
struct OutageLine {
    double atS = 0; ///< since the mains were lost
    QString says; ///< "The battery of PS-2 is empty."
    QStringList moves; ///< "110A, 112A: free from inside; with a key only from outside; latched"
    QStringList means; ///< "People in 222 ANTEROOM (2) cannot get out."; what events of the same second come to stands at the last of them
};
std::vector<OutageLine> outageLines(const FactSheet& sheet, const FailureModel& model, const PowerReport& report);

/// What an outage comes to, the worst first; one sentence that all is well where nothing happens to anybody. `clock` gives the words of a time in
/// seconds since the mains were lost.
QStringList outageSummary(const FactSheet& sheet, const FailureModel& model, const PowerReport& report,
                          const std::function<QString(double)>& clock);

/// "02:14:05" since the mains were lost.
QString elapsedWords(double seconds);
/// The same on the clock of a building that loses its mains `startMinutes` after midnight: "20:14:05", "+1 day 02:00:00".
QString clockWords(double seconds, int startMinutes);

} // namespace sp
