// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interop/ifc/ifc_plan.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace sp {
namespace {

constexpr double samePoint = 0.05; // mm
constexpr double straightness = 0.05; // mm off the line

double cross(IfcVec o, IfcVec a, IfcVec b)
{
    return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
}

bool finite(const std::vector<IfcVec>& points)
{
    return std::all_of(points.begin(), points.end(), [](IfcVec v) { return std::fabs(v.x) < 1e12 && std::fabs(v.y) < 1e12; });
}

} // namespace

double ifcArea(const IfcRing& ring)
{
    double sum = 0;
    for (size_t i = 1; i + 1 < ring.size(); ++i)
        sum += cross(ring[0], ring[i], ring[i + 1]);
    return sum / 2;
}

IfcRing ifcCleanRing(IfcRing ring)
{
    if (!finite(ring))
        return {};
    IfcRing out;
    const auto straight = [](IfcVec a, IfcVec b, IfcVec c) {
        const double length = std::hypot(c.x - a.x, c.y - a.y);
        const bool between = (b.x - a.x) * (c.x - b.x) + (b.y - a.y) * (c.y - b.y) >= 0;
        return length < samePoint || (between && std::fabs(cross(a, b, c)) < straightness * length);
    };
    for (const IfcVec p : ring) {
        if (!out.empty() && std::hypot(p.x - out.back().x, p.y - out.back().y) < samePoint)
            continue;
        while (out.size() >= 2 && straight(out[out.size() - 2], out.back(), p))
            out.pop_back();
        out.push_back(p);
    }
    while (out.size() > 1 && std::hypot(out.front().x - out.back().x, out.front().y - out.back().y) < samePoint)
        out.pop_back();
    while (out.size() > 2 && straight(out[out.size() - 2], out.back(), out.front()))
        out.pop_back();
    size_t first = 0;
    while (out.size() - first > 2 && straight(out.back(), out[first], out[first + 1]))
        ++first;
    out.erase(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(first));
    const double area = ifcArea(out);
    if (out.size() < 3 || std::fabs(area) < 1)
        return {};
    if (area < 0)
        std::reverse(out.begin(), out.end());
    return out;
}

IfcRing ifcHull(std::vector<IfcVec> points)
{
    if (points.size() < 3 || !finite(points))
        return {};
    std::sort(points.begin(), points.end(), [](IfcVec a, IfcVec b) { return a.x != b.x ? a.x < b.x : a.y < b.y; });
    IfcRing hull;
    const auto add = [&](IfcVec p, size_t keep) {
        while (hull.size() >= keep + 2 && cross(hull[hull.size() - 2], hull.back(), p) <= 0)
            hull.pop_back();
        hull.push_back(p);
    };
    for (const IfcVec p : points)
        add(p, 0);
    const size_t lower = hull.size() - 1;
    for (auto it = points.rbegin() + 1; it != points.rend(); ++it)
        add(*it, lower);
    return ifcCleanRing(std::move(hull));
}

bool ifcInside(const IfcRing& ring, IfcVec p)
{
    bool in = false;
    for (size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        const IfcVec a = ring[i], b = ring[j];
        if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x)
            in = !in;
    }
    return in;
}

std::vector<IfcRing> ifcBoundary(const std::vector<IfcRing>& faces)
{
    using Key = std::pair<qint64, qint64>;
    std::map<Key, int> numbers;
    std::vector<IfcVec> points;
    const auto number = [&](IfcVec v) {
        const auto [it, added] = numbers.try_emplace({std::llround(v.x * 20), std::llround(v.y * 20)}, static_cast<int>(points.size()));
        if (added)
            points.push_back(v);
        return it->second;
    };
    std::map<std::pair<int, int>, int> edges; // how often each occurs, whichever way round
    for (const IfcRing& face : faces) {
        if (!finite(face))
            return {};
        for (size_t i = 0; i < face.size(); ++i) {
            const int a = number(face[i]), b = number(face[(i + 1) % face.size()]);
            if (a != b)
                ++edges[{std::min(a, b), std::max(a, b)}];
        }
    }
    std::vector<std::vector<int>> next(points.size());
    for (const auto& [edge, count] : edges) {
        if (count % 2 == 1) {
            next[static_cast<size_t>(edge.first)].push_back(edge.second);
            next[static_cast<size_t>(edge.second)].push_back(edge.first);
        }
    }
    // A corner where that many faces meet is no floor plan, and would make the walk below quadratic.
    if (std::any_of(next.begin(), next.end(), [](const std::vector<int>& n) { return n.size() > 64; }))
        return {};
    const auto take = [&](int a, int b) {
        std::vector<int>& list = next[static_cast<size_t>(a)];
        list.erase(std::find(list.begin(), list.end(), b));
    };
    std::vector<IfcRing> out;
    for (size_t start = 0; start < points.size(); ++start) {
        while (!next[start].empty()) {
            IfcRing ring;
            int at = static_cast<int>(start);
            while (!next[static_cast<size_t>(at)].empty()) {
                const int to = next[static_cast<size_t>(at)].back();
                take(at, to);
                take(to, at);
                ring.push_back(points[static_cast<size_t>(at)]);
                at = to;
                if (at == static_cast<int>(start))
                    break;
            }
            if (at == static_cast<int>(start))
                out.push_back(std::move(ring));
        }
    }
    return out;
}

std::vector<IfcVec> ifcOffset(const std::vector<IfcVec>& line, double left)
{
    std::vector<IfcVec> points;
    for (const IfcVec p : line) {
        if (points.empty() || std::hypot(p.x - points.back().x, p.y - points.back().y) > samePoint)
            points.push_back(p);
    }
    const size_t n = points.size();
    if (n < 2)
        return points;
    const auto normal = [&](size_t i) { // of the piece that begins at point i
        const IfcVec d = points[i + 1] - points[i];
        const double length = std::hypot(d.x, d.y);
        return IfcVec{-d.y / length, d.x / length, 0};
    };
    const bool round = n > 3 && std::hypot(points[0].x - points[n - 1].x, points[0].y - points[n - 1].y) < samePoint;
    std::vector<IfcVec> out;
    for (size_t i = 0; i < n; ++i) {
        const IfcVec before = i > 0 ? normal(i - 1) : round ? normal(n - 2) : normal(0);
        const IfcVec after = i + 1 < n ? normal(i) : round ? normal(0) : normal(n - 2);
        // The mitre, no longer than ten times the distance.
        const double f = left / std::max(0.1, (1 + before.x * after.x + before.y * after.y));
        out.push_back({points[i].x + (before.x + after.x) * f, points[i].y + (before.y + after.y) * f, points[i].z});
    }
    return out;
}

IfcPolygon ifcPolygon(const IfcRing& ring)
{
    IfcPolygon out;
    out.reserve(ring.size());
    for (const IfcVec v : ring) {
        const std::optional<Length> x = ifcLength(v.x), y = ifcLength(v.y);
        if (!x || !y)
            return {};
        out.push_back({*x, *y});
    }
    return out;
}

std::optional<IfcBox> ifcBox(const std::vector<IfcVec>& points)
{
    const IfcRing hull = ifcHull(points);
    std::optional<IfcBox> best;
    double bestArea = 0;
    for (size_t i = 0; i < std::min<size_t>(hull.size(), 500); ++i) {
        const IfcVec a = hull[i], b = hull[(i + 1) % hull.size()];
        const double n = std::hypot(b.x - a.x, b.y - a.y);
        const IfcVec u{(b.x - a.x) / n, (b.y - a.y) / n, 0}, v{-u.y, u.x, 0};
        double u0 = 0, u1 = 0, v1 = 0;
        for (const IfcVec p : hull) {
            const double along = (p.x - a.x) * u.x + (p.y - a.y) * u.y;
            u0 = std::min(u0, along);
            u1 = std::max(u1, along);
            v1 = std::max(v1, (p.x - a.x) * v.x + (p.y - a.y) * v.y);
        }
        const double area = (u1 - u0) * v1;
        if (best && area >= bestArea)
            continue;
        bestArea = area;
        if (u1 - u0 >= v1)
            best = IfcBox{a + u * u0 + v * (v1 / 2), a + u * u1 + v * (v1 / 2), v1};
        else
            best = IfcBox{a + u * ((u0 + u1) / 2), a + u * ((u0 + u1) / 2) + v * v1, u1 - u0};
    }
    return best;
}

} // namespace sp
