// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/plan_picture.h"

#include "ui/canvas/plan_scene.h"

#include <QCoreApplication>
#include <QPainter>

namespace sp::ui {

namespace {

constexpr double captionHeight = 30; // in units of the style
constexpr double margin = 60; // around the drawing, for labels of doors that lead out

QString tr(const char* text, int n = -1)
{
    return QCoreApplication::translate("PlanPicture", text, nullptr, n);
}

PlanColors pictureColors()
{
    PlanColors colors = lightPlanColors();
    colors.paper = QColor(0xd3d9e0); // what is no room is seen at once
    return colors;
}

QString caption(const Project& project, const std::optional<StoreyId>& storey, const QString& title)
{
    const Storey* s = project.storeys.find(storey);
    QString text = title + QStringLiteral("   ") + (s ? s->name.value_or(s->id.text()) : tr("no storey"));
    if (s && s->elevation)
        text += QStringLiteral(" (%1 m)").arg(toMm(*s->elevation) / 1000, 0, 'f', 2);
    int rooms = 0, doors = 0;
    QStringList without;
    for (const auto& room : project.rooms)
        rooms += room->storey == storey ? 1 : 0;
    for (const auto& opening : project.openings) {
        if (storeyOf(project, {EntityKind::Opening, opening->id.text()}) != storey)
            continue;
        ++doors;
        if (!openingShape(project, *opening))
            without += opening->mark.value_or(opening->id.text());
    }
    text += tr("   rooms: %1, doors: %2").arg(rooms).arg(doors);
    if (!without.isEmpty())
        text += tr(", of these without a place: %1").arg(without.join(QStringLiteral(", ")));
    return text;
}

} // namespace

QImage planPicture(const Project& project, const Topology& topology, const std::optional<StoreyId>& storey, const PictureOptions& options)
{
    const double unit = std::clamp(options.size.width() / 1600.0, 1.0, 3.0); // large pictures are looked at from farther away
    CanvasLook look{.style = {pictureColors(), canvasFamily(), unit},
                    .scale = 1,
                    .doorLabels = options.doorLabels,
                    .roomOutlines = true,
                    .allDoorLabels = true};
    PlanScene scene(storey, look);
    scene.rebuild(project, topology, {});
    const QRectF box = scene.heart();
    const QRectF target =
        QRectF(QPointF(), options.size).adjusted(margin * unit, (captionHeight + margin) * unit, -margin * unit, -margin * unit);
    look.scale = std::min(target.width() / box.width(), target.height() / box.height());
    const double around = (margin - labelMargin.width()) * unit / look.scale;
    scene.labels().setBox(box.adjusted(-around, -around, around, around));

    QImage image(options.size, QImage::Format_RGB32);
    image.fill(look.style.colors.paper);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    QRectF drawn(QPointF(), box.size() * look.scale);
    drawn.moveCenter(target.center());
    scene.render(&painter, drawn, box);
    painter.setTransform(QTransform::fromTranslate(drawn.left() - box.left() * look.scale, drawn.top() - box.top() * look.scale));
    for (const PlacedLabel& placed : scene.labels().placed(look.scale))
        scene.labels().draw(painter, placed, look.style, false);
    painter.resetTransform();
    QFont font(look.style.fontFamily);
    font.setPixelSize(qRound(15 * unit));
    font.setBold(true);
    painter.setFont(font);
    painter.setPen(look.style.colors.ink);
    const QRectF line(10 * unit, 0, options.size.width() - 20 * unit, captionHeight * unit);
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft,
                     QFontMetricsF(font).elidedText(caption(project, storey, options.title), Qt::ElideRight, line.width()));
    return image;
}

} // namespace sp::ui
