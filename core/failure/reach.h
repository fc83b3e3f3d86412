// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/failure/opening_state.h"

#include <functional>

namespace sp {

// From where people get out, and where somebody without key and credential gets in (egress.md 8, code-rules.md 6.5).

enum class Certainty : quint8 { No, Unknown, Yes };

/// Whether somebody without key and credential passes an opening: out, from its inside to its outside, and in.
struct Pass {
    Certainty out = Certainty::Unknown, in = Certainty::Unknown;
    bool operator==(const Pass&) const = default;
};
Pass passOf(const OpeningState& state);

/// Rooms and what joins them: openings and stairs. Nodes are the rows of the rooms and, last, the open air.
class PlanGraph final {
public:
    struct Portal {
        int opening = -1; ///< row
        int inside = -1, outside = -1; ///< nodes; -1: not known
        bool sided = true; ///< false: nobody knows which side is the inside, so only what holds for both sides is certain
    };
    struct Node {
        bool goal = false; ///< whoever is here is out
        bool start = false; ///< the public is here: the open air, and rooms that are open to it
        std::optional<bool> isProtected = false;
        bool counted = true; ///< people can be in it: a room of the plan that some opening or stair leads to
        bool exit = false; ///< a door into it is an exit of the storey: the open air, an exit enclosure, a stair
    };

    /// Reads facts of rooms and stairs while it is made.
    explicit PlanGraph(const FactSheet& sheet);
    /// Of nodes (the open air last) and portals alone.
    PlanGraph(std::vector<Node> nodes, std::vector<Portal> portals);

    int openAir() const { return static_cast<int>(m_nodes.size()) - 1; }
    const std::vector<Node>& nodes() const { return m_nodes; }
    const std::vector<Portal>& portals() const { return m_portals; }

    struct Step {
        int portal = -1; ///< -1: a stair
        int to = -1; ///< node
        bool out = true; ///< through the portal from its inside
        Certainty open = Certainty::Yes; ///< of a stair
    };
    /// Ways from a node.
    const std::vector<Step>& from(int node) const { return m_from[static_cast<size_t>(node)]; }
    /// Ways to a node: `to` is where they come from.
    const std::vector<Step>& into(int node) const { return m_into[static_cast<size_t>(node)]; }

private:
    void link(int from, int to, Step step);
    void linkPortals();
    void addStairs(const FactSheet& sheet);
    void findGoals(const FactSheet& sheet);

    std::vector<Node> m_nodes;
    std::vector<Portal> m_portals;
    std::vector<std::vector<Step>> m_from, m_into;
};

/// What holds for every node at one moment.
struct Reach {
    std::vector<Certainty> leaves; ///< whoever is in the node gets out
    std::vector<Certainty> entered; ///< the public gets in
    std::vector<int> next; ///< portal of the first step of a shortest way out (-1: stair or none)
    std::vector<int> nextNode; ///< node that it leads to, -1 where there is none
    std::vector<int> last, lastNode; ///< the same of the last step of a shortest way in
};
/// `pass` by portal.
Reach reachOf(const PlanGraph& graph, const std::vector<Pass>& pass);

/// Openings (rows) of the shortest way in, from the public side to the node; empty where there is none.
std::vector<int> wayIn(const PlanGraph& graph, const Reach& reach, int node);
std::vector<int> wayOut(const PlanGraph& graph, const Reach& reach, int node);
/// Openings (rows, sorted) that keep people in the rooms which can be walked to from a node.
std::vector<int> blockersOf(const PlanGraph& graph, const std::vector<Pass>& pass, int node);

} // namespace sp
