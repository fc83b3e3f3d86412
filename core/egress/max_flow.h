// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>
#include <limits>
#include <vector>

namespace sp {

/// Largest flow between two nodes (Dinic), in whole numbers. What is left on the arcs is the state: it can be taken out and put back, so
/// that variants start from a flow that is already there.
class MaxFlow final {
public:
    explicit MaxFlow(int nodes) : m_arcsOf(static_cast<size_t>(nodes)) { }

    /// The arc that takes so many there and so many back; its reverse is the number after it.
    int addArc(int from, int to, qint64 there, qint64 back = 0);
    void widen(int arc, qint64 there, qint64 back); ///< by so much; the flow on it stays
    void setCapacity(int arc, qint64 there, qint64 back); ///< of an arc, not of its reverse; forgets the flow on it

    /// Sends as many more as can be; returns how many.
    qint64 run(int from, int to, qint64 atMost = std::numeric_limits<qint64>::max());
    qint64 flow(int arc) const { return m_state.there[static_cast<size_t>(arc / 2)] - m_state.left[static_cast<size_t>(arc)]; } ///< net
    /// Takes an arc away. What went over it goes elsewhere as far as it can; returns by how much less now flows from source to sink. A flow
    /// that was largest stays so.
    qint64 close(int arc, int source, int sink);
    std::vector<bool> reachable(int from) const; ///< over arcs that have something left

    struct State {
        std::vector<qint64> left, there; ///< by arc and reverse; by arc
    };
    const State& state() const { return m_state; }
    void restore(const State& state) { m_state = state; }

private:
    bool findLevels(int from, int to);
    qint64 push(int node, int to, qint64 atMost);

    std::vector<std::vector<int>> m_arcsOf;
    std::vector<int> m_to;
    State m_state;
    std::vector<int> m_level, m_tried, m_queue; // of one run
};

} // namespace sp
