// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/geom/region.h"

namespace sp {

/// Without repeated points, spikes and corners that stand out by 2 nm or less, which is what rounding leaves on a slanted wall; in the
/// direction asked for, from the corner with the smallest x, then y. Empty when nothing with an area is left.
Ring cleanRing(const Ring& ring, bool counterClockwise);

/// Whether rings neither cross nor touch themselves or each other, and holes lie in the outline and beside each other. Exact.
bool isProperArea(const AreaRings& area);

/// The floor of one room: parts that fixtures separate, the largest first.
struct RoomFloor {
    bool broken = false; ///< the outline is no simple ring
    std::vector<AreaRings> parts;
};

/// What is left of an outline without its holes and what stands on it. One that stands free is a hole corner for corner. What comes nearer
/// than 10 mm to a wall, or to another one, touches it: nobody walks in between; where things touch in a point they are
/// taken 1 mm larger. Parts under 0.1 m2, or 100 mm wide, are nothing to stand on.
RoomFloor roomFloor(const Ring& outline, const std::vector<Ring>& holes, const std::vector<Ring>& obstructions);

} // namespace sp
