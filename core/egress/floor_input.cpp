// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/egress/floor_input.h"

#include "core/egress/floor_facts.h"
#include "core/egress/stair_links.h"

#include <array>
#include <set>

namespace sp {

namespace {

/// Storeys by row; the last place is for what is on none.
class StoreyRows final {
public:
    explicit StoreyRows(const Project& p) : m_none(static_cast<int>(p.storeys.size()))
    {
        for (size_t row = 0; row < p.storeys.size(); ++row)
            m_rows.insert(p.storeys[row].id, static_cast<int>(row));
    }
    size_t count() const { return static_cast<size_t>(m_none) + 1; }
    size_t of(const std::optional<StoreyId>& id) const { return static_cast<size_t>(id ? m_rows.value(*id, m_none) : m_none); }

private:
    QHash<StoreyId, int> m_rows;
    int m_none;
};

/// Whether what is read of an opening here differs between two states of its type.
bool sameDoor(const OpeningType& a, const OpeningType& b)
{
    static const std::array<FieldId, 6> read{field("door.operation"),   field("door.leaves"),         field("door.leaf_width_in"),
                                             field("door.egress_role"), field("door.clear_width_in"), field("door.inactive_leaf_width_in")};
    return std::all_of(read.begin(), read.end(), [&](FieldId f) {
        const Value* x = a.facts.find(f);
        const Value* y = b.facts.find(f);
        return x && y ? *x == *y : x == y;
    });
}

bool concernsFloors(const Assumption& a)
{
    return a.fact.startsWith(u"space.") || a.fact.startsWith(u"stair.") || a.fact.startsWith(u"storey.") || a.fact == u"door.operation"
        || a.fact == u"door.leaves" || a.fact == u"door.egress_role" || a.fact == u"wall.type" || a.fact == u"door.leaf_width_in"
        || a.fact == u"door.clear_width_in";
}

template <class T, class Concerns>
bool changed(const Table<T>& old, const Table<T>& now, Concerns&& concerns)
{
    const RowDiff diff = diffRows(old, now);
    return std::any_of(diff.changes.begin(), diff.changes.end(), [&](const RowDiff::Change& c) {
        return (c.before >= 0 && concerns(old[static_cast<size_t>(c.before)]))
            || (c.after >= 0 && concerns(now[static_cast<size_t>(c.after)]));
    });
}

template <class T, class Visit>
void eachState(const Table<T>& old, const Table<T>& now, Visit&& visit)
{
    for (const RowDiff::Change& c : diffRows(old, now).changes) {
        if (c.before >= 0)
            visit(old[static_cast<size_t>(c.before)]);
        if (c.after >= 0)
            visit(now[static_cast<size_t>(c.after)]);
    }
}

// Stairs that lead to a storey and begin nowhere on it: an import knows their storeys and not always their rooms.
void addUnplaced(const FactSheet& sheet, const StoreyRows& rows, const std::vector<bool>& redo, std::vector<FloorInput>& made)
{
    static const FactId kind = sheet.id("stair.kind");
    const Project& p = sheet.project();
    for (size_t row = 0; row < p.stairs.size(); ++row) {
        const Stair& stair = p.stairs[row];
        const auto word = FactView{sheet, {SubjectKind::Stair, static_cast<quint32>(row), 0}, nullptr}.word(kind);
        if (!stair.storeys || word == u"lift" || word == u"shaft" || word == u"escalator")
            continue;
        for (const StoreyId& storey : *stair.storeys) {
            const size_t at = rows.of(storey);
            const auto isHere = [&](const auto& room) { return room->storey == storey && room->stair == stair.id; };
            if (p.storeys.find(storey) && redo[at] && std::none_of(p.rooms.begin(), p.rooms.end(), isHere))
                made[at].unplaced.push_back(stair.id);
        }
    }
}

} // namespace

std::optional<StoreyId> storeyOf(const PlanIndex& index, size_t row)
{
    const Project& p = index.project();
    const Opening& opening = p.openings[row];
    const PlanIndex::OpeningEntry& entry = index.opening(row);
    if (opening.place.storey || (entry.wall && entry.wall->storey))
        return opening.place.storey ? opening.place.storey : entry.wall->storey;
    for (const int room : {entry.roomA, entry.roomB})
        if (room >= 0)
            return p.rooms[static_cast<size_t>(room)].storey;
    return std::nullopt;
}

// By place of the storey; all of them where something changed that any may hang on.
std::vector<bool> FloorInputs::touched(const PlanIndex& now) const
{
    const Project& p = now.project();
    const StoreyRows rows(p);
    std::vector<bool> out(rows.count(), true);
    const auto always = [](const auto&) { return true; };
    if (!m_index)
        return out;
    const Project& old = m_index->project();
    // A stair that leads elsewhere has other links, on whatever storey.
    if (changed(old.storeys, p.storeys, always) || changed(old.stairs, p.stairs, always)
        || changed(old.assumptions, p.assumptions, concernsFloors)
        || changed(old.rooms, p.rooms, [](const Room& room) { return room.stair.has_value(); }))
        return out;
    out.assign(rows.count(), false);
    const auto touch = [&](const std::optional<StoreyId>& storey) { out[rows.of(storey)] = true; };
    eachState(old.rooms, p.rooms, [&](const Room& room) { touch(room.storey); });
    eachState(old.obstructions, p.obstructions, [&](const Obstruction& o) { touch(o.storey); });
    std::set<WallId> walls;
    eachState(old.walls, p.walls, [&](const Wall& wall) {
        touch(wall.storey);
        walls.insert(wall.id);
    });
    std::set<OpeningTypeId> types;
    for (const RowDiff::Change& c : diffRows(old.openingTypes, p.openingTypes).changes)
        if (c.before < 0 || c.after < 0
            || !sameDoor(old.openingTypes[static_cast<size_t>(c.before)], p.openingTypes[static_cast<size_t>(c.after)]))
            types.insert(c.before < 0 ? p.openingTypes[static_cast<size_t>(c.after)].id
                                      : old.openingTypes[static_cast<size_t>(c.before)].id);
    for (const RowDiff::Change& c : diffRows(old.openings, p.openings).changes) {
        if (c.before >= 0)
            touch(storeyOf(*m_index, static_cast<size_t>(c.before)));
        if (c.after >= 0)
            touch(storeyOf(now, static_cast<size_t>(c.after)));
    }
    if (!walls.empty() || !types.empty())
        for (size_t row = 0; row < p.openings.size(); ++row) {
            const Opening& o = p.openings[row];
            if ((o.place.wall && walls.contains(*o.place.wall)) || (o.type && types.contains(*o.type)))
                touch(storeyOf(now, row));
        }
    if (&m_index->topology() != &now.topology()) {
        now.topology().rooms.forEachDifference(m_index->topology().rooms, [&](const RoomId& id) {
            if (const Room* room = p.rooms.find(id))
                touch(room->storey);
        });
        now.topology().openings.forEachDifference(m_index->topology().openings, [&](const OpeningId& id) {
            if (const size_t row = p.openings.indexOf(id); row < p.openings.size())
                touch(storeyOf(now, row));
        });
    }
    return out;
}

void FloorInputs::follow(const FactSheet& sheet)
{
    static const FieldId aboveGrade = field("storey.above_grade");
    const Project& p = sheet.project();
    if (m_index == sheet.sharedIndex())
        return;
    const std::vector<bool> redo = touched(sheet.index());
    m_index = sheet.sharedIndex();
    if (std::none_of(redo.begin(), redo.end(), [](bool b) { return b; }))
        return;
    const StoreyRows rows(p);
    std::vector<FloorInput> made(rows.count());
    for (size_t row = 0; row < p.storeys.size(); ++row) {
        made[row].storey = p.storeys[row].id;
        made[row].aboveGrade = p.storeys[row].facts.integer(aboveGrade);
    }
    std::vector<QHash<RoomId, int>> places(rows.count());
    const StairLinks links(sheet);
    const Said said(p);
    for (size_t row = 0; row < p.rooms.size(); ++row) {
        const Room& room = p.rooms[row];
        const size_t at = rows.of(room.storey);
        if (!redo[at])
            continue;
        places[at].insert(room.id, static_cast<int>(made[at].rooms.size()));
        made[at].rooms.push_back(floorRoom(sheet, said, row, made[at].aboveGrade));
        if (made[at].rooms.back().kind == FloorRoom::Kind::Floor)
            links.add(row, static_cast<int>(made[at].rooms.size()) - 1, made[at].links);
    }
    for (const auto& wall : p.walls)
        if (const size_t at = rows.of(wall->storey); redo[at]) {
            made[at].walls.push_back({wall->from, wall->to, thicknessOf(*wall)});
            if (!wall->thickness)
                made[at].assumed.push_back(wall->id);
        }
    addUnplaced(sheet, rows, redo, made);
    for (const auto& obstruction : p.obstructions)
        if (const size_t at = rows.of(obstruction->storey); redo[at] && !obstruction->outline.empty())
            made[at].obstructions.push_back(obstruction->outline);
    for (size_t row = 0; row < p.openings.size(); ++row) {
        const size_t at = rows.of(storeyOf(sheet.index(), row));
        if (!redo[at])
            continue;
        made[at].doors.push_back(floorDoor(sheet.index(), said, row, places[at]));
        // A wall that goes through several storeys belongs to one of them, and stands on this one too.
        if (const Wall* wall = sheet.index().opening(row).wall; wall && rows.of(wall->storey) != at)
            if (const FloorWall w{wall->from, wall->to, thicknessOf(*wall)};
                std::find(made[at].walls.begin(), made[at].walls.end(), w) == made[at].walls.end())
                made[at].walls.push_back(w);
    }
    // A storey whose floor is what it was keeps its input; the rows of others may have moved, but then all were gathered.
    const std::vector<std::shared_ptr<const FloorInput>> before = std::move(m_storeys);
    m_storeys.clear();
    for (size_t at = 0; at < made.size(); ++at) {
        const auto it = std::find_if(before.begin(), before.end(), [&](const auto& b) { return b->storey == made[at].storey; });
        if (it != before.end() && (!redo[at] || **it == made[at]))
            m_storeys.push_back(*it);
        else if (at + 1 < made.size() || !made[at].rooms.empty() || !made[at].doors.empty())
            m_storeys.push_back(std::make_shared<const FloorInput>(std::move(made[at])));
    }
}

} // namespace sp
