// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/everyday/print_plan.h"

#include "ui/canvas/plan_scene.h"

#include <QCoreApplication>
#include <QPainter>
#include <cmath>

namespace sp::ui {

namespace {

constexpr double captionMm = 12, overlapMm = 10, aroundMm = 12; // on paper

QString tr(const char* text)
{
    return QCoreApplication::translate("PrintPlan", text);
}

QRectF boxOf(const Project& project, const Topology& topology, const std::optional<StoreyId>& storey)
{
    const CanvasLook look{{lightPlanColors(), canvasFamily(), 1}};
    PlanScene scene(storey, look);
    scene.rebuild(project, topology, {});
    return scene.heart();
}

QString scaleName(double scale, Units units)
{
    for (const auto& [n, name] : printScales(units))
        if (std::abs(scale - n) < 1e-6)
            return name;
    return tr("1 : %1").arg(std::round(scale));
}

/// A bar of a round length of the plan, near a sixth of the sheet.
void drawBar(QPainter& painter, QPointF at, double pixelsPerMm, double paperPixels, Units units)
{
    const double unit = units == Units::Metric ? 1000.0 : 304.8;
    double steps = 1;
    for (const double n : {1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0})
        if (n * unit * pixelsPerMm < paperPixels / 6)
            steps = n;
    const double length = steps * unit * pixelsPerMm;
    painter.drawLine(at, at + QPointF(length, 0));
    const double tick = painter.fontMetrics().height() * 0.35;
    for (const double x : {0.0, length / 2, length})
        painter.drawLine(at + QPointF(x, -tick), at + QPointF(x, tick));
    painter.drawText(at + QPointF(length + tick * 2, tick), units == Units::Metric ? tr("%1 m").arg(steps) : tr("%1 ft").arg(steps));
}

} // namespace

std::vector<std::pair<int, QString>> printScales(Units units)
{
    if (units == Units::Us)
        return {{24, QStringLiteral("1/2\" = 1'-0\"")},
                {48, QStringLiteral("1/4\" = 1'-0\"")},
                {96, QStringLiteral("1/8\" = 1'-0\"")},
                {192, QStringLiteral("1/16\" = 1'-0\"")},
                {384, QStringLiteral("1/32\" = 1'-0\"")}};
    std::vector<std::pair<int, QString>> out;
    for (const int n : {20, 50, 100, 200, 500})
        out.emplace_back(n, QStringLiteral("1 : %1").arg(n));
    return out;
}

PlanSheets sheetsOf(const Project& project, const Topology& topology, const PlanPrint& print, QSizeF paper)
{
    const QRectF box = boxOf(project, topology, print.storey);
    const QSizeF drawing(paper.width() - 2 * aroundMm, paper.height() - captionMm - 2 * aroundMm);
    PlanSheets out;
    if (print.scale <= 0) {
        out.scale = std::ceil(std::max(box.width() / drawing.width(), box.height() / drawing.height()));
        QRectF part(QPointF(), drawing * out.scale);
        part.moveCenter(box.center());
        out.parts = {part};
        return out;
    }
    out.scale = print.scale;
    const QSizeF step((drawing.width() - overlapMm) * out.scale, (drawing.height() - overlapMm) * out.scale);
    const auto count = [&](double length, double sheet, double one) { // the first sheet shows its whole, each further one a step more
        return length <= sheet ? 1 : 1 + static_cast<int>(std::ceil((length - sheet) / one));
    };
    out.columns = count(box.width(), drawing.width() * out.scale, step.width());
    out.rows = count(box.height(), drawing.height() * out.scale, step.height());
    QRectF all(0, 0, drawing.width() * out.scale + (out.columns - 1) * step.width(),
               drawing.height() * out.scale + (out.rows - 1) * step.height());
    all.moveCenter(box.center());
    for (int row = 0; row < out.rows; ++row)
        for (int column = 0; column < out.columns; ++column)
            out.parts.emplace_back(all.topLeft() + QPointF(column * step.width(), row * step.height()), drawing * out.scale);
    return out;
}

void paintSheet(QPainter& painter, const Project& project, const Topology& topology, const PlanPrint& print, const PlanSheets& sheets,
                size_t sheet, QSizeF paper, double dpi)
{
    const double dot = dpi / 25.4; // device pixels in a millimetre of paper
    PlanColors colors = lightPlanColors();
    colors.paper = Qt::white;
    CanvasLook look{{colors, canvasFamily(), dpi / 96}};
    look.doorLabels = print.doorLabels;
    PlanScene scene(print.storey, look);
    scene.rebuild(project, topology, {});
    look.scale = dot / sheets.scale;
    const QRectF part = sheets.parts[sheet];
    scene.labels().setBox(part);
    const QRectF target(aroundMm * dot, aroundMm * dot, part.width() * look.scale, part.height() * look.scale);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.save();
    painter.setClipRect(target.adjusted(-aroundMm * dot / 2, -aroundMm * dot / 2, aroundMm * dot / 2, aroundMm * dot / 2));
    scene.render(&painter, target, part);
    painter.setTransform(QTransform::fromTranslate(target.left() - part.left() * look.scale, target.top() - part.top() * look.scale)
                         * painter.transform());
    for (const PlacedLabel& placed : scene.labels().placed(look.scale))
        scene.labels().draw(painter, placed, look.style, false);
    painter.restore();

    QFont font(look.style.fontFamily);
    font.setPixelSize(std::max(1, qRound(3.2 * dot)));
    painter.setFont(font);
    painter.setPen(QPen(colors.ink, 0.2 * dot));
    const double top = (paper.height() - captionMm) * dot;
    painter.drawLine(QPointF(0, top), QPointF(paper.width() * dot, top));
    const Storey* storey = project.storeys.find(print.storey);
    QStringList says{print.title, storey ? storey->name.value_or(storey->id.text()) : tr("no storey"),
                     scaleName(sheets.scale, project.settings.units)};
    if (sheets.parts.size() > 1)
        says += tr("sheet %1 of %2").arg(sheet + 1).arg(sheets.parts.size());
    if (!print.note.isEmpty())
        says += print.note;
    const double width = paper.width() * dot;
    const QRectF line(2 * dot, top, width * 0.72, captionMm * dot);
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(says.join(QStringLiteral("   ")), Qt::ElideRight, static_cast<int>(line.width())));
    drawBar(painter, QPointF(width * 0.76, top + captionMm * dot / 2), look.scale, width, project.settings.units);
    painter.restore();
}

} // namespace sp::ui
