// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/failure/moment.h"
#include "core/failure/power_state.h"

namespace sp {

/// What is taken for given of an outage.
struct OutageOptions {
    BatteryAge batteries = BatteryAge::EndOfLife;
    bool generatorStarts = true; ///< where the plan has one
    std::optional<double> fireAlarmS; ///< a fire alarm on top, so many seconds after the mains are lost
    bool operator==(const OutageOptions&) const = default;
};

enum class OutageEventKind : quint8 {
    MainsLost, ///< as one supply, or one air compressor, meets it
    Transfer, ///< a supply comes back on its battery
    Generator, ///< a supply or compressor comes back on the generator
    GeneratorEnds,
    MainsCut, ///< the fire alarm takes the mains input of a supply that the generator feeds
    PanelUnlocks, ///< a fire alarm panel lets go the locks that it feeds
    UnderVoltage, ///< a load gets less than it needs
    BatteryEmpty,
    AirLow,
    FireAlarm,
};

/// One thing that happens, and what holds from then on.
struct OutageEvent {
    OutageEventKind kind = OutageEventKind::MainsLost;
    double atS = 0;
    QString component; ///< id; `mains`, `fire_alarm` for what is no entity
    QString says;
    Moment moment;
};

/// A component of which nobody knows how long it lasts: it may end at any moment.
struct OutageUnknown {
    QString component;
    int supply = -1, air = -1, circuit = -1; ///< row of the one that it is
    QStringList loads; ///< of the circuit: parts
    std::vector<MissingInput> missing;
    int locks = -1; ///< row of a supply that may let go the locks that it feeds
};

/// The timeline of an outage (valve-and-power-rules.md D5), in order of time.
struct Outage {
    OutageOptions options;
    bool hasGenerator = false;
    Moment before; ///< mains on
    std::vector<OutageEvent> events;
    std::vector<OutageUnknown> unknown;
};

/// Pure. An outage that nothing ends but its generator's fuel. `power` may hold a part of the plan only: what is not in it goes on.
Outage outageOf(const FactSheet& sheet, const PowerState& power, const OutageOptions& options = {});

} // namespace sp
