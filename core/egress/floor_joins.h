// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/egress/floor_faces.h"
#include "core/egress/room_floor.h"

namespace sp {

/// A part of a room's floor.
struct FloorPart {
    int room = -1; ///< of FloorInput::rooms
    AreaRings area;
};

/// Where two parts are one floor: a cased opening without a leaf, or a stretch of outline along which no wall stands.
struct FloorJoin {
    int a = -1, b = -1; ///< parts
    int door = -1; ///< of FloorInput::doors; -1: no wall
    PlanPoint from, to;
    Ring bridge; ///< what lies between the two floors, and a little more; empty when they overlap
};

/// Two rooms that meet, or stand on the same floor, and are not joined.
struct FloorClash {
    int roomA = -1, roomB = -1;
    PlanPoint at;
    double amount = 0; ///< m2 in common; nm of open boundary
};

/// What a plan of rooms with entered outlines shows where they meet. Traced rooms have a wall all around.
struct OpenBoundaries {
    std::vector<FloorJoin> joins;
    std::vector<FloorClash> clashes; ///< open, but one of the rooms is no floor or others may not pass through it
    std::vector<FloorClash> overlaps;
};
/// Outlines that run along each other within 20 mm, for 300 mm or more, without a wall of the storey there, are open to each other.
OpenBoundaries openBoundaries(const FloorInput& input, const std::vector<FloorPart>& parts);

/// The cased opening as a join of two parts; nullopt when it is no hole through one straight wall between the two floors.
std::optional<FloorJoin> casedJoin(const FloorInput& input, int door, const std::vector<FloorPart>& parts);

/// Parts that hang together, and their floor.
struct JoinedFloor {
    std::vector<int> parts;
    AreaRings area;
};
/// Every part is in one of them. Joins that give no proper floor are taken out of the list.
std::vector<JoinedFloor> joinedFloors(const std::vector<FloorPart>& parts, std::vector<FloorJoin>& joins);

} // namespace sp
