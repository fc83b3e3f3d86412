// SPDX-License-Identifier: GPL-3.0-or-later
// Bodies that are given by their faces.
#include "core/interop/ifc/ifc_shape.h"

#include <algorithm>
#include <cmath>

namespace sp {
namespace {

constexpr double levelTolerance = 1; // mm
constexpr double flatArea = 10; // mm2 in plan, below which a face stands upright
constexpr size_t maxJoined = 4000; // corners of faces that are united one by one
constexpr qint64 pointCost = 32;

struct Extent {
    double x0 = 1e300, y0 = 1e300, z0 = 1e300, x1 = -1e300, y1 = -1e300, z1 = -1e300;
    void add(IfcVec p)
    {
        x0 = std::min(x0, p.x), y0 = std::min(y0, p.y), z0 = std::min(z0, p.z);
        x1 = std::max(x1, p.x), y1 = std::max(y1, p.y), z1 = std::max(z1, p.z);
    }
    void add(const IfcRegion& region)
    {
        for (const IfcRegionPart& part : region)
            std::for_each(part.outer.begin(), part.outer.end(), [&](IfcVec p) { add(p); });
    }
    bool samePlan(const Extent& o) const
    {
        constexpr double t = 10; // mm
        return std::fabs(x0 - o.x0) < t && std::fabs(y0 - o.y0) < t && std::fabs(x1 - o.x1) < t && std::fabs(y1 - o.y1) < t;
    }
};

/// Rings that lie in each other: every second one inwards is a hole.
IfcRegion nested(std::vector<IfcRing> rings)
{
    constexpr size_t maxRings = 200;
    IfcRegion out;
    if (rings.size() > maxRings)
        return out;
    std::stable_sort(rings.begin(), rings.end(), [](const IfcRing& a, const IfcRing& b) { return ifcArea(a) > ifcArea(b); });
    const auto inside = [](const IfcRing& ring, const IfcRing& of) { return ifcInside(of, (ring[0] + ring[1]) * 0.5); };
    std::vector<int> levels;
    for (size_t i = 0; i < rings.size(); ++i) {
        int level = 0;
        for (size_t j = 0; j < i; ++j)
            level += inside(rings[i], rings[j]) ? 1 : 0;
        levels.push_back(level);
        if (level % 2 == 0)
            out.push_back({rings[i], {}});
    }
    for (size_t i = 0; i < rings.size(); ++i) {
        if (levels[i] % 2 == 0)
            continue;
        const auto owner = std::find_if(out.rbegin(), out.rend(), [&](const IfcRegionPart& part) { return inside(rings[i], part.outer); });
        if (owner != out.rend())
            owner->holes.push_back(rings[i]);
    }
    return out;
}

} // namespace

std::optional<std::vector<IfcShapes::Face>> IfcShapes::faces(quint32 index, const IfcFrame& frame)
{
    const std::string_view type = m_source.type(index);
    if (type == "IFCPOLYGONALFACESET")
        return indexedFaces(index, frame, false);
    if (type == "IFCTRIANGULATEDFACESET" || type == "IFCTRIANGULATEDIRREGULARNETWORK")
        return indexedFaces(index, frame, true);
    std::vector<Face> out;
    if (type == "IFCFACETEDBREP" || type == "IFCFACETEDBREPWITHVOIDS" || type == "IFCADVANCEDBREP" || type == "IFCADVANCEDBREPWITHVOIDS") {
        if (const std::optional<quint32> shell = m_source.ref(index, 0))
            shellFaces(*shell, frame, out);
        return out;
    }
    if (type == "IFCFACEBASEDSURFACEMODEL" || type == "IFCSHELLBASEDSURFACEMODEL") {
        for (const StepArg& item : m_source.args(index)[0].list()) {
            if (const std::optional<quint32> shell = m_source.ref(item))
                shellFaces(*shell, frame, out);
        }
        return out;
    }
    if (type == "IFCCLOSEDSHELL" || type == "IFCOPENSHELL" || type == "IFCCONNECTEDFACESET") {
        shellFaces(index, frame, out);
        return out;
    }
    return std::nullopt;
}

std::optional<IfcRing> IfcShapes::loop(quint32 index, const IfcFrame& frame)
{
    IfcRing out;
    const StepArgs a = m_source.args(index);
    if (m_source.is(index, "IFCPOLYLOOP")) {
        for (const StepArg& p : a[0].list()) {
            const std::optional<IfcVec> v = m_source.spend(pointCost) ? m_placements.point(p) : std::nullopt;
            if (!v)
                return std::nullopt;
            out.push_back(frame.point(*v));
        }
        return out;
    }
    if (!m_source.is(index, "IFCEDGELOOP"))
        return std::nullopt;
    for (const StepArg& item : a[0].list()) {
        const std::optional<quint32> oriented = m_source.ref(item);
        const std::optional<quint32> edge = oriented ? m_source.ref(*oriented, 2) : std::nullopt;
        if (!edge)
            return std::nullopt;
        const bool forward = m_source.args(*oriented)[3].boolean().value_or(true);
        const StepArgs e = m_source.args(*edge);
        const std::optional<quint32> first = m_source.ref(e[0]), last = m_source.ref(e[1]);
        const std::optional<IfcVec> from = first && m_source.spend(pointCost) ? m_placements.point(m_source.args(*first)[0]) : std::nullopt;
        const std::optional<IfcVec> to = last ? m_placements.point(m_source.args(*last)[0]) : std::nullopt;
        if (!from || !to)
            return std::nullopt;
        std::vector<IfcVec> points{*from, *to};
        const std::optional<quint32> curve = m_source.is(*edge, "IFCEDGECURVE") ? m_source.ref(e[2]) : std::nullopt;
        if (curve && !m_source.is(*curve, "IFCLINE"))
            points = m_curves.between(*curve, *from, *to, e[3].boolean().value_or(true));
        if (!forward)
            std::reverse(points.begin(), points.end());
        for (size_t i = 0; i + 1 < points.size(); ++i)
            out.push_back(frame.point(points[i]));
    }
    return out;
}

void IfcShapes::shellFaces(quint32 shell, const IfcFrame& frame, std::vector<Face>& into)
{
    for (const StepArg& item : m_source.args(shell)[0].list()) {
        const std::optional<quint32> at = m_source.ref(item);
        if (!at)
            continue;
        Face face;
        for (const StepArg& b : m_source.args(*at)[0].list()) {
            const std::optional<quint32> bound = m_source.ref(b);
            if (!bound)
                continue;
            const StepArgs args = m_source.args(*bound);
            const std::optional<quint32> loopAt = m_source.ref(args[0]);
            std::optional<IfcRing> ring = loopAt ? loop(*loopAt, frame) : std::nullopt;
            if (!ring)
                continue;
            if (args[1].boolean() == false)
                std::reverse(ring->begin(), ring->end());
            const bool outer = m_source.is(*bound, "IFCFACEOUTERBOUND");
            face.insert(outer ? face.begin() : face.end(), std::move(*ring));
        }
        if (!face.empty())
            into.push_back(std::move(face));
    }
}

std::vector<IfcShapes::Face> IfcShapes::indexedFaces(quint32 index, const IfcFrame& frame, bool triangles)
{
    std::vector<Face> out;
    const StepArgs a = m_source.args(index);
    const std::optional<quint32> list = m_source.ref(a[0]);
    if (!list)
        return out;
    std::vector<IfcVec> points = m_curves.pointList(*list);
    for (IfcVec& p : points)
        p = frame.point(p);
    // PnIndex, or NormalIndex in the first edition of IFC4, which is a list of lists and none.
    const StepArgs renumber = a[triangles ? 4 : 3].list();
    const bool indirect = renumber[0].kind() == StepKind::Number;
    const auto ring = [&](const StepArgs& numbers) {
        IfcRing corners;
        for (const StepArg& n : numbers) {
            std::optional<qint64> i = n.integer();
            if (i && indirect)
                i = *i >= 1 && *i <= renumber.size() ? renumber[static_cast<qsizetype>(*i - 1)].integer() : std::nullopt;
            if (i && *i >= 1 && *i <= static_cast<qint64>(points.size()) && m_source.spend(pointCost))
                corners.push_back(points[static_cast<size_t>(*i - 1)]);
        }
        return corners;
    };
    for (const StepArg& item : a[triangles ? 3 : 2].list()) {
        Face face;
        if (triangles) {
            face.push_back(ring(item.list()));
        } else if (const std::optional<quint32> at = m_source.ref(item)) {
            const StepArgs f = m_source.args(*at);
            face.push_back(ring(f[0].list()));
            for (const StepArg& hole : f[1].list())
                face.push_back(ring(hole.list()));
        }
        if (!face.empty() && face[0].size() >= 3)
            out.push_back(std::move(face));
    }
    return out;
}

/// The lowest level faces when they are the whole floor. Otherwise all faces laid on each other; of bodies with very many faces the
/// border of those that look down, then up, in which the edges of steps and slopes lie above each other and vanish. Else the hull.
IfcShapes::Solid IfcShapes::ofFaces(const std::vector<Face>& faces)
{
    Solid out;
    Extent whole;
    std::vector<IfcVec> all;
    for (const Face& face : faces) {
        for (const IfcRing& ring : face)
            all.insert(all.end(), ring.begin(), ring.end());
    }
    std::for_each(all.begin(), all.end(), [&](IfcVec p) { whole.add(p); });
    if (all.empty() || !m_source.spend(pointCost * static_cast<qint64>(all.size())))
        return out;
    out.hasHeight = true;
    out.zMin = whole.z0;
    out.zMax = whole.z1;

    const auto within = [](const Face& face, double low, double high) {
        return std::all_of(face[0].begin(), face[0].end(), [&](IfcVec p) { return p.z >= low && p.z <= high; });
    };
    std::vector<const Face*> low, lying;
    double above = 0; // what the faces that are not at the bottom cover, if none overhangs
    bool prism = true;
    size_t corners = 0;
    for (const Face& face : faces) {
        double area = 0;
        for (const IfcRing& ring : face)
            area += std::fabs(ifcArea(ring)) * (&ring == &face[0] ? 1 : -1);
        if (std::fabs(area) < flatArea)
            continue;
        lying.push_back(&face);
        for (const IfcRing& ring : face)
            corners += ring.size();
        if (within(face, -1e300, whole.z0 + levelTolerance)) {
            low.push_back(&face);
        } else {
            above += std::fabs(area);
            prism = prism && within(face, whole.z1 - levelTolerance, 1e300);
        }
    }
    const auto border = [&](const std::vector<const Face*>& chosen) {
        std::vector<IfcRing> rings, clean;
        for (const Face* face : chosen)
            rings.insert(rings.end(), face->begin(), face->end());
        for (IfcRing& ring : ifcBoundary(rings)) {
            if (IfcRing c = ifcCleanRing(std::move(ring)); !c.empty())
                clean.push_back(std::move(c));
        }
        std::vector<IfcRegion> parts;
        for (const IfcRegionPart& part : nested(std::move(clean)))
            parts.push_back(ifcRegion(part.outer, part.holes)); // rings that touch themselves are no fault of the file
        return ifcUnion(parts);
    };
    const auto spans = [&](const IfcRegion& plan) {
        Extent extent;
        extent.add(plan);
        return !plan.empty() && whole.samePlan(extent);
    };
    out.plan = border(low);
    out.prism = prism;
    const double floor = ifcArea(out.plan);
    if (spans(out.plan) && (low.size() == lying.size() || std::fabs(above - floor) < 1e-3 * floor))
        return out;
    if (corners <= maxJoined && m_source.spend(static_cast<qint64>(64 * corners + corners * corners / 32))) {
        std::vector<IfcRegion> parts;
        for (const Face* face : lying)
            parts.push_back(ifcRegion((*face)[0], {face->begin() + 1, face->end()}));
        bool failed = false;
        IfcRegion plan = ifcUnion(parts, &failed);
        if (!failed && spans(plan)) {
            out.plan = std::move(plan);
            return out;
        }
    }
    for (const bool up : {false, true}) {
        std::vector<const Face*> chosen;
        std::copy_if(lying.begin(), lying.end(), std::back_inserter(chosen), [&](const Face* f) { return (ifcArea((*f)[0]) > 0) == up; });
        IfcRegion plan = border(chosen);
        if (spans(plan)) {
            out.plan = std::move(plan);
            return out;
        }
    }
    out.prism = false;
    out.quality = Quality::Hull;
    IfcRing hull = ifcHull(std::move(all));
    out.plan = hull.empty() ? IfcRegion{} : IfcRegion{{std::move(hull), {}}};
    return out;
}

} // namespace sp
