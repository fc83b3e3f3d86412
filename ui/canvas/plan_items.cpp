// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/plan_items.h"

#include <QDir>
#include <QFontDatabase>
#include <QPainter>

namespace sp::ui {

QString canvasFamily()
{
    static const QString family = [] {
        const auto files = QDir(QStringLiteral(":/fonts")).entryList({QStringLiteral("*.ttf")}, QDir::Files, QDir::Name);
        QString found;
        for (const QString& file : files) {
            const int id = QFontDatabase::addApplicationFont(QStringLiteral(":/fonts/") + file);
            const auto families = QFontDatabase::applicationFontFamilies(id);
            if (found.isEmpty() && !families.isEmpty() && families.front().contains(QStringLiteral("Sans")))
                found = families.front();
        }
        return found.isEmpty() ? QFontDatabase::systemFont(QFontDatabase::GeneralFont).family() : found;
    }();
    return family;
}

namespace {

// Room for pens of a few pixels at a usual zoom.
QRectF withPen(const QRectF& r)
{
    return r.adjusted(-60, -60, 60, 60);
}

} // namespace

RoomItem::RoomItem(EntityRef ref, const CanvasLook& look, RoomLook room)
    : EntityItem(std::move(ref), look), m_room(std::move(room)), m_bounds(withPen(m_room.area.boundingRect()))
{
    setZValue(0);
}

void RoomItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    drawRoom(*painter, m_room, m_look.style, m_shade);
    if (m_look.roomOutlines)
        drawRoomOutline(*painter, m_room, m_look.style);
}

WallItem::WallItem(EntityRef ref, const CanvasLook& look, WallShape wall)
    : EntityItem(std::move(ref), look), m_wall(std::move(wall)), m_bounds(withPen(m_wall.body.boundingRect()))
{
    setZValue(1);
}

void WallItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    drawWall(*painter, m_wall, m_look.style, m_look.scale, m_shade);
}

OpeningItem::OpeningItem(EntityRef ref, const CanvasLook& look, OpeningShape opening)
    : EntityItem(std::move(ref), look), m_opening(std::move(opening)), m_bounds(withPen(m_opening.bounds))
{
    setZValue(2);
}

QPainterPath OpeningItem::shape() const
{
    QPainterPath path = m_opening.frame;
    path.addRect(m_opening.bounds);
    path.setFillRule(Qt::WindingFill);
    return path;
}

void OpeningItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    drawOpening(*painter, m_opening, m_look.style, m_look.scale, m_shade);
}

SymbolItem::SymbolItem(EntityRef ref, const CanvasLook& look, QPointF at, ValveLook valve)
    : EntityItem(std::move(ref), look), m_symbol(std::move(valve))
{
    setPos(at);
    setZValue(4);
}

SymbolItem::SymbolItem(EntityRef ref, const CanvasLook& look, QPointF at, DeviceLook device, QPointF away)
    : EntityItem(std::move(ref), look), m_symbol(std::move(device)), m_away(away)
{
    setPos(at);
    setZValue(3);
}

double SymbolItem::pixels() const
{
    const double unit = m_look.style.unit;
    return std::holds_alternative<ValveLook>(m_symbol) ? valveSize(m_look.scale, unit) : deviceSize(m_look.scale, unit);
}

QRectF SymbolItem::boundingRect() const
{
    // Largest where the symbol no longer shrinks with the zoom.
    const double least =
        std::holds_alternative<ValveLook>(m_symbol) ? valveSize(leastScale, m_look.style.unit) : deviceSize(leastScale, m_look.style.unit);
    const double half = std::max(least / leastScale, 800.0) * 1.2;
    return {-half, -half, 2 * half, 2 * half};
}

QPainterPath SymbolItem::shape() const
{
    const double half = pixels() / m_look.scale * 0.6;
    QPainterPath path;
    path.addRect(QRectF(-half, -half, 2 * half, 2 * half).translated(m_away * half));
    return path;
}

void SymbolItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    const QTransform before = painter->worldTransform();
    painter->setWorldTransform(QTransform::fromTranslate(before.dx(), before.dy()));
    const double size = pixels();
    if (const auto* valve = std::get_if<ValveLook>(&m_symbol))
        drawValve(*painter, {}, size, *valve, m_look.style, m_shade);
    else if (size >= 6 * m_look.style.unit || m_shade != Shade::Plain)
        drawDevice(*painter, m_away * size * 0.6, size, std::get<DeviceLook>(m_symbol), m_look.style, m_shade);
    painter->setWorldTransform(before);
}

} // namespace sp::ui
