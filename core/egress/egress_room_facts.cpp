// SPDX-License-Identifier: GPL-3.0-or-later
// Lengths of ways out, dead ends and separations of a room as facts (egress.md 3 to 6).
#include "core/egress/egress_settings.h"
#include "core/egress/measured_egress.h"

namespace sp {

namespace {

using S = SubjectKind;
using K = KnownFrom;
using F = FieldType;
constexpr Ask A = Ask::Architect;

const EgressRoom* measuredRoom(const FactSheet& s, Subject at)
{
    const EgressRoom* room = egressOf(s, at);
    return room && room->measured ? room : nullptr;
}

Ruler ruler(const FactSheet& s)
{
    return s.egress()->settings.ruler;
}

const EgressLength& lengthOf(const EgressRoom& room, bool common)
{
    return common ? static_cast<const EgressLength&>(room.common) : room.travel;
}

template <bool Common>
Measured byRuler(const FactSheet& s, Subject at, Trace* t, Ruler which)
{
    const EgressRoom* room = measuredRoom(s, at);
    return room ? lengthFact(s, at, t, lengthOf(*room, Common), which) : notMeasured(s, at, t);
}

template <bool Common>
Measured chosen(const FactSheet& s, Subject at, Trace* t)
{
    return byRuler<Common>(s, at, t, s.egress() ? ruler(s) : Ruler());
}

template <bool Common, Ruler Which>
Measured by(const FactSheet& s, Subject at, Trace* t)
{
    return byRuler<Common>(s, at, t, Which);
}

template <bool Common>
Measured longest(const FactSheet& s, Subject at, Trace* t)
{
    const EgressRoom* room = measuredRoom(s, at);
    if (!room)
        return notMeasured(s, at, t);
    const EgressLength& length = lengthOf(*room, Common);
    const auto most = std::max_element(length.nm.begin(), length.nm.end());
    return lengthFact(s, at, t, length, static_cast<Ruler>(most - length.nm.begin()));
}

QString text(const FactSheet& s, double nm)
{
    return peopleText(std::get<Quantity>(lengthFact(nm).value), *unitByName(u"ft"), s.project().settings.units);
}

// "72.1 ft straight, 73.4 ft with clearance, 88 ft at right angles": who measures in another way gets another length.
template <bool Common>
Measured rulersText(const FactSheet& s, Subject at, Trace* t)
{
    const EgressRoom* room = measuredRoom(s, at);
    if (!room)
        return notMeasured(s, at, t);
    const EgressLength& length = lengthOf(*room, Common);
    if (length.state == EgressLength::State::Unreachable)
        return Measured::known(QString::fromLatin1(unreachableWord), Origin::Measured);
    if (length.state == EgressLength::State::Unknown)
        return waitsForOpenings(s, t, length.waitsFor);
    return Measured::known(QStringLiteral("%1 straight, %2 with clearance, %3 at right angles")
                               .arg(text(s, length.nm[0]), text(s, length.nm[1]), text(s, length.nm[2])),
                           Origin::Measured);
}

Measured reachesExit(const FactSheet& s, Subject at, Trace* t)
{
    const EgressRoom* room = measuredRoom(s, at);
    if (!room)
        return notMeasured(s, at, t);
    switch (room->travel.state) {
    case EgressLength::State::Measured: return Measured::known(true, Origin::Measured);
    case EgressLength::State::Unreachable: return Measured::known(false, Origin::Measured);
    case EgressLength::State::Unknown: break;
    }
    return waitsForOpenings(s, t, room->travel.waitsFor);
}

const EgressDeadEnd* longestDeadEnd(const EgressRoom& room)
{
    const EgressDeadEnd* out = nullptr;
    for (const EgressDeadEnd& d : room.deadEnds)
        if (!d.recess && (!out || d.nm > out->nm))
            out = &d;
    return out;
}

template <class Value>
Measured ofDeadEnd(const FactSheet& s, Subject at, Trace* t, Value&& value)
{
    const EgressRoom* room = measuredRoom(s, at);
    if (!room)
        return notMeasured(s, at, t);
    if (!room->deadEndsKnown)
        return waitsForOpenings(s, t, room->deadEndsWaitFor);
    const EgressDeadEnd* end = longestDeadEnd(*room);
    return lengthFact(end ? value(*end) : 0);
}

Measured deadEnd(const FactSheet& s, Subject at, Trace* t)
{
    return ofDeadEnd(s, at, t, [](const EgressDeadEnd& d) { return d.nm; });
}

Measured deadEndWidth(const FactSheet& s, Subject at, Trace* t)
{
    return ofDeadEnd(s, at, t, [](const EgressDeadEnd& d) { return d.width; });
}

Measured diagonal(const FactSheet& s, Subject at, Trace* t)
{
    const EgressRoom* room = measuredRoom(s, at);
    return room ? lengthFact(room->diagonal) : notMeasured(s, at, t);
}

Measured exitDoors(const FactSheet& s, Subject at, Trace* t)
{
    const EgressRoom* room = measuredRoom(s, at);
    if (!room)
        return notMeasured(s, at, t);
    if (!room->exitDoorsKnown)
        return waitsForOpenings(s, t, room->exitDoorsWaitFor);
    return Measured::known(static_cast<qint64>(room->exitDoors.size()), Origin::Measured);
}

// Of the pair that lies furthest apart by the rule; without two ways out there is nothing between them.
std::optional<double> separationOf(const EgressRoom& room, SeparationRule rule)
{
    std::optional<double> out;
    for (const EgressSeparation& pair : room.separations)
        out = std::max(out.value_or(0), pair.nm[static_cast<size_t>(rule)]);
    return out;
}

template <class Pick>
Measured ofSeparation(const FactSheet& s, Subject at, Trace* t, Pick&& pick)
{
    const EgressRoom* room = measuredRoom(s, at);
    if (!room)
        return notMeasured(s, at, t);
    if (!room->exitDoorsKnown)
        return waitsForOpenings(s, t, room->exitDoorsWaitFor);
    return room->separations.empty() ? Measured::unknown() : pick(*room);
}

Measured separation(const FactSheet& s, Subject at, Trace* t)
{
    return ofSeparation(s, at, t, [&](const EgressRoom& r) { return lengthFact(*separationOf(r, s.egress()->settings.separation)); });
}

Measured leastSeparation(const FactSheet& s, Subject at, Trace* t)
{
    return ofSeparation(s, at, t, [](const EgressRoom& r) {
        return lengthFact(std::min({*separationOf(r, SeparationRule::AnyPoint), *separationOf(r, SeparationRule::Center),
                                    *separationOf(r, SeparationRule::NearestEdge)}));
    });
}

Measured separationText(const FactSheet& s, Subject at, Trace* t)
{
    return ofSeparation(s, at, t, [&](const EgressRoom& r) {
        return Measured::known(QStringLiteral("%1 between the furthest points of the two doors, %2 between their middles, %3 between their "
                                              "nearest edges")
                                   .arg(text(s, *separationOf(r, SeparationRule::AnyPoint)),
                                        text(s, *separationOf(r, SeparationRule::Center)),
                                        text(s, *separationOf(r, SeparationRule::NearestEdge))),
                               Origin::Measured);
    });
}

constexpr MeasuredRow length(const char* fact, const char* noun, Measure measure)
{
    return {fact, S::Room, F::Quantity, "ft", "", A, K::Design, noun, measure};
}

constexpr MeasuredRow rows[] = {
    {"stair.room", S::Stair, F::Bool, "", "", A, K::Design, "the room of each storey that the stair is in", nullptr},
    {"space.outline", S::Room, F::Bool, "", "", A, K::Design, "the outline of the room", nullptr},
    length("space.travel_ft", "the longest way from the room to an exit", &chosen<false>),
    length("space.travel_straight_ft", "the longest way to an exit, straight", &by<false, Ruler::Straight>),
    length("space.travel_clearance_ft", "the longest way to an exit, with clearance", &by<false, Ruler::Clearance>),
    length("space.travel_rectilinear_ft", "the longest way to an exit, at right angles", &by<false, Ruler::Rectilinear>),
    length("space.travel_longest_ft", "the longest way to an exit by any ruler", &longest<false>),
    {"space.travel_rulers", S::Room, F::Text, "", "", A, K::Design, "the longest way to an exit by each ruler", &rulersText<false>},
    length("space.common_path_ft", "the common path of egress travel", &chosen<true>),
    length("space.common_path_straight_ft", "the common path, straight", &by<true, Ruler::Straight>),
    length("space.common_path_clearance_ft", "the common path, with clearance", &by<true, Ruler::Clearance>),
    length("space.common_path_rectilinear_ft", "the common path, at right angles", &by<true, Ruler::Rectilinear>),
    length("space.common_path_longest_ft", "the common path by any ruler", &longest<true>),
    {"space.common_path_rulers", S::Room, F::Text, "", "", A, K::Design, "the common path by each ruler", &rulersText<true>},
    {"space.reaches_exit", S::Room, F::Bool, "", "", A, K::Design, "whether people get from the room to an exit", &reachesExit},
    length("space.dead_end_ft", "the dead end of the corridor", &deadEnd),
    length("space.dead_end_width_ft", "the least width of the dead end", &deadEndWidth),
    length("space.diagonal_ft", "the longest diagonal of the room", &diagonal),
    {"space.exit_doors", S::Room, F::Int, "", "", A, K::Design, "the number of ways out of the room", &exitDoors},
    length("space.exit_separation_ft", "the distance between the two ways out", &separation),
    length("space.exit_separation_least_ft", "the distance between the two ways out by any way to measure it", &leastSeparation),
    {"space.exit_separations", S::Room, F::Text, "", "", A, K::Design, "the distance between the two ways out by each way to measure it",
     &separationText},
};

} // namespace

namespace tables {
const std::span<const MeasuredRow> egressRoomMeasures = rows;
} // namespace tables

} // namespace sp
