// SPDX-License-Identifier: GPL-3.0-or-later
// Facts of valves that follow from where they stand: source, room, supply, valves beside them (valve-and-power-rules.md B1, B2, B4).
#include "core/facts/measure.h"
#include "core/failure/containment_flow.h"
#include "core/failure/gas_lines.h"
#include "core/failure/oxygen.h"
#include "core/failure/valve_reading.h"

namespace sp {

namespace {

using S = SubjectKind;
using K = KnownFrom;
constexpr Ask P = Ask::ProcessEngineer;

std::optional<Subject> roomOf(const FactSheet& s, Subject at)
{
    const auto& to = s.project().valves[at.row].to;
    const size_t row = to ? s.project().rooms.indexOf(*to) : s.project().rooms.size();
    return row < s.project().rooms.size() ? std::optional(Subject{S::Room, static_cast<quint32>(row), 0}) : std::nullopt;
}

// Oxygen that the source of a valve leaves in the room that it serves.
Measured oxygen(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId from = s.id("valve.source");
    static const FactId to = s.id("valve.room_served");
    static const FactId amount = s.id("valve.source_volume");
    const Source* source = sourceOf(s.project(), at.row);
    if (!source)
        return waitsFor(at, t, from);
    const auto room = roomOf(s, at);
    if (!room)
        return waitsFor(at, t, to);
    const auto pct = oxygenLeft(s, *room, *source, at, amount, t);
    if (!pct)
        return Measured::unknown();
    if (t)
        t->from = source->id.text() + QStringLiteral(".volume");
    return Measured::known(Quantity{Dim::Number, static_cast<qint64>(std::llround(*pct * unitByName(u"%")->base))});
}

Measured outlets(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId to = s.id("valve.room_served");
    static const FactId count = s.id("space.fuel_gas_outlets");
    const auto room = roomOf(s, at);
    if (!room)
        return waitsFor(at, t, to);
    const auto n = FactView{s, *room, t}.number(count);
    return n ? Measured::known(*n) : Measured::unknown();
}

Measured sourceAmount(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId from = s.id("valve.source");
    static const FieldId amount = field("source.amount_lb");
    const Source* source = sourceOf(s.project(), at.row);
    if (!source)
        return waitsFor(at, t, from);
    const auto has = source->facts.amount<Dim::Mass>(amount);
    if (t)
        t->from = source->id.text() + QStringLiteral(".amount");
    return has ? Measured::known(Quantity{Dim::Mass, has->n}) : Measured::unknown();
}

Measured sourceLc50(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId from = s.id("valve.source");
    static const FieldId lc50 = field("source.lc50_ppm");
    const Source* source = sourceOf(s.project(), at.row);
    if (!source)
        return waitsFor(at, t, from);
    const Value* has = source->facts.find(lc50);
    if (t)
        t->from = source->id.text() + QStringLiteral(".lc50");
    return has ? Measured::known(*has) : Measured::unknown();
}

// Valves of the same service in series: from the same source to the same room, itself counted.
Measured inSeries(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId from = s.id("valve.source");
    static const FactId to = s.id("valve.room_served");
    static const FactId service = s.id("valve.service");
    static const FactId bypasses = s.id("valve.bypasses");
    const Valve& own = s.project().valves[at.row];
    if (!sourceOf(s.project(), at.row))
        return waitsFor(at, t, from);
    if (!own.to)
        return waitsFor(at, t, to);
    const auto word = FactView{s, at, t}.word(service);
    if (!word)
        return Measured::unknown();
    qint64 n = 0;
    for (const quint32 row : valvesFrom(s, *own.from)) {
        if (s.project().valves[row].to != own.to)
            continue;
        const FactView v{s, {S::Valve, row, 0}, nullptr};
        if (v.word(service) == word && v.flag(bypasses) != true)
            ++n;
    }
    return Measured::known(n);
}

Measured contained(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId to = s.id("valve.room_served");
    static const FactId containment = s.id("space.containment");
    const auto room = roomOf(s, at);
    if (!room)
        return waitsFor(at, t, to);
    const auto level = FactView{s, *room, t}.word(containment);
    return level ? Measured::known(*level == u"bsl3" || *level == u"bsl4" || *level == u"absl3" || *level == u"absl4")
                 : Measured::unknown();
}

// --- supply and exhaust of a room as a pair (B2) ---

Measured containmentFlow(const FactSheet& s, Subject room, Trace* t)
{
    static const FactId self = s.id("space.containment_flow");
    const ContainmentDampers dampers(s, room.row, t);
    if (dampers.none())
        return Measured::known(wordValue(s, self, u"none"));
    RoomFlow worst = RoomFlow::Inward;
    for (size_t event = 0; event < ContainmentDampers::events; ++event) {
        const auto flow = dampers.at(event);
        if (!flow)
            return Measured::unknown();
        worst = std::max(worst, *flow);
    }
    return Measured::known(Word{static_cast<quint16>(worst)});
}

// --- power of the trip ---

// Rows of the supplies of a valve's parts; nullopt where no circuit or no supply is drawn.
std::optional<std::vector<Subject>> suppliesOf(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId drawn = s.id("valve.power_supply");
    auto out = suppliesFeeding(s, at);
    if (!out)
        FactView{s, at, t}.missing(drawn);
    return out;
}

Measured tripBacked(const FactSheet& s, Subject at, Trace* t)
{
    const auto supplies = suppliesOf(s, at, t);
    if (!supplies)
        return Measured::unknown();
    std::optional<bool> all = true;
    for (const Subject& supply : *supplies)
        all = both(all, isBackedUp(s, supply, t));
    return truth(all);
}

Measured tripSupervised(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId supervised = s.id("psu.supervised");
    const auto supplies = suppliesOf(s, at, t);
    if (!supplies)
        return Measured::unknown();
    std::optional<bool> all = true;
    for (const Subject& supply : *supplies)
        all = both(all, FactView{s, supply, t}.flag(supervised));
    return truth(all);
}

constexpr FieldType Bool = FieldType::Bool;

constexpr MeasuredRow rows[] = {
    {"valve.air_supply", S::Valve, Bool, "", "", P, K::Design, "the air supply of the valve", nullptr},
    {"valve.source", S::Valve, Bool, "", "", P, K::Design, "the source of the valve", nullptr},
    {"valve.room_served", S::Valve, Bool, "", "", P, K::Design, "the room that the valve serves", nullptr},
    {"valve.source_volume", S::Valve, Bool, "", "", P, K::Design, "the gas of the source and its volume", nullptr},
    {"valve.oxygen_after_release_pct", S::Valve, FieldType::Quantity, "%", "", P, K::Design, "the oxygen left after a release", &oxygen},
    {"valve.fuel_gas_outlets", S::Valve, FieldType::Int, "", "", P, K::Design, "the number of fuel gas outlets that the valve serves",
     &outlets},
    {"valve.source_amount_lb", S::Valve, FieldType::Quantity, "lb", "", P, K::Design, "the amount of gas at the source", &sourceAmount},
    {"valve.source_lc50_ppm", S::Valve, FieldType::Quantity, "ppm", "", P, K::Product, "the LC50 of the gas", &sourceLc50},
    {"valve.in_series", S::Valve, FieldType::Int, "", "", P, K::Design, "the number of valves in series", &inSeries},
    {"valve.serves_containment", S::Valve, Bool, "", "", P, K::Design, "whether the valve serves a containment room", &contained},
    {"valve.power_supply", S::Valve, Bool, "", "", Ask::Electrical, K::Design, "the supply of the valve", nullptr},
    {"valve.trip_power_backed", S::Valve, Bool, "", "", Ask::Electrical, K::Design, "whether the supply of the valve has backup power",
     &tripBacked},
    {"valve.trip_power_supervised", S::Valve, Bool, "", "", Ask::Electrical, K::Design, "whether the supply of the valve is supervised",
     &tripSupervised},
    {"space.supply_damper", S::Room, Bool, "", "", P, K::Design, "the supply damper of the room", nullptr},
    {"space.exhaust_damper", S::Room, Bool, "", "", P, K::Design, "the exhaust damper of the room", nullptr},
    {"space.containment_flow", S::Room, FieldType::Word, "", roomFlows, P, K::Design, "the air flow of the room when something fails",
     &containmentFlow},
};

} // namespace

namespace tables {
const std::span<const MeasuredRow> valvePlaceMeasures = rows;
} // namespace tables

} // namespace sp
