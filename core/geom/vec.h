// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/geom/point.h"

#include <cmath>

namespace sp::geom {

/// A vector of the plane in nanometres, for the arithmetic inside geom.
struct V {
    double x = 0, y = 0;
    V operator-(V o) const { return {x - o.x, y - o.y}; }
    V operator+(V o) const { return {x + o.x, y + o.y}; }
    V operator*(double k) const { return {x * k, y * k}; }
};
/// Above zero when b lies counter-clockwise of a.
inline double cross(V a, V b)
{
    return a.x * b.y - a.y * b.x;
}
inline double dot(V a, V b)
{
    return a.x * b.x + a.y * b.y;
}
inline double norm(V a)
{
    return std::hypot(a.x, a.y);
}

} // namespace sp::geom
