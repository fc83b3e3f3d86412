// SPDX-License-Identifier: GPL-3.0-or-later
// Stairs of the network: flights of enclosures down to where they discharge, and open stairs to the other storey.
#include "core/egress/evac_builder.h"
#include "core/egress/hydraulics.h"

#include <algorithm>

namespace sp {

namespace {

constexpr double metre = 1e9;

size_t at(int i)
{
    return static_cast<size_t>(i);
}

using Use = EgressDoor::Use;

// A door between an exit enclosure and another one or the open air, from the side of the room.
struct Out {
    int door = -1;
    bool sideA = true;
    int to = -1; ///< room; -1: the open air
    Use use = Use::No;
};

std::vector<Out> outOf(const StoreyInput& input, int room)
{
    std::vector<Out> out;
    for (size_t i = 0; i < input.plan->doors.size(); ++i) {
        const WalkDoor& door = input.plan->doors[i];
        if (door.a.beside != Beside::Exit || door.b.beside != Beside::Exit || !door.passable)
            continue;
        const StoreyInput::Opening& o = input.openings[i];
        for (const bool sideA : {true, false}) {
            const int here = sideA ? o.enclosureA : o.enclosureB, there = sideA ? o.enclosureB : o.enclosureA;
            const Use use = sideA ? o.fromA : o.fromB;
            if (here == room && there != room && use != Use::No)
                out.push_back({static_cast<int>(i), sideA, there, use});
        }
    }
    return out;
}

} // namespace

void EvacBuilder::findAir(Storey& s)
{
    s.toAir.assign(s.input->rooms.size(), -1);
    std::set<int> enclosures;
    for (const StoreyInput::Opening& o : s.input->openings)
        for (const int room : {o.enclosureA, o.enclosureB})
            if (room >= 0)
                enclosures.insert(room);
    for (size_t round = 0; round <= enclosures.size(); ++round)
        for (const int room : enclosures)
            for (const Out& out : outOf(*s.input, room)) {
                const int there = out.to < 0 ? 0 : s.toAir[at(out.to)];
                if (there >= 0 && (s.toAir[at(room)] < 0 || there + 1 < s.toAir[at(room)]))
                    s.toAir[at(room)] = there + 1;
            }
}

// By the doors that bring people nearer to the open air; by those whose state is not known only where there is no other.
std::vector<EvacNext> EvacBuilder::discharge(int storey, int room)
{
    const Storey& s = m_storeys[at(storey)];
    std::vector<Out> outs = outOf(*s.input, room);
    std::erase_if(outs,
                  [&](const Out& out) { return out.to >= 0 && (s.toAir[at(out.to)] < 0 || s.toAir[at(out.to)] >= s.toAir[at(room)]); });
    if (std::any_of(outs.begin(), outs.end(), [](const Out& out) { return out.use == Use::Yes; }))
        std::erase_if(outs, [](const Out& out) { return out.use != Use::Yes; });
    std::vector<EvacNext> next;
    double all = 0;
    for (const Out& out : outs) {
        const int element = exitDoor(storey, out.door, out.sideA);
        if (out.use != Use::Yes)
            m_out.elements[at(element)].open.waitsFor.insert(s.input->openings[at(out.door)].id);
        const auto& width = s.input->openings[at(out.door)].width;
        next.push_back({element, width ? doorFlow(*width) : 0.0, 0});
        all += next.back().share;
    }
    for (EvacNext& n : next) // without widths in equal parts: their numbers are not known then
        n.share = all > 0 ? n.share / all : 1.0 / static_cast<double>(next.size());
    return next;
}

int EvacBuilder::exitDoor(int storey, int door, bool sideA)
{
    const auto [it, isNew] = m_exits.try_emplace(Key{storey, door, sideA ? 0 : 1}, static_cast<int>(m_out.elements.size()));
    const int element = it->second;
    if (!isNew)
        return element;
    const Storey& s = m_storeys[at(storey)];
    const StoreyInput::Opening& o = s.input->openings[at(door)];
    add(o.id, s.input->id, -1);
    if (o.width)
        m_out.network.elements[at(element)].flow = doorFlow(*o.width);
    else
        m_out.elements[at(element)].open.waitsFor.insert(o.id);
    if (const int to = sideA ? o.enclosureB : o.enclosureA; to >= 0) {
        auto next = discharge(storey, to);
        m_out.network.elements[at(element)].next = std::move(next);
    }
    return element;
}

// Where people of each level go: 0 out, -1 down, 1 up, to the nearest level that discharges; the lower of two.
const std::vector<int>& EvacBuilder::directions(size_t stair)
{
    if (m_directions[stair])
        return *m_directions[stair];
    const EvacStair& s = m_stairs[stair];
    std::vector<int>& out = m_directions[stair].emplace();
    const auto ends = [&](const QString& why) -> const std::vector<int>& {
        out.clear();
        say(QStringLiteral("Travel ends at the doors of %1: %2.").arg(s.id, why));
        return out;
    };
    std::vector<int> airs;
    for (size_t i = 0; i < s.levels.size(); ++i)
        if (const auto place = m_places.find(s.levels[i].room);
            place != m_places.end() && m_storeys[at(place->second.storey)].toAir[at(place->second.room)] >= 0)
            airs.push_back(static_cast<int>(i));
    if (airs.empty())
        return ends(QStringLiteral("no door is known to lead from it into the open air"));
    for (size_t i = 0; i < s.levels.size(); ++i) {
        const int level = static_cast<int>(i);
        const int best =
            *std::min_element(airs.begin(), airs.end(), [&](int a, int b) { return std::abs(a - level) < std::abs(b - level); });
        out.push_back(best == level ? 0 : best < level ? -1 : 1);
    }
    if (std::all_of(out.begin(), out.end(), [](int direction) { return direction == 0; }))
        return out;
    if (!s.missing.empty()) {
        QStringList facts(s.missing.begin(), s.missing.end());
        return ends(facts.join(QStringLiteral(", ")) + QStringLiteral(" not known"));
    }
    if (!s.k)
        return ends(QStringLiteral("it is steeper than people can be expected to walk"));
    if (*s.effectiveM <= 0)
        return ends(QStringLiteral("it is too narrow to walk on"));
    for (size_t i = 0; i < out.size(); ++i)
        if (out[i] != 0 && !s.levels[out[i] < 0 ? i - 1 : i].toNext)
            return ends(QStringLiteral("nobody knows how long it is between its storeys"));
    return out;
}

std::vector<EvacNext> EvacBuilder::intoEnclosure(int storey, int room)
{
    const Storey& s = m_storeys[at(storey)];
    const QString& id = s.input->rooms[at(room)].id;
    if (const auto level = m_levels.find(id); level != m_levels.end()) {
        const auto [stair, i] = level->second;
        const std::vector<int>& ways = directions(stair);
        return ways.empty() ? std::vector<EvacNext>() : fromLevel(stair, i, ways[i]);
    }
    if (s.toAir[at(room)] >= 0)
        return discharge(storey, room);
    say(QStringLiteral("Travel ends at the doors of %1: no door is known to lead from it into the open air.").arg(id));
    return {};
}

std::vector<EvacNext> EvacBuilder::fromLevel(size_t stair, size_t level, int direction)
{
    if (direction != 0)
        return {{flight(stair, level, direction), 1, 0}};
    const Place place = m_places.at(m_stairs[stair].levels[level].room);
    return discharge(place.storey, place.room);
}

int EvacBuilder::flight(size_t stair, size_t level, int direction)
{
    const auto [it, isNew] =
        m_flights.try_emplace(Key{static_cast<int>(stair), static_cast<int>(level), direction}, static_cast<int>(m_out.elements.size()));
    const int element = it->second;
    if (!isNew)
        return element;
    const EvacStair& s = m_stairs[stair];
    add(s.id, s.levels[level].storey, -1);
    m_out.elements[at(element)].flight = true;
    m_out.network.elements[at(element)].flow = maxFlow(*s.k, *s.effectiveM);
    m_out.network.elements[at(element)].flight = {*s.levels[direction < 0 ? level - 1 : level].toNext, *s.k, *s.effectiveM};
    const size_t next = direction < 0 ? level - 1 : level + 1;
    auto ways = fromLevel(stair, next, directions(stair)[next]);
    m_out.network.elements[at(element)].next = std::move(ways);
    return element;
}

int EvacBuilder::openStair(int storey, int link)
{
    const auto [it, isNew] = m_links.try_emplace(Key{storey, link, 0}, static_cast<int>(m_out.elements.size()));
    const int element = it->second;
    if (!isNew)
        return element;
    const Storey& s = m_storeys[at(storey)];
    const QString& id = s.input->linkStairs[at(link)];
    add(id, s.input->id, storey);
    m_out.elements[at(element)].flight = true;
    const auto stair = std::find_if(m_stairs.begin(), m_stairs.end(), [&](const EvacStair& e) { return e.id == id; });
    if (const auto nm = s.input->plan->links[at(link)].nm; nm && stair != m_stairs.end() && stair->effectiveM && stair->k) {
        m_out.network.elements[at(element)].flow = maxFlow(*stair->k, *stair->effectiveM);
        m_out.network.elements[at(element)].flight = {*nm / metre, *stair->k, *stair->effectiveM};
    } else {
        m_out.elements[at(element)].open.waitsFor.insert(id);
    }
    auto next = fromLink(storey, link);
    m_out.network.elements[at(element)].next = std::move(next);
    return element;
}

// On from the foot of an open stair, on the other storey.
std::vector<EvacNext> EvacBuilder::fromLink(int storey, int link)
{
    const StoreyInput& from = *m_storeys[at(storey)].input;
    const QString& here = from.rooms[at(from.roomOf[at(from.plan->links[at(link)].space)])].id;
    for (size_t i = 0; i < m_storeys.size(); ++i) {
        const StoreyInput& to = *m_storeys[i].input;
        for (size_t k = 0; k < to.plan->links.size(); ++k) {
            const WalkLink& foot = to.plan->links[k];
            if (to.linkStairs[k] != from.linkStairs[at(link)] || to.linkRooms[k] != here
                || to.rooms[at(to.roomOf[at(foot.space)])].id != from.linkRooms[at(link)])
                continue;
            const WayGraph& ways = m_storeys[i].ways->straight();
            const int cell = to.plan->spaces[at(foot.space)].cell;
            const WayGraph::Way way = ways.wayFrom(cell, foot.at);
            if (way.legs.empty())
                continue;
            const WayLeg& leg = way.legs.front();
            const int other = static_cast<int>(i);
            if (leg.link >= 0)
                return {{openStair(other, leg.link), 1, leg.nm / metre}};
            if (leg.door < 0)
                continue;
            const WalkDoor& door = to.plan->doors[at(leg.door)];
            const bool sideA =
                door.a.cell == cell && (door.b.cell != cell || ways.through(leg.door, true) <= ways.through(leg.door, false));
            return {{doorStep(other, StoreyPeople::stepOf(leg.door, sideA)), 1, leg.nm / metre}};
        }
    }
    // Nobody gets on: they stay.
    const int element = add(QString(), from.id, storey);
    m_out.network.elements[at(element)].flow = 0;
    return {{element, 1, 0}};
}

} // namespace sp
