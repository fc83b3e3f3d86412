// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/schedule.h"
#include "core/schedule/trade_words.h"

namespace sp {

namespace {

/// Entered facts of a door: its own, else those of its type.
struct DoorFacts {
    const Project& project;
    const Opening& opening;

    const Value* find(const char* fact) const { return enteredDoor(project, opening, field(fact)); }
    template <class T>
    std::optional<T> get(const char* fact) const
    {
        const Value* v = find(fact);
        const T* t = v ? std::get_if<T>(v) : nullptr;
        return t ? std::optional(*t) : std::nullopt;
    }
    QString text(const char* fact) const { return get<QString>(fact).value_or(QString()); }
    QString word(const char* fact) const
    {
        const auto w = get<Word>(fact);
        return w ? wordAt(fieldOf(field(fact)).words, w->index) : QString();
    }
    template <Dim D>
    std::optional<Amount<D>> amount(const char* fact) const
    {
        const auto q = get<Quantity>(fact);
        return q ? q->as<D>() : std::nullopt;
    }
};

bool hasNoLeaves(const QString& operation)
{
    return operation == u"coiling" || operation == u"revolving";
}

QString leavesWord(const DoorFacts& door, const OpeningRow& row)
{
    if (hasNoLeaves(row.operation))
        return {};
    if (row.operation == u"double_egress")
        return QStringLiteral("PAIR_DE");
    const auto leaves = door.get<qint64>("door.leaves");
    if (!leaves)
        return {};
    if (*leaves == 1)
        return QStringLiteral("SINGLE");
    return row.leafWidth && row.inactiveWidth && *row.leafWidth != *row.inactiveWidth ? QStringLiteral("PAIR_UNEQ")
                                                                                      : QStringLiteral("PAIR");
}

// The way in by credential: readers drawn at the opening and those listed in its set.
QString accessOf(const ScheduleInput& in, const Opening& opening, const HardwareSet* set)
{
    QStringList codes;
    const auto add = [&](const QString& kind) {
        const QString code = accessCode(kind);
        if (!code.isEmpty() && !codes.contains(code))
            codes += code;
    };
    if (set && set->items)
        for (const HardwareItem& item : *set->items)
            add(item.kind);
    if (const auto it = in.devices.of.constFind(opening.id); it != in.devices.of.cend())
        for (const auto& device : *it)
            add(device->kind);
    codes.sort();
    return codes.join(u'/');
}

QStringList failModesOf(const ScheduleInput& in, const HardwareSet* set)
{
    QStringList out;
    if (!set || !set->items)
        return out;
    for (const HardwareItem& item : *set->items) {
        const DeviceKind* kind = in.catalogue.find(item.kind);
        if (!kind || !kind->locking)
            continue;
        const QString state = itemRow(item, *set, in.catalogue, in.project.settings.units).failState;
        if (!state.isEmpty() && !out.contains(state))
            out += state;
    }
    out.sort();
    return out;
}

QString levelName(const Project& project, const Opening& opening)
{
    const Storey* storey = project.storeys.find(storeyOf(project, opening));
    return storey ? storey->name.value_or(storey->id.text()) : QString();
}

void readSides(const ScheduleInput& in, const Opening& opening, OpeningRow& row)
{
    const auto sides = in.topology.openings.constFind(opening.id);
    const Outside outside = outsideOf(in.project, in.topology, in.devices, opening);
    if (sides == in.topology.openings.cend())
        return;
    const Side outer = outside.side.value_or(Side::A);
    const Beyond& from = sides->on(outer);
    const Beyond& to = outer == Side::A ? sides->b : sides->a;
    row.oneRoom = isOneRoom(*sides);
    row.roomFrom = roomText(in.project, from);
    if (!row.oneRoom)
        row.roomTo = roomText(in.project, to);
    if (!outside.side && !row.oneRoom)
        return; // which of the two rooms the lock secures is not known
    static const FieldId hazard = field("space.hazard");
    const Room* room = in.project.rooms.find(to.room);
    const Value* v = room ? room->facts.find(hazard) : nullptr;
    if (const auto* set = v ? std::get_if<WordSet>(v) : nullptr)
        for (int i = 0; i < 64; ++i)
            if (set->bits >> i & 1)
                row.hazard += wordAt(fieldOf(hazard).words, i);
}

void readDoor(const DoorFacts& door, OpeningRow& row)
{
    row.operation = door.word("door.operation");
    row.leafWidth = door.amount<Dim::Length>("door.leaf_width_in");
    row.inactiveWidth = door.amount<Dim::Length>("door.inactive_leaf_width_in");
    row.leaves = leavesWord(door, row);
    row.height = door.amount<Dim::Length>("door.leaf_height_in");
    row.thickness = door.amount<Dim::Length>("door.thickness_in");
    if (row.leaves == u"SINGLE" || hasNoLeaves(row.operation))
        row.width = row.leafWidth;
    else if (row.leafWidth && row.inactiveWidth)
        row.width = *row.leafWidth + *row.inactiveWidth;
    if (!row.width)
        row.width = door.opening.place.width;
    if (!row.height)
        row.height = door.opening.place.height;
    row.size = sizeText(row.width, row.height, row.thickness, door.project.settings.units);
    row.doorMaterial = materialCode(door.word("door.material"));
    row.frameMaterial = materialCode(door.word("door.frame_material"));
    row.label = door.amount<Dim::Time>("door.label_min");
    row.frameLabel = door.amount<Dim::Time>("door.frame_label_min");
    row.smoke = door.get<bool>("door.s_label");
    row.egress = door.word("door.egress_role");
    row.occupants = door.get<qint64>("door.occupants_served");
}

void readScheduleFields(const DoorFacts& door, OpeningRow& row)
{
    row.doorType = door.text("schedule.door_type");
    row.doorFinish = door.text("schedule.door_finish");
    row.glazing = door.text("schedule.glazing");
    row.frameType = door.text("schedule.frame_type");
    row.frameFinish = door.text("schedule.frame_finish");
    row.headDetail = door.text("schedule.head_detail");
    row.jambDetail = door.text("schedule.jamb_detail");
    row.sillDetail = door.text("schedule.sill_detail");
    row.stc = door.get<qint64>("schedule.stc");
    if (leafSwings(row.operation))
        row.degree = door.amount<Dim::Angle>("schedule.degree");
    row.keyset = door.text("schedule.keyset");
    row.remarks = door.text("schedule.remarks");
}

} // namespace

QString labelText(const std::optional<Minutes>& label)
{
    if (!label)
        return {};
    return label->n == 0 ? QStringLiteral("-") : formatIn(*unitByName(u"min"), label->n) + QStringLiteral(" MIN");
}

QString labelText(const OpeningRow& row)
{
    const auto frame = row.lowerFrameLabel();
    return frame ? labelText(row.label) + QStringLiteral(" / FRAME ") + formatIn(*unitByName(u"min"), frame->n) : labelText(row.label);
}

QString fromToText(const OpeningRow& row)
{
    if (row.roomFrom.isEmpty() && row.roomTo.isEmpty())
        return {};
    if (row.oneRoom)
        return row.roomFrom + QStringLiteral(", both sides");
    const auto side = [](const QString& room) { return room.isEmpty() ? QStringLiteral("(not known)") : room; };
    return side(row.roomFrom) + QStringLiteral(" to ") + side(row.roomTo);
}

QString sizeText(const std::optional<Length>& width, const std::optional<Length>& height, const std::optional<Length>& thickness,
                 Units units)
{
    if (!width || !height)
        return {};
    const QString times = QStringLiteral(" x ");
    const auto millimetres = [](Length v) { return formatIn(*unitByName(u"mm"), v.n, 1); };
    if (units == Units::Metric)
        return millimetres(*width) + times + millimetres(*height) + (thickness ? times + millimetres(*thickness) : QString());
    return feetInches(*width) + times + feetInches(*height) + (thickness ? times + fractionInches(*thickness) + u'"' : QString());
}

OpeningRow openingRow(const ScheduleInput& in, size_t index)
{
    const Project& project = in.project;
    const Opening& opening = project.openings[index];
    const DoorFacts door{project, opening};
    const Wall* wall = project.walls.find(opening.place.wall);
    const HardwareSet* set = project.hardwareSets.find(opening.set);
    OpeningRow row{opening.id};
    row.row = index;
    row.mark = opening.mark.value_or(QString());
    row.level = levelName(project, opening);
    row.hand = handOf(project, in.topology, in.devices, opening);
    if (wall) {
        static const FieldId type = field("wall.type");
        static const FieldId rating = field("wall.rating_h");
        if (const auto w = wall->facts.word(type))
            row.wallType = wordAt(fieldOf(type).words, *w);
        row.wallRating = wall->facts.amount<Dim::Time>(rating);
    }
    readSides(in, opening, row);
    readDoor(door, row);
    readScheduleFields(door, row);
    row.access = accessOf(in, opening, set);
    row.failModes = failModesOf(in, set);
    row.set = opening.set;
    row.setMark = set ? set->mark.value_or(set->id.text()) : QString();
    return row;
}

} // namespace sp
