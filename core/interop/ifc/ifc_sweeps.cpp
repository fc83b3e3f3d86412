// SPDX-License-Identifier: GPL-3.0-or-later
// Bodies that an area sweeps out: extrusions, revolutions, areas along a curve, and the primitives of solid geometry as such.
#include "core/interop/ifc/ifc_shape.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace sp {
namespace {

constexpr qint64 pointCost = 32;
constexpr double fullTurn = 2 * std::numbers::pi;
constexpr size_t maxStations = 800, maxJoined = 400; // steps of a sweep; of those whose plans are united one by one

/// Rodrigues' turn of a vector about an axis of length 1.
IfcVec turned(IfcVec v, IfcVec axis, double angle)
{
    const double c = std::cos(angle), s = std::sin(angle);
    return v * c + ifcCross(axis, v) * s + axis * (ifcDot(axis, v) * (1 - c));
}

IfcVec unit(IfcVec v)
{
    const double n = ifcNorm(v);
    return n > 0 ? v * (1 / n) : v;
}

bool isConvex(const IfcRing& clean)
{
    const IfcRing hull = ifcHull(clean);
    return std::fabs(ifcArea(hull) - ifcArea(clean)) <= 1e-6 * ifcArea(hull);
}

IfcRing placed(const IfcRing& ring, const IfcFrame& frame)
{
    IfcRing out;
    out.reserve(ring.size());
    for (const IfcVec p : ring)
        out.push_back(frame.point(p));
    return out;
}

IfcRing rectangle(double x0, double y0, double x1, double y1)
{
    return {{x0, y0, 0}, {x1, y0, 0}, {x1, y1, 0}, {x0, y1, 0}};
}

/// Both ends of each piece of a line, with its direction: at a corner the sweep turns on the spot.
struct Pace {
    IfcVec at, way;
};
std::vector<Pace> paces(const std::vector<IfcVec>& line)
{
    std::vector<Pace> out;
    for (size_t i = 0; i + 1 < line.size() && out.size() < maxStations; ++i) {
        const IfcVec way = line[i + 1] - line[i];
        if (!(ifcNorm(way) > 1e-6))
            continue;
        out.push_back({line[i], unit(way)});
        out.push_back({line[i + 1], unit(way)});
    }
    return out;
}

} // namespace

std::optional<IfcShapes::Sweep> IfcShapes::sweep(quint32 index, const IfcFrame& frame)
{
    struct Reader {
        std::string_view entity;
        Sweep (IfcShapes::*read)(quint32, const IfcFrame&);
    };
    static constexpr Reader readers[] = {
        {"IFCEXTRUDEDAREASOLID", &IfcShapes::extruded},
        {"IFCEXTRUDEDAREASOLIDTAPERED", &IfcShapes::extruded},
        {"IFCREVOLVEDAREASOLID", &IfcShapes::revolved},
        {"IFCREVOLVEDAREASOLIDTAPERED", &IfcShapes::revolved},
        {"IFCSWEPTDISKSOLID", &IfcShapes::disk},
        {"IFCSWEPTDISKSOLIDPOLYGONAL", &IfcShapes::disk},
        {"IFCSURFACECURVESWEPTAREASOLID", &IfcShapes::alongCurve},
        {"IFCFIXEDREFERENCESWEPTAREASOLID", &IfcShapes::alongCurve},
        {"IFCBOUNDINGBOX", &IfcShapes::primitive},
        {"IFCBLOCK", &IfcShapes::primitive},
        {"IFCRIGHTCIRCULARCYLINDER", &IfcShapes::primitive},
        {"IFCRIGHTCIRCULARCONE", &IfcShapes::primitive},
        {"IFCSPHERE", &IfcShapes::primitive},
        {"IFCRECTANGULARPYRAMID", &IfcShapes::primitive},
    };
    for (const Reader& r : readers) {
        if (m_source.is(index, r.entity))
            return (this->*r.read)(index, frame);
    }
    return std::nullopt;
}

IfcShapes::Sweep IfcShapes::extruded(quint32 index, const IfcFrame& frame)
{
    const StepArgs a = m_source.args(index);
    const std::optional<quint32> area = m_source.ref(a[0]), end = m_source.ref(a[4]);
    std::optional<IfcRegion> profile = area ? m_profiles.read(*area) : std::nullopt;
    if (!profile)
        return {};
    const IfcFrame at = frame * m_placements.axes(a[1]);
    const IfcVec along = m_placements.direction(a[2]).value_or(IfcVec{0, 0, 1}) * (a[3].number().value_or(0) * m_source.units.lengthInMm);
    IfcFrame top = at;
    top.o = top.o + at.direction(along);
    return {std::move(*profile), end ? m_profiles.read(*end) : std::nullopt, {at, top}};
}

IfcShapes::Sweep IfcShapes::revolved(quint32 index, const IfcFrame& frame)
{
    const StepArgs a = m_source.args(index);
    const std::optional<quint32> area = m_source.ref(a[0]), axisAt = m_source.ref(a[2]), end = m_source.ref(a[4]);
    std::optional<IfcRegion> profile = area ? m_profiles.read(*area) : std::nullopt;
    if (!profile || !axisAt)
        return {};
    const StepArgs x = m_source.args(*axisAt);
    const IfcVec origin = m_placements.point(x[0]).value_or(IfcVec{}), axis = m_placements.direction(x[1]).value_or(IfcVec{0, 0, 1});
    double angle = a[3].number().value_or(0) * m_source.units.angleInRadian;
    if (!std::isfinite(angle))
        return {};
    angle = std::clamp(angle, -fullTurn, fullTurn);
    double radius = 0;
    for (const IfcRegionPart& part : *profile) {
        for (const IfcVec p : part.outer)
            radius = std::max(radius, ifcNorm(ifcCross(axis, p - origin)));
    }
    const size_t n = static_cast<size_t>(ifcChords(radius, angle));
    const IfcFrame at = frame * m_placements.axes(a[1]);
    Sweep out{std::move(*profile), end ? m_profiles.read(*end) : std::nullopt, {}};
    for (size_t i = 0; i <= n; ++i) {
        const double t = angle * static_cast<double>(i) / static_cast<double>(n);
        out.stations.push_back(at
                               * IfcFrame{origin + turned(IfcVec{} - origin, axis, t), turned({1, 0, 0}, axis, t),
                                          turned({0, 1, 0}, axis, t), turned({0, 0, 1}, axis, t)});
    }
    return out;
}

IfcShapes::Sweep IfcShapes::disk(quint32 index, const IfcFrame& frame)
{
    const StepArgs a = m_source.args(index);
    const std::optional<quint32> curve = m_source.ref(a[0]);
    const std::optional<std::vector<IfcVec>> line = curve ? m_curves.read(*curve) : std::nullopt;
    const double r = a[1].number().value_or(0) * m_source.units.lengthInMm;
    if (!line || line->size() < 2 || !(r > 0) || !std::isfinite(r))
        return {};
    Sweep out{{{ifcArc(r, r, 0, fullTurn), {}}}, std::nullopt, {}};
    for (const Pace& pace : paces(*line)) {
        const IfcVec x = unit(ifcCross(std::fabs(pace.way.z) < 0.9 ? IfcVec{0, 0, 1} : IfcVec{1, 0, 0}, pace.way));
        out.stations.push_back(frame * IfcFrame{pace.at, x, ifcCross(pace.way, x), pace.way});
    }
    return out;
}

IfcShapes::Sweep IfcShapes::alongCurve(quint32 index, const IfcFrame& frame)
{
    const StepArgs a = m_source.args(index);
    const std::optional<quint32> area = m_source.ref(a[0]), curve = m_source.ref(a[2]), reference = m_source.ref(a[5]);
    std::optional<IfcRegion> profile = area ? m_profiles.read(*area) : std::nullopt;
    const std::optional<std::vector<IfcVec>> line = curve ? m_curves.read(*curve) : std::nullopt;
    if (!profile || !line || line->size() < 2)
        return {};
    // What x of the profile follows: a direction, or the normal of the surface that the curve lies on.
    IfcVec up{0, 0, 1};
    if (m_source.is(index, "IFCFIXEDREFERENCESWEPTAREASOLID"))
        up = m_placements.direction(a[5]).value_or(up);
    else if (reference && m_source.is(*reference, "IFCPLANE"))
        up = m_placements.axes(m_source.args(*reference)[0]).z;
    const IfcFrame at = frame * m_placements.axes(a[1]);
    Sweep out{std::move(*profile), std::nullopt, {}};
    for (const Pace& pace : paces(*line)) {
        IfcVec x = up - pace.way * ifcDot(up, pace.way);
        if (ifcNorm(x) < 1e-6)
            x = ifcCross(std::fabs(pace.way.z) < 0.9 ? IfcVec{0, 0, 1} : IfcVec{1, 0, 0}, pace.way);
        x = unit(x);
        out.stations.push_back(at * IfcFrame{pace.at, x, ifcCross(pace.way, x), pace.way});
    }
    return out;
}

IfcShapes::Sweep IfcShapes::primitive(quint32 index, const IfcFrame& frame)
{
    const StepArgs a = m_source.args(index);
    const double f = m_source.units.lengthInMm, p = a[1].number().value_or(0) * f, q = a[2].number().value_or(0) * f,
                 r = a[3].number().value_or(0) * f;
    if (!std::isfinite(p) || !std::isfinite(q) || !std::isfinite(r))
        return {};
    const bool box = m_source.is(index, "IFCBOUNDINGBOX");
    IfcFrame at = frame * (box ? IfcFrame{} : m_placements.axes(a[0]));
    if (box)
        at.o = at.point(m_placements.point(a[0]).value_or(IfcVec{}));
    const auto lifted = [&](double z, double scale) { return IfcFrame{at.point({0, 0, z}), at.x * scale, at.y * scale, at.z}; };
    if (box || m_source.is(index, "IFCBLOCK"))
        return {{{rectangle(0, 0, p, q), {}}}, std::nullopt, {at, lifted(r, 1)}, box};
    if (m_source.is(index, "IFCRECTANGULARPYRAMID")) {
        // Its base begins at the origin; its point stands above the middle.
        IfcFrame top = lifted(r, 0);
        top.o = at.point({p / 2, q / 2, r});
        return {{{rectangle(0, 0, p, q), {}}}, std::nullopt, {at, top}};
    }
    if (m_source.is(index, "IFCSPHERE")) {
        Sweep out{{{ifcArc(p, p, 0, fullTurn), {}}}, std::nullopt, {}};
        for (int i = -6; i <= 6; ++i)
            out.stations.push_back(lifted(p * std::sin(i * fullTurn / 24), std::cos(i * fullTurn / 24)));
        return out;
    }
    const bool cone = m_source.is(index, "IFCRIGHTCIRCULARCONE");
    return {{{ifcArc(q, q, 0, fullTurn), {}}}, std::nullopt, {at, lifted(p, cone ? 0 : 1)}};
}

IfcShapes::Solid IfcShapes::ofSweep(const Sweep& sweep)
{
    Solid out;
    if (sweep.stations.empty() || sweep.area.empty())
        return out;
    out.quality = sweep.box ? Quality::Box : Quality::Exact;
    size_t n = 0;
    for (const IfcRegionPart& part : sweep.area)
        n += part.outer.size();
    if (!m_source.spend(pointCost * static_cast<qint64>(n * sweep.stations.size())))
        return out;
    const auto height = [&](const IfcRing& ring) {
        for (const IfcVec p : ring) {
            out.zMin = out.hasHeight ? std::min(out.zMin, p.z) : p.z;
            out.zMax = out.hasHeight ? std::max(out.zMax, p.z) : p.z;
            out.hasHeight = true;
        }
    };
    const IfcFrame& first = sweep.stations.front();
    const IfcFrame& last = sweep.stations.back();
    const IfcVec way = last.o - first.o;
    const bool vertical = sweep.stations.size() == 2 && std::hypot(way.x, way.y) <= 1e-6 * ifcNorm(way);
    const auto same = [](IfcVec a, IfcVec b) { return ifcNorm(a - b) < 1e-12; };
    const bool straight = vertical && same(first.x, last.x) && same(first.y, last.y);
    if (straight) {
        // The one kind that most bodies are of: seen from above it is its profile.
        const auto plan = [&](const IfcRegion& region) {
            std::vector<IfcRegion> parts;
            for (const IfcRegionPart& part : region) {
                const IfcRing outer = placed(part.outer, first);
                std::vector<IfcRing> holes;
                for (const IfcRing& hole : part.holes)
                    holes.push_back(placed(hole, first));
                height(outer);
                parts.push_back(sound(outer, holes));
            }
            return ifcUnion(parts);
        };
        out.plan = plan(sweep.area);
        if (sweep.end)
            out.plan = ifcUnion({out.plan, plan(*sweep.end)});
        const double z0 = out.zMin, z1 = out.zMax;
        out.zMin = std::min(z0, z0 + way.z);
        out.zMax = std::max(z1, z1 + way.z);
        out.prism = !sweep.end && z1 - z0 < 1e-3;
        if (!out.plan.empty())
            return out;
    }
    // Each step covers the hull of its two ends: exactly so where these stand upright or are convex.
    std::vector<IfcRegion> steps;
    bool exact = true;
    std::vector<IfcVec> all;
    for (size_t p = 0; p < sweep.area.size(); ++p) {
        const IfcRing& to = sweep.end && p < sweep.end->size() ? (*sweep.end)[p].outer : sweep.area[p].outer;
        IfcRing before;
        for (size_t i = 0; i < sweep.stations.size(); ++i) {
            IfcRing here = placed(i + 1 == sweep.stations.size() ? to : sweep.area[p].outer, sweep.stations[i]);
            height(here);
            all.insert(all.end(), here.begin(), here.end());
            const IfcRing clean = ifcCleanRing(here);
            exact = exact && (clean.empty() || isConvex(clean));
            if (i > 0 && sweep.stations.size() <= maxJoined) {
                std::vector<IfcVec> both = before;
                both.insert(both.end(), here.begin(), here.end());
                if (IfcRing hull = ifcHull(std::move(both)); !hull.empty())
                    steps.push_back({{std::move(hull), {}}});
            }
            before = std::move(here);
        }
    }
    bool failed = false;
    out.plan = ifcUnion(steps, &failed);
    if (!exact || failed || steps.empty())
        out.quality = std::max(out.quality, Quality::Hull);
    if (out.plan.empty()) {
        if (IfcRing hull = ifcHull(std::move(all)); !hull.empty())
            out.plan = {{std::move(hull), {}}};
    }
    return out;
}

} // namespace sp
