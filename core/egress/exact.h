// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/geom/point.h"

namespace sp::exact {

// The sign of a cross product without rounding (egress.md 3.1), for coordinates up to 2^61 nm: more than two million kilometres.

/// A product of two 64-bit numbers in two halves, for compilers without a number of 128 bits. Ordered like the product.
struct Product {
    qint64 high = 0;
    quint64 low = 0;
    constexpr auto operator<=>(const Product&) const = default;
};

constexpr Product product(qint64 a, qint64 b)
{
    constexpr quint64 half = 0xffffffffU;
    const auto ua = static_cast<quint64>(a), ub = static_cast<quint64>(b);
    const quint64 a0 = ua & half, a1 = ua >> 32, b0 = ub & half, b1 = ub >> 32;
    const quint64 low = a0 * b0;
    const quint64 middle = a1 * b0 + (low >> 32);
    const quint64 carried = a0 * b1 + (middle & half);
    quint64 high = a1 * b1 + (middle >> 32) + (carried >> 32);
    // Read without sign, a negative number is larger by 2^64: its part in the high half goes again.
    if (a < 0)
        high -= ub;
    if (b < 0)
        high -= ua;
    return {static_cast<qint64>(high), (carried << 32) | (low & half)};
}

/// Sign of ax by - ay bx, by halves.
constexpr int crossSignByHalves(qint64 ax, qint64 ay, qint64 bx, qint64 by)
{
    const Product left = product(ax, by), right = product(ay, bx);
    return left < right ? -1 : left > right ? 1 : 0;
}

/// Sign of ax by - ay bx.
constexpr int crossSign(qint64 ax, qint64 ay, qint64 bx, qint64 by)
{
#ifdef __SIZEOF_INT128__
    __extension__ using Wide = __int128;
    const Wide left = static_cast<Wide>(ax) * by, right = static_cast<Wide>(ay) * bx;
    return left < right ? -1 : left > right ? 1 : 0;
#else
    return crossSignByHalves(ax, ay, bx, by);
#endif
}

/// 1 when c lies to the left of the way from a to b, -1 to the right, 0 on the line.
constexpr int side(PlanPoint a, PlanPoint b, PlanPoint c)
{
    return crossSign(b.x.n - a.x.n, b.y.n - a.y.n, c.x.n - a.x.n, c.y.n - a.y.n);
}

/// Whether p, on the line through a and b, lies between them and on neither.
constexpr bool strictlyBetween(PlanPoint a, PlanPoint p, PlanPoint b)
{
    if (a.x != b.x)
        return a.x < b.x ? a.x < p.x && p.x < b.x : b.x < p.x && p.x < a.x;
    return a.y < b.y ? a.y < p.y && p.y < b.y : b.y < p.y && p.y < a.y;
}

} // namespace sp::exact
