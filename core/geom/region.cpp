// SPDX-License-Identifier: GPL-3.0-or-later
// The only file that includes GEOS.
#include "core/geom/region.h"

#include <algorithm>
#include <geos_c.h>
#include <memory>

namespace sp {

namespace {

using namespace geom;

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

    Shape ring(const Loop& points) const
    {
        std::vector<double> xy;
        xy.reserve(2 * points.size() + 2);
        for (size_t i = 0; i <= points.size(); ++i) {
            const V p = points[i % points.size()];
            xy.insert(xy.end(), {p.x, p.y});
        }
        GEOSCoordSequence* s = GEOSCoordSeq_copyFromBuffer_r(m_context, xy.data(), static_cast<unsigned>(points.size() + 1), 0, 0);
        return own(s ? GEOSGeom_createLinearRing_r(m_context, s) : nullptr); // takes the sequence, also when it fails
    }

    Shape polygon(const AreaPart& part) const
    {
        Shape shell = part.outer.empty() ? own(nullptr) : ring(part.outer);
        std::vector<Shape> owned;
        for (const Loop& hole : part.holes)
            if (hole.size() >= 3)
                owned.push_back(ring(hole));
        if (!shell || !std::all_of(owned.begin(), owned.end(), [](const Shape& s) { return s != nullptr; }))
            return own(nullptr);
        std::vector<GEOSGeometry*> inner;
        for (Shape& s : owned)
            inner.push_back(s.release());
        return own(GEOSGeom_createPolygon_r(m_context, shell.release(), inner.data(), static_cast<unsigned>(inner.size())));
    }

    Shape shape(const Area& area) const
    {
        std::vector<Shape> owned;
        for (const AreaPart& part : area) {
            if (part.outer.size() < 3)
                continue;
            owned.push_back(polygon(part));
            if (!owned.back())
                return own(nullptr);
        }
        std::vector<GEOSGeometry*> parts;
        for (Shape& s : owned)
            parts.push_back(s.release());
        return own(GEOSGeom_createCollection_r(m_context, GEOS_MULTIPOLYGON, parts.data(), static_cast<unsigned>(parts.size())));
    }

    std::optional<Area> read(const Shape& shape) const
    {
        if (!shape)
            return std::nullopt;
        Area out;
        const int n = GEOSGetNumGeometries_r(m_context, shape.get());
        for (int i = 0; i < n; ++i) {
            const GEOSGeometry* g = GEOSGetGeometryN_r(m_context, shape.get(), i);
            if (!g || GEOSGeomTypeId_r(m_context, g) != GEOS_POLYGON)
                continue; // lines and points are left where areas only touch
            AreaPart part{points(GEOSGetExteriorRing_r(m_context, g)), {}};
            const int holes = GEOSGetNumInteriorRings_r(m_context, g);
            for (int h = 0; h < holes; ++h)
                part.holes.push_back(points(GEOSGetInteriorRingN_r(m_context, g, h)));
            out.push_back(std::move(part));
        }
        return out;
    }

private:
    Loop points(const GEOSGeometry* ring) const
    {
        const GEOSCoordSequence* s = ring ? GEOSGeom_getCoordSeq_r(m_context, ring) : nullptr;
        unsigned n = 0;
        if (!s || !GEOSCoordSeq_getSize_r(m_context, s, &n) || n == 0)
            return {};
        Loop out(n - 1); // the last is the first
        for (unsigned i = 0; i + 1 < n; ++i)
            GEOSCoordSeq_getXY_r(m_context, s, i, &out[i].x, &out[i].y);
        return out;
    }

    GEOSContextHandle_t m_context;
};

} // namespace

namespace geom {

bool isValid(const AreaPart& part)
{
    const Geos geos;
    const Geos::Shape polygon = geos.polygon(part);
    return polygon && GEOSisValid_r(*geos, polygon.get()) == 1;
}

std::optional<Area> madeValid(const AreaPart& part)
{
    const Geos geos;
    const Geos::Shape polygon = geos.polygon(part);
    GEOSMakeValidParams* params = GEOSMakeValidParams_create_r(*geos);
    GEOSMakeValidParams_setMethod_r(*geos, params, GEOS_MAKE_VALID_STRUCTURE);
    GEOSMakeValidParams_setKeepCollapsed_r(*geos, params, 0);
    const Geos::Shape valid = geos.own(polygon ? GEOSMakeValidWithParams_r(*geos, polygon.get(), params) : nullptr);
    GEOSMakeValidParams_destroy_r(*geos, params);
    return geos.read(valid);
}

std::optional<Area> united(const Area& parts, double grid)
{
    const Geos geos;
    const Geos::Shape all = geos.shape(parts);
    return geos.read(geos.own(!all           ? nullptr
                                  : grid > 0 ? GEOSUnaryUnionPrec_r(*geos, all.get(), grid)
                                             : GEOSUnaryUnion_r(*geos, all.get())));
}

std::optional<Area> without(const Area& from, const Area& cut, double grid)
{
    const Geos geos;
    const Geos::Shape a = geos.shape(from), b = geos.shape(cut);
    return geos.read(geos.own(!a || !b       ? nullptr
                                  : grid > 0 ? GEOSDifferencePrec_r(*geos, a.get(), b.get(), grid)
                                             : GEOSDifference_r(*geos, a.get(), b.get())));
}

std::optional<Area> common(const Area& a, const Area& b)
{
    const Geos geos;
    const Geos::Shape first = geos.shape(a), second = geos.shape(b);
    return geos.read(geos.own(first && second ? GEOSIntersection_r(*geos, first.get(), second.get()) : nullptr));
}

std::optional<Area> grown(const Area& area, double by, double mitreLimit)
{
    const Geos geos;
    const Geos::Shape shape = geos.shape(area);
    constexpr int noRounding = 1;
    return geos.read(geos.own(
        shape ? GEOSBufferWithStyle_r(*geos, shape.get(), by, noRounding, GEOSBUF_CAP_FLAT, GEOSBUF_JOIN_MITRE, mitreLimit) : nullptr));
}

} // namespace geom

namespace {

// About a near origin doubles hold far more than whole nanometres.
Loop loopOf(const Ring& ring, PlanPoint origin)
{
    Loop out;
    out.reserve(ring.size());
    for (const PlanPoint p : ring)
        out.push_back({static_cast<double>(p.x.n - origin.x.n), static_cast<double>(p.y.n - origin.y.n)});
    return out;
}

AreaPart partOf(const AreaRings& area, PlanPoint origin)
{
    AreaPart part{loopOf(area[0], origin), {}};
    for (size_t i = 1; i < area.size(); ++i)
        part.holes.push_back(loopOf(area[i], origin));
    return part;
}

Ring ringOf(const Loop& loop, PlanPoint origin, bool counterClockwise)
{
    Ring out;
    for (const V p : loop) {
        const PlanPoint at{{origin.x.n + std::llround(p.x)}, {origin.y.n + std::llround(p.y)}};
        if (out.empty() || out.back() != at)
            out.push_back(at);
    }
    while (out.size() > 1 && out.back() == out.front())
        out.pop_back();
    if ((signedAreaM2(out) > 0) != counterClockwise)
        std::reverse(out.begin(), out.end());
    return out;
}

std::optional<std::vector<AreaRings>> ringsOf(const std::optional<Area>& area, PlanPoint origin)
{
    if (!area)
        return std::nullopt;
    std::vector<AreaRings> out;
    for (const AreaPart& part : *area) {
        AreaRings rings{ringOf(part.outer, origin, true)};
        for (const Loop& hole : part.holes)
            rings.push_back(ringOf(hole, origin, false));
        std::erase_if(rings, [](const Ring& ring) { return ring.size() < 3; });
        if (!rings.empty() && signedAreaM2(rings[0]) > 0)
            out.push_back(std::move(rings));
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const AreaRings& a, const AreaRings& b) { return signedAreaM2(a[0]) > signedAreaM2(b[0]); });
    return out;
}

constexpr double nanometre = 1;

} // namespace

std::optional<std::vector<AreaRings>> unitedAreas(const std::vector<AreaRings>& areas)
{
    Area parts;
    const PlanPoint origin = areas.empty() || areas[0].empty() || areas[0][0].empty() ? PlanPoint{} : areas[0][0][0];
    for (const AreaRings& area : areas)
        if (!area.empty())
            parts.push_back(partOf(area, origin));
    return ringsOf(united(parts, nanometre), origin);
}

std::optional<std::vector<AreaRings>> areaWithout(const AreaRings& area, const std::vector<Ring>& cuts, Length grown)
{
    if (area.empty() || area[0].empty())
        return std::nullopt;
    const PlanPoint origin = area[0][0];
    Area cut;
    for (const Ring& ring : cuts) {
        AreaPart part{loopOf(ring, origin), {}};
        if (ring.size() < 3)
            continue;
        if (isValid(part)) {
            cut.push_back(std::move(part));
            continue;
        }
        auto valid = madeValid(part);
        if (!valid)
            return std::nullopt;
        cut.insert(cut.end(), std::make_move_iterator(valid->begin()), std::make_move_iterator(valid->end()));
    }
    auto all = united(cut, nanometre);
    if (all && grown.n > 0)
        all = geom::grown(*all, static_cast<double>(grown.n), 2);
    return all ? ringsOf(without({partOf(area, origin)}, *all, nanometre), origin) : std::nullopt;
}

} // namespace sp
