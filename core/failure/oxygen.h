// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/facts/fact_sheet.h"

namespace sp {

/// Percent of oxygen in a mixed, closed room after a release; volumes in m3 (valve-and-power-rules.md B4.1).
double oxygenAfterRelease(double roomM3, double gasM3);
/// Percent of oxygen with the room ventilated, in the steady state; both flows in the same unit.
double oxygenVentilated(double ventilation, double leak);
/// Gas in m3 that a source lets out: a cryogen's litres of liquid grow.
double releasedM3(double litres, bool liquid);

/// What a source leaves of the oxygen in a room, in percent. The ventilation counts where the greatest leak is stated and the exhaust fan
/// has emergency power; else all of the source goes into the closed room. nullopt with what is missing: `amount` is the fact that stands for
/// gas and volume of the source.
std::optional<double> oxygenLeft(const FactSheet& sheet, Subject room, const Source& source, Subject asks, FactId amount, Trace* trace);

} // namespace sp
