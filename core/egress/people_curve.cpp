// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/egress/people_curve.h"

#include <QtGlobal>
#include <algorithm>
#include <cmath>
#include <limits>

namespace sp {

namespace {

constexpr double never = std::numeric_limits<double>::infinity();

double onLine(const CurvePoint& a, const CurvePoint& b, double s)
{
    return a.people + (b.people - a.people) * ((s - a.s) / (b.s - a.s));
}

// Times of both, each once.
std::vector<double> timesOf(const PeopleCurve& a, const PeopleCurve& b)
{
    std::vector<double> out;
    for (const PeopleCurve* curve : {&a, &b})
        for (const CurvePoint& p : curve->points())
            out.push_back(p.s);
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

PeopleCurve plus(const PeopleCurve& a, const PeopleCurve& b)
{
    if (a.points().empty() || b.points().empty())
        return a.points().empty() ? b : a;
    std::vector<CurvePoint> out;
    size_t i = 0, j = 0;
    const auto& p = a.points();
    const auto& q = b.points();
    // Both are walked once: `i` and `j` are the next points that lie at or after s.
    while (i < p.size() || j < q.size()) {
        const double s = std::min(i < p.size() ? p[i].s : never, j < q.size() ? q[j].s : never);
        const auto sides = [s](const std::vector<CurvePoint>& points, size_t& next, double& early, double& late) {
            const bool here = next < points.size() && points[next].s == s;
            if (here)
                early = points[next].people;
            else if (next == 0)
                early = 0;
            else
                early = next == points.size() ? points.back().people : onLine(points[next - 1], points[next], s);
            late = early;
            for (; next < points.size() && points[next].s == s; ++next)
                late = points[next].people;
        };
        double earlyA = 0, lateA = 0, earlyB = 0, lateB = 0;
        sides(p, i, earlyA, lateA);
        sides(q, j, earlyB, lateB);
        out.push_back({s, earlyA + earlyB});
        if (lateA + lateB > earlyA + earlyB)
            out.push_back({s, lateA + lateB});
    }
    return PeopleCurve(std::move(out));
}

} // namespace

PeopleCurve::PeopleCurve(std::vector<CurvePoint> points)
{
    m_points.reserve(points.size() + 1);
    if (!points.empty() && points.front().people > 0)
        m_points.push_back({points.front().s, 0});
    for (const CurvePoint& p : points) {
        // Sums of fractions may step back by their last bit.
        const CurvePoint next{p.s, m_points.empty() ? p.people : std::max(p.people, m_points.back().people)};
        Q_ASSERT(m_points.empty() || next.s >= m_points.back().s);
        const size_t n = m_points.size();
        if (n > 0 && next == m_points.back())
            continue;
        const bool middleOfJump = n > 1 && m_points[n - 1].s == next.s && m_points[n - 2].s == next.s;
        const bool middleOfRest = n > 1 && m_points[n - 1].people == next.people && m_points[n - 2].people == next.people;
        if (middleOfJump || middleOfRest)
            m_points.back() = next;
        else
            m_points.push_back(next);
    }
}

PeopleCurve PeopleCurve::allAt(double s, double people)
{
    return PeopleCurve({{s, 0}, {s, people}});
}

double PeopleCurve::at(double s) const
{
    const auto next = std::upper_bound(m_points.begin(), m_points.end(), s, [](double t, const CurvePoint& p) { return t < p.s; });
    if (next == m_points.begin())
        return 0;
    return next == m_points.end() ? total() : onLine(*(next - 1), *next, s);
}

double PeopleCurve::before(double s) const
{
    const auto next = std::lower_bound(m_points.begin(), m_points.end(), s, [](const CurvePoint& p, double t) { return p.s < t; });
    if (next == m_points.begin())
        return 0;
    return next == m_points.end() ? total() : onLine(*(next - 1), *next, s);
}

std::optional<double> PeopleCurve::when(double people) const
{
    const auto next =
        std::lower_bound(m_points.begin(), m_points.end(), people, [](const CurvePoint& p, double n) { return p.people < n; });
    if (next == m_points.end())
        return std::nullopt;
    if (next == m_points.begin() || next->people == people)
        return next->s;
    const CurvePoint& last = *(next - 1);
    return last.s + (next->s - last.s) * ((people - last.people) / (next->people - last.people));
}

std::optional<double> PeopleCurve::firstS() const
{
    if (total() <= 0)
        return std::nullopt;
    const auto some = std::find_if(m_points.begin(), m_points.end(), [](const CurvePoint& p) { return p.people > 0; });
    return (some - 1)->s;
}

std::optional<double> PeopleCurve::lastS() const
{
    return total() > 0 ? when(total()) : std::nullopt;
}

double PeopleCurve::steepest() const
{
    double out = 0;
    for (size_t i = 1; i < m_points.size(); ++i) {
        const double people = m_points[i].people - m_points[i - 1].people, s = m_points[i].s - m_points[i - 1].s;
        if (people > 1e-6) // less is the rounding of a sum
            out = std::max(out, s > 0 ? people / s : never);
    }
    return out;
}

PeopleCurve PeopleCurve::delayed(double s) const
{
    PeopleCurve out = *this;
    for (CurvePoint& p : out.m_points)
        p.s += s;
    return out;
}

PeopleCurve PeopleCurve::scaled(double factor) const
{
    PeopleCurve out = *this;
    for (CurvePoint& p : out.m_points)
        p.people *= factor;
    return out;
}

PeopleCurve PeopleCurve::until(double s) const
{
    std::vector<CurvePoint> out;
    for (const CurvePoint& p : m_points)
        if (p.s < s)
            out.push_back(p);
    if (!out.empty())
        out.push_back({s, before(s)});
    return PeopleCurve(std::move(out));
}

PeopleCurve PeopleCurve::after(double s, double without) const
{
    std::vector<CurvePoint> out{{s, 0}, {s, std::max(0.0, at(s) - without)}};
    for (const CurvePoint& p : m_points)
        if (p.s > s)
            out.push_back({p.s, std::max(0.0, p.people - without)});
    return PeopleCurve(std::move(out));
}

PeopleCurve sum(std::vector<PeopleCurve> curves)
{
    // In pairs, so that no point is touched more often than the logarithm of their number.
    while (curves.size() > 1) {
        std::vector<PeopleCurve> half;
        for (size_t i = 0; i + 1 < curves.size(); i += 2)
            half.push_back(plus(curves[i], curves[i + 1]));
        if (curves.size() % 2 == 1)
            half.push_back(std::move(curves.back()));
        curves = std::move(half);
    }
    return curves.empty() ? PeopleCurve() : std::move(curves.front());
}

PeopleCurve served(const PeopleCurve& arrivals, double flow)
{
    const auto& in = arrivals.points();
    if (in.empty() || flow <= 0)
        return {};
    if (flow == never)
        return arrivals;
    std::vector<CurvePoint> out{in.front()};
    // While somebody waits, departures run straight from the last point of `out`.
    bool waiting = false;
    for (size_t i = 1; i < in.size(); ++i) {
        const CurvePoint a = in[i - 1], b = in[i];
        const double s = b.s - a.s, people = b.people - a.people;
        if (!waiting && (s == 0 || people > flow * s))
            waiting = people > 0;
        else if (!waiting)
            out.push_back(b);
        else if (s > 0 && people < flow * s) {
            const CurvePoint from = out.back();
            const double gone = from.people + flow * (a.s - from.s);
            const double meets = (a.people - gone) / (flow - people / s);
            if (meets >= s)
                continue;
            const double at = std::clamp(a.s + meets, a.s, b.s);
            out.push_back({at, onLine(a, b, at)});
            out.push_back(b);
            waiting = false;
        }
    }
    if (waiting)
        out.push_back({std::max(in.back().s, out.back().s + (in.back().people - out.back().people) / flow), in.back().people});
    return PeopleCurve(std::move(out));
}

PeopleCurve partServed(const PeopleCurve& part, const PeopleCurve& arrivals, const PeopleCurve& departures)
{
    // How many of the part are among the first n: people of all against people of the part.
    std::vector<CurvePoint> among;
    const auto note = [&](double all, double those) { among.push_back({among.empty() ? all : std::max(all, among.back().s), those}); };
    for (const double s : timesOf(part, arrivals)) {
        note(arrivals.before(s), part.before(s));
        note(arrivals.at(s), part.at(s));
    }
    const PeopleCurve first(std::move(among));
    std::vector<CurvePoint> out;
    const auto& gone = departures.points();
    auto turn = first.points().begin();
    for (size_t i = 0; i < gone.size(); ++i) {
        for (; turn != first.points().end() && turn->s < gone[i].people; ++turn)
            if (i > 0 && turn->s > gone[i - 1].people) {
                const double slope = (gone[i].s - gone[i - 1].s) / (gone[i].people - gone[i - 1].people);
                out.push_back({std::min(gone[i].s, gone[i - 1].s + (turn->s - gone[i - 1].people) * slope), turn->people});
            }
        out.push_back({gone[i].s, gone[i].people >= arrivals.total() ? part.total() : first.at(gone[i].people)});
    }
    return PeopleCurve(std::move(out));
}

QueuePeak longestQueue(const PeopleCurve& arrivals, const PeopleCurve& departures)
{
    QueuePeak out;
    for (const double s : timesOf(arrivals, departures)) {
        const double waiting = arrivals.at(s) - departures.at(s);
        if (waiting > out.people + 1e-9)
            out = {waiting, s};
    }
    return out;
}

std::vector<CurvePoint> remainingSamples(double people, const PeopleCurve& gone, double step, double untilS)
{
    Q_ASSERT(step > 0);
    std::vector<CurvePoint> out;
    for (int i = 0; out.empty() || out.back().s < untilS; ++i)
        out.push_back({i * step, people - gone.at(i * step)});
    return out;
}

} // namespace sp
