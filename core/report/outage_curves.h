// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/power_report.h"

namespace sp {

struct ChargePoint {
    double atS = 0, percent = 100;
    bool operator==(const ChargePoint&) const = default;
};

/// What is left of the batteries or the UPS of a supply in the course of an outage, in percent of what they give at their age, temperature
/// and load (valve-and-power-rules.md D4.5, D4.6).
struct ChargeCurve {
    enum class Holds : quint8 { Nothing, Known, Unknown };
    int supply = -1; ///< row
    QString mark;
    Holds holds = Holds::Unknown; ///< Nothing: no battery and no UPS
    std::vector<ChargePoint> points; ///< straight between them, level after the last; empty unless known
    /// Percent at so many seconds after the mains were lost; nullopt where there is no charge, or nobody knows it.
    std::optional<double> at(double atS) const;
};

/// How many things are how, from one moment of an outage on.
struct OutageCounts {
    double fromS = 0;
    /// Doors that keep out whoever has neither key nor credential, of those that do so at some time of the outage, or may.
    int secured = 0, open = 0, securedUnknown = 0;
    std::vector<int> exposed, exposedUnknown; ///< protected rooms that anybody gets into; rows, sorted
    std::vector<int> trapped, trappedUnknown; ///< rooms that people do not get out of
    std::optional<qint64> people = 0; ///< in the trapped rooms by their loads; nullopt where one is not known
    int valvesMoved = 0, valvesUnknown = 0; ///< that are not where they were before the outage
};

/// The pictures of an outage, as numbers over time.
struct OutageCurves {
    std::vector<ChargeCurve> charges; ///< by row of the supply
    OutageCounts before;
    std::vector<OutageCounts> after; ///< by event; events of the same second have the same counts
    double endS = 0; ///< how far a picture needs to reach: a little beyond the last event
    const OutageCounts& at(double atS) const;
};

/// Pure. What waits for a component of which nobody knows how long it lasts counts as known only where it makes no difference.
OutageCurves outageCurves(const FailureModel& model, const PowerReport& report);

} // namespace sp
