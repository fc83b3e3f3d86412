// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/egress/storey_people.h"

#include "core/egress/capacity.h"

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

} // namespace

StoreyPeople::StoreyPeople(const StoreyInput& input, Distribution distribution, const StoreyWays& ways, const SpaceGraph& graph,
                           bool withStairs)
    : m_input(input), m_plan(ways.plan()), m_ways(ways), m_distribution(distribution), m_graph(graph), m_withStairs(withStairs)
{
    shareLoads();
    for (size_t i = 0; i < m_plan.doors.size(); ++i)
        for (const bool sideA : {true, false}) {
            const WayGraph::Onward next = ways.straight().after(static_cast<int>(i), sideA);
            m_next.push_back(next.door >= 0 ? stepOf(next.door, next.sideA) : withStairs && next.link >= 0 ? stairStep(next.link) : -1);
        }
    if (withStairs)
        m_next.resize(m_next.size() + m_plan.links.size(), -1);
    for (size_t i = 0; i < m_plan.spaces.size(); ++i)
        m_leaving.push_back(leaving(static_cast<int>(i)));
}

std::vector<std::vector<int>> StoreyPeople::nearestUse() const
{
    std::vector<std::vector<int>> out(m_next.size());
    for (size_t i = 0; i < m_leaving.size(); ++i)
        if (const auto& list = m_leaving[i].ways; !list.empty()) {
            const auto best = std::min_element(list.begin(), list.end(), [](const WayOut& a, const WayOut& b) { return a.nm < b.nm; });
            size_t steps = 0;
            for (int step = best->step; step >= 0 && steps++ <= m_next.size(); step = m_next[at(step)])
                out[at(step)].push_back(static_cast<int>(i));
        }
    return out;
}

// The people of a room that fixtures divide stand where most of its floor is.
void StoreyPeople::shareLoads()
{
    std::vector<int> largest(m_input.rooms.size(), -1);
    const auto area = [&](int space) { return std::abs(signedAreaM2(m_plan.spaces[at(space)].area.front())); };
    for (size_t i = 0; i < m_input.roomOf.size(); ++i)
        if (int& best = largest[at(m_input.roomOf[i])]; best < 0 || area(static_cast<int>(i)) > area(best))
            best = static_cast<int>(i);
    for (size_t i = 0; i < m_input.roomOf.size(); ++i) {
        const int room = m_input.roomOf[i];
        m_loads.push_back(largest[at(room)] == static_cast<int>(i) ? m_input.rooms[at(room)].load : std::optional<qint64>(0));
    }
}

LeavingSpace StoreyPeople::leaving(int space) const
{
    LeavingSpace out;
    out.load = m_loads[at(space)];
    out.required = m_input.rooms[at(m_input.roomOf[at(space)])].required;
    const WalkSpace& s = m_plan.spaces[at(space)];
    const CellWalk& walk = *m_plan.cells[at(s.cell)];
    const PlanPoint middle = labelPoint(s.area.front(), {s.area.begin() + 1, s.area.end()});
    const std::vector<double> lengths = walk.fromPoint(Metric::Straight, middle);
    const auto add = [&](int door, bool sideA) {
        const double behind = m_ways.straight().through(door, sideA);
        if (behind >= unreachable)
            return;
        double nearest = unreachable;
        for (const int node : faceOf(m_plan, door, sideA).nodes)
            nearest = std::min(nearest, lengths[at(node)]);
        out.ways.push_back({stepOf(door, sideA), nearest + behind, capacityOf(door), 0});
    };
    // Where the room flows into another without a door its people leave by the doors of both.
    std::set<int> seen{space};
    std::vector<int> queue{space};
    for (size_t i = 0; i < queue.size(); ++i)
        for (const SpaceGraph::Step& step : queue[i] == space ? m_graph.waysOut(space) : m_graph.from(queue[i])) {
            if (step.door >= 0)
                add(step.door, step.sideA);
            else if (step.to >= 0 && seen.insert(step.to).second)
                queue.push_back(step.to);
        }
    for (size_t i = 0; m_withStairs && i < m_plan.links.size(); ++i) {
        const WalkLink& link = m_plan.links[i];
        const double beyond = m_input.beyondLinks[i].straight;
        if (!seen.contains(link.space) || m_ways.linkEnds()[i] == LinkEnd::None || !link.nm || beyond >= unreachable)
            continue;
        const double there = CellField(walk, Metric::Straight, {{link.at, -1, *link.nm + beyond}}).at(middle);
        out.ways.push_back({stairStep(static_cast<int>(i)), there, std::nullopt, 0});
    }
    std::stable_sort(out.ways.begin(), out.ways.end(), [](const WayOut& a, const WayOut& b) { return a.nm < b.nm; });
    if (m_distribution == Distribution::Nearest)
        nearestParts(space, out);
    return out;
}

std::optional<qint64> StoreyPeople::capacityOf(int door) const
{
    const StoreyInput::Opening& o = m_input.openings[at(door)];
    return o.width && o.factor ? std::optional(peopleByWidth(*o.width, *o.factor)) : std::nullopt;
}

// Shares of the floor by a fine sample: it decides who goes where, no length.
void StoreyPeople::nearestParts(int space, LeavingSpace& out) const
{
    const WalkSpace& s = m_plan.spaces[at(space)];
    const CellWalk& walk = *m_plan.cells[at(s.cell)];
    std::vector<Seed> seeds;
    for (const WayOut& way : out.ways) {
        if (const int link = way.step - stairStep(0); link >= 0) {
            const WalkLink& stair = m_plan.links[at(link)];
            seeds.push_back({stair.at, -1, *stair.nm + m_input.beyondLinks[at(link)].straight});
            continue;
        }
        const WalkDoor::Face& face = faceOf(m_plan, way.step / 2, way.step % 2 == 0);
        const int node = face.nodes.front();
        seeds.push_back({walk.cell().nodes[at(node)].at, node, m_ways.straight().through(way.step / 2, way.step % 2 == 0)});
    }
    const CellField field(walk, Metric::Straight, std::move(seeds));
    const PlanBox box = boxOf(s.area.front());
    constexpr qint64 columns = 100;
    const qint64 step = std::max<qint64>({1, (box.most.x - box.least.x).n / columns, (box.most.y - box.least.y).n / columns});
    for (qint64 x = box.least.x.n + step / 2; x < box.most.x.n; x += step)
        for (qint64 y = box.least.y.n + step / 2; y < box.most.y.n; y += step) {
            const PlanPoint p{{x}, {y}};
            if (!contains(s.area.front(), p))
                continue;
            if (const int seed = field.wayFrom(p).seed; seed >= 0)
                ++out.ways[at(seed)].nearestPart;
        }
}

} // namespace sp
