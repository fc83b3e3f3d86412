// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/scene_marks.h"

namespace sp::ui {

/// What the grid is drawn with: steps from fine to coarse, each a multiple of the first, counted from a point.
struct GridSteps {
    std::vector<Length> steps;
    PlanPoint from;
    bool operator==(const GridSteps&) const = default;
};

/// How strongly lines of a step are drawn at a zoom, 0 to 1: they come in as they move apart, and coarser ones stay above finer ones.
double gridStrength(Length step, double pixelsPerMm);

/// The lines that points are drawn to, over the rooms and under everything else.
class GridItem final : public ExtraItem {
public:
    GridItem(const CanvasLook& look, GridSteps steps);
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget*) override;
    const GridSteps& steps() const { return m_steps; }

private:
    GridSteps m_steps;
};

} // namespace sp::ui
