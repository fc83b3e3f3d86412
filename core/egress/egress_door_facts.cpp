// SPDX-License-Identifier: GPL-3.0-or-later
// What the egress engine tells of a door: who leaves through it, and which way (egress.md 7).
#include "core/egress/capacity.h"
#include "core/egress/measured_egress.h"

#include <map>

namespace sp {

namespace {

using S = SubjectKind;
using K = KnownFrom;
using Use = EgressDoor::Use;

constexpr Length thousandth{25'400}; // of an inch, in which factors are counted

const EgressDoor* doorOf(const FactSheet& s, Subject at)
{
    const EgressResults* results = s.egress();
    return results ? results->door(s.idOf(at)) : nullptr;
}

// The engine follows people to the door of an exit enclosure and no further.
Measured noDoor(const FactSheet& s, Subject at)
{
    return Measured::unknown(s.egress() && !frameOf(s.project(), s.opening(at)) ? Why::NoData : Why::NoEngine);
}

struct Direction {
    bool fromA = false, fromB = false;
};

// From which sides people leave. Nobody needs a door between rooms with nearer ways out: it lets them out all the same.
std::optional<Direction> directionOf(const EgressDoor& door)
{
    if (door.bothWays || door.outOfA)
        return Direction{door.bothWays || *door.outOfA, door.bothWays || !*door.outOfA};
    if (door.fromA == Use::Unknown || door.fromB == Use::Unknown)
        return std::nullopt;
    return Direction{door.fromA == Use::Yes, door.fromB == Use::Yes};
}

// What somebody entered counts where nothing is measured.
Measured enteredOr(const FactSheet& s, Subject at, const char* fact, Measured otherwise)
{
    return enteredDoor(s.project(), s.opening(at), field(fact)) ? Measured::silent() : otherwise;
}

Measured waitsForPeople(const FactSheet& s, Trace* t, const EgressDoor& door)
{
    if (!door.loadsMissing.empty())
        return waitsForLoads(s, t, door.loadsMissing);
    const EgressStorey* storey = s.egress()->storey(door.storey);
    return storey ? waitsForLoads(s, t, storey->loadsMissing) : Measured::unknown();
}

// The door out of an exit enclosure takes what the doors of one storey let into its stair. Storeys come one after the other: the largest
// counts (egress.md 7.2).
Measured outOfStair(const FactSheet& s, Subject at, Trace* t)
{
    const int stair = s.entry(at).stair;
    const Project& p = s.project();
    if (!s.egress() || stair < 0)
        return noDoor(s, at);
    std::map<QString, qint64> byStorey;
    for (size_t row = 0; row < p.openings.size(); ++row) {
        const EgressDoor* door = s.index().opening(row).stair == stair ? s.egress()->door(p.openings[row].id.text()) : nullptr;
        if (!door || !door->exit)
            continue;
        if (!door->assigned)
            return waitsForLoads(s, t, door->loadsMissing);
        byStorey[door->storey] += *door->assigned;
    }
    qint64 most = 0;
    for (const auto& [storey, people] : byStorey)
        most = std::max(most, people);
    return byStorey.empty() ? noDoor(s, at) : Measured::known(most);
}

// The share of the people who leave through the door, with all from further up.
Measured assigned(const FactSheet& s, Subject at, Trace* t)
{
    const EgressDoor* door = doorOf(s, at);
    if (!door)
        return outOfStair(s, at, t);
    return door->assigned ? Measured::known(*door->assigned) : waitsForLoads(s, t, door->loadsMissing);
}

Measured capacity(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId width = s.id("door.egress_width_in"), factor = s.id("door.egress_factor_in");
    const FactView view{s, at, t};
    const auto nm = view.number(width), each = view.number(factor);
    return nm && each && *each > 0 ? Measured::known(peopleByWidth(Length{*nm}, (*each + thousandth.n / 2) / thousandth.n))
                                   : Measured::unknown();
}

// The load of the room or area behind the door, not divided by its doors; of two directions the larger one.
Measured served(const FactSheet& s, Subject at, Trace* t)
{
    const EgressDoor* door = doorOf(s, at);
    if (!door) {
        const Measured people = outOfStair(s, at, t);
        return people.state == Measured::State::Known ? people : enteredOr(s, at, "door.occupants_served", people);
    }
    const auto from = directionOf(*door);
    if (!from)
        return enteredOr(s, at, "door.occupants_served", waitsForOpenings(s, t, {door->id}));
    if ((from->fromA && !door->servedA) || (from->fromB && !door->servedB))
        return enteredOr(s, at, "door.occupants_served", waitsForPeople(s, t, *door));
    return Measured::known(std::max(from->fromA ? *door->servedA : 0, from->fromB ? *door->servedB : 0));
}

// A leaf that swings one way swings against those who come from the other side.
Measured swingsWithEgress(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId side = s.id("door.egress_side"), operation = s.id("door.operation");
    const auto how = FactView{s, at, nullptr}.word(operation);
    if (how == u"double_acting" || how == u"double_egress")
        return Measured::known(true, Origin::Measured);
    const auto& swings = s.opening(at).place.swings;
    if (!swings)
        return Measured::silent();
    // People on side a leave towards b, the right of the wall.
    const bool toB = *swings == SwingSide::Right;
    const EgressDoor* door = doorOf(s, at);
    if (const auto from = door ? directionOf(*door) : std::nullopt; from && (from->fromA || from->fromB))
        return Measured::known(!(from->fromA && !toB) && !(from->fromB && toB), Origin::Measured);
    const auto entered = FactView{s, at, t}.word(side);
    if (!entered || (*entered != u"a" && *entered != u"b"))
        return Measured::silent();
    return Measured::known((*entered == u"a") == toB, Origin::Measured);
}

// A pair that is too narrow without its second leaf: for the people who leave through it, or for anybody. How people divide over doors is
// nobody's law: who has entered that a leaf is needed where the count does not ask for it, is not contradicted.
Measured inactiveNeeded(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId clear = s.id("door.clear_width_in"), role = s.id("door.egress_role");
    const int leaves = s.leafCount(at);
    if (leaves == 1)
        return Measured::known(false);
    const EgressDoor* door = doorOf(s, at);
    if (leaves == 0 || !door)
        return Measured::silent();
    if (door->assigned == qint64{0} && FactView{s, at, t}.word(role) == u"none")
        return Measured::known(false);
    Trace own;
    const auto width = FactView{s, at, t ? &own : nullptr}.number(clear);
    const auto least = tableNumber(s, "least-clear-width", at, t ? &own : nullptr);
    const auto narrow = width && least ? std::optional(*width < *least) : std::nullopt;
    const auto few = width && door->factor && door->assigned ? std::optional(peopleByWidth(Length{*width}, *door->factor) < *door->assigned)
                                                             : std::nullopt;
    if (const auto needed = either(narrow, few))
        return *needed ? Measured::known(true) : enteredOr(s, at, "door.inactive_needed", Measured::known(false));
    const Measured otherwise = enteredOr(s, at, "door.inactive_needed", Measured::unknown());
    if (otherwise.state == Measured::State::Unknown && t) {
        t->missing.insert(t->missing.end(), own.missing.begin(), own.missing.end());
        if (!door->assigned)
            return waitsForLoads(s, t, door->loadsMissing);
    }
    return otherwise;
}

Measured panicRequired(const FactSheet& s, Subject at, Trace* t)
{
    const CodeTable* table = s.tables().find(QStringLiteral("panic-required"));
    if (!table)
        return Measured::unknown(Why::BadData);
    Trace own;
    const Fact f = s.lookUp(*table, at, t ? &own : nullptr);
    if (!f.known && t)
        t->missing.insert(t->missing.end(), own.missing.begin(), own.missing.end());
    return f.known ? Measured::known(f.value) : Measured::unknown(f.why);
}

constexpr MeasuredRow rows[] = {
    {"door.occupants_assigned", S::Opening, FieldType::Int, "", "", Ask::Architect, K::Design, "the people who leave through the door",
     &assigned},
    {"door.egress_capacity", S::Opening, FieldType::Int, "", "", Ask::Architect, K::Design, "the people that the door takes", &capacity},
    {"door.occupants_served", S::Opening, FieldType::Int, "", "", Ask::Architect, K::Design, "", &served},
    {"door.swings_with_egress", S::Opening, FieldType::Bool, "", "", Ask::Architect, K::Design, "", &swingsWithEgress},
    {"door.inactive_needed", S::Opening, FieldType::Bool, "", "", Ask::Architect, K::Design, "", &inactiveNeeded},
    {"door.panic_required", S::Opening, FieldType::Bool, "", "", Ask::Architect, K::Design, "whether the door must have panic hardware",
     &panicRequired},
};

} // namespace

namespace tables {
const std::span<const MeasuredRow> egressDoorMeasures = rows;
} // namespace tables

} // namespace sp
