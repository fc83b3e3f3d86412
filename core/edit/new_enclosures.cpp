// SPDX-License-Identifier: GPL-3.0-or-later
// Enclosures that are given to no room become rooms.
#include "core/edit/room_follower.h"
#include "core/edit/room_numbers.h"
#include "core/edit/room_references.h"
#include "core/edit/said.h"

#include <map>

namespace sp {

namespace {

constexpr double mostOfIt = 0.5; // of an area: what holds as much of another has it

} // namespace

bool RoomFollower::holdsOutlineRoom(int face) const
{
    const PlanBox box = boxOf(m_after.face(face).axis);
    for (const auto& room : m_chain.now().rooms) {
        if (room->storey != m_storey || room->outline.empty())
            continue;
        const PlanBox other = boxOf(room->outline);
        if (other.least.x > box.most.x || other.most.x < box.least.x || other.least.y > box.most.y || other.most.y < box.least.y)
            continue;
        if (m_after.faceAt(labelPoint(room->outline, room->holes)) == face)
            return true;
        Region region = room->holes;
        region.push_back(room->outline);
        const double own = std::abs(signedAreaM2(room->outline));
        if (overlapM2(region, m_after.region(face)) >= mostOfIt * std::min(own, m_after.areaM2(face)))
            return true;
    }
    return false;
}

// The room that an enclosure was cut off from: it held most of it, and is still there.
int RoomFollower::parentOf(int face) const
{
    for (const Overlap& o : m_overlaps) {
        if (o.after != face || o.m2 < mostOfIt * m_after.areaM2(face))
            continue;
        const int owner = m_ownerOf[static_cast<size_t>(o.before)];
        if (owner >= 0 && m_rooms[static_cast<size_t>(owner)].is >= 0)
            return owner;
    }
    return -1;
}

void RoomFollower::makeNew()
{
    std::vector<std::pair<PlanPoint, int>> places;
    for (size_t a = 0; a < m_after.size(); ++a)
        if (const int face = static_cast<int>(a); !m_settled[a] && m_after.isRoomSized(face) && !holdsOutlineRoom(face))
            places.emplace_back(m_after.labelOf(face), face);
    if (places.empty())
        return;
    std::sort(places.begin(), places.end()); // numbers run from left to right
    RoomNumbers numbers(m_chain.now(), m_storey);
    std::map<int, QStringList> parts; // numbers of what was cut off, by room
    QStringList fresh;
    for (const auto& [at, face] : places) {
        Room room{.id = m_ids.make(m_chain.now().rooms)};
        room.storey = m_storey;
        room.number = numbers.next();
        room.at = at;
        static const FieldId kind = field("space.kind");
        room.facts.set(kind, Word{static_cast<quint16>(*wordIndex(fieldOf(kind).words, u"room"))});
        const int parent = parentOf(face);
        (parent >= 0 ? parts[parent] : fresh) += *room.number;
        const RoomId id = room.id;
        m_chain.put(&Project::rooms, std::move(room));
        if (parent >= 0)
            takeFrom(m_rooms[static_cast<size_t>(parent)], id, face);
    }
    for (const auto& [parent, list] : parts) {
        const QString name = roomText(*m_chain.now().rooms.find(m_rooms[static_cast<size_t>(parent)].id));
        m_chain.notes += list.size() == 1
            ? QStringLiteral("room %1 was divided: %1 stays the larger part, the other is new room %2").arg(name, list[0])
            : QStringLiteral("room %1 was divided: %1 stays the largest part, the others are new rooms %2").arg(name, listText(list));
    }
    if (fresh.size() == 1)
        m_chain.notes += QStringLiteral("room %1 is new").arg(fresh[0]);
    else if (!fresh.isEmpty())
        m_chain.notes += QStringLiteral("rooms %1 are new").arg(listText(fresh));
}

// What stands in the part, and what is said to lie beyond openings into it.
void RoomFollower::takeFrom(const Tracked& parent, const RoomId& part, int face)
{
    moveStandingIn(m_chain, parent.id, part, [&](PlanPoint p) { return m_after.faceAt(p) == face; });
    std::vector<Opening> changed;
    for (const auto& opening : m_chain.now().openings) {
        const Place& place = opening->place;
        const auto names = [&](const std::optional<StatedSide>& side) { return side && side->room == parent.id; };
        if (!place.wall || !place.offset || (!names(place.beyondA) && !names(place.beyondB)))
            continue;
        const auto& walls = m_after.walls();
        const auto wall = std::lower_bound(walls.begin(), walls.end(), *place.wall,
                                           [](const Table<Wall>::Pointer& w, const WallId& id) { return w->id < id; });
        if (wall == walls.end() || (*wall)->id != *place.wall)
            continue;
        const auto* piece = m_after.faces().pieceAt(static_cast<size_t>(wall - walls.begin()), *place.offset);
        Opening now = *opening;
        if (piece && piece->left == face && names(place.beyondA))
            now.place.beyondA->room = part;
        if (piece && piece->right == face && names(place.beyondB))
            now.place.beyondB->room = part;
        if (!(now == *opening))
            changed.push_back(std::move(now));
    }
    for (Opening& opening : changed)
        m_chain.put(&Project::openings, std::move(opening));
}

} // namespace sp
