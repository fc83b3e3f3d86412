// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/egress/egress_results.h"
#include "ui/print/plan_painter.h"

#include <QLineF>

namespace sp::ui {

// What measured ways out look like on one storey: the window and the sheet use the same. Made once for each result; scene units.

/// The way of a room, as far as it is on the storey.
struct EgressWayLook {
    QString room; ///< id
    QPainterPath line;
    bool provisional = false; ///< some door on it is taken as usable though nobody knows
    bool begins = false; ///< the most remote point is on this storey
    QPointF from; ///< that point
    QPointF to; ///< where the line ends on the storey
    QString length; ///< by the ruler of the project: "78.8 ft"
};

/// The part of the way on which nobody has a choice.
struct EgressCommonLook {
    QPainterPath line;
    QLineF bar; ///< across its end; null: it ends on another storey
    QString length;
};

struct EgressDeadEndLook {
    QString room;
    QPainterPath area;
    QLineF mouth;
    QPointF label; ///< inside
    QString length;
    bool provisional = false;
};

struct EgressRoomSign {
    QString room;
    QPainterPath area;
    enum class Kind : quint8 { Unreachable, NotMeasured } kind = Kind::Unreachable;
};

struct EgressDoorSign {
    QString id;
    QPointF at; ///< middle
    QPointF along; ///< unit vector along the wall
    double depth = 0, width = 0; ///< half the wall's thickness, and the hole: mm
    bool exit = false;
    std::optional<qint64> assigned, capacity;
    bool over() const { return assigned && capacity && *assigned > *capacity; }
    /// "59/223", "EXIT 59/223", "! 240/223".
    QString text() const;
    bool operator==(const EgressDoorSign&) const = default;
};

struct EgressDrawing {
    std::vector<EgressWayLook> ways; ///< of the rooms of the storey
    std::vector<EgressDeadEndLook> deadEnds; ///< without recesses
    std::vector<EgressRoomSign> rooms;
    std::vector<EgressDoorSign> doors; ///< that people leave by, those over their capacity first, then exits, then by people
    bool isEmpty() const { return ways.empty() && deadEnds.empty() && rooms.empty() && doors.empty(); }
};

/// `storey`: id; empty: what is on none.
EgressDrawing egressDrawing(const Project& project, const Topology& topology, const EgressResults& results, const QString& storey);
/// On one storey of all that the way crosses; nullopt: it does not cross that one, or there is no way.
std::optional<EgressWayLook> egressWay(const EgressRoom& room, const EgressResults& results, const QString& storey, bool us);
/// nullopt: none on this storey, or people have a choice from the start.
std::optional<EgressCommonLook> egressCommonPath(const EgressRoom& room, const EgressResults& results, const QString& storey, bool us);

// Drawing in scene coordinates; widths and patterns keep their size at every scale.
void drawEgressWays(QPainter& painter, const std::vector<EgressWayLook>& ways, const PlanStyle& style);
void drawEgressWay(QPainter& painter, const EgressWayLook& way, const PlanStyle& style); ///< brought out
void drawEgressCommonPath(QPainter& painter, const EgressCommonLook& common, const PlanStyle& style);
void drawEgressDeadEnd(QPainter& painter, const EgressDeadEndLook& end, const PlanStyle& style);
void drawEgressRoom(QPainter& painter, const EgressRoomSign& room, const PlanStyle& style);
// Drawing in device units around a point.
QSizeF egressBadgeSize(const EgressDoorSign& door, const PlanStyle& style);
void drawEgressBadge(QPainter& painter, const QRectF& box, const EgressDoorSign& door, bool chosen, const PlanStyle& style);
/// Box of a text beside a point, `clear` off it on the right or on the left.
QRectF egressTextBox(QPointF at, double clear, bool right, const QString& text, const PlanStyle& style);
/// A text on paper, such as a length beside its line.
void drawEgressText(QPainter& painter, const QRectF& box, const QString& text, const PlanStyle& style);
/// The ring with a cross that marks a most remote point.
void drawEgressStart(QPainter& painter, QPointF at, const PlanStyle& style);

QColor egressColor(const PlanStyle& style); ///< of ways
QColor egressCommonColor(const PlanStyle& style);

} // namespace sp::ui
