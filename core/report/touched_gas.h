// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/touched.h"

namespace sp {

/// Marks what reads over a gas: valves of a source and of a safety function, rooms that the source reaches, supplies of detectors and valves,
/// and valves that inflate the seals of doors. Openings are marked before.
void touchGas(Touched& touched, const Project& before, const Project& after, const IndexChanges& changes);
/// A supply whose facts have changed touches the valves that it feeds, and those that a device on it closes.
void touchValvesBySupply(Touched& touched, const PlanIndex& now, size_t supply);

} // namespace sp
