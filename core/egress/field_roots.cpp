// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/egress/field_roots.h"

#include <tuple>

namespace sp {

FieldRoots::FieldRoots(const CellWalk& walk, Metric metric, const std::vector<Seed>& seeds)
    : m_tables(walk.tables()), m_metric(metric), m_seeds(seeds)
{
    const size_t corners = m_tables.corners().size();
    std::vector<double> nm(corners, unreachable);
    std::vector<int> seedOf(corners, -1);
    const auto offer = [&](size_t corner, double length, int seed) {
        if (length < nm[corner] || (length == nm[corner] && seed < seedOf[corner])) {
            nm[corner] = length;
            seedOf[corner] = seed;
        }
    };
    CellTables::Row& points = m_fromPoints;
    std::vector<int> firstSeed(corners, -1); // of the corners that a seed sees
    for (int i = 0; i < static_cast<int>(seeds.size()); ++i) {
        const Seed& seed = seeds[static_cast<size_t>(i)];
        if (!(seed.beyond < unreachable))
            continue;
        const Stance place = seed.node >= 0 ? m_tables.nodePlace(seed.node) : m_tables.sight().place(seed.at);
        m_roots.push_back({seed.at, place, seed.beyond, i, -1});
        if (seed.node >= 0) {
            const std::vector<double>& row = m_tables.row(metric, seed.node).nm;
            for (size_t u = 0; u < corners; ++u)
                if (row[u] < unreachable)
                    offer(u, seed.beyond + row[u], i);
            continue;
        }
        if (points.nm.empty()) {
            points.nm.assign(corners, unreachable);
            points.before.assign(corners, -1);
        }
        for (const int u : m_tables.cornersFrom(place)) {
            const double length = seed.beyond + m_tables.length(metric, seed.at, m_tables.cornerAt(u));
            if (length < points.nm[static_cast<size_t>(u)]) {
                points.nm[static_cast<size_t>(u)] = length;
                firstSeed[static_cast<size_t>(u)] = i;
            }
        }
    }
    if (!points.nm.empty()) {
        m_tables.settle(metric, points);
        for (size_t u = 0; u < corners; ++u) {
            size_t first = u;
            while (points.before[first] >= 0)
                first = static_cast<size_t>(points.before[first]);
            if (points.nm[u] < unreachable)
                offer(u, points.nm[u], firstSeed[first]);
        }
    }
    for (size_t u = 0; u < corners; ++u)
        if (nm[u] < unreachable)
            m_roots.push_back({m_tables.cornerAt(static_cast<int>(u)), m_tables.sight().placeOfCorner(m_tables.corners()[u]), nm[u],
                               seedOf[u], static_cast<int>(u)});
    std::stable_sort(m_roots.begin(), m_roots.end(),
                     [](const Root& a, const Root& b) { return std::tie(a.nm, a.seed, a.at) < std::tie(b.nm, b.seed, b.at); });
}

bool FieldRoots::sees(const Root& root, const Stance& p) const
{
    if (root.corner >= 0)
        return m_tables.turnsAt(root.corner, p);
    return m_tables.sight().sees(root.place, p);
}

bool FieldRoots::better(const Best& a, const Best& b) const
{
    if (a.nm != b.nm || a.root < 0 || b.root < 0)
        return a.nm < b.nm;
    const Root &x = m_roots[static_cast<size_t>(a.root)], &y = m_roots[static_cast<size_t>(b.root)];
    return std::tie(x.seed, x.at, a.root) < std::tie(y.seed, y.at, b.root);
}

FieldRoots::Best FieldRoots::best(const Stance& place, PlanPoint p, Best known) const
{
    constexpr size_t few = 16; // fewer are looked at in their order
    using Item = std::pair<double, int>;
    std::vector<Item> tempting;
    for (int i = 0; i < static_cast<int>(m_roots.size()); ++i) {
        const Root& root = m_roots[static_cast<size_t>(i)];
        if (root.nm > known.nm)
            break;
        const Best by{i, nmBy(root, p)};
        if (by.nm > known.nm)
            continue;
        if (m_roots.size() > few)
            tempting.emplace_back(by.nm, i);
        else if (better(by, known) && sees(root, place))
            known = by;
    }
    // To look is dear: the best first, and the first that is seen is it.
    std::make_heap(tempting.begin(), tempting.end(), std::greater<>());
    while (!tempting.empty() && tempting.front().first <= known.nm) {
        const Best by{tempting.front().second, tempting.front().first};
        if (better(by, known) && sees(m_roots[static_cast<size_t>(by.root)], place))
            known = by;
        std::pop_heap(tempting.begin(), tempting.end(), std::greater<>());
        tempting.pop_back();
    }
    return known;
}

std::vector<PlanPoint> FieldRoots::wayFrom(const Root& root) const
{
    std::vector<PlanPoint> out;
    if (root.corner >= 0) {
        const Seed& seed = m_seeds[static_cast<size_t>(root.seed)];
        const CellTables::Row& row = seed.node >= 0 ? m_tables.row(m_metric, seed.node) : m_fromPoints;
        for (int u = root.corner; u >= 0; u = row.before[static_cast<size_t>(u)])
            out.push_back(m_tables.cornerAt(u));
    }
    out.push_back(m_seeds[static_cast<size_t>(root.seed)].at);
    return out;
}

} // namespace sp
