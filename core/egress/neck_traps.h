// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/egress/neck_graph.h"

#include <optional>

namespace sp {

/// What cuts the nodes of a neck graph off when it is closed: by the dominator tree, and what is more than one node is closed by itself.
class NeckTraps final {
public:
    /// Keeps a reference to the graph, as it is while this one is asked.
    explicit NeckTraps(const NeckGraph& graph);
    bool reaches(int node) const { return m_dominator[static_cast<size_t>(node)] >= 0; }
    /// Blockers, from the node outwards; the node's own is not among them.
    std::vector<int> of(int node) const;

private:
    bool cutsOff(size_t compound, int node) const;
    bool isBehind(int outer, int compound) const;

    const NeckGraph& m_graph;
    std::vector<int> m_dominator;
    std::vector<int> m_compound; ///< blockers
    mutable std::vector<std::optional<std::vector<bool>>> m_without; ///< by m_compound, when somebody has asked
    std::vector<int> m_from; ///< by node, the one before it on a way from the root with the fewest nodes; only where there are compounds
};

} // namespace sp
