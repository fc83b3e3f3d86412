// SPDX-License-Identifier: GPL-3.0-or-later
// Facts of valves that follow from where they stand: source, room, supply, valves beside them (valve-and-power-rules.md B1, B2, B4).
#include "core/facts/measure.h"
#include "core/failure/valve_reading.h"

namespace sp {

namespace {

using S = SubjectKind;
using K = KnownFrom;
constexpr Ask P = Ask::ProcessEngineer;

// Air holds this share of oxygen; one litre of liquid nitrogen becomes this many litres of gas (B4.1).
constexpr double airOxygenPct = 20.9;
constexpr double gasPerLiquid = 696;
constexpr double litresPerCubicMetre = 1000;

const Source* sourceOf(const FactSheet& s, Subject at)
{
    return s.project().sources.find(s.project().valves[at.row].from);
}

std::optional<Subject> roomOf(const FactSheet& s, Subject at)
{
    const auto& to = s.project().valves[at.row].to;
    const size_t row = to ? s.project().rooms.indexOf(*to) : s.project().rooms.size();
    return row < s.project().rooms.size() ? std::optional(Subject{S::Room, static_cast<quint32>(row), 0}) : std::nullopt;
}

Measured lacks(Subject at, Trace* t, FactId fact)
{
    if (t)
        t->missing.push_back({fact, at, Why::NoData});
    return Measured::unknown();
}

// Oxygen of the closed, mixed room that the valve serves, once all of its source has gone into it.
Measured oxygen(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId from = s.id("valve.source");
    static const FactId to = s.id("valve.room_served");
    static const FactId amount = s.id("valve.source_volume");
    static const FactId volume = s.id("space.volume_m3");
    static const FieldId gas = field("source.gas");
    static const FieldId litres = field("source.volume_l");
    static const int cryogen = *wordIndex(fieldOf(gas).words, u"cryogen");
    const Source* source = sourceOf(s, at);
    if (!source)
        return lacks(at, t, from);
    const auto room = roomOf(s, at);
    if (!room)
        return lacks(at, t, to);
    const auto has = source->facts.amount<Dim::Volume>(litres);
    const auto kind = source->facts.word(gas);
    if (!has || !kind)
        return lacks(at, t, amount);
    const auto space = FactView{s, *room, t}.number(volume);
    if (!space || *space <= 0)
        return Measured::unknown();
    const double ofRoom = numberIn(*unitByName(u"m3"), {Dim::Volume, *space});
    const double released =
        numberIn(*unitByName(u"L"), {Dim::Volume, has->n}) / litresPerCubicMetre * (*kind == cryogen ? gasPerLiquid : 1);
    const double pct = std::max(0.0, airOxygenPct * (ofRoom - released) / ofRoom);
    if (t)
        t->from = source->id.text() + QStringLiteral(".volume");
    return Measured::known(Quantity{Dim::Number, static_cast<qint64>(std::llround(pct * unitByName(u"%")->base))});
}

Measured outlets(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId to = s.id("valve.room_served");
    static const FactId count = s.id("space.fuel_gas_outlets");
    const auto room = roomOf(s, at);
    if (!room)
        return lacks(at, t, to);
    const auto n = FactView{s, *room, t}.number(count);
    return n ? Measured::known(*n) : Measured::unknown();
}

Measured sourceAmount(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId from = s.id("valve.source");
    static const FieldId amount = field("source.amount_lb");
    const Source* source = sourceOf(s, at);
    if (!source)
        return lacks(at, t, from);
    const auto has = source->facts.amount<Dim::Mass>(amount);
    if (t)
        t->from = source->id.text() + QStringLiteral(".amount");
    return has ? Measured::known(Quantity{Dim::Mass, has->n}) : Measured::unknown();
}

Measured sourceLc50(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId from = s.id("valve.source");
    static const FieldId lc50 = field("source.lc50_ppm");
    const Source* source = sourceOf(s, at);
    if (!source)
        return lacks(at, t, from);
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
    if (!own.from)
        return lacks(at, t, from);
    if (!own.to)
        return lacks(at, t, to);
    const auto word = FactView{s, at, t}.word(service);
    if (!word)
        return Measured::unknown();
    qint64 n = 0;
    for (size_t row = 0; row < s.project().valves.size(); ++row) {
        const Valve& other = s.project().valves[row];
        if (other.from != own.from || other.to != own.to)
            continue;
        const FactView v{s, {S::Valve, static_cast<quint32>(row), 0}, nullptr};
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
        return lacks(at, t, to);
    const auto level = FactView{s, *room, t}.word(containment);
    return level ? Measured::known(*level == u"bsl3" || *level == u"bsl4" || *level == u"absl3" || *level == u"absl4")
                 : Measured::unknown();
}

// --- supply and exhaust of a room as a pair (B2) ---

enum class Flow : quint8 { None, Inward, StaticTight, Fans, Static, Outward, Unproven };
constexpr const char* flows = "none|inward|static_tight|fans|static|outward|unproven";

// What one damper does to its duct; one that is not affected stays as it is in service.
std::optional<Pos> ductOf(const Outcome& o, std::optional<bool> closedInService)
{
    if (o.pos == Pos::Na)
        return closedInService ? std::optional(*closedInService ? Pos::Closed : Pos::Open) : std::nullopt;
    return o.drift || (o.pos != Pos::Open && o.pos != Pos::Closed) ? Pos::Indeterminate : o.pos;
}

struct Damper {
    ValveAnalysis analysis;
    quint32 row = 0;
    bool supply = false;
    std::optional<bool> closedInService;
    std::optional<bool> tight;
};

// The worst of one side: no proof, then what feeds the room or shuts its exhaust.
std::optional<Pos> worst(std::optional<Pos> a, std::optional<Pos> b, Pos bad)
{
    if (a == Pos::Indeterminate || b == Pos::Indeterminate)
        return Pos::Indeterminate;
    if (!a || !b)
        return std::nullopt;
    return *a == bad ? a : b;
}

Flow flowOf(Pos supply, Pos exhaust, bool tight)
{
    if (supply == Pos::Indeterminate || exhaust == Pos::Indeterminate)
        return Flow::Unproven;
    if (supply == Pos::Closed)
        return exhaust == Pos::Open ? Flow::Inward : tight ? Flow::StaticTight : Flow::Static;
    return exhaust == Pos::Open ? Flow::Fans : Flow::Outward;
}

Measured containmentFlow(const FactSheet& s, Subject room, Trace* t)
{
    static const FactId self = s.id("space.containment_flow");
    static const FactId service = s.id("valve.service");
    static const FactId side = s.id("valve.side");
    static const FactId normal = s.id("valve.normal_position");
    static const FactId tightness = s.id("body.bubble_tight");
    static const FactId lacksSupply = s.id("space.supply_damper");
    static const FactId lacksExhaust = s.id("space.exhaust_damper");
    const RoomId& id = s.project().rooms[room.row].id;
    std::vector<Damper> dampers;
    bool known = true;
    for (quint32 row = 0; row < s.project().valves.size(); ++row) {
        const Valve& valve = s.project().valves[row];
        if ((valve.to ? valve.to : valve.room) != id)
            continue;
        const FactView v{s, {S::Valve, row, 0}, nullptr};
        if (v.word(service) != u"containment_pair")
            continue;
        const FactView asks{s, {S::Valve, row, 0}, t};
        const auto which = asks.word(side);
        const auto inService = v.word(normal);
        known = known && which;
        dampers.push_back({ValveAnalysis(valvePartsOf(s, row)), row, which == u"supply",
                           inService ? std::optional(*inService == u"closed") : std::nullopt, v.flag(tightness)});
    }
    if (dampers.empty())
        return Measured::known(wordValue(s, self, u"none"));
    if (!known)
        return Measured::unknown();
    for (const bool supply : {true, false})
        if (std::none_of(dampers.begin(), dampers.end(), [&](const Damper& d) { return d.supply == supply; }))
            return lacks(room, t, supply ? lacksSupply : lacksExhaust);
    // Where tightness is not known, static air is not tight enough until somebody says so.
    const bool tight = std::all_of(dampers.begin(), dampers.end(), [](const Damper& d) { return d.tight == true; });
    const bool maybeTight = std::all_of(dampers.begin(), dampers.end(), [](const Damper& d) { return d.tight != false; });
    Flow out = Flow::Inward;
    for (const auto event : {&ValveBehaviour::air, &ValveBehaviour::power, &ValveBehaviour::signal, &ValveBehaviour::blackoutFirst,
                             &ValveBehaviour::blackout}) {
        std::optional<Pos> sides[2] = {Pos::Closed, Pos::Open}; // of the supply and of the exhaust
        bool affected = false;
        for (const Damper& d : dampers) {
            if (!d.analysis.family()) {
                if (t)
                    for (const Missing& m : missingOf(s, d.row, maskOf(ValveInput::ActuatorKind)))
                        t->missing.push_back(m);
                return Measured::unknown();
            }
            const auto judged = d.analysis.behaviour().judge([&](const ValveBehaviour& b) { return b.*event; });
            const auto o = judged.certain();
            if (!o) {
                if (t)
                    for (const Missing& m : missingOf(s, d.row, judged.missing))
                        t->missing.push_back(m);
                return Measured::unknown();
            }
            affected = affected || o->pos != Pos::Na;
            auto& now = sides[d.supply ? 0 : 1];
            now = worst(now, ductOf(*o, d.closedInService), d.supply ? Pos::Open : Pos::Closed);
        }
        if (!affected)
            continue; // the fans and dampers go on as in service
        if (!sides[0] || !sides[1]) {
            for (const Damper& d : dampers)
                if (!d.closedInService && t)
                    t->missing.push_back({normal, {S::Valve, d.row, 0}, Why::NoData});
            return Measured::unknown();
        }
        const Flow flow = flowOf(*sides[0], *sides[1], tight);
        if (flow == Flow::Static && maybeTight) {
            for (const Damper& d : dampers)
                if (!d.tight && t)
                    t->missing.push_back({tightness, {S::Valve, d.row, 0}, Why::NoData});
            return Measured::unknown();
        }
        out = std::max(out, flow);
    }
    return Measured::known(Word{static_cast<quint16>(out)});
}

// --- power of the trip ---

// Rows of the supplies of a valve's parts; nullopt where no circuit or no supply is drawn.
std::optional<std::vector<Subject>> suppliesOf(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId drawn = s.id("valve.power_supply");
    std::vector<Subject> out;
    const Project& p = s.project();
    const QString& id = p.valves[at.row].id.text();
    bool known = true;
    for (const auto& circuit : p.circuits) {
        if (!circuit->feeds
            || std::none_of(circuit->feeds->begin(), circuit->feeds->end(), [&](const PartRef& r) { return r.entity == id; }))
            continue;
        const size_t row = circuit->supply ? p.supplies.indexOf(*circuit->supply) : p.supplies.size();
        known = known && row < p.supplies.size();
        if (row < p.supplies.size())
            out.push_back({S::Supply, static_cast<quint32>(row), 0});
    }
    if (!known || out.empty()) {
        if (t)
            t->missing.push_back({drawn, at, Why::NoData});
        return std::nullopt;
    }
    return out;
}

Measured tripBacked(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId battery = s.id("psu.battery");
    static const FactId ups = s.id("psu.ups");
    static const FactId generator = s.id("psu.generator");
    const auto supplies = suppliesOf(s, at, t);
    if (!supplies)
        return Measured::unknown();
    std::optional<bool> all = true;
    for (const Subject& supply : *supplies) {
        const FactView v{s, supply, t};
        std::optional<bool> backed = v.flag(battery);
        for (const FactId other : {ups, generator})
            if (backed != true)
                backed = either(backed, v.flag(other));
        all = both(all, backed);
    }
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
    {"space.containment_flow", S::Room, FieldType::Word, "", flows, P, K::Design, "the air flow of the room when something fails",
     &containmentFlow},
};

} // namespace

namespace tables {
const std::span<const MeasuredRow> valvePlaceMeasures = rows;
} // namespace tables

} // namespace sp
