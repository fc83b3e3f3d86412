// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/egress/flow_network.h"

#include "core/egress/flow_graph.h"

#include <algorithm>

namespace sp {

namespace {

bool isAsked(const FlowNetwork& network, size_t space, std::optional<int> only)
{
    return network.spaces[space].load > 0 && (!only || *only == static_cast<int>(space));
}

std::vector<qint64> suppliesOf(const FlowNetwork& network, Leavers leavers, std::optional<int> only)
{
    std::vector<qint64> out(network.spaces.size(), 0);
    for (size_t i = 0; i < out.size(); ++i)
        if (isAsked(network, i, only))
            out[i] = leavers == Leavers::Unlimited ? unlimitedPeople : std::min(network.spaces[i].load, unlimitedPeople);
    return out;
}

} // namespace

Feasibility feasibility(const FlowNetwork& network, Leavers leavers, std::optional<int> only)
{
    const std::vector<qint64> supplies = suppliesOf(network, leavers, only);
    FlowGraph graph(network, supplies);
    Feasibility out;
    for (size_t i = 0; i < supplies.size(); ++i)
        out.load += isAsked(network, i, only) ? network.spaces[i].load : 0;
    out.flow = graph.flow.run(graph.source, graph.outside);
    out.narrow = graph.crossing(network, graph.flow.reachable(graph.source));
    const std::vector<bool> reaches = reachesOutside(network);
    for (size_t i = 0; i < reaches.size(); ++i)
        if (isAsked(network, i, only) && !reaches[i])
            out.cutOff.push_back(static_cast<int>(i));
    out.through = graph.through(network);
    return out;
}

std::vector<qint64> lossOfOne(const FlowNetwork& network, const std::vector<std::vector<int>>& closures, Leavers leavers,
                              std::optional<int> only)
{
    FlowGraph graph(network, suppliesOf(network, leavers, only));
    const qint64 whole = graph.flow.run(graph.source, graph.outside);
    const MaxFlow::State asItIs = graph.flow.state();
    std::vector<qint64> out;
    out.reserve(closures.size());
    for (const std::vector<int>& closure : closures) {
        graph.flow.restore(asItIs);
        qint64 lost = 0;
        for (const int c : closure)
            lost += graph.flow.close(graph.arcs[static_cast<size_t>(c)], graph.source, graph.outside);
        out.push_back(whole - lost);
    }
    return out;
}

} // namespace sp
