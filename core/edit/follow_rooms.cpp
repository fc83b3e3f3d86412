// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/follow_rooms.h"

#include "core/edit/room_follower.h"
#include "core/model/topology.h"

#include <set>

namespace sp {

namespace {

bool sameShape(const Wall& a, const Wall& b)
{
    return a.from == b.from && a.to == b.to && a.thickness == b.thickness && a.storey == b.storey;
}

// Storeys on which a wall came, went or changed its shape.
std::set<std::optional<StoreyId>> touchedStoreys(const Project& before, const Project& after)
{
    std::set<std::optional<StoreyId>> out;
    auto b = before.walls.begin();
    auto a = after.walls.begin();
    while (b != before.walls.end() || a != after.walls.end()) {
        if (a == after.walls.end() || (b != before.walls.end() && (*b)->id < (*a)->id)) {
            out.insert((*b++)->storey);
        } else if (b == before.walls.end() || (*a)->id < (*b)->id) {
            out.insert((*a++)->storey);
        } else {
            if (*a != *b && !sameShape(**a, **b)) {
                out.insert((*a)->storey);
                out.insert((*b)->storey);
            }
            ++a;
            ++b;
        }
    }
    return out;
}

} // namespace

Edited followRooms(const Project& before, const Project& after, NewIds& ids)
{
    const auto storeys = touchedStoreys(before, after);
    if (storeys.empty())
        return {};
    PatchChain chain(after);
    for (const auto& storey : storeys)
        RoomFollower(before, storey, chain, ids).run();
    return chain.take();
}

std::optional<RoomId> roomAt(const Project& project, const Topology& topology, const std::optional<StoreyId>& storey, PlanPoint at)
{
    std::optional<RoomId> best;
    double bestArea = 0;
    for (const auto& room : project.rooms) {
        if (room->storey != storey)
            continue;
        const auto shape = topology.rooms.constFind(room->id);
        if (shape == topology.rooms.cend() || (best && shape->areaM2 >= bestArea) || !boxOf(shape->outline).contains(at)
            || !contains(shape->outline, at))
            continue;
        if (std::any_of(shape->holes.begin(), shape->holes.end(), [&](const Ring& hole) { return contains(hole, at); }))
            continue;
        best = room->id;
        bestArea = shape->areaM2;
    }
    return best;
}

} // namespace sp
