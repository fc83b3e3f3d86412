// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/carry_openings.h"

#include "core/edit/elements.h"
#include "core/edit/opening_places.h"
#include "core/edit/said.h"
#include "core/geom/segment.h"
#include "core/model/topology.h"

#include <map>

namespace sp {

namespace {

struct Carried {
    std::shared_ptr<const Opening> opening;
    OpeningFrame before;
    const WallChange* change;
};

// Keeps an opening within its wall that was within it before; others only on it.
Length within(Length offset, Length half, bool wasWithin, Length wall)
{
    if (!wasWithin)
        return std::clamp(offset, Length{}, wall);
    if (wall < half + half)
        return {wall.n / 2};
    return std::clamp(offset, half, wall - half);
}

void putOpening(PatchChain& chain, const Carried& carried)
{
    const WallChange& change = *carried.change;
    Opening now = *carried.opening;
    if (change.turned)
        turnAbout(chain.now(), now);
    const Units units = chain.now().settings.units;
    const Length was = *carried.opening->place.offset;
    const Length wallBefore = distance(change.before.from, change.before.to);
    const Length wallNow = distance(change.after.from, change.after.to);
    const Length half{distance(carried.before.from, carried.before.to).n / 2};
    const Length wanted = change.offsetNow(was);
    const bool wasWithin = was >= half && was + half <= wallBefore;
    now.place.wall = change.after.id;
    now.place.offset = within(wanted, half, wasWithin, wallNow);
    if (wasWithin && wallNow < half + half)
        chain.notes +=
            QStringLiteral("opening %1 is wider than its wall is long now (%2)").arg(openingName(now), lengthText(wallNow, units));
    else if (const Length by = *now.place.offset - wanted; by.n != 0)
        chain.notes += QStringLiteral("opening %1 was moved by %2: its wall does not reach farther")
                           .arg(openingName(now), lengthText({std::abs(by.n)}, units));
    if (!(now == *carried.opening))
        chain.put(&Project::openings, std::move(now));
}

// Devices beside the openings go with them.
void putDevices(PatchChain& chain, const std::map<OpeningId, const Carried*>& byOpening)
{
    std::vector<Device> changed;
    for (const auto& device : chain.now().devices) {
        const auto it = device->opening ? byOpening.find(*device->opening) : byOpening.end();
        if (it == byOpening.end())
            continue;
        const Carried& carriedBy = *it->second;
        Device now = *device;
        if (carriedBy.change->turned && now.side)
            now.side = other(*now.side);
        const auto frame = frameOf(chain.now(), *chain.now().openings.find(*device->opening));
        if (now.at && frame) {
            const OpeningFrame& b = carriedBy.before;
            const Axis after =
                carriedBy.change->turned ? Axis{frame->middle, frame->to, frame->from} : Axis{frame->middle, frame->from, frame->to};
            // An opening that keeps its middle and only its wall's ends moved gives the same axis within rounding: it stays put.
            if (b.middle != frame->middle || !parallel(b.from, b.to, after.from, after.to))
                now.at = carried(*now.at, {b.middle, b.from, b.to}, after);
        }
        if (!(now == *device))
            changed.push_back(std::move(now));
    }
    for (Device& device : changed)
        chain.put(&Project::devices, std::move(device));
}

} // namespace

WallChange changeOfEnds(const Wall& before, PlanPoint from, PlanPoint to)
{
    WallChange change{before, before, {}, false};
    change.after.from = from;
    change.after.to = to;
    const PlanPoint byFrom{from.x - before.from.x, from.y - before.from.y};
    const PlanPoint byTo{to.x - before.to.x, to.y - before.to.y};
    if (byFrom == byTo || byFrom == PlanPoint{}) {
        change.offsetNow = [](Length offset) { return offset; };
    } else if (byTo == PlanPoint{}) {
        const Length longer = distance(from, to) - distance(before.from, before.to);
        change.offsetNow = [longer](Length offset) { return offset + longer; };
    } else {
        // Both ends went different ways: the middle of the opening goes as the middle of the wall does.
        change.offsetNow = [before, from, to, byFrom, byTo](Length offset) {
            const PlanPoint p = pointBeside(before.from, before.to, offset, {});
            return alongOf(from, to, {{p.x.n + (byFrom.x.n + byTo.x.n) / 2}, {p.y.n + (byFrom.y.n + byTo.y.n) / 2}});
        };
    }
    return change;
}

void changeWalls(PatchChain& chain, const std::vector<WallChange>& changes)
{
    std::map<WallId, const WallChange*> byWall;
    for (const WallChange& change : changes)
        byWall.emplace(change.before.id, &change);
    std::vector<Carried> openings;
    for (const auto& opening : chain.now().openings) {
        const auto it = opening->place.wall ? byWall.find(*opening->place.wall) : byWall.end();
        if (it == byWall.end() || !opening->place.offset)
            continue;
        if (const auto frame = frameOf(chain.now(), *opening))
            openings.push_back({opening, *frame, it->second});
    }
    for (const WallChange& change : changes)
        chain.put(&Project::walls, change.after);
    std::map<OpeningId, const Carried*> byOpening;
    for (const Carried& carried : openings) {
        putOpening(chain, carried);
        byOpening.emplace(carried.opening->id, &carried);
    }
    if (!byOpening.empty())
        putDevices(chain, byOpening);
}

} // namespace sp
