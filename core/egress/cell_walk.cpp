// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/egress/cell_walk.h"

#include "core/egress/cell_tables.h"

namespace sp {

CellWalk::CellWalk(Cell cell, double axes)
    : m_cell(std::move(cell)), m_axes(axes), m_tables(std::make_shared<const CellTables>(m_cell, axes))
{
    for (int i = 0; i < static_cast<int>(m_tables->corners().size()); ++i)
        m_corners.push_back(m_tables->cornerAt(i));
}

double CellWalk::length(Metric metric, PlanPoint from, PlanPoint to) const
{
    return m_tables->length(metric, from, to);
}

bool CellWalk::sees(PlanPoint from, PlanPoint to) const
{
    const Sight& sight = m_tables->sight();
    const Stance a = sight.place(from);
    return sight.onFloor(a) && sight.sees(a, sight.place(to), Sight::AtCorners::Pass);
}

bool CellWalk::nodeSees(int node, PlanPoint to) const
{
    const Sight& sight = m_tables->sight();
    return sight.sees(m_tables->nodePlace(node), sight.place(to), Sight::AtCorners::Pass);
}

bool CellWalk::contains(PlanPoint p) const
{
    return m_tables->sight().onFloor(m_tables->sight().place(p));
}

double CellWalk::between(Metric metric, int from, int to) const
{
    // One order for both directions: the last digit of a sum depends on it.
    return m_tables->shortest(metric, std::min(from, to), std::max(from, to)).first;
}

std::vector<PlanPoint> CellWalk::pathBetween(Metric metric, int from, int to) const
{
    const int a = std::min(from, to), b = std::max(from, to);
    const auto nodeAt = [this](int node) { return m_cell.nodes[static_cast<size_t>(node)].at; };
    const std::pair<double, int> way = m_tables->shortest(metric, a, b);
    if (way.first == unreachable)
        return {};
    std::vector<PlanPoint> out{nodeAt(b)};
    for (int u = way.second; u >= 0; u = m_tables->row(metric, a).before[static_cast<size_t>(u)])
        if (m_tables->cornerAt(u) != out.back() && m_tables->cornerAt(u) != nodeAt(a))
            out.push_back(m_tables->cornerAt(u));
    out.push_back(nodeAt(a));
    if (from < to)
        std::reverse(out.begin(), out.end());
    return out;
}

std::vector<double> CellWalk::fromPoint(Metric metric, PlanPoint from) const
{
    const Sight& sight = m_tables->sight();
    std::vector<double> out(m_cell.nodes.size(), unreachable);
    const auto reach = [&](const Stance& place, PlanPoint at, double already) {
        const std::vector<int> corners = m_tables->cornersFrom(place);
        for (size_t j = 0; j < out.size(); ++j) {
            const int node = static_cast<int>(j);
            double nm = unreachable;
            if (sight.sees(m_tables->nodePlace(node), place)) {
                nm = length(metric, at, m_cell.nodes[j].at);
            } else {
                for (const int u : corners)
                    nm = std::min(nm, m_tables->row(metric, node).nm[static_cast<size_t>(u)] + length(metric, m_tables->cornerAt(u), at));
            }
            out[j] = std::min(out[j], already + nm);
        }
    };
    const Stance place = sight.place(from);
    reach(place, from, 0);
    if (place.off && place.edge >= 0) // between walls that nearly touch there is still the way along the wall
        for (const int end : {place.edge, sight.corner(place.edge).after})
            reach(sight.placeOfCorner(end), sight.corner(end).at, length(metric, from, sight.corner(end).at));
    return out;
}

} // namespace sp
