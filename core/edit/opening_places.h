// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edit/draft.h"
#include "core/model/topology.h"

namespace sp {

// Where openings stand in their walls: what placing, moving and copying share.

/// Its mark, else its id.
QString openingName(const Opening& opening);
/// The word of door.operation of the opening or its type; empty when nobody has said it.
QString operationOf(const Project& project, const Opening& opening);
/// Whether a leaf hangs at a jamb: a hand can be flipped. Nothing entered counts as swinging.
bool hangsAtJamb(const QString& operation);
/// Whether there is a leaf that can be on one side of the wall or the other.
bool hasLeafSide(const QString& operation);

/// Why an opening cannot stand where it says: it reaches over the end of its wall or overlaps another opening there on its storey.
/// The opening itself need not be in the project; the one of its id is not looked at. nullopt: it fits, or it is in no wall.
std::optional<Error> fitProblem(const Project& project, const Opening& opening);
/// The same among openings that are known to be all those of its wall.
std::optional<Error> fitProblem(const Project& project, const Opening& opening, const std::vector<const Opening*>& inWall);

/// Puts an opening into another wall or elsewhere in its own: hand and swing stay what they are seen from the same side, and so does what
/// names a side. Nothing is checked.
void settle(const Project& project, Opening& opening, const Wall& wall, Length offset);
/// The opening in the same place with its wall seen from the other end: hinge, swing and everything that names a side change over.
void turnAbout(const Project& project, Opening& opening);
/// Takes devices at an opening along from one place to another, on the side where they were.
void bringDevices(PlanDraft& draft, const Opening& before, const Opening& after);

/// What lies on both sides of a place where an opening is not yet: by the rooms of the topology.
OpeningSides sidesAt(const Project& project, const Topology& topology, const Opening& opening);

/// The word of door.egress_side with a and b changed over; the others stay.
void swapEgressSide(const Project& project, Opening& opening);

} // namespace sp
