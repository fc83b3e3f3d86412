// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/egress/border.h"
#include "core/egress/necks.h"
#include "core/egress/starts.h"
#include "core/egress/storey_input.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace sp {

using geom::V;

namespace {

size_t at(int i)
{
    return static_cast<size_t>(i);
}

/// How far the middle of a corridor lies behind a neck that opens into it, nm; 0 where the neck lies across the corridor, or the corridor is
/// too wide for one.
class Centerlines final {
public:
    Centerlines(const WalkPlan& plan, const Choices& choices, Length widest)
        : m_plan(plan), m_choices(choices), m_widest(static_cast<double>(widest.n) + samePlace)
    {
    }

    double behindDoor(const WalkDoor::Face& beyond)
    {
        if (beyond.beside != Beside::Floor || beyond.nodes.empty() || !m_plan.spaces[at(beyond.space)].corridor)
            return 0;
        const Border& border = borderOf(beyond.space);
        const PlanPoint node = m_plan.cells[at(beyond.cell)]->cell().nodes[at(beyond.nodes[0])].at;
        const int edge = border.nearestEdge(node);
        if (edge < 0)
            return 0;
        const V wall = border.direction(edge);
        return half(border, {node, edge, false}, {-wall.y, wall.x});
    }

    double behindLine(const Chord& chord)
    {
        if (!m_plan.spaces[at(chord.space)].corridor)
            return 0;
        bool toLeft = false, toRight = false;
        for (const Chord::Span& span : chord.spans) {
            toLeft = toLeft || (has(span.left) && !has(span.right));
            toRight = toRight || (has(span.right) && !has(span.left));
        }
        if (toLeft == toRight)
            return 0;
        const Border& border = borderOf(chord.space);
        const V along = between(chord.from, chord.to);
        const V left{-along.y, along.x}, ahead = toLeft ? left : left * -1;
        const PlanPoint middle = chord.middle();
        const double nm = half(border, {middle, -1, false}, ahead);
        if (nm <= 0)
            return 0;
        // The mouth of a branch: the floor behind it is wider than the line. Across the same corridor there is nothing to add.
        const V step = ahead * (nm / geom::norm(ahead));
        const BorderPlace there{{Length{middle.x.n + std::llround(step.x)}, Length{middle.y.n + std::llround(step.y)}}, -1, false};
        double across = 0;
        for (const double sign : {1.0, -1.0}) {
            const auto hit = border.firstHit(there, along * sign);
            across += hit ? distanceNm(there.at, hit->at) : 0;
        }
        constexpr double wider = 1e6; // nm
        return across > geom::norm(along) + wider ? nm : 0;
    }

private:
    bool has(int piece) const { return piece >= 0 && m_choices.pieceHas[at(piece)]; }

    double half(const Border& border, const BorderPlace& from, V direction) const
    {
        const auto hit = border.firstHit(from, direction);
        const double width = hit ? distanceNm(from.at, hit->at) : 0;
        return width <= m_widest ? width / 2 : 0;
    }

    const Border& borderOf(int space)
    {
        const auto it = m_borders.find(space);
        return it != m_borders.end() ? it->second : m_borders.try_emplace(space, m_plan.spaces[at(space)].area).first->second;
    }

    const WalkPlan& m_plan;
    const Choices& m_choices;
    double m_widest; ///< nm
    std::map<int, Border> m_borders;
};

/// Ways to necks that have a choice, and the farthest points from them.
class ToChoice final {
public:
    /// `doorsOnLines`: whether a way ends at a door that hangs on a line where the line has a choice too.
    ToChoice(const WalkPlan& plan, const CutFloor& floor, const Choices& choices, const std::vector<DoorUse>& use, Metric metric,
             std::optional<Length> clearance, Length startInset, std::optional<Length> toCenterline, bool doorsOnLines)
        : m_plan(plan), m_floor(floor), m_choices(choices), m_clearance(clearance), m_startInset(startInset),
          m_goals(goals(toCenterline, doorsOnLines)), m_graph(plan, use, metric, m_goals)
    {
    }

    CommonPath farthest(int piece)
    {
        const int cell = m_plan.spaces[at(m_floor.pieces[at(piece)].space)].cell;
        const std::vector<Ring>& area = m_floor.pieces[at(piece)].area;
        if (m_graph.seeds(cell).empty())
            return {unreachable, area[0][0], {}, std::nullopt};
        const CellField& field = fieldOf(cell);
        CommonPath out;
        for (const std::vector<Ring>& starts : startsOf(area, m_startInset)) {
            const bool isPoint = starts.front().size() == 1;
            if (!isPoint) {
                const Remote remote = mostRemote(field, starts);
                take(field, cell, remote.at, remote.nm, out);
            }
            if (m_clearance || isPoint)
                for (const Ring& ring : starts)
                    for (const PlanPoint corner : ring)
                        take(field, cell, corner, field.at(corner), out);
        }
        return out;
    }

    /// Whether some way does not end at a door because it hangs on a line.
    bool leavesDoorsOut() const { return m_leavesDoorsOut; }

    double from(int cell, PlanPoint p)
    {
        if (m_graph.seeds(cell).empty())
            return unreachable;
        const CellField& field = fieldOf(cell);
        return m_clearance ? clearanceOf(m_plan, cell, m_graph.wayFrom(field, cell, p), *m_clearance) : field.at(p);
    }

private:
    bool hasNone(int piece) const { return piece >= 0 && !m_choices.pieceHas[at(piece)]; }

    // Who has no choice first meets one at the edge of where nobody has: at a line there, or so near to it that another middle may be nearer
    // than its own. Farther lines cannot matter, and each costs a look at the whole cell. To the centerline it is the way to the edge that
    // is made longer: a line behind it would cut that short.
    std::vector<bool> linesThatMatter(bool edgesOnly) const
    {
        struct Edge {
            int cell;
            PlanPoint from, to;
            double reach;
        };
        constexpr double atRightAngles = 1.5; // above the root of 2: how much longer than straight a walk at right angles is
        const auto isEdge = [&](const Chord& chord) {
            return std::any_of(chord.spans.begin(), chord.spans.end(),
                               [&](const Chord::Span& s) { return hasNone(s.left) || hasNone(s.right); });
        };
        std::vector<Edge> edges;
        for (const Chord& chord : m_floor.chords)
            if (isEdge(chord))
                edges.push_back({m_plan.spaces[at(chord.space)].cell, chord.from, chord.to, distanceNm(chord.from, chord.to) / 2});
        for (const WalkGap& gap : m_plan.gaps)
            edges.push_back({m_plan.spaces[at(gap.spaceA)].cell, gap.from, gap.to, distanceNm(gap.from, gap.to) / 2});
        for (const WalkDoor& door : m_plan.doors)
            for (const WalkDoor::Face* face : {&door.a, &door.b})
                if (face->beside == Beside::Floor && face->nodes.size() > 1)
                    edges.push_back({face->cell, face->middle, face->middle, static_cast<double>(door.width.n)});
        std::vector<bool> out;
        for (const Chord& chord : m_floor.chords) {
            const int cell = m_plan.spaces[at(chord.space)].cell;
            const PlanPoint middle = chord.middle();
            if (edgesOnly) {
                out.push_back(isEdge(chord));
                continue;
            }
            out.push_back(std::any_of(edges.begin(), edges.end(), [&](const Edge& e) {
                return e.cell == cell && distanceToSegment(middle, e.from, e.to) <= e.reach * atRightAngles + samePlace;
            }));
        }
        return out;
    }

    bool ends(const CutFloor::Place& place, const std::vector<bool>& chordHas, const std::vector<bool>& matters, bool doorsOnLines)
    {
        if (doorsOnLines)
            return true;
        bool out = true;
        for (const auto& [chord, span] : place.spans)
            if (chordHas[at(chord)]) {
                out = false;
                m_leavesDoorsOut = m_leavesDoorsOut || matters[at(chord)];
            }
        return out;
    }

    std::vector<WayGoal> goals(std::optional<Length> toCenterline, bool doorsOnLines)
    {
        std::optional<Centerlines> centerlines;
        if (toCenterline)
            centerlines.emplace(m_plan, m_choices, *toCenterline);
        std::vector<bool> chordHas(m_floor.chords.size(), false);
        for (size_t i = 0; i < m_choices.necks.size(); ++i)
            if (m_choices.necks[i].kind == Neck::Kind::CrossSection)
                chordHas[at(m_choices.necks[i].index)] = m_choices.neckHas[i];
        const std::vector<bool> matters = linesThatMatter(centerlines.has_value());
        std::vector<WayGoal> out;
        const auto addPoint = [&](int space, PlanPoint p, double more = 0) {
            out.push_back({-1, m_plan.spaces[at(space)].cell, p, true, true, {more, 0}});
        };
        const auto behind = [&](int door, const WalkDoor::Face& beyond) {
            return centerlines && !m_plan.doors[at(door)].horizontalExit ? centerlines->behindDoor(beyond) : 0;
        };
        for (size_t i = 0; i < m_choices.necks.size(); ++i) {
            const Neck& neck = m_choices.necks[i];
            if (!m_choices.neckHas[i] || (neck.kind == Neck::Kind::CrossSection && !matters[at(neck.index)]))
                continue;
            m_neckOf.push_back(static_cast<int>(i));
            switch (neck.kind) {
            case Neck::Kind::Door: {
                const auto& places = m_floor.doors[at(neck.index)];
                out.push_back({neck.index,
                               -1,
                               {},
                               ends(places[0], chordHas, matters, doorsOnLines),
                               ends(places[1], chordHas, matters, doorsOnLines),
                               {behind(neck.index, m_plan.doors[at(neck.index)].b), behind(neck.index, m_plan.doors[at(neck.index)].a)}});
                break;
            }
            case Neck::Kind::CrossSection: {
                const Chord& chord = m_floor.chords[at(neck.index)];
                addPoint(chord.space, chord.middle(), centerlines ? centerlines->behindLine(chord) : 0);
                break;
            }
            case Neck::Kind::Gap:
                addPoint(m_plan.gaps[at(neck.index)].spaceA, middleOf(m_plan.gaps[at(neck.index)].from, m_plan.gaps[at(neck.index)].to));
                break;
            case Neck::Kind::Link: addPoint(m_plan.links[at(neck.index)].space, m_plan.links[at(neck.index)].at); break;
            }
        }
        return out;
    }

    void take(const CellField& field, int cell, PlanPoint p, double nm, CommonPath& longest) const
    {
        // Round each corner the clearance adds less than twice its radius; a way that turns oftener is no common path of anybody.
        constexpr double mostTurns = 20;
        const double more = m_clearance ? mostTurns * 2 * static_cast<double>(m_clearance->n) : 0;
        if (nm + more <= longest.nm)
            return;
        WayGraph::Way way = m_graph.wayFrom(field, cell, p);
        if (m_clearance && !way.legs.empty())
            nm = clearanceOf(m_plan, cell, way, *m_clearance);
        if (nm <= longest.nm)
            return;
        longest = {nm, p, std::move(way), std::nullopt};
        if (longest.way.goal >= 0)
            longest.endsAt = endOf(longest.way, cell);
    }

    // Nothing where the neck is the exit itself.
    std::optional<Neck> endOf(const WayGraph::Way& way, int cell) const
    {
        const Neck& neck = m_choices.necks[at(m_neckOf[at(way.goal)])];
        if (neck.kind != Neck::Kind::Door)
            return neck;
        for (const WayLeg& leg : way.legs)
            if (leg.door >= 0 && leg.door != neck.index) {
                const WalkDoor& passed = m_plan.doors[at(leg.door)];
                cell = passed.a.cell == cell ? passed.b.cell : passed.a.cell;
            }
        const WalkDoor& door = m_plan.doors[at(neck.index)];
        const WalkDoor::Face& beyond = door.a.cell == cell ? door.b : door.a;
        if (door.horizontalExit || beyond.beside == Beside::Exit)
            return std::nullopt;
        return neck;
    }

    const CellField& fieldOf(int cell)
    {
        const auto it = m_fields.find(cell);
        return it != m_fields.end()
            ? it->second
            : m_fields.try_emplace(cell, *m_plan.cells[at(cell)], m_graph.metric(), m_graph.seeds(cell)).first->second;
    }

    const WalkPlan& m_plan;
    const CutFloor& m_floor;
    const Choices& m_choices;
    std::optional<Length> m_clearance;
    Length m_startInset;
    bool m_leavesDoorsOut = false;
    std::vector<int> m_neckOf; ///< by goal
    std::vector<WayGoal> m_goals;
    WayGraph m_graph;
    std::map<int, CellField> m_fields;
};

// A way ends at the first neck with a choice, and a door that hangs on a line is one of its own. Where it makes no difference the line is
// named: a corridor that overruns its last exit has its common path to the cross-section there (egress.md 4.1).
CommonPath pathOf(int piece, int cell, ToChoice& lines, std::optional<ToChoice>& all)
{
    constexpr double tolerance = 1e6; // nm, of mostRemote()
    CommonPath toLine = lines.farthest(piece);
    if (!all || all->from(cell, toLine.from) >= toLine.nm)
        return toLine;
    CommonPath toAny = all->farthest(piece);
    return toAny.nm < toLine.nm - tolerance ? toAny : toLine;
}

} // namespace

std::vector<CommonPath> commonPaths(const WalkPlan& plan, const CutFloor& floor, const Choices& choices, const std::vector<DoorUse>& use,
                                    Metric metric, std::optional<Length> clearance, Length startInset, std::optional<Length> toCenterline)
{
    if (std::find(choices.pieceHas.begin(), choices.pieceHas.end(), false) == choices.pieceHas.end())
        return std::vector<CommonPath>(plan.spaces.size());
    ToChoice lines(plan, floor, choices, use, metric, clearance, startInset, toCenterline, false);
    std::optional<ToChoice> all;
    if (lines.leavesDoorsOut())
        all.emplace(plan, floor, choices, use, metric, clearance, startInset, toCenterline, true);
    std::vector<CommonPath> out;
    for (size_t space = 0; space < plan.spaces.size(); ++space) {
        CommonPath& longest = out.emplace_back();
        for (const int piece : floor.piecesOf[space]) {
            if (choices.pieceHas[at(piece)] || floor.pieces[at(piece)].area.empty())
                continue;
            if (CommonPath path = pathOf(piece, plan.spaces[space].cell, lines, all); path.nm > longest.nm)
                longest = std::move(path);
        }
    }
    return out;
}

} // namespace sp
