// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/egress/stair_links.h"

#include <cmath>

namespace sp {

namespace {

/// Where a storey comes among those of the plan: by its height, else in the order of the plan.
struct Level {
    std::optional<Length> elevation;
    size_t row = 0;
};

int compare(const Level& a, const Level& b)
{
    if (a.elevation && b.elevation)
        return *a.elevation < *b.elevation ? -1 : *b.elevation < *a.elevation ? 1 : 0;
    return a.row < b.row ? -1 : b.row < a.row ? 1 : 0;
}

Level levelOf(const Project& p, const Room& room)
{
    const size_t row = room.storey ? p.storeys.indexOf(*room.storey) : p.storeys.size();
    return {row < p.storeys.size() ? p.storeys[row].elevation : std::nullopt, row};
}

/// Along the nosings, and over the landings where somebody says how long they are.
std::optional<double> lengthOf(const FactSheet& sheet, size_t stair, const Level& a, const Level& b)
{
    static const FactId length = sheet.id("stair.length_ft");
    static const FactId riser = sheet.id("stair.riser_in");
    static const FactId tread = sheet.id("stair.tread_in");
    static const FactId landing = sheet.id("stair.landing_ft");
    const FactView view{sheet, {SubjectKind::Stair, static_cast<quint32>(stair), 0}, nullptr};
    if (const auto stated = view.number(length))
        return static_cast<double>(*stated);
    const auto r = view.number(riser), t = view.number(tread);
    if (!r || !t || *r <= 0 || !a.elevation || !b.elevation)
        return std::nullopt;
    const double rise = std::fabs(static_cast<double>(b.elevation->n - a.elevation->n));
    return rise * std::hypot(static_cast<double>(*r), static_cast<double>(*t)) / static_cast<double>(*r)
        + static_cast<double>(view.number(landing).value_or(0));
}

} // namespace

StairLinks::StairLinks(const FactSheet& sheet) : m_sheet(sheet)
{
    const Project& p = sheet.project();
    for (size_t row = 0; row < p.rooms.size(); ++row)
        if (p.rooms[row].stair)
            m_rooms[*p.rooms[row].stair].push_back(static_cast<int>(row));
}

void StairLinks::add(size_t room, int place, std::vector<FloorLink>& into) const
{
    const Project& p = m_sheet.project();
    const Room& own = p.rooms[room];
    const size_t stair = own.stair ? p.stairs.indexOf(*own.stair) : p.stairs.size();
    if (stair == p.stairs.size())
        return;
    const Level here = levelOf(p, own);
    const std::vector<int>& rooms = m_rooms[*own.stair];
    for (const int direction : {-1, 1}) {
        std::optional<Level> next;
        for (const int row : rooms) {
            const Level level = levelOf(p, p.rooms[static_cast<size_t>(row)]);
            if (compare(level, here) == direction && (!next || compare(level, *next) == -direction))
                next = level;
        }
        for (const int row : rooms) {
            const Room& other = p.rooms[static_cast<size_t>(row)];
            if (const Level level = levelOf(p, other); next && compare(level, *next) == 0)
                into.push_back({*own.stair, place, other.id, lengthOf(m_sheet, stair, here, level)});
        }
    }
}

std::optional<double> StairLinks::length(const FactSheet& sheet, size_t stair, size_t roomA, size_t roomB)
{
    const Project& p = sheet.project();
    return lengthOf(sheet, stair, levelOf(p, p.rooms[roomA]), levelOf(p, p.rooms[roomB]));
}

int StairLinks::compareLevels(const Project& project, const Room& a, const Room& b)
{
    return compare(levelOf(project, a), levelOf(project, b));
}

} // namespace sp
