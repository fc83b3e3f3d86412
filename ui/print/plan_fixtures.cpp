// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/plan_fixtures.h"

#include <QFont>
#include <QPainter>

namespace sp::ui {

namespace {

constexpr double treadDepth = 280; // mm, drawn
constexpr double landingShare = 0.18; // of the length of a flight, at each end
constexpr double twoFlights = 1900; // mm: a stair as wide as this turns back

QPen thin(const QColor& color, double width, const PlanStyle& style)
{
    QPen pen(color, width * style.unit);
    pen.setCosmetic(true);
    return pen;
}

QPolygonF polygonOf(const std::vector<PlanPoint>& ring)
{
    QPolygonF polygon;
    for (const PlanPoint p : ring)
        polygon << scenePoint(p);
    return polygon;
}

// A room's own axes: along its longest wall, with the box that it fills in them.
struct Axes {
    QPointF origin, u, v; ///< middle; unit vectors
    double length = 0, width = 0; ///< along u and v
};

Axes axesOf(const QPolygonF& polygon)
{
    Axes axes;
    double longest = 0;
    for (qsizetype i = 0; i < polygon.size(); ++i) {
        const QPointF d = polygon[(i + 1) % polygon.size()] - polygon[i];
        if (const double length = std::hypot(d.x(), d.y()); length > longest) {
            longest = length;
            axes.u = d / length;
        }
    }
    axes.v = QPointF(-axes.u.y(), axes.u.x());
    double least[2] = {1e300, 1e300}, most[2] = {-1e300, -1e300};
    for (const QPointF& p : polygon)
        for (const int i : {0, 1}) {
            const double d = QPointF::dotProduct(p, i ? axes.v : axes.u);
            least[i] = std::min(least[i], d);
            most[i] = std::max(most[i], d);
        }
    axes.origin = axes.u * (least[0] + most[0]) / 2 + axes.v * (least[1] + most[1]) / 2;
    axes.length = most[0] - least[0];
    axes.width = most[1] - least[1];
    if (axes.width > axes.length) { // the longest wall may be one of several short ones in a line
        std::swap(axes.length, axes.width);
        axes.u = std::exchange(axes.v, -axes.u);
    }
    return axes;
}

void addArrow(QPainterPath& path, const std::vector<QPointF>& way, double head)
{
    path.moveTo(way.front());
    for (size_t i = 1; i < way.size(); ++i)
        path.lineTo(way[i]);
    const QPointF tip = way.back();
    const QPointF d = tip - way[way.size() - 2];
    const double length = std::hypot(d.x(), d.y());
    if (length <= 0)
        return;
    const QPointF u = d / length;
    const QPointF n(-u.y(), u.x());
    path.moveTo(tip - u * head + n * head * 0.5);
    path.lineTo(tip);
    path.lineTo(tip - u * head - n * head * 0.5);
}

void addCross(QPainterPath& path, const QPolygonF& polygon, bool both)
{
    const Axes axes = axesOf(polygon);
    for (const double turn : {1.0, -1.0}) {
        const QPointF along = axes.u * axes.length + axes.v * axes.width * turn;
        for (const QLineF& line : chordsOf(polygon, axes.origin, along)) {
            path.moveTo(line.p1());
            path.lineTo(line.p2());
        }
        if (!both)
            return;
    }
}

} // namespace

std::vector<QLineF> chordsOf(const QPolygonF& polygon, QPointF at, QPointF dir)
{
    const QPointF n(-dir.y(), dir.x());
    std::vector<double> cuts;
    for (qsizetype i = 0; i < polygon.size(); ++i) {
        const QPointF a = polygon[i] - at;
        const QPointF b = polygon[(i + 1) % polygon.size()] - at;
        const double da = QPointF::dotProduct(a, n);
        const double db = QPointF::dotProduct(b, n);
        if ((da > 0) == (db > 0))
            continue;
        const QPointF hit = a + (b - a) * (da / (da - db));
        cuts.push_back(QPointF::dotProduct(hit, dir) / QPointF::dotProduct(dir, dir));
    }
    std::sort(cuts.begin(), cuts.end());
    std::vector<QLineF> out;
    for (size_t i = 0; i + 1 < cuts.size(); i += 2)
        out.push_back({at + dir * cuts[i], at + dir * cuts[i + 1]});
    return out;
}

StairLook stairLook(const RoomShape& room, const QString& kind, bool up, bool down)
{
    StairLook look;
    const QPolygonF polygon = polygonOf(room.outline);
    if (polygon.size() < 3)
        return look;
    const Axes a = axesOf(polygon);
    look.text = up && down ? QStringLiteral("UP/DN") : up ? QStringLiteral("UP") : down ? QStringLiteral("DN") : QString();
    look.textAt = a.origin;
    if (kind == u"lift" || kind == u"shaft") {
        addCross(look.steps, polygon, true);
        look.text.clear();
        return look;
    }
    const bool turns = kind != u"ramp" && kind != u"escalator" && a.width >= twoFlights;
    const double run = a.length * (1 - 2 * landingShare);
    const QPointF start = a.origin - a.u * run / 2;
    if (kind != u"ramp") {
        look.tread = treadDepth;
        const int treads = std::max(1, qRound(run / treadDepth));
        for (int i = 0; i <= treads; ++i)
            for (const QLineF& line : chordsOf(polygon, start + a.u * run * i / treads, a.v)) {
                look.steps.moveTo(line.p1());
                look.steps.lineTo(line.p2());
            }
    }
    if (turns) { // the rail between the flights
        look.steps.moveTo(start);
        look.steps.lineTo(start + a.u * run);
    }
    const QPointF lane = turns ? a.v * a.width / 4 : QPointF();
    const QPointF end = start + a.u * run;
    const QPointF landing = end + a.u * a.length * landingShare / 2;
    std::vector<QPointF> way = turns ? std::vector{start + lane, landing + lane, landing - lane, start - lane} : std::vector{start, end};
    if (!up && down)
        std::reverse(way.begin(), way.end());
    addArrow(look.arrow, way, std::min(400.0, a.width / 4));
    look.textAt = way.front()
        + (way.front() == start + lane || way.front() == start ? -a.u
               : turns                                         ? -a.u
                                                               : a.u)
            * a.length * landingShare / 2;
    return look;
}

bool arrowIsSeen(const StairLook& stair, const PlanStyle& style, double scale)
{
    constexpr double least = 54; // pixels: in a shorter one the room's name leaves nothing of it but scraps
    const QRectF box = stair.arrow.boundingRect();
    return std::max(box.width(), box.height()) * scale >= least * style.unit;
}

void drawStair(QPainter& painter, const StairLook& stair, const PlanStyle& style, double scale)
{
    if (stair.tread == 0 || stair.tread * scale > 2.5 * style.unit)
        painter.strokePath(stair.steps, thin(style.colors.faint, 0.7, style));
    if (arrowIsSeen(stair, style, scale))
        painter.strokePath(stair.arrow, thin(style.colors.ink, 1.2, style));
}

std::optional<ObstructionLook> obstructionLook(const Obstruction& obstruction)
{
    if (obstruction.outline.size() < 3)
        return std::nullopt;
    ObstructionLook look;
    look.kind = obstruction.kind.value_or(ObstructionKind::Fixture);
    const QPolygonF polygon = polygonOf(obstruction.outline);
    look.area.addPolygon(polygon);
    look.area.closeSubpath();
    if (look.kind == ObstructionKind::Column) {
        const QRectF box = polygon.boundingRect();
        const double spacing = std::clamp(std::min(box.width(), box.height()) / 4, 20.0, 150.0);
        const QPointF across = QPointF(1, 1) * std::sqrt(0.5);
        const double reach = QPointF::dotProduct(QPointF(box.width(), box.height()), across);
        for (double d = spacing / 2; d < reach && d < 200 * spacing; d += spacing)
            for (const QLineF& line : chordsOf(polygon, box.topLeft() + across * d, {1, -1})) {
                look.lines.moveTo(line.p1());
                look.lines.lineTo(line.p2());
            }
    } else if (look.kind != ObstructionKind::Fixture) {
        addCross(look.lines, polygon, look.kind == ObstructionKind::Void);
    }
    return look;
}

void drawObstruction(QPainter& painter, const ObstructionLook& look, const PlanStyle& style, double scale, Shade shade)
{
    const bool chosen = shade != Shade::Plain;
    const QColor ink = chosen ? style.colors.accent : look.kind == ObstructionKind::Column ? style.colors.wall : style.colors.faint;
    const bool hole = look.kind == ObstructionKind::Void || look.kind == ObstructionKind::Shaft;
    if (!hole)
        painter.fillPath(look.area, look.kind == ObstructionKind::Column ? style.colors.corridor : style.colors.room);
    else if (look.kind == ObstructionKind::Shaft)
        painter.fillPath(look.area, style.colors.corridor);
    QPen lines = thin(ink, 1, style);
    if (hole)
        lines.setDashPattern({6, 4});
    const QRectF box = look.area.boundingRect();
    if (std::min(box.width(), box.height()) * scale > 6 * style.unit)
        painter.strokePath(look.lines, lines);
    painter.strokePath(look.area, thin(ink, chosen ? 2 : look.kind == ObstructionKind::Column ? 1.5 : 1, style));
}

double exitSignSize(double scale, double unit)
{
    return std::clamp(900 * scale, 9 * unit, 26 * unit);
}

void drawExitSign(QPainter& painter, QPointF at, QPointF outward, double size, const PlanStyle& style, Shade shade)
{
    const QColor ink = shade == Shade::Plain ? style.colors.ink : style.colors.accent;
    const QPointF n(-outward.y(), outward.x());
    const QPointF tip = at + outward * size / 2;
    const QPointF neck = at;
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    painter.drawPolygon(QPolygonF{tip, neck + n * size * 0.36, neck + n * size * 0.14, at - outward * size / 2 + n * size * 0.14,
                                  at - outward * size / 2 - n * size * 0.14, neck - n * size * 0.14, neck - n * size * 0.36});
    painter.setBrush(Qt::NoBrush);
    if (size < 15 * style.unit)
        return;
    QFont font(style.fontFamily);
    font.setPixelSize(std::max(1, qRound(size * 0.44)));
    font.setBold(true);
    painter.setFont(font);
    painter.setPen(ink);
    const QRectF box(-size * 1.2, -size * 0.35, size * 2.4, size * 0.7);
    painter.drawText(box.translated(tip + outward * size * (std::abs(outward.x()) > 0.7 ? 0.8 : 0.45)), Qt::AlignCenter,
                     QStringLiteral("EXIT"));
}

void drawProblemMark(QPainter& painter, QPointF at, double size, const PlanStyle& style)
{
    const double r = size / 2;
    painter.setPen(QPen(style.colors.violation, std::max(1.0, size / 8)));
    painter.setBrush(style.colors.paper);
    painter.drawPolygon(QPolygonF{at + QPointF(0, -r), at + QPointF(r, 0), at + QPointF(0, r), at + QPointF(-r, 0)});
    const double k = r * 0.35;
    painter.drawLine(at + QPointF(-k, -k), at + QPointF(k, k));
    painter.drawLine(at + QPointF(-k, k), at + QPointF(k, -k));
    painter.setBrush(Qt::NoBrush);
}

} // namespace sp::ui
