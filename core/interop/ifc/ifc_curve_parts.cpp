// SPDX-License-Identifier: GPL-3.0-or-later
// Pieces of curves: trimmed ones, and what lies between two corners of a face.
#include "core/interop/ifc/ifc_curves.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace sp {
namespace {

constexpr double trimTolerance = 10; // mm between a parameter and a point that are to say the same
constexpr int maxCurveDepth = 12;
constexpr double fullTurn = 2 * std::numbers::pi;
constexpr qint64 pointCost = 32; // of the budget, beside the text it comes from

} // namespace

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

double IfcCurves::Ellipse::angle(IfcVec p) const
{
    const IfcVec d = p - frame.o;
    return std::atan2(ifcDot(d, frame.y) / ry, ifcDot(d, frame.x) / rx);
}

IfcCurves::Points IfcCurves::Ellipse::points(double from, double to, bool sense) const
{
    double sweep = std::fmod(to - from, fullTurn);
    if (sense && sweep <= 1e-9)
        sweep += fullTurn;
    if (!sense && sweep >= -1e-9)
        sweep -= fullTurn;
    Points out = ifcArc(rx, ry, from, sweep);
    for (IfcVec& p : out)
        p = frame.point(p);
    return out;
}

std::optional<IfcCurves::Ellipse> IfcCurves::ellipse(quint32 index)
{
    const bool circle = m_source.is(index, "IFCCIRCLE");
    if (!circle && !m_source.is(index, "IFCELLIPSE"))
        return std::nullopt;
    const StepArgs a = m_source.args(index);
    const double rx = a[1].number().value_or(0) * m_source.units.lengthInMm;
    const double ry = circle ? rx : a[2].number().value_or(0) * m_source.units.lengthInMm;
    if (!(rx > 0) || !(ry > 0) || !std::isfinite(rx) || !std::isfinite(ry))
        return std::nullopt;
    return Ellipse{m_placements.axes(a[0]), rx, ry};
}

std::optional<IfcCurves::Points> IfcCurves::trimmed(quint32 index, int depth)
{
    const StepArgs a = m_source.args(index);
    const std::optional<quint32> basis = m_source.ref(a[0]);
    if (!basis)
        return std::nullopt;
    const Trim from = trim(a[1]), to = trim(a[2]);
    const bool sense = a[3].boolean().value_or(true);
    const bool points = from.point && to.point, parameters = from.parameter && to.parameter;
    const bool byParameter = parameters && (a[4].enumeration() == "PARAMETER" || !points);
    const StepArgs b = m_source.args(*basis);
    if (m_source.is(*basis, "IFCLINE")) {
        if (!byParameter && points)
            return Points{*from.point, *to.point};
        const std::optional<quint32> vector = m_source.ref(b[1]);
        const std::optional<IfcVec> origin = m_placements.point(b[0]);
        if (!vector || !origin || !parameters)
            return std::nullopt;
        const StepArgs v = m_source.args(*vector);
        const IfcVec step =
            m_placements.direction(v[0]).value_or(IfcVec{1, 0, 0}) * (v[1].number().value_or(1) * m_source.units.lengthInMm);
        return Points{*origin + step * *from.parameter, *origin + step * *to.parameter};
    }
    if (const std::optional<Ellipse> e = ellipse(*basis)) {
        const auto angle = [&](const Trim& t) -> std::optional<double> {
            if (t.parameter && (byParameter || !t.point))
                return *t.parameter * m_source.units.angleInRadian;
            return t.point ? std::optional(e->angle(*t.point)) : std::nullopt;
        };
        const std::optional<double> t0 = angle(from), t1 = angle(to);
        if (!t0 || !t1 || !std::isfinite(*t0) || !std::isfinite(*t1))
            return std::nullopt;
        Points out = e->points(*t0, *t1, sense);
        // Angles in a unit that is not the file's: the points say where the arc really ends.
        if (byParameter && points
            && (ifcNorm(out.front() - *from.point) > trimTolerance || ifcNorm(out.back() - *to.point) > trimTolerance))
            return e->points(e->angle(*from.point), e->angle(*to.point), sense);
        return out;
    }
    if (parameters) {
        if (std::optional<Points> out = part(*basis, *from.parameter, *to.parameter)) {
            if (!sense && *from.parameter < *to.parameter)
                std::reverse(out->begin(), out->end());
            return out;
        }
    }
    m_source.note(*basis, ImportCause::ShapeKind, QStringLiteral("A trimmed curve on this kind of curve is read without its trims."));
    return read(*basis, depth + 1);
}

std::optional<IfcCurves::Points> IfcCurves::part(quint32 index, double from, double to)
{
    if (m_source.is(index, "IFCPOLYLINE")) {
        const std::optional<Points> all = polyline(index, 0);
        const double low = std::min(from, to), high = std::max(from, to);
        if (!all || all->size() < 2 || !(low >= 0) || !(high <= static_cast<double>(all->size() - 1)))
            return std::nullopt;
        const auto at = [&](double t) {
            const size_t i = std::min(static_cast<size_t>(t), all->size() - 2);
            const double f = t - static_cast<double>(i);
            return (*all)[i] * (1 - f) + (*all)[i + 1] * f;
        };
        Points out{at(low)};
        for (size_t i = static_cast<size_t>(low) + 1; static_cast<double>(i) < high; ++i)
            out.push_back((*all)[i]);
        out.push_back(at(high));
        if (from > to)
            std::reverse(out.begin(), out.end());
        return out;
    }
    const std::optional<IfcSpline> s = readSpline(index);
    return s ? std::optional(ifcSplinePoints(*s, from, to)) : std::nullopt;
}

std::vector<IfcVec> IfcCurves::between(quint32 index, IfcVec from, IfcVec to, bool sense)
{
    for (int depth = 0; depth < maxCurveDepth && m_source.type(index).ends_with("CURVE"); ++depth) {
        // What the curve was trimmed from, and what lies on a surface.
        const bool wraps = m_source.is(index, "IFCTRIMMEDCURVE") || m_source.is(index, "IFCSURFACECURVE")
            || m_source.is(index, "IFCSEAMCURVE") || m_source.is(index, "IFCINTERSECTIONCURVE");
        const std::optional<quint32> basis = wraps ? m_source.ref(index, 0) : std::nullopt;
        if (!basis)
            break;
        if (m_source.is(index, "IFCTRIMMEDCURVE") && m_source.args(index)[3].boolean() == false)
            sense = !sense;
        index = *basis;
    }
    Points out{from, to};
    if (const std::optional<Ellipse> e = ellipse(index)) {
        out = e->points(e->angle(from), e->angle(to), sense);
    } else if (m_source.type(index).find("BSPLINECURVE") != std::string_view::npos || m_source.is(index, "IFCPOLYLINE")) {
        const std::optional<Points> all = read(index);
        if (!all || all->size() < 2)
            return out;
        const auto near = [](IfcVec a, IfcVec b) { return ifcNorm(a - b) < trimTolerance; };
        out = *all;
        if (!near(out.front(), from) || !near(out.back(), to))
            std::reverse(out.begin(), out.end());
        if (!near(out.front(), from) || !near(out.back(), to))
            return {from, to}; // a piece of it
    }
    if (!m_source.spend(pointCost * static_cast<qint64>(out.size())))
        return {from, to};
    out.front() = from;
    out.back() = to;
    return out;
}

} // namespace sp
