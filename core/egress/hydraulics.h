// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/quantity.h"

#include <optional>

namespace sp {

// How people move in a crowd (egress.md 9.1, the relations of the SFPE handbook): people a square metre (density), metres a second, people a
// second. First-order and without behaviour.

/// m2 a person: how much a neighbour slows people down.
inline constexpr double crowding = 0.266;
/// Up to this density people walk at 0.85 k.
inline constexpr double freeDensity = 0.54;
/// k of doors, corridors, aisles, ramps and level floors, m/s.
inline constexpr double levelK = 1.40;

/// k of a stair by its pitch, m/s: the row of the table that is as steep or the next steeper. nullopt: steeper than the steepest row, 7-1/2
/// in riser with 10 in tread, or no stair.
std::optional<double> stairK(Length riser, Length tread);

/// m/s at a density; the two branches differ by 0.75 % where they meet, which is accepted.
double walkingSpeed(double k, double density);
inline double freeSpeed(double k)
{
    return 0.85 * k;
}
/// People a second through a metre of effective width.
double specificFlow(double k, double density);
inline double maxSpecificFlow(double k)
{
    return k / (4 * crowding);
}
/// Density on the free branch; from the largest flow on that of the largest flow.
double densityAtFlow(double k, double specific);
/// m/s of people who flow like that: k / 2 once they fill the element.
double speedAtFlow(double k, double specific);

/// What keeps people off a side, and how far.
enum class Boundary : quint8 { StairWall, RampOrCorridorWall, DoorJamb, Obstacle, WideConcourse, OpenSide };
struct WidthSide {
    Boundary boundary = Boundary::DoorJamb;
    std::optional<Length> railProjection; ///< from the boundary to the inner edge of a handrail
};
/// Metres that people use: the clear width without the layers of both sides, never below 0.
double effectiveWidth(Length clear, const WidthSide& left, const WidthSide& right);

/// People a second that an element of that effective width takes at most.
inline double maxFlow(double k, double effectiveM)
{
    return maxSpecificFlow(k) * effectiveM;
}
/// The same of a door of that clear width.
double doorFlow(Length clear);

/// Metres along a stair: the slope of its nosings and what is walked on its landings (egress.md 3.6).
double stairTravel(Length rise, Length riser, Length tread, Length landings);

} // namespace sp
