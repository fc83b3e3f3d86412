// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/handing.h"

namespace sp {

namespace {

Side other(Side s)
{
    return s == Side::A ? Side::B : Side::A;
}

/// Fields that handing reads, looked up once: every opening of a plan comes through here after each edit.
struct Fields {
    FieldId spaceKind = field("space.kind");
    FieldId storage = field("space.storage_or_equipment");
    FieldId operation = field("door.operation");
    FieldId leaves = field("door.leaves");
    FieldId stairSideLocked = field("door.stair_side_locked");
    FieldId keyOutside = field("hw.key_outside");
    FieldId loggingOnly = field("device.logging_only");
};
const Fields& fields()
{
    static const Fields f;
    return f;
}

// Room kind on a side: "room", "corridor", "exit_enclosure", "outside" or empty.
QString kindOn(const Project& project, const Beyond& beyond)
{
    if (beyond.kind == Beyond::Kind::Outside)
        return QStringLiteral("outside");
    const Room* room = project.rooms.find(beyond.room);
    const auto word = room ? room->facts.word(fields().spaceKind) : std::nullopt;
    return word ? wordAt(fieldOf(fields().spaceKind).words, *word) : QString();
}

bool isStorage(const Project& project, const Beyond& beyond)
{
    const Room* room = project.rooms.find(beyond.room);
    return room && room->facts.flag(fields().storage).value_or(false);
}

bool isReader(const Device& device)
{
    return (device.kind == u"card_reader" || device.kind == u"keypad") && device.side
        && !device.facts.flag(fields().loggingOnly).value_or(false);
}

// The one side for which the test holds; nothing when it holds for both or neither.
template <class F>
std::optional<Side> onlySide(const OpeningSides& sides, F&& test)
{
    const bool a = test(sides.a);
    const bool b = test(sides.b);
    return a == b ? std::nullopt : std::optional(a ? Side::A : Side::B);
}

bool hasLock(const Project& project, const Opening& opening)
{
    const HardwareSet* set = project.hardwareSets.find(opening.set);
    if (!set || !set->items)
        return false;
    return std::any_of(set->items->begin(), set->items->end(),
                       [](const HardwareItem& i) { return i.facts.flag(fields().keyOutside).value_or(false) || i.kind == u"cylinder"; });
}

QString sideWords(const Project& project, const OpeningSides& sides, Side side)
{
    const Beyond& beyond = sides.on(side);
    if (beyond.kind == Beyond::Kind::Outside)
        return QStringLiteral("exterior");
    const QString kind = kindOn(project, beyond);
    if (kind == u"corridor")
        return kind;
    const QString room = roomText(project, beyond);
    return !room.isEmpty() ? room : side == Side::A ? QStringLiteral("side a") : QStringLiteral("side b");
}

} // namespace

OpeningDevices::OpeningDevices(const Project& project)
{
    QHash<OpeningId, std::vector<Table<Device>::Pointer>> lists;
    for (const auto& device : project.devices)
        if (device->opening)
            lists[*device->opening].push_back(device);
    for (auto it = lists.begin(); it != lists.end(); ++it)
        of.insert(it.key(), std::move(it.value()));
}

void OpeningDevices::replace(const Device* before, const Table<Device>::Pointer& after)
{
    const auto place = [](auto& list, const DeviceId& id) {
        return std::lower_bound(list.begin(), list.end(), id, [](const Table<Device>::Pointer& a, const DeviceId& b) { return a->id < b; });
    };
    if (before && before->opening) {
        auto list = of.value(*before->opening);
        if (const auto it = place(list, before->id); it != list.end() && (*it)->id == before->id)
            list.erase(it);
        if (list.empty())
            of.remove(*before->opening);
        else
            of.insert(*before->opening, std::move(list));
    }
    if (after && after->opening) {
        auto list = of.value(*after->opening);
        list.insert(place(list, after->id), after);
        of.insert(*after->opening, std::move(list));
    }
}

QString handOf(Direction hinge, Direction strike, Direction swing, Direction outside)
{
    const Direction facing{-outside.x, -outside.y};
    const Direction right{facing.y, -facing.x};
    const bool hingeRight = (hinge.x - strike.x) * right.x + (hinge.y - strike.y) * right.y > 0;
    const bool towardsUser = swing.x * outside.x + swing.y * outside.y > 0;
    return (hingeRight ? QStringLiteral("RH") : QStringLiteral("LH")) + (towardsUser ? QStringLiteral("R") : QString());
}

Outside outsideOf(const Project& project, const Topology& topology, const OpeningDevices& devices, const Opening& opening)
{
    if (opening.place.outside)
        return {opening.place.outside, QStringLiteral("the user's choice")};
    const OpeningSides sides = topology.openings.value(opening.id);
    if (const auto s = onlySide(sides, [&](const Beyond& b) { return kindOn(project, b) == u"outside"; }))
        return {s, QStringLiteral("exterior side")};
    std::optional<Side> reader;
    bool bothReaders = false;
    if (const auto it = devices.of.constFind(opening.id); it != devices.of.cend())
        for (const auto& device : *it)
            if (isReader(*device)) {
                bothReaders = bothReaders || (reader && reader != device->side);
                reader = device->side;
            }
    if (reader && !bothReaders)
        return {reader, QStringLiteral("reader side")};
    if (isOneRoom(sides))
        return {std::nullopt, QStringLiteral("both sides are one room")};
    const QString a = kindOn(project, sides.a);
    const QString b = kindOn(project, sides.b);
    if (a == u"corridor" && b == u"room")
        return {Side::A, QStringLiteral("corridor side")};
    if (b == u"corridor" && a == u"room")
        return {Side::B, QStringLiteral("corridor side")};
    const auto stair = [](const QString& k) { return k == u"exit_enclosure" || k == u"stair"; };
    const Value* locked = enteredDoor(project, opening, fields().stairSideLocked);
    if (locked && std::get<bool>(*locked) && stair(a) != stair(b))
        return {stair(a) ? Side::A : Side::B, QStringLiteral("locked from the stair")};
    if (const auto s = onlySide(sides, [&](const Beyond& x) { return isStorage(project, x); }))
        return {other(*s), QStringLiteral("room side of a closet")};
    if (!opening.place.swings)
        return {std::nullopt, QStringLiteral("neither reader, corridor nor swing tells which side is outside")};
    const Side swing = *opening.place.swings == SwingSide::Left ? Side::A : Side::B;
    return {other(swing),
            hasLock(project, opening) ? QStringLiteral("side from which the hinges are not seen; the key side is not stated")
                                      : QStringLiteral("side from which the hinges are not seen")};
}

Hand handOf(const Project& project, const Topology& topology, const OpeningDevices& devices, const Opening& opening)
{
    const Value* entered = enteredDoor(project, opening, fields().operation);
    const QString operation = entered ? wordAt(fieldOf(fields().operation).words, std::get<Word>(*entered).index) : QString();
    if (operation == u"double_acting")
        return {QStringLiteral("DA"), QStringLiteral("double acting")};
    if (!leafSwings(operation))
        return {{}, QStringLiteral("no hand: the leaf does not swing")};
    const auto frame = frameOf(project, opening);
    if (!frame || !opening.place.hinge || !opening.place.swings)
        return {{},
                QStringLiteral("not known: %1")
                    .arg(!frame                     ? QStringLiteral("the opening has no place")
                             : !opening.place.hinge ? QStringLiteral("the hinge side is missing")
                                                    : QStringLiteral("the swing is missing"))};
    const auto at = [](PlanPoint p) { return Direction{static_cast<double>(p.x.n), static_cast<double>(p.y.n)}; };
    const Direction from = at(frame->from);
    const Direction to = at(frame->to);
    const Direction left{-(to.y - from.y), to.x - from.x};
    const Direction right{-left.x, -left.y};
    const bool hingeFrom = *opening.place.hinge == HingeEnd::From;
    const Direction hinge = hingeFrom ? from : to;
    const Direction strike = hingeFrom ? to : from;
    const Side swingSide = *opening.place.swings == SwingSide::Left ? Side::A : Side::B;
    const Direction swing = swingSide == Side::A ? left : right;
    if (operation == u"double_egress") {
        const QString one = handOf(hinge, strike, swing, swing);
        return {one + u'/' + one, QStringLiteral("double egress: each leaf seen from the side it swings to -> ") + one};
    }
    const Outside outside = outsideOf(project, topology, devices, opening);
    if (!outside.side)
        return {{},
                (isOneRoom(topology.openings.value(opening.id)) ? QStringLiteral("no hand: ") : QStringLiteral("not known: "))
                    + outside.because};
    QString hand = handOf(hinge, strike, swing, *outside.side == Side::A ? left : right);
    const QString derivation = QStringLiteral("outside = %1 (%2); hinges %3; swings %4 -> ")
                                   .arg(sideWords(project, topology.openings.value(opening.id), *outside.side), outside.because,
                                        hand[0] == u'R' ? QStringLiteral("right") : QStringLiteral("left"),
                                        swingSide == *outside.side ? QStringLiteral("toward") : QStringLiteral("away"));
    const Value* leaves = enteredDoor(project, opening, fields().leaves);
    if (leaves && std::get<qint64>(*leaves) == 2)
        hand += u'A';
    return {hand, derivation + hand};
}

bool isOneRoom(const OpeningSides& sides)
{
    return sides.a.kind == Beyond::Kind::Room && sides.a == sides.b;
}

bool leafSwings(const QString& operation)
{
    return operation.isEmpty() || operation == u"swing" || operation == u"double_egress" || operation == u"double_acting";
}

QString roomText(const Project& project, const Beyond& beyond)
{
    if (beyond.kind == Beyond::Kind::Outside)
        return QStringLiteral("EXT");
    const Room* room = project.rooms.find(beyond.room);
    if (!room)
        return {};
    return (room->number.value_or(QString()) + u' ' + room->name.value_or(QString())).trimmed();
}

} // namespace sp
