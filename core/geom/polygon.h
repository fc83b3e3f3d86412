// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/geom/point.h"

#include <vector>

namespace sp {

using Ring = std::vector<PlanPoint>;

struct PlanBox {
    PlanPoint least, most;
    bool contains(PlanPoint p) const { return p.x >= least.x && p.x <= most.x && p.y >= least.y && p.y <= most.y; }
};

/// Box of a ring; an empty ring gives an empty box at the origin.
PlanBox boxOf(const Ring& ring);

/// Twice the signed area is too large for 64 bits: square metres as a double, positive when counter-clockwise.
double signedAreaM2(const Ring& ring);

/// True when the point is inside; points on the boundary count as inside.
bool contains(const Ring& ring, PlanPoint p);

/// A point well inside the ring, for its label: the middle of the widest stretch on a few scan lines.
PlanPoint labelPoint(const Ring& ring);
/// The same outside of the holes, wherever there is room beside them.
PlanPoint labelPoint(const Ring& ring, const std::vector<Ring>& holes);

/// Distance of two points, rounded to nanometres.
Length distance(PlanPoint a, PlanPoint b);

/// The point at `along` from `from` towards `to`, moved by `left` to the left of that direction.
PlanPoint pointBeside(PlanPoint from, PlanPoint to, Length along, Length left);

} // namespace sp
