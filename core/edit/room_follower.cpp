// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/room_follower.h"

#include "core/edit/room_references.h"
#include "core/edit/said.h"

#include <map>

namespace sp {

namespace {

// Shares of area that decide. A room keeps to an enclosure that has at least a tenth of the smaller of the two; one that nobody wanted as a
// room stays so while it is nearly the same; a room goes into another when at least half of it lies there.
constexpr double leastShare = 0.1;
constexpr double nearlySame = 0.8;
constexpr double mostOfIt = 0.5;

bool plainRoom(FieldId id, const Value& value)
{
    static const FieldId kind = field("space.kind");
    static const int room = *wordIndex(fieldOf(kind).words, u"room");
    return id == kind && std::get<Word>(value).index == room;
}

int enteredFacts(const Room& room)
{
    int n = 0;
    for (const auto& [id, value] : room.facts)
        n += plainRoom(id, value) ? 0 : 1;
    return n;
}

} // namespace

RoomFollower::RoomFollower(const Project& before, const std::optional<StoreyId>& storey, PatchChain& chain, NewIds& ids)
    : m_start(before), m_storey(storey), m_chain(chain), m_ids(ids), m_before(before, storey), m_after(chain.now(), storey),
      m_ownerOf(m_before.size(), -1), m_same(sameEnclosures(m_before, m_after)), m_stillThere(m_before.size(), false),
      m_settled(m_after.size(), false), m_roomOf(m_after.size(), -1)
{
    findRooms(before);
}

void RoomFollower::run()
{
    keepSame();
    giveToPoints();
    giveByOverlap();
    mergeLost();
    makeNew();
    movePoints();
    followStanding();
}

void RoomFollower::findRooms(const Project& before)
{
    for (const auto& room : m_chain.now().rooms) {
        if (room->storey != m_storey || !room->at || !room->outline.empty())
            continue;
        Tracked tracked{room->id, *room->at};
        const Room* old = before.rooms.find(room->id);
        if (old && old->storey == m_storey && old->at && old->outline.empty()) {
            const int face = m_before.faceAt(*old->at);
            if (face >= 0 && m_ownerOf[static_cast<size_t>(face)] < 0) {
                tracked.was = face;
                m_ownerOf[static_cast<size_t>(face)] = static_cast<int>(m_rooms.size());
            }
        }
        m_rooms.push_back(std::move(tracked));
    }
}

void RoomFollower::keepSame()
{
    for (size_t a = 0; a < m_same.size(); ++a) {
        if (m_same[a] < 0)
            continue;
        const auto b = static_cast<size_t>(m_same[a]);
        m_stillThere[b] = true;
        m_roomOf[a] = m_ownerOf[b];
        if (m_roomOf[a] >= 0)
            m_rooms[static_cast<size_t>(m_roomOf[a])].is = static_cast<int>(a);
        // One without a room stays without; a cavity that grew to the size of a room is new.
        m_settled[a] = m_roomOf[a] >= 0 || m_before.isRoomSized(m_same[a]);
    }
}

// Rooms that had no enclosure of their own, or shared one, take the one around their point now.
void RoomFollower::giveToPoints()
{
    std::vector<bool> ownersPoint(m_after.size(), false);
    for (const Tracked& room : m_rooms)
        if (room.was >= 0 && room.is < 0)
            if (const int a = m_after.faceAt(room.at); a >= 0)
                ownersPoint[static_cast<size_t>(a)] = true;
    for (size_t i = 0; i < m_rooms.size(); ++i) {
        if (m_rooms[i].was >= 0)
            continue;
        const int a = m_after.faceAt(m_rooms[i].at);
        if (a < 0 || m_roomOf[static_cast<size_t>(a)] >= 0 || ownersPoint[static_cast<size_t>(a)])
            continue;
        m_rooms[i].is = a;
        m_roomOf[static_cast<size_t>(a)] = static_cast<int>(i);
        m_settled[static_cast<size_t>(a)] = true;
    }
}

void RoomFollower::giveByOverlap()
{
    for (size_t a = 0; a < m_after.size(); ++a) {
        if (m_same[a] >= 0)
            continue;
        const int face = static_cast<int>(a);
        for (const size_t b : m_before.near(boxOf(m_after.face(face).axis))) {
            if (m_stillThere[b])
                continue;
            const double m2 = overlapM2(m_before.region(static_cast<int>(b)), m_after.region(face));
            if (m2 > 0)
                m_overlaps.push_back({m2, static_cast<int>(b), face});
        }
    }
    std::stable_sort(m_overlaps.begin(), m_overlaps.end(), [](const Overlap& l, const Overlap& r) { return l.m2 > r.m2; });
    for (const Overlap& o : m_overlaps) {
        const auto a = static_cast<size_t>(o.after);
        const int owner = m_ownerOf[static_cast<size_t>(o.before)];
        const double before = m_before.areaM2(o.before);
        const double after = m_after.areaM2(o.after);
        if (m_settled[a])
            continue;
        if (owner < 0) {
            m_settled[a] = m_before.isRoomSized(o.before) && o.m2 >= nearlySame * std::max(before, after);
        } else if (Tracked& room = m_rooms[static_cast<size_t>(owner)]; room.is < 0 && o.m2 >= leastShare * std::min(before, after)) {
            room.is = o.after;
            m_roomOf[a] = owner;
            m_settled[a] = true;
        }
    }
}

int RoomFollower::trackedAt(int after) const
{
    return after < 0 ? -1 : m_roomOf[static_cast<size_t>(after)];
}

int RoomFollower::said(const RoomId& id) const
{
    const Room& room = *m_chain.now().rooms.find(id);
    return enteredFacts(room) + static_cast<int>(room.imported.size()) + (room.name ? 1 : 0) + (room.guid ? 1 : 0) + (room.stair ? 1 : 0);
}

// Rooms whose enclosure is gone: part of another one now, or open.
void RoomFollower::mergeLost()
{
    std::map<int, std::vector<int>> lost; // by the enclosure that they lie in
    for (size_t i = 0; i < m_rooms.size(); ++i) {
        const Tracked& room = m_rooms[i];
        if (room.was < 0 || room.is >= 0)
            continue;
        int into = m_after.faceAt(room.at);
        if (trackedAt(into) < 0) {
            const auto most = std::find_if(m_overlaps.begin(), m_overlaps.end(), [&](const Overlap& o) { return o.before == room.was; });
            into = most != m_overlaps.end() && most->m2 >= mostOfIt * m_before.areaM2(room.was) ? most->after : -1;
        }
        if (trackedAt(into) >= 0)
            lost[into].push_back(static_cast<int>(i));
        else
            m_chain.notes += QStringLiteral("room %1 is no longer enclosed by walls").arg(roomText(*m_chain.now().rooms.find(room.id)));
    }
    for (auto& [face, members] : lost) {
        members.push_back(trackedAt(face));
        const auto rank = [&](int i) {
            const Tracked& room = m_rooms[static_cast<size_t>(i)];
            return std::pair(said(room.id), room.was < 0 ? 0 : m_before.areaM2(room.was));
        };
        std::sort(members.begin(), members.end()); // by id: the first of equals
        const int winner = *std::max_element(members.begin(), members.end(), [&](int l, int r) { return rank(l) < rank(r); });
        m_rooms[static_cast<size_t>(winner)].is = face;
        m_roomOf[static_cast<size_t>(face)] = winner;
        for (const int i : members)
            if (i != winner)
                mergeInto(m_rooms[static_cast<size_t>(winner)].id, m_rooms[static_cast<size_t>(i)]);
        for (const int i : members)
            if (i != winner)
                m_rooms[static_cast<size_t>(i)].is = -1;
    }
}

void RoomFollower::mergeInto(const RoomId& winner, const Tracked& loser)
{
    const Room room = *m_chain.now().rooms.find(loser.id);
    const QString stays = roomText(*m_chain.now().rooms.find(winner));
    const QString goes = roomText(room);
    const qsizetype before = m_chain.notes.size();
    const int pointed = replaceRoom(m_chain, loser.id, winner);
    QStringList names{stays, goes};
    names.sort();
    QString note = QStringLiteral("rooms %1 became one: %2 stays").arg(listText(names), stays);
    if (pointed > 0)
        note += QStringLiteral(", what pointed to %1 now points to %2").arg(goes, stays);
    QStringList gone;
    if (room.number && room.name)
        gone += QStringLiteral("name %1").arg(*room.name);
    if (const int facts = enteredFacts(room); facts > 0)
        gone += facts == 1 ? QStringLiteral("one entered fact") : QStringLiteral("%1 entered facts").arg(facts);
    if (!gone.isEmpty())
        note += QStringLiteral("; %1 of %2 %3 gone")
                    .arg(listText(gone), goes, gone.size() == 1 && enteredFacts(room) < 2 ? QStringLiteral("is") : QStringLiteral("are"));
    m_chain.notes.insert(before, note);
}

void RoomFollower::movePoints()
{
    for (const Tracked& tracked : m_rooms) {
        if (tracked.is < 0 || m_after.faceAt(tracked.at) == tracked.is)
            continue;
        Room room = *m_chain.now().rooms.find(tracked.id);
        room.at = m_after.labelOf(tracked.is);
        m_chain.put(&Project::rooms, std::move(room));
    }
}

} // namespace sp
