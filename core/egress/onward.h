// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/egress/neck_graph.h"

namespace sp {

/// What people must pass who have left a space by one of its doors and do not come back to it.
class OnwardNecks final {
public:
    /// Keeps references. The graph is another one while passed() works, and itself again thereafter.
    OnwardNecks(const WalkPlan& plan, const CutFloor& floor, NeckGraph& graph);

    struct Way {
        int door = -1;
        bool fromA = false; ///< the space that is left is on side a of the door
    };
    /// By way: necks that everybody who goes on from there passes; empty where nobody gets out. Gaps of the space stay open.
    std::vector<std::vector<Neck>> passed(int space, const std::vector<Way>& ways);

private:
    void findOpen();

    const WalkPlan& m_plan;
    const CutFloor& m_floor;
    NeckGraph& m_graph;
    std::vector<std::vector<int>> m_doorsOf; ///< by space
    /// By piece, once asked for: whether people in it have a choice although nobody passes any room. Then they have it with one room closed.
    std::vector<bool> m_open;
};

} // namespace sp
