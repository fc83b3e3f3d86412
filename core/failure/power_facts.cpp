// SPDX-License-Identifier: GPL-3.0-or-later
// What a supply's loads and batteries come to, as facts (valve-and-power-rules.md D2, D4), and how the fire alarm acts on an opening's locks.
#include "core/failure/measured_missing.h"

#include <cmath>

namespace sp {

namespace {

using S = SubjectKind;
using F = FieldType;
constexpr Ask E = Ask::Electrical;
constexpr Ask P = Ask::FireProtection;
constexpr KnownFrom D = KnownFrom::Design;
constexpr double longestMin = 1e6; // of a bank that nothing drains

// Inputs that the catalogue of facts knows, as what the fact waits for.
Measured waits(const FactSheet& s, Subject at, Trace* t, const SupplyPower& supply)
{
    Why why = Why::NoData;
    for (const MissingInput& m : supply.missing) {
        if (m.why == Why::BadData)
            why = Why::BadData;
        if (t)
            if (const auto fact = s.facts().find(m.fact))
                t->missing.push_back({*fact, at, m.why});
    }
    return Measured::unknown(why);
}

Value minutes(double m)
{
    return Quantity{Dim::Time, static_cast<qint64>(std::llround(std::min(m, longestMin) * 60e6))};
}

// On battery at the end of its life, or on the UPS as stated.
Measured runtime(const FactSheet& s, Subject at, Trace* t)
{
    const SupplyPower& supply = *power::suppliedBy(s, at.row);
    const auto hours = supply.hours(BatteryAge::EndOfLife);
    return hours ? Measured::known(minutes(*hours * 60)) : waits(s, at, t, supply);
}

// What batteries and wiring give counts before what is stated (design.md "One truth"); power.battery-capacity compares the two.
Measured standby(const FactSheet& s, Subject at, Trace* t)
{
    static const FieldId own = field("psu.standby_min");
    const bool stated = s.project().supplies[at.row].facts.find(own);
    const Measured computed = runtime(s, at, stated ? nullptr : t);
    return stated && (computed.state != Measured::State::Known || power::suppliedBy(s, at.row)->backup == Backup::Ups) ? Measured::silent()
                                                                                                                       : computed;
}

Measured statedStandby(const FactSheet& s, Subject at, Trace* t)
{
    static const FieldId own = field("psu.standby_min");
    if (const Value* stated = s.project().supplies[at.row].facts.find(own))
        return Measured::known(*stated, Origin::Entered);
    if (t)
        t->missing.push_back({s.id("psu.standby_min"), at, Why::NoData});
    return Measured::unknown();
}

Measured standbyStated(const FactSheet& s, Subject at, Trace*)
{
    static const FieldId own = field("psu.standby_min");
    return Measured::known(s.project().supplies[at.row].facts.find(own) != nullptr);
}

Measured standbyLoad(const FactSheet& s, Subject at, Trace* t)
{
    const SupplyPower& supply = *power::suppliedBy(s, at.row);
    return supply.standbyMa ? Measured::known(Quantity{Dim::Current, static_cast<qint64>(std::llround(*supply.standbyMa * 1000))})
                            : waits(s, at, t, supply);
}

// Every bank has the volts of the output, and banks side by side are alike (PW-11).
Measured batteriesFit(const FactSheet& s, Subject at, Trace* t)
{
    static const FieldId volts = field("battery.volts");
    static const FieldId ah = field("battery.capacity_ah");
    static const FieldId series = field("battery.series");
    const Supply& supply = s.project().supplies[at.row];
    if (!supply.batteries)
        return Measured::unknown();
    const auto output = power::numberOf(supply.facts, field("psu.volts"));
    bool alike = true;
    bool known = output.has_value();
    for (const Battery& b : *supply.batteries) {
        const auto one = power::numberOf(b.facts, volts);
        auto rows = b.facts.integer(series);
        if (!rows && one && output && *one >= *output)
            rows = 1;
        const bool here = one && rows && b.facts.find(ah);
        known = known && here;
        if (here && output && std::abs(*one * static_cast<double>(*rows) - *output) > 1e-6)
            return Measured::known(false);
        const Battery& first = supply.batteries->front();
        alike = alike && b.facts.amount<Dim::Charge>(ah) == first.facts.amount<Dim::Charge>(ah)
            && b.facts.amount<Dim::Voltage>(volts) == first.facts.amount<Dim::Voltage>(volts);
    }
    if (!known)
        return waits(s, at, t, *power::suppliedBy(s, at.row));
    return Measured::known(alike);
}

// Hours in which the charger fills an empty bank (PW-24).
Measured recharge(const FactSheet& s, Subject at, Trace* t)
{
    constexpr double chargeKept = 0.85; // PW-24
    const Supply& supply = s.project().supplies[at.row];
    const SupplyPower& state = *power::suppliedBy(s, at.row);
    const auto charger = power::numberOf(supply.facts, field("psu.charger_ma"));
    if (!charger || *charger <= 0) {
        if (t)
            t->missing.push_back({s.id("psu.charger_ma"), at, charger ? Why::BadData : Why::NoData});
        return Measured::unknown(charger ? Why::BadData : Why::NoData);
    }
    if (!state.battery || !state.battery->ah)
        return waits(s, at, t, state);
    return Measured::known(minutes(*state.battery->ah / (chargeKept * *charger / 1000) * 60));
}

// What is left of the rated output while a battery charges (D4.7). A UPS charges itself, and a supply without a battery charges none.
Measured besideCharging(const FactSheet& s, Subject at, Trace* t)
{
    static const FieldId capacityField = field("psu.capacity_ma");
    static const FieldId chargerField = field("psu.charger_ma");
    const FieldBag& facts = s.project().supplies[at.row].facts;
    SupplyPower supply;
    supply.row = static_cast<int>(at.row);
    power::addBattery(s, supply);
    const auto current = [](qint64 n) { return Measured::known(Quantity{Dim::Current, n}); };
    const auto capacity = facts.amount<Dim::Current>(capacityField);
    const auto charger = facts.amount<Dim::Current>(chargerField);
    const bool none = supply.backup == Backup::None || supply.backup == Backup::Ups;
    if (capacity && none)
        return current(capacity->n);
    if (capacity && charger && supply.backup == Backup::Battery)
        return current(capacity->n - charger->n);
    if (!capacity)
        waitsFor(s, at, t, "psu.capacity_ma");
    if (supply.backup == Backup::Unknown)
        waitsFor(s, at, t, "psu.battery");
    if (!charger && supply.backup == Backup::Battery)
        waitsFor(s, at, t, "psu.charger_ma");
    return Measured::unknown();
}

// The words that the circuits of an opening's locks have for the fire alarm, the worst first; circuits off the alarm say nothing.
Measured worstOfLocks(const FactSheet& s, Subject at, Trace* t, const char* fact, const char* name,
                      std::initializer_list<QStringView> worst)
{
    const FieldId id = field(name);
    std::optional<QString> found;
    bool unknown = !s.itemsKnown(at);
    for (const PlanIndex::Feed& feed : s.entry(at).feeds) {
        const auto& entry = s.entry(at);
        bool locking = false;
        for (size_t i = 0; i < entry.kinds.size(); ++i)
            locking = locking || ((*entry.set->items)[i].key == feed.part && (!entry.kinds[i] || entry.kinds[i]->locking));
        if (!locking || (feed.circuit->fireAlarm && feed.circuit->fireAlarm->none))
            continue;
        const auto w = feed.circuit->fireAlarm ? feed.circuit->fireAlarm->facts.word(id) : std::nullopt;
        if (!w) {
            unknown = true;
            continue;
        }
        const QString word = wordAt(fieldOf(id).words, *w);
        const auto rank = [&](const QString& x) { return std::find(worst.begin(), worst.end(), QStringView(x)) - worst.begin(); };
        if (!found || rank(word) < rank(*found)) {
            found = word;
            if (t)
                t->from = feed.circuit->id.text() + QStringLiteral(".fire_alarm");
        }
    }
    const auto good = [&](const QString& x) { return QStringView(x) == *(worst.end() - 1); };
    if (found && (!unknown || !good(*found)))
        return Measured::known(wordValue(s, s.id(fact), *found));
    return Measured::unknown();
}

Measured alarmLocation(const FactSheet& s, Subject at, Trace* t)
{
    return worstOfLocks(s, at, t, "rel.fa_location", "fai.location", {u"ac_input", u"control_only", u"dc_output"});
}
Measured alarmOrder(const FactSheet& s, Subject at, Trace* t)
{
    return worstOfLocks(s, at, t, "rel.fa_order", "fai.order", {u"after_signal", u"with_signal", u"before_signal"});
}

constexpr MeasuredRow rows[] = {
    {"psu.standby_min", S::Supply, F::Quantity, "min", "", E, D, "", &standby},
    {"psu.standby_stated_min", S::Supply, F::Quantity, "min", "", E, D, "the stated standby time", &statedStandby},
    {"psu.standby_stated", S::Supply, F::Bool, "", "", E, D, "whether a standby time is stated", &standbyStated},
    {"psu.runtime_min", S::Supply, F::Quantity, "min", "", E, D, "how long the battery lasts at the end of its life", &runtime},
    {"psu.standby_load_ma", S::Supply, F::Quantity, "mA", "", E, D, "the load while the doors are secured", &standbyLoad},
    {"psu.batteries_fit", S::Supply, F::Bool, "", "", E, D, "whether the batteries fit the output and each other", &batteriesFit},
    {"psu.recharge_h", S::Supply, F::Quantity, "h", "", E, D, "the time in which the charger fills the battery", &recharge},
    {"psu.output_beside_charging_ma", S::Supply, F::Quantity, "mA", "", E, KnownFrom::Product,
     "the output that is left while the battery charges", &besideCharging},
    {"rel.fa_location", S::Opening, F::Word, "", "ac_input|dc_output|control_only", P, D, "where the fire alarm acts", &alarmLocation},
    {"rel.fa_order", S::Opening, F::Word, "", "before_signal|with_signal|after_signal", P, D, "the order of release and signal",
     &alarmOrder},
};

} // namespace

namespace tables {
const std::span<const MeasuredRow> powerMeasures = rows;
} // namespace tables

} // namespace sp
