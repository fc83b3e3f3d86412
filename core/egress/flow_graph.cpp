// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/egress/flow_graph.h"

#include <algorithm>

namespace sp {

namespace {

// The ban of a space holds against whoever comes in, from either end of a component.
bool goesThere(const FlowNetwork& network, const FlowComponent& c)
{
    return c.to == outOfBuilding || !network.spaces[static_cast<size_t>(c.to)].noThrough;
}
bool goesBack(const FlowNetwork& network, const FlowComponent& c)
{
    return c.bothWays && c.to != outOfBuilding && !network.spaces[static_cast<size_t>(c.from)].noThrough;
}

// Takes a circle out of a flow, if there is one: follows what leaves each space until a space comes twice.
bool cancelCircle(const FlowNetwork& network, const std::vector<std::vector<int>>& componentsOf, std::vector<qint64>& through)
{
    const auto leaves = [&](int space, int c) {
        const FlowComponent& component = network.components[static_cast<size_t>(c)];
        return component.from == space ? through[static_cast<size_t>(c)] > 0 : through[static_cast<size_t>(c)] < 0;
    };
    enum class Mark : quint8 { New, OnWay, Done };
    std::vector<Mark> marks(network.spaces.size(), Mark::New);
    std::vector<size_t> tried(network.spaces.size(), 0);
    for (int start = 0; start < static_cast<int>(network.spaces.size()); ++start) {
        if (marks[static_cast<size_t>(start)] != Mark::New)
            continue;
        std::vector<int> way{start}, by;
        marks[static_cast<size_t>(start)] = Mark::OnWay;
        while (!way.empty()) {
            const int space = way.back();
            const auto& list = componentsOf[static_cast<size_t>(space)];
            size_t& i = tried[static_cast<size_t>(space)];
            if (i == list.size()) {
                marks[static_cast<size_t>(space)] = Mark::Done;
                way.pop_back();
                if (!by.empty())
                    by.pop_back();
                continue;
            }
            const int c = list[i++];
            if (!leaves(space, c))
                continue;
            const FlowComponent& component = network.components[static_cast<size_t>(c)];
            const int beyond = component.from == space ? component.to : component.from;
            if (beyond == outOfBuilding || marks[static_cast<size_t>(beyond)] == Mark::Done)
                continue;
            by.push_back(c);
            if (marks[static_cast<size_t>(beyond)] == Mark::New) {
                marks[static_cast<size_t>(beyond)] = Mark::OnWay;
                way.push_back(beyond);
                continue;
            }
            const auto first = by.begin() + (std::find(way.begin(), way.end(), beyond) - way.begin());
            qint64 least = unlimitedPeople;
            for (auto it = first; it != by.end(); ++it)
                least = std::min(least, std::abs(through[static_cast<size_t>(*it)]));
            for (auto it = first; it != by.end(); ++it)
                through[static_cast<size_t>(*it)] -= through[static_cast<size_t>(*it)] > 0 ? least : -least;
            return true;
        }
    }
    return false;
}

} // namespace

FlowGraph::FlowGraph(const FlowNetwork& network, const std::vector<qint64>& supplies)
    : flow(static_cast<int>(network.spaces.size()) + 2), source(static_cast<int>(network.spaces.size())), outside(source + 1)
{
    for (int space = 0; space < source; ++space)
        m_sources.push_back(flow.addArc(source, space, supplies[static_cast<size_t>(space)]));
    for (const FlowComponent& c : network.components) {
        Q_ASSERT(c.from >= 0 && c.from < source && c.to >= outOfBuilding && c.to < source && c.capacity >= 0);
        const qint64 most = std::min(c.capacity, unlimitedPeople);
        arcs.push_back(
            flow.addArc(c.from, c.to == outOfBuilding ? outside : c.to, goesThere(network, c) ? most : 0, goesBack(network, c) ? most : 0));
    }
}

void FlowGraph::reset(const FlowNetwork& network, const std::vector<qint64>& supplies, const std::vector<qint64>& capacities)
{
    for (size_t i = 0; i < supplies.size(); ++i)
        flow.setCapacity(m_sources[i], supplies[i], 0);
    for (size_t i = 0; i < arcs.size(); ++i) {
        const FlowComponent& c = network.components[i];
        flow.setCapacity(arcs[i], goesThere(network, c) ? capacities[i] : 0, goesBack(network, c) ? capacities[i] : 0);
    }
}

void FlowGraph::widen(const FlowNetwork& network, int component, qint64 more)
{
    const FlowComponent& c = network.components[static_cast<size_t>(component)];
    flow.widen(arcs[static_cast<size_t>(component)], goesThere(network, c) ? more : 0, goesBack(network, c) ? more : 0);
}

std::vector<int> FlowGraph::crossing(const FlowNetwork& network, const std::vector<bool>& marked) const
{
    std::vector<int> out;
    for (size_t i = 0; i < network.components.size(); ++i) {
        const FlowComponent& c = network.components[i];
        const bool from = marked[static_cast<size_t>(c.from)];
        const bool to = marked[static_cast<size_t>(c.to == outOfBuilding ? outside : c.to)];
        if ((from && !to && goesThere(network, c)) || (to && !from && goesBack(network, c)))
            out.push_back(static_cast<int>(i));
    }
    return out;
}

std::vector<qint64> FlowGraph::through(const FlowNetwork& network) const
{
    std::vector<qint64> out;
    std::vector<std::vector<int>> componentsOf(network.spaces.size());
    for (size_t i = 0; i < arcs.size(); ++i) {
        const FlowComponent& c = network.components[i];
        out.push_back(flow.flow(arcs[i]));
        componentsOf[static_cast<size_t>(c.from)].push_back(static_cast<int>(i));
        if (c.to != outOfBuilding && c.to != c.from)
            componentsOf[static_cast<size_t>(c.to)].push_back(static_cast<int>(i));
    }
    while (cancelCircle(network, componentsOf, out)) { }
    return out;
}

std::vector<bool> reachesOutside(const FlowNetwork& network)
{
    std::vector<std::vector<int>> into(network.spaces.size() + 1); // spaces that lead to each, the open air last
    for (const FlowComponent& c : network.components) {
        if (c.capacity <= 0)
            continue;
        if (goesThere(network, c))
            into[c.to == outOfBuilding ? network.spaces.size() : static_cast<size_t>(c.to)].push_back(c.from);
        if (goesBack(network, c))
            into[static_cast<size_t>(c.from)].push_back(c.to);
    }
    std::vector<bool> out(network.spaces.size() + 1, false);
    std::vector<size_t> stack{network.spaces.size()};
    out.back() = true;
    while (!stack.empty()) {
        const size_t at = stack.back();
        stack.pop_back();
        for (const int space : into[at])
            if (!out[static_cast<size_t>(space)]) {
                out[static_cast<size_t>(space)] = true;
                stack.push_back(static_cast<size_t>(space));
            }
    }
    out.pop_back();
    return out;
}

} // namespace sp
