// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geom/ring_overlap.h"

#include "core/geom/box_index.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace sp {

namespace {

struct Edge { // upwards, in metres from a near origin
    double x0, y0, x1, y1;
    bool ofB;
    double at(double y) const { return x0 + (x1 - x0) * (y - y0) / (y1 - y0); }
};

PlanBox boxOfRegion(const Region& region)
{
    PlanBox box;
    bool first = true;
    for (const Ring& ring : region) {
        if (ring.empty())
            continue;
        const PlanBox b = boxOf(ring);
        box = first ? b
                    : PlanBox{{std::min(box.least.x, b.least.x), std::min(box.least.y, b.least.y)},
                              {std::max(box.most.x, b.most.x), std::max(box.most.y, b.most.y)}};
        first = false;
    }
    return box;
}

void addEdges(std::vector<Edge>& out, const Region& region, PlanPoint origin, bool ofB)
{
    for (const Ring& ring : region)
        for (size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            PlanPoint a = ring[j];
            PlanPoint b = ring[i];
            if (a.y == b.y)
                continue;
            if (a.y > b.y)
                std::swap(a, b);
            const auto metres = [](qint64 n) { return static_cast<double>(n) / 1e9; };
            out.push_back(
                {metres(a.x.n - origin.x.n), metres(a.y.n - origin.y.n), metres(b.x.n - origin.x.n), metres(b.y.n - origin.y.n), ofB});
        }
}

// Heights between which no edge begins, ends or crosses one of the other region.
std::vector<double> levelsOf(const std::vector<Edge>& edges, double bottom, double top)
{
    std::vector<double> levels{bottom, top};
    const auto add = [&](double y) {
        if (y > bottom && y < top)
            levels.push_back(y);
    };
    for (size_t i = 0; i < edges.size(); ++i) {
        const Edge& a = edges[i];
        add(a.y0);
        add(a.y1);
        for (size_t j = i + 1; j < edges.size() && edges[j].y0 < a.y1; ++j) { // sorted by y0
            const Edge& b = edges[j];
            const double low = std::max({a.y0, b.y0, bottom});
            const double high = std::min({a.y1, b.y1, top});
            if (a.ofB == b.ofB || low >= high)
                continue;
            const double atLow = a.at(low) - b.at(low);
            const double atHigh = a.at(high) - b.at(high);
            if ((atLow < 0) != (atHigh < 0) && atLow != atHigh)
                add(low + (high - low) * atLow / (atLow - atHigh));
        }
    }
    std::sort(levels.begin(), levels.end());
    return levels;
}

// Length that both have on one line: crossings of each, two by two, bound what lies inside.
double commonLength(std::vector<double>& a, std::vector<double>& b)
{
    std::sort(a.begin(), a.end());
    std::sort(b.begin(), b.end());
    double sum = 0;
    for (size_t i = 0, j = 0; i + 1 < a.size() && j + 1 < b.size();) {
        sum += std::max(0.0, std::min(a[i + 1], b[j + 1]) - std::max(a[i], b[j]));
        if (a[i + 1] < b[j + 1])
            i += 2;
        else
            j += 2;
    }
    return sum;
}

} // namespace

double overlapM2(const Region& a, const Region& b)
{
    const PlanBox boxA = boxOfRegion(a);
    const PlanBox boxB = boxOfRegion(b);
    if (boxA.least.x >= boxB.most.x || boxB.least.x >= boxA.most.x || boxA.least.y >= boxB.most.y || boxB.least.y >= boxA.most.y)
        return 0;
    std::vector<Edge> edges;
    addEdges(edges, a, boxA.least, false);
    addEdges(edges, b, boxA.least, true);
    const double bottom = static_cast<double>(std::max(boxA.least.y.n, boxB.least.y.n) - boxA.least.y.n) / 1e9;
    const double top = static_cast<double>(std::min(boxA.most.y.n, boxB.most.y.n) - boxA.least.y.n) / 1e9;
    std::erase_if(edges, [&](const Edge& e) { return e.y1 <= bottom || e.y0 >= top; });
    std::sort(edges.begin(), edges.end(), [](const Edge& l, const Edge& r) { return l.y0 < r.y0; });
    const std::vector<double> levels = levelsOf(edges, bottom, top);
    std::vector<size_t> active;
    size_t next = 0;
    double area = 0;
    std::vector<double> xa, xb;
    for (size_t k = 0; k + 1 < levels.size(); ++k) {
        const double height = levels[k + 1] - levels[k];
        if (height < 1e-9)
            continue;
        const double y = levels[k] + height / 2;
        while (next < edges.size() && edges[next].y0 < y)
            active.push_back(next++);
        std::erase_if(active, [&](size_t i) { return edges[i].y1 <= y; });
        xa.clear();
        xb.clear();
        for (const size_t i : active)
            (edges[i].ofB ? xb : xa).push_back(edges[i].at(y));
        area += commonLength(xa, xb) * height; // a trapezoid: its middle line times its height
    }
    return area;
}

bool crossesItself(const Ring& ring)
{
    const size_t n = ring.size();
    if (n < 4)
        return false;
    std::vector<PlanBox> boxes;
    for (size_t i = 0; i < n; ++i)
        boxes.push_back(boxAround(ring[i], ring[(i + 1) % n]));
    const BoxIndex index(boxes);
    const auto sideOf = [](PlanPoint o, PlanPoint a, PlanPoint b) {
        const double c = static_cast<double>(a.x.n - o.x.n) * static_cast<double>(b.y.n - o.y.n)
            - static_cast<double>(a.y.n - o.y.n) * static_cast<double>(b.x.n - o.x.n);
        return c > 0 ? 1 : c < 0 ? -1 : 0;
    };
    for (size_t i = 0; i < n; ++i)
        for (const size_t j : index.meeting(boxes[i])) {
            if (j <= i)
                continue;
            const PlanPoint a = ring[i], b = ring[(i + 1) % n], c = ring[j], d = ring[(j + 1) % n];
            if (j == i + 1 || (i == 0 && j == n - 1)) {
                // Neighbours share a corner; they may not double back over each other.
                const PlanPoint corner = j == i + 1 ? b : a;
                const PlanPoint one = j == i + 1 ? a : b;
                const PlanPoint other = j == i + 1 ? d : c;
                const double forth = static_cast<double>(one.x.n - corner.x.n) * static_cast<double>(other.x.n - corner.x.n)
                    + static_cast<double>(one.y.n - corner.y.n) * static_cast<double>(other.y.n - corner.y.n);
                if (sideOf(corner, one, other) == 0 && forth > 0)
                    return true;
                continue;
            }
            if (sideOf(a, b, c) * sideOf(a, b, d) <= 0 && sideOf(c, d, a) * sideOf(c, d, b) <= 0)
                return true;
        }
    return false;
}

} // namespace sp
