// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interop/ifc/ifc_placement.h"

#include <vector>

namespace sp {

using IfcLine = std::vector<IfcVec>; ///< points from first to last, in mm; only x and y are looked at

/// Part of a circle that lines of a drawing follow.
struct IfcArc {
    IfcVec centre;
    double radius = 0;
    IfcVec from, to;
    double sweep = 0; ///< radians, positive counter-clockwise; a whole circle turns by 2 pi
};

/// The arcs that are hidden in polylines, be it one line with many points or many short lines end to end: at least three chords of at most
/// 35 degrees each on one circle.
std::vector<IfcArc> ifcArcs(std::vector<IfcLine> lines);

} // namespace sp
