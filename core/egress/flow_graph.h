// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/egress/flow_network.h"
#include "core/egress/max_flow.h"

namespace sp {

// A FlowNetwork as arcs, shared by the questions that are asked of it: spaces are nodes, then the source and the open air.

struct FlowGraph {
    MaxFlow flow;
    int source = 0, outside = 0;
    std::vector<int> arcs; ///< by component

    /// `supplies` by space.
    FlowGraph(const FlowNetwork& network, const std::vector<qint64>& supplies);
    /// Takes all flow out and gives every component that capacity.
    void reset(const FlowNetwork& network, const std::vector<qint64>& supplies, const std::vector<qint64>& capacities);
    void widen(const FlowNetwork& network, int component, qint64 more); ///< the flow stays
    /// Components from the marked nodes to the others.
    std::vector<int> crossing(const FlowNetwork& network, const std::vector<bool>& marked) const;
    std::vector<qint64> through(const FlowNetwork& network) const; ///< without circles

private:
    std::vector<int> m_sources; // arcs by space
};

/// Spaces from which a way of components that take anybody leads out.
std::vector<bool> reachesOutside(const FlowNetwork& network);

} // namespace sp
