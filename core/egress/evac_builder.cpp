// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/egress/evac_builder.h"

#include "core/egress/evac_walks.h"
#include "core/egress/hydraulics.h"

#include <algorithm>

namespace sp {

namespace {

constexpr double metre = 1e9;

size_t at(int i)
{
    return static_cast<size_t>(i);
}

const WalkDoor::Face& faceOf(const WalkDoor& door, bool sideA)
{
    return sideA ? door.a : door.b;
}

} // namespace

void EvacOpen::add(const EvacOpen& other)
{
    waitsFor.insert(other.waitsFor.begin(), other.waitsFor.end());
    without.insert(other.without.begin(), other.without.end());
}

EvacBuilder::EvacBuilder(const std::vector<std::shared_ptr<const StoreyInput>>& inputs, const std::vector<EvacStair>& stairs,
                         Distribution distribution)
    : m_stairs(stairs), m_distribution(distribution == Distribution::Best ? Distribution::ByCapacity : distribution),
      m_directions(stairs.size())
{
    int rooms = 0;
    for (const auto& input : inputs) {
        Storey s;
        s.input = input.get();
        s.ways = std::make_unique<StoreyWays>(*input, false);
        if (isOpen(*input))
            s.hopeful = std::make_unique<StoreyWays>(*input, true);
        s.graph = std::make_unique<SpaceGraph>(*s.ways);
        s.people = std::make_unique<StoreyPeople>(*input, m_distribution, *s.ways, *s.graph, true);
        s.firstRoom = rooms;
        findAir(s);
        for (size_t i = 0; i < input->rooms.size(); ++i) {
            m_places[input->rooms[i].id] = {static_cast<int>(m_storeys.size()), static_cast<int>(i)};
            m_out.rooms.push_back(input->rooms[i].id);
        }
        rooms += static_cast<int>(input->rooms.size());
        m_out.storeys.push_back(input->id);
        m_storeys.push_back(std::move(s));
    }
    for (size_t i = 0; i < stairs.size(); ++i)
        for (size_t level = 0; stairs[i].enclosed && level < stairs[i].levels.size(); ++level)
            m_levels[stairs[i].levels[level].room] = {i, level};
    m_out.roomOpen.resize(m_out.rooms.size());
    m_out.network.spaces = rooms;
    m_out.network.storeys = static_cast<int>(m_storeys.size());
}

EvacModel EvacBuilder::build()
{
    for (size_t i = 0; i < m_storeys.size(); ++i)
        addPeople(static_cast<int>(i));
    return std::move(m_out);
}

void EvacBuilder::say(const QString& sentence)
{
    if (std::find(m_out.says.begin(), m_out.says.end(), sentence) == m_out.says.end())
        m_out.says.push_back(sentence);
}

int EvacBuilder::add(const QString& id, const QString& storey, int waitsOn)
{
    EvacElement element;
    element.storey = waitsOn;
    m_out.network.elements.push_back(std::move(element));
    m_out.elements.push_back({id, storey, false, {}});
    return static_cast<int>(m_out.elements.size()) - 1;
}

// Where the people of a space walk to a way out. With the nearest way those walk whose floor is nearest to it.
PeopleCurve EvacBuilder::walksTo(const Storey& s, int space, const std::vector<WayOut>& ways, size_t way) const
{
    const WalkPlan& plan = *s.input->plan;
    const CellWalk& cell = *plan.cells[at(plan.spaces[at(space)].cell)];
    std::vector<Seed> seeds;
    std::vector<bool> atIt;
    for (const WayOut& w : ways) {
        if (const int link = w.step - s.people->stairStep(0); link >= 0) {
            const WalkLink& stair = plan.links[at(link)];
            seeds.push_back({stair.at, -1, *stair.nm + s.input->beyondLinks[at(link)].straight});
            atIt.push_back(stair.space == space);
            continue;
        }
        const WalkDoor::Face& face = faceOf(plan.doors[at(w.step / 2)], w.step % 2 == 0);
        const int node = face.nodes.front();
        seeds.push_back({cell.cell().nodes[at(node)].at, node, s.ways->straight().through(w.step / 2, w.step % 2 == 0)});
        atIt.push_back(face.space == space);
    }
    WalkTo to{seeds[way], atIt[way], {}};
    if (m_distribution == Distribution::Nearest && ways.size() > 1) {
        const auto all = std::make_shared<CellField>(cell, Metric::Straight, seeds);
        to.whose = [all, way](PlanPoint p) { return all->wayFrom(p).seed == static_cast<int>(way); };
    }
    return walksOf(plan, space, to);
}

void EvacBuilder::addPeople(int storey)
{
    const Storey& s = m_storeys[at(storey)];
    const StoreyInput& input = *s.input;
    for (const StoreyInput::Opening& o : input.openings)
        if (o.fromA == EgressDoor::Use::Unknown || o.fromB == EgressDoor::Use::Unknown)
            m_out.stateOpen.push_back(o.id);
    const auto leave = [&](const StoreyInput::Room& room, const QString& why) {
        m_out.missing.push_back({room.id, why});
        m_out.roomOpen[at(s.firstRoom + static_cast<int>(&room - input.rooms.data()))].without.insert(room.id);
    };
    for (size_t i = 0; i < input.rooms.size(); ++i) {
        const StoreyInput::Room& room = input.rooms[i];
        const bool placed = std::find(input.roomOf.begin(), input.roomOf.end(), static_cast<int>(i)) != input.roomOf.end();
        if (!room.load)
            leave(room, QStringLiteral("the occupant load is not known"));
        else if (!placed && *room.load > 0)
            leave(room, room.why.isEmpty() ? QStringLiteral("there is no floor to walk on") : room.why);
    }
    const std::vector<LeavingSpace>& spaces = s.people->leaving();
    const Assignment assigned = assign(spaces, s.people->next(), m_distribution);
    for (size_t space = 0; space < spaces.size(); ++space) {
        if (spaces[space].ways.empty() && spaces[space].load.value_or(0) > 0)
            addStranded(storey, static_cast<int>(space));
        for (size_t way = 0; way < assigned.byWay[space].size(); ++way)
            if (const qint64 people = assigned.byWay[space][way]; people > 0) {
                const int step = spaces[space].ways[way].step, link = step - s.people->stairStep(0);
                EvacGroup group;
                group.space = s.firstRoom + input.roomOf[space];
                group.storey = storey;
                group.people = static_cast<double>(people);
                group.element = link >= 0 ? openStair(storey, link) : doorStep(storey, step);
                group.walks = walksTo(s, static_cast<int>(space), spaces[space].ways, way);
                m_out.network.groups.push_back(std::move(group));
            }
    }
    for (size_t step = 0; step < assigned.waitsFor.size(); ++step)
        for (const AssignMissing& missing : assigned.waitsFor[step]) {
            const int link = static_cast<int>(step) - s.people->stairStep(0);
            const int element = link >= 0 ? openStair(storey, link) : doorStep(storey, static_cast<int>(step));
            const int room = input.roomOf[at(missing.space)];
            if (missing.way < 0) {
                m_out.elements[at(element)].open.without.insert(input.rooms[at(room)].id);
                continue;
            }
            const int way = spaces[at(missing.space)].ways[at(missing.way)].step, stair = way - s.people->stairStep(0);
            const QString& thing = stair >= 0 ? input.linkStairs[at(stair)] : input.openings[at(way / 2)].id;
            m_out.elements[at(element)].open.waitsFor.insert(thing);
            m_out.roomOpen[at(s.firstRoom + room)].waitsFor.insert(thing);
        }
}

// Nobody leaves such a space for certain. They stand before a door that lets nobody go.
void EvacBuilder::addStranded(int storey, int space)
{
    const Storey& s = m_storeys[at(storey)];
    const int room = s.input->roomOf[at(space)];
    const int element = add(QString(), s.input->id, storey);
    m_out.network.elements[at(element)].flow = 0;
    EvacGroup group;
    group.space = s.firstRoom + room;
    group.storey = storey;
    group.people = static_cast<double>(*s.people->loads()[at(space)]);
    group.element = element;
    m_out.network.groups.push_back(std::move(group));
    const WalkSpace& floor = s.input->plan->spaces[at(space)];
    if (s.hopeful) {
        const auto way =
            s.hopeful->straight().wayFrom(floor.cell, labelPoint(floor.area.front(), {floor.area.begin() + 1, floor.area.end()}));
        for (const QString& id : unknownOn(*s.input, way))
            m_out.elements[at(element)].open.waitsFor.insert(id);
    }
    if (m_out.elements[at(element)].open.waitsFor.empty())
        m_out.noWay.push_back(s.input->rooms[at(room)].id);
}

int EvacBuilder::doorStep(int storey, int step)
{
    const auto [it, isNew] = m_steps.try_emplace(Key{storey, step, 0}, static_cast<int>(m_out.elements.size()));
    const int element = it->second;
    if (!isNew)
        return element;
    const Storey& s = m_storeys[at(storey)];
    const StoreyInput::Opening& o = s.input->openings[at(step / 2)];
    add(o.id, s.input->id, storey);
    if (o.width)
        m_out.network.elements[at(element)].flow = doorFlow(*o.width);
    else
        m_out.elements[at(element)].open.waitsFor.insert(o.id);
    auto next = beyondStep(storey, step / 2, step % 2 == 0, s.ways->straight().after(step / 2, step % 2 == 0));
    m_out.network.elements[at(element)].next = std::move(next);
    return element;
}

std::vector<EvacNext> EvacBuilder::beyondStep(int storey, int door, bool sideA, const WayGraph::Onward& onward)
{
    const Storey& s = m_storeys[at(storey)];
    const WayGraph& ways = s.ways->straight();
    const double here = ways.through(door, sideA);
    const auto metres = [&](double there) { return std::max(0.0, here - there) / metre; };
    if (onward.door >= 0)
        return {{doorStep(storey, StoreyPeople::stepOf(onward.door, onward.sideA)), 1, metres(ways.through(onward.door, onward.sideA))}};
    if (onward.link >= 0) {
        const WalkLink& link = s.input->plan->links[at(onward.link)];
        return {{openStair(storey, onward.link), 1, metres(link.nm.value_or(0) + s.input->beyondLinks[at(onward.link)].straight)}};
    }
    const WalkDoor& exit = s.input->plan->doors[at(door)];
    if (exit.horizontalExit) {
        say(QStringLiteral("Travel ends at the horizontal exit %1.").arg(s.input->openings[at(door)].id));
        return {};
    }
    const StoreyInput::Opening& o = s.input->openings[at(door)];
    const int room = sideA ? o.enclosureB : o.enclosureA;
    return room >= 0 ? intoEnclosure(storey, room) : std::vector<EvacNext>();
}

} // namespace sp
