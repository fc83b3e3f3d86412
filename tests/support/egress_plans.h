// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/egress/necks.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace sp::test {

struct Metres {
    double x = 0, y = 0;
};

/// Builds the walkable floor of a storey from outlines in metres. Walls may have no thickness: a door is a point of two outlines.
class FloorBuilder final {
public:
    /// What lies behind a door that leads out.
    static constexpr int openAir = -1, nowhere = -2;
    static int enclosure(int row) { return -10 - row; }

    /// Every point goes through it: to turn, mirror or move the whole plan.
    std::function<Metres(Metres)> placed = [](Metres m) { return m; };
    double axes = 0;

    PlanPoint point(double x, double y) const
    {
        const Metres m = placed({x, y});
        return {Length{std::llround(m.x * 1e9)}, Length{std::llround(m.y * 1e9)}};
    }
    Ring ring(const std::vector<Metres>& points) const
    {
        Ring out;
        for (const Metres m : points)
            out.push_back(point(m.x, m.y));
        return out;
    }
    Ring box(double x0, double y0, double x1, double y1) const { return ring({{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}}); }

    /// A space that is a cell of its own; its number. Holes in any direction.
    int room(Ring outline, std::vector<Ring> holes = {})
    {
        std::vector<Ring> rings{wound(std::move(outline), true)};
        for (Ring& hole : holes)
            rings.push_back(wound(std::move(hole), false));
        m_cells.push_back({rings, {}});
        return addSpace(static_cast<int>(m_cells.size()) - 1, rings);
    }
    int corridor(Ring outline, std::vector<Ring> holes = {})
    {
        const int space = room(std::move(outline), std::move(holes));
        m_plan.spaces[static_cast<size_t>(space)].corridor = true;
        return space;
    }
    /// Parts of one cell, that meet at gaps.
    std::vector<int> openRooms(Ring cell, std::vector<Ring> parts)
    {
        m_cells.push_back({{wound(std::move(cell), true)}, {}});
        std::vector<int> out;
        for (Ring& part : parts)
            out.push_back(addSpace(static_cast<int>(m_cells.size()) - 1, {wound(std::move(part), true)}));
        return out;
    }
    WalkSpace& space(int i) { return m_plan.spaces[static_cast<size_t>(i)]; }

    /// A door from one space to another, or out. Its middle is a point of both outlines; where walls are thick the second point is that of
    /// the far side. The number of the door; people get through both ways, unless it leads out.
    int door(int from, int to, PlanPoint at) { return door(from, at, to, at); }
    int door(int from, PlanPoint at, int to, PlanPoint beyond, std::vector<PlanPoint> more = {})
    {
        WalkDoor door;
        door.opening = static_cast<int>(m_plan.doors.size());
        door.width = mm(900);
        door.crossing = std::hypot(static_cast<double>(beyond.x.n - at.x.n), static_cast<double>(beyond.y.n - at.y.n));
        door.a = faceIn(from, at);
        for (const PlanPoint p : more)
            door.a.nodes.push_back(addNode(door.a.cell, p));
        if (to >= 0) {
            door.b = faceIn(to, beyond);
            for (const PlanPoint p : more)
                door.b.nodes.push_back(addNode(door.b.cell, p));
        } else {
            door.b.beside = to == nowhere ? Beside::Nowhere : Beside::Exit;
            door.b.beyondRoom = to <= -10 ? -10 - to : -1;
        }
        m_plan.doors.push_back(std::move(door));
        use.push_back({true, to >= 0});
        return static_cast<int>(m_plan.doors.size()) - 1;
    }
    void gap(int a, int b, PlanPoint from, PlanPoint to) { m_plan.gaps.push_back({static_cast<int>(m_plan.gaps.size()), a, b, from, to}); }
    void link(int space, PlanPoint at) { m_plan.links.push_back({static_cast<int>(m_plan.links.size()), space, at, 0, 8e9}); }
    WalkDoor& doorAt(int i) { return m_plan.doors[static_cast<size_t>(i)]; }

    WalkPlan build() const
    {
        WalkPlan plan = m_plan;
        plan.axes = axes;
        for (const Cell& cell : m_cells)
            plan.cells.push_back(std::make_shared<const CellWalk>(cell, axes));
        return plan;
    }

    std::vector<DoorUse> use;

private:
    static Ring wound(Ring ring, bool counterClockwise)
    {
        if ((signedAreaM2(ring) > 0) != counterClockwise)
            std::reverse(ring.begin(), ring.end());
        return ring;
    }
    int addSpace(int cell, std::vector<Ring> area)
    {
        WalkSpace space;
        space.room = static_cast<int>(m_plan.spaces.size());
        space.cell = cell;
        space.area = std::move(area);
        m_plan.spaces.push_back(std::move(space));
        return static_cast<int>(m_plan.spaces.size()) - 1;
    }
    int addNode(int cell, PlanPoint p)
    {
        Cell& c = m_cells[static_cast<size_t>(cell)];
        CellNode best{p, 0, 0};
        double least = INFINITY;
        for (size_t r = 0; r < c.rings.size(); ++r)
            for (size_t i = 0; i < c.rings[r].size(); ++i)
                if (const double away = fromWall(p, c.rings[r][i], c.rings[r][(i + 1) % c.rings[r].size()]); away < least) {
                    least = away;
                    best = {p, static_cast<int>(r), static_cast<int>(i)};
                }
        c.nodes.push_back(best);
        return static_cast<int>(c.nodes.size()) - 1;
    }
    static double fromWall(PlanPoint p, PlanPoint a, PlanPoint b)
    {
        const double dx = static_cast<double>(b.x.n - a.x.n), dy = static_cast<double>(b.y.n - a.y.n);
        const double px = static_cast<double>(p.x.n - a.x.n), py = static_cast<double>(p.y.n - a.y.n);
        const double t = std::clamp((px * dx + py * dy) / (dx * dx + dy * dy), 0.0, 1.0);
        return std::hypot(px - dx * t, py - dy * t);
    }
    WalkDoor::Face faceIn(int space, PlanPoint at)
    {
        WalkDoor::Face face;
        face.beside = Beside::Floor;
        face.space = space;
        face.cell = m_plan.spaces[static_cast<size_t>(space)].cell;
        face.nodes = {addNode(face.cell, at)};
        face.middle = at;
        return face;
    }

    WalkPlan m_plan;
    std::vector<Cell> m_cells;
};

/// All that the necks of a plan give.
struct Measured {
    WalkPlan plan;
    CutFloor floor;
    Choices choices;
    std::vector<CommonPath> common;
    std::vector<DeadEnd> deadEnds;

    explicit Measured(const FloorBuilder& b, Metric metric = Metric::Straight, std::optional<Length> clearance = std::nullopt,
                      Length neckMax = mm(3000), std::vector<LinkEnd> links = {}, std::optional<Length> toCenterline = std::nullopt,
                      bool alcoves = false)
        : plan(b.build()), floor(cutFloor(plan, neckMax, alcoves)), choices(choicesOf(plan, floor, b.use, links, neckMax)),
          common(commonPaths(plan, floor, choices, b.use, metric, clearance, {}, toCenterline)),
          deadEnds(sp::deadEnds(plan, floor, choices))
    {
    }
    double metres(int space) const { return common[static_cast<size_t>(space)].nm / 1e9; }
    bool has(int space) const
    {
        for (const int piece : floor.piecesOf[static_cast<size_t>(space)])
            if (!choices.pieceHas[static_cast<size_t>(piece)])
                return false;
        return true;
    }
    /// What traps everybody in a space that is one piece, from there outwards.
    std::vector<Neck> trapping(int space) const
    {
        std::vector<Neck> out;
        for (const int neck : choices.singlePoints[static_cast<size_t>(floor.piecesOf[static_cast<size_t>(space)][0])])
            out.push_back(choices.necks[static_cast<size_t>(neck)]);
        return out;
    }
    /// The doors among them.
    std::vector<int> trappingDoors(int space) const
    {
        std::vector<int> out;
        for (const Neck& neck : trapping(space))
            if (neck.kind == Neck::Kind::Door)
                out.push_back(neck.index);
        return out;
    }
};

} // namespace sp::test
