// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edit/edited.h"

namespace sp {

/// What becomes of the rooms that are traced from walls when walls changed from `before` to `after` (its other tables may differ as well):
/// a room whose enclosure is still there keeps everything and its point moves where it must; a new enclosure becomes a room with the next
/// free number of its storey; of a room that was cut in two the larger part stays itself, and what stands at a point in the other part goes
/// to that; of two that became one, the one with more said of it (then the larger) stays and takes over what pointed to the other; one whose
/// enclosure is gone stays with its point and is told as not enclosed. No rooms become: enclosures under half a square metre, cavities
/// between walls, ones that hold a room by outline, ones that were there before without a room. Notes say what happened by room numbers.
/// The patch is made for `after`; it is empty when no wall changed its line, thickness or storey. Costs two traces for each such storey.
Edited followRooms(const Project& before, const Project& after, NewIds& ids);

/// A number for a new room that no other has: the next after the highest, in the pattern of most rooms of the storey; without any 101 on the
/// first storey by elevation, 201 on the second, B101 on the first below zero.
QString proposedRoomNumber(const Project& project, const std::optional<StoreyId>& storey);

/// A place where walls nearly meet: the end of one and the nearest point of another that it points to or that ends freely as well, too far
/// apart to be joined by tracing and within 1 m.
struct WallGap {
    PlanPoint end, near;
    WallId wall, other;
    Length width;
};
std::vector<WallGap> wallGaps(const Project& project, const std::optional<StoreyId>& storey);

/// The room of the storey that holds a point, and nullopt outside of all.
std::optional<RoomId> roomAt(const Project& project, const struct Topology& topology, const std::optional<StoreyId>& storey, PlanPoint at);

} // namespace sp
