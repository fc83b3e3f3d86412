// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/overlay.h"

#include <QCoreApplication>
#include <QPainter>
#include <QtMath>

namespace sp::ui {

namespace {

constexpr double markHalf = 6; // pixels
constexpr double textGap = 9;
constexpr double crossArm = 26;

QFont overlayFont(const PlanStyle& style, bool bold = false)
{
    QFont font(style.fontFamily);
    font.setPixelSize(qRound(12 * style.unit));
    font.setBold(bold);
    return font;
}

QColor toneColor(PreviewShape::Tone tone, const PlanColors& colors)
{
    switch (tone) {
    case PreviewShape::Tone::Ghost:
    case PreviewShape::Tone::Accent: return colors.accent;
    case PreviewShape::Tone::Guide: return colors.undecided;
    case PreviewShape::Tone::Problem: return colors.violation;
    }
    return colors.accent;
}

QPen tonePen(PreviewShape::Tone tone, const PlanStyle& style)
{
    QPen pen(toneColor(tone, style.colors),
             (tone == PreviewShape::Tone::Guide        ? 1.0
                  : tone == PreviewShape::Tone::Accent ? 2.5
                                                       : 1.5)
                 * style.unit);
    if (tone == PreviewShape::Tone::Guide)
        pen.setStyle(Qt::DotLine);
    else if (tone == PreviewShape::Tone::Problem)
        pen.setStyle(Qt::DashLine);
    return pen;
}

QColor faded(QColor color, double alpha)
{
    color.setAlphaF(static_cast<float>(alpha));
    return color;
}

QPolygonF mapped(const PreviewShape& shape, const QTransform& map)
{
    QPolygonF out;
    for (const PlanPoint p : shape.points)
        out += map.map(scenePoint(p));
    return out;
}

// The body of a wall of a thickness, else the line itself.
QPolygonF lineBody(const PreviewShape& shape, const QPolygonF& p, const QTransform& map)
{
    if (shape.thickness.n <= 0 || p.size() != 2)
        return p;
    const QPointF d = p[1] - p[0];
    const double length = std::hypot(d.x(), d.y());
    if (length == 0)
        return p;
    const QPointF side = QPointF(-d.y(), d.x()) / length * (toMm(shape.thickness) / 2 * map.m11());
    return QPolygonF{p[0] + side, p[1] + side, p[1] - side, p[0] - side};
}

QPainterPath arcPath(const QPolygonF& p)
{
    QPainterPath path;
    if (p.size() != 3)
        return path;
    const QLineF start(p[0], p[1]), end(p[0], p[2]);
    const double r = start.length();
    double sweep = end.angle() - start.angle(); // QLineF counts counter-clockwise as seen on the screen
    if (sweep < 0)
        sweep += 360;
    const QRectF circle(p[0] - QPointF(r, r), QSizeF(2 * r, 2 * r));
    path.arcMoveTo(circle, start.angle());
    path.arcTo(circle, start.angle(), sweep);
    return path;
}

void drawCross(QPainter& painter, QPointF at, double half)
{
    painter.drawLine(at - QPointF(half, half), at + QPointF(half, half));
    painter.drawLine(at - QPointF(half, -half), at + QPointF(half, -half));
}

QRectF textRect(QPointF at, const QString& text, const PlanStyle& style)
{
    const QFontMetricsF metrics(overlayFont(style));
    const QSizeF size(metrics.horizontalAdvance(text) + 8, metrics.height() + 2);
    return {at + QPointF(textGap, -size.height() - 3), size};
}

void drawText(QPainter& painter, QPointF at, const QString& text, const QColor& color, const PlanStyle& style)
{
    const QRectF box = textRect(at, text, style);
    painter.setPen(Qt::NoPen);
    painter.setBrush(faded(style.colors.paper, 0.88));
    painter.drawRoundedRect(box, 3, 3);
    painter.setFont(overlayFont(style));
    painter.setPen(color);
    painter.drawText(box, Qt::AlignCenter, text);
}

void drawShape(QPainter& painter, const PreviewShape& shape, const QTransform& map, const PlanStyle& style)
{
    const QPolygonF p = mapped(shape, map);
    if (p.isEmpty())
        return;
    const QColor color = toneColor(shape.tone, style.colors);
    painter.setPen(tonePen(shape.tone, style));
    painter.setBrush(Qt::NoBrush);
    switch (shape.kind) {
    case PreviewShape::Kind::Line: {
        const QPolygonF body = lineBody(shape, p, map);
        if (body.size() == 4 && p.size() == 2) {
            painter.setBrush(faded(color, 0.3));
            painter.drawPolygon(body);
        } else {
            painter.drawPolyline(p);
        }
        break;
    }
    case PreviewShape::Kind::Polygon:
        painter.setBrush(faded(color, 0.14));
        painter.drawPolygon(p);
        break;
    case PreviewShape::Kind::Dot:
        painter.setBrush(color);
        painter.setPen(QPen(style.colors.paper, style.unit));
        painter.drawEllipse(p[0], 4 * style.unit, 4 * style.unit);
        break;
    case PreviewShape::Kind::Text:
        drawText(painter, p[0], shape.text, shape.tone == PreviewShape::Tone::Ghost ? style.colors.ink : color, style);
        break;
    case PreviewShape::Kind::Arc: painter.drawPath(arcPath(p)); break;
    }
    if (shape.tone == PreviewShape::Tone::Problem && shape.kind != PreviewShape::Kind::Text) {
        painter.setPen(QPen(color, 2 * style.unit));
        drawCross(painter, p.boundingRect().center(), 5 * style.unit);
    }
}

QRect around(const QRectF& r, double margin)
{
    return r.adjusted(-margin, -margin, margin, margin).toAlignedRect();
}

// A long slanting line does not make the box around it dirty.
void addLineRegion(QRegion& region, QPointF a, QPointF b, double margin)
{
    const int pieces = std::clamp(static_cast<int>(std::min(std::abs(a.x() - b.x()), std::abs(a.y() - b.y())) / 40), 1, 24);
    for (int i = 0; i < pieces; ++i)
        region += around(QRectF(a + (b - a) * i / pieces, a + (b - a) * (i + 1) / pieces).normalized(), margin);
}

} // namespace

void drawPreview(QPainter& painter, const Preview& preview, const QTransform& map, const PlanStyle& style)
{
    for (const PreviewShape& shape : preview)
        if (shape.kind != PreviewShape::Kind::Text)
            drawShape(painter, shape, map, style);
    for (const PreviewShape& shape : preview) // words lie above lines
        if (shape.kind == PreviewShape::Kind::Text)
            drawShape(painter, shape, map, style);
}

QRegion previewRegion(const Preview& preview, const QTransform& map, const PlanStyle& style)
{
    QRegion region;
    for (const PreviewShape& shape : preview) {
        const QPolygonF p = mapped(shape, map);
        if (p.isEmpty())
            continue;
        const double margin = 8 * style.unit + toMm(shape.thickness) / 2 * map.m11();
        if (shape.kind == PreviewShape::Kind::Text)
            region += around(textRect(p[0], shape.text, style), 2);
        else if (shape.kind == PreviewShape::Kind::Line)
            for (int i = 0; i + 1 < p.size(); ++i)
                addLineRegion(region, p[i], p[i + 1], margin);
        else if (shape.kind == PreviewShape::Kind::Arc)
            region += around(arcPath(p).boundingRect(), margin);
        else
            region += around(p.boundingRect(), margin);
    }
    return region;
}

QString snapName(SnapKind kind)
{
    static constexpr const char* names[snapKinds] = {
        "",
        QT_TRANSLATE_NOOP("Snap", "end"),
        QT_TRANSLATE_NOOP("Snap", "intersection"),
        QT_TRANSLATE_NOOP("Snap", "middle"),
        QT_TRANSLATE_NOOP("Snap", "perpendicular"),
        QT_TRANSLATE_NOOP("Snap", "wall axis"),
        QT_TRANSLATE_NOOP("Snap", "wall face"),
        QT_TRANSLATE_NOOP("Snap", "underlay"),
        QT_TRANSLATE_NOOP("Snap", "in line"),
        QT_TRANSLATE_NOOP("Snap", "grid"),
    };
    const char* name = names[static_cast<size_t>(kind)];
    return *name ? QCoreApplication::translate("Snap", name) : QString();
}

void drawSnap(QPainter& painter, const Snap& snap, const QTransform& map, const PlanStyle& style)
{
    const QPointF at = map.map(scenePoint(snap.at));
    const double h = markHalf * style.unit;
    const QColor color = style.colors.undecided;
    for (const PlanLine& guide : snap.guides) {
        painter.setPen(tonePen(PreviewShape::Tone::Guide, style));
        painter.drawLine(map.map(scenePoint(guide.from)), at);
        drawCross(painter, map.map(scenePoint(guide.from)), 3 * style.unit);
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color, 2 * style.unit));
    switch (snap.kind) {
    case SnapKind::None: return;
    case SnapKind::End: painter.drawRect(QRectF(at - QPointF(h, h), QSizeF(2 * h, 2 * h))); break;
    case SnapKind::Intersection: drawCross(painter, at, h); break;
    case SnapKind::Middle: painter.drawPolygon(QPolygonF{at + QPointF(0, -h), at + QPointF(h, h), at + QPointF(-h, h)}); break;
    case SnapKind::Perpendicular:
        painter.drawPolyline(QPolygonF{at + QPointF(-h, -h), at + QPointF(-h, h), at + QPointF(h, h)});
        painter.drawPolyline(QPolygonF{at + QPointF(-h, 0), at, at + QPointF(0, h)});
        break;
    case SnapKind::Axis:
        painter.drawPolygon(QPolygonF{at + QPointF(0, -h), at + QPointF(h, 0), at + QPointF(0, h), at + QPointF(-h, 0)});
        break;
    case SnapKind::Face:
        painter.drawPolygon(QPolygonF{at + QPointF(-h, -h), at + QPointF(h, -h), at + QPointF(-h, h), at + QPointF(h, h)});
        break;
    case SnapKind::Underlay: painter.drawEllipse(at, h, h); break;
    case SnapKind::Guide: painter.drawEllipse(at, h / 2, h / 2); break;
    case SnapKind::Grid:
        painter.setPen(QPen(color, style.unit));
        painter.drawLine(at - QPointF(h, 0), at + QPointF(h, 0));
        painter.drawLine(at - QPointF(0, h), at + QPointF(0, h));
        return; // of the grid one need not read each time
    }
    drawText(painter, at + QPointF(0, 3 * h + textGap), snapName(snap.kind), color, style);
}

QRegion snapRegion(const Snap& snap, const QTransform& map, const PlanStyle& style)
{
    if (snap.kind == SnapKind::None)
        return {};
    const QPointF at = map.map(scenePoint(snap.at));
    QRegion region(around(QRectF(at, QSizeF(0, 0)), (markHalf + 3) * style.unit));
    region += around(textRect(at + QPointF(0, 3 * markHalf * style.unit + textGap), snapName(snap.kind), style), 2);
    for (const PlanLine& guide : snap.guides)
        addLineRegion(region, map.map(scenePoint(guide.from)), at, 6 * style.unit);
    return region;
}

void drawCrosshair(QPainter& painter, QPointF at, const PlanStyle& style)
{
    // Dark on light and light on dark at once, so that it is seen on walls too.
    for (const auto& [color, width] : {std::pair(style.colors.paper, 4.0), std::pair(style.colors.ink, 1.5)}) {
        painter.setPen(QPen(color, width * style.unit));
        painter.drawLine(at - QPointF(crossArm, 0), at + QPointF(crossArm, 0));
        painter.drawLine(at - QPointF(0, crossArm), at + QPointF(0, crossArm));
    }
}

QRegion crosshairRegion(QPointF at)
{
    return around(QRectF(at, QSizeF(0, 0)), crossArm + 4);
}

QRect bubbleRect(QPointF at, const QString& text, const QRectF& room, const PlanStyle& style)
{
    const QFontMetricsF metrics(overlayFont(style, true));
    const double width = std::min(360.0 * style.unit, room.width() - 20);
    QRectF box = metrics.boundingRect(QRectF(0, 0, width, 1000), Qt::TextWordWrap, text).adjusted(-8, -5, 8, 5);
    box.moveTopLeft(at + QPointF(16, 18));
    box.moveLeft(std::clamp(box.left(), room.left() + 4, std::max(room.left() + 4, room.right() - box.width() - 4)));
    if (box.bottom() > room.bottom() - 4)
        box.moveBottom(at.y() - 16);
    return box.toAlignedRect();
}

void drawBubble(QPainter& painter, QPointF at, const QString& text, bool problem, const QRectF& room, const PlanStyle& style)
{
    const QRectF box = bubbleRect(at, text, room, style);
    painter.setPen(QPen(problem ? style.colors.violation : style.colors.faint, 1.5 * style.unit, problem ? Qt::DashLine : Qt::SolidLine));
    painter.setBrush(style.colors.paper);
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4);
    painter.setFont(overlayFont(style, true));
    painter.setPen(problem ? style.colors.violation : style.colors.ink);
    painter.drawText(box, Qt::AlignCenter | Qt::TextWordWrap, text);
}

} // namespace sp::ui
