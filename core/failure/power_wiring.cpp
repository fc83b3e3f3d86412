// SPDX-License-Identifier: GPL-3.0-or-later
// Voltage at the loads of a circuit (valve-and-power-rules.md D4.6; hardware-schedule.md 13.3).
#include "core/facts/load_current.h"
#include "core/failure/power_state.h"
#include "core/failure/wiring.h"

#include <algorithm>

namespace sp::power {

namespace {

constexpr double microPerMilli = 1000, microPerUnit = 1e6;
constexpr double defaultLeast = 0.85; // D3: device minimum where the maker gives none

struct Limit {
    std::optional<double> volts;
    LimitFrom from = LimitFrom::Default;
};

// The maker's least volts, else the greatest drop that he allows, else the default part of the nominal volts.
Limit limitOf(const FactSheet& s, const PlanIndex::Load& load, std::optional<double> supplyVolts)
{
    static const FieldId itemLeast = field("hw.min_volts");
    static const FieldId itemDrop = field("hw.max_drop");
    static const FactId itemVolts = s.id("hw.volts");
    static const FieldId deviceLeast = field("device.min_volts");
    static const FieldId deviceVolts = field("device.volts");
    static const FieldId solenoidLeast = field("solenoid.min_volts");
    static const FieldId solenoidVolts = field("solenoid.volts");
    std::optional<double> least, drop, nominal;
    if (load.item >= 0) {
        const Subject at{SubjectKind::Item, static_cast<quint32>(load.opening), static_cast<quint32>(load.item)};
        const FieldBag& facts = s.item(at).facts;
        least = numberOf(facts, itemLeast);
        drop = numberOf(facts, itemDrop);
        if (const auto n = FactView{s, at, nullptr}.number(itemVolts))
            nominal = static_cast<double>(*n) / microPerUnit;
    } else if (load.device) {
        least = numberOf(load.device->facts, deviceLeast);
        nominal = numberOf(load.device->facts, deviceVolts);
    } else if (load.valve && isCoil(load)) {
        least = numberOf(load.valve->facts, solenoidLeast);
        nominal = numberOf(load.valve->facts, solenoidVolts);
    }
    if (least)
        return {least, LimitFrom::Item};
    if (!nominal)
        nominal = supplyVolts;
    if (!nominal)
        return {};
    return drop ? Limit{*nominal * (1 - *drop / 100), LimitFrom::Percentage} : Limit{*nominal * defaultLeast, LimitFrom::Default};
}

// An inrush that the maker states; what is typical of a kind decides nothing here.
double surgeOf(const FactSheet& s, const PlanIndex::Load& load, const LoadCurrent& current)
{
    static const FieldId itemPeak = field("hw.peak_ma");
    static const FieldId devicePeak = field("device.peak_ma");
    const bool stated = load.item >= 0
        ? s.item({SubjectKind::Item, static_cast<quint32>(load.opening), static_cast<quint32>(load.item)}).facts.find(itemPeak) != nullptr
        : load.device && load.device->facts.find(devicePeak);
    return stated && current.peak && current.holding ? static_cast<double>(*current.peak - *current.holding) / microPerMilli : 0;
}

// Currents of all loads, and the load that asks for the most volts.
void addLoads(const FactSheet& s, const std::vector<Load>& loads, std::optional<double> supplyVolts, CircuitPower& out)
{
    double ma = 0, surge = 0;
    bool known = !loads.empty();
    for (const Load& l : loads) {
        const LoadCurrent current = currentOf(s, *l.load, nullptr);
        if (current.holding) {
            ma += static_cast<double>(*current.holding) / microPerMilli;
            surge = std::max(surge, surgeOf(s, *l.load, current));
        } else {
            known = false;
            note(out.missing, currentMissing(s, *l.load));
        }
        const Limit limit = limitOf(s, *l.load, supplyVolts);
        out.loads.push_back({l.load->part.text(), limit.volts, limit.from, {}});
        // Of equals the first by name: the order in which a circuit lists its loads says nothing.
        const bool equal = limit.volts == out.leastVolts && l.load->part.text() < out.load;
        if (out.load.isEmpty() || equal || (limit.volts && (!out.leastVolts || *limit.volts > *out.leastVolts))) {
            out.load = l.load->part.text();
            out.leastVolts = limit.volts;
            out.limitFrom = limit.from;
        }
    }
    if (known)
        out.ma = ma;
    if (known && surge > 0)
        out.peakMa = ma + surge;
}

} // namespace

CircuitPower circuitPower(const FactSheet& s, int row, const std::vector<Load>& loads, const SupplyPower* source)
{
    static const FieldId awgField = field("circuit.awg");
    static const FieldId temperatureField = field("circuit.temperature_c");
    static const FieldId strandedField = field("circuit.stranded");
    const Project& p = s.project();
    const Circuit& circuit = p.circuits[static_cast<size_t>(row)];
    CircuitPower out;
    out.row = row;
    out.id = circuit.id.text();
    const size_t supply = circuit.supply ? p.supplies.indexOf(*circuit.supply) : p.supplies.size();
    if (supply < p.supplies.size())
        out.supply = static_cast<int>(supply);
    else
        note(out.missing, {QStringLiteral("circuit.supply"), out.id, Why::NoData});
    if (!circuit.feeds)
        note(out.missing, {QStringLiteral("circuit.feeds"), out.id, Why::NoData});
    if (source && !source->volts)
        note(out.missing, {QStringLiteral("psu.volts"), source->id, Why::NoData});
    addLoads(s, loads, source ? source->volts : std::nullopt, out);
    if (loads.empty() && circuit.feeds && !circuit.feeds->empty())
        out.load = circuit.feeds->front().text();

    const auto awg = circuit.facts.integer(awgField);
    if (!awg)
        note(out.missing, {QStringLiteral("circuit.awg"), out.id, Why::NoData});
    const auto length = needed(circuit.facts, "circuit.length_ft", out.id, out.missing);
    if (awg && length) {
        WireRun run{static_cast<int>(*awg), *length};
        run.temperatureC = numberOf(circuit.facts, temperatureField).value_or(run.temperatureC);
        run.stranded = circuit.facts.flag(strandedField).value_or(false);
        out.loopOhm = loopOhm(run);
        if (!out.loopOhm)
            note(out.missing, {QStringLiteral("circuit.awg"), out.id, Why::BadData});
    }
    if (!out.loopOhm || !out.ma)
        return out;
    out.dropVolts = *out.loopOhm * *out.ma / 1000;
    if (!source || !source->volts)
        return out;
    const auto at = [&](std::optional<double> bus, double ma) {
        return bus ? voltsAtCurrent(*bus, *out.loopOhm, ma / 1000) : std::nullopt;
    };
    out.mainsVolts = at(source->volts, *out.ma);
    const bool battery = source->backup == Backup::Battery;
    if (source->backup == Backup::Unknown)
        note(out.missing, {QStringLiteral("psu.battery"), source->id, Why::NoData});
    const auto end = battery ? busVolts(*source->volts, 1) : source->backup == Backup::Unknown ? std::nullopt : source->volts;
    if (battery)
        out.endVolts = at(end, *out.ma);
    if (out.peakMa)
        out.peakEndVolts = at(end, *out.peakMa);
    for (LoadVolts& load : out.loads)
        if (battery && load.least)
            load.dropOut = dropOutFraction(*source->volts, *load.least, *out.dropVolts);
    return out;
}

} // namespace sp::power
