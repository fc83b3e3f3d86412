// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/egress/walk_plan.h"

#include <array>

namespace sp {

/// Whether people get through a door: from side a to side b, and back. What is not known counts one way or the other; who asks says which.
struct DoorUse {
    bool fromA = false, fromB = false;
    bool operator==(const DoorUse&) const = default;
};

/// What a stair to another storey is worth there (egress.md 4.1): the far end may hang on one neck that this storey does not know.
enum class LinkEnd : quint8 {
    None, ///< no exit is reached, or only by coming back
    Reaches, ///< an exit is
    Choice, ///< and whoever is there has a choice of two ways
};

/// A piece of a way on one storey.
struct WayLeg {
    std::vector<PlanPoint> points; ///< both ends included
    int door = -1; ///< of WalkPlan::doors, at the end of the leg; -1: ends elsewhere
    int link = -1; ///< of WalkPlan::links, at the end of the leg
    double nm = 0; ///< without crossing the door
};

/// A goal that is no exit: the middle of a door or of a line across a corridor.
struct WayGoal {
    int door = -1; ///< of WalkPlan::doors
    int cell = -1; ///< else a point of its floor
    PlanPoint at;
    bool onA = true, onB = true; ///< of a door: on which sides of it a way ends
    std::array<double, 2> more{}; ///< nm that count behind it: of a door by the side that a way ends on; of a point the first
};

/// Ways through the doors of one storey to its goals (egress.md 3.4). Every door side gets the shortest distance to a goal; ties go to the
/// lower door, so that equal routes do not flip. Holds a reference to the plan.
class WayGraph final {
public:
    /// To the exits that `use` lets people out by. `beyondLinks`: nm from the far end of each link to an exit of another storey.
    WayGraph(const WalkPlan& plan, const std::vector<DoorUse>& use, Metric metric, const std::vector<double>& beyondLinks = {});
    /// To other goals: a way ends at the first of them.
    WayGraph(const WalkPlan& plan, const std::vector<DoorUse>& use, Metric metric, const std::vector<WayGoal>& goals);

    Metric metric() const { return m_metric; }
    /// nm from where somebody stands before a door, in the cell of the face, through it or any other; `unreachable`.
    double from(int door, bool sideA) const;
    /// The same through this door; `unreachable` where it lets nobody through, or only leads back.
    double through(int door, bool sideA) const;
    /// What comes after a door for whoever goes through it from a side.
    struct Onward {
        int door = -1; ///< the next one, and from which side; -1: none, the way ends here or by a link
        bool sideA = false;
        int link = -1;
    };
    Onward after(int door, bool sideA) const;
    /// Seeds of a cell: what lies beyond each of its nodes for whoever leaves through it. People of a space that others may not pass through
    /// leave by any of its doors.
    const std::vector<Seed>& seeds(int cell) const { return m_seeds[static_cast<size_t>(cell)]; }

    struct Way {
        std::vector<WayLeg> legs;
        double nm = unreachable; ///< with the crossings of doors and the links
        int exit = -1; ///< door that ends the way; -1: a goal of another kind, or another storey
        int goal = -1; ///< of the goals given
    };
    /// The shortest way from a point of a cell's floor.
    Way wayFrom(int cell, PlanPoint p) const;
    /// The same with a field that somebody has made of seeds(cell) already.
    Way wayFrom(const CellField& field, int cell, PlanPoint p) const;
    /// The same, by the lowest door of those whose ways are equal to `tolerance` nm: the most remote point lies where two ways are.
    Way steadyWayFrom(const CellField& field, int cell, PlanPoint p, double tolerance = 1e6) const;

private:
    /// A node of a door's face.
    struct Stand {
        int door = -1;
        bool sideA = false;
        int rank = 0; ///< of Face::nodes
        int cell = -1, node = -1;
        int across = -1; ///< the stand behind the door
    };
    /// How it goes on from a stand.
    struct Next {
        enum class Kind : quint8 { None, Walk, Point, Cross, Exit, Goal, Link };
        Kind kind = Kind::None;
        int index = -1; ///< of a stand, point, goal or link
    };
    using Entry = std::pair<double, int>; ///< nm, stand
    class Queue;

    void makeStands();
    void reach(Queue& queue, int stand, double nm, Next next);
    void addPoint(int cell, PlanPoint at, double beyond, Next next, Queue& queue);
    void spread(Queue& queue);
    void addNodeSeeds();
    bool usable(const Stand& s) const
    {
        return s.sideA ? m_use[static_cast<size_t>(s.door)].fromA : m_use[static_cast<size_t>(s.door)].fromB;
    }
    const WalkDoor::Face& faceOf(int door, bool sideA) const;
    bool endsAt(int door, bool sideA) const;
    int bestStand(int door, bool sideA) const;
    int standBehind(int door, bool sideA) const;
    Way follow(int cell, int seed, CellField::Way first) const;
    WayLeg legFrom(int stand, Next& next, int& end) const;
    int firstStand(int door, bool sideA) const { return m_first[static_cast<size_t>(door) * 2 + (sideA ? 0 : 1)]; }

    const WalkPlan& m_plan;
    std::vector<DoorUse> m_use;
    Metric m_metric;
    std::vector<Stand> m_stands;
    std::vector<int> m_first; ///< stand of each door's sides a and b; -1: no floor
    std::vector<std::vector<int>> m_inCell; ///< stands by cell
    std::vector<bool> m_noThrough; ///< by cell
    std::vector<double> m_nm; ///< by stand
    std::vector<Next> m_next;
    std::vector<std::vector<Seed>> m_seeds;
    std::vector<std::vector<int>> m_seedOf; ///< by cell and seed: the stand, or -1 - place in m_points
    struct Point {
        PlanPoint at;
        Next next; ///< a goal or a link
    };
    std::vector<Point> m_points;
};

} // namespace sp
