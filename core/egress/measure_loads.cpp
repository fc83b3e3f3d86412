// SPDX-License-Identifier: GPL-3.0-or-later
// Who uses which door of a storey, and whether the ways out take them (egress.md 7.2 to 7.5).
#include "core/egress/capacity.h"
#include "core/egress/distribution.h"
#include "core/egress/flow_network.h"
#include "core/egress/storey_input.h"
#include "core/egress/storey_people.h"

#include <algorithm>
#include <set>

namespace sp {

namespace {

size_t at(int i)
{
    return static_cast<size_t>(i);
}

const WalkDoor::Face& faceOf(const WalkPlan& plan, int door, bool sideA)
{
    return sideA ? plan.doors[at(door)].a : plan.doors[at(door)].b;
}

// A door between an exit enclosure and the open air is none of the storey: its people have left already.
bool isExit(const WalkDoor& door)
{
    const bool floor = door.a.beside == Beside::Floor || door.b.beside == Beside::Floor;
    return floor && (door.horizontalExit || door.a.beside == Beside::Exit || door.b.beside == Beside::Exit);
}

struct Network {
    FlowNetwork flow;
    std::vector<int> doorOf; ///< by component; -1: a gap or stair
    bool known = true;
};

Network networkOf(const StoreyInput& input, const StoreyWays& ways, const std::vector<std::optional<qint64>>& loads)
{
    const WalkPlan& plan = ways.plan();
    Network out;
    for (size_t i = 0; i < plan.spaces.size(); ++i)
        out.flow.spaces.push_back({loads[i].value_or(1), plan.spaces[i].noThrough});
    const auto add = [&](FlowComponent component, int door) {
        out.flow.components.push_back(component);
        out.doorOf.push_back(door);
    };
    for (size_t i = 0; i < plan.doors.size(); ++i) {
        const WalkDoor& door = plan.doors[i];
        const DoorUse use = ways.use()[i];
        const StoreyInput::Opening& o = input.openings[i];
        const bool exit = isExit(door);
        if (!(use.fromA && door.a.space >= 0) && !(use.fromB && door.b.space >= 0))
            continue;
        const bool open = o.fromA == EgressDoor::Use::Unknown || o.fromB == EgressDoor::Use::Unknown;
        const bool between = !exit && door.a.space >= 0 && door.b.space >= 0 && door.a.space != door.b.space;
        if ((exit || between) && (open || !o.width || !o.factor)) // a door that leads nowhere, as to a lift, decides nothing
            out.known = false;
        const qint64 capacity = o.width && o.factor ? peopleByWidth(*o.width, *o.factor) : 0;
        if (exit) {
            for (const bool sideA : {true, false})
                if (const auto& face = faceOf(plan, static_cast<int>(i), sideA); face.space >= 0 && (sideA ? use.fromA : use.fromB))
                    add({face.space, outOfBuilding, capacity, false}, static_cast<int>(i));
        } else if (between) {
            const bool fromA = use.fromA;
            add({fromA ? door.a.space : door.b.space, fromA ? door.b.space : door.a.space, capacity, use.fromA && use.fromB},
                static_cast<int>(i));
        }
    }
    for (const WalkGap& gap : plan.gaps)
        add({gap.spaceA, gap.spaceB, unlimitedPeople, true}, -1);
    for (size_t i = 0; i < plan.links.size(); ++i)
        if (ways.linkEnds()[i] != LinkEnd::None)
            add({plan.links[i].space, outOfBuilding, unlimitedPeople, false}, -1);
    return out;
}

void addDoors(const StoreyInput& input, const EgressSettings& settings, const StoreyWays& ways, const SpaceGraph& graph,
              const StoreyPeople& people, const Network& network, EgressStoreyResults& results)
{
    const WalkPlan& plan = ways.plan();
    const std::vector<std::vector<int>> nearest = people.nearestUse();
    std::vector<qint64> byStep(people.next().size(), 0);
    std::vector<std::set<QString>> waits(byStep.size());
    if (settings.distribution == Distribution::Best) {
        const BestFlow best = bestFlow(network.flow);
        for (size_t c = 0; c < network.doorOf.size(); ++c)
            if (const int door = network.doorOf[c]; door >= 0) {
                const bool forward = best.through[c] >= 0;
                const int from = forward ? network.flow.components[c].from : network.flow.components[c].to;
                byStep[at(StoreyPeople::stepOf(door, plan.doors[at(door)].a.space == from))] += std::abs(best.through[c]);
            }
        for (size_t i = 0; i < people.loads().size(); ++i)
            if (!people.loads()[i])
                for (auto& list : waits)
                    list.insert(input.rooms[at(input.roomOf[i])].id);
    } else {
        const Assignment assigned = assign(people.leaving(), people.next(), settings.distribution);
        byStep = assigned.byStep;
        for (size_t step = 0; step < waits.size(); ++step)
            for (const AssignMissing& missing : assigned.waitsFor[step])
                waits[step].insert(input.rooms[at(input.roomOf[at(missing.space)])].id);
    }

    // The area behind a door: the space, and all that can only leave through it.
    const std::vector<bool> all = graph.reaches();
    std::vector<std::optional<std::optional<qint64>>> behind(plan.spaces.size());
    const auto served = [&](int space) -> std::optional<qint64> {
        if (space < 0)
            return std::nullopt;
        auto& known = behind[at(space)];
        if (!known) {
            known = people.loads()[at(space)];
            const std::vector<bool> without = graph.reaches(space);
            for (size_t i = 0; i < plan.spaces.size(); ++i)
                if (static_cast<int>(i) != space && all[i] && !without[i])
                    known = *known && people.loads()[i] ? std::optional(**known + *people.loads()[i]) : std::nullopt;
        }
        return *known;
    };

    for (size_t i = 0; i < plan.doors.size(); ++i) {
        const WalkDoor& door = plan.doors[i];
        const StoreyInput::Opening& o = input.openings[i];
        const size_t a = i * 2, b = a + 1;
        if (door.a.beside != Beside::Floor && door.b.beside != Beside::Floor)
            continue; // of a lift, or between a stair and the open air
        EgressDoor out;
        out.id = o.id;
        out.storey = input.id;
        out.fromA = o.fromA;
        out.fromB = o.fromB;
        out.by = o.by;
        out.exit = isExit(door);
        out.width = o.width;
        out.factor = o.factor;
        if (o.width && o.factor)
            out.capacity = peopleByWidth(*o.width, *o.factor);
        if (waits[a].empty() && waits[b].empty())
            out.assigned = byStep[a] + byStep[b];
        std::set<QString> missing = waits[a];
        missing.insert(waits[b].begin(), waits[b].end());
        out.loadsMissing.assign(missing.begin(), missing.end());
        const bool fromA = byStep[a] > 0 || !nearest[a].empty(), fromB = byStep[b] > 0 || !nearest[b].empty();
        out.bothWays = fromA && fromB;
        if (fromA != fromB)
            out.outOfA = fromA;
        else if (!fromA) {
            // Nobody needs it: the direction in which it leads out.
            const bool leadsA = ways.straight().through(static_cast<int>(i), true) < unreachable;
            const bool leadsB = ways.straight().through(static_cast<int>(i), false) < unreachable;
            if (leadsA != leadsB)
                out.outOfA = leadsA;
        }
        out.servedA = served(door.a.space);
        out.servedB = served(door.b.space);
        results.doors.push_back(std::move(out));
    }
}

// What one fire or blockage takes: a door, or the exits into one enclosure.
std::vector<std::vector<int>> closuresOf(const WalkPlan& plan, const Network& network)
{
    std::vector<std::vector<int>> byDoor(plan.doors.size());
    for (size_t c = 0; c < network.doorOf.size(); ++c)
        if (network.doorOf[c] >= 0)
            byDoor[at(network.doorOf[c])].push_back(static_cast<int>(c));
    const auto enclosure = [&](size_t door) { return std::max(plan.doors[door].a.beyondRoom, plan.doors[door].b.beyondRoom); };
    std::vector<std::vector<int>> out = byDoor;
    for (size_t i = 0; i < out.size(); ++i)
        for (size_t k = 0; k < byDoor.size() && enclosure(i) >= 0 && isExit(plan.doors[i]); ++k)
            if (k != i && isExit(plan.doors[k]) && enclosure(k) == enclosure(i))
                out[i].insert(out[i].end(), byDoor[k].begin(), byDoor[k].end());
    return out;
}

void addCapacity(const StoreyInput& input, const StoreyWays& ways, const Network& network, EgressStorey& storey)
{
    const WalkPlan& plan = ways.plan();
    if (!network.known) {
        for (size_t i = 0; i < plan.doors.size(); ++i)
            if (isExit(plan.doors[i]) && (ways.use()[i].fromA || ways.use()[i].fromB))
                storey.lost.push_back({input.openings[i].id, false, std::nullopt, std::nullopt});
        return;
    }
    const Feasibility carries = feasibility(network.flow, Leavers::Unlimited);
    storey.flow = carries.flow;
    const std::vector<std::vector<int>> closures = closuresOf(plan, network);
    const std::vector<qint64> left = lossOfOne(network.flow, closures, Leavers::Unlimited);
    std::vector<qint64> leave;
    if (storey.occupants) {
        const Feasibility people = feasibility(network.flow, Leavers::Loads);
        if (people.flow < people.load)
            for (const int component : people.narrow)
                if (network.doorOf[at(component)] >= 0)
                    storey.bottleneck.push_back(input.openings[at(network.doorOf[at(component)])].id);
        leave = lossOfOne(network.flow, closures, Leavers::Loads);
    }
    for (size_t i = 0; i < plan.doors.size(); ++i) {
        const bool exit = isExit(plan.doors[i]);
        if (closures[i].empty() || (!exit && left[i] == carries.flow && (leave.empty() || halfIsLeft(leave[i], *storey.occupants))))
            continue;
        EgressStorey::Lost lost{input.openings[i].id, !exit, left[i], std::nullopt};
        if (!leave.empty())
            lost.leave = leave[i];
        storey.lost.push_back(std::move(lost));
    }
}

} // namespace

void measureLoads(const StoreyInput& input, const EgressSettings& settings, const StoreyWays& ways, EgressStoreyResults& results)
{
    EgressStorey& storey = results.storey;
    qint64 occupants = 0;
    for (const StoreyInput::Room& room : input.rooms)
        if (room.load)
            occupants += *room.load;
        else
            storey.loadsMissing.push_back(room.id);
    if (storey.loadsMissing.empty())
        storey.occupants = occupants;

    const SpaceGraph graph(ways);
    const StoreyPeople people(input, settings.distribution, ways, graph);
    const Network network = networkOf(input, ways, people.loads());
    addDoors(input, settings, ways, graph, people, network, results);
    addCapacity(input, ways, network, storey);

    // People of other rooms whose way leads through a room.
    std::vector<std::set<int>> through(input.rooms.size());
    const std::vector<std::vector<int>> nearest = people.nearestUse();
    for (size_t step = 0; step < nearest.size(); ++step)
        if (const int into = faceOf(ways.plan(), static_cast<int>(step) / 2, step % 2 != 0).space; into >= 0)
            through[at(input.roomOf[at(into)])].insert(nearest[step].begin(), nearest[step].end());
    for (size_t room = 0; room < through.size(); ++room) {
        std::optional<qint64> sum = 0;
        for (const int space : through[room])
            if (input.roomOf[at(space)] != static_cast<int>(room))
                sum = sum && people.loads()[at(space)] ? std::optional(*sum + *people.loads()[at(space)]) : std::nullopt;
        results.rooms[room].through = sum;
    }
}

} // namespace sp
