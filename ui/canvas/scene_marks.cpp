// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/scene_marks.h"

#include "ui/canvas/device_pixels.h"

#include <QPainter>

namespace sp::ui {

namespace {

constexpr double markReach = 9000; // mm that a mark or a link's text covers at the farthest zoom

double problemSize(const CanvasLook& look)
{
    return markerSize(look.scale, look.style.unit) * 1.15;
}

QRectF boxOf(const std::vector<QPointF>& points, double around)
{
    QRectF box;
    for (const QPointF& p : points)
        box |= QRectF(p - QPointF(around, around), QSizeF(2 * around, 2 * around));
    return box;
}

std::vector<QPointF> endsOf(const std::vector<LinkLine>& links)
{
    std::vector<QPointF> points;
    for (const LinkLine& link : links) {
        points.push_back(link.line.p1());
        points.push_back(link.line.p2());
    }
    return points;
}

} // namespace

ProblemItem::ProblemItem(EntityRef ref, const CanvasLook& look, QPointF at) : EntityItem(std::move(ref), look, 7)
{
    setPos(at);
}

QRectF ProblemItem::boundingRect() const
{
    const double half = markReach / 2;
    return {-half, -half, 2 * half, 2 * half};
}

bool ProblemItem::sameAs(const EntityItem& other) const
{
    const auto* o = dynamic_cast<const ProblemItem*>(&other);
    return o && o->ref() == ref() && o->pos() == pos();
}

QPainterPath ProblemItem::shape() const
{
    const double half = problemSize(m_look) / m_look.scale / 2;
    QPainterPath path;
    path.addRect(QRectF(-half, -half, 2 * half, 2 * half));
    return path;
}

void ProblemItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    const DevicePixels pixels(*painter);
    drawProblemMark(*painter, {}, problemSize(m_look), m_look.style);
}

GhostItem::GhostItem(const CanvasLook& look, QPainterPath walls, QPainterPath openings)
    : ExtraItem(look, 1, (walls.boundingRect() | openings.boundingRect()).adjusted(-60, -60, 60, 60)), m_walls(std::move(walls)),
      m_openings(std::move(openings))
{
}

void GhostItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    QColor faint = m_look.style.colors.faint;
    faint.setAlpha(110);
    QPen pen(faint, m_look.style.unit);
    pen.setCosmetic(true);
    pen.setDashPattern({2, 3});
    painter->strokePath(m_walls, pen);
    pen.setStyle(Qt::SolidLine);
    pen.setWidthF(0.6 * m_look.style.unit);
    painter->strokePath(m_openings, pen);
}

GripsItem::GripsItem(const CanvasLook& look, std::vector<QPointF> grips)
    : ExtraItem(look, 9, boxOf(grips, markReach / 2)), m_grips(std::move(grips))
{
}

void GripsItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    const DevicePixels pixels(*painter);
    const double half = 3.5 * m_look.style.unit;
    painter->setPen(QPen(m_look.style.colors.accent, 1.2 * m_look.style.unit));
    painter->setBrush(m_look.style.colors.paper);
    for (const QPointF& grip : m_grips)
        painter->drawRect(QRectF(grip * m_look.scale - QPointF(half, half), QSizeF(2 * half, 2 * half)));
    painter->setBrush(Qt::NoBrush);
}

LinksItem::LinksItem(const CanvasLook& look, std::vector<LinkLine> links)
    : ExtraItem(look, 6, boxOf(endsOf(links), markReach)), m_links(std::move(links))
{
}

void LinksItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    const DevicePixels pixels(*painter);
    for (const LinkLine& link : m_links)
        drawLink(*painter, link, m_look.scale, m_look.style);
}

} // namespace sp::ui
