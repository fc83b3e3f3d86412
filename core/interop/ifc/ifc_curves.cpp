// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interop/ifc/ifc_curves.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace sp {
namespace {

constexpr double chordTolerance = 5; // mm
constexpr double joinTolerance = 1; // mm
constexpr int maxCurveDepth = 12;
constexpr double fullTurn = 2 * std::numbers::pi;
constexpr qint64 pointCost = 32; // of the budget, beside the text it comes from

/// Chords for an arc of that radius.
int chords(double radius, double sweep)
{
    const double r = std::fabs(radius);
    const double step = r > chordTolerance ? 2 * std::acos(1 - chordTolerance / r) : std::numbers::pi / 2;
    return std::clamp(static_cast<int>(std::ceil(std::fabs(sweep) / std::min(step, std::numbers::pi / 4))), 1, 720);
}

/// Arc through three points in the plane of the first two coordinates; the last point only when they are in line.
void appendArc(std::vector<IfcVec>& out, IfcVec a, IfcVec b, IfcVec c)
{
    const double d = 2 * ((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x));
    const double bb = (b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y), cc = (c.x - a.x) * (c.x - a.x) + (c.y - a.y) * (c.y - a.y);
    if (std::fabs(d) > 1e-9 * (bb + cc)) {
        const double ux = ((c.y - a.y) * bb - (b.y - a.y) * cc) / d, uy = ((b.x - a.x) * cc - (c.x - a.x) * bb) / d;
        const IfcVec centre{a.x + ux, a.y + uy, a.z};
        const double radius = std::hypot(ux, uy);
        const double from = std::atan2(a.y - centre.y, a.x - centre.x);
        double sweep = std::atan2(c.y - centre.y, c.x - centre.x) - from;
        if (d > 0 && sweep <= 0)
            sweep += fullTurn;
        if (d < 0 && sweep >= 0)
            sweep -= fullTurn;
        const int n = chords(radius, sweep);
        for (int i = 1; i < n; ++i) {
            const double t = from + sweep * i / n;
            out.push_back({centre.x + radius * std::cos(t), centre.y + radius * std::sin(t), a.z + (c.z - a.z) * i / n});
        }
    }
    out.push_back(c);
}

} // namespace

std::vector<IfcVec> ifcArc(double rx, double ry, double from, double sweep)
{
    std::vector<IfcVec> out;
    const int n = chords(std::max(rx, ry), sweep);
    for (int i = 0; i <= n; ++i)
        out.push_back({rx * std::cos(from + sweep * i / n), ry * std::sin(from + sweep * i / n), 0});
    return out;
}

std::vector<IfcVec> IfcCurves::pointList(quint32 index)
{
    std::vector<IfcVec> out;
    for (const StepArg& p : m_source.args(index)[0].list()) {
        if (!m_source.spend(pointCost))
            break;
        out.push_back(m_placements.coordinates(p));
    }
    return out;
}

std::optional<std::vector<IfcVec>> IfcCurves::read(quint32 index, int depth)
{
    struct Reader {
        std::string_view entity;
        std::optional<Points> (IfcCurves::*read)(quint32, int);
    };
    static constexpr Reader readers[] = {
        {"IFCPOLYLINE", &IfcCurves::polyline},
        {"IFCINDEXEDPOLYCURVE", &IfcCurves::indexed},
        {"IFCCOMPOSITECURVE", &IfcCurves::composite},
        {"IFC2DCOMPOSITECURVE", &IfcCurves::composite},
        {"IFCTRIMMEDCURVE", &IfcCurves::trimmed},
        {"IFCCIRCLE", &IfcCurves::conic},
        {"IFCELLIPSE", &IfcCurves::conic},
    };
    for (const Reader& r : readers) {
        if (m_source.is(index, r.entity))
            return depth < maxCurveDepth ? (this->*r.read)(index, depth) : std::nullopt;
    }
    const std::string_view type = m_source.type(index);
    m_source.note(index,
                  QStringLiteral("Curves of the kind %1 are not read.").arg(QString::fromLatin1(type.data(), qsizetype(type.size()))));
    return std::nullopt;
}

std::optional<IfcCurves::Points> IfcCurves::polyline(quint32 index, int)
{
    Points out;
    for (const StepArg& p : m_source.args(index)[0].list()) {
        const std::optional<IfcVec> v = m_source.spend(pointCost) ? m_placements.point(p) : std::nullopt;
        if (!v)
            return std::nullopt;
        out.push_back(*v);
    }
    return out;
}

std::optional<IfcCurves::Points> IfcCurves::indexed(quint32 index, int)
{
    const StepArgs a = m_source.args(index);
    const std::optional<quint32> list = m_source.ref(a[0]);
    if (!list)
        return std::nullopt;
    const Points points = pointList(*list);
    if (!a[1].isSet())
        return points;
    Points out;
    for (const StepArg& segment : a[1].list()) {
        const StepArgs numbers = segment.typedValue().list();
        Points part;
        for (const StepArg& n : numbers) {
            const std::optional<qint64> i = n.integer();
            if (!i || *i < 1 || *i > static_cast<qint64>(points.size()) || !m_source.spend(pointCost))
                return std::nullopt;
            part.push_back(points[static_cast<size_t>(*i - 1)]);
        }
        if (part.empty())
            continue;
        if (out.empty())
            out.push_back(part.front());
        if (segment.typeName() == "IFCARCINDEX" && part.size() == 3)
            appendArc(out, part[0], part[1], part[2]);
        else
            out.insert(out.end(), part.begin() + 1, part.end());
    }
    return out;
}

std::optional<IfcCurves::Points> IfcCurves::composite(quint32 index, int depth)
{
    Points out;
    for (const StepArg& item : m_source.args(index)[0].list()) {
        const std::optional<quint32> segment = m_source.ref(item);
        if (!segment)
            return std::nullopt;
        const StepArgs a = m_source.args(*segment);
        const std::optional<quint32> parent = m_source.ref(a[2]);
        std::optional<Points> part = parent ? read(*parent, depth + 1) : std::nullopt;
        if (!part)
            return std::nullopt;
        if (a[1].boolean() == false)
            std::reverse(part->begin(), part->end());
        if (part->empty())
            continue;
        const bool joins = !out.empty() && ifcNorm(out.back() - part->front()) < joinTolerance;
        if (!m_source.spend(pointCost * static_cast<qint64>(part->size())))
            return std::nullopt;
        out.insert(out.end(), part->begin() + (joins ? 1 : 0), part->end());
    }
    return out;
}

IfcCurves::Trim IfcCurves::trim(const StepArg& list)
{
    Trim out;
    for (const StepArg& item : list.list()) {
        if (item.kind() == StepKind::Reference)
            out.point = m_placements.point(item);
        else
            out.parameter = item.number();
    }
    return out;
}

std::optional<IfcCurves::Points> IfcCurves::trimmed(quint32 index, int depth)
{
    const StepArgs a = m_source.args(index);
    const std::optional<quint32> basis = m_source.ref(a[0]);
    if (!basis)
        return std::nullopt;
    const Trim from = trim(a[1]), to = trim(a[2]);
    const bool sense = a[3].boolean().value_or(true);
    const bool byParameter = a[4].enumeration() == "PARAMETER" || !from.point || !to.point;
    const StepArgs b = m_source.args(*basis);
    if (m_source.is(*basis, "IFCLINE")) {
        if (!byParameter)
            return Points{*from.point, *to.point};
        const std::optional<quint32> vector = m_source.ref(b[1]);
        const std::optional<IfcVec> origin = m_placements.point(b[0]);
        if (!vector || !origin || !from.parameter || !to.parameter)
            return std::nullopt;
        const StepArgs v = m_source.args(*vector);
        const IfcVec step =
            m_placements.direction(v[0]).value_or(IfcVec{1, 0, 0}) * (v[1].number().value_or(1) * m_source.units.lengthInMm);
        return Points{*origin + step * *from.parameter, *origin + step * *to.parameter};
    }
    if (m_source.is(*basis, "IFCCIRCLE") || m_source.is(*basis, "IFCELLIPSE")) {
        const IfcFrame f = m_placements.axes(b[0]);
        const double rx = b[1].number().value_or(0) * m_source.units.lengthInMm;
        const double ry = m_source.is(*basis, "IFCELLIPSE") ? b[2].number().value_or(0) * m_source.units.lengthInMm : rx;
        const auto angle = [&](const Trim& t) -> std::optional<double> {
            if (byParameter && t.parameter)
                return *t.parameter * m_source.units.angleInRadian;
            if (!t.point)
                return std::nullopt;
            const IfcVec d = *t.point - f.o;
            return std::atan2((d.x * f.y.x + d.y * f.y.y + d.z * f.y.z) / ry, (d.x * f.x.x + d.y * f.x.y + d.z * f.x.z) / rx);
        };
        const std::optional<double> t0 = angle(from), t1 = angle(to);
        if (!t0 || !t1 || !(rx > 0) || !(ry > 0) || !std::isfinite(*t0) || !std::isfinite(*t1))
            return std::nullopt;
        double sweep = std::fmod(*t1 - *t0, fullTurn);
        if (sense && sweep <= 1e-9)
            sweep += fullTurn;
        if (!sense && sweep >= -1e-9)
            sweep -= fullTurn;
        Points out = ifcArc(rx, ry, *t0, sweep);
        for (IfcVec& p : out)
            p = f.point(p);
        return out;
    }
    m_source.note(*basis, QStringLiteral("A trimmed curve on this kind of curve is read without its trims."));
    return read(*basis, depth + 1);
}

std::optional<IfcCurves::Points> IfcCurves::conic(quint32 index, int)
{
    const StepArgs a = m_source.args(index);
    const IfcFrame f = m_placements.axes(a[0]);
    const double rx = a[1].number().value_or(0) * m_source.units.lengthInMm;
    const double ry = m_source.is(index, "IFCELLIPSE") ? a[2].number().value_or(0) * m_source.units.lengthInMm : rx;
    if (!(rx > 0) || !(ry > 0))
        return std::nullopt;
    Points out = ifcArc(rx, ry, 0, fullTurn);
    for (IfcVec& p : out)
        p = f.point(p);
    return out;
}

} // namespace sp
