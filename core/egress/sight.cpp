// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/egress/sight.h"

#include "core/egress/exact.h"
#include "core/geom/segment.h"

#include <cmath>

namespace sp {

using exact::side;

namespace {

// A point that rounding has put off the floor is not further off than this: half a nanometre for a door, some more where pieces of walls
// were halved again and again.
constexpr qint64 nearness = 8;

double distanceToEdge(PlanPoint p, PlanPoint a, PlanPoint b)
{
    const auto dx = static_cast<double>(b.x.n - a.x.n), dy = static_cast<double>(b.y.n - a.y.n);
    const auto px = static_cast<double>(p.x.n - a.x.n), py = static_cast<double>(p.y.n - a.y.n);
    const double l = dx * dx + dy * dy;
    const double t = l > 0 ? std::clamp((px * dx + py * dy) / l, 0.0, 1.0) : 0;
    return std::hypot(px - t * dx, py - t * dy); // not rounded: half a nanometre counts here
}

bool inBox(PlanPoint p, PlanPoint a, PlanPoint b, qint64 wider = 0)
{
    return p.x.n >= std::min(a.x.n, b.x.n) - wider && p.x.n <= std::max(a.x.n, b.x.n) + wider && p.y.n >= std::min(a.y.n, b.y.n) - wider
        && p.y.n <= std::max(a.y.n, b.y.n) + wider;
}

/// Steps to the points around a point, nearest first.
const std::vector<PlanPoint>& stepsAround()
{
    static const std::vector<PlanPoint> steps = [] {
        std::vector<PlanPoint> out;
        for (qint64 x = -3; x <= 3; ++x)
            for (qint64 y = -3; y <= 3; ++y)
                out.push_back({{x}, {y}});
        const auto far = [](PlanPoint p) { return p.x.n * p.x.n + p.y.n * p.y.n; };
        std::stable_sort(out.begin(), out.end(), [&](PlanPoint a, PlanPoint b) { return far(a) < far(b); });
        return out;
    }();
    return steps;
}

void cleanRing(Ring& ring)
{
    // One by one: what is left of a spike when its tip goes is a corner on a straight line again.
    for (size_t i = 0, good = 0; ring.size() > 2 && good < ring.size();) {
        const size_t n = ring.size();
        if (side(ring[(i + n - 1) % n], ring[i], ring[(i + 1) % n]) != 0) {
            ++good;
            i = (i + 1) % n;
            continue;
        }
        ring.erase(ring.begin() + static_cast<std::ptrdiff_t>(i));
        good = 0;
        i = (i + n - 2) % (n - 1);
    }
    if (ring.size() < 3)
        ring.clear();
}

} // namespace

std::vector<Ring> cleanRings(const std::vector<Ring>& rings)
{
    std::vector<Ring> out;
    for (const Ring& given : rings) {
        Ring ring = given;
        cleanRing(ring);
        if (out.empty() || !ring.empty())
            out.push_back(std::move(ring));
    }
    return out;
}

Sight::Sight(const std::vector<Ring>& rings)
{
    std::vector<std::pair<PlanPoint, PlanPoint>> edges;
    for (const Ring& ring : cleanRings(rings)) {
        const int first = static_cast<int>(m_corners.size()), n = static_cast<int>(ring.size());
        for (int i = 0; i < n; ++i) {
            const int before = (i + n - 1) % n, after = (i + 1) % n;
            const PlanPoint at = ring[static_cast<size_t>(i)], next = ring[static_cast<size_t>(after)];
            const bool reflex = side(ring[static_cast<size_t>(before)], at, next) < 0;
            m_corners.push_back({at, first + before, first + after, reflex});
            m_convex = m_convex && !reflex;
            edges.emplace_back(at, next);
        }
    }
    m_grid = SightGrid(edges);
}

bool Sight::contains(PlanPoint p) const
{
    bool inside = false;
    for (const Corner& corner : m_corners) {
        const PlanPoint a = corner.at, b = m_corners[static_cast<size_t>(corner.after)].at;
        const bool straddles = (a.y > p.y) != (b.y > p.y);
        if (!straddles && a.y != p.y && b.y != p.y)
            continue;
        const int s = side(a, b, p);
        if (s == 0 && inBox(p, a, b))
            return true;
        if (straddles && (s > 0) == (b.y > a.y))
            inside = !inside;
    }
    return inside;
}

Stance Sight::place(PlanPoint p) const
{
    Stance out{p};
    int nearest = -1;
    double least = static_cast<double>(nearness);
    m_grid.any(p, p, [&](int edge) {
        const PlanPoint a = corner(edge).at, b = end(edge);
        if (!inBox(p, a, b, nearness))
            return false;
        if (p == a || p == b) {
            out.corner = p == a ? edge : corner(edge).after;
            return true;
        }
        if (inBox(p, a, b) && side(a, b, p) == 0) {
            out.edge = edge;
            return true;
        }
        const double far = distanceToEdge(p, a, b);
        if (far < least || (far == least && edge < nearest)) {
            least = far;
            nearest = edge;
        }
        return false;
    });
    if (out.corner >= 0 || out.edge >= 0 || nearest < 0 || contains(p))
        return out;
    return movedOnto(p, nearest, corner(nearest).at, end(nearest));
}

Stance Sight::placeOnWall(PlanPoint p, PlanPoint from, PlanPoint to) const
{
    Stance out = place(p);
    // Behind a thin wall there may be floor again; the door is not there.
    if (out.corner >= 0 || (!out.off && side(from, to, out.at) >= 0) || distanceToEdge(p, from, to) > static_cast<double>(nearness))
        return out;
    return movedOnto(p, out.edge, from, to);
}

/// The nearest point of the floor to the left of the wall.
Stance Sight::movedOnto(PlanPoint p, int nearest, PlanPoint from, PlanPoint to) const
{
    const PlanPoint foot = nearestOn(from, to, p);
    for (const PlanPoint step : stepsAround()) {
        const PlanPoint beside{foot.x + step.x, foot.y + step.y};
        if (side(from, to, beside) >= 0 && contains(beside))
            return place(beside); // on the floor: it moves no more
    }
    return {p, -1, nearest, true};
}

bool Sight::opens(const Corner& c, PlanPoint to) const
{
    const bool afterLeft = side(c.at, m_corners[static_cast<size_t>(c.after)].at, to) >= 0;
    if (c.reflex ? afterLeft : !afterLeft)
        return afterLeft;
    return side(m_corners[static_cast<size_t>(c.before)].at, c.at, to) >= 0;
}

bool Sight::opens(const Stance& p, PlanPoint to) const
{
    if (p.corner >= 0)
        return opens(corner(p.corner), to);
    return p.edge < 0 || p.off || side(corner(p.edge).at, end(p.edge), to) >= 0;
}

bool Sight::blocks(int edge, const Stance& a, const Stance& b, AtCorners atCorners) const
{
    const Corner& first = corner(edge);
    const PlanPoint f = first.at, g = m_corners[static_cast<size_t>(first.after)].at;
    if (std::max(f.x, g.x) < std::min(a.at.x, b.at.x) || std::min(f.x, g.x) > std::max(a.at.x, b.at.x)
        || std::max(f.y, g.y) < std::min(a.at.y, b.at.y) || std::min(f.y, g.y) > std::max(a.at.y, b.at.y))
        return false;
    const int sideOfFirst = side(a.at, b.at, f);
    // Each corner begins one edge: looking at beginnings looks at every corner once.
    if (sideOfFirst == 0)
        return exact::strictlyBetween(a.at, f, b.at) && (atCorners == AtCorners::Stop || !opens(first, a.at) || !opens(first, b.at));
    if (sideOfFirst * side(a.at, b.at, g) >= 0)
        return false;
    if ((a.off && a.edge == edge) || (b.off && b.edge == edge))
        return false;
    return side(f, g, a.at) * side(f, g, b.at) < 0;
}

bool Sight::sees(const Stance& a, const Stance& b, AtCorners atCorners) const
{
    return a.at == b.at || (opens(a, b.at) && opens(b, a.at) && open(a, b, atCorners));
}

bool Sight::open(const Stance& a, const Stance& b, AtCorners atCorners) const
{
    return !m_grid.any(a.at, b.at, [&](int edge) { return blocks(edge, a, b, atCorners); });
}

bool Sight::taut(int i, PlanPoint p) const
{
    // In the angle between the one wall and the other prolonged. There is floor in it.
    const Corner& c = corner(i);
    return side(corner(c.before).at, c.at, p) * side(c.at, corner(c.after).at, p) <= 0;
}

bool Sight::tautTo(int i, const Stance& p) const
{
    return corner(i).at == p.at || (taut(i, p.at) && opens(p, corner(i).at) && open(placeOfCorner(i), p, AtCorners::Stop));
}

bool Sight::tautBetween(int i, int k) const
{
    return taut(i, corner(k).at) && taut(k, corner(i).at) && open(placeOfCorner(i), placeOfCorner(k), AtCorners::Stop);
}

} // namespace sp
