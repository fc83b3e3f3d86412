// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edit/edited.h"

#include <functional>

namespace sp {

/// One wall that changes its line. `offsetNow` gives the offset of an opening on the wall as it is after, from that before.
struct WallChange {
    Wall before, after;
    std::function<Length(Length)> offsetNow;
    bool turned = false; ///< the wall runs the other way now: jambs and sides of its openings change places
};

/// The change of a wall whose ends went to other points: openings keep their distance from the end that stayed; on a wall that went as a
/// whole they go with it.
WallChange changeOfEnds(const Wall& before, PlanPoint from, PlanPoint to);

/// Puts walls with the openings on them and what stands beside those. An opening that stood within its wall stays within it, and the notes
/// say by how much it was moved for that. `after.id` may be another wall than `before.id`: the openings go over to it.
void changeWalls(PatchChain& chain, const std::vector<WallChange>& changes);

} // namespace sp
