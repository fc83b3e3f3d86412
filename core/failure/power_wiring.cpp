// SPDX-License-Identifier: GPL-3.0-or-later
// Voltage at the loads of a circuit (valve-and-power-rules.md D4.6; hardware-schedule.md 13.3).
#include "core/facts/load_current.h"
#include "core/failure/power_state.h"
#include "core/failure/wiring.h"
#include "core/model/run_table.h"

#include <algorithm>

namespace sp::power {

namespace {

constexpr double microPerMilli = 1000, microPerUnit = 1e6, milliPerUnit = 1000;
constexpr double defaultLeast = 0.85; // D3: device minimum where the maker gives none

struct Limit {
    std::optional<double> volts;
    LimitFrom from = LimitFrom::Default;
};

// The fields in which a kind of load says what its maker allows, and what it draws by itself.
struct LimitFields {
    FieldId least, drop, table, holding, peak;
};

const LimitFields& limitFieldsOf(const PlanIndex::Load& load)
{
    static const LimitFields item{field("hw.min_volts"), field("hw.max_drop"), field("hw.run_table"), field("hw.holding_ma"),
                                  field("hw.peak_ma")};
    static const LimitFields device{field("device.min_volts"), field("device.max_drop"), field("device.run_table"),
                                    field("device.holding_ma"), field("device.peak_ma")};
    static const FieldId coil = field("solenoid.holding_ma"); // none states an inrush
    static const LimitFields solenoid{field("solenoid.min_volts"), field("solenoid.max_drop"), field("solenoid.run_table"), coil, coil};
    return load.item >= 0 ? item : load.device ? device : solenoid;
}

Subject itemOf(const PlanIndex::Load& load)
{
    return {SubjectKind::Item, static_cast<quint32>(load.opening), static_cast<quint32>(load.item)};
}

// What is entered of the load itself; nullptr for what is no product of its own.
const FieldBag* factsOf(const FactSheet& s, const PlanIndex::Load& load)
{
    if (load.item >= 0)
        return &s.item(itemOf(load)).facts;
    if (load.device)
        return &load.device->facts;
    return load.valve && isCoil(load) ? &load.valve->facts : nullptr;
}

std::optional<double> nominalOf(const FactSheet& s, const PlanIndex::Load& load)
{
    static const FactId itemVolts = s.id("hw.volts");
    static const FieldId deviceVolts = field("device.volts");
    static const FieldId solenoidVolts = field("solenoid.volts");
    if (load.item >= 0) {
        const auto n = FactView{s, itemOf(load), nullptr}.number(itemVolts);
        return n ? std::optional(static_cast<double>(*n) / microPerUnit) : std::nullopt;
    }
    if (load.device)
        return numberOf(load.device->facts, deviceVolts);
    return load.valve && isCoil(load) ? numberOf(load.valve->facts, solenoidVolts) : std::nullopt;
}

// An inrush that the maker states; what is typical of a kind decides nothing here.
bool statesInrush(const FactSheet& s, const PlanIndex::Load& load)
{
    if (load.item < 0 && !load.device)
        return false;
    return factsOf(s, load)->find(limitFieldsOf(load).peak) != nullptr;
}

// What one piece of a load draws that its maker's table was made for: its inrush where it states one (13.3), else what it holds with.
std::optional<double> piecesMa(const FactSheet& s, const PlanIndex::Load& load, const LoadCurrent& current)
{
    static const FieldId qty = field("hw.qty");
    if (load.valve)
        return numberOf(load.valve->facts, limitFieldsOf(load).holding);
    const auto all = statesInrush(s, load) ? current.peak : current.holding;
    const qint64 pieces = load.item >= 0 ? std::max<qint64>(s.item(itemOf(load)).facts.integer(qty).value_or(1), 1) : 1;
    return all ? std::optional(static_cast<double>(*all) / microPerMilli / static_cast<double>(pieces)) : std::nullopt;
}

// The volts that are left at the end of the longest run that the maker's table allows with the circuit's gauge, on a supply of the nominal
// volts: nominal - 2 x L x I x R / 1000 (13.3), I of one piece alone, R of D3 for solid copper at 20 C. nullopt where the gauge, the current
// or the row is missing.
std::optional<double> tableVolts(const FactSheet& s, const PlanIndex::Load& load, const LoadCurrent& current, double nominal,
                                 std::optional<int> awg, const QString& table, CircuitPower& out)
{
    const FieldId id = limitFieldsOf(load).table;
    const MissingInput own{QLatin1String(fieldOf(id).fact), load.item >= 0 ? s.idOf(itemOf(load)) : load.part.entity, Why::NoData};
    const auto rows = parseRunTable(table);
    if (!rows) {
        note(out.leastMissing, {own.fact, own.subject, Why::BadData});
        return std::nullopt;
    }
    if (!awg) {
        note(out.leastMissing, {QStringLiteral("circuit.awg"), out.id, Why::NoData});
        return std::nullopt;
    }
    const auto longest = longestRun(rows.value(), *awg);
    if (!longest) {
        note(out.leastMissing, own);
        return std::nullopt;
    }
    const auto ma = piecesMa(s, load, current);
    if (!ma) {
        note(out.leastMissing, currentMissing(s, load));
        return std::nullopt;
    }
    const auto ohm = loopOhm({*awg, numberIn(*unitByName(u"ft"), Quantity{Dim::Length, longest->n})});
    const double volts = ohm ? nominal - *ohm * *ma / milliPerUnit : 0;
    if (volts > 0)
        return volts;
    note(out.leastMissing, {own.fact, own.subject, Why::BadData}); // nothing would be left of the volts
    return std::nullopt;
}

// The maker's least volts, else the greatest drop that he allows, else his run table, else the default part of the nominal volts.
Limit limitOf(const FactSheet& s, const PlanIndex::Load& load, const LoadCurrent& current, std::optional<double> supplyVolts,
              std::optional<int> awg, CircuitPower& out)
{
    const FieldBag* facts = factsOf(s, load);
    if (facts)
        if (const auto least = numberOf(*facts, limitFieldsOf(load).least))
            return {least, LimitFrom::Item};
    auto nominal = nominalOf(s, load);
    if (!nominal)
        nominal = supplyVolts;
    const auto drop = facts ? numberOf(*facts, limitFieldsOf(load).drop) : std::nullopt;
    const auto table = facts ? facts->text(limitFieldsOf(load).table) : std::nullopt;
    const LimitFrom from = drop ? LimitFrom::Percentage : table ? LimitFrom::RunTable : LimitFrom::Default;
    if (!nominal)
        return {std::nullopt, from};
    if (from == LimitFrom::RunTable)
        return {tableVolts(s, load, current, *nominal, awg, *table, out), from};
    return {*nominal * (drop ? 1 - *drop / 100 : defaultLeast), from};
}

double surgeOf(const FactSheet& s, const PlanIndex::Load& load, const LoadCurrent& current)
{
    return statesInrush(s, load) && current.peak && current.holding ? static_cast<double>(*current.peak - *current.holding) / microPerMilli
                                                                    : 0;
}

// Currents of all loads, and the load that asks for the most volts.
void addLoads(const FactSheet& s, const std::vector<Load>& loads, std::optional<double> supplyVolts, std::optional<int> awg,
              CircuitPower& out)
{
    double ma = 0, surge = 0;
    bool known = !loads.empty();
    LoadsSeen seen;
    for (const Load& l : loads) {
        if (!seen.isNew(*l.load))
            continue;
        const LoadCurrent current = currentOf(s, *l.load, nullptr);
        if (current.holding) {
            ma += static_cast<double>(*current.holding) / microPerMilli;
            surge = std::max(surge, surgeOf(s, *l.load, current));
        } else {
            known = false;
            note(out.missing, currentMissing(s, *l.load));
        }
        const Limit limit = limitOf(s, *l.load, current, supplyVolts, awg, out);
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

// A load of which the limit is not known may ask for more than the others: only what is too little for those is certain.
void settleLeast(CircuitPower& out)
{
    const LoadVolts* open = nullptr;
    for (const LoadVolts& load : out.loads)
        if (!load.least && (!open || load.load < open->load))
            open = &load;
    const auto last = out.endVolts ? out.endVolts : out.mainsVolts;
    if (!open || (last && out.leastVolts && *last < *out.leastVolts))
        return;
    out.load = open->load;
    out.leastVolts.reset();
    out.limitFrom = open->from;
}

// Resistance of the run; absent where gauge or length is missing.
void addLoop(const Circuit& circuit, std::optional<int> awg, CircuitPower& out)
{
    static const FieldId temperatureField = field("circuit.temperature_c");
    static const FieldId strandedField = field("circuit.stranded");
    if (!awg)
        note(out.missing, {QStringLiteral("circuit.awg"), out.id, Why::NoData});
    const auto length = needed(circuit.facts, "circuit.length_ft", out.id, out.missing);
    if (!awg || !length)
        return;
    WireRun run{*awg, *length};
    run.temperatureC = numberOf(circuit.facts, temperatureField).value_or(run.temperatureC);
    run.stranded = circuit.facts.flag(strandedField).value_or(false);
    out.loopOhm = loopOhm(run);
    if (!out.loopOhm)
        note(out.missing, {QStringLiteral("circuit.awg"), out.id, Why::BadData});
}

// On mains, at the end of discharge, and with an inrush.
void addVolts(const SupplyPower* source, CircuitPower& out)
{
    if (!out.loopOhm || !out.ma)
        return;
    out.dropVolts = *out.loopOhm * *out.ma / milliPerUnit;
    if (!source || !source->volts)
        return;
    const auto at = [&](std::optional<double> bus, double ma) {
        return bus ? voltsAtCurrent(*bus, *out.loopOhm, ma / milliPerUnit) : std::nullopt;
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
}

} // namespace

CircuitPower circuitPower(const FactSheet& s, int row, const std::vector<Load>& loads, const SupplyPower* source)
{
    static const FieldId awgField = field("circuit.awg");
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
    const auto gauge = circuit.facts.integer(awgField);
    const auto awg = gauge ? std::optional(static_cast<int>(*gauge)) : std::nullopt;
    addLoads(s, loads, source ? source->volts : std::nullopt, awg, out);
    if (loads.empty() && circuit.feeds && !circuit.feeds->empty())
        out.load = circuit.feeds->front().text();
    addLoop(circuit, awg, out);
    addVolts(source, out);
    settleLeast(out);
    return out;
}

} // namespace sp::power
