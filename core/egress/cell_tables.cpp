// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/egress/cell_tables.h"

#include "core/egress/exact.h"

#include <queue>
#include <cmath>
#include <numeric>

namespace sp {

CellTables::CellTables(const Cell& cell, double axes) : m_sight(cell.rings), m_cos(std::cos(axes)), m_sin(std::sin(axes))
{
    for (size_t i = 0; i < m_sight.corners().size(); ++i)
        if (m_sight.corners()[i].reflex)
            m_corners.push_back(static_cast<int>(i));
    m_byPlace.resize(m_corners.size());
    std::iota(m_byPlace.begin(), m_byPlace.end(), 0);
    std::stable_sort(m_byPlace.begin(), m_byPlace.end(), [this](int a, int b) { return cornerAt(a) < cornerAt(b); });
    m_rank.resize(m_corners.size());
    for (size_t i = 0; i < m_byPlace.size(); ++i)
        m_rank[static_cast<size_t>(m_byPlace[i])] = static_cast<int>(i);
    m_gaps = std::make_unique<std::atomic<double>[]>(m_corners.size());
    for (size_t i = 0; i < m_corners.size(); ++i)
        m_gaps[i] = -1;
    linkCorners();

    for (const CellNode& node : cell.nodes) {
        Node made{node.at, m_sight.place(node.at), {}, {}};
        if (node.ring >= 0 && static_cast<size_t>(node.ring) < cell.rings.size()) {
            const Ring& ring = cell.rings[static_cast<size_t>(node.ring)];
            const auto edge = static_cast<size_t>(node.edge);
            if (node.edge >= 0 && edge < ring.size())
                made.place = m_sight.placeOnWall(node.at, ring[edge], ring[(edge + 1) % ring.size()]);
        }
        made.corners = cornersFrom(made.place);
        made.sees.resize(cell.nodes.size());
        m_nodes.push_back(std::move(made));
    }
    for (size_t a = 0; a < m_nodes.size(); ++a)
        for (size_t b = 0; b <= a; ++b)
            m_nodes[a].sees[b] = m_nodes[b].sees[a] = m_sight.convex() || m_sight.sees(m_nodes[a].place, m_nodes[b].place);
    m_straight = makeTables(Metric::Straight);
}

double CellTables::length(Metric metric, PlanPoint from, PlanPoint to) const
{
    const auto dx = static_cast<double>(to.x.n - from.x.n), dy = static_cast<double>(to.y.n - from.y.n);
    if (metric == Metric::Straight)
        return std::sqrt(dx * dx + dy * dy);
    return std::fabs(dx * m_cos + dy * m_sin) + std::fabs(dy * m_cos - dx * m_sin);
}

/// Edges of the graph are those along which a way can be taut at both ends.
void CellTables::linkCorners()
{
    const size_t n = m_corners.size();
    std::vector<std::vector<Link>> links(n);
    for (size_t u = 0; u < n; ++u) {
        const PlanPoint at = cornerAt(static_cast<int>(u));
        for (size_t v = u + 1; v < n; ++v) {
            const PlanPoint other = cornerAt(static_cast<int>(v));
            if (!m_sight.tautBetween(m_corners[u], m_corners[v]))
                continue;
            const double nm = length(Metric::Straight, at, other);
            links[u].push_back({static_cast<int>(v), nm});
            links[v].push_back({static_cast<int>(u), nm});
        }
    }
    m_firstLink.assign(1, 0);
    for (const std::vector<Link>& some : links) {
        m_links.insert(m_links.end(), some.begin(), some.end());
        m_firstLink.push_back(static_cast<int>(m_links.size()));
    }
}

bool CellTables::turnsAt(int i, const Stance& p) const
{
    return m_sight.tautTo(m_corners[static_cast<size_t>(i)], p);
}

std::vector<int> CellTables::cornersFrom(const Stance& p) const
{
    std::vector<int> out;
    for (int i = 0; i < static_cast<int>(m_corners.size()); ++i)
        if (turnsAt(i, p))
            out.push_back(i);
    return out;
}

void CellTables::settle(Metric metric, Row& row) const
{
    using Item = std::pair<double, int>;
    std::priority_queue<Item, std::vector<Item>, std::greater<>> queue;
    for (size_t i = 0; i < row.nm.size(); ++i)
        if (row.nm[i] < unreachable)
            queue.emplace(row.nm[i], static_cast<int>(i));
    while (!queue.empty()) {
        const auto [nm, corner] = queue.top();
        queue.pop();
        const auto u = static_cast<size_t>(corner);
        if (nm > row.nm[u])
            continue;
        for (auto i = static_cast<size_t>(m_firstLink[u]); i < static_cast<size_t>(m_firstLink[u + 1]); ++i) {
            const auto v = static_cast<size_t>(m_links[i].to);
            const double step =
                metric == Metric::Straight ? m_links[i].straight : length(metric, cornerAt(corner), cornerAt(m_links[i].to));
            const double there = nm + step;
            if (there < row.nm[v]) {
                row.nm[v] = there;
                row.before[v] = corner;
                queue.emplace(there, m_links[i].to);
            } else if (there == row.nm[v] && step > 0 && row.before[v] >= 0 && m_rank[u] < m_rank[static_cast<size_t>(row.before[v])]) {
                row.before[v] = corner;
            }
        }
    }
}

CellTables::Tables CellTables::makeTables(Metric metric) const
{
    Tables out;
    for (const Node& node : m_nodes) {
        Row row{std::vector<double>(m_corners.size(), unreachable), std::vector<int>(m_corners.size(), -1)};
        for (const int corner : node.corners)
            row.nm[static_cast<size_t>(corner)] = length(metric, node.at, cornerAt(corner));
        settle(metric, row);
        out.rows.push_back(std::move(row));
    }
    return out;
}

const CellTables::Tables& CellTables::tables(Metric metric) const
{
    if (metric == Metric::Straight)
        return m_straight;
    std::call_once(m_rectilinearMade, [this] { m_rectilinear = makeTables(Metric::Rectilinear); });
    return m_rectilinear;
}

std::pair<double, int> CellTables::shortest(Metric metric, int a, int b) const
{
    const Node& from = m_nodes[static_cast<size_t>(a)];
    const Node& to = m_nodes[static_cast<size_t>(b)];
    if (from.sees[static_cast<size_t>(b)])
        return {length(metric, from.at, to.at), -1};
    const Row& ways = row(metric, a);
    std::pair<double, int> best{unreachable, -1};
    for (const int u : to.corners) {
        const double nm = ways.nm[static_cast<size_t>(u)] + length(metric, cornerAt(u), to.at);
        if (nm < best.first
            || (nm == best.first && best.second >= 0 && m_rank[static_cast<size_t>(u)] < m_rank[static_cast<size_t>(best.second)]))
            best = {nm, u};
    }
    return best;
}

int CellTables::cornerNumber(PlanPoint p) const
{
    const auto found = std::lower_bound(m_byPlace.begin(), m_byPlace.end(), p, [this](int i, PlanPoint at) { return cornerAt(i) < at; });
    return found != m_byPlace.end() && cornerAt(*found) == p ? *found : -1;
}

double CellTables::gapAt(int corner) const
{
    std::atomic<double>& gap = m_gaps[static_cast<size_t>(corner)];
    double nm = gap.load(std::memory_order_relaxed);
    if (nm < 0) {
        nm = gapBeside(m_sight, m_corners[static_cast<size_t>(corner)]);
        gap.store(nm, std::memory_order_relaxed); // whoever else measures it at the same time finds the same
    }
    return nm;
}

} // namespace sp
