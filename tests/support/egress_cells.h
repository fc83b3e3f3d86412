// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/egress/cell_walk.h"
#include "core/geom/segment.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>

// Floors drawn by hand, in metres.
namespace sp::test {

constexpr double nmPerM = 1e9;

inline PlanPoint metres(double x, double y)
{
    return {{std::llround(x * nmPerM)}, {std::llround(y * nmPerM)}};
}
inline Ring ringOf(std::initializer_list<std::pair<double, double>> corners)
{
    Ring out;
    for (const auto& [x, y] : corners)
        out.push_back(metres(x, y));
    return out;
}
/// Counter-clockwise, as an outline is.
inline Ring rectangle(double left, double bottom, double right, double top)
{
    return ringOf({{left, bottom}, {right, bottom}, {right, top}, {left, top}});
}
/// Clockwise, as a hole is.
inline Ring block(double left, double bottom, double right, double top)
{
    return ringOf({{left, bottom}, {left, top}, {right, top}, {right, bottom}});
}

/// A door on the wall that is nearest.
inline CellNode doorAt(const std::vector<Ring>& rings, PlanPoint at)
{
    CellNode out{at};
    Length least{std::numeric_limits<qint64>::max()};
    for (size_t r = 0; r < rings.size(); ++r)
        for (size_t i = 0; i < rings[r].size(); ++i) {
            const Length far = distance(at, nearestOn(rings[r][i], rings[r][(i + 1) % rings[r].size()], at));
            if (far < least) {
                least = far;
                out.ring = static_cast<int>(r);
                out.edge = static_cast<int>(i);
            }
        }
    return out;
}
inline Cell cellOf(std::vector<Ring> rings, const std::vector<PlanPoint>& doors)
{
    Cell out{std::move(rings), {}};
    for (const PlanPoint door : doors)
        out.nodes.push_back(doorAt(out.rings, door));
    return out;
}
inline Cell cellOf(std::vector<Ring> rings, std::initializer_list<std::pair<double, double>> doors)
{
    std::vector<PlanPoint> at;
    for (const auto& [x, y] : doors)
        at.push_back(metres(x, y));
    return cellOf(std::move(rings), at);
}

/// The distance field to all doors of the cell, which are exits.
inline CellField toItsDoors(const CellWalk& walk, Metric metric = Metric::Straight)
{
    std::vector<Seed> seeds;
    for (size_t i = 0; i < walk.cell().nodes.size(); ++i)
        seeds.push_back({walk.cell().nodes[i].at, static_cast<int>(i), 0});
    return CellField(walk, metric, std::move(seeds));
}

/// A cell turned by quarters, mirrored and moved; mirrored rings are turned round, so that the floor stays on the left.
struct Motion {
    int quarters = 0;
    bool mirrored = false;
    PlanPoint by;
    PlanPoint operator()(PlanPoint p) const
    {
        if (mirrored)
            p.x = -p.x;
        for (int i = 0; i < quarters; ++i)
            p = {-p.y, p.x};
        return {p.x + by.x, p.y + by.y};
    }
    std::vector<Ring> operator()(std::vector<Ring> rings) const
    {
        for (Ring& ring : rings) {
            for (PlanPoint& p : ring)
                p = (*this)(p);
            if (mirrored)
                std::reverse(ring.begin(), ring.end());
        }
        return rings;
    }
    Cell operator()(const Cell& cell) const
    {
        Cell out{(*this)(cell.rings), {}};
        for (const CellNode& node : cell.nodes) {
            const int n = static_cast<int>(cell.rings[static_cast<size_t>(node.ring)].size());
            out.nodes.push_back({(*this)(node.at), node.ring, mirrored ? (2 * n - 2 - node.edge) % n : node.edge});
        }
        return out;
    }
};

} // namespace sp::test
