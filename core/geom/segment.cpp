// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geom/segment.h"

#include "core/geom/vec.h"

#include <algorithm>
#include <cmath>

namespace sp {

namespace {

using geom::V;

V between(PlanPoint a, PlanPoint b)
{
    return {static_cast<double>(b.x.n - a.x.n), static_cast<double>(b.y.n - a.y.n)};
}
Length rounded(double v)
{
    return {std::llround(v)};
}

} // namespace

Length alongOf(PlanPoint from, PlanPoint to, PlanPoint p)
{
    const V d = between(from, to);
    const double l = norm(d);
    return l == 0 ? Length{} : rounded(dot(between(from, p), d) / l);
}

Length leftOf(PlanPoint from, PlanPoint to, PlanPoint p)
{
    const V d = between(from, to);
    const double l = norm(d);
    return l == 0 ? Length{} : rounded(cross(d, between(from, p)) / l);
}

PlanPoint nearestOn(PlanPoint from, PlanPoint to, PlanPoint p)
{
    const V d = between(from, to);
    const double l = dot(d, d);
    if (l == 0)
        return from;
    const double t = dot(between(from, p), d) / l;
    if (t <= 0)
        return from;
    if (t >= 1)
        return to;
    return {from.x + rounded(d.x * t), from.y + rounded(d.y * t)};
}

bool parallel(PlanPoint aFrom, PlanPoint aTo, PlanPoint bFrom, PlanPoint bTo)
{
    const V a = between(aFrom, aTo);
    const V b = between(bFrom, bTo);
    return std::fabs(cross(a, b)) <= 1e-3 * norm(a) * norm(b);
}

std::optional<PlanPoint> crossing(PlanPoint aFrom, PlanPoint aTo, PlanPoint bFrom, PlanPoint bTo)
{
    if (parallel(aFrom, aTo, bFrom, bTo))
        return std::nullopt;
    const V a = between(aFrom, aTo);
    const V b = between(bFrom, bTo);
    const double t = cross(between(aFrom, bFrom), b) / cross(a, b);
    return PlanPoint{aFrom.x + rounded(a.x * t), aFrom.y + rounded(a.y * t)};
}

PlanPoint carried(PlanPoint p, const Axis& before, const Axis& after)
{
    const V d = between(before.from, before.to);
    const V e = between(after.from, after.to);
    const double ld = norm(d);
    const double le = norm(e);
    if (ld == 0 || le == 0)
        return {p.x + after.middle.x - before.middle.x, p.y + after.middle.y - before.middle.y};
    const V r = between(before.middle, p);
    // The turn as a complex number: unit e over unit d. An axis that only moves gives 1 exactly, and the point moves without rounding.
    const double c = dot(d, e) / (ld * le);
    const double s = cross(d, e) / (ld * le);
    if (std::fabs(s) < 1e-12 && c > 0)
        return {p.x + after.middle.x - before.middle.x, p.y + after.middle.y - before.middle.y};
    return {after.middle.x + rounded(r.x * c - r.y * s), after.middle.y + rounded(r.x * s + r.y * c)};
}

} // namespace sp
