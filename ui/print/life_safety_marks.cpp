// SPDX-License-Identifier: GPL-3.0-or-later
// Ways, starts, door glyphs and hatches of the life safety plan and its legend.
#include "ui/print/life_safety.h"

#include <QPainter>

namespace sp::ui {

namespace {

QPointF unitOf(QPointF v)
{
    const double length = std::hypot(v.x(), v.y());
    return length > 0 ? v / length : QPointF();
}

void drawHead(QPainter& painter, QPointF tip, QPointF along, const QColor& color, double size)
{
    const QPointF n(-along.y(), along.x());
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawPolygon(QPolygonF{tip, tip - along * size + n * size * 0.4, tip - along * size - n * size * 0.4});
    painter.setBrush(Qt::NoBrush);
}

} // namespace

PlanColors safetyPlanColors()
{
    PlanColors colors = lightPlanColors();
    colors.paper = Qt::white;
    colors.wall = QColor(0xb4bac0);
    colors.faint = QColor(0x3c4248);
    colors.corridor = QColor(0xeef1f4);
    colors.hazard = QColor(0xfff3df);
    return colors;
}

void drawWay(QPainter& painter, const QPolygonF& way, const QColor& color, double width, bool dashed)
{
    if (way.size() < 2)
        return;
    QPen pen(color, width);
    pen.setCapStyle(Qt::FlatCap);
    pen.setJoinStyle(Qt::RoundJoin);
    if (dashed)
        pen.setDashPattern({5, 2.5});
    painter.setPen(pen);
    painter.drawPolyline(way);
    // Heads along the way and one at its end; short pieces have none.
    const double head = 4 * safetyUnit + 1.5 * width, apart = 45 * safetyUnit;
    double since = apart / 2;
    for (qsizetype i = 1; i < way.size(); ++i) {
        const QPointF from = way[i - 1];
        const double length = QLineF(from, way[i]).length();
        const QPointF u = unitOf(way[i] - from);
        double at = apart - since;
        for (; at < length; at += apart)
            if (at > head && length - at > head / 2)
                drawHead(painter, from + u * at, u, color, head);
        since = length - (at - apart);
    }
    const qsizetype n = way.size();
    if (QLineF(way[n - 2], way[n - 1]).length() > head)
        drawHead(painter, way[n - 1], unitOf(way[n - 1] - way[n - 2]), color, head);
}

void drawStart(QPainter& painter, QPointF at, const QColor& color, double size)
{
    painter.setPen(QPen(Qt::white, size * 0.12));
    painter.setBrush(color);
    painter.drawEllipse(at, size / 2, size / 2);
    painter.setBrush(Qt::white);
    painter.setPen(Qt::NoPen);
    painter.drawEllipse(at, size * 0.17, size * 0.17);
    painter.setBrush(Qt::NoBrush);
}

void drawDoorGlyph(QPainter& painter, QPointF at, DoorGlyph glyph, QPointF towards, double size)
{
    const SafetyColors colors;
    const QPointF u = unitOf(towards);
    const QPointF n(-u.y(), u.x());
    const double h = size / 2;
    switch (glyph) {
    case DoorGlyph::None: return;
    case DoorGlyph::Exit:
        painter.setPen(QPen(Qt::white, size * 0.08));
        painter.setBrush(colors.exit);
        if (u.isNull())
            painter.drawRect(QRectF(at - QPointF(h, h), QSizeF(size, size)));
        else
            painter.drawPolygon(QPolygonF{at + u * h, at - u * h + n * h, at - u * h - n * h});
        break;
    case DoorGlyph::OneWay:
        painter.setPen(QPen(colors.exit, size * 0.12));
        painter.setBrush(Qt::white);
        painter.drawPolygon(QPolygonF{at + u * h * 0.8, at - u * h * 0.6 + n * h * 0.7, at - u * h * 0.6 - n * h * 0.7});
        break;
    case DoorGlyph::Closed: {
        painter.setPen(QPen(Qt::white, size * 0.42));
        for (int i = 0; i < 2; ++i) {
            painter.drawLine(at + QPointF(-h, -h) * 0.7, at + QPointF(h, h) * 0.7);
            painter.drawLine(at + QPointF(-h, h) * 0.7, at + QPointF(h, -h) * 0.7);
            painter.setPen(QPen(colors.closed, size * 0.2));
        }
        break;
    }
    case DoorGlyph::NotKnown: drawMarker(painter, at, size, Marker::Undecided, lightPlanColors()); break;
    }
    painter.setBrush(Qt::NoBrush);
}

void drawHatch(QPainter& painter, const QPolygonF& outline, const QColor& color)
{
    painter.setPen(QPen(color, 0.6 * safetyUnit));
    const QRectF box = outline.boundingRect();
    const QPointF across = QPointF(1, 1) * std::sqrt(0.5);
    const double reach = QPointF::dotProduct(QPointF(box.width(), box.height()), across);
    for (double d = 0; d < reach; d += 4 * safetyUnit)
        for (const QLineF& line : chordsOf(outline, box.topLeft() + across * d, {1, -1}))
            painter.drawLine(line);
    painter.setPen(QPen(color, 1.2 * safetyUnit));
    painter.drawPolygon(outline);
}

} // namespace sp::ui
