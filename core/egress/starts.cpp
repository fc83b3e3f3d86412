// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/egress/starts.h"

#include "core/geom/region.h"

#include <algorithm>
#include <cmath>

namespace sp {

namespace {

geom::Loop loopOf(const Ring& ring)
{
    geom::Loop out;
    for (const PlanPoint p : ring)
        out.push_back({static_cast<double>(p.x.n), static_cast<double>(p.y.n)});
    return out;
}

// Corners that fall together are one.
Ring ringOf(const geom::Loop& loop, bool counterClockwise)
{
    Ring out;
    for (const geom::V v : loop) {
        const PlanPoint p{{std::llround(v.x)}, {std::llround(v.y)}};
        if (out.empty() || out.back() != p)
            out.push_back(p);
    }
    while (out.size() > 1 && out.front() == out.back())
        out.pop_back();
    if (out.size() > 2 && (signedAreaM2(out) > 0) != counterClockwise)
        std::reverse(out.begin(), out.end());
    return out;
}

} // namespace

std::vector<std::vector<Ring>> startsOf(const std::vector<Ring>& area, Length inset)
{
    if (inset.n <= 0 || area.empty())
        return {area};
    constexpr double mitreLimit = 10; // as sharp as the corner is, up to ten widths
    geom::AreaPart part{loopOf(area.front()), {}};
    for (size_t i = 1; i < area.size(); ++i)
        part.holes.push_back(loopOf(area[i]));
    std::vector<std::vector<Ring>> out;
    for (const geom::AreaPart& left : geom::grown({part}, -static_cast<double>(inset.n), mitreLimit).value_or(geom::Area())) {
        std::vector<Ring> rings{ringOf(left.outer, true)};
        if (rings.front().size() < 3)
            continue;
        for (const geom::Loop& hole : left.holes)
            if (Ring ring = ringOf(hole, false); ring.size() > 2)
                rings.push_back(std::move(ring));
        out.push_back(std::move(rings));
    }
    if (out.empty())
        out.push_back({Ring{labelPoint(area.front(), {area.begin() + 1, area.end()})}});
    return out;
}

} // namespace sp
