// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edit/edited.h"

namespace sp {

/// A room of the enclosure around a point. Error: no walls enclose it, or it is a room already.
Result<Edited> addRoomAt(const Project& project, const StoreyId& storey, PlanPoint at, NewIds& ids);
/// A room by its outline (three points or more, not crossing itself), for open plans and places without walls. Notes name rooms under it.
Result<Edited> addRoomByOutline(const Project& project, const StoreyId& storey, std::vector<PlanPoint> outline, NewIds& ids);
Result<Edited> addObstruction(const Project& project, const StoreyId& storey, ObstructionKind kind, std::vector<PlanPoint> outline,
                              NewIds& ids);

/// A stair, ramp or lift through storeys: `kind` is a word of stair.kind. On each storey the room that the outline mostly covers becomes a
/// part of it and stays itself; where there is none, a new room of the outline ("ST1", "EL1"). An outline of one point means the rooms around
/// that point. Rooms get the kind exit_enclosure (exit_stair) or stair. Errors: fewer than two storeys, an unknown word, a room that is a part
/// of another stair, no room at a single point.
Result<Edited> addStair(const Project& project, const std::vector<StoreyId>& storeys, const QString& kind, std::vector<PlanPoint> outline,
                        NewIds& ids);

} // namespace sp
