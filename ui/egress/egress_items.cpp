// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/egress/egress_items.h"

#include "ui/canvas/device_pixels.h"
#include "ui/canvas/plan_scene.h"
#include "ui/failure/failure_signs.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>

namespace sp::ui {

namespace {

constexpr double aboveRooms = 0.65, aboveLinks = 6.75; // z of the layers: signs of failures go over both
constexpr double paler = 0.45; // opacity of what is of before
constexpr double leastForAll = 0.006; // pixels a mm: farther off only exits and what is too narrow have badges
constexpr double ringMm = 900; // around a chosen door

// Texts of the plan at a scale, from the scene's origin.
std::vector<QRectF> textsOf(QGraphicsScene* scene, double scale, double unit)
{
    std::vector<QRectF> out;
    auto* plan = qobject_cast<PlanScene*>(scene);
    if (!plan)
        return out;
    const double marker = markerSize(scale, unit);
    for (const PlacedLabel& label : plan->labels().placed(scale)) {
        if (!label.text.isEmpty())
            out.push_back(label.text);
        if (label.label >= 0 && plan->labels().labels()[static_cast<size_t>(label.label)].marker != Marker::None)
            out.push_back(QRectF(label.marker - QPointF(marker, marker) / 2, QSizeF(marker, marker)));
    }
    return out;
}

bool hits(const std::vector<QRectF>& taken, const QRectF& box)
{
    return std::any_of(taken.begin(), taken.end(), [&](const QRectF& other) { return other.intersects(box); });
}

// Places of a badge around its door, the nearest first: on either side of the wall, then a little along it, then farther off.
std::vector<QRectF> spots(const EgressDoorSign& door, QSizeF size, double off, double scale)
{
    const QPointF along = door.along, across(-door.along.y(), door.along.x());
    const auto half = [&](QPointF dir) { return std::abs(dir.x()) * size.width() / 2 + std::abs(dir.y()) * size.height() / 2; };
    std::vector<QRectF> out;
    for (const double farther : {1.0, 2.2, 3.6})
        for (const double shift : {0.0, 1.0, -1.0})
            for (const double side : {1.0, -1.0}) {
                const QPointF middle = door.at * scale + across * side * (door.depth * scale + half(across) * farther + off)
                    + along * shift * (door.width * scale / 2 + half(along));
                out.push_back(QRectF(middle - QPointF(size.width(), size.height()) / 2, size));
            }
    return out;
}

} // namespace

EgressGroundItem::EgressGroundItem(const CanvasLook& look, QRectF box) : ExtraItem(look, 0, box)
{
    setZValue(aboveRooms);
}

void EgressGroundItem::set(std::shared_ptr<const EgressPicture> picture)
{
    m_picture = std::move(picture);
    update();
}

void EgressGroundItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    if (!m_picture)
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setOpacity(m_picture->stale ? paler : 1);
    if (m_picture->heat)
        drawHeat(*painter);
    for (const EgressRoomSign& room : m_picture->drawing.rooms)
        drawEgressRoom(*painter, room, m_look.style);
    for (const EgressDeadEndLook& end : m_picture->drawing.deadEnds)
        drawEgressDeadEnd(*painter, end, m_look.style);
    {
        const DevicePixels pixels(*painter);
        drawTexts(*painter);
    }
    painter->restore();
}

void EgressGroundItem::drawHeat(QPainter& painter)
{
    const bool dark = m_look.style.colors.paper.lightness() < 128;
    if (m_heatOf != m_picture->heat || m_heatDark != dark) {
        m_heatOf = m_picture->heat;
        m_heatDark = dark;
        m_heat = heatPicture(*m_heatOf, m_picture->us, dark);
    }
    if (m_heat.image.isNull())
        return;
    painter.save();
    painter.setClipPath(m_heatOf->floor, Qt::IntersectClip);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(m_heatOf->box, m_heat.image);
    painter.restore();
    QPen pen(m_look.style.colors.ink, 1.1 * m_look.style.unit);
    pen.setCosmetic(true);
    painter.setPen(pen);
    for (const HeatPicture::Line& line : m_heat.lines)
        painter.drawPath(line.path);
}

// Lengths of dead ends, and of the lines of the heat where no other text stands.
void EgressGroundItem::drawTexts(QPainter& painter) const
{
    const double scale = m_look.scale;
    if (scale < leastForAll)
        return;
    const PlanStyle& style = m_look.style;
    std::vector<QRectF> taken = textsOf(scene(), scale, style.unit);
    const auto draw = [&](QPointF at, const QString& text, bool always) {
        QRectF box = egressTextBox(at * scale, 0, true, text, style);
        box.moveCenter(at * scale);
        if (!always && hits(taken, box))
            return;
        drawEgressText(painter, box, text, style);
        taken.push_back(box);
    };
    for (const EgressDeadEndLook& end : m_picture->drawing.deadEnds)
        draw(end.label, end.length, true);
    if (!m_picture->heat)
        return;
    for (const HeatPicture::Line& line : m_heat.lines)
        for (const QPointF& label : line.labels)
            draw(label, heatLabel(line.mm, m_picture->us), false);
}

EgressSignsItem::EgressSignsItem(const CanvasLook& look, QRectF box) : ExtraItem(look, 6, box)
{
    setZValue(aboveLinks);
}

void EgressSignsItem::set(std::shared_ptr<const EgressPicture> picture)
{
    m_picture = std::move(picture);
    m_placedFor = 0;
    update();
}

const EgressSignsItem::Badges& EgressSignsItem::badges(double scale)
{
    if (scale != m_placedFor)
        place(scale);
    return m_badges;
}

void EgressSignsItem::place(double scale)
{
    m_badges.clear();
    m_placedFor = scale;
    if (!m_picture)
        return;
    const double unit = m_look.style.unit;
    const std::vector<QRectF> texts = textsOf(scene(), scale, unit);
    const double off = 4 * unit + (m_picture->besideSigns ? 1.3 * signSize(scale, unit) : 0);
    std::vector<QRectF> taken;
    for (size_t i = 0; i < m_picture->drawing.doors.size(); ++i) {
        const EgressDoorSign& door = m_picture->drawing.doors[i];
        const bool weighty = door.over() || door.exit || door.id == m_picture->chosen;
        if (scale < leastForAll && !weighty)
            continue;
        const std::vector<QRectF> all = spots(door, egressBadgeSize(door, m_look.style), off, scale);
        const auto free = [&](const QRectF& box) { return !hits(taken, box) && !hits(texts, box); };
        auto spot = std::find_if(all.begin(), all.end(), free);
        // What matters rather covers a text of the plan than goes; too many people at a door are told in any case.
        if (spot == all.end() && weighty)
            spot = std::find_if(all.begin(), all.end(), [&](const QRectF& box) { return !hits(taken, box); });
        if (spot == all.end() && door.over())
            spot = all.begin();
        if (spot == all.end())
            continue;
        taken.push_back(*spot);
        m_badges.emplace_back(i, *spot);
    }
}

// Lengths of the chosen way: on the right of their points, or on the left where a badge stands there.
void EgressSignsItem::drawLengths(QPainter& painter) const
{
    const PlanStyle& style = m_look.style;
    std::vector<QRectF> taken;
    for (const auto& badge : m_badges)
        taken.push_back(badge.second);
    const auto draw = [&](QPointF at, double clear, const QString& text) {
        const QRectF right = egressTextBox(at, clear, true, text, style), left = egressTextBox(at, clear, false, text, style);
        const QRectF& box = hits(taken, right) && !hits(taken, left) ? left : right;
        drawEgressText(painter, box, text, style);
        taken.push_back(box);
    };
    if (m_picture->way && m_picture->way->begins) {
        const QPointF at = m_picture->way->from * m_look.scale;
        drawEgressStart(painter, at, style);
        draw(at, 11 * style.unit, m_picture->way->length);
    }
    if (m_picture->common && !m_picture->common->bar.isNull())
        draw(m_picture->common->bar.center() * m_look.scale, 12 * style.unit,
             QCoreApplication::translate("EgressLayer", "common %1").arg(m_picture->common->length));
}

void EgressSignsItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    if (!m_picture)
        return;
    const PlanStyle& style = m_look.style;
    const double scale = m_look.scale;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setOpacity(m_picture->stale ? paler : 1);
    if (!m_picture->heat) // its lines say how far it is
        drawEgressWays(*painter, m_picture->drawing.ways, style);
    if (m_picture->way)
        drawEgressWay(*painter, *m_picture->way, style);
    if (m_picture->common)
        drawEgressCommonPath(*painter, *m_picture->common, style);
    {
        const DevicePixels pixels(*painter);
        for (const auto& [index, box] : badges(scale)) {
            const EgressDoorSign& door = m_picture->drawing.doors[index];
            drawEgressBadge(*painter, box, door, door.id == m_picture->chosen, style);
            if (door.id == m_picture->chosen) {
                painter->setPen(QPen(style.colors.accent, 2 * style.unit));
                painter->drawEllipse(door.at * scale, ringMm * scale, ringMm * scale);
            }
        }
        drawLengths(*painter);
    }
    painter->restore();
}

} // namespace sp::ui
