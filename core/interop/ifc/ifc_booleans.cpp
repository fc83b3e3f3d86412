// SPDX-License-Identifier: GPL-3.0-or-later
// Bodies made of others by union, intersection and difference. A difference changes the footprint only where it takes away the whole
// height: a shaft through a room, the end of a wall cut upright, the eaves where a roof comes down to the floor.
#include "core/interop/ifc/ifc_shape.h"

#include <algorithm>
#include <cmath>

namespace sp {
namespace {

constexpr int maxCuts = 5000; // one after the other on one body
constexpr double tolerance = 1; // mm

struct Box {
    double x0 = 1e300, y0 = 1e300, x1 = -1e300, y1 = -1e300;
};

Box boxOf(const IfcRegion& region)
{
    Box b;
    for (const IfcRegionPart& part : region) {
        for (const IfcVec p : part.outer) {
            b.x0 = std::min(b.x0, p.x), b.y0 = std::min(b.y0, p.y);
            b.x1 = std::max(b.x1, p.x), b.y1 = std::max(b.y1, p.y);
        }
    }
    return b;
}

/// The part of a convex ring where a function of the plane, a * x + b * y + c, is not positive.
IfcRing clipped(const IfcRing& ring, double a, double b, double c)
{
    IfcRing out;
    const auto value = [&](IfcVec p) { return a * p.x + b * p.y + c; };
    for (size_t i = 0; i < ring.size(); ++i) {
        const IfcVec p = ring[i], q = ring[(i + 1) % ring.size()];
        const double vp = value(p), vq = value(q);
        if (vp <= 0)
            out.push_back(p);
        if ((vp < 0 && vq > 0) || (vp > 0 && vq < 0))
            out.push_back(p + (q - p) * (vp / (vp - vq)));
    }
    return out;
}

} // namespace

bool IfcShapes::isBoolean(quint32 index) const
{
    return m_source.is(index, "IFCBOOLEANCLIPPINGRESULT") || m_source.is(index, "IFCBOOLEANRESULT") || m_source.is(index, "IFCCSGSOLID");
}

/// The body before anything was cut off it.
quint32 IfcShapes::uncut(quint32 index)
{
    for (int i = 0; i < maxCuts && isBoolean(index); ++i) {
        const std::optional<quint32> first = m_source.ref(index, m_source.is(index, "IFCCSGSOLID") ? 0 : 1);
        if (!first)
            break;
        index = *first;
    }
    return index;
}

IfcShapes::Solid IfcShapes::boolean(quint32 index, const IfcFrame& frame, int depth)
{
    struct Step {
        std::string_view how;
        quint32 second;
    };
    std::vector<Step> steps;
    while (isBoolean(index)) {
        const StepArgs a = m_source.args(index);
        const bool tree = m_source.is(index, "IFCCSGSOLID");
        const std::optional<quint32> first = m_source.ref(a[tree ? 0 : 1]), second = tree ? std::nullopt : m_source.ref(a[2]);
        if (!first || steps.size() > maxCuts) {
            m_source.note(index, ImportCause::WorkLimit,
                          QStringLiteral("The body is cut more often than can be followed, so it is left out."));
            return {};
        }
        if (second)
            steps.push_back({a[0].enumeration(), *second});
        index = *first;
    }
    Solid out = item(index, frame, depth + 1);
    std::vector<IfcRegion> cuts;
    const auto takeOff = [&] {
        if (cuts.empty())
            return;
        bool failed = false;
        IfcRegion left = ifcMinus(out.plan, ifcUnion(cuts, &failed), &failed);
        if (!failed && !left.empty()) // a body of which nothing is left was cut on the wrong side
            out.plan = std::move(left);
        cuts.clear();
    };
    for (auto step = steps.rbegin(); step != steps.rend() && !out.plan.empty() && !m_source.isSpent(); ++step) {
        const bool common = step->how == "INTERSECTION";
        if (std::optional<HalfSpace> half = halfSpace(step->second, frame)) {
            if (common && half->within)
                continue; // the standard has no such thing
            if (common)
                half->keep = half->keep * -1;
            if (step->how == "UNION")
                continue;
            if (IfcRegion cut = cutBy(*half, out); !cut.empty())
                cuts.push_back(std::move(cut));
            continue;
        }
        const Solid other = item(step->second, frame, depth + 1);
        if (other.plan.empty())
            continue;
        if (step->how == "DIFFERENCE") {
            if (IfcRegion cut = cutBy(other, out); !cut.empty())
                cuts.push_back(std::move(cut));
            else
                out.prism = false;
            continue;
        }
        takeOff();
        if (!common) {
            out = united({std::move(out), other});
            continue;
        }
        IfcRegion both = ifcCommon(out.plan, other.plan);
        if (both.empty())
            continue;
        out.plan = std::move(both);
        out.prism = out.prism && other.prism;
        out.quality = std::max(out.quality, other.quality);
        if (out.hasHeight && other.hasHeight && std::min(out.zMax, other.zMax) > std::max(out.zMin, other.zMin)) {
            out.zMin = std::max(out.zMin, other.zMin);
            out.zMax = std::min(out.zMax, other.zMax);
        }
    }
    takeOff();
    return out;
}

std::optional<IfcShapes::HalfSpace> IfcShapes::halfSpace(quint32 index, const IfcFrame& frame)
{
    const bool bounded = m_source.is(index, "IFCPOLYGONALBOUNDEDHALFSPACE");
    if (!bounded && !m_source.is(index, "IFCHALFSPACESOLID") && !m_source.is(index, "IFCBOXEDHALFSPACE"))
        return std::nullopt;
    const StepArgs a = m_source.args(index);
    HalfSpace out;
    const std::optional<quint32> surface = m_source.ref(a[0]);
    if (!surface || !m_source.is(*surface, "IFCPLANE"))
        return out; // with no side to keep it cuts nothing
    const IfcFrame plane = frame * m_placements.axes(m_source.args(*surface)[0]);
    // The material of the half space, which is cut off, lies on the side the normal points away from when the flag is true.
    out.point = plane.o;
    out.keep = ifcCross(plane.x, plane.y);
    out.keep = out.keep * ((a[1].boolean().value_or(true) ? 1 : -1) / std::max(ifcNorm(out.keep), 1e-12));
    if (ifcDot(out.keep, plane.z) * (a[1].boolean().value_or(true) ? 1 : -1) < 0)
        out.keep = out.keep * -1; // in a mirrored frame
    if (!bounded)
        return out;
    const IfcFrame at = frame * m_placements.axes(a[2]);
    const std::optional<quint32> curve = m_source.ref(a[3]);
    const bool upright = std::hypot(at.z.x, at.z.y) < 1e-6 * ifcNorm(at.z);
    std::optional<std::vector<IfcVec>> ring = curve && upright ? m_curves.read(*curve) : std::nullopt;
    if (!ring) {
        out.keep = {};
        return out;
    }
    for (IfcVec& p : *ring)
        p = at.point(p);
    out.within = sound(*ring, {});
    return out;
}

/// Where the whole height of the solid lies in the half space. A level cut changes the height instead.
IfcRegion IfcShapes::cutBy(const HalfSpace& half, Solid& solid)
{
    const IfcVec k = half.keep, o = half.point;
    if (ifcNorm(k) < 0.5 || (!solid.hasHeight && std::fabs(k.z) > 1e-9))
        return {};
    if (!half.within && std::hypot(k.x, k.y) < 1e-6) {
        if (o.z > solid.zMin + tolerance && o.z < solid.zMax - tolerance)
            (k.z > 0 ? solid.zMin : solid.zMax) = o.z;
        return {};
    }
    // The highest point of a column that could be left, as a function of the plane.
    const double c = -(k.x * o.x + k.y * o.y) + (k.z > 0 ? k.z * (solid.zMax - o.z) : k.z * (solid.zMin - o.z));
    solid.prism = solid.prism && std::fabs(k.z) < 1e-6;
    const Box b = boxOf(half.within ? *half.within : solid.plan);
    double least = 1e300;
    for (const IfcVec p : {IfcVec{b.x0, b.y0, 0}, IfcVec{b.x1, b.y0, 0}, IfcVec{b.x1, b.y1, 0}, IfcVec{b.x0, b.y1, 0}})
        least = std::min(least, k.x * p.x + k.y * p.y + c);
    if (!(least < -0.01))
        return {};
    const IfcRing all{{b.x0 - 10, b.y0 - 10, 0}, {b.x1 + 10, b.y0 - 10, 0}, {b.x1 + 10, b.y1 + 10, 0}, {b.x0 - 10, b.y1 + 10, 0}};
    const IfcRing ring = ifcCleanRing(clipped(all, k.x, k.y, c));
    if (ring.empty())
        return {};
    return half.within ? ifcCommon({{ring, {}}}, *half.within) : IfcRegion{{ring, {}}};
}

/// The plan of the other where it is an upright prism that goes through the whole height of the solid.
IfcRegion IfcShapes::cutBy(const Solid& other, const Solid& solid)
{
    const bool through = other.prism && other.quality == Quality::Exact && other.hasHeight && solid.hasHeight
        && other.zMin <= solid.zMin + tolerance && other.zMax >= solid.zMax - tolerance;
    return through ? other.plan : IfcRegion{};
}

} // namespace sp
