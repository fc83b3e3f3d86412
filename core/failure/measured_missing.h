// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/facts/measure.h"
#include "core/failure/power_state.h"

namespace sp {

/// Unknown because of inputs that a figure waits for, each at the entity that should say it where the catalogue of facts has such a fact,
/// else at `at`.
Measured waitsFor(const FactSheet& sheet, Subject at, Trace* trace, const std::vector<MissingInput>& inputs);
/// Those of a supply that its battery needs: its rated output is not among them.
std::vector<MissingInput> ofTheBattery(std::vector<MissingInput> inputs);
/// The same as waitsFor of one fact.
Measured waitsFor(const FactSheet& sheet, Subject at, Trace* trace, const char* fact, Why why = Why::NoData);

} // namespace sp
