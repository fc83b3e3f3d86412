// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/egress/onward.h"

#include "core/egress/neck_traps.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace sp {

namespace {

size_t at(int i)
{
    return static_cast<size_t>(i);
}

bool has(const std::vector<int>& list, int value)
{
    return std::find(list.begin(), list.end(), value) != list.end();
}

/// Nobody walks into the space by one of its doors for as long as this lives.
class Closed final {
public:
    Closed(NeckGraph& graph, const WalkPlan& plan, int space, const std::vector<int>& doors) : m_graph(graph)
    {
        const std::vector<int>& inside = graph.nodesOfSpace[at(space)];
        std::vector<int> doorNodes;
        for (const int door : doors)
            doorNodes.push_back(graph.nodeOfDoor[at(door)]);
        for (const int node : inside)
            keep(node, [&](int to) { return !has(doorNodes, to); });
        // Nor does anybody come to the door from its far side.
        for (const int door : doors) {
            const bool both = plan.doors[at(door)].a.space == plan.doors[at(door)].b.space;
            keep(graph.nodeOfDoor[at(door)], [&](int to) { return !both && has(inside, to); });
        }
    }
    ~Closed()
    {
        for (auto& [node, arcs] : m_before)
            m_graph.after[at(node)].swap(arcs);
    }
    Closed(const Closed&) = delete;
    Closed& operator=(const Closed&) = delete;

private:
    template <class Keep>
    void keep(int node, Keep&& isKept)
    {
        std::vector<int>& arcs = m_graph.after[at(node)];
        m_before.emplace_back(node, arcs);
        arcs.erase(std::remove_if(arcs.begin(), arcs.end(), [&](int to) { return !isKept(to); }), arcs.end());
    }

    NeckGraph& m_graph;
    std::vector<std::pair<int, std::vector<int>>> m_before;
};

} // namespace

OnwardNecks::OnwardNecks(const WalkPlan& plan, const CutFloor& floor, NeckGraph& graph)
    : m_plan(plan), m_floor(floor), m_graph(graph), m_doorsOf(plan.spaces.size())
{
    for (size_t door = 0; door < plan.doors.size(); ++door)
        for (const int space : {plan.doors[door].a.space, plan.doors[door].b.space})
            if (space >= 0 && !has(m_doorsOf[at(space)], static_cast<int>(door)))
                m_doorsOf[at(space)].push_back(static_cast<int>(door));
}

void OnwardNecks::findOpen()
{
    std::vector<std::unique_ptr<const Closed>> closed;
    for (size_t space = 0; space < m_plan.spaces.size(); ++space)
        if (!m_plan.spaces[space].corridor)
            closed.push_back(std::make_unique<const Closed>(m_graph, m_plan, static_cast<int>(space), m_doorsOf[space]));
    const NeckTraps traps(m_graph);
    for (int piece = 0; piece < m_graph.pieces; ++piece)
        m_open.push_back(traps.reaches(m_graph.nodeOfPiece(piece)) && traps.of(m_graph.nodeOfPiece(piece)).empty());
    while (!closed.empty()) // a door between two rooms was changed twice
        closed.pop_back();
}

std::vector<std::vector<Neck>> OnwardNecks::passed(int space, const std::vector<Way>& ways)
{
    std::vector<std::vector<Neck>> out(ways.size());
    std::vector<std::vector<int>> behind; ///< pieces, by way
    for (const Way& way : ways) {
        const CutFloor::Place& place = m_floor.doors[at(way.door)][way.fromA ? 1 : 0];
        std::vector<int>& pieces = behind.emplace_back(place.pieces);
        for (const auto& [chord, span] : place.spans)
            for (const int piece : {m_floor.chords[at(chord)].spans[at(span)].left, m_floor.chords[at(chord)].spans[at(span)].right})
                if (piece >= 0)
                    pieces.push_back(piece);
    }
    if (!m_plan.spaces[at(space)].corridor) {
        if (m_open.empty())
            findOpen();
        if (std::all_of(behind.begin(), behind.end(), [&](const std::vector<int>& pieces) {
                return std::any_of(pieces.begin(), pieces.end(), [&](int piece) { return m_open[at(piece)]; });
            }))
            return out;
    }
    const Closed closed(m_graph, m_plan, space, m_doorsOf[at(space)]);
    const NeckTraps traps(m_graph);
    for (size_t way = 0; way < ways.size(); ++way) {
        std::vector<int> common;
        bool first = true;
        for (const int piece : behind[way]) {
            const int node = m_graph.nodeOfPiece(piece);
            if (!traps.reaches(node))
                continue;
            const std::vector<int> here = traps.of(node);
            if (first)
                common = here;
            else
                common.erase(std::remove_if(common.begin(), common.end(), [&](int b) { return !has(here, b); }), common.end());
            first = false;
        }
        for (const int blocker : common)
            if (at(blocker) < m_graph.necks.size()) // an enclosure that several doors share is no neck
                out[way].push_back(m_graph.necks[at(blocker)]);
    }
    return out;
}

} // namespace sp
