// SPDX-License-Identifier: GPL-3.0-or-later
// The only file that includes GEOS.
#include "core/interop/ifc/ifc_region.h"

#include <algorithm>
#include <cmath>
#include <geos_c.h>
#include <memory>

namespace sp {
namespace {

constexpr double grid = 0.01; // mm, to which what is united or cut is rounded: corners that noise has moved apart meet again
constexpr double sliver = 1; // mm2, below which a part is noise
constexpr double mitreLimit = 10; // of corners, in widths that the border is moved by
// Crossings cost memory, and n edges can cross each other n * n times.
constexpr size_t maxPairs = 4'000'000, maxCrossings = 100'000;

void silent(const char*, void*) { }

/// A context of the library and what was made in it.
class Geos final {
public:
    struct Free {
        GEOSContextHandle_t context;
        void operator()(GEOSGeometry* g) const { GEOSGeom_destroy_r(context, g); }
    };
    using Shape = std::unique_ptr<GEOSGeometry, Free>; ///< null when something failed

    Geos() : m_context(GEOS_init_r()) { GEOSContext_setErrorMessageHandler_r(m_context, silent, nullptr); }
    ~Geos() { GEOS_finish_r(m_context); }
    Geos(const Geos&) = delete;
    Geos& operator=(const Geos&) = delete;

    GEOSContextHandle_t operator*() const { return m_context; }
    Shape own(GEOSGeometry* g) const { return Shape(g, Free{m_context}); }
    Shape ring(const IfcRing& points) const;
    Shape polygon(const IfcRing& outer, const std::vector<IfcRing>& holes) const;
    Shape shape(const IfcRegion& region) const;
    /// False when the shape is null; otherwise its parts that have an area.
    bool read(const Shape& shape, IfcRegion& into) const;

private:
    IfcRing points(const GEOSGeometry* ring) const;

    GEOSContextHandle_t m_context;
};

Geos::Shape Geos::ring(const IfcRing& points) const
{
    std::vector<double> xy;
    xy.reserve(2 * points.size() + 2);
    for (size_t i = 0; i <= points.size(); ++i) {
        const IfcVec p = points[i % points.size()];
        xy.insert(xy.end(), {std::round(p.x / grid) * grid, std::round(p.y / grid) * grid});
    }
    GEOSCoordSequence* s = GEOSCoordSeq_copyFromBuffer_r(m_context, xy.data(), static_cast<unsigned>(points.size() + 1), 0, 0);
    return own(s ? GEOSGeom_createLinearRing_r(m_context, s) : nullptr); // takes the sequence, also when it fails
}

Geos::Shape Geos::polygon(const IfcRing& outer, const std::vector<IfcRing>& holes) const
{
    Shape shell = ring(outer);
    std::vector<Shape> owned;
    for (const IfcRing& hole : holes) {
        if (hole.size() >= 3)
            owned.push_back(ring(hole));
    }
    if (!shell || !std::all_of(owned.begin(), owned.end(), [](const Shape& s) { return s != nullptr; }))
        return own(nullptr);
    std::vector<GEOSGeometry*> inner;
    for (Shape& s : owned)
        inner.push_back(s.release());
    return own(GEOSGeom_createPolygon_r(m_context, shell.release(), inner.data(), static_cast<unsigned>(inner.size())));
}

Geos::Shape Geos::shape(const IfcRegion& region) const
{
    std::vector<Shape> owned;
    for (const IfcRegionPart& part : region) {
        if (part.outer.size() < 3)
            continue;
        owned.push_back(polygon(part.outer, part.holes));
        if (!owned.back())
            return own(nullptr);
    }
    std::vector<GEOSGeometry*> parts;
    for (Shape& s : owned)
        parts.push_back(s.release());
    return own(GEOSGeom_createCollection_r(m_context, GEOS_MULTIPOLYGON, parts.data(), static_cast<unsigned>(parts.size())));
}

IfcRing Geos::points(const GEOSGeometry* ring) const
{
    const GEOSCoordSequence* s = ring ? GEOSGeom_getCoordSeq_r(m_context, ring) : nullptr;
    unsigned n = 0;
    if (!s || !GEOSCoordSeq_getSize_r(m_context, s, &n))
        return {};
    IfcRing out(n);
    for (unsigned i = 0; i < n; ++i)
        GEOSCoordSeq_getXY_r(m_context, s, i, &out[i].x, &out[i].y);
    return ifcCleanRing(std::move(out));
}

bool Geos::read(const Shape& shape, IfcRegion& into) const
{
    if (!shape)
        return false;
    const int n = GEOSGetNumGeometries_r(m_context, shape.get());
    for (int i = 0; i < n; ++i) {
        const GEOSGeometry* g = GEOSGetGeometryN_r(m_context, shape.get(), i);
        if (!g || GEOSGeomTypeId_r(m_context, g) != GEOS_POLYGON)
            continue; // lines and points are left where areas only touch
        IfcRegionPart part{points(GEOSGetExteriorRing_r(m_context, g)), {}};
        if (ifcArea(part.outer) < sliver)
            continue;
        const int holes = GEOSGetNumInteriorRings_r(m_context, g);
        for (int h = 0; h < holes; ++h) {
            IfcRing hole = points(GEOSGetInteriorRingN_r(m_context, g, h));
            if (ifcArea(hole) >= sliver)
                part.holes.push_back(std::move(hole));
        }
        into.push_back(std::move(part));
    }
    const auto area = [](const IfcRegionPart& p) { return ifcArea(IfcRegion{p}); };
    std::stable_sort(into.begin(), into.end(), [&](const IfcRegionPart& a, const IfcRegionPart& b) { return area(a) > area(b); });
    return true;
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

IfcRegion finished(const Geos& geos, const Geos::Shape& shape, bool* failed)
{
    IfcRegion out;
    if (!geos.read(shape, out) && failed)
        *failed = true;
    return out;
}

using Overlay = GEOSGeometry* (*)(GEOSContextHandle_t, const GEOSGeometry*, const GEOSGeometry*);

IfcRegion overlaid(Overlay overlay, const IfcRegion& a, const IfcRegion& b, bool* failed)
{
    std::vector<const IfcRing*> rings;
    collect(a, rings);
    collect(b, rings);
    const Geos geos;
    if (!isTame(rings))
        return finished(geos, geos.own(nullptr), failed);
    const Geos::Shape first = geos.shape(a), second = geos.shape(b);
    return finished(geos, geos.own(first && second ? overlay(*geos, first.get(), second.get()) : nullptr), failed);
}

} // namespace

IfcRegion ifcRegion(const IfcRing& outer, const std::vector<IfcRing>& holes, bool* repaired, bool* failed)
{
    const Geos geos;
    std::vector<const IfcRing*> rings{&outer};
    for (const IfcRing& hole : holes)
        rings.push_back(&hole);
    if (!isTame(rings))
        return finished(geos, geos.own(nullptr), failed);
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
    const Geos::Shape polygon = geos.polygon(part.outer, part.holes);
    if (polygon && GEOSisValid_r(*geos, polygon.get()) == 1)
        return {std::move(part)};
    GEOSMakeValidParams* params = GEOSMakeValidParams_create_r(*geos);
    GEOSMakeValidParams_setMethod_r(*geos, params, GEOS_MAKE_VALID_STRUCTURE);
    GEOSMakeValidParams_setKeepCollapsed_r(*geos, params, 0);
    const Geos::Shape valid = geos.own(polygon ? GEOSMakeValidWithParams_r(*geos, polygon.get(), params) : nullptr);
    GEOSMakeValidParams_destroy_r(*geos, params);
    IfcRegion out = finished(geos, valid, failed);
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
    const Geos geos;
    const Geos::Shape parts = isTame(rings) ? geos.shape(all) : geos.own(nullptr);
    // Rounding crossings too costs a hundred times as much: worth it for the parts of one body, not for the walls of a storey.
    constexpr size_t few = 32;
    return finished(geos,
                    geos.own(!parts                 ? nullptr
                                 : all.size() > few ? GEOSUnaryUnion_r(*geos, parts.get())
                                                    : GEOSUnaryUnionPrec_r(*geos, parts.get(), grid)),
                    failed);
}

IfcRegion ifcMinus(const IfcRegion& from, const IfcRegion& cut, bool* failed)
{
    return from.empty() || cut.empty() || apart(from, cut) ? from : overlaid(GEOSDifference_r, from, cut, failed);
}

IfcRegion ifcCommon(const IfcRegion& a, const IfcRegion& b, bool* failed)
{
    return a.empty() || b.empty() || apart(a, b) ? IfcRegion{} : overlaid(GEOSIntersection_r, a, b, failed);
}

IfcRegion ifcGrown(const IfcRegion& region, double mm, bool* failed)
{
    if (region.empty() || mm == 0)
        return region;
    std::vector<const IfcRing*> rings;
    collect(region, rings);
    const Geos geos;
    const Geos::Shape shape = isTame(rings) ? geos.shape(region) : geos.own(nullptr);
    constexpr int noRounding = 1;
    return finished(
        geos,
        geos.own(shape ? GEOSBufferWithStyle_r(*geos, shape.get(), mm, noRounding, GEOSBUF_CAP_FLAT, GEOSBUF_JOIN_MITRE, mitreLimit)
                       : nullptr),
        failed);
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
