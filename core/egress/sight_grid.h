// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/geom/polygon.h"

#include <algorithm>
#include <utility>

namespace sp {

/// Buckets over the edges of a floor: which edges are near a line, from its beginning to its end.
class SightGrid final {
public:
    /// nm: edges and lines this near to a bucket count as in it.
    static constexpr double slack = 16;

    SightGrid() = default;
    explicit SightGrid(const std::vector<std::pair<PlanPoint, PlanPoint>>& edges);

    /// Calls `visit` with the edges of each bucket that the line from a to b passes until it returns true; whether it did. An edge may come
    /// several times.
    template <class Visit>
    bool any(PlanPoint a, PlanPoint b, const Visit& visit) const
    {
        if (m_columns == 1 && m_rows == 1) {
            for (const int edge : m_edges)
                if (visit(edge))
                    return true;
            return false;
        }
        return alongLine(a, b, [&](size_t bucket) {
            for (int i = m_first[bucket]; i < m_first[bucket + 1]; ++i)
                if (visit(m_edges[static_cast<size_t>(i)]))
                    return true;
            return false;
        });
    }

private:
    int column(double x) const { return std::clamp(static_cast<int>((x - m_left) * m_perNm), 0, m_columns - 1); }
    int row(double y) const { return std::clamp(static_cast<int>((y - m_bottom) * m_perNm), 0, m_rows - 1); }
    size_t bucket(int column, int row) const
    {
        return static_cast<size_t>(row) * static_cast<size_t>(m_columns) + static_cast<size_t>(column);
    }

    template <class Visit>
    bool alongLine(PlanPoint a, PlanPoint b, const Visit& visit) const
    {
        const auto ax = static_cast<double>(a.x.n), ay = static_cast<double>(a.y.n);
        const auto bx = static_cast<double>(b.x.n), by = static_cast<double>(b.y.n);
        const bool right = ax <= bx, up = ay <= by;
        const int first = column(right ? ax - slack : ax + slack), last = column(right ? bx + slack : bx - slack);
        const double slope = ax == bx ? 0 : (by - ay) / (bx - ax);
        const int step = right ? 1 : -1;
        for (int c = first;; c += step) {
            // The piece of the line in this column, a little longer at both ends.
            double y0 = ay, y1 = by;
            if (first != last && ax != bx) {
                const double in = m_left + (right ? c : c + 1) / m_perNm, out = m_left + (right ? c + 1 : c) / m_perNm;
                const double over = right ? slack : -slack;
                const double from = right ? std::max(ax, in - over) : std::min(ax, in - over);
                const double to = right ? std::min(bx, out + over) : std::max(bx, out + over);
                if (c != first)
                    y0 = ay + (from - ax) * slope;
                if (c != last)
                    y1 = ay + (to - ax) * slope;
            }
            const double over = up ? slack : -slack;
            const int r0 = row(y0 - over), r1 = row(y1 + over);
            for (int r = r0;; r += up ? 1 : -1) {
                if (visit(bucket(c, r)))
                    return true;
                if (r == r1 || (up ? r > r1 : r < r1))
                    break;
            }
            if (c == last)
                return false;
        }
    }

    double m_left = 0, m_bottom = 0, m_perNm = 1;
    int m_columns = 1, m_rows = 1;
    std::vector<int> m_first; ///< by bucket, into m_edges
    std::vector<int> m_edges;
};

} // namespace sp
