// SPDX-License-Identifier: GPL-3.0-or-later
// What copies of rooms are called, the stairs that they belong to, and the room that is there already.
#include "core/edit/cleaning.h"
#include "core/edit/copier.h"
#include "core/edit/elements.h"
#include "core/edit/follow_rooms.h"
#include "core/edit/storey_trace.h"

#include <QRegularExpression>
#include <set>

namespace sp {

void Copier::place(Room& copy, const Room& row, const std::optional<StoreyId>& storey)
{
    copy.number = copiedNumber(row, storey);
    m_rooms.push_back(copy.id);
    if (!copy.stair || copy.stair != row.stair)
        return;
    // A stair goes on through another storey; on one storey it stands once.
    const bool elsewhere = storey && storey != row.storey;
    const bool standsThere = std::any_of(m_draft.now().rooms.begin(), m_draft.now().rooms.end(),
                                         [&](const auto& r) { return r->storey == copy.storey && r->stair == copy.stair; });
    if (!elsewhere || standsThere) {
        copy.stair.reset();
        return;
    }
    Stair stair = *m_draft.now().stairs.find(copy.stair);
    if (!stair.storeys)
        stair.storeys.emplace();
    if (std::find(stair.storeys->begin(), stair.storeys->end(), *storey) == stair.storeys->end()) {
        stair.storeys->push_back(*storey);
        m_draft.put(std::move(stair));
    }
}

// "201" on the second storey of "101" on the first where that is free; "EL2" after "EL1"; else the next free one. A stair keeps its number
// through all storeys.
std::optional<QString> Copier::copiedNumber(const Room& row, const std::optional<StoreyId>& storey) const
{
    static const FieldId aboveGrade = field("storey.above_grade");
    const Project& now = m_draft.now();
    const auto isTaken = [&](const QString& number) {
        return std::any_of(now.rooms.begin(), now.rooms.end(), [&](const auto& r) { return r->number == number; });
    };
    const auto level = [&](const std::optional<StoreyId>& of) {
        const Storey* s = now.storeys.find(of);
        const auto n = s ? s->facts.integer(aboveGrade) : std::nullopt;
        return n && *n > 0 ? QString::number(*n) : QString();
    };
    if (!row.number)
        return std::nullopt;
    if (storey && storey != row.storey) {
        if (row.stair)
            return row.number;
        const QString here = level(row.storey), there = level(storey);
        if (!here.isEmpty() && !there.isEmpty() && row.number->startsWith(here) && row.number->size() >= here.size() + 2)
            if (const QString number = there + row.number->mid(here.size()); !isTaken(number))
                return number;
    }
    static const QRegularExpression named(QStringLiteral("^([A-Za-z]+[-. ]?)(\\d{1,6})$"));
    if (const auto match = named.match(*row.number); match.hasMatch()) {
        // Rooms of one copied stair keep one number between them.
        for (const RoomId& id : m_rooms)
            if (const Room* other = now.rooms.find(id);
                other && row.stair && m_newOf.value(row.stair->text()) == (other->stair ? other->stair->text() : QString()))
                return other->number;
        for (qint64 n = match.captured(2).toLongLong() + 1;; ++n)
            if (const QString number = match.captured(1) + QString::number(n).rightJustified(match.captured(2).size(), u'0');
                !isTaken(number))
                return number;
    }
    return proposedRoomNumber(now, storey ? storey : row.storey);
}

// Two rooms cannot be found in one place: a copy that lands in a room that is there already goes.
void Copier::dropRoomsInRooms()
{
    std::set<std::optional<StoreyId>> storeys;
    for (const RoomId& id : m_rooms)
        storeys.insert(m_draft.now().rooms.find(id)->storey);
    QSet<QString> gone;
    const QSet<RoomId> copies(m_rooms.begin(), m_rooms.end());
    for (const auto& storey : storeys) {
        const StoreyTrace trace(m_draft.now(), storey);
        std::set<int> taken;
        const auto faceOf = [&](const Room& room) {
            return room.storey == storey && room.at && room.outline.empty() ? trace.faceAt(*room.at) : -1;
        };
        for (const auto& room : m_draft.now().rooms)
            if (!copies.contains(room->id))
                taken.insert(faceOf(*room));
        for (const RoomId& id : m_rooms)
            if (const int face = faceOf(*m_draft.now().rooms.find(id)); face >= 0 && !taken.insert(face).second)
                gone.insert(id.text());
    }
    if (gone.isEmpty())
        return;
    for (const QString& id : gone)
        m_made.removeAll(id);
    m_draft.notes += QStringLiteral("%1 of the copied rooms lie in a room that is there already, and were left out.").arg(gone.size());
    const QStringList notes = m_draft.notes;
    dropReferences(m_draft, [&](const PartRef& ref) { return gone.contains(ref.entity); });
    m_draft.notes = notes; // that a copy finds its room anew is no news
    for (const QString& id : gone)
        m_draft.remove(m_project.rooms, RoomId(id));
    std::erase_if(m_rooms, [&](const RoomId& id) { return gone.contains(id.text()); });
}

} // namespace sp
