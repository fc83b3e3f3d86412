// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interop/ifc/import_places.h"

#include <algorithm>
#include <cmath>

namespace sp {

double extentAlong(const IfcPolygon& polygon, double angle)
{
    double low = 1e300, high = -1e300;
    for (const IfcPoint p : polygon) {
        const double d = toMm(p.x) * std::cos(angle) + toMm(p.y) * std::sin(angle);
        low = std::min(low, d);
        high = std::max(high, d);
    }
    return std::max(0.0, high - low);
}

double alongWall(const Wall& w, PlanPoint p)
{
    const IfcVec a = ifcVec(w.from), b = ifcVec(w.to), q = ifcVec(p);
    const double length = std::hypot(b.x - a.x, b.y - a.y);
    return ((q.x - a.x) * (b.x - a.x) + (q.y - a.y) * (b.y - a.y)) / length;
}

double besideWall(const Wall& w, PlanPoint p)
{
    const IfcVec a = ifcVec(w.from), b = ifcVec(w.to), q = ifcVec(p);
    const double length = std::hypot(b.x - a.x, b.y - a.y);
    return ((b.x - a.x) * (q.y - a.y) - (b.y - a.y) * (q.x - a.x)) / length;
}

double directionOf(const Wall& w)
{
    return std::atan2(static_cast<double>(w.to.y.n - w.from.y.n), static_cast<double>(w.to.x.n - w.from.x.n));
}

double beyondEnds(const Wall& w, PlanPoint p)
{
    const double at = alongWall(w, p);
    return std::max({0.0, -at, at - toMm(distance(w.from, w.to))});
}

std::optional<Length> sillOf(const IfcDoor& d)
{
    if (d.hole && d.hole->bottom)
        return d.hole->bottom;
    return d.place ? std::optional(d.place->z) : std::nullopt;
}

Table<Wall>::Pointer nearestRun(const std::vector<Table<Wall>::Pointer>& runs, PlanPoint p, const std::optional<StoreyId>& storey)
{
    Table<Wall>::Pointer best;
    std::pair<bool, double> bestRank;
    for (const auto& run : runs) {
        const std::pair rank(run->storey != storey, std::hypot(besideWall(*run, p), beyondEnds(*run, p)));
        if (!best || rank < bestRank) {
            best = run;
            bestRank = rank;
        }
    }
    return best;
}

void putOnWall(const Wall& wall, PlanPoint middle, std::optional<StoreyId> storey, Place& place)
{
    place.wall = wall.id;
    place.offset = Length{std::llround(alongWall(wall, middle) * 1e6)};
    if (storey != wall.storey)
        place.storey = storey; // the wall goes through several storeys
}

} // namespace sp
