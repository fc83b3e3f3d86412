// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interop/ifc/ifc_placement.h"

namespace sp {

// Plane geometry on points in mm: what turns bodies into outlines. Only x and y are looked at.

using IfcRing = std::vector<IfcVec>;

double ifcArea(const IfcRing& ring); ///< positive when counter-clockwise
/// Without repeated points and without points on a straight line; counter-clockwise. Empty when nothing with an area is left.
IfcRing ifcCleanRing(IfcRing ring);
IfcRing ifcHull(std::vector<IfcVec> points);
bool ifcInside(const IfcRing& ring, IfcVec p);
/// Rings around faces that lie side by side: edges that two faces share vanish.
std::vector<IfcRing> ifcBoundary(const std::vector<IfcRing>& faces);
/// A line moved to its left, seen along it, with mitred corners; one whose last point is its first runs round.
std::vector<IfcVec> ifcOffset(const std::vector<IfcVec>& line, double left);
/// In our units; empty when a coordinate is out of range.
IfcPolygon ifcPolygon(const IfcRing& ring);

/// The narrowest rectangle around the points with a side along an edge of their hull.
struct IfcBox {
    IfcVec from, to; ///< ends of the middle line of the longer direction
    double width = 0;
};
std::optional<IfcBox> ifcBox(const std::vector<IfcVec>& points);

} // namespace sp
