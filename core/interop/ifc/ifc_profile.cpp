// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interop/ifc/ifc_profile.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace sp {
namespace {

constexpr int maxProfileDepth = 12;
constexpr double fullTurn = 2 * std::numbers::pi;

/// Measures of a parameterised profile, in mm, in the order of its attributes.
struct Measures {
    double m[7] = {};
    double operator[](int i) const { return m[i]; }
};

IfcRing rectangle(double x, double y)
{
    return {{-x, -y, 0}, {x, -y, 0}, {x, y, 0}, {-x, y, 0}};
}

IfcRing rounded(double x, double y, double r)
{
    r = std::min({r, x, y});
    if (!(r > 0))
        return rectangle(x, y);
    IfcRing out;
    for (int corner = 0; corner < 4; ++corner) {
        const IfcVec centre{(corner == 0 || corner == 3 ? 1 : -1) * (x - r), (corner < 2 ? 1 : -1) * (y - r), 0};
        for (const IfcVec p : ifcArc(r, r, corner * fullTurn / 4, fullTurn / 4))
            out.push_back(centre + p);
    }
    return out;
}

using Maker = IfcRegion (*)(const Measures&);

IfcRegion makeRectangle(const Measures& m)
{
    return {{rectangle(m[0] / 2, m[1] / 2), {}}};
}

IfcRegion makeRounded(const Measures& m)
{
    return {{rounded(m[0] / 2, m[1] / 2, m[2]), {}}};
}

IfcRegion makeHollowRectangle(const Measures& m)
{
    const double x = m[0] / 2, y = m[1] / 2, t = m[2];
    IfcRegion out{{rounded(x, y, m[4]), {}}};
    if (t > 0 && t < x && t < y)
        out[0].holes.push_back(rounded(x - t, y - t, m[3]));
    return out;
}

IfcRegion makeCircle(const Measures& m)
{
    return {{ifcArc(m[0], m[0], 0, fullTurn), {}}};
}

IfcRegion makeHollowCircle(const Measures& m)
{
    IfcRegion out = makeCircle(m);
    if (m[1] > 0 && m[1] < m[0])
        out[0].holes.push_back(ifcArc(m[0] - m[1], m[0] - m[1], 0, fullTurn));
    return out;
}

IfcRegion makeEllipse(const Measures& m)
{
    return {{ifcArc(m[0], m[1], 0, fullTurn), {}}};
}

/// Flange below and above of width and thickness, web between them.
IfcRing iShape(double depth, double web, double below, double belowThick, double above, double aboveThick)
{
    const double y = depth / 2, w = web / 2, b = below / 2, a = above / 2;
    return {{-b, -y, 0}, {b, -y, 0}, {b, -y + belowThick, 0}, {w, -y + belowThick, 0}, {w, y - aboveThick, 0},   {a, y - aboveThick, 0},
            {a, y, 0},   {-a, y, 0}, {-a, y - aboveThick, 0}, {-w, y - aboveThick, 0}, {-w, -y + belowThick, 0}, {-b, -y + belowThick, 0}};
}

IfcRegion makeI(const Measures& m)
{
    return {{iShape(m[1], m[2], m[0], m[3], m[0], m[3]), {}}};
}

IfcRegion makeAsymmetricI(const Measures& m)
{
    return {{iShape(m[1], m[2], m[0], m[3], m[5], m[6] > 0 ? m[6] : m[3]), {}}};
}

IfcRegion makeL(const Measures& m)
{
    const double y = m[0] / 2, x = (m[1] > 0 ? m[1] : m[0]) / 2, t = m[2];
    return {{{{-x, -y, 0}, {x, -y, 0}, {x, -y + t, 0}, {-x + t, -y + t, 0}, {-x + t, y, 0}, {-x, y, 0}}, {}}};
}

IfcRegion makeT(const Measures& m)
{
    const double y = m[0] / 2, x = m[1] / 2, w = m[2] / 2, t = m[3];
    return {{{{-w, -y, 0}, {w, -y, 0}, {w, y - t, 0}, {x, y - t, 0}, {x, y, 0}, {-x, y, 0}, {-x, y - t, 0}, {-w, y - t, 0}}, {}}};
}

IfcRegion makeU(const Measures& m)
{
    const double y = m[0] / 2, x = m[1] / 2, w = m[2], t = m[3];
    return {{{{-x, -y, 0}, {x, -y, 0}, {x, -y + t, 0}, {-x + w, -y + t, 0}, {-x + w, y - t, 0}, {x, y - t, 0}, {x, y, 0}, {-x, y, 0}}, {}}};
}

IfcRegion makeC(const Measures& m)
{
    const double y = m[0] / 2, x = m[1] / 2, t = m[2], lip = std::max(m[3], t);
    return {{{{-x, -y, 0},
              {x, -y, 0},
              {x, -y + lip, 0},
              {x - t, -y + lip, 0},
              {x - t, -y + t, 0},
              {-x + t, -y + t, 0},
              {-x + t, y - t, 0},
              {x - t, y - t, 0},
              {x - t, y - lip, 0},
              {x, y - lip, 0},
              {x, y, 0},
              {-x, y, 0}},
             {}}};
}

IfcRegion makeZ(const Measures& m)
{
    const double y = m[0] / 2, w = m[2] / 2, x = m[1] - w, t = m[3];
    return {{{{-w, -y, 0}, {x, -y, 0}, {x, -y + t, 0}, {w, -y + t, 0}, {w, y, 0}, {-x, y, 0}, {-x, y - t, 0}, {-w, y - t, 0}}, {}}};
}

IfcRegion makeTrapezium(const Measures& m)
{
    const double x = m[0] / 2, y = m[2] / 2, left = -x + m[3];
    return {{{{-x, -y, 0}, {x, -y, 0}, {left + m[1], y, 0}, {left, y, 0}}, {}}};
}

struct Shape {
    std::string_view entity;
    int needed; // of the measures, which must be positive
    Maker make;
};
constexpr Shape shapes[] = {
    {"IFCRECTANGLEPROFILEDEF", 2, makeRectangle},
    {"IFCROUNDEDRECTANGLEPROFILEDEF", 2, makeRounded},
    {"IFCRECTANGLEHOLLOWPROFILEDEF", 2, makeHollowRectangle},
    {"IFCCIRCLEPROFILEDEF", 1, makeCircle},
    {"IFCCIRCLEHOLLOWPROFILEDEF", 1, makeHollowCircle},
    {"IFCELLIPSEPROFILEDEF", 2, makeEllipse},
    {"IFCISHAPEPROFILEDEF", 4, makeI},
    {"IFCASYMMETRICISHAPEPROFILEDEF", 4, makeAsymmetricI},
    {"IFCLSHAPEPROFILEDEF", 1, makeL},
    {"IFCTSHAPEPROFILEDEF", 4, makeT},
    {"IFCUSHAPEPROFILEDEF", 4, makeU},
    {"IFCCSHAPEPROFILEDEF", 3, makeC},
    {"IFCZSHAPEPROFILEDEF", 4, makeZ},
    {"IFCTRAPEZIUMPROFILEDEF", 3, makeTrapezium},
};

void transform(IfcRegion& region, const IfcFrame& frame)
{
    for (IfcRegionPart& part : region) {
        for (IfcVec& p : part.outer)
            p = frame.point(p);
        for (IfcRing& hole : part.holes) {
            for (IfcVec& p : hole)
                p = frame.point(p);
        }
    }
}

} // namespace

std::optional<IfcRegion> IfcProfiles::read(quint32 index, int depth)
{
    if (depth > maxProfileDepth)
        return std::nullopt;
    const std::string_view type = m_source.type(index);
    if (type == "IFCARBITRARYCLOSEDPROFILEDEF" || type == "IFCARBITRARYPROFILEDEFWITHVOIDS")
        return arbitrary(index);
    if (type == "IFCCENTERLINEPROFILEDEF")
        return centreLine(index);
    if (type == "IFCDERIVEDPROFILEDEF" || type == "IFCMIRROREDPROFILEDEF")
        return derived(index, depth);
    if (type == "IFCCOMPOSITEPROFILEDEF")
        return composite(index, depth);
    return parameterised(index);
}

std::optional<IfcRegion> IfcProfiles::parameterised(quint32 index)
{
    const std::string_view type = m_source.type(index);
    const auto shape = std::find_if(std::begin(shapes), std::end(shapes), [&](const Shape& s) { return s.entity == type; });
    const QString kind = QString::fromLatin1(type.data(), static_cast<qsizetype>(type.size()));
    if (shape == std::end(shapes)) {
        m_source.note(index, ImportCause::ShapeKind, QStringLiteral("Profiles of the kind %1 are not read.").arg(kind));
        return std::nullopt;
    }
    const StepArgs a = m_source.args(index);
    Measures m;
    bool sound = true;
    for (int i = 0; i < 7; ++i) {
        m.m[i] = a[3 + i].number().value_or(0) * m_source.units.lengthInMm;
        sound = sound && std::isfinite(m.m[i]) && (i >= shape->needed || m.m[i] > 0);
    }
    if (!sound) {
        m_source.note(index, ImportCause::ShapeKind,
                      QStringLiteral("The %1 lacks a measure or has one that is not positive, so it is not read.").arg(kind));
        return std::nullopt;
    }
    IfcRegion out = shape->make(m);
    transform(out, m_placements.axes(a[2]));
    return out;
}

std::optional<IfcRegion> IfcProfiles::arbitrary(quint32 index)
{
    const StepArgs a = m_source.args(index);
    const std::optional<quint32> outer = m_source.ref(a[2]);
    std::optional<std::vector<IfcVec>> points = outer ? m_curves.read(*outer) : std::nullopt;
    if (!points)
        return std::nullopt;
    IfcRegion out{{std::move(*points), {}}};
    for (const StepArg& item : a[3].list()) {
        const std::optional<quint32> inner = m_source.ref(item);
        if (std::optional<std::vector<IfcVec>> hole = inner ? m_curves.read(*inner) : std::nullopt)
            out[0].holes.push_back(std::move(*hole));
    }
    return out;
}

std::optional<IfcRegion> IfcProfiles::centreLine(quint32 index)
{
    const StepArgs a = m_source.args(index);
    const std::optional<quint32> curve = m_source.ref(a[2]);
    const double half = a[3].number().value_or(0) * m_source.units.lengthInMm / 2;
    const std::optional<std::vector<IfcVec>> points = curve && half > 0 ? m_curves.read(*curve) : std::nullopt;
    if (!points)
        return std::nullopt;
    const std::vector<IfcVec> left = ifcOffset(*points, half);
    std::vector<IfcVec> right = ifcOffset(*points, -half);
    if (points->size() > 3 && ifcNorm(points->front() - points->back()) < 1e-3) // runs round: an area with a hole
        return ifcRegion(std::fabs(ifcArea(left)) > std::fabs(ifcArea(right)) ? left : right,
                         {std::fabs(ifcArea(left)) > std::fabs(ifcArea(right)) ? right : left});
    IfcRing ring = left;
    ring.insert(ring.end(), right.rbegin(), right.rend());
    return IfcRegion{{std::move(ring), {}}};
}

std::optional<IfcRegion> IfcProfiles::derived(quint32 index, int depth)
{
    const StepArgs a = m_source.args(index);
    const std::optional<quint32> parent = m_source.ref(a[2]);
    std::optional<IfcRegion> out = parent ? read(*parent, depth + 1) : std::nullopt;
    if (!out)
        return std::nullopt;
    // A mirrored profile derives its operator: x turned round.
    transform(*out, m_source.is(index, "IFCMIRROREDPROFILEDEF") ? IfcFrame{{}, {-1, 0, 0}} : m_placements.transformation(a[3]));
    return out;
}

std::optional<IfcRegion> IfcProfiles::composite(quint32 index, int depth)
{
    IfcRegion out;
    for (const StepArg& item : m_source.args(index)[2].list()) {
        const std::optional<quint32> part = m_source.ref(item);
        std::optional<IfcRegion> more = part ? read(*part, depth + 1) : std::nullopt;
        if (!more)
            return std::nullopt;
        out.insert(out.end(), std::make_move_iterator(more->begin()), std::make_move_iterator(more->end()));
    }
    return out.empty() ? std::nullopt : std::optional(std::move(out));
}

} // namespace sp
