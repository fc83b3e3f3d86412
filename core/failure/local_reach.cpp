// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/failure/local_reach.h"

#include <algorithm>

namespace sp {

LocalReach::Open LocalReach::openOf(const PlanGraph& graph, int portal, const Pass& pass, bool unknownIsOpen)
{
    const bool sided = graph.portals()[at(portal)].sided || pass.out == pass.in;
    const auto open = [&](Certainty c) {
        return c == Certainty::Yes ? sided || unknownIsOpen : (c == Certainty::Unknown || !sided) && unknownIsOpen;
    };
    return {open(pass.out), open(pass.in)};
}

LocalReach::LocalReach(const PlanGraph& graph, Way way, std::vector<Open> open, bool unknownStairsOpen)
    : m_graph(graph), m_way(way), m_stairsOpen(unknownStairsOpen), m_open(std::move(open)), m_base(graph.nodes().size()),
      m_children(graph.nodes().size()), m_portalOf(m_open.size()), m_nodeOf(graph.nodes().size()), m_openNow(m_open.size()),
      m_marks(graph.nodes().size()), m_links(graph.nodes().size())
{
    for (size_t node = 0; node < m_base.size(); ++node)
        if (way == Way::Leave ? graph.nodes()[node].goal : graph.nodes()[node].start) {
            m_base[node].reached = true;
            m_queue.push_back(static_cast<int>(node));
        }
    for (size_t i = 0; i < m_queue.size(); ++i)
        for (const PlanGraph::Step& step : onward(m_queue[i])) {
            Link& link = m_base[at(step.to)];
            if (link.reached || !isOpen(step))
                continue;
            link = {true, step.portal, m_queue[i]};
            m_children[at(m_queue[i])].push_back(step.to);
            m_queue.push_back(step.to);
        }
}

const LocalReach::Open& LocalReach::openNow(int portal) const
{
    return m_now > 0 && m_portalOf[at(portal)] == m_now ? m_openNow[at(portal)] : m_open[at(portal)];
}

bool LocalReach::isOpen(const PlanGraph::Step& step) const
{
    if (step.portal < 0)
        return step.open == Certainty::Yes || (step.open == Certainty::Unknown && m_stairsOpen);
    const Open& open = openNow(step.portal);
    return step.out ? open.out : open.in;
}

std::pair<int, int> LocalReach::ends(int portal, bool out) const
{
    const PlanGraph::Portal& p = m_graph.portals()[at(portal)];
    return out == (m_way == Way::Enter) ? std::pair(p.inside, p.outside) : std::pair(p.outside, p.inside);
}

bool LocalReach::reachedNow(int node) const
{
    return m_nodeOf[at(node)] == m_now && m_now > 0 ? m_marks[at(node)] == Mark::Reached : m_base[at(node)].reached;
}

void LocalReach::lose(int node)
{
    const size_t first = m_lost.size();
    const auto mark = [&](int n) {
        if (m_nodeOf[at(n)] == m_now)
            return;
        m_nodeOf[at(n)] = m_now;
        m_marks[at(n)] = Mark::Lost;
        m_lost.push_back(n);
    };
    mark(node);
    for (size_t i = first; i < m_lost.size(); ++i)
        for (const int child : m_children[at(m_lost[i])])
            mark(child);
}

void LocalReach::reach(int node, int portal, int from)
{
    m_nodeOf[at(node)] = m_now;
    m_marks[at(node)] = Mark::Reached;
    m_links[at(node)] = {true, portal, from};
    m_queue.push_back(node);
    if (!m_base[at(node)].reached)
        m_gained.push_back(node);
}

void LocalReach::with(const std::vector<Change>& changes)
{
    ++m_now;
    m_lost.clear();
    m_gained.clear();
    m_queue.clear();
    for (const Change& c : changes) {
        m_portalOf[at(c.portal)] = m_now;
        m_openNow[at(c.portal)] = c.open;
    }
    const auto forSteps = [&](auto&& f) {
        for (const Change& c : changes) {
            const PlanGraph::Portal& p = m_graph.portals()[at(c.portal)];
            if (p.inside < 0 || p.outside < 0 || p.inside == p.outside)
                continue;
            for (const bool out : {true, false}) {
                const Open& was = m_open[at(c.portal)];
                const auto [from, to] = ends(c.portal, out);
                f(c.portal, from, to, out ? was.out : was.in, out ? c.open.out : c.open.in);
            }
        }
    };
    forSteps([&](int portal, int from, int to, bool was, bool is) {
        const Link& link = m_base[at(to)];
        if (was && !is && link.reached && link.node == from && link.portal == portal)
            lose(to);
    });
    for (const int node : m_lost)
        for (const PlanGraph::Step& step : back(node))
            if (!reachedNow(node) && isOpen(step) && reachedNow(step.to))
                reach(node, step.portal, step.to);
    forSteps([&](int portal, int from, int to, bool was, bool is) {
        if (!was && is && reachedNow(from) && !reachedNow(to))
            reach(to, portal, from);
    });
    for (size_t i = 0; i < m_queue.size(); ++i)
        for (const PlanGraph::Step& step : onward(m_queue[i]))
            if (!reachedNow(step.to) && isOpen(step))
                reach(step.to, step.portal, m_queue[i]);
    std::erase_if(m_lost, [&](int node) { return reachedNow(node); });
}

std::vector<int> LocalReach::way(int node) const
{
    std::vector<int> out;
    for (;;) {
        const bool touched = m_now > 0 && m_nodeOf[at(node)] == m_now;
        const Link& link = touched ? m_links[at(node)] : m_base[at(node)];
        if (!reachedNow(node) || link.node < 0)
            return out;
        if (link.portal >= 0)
            out.push_back(link.portal);
        node = link.node;
    }
}

} // namespace sp
