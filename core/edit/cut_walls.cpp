// SPDX-License-Identifier: GPL-3.0-or-later
// Edits of walls that change how many there are, or how far one reaches: split, join, trim.
#include "core/edit/carry_openings.h"
#include "core/edit/edit_walls.h"
#include "core/edit/opening_places.h"
#include "core/edit/said.h"
#include "core/edit/wall_rules.h"
#include "core/geom/segment.h"
#include "core/model/topology.h"

namespace sp {

namespace {

constexpr Length oneLine = mm(5); // walls to join lie on one line when no end is farther from it

std::vector<Table<Opening>::Pointer> openingsOn(const Project& project, const WallId& wall)
{
    std::vector<Table<Opening>::Pointer> out;
    for (const auto& opening : project.openings)
        if (opening->place.wall == wall && opening->place.offset)
            out.push_back(opening);
    return out;
}

Length halfOf(const Project& project, const Opening& opening)
{
    const auto frame = frameOf(project, opening);
    return frame ? Length{distance(frame->from, frame->to).n / 2} : Length{};
}

} // namespace

Result<Edited> splitWall(const Project& project, const WallId& id, Length along, NewIds& ids)
{
    SP_TRY(wall, wallOf(project, id));
    const Units units = project.settings.units;
    const Length length = distance(wall->from, wall->to);
    if (along < shortestWall || length - along < shortestWall)
        return Error{ErrorCode::Limit,
                     QStringLiteral("expected a place within the wall's length of %1, found %2")
                         .arg(lengthText(length, units), lengthText(along, units)),
                     id.text()};
    PatchChain chain(project);
    Wall first = *wall;
    Wall second = *wall;
    second.id = ids.make(project.walls);
    second.guid.reset(); // the imported element is the first part
    first.to = second.from = pointBeside(wall->from, wall->to, along, {});
    chain.made += second.id.text();
    chain.put(&Project::walls, first);
    chain.put(&Project::walls, second);
    for (const auto& opening : openingsOn(project, id)) {
        const Length offset = *opening->place.offset;
        const Length half = halfOf(project, *opening);
        if (offset - half < along && along < offset + half)
            chain.notes += QStringLiteral("opening %1 reaches over the cut").arg(openingName(*opening));
        if (offset <= along)
            continue;
        Opening now = *opening;
        now.place.wall = second.id;
        now.place.offset = offset - along;
        chain.put(&Project::openings, std::move(now));
    }
    return withRooms(project, chain, ids);
}

Result<Edited> joinWalls(const Project& project, const WallId& firstId, const WallId& secondId, NewIds& ids)
{
    SP_TRY(first, wallOf(project, firstId));
    SP_TRY(second, wallOf(project, secondId));
    if (firstId == secondId)
        return Error{ErrorCode::Value, QStringLiteral("expected two walls to join, found one"), firstId.text()};
    if (first->storey != second->storey)
        return Error{ErrorCode::Value,
                     QStringLiteral("the walls %1 and %2 stand on different storeys").arg(firstId.text(), secondId.text()), firstId.text()};
    const Length off{
        std::max(std::abs(leftOf(first->from, first->to, second->from).n), std::abs(leftOf(first->from, first->to, second->to).n))};
    if (off > oneLine || first->from == first->to)
        return Error{
            ErrorCode::Value,
            QStringLiteral("expected walls on one line, found %1 off by %2").arg(secondId.text(), lengthText(off, project.settings.units)),
            firstId.text()};
    const Length length = distance(first->from, first->to);
    const Length a = alongOf(first->from, first->to, second->from);
    const Length b = alongOf(first->from, first->to, second->to);
    Wall whole = *first;
    for (const auto& [at, point] : {std::pair(a, second->from), std::pair(b, second->to)}) {
        if (at.n < 0 && at == std::min(a, b))
            whole.from = point;
        if (at > length && at == std::max(a, b))
            whole.to = point;
    }
    // Openings stay where they are in the plan: measured along the new line.
    const auto onto = [&whole](const Table<Wall>::Pointer& part) {
        return [part, from = whole.from, to = whole.to](Length offset) {
            return alongOf(from, to, pointBeside(part->from, part->to, offset, {}));
        };
    };
    PatchChain chain(project);
    changeWalls(chain, {{*first, whole, onto(first), false}, {*second, whole, onto(second), b < a}});
    chain.remove(&Project::walls, secondId);
    if (second->thickness != first->thickness || !(second->facts == first->facts))
        chain.notes += QStringLiteral("the walls were not alike: the whole is now as %1 was").arg(firstId.text());
    return withRooms(project, chain, ids);
}

Result<Edited> trimWall(const Project& project, const WallId& id, const WallId& at, PlanPoint keep, NewIds& ids)
{
    SP_TRY(wall, wallOf(project, id));
    SP_TRY(edge, wallOf(project, at));
    const auto cut = crossing(wall->from, wall->to, edge->from, edge->to);
    if (!cut || id == at)
        return Error{ErrorCode::Value,
                     QStringLiteral("the walls %1 and %2 are parallel: there is no place to cut at").arg(id.text(), at.text()), id.text()};
    const Length length = distance(wall->from, wall->to);
    const Length along = alongOf(wall->from, wall->to, *cut);
    const bool keepsFrom = along > length || (along.n > 0 && alongOf(wall->from, wall->to, keep) < along);
    const PlanPoint from = keepsFrom ? wall->from : *cut;
    const PlanPoint to = keepsFrom ? *cut : wall->to;
    if (distance(from, to) < shortestWall)
        return Error{ErrorCode::Limit, QStringLiteral("nothing of the wall %1 would be left on that side").arg(id.text()), id.text()};
    for (const auto& opening : openingsOn(project, id)) {
        const Length offset = *opening->place.offset;
        if (offset.n >= 0 && offset <= length && (keepsFrom ? offset > along : offset < along))
            return Error{
                ErrorCode::Value,
                QStringLiteral("opening %1 is in the part that would be cut off: move or delete it first").arg(openingName(*opening)),
                opening->id.text()};
    }
    PatchChain chain(project);
    changeWalls(chain, {changeOfEnds(*wall, from, to)});
    return withRooms(project, chain, ids);
}

} // namespace sp
