// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/plan_items.h"
#include "ui/canvas/snap.h"
#include "ui/tools/tool.h"

#include <QRegion>

namespace sp::ui {

// What a tool shows over the plan, drawn in device units so that it is readable at every zoom. Tones differ by their lines and marks as
// well as by colour: problems are dashed with a cross, guides are dotted.

/// `map` turns scene coordinates (millimetres, y down) into the viewport's.
void drawPreview(QPainter& painter, const Preview& preview, const QTransform& map, const PlanStyle& style);
QRegion previewRegion(const Preview& preview, const QTransform& map, const PlanStyle& style);

/// The mark of a snap, of a shape of its own for each kind, with its name beside it and its guides.
void drawSnap(QPainter& painter, const Snap& snap, const QTransform& map, const PlanStyle& style);
QRegion snapRegion(const Snap& snap, const QTransform& map, const PlanStyle& style);
QString snapName(SnapKind kind);

/// Two lines across the point: the pointer of people who work by keys.
void drawCrosshair(QPainter& painter, QPointF at, const PlanStyle& style);
QRegion crosshairRegion(QPointF at);

/// A sentence in a frame, kept inside `room`.
void drawBubble(QPainter& painter, QPointF at, const QString& text, bool problem, const QRectF& room, const PlanStyle& style);
QRect bubbleRect(QPointF at, const QString& text, const QRectF& room, const PlanStyle& style);

} // namespace sp::ui
