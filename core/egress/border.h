// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/geom/polygon.h"
#include "core/geom/vec.h"

#include <optional>

namespace sp {

/// Points that are no farther apart than this (nm) are one: points on slanted walls are rounded, and a line across a corridor meets them
/// again only within what the rounding of both its ends amounts to. Nothing that anybody draws is as small.
inline constexpr double samePlace = 1000;

inline geom::V between(PlanPoint a, PlanPoint b)
{
    return {static_cast<double>(b.x.n - a.x.n), static_cast<double>(b.y.n - a.y.n)};
}
inline double distanceNm(PlanPoint a, PlanPoint b)
{
    return geom::norm(between(a, b));
}
inline PlanPoint middleOf(PlanPoint a, PlanPoint b)
{
    return {Length{a.x.n + (b.x.n - a.x.n) / 2}, Length{a.y.n + (b.y.n - a.y.n) / 2}};
}
double distanceToSegment(PlanPoint p, PlanPoint a, PlanPoint b);
/// Whether the point is on the segment, within samePlace.
bool isOnSegment(PlanPoint p, PlanPoint a, PlanPoint b);

/// A place on the border of an area.
struct BorderPlace {
    PlanPoint at;
    int edge = -1; ///< from corner `edge` to the next one
    bool corner = false; ///< at the beginning of the edge
};

/// The border of an area with holes, floor on the left: corners of all rings in one list.
class Border final {
public:
    explicit Border(const std::vector<Ring>& area);

    int size() const { return static_cast<int>(m_corners.size()); }
    PlanPoint corner(int i) const { return m_corners[static_cast<size_t>(i)]; }
    int next(int i) const { return m_next[static_cast<size_t>(i)]; }
    int previous(int i) const { return m_previous[static_cast<size_t>(i)]; }
    bool isReflex(int corner) const;
    geom::V direction(int edge) const { return between(corner(edge), corner(next(edge))); }

    /// Where a straight line from a place of the border into the floor first meets the border again, a corner that it only touches included.
    std::optional<BorderPlace> firstHit(const BorderPlace& from, geom::V direction) const;
    /// The edge nearest to a point; -1 where there is none.
    int nearestEdge(PlanPoint p) const;

private:
    std::vector<PlanPoint> m_corners;
    std::vector<int> m_next, m_previous;
};

} // namespace sp
