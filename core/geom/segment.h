// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/geom/polygon.h"

#include <optional>

namespace sp {

// Straight lines through two points, `from` and `to`. Left is counter-clockwise of the direction from one to the other.

/// Where the foot of a point lies along the line from `from`: negative before it. Zero for a line without length.
Length alongOf(PlanPoint from, PlanPoint to, PlanPoint p);
/// How far a point lies to the left of the line, negative to the right.
Length leftOf(PlanPoint from, PlanPoint to, PlanPoint p);
/// Nearest point of the piece between `from` and `to`.
PlanPoint nearestOn(PlanPoint from, PlanPoint to, PlanPoint p);
/// True when the directions differ by less than a thousandth (0.06 degrees), as walls are told to be parallel where they are traced.
bool parallel(PlanPoint aFrom, PlanPoint aTo, PlanPoint bFrom, PlanPoint bTo);
/// Where two endless lines cross; nullopt for parallel ones.
std::optional<PlanPoint> crossing(PlanPoint aFrom, PlanPoint aTo, PlanPoint bFrom, PlanPoint bTo);
/// Moves a point as if it were fixed to an axis that goes from one place to another: same distance along from the middle and to the left.
struct Axis {
    PlanPoint middle, from, to; ///< `from` and `to` give the direction
};
PlanPoint carried(PlanPoint p, const Axis& before, const Axis& after);

} // namespace sp
