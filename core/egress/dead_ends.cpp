// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/egress/border.h"
#include "core/egress/necks.h"

#include <queue>
#include <algorithm>
#include <cmath>
#include <set>

namespace sp {

using geom::V;

namespace {

// A pocket shorter than this many times its least width is a recess (egress.md 5).
constexpr double recessWidths = 2.5;
constexpr double tolerance = 1e6; // nm

size_t at(int i)
{
    return static_cast<size_t>(i);
}

/// Pieces of a corridor that one line across it cuts off.
struct Pocket {
    int chord = -1;
    std::vector<int> pieces; ///< ascending
};

bool isWithin(const Pocket& a, const Pocket& b)
{
    return std::includes(b.pieces.begin(), b.pieces.end(), a.pieces.begin(), a.pieces.end());
}

std::vector<Pocket> maximalPockets(const WalkPlan& plan, const CutFloor& floor, const Choices& choices)
{
    std::vector<Pocket> all(floor.chords.size());
    for (size_t c = 0; c < all.size(); ++c)
        all[c].chord = static_cast<int>(c);
    for (size_t piece = 0; piece < floor.pieces.size(); ++piece)
        for (const int neck : choices.singlePoints[piece])
            if (const Neck& n = choices.necks[at(neck)]; n.kind == Neck::Kind::CrossSection
                && floor.chords[at(n.index)].space == floor.pieces[piece].space && plan.spaces[at(floor.pieces[piece].space)].corridor)
                all[at(n.index)].pieces.push_back(static_cast<int>(piece));
    // The larger one first; of equal ones the line that comes first.
    all.erase(std::remove_if(all.begin(), all.end(), [](const Pocket& p) { return p.pieces.empty(); }), all.end());
    std::stable_sort(all.begin(), all.end(), [](const Pocket& a, const Pocket& b) { return a.pieces.size() > b.pieces.size(); });
    std::vector<Pocket> out;
    for (Pocket& pocket : all)
        if (std::none_of(out.begin(), out.end(), [&](const Pocket& larger) { return isWithin(pocket, larger); }))
            out.push_back(std::move(pocket));
    std::sort(out.begin(), out.end(), [](const Pocket& a, const Pocket& b) { return a.chord < b.chord; });
    return out;
}

/// How far it is from places of a pocket to its mouth, at right angles in the axes of a walk.
class ToMouth final {
public:
    ToMouth(const CellWalk& walk, const Chord& mouth, const std::vector<PlanPoint>& corners)
        : m_walk(walk), m_mouth(mouth), m_x{std::cos(walk.axes()), std::sin(walk.axes())},
          m_field(walk, Metric::Rectilinear, seeds(corners))
    {
    }

    double at(PlanPoint p) const
    {
        double nm = m_field.at(p);
        for (const PlanPoint foot : feet(p))
            if (const double direct = m_walk.length(Metric::Rectilinear, p, foot); direct < nm && m_walk.sees(p, foot))
                nm = direct;
        return nm;
    }

private:
    std::vector<Seed> seeds(const std::vector<PlanPoint>& corners) const
    {
        std::vector<Seed> out{{m_mouth.from, -1, 0}, {m_mouth.to, -1, 0}};
        for (const PlanPoint corner : corners)
            for (const PlanPoint foot : feet(corner))
                out.push_back({foot, -1, 0});
        return out;
    }

    // Straight along either axis to the mouth: the nearest of its points is one of these, or one of its ends.
    std::vector<PlanPoint> feet(PlanPoint p) const
    {
        std::vector<PlanPoint> out;
        const V along = between(m_mouth.from, m_mouth.to), to = between(m_mouth.from, p);
        for (const V axis : {m_x, V{-m_x.y, m_x.x}}) {
            const double steep = geom::cross(axis, along);
            if (std::abs(steep) <= samePlace)
                continue;
            const double part = geom::cross(axis, to) / steep;
            if (part > 0 && part < 1)
                out.push_back(
                    {Length{m_mouth.from.x.n + std::llround(along.x * part)}, Length{m_mouth.from.y.n + std::llround(along.y * part)}});
        }
        return out;
    }

    const CellWalk& m_walk;
    const Chord& m_mouth;
    V m_x;
    CellField m_field;
};

struct Farthest {
    double nm = -1;
    PlanPoint at;
    void take(double length, PlanPoint p)
    {
        if (length > nm || (length == nm && p < at)) {
            nm = length;
            at = p;
        }
    }
};

// Where people can walk round something the farthest point may be anywhere: halve the triangle that may hold it until none may (3.5).
void searchInside(const ToMouth& mouth, const CellWalk& walk, const std::vector<Ring>& area, Farthest& best)
{
    struct Part {
        Triangle corners;
        std::array<double, 3> nm;
        double most;
        bool operator<(const Part& o) const { return most < o.most; }
    };
    const auto side = [&](const Triangle& t, size_t i) { return walk.length(Metric::Rectilinear, t[i], t[(i + 1) % 3]); };
    std::priority_queue<Part> queue;
    const auto add = [&](const Triangle& t, const std::array<double, 3>& nm) {
        double most = unreachable;
        for (size_t i = 0; i < 3; ++i)
            most = std::min(most, nm[i] + std::max(side(t, i), side(t, (i + 2) % 3)));
        if (most > best.nm + tolerance)
            queue.push({t, nm, most});
    };
    for (const Triangle& t : triangulate(area))
        add(t, {mouth.at(t[0]), mouth.at(t[1]), mouth.at(t[2])});
    while (!queue.empty() && queue.top().most > best.nm + tolerance) {
        const Part part = queue.top();
        queue.pop();
        size_t longest = 0;
        for (const size_t i : {size_t{1}, size_t{2}})
            if (side(part.corners, i) > side(part.corners, longest))
                longest = i;
        const size_t a = longest, b = (longest + 1) % 3, c = (longest + 2) % 3;
        const PlanPoint middle = middleOf(part.corners[a], part.corners[b]);
        const double nm = mouth.at(middle);
        best.take(nm, middle);
        add({part.corners[a], middle, part.corners[c]}, {part.nm[a], nm, part.nm[c]});
        add({middle, part.corners[b], part.corners[c]}, {nm, part.nm[b], part.nm[c]});
    }
}

class Measuring final {
public:
    Measuring(const WalkPlan& plan, const CutFloor& floor, const Pocket& pocket)
        : m_plan(plan), m_floor(floor), m_pocket(pocket), m_mouth(floor.chords[at(pocket.chord)]), m_space(plan.spaces[at(m_mouth.space)])
    {
    }

    DeadEnd run() const
    {
        const CellWalk& storeys = *m_plan.cells[at(m_space.cell)];
        const double axes = axesOfPocket();
        const bool turned = std::abs(std::sin(2 * (axes - storeys.axes()))) > 1e-6;
        std::optional<CellWalk> own;
        if (turned)
            own.emplace(storeys.cell(), axes);
        const CellWalk& walk = own ? *own : storeys;
        const ToMouth mouth(walk, m_mouth, corners(walk));
        Farthest best;
        for (const int piece : m_pocket.pieces)
            for (const Ring& ring : m_floor.pieces[at(piece)].area)
                for (const PlanPoint p : ring)
                    best.take(mouth.at(p), p);
        if (hasHole())
            for (const int piece : m_pocket.pieces)
                searchInside(mouth, walk, m_floor.pieces[at(piece)].area, best);
        const double width = leastWidth();
        return {m_pocket.chord, m_pocket.pieces, best.nm, width, best.at, best.nm < recessWidths * width};
    }

private:
    bool inPocket(int piece) const { return std::binary_search(m_pocket.pieces.begin(), m_pocket.pieces.end(), piece); }

    // The direction of its longest wall: the axes of the storey say nothing about a branch that runs askew.
    double axesOfPocket() const
    {
        std::set<std::pair<PlanPoint, PlanPoint>> lines;
        for (const Chord& chord : m_floor.chords)
            for (const Chord::Span& s : chord.spans) {
                lines.insert({s.from, s.to});
                lines.insert({s.to, s.from});
            }
        double longest = -1;
        V best{1, 0};
        for (const int piece : m_pocket.pieces)
            for (const Ring& ring : m_floor.pieces[at(piece)].area)
                for (size_t i = 0; i < ring.size(); ++i) {
                    const PlanPoint a = ring[i], b = ring[(i + 1) % ring.size()];
                    if (lines.count({a, b}) == 0 && distanceNm(a, b) > longest + samePlace) {
                        longest = distanceNm(a, b);
                        best = between(a, b);
                    }
                }
        return std::atan2(best.y, best.x);
    }

    // Corners of the cell that a way to the mouth may turn at.
    std::vector<PlanPoint> corners(const CellWalk& walk) const
    {
        std::set<PlanPoint> own;
        for (const int piece : m_pocket.pieces)
            for (const Ring& ring : m_floor.pieces[at(piece)].area)
                own.insert(ring.begin(), ring.end());
        std::vector<PlanPoint> out;
        for (const PlanPoint corner : walk.corners())
            if (own.count(corner) > 0)
                out.push_back(corner);
        return out;
    }

    bool hasHole() const
    {
        std::set<PlanPoint> holes;
        for (size_t i = 1; i < m_space.area.size(); ++i)
            holes.insert(m_space.area[i].begin(), m_space.area[i].end());
        for (const int piece : m_pocket.pieces)
            for (const Ring& ring : m_floor.pieces[at(piece)].area)
                if (std::any_of(ring.begin(), ring.end(), [&](PlanPoint p) { return holes.count(p) > 0; }))
                    return true;
        return false;
    }

    double leastWidth() const
    {
        double least = unreachable;
        for (size_t c = 0; c < m_floor.chords.size(); ++c) {
            const Chord& chord = m_floor.chords[c];
            const bool inside = static_cast<int>(c) != m_pocket.chord && chord.space == m_mouth.space
                && std::all_of(chord.spans.begin(), chord.spans.end(),
                               [&](const Chord::Span& s) { return inPocket(s.left) && inPocket(s.right); });
            if (inside)
                least = std::min(least, distanceNm(chord.from, chord.to));
        }
        return least < unreachable ? least : distanceNm(m_mouth.from, m_mouth.to);
    }

    const WalkPlan& m_plan;
    const CutFloor& m_floor;
    const Pocket& m_pocket;
    const Chord& m_mouth;
    const WalkSpace& m_space;
};

} // namespace

std::vector<DeadEnd> deadEnds(const WalkPlan& plan, const CutFloor& floor, const Choices& choices)
{
    std::vector<DeadEnd> out;
    for (const Pocket& pocket : maximalPockets(plan, floor, choices))
        out.push_back(Measuring(plan, floor, pocket).run());
    return out;
}

} // namespace sp
