// SPDX-License-Identifier: GPL-3.0-or-later
// What the derivation of a valve comes to, as facts (valve-and-power-rules.md A4 to A8).
#include "core/facts/measure.h"
#include "core/failure/valve_reading.h"

namespace sp {

namespace {

constexpr FieldType Bool = FieldType::Bool;
using S = SubjectKind;
using K = KnownFrom;
constexpr Ask V = Ask::ValveSupplier;
constexpr Ask P = Ask::ProcessEngineer;
constexpr const char* positions =
    "open|closed|last|last_drifts_open|last_drifts_closed|open_drifts_closed|closed_drifts_open|indeterminate|follows|na";

Word positionWord(const Outcome& o)
{
    const bool toOpen = o.drift == Pos::Open;
    switch (o.pos) {
    case Pos::Open: return {static_cast<quint16>(o.drift ? 5 : 0)};
    case Pos::Closed: return {static_cast<quint16>(o.drift ? 6 : 1)};
    case Pos::Last: return {static_cast<quint16>(!o.drift ? 2 : toOpen ? 3 : 4)};
    case Pos::Indeterminate: return {7};
    case Pos::Follows: return {8};
    case Pos::Na: break;
    }
    return {9};
}

ValveAnalysis analysisOf(const FactSheet& s, Subject at)
{
    return ValveAnalysis(valvePartsOf(s, at.row));
}

Measured unknownFor(const FactSheet& s, Subject at, Trace* t, InputMask inputs)
{
    if (t)
        for (const Missing& m : missingOf(s, at.row, inputs))
            t->missing.push_back(m);
    return Measured::unknown();
}

template <class T, class F>
Measured known(const FactSheet& s, Subject at, Trace* t, const Judged<T>& judged, F&& value)
{
    const auto certain = judged.certain();
    return certain ? Measured::known(value(*certain)) : unknownFor(s, at, t, judged.missing);
}

// An answer of all cases of a valve; where the actuator is not known, that is what is missing.
template <class F>
Measured judge(const FactSheet& s, Subject at, Trace* t, F&& f)
{
    const ValveAnalysis a = analysisOf(s, at);
    if (!a.family())
        return unknownFor(s, at, t, maskOf(ValveInput::ActuatorKind));
    return known(s, at, t, a.behaviour().judge([&](const ValveBehaviour& b) { return f(a, b); }), [](const auto& v) { return Value(v); });
}

template <Outcome ValveBehaviour::*Event>
Measured event(const FactSheet& s, Subject at, Trace* t)
{
    const ValveAnalysis a = analysisOf(s, at);
    if (!a.family())
        return unknownFor(s, at, t, maskOf(ValveInput::ActuatorKind));
    return known(s, at, t, a.behaviour().judge([](const ValveBehaviour& b) { return b.*Event; }),
                 [](const Outcome& o) { return Value(positionWord(o)); });
}

Measured actuated(const FactSheet& s, Subject at, Trace* t)
{
    const auto family = analysisOf(s, at).family();
    return family ? Measured::known(*family != ValveFamily::NoUtility) : unknownFor(s, at, t, maskOf(ValveInput::ActuatorKind));
}

Measured hasPositioner(const FactSheet& s, Subject at, Trace* t)
{
    const ValveAnalysis a = analysisOf(s, at);
    if (!a.family())
        return unknownFor(s, at, t, maskOf(ValveInput::ActuatorKind));
    return Measured::known(a.hasPositioner());
}

Measured derivedLabel(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId self = s.id("valve.derived_label");
    const ValveAnalysis a = analysisOf(s, at);
    if (!a.family())
        return unknownFor(s, at, t, maskOf(ValveInput::ActuatorKind));
    // The label alone counts: a drift that it does not show may stay unknown.
    const auto label = [&](const ValveBehaviour& b) { return labelOf(a.motive(b), s.project().settings.isaLabels); };
    return known(s, at, t, a.behaviour().judge(label),
                 [&](const QString& text) { return Value(wordValue(s, self, text.isEmpty() ? QStringView(u"none") : QStringView(text))); });
}

Measured labelAgreesWithParts(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId declared = s.id("valve.fail_position");
    const auto label = FactView{s, at, t}.word(declared);
    if (!label || *label == u"unknown")
        return Measured::unknown();
    return judge(s, at, t, [&](const ValveAnalysis& a, const ValveBehaviour& b) {
        const Outcome motive = a.motive(b);
        return motive.pos == Pos::Na || labelAgrees(*label, motive, s.project().settings.isaLabels);
    });
}

Measured failChain(const FactSheet& s, Subject at, Trace*)
{
    const QStringList chain = analysisOf(s, at).because();
    return chain.isEmpty() ? Measured::known(QStringLiteral("The parts of the valve do not tell what it does"))
                           : Measured::known(chain.join(QStringLiteral("; ")));
}

// --- wanted and found ---

std::optional<bool> tableSays(const FactSheet& s, Subject at, Trace* t, const char* id)
{
    const CodeTable* table = s.tables().find(QLatin1String(id));
    const Fact f = table ? s.lookUp(*table, at, t) : Fact{};
    return f.known ? std::optional(std::get<bool>(f.value)) : std::nullopt;
}

// Both phases of a blackout count (A8).
std::optional<bool> meetsAll(const ValveBehaviour& b, const Wanted& wanted, bool signalCounts)
{
    std::optional<bool> all = true;
    for (const Outcome& o : {b.air, b.power, signalCounts ? b.signal : Outcome{}, b.blackoutFirst, b.blackout})
        all = both(all, meets(wanted, o));
    return all;
}

template <WantedPosition Position, bool SignalCounts>
Measured ends(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId safety = s.id("valve.safety_service");
    const auto isSafety = FactView{s, at, t}.flag(safety);
    if (!isSafety)
        return Measured::unknown();
    return judge(s, at, t, [&](const ValveAnalysis&, const ValveBehaviour& b) {
        return meetsAll(b, {Position, *isSafety, {}}, SignalCounts).value_or(false);
    });
}

Measured processCooled(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId hazard = s.id("space.hazard");
    static const auto words = s.facts()[hazard].words;
    const Fact f = s.value(at, hazard, t);
    if (!f.known)
        return Measured::unknown();
    const quint64 wanted = quint64{1} << *wordIndex(words.constData(), u"data") | quint64{1} << *wordIndex(words.constData(), u"animal");
    return Measured::known((std::get<WordSet>(f.value).bits & wanted) != 0);
}

Measured servicePosition(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId self = s.id("valve.service_position");
    static const FactId service = s.id("valve.service");
    static const FactId cooled = s.id("valve.process_cooled");
    const FactView v{s, at, t};
    const auto word = v.word(service);
    if (!word)
        return Measured::unknown();
    if (*word == u"chilled_water_coil") {
        const auto process = v.flag(cooled);
        return process ? Measured::known(wordValue(s, self, *process ? u"open" : u"closed")) : Measured::unknown();
    }
    const auto closed = tableSays(s, at, t, "valve-closes");
    const auto open = tableSays(s, at, t, "valve-opens");
    if (!closed || !open)
        return Measured::unknown();
    return Measured::known(wordValue(s, self, *closed ? u"closed" : *open ? u"open" : u"none"));
}

// What the service wants leads; the hazard review says it for services that leave it open.
Measured requiredWord(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId self = s.id("valve.required_position");
    static const FactId byService = s.id("valve.service_position");
    static const FactId review = s.id("valve.safe_state");
    const auto service = FactView{s, at, t}.word(byService);
    if (service && *service != u"none")
        return Measured::known(wordValue(s, self, *service));
    const auto wanted = FactView{s, at, nullptr}.word(review);
    if (wanted && *wanted != u"unset")
        return service ? Measured::known(wordValue(s, self, *wanted)) : Measured::unknown();
    return service ? Measured::known(wordValue(s, self, u"none")) : Measured::unknown();
}

std::optional<bool> holdIsProven(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId needed = s.id("valve.required_hold_min");
    static const FactId tested = s.id("valve.tested_hold_min");
    const auto need = FactView{s, at, t}.number(needed);
    // No test means no time that anybody could count on (A8).
    const qint64 has = FactView{s, at, nullptr}.number(tested).value_or(0);
    return need ? std::optional(has >= *need) : std::nullopt;
}

Measured holdProven(const FactSheet& s, Subject at, Trace* t)
{
    return truth(holdIsProven(s, at, t));
}

Measured meetsSafeState(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId review = s.id("valve.safe_state");
    static const FactId safety = s.id("valve.safety_service");
    const FactView v{s, at, t};
    const auto word = v.word(review);
    const auto isSafety = v.flag(safety);
    const auto motive = tableSays(s, at, t, "valve-motive-events");
    if (!word || *word == u"unset" || !isSafety || !motive)
        return Measured::unknown();
    Wanted wanted{*word == u"open"         ? WantedPosition::Open
                      : *word == u"closed" ? WantedPosition::Closed
                                           : WantedPosition::Hold,
                  *isSafety, holdIsProven(s, at, nullptr)};
    const ValveAnalysis a = analysisOf(s, at);
    if (!a.family())
        return unknownFor(s, at, t, maskOf(ValveInput::ActuatorKind));
    const auto judged = a.behaviour().judge([&](const ValveBehaviour& b) { return meetsAll(b, wanted, !*motive); });
    const auto certain = judged.certain();
    if (!certain)
        return unknownFor(s, at, t, judged.missing);
    if (!*certain)
        (void)holdIsProven(s, at, t);
    return truth(*certain);
}

// --- what the rules ask of the parts ---

// Outcomes that differ though each is an answer (A8, VF-03); what a utility does not touch says nothing.
Measured splits(const FactSheet& s, Subject at, Trace* t)
{
    return judge(s, at, t, [](const ValveAnalysis&, const ValveBehaviour& b) {
        std::optional<Outcome> first;
        for (const Outcome& o : {b.air, b.power, b.signal}) {
            if (o.pos == Pos::Na)
                continue;
            if (first && *first != o)
                return true;
            first = o;
        }
        return false;
    });
}

Measured undetermined(const FactSheet& s, Subject at, Trace* t)
{
    return judge(s, at, t, [](const ValveAnalysis&, const ValveBehaviour& b) {
        for (const Outcome& o : {b.air, b.power, b.signal, b.hydraulic, b.blackoutFirst, b.blackout})
            if (o.pos == Pos::Indeterminate)
                return true;
        return false;
    });
}

Measured trappedAir(const FactSheet& s, Subject at, Trace* t)
{
    return judge(s, at, t, [](const ValveAnalysis&, const ValveBehaviour& b) {
        for (const Outcome& o : {b.air, b.power, b.signal, b.blackoutFirst, b.blackout})
            if (o.pos == Pos::Last && o.drift)
                return true;
        return false;
    });
}

Measured twoPhases(const FactSheet& s, Subject at, Trace* t)
{
    return judge(s, at, t, [](const ValveAnalysis&, const ValveBehaviour& b) {
        return b.blackoutFirst.pos != Pos::Na && b.blackoutFirst != b.blackout;
    });
}

Measured independentTrip(const FactSheet& s, Subject at, Trace* t)
{
    const auto trips = analysisOf(s, at).independentTrip();
    return trips ? Measured::known(*trips) : unknownFor(s, at, t, maskOf(ValveInput::Deenergized));
}

Measured needsPower(const FactSheet& s, Subject at, Trace* t)
{
    return known(s, at, t, analysisOf(s, at).needsPowerToTrip(), [](bool b) { return Value(b); });
}

constexpr FieldType W = FieldType::Word;
constexpr const char* labels = "FO|FC|FIP|FL|FL/DO|FL/DC|FI|none";

constexpr MeasuredRow rows[] = {
    {"valve.on_air_loss", S::Valve, W, "", positions, V, K::Product, "the valve on loss of air", &event<&ValveBehaviour::air>},
    {"valve.on_power_loss", S::Valve, W, "", positions, V, K::Product, "the valve on loss of power", &event<&ValveBehaviour::power>},
    {"valve.on_signal_loss", S::Valve, W, "", positions, V, K::Product, "the valve on loss of the signal", &event<&ValveBehaviour::signal>},
    {"valve.on_hydraulic_loss", S::Valve, W, "", positions, V, K::Product, "the valve on loss of hydraulic pressure",
     &event<&ValveBehaviour::hydraulic>},
    {"valve.on_feedback_loss", S::Valve, W, "", positions, V, K::Product, "the valve on loss of the feedback",
     &event<&ValveBehaviour::feedback>},
    {"valve.on_blackout_first", S::Valve, W, "", positions, V, K::Product, "the valve in a blackout while the air lasts",
     &event<&ValveBehaviour::blackoutFirst>},
    {"valve.on_blackout", S::Valve, W, "", positions, V, K::Product, "the valve at the end of a blackout",
     &event<&ValveBehaviour::blackout>},
    {"valve.fail_chain", S::Valve, FieldType::Text, "", "", V, K::Product, "how the fail position comes about", &failChain},
    {"valve.derived_label", S::Valve, W, "", labels, V, K::Product, "the fail position by the parts", &derivedLabel},
    {"valve.label_agrees", S::Valve, Bool, "", "", V, K::Product, "whether the declared fail position is that of the parts",
     &labelAgreesWithParts},
    {"valve.actuated", S::Valve, Bool, "", "", V, K::Product, "whether the valve has an actuator", &actuated},
    {"valve.has_positioner", S::Valve, Bool, "", "", V, K::Product, "whether the valve has a positioner", &hasPositioner},
    {"valve.closes_on_all", S::Valve, Bool, "", "", V, K::Product, "whether the valve closes whatever is lost",
     &ends<WantedPosition::Closed, true>},
    {"valve.closes_on_motive", S::Valve, Bool, "", "", V, K::Product, "whether the valve closes without air or power",
     &ends<WantedPosition::Closed, false>},
    {"valve.opens_on_all", S::Valve, Bool, "", "", V, K::Product, "whether the valve opens whatever is lost",
     &ends<WantedPosition::Open, true>},
    {"valve.opens_on_motive", S::Valve, Bool, "", "", V, K::Product, "whether the valve opens without air or power",
     &ends<WantedPosition::Open, false>},
    {"valve.process_cooled", S::Valve, Bool, "", "", P, K::Design, "whether the room needs cooling for its animals or computers",
     &processCooled},
    {"valve.service_position", S::Valve, W, "", "none|open|closed", P, K::Design, "the position that the service wants", &servicePosition},
    {"valve.required_position", S::Valve, W, "", "none|open|closed|hold", P, K::Design, "the position wanted on failure", &requiredWord},
    {"valve.hold_proven", S::Valve, Bool, "", "", V, K::Site, "whether a tested hold time covers the need", &holdProven},
    {"valve.meets_safe_state", S::Valve, Bool, "", "", V, K::Product, "whether the valve does what the hazard review wants",
     &meetsSafeState},
    {"valve.splits", S::Valve, Bool, "", "", V, K::Product, "whether losses lead to different positions", &splits},
    {"valve.undetermined", S::Valve, Bool, "", "", V, K::Product, "whether a loss leaves the position open", &undetermined},
    {"valve.trapped_air", S::Valve, Bool, "", "", V, K::Product, "whether trapped air holds the valve", &trappedAir},
    {"valve.blackout_two_phases", S::Valve, Bool, "", "", V, K::Product, "whether a blackout has another position first", &twoPhases},
    {"valve.independent_trip", S::Valve, Bool, "", "", V, K::Product, "whether a trip solenoid works beside the positioner",
     &independentTrip},
    {"valve.needs_power_to_trip", S::Valve, Bool, "", "", V, K::Product, "whether the valve needs power to trip", &needsPower},
};

} // namespace

namespace tables {
const std::span<const MeasuredRow> valveMeasures = rows;
} // namespace tables

} // namespace sp
