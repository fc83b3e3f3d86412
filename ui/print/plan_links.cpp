// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/plan_links.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

namespace sp::ui {

namespace {

struct KindRow {
    PlanLink::Kind kind;
    const char* word;
    QList<qreal> dashes;
};

const KindRow& rowOf(PlanLink::Kind kind)
{
    using K = PlanLink::Kind;
    static const KindRow rows[] = {
        {K::Feeds, QT_TRANSLATE_NOOP("PlanLinks", "feeds"), {}},
        {K::Drives, QT_TRANSLATE_NOOP("PlanLinks", "drives"), {8, 3}},
        {K::Closes, QT_TRANSLATE_NOOP("PlanLinks", "closes"), {8, 3, 2, 3}},
        {K::Disables, QT_TRANSLATE_NOOP("PlanLinks", "disables"), {2, 3}},
        {K::Releases, QT_TRANSLATE_NOOP("PlanLinks", "releases"), {5, 2, 1, 2, 1, 2}},
        {K::AtOpening, QT_TRANSLATE_NOOP("PlanLinks", "at"), {1, 3}},
        {K::FlowsFrom, QT_TRANSLATE_NOOP("PlanLinks", "flows to"), {14, 3}},
        {K::FlowsTo, QT_TRANSLATE_NOOP("PlanLinks", "flows to"), {14, 3}},
    };
    for (const KindRow& row : rows)
        if (row.kind == kind)
            return row;
    Q_ASSERT(false);
    return rows[0];
}

} // namespace

QString linkWord(PlanLink::Kind kind)
{
    return QCoreApplication::translate("PlanLinks", rowOf(kind).word);
}

QList<qreal> linkDashes(PlanLink::Kind kind)
{
    return rowOf(kind).dashes;
}

void drawLink(QPainter& painter, const LinkLine& link, double scale, const PlanStyle& style)
{
    const double unit = style.unit;
    QLineF line(link.line.p1() * scale, link.line.p2() * scale);
    if (!link.elsewhere.isEmpty())
        line = QLineF(line.p1(), line.p1() + QPointF(34, -34) * unit);
    if (line.length() < 6 * unit)
        return;
    QColor color = link.strong ? style.colors.accent : style.colors.faint;
    color.setAlpha(link.strong ? 255 : 170);
    QPen pen(color, (link.strong ? 1.8 : 1.1) * unit, Qt::SolidLine, Qt::FlatCap);
    if (const QList<qreal> dashes = linkDashes(link.kind); !dashes.isEmpty())
        pen.setDashPattern(dashes);
    painter.setPen(pen);
    painter.drawLine(line);

    const QPointF u = QPointF(line.dx(), line.dy()) / line.length();
    const QPointF n(-u.y(), u.x());
    const double head = 8 * unit;
    const QPointF tip = link.elsewhere.isEmpty() ? line.center() + u * head / 2 : line.p2();
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawPolygon(QPolygonF{tip, tip - u * head + n * head * 0.45, tip - u * head - n * head * 0.45});
    painter.setBrush(Qt::NoBrush);

    if (!link.named)
        return;
    QFont font(style.fontFamily);
    font.setPixelSize(std::max(1, qRound(10 * unit)));
    const QString text = link.elsewhere.isEmpty() ? linkWord(link.kind) : linkWord(link.kind) + u' ' + link.elsewhere;
    const QFontMetricsF metrics(font);
    const double width = metrics.horizontalAdvance(text) + 4 * unit;
    if (link.elsewhere.isEmpty() && (line.length() < width * 1.5 || (!link.strong && scale < 0.02 * unit)))
        return;
    QPointF middle = tip + n * (std::abs(n.y()) * metrics.height() + std::abs(n.x()) * width) * (n.y() > 0 ? -0.65 : 0.65);
    if (!link.elsewhere.isEmpty())
        middle = tip + QPointF(width / 2 + 2 * unit, 0);
    const QRectF box(middle - QPointF(width / 2, metrics.height() / 2), QSizeF(width, metrics.height()));
    QColor paper = style.colors.paper;
    paper.setAlpha(200);
    painter.fillRect(box, paper);
    painter.setFont(font);
    painter.setPen(link.strong ? style.colors.accent : style.colors.ink);
    painter.drawText(box, Qt::AlignCenter, text);
}

} // namespace sp::ui
