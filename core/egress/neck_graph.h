// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/egress/necks.h"

namespace sp {

/// The graph of egress.md 4.3. Arcs lead from the exits inwards, against the walking direction.
struct NeckGraph {
    static constexpr int root = 0; ///< behind all exits

    /// Something that can be closed: a neck, or an exit enclosure that several doors lead into.
    struct Blocker {
        std::vector<int> closes; ///< nodes
        std::vector<int> standsOn; ///< nodes where somebody at its middle is
        std::vector<int> around; ///< other blockers that contain its middle: closing them does not count there
        bool single =
            true; ///< a dominator tells all about it; else it is more than one node, or closes a door that hangs on another line too
    };

    std::vector<std::vector<int>> after;
    std::vector<Neck> necks;
    std::vector<Blocker> blockers; ///< those of the necks first
    std::vector<int> blockerAt; ///< by node: a single one; -1: none
    std::vector<int> nodeOfDoor; ///< by door of the plan
    std::vector<std::vector<int>> nodesOfSpace; ///< by space: its pieces and the lines across it
    int pieces = 0;

    int nodeOfPiece(int piece) const { return 1 + piece; }
    /// By node, whether an exit is reached when a blocker is closed; -1: none is.
    std::vector<bool> reached(int closed) const;
};

NeckGraph makeNeckGraph(const WalkPlan& plan, const CutFloor& floor, const std::vector<DoorUse>& use, const std::vector<LinkEnd>& links,
                        Length neckMax);
Choices choicesOf(const NeckGraph& graph);

} // namespace sp
