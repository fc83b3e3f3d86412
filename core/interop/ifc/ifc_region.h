// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interop/ifc/ifc_plan.h"

namespace sp {

// Plane areas in mm: united, cut, grown and made valid. Only x and y are looked at. Rings are clean and counter-clockwise, those of holes
// too. What cannot be computed (coordinates that are no numbers, a tangle of crossings that no building has) is an empty region, and
// `failed` is set; it is left alone otherwise.

struct IfcRegionPart {
    IfcRing outer;
    std::vector<IfcRing> holes;
};
using IfcRegion = std::vector<IfcRegionPart>; ///< the largest first; parts touch in points at most

/// The area inside `outer` and outside the holes. A ring that crosses itself, has spikes or runs over itself is made valid, and so are
/// holes that stick out or overlap: then `repaired` is set. Repeated points and the direction of a ring are no fault.
IfcRegion ifcRegion(const IfcRing& outer, const std::vector<IfcRing>& holes, bool* repaired = nullptr, bool* failed = nullptr);
IfcRegion ifcUnion(const std::vector<IfcRegion>& regions, bool* failed = nullptr);
IfcRegion ifcMinus(const IfcRegion& from, const IfcRegion& cut, bool* failed = nullptr);
IfcRegion ifcCommon(const IfcRegion& a, const IfcRegion& b, bool* failed = nullptr);
/// Every border moved outwards by that much, inwards when negative; corners stay sharp.
IfcRegion ifcGrown(const IfcRegion& region, double mm, bool* failed = nullptr);
bool ifcBoxesMeet(const IfcRegion& a, const IfcRegion& b); ///< without computing what they have in common
double ifcArea(const IfcRegion& region); ///< mm2, without the holes
bool ifcContains(const IfcRegion& region, IfcVec p);

} // namespace sp
