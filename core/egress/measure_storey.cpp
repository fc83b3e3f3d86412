// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/egress/necks.h"
#include "core/egress/storey_input.h"

#include <algorithm>
#include <future>
#include <set>

namespace sp {

namespace {

// Doors into one enclosure are one exit of the storey; the first by id stands for it.
void addExits(const StoreyInput& input, EgressStorey& storey)
{
    std::vector<std::pair<QString, size_t>> order;
    for (size_t i = 0; i < input.openings.size(); ++i)
        order.emplace_back(input.openings[i].id, i);
    std::sort(order.begin(), order.end());
    std::set<int> enclosures;
    for (const auto& [id, row] : order) {
        const WalkDoor& door = input.plan->doors[row];
        for (const bool sideA : {true, false}) {
            const WalkDoor::Face& here = sideA ? door.a : door.b;
            const WalkDoor::Face& there = sideA ? door.b : door.a;
            const EgressDoor::Use use = sideA ? input.openings[row].fromA : input.openings[row].fromB;
            if (here.beside != Beside::Floor || (there.beside != Beside::Exit && !door.horizontalExit) || use == EgressDoor::Use::No)
                continue;
            if (use == EgressDoor::Use::Unknown) {
                storey.exitsKnown = false;
                storey.exitsWaitFor.push_back(id);
            }
            if (there.beyondRoom < 0 || enclosures.insert(there.beyondRoom).second)
                storey.exits.push_back(id);
            break;
        }
    }
}

// Openings that may lead out, for all that anybody says, of the floor that is walked to from a room without coming to an exit.
std::vector<QString> perhapsOut(const StoreyInput& input, const SpaceGraph& graph, size_t room)
{
    std::vector<bool> reached(input.plan->spaces.size(), false);
    std::vector<int> queue;
    const auto add = [&](int space) {
        if (space >= 0 && !reached[static_cast<size_t>(space)]) {
            reached[static_cast<size_t>(space)] = true;
            queue.push_back(space);
        }
    };
    for (size_t space = 0; space < reached.size(); ++space)
        if (input.roomOf[space] == static_cast<int>(room))
            add(static_cast<int>(space));
    for (size_t i = 0; i < queue.size(); ++i)
        for (const SpaceGraph::Step& step : graph.from(queue[i]))
            add(step.to);
    std::vector<QString> out;
    for (size_t i = 0; i < input.plan->doors.size(); ++i) {
        const WalkDoor& door = input.plan->doors[i];
        for (const bool sideA : {true, false}) {
            const int space = sideA ? door.a.space : door.b.space;
            if (door.asksBeyond && space >= 0 && reached[static_cast<size_t>(space)]
                && (sideA ? input.openings[i].fromA : input.openings[i].fromB) != EgressDoor::Use::No)
                out.push_back(input.openings[i].id);
        }
    }
    return out;
}

// What was measured without openings that nobody can place is not the last word.
void leaveOpen(EgressRoom& room, const std::vector<QString>& unplaced)
{
    if (unplaced.empty() || !room.measured)
        return;
    const auto wait = [&](std::vector<QString>& list) { list.insert(list.end(), unplaced.begin(), unplaced.end()); };
    for (EgressLength* length : {&room.travel, static_cast<EgressLength*>(&room.common)}) {
        length->provisional = length->provisional || length->state == EgressLength::State::Measured;
        length->state = EgressLength::State::Unknown;
        wait(length->waitsFor);
    }
    room.exitDoorsKnown = room.deadEndsKnown = false;
    wait(room.exitDoorsWaitFor);
    wait(room.deadEndsWaitFor);
}

} // namespace

std::shared_ptr<const EgressStoreyResults> measureStorey(const StoreyInput& input, const EgressSettings& settings)
{
    auto out = std::make_shared<EgressStoreyResults>();
    out->storey.id = input.id;
    out->notMeasured = input.notMeasured;
    for (const StoreyInput::Room& room : input.rooms) {
        EgressRoom r;
        r.id = room.id;
        r.storey = input.id;
        r.why = room.why;
        r.peopled = room.peopled;
        out->rooms.push_back(std::move(r));
    }
    const StoreyWays certain(input, false);
    std::optional<StoreyWays> hopeful;
    if (isOpen(input))
        hopeful.emplace(input, true);
    const StoreyWays* hoped = hopeful ? &*hopeful : nullptr;

    std::future<std::vector<EgressLength>> travel =
        std::async(std::launch::async, [&] { return measureTravel(input, settings, certain, hoped); });
    measureChoice(input, settings, cutFloor(*input.plan, settings.neckMax, settings.alcoves), certain, hoped, out->rooms);
    std::vector<EgressLength> lengths = travel.get();
    for (size_t i = 0; i < out->rooms.size(); ++i) {
        out->rooms[i].measured = out->rooms[i].why.isEmpty();
        out->rooms[i].travel = std::move(lengths[i]);
    }
    const bool asks = std::any_of(input.plan->doors.begin(), input.plan->doors.end(), [](const WalkDoor& d) { return d.asksBeyond; });
    const SpaceGraph graph(hopeful ? *hopeful : certain);
    std::set<QString> asked;
    for (size_t i = 0; i < out->rooms.size(); ++i) {
        leaveOpen(out->rooms[i], input.rooms[i].unplaced);
        if (out->rooms[i].travel.state != EgressLength::State::Unreachable)
            continue;
        leaveOpen(out->rooms[i], input.unplacedStairs);
        if (!asks)
            continue;
        const std::vector<QString> openings = perhapsOut(input, graph, i);
        leaveOpen(out->rooms[i], openings);
        asked.insert(openings.begin(), openings.end());
    }
    for (const QString& id : asked)
        out->notMeasured.push_back({input.id, id, {}, QStringLiteral("nobody says what %1 leads to").arg(id)});
    measureShutoffs(input, certain, hoped, out->rooms);
    // Loads go where people get through for certain; where nobody knows of a door it is taken as usable, and its state is asked for.
    measureLoads(input, settings, hopeful ? *hopeful : certain, *out);
    addExits(input, out->storey);
    const auto byId = [](const auto& a, const auto& b) { return a.id < b.id; };
    std::sort(out->rooms.begin(), out->rooms.end(), byId);
    std::sort(out->doors.begin(), out->doors.end(), byId);
    return out;
}

const EgressRoom* EgressResults::room(const QString& id) const
{
    return index.rooms.value(id, nullptr);
}

const EgressDoor* EgressResults::door(const QString& id) const
{
    return index.doors.value(id, nullptr);
}

const EgressStorey* EgressResults::storey(const QString& id) const
{
    return index.storeys.value(id, nullptr);
}

void EgressResults::makeIndex(const EgressResults* before)
{
    const auto has = [](const EgressResults* list, const std::shared_ptr<const EgressStoreyResults>& storey) {
        return list && std::find(list->storeys.begin(), list->storeys.end(), storey) != list->storeys.end();
    };
    index = before ? before->index : Index();
    if (before)
        for (const auto& gone : before->storeys)
            if (!has(this, gone)) {
                index.storeys.remove(gone->storey.id);
                for (const EgressRoom& room : gone->rooms)
                    index.rooms.remove(room.id);
                for (const EgressDoor& door : gone->doors)
                    index.doors.remove(door.id);
            }
    for (const auto& results : storeys) {
        if (has(before, results))
            continue;
        index.storeys.insert(results->storey.id, &results->storey);
        for (const EgressRoom& room : results->rooms)
            index.rooms.insert(room.id, &room);
        for (const EgressDoor& door : results->doors)
            index.doors.insert(door.id, &door);
    }
}

} // namespace sp
