// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/egress/flow_graph.h"

#include <algorithm>
#include <numeric>

namespace sp {

namespace {

// A use of components as an exact fraction; what is compared stays far below 2^63, since both numbers are at most `unlimitedPeople`.
struct Use {
    qint64 people = 0, capacity = 1;
    qint64 of(qint64 whole) const { return people * whole / capacity; }
    qint64 below(qint64 whole) const { return people == 0 ? 0 : (people * whole - 1) / capacity; } ///< most with a lower use
    bool operator<(const Use& o) const { return people * o.capacity < o.people * capacity; }
};

// The lowest use at which these components together take so many: it lets one of them take a whole number of people.
Use leastUse(const std::vector<qint64>& capacities, qint64 needed)
{
    const qint64 sum = std::accumulate(capacities.begin(), capacities.end(), qint64(0));
    Use use{needed, sum};
    const auto taken = [&] {
        return std::accumulate(capacities.begin(), capacities.end(), qint64(0), [&](qint64 n, qint64 c) { return n + use.of(c); });
    };
    while (taken() < needed) { // one more at a time: fewer than there are components
        Use next{unlimitedPeople, 1};
        for (const qint64 c : capacities)
            next = std::min(next, Use{use.of(c) + 1, c});
        use = next;
    }
    Use exact{0, 1};
    for (const qint64 c : capacities)
        exact = std::max(exact, Use{use.of(c), c});
    return exact;
}

// The question with only those who can leave, and the answer as it grows: components whose share is settled, the others open.
class Search final {
public:
    Search(const FlowNetwork& network, std::vector<qint64> supplies)
        : m_network(network), m_supplies(std::move(supplies)), m_graph(network, m_supplies),
          m_total(std::accumulate(m_supplies.begin(), m_supplies.end(), qint64(0)))
    {
        for (const FlowComponent& c : network.components) {
            m_open.push_back(c.capacity > 0 && c.capacity < unlimitedPeople);
            m_most.push_back(std::min(c.capacity, unlimitedPeople));
        }
    }

    struct Level {
        Use use;
        std::vector<int> components; ///< open ones of the cut that holds it there; none: the open ones are not needed
        qint64 needed = 0; ///< people whom they must take together
    };
    // Raises the use from nothing until everybody gets out; every cut that is too narrow says how far at least.
    Level lowest()
    {
        Level out;
        std::vector<qint64> now = m_most; // capacity at the use so far
        for (size_t i = 0; i < now.size(); ++i)
            now[i] = m_open[i] ? 0 : now[i];
        m_graph.reset(m_network, m_supplies, now);
        qint64 flow = 0;
        while ((flow += m_graph.flow.run(m_graph.source, m_graph.outside)) < m_total) {
            const std::vector<bool> inside = m_graph.flow.reachable(m_graph.source);
            qint64 needed = m_total;
            for (size_t i = 0; i < m_supplies.size(); ++i)
                needed -= inside[i] ? 0 : m_supplies[i];
            out.components.clear();
            std::vector<qint64> capacities;
            for (const int c : m_graph.crossing(m_network, inside)) {
                if (!m_open[static_cast<size_t>(c)]) {
                    needed -= m_most[static_cast<size_t>(c)];
                    continue;
                }
                out.components.push_back(c);
                capacities.push_back(m_network.components[static_cast<size_t>(c)].capacity);
            }
            out.use = leastUse(capacities, needed);
            out.needed = needed;
            for (size_t i = 0; i < now.size(); ++i)
                if (m_open[i]) {
                    m_graph.widen(m_network, static_cast<int>(i), out.use.of(m_most[i]) - now[i]);
                    now[i] = out.use.of(m_most[i]);
                }
        }
        return out;
    }
    // Only as many stay at this use as the cut needs: whole people do not divide evenly, and the others may go lower.
    void settle(const Level& level)
    {
        qint64 stay = level.needed;
        for (const int c : level.components)
            stay -= level.use.below(m_most[static_cast<size_t>(c)]);
        for (const int c : level.components) {
            qint64& most = m_most[static_cast<size_t>(c)];
            if (stay <= 0 || level.use.of(most) == level.use.below(most))
                continue;
            m_open[static_cast<size_t>(c)] = false;
            most = level.use.of(most);
            --stay;
        }
    }
    std::vector<qint64> through() const { return m_graph.through(m_network); }

private:
    const FlowNetwork& m_network;
    std::vector<qint64> m_supplies;
    FlowGraph m_graph;
    qint64 m_total;
    std::vector<bool> m_open;
    std::vector<qint64> m_most; // by component: its capacity while it is open
};

} // namespace

BestFlow bestFlow(const FlowNetwork& network)
{
    BestFlow out;
    const std::vector<bool> reaches = reachesOutside(network);
    std::vector<qint64> supplies;
    for (size_t i = 0; i < network.spaces.size(); ++i) {
        const qint64 load = network.spaces[i].load;
        supplies.push_back(reaches[i] ? load : 0);
        if (load > 0 && !reaches[i])
            out.cutOff.push_back(static_cast<int>(i));
    }
    Search search(network, std::move(supplies));
    Search::Level level = search.lowest();
    out.people = level.use.people;
    out.capacity = level.use.capacity;
    out.decides = level.components;
    while (!level.components.empty()) {
        search.settle(level);
        level = search.lowest();
    }
    out.through = search.through();
    return out;
}

} // namespace sp
