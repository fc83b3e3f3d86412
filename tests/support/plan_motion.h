// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edit/elements.h"
#include "core/edit/opening_places.h"
#include "core/geom/segment.h"

#include <cmath>
#include <functional>

namespace sp::test {

/// A way to draw the same plan elsewhere: turned, mirrored, or with walls from their other ends. What an edit does may not depend on it.
struct Drawing {
    const char* name;
    std::function<PlanPoint(PlanPoint)> place;
    bool wallsReversed = false;
    bool mirrored = false;
};

inline std::vector<Drawing> drawings()
{
    const auto turned = [](double degrees) {
        const double c = std::cos(degrees * 3.14159265358979323846 / 180), s = std::sin(degrees * 3.14159265358979323846 / 180);
        return [c, s](PlanPoint p) {
            const double x = static_cast<double>(p.x.n), y = static_cast<double>(p.y.n);
            return PlanPoint{{std::llround(x * c - y * s)}, {std::llround(x * s + y * c)}};
        };
    };
    const auto same = [](PlanPoint p) { return p; };
    return {{"as drawn", same},
            {"walls from their other ends", same, true},
            {"turned by 90 degrees",
             [](PlanPoint p) {
                 return PlanPoint{-p.y, p.x};
             }},
            {"mirrored",
             [](PlanPoint p) {
                 return PlanPoint{-p.x, p.y};
             },
             false, true},
            {"mirrored, walls from their other ends",
             [](PlanPoint p) {
                 return PlanPoint{-p.x, p.y};
             },
             true, true},
            {"turned by 37 degrees", turned(37)},
            {"far from the origin", [](PlanPoint p) {
                 return PlanPoint{p.x + mm(3'000'000), p.y - mm(7'000'000)};
             }}};
}

/// The plan in another drawing: walls, rooms, openings in walls and what stands at points. The doors stay the same doors.
inline Project redrawn(const Project& plan, const Drawing& d)
{
    Project out = plan;
    for (const auto& row : plan.walls) {
        auto wall = std::make_shared<Wall>(*row);
        wall->from = d.place(row->from);
        wall->to = d.place(row->to);
        if (d.wallsReversed)
            std::swap(wall->from, wall->to);
        out.walls.put(wall->id, wall);
    }
    for (const auto& row : plan.rooms) {
        auto room = std::make_shared<Room>(*row);
        if (room->at)
            room->at = d.place(*room->at);
        for (PlanPoint& p : room->outline)
            p = d.place(p);
        out.rooms.put(room->id, room);
    }
    for (const auto& row : plan.obstructions) {
        auto obstruction = std::make_shared<Obstruction>(*row);
        for (PlanPoint& p : obstruction->outline)
            p = d.place(p);
        out.obstructions.put(obstruction->id, obstruction);
    }
    for (const auto& row : plan.openings) {
        const Wall* wall = plan.walls.find(row->place.wall);
        if (!wall || !row->place.offset)
            continue;
        auto opening = std::make_shared<Opening>(*row);
        if (d.wallsReversed) {
            opening->place.offset = distance(wall->from, wall->to) - *row->place.offset;
            turnAbout(plan, *opening);
        }
        // Seen from its wall a mirrored plan has left and right changed over.
        if (d.mirrored && opening->place.swings)
            opening->place.swings = *opening->place.swings == SwingSide::Left ? SwingSide::Right : SwingSide::Left;
        out.openings.put(opening->id, opening);
    }
    const auto points = [&](auto& table) {
        const auto rows = table;
        for (const auto& row : rows)
            if (row->at) {
                auto now = std::make_shared<std::remove_const_t<std::remove_reference_t<decltype(*row)>>>(*row);
                now->at = d.place(*row->at);
                table.put(now->id, now);
            }
    };
    points(out.devices);
    points(out.supplies);
    points(out.sources);
    points(out.valves);
    return out;
}

/// A vector in another drawing.
inline PlanPoint vectorIn(const Drawing& d, PlanPoint by)
{
    const PlanPoint o = d.place({});
    const PlanPoint p = d.place(by);
    return {p.x - o.x, p.y - o.y};
}

inline PlanPoint at(qint64 x, qint64 y)
{
    return {mm(x), mm(y)};
}

} // namespace sp::test
