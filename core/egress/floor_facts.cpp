// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/egress/floor_facts.h"

#include <algorithm>

namespace sp {

Said::Said(const Project& p)
{
    for (const auto& assumption : p.assumptions)
        if (const auto id = findField(assumption->fact))
            m_assumed.emplace_back(*id, assumption.get());
}

const Value* Said::of(const QString& id, FieldId f, const FieldBag& own, const FieldBag* type) const
{
    if (const Value* v = own.find(f))
        return v;
    if (const Value* v = type ? type->find(f) : nullptr)
        return v;
    for (const auto& [fact, assumption] : m_assumed)
        if (fact == f
            && (!assumption->subjects
                || std::find(assumption->subjects->begin(), assumption->subjects->end(), id) != assumption->subjects->end()))
            return &assumption->value;
    return nullptr;
}

namespace {

/// The same of one thing.
struct SaidOf {
    const Said& said;
    const QString& id;
    const FieldBag& own;
    const FieldBag* type = nullptr;

    std::optional<qint64> number(FieldId f) const
    {
        const Value* v = said.of(id, f, own, type);
        if (const auto* q = v ? std::get_if<Quantity>(v) : nullptr)
            return q->n;
        const auto* n = v ? std::get_if<qint64>(v) : nullptr;
        return n ? std::optional(*n) : std::nullopt;
    }
    std::optional<bool> flag(FieldId f) const
    {
        const Value* v = said.of(id, f, own, type);
        const bool* b = v ? std::get_if<bool>(v) : nullptr;
        return b ? std::optional(*b) : std::nullopt;
    }
    bool is(FieldId f, QStringView word) const
    {
        const Value* v = said.of(id, f, own, type);
        const Word* w = v ? std::get_if<Word>(v) : nullptr;
        return w && wordIndex(fieldOf(f).words, word) == w->index;
    }
};

// A store room or a kitchen is no way for others unless somebody says that it is one (IBC 1016.2).
bool isNoThrough(const SaidOf& room)
{
    static const FieldId noThrough = field("space.no_through");
    static const FieldId function = field("space.function");
    if (const auto said = room.flag(noThrough))
        return *said;
    return room.is(function, u"accessory_storage") || room.is(function, u"kitchen_commercial");
}

FloorRoom::Kind kindOf(const FactSheet& sheet, const Room& room, const SaidOf& said, std::optional<qint64> aboveGrade)
{
    static const FieldId kind = field("space.kind");
    if (said.is(kind, u"exit_enclosure"))
        return FloorRoom::Kind::Exit;
    // Nobody gets away from a roof or a terrace without going through the building.
    if (said.is(kind, u"outside"))
        return aboveGrade.value_or(1) > 1 ? FloorRoom::Kind::Above : FloorRoom::Kind::Exit;
    const Project& p = sheet.project();
    const size_t stair = room.stair ? p.stairs.indexOf(*room.stair) : p.stairs.size();
    if (stair == p.stairs.size())
        return FloorRoom::Kind::Floor;
    static const FactId stairKind = sheet.id("stair.kind");
    const auto word = FactView{sheet, {SubjectKind::Stair, static_cast<quint32>(stair), 0}, nullptr}.word(stairKind);
    if (word == u"lift" || word == u"shaft")
        return FloorRoom::Kind::Nowhere;
    const bool walkedThrough = said.is(kind, u"corridor") || said.is(kind, u"room");
    return word == u"exit_stair" && !walkedThrough ? FloorRoom::Kind::Exit : FloorRoom::Kind::Floor;
}

/// The clear opening between the jambs, stops and open leaves, else the leaves, else the hole.
std::optional<Length> widthOf(const SaidOf& door, const OpeningFrame& frame)
{
    static const FieldId clearWidth = field("door.clear_width_in");
    static const FieldId leafWidth = field("door.leaf_width_in");
    static const FieldId leaves = field("door.leaves");
    const auto clear = door.number(clearWidth);
    if (!clear)
        return frame.width;
    // Of a pair it is the active leaf that is measured: each leaf then takes as much off the opening.
    if (door.number(leaves) != 2)
        return Length{*clear};
    const auto leaf = door.number(leafWidth);
    if (!frame.width || !leaf || *leaf < *clear)
        return frame.width;
    return std::max(*frame.width - Length{2 * (*leaf - *clear)}, Length{*clear});
}

} // namespace

FloorRoom floorRoom(const FactSheet& sheet, const Said& said, size_t row, std::optional<qint64> aboveGrade)
{
    static const FieldId kind = field("space.kind");
    const Room& room = sheet.project().rooms[row];
    const SaidOf own{said, room.id.text(), room.facts};
    FloorRoom out{.id = room.id};
    out.kind = kindOf(sheet, room, own, aboveGrade);
    out.outside = own.is(kind, u"outside");
    out.corridor = own.is(kind, u"corridor");
    out.noThrough = isNoThrough(own);
    if (const RoomShape* shape = sheet.index().topology().rooms.find(room.id)) {
        out.hasOutline = true;
        out.traced = shape->traced;
        out.outline = shape->outline;
        out.holes = shape->holes;
        if (out.kind == FloorRoom::Kind::Above) {
            out.kind = FloorRoom::Kind::Floor;
            out.terrace = true;
        }
    }
    return out;
}

FloorDoor floorDoor(const PlanIndex& index, const Said& said, size_t row, const QHash<RoomId, int>& rooms)
{
    static const FieldId operation = field("door.operation");
    static const FieldId roleField = field("door.egress_role");
    static const FieldId wallType = field("wall.type");
    const Project& p = index.project();
    const Opening& opening = p.openings[row];
    const PlanIndex::OpeningEntry& entry = index.opening(row);
    const SaidOf own{said, opening.id.text(), opening.facts, entry.type ? &entry.type->facts : nullptr};
    FloorDoor out{.id = opening.id};
    if (const auto frame = frameOf(p, opening)) {
        out.placed = true;
        out.from = frame->from;
        out.to = frame->to;
        out.middle = frame->middle;
        out.thickness = frame->thickness;
        out.width = widthOf(own, *frame);
    }
    const auto sideOf = [&](const Beyond& beyond) { return FloorSide{beyond.kind, beyond.room ? rooms.value(*beyond.room, -1) : -1}; };
    out.a = sideOf(entry.sides.a);
    out.b = sideOf(entry.sides.b);
    // An opening without a place has no sides but those that are stated.
    const auto state = [&](const std::optional<StatedSide>& stated, FloorSide& side) {
        if (!out.placed && stated)
            side = sideOf({stated->room ? Beyond::Kind::Room : Beyond::Kind::Outside, stated->room});
    };
    state(opening.place.beyondA, out.a);
    state(opening.place.beyondB, out.b);
    out.leaf = !own.is(operation, u"cased_opening");
    // Nothing says of a revolving door that its wings fold, and a coiling door does not open by itself (egress.md 2).
    out.passable = !own.is(operation, u"revolving") && !own.is(operation, u"coiling");
    out.noExit = own.is(roleField, u"none");
    out.exit = own.is(roleField, u"exit") || own.is(roleField, u"exit_discharge");
    out.horizontalExit =
        !out.noExit && entry.wall && SaidOf{said, entry.wall->id.text(), entry.wall->facts}.is(wallType, u"horizontal_exit");
    return out;
}

} // namespace sp
