// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/geom/point.h"

namespace sp {

/// The point that lies `factor` times as far from `centre` in the same direction.
PlanPoint scaledAbout(PlanPoint p, PlanPoint centre, double factor);
/// The point turned counter-clockwise; quarter turns are exact.
PlanPoint turnedAbout(PlanPoint p, PlanPoint centre, Angle turn);
/// Direction from one point to another, counter-clockwise from the x axis, 0 to under 360 degrees; 0 for one point.
Angle directionOf(PlanPoint from, PlanPoint to);

} // namespace sp
