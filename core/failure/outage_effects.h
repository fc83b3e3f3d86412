// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/failure/failure_model.h"
#include "core/failure/outage.h"

namespace sp {

struct OpeningChange {
    int opening = -1; ///< row
    OpeningState state; ///< from now on
    bool leafMoved = false;
};

/// A valve that an event moves; the words of its positions, "open", "closed", ...
struct ValveChange {
    int valve = -1; ///< row
    QString from, to;
};

/// A stretch of time in which something does not hold; without an end it goes on.
struct Stretch {
    double fromS = 0;
    std::optional<double> untilS;
};

/// What an outage means for one room.
struct RoomLine {
    int room = -1;
    std::optional<double> securedUntilS; ///< the public gets in from here on; 0: before the outage already; absent: never, or not known
    bool securedUnknown = false;
    std::vector<Stretch> noEgress; ///< somebody without key and credential does not get out
    bool egressUnknown = false; ///< in some stretch
    bool piped = false; ///< valves feed it from a source
    std::optional<double> gasIsolatedFromS; ///< for the rest of the outage; 0: before it already; absent: never, or not known
    bool gasUnknown = false;
};

struct OutageEffects {
    std::vector<std::vector<OpeningChange>> openings; ///< by event, then by row
    std::vector<std::vector<ValveChange>> valves;
    std::vector<RoomLine> rooms; ///< of rooms and corridors, not of stairs, by row
};

/// A moment of the outage with everything that may end at any time still there, or gone.
Moment settled(Moment moment, const Outage& outage, bool there);
/// What two states of an opening have in common; the rest is unknown.
OpeningState common(OpeningState a, const OpeningState& b);

/// The part of effectsOf that valves have in it: what each event moves, and from when on rooms are shut off from their gas.
void addValves(const FactSheet& sheet, const Outage& outage, OutageEffects& effects);

/// What the events of an outage change. Where nobody knows how long a supply or receiver lasts, what hangs on it counts as known only where
/// it is the same with and without it.
OutageEffects effectsOf(const FactSheet& sheet, const FailureModel& model, const Outage& outage);

} // namespace sp
