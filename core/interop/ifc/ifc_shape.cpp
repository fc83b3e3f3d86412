// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interop/ifc/ifc_shape.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace sp {
namespace {

constexpr int maxItemDepth = 12;
constexpr int maxItems = 5000; // of one body
constexpr int maxCuts = 2000; // one after the other on one body

} // namespace

std::optional<quint32> IfcShapes::representation(quint32 product, std::string_view identifier)
{
    const std::optional<quint32> shape = m_source.ref(product, m_source.at(IfcAttr::Representation));
    if (!shape)
        return std::nullopt;
    for (const StepArg& item : m_source.args(*shape)[2].list()) {
        const std::optional<quint32> index = m_source.ref(item);
        if (!index)
            continue;
        const StepArgs a = m_source.args(*index);
        const std::string_view name = a[1].text();
        // A representation without identifier is the body: nothing else is left unnamed.
        if ((name.size() == identifier.size() + 2 && name.substr(1, identifier.size()) == identifier)
            || (!a[1].isSet() && identifier == "Body"))
            return index;
    }
    return std::nullopt;
}

std::optional<IfcFootprint> IfcShapes::footprint(quint32 product, const IfcFrame& frame)
{
    for (const std::string_view identifier : {"Body", "Facetation", "FootPrint", "Box"}) {
        const std::optional<quint32> index = representation(product, identifier);
        if (!index)
            continue;
        m_found = {};
        m_items = 0;
        for (const StepArg& i : m_source.args(*index)[3].list()) {
            if (const std::optional<quint32> at = m_source.ref(i))
                item(*at, frame, 0);
        }
        if (identifier == "FootPrint")
            m_found.hasHeight = false; // drawn anywhere
        std::stable_sort(m_found.outlines.begin(), m_found.outlines.end(),
                         [](const IfcRing& a, const IfcRing& b) { return ifcArea(a) > ifcArea(b); });
        if (!m_found.outlines.empty())
            return std::move(m_found);
    }
    return std::nullopt;
}

std::optional<std::vector<IfcVec>> IfcShapes::axis(quint32 product, const IfcFrame& frame)
{
    const std::optional<quint32> index = representation(product, "Axis");
    if (!index)
        return std::nullopt;
    const StepArgs items = m_source.args(*index)[3].list();
    const std::optional<quint32> curveAt = m_source.ref(items[0]);
    std::optional<std::vector<IfcVec>> points = curveAt ? m_curves.read(*curveAt) : std::nullopt;
    if (!points || points->size() < 2)
        return std::nullopt;
    for (IfcVec& p : *points)
        p = frame.point(p);
    return points;
}

void IfcShapes::height(double z)
{
    m_found.zMin = m_found.hasHeight ? std::min(m_found.zMin, z) : z;
    m_found.zMax = m_found.hasHeight ? std::max(m_found.zMax, z) : z;
    m_found.hasHeight = true;
}

void IfcShapes::add(IfcRing outline, IfcFootprint::Quality quality)
{
    outline = ifcCleanRing(std::move(outline));
    if (outline.empty())
        return;
    m_found.outlines.push_back(std::move(outline));
    m_found.quality = std::max(m_found.quality, quality);
}

void IfcShapes::item(quint32 index, const IfcFrame& frame, int depth)
{
    struct Reader {
        std::string_view entity;
        void (IfcShapes::*read)(quint32, const IfcFrame&, int);
    };
    static constexpr Reader readers[] = {
        {"IFCEXTRUDEDAREASOLID", &IfcShapes::extruded},
        {"IFCMAPPEDITEM", &IfcShapes::mapped},
        {"IFCFACETEDBREP", &IfcShapes::brep},
        {"IFCFACETEDBREPWITHVOIDS", &IfcShapes::brep},
        {"IFCADVANCEDBREP", &IfcShapes::brep},
        {"IFCFACEBASEDSURFACEMODEL", &IfcShapes::surfaces},
        {"IFCSHELLBASEDSURFACEMODEL", &IfcShapes::surfaces},
        {"IFCPOLYGONALFACESET", &IfcShapes::polygonalFaces},
        {"IFCTRIANGULATEDFACESET", &IfcShapes::triangles},
        {"IFCBOUNDINGBOX", &IfcShapes::box},
        {"IFCBLOCK", &IfcShapes::block},
        {"IFCGEOMETRICCURVESET", &IfcShapes::curveSet},
        {"IFCGEOMETRICSET", &IfcShapes::curveSet},
        {"IFCPOLYLINE", &IfcShapes::curve},
        {"IFCINDEXEDPOLYCURVE", &IfcShapes::curve},
        {"IFCCOMPOSITECURVE", &IfcShapes::curve},
    };
    if (depth > maxItemDepth || ++m_items > maxItems || m_source.isSpent()) {
        if (m_items == maxItems + 1 || depth > maxItemDepth)
            m_source.note(index, QStringLiteral("The shape has too many or too deeply nested parts; the rest of it is left out."));
        return;
    }
    index = withoutCuts(index);
    for (const Reader& r : readers) {
        if (m_source.is(index, r.entity))
            return (this->*r.read)(index, frame, depth);
    }
    const std::string_view type = m_source.type(index);
    m_source.note(index,
                  QStringLiteral("Shapes of the kind %1 are not read.").arg(QString::fromLatin1(type.data(), qsizetype(type.size()))));
}

std::optional<IfcShapes::Profile> IfcShapes::profile(quint32 index, int depth)
{
    const StepArgs a = m_source.args(index);
    const double f = m_source.units.lengthInMm;
    const std::string_view type = m_source.type(index);
    if (type == "IFCRECTANGLEPROFILEDEF" || type == "IFCROUNDEDRECTANGLEPROFILEDEF" || type == "IFCRECTANGLEHOLLOWPROFILEDEF") {
        const IfcFrame at = m_placements.axes(a[2]);
        const double x = a[3].number().value_or(0) * f / 2, y = a[4].number().value_or(0) * f / 2;
        return Profile{{at.point({-x, -y, 0}), at.point({x, -y, 0}), at.point({x, y, 0}), at.point({-x, y, 0})}, {}};
    }
    if (type == "IFCCIRCLEPROFILEDEF" || type == "IFCCIRCLEHOLLOWPROFILEDEF") {
        const IfcFrame at = m_placements.axes(a[2]);
        const double r = a[3].number().value_or(0) * f;
        Profile out;
        for (const IfcVec p : ifcArc(r, r, 0, 2 * std::numbers::pi))
            out.outer.push_back(at.point(p));
        return out;
    }
    if (type == "IFCARBITRARYCLOSEDPROFILEDEF" || type == "IFCARBITRARYPROFILEDEFWITHVOIDS") {
        const std::optional<quint32> outer = m_source.ref(a[2]);
        std::optional<std::vector<IfcVec>> points = outer ? m_curves.read(*outer) : std::nullopt;
        if (!points)
            return std::nullopt;
        Profile out{std::move(*points), {}};
        for (const StepArg& item : a[3].list()) {
            const std::optional<quint32> inner = m_source.ref(item);
            if (std::optional<std::vector<IfcVec>> hole = inner ? m_curves.read(*inner) : std::nullopt)
                out.inner.push_back(std::move(*hole));
        }
        return out;
    }
    if (type == "IFCDERIVEDPROFILEDEF" && depth < maxItemDepth) {
        const std::optional<quint32> parent = m_source.ref(a[2]);
        std::optional<Profile> out = parent ? profile(*parent, depth + 1) : std::nullopt;
        if (!out)
            return std::nullopt;
        const IfcFrame at = m_placements.transformation(a[3]);
        for (IfcVec& p : out->outer)
            p = at.point(p);
        for (IfcRing& ring : out->inner) {
            for (IfcVec& p : ring)
                p = at.point(p);
        }
        return out;
    }
    m_source.note(index,
                  QStringLiteral("Profiles of the kind %1 are not read.").arg(QString::fromLatin1(type.data(), qsizetype(type.size()))));
    return std::nullopt;
}

void IfcShapes::extruded(quint32 index, const IfcFrame& frame, int depth)
{
    const StepArgs a = m_source.args(index);
    const std::optional<quint32> area = m_source.ref(a[0]);
    std::optional<Profile> shape = area ? profile(*area, depth) : std::nullopt;
    if (!shape)
        return;
    const IfcFrame at = frame * m_placements.axes(a[1]);
    const IfcVec along = m_placements.direction(a[2]).value_or(IfcVec{0, 0, 1}) * (a[3].number().value_or(0) * m_source.units.lengthInMm);
    const IfcVec sweep = at.direction(along);
    for (IfcVec& p : shape->outer) {
        p = at.point(p);
        height(p.z);
        height(p.z + sweep.z);
    }
    if (std::hypot(sweep.x, sweep.y) <= 1e-6 * ifcNorm(sweep)) {
        add(shape->outer, IfcFootprint::Quality::Exact);
        for (IfcRing& hole : shape->inner) {
            for (IfcVec& p : hole)
                p = at.point(p);
            if (IfcRing clean = ifcCleanRing(std::move(hole)); !clean.empty())
                m_found.holes.push_back(std::move(clean));
        }
        return;
    }
    // Lying on its side: seen from above it is the hull of both ends, exactly so when the profile stands upright.
    const bool upright = std::fabs(at.z.z) < 1e-6;
    std::vector<IfcVec> points = shape->outer;
    for (const IfcVec p : shape->outer)
        points.push_back(p + sweep);
    add(ifcHull(std::move(points)), upright ? IfcFootprint::Quality::Exact : IfcFootprint::Quality::Hull);
}

/// The body before anything was cut off it. What a clipping takes off is at the top or an end of a wall: its length in plan hardly
/// changes, and its axis is given apart.
quint32 IfcShapes::withoutCuts(quint32 index)
{
    for (int i = 0; i < maxCuts; ++i) {
        const bool solid = m_source.is(index, "IFCCSGSOLID");
        if (!solid && !m_source.is(index, "IFCBOOLEANCLIPPINGRESULT") && !m_source.is(index, "IFCBOOLEANRESULT"))
            break;
        const StepArgs a = m_source.args(index);
        if (a[0].enumeration() == "UNION" || a[0].enumeration() == "INTERSECTION")
            m_source.note(index, QStringLiteral("Of a union or intersection of bodies only the first is read."));
        const std::optional<quint32> first = m_source.ref(a[solid ? 0 : 1]);
        if (!first)
            break;
        index = *first;
    }
    return index;
}

void IfcShapes::mapped(quint32 index, const IfcFrame& frame, int depth)
{
    const StepArgs a = m_source.args(index);
    const std::optional<quint32> map = m_source.ref(a[0]);
    if (!map)
        return;
    const StepArgs m = m_source.args(*map);
    const IfcFrame inner = frame * m_placements.transformation(a[1]) * m_placements.axes(m[0]);
    const std::optional<quint32> representationAt = m_source.ref(m[1]);
    if (!representationAt)
        return;
    for (const StepArg& i : m_source.args(*representationAt)[3].list()) {
        if (const std::optional<quint32> at = m_source.ref(i))
            item(*at, inner, depth + 1);
    }
}

void IfcShapes::box(quint32 index, const IfcFrame& frame, int)
{
    const StepArgs a = m_source.args(index);
    const double f = m_source.units.lengthInMm;
    const IfcVec o = m_placements.point(a[0]).value_or(IfcVec{});
    const double x = a[1].number().value_or(0) * f, y = a[2].number().value_or(0) * f, z = a[3].number().value_or(0) * f;
    std::vector<IfcVec> corners;
    for (int i = 0; i < 8; ++i) {
        corners.push_back(frame.point(o + IfcVec{i & 1 ? x : 0, i & 2 ? y : 0, i & 4 ? z : 0}));
        height(corners.back().z);
    }
    add(ifcHull(corners), IfcFootprint::Quality::Box);
}

void IfcShapes::block(quint32 index, const IfcFrame& frame, int)
{
    const StepArgs a = m_source.args(index);
    const double f = m_source.units.lengthInMm;
    const IfcFrame at = frame * m_placements.axes(a[0]);
    std::vector<IfcVec> corners;
    for (int i = 0; i < 8; ++i) {
        const auto side = [&](int bit, int argument) { return i & bit ? a[argument].number().value_or(0) * f : 0; };
        corners.push_back(at.point({side(1, 1), side(2, 2), side(4, 3)}));
        height(corners.back().z);
    }
    add(ifcHull(corners), IfcFootprint::Quality::Exact);
}

void IfcShapes::curveSet(quint32 index, const IfcFrame& frame, int depth)
{
    for (const StepArg& i : m_source.args(index)[0].list()) {
        const std::optional<quint32> at = m_source.ref(i);
        if (at && !m_source.is(*at, "IFCCARTESIANPOINT"))
            item(*at, frame, depth + 1);
    }
}

void IfcShapes::curve(quint32 index, const IfcFrame& frame, int)
{
    std::optional<std::vector<IfcVec>> points = m_curves.read(index);
    if (!points || points->size() < 4 || ifcNorm(points->front() - points->back()) > 1)
        return; // not closed: a line of a drawing
    for (IfcVec& p : *points)
        p = frame.point(p);
    add(std::move(*points), IfcFootprint::Quality::Exact);
}

} // namespace sp
