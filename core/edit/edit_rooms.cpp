// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/edit_rooms.h"

#include "core/edit/follow_rooms.h"
#include "core/edit/outlines.h"
#include "core/edit/room_references.h"
#include "core/edit/said.h"
#include "core/edit/storey_trace.h"
#include "core/edit/wall_rules.h"

namespace sp {

namespace {

void setRoomKind(Room& room, QStringView word)
{
    static const FieldId kind = field("space.kind");
    room.facts.set(kind, Word{static_cast<quint16>(*wordIndex(fieldOf(kind).words, word))});
}

} // namespace

Result<Edited> addRoomAt(const Project& project, const StoreyId& storey, PlanPoint at, NewIds& ids)
{
    if (const auto problem = storeyProblem(project, storey))
        return *problem;
    if (const Room* room = roomAround(project, storey, at))
        return Error{ErrorCode::Value, QStringLiteral("this is room %1 already").arg(roomText(*room)), room->id.text()};
    const StoreyTrace trace(project, storey);
    const int face = trace.faceAt(at);
    if (face < 0) {
        const size_t gaps = wallGaps(project, storey).size();
        const QString hint = gaps == 0 ? QStringLiteral("close them around it, or draw the room by its outline")
            : gaps == 1                ? QStringLiteral("the walls of this storey have one gap")
                                       : QStringLiteral("the walls of this storey have %1 gaps").arg(gaps);
        return Error{ErrorCode::Value, QStringLiteral("no walls enclose this place: %1").arg(hint), storey.text()};
    }
    Room room{.id = ids.make(project.rooms)};
    room.storey = storey;
    room.number = proposedRoomNumber(project, storey);
    room.at = at;
    setRoomKind(room, u"room");
    PatchChain chain(project);
    chain.made += room.id.text();
    chain.put(&Project::rooms, std::move(room));
    return chain.take();
}

Result<Edited> addRoomByOutline(const Project& project, const StoreyId& storey, std::vector<PlanPoint> outline, NewIds& ids)
{
    if (const auto problem = storeyProblem(project, storey))
        return *problem;
    if (const auto problem = tidyOutline(outline, QStringLiteral("a room")))
        return *problem;
    Room room{.id = ids.make(project.rooms)};
    room.storey = storey;
    room.number = proposedRoomNumber(project, storey);
    room.outline = std::move(outline);
    setRoomKind(room, u"room");
    PatchChain chain(project);
    for (const auto& [other, shared] : roomsUnder(project, storey, room.outline))
        if (shared.m2 >= 0.1)
            chain.notes += QStringLiteral("room %1 lies over room %2").arg(*room.number, roomText(*project.rooms.find(other)));
    chain.made += room.id.text();
    chain.put(&Project::rooms, std::move(room));
    return chain.take();
}

Result<Edited> addObstruction(const Project& project, const StoreyId& storey, ObstructionKind kind, std::vector<PlanPoint> outline,
                              NewIds& ids)
{
    if (const auto problem = storeyProblem(project, storey))
        return *problem;
    if (const auto problem = tidyOutline(outline, QStringLiteral("a column or fixed obstacle")))
        return *problem;
    Obstruction obstruction{.id = ids.make(project.obstructions)};
    obstruction.storey = storey;
    obstruction.kind = kind;
    obstruction.outline = std::move(outline);
    PatchChain chain(project);
    chain.made += obstruction.id.text();
    chain.put(&Project::obstructions, std::move(obstruction));
    return chain.take();
}

} // namespace sp
