// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interop/ifc/ifc_shape.h"

#include <algorithm>
#include <cmath>

namespace sp {
namespace {

constexpr double gap = 1; // mm between parts of a body that count as touching

bool isNamed(std::string_view quoted, std::string_view identifier)
{
    return quoted.size() == identifier.size() + 2
        && std::equal(identifier.begin(), identifier.end(), quoted.begin() + 1, [](char a, char b) { return (a | 32) == (b | 32); });
}

/// What making an area of that many corners sound, or joining such areas, takes of the budget.
qint64 joiningCost(size_t corners)
{
    return static_cast<qint64>(corners < 400 ? 32 * corners : corners * corners / 8);
}

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
        // A representation without identifier is the body: nothing else is left unnamed.
        const StepArg name = m_source.args(*index)[1];
        if (isNamed(name.text(), identifier) || (identifier == "Body" && (!name.isSet() || name.text() == "''")))
            return index;
    }
    return std::nullopt;
}

std::vector<quint32> IfcShapes::itemsOf(quint32 representation)
{
    std::vector<quint32> out;
    for (const StepArg& i : m_source.args(representation)[3].list()) {
        if (const std::optional<quint32> at = m_source.ref(i))
            out.push_back(*at);
    }
    return out;
}

std::optional<IfcFootprint> IfcShapes::footprint(quint32 product, const IfcFrame& frame)
{
    for (const std::string_view identifier : {"Body", "Facetation", "Body-Fallback", "FootPrint", "Box"}) {
        const std::optional<quint32> index = representation(product, identifier);
        if (!index)
            continue;
        m_items = 0;
        m_repaired = false;
        std::vector<Solid> parts;
        for (const quint32 at : itemsOf(*index))
            parts.push_back(item(at, frame, 0));
        const Solid whole = united(std::move(parts));
        if (whole.plan.empty())
            continue;
        if (m_repaired)
            m_source.note(product, ImportCause::ShapeRepaired,
                          QStringLiteral("An outline of the body crosses itself or runs over itself; it was made sound."));
        IfcFootprint out;
        for (const IfcRegionPart& part : whole.plan) {
            for (const IfcRing& hole : part.holes) {
                out.holes.push_back(hole);
                out.holeOf.push_back(out.outlines.size());
            }
            out.outlines.push_back(part.outer);
        }
        out.zMin = whole.zMin;
        out.zMax = whole.zMax;
        out.hasHeight = whole.hasHeight && identifier != "FootPrint"; // which is drawn anywhere
        out.quality = whole.quality;
        return out;
    }
    return std::nullopt;
}

std::optional<std::vector<IfcVec>> IfcShapes::axis(quint32 product, const IfcFrame& frame)
{
    const std::optional<quint32> index = representation(product, "Axis");
    if (!index)
        return std::nullopt;
    // Some exporters wrap the curve in a set of curves.
    IfcFrame at = frame;
    std::vector<quint32> items = itemsOf(*index);
    for (int depth = 0; depth < maxItemDepth && !items.empty(); ++depth) {
        const quint32 first = items.front();
        if (m_source.is(first, "IFCMAPPEDITEM")) {
            const StepArgs a = m_source.args(first);
            const std::optional<quint32> map = m_source.ref(a[0]);
            const std::optional<quint32> inner = map ? m_source.ref(*map, 1) : std::nullopt;
            if (!inner)
                return std::nullopt;
            at = at * m_placements.transformation(a[1]) * m_placements.axes(m_source.args(*map)[0]);
            items = itemsOf(*inner);
            continue;
        }
        if (!m_source.is(first, "IFCGEOMETRICCURVESET") && !m_source.is(first, "IFCGEOMETRICSET"))
            break;
        items.clear();
        for (const StepArg& i : m_source.args(first)[0].list()) {
            if (const std::optional<quint32> element = m_source.ref(i); element && !m_source.is(*element, "IFCCARTESIANPOINT"))
                items.push_back(*element);
        }
    }
    std::optional<std::vector<IfcVec>> points = items.empty() ? std::nullopt : m_curves.read(items.front());
    if (!points || points->size() < 2)
        return std::nullopt;
    for (IfcVec& p : *points)
        p = at.point(p);
    return points;
}

/// The area as it stands when it is sound; made sound, else its hull, when it is not.
IfcRegion IfcShapes::sound(const IfcRing& outer, const std::vector<IfcRing>& holes)
{
    size_t n = outer.size();
    for (const IfcRing& hole : holes)
        n += hole.size();
    bool failed = !m_source.spend(joiningCost(n));
    IfcRegion out = failed ? IfcRegion{} : ifcRegion(outer, holes, &m_repaired, &failed);
    if (failed) {
        if (IfcRing hull = ifcHull(outer); !hull.empty()) {
            m_repaired = true;
            out = {{std::move(hull), {}}};
        }
    }
    return out;
}

IfcShapes::Solid IfcShapes::united(std::vector<Solid> parts)
{
    parts.erase(std::remove_if(parts.begin(), parts.end(), [](const Solid& s) { return s.plan.empty(); }), parts.end());
    if (parts.empty())
        return {};
    if (parts.size() == 1)
        return std::move(parts.front());
    Solid out = parts.front();
    std::vector<IfcRegion> plans;
    size_t n = 0;
    for (const Solid& s : parts) {
        if (s.hasHeight) {
            out.zMin = out.hasHeight ? std::min(out.zMin, s.zMin) : s.zMin;
            out.zMax = out.hasHeight ? std::max(out.zMax, s.zMax) : s.zMax;
            out.hasHeight = true;
        }
        out.quality = std::max(out.quality, s.quality);
        for (const IfcRegionPart& part : s.plan)
            n += part.outer.size();
        plans.push_back(s.plan);
    }
    const auto sameHeight = [&](const Solid& s) {
        return s.prism && s.hasHeight && std::fabs(s.zMin - out.zMin) < gap && std::fabs(s.zMax - out.zMax) < gap;
    };
    out.prism = std::all_of(parts.begin(), parts.end(), sameHeight);
    bool failed = !m_source.spend(joiningCost(n));
    out.plan = failed ? IfcRegion{} : ifcUnion(plans, &failed);
    if (!failed && out.plan.size() > 1) {
        // Parts that nearly touch are one: their borders are moved together and back.
        IfcRegion closed = ifcGrown(ifcGrown(out.plan, gap / 2, &failed), -gap / 2, &failed);
        if (!failed && closed.size() < out.plan.size())
            out.plan = std::move(closed);
        failed = false;
    }
    if (failed || out.plan.empty()) {
        std::vector<IfcVec> points;
        for (const IfcRegion& plan : plans) {
            for (const IfcRegionPart& part : plan)
                points.insert(points.end(), part.outer.begin(), part.outer.end());
        }
        IfcRing hull = ifcHull(std::move(points));
        out.plan = hull.empty() ? IfcRegion{} : IfcRegion{{std::move(hull), {}}};
        out.quality = std::max(out.quality, Quality::Hull);
    }
    return out;
}

IfcShapes::Solid IfcShapes::item(quint32 index, const IfcFrame& frame, int depth)
{
    if (depth > maxItemDepth || ++m_items > maxItems || m_source.isSpent()) {
        if (m_items == maxItems + 1 || depth > maxItemDepth)
            m_source.note(index, ImportCause::WorkLimit,
                          QStringLiteral("The shape has too many or too deeply nested parts; the rest of it is left out."));
        return {};
    }
    if (const std::optional<Sweep> found = sweep(index, frame))
        return ofSweep(*found);
    if (const std::optional<std::vector<Face>> found = faces(index, frame))
        return ofFaces(*found);
    if (isBoolean(index))
        return boolean(index, frame, depth);
    struct Reader {
        std::string_view entity;
        Solid (IfcShapes::*read)(quint32, const IfcFrame&, int);
    };
    static constexpr Reader readers[] = {
        {"IFCMAPPEDITEM", &IfcShapes::mapped},      {"IFCGEOMETRICCURVESET", &IfcShapes::drawing},
        {"IFCGEOMETRICSET", &IfcShapes::drawing},   {"IFCANNOTATIONFILLAREA", &IfcShapes::drawing},
        {"IFCPOLYLINE", &IfcShapes::drawing},       {"IFCINDEXEDPOLYCURVE", &IfcShapes::drawing},
        {"IFCCOMPOSITECURVE", &IfcShapes::drawing}, {"IFCCIRCLE", &IfcShapes::drawing},
    };
    for (const Reader& r : readers) {
        if (m_source.is(index, r.entity))
            return (this->*r.read)(index, frame, depth);
    }
    if (m_source.is(index, "IFCTRIMMEDCURVE") || m_source.is(index, "IFCCARTESIANPOINT"))
        return {}; // lines of a drawing
    const std::string_view type = m_source.type(index);
    m_source.note(index, ImportCause::ShapeKind,
                  QStringLiteral("Shapes of the kind %1 are not read.").arg(QString::fromLatin1(type.data(), qsizetype(type.size()))));
    return {};
}

IfcShapes::Solid IfcShapes::mapped(quint32 index, const IfcFrame& frame, int depth)
{
    const StepArgs a = m_source.args(index);
    const std::optional<quint32> map = m_source.ref(a[0]);
    const std::optional<quint32> inner = map ? m_source.ref(*map, 1) : std::nullopt;
    if (!inner)
        return {};
    const IfcFrame at = frame * m_placements.transformation(a[1]) * m_placements.axes(m_source.args(*map)[0]);
    std::vector<Solid> parts;
    for (const quint32 i : itemsOf(*inner))
        parts.push_back(item(i, at, depth + 1));
    return united(std::move(parts));
}

/// Closed curves and filled areas of a drawing.
IfcShapes::Solid IfcShapes::drawing(quint32 index, const IfcFrame& frame, int depth)
{
    const bool area = m_source.is(index, "IFCANNOTATIONFILLAREA");
    if (!area && m_source.type(index).ends_with("SET")) {
        std::vector<Solid> parts;
        for (const StepArg& i : m_source.args(index)[0].list()) {
            if (const std::optional<quint32> at = m_source.ref(i))
                parts.push_back(item(*at, frame, depth + 1));
        }
        return united(std::move(parts));
    }
    const auto ring = [&](quint32 curve) -> IfcRing {
        std::optional<std::vector<IfcVec>> points = m_curves.read(curve);
        if (!points || points->size() < 4 || ifcNorm(points->front() - points->back()) > 1)
            return {}; // not closed: a line of a drawing
        for (IfcVec& p : *points)
            p = frame.point(p);
        return std::move(*points);
    };
    IfcRing outer;
    std::vector<IfcRing> holes;
    if (area) {
        const StepArgs a = m_source.args(index);
        if (const std::optional<quint32> curve = m_source.ref(a[0]))
            outer = ring(*curve);
        for (const StepArg& i : a[1].list()) {
            if (const std::optional<quint32> curve = m_source.ref(i))
                holes.push_back(ring(*curve));
        }
    } else {
        outer = ring(index);
    }
    Solid out;
    if (!outer.empty())
        out.plan = sound(outer, holes);
    return out;
}

} // namespace sp
