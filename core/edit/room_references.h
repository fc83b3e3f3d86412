// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edit/edited.h"

#include <functional>

namespace sp {

/// What people call a room: its number, else its name, else its id.
QString roomText(const Room& room);

/// Lets everything that points to one room point to another, and takes the first away: devices, supplies, sources, valves, stated sides of
/// openings, assumptions, waivers and reviews. Of two waivers of one finding the one that stays is that of `to`; two reviews of one finding
/// become one thread. Returns how many things pointed to it; a waiver that went is told.
int replaceRoom(PatchChain& chain, const RoomId& from, const RoomId& to);

/// Things that stand at a point of the part that was cut off a room, and belong to the room that it is now. Returns how many.
/// `holds` says whether a point is in that part.
int moveStandingIn(PatchChain& chain, const RoomId& from, const RoomId& to, const std::function<bool(PlanPoint)>& holds);

/// The key of a finding with one of its subjects replaced.
QString keyWithSubject(const QString& key, const QString& from, const QString& to);

} // namespace sp
