// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/failure/door_force.h"

#include <algorithm>
#include <cmath>

namespace sp {

namespace {

constexpr double nmPerMetre = 1e9;
constexpr double microPerNewton = 1e6;

// Newtons at the knob for one pascal.
double newtonsPerPascal(const DoorForce& door)
{
    const double w = static_cast<double>(door.width.n) / nmPerMetre;
    const double h = static_cast<double>(door.height.n) / nmPerMetre;
    const double d = static_cast<double>(door.knobToEdge.n) / nmPerMetre;
    return w * (w * h) / (2 * (w - d));
}

} // namespace

Force openingForce(const DoorForce& door, double pushesShutPa)
{
    return door.closer + Force{static_cast<qint64>(std::llround(newtonsPerPascal(door) * pushesShutPa * microPerNewton))};
}

double pressureAtForce(const DoorForce& door, Force limit)
{
    return std::max(0.0, static_cast<double>((limit - door.closer).n) / microPerNewton / newtonsPerPascal(door));
}

} // namespace sp
