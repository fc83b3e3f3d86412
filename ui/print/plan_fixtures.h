// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/print/plan_painter.h"

namespace sp::ui {

// What stands in rooms for good: stairs, ramps, lifts, columns, shafts, floor openings; and the sign of an exit.

/// Pieces of a straight line (through `at`, along `dir`) that lie inside a polygon, by the even-odd rule.
std::vector<QLineF> chordsOf(const QPolygonF& polygon, QPointF at, QPointF dir);

/// Steps of a stair with its landings, the slope of a ramp, the car of a lift, and which way it goes.
struct StairLook {
    QPainterPath steps; ///< thin lines: treads, the car of a lift
    QPainterPath arrow; ///< the way up, or down from the highest storey
    QPointF textAt;
    QString text; ///< UP, DN, UP/DN; empty when its storeys are not known
    double tread = 0; ///< mm between two lines, 0 without treads
    bool operator==(const StairLook&) const = default;
};
/// `kind`: word of stair.kind, empty when not known (drawn as a stair). `up`, `down`: which storeys it reaches from this one.
StairLook stairLook(const RoomShape& room, const QString& kind, bool up, bool down);
/// Whether the arrow is long enough at a scale to be drawn.
bool arrowIsSeen(const StairLook& stair, const PlanStyle& style, double scale);
void drawStair(QPainter& painter, const StairLook& stair, const PlanStyle& style, double scale);

struct ObstructionLook {
    ObstructionKind kind = ObstructionKind::Fixture;
    QPainterPath area;
    QPainterPath lines; ///< hatch of a column, cross of a floor opening, diagonal of a shaft
    bool operator==(const ObstructionLook&) const = default;
};
/// nullopt with fewer than three corners.
std::optional<ObstructionLook> obstructionLook(const Obstruction& obstruction);
void drawObstruction(QPainter& painter, const ObstructionLook& look, const PlanStyle& style, double scale, Shade shade);

/// The sign of an exit to the outside: an arrow that leaves, with the word where there is room for it. In device units around `at`.
double exitSignSize(double scale, double unit);
void drawExitSign(QPainter& painter, QPointF at, QPointF outward, double size, const PlanStyle& style, Shade shade);

/// A thing of the plan that cannot be built as drawn: a crossed diamond in device units around `at`.
void drawProblemMark(QPainter& painter, QPointF at, double size, const PlanStyle& style);

} // namespace sp::ui
