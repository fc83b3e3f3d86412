// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/egress/neck_graph.h"

#include "core/egress/border.h"

#include <algorithm>
#include <map>

namespace sp {

namespace {

size_t at(int i)
{
    return static_cast<size_t>(i);
}

class Builder final {
public:
    Builder(const WalkPlan& plan, const CutFloor& floor, const std::vector<DoorUse>& use, double neckMax)
        : m_plan(plan), m_floor(floor), m_use(use), m_neckMax(neckMax)
    {
        m_graph.pieces = static_cast<int>(floor.pieces.size());
        m_graph.after.resize(1 + floor.pieces.size());
        m_neckOfChord.assign(floor.chords.size(), -1);
        m_graph.nodesOfSpace.resize(plan.spaces.size());
        for (size_t piece = 0; piece < floor.pieces.size(); ++piece)
            m_graph.nodesOfSpace[at(floor.pieces[piece].space)].push_back(m_graph.nodeOfPiece(static_cast<int>(piece)));
    }

    NeckGraph build(const std::vector<LinkEnd>& links)
    {
        for (size_t c = 0; c < m_floor.chords.size(); ++c)
            addChord(static_cast<int>(c));
        for (size_t d = 0; d < m_plan.doors.size(); ++d)
            addDoor(static_cast<int>(d));
        for (size_t g = 0; g < m_plan.gaps.size(); ++g)
            addGap(static_cast<int>(g));
        for (size_t l = 0; l < m_plan.links.size(); ++l)
            addLink(static_cast<int>(l), l < links.size() ? links[l] : LinkEnd::None);
        for (size_t c = 0; c < m_floor.chords.size(); ++c)
            finishChord(static_cast<int>(c));
        addUncertainLinks();
        addSharedExits();
        m_graph.blockerAt.assign(m_graph.after.size(), -1);
        for (size_t b = 0; b < m_graph.blockers.size(); ++b)
            if (m_graph.blockers[b].single)
                m_graph.blockerAt[at(m_graph.blockers[b].standsOn.front())] = static_cast<int>(b);
        return std::move(m_graph);
    }

private:
    int addNode()
    {
        m_graph.after.emplace_back();
        return static_cast<int>(m_graph.after.size()) - 1;
    }
    void arc(int from, int to) { m_graph.after[at(from)].push_back(to); }
    bool noThrough(int piece) const { return m_plan.spaces[at(m_floor.pieces[at(piece)].space)].noThrough; }
    // Who is at the node can walk into the piece.
    void arcFromPiece(int piece, int node)
    {
        if (!noThrough(piece))
            arc(m_graph.nodeOfPiece(piece), node);
    }
    NeckGraph::Blocker& addNeck(Neck::Kind kind, int index, std::vector<int> nodes)
    {
        m_graph.necks.push_back({kind, index});
        return m_graph.blockers.emplace_back(NeckGraph::Blocker{nodes, nodes, {}, true});
    }
    // Lines across the space that contain a point.
    void addAround(NeckGraph::Blocker& blocker, int space, PlanPoint p, int exceptChord = -1) const
    {
        for (size_t c = 0; c < m_floor.chords.size(); ++c)
            if (const Chord& chord = m_floor.chords[c];
                static_cast<int>(c) != exceptChord && chord.space == space && isOnSegment(p, chord.from, chord.to))
                blocker.around.push_back(m_neckOfChord[c]);
    }

    void addChord(int index)
    {
        const Chord& chord = m_floor.chords[at(index)];
        std::vector<int> nodes;
        for (const Chord::Span& span : chord.spans) {
            nodes.push_back(addNode());
            m_graph.nodesOfSpace[at(chord.space)].push_back(nodes.back());
            for (const int piece : {span.left, span.right})
                if (piece >= 0) {
                    arcFromPiece(piece, nodes.back());
                    arc(nodes.back(), m_graph.nodeOfPiece(piece));
                }
        }
        m_spanNodes.push_back(nodes);
        m_neckOfChord[at(index)] = static_cast<int>(m_graph.necks.size());
        addNeck(Neck::Kind::CrossSection, index, nodes);
    }

    // A door that hangs on a line is joined to it instead of to the pieces.
    void addDoor(int index)
    {
        const WalkDoor& door = m_plan.doors[at(index)];
        const int node = addNode();
        m_graph.nodeOfDoor.push_back(node);
        for (const int side : {0, 1}) {
            const bool out = side == 0 ? m_use[at(index)].fromA : m_use[at(index)].fromB; // from this side
            const bool in = side == 0 ? m_use[at(index)].fromB : m_use[at(index)].fromA; // to this side
            const CutFloor::Place& place = m_floor.doors[at(index)][at(side)];
            for (const int piece : place.pieces) {
                if (out)
                    arc(node, m_graph.nodeOfPiece(piece));
                if (in)
                    arcFromPiece(piece, node);
            }
            for (const auto& [chord, span] : place.spans) {
                if (out)
                    arc(node, m_spanNodes[at(chord)][at(span)]);
                if (in)
                    arc(m_spanNodes[at(chord)][at(span)], node);
            }
            const WalkDoor::Face& beyond = side == 0 ? door.b : door.a;
            if (out && (door.horizontalExit || beyond.beside == Beside::Exit))
                m_exits[door.horizontalExit ? -1 : beyond.beyondRoom].push_back(index);
        }
        // A cased opening may be so wide that nothing closes it at once.
        if (!door.leaf && static_cast<double>(door.width.n) > m_neckMax) {
            m_neckOfDoor.push_back(-1);
            return;
        }
        m_neckOfDoor.push_back(static_cast<int>(m_graph.necks.size()));
        NeckGraph::Blocker& blocker = addNeck(Neck::Kind::Door, index, {node});
        for (const CutFloor::Place& place : m_floor.doors[at(index)])
            for (const auto& [chord, span] : place.spans)
                if (const int neck = m_neckOfChord[at(chord)];
                    std::find(blocker.around.begin(), blocker.around.end(), neck) == blocker.around.end())
                    blocker.around.push_back(neck);
    }

    void addGap(int index)
    {
        const WalkGap& gap = m_plan.gaps[at(index)];
        const int node = addNode();
        for (const CutFloor::Place& place : m_floor.gaps[at(index)])
            for (const int piece : place.pieces) {
                arc(node, m_graph.nodeOfPiece(piece));
                arcFromPiece(piece, node);
            }
        if (distanceNm(gap.from, gap.to) > m_neckMax)
            return;
        NeckGraph::Blocker& blocker = addNeck(Neck::Kind::Gap, index, {node});
        const PlanPoint middle = middleOf(gap.from, gap.to);
        addAround(blocker, gap.spaceA, middle);
        addAround(blocker, gap.spaceB, middle);
    }

    void addLink(int index, LinkEnd end)
    {
        const WalkLink& link = m_plan.links[at(index)];
        const int node = addNode();
        if (end == LinkEnd::Choice)
            arc(NeckGraph::root, node);
        for (const int piece : m_floor.links[at(index)].pieces) {
            arc(node, m_graph.nodeOfPiece(piece));
            arcFromPiece(piece, node);
        }
        addAround(addNeck(Neck::Kind::Link, index, {node}), link.space, link.at);
        if (end == LinkEnd::Reaches)
            m_uncertainLinks.push_back(node);
    }

    void finishChord(int index)
    {
        const Chord& chord = m_floor.chords[at(index)];
        NeckGraph::Blocker& blocker = m_graph.blockers[at(m_neckOfChord[at(index)])];
        addAround(blocker, chord.space, chord.middle(), index);
        blocker.standsOn.clear();
        for (size_t s = 0; s < chord.spans.size(); ++s)
            if (isOnSegment(chord.middle(), chord.spans[s].from, chord.spans[s].to))
                blocker.standsOn.push_back(m_spanNodes[at(index)][s]);
        blocker.single = chord.spans.size() == 1;
        for (const int door : chord.doors) {
            blocker.closes.push_back(m_graph.nodeOfDoor[at(door)]);
            for (const CutFloor::Place& place : m_floor.doors[at(door)]) {
                const bool here = std::any_of(place.spans.begin(), place.spans.end(), [&](const auto& s) { return s.first == index; });
                if (here && place.spans.size() > 1)
                    blocker.single = false;
            }
        }
    }

    // Stairs that may meet on their way out: closed together.
    void addUncertainLinks()
    {
        if (m_uncertainLinks.empty())
            return;
        const int node = addNode();
        arc(NeckGraph::root, node);
        m_graph.blockers.push_back({{node}, {node}, {}, true});
        for (const int link : m_uncertainLinks)
            arc(node, link);
    }

    // Doors into one enclosure are one exit (egress.md 12.10).
    void addSharedExits()
    {
        for (const auto& [room, doors] : m_exits) {
            const bool shared = room >= 0 && doors.size() > 1;
            const int node = shared ? addNode() : NeckGraph::root;
            if (shared) {
                arc(NeckGraph::root, node);
                m_graph.blockers.push_back({{node}, {node}, {}, true});
            }
            for (const int door : doors) {
                arc(node, m_graph.nodeOfDoor[at(door)]);
                if (shared && m_neckOfDoor[at(door)] >= 0)
                    m_graph.blockers[at(m_neckOfDoor[at(door)])].around.push_back(static_cast<int>(m_graph.blockers.size()) - 1);
            }
        }
    }

    const WalkPlan& m_plan;
    const CutFloor& m_floor;
    const std::vector<DoorUse>& m_use;
    double m_neckMax;
    NeckGraph m_graph;
    std::vector<int> m_neckOfChord, m_neckOfDoor;
    std::vector<std::vector<int>> m_spanNodes; ///< by chord
    std::vector<int> m_uncertainLinks; ///< nodes
    std::map<int, std::vector<int>> m_exits; ///< doors, by the row of the enclosure; -1: each is an exit of its own
};

} // namespace

NeckGraph makeNeckGraph(const WalkPlan& plan, const CutFloor& floor, const std::vector<DoorUse>& use, const std::vector<LinkEnd>& links,
                        Length neckMax)
{
    return Builder(plan, floor, use, static_cast<double>(neckMax.n) + samePlace).build(links);
}

std::vector<bool> NeckGraph::reached(int closed) const
{
    std::vector<bool> shut(after.size(), false), seen(after.size(), false);
    if (closed >= 0)
        for (const int node : blockers[static_cast<size_t>(closed)].closes)
            shut[static_cast<size_t>(node)] = true;
    std::vector<int> open{root};
    seen[root] = true;
    while (!open.empty()) {
        const int node = open.back();
        open.pop_back();
        for (const int next : after[static_cast<size_t>(node)])
            if (!seen[static_cast<size_t>(next)] && !shut[static_cast<size_t>(next)]) {
                seen[static_cast<size_t>(next)] = true;
                open.push_back(next);
            }
    }
    return seen;
}

} // namespace sp
