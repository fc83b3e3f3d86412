// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/egress/corridor_cut.h"
#include "core/egress/necks.h"

#include <algorithm>

namespace sp {

using geom::V;

namespace {

size_t at(int i)
{
    return static_cast<size_t>(i);
}

PlanPoint nodeAt(const WalkPlan& plan, const WalkDoor::Face& face, size_t node)
{
    return plan.cells[at(face.cell)]->cell().nodes[at(face.nodes[node])].at;
}

bool opensInto(const WalkDoor::Face& face, int space)
{
    return face.beside == Beside::Floor && face.space == space && !face.nodes.empty();
}

/// Cuts one space and says where doors, gaps and stairs meet it.
class SpaceCut final {
public:
    SpaceCut(const WalkPlan& plan, int space, Length neckMax, CutFloor& floor)
        : m_plan(plan), m_space(space), m_neckMax(static_cast<double>(neckMax.n) + samePlace), m_floor(floor),
          m_cut(plan.spaces[at(space)].area)
    {
    }

    /// False where nothing comes of it: the space stays one piece.
    bool run()
    {
        addCornerLines();
        addDoorLines();
        m_cut.cut();
        if (m_cut.pieces().empty())
            return false;
        m_firstPiece = static_cast<int>(m_floor.pieces.size());
        m_firstChord = static_cast<int>(m_floor.chords.size());
        for (const std::vector<Ring>& area : m_cut.pieces()) {
            m_floor.piecesOf[at(m_space)].push_back(static_cast<int>(m_floor.pieces.size()));
            m_floor.pieces.push_back({m_space, area});
        }
        for (int line = 0; line < m_cut.lines(); ++line) {
            Chord chord{m_space, m_cut.from(line), m_cut.to(line), {}, {}};
            for (const CorridorCut::Span& s : m_cut.spans(line))
                chord.spans.push_back({s.from, s.to, inFloor(s.left), inFloor(s.right)});
            m_floor.chords.push_back(std::move(chord));
        }
        placeDoors();
        placeGapsAndLinks();
        return true;
    }

private:
    int inFloor(int piece) const { return piece < 0 ? -1 : m_firstPiece + piece; }

    void addLine(const BorderPlace& from, V direction)
    {
        const auto hit = m_cut.border().firstHit(from, direction);
        if (hit && distanceNm(from.at, hit->at) <= m_neckMax)
            m_cut.addLine(from, *hit);
    }

    void addCornerLines()
    {
        const Border& border = m_cut.border();
        for (int i = 0; i < border.size(); ++i) {
            if (!border.isReflex(i))
                continue;
            const BorderPlace corner{border.corner(i), i, true};
            addLine(corner, border.direction(border.previous(i)));
            addLine(corner, border.direction(i) * -1);
        }
    }

    void addDoorLines()
    {
        for (const WalkDoor& door : m_plan.doors)
            for (const WalkDoor::Face* face : {&door.a, &door.b})
                for (size_t k = 0; opensInto(*face, m_space) && k < face->nodes.size(); ++k) {
                    const PlanPoint node = nodeAt(m_plan, *face, k);
                    const int edge = m_cut.border().nearestEdge(node);
                    if (edge < 0)
                        continue;
                    const V wall = m_cut.border().direction(edge);
                    addLine({node, edge, false}, {-wall.y, wall.x});
                }
    }

    CutFloor::Place placeOf(PlanPoint p) const
    {
        CutFloor::Place place;
        for (size_t c = at(m_firstChord); c < m_floor.chords.size(); ++c)
            for (size_t s = 0; s < m_floor.chords[c].spans.size(); ++s)
                if (isOnSegment(p, m_floor.chords[c].spans[s].from, m_floor.chords[c].spans[s].to))
                    place.spans.emplace_back(static_cast<int>(c), static_cast<int>(s));
        if (place.spans.empty())
            if (const int edge = m_cut.border().nearestEdge(p); edge >= 0)
                if (const int piece = m_cut.pieceAt(edge, p); piece >= 0)
                    place.pieces.push_back(inFloor(piece));
        return place;
    }

    void placeDoors()
    {
        for (size_t door = 0; door < m_plan.doors.size(); ++door)
            for (const int face : {0, 1}) {
                const WalkDoor::Face& f = face == 0 ? m_plan.doors[door].a : m_plan.doors[door].b;
                if (!opensInto(f, m_space))
                    continue;
                CutFloor::Place& place = m_floor.doors[door][at(face)];
                place = placeOf(nodeAt(m_plan, f, 0));
                for (const auto& [chord, span] : place.spans)
                    if (std::vector<int>& hung = m_floor.chords[at(chord)].doors; hung.empty() || hung.back() != static_cast<int>(door))
                        hung.push_back(static_cast<int>(door));
            }
    }

    void placeGapsAndLinks()
    {
        for (size_t i = 0; i < m_plan.gaps.size(); ++i)
            for (const int side : {0, 1}) {
                const WalkGap& gap = m_plan.gaps[i];
                if ((side == 0 ? gap.spaceA : gap.spaceB) != m_space)
                    continue;
                CutFloor::Place& place = m_floor.gaps[i][at(side)];
                for (const int piece : m_cut.piecesAlong(gap.from, gap.to))
                    place.pieces.push_back(inFloor(piece));
                if (const PlanPoint middle = middleOf(gap.from, gap.to); place.pieces.empty())
                    if (const int edge = m_cut.border().nearestEdge(middle); edge >= 0 && m_cut.pieceAt(edge, middle) >= 0)
                        place.pieces.push_back(inFloor(m_cut.pieceAt(edge, middle)));
            }
        for (size_t i = 0; i < m_plan.links.size(); ++i)
            if (m_plan.links[i].space == m_space)
                m_floor.links[i].pieces.push_back(pieceWith(m_plan.links[i].at));
    }

    int pieceWith(PlanPoint p) const
    {
        for (const int piece : m_floor.piecesOf[at(m_space)]) {
            const std::vector<Ring>& area = m_floor.pieces[at(piece)].area;
            if (contains(area[0], p) && std::none_of(area.begin() + 1, area.end(), [&](const Ring& hole) { return contains(hole, p); }))
                return piece;
        }
        return m_firstPiece;
    }

    const WalkPlan& m_plan;
    int m_space;
    double m_neckMax;
    CutFloor& m_floor;
    CorridorCut m_cut;
    int m_firstPiece = 0, m_firstChord = 0;
};

void keepWhole(const WalkPlan& plan, int space, CutFloor& floor)
{
    const int piece = static_cast<int>(floor.pieces.size());
    floor.piecesOf[at(space)].push_back(piece);
    floor.pieces.push_back({space, plan.spaces[at(space)].area});
    for (size_t door = 0; door < plan.doors.size(); ++door)
        for (const int face : {0, 1})
            if (opensInto(face == 0 ? plan.doors[door].a : plan.doors[door].b, space))
                floor.doors[door][at(face)].pieces.push_back(piece);
    for (size_t i = 0; i < plan.gaps.size(); ++i) {
        if (plan.gaps[i].spaceA == space)
            floor.gaps[i][0].pieces.push_back(piece);
        if (plan.gaps[i].spaceB == space)
            floor.gaps[i][1].pieces.push_back(piece);
    }
    for (size_t i = 0; i < plan.links.size(); ++i)
        if (plan.links[i].space == space)
            floor.links[i].pieces.push_back(piece);
}

} // namespace

PlanPoint Chord::middle() const
{
    return middleOf(from, to);
}

CutFloor cutFloor(const WalkPlan& plan, Length neckMax, bool alcoves)
{
    CutFloor floor;
    floor.piecesOf.resize(plan.spaces.size());
    floor.doors.resize(plan.doors.size());
    floor.gaps.resize(plan.gaps.size());
    floor.links.resize(plan.links.size());
    for (int space = 0; space < static_cast<int>(plan.spaces.size()); ++space) {
        const WalkSpace& s = plan.spaces[at(space)];
        if ((!s.corridor && !alcoves) || s.noThrough || !SpaceCut(plan, space, neckMax, floor).run())
            keepWhole(plan, space, floor);
    }
    return floor;
}

} // namespace sp
