// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/egress/neck_traps.h"

#include <algorithm>
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

/// What cuts a node off when it is closed.
class Trapping {
public:
    virtual ~Trapping() = default;
    virtual bool reaches(int node) const = 0;
    /// Blockers, from the node outwards; the node's own is not among them.
    virtual std::vector<int> of(int node) const = 0;
};

/// By closing each blocker in turn.
class BySearch final : public Trapping {
public:
    explicit BySearch(const NeckGraph& graph) : m_graph(graph), m_open(graph.reached(-1))
    {
        for (size_t b = 0; b < graph.blockers.size(); ++b)
            m_without.push_back(graph.reached(static_cast<int>(b)));
    }
    bool reaches(int node) const override { return m_open[at(node)]; }
    std::vector<int> of(int node) const override
    {
        std::vector<int> found;
        for (size_t b = 0; b < m_without.size(); ++b)
            if (m_open[at(node)] && !m_without[b][at(node)] && !has(m_graph.blockers[b].closes, node))
                found.push_back(static_cast<int>(b));
        // The nearer one is cut off by the farther one; closing a door on a line by way of the line does not count for that.
        const auto cutOffBy = [&](int near, int far) {
            const std::vector<int>& nodes = m_graph.blockers[at(near)].standsOn;
            return near != far && std::none_of(nodes.begin(), nodes.end(), [&](int n) {
                       return m_without[at(far)][at(n)]
                           || (has(m_graph.blockers[at(far)].closes, n) && !has(m_graph.blockers[at(far)].standsOn, n));
                   });
        };
        std::vector<std::pair<std::ptrdiff_t, int>> ranked; // most of the others behind it first
        for (const int b : found)
            ranked.emplace_back(-std::count_if(found.begin(), found.end(), [&](int far) { return cutOffBy(b, far); }), b);
        std::sort(ranked.begin(), ranked.end());
        std::transform(ranked.begin(), ranked.end(), found.begin(), [](const auto& r) { return r.second; });
        return found;
    }

private:
    const NeckGraph& m_graph;
    std::vector<bool> m_open;
    std::vector<std::vector<bool>> m_without;
};

class ByDominators final : public Trapping {
public:
    explicit ByDominators(const NeckGraph& graph) : m_traps(graph) { }
    bool reaches(int node) const override { return m_traps.reaches(node); }
    std::vector<int> of(int node) const override { return m_traps.of(node); }

private:
    NeckTraps m_traps;
};

Choices choicesBy(const Trapping& trapping, const NeckGraph& graph)
{
    Choices out;
    for (int piece = 0; piece < graph.pieces; ++piece) {
        const int node = graph.nodeOfPiece(piece);
        std::vector<int> traps = trapping.of(node);
        out.pieceReaches.push_back(trapping.reaches(node));
        out.pieceHas.push_back(out.pieceReaches.back() && traps.empty());
        // An enclosure that several doors share is no neck, and nobody closes it.
        traps.erase(std::remove_if(traps.begin(), traps.end(), [&](int b) { return at(b) >= graph.necks.size(); }), traps.end());
        out.singlePoints.push_back(std::move(traps));
    }
    for (size_t neck = 0; neck < graph.necks.size(); ++neck) {
        const NeckGraph::Blocker& blocker = graph.blockers[neck];
        std::vector<int> common;
        bool reaches = false;
        for (const int node : blocker.standsOn) {
            if (!trapping.reaches(node))
                continue;
            const std::vector<int> traps = trapping.of(node);
            if (!reaches)
                common = traps;
            else
                common.erase(std::remove_if(common.begin(), common.end(), [&](int b) { return !has(traps, b); }), common.end());
            reaches = true;
        }
        out.neckHas.push_back(reaches
                              && std::all_of(common.begin(), common.end(), [&](int b) { return at(b) == neck || has(blocker.around, b); }));
    }
    out.necks = graph.necks;
    return out;
}

} // namespace

Choices choicesOf(const WalkPlan& plan, const CutFloor& floor, const std::vector<DoorUse>& use, const std::vector<LinkEnd>& links,
                  Length neckMax)
{
    return choicesOf(makeNeckGraph(plan, floor, use, links, neckMax));
}

Choices choicesOf(const NeckGraph& graph)
{
    return choicesBy(ByDominators(graph), graph);
}

Choices choicesBySearch(const WalkPlan& plan, const CutFloor& floor, const std::vector<DoorUse>& use, const std::vector<LinkEnd>& links,
                        Length neckMax)
{
    const NeckGraph graph = makeNeckGraph(plan, floor, use, links, neckMax);
    return choicesBy(BySearch(graph), graph);
}

} // namespace sp
