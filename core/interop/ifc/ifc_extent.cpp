// SPDX-License-Identifier: GPL-3.0-or-later
// Boxes around bodies of thousands of faces, such as doors: all corners are looked at, none are joined.
#include "core/interop/ifc/ifc_shape.h"

#include <algorithm>
#include <cmath>

namespace sp {
namespace {

constexpr qint64 pointCost = 32;
constexpr size_t reduceAbove = 64; // points
constexpr double upright = 1e-9;

bool keepsUpright(const IfcFrame& f)
{
    const double n = ifcNorm(f.z);
    return std::fabs(f.z.x) <= upright * n && std::fabs(f.z.y) <= upright * n && std::fabs(f.x.z) <= upright && std::fabs(f.y.z) <= upright;
}

/// The hull in plan at the lowest and the highest height: the same box in every frame that is turned in plan only.
std::vector<IfcVec> reduced(std::vector<IfcVec> points)
{
    if (points.size() <= reduceAbove)
        return points;
    const auto [low, high] = std::minmax_element(points.begin(), points.end(), [](IfcVec a, IfcVec b) { return a.z < b.z; });
    const double z0 = low->z, z1 = high->z;
    const IfcRing hull = ifcHull(points);
    if (hull.empty())
        return points;
    std::vector<IfcVec> out;
    for (const IfcVec p : hull) {
        out.push_back({p.x, p.y, z0});
        out.push_back({p.x, p.y, z1});
    }
    return out;
}

} // namespace

void IfcShapes::mappedCorners(quint32 index, const IfcFrame& frame, int depth, std::vector<IfcVec>& into)
{
    const StepArgs a = m_source.args(index);
    const std::optional<quint32> map = m_source.ref(a[0]);
    if (!map)
        return;
    const IfcFrame outer = frame * m_placements.transformation(a[1]);
    const auto walk = [&](const IfcFrame& from) {
        std::vector<IfcVec> out;
        const StepArgs m = m_source.args(*map);
        const IfcFrame inner = from * m_placements.axes(m[0]);
        if (const std::optional<quint32> representationAt = m_source.ref(m[1])) {
            for (const quint32 at : itemsOf(*representationAt))
                corners(at, inner, depth + 1, out);
        }
        return out;
    };
    if (!keepsUpright(outer)) {
        const std::vector<IfcVec> points = walk(outer);
        into.insert(into.end(), points.begin(), points.end());
        return;
    }
    auto it = m_mapped.find(*map);
    if (it == m_mapped.end())
        it = m_mapped.emplace(*map, reduced(walk(IfcFrame{}))).first;
    if (!m_source.spend(pointCost * static_cast<qint64>(it->second.size())))
        return;
    for (const IfcVec p : it->second)
        into.push_back(outer.point(p));
}

void IfcShapes::corners(quint32 index, const IfcFrame& frame, int depth, std::vector<IfcVec>& into)
{
    if (depth > maxItemDepth || ++m_items > maxItems || m_source.isSpent())
        return;
    index = uncut(index);
    if (m_source.is(index, "IFCMAPPEDITEM"))
        return mappedCorners(index, frame, depth, into);
    if (const std::optional<Sweep> s = sweep(index, frame)) {
        for (const IfcFrame& station : s->stations) {
            const IfcRegion& area = s->end && &station == &s->stations.back() ? *s->end : s->area;
            for (const IfcRegionPart& part : area) {
                if (!m_source.spend(pointCost * static_cast<qint64>(part.outer.size())))
                    return;
                for (const IfcVec p : part.outer)
                    into.push_back(station.point(p));
            }
        }
        return;
    }
    if (const std::optional<std::vector<Face>> found = faces(index, frame)) {
        for (const Face& face : *found)
            into.insert(into.end(), face[0].begin(), face[0].end());
    }
}

std::optional<IfcFootprint> IfcShapes::extent(quint32 product, const IfcFrame& frame, const IfcFrame& along)
{
    std::vector<IfcVec> points;
    for (const std::string_view identifier : {"Body", "Facetation", "Body-Fallback", "Box"}) {
        const std::optional<quint32> index = representation(product, identifier);
        if (!index || !points.empty())
            continue;
        m_items = 0;
        for (const quint32 at : itemsOf(*index))
            corners(at, frame, 0, points);
    }
    const double n = std::hypot(along.x.x, along.x.y);
    const IfcVec u = n > 1e-6 ? IfcVec{along.x.x / n, along.x.y / n, 0} : IfcVec{1, 0, 0};
    double u0 = 1e300, v0 = 1e300, z0 = 1e300, u1 = -1e300, v1 = -1e300, z1 = -1e300;
    for (const IfcVec p : points) {
        const double s = p.x * u.x + p.y * u.y, t = p.y * u.x - p.x * u.y;
        u0 = std::min(u0, s), v0 = std::min(v0, t), z0 = std::min(z0, p.z);
        u1 = std::max(u1, s), v1 = std::max(v1, t), z1 = std::max(z1, p.z);
    }
    const auto corner = [&](double s, double t) { return IfcVec{s * u.x - t * u.y, s * u.y + t * u.x, 0}; };
    IfcFootprint out;
    IfcRing ring = ifcCleanRing({corner(u0, v0), corner(u1, v0), corner(u1, v1), corner(u0, v1)});
    if (points.empty() || ring.empty())
        return std::nullopt;
    out.outlines.push_back(std::move(ring));
    out.zMin = z0;
    out.zMax = z1;
    out.hasHeight = true;
    out.quality = Quality::Box;
    return out;
}

} // namespace sp
