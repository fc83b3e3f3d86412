// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interop/ifc/ifc_curves.h"

#include "core/interop/ifc/ifc_plan.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace sp {
namespace {

// Chords stay that near to their arc, in mm; as a share of the radius it keeps areas within half a percent.
constexpr double minChordTolerance = 0.5, maxChordTolerance = 5, chordShare = 0.0028;
constexpr double joinTolerance = 1; // mm
constexpr int maxCurveDepth = 12;
constexpr double fullTurn = 2 * std::numbers::pi;
constexpr qint64 pointCost = 32; // of the budget, beside the text it comes from

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
        const int n = ifcChords(radius, sweep);
        for (int i = 1; i < n; ++i) {
            const double t = from + sweep * i / n;
            out.push_back({centre.x + radius * std::cos(t), centre.y + radius * std::sin(t), a.z + (c.z - a.z) * i / n});
        }
    }
    out.push_back(c);
}

} // namespace

int ifcChords(double radius, double sweep)
{
    const double r = std::fabs(radius), turn = std::fabs(sweep);
    const double off = std::clamp(r * chordShare, minChordTolerance, maxChordTolerance);
    const double step = std::min(r > off ? 2 * std::acos(1 - off / r) : std::numbers::pi / 2, std::numbers::pi / 4);
    const int n = std::clamp(static_cast<int>(std::ceil(turn / step)), 1, 720);
    const int whole = turn > fullTurn - 1e-6 ? 4 : n > 2 ? 2 : 1; // so that a whole and a half turn touch the sides of their box
    return (n + whole - 1) / whole * whole;
}

std::vector<IfcVec> ifcArc(double rx, double ry, double from, double sweep)
{
    std::vector<IfcVec> out;
    const int n = ifcChords(std::max(rx, ry), sweep);
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
        {"IFCBSPLINECURVE", &IfcCurves::spline},
        {"IFCBSPLINECURVEWITHKNOTS", &IfcCurves::spline},
        {"IFCRATIONALBSPLINECURVEWITHKNOTS", &IfcCurves::spline},
        {"IFCBEZIERCURVE", &IfcCurves::spline},
        {"IFCRATIONALBEZIERCURVE", &IfcCurves::spline},
        {"IFCOFFSETCURVE2D", &IfcCurves::offset},
        {"IFCSURFACECURVE", &IfcCurves::onSurface},
        {"IFCSEAMCURVE", &IfcCurves::onSurface},
        {"IFCINTERSECTIONCURVE", &IfcCurves::onSurface},
    };
    for (const Reader& r : readers) {
        if (m_source.is(index, r.entity))
            return depth < maxCurveDepth ? (this->*r.read)(index, depth) : std::nullopt;
    }
    const std::string_view type = m_source.type(index);
    m_source.note(index, ImportCause::ShapeKind,
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
    bool turned = false;
    size_t count = 0;
    const auto meet = [](IfcVec a, IfcVec b) { return ifcNorm(a - b) < joinTolerance; };
    for (const StepArg& item : m_source.args(index)[0].list()) {
        const std::optional<quint32> segment = m_source.ref(item);
        if (!segment)
            return std::nullopt;
        if (m_source.is(*segment, "IFCCURVESEGMENT")) {
            m_source.note(*segment, ImportCause::ShapeKind, QStringLiteral("Curves of segments along an alignment are not read."));
            return std::nullopt;
        }
        const StepArgs a = m_source.args(*segment);
        const std::optional<quint32> parent = m_source.ref(a[2]);
        std::optional<Points> part = parent ? read(*parent, depth + 1) : std::nullopt;
        if (!part)
            return std::nullopt;
        if (a[1].boolean() == false)
            std::reverse(part->begin(), part->end());
        if (part->empty())
            continue;
        // Some exporters say the wrong sense; the ends tell the right one.
        if (!out.empty() && !meet(out.back(), part->front())) {
            if (meet(out.back(), part->back())) {
                std::reverse(part->begin(), part->end());
                turned = true;
            } else if (count == 1 && (meet(out.front(), part->front()) || meet(out.front(), part->back()))) {
                std::reverse(out.begin(), out.end());
                turned = true;
                if (!meet(out.back(), part->front()))
                    std::reverse(part->begin(), part->end());
            }
        }
        const bool joins = !out.empty() && meet(out.back(), part->front());
        if (!m_source.spend(pointCost * static_cast<qint64>(part->size())))
            return std::nullopt;
        out.insert(out.end(), part->begin() + (joins ? 1 : 0), part->end());
        ++count;
    }
    if (turned)
        m_source.note(index, ImportCause::ShapeRepaired,
                      QStringLiteral("Segments of a curve run against each other; they were turned so that their ends meet."));
    return out;
}

std::optional<IfcCurves::Points> IfcCurves::conic(quint32 index, int)
{
    const std::optional<Ellipse> e = ellipse(index);
    return e ? std::optional(e->points(0, fullTurn, true)) : std::nullopt;
}

std::optional<IfcSpline> IfcCurves::readSpline(quint32 index)
{
    const std::string_view type = m_source.type(index);
    const bool bezier = type.ends_with("BEZIERCURVE");
    if (!bezier && type.find("BSPLINECURVE") == std::string_view::npos)
        return std::nullopt;
    const StepArgs a = m_source.args(index);
    IfcSpline s;
    s.degree = static_cast<int>(std::clamp<qint64>(a[0].integer().value_or(0), 0, 1000));
    for (const StepArg& item : a[1].list()) {
        const std::optional<IfcVec> p = m_source.spend(pointCost) ? m_placements.point(item) : std::nullopt;
        if (!p)
            return std::nullopt;
        s.points.push_back(*p);
    }
    const size_t needed = s.points.size() + static_cast<size_t>(s.degree) + 1;
    const bool knotted = type.ends_with("WITHKNOTS");
    if (knotted) {
        const StepArgs times = a[5].list(), values = a[6].list();
        for (qsizetype i = 0; i < values.size() && s.knots.size() < needed; ++i) {
            const size_t count =
                std::min(static_cast<size_t>(std::max<qint64>(times[i].integer().value_or(0), 0)), needed - s.knots.size());
            s.knots.insert(s.knots.end(), count, values[i].number().value_or(0));
        }
    } else {
        // Pieces of a Bezier curve meet at knots that count as often as the degree; other curves have them one by one.
        for (size_t i = 0; i < needed; ++i) {
            const qint64 n = static_cast<qint64>(i) - s.degree;
            s.knots.push_back(!bezier ? static_cast<double>(n)
                                  : n <= 0
                                  ? 0
                                  : std::min(static_cast<double>((n - 1) / std::max(s.degree, 1) + 1),
                                             static_cast<double>((s.points.size() - 1) / static_cast<size_t>(std::max(s.degree, 1)))));
        }
    }
    if (type.starts_with("IFCRATIONAL")) {
        for (const StepArg& w : a[knotted ? 8 : 5].list())
            s.weights.push_back(w.number().value_or(0));
    }
    return s.isSound() ? std::optional(std::move(s)) : std::nullopt;
}

std::optional<IfcCurves::Points> IfcCurves::spline(quint32 index, int)
{
    const std::optional<IfcSpline> s = readSpline(index);
    if (!s) {
        m_source.note(index, ImportCause::ShapeKind,
                      QStringLiteral("The spline has a wrong number of knots or weights, so it is not read."));
        return std::nullopt;
    }
    Points out = ifcSplinePoints(*s, s->first(), s->last());
    return m_source.spend(pointCost * static_cast<qint64>(out.size())) ? std::optional(std::move(out)) : std::nullopt;
}

std::optional<IfcCurves::Points> IfcCurves::offset(quint32 index, int depth)
{
    const StepArgs a = m_source.args(index);
    const std::optional<quint32> basis = m_source.ref(a[0]);
    const std::optional<Points> points = basis ? read(*basis, depth + 1) : std::nullopt;
    const double distance = a[1].number().value_or(0) * m_source.units.lengthInMm;
    return points && std::isfinite(distance) ? std::optional(ifcOffset(*points, distance)) : std::nullopt;
}

std::optional<IfcCurves::Points> IfcCurves::onSurface(quint32 index, int depth)
{
    const std::optional<quint32> curve = m_source.ref(index, 0);
    return curve ? read(*curve, depth + 1) : std::nullopt;
}

} // namespace sp
