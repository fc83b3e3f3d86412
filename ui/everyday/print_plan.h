// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/topology.h"
#include "ui/print/door_labels.h"

#include <QPageLayout>
#include <QRectF>

class QPainter;

namespace sp::ui {

/// How a storey goes to paper.
struct PlanPrint {
    std::optional<StoreyId> storey;
    int scale = 0; ///< 1 : scale; 0: as large as one sheet allows
    DoorLabels doorLabels = DoorLabels::Mark;
    QString title; ///< of the plan, for the caption
    QString note; ///< second part of the caption: state of the check, file, date
};

/// The sheets of a storey at a scale: the part of the plan (scene units) on each, row by row, and the scale that came out.
struct PlanSheets {
    std::vector<QRectF> parts;
    int rows = 1, columns = 1;
    double scale = 100;
};
/// `paper` is what can be printed on, in mm. Parts of neighbouring sheets overlap by what the margins of gluing need.
PlanSheets sheetsOf(const Project& project, const Topology& topology, const PlanPrint& print, QSizeF paper);

/// Draws one sheet with its caption and a bar that shows the scale. `dpi` of the painter's device; its origin is the corner of `paper`.
void paintSheet(QPainter& painter, const Project& project, const Topology& topology, const PlanPrint& print, const PlanSheets& sheets,
                size_t sheet, QSizeF paper, double dpi);

/// Scales that plans are printed at in a unit system, with their names: 96 and "1/8\" = 1'-0\"", 100 and "1 : 100".
std::vector<std::pair<int, QString>> printScales(Units units);

} // namespace sp::ui
