// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/failure/reach.h"

#include "core/facts/fact_sheet.h"

#include <algorithm>
#include <map>

namespace sp {

namespace {

Certainty opens(Passage side)
{
    switch (side) {
    case Passage::Free:
    case Passage::Release:
    case Passage::Delayed: return Certainty::Yes;
    case Passage::Unknown: return Certainty::Unknown;
    default: return Certainty::No;
    }
}

// The portal in the direction of a step; where the sides are not known only what holds both ways is certain.
Certainty openTo(const PlanGraph& graph, const std::vector<Pass>& pass, const PlanGraph::Step& step)
{
    if (step.portal < 0)
        return step.open;
    const Pass& p = pass[static_cast<size_t>(step.portal)];
    if (graph.portals()[static_cast<size_t>(step.portal)].sided)
        return step.out ? p.out : p.in;
    return p.out == p.in ? p.out : Certainty::Unknown;
}

struct Spread {
    std::vector<Certainty> reached;
    std::vector<int> portal, node; ///< by which a node was reached first, and from where
};

// Certain ways first, so that a shortest certain way is the one that is named.
template <class Steps>
Spread spread(const PlanGraph& graph, const std::vector<Pass>& pass, const std::vector<int>& starts, Steps&& steps)
{
    const size_t n = graph.nodes().size();
    Spread out{std::vector<Certainty>(n, Certainty::No), std::vector<int>(n, -1), std::vector<int>(n, -1)};
    for (const Certainty least : {Certainty::Yes, Certainty::Unknown}) {
        std::vector<int> queue;
        for (const int s : starts)
            if (out.reached[static_cast<size_t>(s)] < least || least == Certainty::Yes) {
                out.reached[static_cast<size_t>(s)] = Certainty::Yes;
                queue.push_back(s);
            }
        if (least == Certainty::Unknown)
            for (size_t i = 0; i < n; ++i)
                if (out.reached[i] == Certainty::Yes)
                    queue.push_back(static_cast<int>(i));
        for (size_t i = 0; i < queue.size(); ++i)
            for (const PlanGraph::Step& step : steps(queue[i])) {
                const auto to = static_cast<size_t>(step.to);
                if (out.reached[to] != Certainty::No || openTo(graph, pass, step) < least)
                    continue;
                out.reached[to] = least;
                out.portal[to] = step.portal;
                out.node[to] = queue[i];
                queue.push_back(step.to);
            }
    }
    return out;
}

} // namespace

Pass passOf(const OpeningState& s)
{
    if (s.leaf == LeafPosition::Open)
        return {Certainty::Yes, Certainty::Yes};
    const Pass closed{opens(s.inside),
                      s.outside == Passage::Free          ? Certainty::Yes
                          : s.outside == Passage::Unknown ? Certainty::Unknown
                                                          : Certainty::No};
    if (s.leaf == LeafPosition::Closed)
        return closed;
    const auto perhaps = [](Certainty c) { return c == Certainty::Yes ? Certainty::Yes : Certainty::Unknown; };
    return {perhaps(closed.out), perhaps(closed.in)};
}

PlanGraph::PlanGraph(const FactSheet& sheet)
{
    const Project& p = sheet.project();
    const PlanIndex& index = sheet.index();
    m_nodes.resize(p.rooms.size() + 1);
    const FactId protectedFact = sheet.id("space.protected");
    const FactId publicFact = sheet.id("space.public");
    const FactId kindFact = sheet.id("space.kind");
    for (size_t row = 0; row < p.rooms.size(); ++row) {
        const FactView view{sheet, {SubjectKind::Room, static_cast<quint32>(row), 0}, nullptr};
        m_nodes[row].isProtected = view.flag(protectedFact);
        // Nobody states the hazards of a stair that has none.
        const auto kind = view.word(kindFact);
        const bool stair = kind && (*kind == u"stair" || *kind == u"exit_enclosure");
        if (!m_nodes[row].isProtected && stair)
            m_nodes[row].isProtected = false;
        m_nodes[row].exit = stair || kind == u"outside";
        m_nodes[row].start = view.flag(publicFact).value_or(false);
    }
    m_nodes.back() = {true, true, false, false, true};
    const auto nodeOf = [&](const Beyond& b) {
        if (b.kind == Beyond::Kind::Outside)
            return openAir();
        const size_t row = b.room ? p.rooms.indexOf(*b.room) : p.rooms.size();
        return row < p.rooms.size() ? static_cast<int>(row) : -1;
    };
    for (size_t row = 0; row < p.openings.size(); ++row) {
        const PlanIndex::OpeningEntry& e = index.opening(row);
        const bool flipped = e.outside == Side::A;
        const int a = nodeOf(e.sides.a), b = nodeOf(e.sides.b);
        const Portal portal{static_cast<int>(row), flipped ? b : a, flipped ? a : b, e.outside.has_value()};
        m_portals.push_back(portal);
    }
    linkPortals();
    addStairs(sheet);
    findGoals(sheet);
    for (int node = 0; node < openAir(); ++node)
        if (from(node).empty())
            m_nodes[static_cast<size_t>(node)].counted = false;
}

PlanGraph::PlanGraph(std::vector<Node> nodes, std::vector<Portal> portals) : m_nodes(std::move(nodes)), m_portals(std::move(portals))
{
    linkPortals();
}

void PlanGraph::linkPortals()
{
    m_from.resize(m_nodes.size());
    m_into.resize(m_nodes.size());
    for (int at = 0; at < static_cast<int>(m_portals.size()); ++at) {
        const Portal& portal = m_portals[static_cast<size_t>(at)];
        if (portal.inside < 0 || portal.outside < 0 || portal.inside == portal.outside)
            continue;
        link(portal.inside, portal.outside, {at, portal.outside, true, Certainty::Yes});
        link(portal.outside, portal.inside, {at, portal.inside, false, Certainty::Yes});
    }
}

void PlanGraph::link(int from, int to, Step step)
{
    m_from[static_cast<size_t>(from)].push_back(step);
    step.to = from;
    m_into[static_cast<size_t>(to)].push_back(step);
}

// Nobody leaves by a lift or a shaft.
void PlanGraph::addStairs(const FactSheet& sheet)
{
    const Project& p = sheet.project();
    const FactId kindFact = sheet.id("stair.kind");
    std::map<QString, std::vector<int>> roomsOf;
    for (size_t row = 0; row < p.rooms.size(); ++row)
        if (p.rooms[row].stair)
            roomsOf[p.rooms[row].stair->text()].push_back(static_cast<int>(row));
    for (const auto& [id, rooms] : roomsOf) {
        const size_t stair = p.stairs.indexOf(StairId(id));
        const auto kind = stair < p.stairs.size()
            ? FactView{sheet, {SubjectKind::Stair, static_cast<quint32>(stair), 0}, nullptr}.word(kindFact)
            : std::nullopt;
        if (kind && (*kind == u"lift" || *kind == u"shaft"))
            continue;
        for (const int from : rooms)
            for (const int to : rooms)
                if (from != to)
                    link(from, to, {-1, to, true, kind ? Certainty::Yes : Certainty::Unknown});
    }
}

// An exit enclosure leads people on; where its way to the open air is not drawn, whoever is in it counts as out.
void PlanGraph::findGoals(const FactSheet& sheet)
{
    static const FieldId aboveGrade = field("storey.above_grade");
    const Project& p = sheet.project();
    const FactId kindFact = sheet.id("space.kind");
    // Outside, but nobody is on a roof or a terrace who has not gone through the building.
    const auto isAbove = [&](int node) {
        const Storey* storey = p.storeys.find(p.rooms[static_cast<size_t>(node)].storey);
        return storey && storey->facts.integer(aboveGrade).value_or(1) > 1;
    };
    const auto isKind = [&](int node, QStringView word) {
        const auto kind = FactView{sheet, {SubjectKind::Room, static_cast<quint32>(node), 0}, nullptr}.word(kindFact);
        return kind && *kind == word;
    };
    for (int node = 0; node < openAir(); ++node)
        if (isKind(node, u"outside")) {
            m_nodes[static_cast<size_t>(node)].goal = true;
            m_nodes[static_cast<size_t>(node)].start = m_nodes[static_cast<size_t>(node)].start || !isAbove(node);
            m_nodes[static_cast<size_t>(node)].counted = false;
        }
    std::vector<bool> seen(m_nodes.size(), false);
    for (int first = 0; first < openAir(); ++first) {
        if (seen[static_cast<size_t>(first)] || !isKind(first, u"exit_enclosure"))
            continue;
        std::vector<int> group{first};
        seen[static_cast<size_t>(first)] = true;
        bool leadsOn = false;
        for (size_t i = 0; i < group.size(); ++i)
            for (const Step& step : from(group[i])) {
                const auto to = static_cast<size_t>(step.to);
                leadsOn = leadsOn || m_nodes[to].goal;
                if (!seen[to] && step.to != openAir() && isKind(step.to, u"exit_enclosure")) {
                    seen[to] = true;
                    group.push_back(step.to);
                }
            }
        if (!leadsOn)
            for (const int node : group)
                m_nodes[static_cast<size_t>(node)].goal = true;
    }
}

Reach reachOf(const PlanGraph& graph, const std::vector<Pass>& pass)
{
    std::vector<int> goals, starts;
    for (size_t i = 0; i < graph.nodes().size(); ++i) {
        if (graph.nodes()[i].goal)
            goals.push_back(static_cast<int>(i));
        if (graph.nodes()[i].start)
            starts.push_back(static_cast<int>(i));
    }
    Spread out = spread(
        graph, pass, goals, [&](int node) -> auto& { return graph.into(node); });
    Spread in = spread(
        graph, pass, starts, [&](int node) -> auto& { return graph.from(node); });
    return {std::move(out.reached), std::move(in.reached), std::move(out.portal),
            std::move(out.node),    std::move(in.portal),  std::move(in.node)};
}

namespace {

std::vector<int> follow(const PlanGraph& graph, const std::vector<int>& portal, const std::vector<int>& node, int at)
{
    std::vector<int> out;
    for (; node[static_cast<size_t>(at)] >= 0; at = node[static_cast<size_t>(at)])
        if (const int p = portal[static_cast<size_t>(at)]; p >= 0)
            out.push_back(graph.portals()[static_cast<size_t>(p)].opening);
    return out;
}

} // namespace

std::vector<int> wayIn(const PlanGraph& graph, const Reach& reach, int node)
{
    std::vector<int> out = follow(graph, reach.last, reach.lastNode, node);
    std::reverse(out.begin(), out.end());
    return out;
}

std::vector<int> wayOut(const PlanGraph& graph, const Reach& reach, int node)
{
    return follow(graph, reach.next, reach.nextNode, node);
}

std::vector<int> blockersOf(const PlanGraph& graph, const std::vector<Pass>& pass, int node)
{
    const Spread walk = spread(
        graph, pass, {node}, [&](int at) -> auto& { return graph.from(at); });
    const auto inside = [&](int at) { return walk.reached[static_cast<size_t>(at)] != Certainty::No; };
    // Only openings behind which there is a way on, were all others open: not the door of a closet.
    std::vector<bool> leadsOut(graph.nodes().size(), false);
    std::vector<int> queue;
    for (int at = 0; at < static_cast<int>(graph.nodes().size()); ++at)
        if (graph.nodes()[static_cast<size_t>(at)].goal && !inside(at)) {
            leadsOut[static_cast<size_t>(at)] = true;
            queue.push_back(at);
        }
    for (size_t i = 0; i < queue.size(); ++i)
        for (const PlanGraph::Step& step : graph.into(queue[i]))
            if (!inside(step.to) && !leadsOut[static_cast<size_t>(step.to)]) {
                leadsOut[static_cast<size_t>(step.to)] = true;
                queue.push_back(step.to);
            }
    std::vector<int> out;
    for (int at = 0; at < static_cast<int>(walk.reached.size()); ++at)
        if (inside(at))
            for (const PlanGraph::Step& step : graph.from(at))
                if (step.portal >= 0 && leadsOut[static_cast<size_t>(step.to)])
                    out.push_back(graph.portals()[static_cast<size_t>(step.portal)].opening);
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

} // namespace sp
