// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/failure/failure_signs.h"

#include <QFont>
#include <QImage>
#include <QPainter>

namespace sp::ui {

namespace {

constexpr double leastLetter = 8.5; // logical pixels: below it a letter is a blot and the shape alone speaks

bool isDark(const PlanStyle& style)
{
    return style.colors.paper.lightness() < 128;
}

QColor freeColor(const PlanStyle& style)
{
    return isDark(style) ? QColor(0x66bb6a) : QColor(0x2e7d32);
}

// A tile of lines or dots that repeats over an area. `dx`, `dy`: direction of the lines in steps of the tile; both 0: dots.
QBrush hatch(QColor color, int spacing, double width, int dx, int dy, const PlanStyle& style)
{
    const int side = std::max(4, qRound(spacing * style.unit));
    QImage tile(side, side, QImage::Format_ARGB32_Premultiplied);
    tile.fill(Qt::transparent);
    QPainter painter(&tile);
    painter.setRenderHint(QPainter::Antialiasing);
    color.setAlpha(150);
    if (dx == 0 && dy == 0) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        const double r = width * style.unit;
        painter.drawEllipse(QPointF(side / 2.0, side / 2.0), r, r);
    } else {
        painter.setPen(QPen(color, width * style.unit));
        const QPointF along(dx * side, dy * side);
        // The neighbours' lines as well: their edges reach into this tile.
        const QPointF across = dy == 0 ? QPointF(0, side) : QPointF(side, 0);
        const QPointF start = dy == 0 ? QPointF(0, side / 2.0) : dx * dy > 0 ? QPointF(0, 0) : QPointF(0, side);
        for (const int i : {-1, 0, 1})
            painter.drawLine(start + across * i - along, start + across * i + along * 2);
    }
    return QBrush(tile);
}

QColor tint(QColor color)
{
    color.setAlpha(44);
    return color;
}

void letter(QPainter& painter, QPointF at, double size, const QString& text, const QColor& color, const PlanStyle& style)
{
    if (size < leastLetter * style.unit)
        return;
    QFont font(style.fontFamily);
    font.setPixelSize(std::max(1, qRound(size * 0.78)));
    font.setBold(true);
    painter.setFont(font);
    painter.setPen(color);
    painter.drawText(QRectF(at - QPointF(size, size), QSizeF(2 * size, 2 * size)), Qt::AlignCenter, text);
}

QPolygonF turned(const std::vector<QPointF>& shape, QPointF at, QPointF toward, double size)
{
    const QPointF across(-toward.y(), toward.x());
    QPolygonF out;
    for (const QPointF& p : shape)
        out << at + toward * p.x() * size + across * p.y() * size;
    return out;
}

QPolygonF octagon(QPointF at, double r)
{
    QPolygonF out;
    const double k = r * 0.4142;
    for (const QPointF& p :
         {QPointF(-k, -r), QPointF(k, -r), QPointF(r, -k), QPointF(r, k), QPointF(k, r), QPointF(-k, r), QPointF(-r, k), QPointF(-r, -k)})
        out << at + p;
    return out;
}

QPolygonF diamond(QPointF at, double r)
{
    return {at + QPointF(0, -r), at + QPointF(r, 0), at + QPointF(0, r), at + QPointF(-r, 0)};
}

void drawCross(QPainter& painter, QPointF at, double r)
{
    painter.drawLine(at + QPointF(-r, -r), at + QPointF(r, r));
    painter.drawLine(at + QPointF(-r, r), at + QPointF(r, -r));
}

} // namespace

double signSize(double scale, double unit)
{
    return std::clamp(620 * scale, 7 * unit, 16 * unit);
}

void drawRoomSigns(QPainter& painter, const QPainterPath& area, const RoomSigns& signs, const PlanStyle& style)
{
    const PlanColors& c = style.colors;
    if (signs.trapped) {
        painter.fillPath(area, tint(c.violation));
        painter.fillPath(area, hatch(c.violation, 9, 2, 1, -1, style));
    }
    if (signs.exposed) {
        painter.fillPath(area, tint(c.warning));
        painter.fillPath(area, hatch(c.warning, 9, 2, 1, 1, style));
    }
    if (signs.entered)
        painter.fillPath(area, hatch(c.advisory, 9, 1, 1, 0, style));
    if (signs.unknown)
        painter.fillPath(area, hatch(c.undecided, 9, 1.3, 0, 0, style));
}

void drawPassage(QPainter& painter, QPointF at, QPointF toward, double size, Passage passage, const PlanStyle& style)
{
    const PlanColors& c = style.colors;
    const double r = size / 2, pen = std::max(1.0, size / 9);
    const QPolygonF arrow = turned({{0.5, 0}, {-0.45, -0.5}, {-0.45, 0.5}}, at, toward, size);
    const QRectF box(at - QPointF(r, r) * 0.9, QSizeF(2 * r, 2 * r) * 0.9);
    switch (passage) {
    case Passage::Free:
        painter.setPen(QPen(c.paper, pen * 0.7));
        painter.setBrush(freeColor(style));
        painter.drawPolygon(arrow);
        break;
    case Passage::Release:
    case Passage::Delayed:
        painter.setPen(QPen(passage == Passage::Release ? freeColor(style) : c.warning, pen * 1.2));
        painter.setBrush(c.paper);
        painter.drawPolygon(arrow);
        if (passage == Passage::Delayed) // a bar before the tip: not yet
            painter.drawPolyline(turned({{0.62, -0.5}, {0.62, 0.5}}, at, toward, size));
        break;
    case Passage::Credential:
        painter.setPen(QPen(c.paper, pen * 0.7));
        painter.setBrush(c.accent);
        painter.drawRect(box);
        letter(painter, at, size, QStringLiteral("C"), c.onStrong, style);
        break;
    case Passage::Key:
        painter.setPen(QPen(c.ink, pen));
        painter.setBrush(c.paper);
        painter.drawRect(box);
        letter(painter, at, size, QStringLiteral("K"), c.ink, style);
        break;
    case Passage::Locked:
        painter.setPen(QPen(c.paper, pen * 0.7));
        painter.setBrush(c.faint);
        painter.drawEllipse(at, r, r);
        painter.setPen(QPen(c.paper, pen * 1.6));
        painter.drawLine(at - QPointF(r * 0.55, 0), at + QPointF(r * 0.55, 0));
        break;
    case Passage::Blocked:
        painter.setPen(QPen(c.paper, pen * 0.7));
        painter.setBrush(c.violation);
        painter.drawPolygon(octagon(at, r * 1.15));
        painter.setPen(QPen(c.onStrong, pen * 1.4));
        drawCross(painter, at, r * 0.5);
        break;
    case Passage::Unknown:
        painter.setPen(QPen(c.undecided, pen));
        painter.setBrush(c.paper);
        painter.drawEllipse(at, r, r);
        letter(painter, at, size, QStringLiteral("?"), c.undecided, style);
        break;
    }
    painter.setBrush(Qt::NoBrush);
}

void drawSign(QPainter& painter, QPointF at, double size, SignKind kind, const PlanStyle& style)
{
    const PlanColors& c = style.colors;
    const double r = size / 2, pen = std::max(1.0, size / 9);
    const auto boxed = [&](const QColor& fill, const QColor& ink, const QString& text, bool open) {
        painter.setPen(QPen(open ? ink : c.paper, pen));
        painter.setBrush(fill);
        painter.drawRoundedRect(QRectF(at - QPointF(r, r), QSizeF(size, size)), r * 0.4, r * 0.4);
        letter(painter, at, size, text, ink, style);
    };
    switch (kind) {
    case SignKind::LeafOpen:
        painter.setPen(QPen(c.ink, pen * 1.3));
        painter.setBrush(c.paper);
        painter.drawEllipse(at, r * 0.8, r * 0.8);
        break;
    case SignKind::NotLatched:
        painter.setPen(QPen(c.paper, pen * 0.7));
        painter.setBrush(c.violation);
        painter.drawPolygon(diamond(at, r * 1.3));
        letter(painter, at, size, QStringLiteral("U"), c.onStrong, style);
        break;
    case SignKind::LatchUnknown:
        painter.setPen(QPen(c.undecided, pen));
        painter.setBrush(c.paper);
        painter.drawPolygon(diamond(at, r * 1.3));
        letter(painter, at, size, QStringLiteral("?"), c.undecided, style);
        break;
    case SignKind::ValveShut: boxed(freeColor(style), c.onStrong, QStringLiteral("S"), false); break;
    case SignKind::ValveOpen: boxed(c.paper, c.ink, QStringLiteral("O"), true); break;
    case SignKind::ValveNotIsolated: boxed(c.violation, c.onStrong, QStringLiteral("!"), false); break;
    case SignKind::ValveUnknown: boxed(c.paper, c.undecided, QStringLiteral("?"), true); break;
    case SignKind::Broken:
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(c.paper, pen * 4));
        drawCross(painter, at, r * 1.2);
        painter.setPen(QPen(c.violation, pen * 2));
        drawCross(painter, at, r * 1.2);
        break;
    default: break;
    }
    painter.setBrush(Qt::NoBrush);
}

} // namespace sp::ui
