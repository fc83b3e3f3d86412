// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/egress/floor_faces.h"

#include <cmath>

namespace sp {

namespace {

constexpr double steepest = 0.5; // cosine of the angle between a wall and the edge of an outline that may be meant
constexpr double sameEdge = 1e3; // nm

PlanPoint moved(PlanPoint p, double x, double y)
{
    return {{p.x.n + std::llround(x)}, {p.y.n + std::llround(y)}};
}

} // namespace

FaceFinder::FaceFinder(const FloorDoor& door, Side side)
    : m_middle(door.middle), m_half(static_cast<double>(door.thickness.n) / 2), m_sign(side == Side::A ? 1 : -1)
{
    const double x = static_cast<double>(door.to.x.n - door.from.x.n), y = static_cast<double>(door.to.y.n - door.from.y.n);
    if (const double length = std::hypot(x, y); length > 0) {
        m_x = m_sign * x / length;
        m_y = m_sign * y / length;
    }
}

std::optional<FaceHit> FaceFinder::on(const AreaRings& floor, double along) const
{
    return find(floor, along, m_half, m_half + static_cast<double>(offWall.n));
}

std::optional<FaceHit> FaceFinder::again(const AreaRings& floor, const FaceHit& hit, double along) const
{
    auto found = find(floor, along, m_half + hit.off, sameEdge);
    if (found)
        found->off += hit.off;
    return found;
}

// In axes of the wall, from the middle of the opening: u along it, t away from it. Floor is on the left of an edge, so one that is entered
// from the wall runs towards greater u.
std::optional<FaceHit> FaceFinder::find(const AreaRings& floor, double along, double at, double reach) const
{
    const double shift = m_sign * along;
    const auto axes = [&](PlanPoint p) {
        const double x = static_cast<double>(p.x.n - m_middle.x.n), y = static_cast<double>(p.y.n - m_middle.y.n);
        return std::pair{x * m_x + y * m_y - shift, y * m_x - x * m_y};
    };
    std::optional<FaceHit> best;
    for (size_t r = 0; r < floor.size(); ++r) {
        const Ring& ring = floor[r];
        auto [ua, ta] = axes(ring[0]);
        for (size_t i = 0; i < ring.size(); ++i) {
            const auto [ub, tb] = axes(ring[(i + 1) % ring.size()]);
            if (ua <= 0 && ub > 0 && ub - ua > steepest * std::hypot(ub - ua, tb - ta)) {
                const double part = -ua / (ub - ua);
                const double off = ta + (tb - ta) * part - at;
                if (std::fabs(off) <= reach && (!best || std::fabs(off) < std::fabs(best->off))) {
                    const PlanPoint a = ring[i], b = ring[(i + 1) % ring.size()];
                    const PlanPoint p = moved(a, static_cast<double>(b.x.n - a.x.n) * part, static_cast<double>(b.y.n - a.y.n) * part);
                    best = FaceHit{{p, static_cast<int>(r), static_cast<int>(i)}, off};
                }
            }
            ua = ub;
            ta = tb;
        }
    }
    return best;
}

PlanPoint FaceFinder::face(double along) const
{
    const double u = m_sign * along;
    return moved(m_middle, u * m_x - m_half * m_y, u * m_y + m_half * m_x);
}

PlanPoint FaceFinder::shifted(PlanPoint p, double along) const
{
    return moved(p, m_sign * along * m_x, m_sign * along * m_y);
}

PlanPoint FaceFinder::inward(PlanPoint p, double nm) const
{
    return moved(p, -nm * m_y, nm * m_x);
}

} // namespace sp
