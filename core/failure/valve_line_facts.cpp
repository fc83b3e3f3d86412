// SPDX-License-Identifier: GPL-3.0-or-later
// What a valve's line has from its source to its room: shutoffs, excess flow, the hazard of the gas (valve-and-power-rules.md B3).
#include "core/facts/measure.h"
#include "core/failure/gas_lines.h"

namespace sp {

namespace {

using S = SubjectKind;
using K = KnownFrom;
using F = FieldType;
constexpr Ask P = Ask::ProcessEngineer;

Subject valveAt(quint32 row)
{
    return {S::Valve, row, 0};
}

Measured hazardousSupply(const FactSheet& s, Subject at, Trace* t)
{
    const CodeTable* table = s.tables().find(QStringLiteral("hazardous-supply"));
    if (!table)
        return Measured::unknown(Why::BadData);
    const Fact f = s.lookUp(*table, at, t);
    return f.known ? Measured::known(f.value) : Measured::unknown(f.why);
}

std::optional<bool> isHazardous(const FactSheet& s, quint32 valve, Trace* t)
{
    static const FactId hazardous = s.id("valve.hazardous_supply");
    return FactView{s, valveAt(valve), t}.flag(hazardous);
}

// A valve whose service is to carry a hazardous material has a source, drawn or not.
Measured piped(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId source = s.id("valve.source");
    if (sourceOf(s.project(), at.row))
        return Measured::known(true);
    const auto hazardous = isHazardous(s, at.row, t);
    return hazardous == true ? waitsFor(at, t, source) : truth(hazardous);
}

// Told by the rooms where source and room served are two; else somebody has to say it.
Measured lineEnd(const FactSheet& s, Subject at, Trace*)
{
    static const FactId self = s.id("valve.line_end");
    const Valve& valve = s.project().valves[at.row];
    const Source* source = sourceOf(s.project(), at.row);
    if (!source || !source->room || !valve.room || source->room == valve.to)
        return Measured::silent();
    if (valve.room == source->room)
        return Measured::known(wordValue(s, self, u"source"));
    return valve.to && valve.room == valve.to ? Measured::known(wordValue(s, self, u"point_of_use")) : Measured::silent();
}

// The valve of a line that answers for all of it: the one at the source, where there is one. A valve in the common pipe leaves that to the
// lines that go out from it.
Measured lineHead(const FactSheet& s, Subject at, Trace*)
{
    const Valve& own = s.project().valves[at.row];
    if (!own.from)
        return Measured::known(true);
    const auto hazardous = isHazardous(s, at.row, nullptr);
    const auto atSource = [&](quint32 row) { return isAtEnd(s, row, u"source", nullptr) == true; };
    for (const quint32 row : valvesFrom(s, *own.from)) {
        const Valve& other = s.project().valves[row];
        if (row == at.row || isHazardous(s, row, nullptr) != hazardous)
            continue;
        if (!own.to && other.to)
            return Measured::known(false);
        if (own.to && other.to == own.to && !atSource(at.row) && atSource(row))
            return Measured::known(false);
    }
    return Measured::known(true);
}

// Some valve of the line, by a test that may not be known.
template <class Test>
Measured someOfLine(const FactSheet& s, Subject at, Trace* t, Test&& test)
{
    static const FactId source = s.id("valve.source");
    if (!s.project().valves[at.row].from)
        return waitsFor(at, t, source);
    std::optional<bool> any = false;
    for (const quint32 row : lineOf(s, at.row))
        if (any != true)
            any = either(any, test(row));
    return truth(any);
}

Measured shutoffAt(const FactSheet& s, Subject at, Trace* t, QStringView end)
{
    return someOfLine(s, at, t, [&](quint32 row) -> std::optional<bool> {
        const auto shuts = isShutoff(s, row, nullptr);
        const auto there = isAtEnd(s, row, end, nullptr);
        if (shuts == false || there == false)
            return false;
        return both(there ? there : isAtEnd(s, row, end, t), shuts ? shuts : isShutoff(s, row, t));
    });
}

Measured shutoffAtUse(const FactSheet& s, Subject at, Trace* t)
{
    return shutoffAt(s, at, t, u"point_of_use");
}

Measured shutoffAtSource(const FactSheet& s, Subject at, Trace* t)
{
    return shutoffAt(s, at, t, u"source");
}

Measured failSafeAtSource(const FactSheet& s, Subject at, Trace* t)
{
    return someOfLine(s, at, t, [&](quint32 row) -> std::optional<bool> {
        const auto there = isAtEnd(s, row, u"source", t);
        return there == false ? there : both(there, isFailSafe(s, row, t));
    });
}

std::optional<bool> isBody(const FactSheet& s, quint32 row, QStringView kind, Trace* t)
{
    static const FactId body = s.id("body.kind");
    const auto word = FactView{s, valveAt(row), t}.word(body);
    return word ? std::optional(*word == kind) : std::nullopt;
}

Measured excessFlow(const FactSheet& s, Subject at, Trace* t)
{
    return someOfLine(s, at, t, [&](quint32 row) { return isBody(s, row, u"excess_flow", t); });
}

Measured excessFlowAtSource(const FactSheet& s, Subject at, Trace* t)
{
    return someOfLine(s, at, t, [&](quint32 row) -> std::optional<bool> {
        const auto excess = isBody(s, row, u"excess_flow", t);
        return excess == false ? excess : both(excess, isAtEnd(s, row, u"source", t));
    });
}

Measured checkInLine(const FactSheet& s, Subject at, Trace* t)
{
    return someOfLine(s, at, t, [&](quint32 row) { return isBody(s, row, u"check", t); });
}

// A source for the purge alone: whatever it feeds is purge (VR-21).
Measured dedicatedSource(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId source = s.id("valve.source");
    static const FactId service = s.id("valve.service");
    const auto& from = s.project().valves[at.row].from;
    if (!from)
        return waitsFor(at, t, source);
    std::optional<bool> all = true;
    for (const quint32 row : valvesFrom(s, *from)) {
        if (isBody(s, row, u"check", nullptr) == true)
            continue;
        const auto word = FactView{s, valveAt(row), t}.word(service);
        all = both(all, word ? std::optional(*word == u"inert_purge") : std::nullopt);
    }
    return truth(all);
}

// --- what the source says ---

// A fact of the source, as one of the valve.
template <const char* const& Name>
Measured ofSource(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId from = s.id("valve.source");
    static const FieldId id = field(Name);
    const Source* source = sourceOf(s.project(), at.row);
    if (!source)
        return waitsFor(at, t, from);
    const Value* has = source->facts.find(id);
    if (t)
        t->from = source->id.text() + u'.' + QLatin1String(fieldOf(id).key);
    return has ? Measured::known(*has) : Measured::unknown();
}

constexpr const char* gasField = "source.gas";
constexpr const char* healthField = "source.health";
constexpr const char* flammabilityField = "source.flammability";
constexpr const char* instabilityField = "source.instability";
constexpr const char* treatmentField = "source.treatment_exception";

// A single cylinder on no manifold whose own valve serves (VR-04).
Measured singleCylinder(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId from = s.id("valve.source");
    static const FieldId manifolded = field("source.manifolded");
    static const FieldId cylinders = field("source.cylinders");
    static const FieldId ownValve = field("source.own_valve");
    const Source* source = sourceOf(s.project(), at.row);
    if (!source)
        return waitsFor(at, t, from);
    const auto joined = source->facts.flag(manifolded);
    const auto count = source->facts.integer(cylinders);
    return truth(both(both(joined ? std::optional(!*joined) : std::nullopt, count ? std::optional(*count == 1) : std::nullopt),
                      source->facts.flag(ownValve)));
}

Measured pipePressure(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId own = s.id("valve.line_pressure_psig");
    static const FieldId ofLine = field("source.line_pressure_psig");
    if (const auto n = FactView{s, at, nullptr}.number(own))
        return Measured::known(Quantity{Dim::Pressure, *n});
    const Source* source = sourceOf(s.project(), at.row);
    const Value* has = source ? source->facts.find(ofLine) : nullptr;
    return has ? Measured::known(*has) : waitsFor(at, t, own);
}

Measured onPlan(const FactSheet& s, Subject at, Trace*)
{
    return Measured::known(s.project().valves[at.row].at.has_value());
}

constexpr F Bool = F::Bool;
constexpr const char* gases = "toxic|flammable|pyrophoric|corrosive|oxidizer|inert|cryogen|co2|fuel|hazardous_liquid|other";

constexpr MeasuredRow rows[] = {
    {"valve.hazardous_supply", S::Valve, Bool, "", "", P, K::Design, "whether the valve is in the supply of a hazardous material",
     &hazardousSupply},
    {"valve.piped", S::Valve, Bool, "", "", P, K::Design, "whether the valve is in a line from a source", &piped},
    {"valve.line_end", S::Valve, F::Word, "", "", P, K::Design, "", &lineEnd},
    {"valve.line_head", S::Valve, Bool, "", "", P, K::Design, "whether the valve answers for its line", &lineHead},
    {"valve.shutoff_at_use", S::Valve, Bool, "", "", P, K::Design, "whether the line has a shutoff at the point of use", &shutoffAtUse},
    {"valve.shutoff_at_source", S::Valve, Bool, "", "", P, K::Design, "whether the line has a shutoff at the source", &shutoffAtSource},
    {"valve.fail_safe_at_source", S::Valve, Bool, "", "", P, K::Design, "whether a valve at the source closes by itself",
     &failSafeAtSource},
    {"valve.excess_flow", S::Valve, Bool, "", "", P, K::Design, "whether the line has excess flow control", &excessFlow},
    {"valve.excess_flow_at_source", S::Valve, Bool, "", "", P, K::Design, "whether the excess flow control is at the source",
     &excessFlowAtSource},
    {"valve.check_in_line", S::Valve, Bool, "", "", P, K::Design, "whether the line has a check valve", &checkInLine},
    {"valve.dedicated_source", S::Valve, Bool, "", "", P, K::Design, "whether the source serves purges alone", &dedicatedSource},
    {"valve.source_gas", S::Valve, F::Word, "", gases, P, K::Design, "the gas of the source", &ofSource<gasField>},
    {"valve.source_health", S::Valve, F::Int, "", "", P, K::Product, "the NFPA 704 health number of the source", &ofSource<healthField>},
    {"valve.source_flammability", S::Valve, F::Int, "", "", P, K::Product, "the NFPA 704 flammability number of the source",
     &ofSource<flammabilityField>},
    {"valve.source_instability", S::Valve, F::Int, "", "", P, K::Product, "the NFPA 704 instability number of the source",
     &ofSource<instabilityField>},
    {"valve.treatment_exception", S::Valve, Bool, "", "", P, K::Design, "whether the gas relies on the exception from a treatment system",
     &ofSource<treatmentField>},
    {"valve.single_cylinder", S::Valve, Bool, "", "", P, K::Design,
     "whether the source is a single cylinder on no manifold whose own valve serves", &singleCylinder},
    {"valve.on_plan", S::Valve, Bool, "", "", P, K::Design, "whether the valve has a place on the plan", &onPlan},
    {"valve.pipe_pressure_psig", S::Valve, F::Quantity, "psig", "", P, K::Design, "the pressure in the line", &pipePressure},
};

} // namespace

namespace tables {
const std::span<const MeasuredRow> valveLineMeasures = rows;
} // namespace tables

} // namespace sp
