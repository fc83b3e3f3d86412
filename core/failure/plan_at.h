// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/failure/outage_effects.h"

namespace sp {

/// What every part of a plan does at one moment, and what that means for the whole.
struct PlanAt {
    std::vector<OpeningState> openings; ///< by row
    std::vector<ValveState> valves; ///< by row
    std::vector<Pass> passes; ///< by portal of the graph
    WholePlan plan;
};

PlanAt planAt(const FailureModel& model, const Moment& moment);
/// The same for a moment of an outage, with or without more faults: where nobody knows how long a supply or receiver lasts, what hangs on it
/// counts as known only where it is the same with and without it.
PlanAt planAt(const FailureModel& model, const Moment& moment, const Outage& outage);

} // namespace sp
