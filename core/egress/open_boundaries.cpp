// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/egress/floor_joins.h"
#include "core/geom/box_index.h"
#include "core/geom/ring_overlap.h"
#include "core/geom/segment.h"

#include <algorithm>
#include <cmath>

namespace sp {

namespace {

constexpr Length near = mm(20); // of outlines that are meant to be one line
constexpr Length shortest = mm(300); // that somebody may pass
constexpr double lap = 1000; // nm
constexpr double leastOverlapM2 = 0.25; // of rooms that only meet badly

struct Stretch {
    Length from, to; ///< along an edge
};

/// Takes a piece out of stretches of one line.
void cut(std::vector<Stretch>& line, Length from, Length to)
{
    std::vector<Stretch> out;
    for (const Stretch& s : line) {
        if (to <= s.from || from >= s.to) {
            out.push_back(s);
            continue;
        }
        if (from > s.from)
            out.push_back({s.from, from});
        if (to < s.to)
            out.push_back({to, s.to});
    }
    line = std::move(out);
}

bool areNear(const PlanBox& a, const PlanBox& b)
{
    return a.least.x <= b.most.x + near && b.least.x <= a.most.x + near && a.least.y <= b.most.y + near && b.least.y <= a.most.y + near;
}

/// Stretches of the edge a-b of one floor along which the edge c-d of another runs the other way, with no wall on the line.
std::vector<Stretch> openStretches(PlanPoint a, PlanPoint b, PlanPoint c, PlanPoint d, const std::vector<FloorWall>& walls)
{
    const auto isOn = [&](PlanPoint p) {
        const Length left = leftOf(a, b, p);
        return left < near && -left < near;
    };
    if (!isOn(c) || !isOn(d))
        return {};
    const Length from = std::max(Length{}, alongOf(a, b, d)), to = std::min(distance(a, b), alongOf(a, b, c));
    if (to - from < shortest)
        return {};
    std::vector<Stretch> out{{from, to}};
    for (const FloorWall& wall : walls) {
        if (!parallel(a, b, wall.from, wall.to))
            continue;
        const Length reach = Length{wall.thickness.n / 2} + near;
        const Length left = leftOf(a, b, wall.from);
        if (left > reach || -left > reach)
            continue;
        const Length w0 = alongOf(a, b, wall.from), w1 = alongOf(a, b, wall.to);
        cut(out, std::min(w0, w1), std::max(w0, w1));
    }
    std::erase_if(out, [](const Stretch& s) { return s.to - s.from < shortest; });
    return out;
}

class Finder final {
public:
    Finder(const FloorInput& input, const std::vector<FloorPart>& parts) : m_input(input), m_parts(parts) { }

    OpenBoundaries run()
    {
        std::vector<PlanBox> boxes;
        for (const FloorPart& part : m_parts)
            boxes.push_back(boxOf(part.area[0]));
        const BoxIndex index(boxes);
        for (size_t i = 0; i < m_parts.size(); ++i) {
            const PlanBox reach{{boxes[i].least.x - near, boxes[i].least.y - near}, {boxes[i].most.x + near, boxes[i].most.y + near}};
            for (const size_t j : index.meeting(reach))
                if (j > i && m_parts[i].room != m_parts[j].room && areNear(boxes[i], boxes[j]) && !(room(i).traced && room(j).traced))
                    compare(static_cast<int>(i), static_cast<int>(j), boxes[i], boxes[j]);
        }
        return std::move(m_out);
    }

private:
    const FloorRoom& room(size_t part) const { return m_input.rooms[static_cast<size_t>(m_parts[part].room)]; }

    void compare(int i, int j, const PlanBox& boxI, const PlanBox& boxJ)
    {
        const FloorPart &p = m_parts[static_cast<size_t>(i)], &q = m_parts[static_cast<size_t>(j)];
        const bool walked =
            room(static_cast<size_t>(i)).kind == FloorRoom::Kind::Floor && room(static_cast<size_t>(j)).kind == FloorRoom::Kind::Floor;
        const auto inside = [](Length a, Length b) { return a > b + near; };
        if (walked && inside(boxI.most.x, boxJ.least.x) && inside(boxJ.most.x, boxI.least.x) && inside(boxI.most.y, boxJ.least.y)
            && inside(boxJ.most.y, boxI.least.y))
            if (const double common = overlapM2(p.area, q.area); common > leastOverlapM2)
                m_out.overlaps.push_back({p.room, q.room, labelPoint(p.area[0]), common});
        if (room(static_cast<size_t>(i)).traced || room(static_cast<size_t>(j)).traced)
            return; // the traced one has a wall there
        const bool joins = walked && room(static_cast<size_t>(i)).noThrough == room(static_cast<size_t>(j)).noThrough;
        for (const Ring& ring : p.area)
            for (size_t e = 0; e < ring.size(); ++e)
                for (const Ring& other : q.area)
                    for (size_t f = 0; f < other.size(); ++f)
                        compareEdges(i, j, joins, ring[e], ring[(e + 1) % ring.size()], other[f], other[(f + 1) % other.size()]);
    }

    void compareEdges(int i, int j, bool joins, PlanPoint a, PlanPoint b, PlanPoint c, PlanPoint d)
    {
        for (const Stretch& s : openStretches(a, b, c, d, m_input.walls)) {
            const PlanPoint from = pointBeside(a, b, s.from, {}), to = pointBeside(a, b, s.to, {});
            if (!joins) {
                m_out.clashes.push_back({m_parts[static_cast<size_t>(i)].room, m_parts[static_cast<size_t>(j)].room,
                                         pointBeside(a, b, Length{(s.from.n + s.to.n) / 2}, {}), static_cast<double>((s.to - s.from).n)});
                continue;
            }
            // The other floor begins to the right of the edge, or has begun already.
            const auto otherSide = [&](Length along) {
                const double whole = static_cast<double>((alongOf(a, b, d) - alongOf(a, b, c)).n);
                const double part = whole == 0 ? 0 : static_cast<double>((along - alongOf(a, b, c)).n) / whole;
                const double left = static_cast<double>(leftOf(a, b, c).n) * (1 - part) + static_cast<double>(leftOf(a, b, d).n) * part;
                return Length{std::llround(std::min(0.0, left) - lap)};
            };
            const Length in{static_cast<qint64>(lap)};
            m_out.joins.push_back({i,
                                   j,
                                   -1,
                                   from,
                                   to,
                                   {pointBeside(a, b, s.from, in), pointBeside(a, b, s.from, otherSide(s.from)),
                                    pointBeside(a, b, s.to, otherSide(s.to)), pointBeside(a, b, s.to, in)}});
        }
    }

    const FloorInput& m_input;
    const std::vector<FloorPart>& m_parts;
    OpenBoundaries m_out;
};

} // namespace

OpenBoundaries openBoundaries(const FloorInput& input, const std::vector<FloorPart>& parts)
{
    const bool entered =
        std::any_of(parts.begin(), parts.end(), [&](const FloorPart& part) { return !input.rooms[static_cast<size_t>(part.room)].traced; });
    return entered ? Finder(input, parts).run() : OpenBoundaries{};
}

} // namespace sp
