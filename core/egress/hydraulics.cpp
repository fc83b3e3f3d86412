// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/egress/hydraulics.h"

#include <algorithm>
#include <cmath>

namespace sp {

namespace {

struct StairPitch {
    Length riser, tread;
    double k;
};
constexpr StairPitch stairPitches[] = {
    // the flattest first
    {inch64(6 * 64 + 32), inches(13), 1.23},
    {inch64(6 * 64 + 32), inches(12), 1.16},
    {inches(7), inches(11), 1.08},
    {inch64(7 * 64 + 32), inches(10), 1.00},
};

double metres(Length v)
{
    return static_cast<double>(v.n) / 1e9;
}

// What people keep from a boundary, and from a rail that stands before it.
double layer(const WidthSide& side)
{
    constexpr double rail = 0.09;
    double wall = 0;
    switch (side.boundary) {
    case Boundary::StairWall: wall = 0.15; break;
    case Boundary::RampOrCorridorWall: wall = 0.20; break;
    case Boundary::DoorJamb: wall = 0.15; break;
    case Boundary::Obstacle: wall = 0.10; break;
    case Boundary::WideConcourse: wall = 0.46; break;
    case Boundary::OpenSide: wall = 0; break;
    }
    return side.railProjection ? std::max(wall, metres(*side.railProjection) + rail) : wall;
}

} // namespace

std::optional<double> stairK(Length riser, Length tread)
{
    if (riser.n <= 0 || tread.n <= 0)
        return std::nullopt;
    for (const StairPitch& pitch : stairPitches)
        if (riser.n * pitch.tread.n <= pitch.riser.n * tread.n)
            return pitch.k;
    return std::nullopt;
}

double walkingSpeed(double k, double density)
{
    return density <= freeDensity ? freeSpeed(k) : std::max(0.0, k * (1 - crowding * density));
}

double specificFlow(double k, double density)
{
    return walkingSpeed(k, density) * density;
}

double densityAtFlow(double k, double specific)
{
    if (specific <= freeSpeed(k) * freeDensity)
        return specific / freeSpeed(k);
    return (1 - std::sqrt(std::max(0.0, 1 - 4 * crowding * specific / k))) / (2 * crowding);
}

double speedAtFlow(double k, double specific)
{
    if (specific <= freeSpeed(k) * freeDensity)
        return freeSpeed(k);
    return specific >= maxSpecificFlow(k) ? k / 2 : specific / densityAtFlow(k, specific);
}

double effectiveWidth(Length clear, const WidthSide& left, const WidthSide& right)
{
    return std::max(0.0, metres(clear) - layer(left) - layer(right));
}

double doorFlow(Length clear)
{
    return maxFlow(levelK, effectiveWidth(clear, {}, {}));
}

double stairTravel(Length rise, Length riser, Length tread, Length landings)
{
    Q_ASSERT(riser.n > 0);
    return metres(rise) * std::hypot(metres(riser), metres(tread)) / metres(riser) + metres(landings);
}

} // namespace sp
