// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/geom/placing.h"
#include "core/model/entities.h"

#include <optional>

namespace sp::ui {

/// What a typed value is read against.
struct TypedContext {
    Units units = Units::Us; ///< of a number without a unit: inches or millimetres
    std::optional<PlanPoint> from; ///< the last point
    PlanPoint pointer; ///< gives the direction of a bare length
    std::optional<Angle> locked; ///< the direction, where one was typed before
};

/// A point, or a direction to be kept for the point that comes next.
struct TypedValue {
    std::optional<PlanPoint> point;
    std::optional<Angle> direction;
    bool operator==(const TypedValue&) const = default;
};

/// Reads what somebody types while a tool waits for a point:
///   `3810` `3.81 m` `12'-6 1/2"`      so far from the last point, towards the pointer
///   `3 m < 45`                        so far at 45 degrees, counter-clockwise from the x axis
///   `< 45`                            the direction only
///   `@1200,-600` `1200;-600` `1200,-600`   so far right and up from the last point
///   `=0,0`                            a place of the plan
/// Without a last point `x,y` and `x;y` are a place of the plan. Errors say what was expected and what was found.
Result<TypedValue> readTyped(QStringView text, const TypedContext& context);

/// One length as people type it: with a unit, in feet and inches, or a plain number in inches or millimetres; may be negative.
Result<Length> readLength(QStringView text, Units units);
/// Degrees: `45`, `-30`, `22.5 deg`, with or without the sign of degrees.
Result<Angle> readAngle(QStringView text);

/// The point so far from another in a direction. Right angles are exact.
PlanPoint polar(PlanPoint from, Length distance, Angle direction);

/// How far along a wall the foot of a point lies; below zero or beyond its length outside of it.
Length alongOf(const Wall& wall, PlanPoint p);

/// A length for people who draw: feet and inches to 1/16 in, or millimetres to 0.1.
QString drawnLength(Length v, Units units);
QString drawnAngle(Angle v);

} // namespace sp::ui
