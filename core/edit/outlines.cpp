// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/outlines.h"

#include "core/edit/storey_trace.h"
#include "core/edit/wall_rules.h"

#include <cmath>

namespace sp {

std::optional<Error> tidyOutline(Ring& outline, const QString& what)
{
    Ring ring;
    for (const PlanPoint p : outline)
        if (ring.empty() || distance(ring.back(), p) >= shortestWall)
            ring.push_back(p);
    while (ring.size() > 1 && distance(ring.front(), ring.back()) < shortestWall)
        ring.pop_back();
    if (ring.size() < 3)
        return Error{ErrorCode::Value, QStringLiteral("%1 needs three different points or more, found %2").arg(what).arg(ring.size()), {}};
    if (crossesItself(ring))
        return Error{ErrorCode::Value, QStringLiteral("the outline of %1 may not cross or touch itself").arg(what), {}};
    const double area = signedAreaM2(ring);
    if (std::abs(area) < 1e-6)
        return Error{ErrorCode::Value, QStringLiteral("the outline of %1 has no area: its points lie on one line").arg(what), {}};
    if (area < 0)
        std::reverse(ring.begin() + 1, ring.end()); // the first point stays the first
    outline = std::move(ring);
    return std::nullopt;
}

const Room* roomAround(const Project& project, const std::optional<StoreyId>& storey, PlanPoint at)
{
    const StoreyTrace trace(project, storey);
    const int face = trace.faceAt(at);
    const Room* best = nullptr;
    double bestArea = 0;
    for (const auto& room : project.rooms) {
        if (room->storey != storey)
            continue;
        double area = 0;
        if (room->outline.empty()) {
            if (face < 0 || !room->at || trace.faceAt(*room->at) != face)
                continue;
            area = trace.areaM2(face);
        } else {
            if (!contains(room->outline, at)
                || std::any_of(room->holes.begin(), room->holes.end(), [&](const Ring& hole) { return contains(hole, at); }))
                continue;
            area = std::abs(signedAreaM2(room->outline));
        }
        if (!best || area < bestArea) {
            best = room.get();
            bestArea = area;
        }
    }
    return best;
}

std::map<RoomId, SharedArea> roomsUnder(const Project& project, const std::optional<StoreyId>& storey, const Ring& outline)
{
    const StoreyTrace trace(project, storey);
    std::map<RoomId, SharedArea> out;
    for (const auto& room : project.rooms) {
        if (room->storey != storey)
            continue;
        Region region;
        if (!room->outline.empty()) {
            region = room->holes;
            region.push_back(room->outline);
        } else if (const int face = room->at ? trace.faceAt(*room->at) : -1; face >= 0) {
            region = trace.face(face).holes;
            region.push_back(trace.face(face).outline);
        }
        const double shared = region.empty() ? 0 : overlapM2(region, {outline});
        if (shared <= 0)
            continue;
        double own = 0;
        for (const Ring& ring : region)
            own += (&ring == &region.back() ? 1 : -1) * std::abs(signedAreaM2(ring));
        out[room->id] = {shared, own > 0 ? shared / own : 1};
    }
    return out;
}

} // namespace sp
