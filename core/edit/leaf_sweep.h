// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/geom/polygon.h"
#include "core/model/topology.h"

namespace sp {

/// The quarter circle that a leaf sweeps from closed to a right angle, seen from its hinge: x along the wall towards the strike, y away from
/// the wall to the side of the swing. In metres.
struct LeafSweep {
    double hingeX = 0, hingeY = 0; ///< in the plan
    double alongX = 0, alongY = 0; ///< unit vector from hinge to strike
    double awayX = 0, awayY = 0; ///< unit vector to the side of the swing
    double width = 0;
    Ring outline; ///< a polygon a little smaller than the sweep, in the plan

    /// Whether an outline reaches into the sweep by more than a tolerance of drawing.
    bool meets(const Ring& ring) const;
};

/// The sweeps of the leaves of an opening; none where a leaf does not swing, or where hinge, swing or place are not known.
std::vector<LeafSweep> sweepsOf(const Project& project, const Opening& opening);

/// Corners of a wall's body, square at its ends.
Ring wallOutline(const Wall& wall);
/// Another wall that lies against a wall along its length: a layer of it, or its continuation. Its leaf does not open against that.
bool isPartOfHost(const Wall& host, const Wall& wall);

} // namespace sp
