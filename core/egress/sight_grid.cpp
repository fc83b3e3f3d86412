// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/egress/sight_grid.h"

#include <cmath>

namespace sp {

namespace {

constexpr size_t fewEdges = 80; // fewer are looked at one by one

} // namespace

SightGrid::SightGrid(const std::vector<std::pair<PlanPoint, PlanPoint>>& edges)
{
    const int count = static_cast<int>(edges.size());
    if (edges.size() < fewEdges) {
        for (int i = 0; i < count; ++i)
            m_edges.push_back(i);
        return;
    }
    Ring ends;
    for (const auto& edge : edges)
        ends.push_back(edge.first);
    const PlanBox box = boxOf(ends);
    const auto width = static_cast<double>(box.most.x.n - box.least.x.n), height = static_cast<double>(box.most.y.n - box.least.y.n);
    m_left = static_cast<double>(box.least.x.n);
    m_bottom = static_cast<double>(box.least.y.n);
    // About a bucket for each edge, square; a long thin floor gets a row of them.
    const double size = std::max({std::sqrt(width * height / count), std::max(width, height) / (4.0 * count), 64 * slack});
    m_perNm = 1 / size;
    m_columns = static_cast<int>(width / size) + 1;
    m_rows = static_cast<int>(height / size) + 1;

    const size_t buckets = static_cast<size_t>(m_columns) * static_cast<size_t>(m_rows);
    m_first.assign(buckets + 1, 0);
    for (const auto& edge : edges)
        alongLine(edge.first, edge.second, [&](size_t bucket) {
            ++m_first[bucket + 1];
            return false;
        });
    for (size_t b = 0; b < buckets; ++b)
        m_first[b + 1] += m_first[b];
    m_edges.resize(static_cast<size_t>(m_first[buckets]));
    std::vector<int> next(m_first.begin(), m_first.end() - 1);
    for (int i = 0; i < count; ++i)
        alongLine(edges[static_cast<size_t>(i)].first, edges[static_cast<size_t>(i)].second, [&](size_t bucket) {
            m_edges[static_cast<size_t>(next[bucket]++)] = i;
            return false;
        });
}

} // namespace sp
