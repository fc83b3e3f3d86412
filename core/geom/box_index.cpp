// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geom/box_index.h"

#include <algorithm>
#include <cmath>

namespace sp {

BoxIndex::BoxIndex(std::vector<PlanBox> boxes) : m_boxes(std::move(boxes))
{
    if (m_boxes.empty())
        return;
    m_all = m_boxes[0];
    for (const PlanBox& b : m_boxes) {
        m_all.least = {std::min(m_all.least.x, b.least.x), std::min(m_all.least.y, b.least.y)};
        m_all.most = {std::max(m_all.most.x, b.most.x), std::max(m_all.most.y, b.most.y)};
    }
    // About one box a cell, and no more cells to a side than that makes.
    const auto side = std::max<qint64>(1, static_cast<qint64>(std::sqrt(static_cast<double>(m_boxes.size()))));
    const qint64 width = m_all.most.x.n - m_all.least.x.n;
    const qint64 height = m_all.most.y.n - m_all.least.y.n;
    m_cell = std::max<qint64>(1, std::max(width, height) / side + 1);
    m_columns = width / m_cell + 1;
    m_rows = height / m_cell + 1;
    m_cells.resize(static_cast<size_t>(m_columns * m_rows));
    for (size_t i = 0; i < m_boxes.size(); ++i) {
        const Cells c = cellsOf(m_boxes[i]);
        for (qint64 row = c.bottom; row <= c.top; ++row)
            for (qint64 column = c.left; column <= c.right; ++column)
                m_cells[static_cast<size_t>(row * m_columns + column)].push_back(i);
    }
}

BoxIndex::Cells BoxIndex::cellsOf(const PlanBox& box) const
{
    const auto column = [&](Length x) { return std::clamp<qint64>((x.n - m_all.least.x.n) / m_cell, 0, m_columns - 1); };
    const auto row = [&](Length y) { return std::clamp<qint64>((y.n - m_all.least.y.n) / m_cell, 0, m_rows - 1); };
    return {column(box.least.x), row(box.least.y), column(box.most.x), row(box.most.y)};
}

std::vector<size_t> BoxIndex::meeting(const PlanBox& box) const
{
    std::vector<size_t> out;
    if (m_boxes.empty())
        return out;
    const Cells c = cellsOf(box);
    for (qint64 row = c.bottom; row <= c.top; ++row)
        for (qint64 column = c.left; column <= c.right; ++column)
            for (const size_t i : m_cells[static_cast<size_t>(row * m_columns + column)]) {
                const PlanBox& b = m_boxes[i];
                if (b.least.x <= box.most.x && b.most.x >= box.least.x && b.least.y <= box.most.y && b.most.y >= box.least.y)
                    out.push_back(i);
            }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

std::vector<size_t> BoxIndex::around(PlanPoint p, Length reach) const
{
    return meeting({{p.x - reach, p.y - reach}, {p.x + reach, p.y + reach}});
}

PlanBox boxAround(PlanPoint a, PlanPoint b)
{
    return {{std::min(a.x, b.x), std::min(a.y, b.y)}, {std::max(a.x, b.x), std::max(a.y, b.y)}};
}

} // namespace sp
