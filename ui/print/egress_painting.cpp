// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/egress_drawing.h"

#include <QFont>
#include <QFontMetricsF>
#include <QPainter>

namespace sp::ui {

namespace {

bool isDark(const PlanStyle& style)
{
    return style.colors.paper.lightness() < 128;
}

QPen cosmetic(const QColor& color, double width, const PlanStyle& style, Qt::PenStyle dashes = Qt::SolidLine)
{
    QPen pen(color, width * style.unit, dashes, Qt::FlatCap, Qt::RoundJoin);
    pen.setCosmetic(true);
    return pen;
}

// A pattern that does not grow with the plan.
QBrush pattern(const QPainter& painter, QColor color, Qt::BrushStyle kind, const PlanStyle& style)
{
    color.setAlpha(170);
    QBrush brush(color, kind);
    const double scale = painter.worldTransform().m11();
    if (scale > 0)
        brush.setTransform(QTransform::fromScale(style.unit / scale, style.unit / scale));
    return brush;
}

QColor paperOf(const PlanStyle& style, int alpha)
{
    QColor paper = style.colors.paper;
    paper.setAlpha(alpha);
    return paper;
}

QFont textFont(const PlanStyle& style, double pixels, bool bold)
{
    QFont font(style.fontFamily);
    font.setPixelSize(std::max(1, qRound(pixels * style.unit)));
    font.setBold(bold);
    return font;
}

constexpr double badgePixels = 10, lengthPixels = 11.5;

} // namespace

QColor egressColor(const PlanStyle& style)
{
    return isDark(style) ? QColor(0x66bb6a) : QColor(0x2e7d32);
}

QColor egressCommonColor(const PlanStyle& style)
{
    return isDark(style) ? QColor(0xf48fb1) : QColor(0xad1457);
}

void drawEgressWays(QPainter& painter, const std::vector<EgressWayLook>& ways, const PlanStyle& style)
{
    painter.setBrush(Qt::NoBrush);
    for (const bool provisional : {false, true}) {
        painter.setPen(cosmetic(egressColor(style), 1.3, style, provisional ? Qt::DashLine : Qt::SolidLine));
        for (const EgressWayLook& way : ways)
            if (way.provisional == provisional)
                painter.drawPath(way.line);
    }
}

void drawEgressWay(QPainter& painter, const EgressWayLook& way, const PlanStyle& style)
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(cosmetic(paperOf(style, 220), 6.5, style));
    painter.drawPath(way.line);
    painter.setPen(cosmetic(egressColor(style), 3.4, style, way.provisional ? Qt::DashLine : Qt::SolidLine));
    painter.drawPath(way.line);
}

void drawEgressCommonPath(QPainter& painter, const EgressCommonLook& common, const PlanStyle& style)
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(cosmetic(paperOf(style, 255), 6.5, style));
    painter.drawPath(common.line);
    QPen pen = cosmetic(egressCommonColor(style), 4.4, style);
    pen.setDashPattern({1.1, 0.7});
    painter.setPen(pen);
    painter.drawPath(common.line);
    if (common.bar.isNull())
        return;
    painter.setPen(cosmetic(paperOf(style, 255), 7, style));
    painter.drawLine(common.bar);
    painter.setPen(cosmetic(egressCommonColor(style), 3.6, style));
    painter.drawLine(common.bar);
}

void drawEgressDeadEnd(QPainter& painter, const EgressDeadEndLook& end, const PlanStyle& style)
{
    QColor tint = style.colors.warning;
    tint.setAlpha(50);
    painter.fillPath(end.area, tint);
    painter.fillPath(end.area, pattern(painter, style.colors.warning, Qt::FDiagPattern, style));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(cosmetic(style.colors.warning, 2, style, end.provisional ? Qt::DashLine : Qt::SolidLine));
    painter.drawLine(end.mouth);
}

void drawEgressRoom(QPainter& painter, const EgressRoomSign& room, const PlanStyle& style)
{
    const bool lost = room.kind == EgressRoomSign::Kind::Unreachable;
    QColor tint = lost ? style.colors.violation : style.colors.undecided;
    tint.setAlpha(36);
    painter.fillPath(room.area, tint);
    painter.fillPath(
        room.area,
        pattern(painter, lost ? style.colors.violation : style.colors.undecided, lost ? Qt::DiagCrossPattern : Qt::Dense7Pattern, style));
}

QSizeF egressBadgeSize(const EgressDoorSign& door, const PlanStyle& style)
{
    const QFontMetricsF metrics(textFont(style, badgePixels, door.exit || door.over()));
    return {metrics.horizontalAdvance(door.text()) + 8 * style.unit, metrics.height() + 2 * style.unit};
}

// Exits are filled; what takes more people than it can has a double frame as well as its sign.
void drawEgressBadge(QPainter& painter, const QRectF& box, const EgressDoorSign& door, bool chosen, const PlanStyle& style)
{
    const PlanColors& c = style.colors;
    const QColor color = door.over() ? c.violation : door.assigned && door.capacity ? egressColor(style) : c.undecided;
    const double round = 3 * style.unit;
    painter.setPen(QPen(chosen ? c.accent : color, (chosen ? 2.2 : 1.1) * style.unit));
    painter.setBrush(door.exit ? color : paperOf(style, 235));
    painter.drawRoundedRect(box, round, round);
    if (door.over()) {
        painter.setBrush(Qt::NoBrush);
        const double off = 2.6 * style.unit;
        painter.drawRoundedRect(box.adjusted(-off, -off, off, off), round + off, round + off);
    }
    painter.setFont(textFont(style, badgePixels, door.exit || door.over()));
    painter.setPen(door.exit ? c.onStrong : c.ink);
    painter.drawText(box, Qt::AlignCenter, door.text());
    painter.setBrush(Qt::NoBrush);
}

QRectF egressTextBox(QPointF at, double clear, bool right, const QString& text, const PlanStyle& style)
{
    const QFontMetricsF metrics(textFont(style, lengthPixels, true));
    const QSizeF size(metrics.horizontalAdvance(text) + 6 * style.unit, metrics.height() + 2 * style.unit);
    return {QPointF(right ? at.x() + clear : at.x() - clear - size.width(), at.y() - size.height() / 2), size};
}

void drawEgressText(QPainter& painter, const QRectF& box, const QString& text, const PlanStyle& style)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(paperOf(style, 225));
    painter.drawRoundedRect(box, 3 * style.unit, 3 * style.unit);
    painter.setBrush(Qt::NoBrush);
    painter.setFont(textFont(style, lengthPixels, true));
    painter.setPen(style.colors.ink);
    painter.drawText(box, Qt::AlignCenter, text);
}

void drawEgressStart(QPainter& painter, QPointF at, const PlanStyle& style)
{
    const double r = 6.5 * style.unit;
    painter.setBrush(style.colors.paper);
    painter.setPen(QPen(egressColor(style), 2.2 * style.unit));
    painter.drawEllipse(at, r, r);
    painter.drawLine(at - QPointF(r, 0), at + QPointF(r, 0));
    painter.drawLine(at - QPointF(0, r), at + QPointF(0, r));
    painter.setBrush(Qt::NoBrush);
}

} // namespace sp::ui
