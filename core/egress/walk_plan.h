// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/egress/cell_walk.h"

#include <memory>
#include <optional>
#include <utility>

namespace sp {

// The walkable floor of one storey, ready to be measured. Rows are those of the plan that it was made from; everything here is geometry, no
// lock and no code (egress.md 2).

/// What a side of an opening leads to where there is no floor of the exit access.
enum class Beside : quint8 {
    Floor, ///< a cell
    Exit, ///< the open air at grade, an exit enclosure, the far side of a horizontal exit: travel ends at the door
    Nowhere, ///< nothing that anybody leaves by: a shaft, a roof, or not known
};

/// One way through a wall: a door, a pair of leaves, or a cased opening between spaces that are not one cell.
struct WalkDoor {
    struct Face {
        Beside beside = Beside::Nowhere;
        int cell = -1;
        int space = -1; ///< of WalkPlan::spaces
        /// Where beside is Exit: row of the exit enclosure beyond, -1 the open air. Doors into the same one are one exit, into the open air
        /// each is one.
        int beyondRoom = -1;
        std::vector<int> nodes; ///< of the cell, the middle first; three for a wide opening
        PlanPoint middle; ///< on the finished face
        PlanPoint jambs[2];
    };
    int opening = -1; ///< row
    Face a, b; ///< of side a (left of the wall) and b
    double crossing = 0; ///< nm through the wall
    Length width; ///< clear, as far as known, else of the hole
    bool leaf = true; ///< false: a cased opening
    bool passable = true; ///< false: nobody leaves by it whatever its state is: a revolving or a coiling door
    bool horizontalExit = false; ///< in the wall of one: travel ends at it from either side
    bool asksBeyond = false; ///< nobody says what is on one of its sides, an exit perhaps
};

/// A room, as far as people walk in it. A part that fixtures close off is another space of the same room.
struct WalkSpace {
    int room = -1; ///< row
    int cell = -1;
    std::vector<Ring> area; ///< rings as in Cell
    bool corridor = false;
    bool noThrough = false; ///< others may not leave through it
};

/// Spaces of one cell that meet without a door: where they meet, from jamb to jamb.
struct WalkGap {
    int opening = -1; ///< row of the cased opening
    int spaceA = -1, spaceB = -1;
    PlanPoint from, to;
};

/// An open stair or ramp to another storey: as long as its slope, from the middle of the one space to the middle of the other.
struct WalkLink {
    int stair = -1; ///< row
    int space = -1; ///< here
    PlanPoint at; ///< a point of its floor
    int otherRoom = -1; ///< row, on another storey
    std::optional<double> nm; ///< nullopt: nobody knows how long it is
};

/// Something that could not be measured, and why.
struct NotMeasured {
    enum class Cause : quint8 {
        NoOutline, ///< the room has none
        BrokenOutline, ///< that is no simple ring
        NoDoor, ///< nothing leads into the room
        NoPlace, ///< of an opening: nobody knows where it is
        NotOnOutline, ///< the opening meets no wall of its room
        ClosedOff, ///< fixtures close a part of the room off
        NoStairLength,
        Overlap, ///< two rooms stand on the same floor
        Moved, ///< mended: within the tolerance, the opening is taken to be on the outline
        NoState, ///< nobody knows whether people get through the opening
        OpenBoundary, ///< rooms meet without a wall, and others may not leave through one of them or it is no floor: taken as closed
        AboveGrade, ///< the opening leads into the open air above grade: counted as an exit
    };
    Cause cause = Cause::NoOutline;
    int room = -1, opening = -1, stair = -1; ///< rows, as far as they apply
    std::optional<PlanPoint> at;
    double amount = 0; ///< m2 closed off or of overlap, nm moved or of open boundary
    int otherRoom = -1; ///< row, of Overlap and OpenBoundary
};

struct WalkPlan {
    int storey = -1; ///< row; -1: what is on no known storey
    double axes = 0; ///< direction of the storey's x axis, radians
    std::vector<std::shared_ptr<const CellWalk>> cells;
    std::vector<WalkSpace> spaces;
    std::vector<WalkDoor> doors; ///< by row of the opening
    std::vector<WalkGap> gaps;
    std::vector<WalkLink> links;
    std::vector<NotMeasured> problems;
};

} // namespace sp
