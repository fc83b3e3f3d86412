// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/failure/power_state.h"

#include "core/failure/battery.h"

#include <algorithm>

namespace sp {

const char* batteryAgeWord(BatteryAge age)
{
    static constexpr const char* words[] = {"new", "end_of_life", "as_stated"};
    return words[static_cast<size_t>(age)];
}

const char* limitFromWord(LimitFrom from)
{
    static constexpr const char* words[] = {"item", "percentage", "run_table", "default"};
    return words[static_cast<size_t>(from)];
}

std::optional<double> BatteryPower::hours(BatteryAge age) const
{
    switch (age) {
    case BatteryAge::New: return freshHours;
    case BatteryAge::AsStated: return statedHours || healthOpen ? statedHours : endOfLifeHours;
    case BatteryAge::EndOfLife: break;
    }
    return endOfLifeHours;
}

std::optional<double> SupplyPower::loadPct() const
{
    return loadMa && capacityMa && *capacityMa > 0 ? std::optional(*loadMa / *capacityMa * 100) : std::nullopt;
}

std::optional<double> SupplyPower::hours(BatteryAge age) const
{
    switch (backup) {
    case Backup::None: return 0.0;
    case Backup::Battery: return battery ? battery->hours(age) : std::nullopt;
    case Backup::Ups: return upsHours;
    case Backup::Unknown: break;
    }
    return std::nullopt;
}

std::vector<MissingInput> CircuitPower::allMissing() const
{
    std::vector<MissingInput> out = missing;
    for (const MissingInput& m : leastMissing)
        power::note(out, m);
    return out;
}

namespace power {

std::optional<double> numberOf(const FieldBag& facts, FieldId id)
{
    const Value* v = facts.find(id);
    const auto* q = v ? std::get_if<Quantity>(v) : nullptr;
    return q ? std::optional(numberIn(*unitByName(QLatin1String(fieldOf(id).unit)), *q)) : std::nullopt;
}

void note(std::vector<MissingInput>& list, MissingInput missing)
{
    if (std::find(list.begin(), list.end(), missing) == list.end())
        list.push_back(std::move(missing));
}

std::optional<double> needed(const FieldBag& facts, const char* fact, const QString& subject, std::vector<MissingInput>& missing)
{
    const auto v = numberOf(facts, field(fact));
    if (!v)
        note(missing, {QLatin1String(fact), subject, Why::NoData});
    return v;
}

Loads loadsOf(const PlanIndex& index)
{
    const Project& p = index.project();
    Loads out;
    out.bySupply.resize(p.supplies.size());
    out.byCircuit.resize(p.circuits.size());
    std::vector<size_t> next(p.supplies.size(), 0);
    // The index lists the loads of a supply in the order of its circuits.
    for (size_t c = 0; c < p.circuits.size(); ++c) {
        const Circuit& circuit = p.circuits[c];
        const size_t supply = circuit.supply ? p.supplies.indexOf(*circuit.supply) : p.supplies.size();
        if (!circuit.feeds || supply >= p.supplies.size())
            continue;
        for (size_t i = 0; i < circuit.feeds->size(); ++i) {
            const Load load{&index.supply(supply).loads[next[supply]++], static_cast<int>(c)};
            out.bySupply[supply].push_back(load);
            out.byCircuit[c].push_back(load);
        }
    }
    return out;
}

std::vector<Load> loadsOfSupply(const PlanIndex& index, int row)
{
    std::vector<Load> out;
    for (const PlanIndex::Load& load : index.supply(static_cast<size_t>(row)).loads)
        out.push_back({&load, -1});
    return out;
}

std::shared_ptr<const SupplyPower> suppliedBy(const FactSheet& sheet, quint32 row)
{
    return sheet.kept<SupplyPower>({SubjectKind::Supply, row, 0}, [&] {
        return supplyPower(sheet, static_cast<int>(row), loadsOfSupply(sheet.index(), static_cast<int>(row)));
    });
}

std::vector<Load> loadsOfCircuit(const PlanIndex& index, int row)
{
    const Project& p = index.project();
    const Circuit& circuit = p.circuits[static_cast<size_t>(row)];
    const size_t supply = circuit.supply ? p.supplies.indexOf(*circuit.supply) : p.supplies.size();
    std::vector<Load> out;
    if (!circuit.feeds || supply >= p.supplies.size())
        return out;
    // The loads of a circuit stand together and in its order: the next one is looked for behind the last.
    const auto& loads = index.supply(supply).loads;
    auto from = loads.begin();
    for (const PartRef& part : *circuit.feeds) {
        const auto is = [&](const PlanIndex::Load& l) { return l.part == part; };
        auto it = std::find_if(from, loads.end(), is);
        if (it == loads.end())
            it = std::find_if(loads.begin(), from, is);
        if (it == loads.end() || !is(*it))
            continue;
        out.push_back({&*it, row});
        from = it + 1;
    }
    return out;
}

AirPower airPower(const Project& p, int row)
{
    static const FieldId compressor = field("air.compressor");
    const AirSupply& air = p.airSupplies[static_cast<size_t>(row)];
    AirPower out;
    out.row = row;
    out.id = air.id.text();
    out.name = air.name.value_or(out.id);
    for (const auto& valve : p.valves)
        if (valve->air == air.id)
            out.feeds += valve->id.text();
    const auto receiver = needed(air.facts, "air.receiver_gal", out.id, out.missing);
    const auto start = needed(air.facts, "air.start_psig", out.id, out.missing);
    out.leastPsig = needed(air.facts, "air.least_psig", out.id, out.missing);
    const auto use = needed(air.facts, "air.use_scfm", out.id, out.missing);
    constexpr double galPerFt3 = 7.48052; // D4.9
    if (receiver && start && out.leastPsig && use)
        out.holdUpMin = airHoldUpMinutes(*receiver / galPerFt3, *start, *out.leastPsig, *use);
    if (const auto w = air.facts.word(compressor)) {
        const QString word = wordAt(fieldOf(compressor).words, *w);
        out.compressor = word == u"mains" ? AirPower::Compressor::Mains
            : word == u"emergency"        ? AirPower::Compressor::Emergency
                                          : AirPower::Compressor::None;
    } else {
        note(out.missing, {QStringLiteral("air.compressor"), out.id, Why::NoData});
    }
    return out;
}

} // namespace power

PowerState powerState(const FactSheet& sheet)
{
    const Project& p = sheet.project();
    const power::Loads loads = power::loadsOf(sheet.index());
    PowerState out;
    for (size_t row = 0; row < p.supplies.size(); ++row)
        out.supplies.push_back(power::supplyPower(sheet, static_cast<int>(row), loads.bySupply[row]));
    for (size_t row = 0; row < p.circuits.size(); ++row) {
        const auto& supply = p.circuits[row].supply;
        const size_t at = supply ? p.supplies.indexOf(*supply) : p.supplies.size();
        const SupplyPower* source = at < p.supplies.size() ? &out.supplies[at] : nullptr;
        out.circuits.push_back(power::circuitPower(sheet, static_cast<int>(row), loads.byCircuit[row], source));
    }
    for (size_t row = 0; row < p.airSupplies.size(); ++row)
        out.air.push_back(power::airPower(p, static_cast<int>(row)));
    return out;
}

} // namespace sp
