// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/egress/max_flow.h"

#include <algorithm>

namespace sp {

int MaxFlow::addArc(int from, int to, qint64 there, qint64 back)
{
    const int arc = static_cast<int>(m_to.size());
    m_to.push_back(to);
    m_to.push_back(from);
    m_state.left.push_back(there);
    m_state.left.push_back(back);
    m_state.there.push_back(there);
    m_arcsOf[static_cast<size_t>(from)].push_back(arc);
    m_arcsOf[static_cast<size_t>(to)].push_back(arc + 1);
    return arc;
}

void MaxFlow::setCapacity(int arc, qint64 there, qint64 back)
{
    Q_ASSERT(arc % 2 == 0);
    const auto a = static_cast<size_t>(arc);
    m_state.left[a] = m_state.there[a / 2] = there;
    m_state.left[a + 1] = back;
}

void MaxFlow::widen(int arc, qint64 there, qint64 back)
{
    Q_ASSERT(arc % 2 == 0);
    const auto a = static_cast<size_t>(arc);
    m_state.left[a] += there;
    m_state.there[a / 2] += there;
    m_state.left[a + 1] += back;
}

bool MaxFlow::findLevels(int from, int to)
{
    m_level.assign(m_arcsOf.size(), -1);
    m_level[static_cast<size_t>(from)] = 0;
    m_queue.assign(1, from);
    for (size_t i = 0; i < m_queue.size() && m_level[static_cast<size_t>(to)] < 0; ++i) {
        const auto node = static_cast<size_t>(m_queue[i]);
        for (const int arc : m_arcsOf[node]) {
            const auto a = static_cast<size_t>(arc);
            const auto beyond = static_cast<size_t>(m_to[a]);
            if (m_state.left[a] > 0 && m_level[beyond] < 0) {
                m_level[beyond] = m_level[node] + 1;
                m_queue.push_back(m_to[a]);
            }
        }
    }
    return m_level[static_cast<size_t>(to)] >= 0;
}

qint64 MaxFlow::push(int node, int to, qint64 atMost)
{
    if (node == to)
        return atMost;
    const auto n = static_cast<size_t>(node);
    qint64 sent = 0;
    for (int& i = m_tried[n]; i < static_cast<int>(m_arcsOf[n].size()); ++i) {
        const auto a = static_cast<size_t>(m_arcsOf[n][static_cast<size_t>(i)]);
        if (m_state.left[a] <= 0 || m_level[static_cast<size_t>(m_to[a])] != m_level[n] + 1)
            continue;
        const qint64 more = push(m_to[a], to, std::min(atMost - sent, m_state.left[a]));
        m_state.left[a] -= more;
        m_state.left[a ^ 1] += more;
        sent += more;
        if (sent == atMost)
            break; // the arc may take more yet: it is not done with
    }
    return sent;
}

qint64 MaxFlow::run(int from, int to, qint64 atMost)
{
    Q_ASSERT(from != to);
    qint64 sent = 0;
    while (sent < atMost && findLevels(from, to)) {
        m_tried.assign(m_arcsOf.size(), 0);
        sent += push(from, to, atMost - sent);
    }
    return sent;
}

qint64 MaxFlow::close(int arc, int source, int sink)
{
    const qint64 went = flow(arc);
    const auto a = static_cast<size_t>(arc);
    const int from = went >= 0 ? m_to[a + 1] : m_to[a];
    const int to = went >= 0 ? m_to[a] : m_to[a + 1];
    setCapacity(arc, 0, 0);
    const qint64 stopped = std::abs(went);
    if (stopped == 0)
        return 0;
    const qint64 lost = stopped - run(from, to, stopped);
    // What finds no other way is taken back on both sides of the gap. Both have room for it: that is how it came there.
    if (lost > 0 && from != source)
        run(from, source, lost);
    if (lost > 0 && to != sink)
        run(sink, to, lost);
    return lost;
}

std::vector<bool> MaxFlow::reachable(int from) const
{
    std::vector<bool> seen(m_arcsOf.size(), false);
    std::vector<int> stack{from};
    seen[static_cast<size_t>(from)] = true;
    while (!stack.empty()) {
        const auto node = static_cast<size_t>(stack.back());
        stack.pop_back();
        for (const int arc : m_arcsOf[node]) {
            const auto beyond = static_cast<size_t>(m_to[static_cast<size_t>(arc)]);
            if (m_state.left[static_cast<size_t>(arc)] > 0 && !seen[beyond]) {
                seen[beyond] = true;
                stack.push_back(static_cast<int>(beyond));
            }
        }
    }
    return seen;
}

} // namespace sp
