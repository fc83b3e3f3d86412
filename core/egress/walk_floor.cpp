// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/egress/walk_floor.h"

#include "core/base/parallel.h"
#include "core/egress/floor_maker.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sp {

double FloorMaker::axes() const
{
    if (m_settings.axes)
        return *m_settings.axes;
    const FloorWall* longest = nullptr;
    Length most{};
    for (const FloorWall& wall : m_input.walls)
        if (const Length length = distance(wall.from, wall.to); length > most) {
            most = length;
            longest = &wall;
        }
    if (!longest)
        return 0;
    constexpr double quarter = 1.57079632679489661923;
    const double x = static_cast<double>(longest->to.x.n - longest->from.x.n), y = static_cast<double>(longest->to.y.n - longest->from.y.n);
    // A wall is drawn from either end, and the other axis serves as well: the same storey always has the same direction.
    const double turn = std::remainder(std::atan2(y, x), quarter);
    return turn == 0 ? 0 : turn;
}

NotMeasured& FloorMaker::say(NotMeasured::Cause cause)
{
    m_out.problems.push_back({});
    m_out.problems.back().cause = cause;
    return m_out.problems.back();
}

void FloorMaker::say(NotMeasured::Cause cause, const FloorClash& clash)
{
    NotMeasured& said = say(cause);
    said.room = clash.roomA;
    said.otherRoom = clash.roomB;
    said.at = clash.at;
    said.amount = clash.amount;
}

void FloorMaker::makeParts()
{
    m_unmeasured.assign(m_input.rooms.size(), false);
    std::vector<PlanBox> boxes;
    for (const Ring& ring : m_input.obstructions)
        boxes.push_back(boxOf(ring));
    for (size_t i = 0; i < m_input.rooms.size(); ++i) {
        const FloorRoom& r = m_input.rooms[i];
        if (r.kind != FloorRoom::Kind::Floor)
            continue;
        const auto leaveOut = [&](NotMeasured::Cause cause) -> NotMeasured& {
            m_unmeasured[i] = true;
            NotMeasured& said = say(cause);
            said.room = static_cast<int>(i);
            return said;
        };
        if (!r.hasOutline) {
            leaveOut(NotMeasured::Cause::NoOutline);
            continue;
        }
        const PlanBox box = boxOf(r.outline);
        std::vector<Ring> standing;
        for (size_t o = 0; o < boxes.size(); ++o)
            if (boxes[o].least.x <= box.most.x && boxes[o].most.x >= box.least.x && boxes[o].least.y <= box.most.y
                && boxes[o].most.y >= box.least.y)
                standing.push_back(m_input.obstructions[o]);
        FloorKey key;
        addTo(key, r.outline);
        addTo(key, r.holes);
        addTo(key, standing);
        const auto floor = m_cache.rooms.get(std::move(key), [&] { return roomFloor(r.outline, r.holes, standing); });
        if (floor->broken)
            leaveOut(NotMeasured::Cause::BrokenOutline);
        else if (floor->parts.empty())
            leaveOut(NotMeasured::Cause::ClosedOff).amount =
                std::accumulate(r.holes.begin(), r.holes.end(), std::fabs(signedAreaM2(r.outline)),
                                [](double m2, const Ring& hole) { return m2 - std::fabs(signedAreaM2(hole)); });
        for (const AreaRings& part : floor->parts)
            m_parts.push_back({static_cast<int>(i), part});
    }
}

void FloorMaker::joinParts()
{
    // Rooms that are no floor count where others are open to them.
    std::vector<FloorPart> all = m_parts;
    for (size_t i = 0; i < m_input.rooms.size(); ++i)
        if (const FloorRoom& r = m_input.rooms[i]; r.kind != FloorRoom::Kind::Floor && r.hasOutline && !r.traced)
            if (Ring outline = cleanRing(r.outline, true); !outline.empty())
                all.push_back({static_cast<int>(i), {std::move(outline)}});
    FloorKey key;
    bool entered = false;
    for (const FloorPart& part : all) {
        const FloorRoom& r = room(part.room);
        entered = entered || !r.traced;
        key.push_back(part.room);
        key.push_back((r.traced ? 1 : 0) | (r.noThrough ? 2 : 0) | static_cast<qint64>(r.kind) << 2);
        addTo(key, part.area);
    }
    for (const FloorWall& wall : m_input.walls) {
        addTo(key, wall.from);
        addTo(key, wall.to);
        key.push_back(wall.thickness.n);
    }
    std::vector<FloorJoin> joins;
    if (entered) {
        const auto open = m_cache.boundaries.get(std::move(key), [&] { return openBoundaries(m_input, all); });
        joins = open->joins;
        for (const FloorClash& clash : open->clashes)
            if (!m_unmeasured[static_cast<size_t>(clash.roomA)] && !m_unmeasured[static_cast<size_t>(clash.roomB)])
                say(NotMeasured::Cause::OpenBoundary, clash);
        for (const FloorClash& clash : open->overlaps)
            say(NotMeasured::Cause::Overlap, clash);
    }
    for (size_t i = 0; i < m_input.doors.size(); ++i) {
        const FloorDoor& d = door(i);
        if (!d.leaf && d.a.room >= 0 && d.b.room >= 0 && room(d.a.room).noThrough == room(d.b.room).noThrough)
            if (auto join = casedJoin(m_input, static_cast<int>(i), m_parts))
                joins.push_back(std::move(*join));
    }
    if (joins.empty()) {
        auto apart = std::make_shared<FloorCache::Data::Joined>();
        for (size_t i = 0; i < m_parts.size(); ++i)
            apart->floors.push_back({{static_cast<int>(i)}, m_parts[i].area});
        m_joined = std::move(apart);
        return;
    }
    FloorKey floors;
    for (const FloorPart& part : m_parts)
        addTo(floors, part.area);
    for (const FloorJoin& join : joins) {
        floors.insert(floors.end(), {join.a, join.b, join.door});
        addTo(floors, join.from);
        addTo(floors, join.to);
        addTo(floors, join.bridge);
    }
    m_joined = m_cache.joined.get(std::move(floors), [&] {
        FloorCache::Data::Joined made;
        made.joins = joins;
        made.floors = joinedFloors(m_parts, made.joins);
        return made;
    });
    const auto isJoined = [&](const FloorJoin& join) {
        return std::any_of(m_joined->joins.begin(), m_joined->joins.end(),
                           [&](const FloorJoin& j) { return j.door == join.door && j.from == join.from && j.to == join.to; });
    };
    for (const FloorJoin& join : joins)
        if (join.door < 0 && !isJoined(join))
            say(NotMeasured::Cause::OpenBoundary,
                {m_parts[static_cast<size_t>(join.a)].room, m_parts[static_cast<size_t>(join.b)].room, join.from,
                 static_cast<double>(distance(join.from, join.to).n)});
}

WalkPlan FloorMaker::run()
{
    m_out.axes = axes();
    makeParts();
    joinParts();
    placeDoors();
    placeLinks();
    dropClosedParts();
    makeSpaces();
    makeDoors();
    makeGaps();
    makeLinks();
    for (Cell& cell : m_cells)
        m_out.cells.push_back(m_cache.walks.get(std::move(cell), m_out.axes));
    return std::move(m_out);
}

WalkPlan makeFloor(const FloorInput& input, const FloorSettings& settings, const FloorCache& cache)
{
    return FloorMaker(input, settings, cache.data()).run();
}

WalkPlan withRows(const WalkPlan& floor, const FloorInput& input, const Project& project)
{
    const auto rowIn = [](const auto& table, const auto& id) {
        const size_t row = table.indexOf(id);
        return row < table.size() ? static_cast<int>(row) : -1;
    };
    const auto roomRow = [&](int i) { return i < 0 ? -1 : rowIn(project.rooms, input.rooms[static_cast<size_t>(i)].id); };
    const auto openingRow = [&](int i) { return i < 0 ? -1 : rowIn(project.openings, input.doors[static_cast<size_t>(i)].id); };
    const auto stairRow = [&](int i) { return i < 0 ? -1 : rowIn(project.stairs, input.links[static_cast<size_t>(i)].stair); };
    WalkPlan out = floor;
    out.storey = input.storey ? rowIn(project.storeys, *input.storey) : -1;
    for (WalkSpace& space : out.spaces)
        space.room = roomRow(space.room);
    for (WalkDoor& door : out.doors)
        door.opening = openingRow(door.opening);
    for (WalkGap& gap : out.gaps)
        gap.opening = openingRow(gap.opening);
    for (WalkLink& link : out.links) {
        link.otherRoom = rowIn(project.rooms, input.links[static_cast<size_t>(link.stair)].other);
        link.stair = stairRow(link.stair);
    }
    for (NotMeasured& problem : out.problems) {
        problem.room = roomRow(problem.room);
        problem.otherRoom = roomRow(problem.otherRoom);
        problem.opening = openingRow(problem.opening);
        problem.stair = stairRow(problem.stair);
    }
    return out;
}

void WalkFloors::follow(const FactSheet& sheet, const FloorSettings& settings)
{
    m_inputs.follow(sheet);
    const std::vector<Floor> before = std::move(m_floors);
    m_floors.clear();
    const bool same = settings == m_settings;
    m_settings = settings;
    std::vector<size_t> due;
    for (const auto& input : m_inputs.storeys()) {
        const auto it = std::find_if(before.begin(), before.end(), [&](const Floor& f) { return f.input == input; });
        if (!same || it == before.end())
            due.push_back(m_floors.size());
        m_floors.push_back(same && it != before.end() ? *it : Floor{input, nullptr});
    }
    inParallel(due.size(), [&](size_t k) {
        Floor& floor = m_floors[due[k]];
        floor.plan = std::make_shared<const WalkPlan>(makeFloor(*floor.input, settings, m_cache));
    });
}

WalkPlan walkFloor(const FactSheet& sheet, const std::optional<StoreyId>& storey, const FloorSettings& settings)
{
    FloorInputs inputs;
    inputs.follow(sheet);
    for (const auto& input : inputs.storeys())
        if (input->storey == storey)
            return withRows(makeFloor(*input, settings, FloorCache()), *input, sheet.project());
    return {};
}

} // namespace sp
