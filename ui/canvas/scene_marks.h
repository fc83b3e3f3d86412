// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/plan_items.h"
#include "ui/print/plan_links.h"

namespace sp::ui {

// Items beside those of the entities: what cannot be built, the storey below, links, grips.

/// The mark of something that cannot be built as drawn; it stands for the entity where one points at it.
class ProblemItem final : public EntityItem {
public:
    ProblemItem(EntityRef ref, const CanvasLook& look, QPointF at);
    QRectF boundingRect() const override;
    QRectF extent() const override { return QRectF(pos() - QPointF(500, 500), QSizeF(1000, 1000)); }
    bool sameAs(const EntityItem& other) const override;
    QPainterPath shape() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override;
};

/// Drawn over the plan and never hit.
class ExtraItem : public EntityItem {
public:
    ExtraItem(const CanvasLook& look, int layer, QRectF box) : EntityItem({}, look, layer), m_box(box) { }
    QRectF boundingRect() const override { return m_box; }
    QRectF extent() const override { return m_box; }
    bool sameAs(const EntityItem&) const override { return false; }
    QPainterPath shape() const override { return {}; }

private:
    QRectF m_box;
};

/// Walls and doors of another storey, faint and with thin lines.
class GhostItem final : public ExtraItem {
public:
    GhostItem(const CanvasLook& look, QPainterPath walls, QPainterPath openings);
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override;

private:
    QPainterPath m_walls, m_openings;
};

/// Where something selected can be dragged: squares of a few pixels.
class GripsItem final : public ExtraItem {
public:
    GripsItem(const CanvasLook& look, std::vector<QPointF> grips);
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override;

private:
    std::vector<QPointF> m_grips;
};

class LinksItem final : public ExtraItem {
public:
    LinksItem(const CanvasLook& look, std::vector<LinkLine> links);
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override;

private:
    std::vector<LinkLine> m_links;
};

} // namespace sp::ui
