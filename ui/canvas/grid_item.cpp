// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/grid_item.h"

#include <QPainter>
#include <QStyleOptionGraphicsItem>
#include <cmath>

namespace sp::ui {

namespace {

constexpr double comesIn = 9; // pixels between lines: nearer they would be a grey
constexpr double fullAt = 60;
constexpr double strongest = 46; // of 255
constexpr double everywhere = 1e7; // mm: the grid has no end

} // namespace

double gridStrength(Length step, double pixelsPerMm)
{
    const double apart = toMm(step) * pixelsPerMm;
    return std::clamp((apart - comesIn) / (fullAt - comesIn), 0.0, 1.0);
}

GridItem::GridItem(const CanvasLook& look, GridSteps steps)
    : ExtraItem(look, 0, QRectF(-everywhere, -everywhere, 2 * everywhere, 2 * everywhere)), m_steps(std::move(steps))
{
    setZValue(0.75); // rooms are below, obstructions and walls above
    setFlag(ItemUsesExtendedStyleOption); // of a grid without end only what is exposed is drawn
}

void GridItem::paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget*)
{
    const double scale = m_look.scale;
    const QRectF seen(option->exposedRect.topLeft() * scale, option->exposedRect.size() * scale);
    const QPointF from = scenePoint(m_steps.from) * scale;
    const QTransform before = painter->worldTransform();
    painter->setWorldTransform(QTransform::fromTranslate(before.dx(), before.dy()));
    painter->setRenderHint(QPainter::Antialiasing, false); // hairlines stay hairlines
    QList<QLineF> lines;
    for (size_t i = 0; i < m_steps.steps.size(); ++i) {
        const double strength = gridStrength(m_steps.steps[i], scale);
        if (strength <= 0)
            continue;
        const double apart = toMm(m_steps.steps[i]) * scale;
        lines.clear();
        for (double x = from.x() + std::ceil((seen.left() - from.x()) / apart) * apart; x <= seen.right(); x += apart)
            lines += QLineF(x, seen.top(), x, seen.bottom());
        for (double y = from.y() + std::ceil((seen.top() - from.y()) / apart) * apart; y <= seen.bottom(); y += apart)
            lines += QLineF(seen.left(), y, seen.right(), y);
        QColor color = m_look.style.colors.faint;
        color.setAlpha(qRound(strongest * strength));
        painter->setPen(QPen(color, 0));
        painter->drawLines(lines);
    }
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setWorldTransform(before);
}

} // namespace sp::ui
