// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/egress/distribution.h"
#include "core/egress/storey_input.h"

namespace sp {

/// People of a storey on their ways (egress.md 7.2). Steps are doors crossed from a side; an open stair is a step after those of all doors
/// where whoever asks wants them. Holds references to what it is made of.
class StoreyPeople final {
public:
    /// `withStairs`: open stairs are ways out of a space too, and come after doors.
    StoreyPeople(const StoreyInput& input, Distribution distribution, const StoreyWays& ways, const SpaceGraph& graph,
                 bool withStairs = false);

    static int stepOf(int door, bool sideA) { return door * 2 + (sideA ? 0 : 1); }
    int stairStep(int link) const { return static_cast<int>(m_plan.doors.size()) * 2 + link; }

    const std::vector<std::optional<qint64>>& loads() const { return m_loads; } ///< by space
    const std::vector<LeavingSpace>& leaving() const { return m_leaving; } ///< by space
    const std::vector<int>& next() const { return m_next; } ///< by step; -1: an exit, or where stairs do not count the foot of one
    /// The ways in which everybody goes to the nearest exit: by step, the spaces whose people do.
    std::vector<std::vector<int>> nearestUse() const;

private:
    void shareLoads();
    LeavingSpace leaving(int space) const;
    std::optional<qint64> capacityOf(int door) const;
    void nearestParts(int space, LeavingSpace& out) const;

    const StoreyInput& m_input;
    const WalkPlan& m_plan;
    const StoreyWays& m_ways;
    Distribution m_distribution;
    const SpaceGraph& m_graph;
    bool m_withStairs;
    std::vector<std::optional<qint64>> m_loads;
    std::vector<int> m_next;
    std::vector<LeavingSpace> m_leaving;
};

} // namespace sp
