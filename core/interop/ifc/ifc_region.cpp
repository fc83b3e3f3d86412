// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interop/ifc/ifc_region.h"

#include "core/geom/region.h"

#include <algorithm>
#include <cmath>

namespace sp {
namespace {

constexpr double grid = 0.01; // mm, to which what is united or cut is rounded: corners that noise has moved apart meet again
constexpr double sliver = 1; // mm2, below which a part is noise
constexpr double mitreLimit = 10; // of corners, in widths that the border is moved by
// Crossings cost memory, and n edges can cross each other n * n times.
constexpr size_t maxPairs = 4'000'000, maxCrossings = 100'000;

geom::Loop loopOf(const IfcRing& ring)
{
    geom::Loop out;
    out.reserve(ring.size());
    for (const IfcVec p : ring)
        out.push_back({std::round(p.x / grid) * grid, std::round(p.y / grid) * grid});
    return out;
}

geom::AreaPart partOf(const IfcRing& outer, const std::vector<IfcRing>& holes)
{
    geom::AreaPart out{loopOf(outer), {}};
    for (const IfcRing& hole : holes)
        out.holes.push_back(loopOf(hole));
    return out;
}

geom::Area areaOf(const IfcRegion& region)
{
    geom::Area out;
    for (const IfcRegionPart& part : region)
        out.push_back(partOf(part.outer, part.holes));
    return out;
}

IfcRing ringOf(const geom::Loop& loop)
{
    IfcRing out;
    out.reserve(loop.size());
    for (const geom::V p : loop)
        out.push_back({p.x, p.y, 0});
    return ifcCleanRing(std::move(out));
}

/// Parts that have an area; `failed` is set where there is no result.
IfcRegion finished(const std::optional<geom::Area>& area, bool* failed)
{
    IfcRegion out;
    if (!area && failed)
        *failed = true;
    for (const geom::AreaPart& found : area.value_or(geom::Area{})) {
        IfcRegionPart part{ringOf(found.outer), {}};
        if (ifcArea(part.outer) < sliver)
            continue;
        for (const geom::Loop& loop : found.holes) {
            IfcRing hole = ringOf(loop);
            if (ifcArea(hole) >= sliver)
                part.holes.push_back(std::move(hole));
        }
        out.push_back(std::move(part));
    }
    const auto size = [](const IfcRegionPart& p) { return ifcArea(IfcRegion{p}); };
    std::stable_sort(out.begin(), out.end(), [&](const IfcRegionPart& a, const IfcRegionPart& b) { return size(a) > size(b); });
    return out;
}

struct Edge {
    IfcVec a, b;
    double y0, y1;
};

double side(IfcVec a, IfcVec b, IfcVec p)
{
    return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
}

bool samePlace(IfcVec a, IfcVec b)
{
    return a.x == b.x && a.y == b.y;
}

/// Whether the rings are numbers and cross each other no more often than those of a building can.
bool isTame(const std::vector<const IfcRing*>& rings)
{
    std::vector<Edge> edges;
    double x0 = 1e300, x1 = -1e300, y0 = 1e300, y1 = -1e300, dx = 0, dy = 0;
    for (const IfcRing* ring : rings) {
        for (size_t i = 0; i < ring->size(); ++i) {
            const IfcVec a = (*ring)[i], b = (*ring)[(i + 1) % ring->size()];
            if (!(std::fabs(a.x) < 1e12 && std::fabs(a.y) < 1e12))
                return false;
            x0 = std::min(x0, a.x), x1 = std::max(x1, a.x), y0 = std::min(y0, a.y), y1 = std::max(y1, a.y);
            dx += std::fabs(b.x - a.x), dy += std::fabs(b.y - a.y);
            edges.push_back({a, b, 0, 0});
        }
    }
    if (edges.size() < 400)
        return true;
    // Swept along the direction in which fewer edges lie beside each other.
    const bool alongY = dy * (x1 - x0) < dx * (y1 - y0);
    for (Edge& e : edges) {
        if (alongY)
            e = {{e.a.y, e.a.x, 0}, {e.b.y, e.b.x, 0}, 0, 0};
        if (e.a.x > e.b.x)
            std::swap(e.a, e.b);
        e.y0 = std::min(e.a.y, e.b.y), e.y1 = std::max(e.a.y, e.b.y);
    }
    std::sort(edges.begin(), edges.end(), [](const Edge& e, const Edge& f) { return e.a.x < f.a.x; });
    size_t pairs = 0, crossings = 0;
    for (size_t i = 0; i < edges.size(); ++i) {
        const Edge& e = edges[i];
        for (size_t j = i + 1; j < edges.size() && edges[j].a.x <= e.b.x; ++j) {
            const Edge& f = edges[j];
            if (++pairs > maxPairs)
                return false;
            if (f.y0 > e.y1 || f.y1 < e.y0)
                continue;
            // Edges that only share an end are neighbours, or those of areas side by side.
            const double p = side(e.a, e.b, f.a), q = side(e.a, e.b, f.b), r = side(f.a, f.b, e.a), s = side(f.a, f.b, e.b);
            const bool crosses = (p * q < 0 && r * s <= 0) || (p * q <= 0 && r * s < 0);
            const bool overlaps = p == 0 && q == 0 && f.a.x < e.b.x && !(samePlace(e.a, f.a) && samePlace(e.b, f.b));
            if ((crosses || overlaps) && ++crossings > maxCrossings)
                return false;
        }
    }
    return true;
}

void collect(const IfcRegion& region, std::vector<const IfcRing*>& into)
{
    for (const IfcRegionPart& part : region) {
        into.push_back(&part.outer);
        for (const IfcRing& hole : part.holes)
            into.push_back(&hole);
    }
}

bool areTame(const IfcRegion& a, const IfcRegion& b)
{
    std::vector<const IfcRing*> rings;
    collect(a, rings);
    collect(b, rings);
    return isTame(rings);
}

} // namespace

IfcRegion ifcRegion(const IfcRing& outer, const std::vector<IfcRing>& holes, bool* repaired, bool* failed)
{
    std::vector<const IfcRing*> rings{&outer};
    for (const IfcRing& hole : holes)
        rings.push_back(&hole);
    if (!isTame(rings))
        return finished(std::nullopt, failed);
    // Cleaning takes off repeated points and spikes along a straight line; what has no area then never had one.
    IfcRegionPart part{ifcCleanRing(outer), {}};
    if (part.outer.empty()) {
        // Two lobes of the same size that cross have no area either, as the sum of the two.
        if (outer.size() < 4)
            return {};
        part.outer = outer;
    }
    for (const IfcRing& hole : holes) {
        if (IfcRing clean = ifcCleanRing(hole); !clean.empty())
            part.holes.push_back(std::move(clean));
    }
    const geom::AreaPart polygon = partOf(part.outer, part.holes);
    if (geom::isValid(polygon))
        return {std::move(part)};
    IfcRegion out = finished(geom::madeValid(polygon), failed);
    if (repaired && !out.empty())
        *repaired = true;
    return out;
}

namespace {

/// Whether the boxes around two regions lie apart: overlays are dear, and most pairs of a storey have nothing in common.
bool apart(const IfcRegion& a, const IfcRegion& b)
{
    struct Box {
        double x0 = 1e300, y0 = 1e300, x1 = -1e300, y1 = -1e300;
        explicit Box(const IfcRegion& region)
        {
            for (const IfcRegionPart& part : region) {
                for (const IfcVec p : part.outer) {
                    x0 = std::min(x0, p.x), y0 = std::min(y0, p.y);
                    x1 = std::max(x1, p.x), y1 = std::max(y1, p.y);
                }
            }
        }
    };
    const Box p(a), q(b);
    return p.x0 > q.x1 || q.x0 > p.x1 || p.y0 > q.y1 || q.y0 > p.y1;
}

} // namespace

bool ifcBoxesMeet(const IfcRegion& a, const IfcRegion& b)
{
    return !a.empty() && !b.empty() && !apart(a, b);
}

IfcRegion ifcUnion(const std::vector<IfcRegion>& regions, bool* failed)
{
    std::vector<const IfcRing*> rings;
    IfcRegion all;
    int given = 0;
    for (const IfcRegion& region : regions) {
        collect(region, rings);
        all.insert(all.end(), region.begin(), region.end());
        given += region.empty() ? 0 : 1;
    }
    if (given < 2)
        return all;
    // Rounding crossings too costs a hundred times as much: worth it for the parts of one body, not for the walls of a storey.
    constexpr size_t few = 32;
    return finished(isTame(rings) ? geom::united(areaOf(all), all.size() > few ? 0 : grid) : std::nullopt, failed);
}

IfcRegion ifcMinus(const IfcRegion& from, const IfcRegion& cut, bool* failed)
{
    if (from.empty() || cut.empty() || apart(from, cut))
        return from;
    return finished(areTame(from, cut) ? geom::without(areaOf(from), areaOf(cut)) : std::nullopt, failed);
}

IfcRegion ifcCommon(const IfcRegion& a, const IfcRegion& b, bool* failed)
{
    if (a.empty() || b.empty() || apart(a, b))
        return {};
    return finished(areTame(a, b) ? geom::common(areaOf(a), areaOf(b)) : std::nullopt, failed);
}

IfcRegion ifcGrown(const IfcRegion& region, double mm, bool* failed)
{
    if (region.empty() || mm == 0)
        return region;
    return finished(areTame(region, {}) ? geom::grown(areaOf(region), mm, mitreLimit) : std::nullopt, failed);
}

double ifcArea(const IfcRegion& region)
{
    double sum = 0;
    for (const IfcRegionPart& part : region) {
        sum += std::fabs(ifcArea(part.outer));
        for (const IfcRing& hole : part.holes)
            sum -= std::fabs(ifcArea(hole));
    }
    return sum;
}

bool ifcContains(const IfcRegion& region, IfcVec p)
{
    return std::any_of(region.begin(), region.end(), [&](const IfcRegionPart& part) {
        return ifcInside(part.outer, p)
            && std::none_of(part.holes.begin(), part.holes.end(), [&](const IfcRing& hole) { return ifcInside(hole, p); });
    });
}

} // namespace sp
