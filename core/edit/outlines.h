// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edit/edited.h"
#include "core/geom/polygon.h"

#include <map>

namespace sp {

/// Makes a drawn outline counter-clockwise without repeated points. What is wrong when it cannot be one: fewer than three points, crossing
/// itself, no area. `what` names the thing in the sentence.
std::optional<Error> tidyOutline(Ring& outline, const QString& what);

/// The room of a storey around a point, of several the smallest; a traced one to the axes of its walls. nullptr: none.
const Room* roomAround(const Project& project, const std::optional<StoreyId>& storey, PlanPoint at);

/// Rooms of a storey that have area in common with an outline.
struct SharedArea {
    double m2 = 0;
    double ofRoom = 0; ///< share of the room's own area
};
std::map<RoomId, SharedArea> roomsUnder(const Project& project, const std::optional<StoreyId>& storey, const Ring& outline);

} // namespace sp
