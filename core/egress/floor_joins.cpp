// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/egress/floor_joins.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sp {

namespace {

constexpr double lap = 1000; // nm, by which a bridge reaches into the floors that it joins

PlanPoint middleOf(PlanPoint a, PlanPoint b)
{
    return {{a.x.n + (b.x.n - a.x.n) / 2}, {a.y.n + (b.y.n - a.y.n) / 2}};
}

/// The part of a room that an opening leads to, with the place.
std::optional<std::pair<int, FaceHit>> partAt(const FaceFinder& finder, int room, const std::vector<FloorPart>& parts)
{
    std::optional<std::pair<int, FaceHit>> best;
    for (size_t i = 0; i < parts.size(); ++i)
        if (parts[i].room == room)
            if (const auto hit = finder.on(parts[i].area); hit && (!best || std::fabs(hit->off) < std::fabs(best->second.off)))
                best = {static_cast<int>(i), *hit};
    return best;
}

} // namespace

std::optional<FloorJoin> casedJoin(const FloorInput& input, int door, const std::vector<FloorPart>& parts)
{
    const FloorDoor& d = input.doors[static_cast<size_t>(door)];
    if (d.leaf || !d.placed || !d.width || d.width->n <= 0 || d.a.room < 0 || d.b.room < 0 || d.a.room == d.b.room)
        return std::nullopt;
    const FaceFinder a(d, Side::A), b(d, Side::B);
    const auto onA = partAt(a, d.a.room, parts), onB = partAt(b, d.b.room, parts);
    if (!onA || !onB)
        return std::nullopt;
    const double half = static_cast<double>(d.width->n) / 2;
    // A jamb in the very corner of a room is still one.
    const auto jamb = [&](const FaceFinder& finder, const std::pair<int, FaceHit>& on, double along) {
        const AreaRings& floor = parts[static_cast<size_t>(on.first)].area;
        const auto hit = finder.again(floor, on.second, along);
        return hit ? hit : finder.again(floor, on.second, along - std::copysign(1.0, along));
    };
    const std::optional<FaceHit> jambs[] = {jamb(a, *onA, -half), jamb(b, *onB, -half), jamb(a, *onA, half), jamb(b, *onB, half)};
    if (!std::all_of(std::begin(jambs), std::end(jambs), [](const auto& j) { return j.has_value(); }))
        return std::nullopt;
    const auto at = [&](int i) { return jambs[i]->node.at; };
    return FloorJoin{onA->first,
                     onB->first,
                     door,
                     middleOf(at(0), at(1)),
                     middleOf(at(2), at(3)),
                     {a.inward(at(0), lap), b.inward(at(1), lap), b.inward(at(3), lap), a.inward(at(2), lap)}};
}

namespace {

/// Joins that hang together with those of one part.
struct Groups {
    std::vector<int> group; ///< by part

    Groups(size_t parts, const std::vector<FloorJoin>& joins) : group(parts)
    {
        std::iota(group.begin(), group.end(), 0);
        for (const FloorJoin& join : joins)
            unite(join.a, join.b);
        for (size_t i = 0; i < parts; ++i)
            group[i] = top(static_cast<int>(i));
    }
    int top(int i) const
    {
        while (group[static_cast<size_t>(i)] != i)
            i = group[static_cast<size_t>(i)];
        return i;
    }
    void unite(int a, int b)
    {
        a = top(a);
        b = top(b);
        group[static_cast<size_t>(std::max(a, b))] = std::min(a, b);
    }
};

std::optional<AreaRings> unite(const std::vector<FloorPart>& parts, const std::vector<int>& members, const std::vector<FloorJoin>& joins)
{
    std::vector<AreaRings> areas;
    for (const int part : members)
        areas.push_back(parts[static_cast<size_t>(part)].area);
    for (const FloorJoin& join : joins)
        if (!join.bridge.empty() && std::find(members.begin(), members.end(), join.a) != members.end())
            areas.push_back({cleanRing(join.bridge, true)});
    const auto united = unitedAreas(areas);
    if (!united || united->size() != 1)
        return std::nullopt;
    AreaRings out;
    for (const Ring& ring : united->front())
        if (Ring r = cleanRing(ring, out.empty()); !r.empty())
            out.push_back(std::move(r));
    return isProperArea(out) ? std::optional(out) : std::nullopt;
}

} // namespace

std::vector<JoinedFloor> joinedFloors(const std::vector<FloorPart>& parts, std::vector<FloorJoin>& joins)
{
    std::vector<JoinedFloor> out;
    const Groups groups(parts.size(), joins);
    for (size_t i = 0; i < parts.size(); ++i) {
        if (groups.group[i] != static_cast<int>(i))
            continue;
        std::vector<int> members;
        for (size_t j = i; j < parts.size(); ++j)
            if (groups.group[j] == static_cast<int>(i))
                members.push_back(static_cast<int>(j));
        if (members.size() > 1) {
            if (auto area = unite(parts, members, joins)) {
                out.push_back({std::move(members), std::move(*area)});
                continue;
            }
            std::erase_if(joins, [&](const FloorJoin& join) { return groups.group[static_cast<size_t>(join.a)] == static_cast<int>(i); });
        }
        for (const int part : members)
            out.push_back({{part}, parts[static_cast<size_t>(part)].area});
    }
    return out;
}

} // namespace sp
