// SPDX-License-Identifier: GPL-3.0-or-later
// Bodies that are given by their faces: the footprint is the lowest level faces, else the hull of all corners.
#include "core/interop/ifc/ifc_shape.h"

#include <algorithm>
#include <cmath>

namespace sp {
namespace {

constexpr double levelTolerance = 1; // mm
constexpr qint64 pointCost = 32;

/// Corners of a face by number; `renumber` is PnIndex, or NormalIndex in the first edition of IFC4, which is none.
IfcRing corners(IfcSource& source, const std::vector<IfcVec>& points, const StepArgs& renumber, const StepArgs& numbers)
{
    IfcRing out;
    const bool indirect = renumber[0].kind() == StepKind::Number;
    for (const StepArg& n : numbers) {
        std::optional<qint64> i = n.integer();
        if (i && indirect)
            i = *i >= 1 && *i <= renumber.size() ? renumber[static_cast<qsizetype>(*i - 1)].integer() : std::nullopt;
        if (i && *i >= 1 && *i <= static_cast<qint64>(points.size()) && source.spend(pointCost))
            out.push_back(points[static_cast<size_t>(*i - 1)]);
    }
    return out;
}

} // namespace

namespace {

struct Extent {
    double x0 = 1e300, y0 = 1e300, z0 = 1e300, x1 = -1e300, y1 = -1e300, z1 = -1e300;
    void add(IfcVec p)
    {
        x0 = std::min(x0, p.x), y0 = std::min(y0, p.y), z0 = std::min(z0, p.z);
        x1 = std::max(x1, p.x), y1 = std::max(y1, p.y), z1 = std::max(z1, p.z);
    }
    bool samePlan(const Extent& o) const
    {
        constexpr double t = 10; // mm
        return std::fabs(x0 - o.x0) < t && std::fabs(y0 - o.y0) < t && std::fabs(x1 - o.x1) < t && std::fabs(y1 - o.y1) < t;
    }
};

/// Upward part of the normal times twice the area (Newell); its sign tells on which side the face lies.
double facing(const IfcRing& face)
{
    double sum = 0;
    for (size_t i = 0; i < face.size(); ++i) {
        const IfcVec a = face[i], b = face[(i + 1) % face.size()];
        sum += (a.x - b.x) * (a.y + b.y);
    }
    return sum;
}

} // namespace

/// Candidates are the lowest level faces, then all that look down, then all that look up: in the last two, edges of steps and slopes lie
/// above each other and vanish, so that the border of the whole body is left. The first that spans the whole body is taken.
void IfcShapes::fromFaces(const std::vector<IfcRing>& faces)
{
    Extent whole;
    std::vector<IfcVec> all;
    for (const IfcRing& face : faces) {
        std::for_each(face.begin(), face.end(), [&](IfcVec p) { whole.add(p); });
        all.insert(all.end(), face.begin(), face.end());
    }
    if (all.empty())
        return;
    height(whole.z0);
    height(whole.z1);
    const auto level = [&](const IfcRing& f) {
        return std::all_of(f.begin(), f.end(), [&](IfcVec p) { return p.z - whole.z0 < levelTolerance; });
    };
    for (int candidate = 0; candidate < 3; ++candidate) {
        std::vector<IfcRing> chosen;
        std::copy_if(faces.begin(), faces.end(), std::back_inserter(chosen), [&](const IfcRing& f) {
            return candidate == 0 ? level(f) : candidate == 1 ? facing(f) < -levelTolerance : facing(f) > levelTolerance;
        });
        std::vector<IfcRing> rings;
        Extent extent;
        for (IfcRing& ring : ifcBoundary(chosen)) {
            if (IfcRing clean = ifcCleanRing(std::move(ring)); !clean.empty()) {
                std::for_each(clean.begin(), clean.end(), [&](IfcVec p) { extent.add(p); });
                rings.push_back(std::move(clean));
            }
        }
        if (rings.empty() || rings.size() > 200 || !whole.samePlan(extent))
            continue;
        std::stable_sort(rings.begin(), rings.end(), [](const IfcRing& a, const IfcRing& b) { return ifcArea(a) > ifcArea(b); });
        for (size_t i = 0; i < rings.size(); ++i) {
            if (i > 0 && ifcInside(rings[0], rings[i][0]))
                m_found.holes.push_back(rings[i]);
            else
                add(rings[i], IfcFootprint::Quality::Exact);
        }
        return;
    }
    add(ifcHull(std::move(all)), IfcFootprint::Quality::Hull);
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
    // The corners of its edges; curved edges are taken straight.
    for (const StepArg& item : a[0].list()) {
        const std::optional<quint32> oriented = m_source.ref(item);
        if (!oriented)
            return std::nullopt;
        const StepArgs o = m_source.args(*oriented);
        const std::optional<quint32> edge = m_source.ref(o[2]);
        if (!edge)
            return std::nullopt;
        const std::optional<quint32> vertex = m_source.ref(*edge, o[3].boolean().value_or(true) ? 0 : 1);
        const std::optional<IfcVec> v = vertex && m_source.spend(pointCost) ? m_placements.point(m_source.args(*vertex)[0]) : std::nullopt;
        if (!v)
            return std::nullopt;
        out.push_back(frame.point(*v));
    }
    return out;
}

std::vector<IfcRing> IfcShapes::shellFaces(quint32 shell, const IfcFrame& frame)
{
    std::vector<IfcRing> out;
    for (const StepArg& item : m_source.args(shell)[0].list()) {
        const std::optional<quint32> face = m_source.ref(item);
        if (!face)
            continue;
        for (const StepArg& b : m_source.args(*face)[0].list()) {
            const std::optional<quint32> bound = m_source.ref(b);
            const std::optional<quint32> loopAt = bound ? m_source.ref(*bound, 0) : std::nullopt;
            if (std::optional<IfcRing> ring = loopAt ? loop(*loopAt, frame) : std::nullopt)
                out.push_back(std::move(*ring));
        }
    }
    return out;
}

void IfcShapes::brep(quint32 index, const IfcFrame& frame, int)
{
    if (const std::optional<quint32> shell = m_source.ref(index, 0))
        fromFaces(shellFaces(*shell, frame));
}

void IfcShapes::surfaces(quint32 index, const IfcFrame& frame, int)
{
    std::vector<IfcRing> faces;
    for (const StepArg& item : m_source.args(index)[0].list()) {
        if (const std::optional<quint32> shell = m_source.ref(item)) {
            std::vector<IfcRing> more = shellFaces(*shell, frame);
            std::move(more.begin(), more.end(), std::back_inserter(faces));
        }
    }
    fromFaces(faces);
}

void IfcShapes::polygonalFaces(quint32 index, const IfcFrame& frame, int)
{
    const StepArgs a = m_source.args(index);
    const std::optional<quint32> list = m_source.ref(a[0]);
    if (!list)
        return;
    std::vector<IfcVec> points = m_curves.pointList(*list);
    for (IfcVec& p : points)
        p = frame.point(p);
    const StepArgs renumber = a[3].list();
    std::vector<IfcRing> faces;
    for (const StepArg& item : a[2].list()) {
        const std::optional<quint32> face = m_source.ref(item);
        if (!face)
            continue;
        IfcRing ring = corners(m_source, points, renumber, m_source.args(*face)[0].list());
        if (ring.size() >= 3)
            faces.push_back(std::move(ring));
    }
    fromFaces(faces);
}

void IfcShapes::triangles(quint32 index, const IfcFrame& frame, int)
{
    const StepArgs a = m_source.args(index);
    const std::optional<quint32> list = m_source.ref(a[0]);
    if (!list)
        return;
    std::vector<IfcVec> points = m_curves.pointList(*list);
    for (IfcVec& p : points)
        p = frame.point(p);
    const StepArgs renumber = a[4].list();
    std::vector<IfcRing> faces;
    for (const StepArg& item : a[3].list()) {
        IfcRing ring = corners(m_source, points, renumber, item.list());
        if (ring.size() == 3)
            faces.push_back(std::move(ring));
    }
    fromFaces(faces);
}

} // namespace sp
