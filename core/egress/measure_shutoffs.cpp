// SPDX-License-Identifier: GPL-3.0-or-later
// Ways to what shuts off the gas of a room (valve-and-power-rules.md B3: VR-02, VR-19).
#include "core/egress/storey_input.h"
#include "core/geom/segment.h"

#include <algorithm>
#include <cmath>

namespace sp {

namespace {

using Target = StoreyInput::Target;
using State = EgressShutoff::State;

// A valve over a bench, a station in a wall: who stands before it reaches it.
constexpr Length reach{1'000'000'000};

size_t at(int i)
{
    return static_cast<size_t>(i);
}

struct Stand {
    int space = -1;
    PlanPoint at;
};

/// Ways about one storey as far as doors let people through.
class Shutting final {
public:
    explicit Shutting(const StoreyWays& ways) : m_ways(ways), m_input(ways.input()), m_plan(ways.plan()), m_graph(ways) { }

    EgressShutoff fuel(size_t room, const Target& target) const
    {
        EgressShutoff out;
        out.id = target.id;
        const auto stand = target.at ? standIn(static_cast<int>(room), *target.at) : std::nullopt;
        if (!stand) {
            out.state = State::NoPlace;
            return out;
        }
        out.state = State::NotReached;
        double least = unreachable, most = unreachable;
        for (const Door& door : doorsOf(room)) {
            const auto [near, far] = fromLatchEdge(door, *stand);
            least = std::min(least, near);
            if (far < most) {
                most = far;
                out.door = m_input.openings[door.row].id;
            }
        }
        if (most < unreachable)
            out.state = std::abs(most - least) < 1e5 ? State::Reached : State::NoHinge;
        out.nm = most < unreachable ? most : 0;
        return out;
    }

    EgressShutoff station(size_t room, const Target& target) const
    {
        EgressShutoff out;
        out.id = target.id;
        const std::vector<Door> doors = doorsOf(room);
        out.state = doors.empty() ? State::NotReached : State::Reached;
        // Whoever is out of the room, and by a stair on another storey or in the open air, need not come back.
        const bool offFloor = target.elsewhere || (target.room >= 0 && !m_input.rooms[at(target.room)].peopled);
        if (doors.empty() || offFloor)
            return out;
        const auto stand = target.at ? standIn(target.room, *target.at) : std::nullopt;
        if (!stand) {
            out.state = State::NoPlace;
            return out;
        }
        if (at(m_input.roomOf[at(stand->space)]) == room)
            beforeHazard(room, doors, *stand, out);
        else
            withRoomClosed(room, doors, *stand, out);
        return out;
    }

private:
    struct Door {
        size_t row = 0;
        bool sideA = false; ///< of the room
    };

    const WalkDoor::Face& face(const Door& door) const { return door.sideA ? m_plan.doors[door.row].a : m_plan.doors[door.row].b; }

    // Egress doors of a room: somebody who leaves by them gets to an exit.
    std::vector<Door> doorsOf(size_t room) const
    {
        std::vector<Door> out;
        for (size_t row = 0; row < m_plan.doors.size(); ++row)
            for (const bool sideA : {true, false}) {
                const WalkDoor& door = m_plan.doors[row];
                const WalkDoor::Face& here = sideA ? door.a : door.b;
                if (here.space >= 0 && at(m_input.roomOf[at(here.space)]) == room
                    && m_ways.straight().through(static_cast<int>(row), sideA) < unreachable)
                    out.push_back({row, sideA});
            }
        return out;
    }

    // How far a point is off the floor of a space, and the nearest point of it.
    std::pair<double, PlanPoint> offArea(size_t space, PlanPoint p) const
    {
        const std::vector<Ring>& area = m_plan.spaces[space].area;
        bool inside = contains(area.front(), p);
        std::pair<double, PlanPoint> out{unreachable, p};
        for (size_t ring = 0; ring < area.size(); ++ring)
            for (size_t i = 0; i < area[ring].size(); ++i) {
                const PlanPoint q = nearestOn(area[ring][i], area[ring][(i + 1) % area[ring].size()], p);
                if (const double nm = static_cast<double>(distance(p, q).n); nm < out.first)
                    out = {nm, q};
            }
        for (size_t ring = 1; ring < area.size(); ++ring)
            inside = inside && !contains(area[ring], p);
        return inside || out.first <= 2 ? std::pair{0.0, p} : out;
    }

    // Where one stands before it; `room` -1: in whatever room that is.
    std::optional<Stand> standIn(int room, PlanPoint p) const
    {
        std::optional<Stand> out;
        double best = static_cast<double>(reach.n);
        for (size_t space = 0; space < m_plan.spaces.size(); ++space) {
            if (room >= 0 && m_input.roomOf[space] != room)
                continue;
            if (const auto [nm, q] = offArea(space, p); nm < best) {
                best = nm;
                out = Stand{static_cast<int>(space), q};
            }
        }
        return out;
    }

    int cellOf(const Stand& stand) const { return m_plan.spaces[at(stand.space)].cell; }

    double walk(int cell, PlanPoint from, PlanPoint to) const
    {
        return CellField(*m_plan.cells[at(cell)], Metric::Straight, {{from, -1, 0}}).at(to);
    }

    // From where the latch edge may be, the nearest and the furthest.
    std::pair<double, double> fromLatchEdge(const Door& door, const Stand& stand) const
    {
        using Edge = StoreyInput::Opening::LatchEdge;
        const WalkDoor::Face& here = face(door);
        if (here.cell != cellOf(stand))
            return {unreachable, unreachable};
        const auto from = [&](PlanPoint p) { return walk(here.cell, p, stand.at); };
        const Edge edge = m_input.openings[door.row].latchEdge;
        if (edge == Edge::Middle) {
            const double nm = from(here.middle);
            return {nm, nm};
        }
        const double a = from(here.jambs[0]), b = from(here.jambs[1]);
        switch (edge) {
        case Edge::From: return {a, a};
        case Edge::To: return {b, b};
        case Edge::Either: return {std::min(a, b), std::min(a, b)};
        case Edge::Unknown:
        case Edge::Middle: break;
        }
        return {std::min(a, b), std::max(a, b)};
    }

    // In the room: it comes before the hazard for whoever comes from one of the egress doors.
    void beforeHazard(size_t room, const std::vector<Door>& doors, const Stand& stand, EgressShutoff& out) const
    {
        const auto& hazards = m_input.rooms[room].hazards;
        std::vector<Stand> places;
        for (const auto& hazard : hazards)
            if (const auto place = hazard ? standIn(static_cast<int>(room), *hazard) : std::nullopt)
                places.push_back(*place);
        if (places.size() != hazards.size() || hazards.empty()) {
            out.state = State::NoHazardPlace;
            return;
        }
        out.state = State::NotReached;
        for (const Door& door : doors) {
            const WalkDoor::Face& here = face(door);
            if (here.cell != cellOf(stand))
                continue;
            const CellField field(*m_plan.cells[at(here.cell)], Metric::Straight, {{here.middle, -1, 0}});
            const double nm = field.at(stand.at);
            const bool before =
                std::all_of(places.begin(), places.end(), [&](const Stand& p) { return cellOf(p) != here.cell || nm < field.at(p.at); });
            if (nm < unreachable && before)
                out.state = State::Reached;
        }
    }

    // Spaces walked to from some, without the room. Who is let through a room of others is not asked: the station may be in it.
    std::vector<bool> walkedTo(size_t room, const std::vector<int>& from, bool* leaves = nullptr) const
    {
        std::vector<bool> out(m_plan.spaces.size(), false);
        std::vector<int> queue;
        const auto add = [&](int space) {
            if (!out[at(space)] && at(m_input.roomOf[at(space)]) != room) {
                out[at(space)] = true;
                queue.push_back(space);
            }
        };
        for (const int space : from)
            add(space);
        for (size_t i = 0; i < queue.size(); ++i)
            for (const SpaceGraph::Step& step : m_graph.from(queue[i])) {
                if (step.to >= 0)
                    add(step.to);
                else if (leaves)
                    *leaves = true;
            }
        return out;
    }

    // Elsewhere on the storey: from an egress door on, without coming back through the room.
    void withRoomClosed(size_t room, const std::vector<Door>& doors, const Stand& stand, EgressShutoff& out) const
    {
        std::vector<int> behind;
        bool outdoors = false;
        for (const Door& door : doors) {
            const WalkDoor::Face& there = door.sideA ? m_plan.doors[door.row].b : m_plan.doors[door.row].a;
            if (there.space >= 0)
                behind.push_back(there.space);
            outdoors = outdoors || there.space < 0;
        }
        if (walkedTo(room, behind)[at(stand.space)]) {
            out.state = State::Reached;
            return;
        }
        // How it goes on outdoors nobody draws: who gets there from the station may get back to it.
        bool leaves = false;
        (void)walkedTo(room, {stand.space}, &leaves);
        out.state = outdoors && leaves ? State::NotMeasured : State::NotReached;
    }

    const StoreyWays& m_ways;
    const StoreyInput& m_input;
    const WalkPlan& m_plan;
    SpaceGraph m_graph;
};

} // namespace

void measureShutoffs(const StoreyInput& input, const StoreyWays& certain, const StoreyWays* hopeful, std::vector<EgressRoom>& rooms)
{
    const Shutting sure(certain);
    const auto measured = [&](size_t room, const Target& target, auto measure) {
        EgressShutoff out = (sure.*measure)(room, target);
        if (!hopeful)
            return out;
        EgressShutoff better = (Shutting(*hopeful).*measure)(room, target);
        if (better == out)
            return out;
        better.state = State::Waits;
        better.waitsFor = unknownNear(input, room);
        return better;
    };
    for (size_t i = 0; i < rooms.size(); ++i) {
        if (!rooms[i].measured)
            continue;
        for (const Target& target : input.rooms[i].fuelShutoffs)
            rooms[i].fuelShutoffs.push_back(measured(i, target, &Shutting::fuel));
        for (const Target& target : input.rooms[i].gasStations)
            rooms[i].gasStations.push_back(measured(i, target, &Shutting::station));
    }
}

} // namespace sp
