// SPDX-License-Identifier: GPL-3.0-or-later
// What keeps a supply going without the mains (valve-and-power-rules.md D4.4, D4.5, PW-11, PW-23).
#include "core/failure/battery.h"
#include "core/failure/power_state.h"

#include <algorithm>
#include <cmath>

namespace sp::power {

namespace {

// One entry of a supply: a bank of equal batteries.
struct Entry {
    std::optional<Bank> bank;
    std::optional<double> temperatureC, soh;
};

Entry entryOf(const Battery& battery, const SupplyPower& supply, std::vector<MissingInput>& missing)
{
    static const FieldId seriesField = field("battery.series");
    static const FieldId stringsField = field("battery.strings");
    static const FieldId sohField = field("battery.soh");
    const QString id = supply.id + u'/' + battery.key;
    Entry out;
    const auto volts = needed(battery.facts, "battery.volts", id, missing);
    const auto ah = needed(battery.facts, "battery.capacity_ah", id, missing);
    out.temperatureC = needed(battery.facts, "battery.temperature_c", id, missing);
    if (const auto percent = numberOf(battery.facts, sohField))
        out.soh = *percent / 100;
    auto series = battery.facts.integer(seriesField);
    if (!series && volts && supply.volts && *volts >= *supply.volts)
        series = 1;
    if (!series)
        note(missing, {QStringLiteral("battery.series"), id, Why::NoData});
    const auto strings = battery.facts.integer(stringsField);
    if (!strings)
        note(missing, {QStringLiteral("battery.strings"), id, Why::NoData});
    if (!volts || !ah || !series || !strings)
        return out;
    out.bank = bankOf(*volts, *ah, static_cast<int>(*series), static_cast<int>(*strings));
    // A bank of other volts than the output cannot carry its loads (PW-11).
    if (!out.bank || (supply.volts && std::abs(out.bank->volts - *supply.volts) > 1e-6)) {
        note(missing, {QStringLiteral("battery.series"), id, Why::BadData});
        out.bank.reset();
    }
    return out;
}

// A state of health of some batteries says nothing of the others.
void noteHealth(SupplyPower& out, const std::vector<Battery>& batteries, const std::vector<Entry>& entries)
{
    const auto isStated = [](const Entry& e) { return e.soh.has_value(); };
    if (std::none_of(entries.begin(), entries.end(), isStated))
        return;
    for (size_t i = 0; i < entries.size(); ++i)
        if (!isStated(entries[i])) {
            out.battery->healthOpen = true;
            note(out.missing, {QStringLiteral("battery.soh"), out.id + u'/' + batteries[i].key, Why::NoData});
        }
}

void addRuntimes(SupplyPower& out, const std::vector<Entry>& entries)
{
    BatteryPower& b = *out.battery;
    double fresh = 0, worn = 0, stated = 0;
    bool allStated = true;
    for (const Entry& e : entries) {
        if (!e.bank || !e.temperatureC)
            return;
        const auto usable = [&](double soh) { return usableAh({e.bank->ah, soh, *e.temperatureC}).value_or(0); };
        fresh += usable(1);
        worn += usable(endOfLifeHealth);
        stated += usable(e.soh.value_or(0));
        allStated = allStated && e.soh;
    }
    b.usableEndOfLifeAh = worn;
    if (!out.standbyMa)
        return;
    const double amps = *out.standbyMa / 1000;
    b.freshHours = runtimeHours(fresh, amps, b.exponent);
    b.endOfLifeHours = runtimeHours(worn, amps, b.exponent);
    if (allStated)
        b.statedHours = runtimeHours(stated, amps, b.exponent);
}

bool wordIs(const FieldBag& facts, FieldId id, QStringView word)
{
    const auto w = facts.word(id);
    return w && wordAt(fieldOf(id).words, *w) == word;
}

} // namespace

void addBattery(const FactSheet& sheet, SupplyPower& out)
{
    static const FieldId upsField = field("psu.ups");
    static const FieldId sourceField = field("psu.source");
    static const FieldId methodField = field("psu.method");
    static const FieldId exponentField = field("psu.peukert");
    const Supply& supply = sheet.project().supplies[static_cast<size_t>(out.row)];
    if (supply.batteries && !supply.batteries->empty()) {
        out.backup = Backup::Battery;
        out.battery.emplace();
        BatteryPower& b = *out.battery;
        b.count = static_cast<int>(supply.batteries->size());
        b.lifeSafety =
            supply.facts.find(methodField) ? wordIs(supply.facts, methodField, u"nfpa72") : wordIs(supply.facts, sourceField, u"facu");
        b.exponent = numberOf(supply.facts, exponentField).value_or(usualExponent);
        std::vector<Entry> entries;
        for (const Battery& battery : *supply.batteries)
            entries.push_back(entryOf(battery, out, out.missing));
        bool all = true;
        double ah = 0;
        for (const Entry& e : entries) {
            all = all && e.bank;
            ah += e.bank ? e.bank->ah : 0;
            if (e.temperatureC)
                b.temperatureC = std::min(b.temperatureC.value_or(*e.temperatureC), *e.temperatureC);
        }
        if (all) {
            b.ah = ah;
            b.volts = entries.front().bank->volts;
        }
        noteHealth(out, *supply.batteries, entries);
        addRuntimes(out, entries);
        return;
    }
    const auto ups = supply.facts.flag(upsField);
    if (ups && *ups) {
        out.backup = Backup::Ups;
        if (const auto minutes = needed(supply.facts, "psu.standby_min", out.id, out.missing))
            out.upsHours = *minutes / 60;
        return;
    }
    // A switch that feeds others counts with a backup of its own (PW-23); that it has none, somebody has to say of it as of any supply.
    if (supply.batteries)
        out.backup = Backup::None;
    else
        note(out.missing, {QStringLiteral("psu.battery"), out.id, Why::NoData});
}

} // namespace sp::power
