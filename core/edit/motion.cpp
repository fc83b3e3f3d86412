// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/motion.h"

#include "core/edit/elements.h"
#include "core/geom/placing.h"

namespace sp {

namespace {

constexpr qint64 full = 360'000'000; // millionths of a degree

Angle normal(qint64 n)
{
    return {((n % full) + full) % full};
}

void carryPoint(std::optional<PlanPoint>& at, const Motion& motion)
{
    if (at)
        at = moved(*at, motion);
}

void carryRing(std::vector<PlanPoint>& ring, const Motion& motion)
{
    for (PlanPoint& p : ring)
        p = moved(p, motion);
    if (motion.mirror) // stays in the order in which it ran, counter-clockwise or not
        std::reverse(ring.begin(), ring.end());
}

void swapHinge(Opening& opening)
{
    if (opening.place.hinge)
        opening.place.hinge = opening.place.hinge == HingeEnd::From ? HingeEnd::To : HingeEnd::From;
}

template <class T>
void findRoom(PlanDraft& draft, RoomFinder& finder, RoomFinder& finderBefore, const QString& id)
{
    const auto& table = tableOf<T>(draft.now());
    const T* row = table.find(typename Table<T>::IdType(id));
    if (!row || !row->at)
        return;
    if constexpr (requires { row->opening; }) {
        if (row->opening)
            return;
    }
    const auto storey = storeyOf(draft.now(), *row);
    if (!storey)
        return;
    const auto room = finder.at(storey, *row->at);
    if (room == row->room)
        return;
    T after = *row;
    if (!room) {
        // A room that it never stood in was said by somebody who knows why.
        const T* was = tableOf<T>(draft.start()).find(row->id);
        if (was && was->at && row->room && finderBefore.at(storeyOf(draft.start(), *was), *was->at) != row->room)
            return;
        after.storey = storey;
    } else {
        after.storey.reset();
    }
    after.room = room;
    draft.put(std::move(after));
}

} // namespace

PlanPoint moved(PlanPoint p, const Motion& motion)
{
    if (motion.mirror)
        p.x = motion.about.x + (motion.about.x - p.x);
    const PlanPoint turned = turnedAbout(p, motion.about, motion.turn);
    return {turned.x + motion.dx, turned.y + motion.dy};
}

void carry(Wall& wall, const Motion& motion)
{
    const PlanPoint from = moved(wall.from, motion), to = moved(wall.to, motion);
    wall.from = motion.mirror ? to : from;
    wall.to = motion.mirror ? from : to;
}

void carry(Room& room, const Motion& motion)
{
    carryPoint(room.at, motion);
    carryRing(room.outline, motion);
    for (auto& hole : room.holes)
        carryRing(hole, motion);
}

void carry(Obstruction& obstruction, const Motion& motion)
{
    carryRing(obstruction.outline, motion);
}

void carry(Underlay& underlay, const Motion& motion)
{
    carryPoint(underlay.at, motion);
    if (motion.turn.n != 0)
        underlay.turned = normal(underlay.turned.value_or(Angle{}).n + motion.turn.n);
}

void carry(Device& device, const Motion& motion)
{
    carryPoint(device.at, motion);
}

void carry(Supply& supply, const Motion& motion)
{
    carryPoint(supply.at, motion);
}

void carry(Source& source, const Motion& motion)
{
    carryPoint(source.at, motion);
}

void carry(Valve& valve, const Motion& motion)
{
    carryPoint(valve.at, motion);
}

void carryFree(Opening& opening, const Motion& motion)
{
    carryPoint(opening.place.at, motion);
    const qint64 direction = opening.place.direction.value_or(Angle{}).n;
    if (motion.mirror || motion.turn.n != 0)
        opening.place.direction = normal((motion.mirror ? -direction : direction) + motion.turn.n);
    if (motion.mirror) // drawn from its other end, like a wall
        swapHinge(opening);
}

void carryInWall(Opening& opening, Length length, const Motion& motion)
{
    if (!motion.mirror)
        return;
    if (opening.place.offset)
        opening.place.offset = length - *opening.place.offset;
    swapHinge(opening);
}

bool isNothing(const Motion& motion)
{
    return !motion.mirror && normal(motion.turn.n).n == 0 && motion.dx.n == 0 && motion.dy.n == 0;
}

void findRoomsAnew(PlanDraft& draft, const QStringList& ids)
{
    const Project now = draft.now();
    RoomFinder finder(now), finderBefore(draft.start());
    for (const QString& id : ids) {
        findRoom<Device>(draft, finder, finderBefore, id);
        findRoom<Supply>(draft, finder, finderBefore, id);
        findRoom<Source>(draft, finder, finderBefore, id);
        findRoom<Valve>(draft, finder, finderBefore, id);
    }
}

} // namespace sp
