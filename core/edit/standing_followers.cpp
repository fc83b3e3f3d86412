// SPDX-License-Identifier: GPL-3.0-or-later
// What stands at a point when a wall passes over it: it is in the room on the other side then.
#include "core/edit/elements.h"
#include "core/edit/room_follower.h"
#include "core/edit/room_references.h"
#include "core/edit/said.h"

namespace sp {

template <class T>
void RoomFollower::followStanding(Table<T> Project::*table, QHash<QString, QStringList>& told)
{
    const auto roomIn = [&](int face) -> std::optional<RoomId> {
        const int i = trackedAt(face);
        return i < 0 ? std::nullopt : std::optional(m_rooms[static_cast<size_t>(i)].id);
    };
    std::vector<T> changed;
    for (const auto& row : m_chain.now().*table) {
        const T* was = (m_start.*table).find(row->id);
        if (!row->at || !was || was->at != row->at || was->room != row->room)
            continue; // it was moved, or given another room, by somebody else
        if constexpr (requires { row->opening; }) {
            if (row->opening)
                continue;
        }
        if (row->room) {
            const Room* room = m_chain.now().rooms.find(*row->room);
            if (!room || room->storey != m_storey || !room->outline.empty())
                continue;
        } else if (row->storey != m_storey) {
            continue;
        }
        const int before = m_before.faceAt(*row->at);
        const int owner = before < 0 ? -1 : m_ownerOf[static_cast<size_t>(before)];
        const std::optional<RoomId> stood = owner < 0 ? std::nullopt : std::optional(m_rooms[static_cast<size_t>(owner)].id);
        if (stood != row->room)
            continue; // a room that it never stood in was said by somebody who knows why
        const auto now = roomIn(m_after.faceAt(*row->at));
        const bool open = owner >= 0 && m_rooms[static_cast<size_t>(owner)].is < 0;
        if (now == row->room || (!now && open)) // a room that lost its walls keeps what stands in it
            continue;
        T after = *row;
        after.room = now;
        after.storey = now ? std::nullopt : m_storey;
        changed.push_back(std::move(after));
    }
    for (T& row : changed) {
        told[row.room ? roomText(*m_chain.now().rooms.find(*row.room)) : QString()] += elementName(m_chain.now(), row.id.text());
        m_chain.put(table, std::move(row));
    }
}

void RoomFollower::followStanding()
{
    QHash<QString, QStringList> told; // by the room that things stand in now, empty for none
    followStanding(&Project::devices, told);
    followStanding(&Project::supplies, told);
    followStanding(&Project::sources, told);
    followStanding(&Project::valves, told);
    QStringList rooms = told.keys();
    rooms.sort();
    for (const QString& room : std::as_const(rooms)) {
        const QStringList& names = told[room];
        m_chain.notes += QStringLiteral("%1 now %2 %3")
                             .arg(listText(names), names.size() == 1 ? QStringLiteral("stands") : QStringLiteral("stand"),
                                  room.isEmpty() ? QStringLiteral("in no room") : QStringLiteral("in room %1").arg(room));
    }
}

} // namespace sp
