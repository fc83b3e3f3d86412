// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/failure/reach.h"

namespace sp {

/// Who gets out, or who gets in, with every open question answered one way, and what becomes of it when a few portals change. A change costs
/// what it reaches, not the plan.
class LocalReach final {
public:
    enum class Way : quint8 { Leave, Enter };
    /// Whether a portal lets people through from its inside, and to it.
    struct Open {
        bool out = false, in = false;
        bool operator==(const Open&) const = default;
    };
    struct Change {
        int portal = -1;
        Open open;
    };
    /// How a portal stands when what is unknown of it counts as open, or as shut.
    static Open openOf(const PlanGraph& graph, int portal, const Pass& pass, bool unknownIsOpen);

    /// `open` by portal. Holds a reference to the graph.
    LocalReach(const PlanGraph& graph, Way way, std::vector<Open> open, bool unknownStairsOpen);

    bool reached(int node) const { return m_base[at(node)].reached; }
    const Open& open(int portal) const { return m_open[at(portal)]; }

    /// With these portals changed; until the next call.
    void with(const std::vector<Change>& changes);
    bool reachedNow(int node) const;
    const std::vector<int>& lost() const { return m_lost; } ///< nodes
    const std::vector<int>& gained() const { return m_gained; }
    /// Portals of a shortest way that is left: from the node out, or back from it to where the public is.
    std::vector<int> way(int node) const;

private:
    struct Link {
        bool reached = false;
        int portal = -1, node = -1; ///< by which, and from where
    };
    enum class Mark : quint8 { None, Lost, Reached };
    static size_t at(int i) { return static_cast<size_t>(i); }
    const std::vector<PlanGraph::Step>& onward(int node) const { return m_way == Way::Leave ? m_graph.into(node) : m_graph.from(node); }
    const std::vector<PlanGraph::Step>& back(int node) const { return m_way == Way::Leave ? m_graph.from(node) : m_graph.into(node); }
    bool isOpen(const PlanGraph::Step& step) const;
    const Open& openNow(int portal) const;
    /// Nodes between which a portal leads in this direction, as the search goes: from, to.
    std::pair<int, int> ends(int portal, bool out) const;
    void lose(int node);
    void reach(int node, int portal, int from);

    const PlanGraph& m_graph;
    Way m_way;
    bool m_stairsOpen;
    std::vector<Open> m_open;
    std::vector<Link> m_base;
    std::vector<std::vector<int>> m_children; ///< nodes that were reached from a node

    // Of the last change; what has not its number is as without it.
    quint32 m_now = 0;
    std::vector<quint32> m_portalOf, m_nodeOf;
    std::vector<Open> m_openNow;
    std::vector<Mark> m_marks;
    std::vector<Link> m_links;
    std::vector<int> m_lost, m_gained, m_queue;
};

} // namespace sp
