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

// Between 0 and 1, the same in every run.
double rankOf(const QString& id)
{
    quint32 hash = 2166136261u;
    for (const QChar c : id)
        hash = (hash ^ c.unicode()) * 16777619u;
    return hash / 4294967296.0;
}

// Runs f with pixels as units and the origin where the scene's is: for what does not grow with the zoom.
template <class F>
void inPixels(QPainter& painter, F&& f)
{
    const QTransform before = painter.worldTransform();
    painter.setWorldTransform(QTransform::fromTranslate(before.dx(), before.dy()));
    f();
    painter.setWorldTransform(before);
}

} // namespace

EntityItem::EntityItem(EntityRef ref, const CanvasLook& look, int layer) : m_look(look), m_ref(std::move(ref))
{
    setZValue(layer + rankOf(m_ref.id) * 0.5);
}

RoomItem::RoomItem(EntityRef ref, const CanvasLook& look, RoomLook room, std::optional<StairLook> stair)
    : EntityItem(std::move(ref), look, 0), m_room(std::move(room)), m_stair(std::move(stair)), m_bounds(withPen(m_room.area.boundingRect()))
{
}

bool RoomItem::sameAs(const EntityItem& other) const
{
    const auto* o = dynamic_cast<const RoomItem*>(&other);
    return o && o->m_room == m_room && o->m_stair == m_stair;
}

void RoomItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    painter->setOpacity(m_look.overDrawing ? 0.25 : 1);
    drawRoom(*painter, m_room, m_look.style, m_shade);
    painter->setOpacity(1);
    if (m_look.roomOutlines)
        drawRoomOutline(*painter, m_room, m_look.style);
    if (!m_stair || std::min(m_bounds.width(), m_bounds.height()) * m_look.scale < 12 * m_look.style.unit)
        return;
    drawStair(*painter, *m_stair, m_look.style, m_look.scale);
    const double size = std::clamp(260 * m_look.scale, 0.0, 11.0) * m_look.style.unit;
    if (m_stair->text.isEmpty() || size < 6 * m_look.style.unit)
        return;
    inPixels(*painter, [&] {
        QFont font(m_look.style.fontFamily);
        font.setPixelSize(std::max(1, qRound(size)));
        painter->setFont(font);
        painter->setPen(m_look.style.colors.ink);
        painter->drawText(QRectF(m_stair->textAt * m_look.scale - QPointF(40, 20), QSizeF(80, 40)), Qt::AlignCenter, m_stair->text);
    });
}

WallItem::WallItem(EntityRef ref, const CanvasLook& look, WallShape wall)
    : EntityItem(std::move(ref), look, 2), m_wall(std::move(wall)), m_bounds(withPen(m_wall.body.boundingRect()))
{
}

bool WallItem::sameAs(const EntityItem& other) const
{
    const auto* o = dynamic_cast<const WallItem*>(&other);
    return o && o->m_wall == m_wall;
}

void WallItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    drawWall(*painter, m_wall, m_look.style, m_look.scale, m_shade);
}

OpeningItem::OpeningItem(EntityRef ref, const CanvasLook& look, OpeningShape opening, std::optional<QPointF> exit)
    : EntityItem(std::move(ref), look, 3), m_opening(std::move(opening)), m_exit(exit), m_bounds(extent())
{
    // A speck is drawn larger than it is.
    const QSizeF more = m_bounds.size() * (largestOpening - 1) / 2;
    m_bounds.adjust(-more.width(), -more.height(), more.width(), more.height());
    if (m_exit) {
        const QRectF& box = m_opening.bounds;
        double reach = 0;
        for (const QPointF& corner : {box.topLeft(), box.topRight(), box.bottomLeft(), box.bottomRight()})
            reach = std::max(reach, QPointF::dotProduct(corner - m_opening.middle, *m_exit));
        m_exitFrom = m_opening.middle + *m_exit * reach;
        const double sign = 5500; // mm that a sign covers where it is largest, with its word
        m_bounds |= QRectF(m_exitFrom - QPointF(sign, sign), QSizeF(2 * sign, 2 * sign));
    }
}

QRectF OpeningItem::extent() const
{
    return withPen(m_opening.bounds);
}

bool OpeningItem::sameAs(const EntityItem& other) const
{
    const auto* o = dynamic_cast<const OpeningItem*>(&other);
    return o && o->m_opening == m_opening && o->m_exit == m_exit;
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
    if (!m_exit || m_look.scale < 0.0035 * m_look.style.unit)
        return;
    inPixels(*painter, [&] {
        const double size = exitSignSize(m_look.scale, m_look.style.unit);
        drawExitSign(*painter, m_exitFrom * m_look.scale + *m_exit * (size / 2 + 2 * m_look.style.unit), *m_exit, size, m_look.style,
                     m_shade);
    });
}

ObstructionItem::ObstructionItem(EntityRef ref, const CanvasLook& look, ObstructionLook obstruction)
    : EntityItem(std::move(ref), look, 1), m_obstruction(std::move(obstruction)), m_bounds(withPen(m_obstruction.area.boundingRect()))
{
}

bool ObstructionItem::sameAs(const EntityItem& other) const
{
    const auto* o = dynamic_cast<const ObstructionItem*>(&other);
    return o && o->m_obstruction == m_obstruction;
}

void ObstructionItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    drawObstruction(*painter, m_obstruction, m_look.style, m_look.scale, m_shade);
}

SymbolItem::SymbolItem(EntityRef ref, const CanvasLook& look, QPointF at, ValveLook valve)
    : EntityItem(std::move(ref), look, 5), m_symbol(std::move(valve))
{
    setPos(at);
}

SymbolItem::SymbolItem(EntityRef ref, const CanvasLook& look, QPointF at, DeviceLook device, QPointF away)
    : EntityItem(std::move(ref), look, 4), m_symbol(std::move(device)), m_away(away)
{
    setPos(at);
}

bool SymbolItem::sameAs(const EntityItem& other) const
{
    const auto* o = dynamic_cast<const SymbolItem*>(&other);
    return o && o->m_symbol == m_symbol && o->m_away == m_away && o->pos() == pos();
}

double SymbolItem::pixels() const
{
    const double unit = m_look.style.unit;
    if (std::holds_alternative<ValveLook>(m_symbol))
        return valveSize(m_look.scale, unit);
    return std::max(deviceSize(m_look.scale, unit), std::get<DeviceLook>(m_symbol).least * unit);
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
    inPixels(*painter, [&] {
        const double size = pixels();
        if (const auto* valve = std::get_if<ValveLook>(&m_symbol))
            drawValve(*painter, {}, size, *valve, m_look.style, m_shade);
        else if (size >= 6 * m_look.style.unit || m_shade != Shade::Plain)
            drawDevice(*painter, m_away * size * 0.6, size, std::get<DeviceLook>(m_symbol), m_look.style, m_shade);
    });
}

} // namespace sp::ui
