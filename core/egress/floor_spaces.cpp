// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/egress/floor_maker.h"

#include <algorithm>

namespace sp {

namespace {

double areaM2(const AreaRings& area)
{
    double sum = 0;
    for (const Ring& ring : area)
        sum += signedAreaM2(ring);
    return sum;
}

/// A point of a floor, well inside.
PlanPoint pointIn(const AreaRings& area)
{
    return labelPoint(area[0], std::vector<Ring>(area.begin() + 1, area.end()));
}

} // namespace

// A stair lands in the largest part of its room.
void FloorMaker::placeLinks()
{
    for (const FloorLink& link : m_input.links) {
        int at = -1;
        for (size_t p = 0; p < m_parts.size() && at < 0; ++p)
            if (m_parts[p].room == link.room)
                at = static_cast<int>(p); // parts of a room begin with the largest
        m_linkPart.push_back(at);
        if (at >= 0)
            m_used[static_cast<size_t>(at)] = true;
    }
}

// A part into which nothing leads is no floor that people are on, as long as another part of its room is.
void FloorMaker::dropClosedParts()
{
    std::vector<bool> entered(m_input.rooms.size(), false), spoken(m_input.rooms.size(), false);
    for (size_t p = 0; p < m_parts.size(); ++p)
        if (m_used[p])
            entered[static_cast<size_t>(m_parts[p].room)] = true;
    // Something leads into the room, though nobody knows where.
    for (const NotMeasured& said : m_out.problems)
        if (said.opening >= 0)
            for (const FloorSide* side : {&door(static_cast<size_t>(said.opening)).a, &door(static_cast<size_t>(said.opening)).b})
                if (side->room >= 0)
                    spoken[static_cast<size_t>(side->room)] = true;
    for (size_t p = 0; p < m_parts.size(); ++p) {
        const auto r = static_cast<size_t>(m_parts[p].room);
        if (m_used[p])
            continue;
        if (entered[r]) {
            NotMeasured& said = say(NotMeasured::Cause::ClosedOff);
            said.room = m_parts[p].room;
            said.at = pointIn(m_parts[p].area);
            said.amount = areaM2(m_parts[p].area);
        } else if (!spoken[r]) {
            spoken[r] = true;
            NotMeasured& said = say(NotMeasured::Cause::NoDoor);
            said.room = m_parts[p].room;
            said.at = pointIn(m_parts[p].area);
        }
        m_used[p] = !entered[r];
    }
}

void FloorMaker::makeSpaces()
{
    m_spaceOf.assign(m_parts.size(), -1);
    std::vector<int> cellOf(m_parts.size(), -1);
    for (const JoinedFloor& floor : m_joined->floors) {
        if (!m_used[static_cast<size_t>(floor.parts[0])])
            continue;
        for (const int part : floor.parts)
            cellOf[static_cast<size_t>(part)] = static_cast<int>(m_cells.size());
        m_cells.push_back({floor.area, {}});
    }
    for (size_t p = 0; p < m_parts.size(); ++p) {
        if (cellOf[p] < 0)
            continue;
        const FloorRoom& r = room(m_parts[p].room);
        m_spaceOf[p] = static_cast<int>(m_out.spaces.size());
        m_out.spaces.push_back({m_parts[p].room, cellOf[p], m_parts[p].area, r.corridor, r.noThrough});
    }
}

void FloorMaker::makeGaps()
{
    for (const FloorJoin& join : m_joined->joins)
        m_out.gaps.push_back(
            {join.door, m_spaceOf[static_cast<size_t>(join.a)], m_spaceOf[static_cast<size_t>(join.b)], join.from, join.to});
}

void FloorMaker::makeLinks()
{
    for (size_t i = 0; i < m_input.links.size(); ++i) {
        const FloorLink& link = m_input.links[i];
        if (!link.nm) {
            NotMeasured& said = say(NotMeasured::Cause::NoStairLength);
            said.stair = static_cast<int>(i);
            said.room = link.room;
        }
        if (m_linkPart[i] < 0)
            continue;
        WalkLink out;
        out.stair = static_cast<int>(i);
        out.space = m_spaceOf[static_cast<size_t>(m_linkPart[i])];
        out.at = pointIn(m_parts[static_cast<size_t>(m_linkPart[i])].area);
        out.nm = link.nm;
        m_out.links.push_back(std::move(out));
    }
}

} // namespace sp
