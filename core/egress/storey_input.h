// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/egress/egress_results.h"
#include "core/egress/way_graph.h"

namespace sp {

/// Everything that the measuring of one storey reads: equal inputs give equal results. Ids, not rows, so that it stays equal while rows move.
struct StoreyInput {
    /// Something in the plan that people walk to.
    struct Target {
        QString id;
        std::optional<PlanPoint> at;
        int room = -1; ///< place in `rooms`; -1: none of this storey, or nobody says
        bool elsewhere = false; ///< in a room of another storey
        bool operator==(const Target&) const = default;
    };
    struct Room {
        QString id;
        bool peopled = true; ///< false: nobody is counted in it, such as in an exit enclosure
        std::optional<qint64> load; ///< people; nullopt: not known
        bool enclosure = false; ///< an exit enclosure
        QString why; ///< why nothing can be measured of it, a sentence; empty where it can
        std::vector<QString> unplaced; ///< openings of the room of which nobody knows where they are
        int required = 1; ///< ways out that it must have, as far as its people alone decide (code tables)
        std::vector<Target> fuelShutoffs; ///< that stand in it
        std::vector<Target> gasStations; ///< that shut off its hazardous gas, at its exit or outside
        std::vector<std::optional<PlanPoint>> hazards; ///< where that gas is in the room; nullopt: one without a place
        bool operator==(const Room&) const = default;
    };
    struct Opening {
        QString id;
        EgressDoor::Use fromA = EgressDoor::Use::No, fromB = EgressDoor::Use::No;
        std::optional<Length> width; ///< that counts for capacity
        std::optional<qint64> factor; ///< width for each person, thousandths of an inch
        QString by; ///< how it lets people out: "free", "release", ...; empty: not known
        int enclosureA = -1, enclosureB = -1; ///< exit enclosure on that side: place in `rooms`
        /// Where in the hole the edge is that opens: at the end of `from` or `to` of the wall, in the middle of a pair, or at either jamb of
        /// what has no latch edge.
        enum class LatchEdge : quint8 { Unknown, From, To, Middle, Either };
        LatchEdge latchEdge = LatchEdge::Unknown;
        bool operator==(const Opening&) const = default;
    };
    QString id; ///< of the storey; empty: what is on none
    std::shared_ptr<const WalkPlan> plan; ///< the same object for as long as the floor is the same
    std::vector<Room> rooms; ///< those of the storey, by id; spaces name them by roomOf
    std::vector<int> roomOf; ///< by WalkPlan::spaces: place in `rooms`
    std::vector<Opening> openings; ///< by WalkPlan::doors
    std::vector<QString> gapOpenings, linkStairs; ///< ids, by WalkPlan::gaps and links
    std::vector<QString> linkRooms; ///< rooms of other storeys, by WalkPlan::links
    struct Beyond {
        double straight = unreachable, rectilinear = unreachable; ///< nm from the far end to an exit
        LinkEnd end = LinkEnd::None;
        bool operator==(const Beyond&) const = default;
    };
    std::vector<Beyond> beyondLinks, beyondLinksHoped; ///< certain, and with what is unknown taken as usable
    std::vector<QString> unplacedStairs; ///< that lead to the storey, nobody says from which of its rooms
    std::vector<EgressGap> notMeasured;
    bool operator==(const StoreyInput&) const = default; // the plan by its address
};

/// One way to answer what is unknown of a storey, and the shortest ways then.
class StoreyWays final {
public:
    /// `hopeful`: openings of unknown state let people through.
    StoreyWays(const StoreyInput& input, bool hopeful);

    const StoreyInput& input() const { return m_input; }
    const WalkPlan& plan() const { return *m_input.plan; }
    const std::vector<DoorUse>& use() const { return m_use; }
    const std::vector<LinkEnd>& linkEnds() const { return m_linkEnds; }
    const WayGraph& straight() const { return m_straight; }
    const WayGraph& rectilinear() const { return m_rectilinear; }

private:
    const StoreyInput& m_input;
    std::vector<DoorUse> m_use;
    std::vector<LinkEnd> m_linkEnds;
    WayGraph m_straight, m_rectilinear;
};

/// Whether some opening of the storey has an unknown state, or a storey beyond a stair has: the two ways to answer then differ.
bool isOpen(const StoreyInput& input);

/// The most remote point of every room with its way, by room of the input.
std::vector<EgressLength> measureTravel(const StoreyInput& input, const EgressSettings& settings, const StoreyWays& certain,
                                        const StoreyWays* hopeful);

struct CutFloor;
/// Common paths, dead ends, ways out and their separation, single points: into the rooms of the results, by room of the input.
void measureChoice(const StoreyInput& input, const EgressSettings& settings, const CutFloor& floor, const StoreyWays& certain,
                   const StoreyWays* hopeful, std::vector<EgressRoom>& rooms);
/// Who uses which door, and whether the ways out take them.
void measureLoads(const StoreyInput& input, const EgressSettings& settings, const StoreyWays& ways, EgressStoreyResults& results);

/// The ways to what shuts off the gas of a room: into the rooms of the results, by room of the input.
void measureShutoffs(const StoreyInput& input, const StoreyWays& certain, const StoreyWays* hopeful, std::vector<EgressRoom>& rooms);

/// How spaces hang together by what lets people through (egress.md 7.5, 8).
class SpaceGraph final {
public:
    explicit SpaceGraph(const StoreyWays& ways);
    struct Step {
        int door = -1; ///< of WalkPlan::doors; -1: a gap
        bool sideA = false; ///< from which people come
        int to = -1; ///< space; -1: an exit or a stair that reaches one
    };
    const std::vector<Step>& from(int space) const { return m_from[static_cast<size_t>(space)]; }
    /// Spaces from which an exit is reached, without passing one of them.
    std::vector<bool> reaches(int without = -1) const;
    /// Steps out of a space that lead to an exit without coming back to it.
    std::vector<Step> waysOut(int space) const;

private:
    const WalkPlan& m_plan;
    std::vector<std::vector<Step>> m_from, m_into;
};

/// A way as results name it.
std::vector<EgressLeg> legsOf(const StoreyInput& input, const WayGraph::Way& way);
/// Openings of unknown state into a room of the input, by id.
std::vector<QString> unknownNear(const StoreyInput& input, size_t room);
/// Openings on the way whose state is not known.
std::vector<QString> unknownOn(const StoreyInput& input, const WayGraph::Way& way);
/// Length of a straight way by the clearance ruler, crossings and links with it.
double clearanceOf(const WalkPlan& plan, int cell, const WayGraph::Way& way, Length clearance);

/// One storey whole.
std::shared_ptr<const EgressStoreyResults> measureStorey(const StoreyInput& input, const EgressSettings& settings);

} // namespace sp
