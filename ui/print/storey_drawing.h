// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/print/plan_fixtures.h"
#include "ui/print/plan_labels.h"

namespace sp::ui {

/// How a fire rated or smoke-tight wall is marked on a life safety plan: by its dashes, the colour only repeats it.
struct WallMark {
    const char* words; ///< for the legend
    QColor color;
    QList<qreal> dashes; ///< in widths of the line; empty: a full line
};
/// The mark of a rating in hours; nullptr for none.
const WallMark* ratingMark(double hours);
const WallMark& smokeMark();
/// All of them, as the legend lists them.
std::vector<const WallMark*> wallMarks();

/// The building of one storey in scene units: what a sheet shows below what it is about.
struct StoreyDrawing {
    std::vector<RoomLook> rooms;
    std::vector<StairLook> stairs;
    std::vector<ObstructionLook> obstructions;
    std::vector<WallShape> walls; ///< ratings taken out: they are marked by the lines below
    struct MarkedLine {
        QLineF line;
        const WallMark* mark = nullptr;
        bool beside = false; ///< a second mark of a wall stands beside its first
    };
    std::vector<MarkedLine> marked;
    std::vector<std::pair<OpeningId, OpeningShape>> openings; ///< those whose place is known
    QStringList unplaced; ///< ids of openings of the storey that nobody knows the place of
    QRectF box; ///< null: nothing to draw
};
StoreyDrawing storeyDrawing(const Project& project, const Topology& topology, const std::optional<StoreyId>& storey);

/// The painter's unit is a millimetre of the plan; `scale` in device units a millimetre.
void drawStorey(QPainter& painter, const StoreyDrawing& drawing, const PlanStyle& style, double scale);
/// A line with a mark, in device units.
void drawWallMark(QPainter& painter, const QLineF& line, const WallMark& mark, double unit);
/// What labels keep off.
std::vector<Obstacle> obstaclesOf(const StoreyDrawing& drawing);

} // namespace sp::ui
