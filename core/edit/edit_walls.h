// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edit/edited.h"

namespace sp {

// Edits of walls. Each patch takes rooms along (follow_rooms.h), so that rooms are found by themselves and stay themselves; openings
// and devices that hang on a wall move with it. An opening that stood within its wall stays within it, and a note says by how much it was
// moved for that. Errors: ids that the plan does not have, walls shorter than 1 mm, nothing to cut at.

/// What a new wall is made of; what is not given stays unknown.
struct WallStyle {
    std::optional<Length> thickness;
    FieldBag facts; ///< wall.type, wall.rating
    bool operator==(const WallStyle&) const = default;
};
/// The styles that the plan's walls have, most used first.
std::vector<WallStyle> wallStylesOf(const Project& project);

/// A wall between each two points one after the other; a point given twice is one. Points within 1 mm of the end of a wall, or of the first
/// point, are that point. Pieces that lie on a wall of the storey, or on an earlier piece, are left out and told. Errors: a piece shorter
/// than 1 mm, nothing left to add, a thickness that is none.
Result<Edited> addWalls(const Project& project, const StoreyId& storey, const std::vector<PlanPoint>& points, const WallStyle& style,
                        NewIds& ids);
/// Moves walls with what hangs on them. Other walls whose ends meet an end of a moved one keep meeting it: one that is parallel to the way
/// gets longer or shorter, another one turns about its far end. One that ends in the body of a moved wall gets longer or shorter on its own
/// line. A moved end that rests on a wall that stays slides along it. Errors: a wall would have no length left or be turned over.
Result<Edited> moveWalls(const Project& project, const std::vector<WallId>& walls, Length dx, Length dy, NewIds& ids);
/// Moves the corner at a point (within 1 mm): every wall of the storey that ends there; what rests on those walls follows.
Result<Edited> moveCorner(const Project& project, const StoreyId& storey, PlanPoint from, PlanPoint to, NewIds& ids);
/// Cuts a wall in two at a distance from its `from`; each opening stays where it is, on the part that holds its middle, and one that reaches
/// over the cut is told. The part at `from` keeps the id; `made` names the other.
Result<Edited> splitWall(const Project& project, const WallId& wall, Length along, NewIds& ids);
/// Makes one wall of two of one line (within 5 mm) that meet, overlap or leave a gap; the first keeps its id, direction and facts. Openings
/// stay where they are and hang as they did, also when the second wall ran the other way.
Result<Edited> joinWalls(const Project& project, const WallId& first, const WallId& second, NewIds& ids);
/// Cuts off the part of a wall beyond its crossing with the line of another, on the side away from `keep`; lengthens it when it does not
/// reach. Errors: parallel walls, an opening in the part that would go.
Result<Edited> trimWall(const Project& project, const WallId& wall, const WallId& at, PlanPoint keep, NewIds& ids);
/// A parallel copy at a distance to the left of the wall (side a), negative to the right.
Result<Edited> offsetWall(const Project& project, const WallId& wall, Length left, NewIds& ids);
/// Gives walls a style; what it does not say stays.
Result<Edited> styleWalls(const Project& project, const std::vector<WallId>& walls, const WallStyle& style, NewIds& ids);

} // namespace sp
