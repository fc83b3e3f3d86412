// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geom/placing.h"

#include <cmath>

namespace sp {

namespace {

constexpr double pi = 3.14159265358979323846;
constexpr qint64 whole = 360'000'000; // of a circle, in millionths of a degree

} // namespace

PlanPoint scaledAbout(PlanPoint p, PlanPoint centre, double factor)
{
    return {{centre.x.n + std::llround(static_cast<double>(p.x.n - centre.x.n) * factor)},
            {centre.y.n + std::llround(static_cast<double>(p.y.n - centre.y.n) * factor)}};
}

PlanPoint turnedAbout(PlanPoint p, PlanPoint centre, Angle turn)
{
    const qint64 angle = (turn.n % whole + whole) % whole;
    const Length dx = p.x - centre.x;
    const Length dy = p.y - centre.y;
    switch (angle) {
    case 0: return p;
    case whole / 4: return {centre.x - dy, centre.y + dx};
    case whole / 2: return {centre.x - dx, centre.y - dy};
    case whole / 4 * 3: return {centre.x + dy, centre.y - dx};
    default: break;
    }
    const double a = static_cast<double>(angle) / 1e6 * pi / 180;
    const double x = static_cast<double>(dx.n);
    const double y = static_cast<double>(dy.n);
    return {{centre.x.n + std::llround(x * std::cos(a) - y * std::sin(a))}, {centre.y.n + std::llround(x * std::sin(a) + y * std::cos(a))}};
}

Angle directionOf(PlanPoint from, PlanPoint to)
{
    if (from == to)
        return {};
    const double a = std::atan2(static_cast<double>(to.y.n - from.y.n), static_cast<double>(to.x.n - from.x.n));
    return {(std::llround(a * 180 / pi * 1e6) + whole) % whole};
}

} // namespace sp
