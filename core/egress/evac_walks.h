// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/egress/people_curve.h"
#include "core/egress/walk_plan.h"

#include <functional>

namespace sp {

/// How far people of a space walk to something: share of its floor, from 0 to 1, within so many metres. The floor is sampled at about
/// `walkSamples` places, so shares are good to one sample; the farthest corner is exact.
struct WalkTo {
    Seed seed; ///< of the space's cell; its `beyond` does not count
    bool atIt = true; ///< it borders on the space itself: somebody stands right before it
    std::function<bool(PlanPoint)> whose; ///< floor whose people go there; empty: all of it
};
PeopleCurve walksOf(const WalkPlan& plan, int space, const WalkTo& to);
inline constexpr int walkSamples = 64;

} // namespace sp
