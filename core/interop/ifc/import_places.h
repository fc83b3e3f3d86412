// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interop/ifc/import_build.h"

namespace sp {

// Where things lie on the walls of a plan; all lengths in mm.

double extentAlong(const IfcPolygon& polygon, double angle); ///< of a polygon along a direction in radians
double alongWall(const Wall& wall, PlanPoint p); ///< from the wall's `from`
double besideWall(const Wall& wall, PlanPoint p); ///< to the left of its axis
double beyondEnds(const Wall& wall, PlanPoint p); ///< past the nearer end, 0 between the ends
double directionOf(const Wall& wall); ///< in radians
std::optional<Length> sillOf(const IfcDoor& door); ///< world z of the bottom of its hole, else of its placement
/// Of the straight parts of a wall the one that a point is nearest to, those on the storey before others; null when there is none.
Table<Wall>::Pointer nearestRun(const std::vector<Table<Wall>::Pointer>& runs, PlanPoint p, const std::optional<StoreyId>& storey);
/// Puts an opening on a wall by where its middle lies; the storey is said where it is not the wall's.
void putOnWall(const Wall& wall, PlanPoint middle, std::optional<StoreyId> storey, Place& place);

} // namespace sp
