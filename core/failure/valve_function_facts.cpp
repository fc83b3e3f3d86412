// SPDX-License-Identifier: GPL-3.0-or-later
// Valves that do one safety function together, what they share, the letters of their tags, the air that they need and the seals that they
// inflate (valve-and-power-rules.md A9, B1, B3, B5).
#include "core/facts/measure.h"
#include "core/failure/gas_lines.h"
#include "core/failure/power_state.h"
#include "core/failure/valve_reading.h"

#include <cmath>
#include <set>

namespace sp {

namespace {

using S = SubjectKind;
using K = KnownFrom;
using F = FieldType;
constexpr Ask P = Ask::ProcessEngineer;
constexpr Ask E = Ask::Electrical;

Subject valveAt(quint32 row)
{
    return {S::Valve, row, 0};
}

std::optional<QString> textOf(const FactSheet& s, Subject at, FactId fact, Trace* t)
{
    const Fact f = s.value(at, fact, t);
    const auto* text = std::get_if<QString>(&f.value);
    return f.known && text ? std::optional(*text) : std::nullopt;
}

// Valves by the name of their safety function; those that name none are not in it.
struct FunctionIndex {
    explicit FunctionIndex(const FactSheet& s)
    {
        static const FactId function = s.id("valve.safety_function");
        for (quint32 row = 0; row < s.project().valves.size(); ++row)
            if (const auto name = textOf(s, valveAt(row), function, nullptr))
                valves[*name].push_back(row);
    }
    QHash<QString, std::vector<quint32>> valves;
};

// Valves of one safety function, sorted: those that name the same one; else those of the same service from the same source to the same
// room, without bypasses. nullopt where the plan tells neither.
std::optional<std::vector<quint32>> functionOf(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId function = s.id("valve.safety_function");
    static const FactId service = s.id("valve.service");
    static const FactId bypasses = s.id("valve.bypasses");
    const Project& p = s.project();
    const Valve& own = p.valves[at.row];
    const auto name = textOf(s, at, function, nullptr);
    const auto word = FactView{s, at, nullptr}.word(service);
    if (!name && (!sourceOf(p, at.row) || !own.to || !word)) {
        FactView{s, at, t}.missing(function);
        return std::nullopt;
    }
    if (name)
        return s.planWide<FunctionIndex>([&] { return FunctionIndex(s); }).valves.value(*name);
    std::vector<quint32> out = valvesFrom(s, *own.from);
    std::erase_if(out, [&](quint32 row) {
        const FactView v{s, valveAt(row), nullptr};
        return row != at.row
            && (p.valves[row].to != own.to || textOf(s, valveAt(row), function, nullptr) || v.word(service) != word
                || v.flag(bypasses) == true);
    });
    return out;
}

Measured functionSize(const FactSheet& s, Subject at, Trace* t)
{
    const auto valves = functionOf(s, at, t);
    return valves ? Measured::known(static_cast<qint64>(valves->size())) : Measured::unknown();
}

enum class Arranged : quint8 { Alone, Series, Parallel };

// One valve after the other in one line stands in series with it; where a function is only named, somebody has to say.
std::optional<Arranged> arrangementOf(const FactSheet& s, Subject at, const std::vector<quint32>& valves, Trace* t)
{
    static const FactId arrangement = s.id("valve.arrangement");
    static const FactId function = s.id("valve.safety_function");
    if (valves.size() == 1)
        return Arranged::Alone;
    if (const auto word = FactView{s, at, nullptr}.word(arrangement))
        return *word == u"series" ? Arranged::Series : Arranged::Parallel;
    if (!textOf(s, at, function, nullptr))
        return Arranged::Series;
    FactView{s, at, t}.missing(arrangement);
    return std::nullopt;
}

// Whether a valve reaches the wanted position by itself at every event of its service.
std::optional<bool> reaches(const FactSheet& s, quint32 row, bool closed, Trace* t)
{
    static const FactId actuated = s.id("valve.actuated");
    static const FactId ends[2][2] = {{s.id("valve.opens_on_all"), s.id("valve.opens_on_motive")},
                                      {s.id("valve.closes_on_all"), s.id("valve.closes_on_motive")}};
    const FactView v{s, valveAt(row), t};
    const auto moves = v.flag(actuated);
    if (moves == false)
        return moves;
    const CodeTable* table = s.tables().find(QStringLiteral("valve-motive-events"));
    const Fact motive = table ? s.lookUp(*table, valveAt(row), nullptr) : Fact{};
    if (!motive.known) {
        if (table)
            (void)s.lookUp(*table, valveAt(row), t);
        return std::nullopt;
    }
    return both(moves, v.flag(ends[closed ? 1 : 0][std::get<bool>(motive.value) ? 1 : 0]));
}

// How many valves there are of which any one alone brings the function to its safe position (B5): in series any that closes, in parallel any
// that opens. The other way round all of them are needed, and together they count as one.
Measured functionValves(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId required = s.id("valve.required_position");
    const auto valves = functionOf(s, at, t);
    const auto word = FactView{s, at, nullptr}.word(required);
    if (!word)
        (void)FactView{s, at, t}.word(required);
    if (!valves || !word || (*word != u"open" && *word != u"closed"))
        return Measured::unknown();
    const auto arranged = arrangementOf(s, at, *valves, t);
    if (!arranged)
        return Measured::unknown();
    const bool closed = *word == u"closed";
    const bool anyDoes = *arranged == Arranged::Alone || (*arranged == Arranged::Series) == closed;
    qint64 n = 0;
    bool known = true;
    for (const quint32 row : *valves) {
        const auto does = reaches(s, row, closed, t);
        if (!anyDoes && does == false)
            return Measured::known(qint64{0});
        known = known && does;
        n += does == true ? 1 : 0;
    }
    if (!known)
        return Measured::unknown();
    return Measured::known(anyDoes ? n : qint64{1});
}

// --- what the valves of a function share (VR-15) ---

// Whether another valve of the function has one of the things of this one; nullopt where somebody has not said which.
template <class Things>
Measured shares(const FactSheet& s, Subject at, Trace* t, Things&& things)
{
    const auto valves = functionOf(s, at, t);
    if (!valves)
        return Measured::unknown();
    const std::optional<std::set<QString>> own = things(at.row, t);
    if (own && own->empty())
        return Measured::known(false);
    std::optional<bool> any = false;
    for (const quint32 row : *valves) {
        if (row == at.row || any == true)
            continue;
        const std::optional<std::set<QString>> other = things(row, t);
        if (other && other->empty())
            continue;
        any =
            either(any,
                   own && other ? std::optional(std::any_of(own->begin(), own->end(), [&](const QString& x) { return other->contains(x); }))
                                : std::nullopt);
    }
    return truth(any);
}

// The text of a fact; none where the valve has no such part.
std::optional<std::set<QString>> named(const FactSheet& s, quint32 row, FactId fact, Trace* t)
{
    const auto text = textOf(s, valveAt(row), fact, t);
    return text ? std::optional(std::set<QString>{*text}) : std::nullopt;
}

Measured sharesCircuit(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId drawn = s.id("valve.power_supply");
    return shares(s, at, t, [&](quint32 row, Trace* trace) -> std::optional<std::set<QString>> {
        std::set<QString> out;
        const QString& id = s.project().valves[row].id.text();
        for (const auto& circuit : s.project().circuits)
            if (circuit->feeds
                && std::any_of(circuit->feeds->begin(), circuit->feeds->end(), [&](const PartRef& r) { return r.entity == id; }))
                out.insert(circuit->id.text());
        if (!out.empty())
            return out;
        FactView{s, valveAt(row), trace}.missing(drawn);
        return std::nullopt;
    });
}

Measured sharesSolenoid(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId tag = s.id("solenoid.tag");
    return shares(s, at, t, [&](quint32 row, Trace* trace) -> std::optional<std::set<QString>> {
        const ValveParts parts = valvePartsOf(s, row);
        // A solenoid body is its own coil.
        if (parts.solenoid == Fitted::No || familyOf(parts) == ValveFamily::SolenoidValve)
            return std::set<QString>();
        return named(s, row, tag, trace);
    });
}

bool isPneumatic(const ValveParts& parts)
{
    const auto family = familyOf(parts);
    return !family || *family == ValveFamily::SpringPneumatic || *family == ValveFamily::Springless;
}

Measured sharesRegulator(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId regulator = s.id("accessory.air_regulator");
    return shares(s, at, t, [&](quint32 row, Trace* trace) -> std::optional<std::set<QString>> {
        return isPneumatic(valvePartsOf(s, row)) ? named(s, row, regulator, trace) : std::set<QString>();
    });
}

Measured sharesOutput(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId output = s.id("valve.logic_output");
    return shares(s, at, t, [&](quint32 row, Trace* trace) { return named(s, row, output, trace); });
}

// --- tag, air, backup ---

// The letters before the number of the tag, in capitals (A9).
Measured tagLetters(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId tag = s.id("valve.tag_text");
    const auto& text = s.project().valves[at.row].tag;
    QString letters;
    for (const QChar c : text.value_or(QString()).trimmed()) {
        if (!c.isLetter())
            break;
        letters += c.toUpper();
    }
    return letters.isEmpty() ? waitsFor(at, t, tag) : Measured::known(letters);
}

// A position that only air keeps: no spring, air locked in, or a positioner that sends air when it has lost its power or signal (VR-24).
Measured needsAir(const FactSheet& s, Subject at, Trace* t)
{
    const ValveParts parts = valvePartsOf(s, at.row);
    const auto family = familyOf(parts);
    if (!family) {
        if (t)
            for (const Missing& m : missingOf(s, at.row, maskOf(ValveInput::ActuatorKind)))
                t->missing.push_back(m);
        return Measured::unknown();
    }
    if (*family == ValveFamily::Springless)
        return Measured::known(true);
    if (*family != ValveFamily::SpringPneumatic)
        return Measured::known(false);
    const auto supplies = [&](ValveInput input) { return parts[input] == static_cast<qint64>(PositionerLoss::Supply); };
    return Measured::known(parts[ValveInput::Lockup] == 1 || parts[ValveInput::TripMode] == static_cast<qint64>(TripMode::Lock)
                           || supplies(ValveInput::PositionerOnPowerLoss) || supplies(ValveInput::PositionerOnSignalLoss));
}

const AirSupply* airOf(const FactSheet& s, Subject at, int* row)
{
    const auto& air = s.project().valves[at.row].air;
    const size_t found = air ? s.project().airSupplies.indexOf(*air) : s.project().airSupplies.size();
    *row = static_cast<int>(found);
    return found < s.project().airSupplies.size() ? &s.project().airSupplies[found] : nullptr;
}

Measured airHoldUp(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId drawn = s.id("valve.air_supply");
    int row = -1;
    if (!airOf(s, at, &row))
        return waitsFor(at, t, drawn);
    const AirPower air = power::airPower(s.project(), row);
    if (air.holdUpMin)
        return Measured::known(Quantity{Dim::Time, static_cast<qint64>(std::llround(std::min(*air.holdUpMin, 1e6) * 60e6))});
    if (t)
        for (const MissingInput& m : air.missing)
            if (const auto fact = s.facts().find(m.fact))
                t->missing.push_back({*fact, {S::AirSupply, static_cast<quint32>(row), 0}, m.why});
    return Measured::unknown();
}

Measured airNeededFor(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId drawn = s.id("valve.air_supply");
    static const FactId needed = s.id("air.required_hold_min");
    int row = -1;
    if (!airOf(s, at, &row))
        return waitsFor(at, t, drawn);
    const auto n = FactView{s, {S::AirSupply, static_cast<quint32>(row), 0}, t}.number(needed);
    return n ? Measured::known(Quantity{Dim::Time, *n}) : Measured::unknown();
}

// How long a backed-up supply keeps the valve in service: the shortest of its supplies.
Measured backupMinutes(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId drawn = s.id("valve.power_supply");
    static const FactId runtime = s.id("psu.runtime_min");
    const auto supplies = suppliesFeeding(s, at);
    if (!supplies)
        return waitsFor(at, t, drawn);
    std::optional<qint64> least;
    for (const Subject& supply : *supplies) {
        const auto n = FactView{s, supply, t}.number(runtime);
        if (!n)
            return Measured::unknown();
        least = std::min(least.value_or(*n), *n);
    }
    return Measured::known(Quantity{Dim::Time, *least});
}

// Whether people leave through a door with an inflatable seal beside the room that the valve serves.
Measured sealOnEgress(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId served = s.id("valve.room_served");
    static const FactId door = s.id("valve.sealed_door");
    static const FactId egress = s.id("door.egress_side");
    const Project& p = s.project();
    const auto& to = p.valves[at.row].to;
    const size_t room = to ? p.rooms.indexOf(*to) : p.rooms.size();
    if (room >= p.rooms.size())
        return waitsFor(at, t, served);
    std::optional<bool> any = false;
    bool found = false;
    for (size_t row = 0; row < p.openings.size(); ++row) {
        const PlanIndex::OpeningEntry& entry = s.index().opening(row);
        if (!entry.set || !entry.set->items || (entry.roomA != static_cast<int>(room) && entry.roomB != static_cast<int>(room)))
            continue;
        const auto& items = *entry.set->items;
        if (std::none_of(items.begin(), items.end(), [](const HardwareItem& i) { return i.kind == u"inflatable_seal"; }))
            continue;
        found = true;
        const auto side = FactView{s, {S::Opening, static_cast<quint32>(row), 0}, t}.word(egress);
        any = either(any, side ? std::optional(*side != u"none") : std::nullopt);
    }
    return found ? truth(any) : waitsFor(at, t, door);
}

constexpr F Bool = F::Bool;

constexpr MeasuredRow rows[] = {
    {"valve.function_size", S::Valve, F::Int, "", "", P, K::Design, "the number of valves of the safety function", &functionSize},
    {"valve.function_valves", S::Valve, F::Int, "", "", P, K::Design, "the number of valves of which any one alone is enough",
     &functionValves},
    {"valve.shares_circuit", S::Valve, Bool, "", "", E, K::Design, "whether valves of the function share a circuit", &sharesCircuit},
    {"valve.shares_solenoid", S::Valve, Bool, "", "", P, K::Design, "whether valves of the function share a solenoid", &sharesSolenoid},
    {"valve.shares_regulator", S::Valve, Bool, "", "", P, K::Design, "whether valves of the function share an air filter regulator",
     &sharesRegulator},
    {"valve.shares_output", S::Valve, Bool, "", "", P, K::Design, "whether valves of the function share a logic output", &sharesOutput},
    {"valve.tag_text", S::Valve, Bool, "", "", P, K::Design, "the tag of the valve", nullptr},
    {"valve.tag_letters", S::Valve, F::Text, "", "", P, K::Design, "the letters of the tag", &tagLetters},
    {"valve.needs_air", S::Valve, Bool, "", "", Ask::ValveSupplier, K::Product, "whether only air keeps the wanted position", &needsAir},
    {"valve.air_holdup_min", S::Valve, F::Quantity, "min", "", P, K::Design, "the hold-up time of the air receiver", &airHoldUp},
    {"valve.air_required_min", S::Valve, F::Quantity, "min", "", P, K::Design, "the hold-up time needed", &airNeededFor},
    {"valve.backup_min", S::Valve, F::Quantity, "min", "", E, K::Design, "how long backup power keeps the valve in service",
     &backupMinutes},
    {"valve.sealed_door", S::Valve, Bool, "", "", Ask::HardwareConsultant, K::Design, "the door with the inflatable seal", nullptr},
    {"valve.seal_on_egress", S::Valve, Bool, "", "", P, K::Design, "whether people leave through the sealed door", &sealOnEgress},
};

} // namespace

namespace tables {
const std::span<const MeasuredRow> valveFunctionMeasures = rows;
} // namespace tables

} // namespace sp
