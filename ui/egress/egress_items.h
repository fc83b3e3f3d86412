// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/scene_marks.h"
#include "ui/egress/egress_heat.h"
#include "ui/print/egress_drawing.h"

namespace sp::ui {

/// What the canvas draws of ways out on one storey; made once for each result and choice, never while painting.
struct EgressPicture {
    EgressDrawing drawing;
    QString chosen; ///< id of a room or opening
    std::optional<EgressWayLook> way; ///< of the chosen room
    std::optional<EgressCommonLook> common;
    std::shared_ptr<const EgressHeat> heat;
    bool us = false;
    bool besideSigns = false; ///< of failures: badges keep off the two at each door
    bool stale = false; ///< of the plan before the last edit, or of another moment: drawn paler
};

/// Distances, hatched rooms and dead ends: under the walls.
class EgressGroundItem final : public ExtraItem {
public:
    EgressGroundItem(const CanvasLook& look, QRectF box);
    void set(std::shared_ptr<const EgressPicture> picture);
    const HeatPicture& heat() const { return m_heat; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override;

private:
    void drawHeat(QPainter& painter);
    void drawTexts(QPainter& painter) const;

    std::shared_ptr<const EgressPicture> m_picture;
    std::shared_ptr<const EgressHeat> m_heatOf;
    bool m_heatDark = false;
    HeatPicture m_heat;
};

/// Ways and people at doors: above everything else of the storey.
class EgressSignsItem final : public ExtraItem {
public:
    EgressSignsItem(const CanvasLook& look, QRectF box);
    void set(std::shared_ptr<const EgressPicture> picture);
    const EgressPicture* picture() const { return m_picture.get(); }
    /// Badges that have room at a scale, in device units: the place in the drawing, and the box.
    using Badges = std::vector<std::pair<size_t, QRectF>>;
    const Badges& badges(double scale);
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override;

private:
    void place(double scale);
    void drawLengths(QPainter& painter) const;

    std::shared_ptr<const EgressPicture> m_picture;
    Badges m_badges;
    double m_placedFor = 0; ///< scale; 0: not placed
};

} // namespace sp::ui
