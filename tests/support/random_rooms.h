// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/egress_cells.h"

#include <random>

// Random rooms, and the plainest way to measure them: every corner against every corner, in floating point, with a look of its own. It
// shares no line with core/egress.
namespace sp::test {

class RandomRoom final {
public:
    explicit RandomRoom(unsigned seed) : m_random(seed)
    {
        // Every third room on a coarse grid, where much is in line; every third with slanted walls; the rest crooked.
        m_kind = seed % 3;
        const double width = 6 + upTo(18), depth = 5 + upTo(12);
        rings.push_back(outline(width, depth));
        const int columns = static_cast<int>(width / 3), rows = static_cast<int>(depth / 3);
        for (int c = 0; c < columns; ++c)
            for (int r = 0; r < rows; ++r)
                if (upTo(2) > 0.8)
                    addPillar(c * 3 + 1.5, r * 3 + 1.5);
        const int count = 1 + static_cast<int>(upTo(3));
        for (int i = 0; i < count; ++i) {
            const size_t n = rings[0].size();
            const auto edge = static_cast<size_t>(upTo(static_cast<double>(n) - 0.01));
            const double t = m_kind == 0 ? 0.5 : 0.1 + upTo(0.8);
            const PlanPoint a = rings[0][edge], b = rings[0][(edge + 1) % n];
            const PlanPoint at{{a.x.n + std::llround(t * static_cast<double>(b.x.n - a.x.n))},
                               {a.y.n + std::llround(t * static_cast<double>(b.y.n - a.y.n))}};
            nodes.push_back({at, 0, static_cast<int>(edge)});
        }
    }
    Cell cell() const { return {rings, nodes}; }

    std::vector<Ring> rings;
    std::vector<CellNode> nodes;

    /// Points of the floor, on walls too.
    std::vector<PlanPoint> samples(double step) const
    {
        const PlanBox box = boxOf(rings[0]);
        const auto apart = std::llround(step * nmPerM);
        std::vector<PlanPoint> out;
        for (qint64 x = box.least.x.n + apart * 3 / 10; x < box.most.x.n; x += apart)
            for (qint64 y = box.least.y.n + apart * 3 / 10; y < box.most.y.n; y += apart)
                if (inside({{x}, {y}}))
                    out.push_back({{x}, {y}});
        for (const Ring& ring : rings)
            for (size_t i = 0; i < ring.size(); ++i) {
                const PlanPoint a = ring[i], b = ring[(i + 1) % ring.size()];
                out.push_back(a);
                for (const double t : {0.25, 0.5, 0.75})
                    out.push_back({{a.x.n + std::llround(t * static_cast<double>(b.x.n - a.x.n))},
                                   {a.y.n + std::llround(t * static_cast<double>(b.y.n - a.y.n))}});
            }
        return out;
    }
    bool inside(PlanPoint p) const
    {
        bool in = false;
        for (const Ring& ring : rings)
            for (size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
                const long double ax = ring[j].x.n, ay = ring[j].y.n, bx = ring[i].x.n, by = ring[i].y.n;
                const long double px = p.x.n, py = p.y.n;
                if ((ay > py) != (by > py) && px < ax + (py - ay) / (by - ay) * (bx - ax))
                    in = !in;
            }
        return in;
    }

private:
    double upTo(double most) { return std::uniform_real_distribution<double>(0, most)(m_random); }
    double snapped(double v) const { return m_kind == 0 ? std::round(v * 2) / 2 : v; }

    Ring outline(double width, double depth)
    {
        const double w = snapped(width), d = snapped(depth), x = snapped(w * 0.4 + upTo(w * 0.2)), y = snapped(d * 0.4 + upTo(d * 0.2));
        switch (static_cast<int>(upTo(3))) {
        case 0: return rectangle(0, 0, w, d);
        case 1:
            if (m_kind == 2)
                return ringOf(
                    {{0, -upTo(1)}, {w, upTo(1)}, {w + upTo(2), y}, {x, y - upTo(0.5)}, {x + upTo(1), d}, {-upTo(2), d - upTo(1)}});
            return ringOf({{0, 0}, {w, 0}, {w, y}, {x, y}, {x, d}, {0, d}});
        default: // a stub of a wall from below
            if (m_kind == 2)
                return ringOf(
                    {{0, 0}, {x - 0.1, 0.3}, {x, y}, {x + 0.15, y}, {x + 0.3, -0.2}, {w, upTo(1)}, {w - upTo(1), d}, {upTo(1), d}});
            return ringOf({{0, 0}, {x, 0}, {x, y}, {x + 0.5, y}, {x + 0.5, 0}, {w, 0}, {w, d}, {0, d}});
        }
    }
    void addPillar(double x, double y)
    {
        const double w = m_kind == 0 ? 0.5 : 0.2 + upTo(0.9), d = m_kind == 0 ? 0.5 : 0.2 + upTo(0.9);
        const double turn = m_kind == 2 ? upTo(3) : 0;
        const auto at = [&](double dx, double dy) {
            return metres(x + dx * std::cos(turn) - dy * std::sin(turn), y + dx * std::sin(turn) + dy * std::cos(turn));
        };
        const Ring pillar{at(-w, -d), at(-w, d), at(w, d), at(w, -d)};
        for (const PlanPoint p : pillar)
            if (!inside(p))
                return;
        for (size_t i = 0; i < 4; ++i)
            for (size_t k = 0, j = rings[0].size() - 1; k < rings[0].size(); j = k++)
                if (cutsAt(pillar[i], pillar[(i + 1) % 4], rings[0][j], rings[0][k]))
                    return;
        rings.push_back(pillar);
    }
    static bool cutsAt(PlanPoint a, PlanPoint b, PlanPoint c, PlanPoint d)
    {
        const auto cross = [](PlanPoint o, PlanPoint p, PlanPoint q) {
            return static_cast<long double>(p.x.n - o.x.n) * static_cast<long double>(q.y.n - o.y.n)
                - static_cast<long double>(p.y.n - o.y.n) * static_cast<long double>(q.x.n - o.x.n);
        };
        return cross(a, b, c) * cross(a, b, d) <= 0 && cross(c, d, a) * cross(c, d, b) <= 0;
    }

    std::mt19937 m_random;
    unsigned m_kind = 0;
};

/// Ways by looking at everything.
class PlainWays final {
public:
    PlainWays(const RandomRoom& room, bool rectilinear) : m_room(room), m_rectilinear(rectilinear)
    {
        for (const Ring& ring : room.rings)
            m_points.insert(m_points.end(), ring.begin(), ring.end());
        m_corners = m_points.size();
        for (const CellNode& node : room.nodes)
            m_points.push_back(node.at);
        const size_t n = m_points.size();
        m_nm.assign(n, std::vector<double>(n, unreachable));
        for (size_t i = 0; i < n; ++i)
            for (size_t j = 0; j < n; ++j)
                if (i == j || walkable(m_points[i], m_points[j]))
                    m_nm[i][j] = length(m_points[i], m_points[j]);
        for (size_t k = 0; k < n; ++k)
            for (size_t i = 0; i < n; ++i)
                for (size_t j = 0; j < n; ++j)
                    m_nm[i][j] = std::min(m_nm[i][j], m_nm[i][k] + m_nm[k][j]);
    }
    double between(size_t a, size_t b) const { return m_nm[m_corners + a][m_corners + b]; }
    /// To the nearest door.
    double from(PlanPoint p) const
    {
        double best = unreachable;
        for (size_t i = 0; i < m_points.size(); ++i) {
            const double already = length(p, m_points[i]);
            double beyond = unreachable;
            for (size_t d = m_corners; d < m_points.size(); ++d)
                beyond = std::min(beyond, m_nm[i][d]);
            if (already + beyond < best && walkable(p, m_points[i]))
                best = already + beyond;
        }
        return best;
    }
    /// Cuts the line where it meets walls and looks whether the middle of each piece is on the floor, or as good as on a wall.
    bool walkable(PlanPoint a, PlanPoint b) const
    {
        const long double ax = a.x.n, ay = a.y.n, dx = b.x.n - a.x.n, dy = b.y.n - a.y.n;
        std::vector<long double> cuts{0, 1};
        for (const Ring& ring : m_room.rings)
            for (size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
                const long double cx = ring[j].x.n, cy = ring[j].y.n, ex = ring[i].x.n - cx, ey = ring[i].y.n - cy;
                const long double bottom = dx * ey - dy * ex;
                if (bottom == 0)
                    continue;
                const long double t = ((cx - ax) * ey - (cy - ay) * ex) / bottom, u = ((cx - ax) * dy - (cy - ay) * dx) / bottom;
                if (t > 0 && t < 1 && u >= -1e-9L && u <= 1 + 1e-9L)
                    cuts.push_back(t);
            }
        std::sort(cuts.begin(), cuts.end());
        for (size_t i = 0; i + 1 < cuts.size(); ++i) {
            const long double t = (cuts[i] + cuts[i + 1]) / 2;
            const PlanPoint middle{{std::llround(ax + t * dx)}, {std::llround(ay + t * dy)}};
            if (!m_room.inside(middle) && farFromWalls(middle) > 3)
                return false;
        }
        return true;
    }
    double length(PlanPoint a, PlanPoint b) const
    {
        const auto dx = static_cast<double>(b.x.n - a.x.n), dy = static_cast<double>(b.y.n - a.y.n);
        return m_rectilinear ? std::fabs(dx) + std::fabs(dy) : std::hypot(dx, dy);
    }

private:
    double farFromWalls(PlanPoint p) const
    {
        double least = unreachable;
        for (const Ring& ring : m_room.rings)
            for (size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
                least = std::min(least, static_cast<double>(distance(p, nearestOn(ring[j], ring[i], p)).n));
        return least;
    }

    const RandomRoom& m_room;
    bool m_rectilinear;
    size_t m_corners = 0;
    std::vector<PlanPoint> m_points;
    std::vector<std::vector<double>> m_nm;
};

} // namespace sp::test
