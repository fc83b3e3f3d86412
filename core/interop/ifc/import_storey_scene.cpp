// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interop/ifc/import_storey_scene.h"

#include <algorithm>
#include <cmath>

namespace sp {

namespace {

constexpr double smallGap = 100; // mm by which walls are grown so that joints which do not quite meet are closed: gaps of twice that
constexpr double wideGap = 250; // the same for the outer border, which windows and missing parts leave open more often
constexpr double margin = 3000; // mm of free ground around the building
constexpr double standing = 250; // mm: half the width of a space that a person can stand in, after the walls were grown
constexpr double openLength = 500; // mm of border without a wall through which a gap is part of a room
constexpr double stripShare = 0.5; // of the room: a larger gap is a room of its own
constexpr double farthest = 1500, step = 50; // mm from the face of a wall

IfcRegion rectangle(const OpeningFrame& f, double thickness)
{
    const auto corner = [&](PlanPoint at, double side) {
        return ifcVec(pointBeside(f.from, f.to, distance(f.from, at), Length{std::llround(side * thickness / 2 * 1e6)}));
    };
    return ifcRegion({corner(f.from, -1), corner(f.to, -1), corner(f.to, 1), corner(f.from, 1)}, {});
}

IfcRegion wallRegion(const IfcWall& w, const std::vector<Table<Wall>::Pointer>& runs)
{
    if (w.outline.size() >= 3)
        return ifcRegion(ifcRing(planRing(w.outline)), {});
    std::vector<IfcRegion> parts;
    for (const auto& run : runs) {
        OpeningFrame f;
        f.from = run->from;
        f.to = run->to;
        parts.push_back(rectangle(f, toMm(run->thickness.value_or(mm(100)))));
    }
    return ifcUnion(parts);
}

IfcRegion boxAround(const IfcRegion& region, double by)
{
    double x0 = 1e300, y0 = 1e300, x1 = -1e300, y1 = -1e300;
    for (const IfcRegionPart& part : region) {
        for (const IfcVec p : part.outer) {
            x0 = std::min(x0, p.x), y0 = std::min(y0, p.y);
            x1 = std::max(x1, p.x), y1 = std::max(y1, p.y);
        }
    }
    return ifcRegion({{x0 - by, y0 - by, 0}, {x1 + by, y0 - by, 0}, {x1 + by, y1 + by, 0}, {x0 - by, y1 + by, 0}}, {});
}

} // namespace

PlanPoint besideOpening(const OpeningFrame& frame, Side side, double beyond)
{
    const Length left{frame.thickness.n / 2 + std::llround(beyond * 1e6)};
    return pointBeside(frame.from, frame.to, distance(frame.from, frame.middle), side == Side::A ? left : -left);
}

namespace {

/// The outline of a room; empty when it has none.
IfcRegion regionOf(const Room& room)
{
    if (room.outline.size() < 3)
        return {};
    std::vector<IfcRing> holes;
    for (const Ring& hole : room.holes)
        holes.push_back(ifcRing(hole));
    return ifcRegion(ifcRing(room.outline), holes);
}

} // namespace

StoreyScene::StoreyScene(const ImportBuild& build, const Project& plan, int storey)
{
    const StoreyId id = build.storeys[static_cast<size_t>(storey)];
    const std::optional<int> building = build.model.storeys[static_cast<size_t>(storey)].building;
    for (const auto& room : plan.rooms) {
        if (IfcRegion region = room->storey == id ? regionOf(*room) : IfcRegion(); !region.empty())
            m_rooms.emplace_back(room->id, std::move(region));
    }
    const auto take = [&](const std::vector<IfcWall>& from, const std::vector<std::vector<Table<Wall>::Pointer>>& rows) {
        for (size_t i = 0; i < from.size(); ++i) {
            const IfcWall& w = from[i];
            const bool bounds = build.heightsHold() && w.bottom && w.top ? build.standsOn(storey, *w.bottom, *w.top) : w.storey == storey;
            if (IfcRegion region = bounds ? wallRegion(w, rows[i]) : IfcRegion(); !region.empty())
                m_walls.push_back({&w, std::move(region)});
        }
    };
    take(build.model.walls, build.walls);
    take(build.model.curtainWalls, build.curtainWalls);
    std::vector<IfcRegion> walls, all;
    for (const auto& room : m_rooms)
        all.push_back(room.second);
    // Spaces of other storeys that reach up to here, and further parts of this one's, are no gaps; the step that looks at sides joins them.
    for (size_t i = 0; i < build.model.spaces.size(); ++i) {
        const IfcSpace& s = build.model.spaces[i];
        const Room& row = *build.roomRows[i];
        const bool here = row.storey == id;
        if (!here && !(build.heightsHold() && s.floor && s.ceiling && build.standsOn(storey, *s.floor, *s.ceiling)))
            continue;
        if (IfcRegion region = here ? IfcRegion() : regionOf(row); !region.empty())
            all.push_back(std::move(region));
        for (const IfcPolygon& more : s.furtherOutlines)
            all.push_back(ifcRegion(ifcRing(planRing(more)), {}));
    }
    for (const Solid& s : m_walls)
        walls.push_back(s.region);
    for (const auto& opening : plan.openings) {
        if (const std::optional<OpeningFrame> f = frameOf(plan, *opening); f && f->storey == id)
            walls.push_back(rectangle(*f, toMm(f->thickness)));
    }
    bool failed = false;
    m_solid = ifcUnion(walls, &failed);
    all.insert(all.end(), walls.begin(), walls.end());
    const IfcRegion occupied = ifcUnion(all, &failed);
    const IfcRegion closed = ifcGrown(occupied, wideGap, &failed), joined = ifcGrown(occupied, smallGap, &failed);
    if (m_solid.empty() || failed)
        return; // nothing is told from walls that cannot be united: no side is outside, no room is traced
    m_box = boxAround(occupied, margin);
    const IfcVec corner = m_box.empty() ? IfcVec{} : m_box.front().outer.front();
    const auto isOutside = [&](const IfcRegionPart& part) {
        return std::any_of(part.outer.begin(), part.outer.end(), [&](IfcVec p) { return std::hypot(p.x - corner.x, p.y - corner.y) < 1; });
    };
    for (IfcRegionPart& part : ifcMinus(m_box, closed)) {
        if (isOutside(part))
            m_outside.push_back(std::move(part));
    }
    for (const IfcRegionPart& part : ifcMinus(m_box, joined)) {
        if (isOutside(part))
            continue;
        const IfcRegion grown = ifcGrown({part}, smallGap);
        std::vector<IfcRegion> near; // cutting all of the storey off each gap would cost its square
        std::copy_if(all.begin(), all.end(), std::back_inserter(near), [&](const IfcRegion& r) { return ifcBoxesMeet(r, grown); });
        const IfcRegion full = ifcMinus(grown, ifcUnion(near));
        if (full.empty() || !ifcCommon(full, m_outside).empty())
            continue; // open to the outside by a gap wider than a joint
        Gap gap{.outline = full.front(),
                .area = ifcArea({full.front()}),
                .wide = !ifcGrown({part}, smallGap - standing).empty(),
                .walls = {},
                .partOf = {}};
        const IfcRegion reach = ifcGrown({part}, smallGap + 50);
        bool ours = false; // walls of another building stand at the same height
        for (const Solid& s : m_walls) {
            if (ifcCommon(reach, s.region).empty())
                continue;
            gap.walls.push_back(elementName(*s.element));
            const std::optional<int> on = s.element->storey;
            const std::optional<int> its = on ? build.model.storeys[static_cast<size_t>(*on)].building : std::nullopt;
            ours = ours || !its || !building || its == building;
        }
        if (!gap.walls.empty() && !ours)
            continue;
        std::sort(gap.walls.begin(), gap.walls.end());
        findPartOf(gap);
        m_gaps.push_back(std::move(gap));
    }
}

void StoreyScene::findPartOf(Gap& gap) const
{
    constexpr double touch = 30; // mm: rooms that touch the gap have no wall between
    const IfcRegion around = ifcGrown({gap.outline}, touch);
    for (const auto& [id, region] : m_rooms) {
        if (ifcArea(ifcCommon(around, region)) < touch * openLength)
            continue;
        if (gap.partOf || gap.area > stripShare * ifcArea(region)) {
            gap.partOf.reset();
            return;
        }
        gap.partOf = id;
    }
}

StoreyScene::Found StoreyScene::beyond(const OpeningFrame& frame, Side side) const
{
    for (double by = step; by <= farthest; by += step) {
        const IfcVec p = ifcVec(besideOpening(frame, side, by));
        if (ifcContains(m_solid, p))
            return {}; // another wall stands there
        for (size_t i = 0; i < m_gaps.size(); ++i) {
            if (ifcContains({m_gaps[i].outline}, p))
                return {Found::What::Gap, i};
        }
        if (ifcContains(m_outside, p) || (!m_box.empty() && !ifcContains(m_box, p)))
            return {Found::What::Outside, 0};
    }
    return {};
}

} // namespace sp
