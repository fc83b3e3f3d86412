// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edit/draft.h"
#include "core/edit/edit_plan.h"

namespace sp {

// Geometry of elements under a motion. A mirrored wall is drawn from its other end: its side a stays the side where it was, so that what
// names a side (swing, outside, readers, egress side) keeps its meaning, and hands change as a mirror changes them.

void carry(Wall& wall, const Motion& motion);
void carry(Room& room, const Motion& motion);
void carry(Obstruction& obstruction, const Motion& motion);
void carry(Underlay& underlay, const Motion& motion); ///< a mirrored underlay is placed and turned only: drawings are not read backwards
void carry(Device& device, const Motion& motion);
void carry(Supply& supply, const Motion& motion);
void carry(Source& source, const Motion& motion);
void carry(Valve& valve, const Motion& motion);
/// An opening in no wall.
void carryFree(Opening& opening, const Motion& motion);
/// An opening in a wall that was carried; `length` of the wall.
void carryInWall(Opening& opening, Length length, const Motion& motion);

bool isNothing(const Motion& motion);

/// Gives things that stand at a point (devices, supplies, sources, valves) the room that they stand in now; a room that they left, with no
/// other there, becomes their storey.
void findRoomsAnew(PlanDraft& draft, const QStringList& ids);

} // namespace sp
