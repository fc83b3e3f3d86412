// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geom/polygon.h"

#include <algorithm>
#include <cmath>

namespace sp {

namespace {

// Coordinates reach 1e15 nm, where a double still holds every integer; products are taken relative to a near origin.
double cross(PlanPoint o, PlanPoint a, PlanPoint b)
{
    return static_cast<double>(a.x.n - o.x.n) * static_cast<double>(b.y.n - o.y.n)
        - static_cast<double>(a.y.n - o.y.n) * static_cast<double>(b.x.n - o.x.n);
}

} // namespace

PlanBox boxOf(const Ring& ring)
{
    if (ring.empty())
        return {};
    PlanBox box{ring[0], ring[0]};
    for (const PlanPoint p : ring) {
        box.least = {std::min(box.least.x, p.x), std::min(box.least.y, p.y)};
        box.most = {std::max(box.most.x, p.x), std::max(box.most.y, p.y)};
    }
    return box;
}

double signedAreaM2(const Ring& ring)
{
    double sum = 0;
    for (size_t i = 1; i + 1 < ring.size(); ++i)
        sum += cross(ring[0], ring[i], ring[i + 1]);
    return sum / 2 / 1e18;
}

bool contains(const Ring& ring, PlanPoint p)
{
    bool inside = false;
    for (size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        const PlanPoint a = ring[j];
        const PlanPoint b = ring[i];
        const double side = cross(a, b, p);
        if (side == 0 && p.x >= std::min(a.x, b.x) && p.x <= std::max(a.x, b.x) && p.y >= std::min(a.y, b.y) && p.y <= std::max(a.y, b.y))
            return true;
        if ((a.y > p.y) != (b.y > p.y) && (side > 0) == (b.y > a.y))
            inside = !inside;
    }
    return inside;
}

PlanPoint labelPoint(const Ring& ring)
{
    return labelPoint(ring, {});
}

PlanPoint labelPoint(const Ring& ring, const std::vector<Ring>& holes)
{
    const PlanBox box = boxOf(ring);
    PlanPoint best = box.least;
    double widest = -1;
    const qint64 height = box.most.y.n - box.least.y.n;
    for (const int percent : {50, 40, 60, 30, 70, 20, 80}) {
        const qint64 y = box.least.y.n + height / 100 * percent;
        std::vector<double> crossings;
        const auto cut = [&](const Ring& r) {
            for (size_t i = 0, j = r.size() - 1; i < r.size(); j = i++) {
                const PlanPoint a = r[j];
                const PlanPoint b = r[i];
                if ((a.y.n > y) == (b.y.n > y))
                    continue;
                const double t = static_cast<double>(y - a.y.n) / static_cast<double>(b.y.n - a.y.n);
                crossings.push_back(static_cast<double>(a.x.n) + t * static_cast<double>(b.x.n - a.x.n));
            }
        };
        cut(ring);
        for (const Ring& hole : holes)
            cut(hole);
        std::sort(crossings.begin(), crossings.end());
        for (size_t i = 0; i + 1 < crossings.size(); i += 2) {
            // The middle line is preferred: a label a little off the middle reads worse than one in a slightly narrower place.
            const double width = (crossings[i + 1] - crossings[i]) * (percent == 50 ? 1.15 : 1.0);
            if (width > widest) {
                widest = width;
                best = {{static_cast<qint64>((crossings[i] + crossings[i + 1]) / 2)}, {y}};
            }
        }
    }
    return best;
}

Length distance(PlanPoint a, PlanPoint b)
{
    return {static_cast<qint64>(std::llround(std::hypot(static_cast<double>(b.x.n - a.x.n), static_cast<double>(b.y.n - a.y.n))))};
}

PlanPoint pointBeside(PlanPoint from, PlanPoint to, Length along, Length left)
{
    const double dx = static_cast<double>(to.x.n - from.x.n);
    const double dy = static_cast<double>(to.y.n - from.y.n);
    const double d = std::hypot(dx, dy);
    if (d == 0)
        return from;
    const double a = static_cast<double>(along.n) / d;
    const double l = static_cast<double>(left.n) / d;
    return {{from.x.n + std::llround(dx * a - dy * l)}, {from.y.n + std::llround(dy * a + dx * l)}};
}

} // namespace sp
