// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/egress/sight_grid.h"
#include "core/geom/polygon.h"

namespace sp {

/// Rings without repeated points and corners on a straight line; what has no area left is left out, but never the first.
std::vector<Ring> cleanRings(const std::vector<Ring>& rings);

/// A point of the floor as the exact tests take it.
struct Stance {
    PlanPoint at; ///< the point, or the point of the floor beside it when rounding has put it off the floor
    int corner = -1; ///< it is this corner
    int edge = -1; ///< it lies on this edge
    bool off = false; ///< off the floor, with no point of the floor beside it: between walls nearer than a nanometre or two
};

/// What sees what on a floor (egress.md 3.2), without rounding. An edge has the number of the corner that it begins at.
class Sight final {
public:
    struct Corner {
        PlanPoint at;
        int before = 0, after = 0; ///< corners
        bool reflex = false;
    };
    /// `rings` as in Cell.
    explicit Sight(const std::vector<Ring>& rings);

    const std::vector<Corner>& corners() const { return m_corners; }
    const Corner& corner(int i) const { return m_corners[static_cast<size_t>(i)]; }
    PlanPoint end(int edge) const { return corner(corner(edge).after).at; }
    bool convex() const { return m_convex; } ///< no reflex corner: all of the floor sees all of it

    /// Where a point of the floor is. A point that is off the floor by rounding is moved onto it.
    Stance place(PlanPoint p) const;
    /// The same for a point on a wall between two points, the floor to its left.
    Stance placeOnWall(PlanPoint p, PlanPoint from, PlanPoint to) const;
    Stance placeOfCorner(int i) const { return {corner(i).at, i, -1, false}; }
    bool contains(PlanPoint p) const; ///< boundary included, without tolerance
    bool onFloor(const Stance& p) const { return p.corner >= 0 || p.edge >= 0 || contains(p.at); }

    /// A corner strictly between the ends stops the look where ways are sought: they lead over that corner.
    enum class AtCorners : quint8 { Stop, Pass };
    bool sees(const Stance& a, const Stance& b, AtCorners atCorners = AtCorners::Stop) const;
    /// Whether the place sees the reflex corner and a way from there may turn at it, pulled taut.
    bool tautTo(int corner, const Stance& p) const;
    bool tautBetween(int a, int b) const; ///< two reflex corners, and both

private:
    bool taut(int corner, PlanPoint p) const;
    bool open(const Stance& a, const Stance& b, AtCorners atCorners) const;
    bool opens(const Stance& p, PlanPoint to) const;
    bool opens(const Corner& corner, PlanPoint to) const;
    bool blocks(int edge, const Stance& a, const Stance& b, AtCorners atCorners) const;
    Stance movedOnto(PlanPoint p, int nearest, PlanPoint from, PlanPoint to) const;

    std::vector<Corner> m_corners;
    SightGrid m_grid;
    bool m_convex = true;
};

} // namespace sp
