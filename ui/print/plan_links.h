// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edit/edit_devices.h"
#include "ui/print/plan_painter.h"

#include <QLineF>

namespace sp::ui {

/// "feeds", "drives", "closes": what the first does to the second.
QString linkWord(PlanLink::Kind kind);
/// The dashes of a kind in widths of the line, empty for a full line: kinds differ by them, not by colour.
QList<qreal> linkDashes(PlanLink::Kind kind);

/// One link as it is drawn on a storey.
struct LinkLine {
    PlanLink::Kind kind = PlanLink::Kind::Feeds;
    QLineF line; ///< scene; from the one that acts
    QString elsewhere; ///< what the end is called when it stands on another storey: the line is a stub then
    bool strong = false; ///< of something that is selected
    bool named = true; ///< with its word; of many links at once words would cover the plan
    bool operator==(const LinkLine&) const = default;
};

/// Draws in device units with the scene's origin at the painter's: a dashed line, an arrow in its middle, the word beside it where it fits.
void drawLink(QPainter& painter, const LinkLine& link, double scale, const PlanStyle& style);

} // namespace sp::ui
