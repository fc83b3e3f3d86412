// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/facts/fact_sheet.h"

namespace sp {

// What the plan says of one storey, as far as its walkable floor follows from it: plain values, so that two states of a plan tell at once
// whether the floor is still the same one. Ids, no rows: an opening that is put in elsewhere leaves them alone.

struct FloorRoom {
    RoomId id;
    enum class Kind : quint8 {
        Floor, ///< people walk in it and are still in the exit access
        Exit, ///< whoever is in it has left: an exit enclosure, the outside at grade
        Above, ///< outside above grade without an outline: out only where a door is said to be an exit
        Nowhere, ///< nobody leaves by it: a lift, a shaft
    };
    Kind kind = Kind::Floor;
    bool outside = false; ///< and not an enclosure: of kind Exit or Above
    bool corridor = false;
    bool noThrough = false;
    bool terrace = false; ///< open air above grade whose outline is known: people cross it, as to a stair at its far end
    bool hasOutline = false;
    bool traced = false; ///< from walls: those never overlap
    Ring outline;
    std::vector<Ring> holes;
    bool operator==(const FloorRoom&) const = default;
};

struct FloorSide {
    Beyond::Kind kind = Beyond::Kind::Unknown;
    int room = -1; ///< of FloorInput::rooms; -1: none, or on another storey
    bool operator==(const FloorSide&) const = default;
};

struct FloorDoor {
    OpeningId id;
    bool placed = false; ///< where it is is known
    PlanPoint from, to, middle; ///< axis of the opening; side a is left of it
    Length thickness; ///< of the wall
    std::optional<Length> width; ///< clear, as far as known, else of the hole
    FloorSide a, b;
    bool leaf = true;
    bool passable = true;
    bool noExit = false; ///< somebody says that it is no way out
    bool exit = false; ///< somebody says that it is an exit
    bool horizontalExit = false;
    bool operator==(const FloorDoor&) const = default;
};

/// A room that an open stair or ramp leads through, and one on another storey that it leads to.
struct FloorLink {
    StairId stair;
    int room = -1; ///< of FloorInput::rooms
    RoomId other;
    std::optional<double> nm; ///< walked between the two
    bool operator==(const FloorLink&) const = default;
};

struct FloorWall {
    PlanPoint from, to;
    Length thickness;
    bool operator==(const FloorWall&) const = default;
};

struct FloorInput {
    std::optional<StoreyId> storey; ///< nullopt: what is on no known storey
    std::optional<qint64> aboveGrade;
    std::vector<FloorRoom> rooms; ///< all lists by id
    std::vector<FloorDoor> doors;
    std::vector<Ring> obstructions;
    std::vector<FloorWall> walls;
    std::vector<WallId> assumed; ///< those of which nobody says how thick they are: see thicknessOf
    std::vector<FloorLink> links;
    std::vector<StairId> unplaced; ///< stairs to this storey of which no room of it says that it belongs to them
    bool operator==(const FloorInput&) const = default;
};

/// The storey on which an opening is measured; nullopt: nobody knows.
std::optional<StoreyId> storeyOf(const PlanIndex& index, size_t row);

/// The floors of a plan, gathered from snapshot to snapshot: a storey on which nothing changed costs nothing, and one whose floor is as it
/// was keeps its very input.
class FloorInputs final {
public:
    void follow(const FactSheet& sheet);
    /// In the order of the plan; last, where there is anything, what is on no known storey.
    const std::vector<std::shared_ptr<const FloorInput>>& storeys() const { return m_storeys; }

private:
    std::vector<bool> touched(const PlanIndex& now) const;

    std::shared_ptr<const PlanIndex> m_index;
    std::vector<std::shared_ptr<const FloorInput>> m_storeys;
};

} // namespace sp
