// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/geom/polygon.h"

namespace sp {

/// Finds the boxes near a place without looking at all of them: a grid over the boxes that it is made of.
class BoxIndex final {
public:
    explicit BoxIndex(std::vector<PlanBox> boxes);

    /// Numbers of the boxes that touch the box, ascending.
    std::vector<size_t> meeting(const PlanBox& box) const;
    /// The same around a point: within `reach` to each side.
    std::vector<size_t> around(PlanPoint p, Length reach) const;

private:
    struct Cells {
        qint64 left, bottom, right, top;
    };
    Cells cellsOf(const PlanBox& box) const;

    std::vector<PlanBox> m_boxes;
    PlanBox m_all;
    qint64 m_cell = 1; ///< side of a cell, nm
    qint64 m_columns = 1, m_rows = 1;
    std::vector<std::vector<size_t>> m_cells;
};

/// The box around two points.
PlanBox boxAround(PlanPoint a, PlanPoint b);

} // namespace sp
