// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/egress/way_graph.h"

#include <queue>
#include <algorithm>

namespace sp {

namespace {
size_t at(int i)
{
    return static_cast<size_t>(i);
}
} // namespace

class WayGraph::Queue : public std::priority_queue<Entry, std::vector<Entry>, std::greater<>> { };

WayGraph::WayGraph(const WalkPlan& plan, const std::vector<DoorUse>& use, Metric metric, const std::vector<double>& beyondLinks)
    : m_plan(plan), m_use(use), m_metric(metric)
{
    makeStands();
    Queue queue;
    for (size_t i = 0; i < m_stands.size(); ++i)
        if (const Stand& s = m_stands[i]; usable(s) && endsAt(s.door, s.sideA))
            reach(queue, static_cast<int>(i), 0, {Next::Kind::Exit, s.door});
    for (size_t i = 0; i < std::min(plan.links.size(), beyondLinks.size()); ++i) {
        const WalkLink& link = plan.links[i];
        if (link.nm && beyondLinks[i] < unreachable)
            addPoint(plan.spaces[at(link.space)].cell, link.at, *link.nm + beyondLinks[i], {Next::Kind::Link, static_cast<int>(i)}, queue);
    }
    spread(queue);
    addNodeSeeds();
}

WayGraph::WayGraph(const WalkPlan& plan, const std::vector<DoorUse>& use, Metric metric, const std::vector<WayGoal>& goals)
    : m_plan(plan), m_use(use), m_metric(metric)
{
    makeStands();
    Queue queue;
    for (size_t i = 0; i < goals.size(); ++i) {
        const Next next{Next::Kind::Goal, static_cast<int>(i)};
        if (goals[i].door < 0) {
            addPoint(goals[i].cell, goals[i].at, goals[i].more[0], next, queue);
            continue;
        }
        for (const bool sideA : {true, false})
            if (const int stand = firstStand(goals[i].door, sideA);
                stand >= 0 && (sideA ? goals[i].onA : goals[i].onB) && usable(m_stands[at(stand)])) {
                // At its middle; an exit where travel ends there, or the common path would be the longer one.
                const size_t nodes = endsAt(goals[i].door, sideA) ? faceOf(goals[i].door, sideA).nodes.size() : 1;
                for (size_t k = 0; k < nodes; ++k)
                    reach(queue, stand + static_cast<int>(k), goals[i].more[sideA ? 0 : 1], next);
            }
    }
    spread(queue);
    addNodeSeeds();
}

const WalkDoor::Face& WayGraph::faceOf(int door, bool sideA) const
{
    const WalkDoor& d = m_plan.doors[at(door)];
    return sideA ? d.a : d.b;
}

bool WayGraph::endsAt(int door, bool sideA) const
{
    return faceOf(door, !sideA).beside == Beside::Exit || m_plan.doors[at(door)].horizontalExit;
}

void WayGraph::makeStands()
{
    m_inCell.resize(m_plan.cells.size());
    m_seeds.resize(m_plan.cells.size());
    m_seedOf.resize(m_plan.cells.size());
    m_noThrough.resize(m_plan.cells.size(), false);
    for (const WalkSpace& space : m_plan.spaces)
        if (space.cell >= 0 && space.noThrough)
            m_noThrough[at(space.cell)] = true;
    m_first.assign(m_plan.doors.size() * 2, -1);
    for (size_t door = 0; door < m_plan.doors.size(); ++door) {
        const std::pair<size_t, size_t> counts{m_plan.doors[door].a.nodes.size(), m_plan.doors[door].b.nodes.size()};
        for (const bool sideA : {true, false}) {
            const WalkDoor::Face& face = faceOf(static_cast<int>(door), sideA);
            if (face.beside != Beside::Floor)
                continue;
            m_first[door * 2 + (sideA ? 0 : 1)] = static_cast<int>(m_stands.size());
            for (size_t k = 0; k < face.nodes.size(); ++k) {
                m_inCell[at(face.cell)].push_back(static_cast<int>(m_stands.size()));
                m_stands.push_back({static_cast<int>(door), sideA, static_cast<int>(k), face.cell, face.nodes[k], -1});
            }
        }
        const int a = m_first[door * 2], b = m_first[door * 2 + 1];
        for (size_t k = 0; a >= 0 && b >= 0 && k < std::min(counts.first, counts.second); ++k) {
            m_stands[at(a) + k].across = b + static_cast<int>(k);
            m_stands[at(b) + k].across = a + static_cast<int>(k);
        }
    }
    m_nm.assign(m_stands.size(), unreachable);
    m_next.resize(m_stands.size());
}

void WayGraph::reach(Queue& queue, int stand, double nm, Next next)
{
    if (nm >= m_nm[at(stand)])
        return;
    m_nm[at(stand)] = nm;
    m_next[at(stand)] = next;
    queue.emplace(nm, stand);
}

// A goal on the floor of a cell: who comes through a door goes straight to it, unless others may not pass there.
void WayGraph::addPoint(int cell, PlanPoint point, double beyond, Next next, Queue& queue)
{
    const int index = static_cast<int>(m_points.size());
    m_seedOf[at(cell)].push_back(-1 - index);
    m_points.push_back({point, next});
    m_seeds[at(cell)].push_back({point, -1, beyond});
    if (m_noThrough[at(cell)])
        return;
    const std::vector<double> lengths = m_plan.cells[at(cell)]->fromPoint(m_metric, point);
    for (const int stand : m_inCell[at(cell)])
        reach(queue, stand, beyond + lengths[at(m_stands[at(stand)].node)], {Next::Kind::Point, index});
}

// Against the walking direction: from what is reached to who can walk there.
void WayGraph::spread(Queue& queue)
{
    std::vector<bool> done(m_stands.size(), false);
    while (!queue.empty()) {
        const int stand = queue.top().second;
        queue.pop();
        if (done[at(stand)])
            continue;
        done[at(stand)] = true;
        const Stand& s = m_stands[at(stand)];
        const double nm = m_nm[at(stand)];
        if (s.across >= 0 && usable(m_stands[at(s.across)]))
            reach(queue, s.across, nm + m_plan.doors[at(s.door)].crossing, {Next::Kind::Cross, stand});
        // Who walks on from here in the same cell could have walked there at once.
        if (m_noThrough[at(s.cell)] || m_next[at(stand)].kind == Next::Kind::Walk || m_next[at(stand)].kind == Next::Kind::Point)
            continue;
        const CellWalk& walk = *m_plan.cells[at(s.cell)];
        for (const int other : m_inCell[at(s.cell)])
            if (!done[at(other)])
                reach(queue, other, nm + walk.between(m_metric, m_stands[at(other)].node, s.node), {Next::Kind::Walk, stand});
    }
}

void WayGraph::addNodeSeeds()
{
    for (size_t cell = 0; cell < m_inCell.size(); ++cell)
        for (const int stand : m_inCell[cell]) {
            const Next::Kind kind = m_next[at(stand)].kind;
            if (kind == Next::Kind::None || kind == Next::Kind::Walk || kind == Next::Kind::Point)
                continue;
            const Stand& s = m_stands[at(stand)];
            m_seedOf[cell].push_back(stand);
            m_seeds[cell].push_back({m_plan.cells[cell]->cell().nodes[at(s.node)].at, s.node, m_nm[at(stand)]});
        }
}

int WayGraph::bestStand(int door, bool sideA) const
{
    const int first = firstStand(door, sideA);
    int best = -1;
    for (int k = 0; first >= 0 && k < static_cast<int>(faceOf(door, sideA).nodes.size()); ++k)
        if (m_nm[at(first + k)] < unreachable && (best < 0 || m_nm[at(first + k)] < m_nm[at(best)]))
            best = first + k;
    return best;
}

double WayGraph::from(int door, bool sideA) const
{
    const int stand = bestStand(door, sideA);
    return stand < 0 ? unreachable : m_nm[at(stand)];
}

// Where somebody who has come through a door leaves its cell; -1 where that is by the same door.
int WayGraph::standBehind(int door, bool sideA) const
{
    int stand = bestStand(door, !sideA);
    if (stand >= 0 && m_next[at(stand)].kind == Next::Kind::Walk)
        stand = m_next[at(stand)].index;
    return stand >= 0 && m_stands[at(stand)].door == door && m_next[at(stand)].kind == Next::Kind::Cross ? -1 : stand;
}

double WayGraph::through(int door, bool sideA) const
{
    const DoorUse& use = m_use[at(door)];
    if (!(sideA ? use.fromA : use.fromB))
        return unreachable;
    if (endsAt(door, sideA))
        return 0;
    return standBehind(door, sideA) < 0 ? unreachable : from(door, !sideA) + m_plan.doors[at(door)].crossing;
}

WayGraph::Onward WayGraph::after(int door, bool sideA) const
{
    const int stand = endsAt(door, sideA) ? -1 : standBehind(door, sideA);
    if (stand < 0)
        return {};
    const Next& next = m_next[at(stand)];
    if (next.kind == Next::Kind::Point && m_points[at(next.index)].next.kind == Next::Kind::Link)
        return {-1, false, m_points[at(next.index)].next.index};
    const bool goesOn = next.kind == Next::Kind::Cross || next.kind == Next::Kind::Exit;
    return goesOn ? Onward{m_stands[at(stand)].door, m_stands[at(stand)].sideA, -1} : Onward{};
}

// From where a leg begins: a point of the floor on to what comes next there.
WayLeg WayGraph::legFrom(int stand, Next& next, int& end) const
{
    const Stand& here = m_stands[at(stand)];
    const CellWalk& walk = *m_plan.cells[at(here.cell)];
    const PlanPoint from = walk.cell().nodes[at(here.node)].at;
    WayLeg leg;
    end = stand;
    if (next.kind == Next::Kind::Walk) {
        end = next.index;
        leg.points = walk.pathBetween(m_metric, here.node, m_stands[at(end)].node);
        next = m_next[at(end)];
    } else if (next.kind == Next::Kind::Point) {
        const Point& point = m_points[at(next.index)];
        leg.points = CellField(walk, m_metric, {{point.at, -1, 0}}).wayFrom(from).points;
        next = point.next;
    } else {
        leg.points = {from};
    }
    return leg;
}

WayGraph::Way WayGraph::wayFrom(int cell, PlanPoint p) const
{
    if (cell < 0 || m_seeds[at(cell)].empty())
        return {};
    return wayFrom(CellField(*m_plan.cells[at(cell)], m_metric, m_seeds[at(cell)]), cell, p);
}

WayGraph::Way WayGraph::wayFrom(const CellField& field, int cell, PlanPoint p) const
{
    CellField::Way first = field.wayFrom(p);
    const int seed = first.seed;
    return follow(cell, seed, std::move(first));
}

WayGraph::Way WayGraph::steadyWayFrom(const CellField& field, int cell, PlanPoint p, double tolerance) const
{
    const double nm = field.at(p);
    const auto& seeds = m_seeds[at(cell)];
    const CellWalk& walk = *m_plan.cells[at(cell)];
    for (size_t i = 0; i < seeds.size(); ++i) {
        if (seeds[i].node < 0 || seeds[i].beyond + walk.length(m_metric, p, seeds[i].at) > nm + tolerance)
            continue;
        CellField::Way way = CellField(walk, m_metric, {seeds[i]}).wayFrom(p);
        if (way.seed >= 0 && way.nm <= nm + tolerance)
            return follow(cell, static_cast<int>(i), std::move(way));
    }
    return wayFrom(field, cell, p);
}

// On from the seed that somebody has walked to.
WayGraph::Way WayGraph::follow(int cell, int seed, CellField::Way first) const
{
    Way way;
    if (seed < 0)
        return way;
    way.nm = first.nm;
    WayLeg leg;
    leg.points = std::move(first.points);
    int stand = m_seedOf[at(cell)][at(seed)];
    Next next = stand < 0 ? m_points[at(-1 - stand)].next : m_next[at(stand)];
    for (;;) {
        for (size_t i = 1; i < leg.points.size(); ++i)
            leg.nm += m_plan.cells[at(cell)]->length(m_metric, leg.points[i - 1], leg.points[i]);
        switch (next.kind) {
        case Next::Kind::Exit: way.exit = leg.door = m_stands[at(stand)].door; break;
        case Next::Kind::Cross: leg.door = m_stands[at(stand)].door; break;
        case Next::Kind::Link: leg.link = next.index; break;
        case Next::Kind::Goal: way.goal = next.index; break;
        default: break;
        }
        way.legs.push_back(std::move(leg));
        if (next.kind != Next::Kind::Cross)
            return way;
        const int behind = next.index;
        cell = m_stands[at(behind)].cell;
        next = m_next[at(behind)];
        leg = legFrom(behind, next, stand);
    }
}

} // namespace sp
