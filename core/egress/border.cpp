// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/egress/border.h"

#include "core/egress/exact.h"

#include <algorithm>
#include <cmath>

namespace sp {

using geom::V;

double distanceToSegment(PlanPoint p, PlanPoint a, PlanPoint b)
{
    const V along = between(a, b), to = between(a, p);
    const double square = geom::dot(along, along);
    const double t = square > 0 ? std::clamp(geom::dot(along, to) / square, 0.0, 1.0) : 0;
    return geom::norm(to - along * t);
}

bool isOnSegment(PlanPoint p, PlanPoint a, PlanPoint b)
{
    constexpr auto margin = static_cast<qint64>(samePlace) + 1;
    const auto within = [](Length v, Length from, Length to) {
        return v.n >= std::min(from.n, to.n) - margin && v.n <= std::max(from.n, to.n) + margin;
    };
    return within(p.x, a.x, b.x) && within(p.y, a.y, b.y) && distanceToSegment(p, a, b) <= samePlace;
}

Border::Border(const std::vector<Ring>& area)
{
    for (const Ring& ring : area) {
        const int first = size(), count = static_cast<int>(ring.size());
        for (int i = 0; i < count; ++i) {
            m_corners.push_back(ring[static_cast<size_t>(i)]);
            m_next.push_back(first + (i + 1) % count);
            m_previous.push_back(first + (i + count - 1) % count);
        }
    }
}

bool Border::isReflex(int i) const
{
    return exact::side(corner(previous(i)), corner(i), corner(next(i))) < 0;
}

std::optional<BorderPlace> Border::firstHit(const BorderPlace& from, V direction) const
{
    const V unit = direction * (1 / geom::norm(direction));
    const int own = from.edge, before = from.corner ? previous(from.edge) : -1;
    double wall = INFINITY, touch = INFINITY;
    int edge = -1, touched = -1;
    for (int i = 0; i < size(); ++i) {
        const V a = between(from.at, corner(i)), b = between(from.at, corner(next(i)));
        const double left = geom::cross(unit, a), right = geom::cross(unit, b), along = geom::dot(unit, a);
        if (std::abs(left) <= samePlace && along > samePlace && along < touch) {
            touch = along;
            touched = i;
        }
        if (i == own || i == before || (left < 0) == (right < 0))
            continue;
        const double part = left / (left - right);
        const double t = along * (1 - part) + geom::dot(unit, b) * part;
        if (t > samePlace && t < wall) {
            wall = t;
            edge = i;
        }
    }
    if (touched >= 0 && touch <= wall + samePlace)
        return BorderPlace{corner(touched), touched, true};
    if (edge < 0)
        return std::nullopt;
    const PlanPoint at{Length{from.at.x.n + std::llround(unit.x * wall)}, Length{from.at.y.n + std::llround(unit.y * wall)}};
    for (const int end : {edge, next(edge)})
        if (distanceNm(corner(end), at) <= samePlace)
            return BorderPlace{corner(end), end, true};
    return BorderPlace{at, edge, false};
}

int Border::nearestEdge(PlanPoint p) const
{
    int best = -1;
    double least = INFINITY;
    for (int i = 0; i < size(); ++i)
        if (const double away = distanceToSegment(p, corner(i), corner(next(i))); away < least) {
            least = away;
            best = i;
        }
    return best;
}

} // namespace sp
