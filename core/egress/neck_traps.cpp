// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/egress/neck_traps.h"

#include "core/egress/dominators.h"

#include <algorithm>

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

std::vector<int> shortestFrom(const std::vector<std::vector<int>>& after)
{
    std::vector<int> from(after.size(), -1), queue{NeckGraph::root};
    from[NeckGraph::root] = NeckGraph::root;
    for (size_t i = 0; i < queue.size(); ++i)
        for (const int next : after[at(queue[i])])
            if (from[at(next)] < 0) {
                from[at(next)] = queue[i];
                queue.push_back(next);
            }
    return from;
}

} // namespace

NeckTraps::NeckTraps(const NeckGraph& graph) : m_graph(graph), m_dominator(dominatorTree(graph.after, NeckGraph::root))
{
    for (size_t b = 0; b < graph.blockers.size(); ++b)
        if (!graph.blockers[b].single)
            m_compound.push_back(static_cast<int>(b));
    if (!m_compound.empty())
        m_from = shortestFrom(graph.after);
    m_without.resize(m_compound.size());
}

// Whoever leaves one way open to a node does not cut it off: most are told by that without closing anything.
bool NeckTraps::cutsOff(size_t compound, int node) const
{
    if (!reaches(node))
        return true;
    if (!m_without[compound]) {
        const std::vector<int>& closes = m_graph.blockers[at(m_compound[compound])].closes;
        bool meets = false;
        for (int n = node; n != NeckGraph::root && !meets; n = m_from[at(n)])
            meets = has(closes, n);
        if (!meets)
            return false;
        m_without[compound] = m_graph.reached(m_compound[compound]);
    }
    return !(*m_without[compound])[at(node)];
}

std::vector<int> NeckTraps::of(int node) const
{
    std::vector<int> found;
    if (!reaches(node))
        return found;
    for (int d = node; d != NeckGraph::root;) {
        d = m_dominator[at(d)];
        if (m_graph.blockerAt[at(d)] >= 0)
            found.push_back(m_graph.blockerAt[at(d)]);
    }
    for (size_t i = 0; i < m_compound.size(); ++i)
        if (!has(m_graph.blockers[at(m_compound[i])].closes, node) && cutsOff(i, node))
            found.insert(std::find_if(found.begin(), found.end(), [&](int b) { return isBehind(b, m_compound[i]); }), m_compound[i]);
    return found;
}

// Whether everybody in the middle of a compound one has to pass another one.
bool NeckTraps::isBehind(int outer, int compound) const
{
    const auto it = std::find(m_compound.begin(), m_compound.end(), outer);
    const std::vector<int>& nodes = m_graph.blockers[at(compound)].standsOn;
    return std::all_of(nodes.begin(), nodes.end(), [&](int n) {
        if (it != m_compound.end())
            return cutsOff(static_cast<size_t>(it - m_compound.begin()), n);
        for (int d = n; d != NeckGraph::root && d >= 0; d = m_dominator[at(d)])
            if (m_graph.blockerAt[at(d)] == outer)
                return true;
        return false;
    });
}

} // namespace sp
