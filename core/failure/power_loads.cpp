// SPDX-License-Identifier: GPL-3.0-or-later
// Loads of a supply in each of its states (valve-and-power-rules.md D4.1, D4.2; code-rules.md 6.2).
#include "core/facts/load_current.h"
#include "core/failure/battery.h"
#include "core/failure/power_state.h"

#include <algorithm>
#include <map>

namespace sp::power {

namespace {

constexpr double microPerMilli = 1000;

// A sum that is not known as soon as a part is not.
struct Sum {
    std::optional<double> ma = 0;
    void add(std::optional<double> part) { ma = ma && part ? std::optional(*ma + *part) : std::nullopt; }
};

Subject itemOf(const PlanIndex::Load& load)
{
    return {SubjectKind::Item, static_cast<quint32>(load.opening), static_cast<quint32>(load.item)};
}

struct States {
    std::optional<double> standby, unlocking;
    bool releases = false; ///< a lock that lets go when its circuit opens
};

// An item while the doors are secured, and while they are released. A fail safe lock holds with its full current; what is energised at each
// operation only draws the average of that.
States statesOf(const FactSheet& s, const PlanIndex::Load& load, std::optional<double> ma, std::vector<MissingInput>& missing)
{
    static const FactId failState = s.id("hw.fail_state");
    static const FactId held = s.id("hw.held_unlatched");
    static const FieldId dutyField = field("hw.duty");
    static const FieldId unlockField = field("hw.unlock_s");
    static const FieldId rateField = field("hw.per_hour");
    if (load.item < 0)
        return {ma, ma, false};
    const Subject at = itemOf(load);
    const HardwareItem& item = s.item(at);
    const DeviceKind* kind = s.kindOf(at);
    const bool locking = kind && kind->locking;
    const auto state = FactView{s, at, nullptr}.word(failState);
    if (locking && !state)
        note(missing, {QStringLiteral("hw.fail_state"), s.idOf(at), Why::NoData});
    if (locking && state == QStringLiteral("fail_safe"))
        return {ma, 0, true};
    const auto duty = item.facts.word(dutyField);
    const bool continuous = duty && wordAt(fieldOf(dutyField).words, *duty) == u"continuous";
    // What is held back all day draws all day (hardware-schedule.md 12.1), and goes on doing so on its battery.
    const auto heldBack = FactView{s, at, nullptr}.flag(held);
    if (heldBack == true)
        return {ma, ma, false};
    const bool intermittent = (locking && state == QStringLiteral("fail_secure")) || (duty && !continuous);
    if (locking && !state)
        return {};
    if (!intermittent)
        return {ma, ma, false};
    const auto unlock = numberOf(item.facts, unlockField);
    const auto rate = item.facts.integer(rateField);
    if ((!unlock || !rate) && continuous) // a coil that may stay on, and nothing says how often it is
        return {ma, ma, false};
    if (!unlock)
        note(missing, {QStringLiteral("hw.unlock_s"), s.idOf(at), Why::NoData});
    if (!rate)
        note(missing, {QStringLiteral("hw.per_hour"), s.idOf(at), Why::NoData});
    if (!heldBack)
        note(missing, {QStringLiteral("hw.held_unlatched"), s.idOf(at), Why::NoData});
    const auto average = ma && unlock && rate && heldBack ? equivalentAmps(*ma, *unlock, static_cast<double>(*rate)) : std::nullopt;
    return {average, ma, false};
}

// Whether the fire alarm takes the power of a circuit after the battery.
std::optional<bool> offInAlarm(const Circuit& circuit)
{
    static const FieldId location = field("fai.location");
    if (!circuit.fireAlarm)
        return std::nullopt;
    if (circuit.fireAlarm->none)
        return false;
    const auto w = circuit.fireAlarm->facts.word(location);
    return w ? std::optional(wordAt(fieldOf(location).words, *w) == u"dc_output") : std::nullopt;
}

// A load of a supply once, though several circuits feed it. It is off in an alarm where all of them are.
struct OneLoad {
    const PlanIndex::Load* load;
    bool circuitKnown;
    std::optional<bool> off;
};

std::vector<OneLoad> eachOnce(const Project& p, const std::vector<Load>& loads)
{
    std::map<std::pair<QString, QString>, size_t> places;
    std::vector<OneLoad> out;
    for (const Load& l : loads) {
        const auto off = l.circuit < 0 ? std::nullopt : offInAlarm(p.circuits[static_cast<size_t>(l.circuit)]);
        const auto [at, fresh] = places.try_emplace({l.load->part.entity, l.load->part.part}, out.size());
        if (fresh)
            out.push_back({l.load, l.circuit >= 0, off});
        else
            out[at->second].off = both(out[at->second].off, off);
    }
    return out;
}

std::optional<double> inAlarm(const States& s, std::optional<bool> off)
{
    if (off)
        return *off ? std::optional(0.0) : s.standby;
    return s.standby && *s.standby <= 0 ? s.standby : std::nullopt;
}

bool securityNotNeeded(const FactSheet& s, int opening)
{
    static const FactId security = s.id("door.security_on_outage");
    return FactView{s, {SubjectKind::Opening, static_cast<quint32>(opening), 0}, nullptr}.word(security) == QStringLiteral("not_needed");
}

} // namespace

MissingInput currentMissing(const FactSheet& s, const PlanIndex::Load& load)
{
    if (load.item >= 0)
        return {QStringLiteral("hw.holding_ma"), s.idOf(itemOf(load)), Why::NoData};
    if (load.device)
        return {QStringLiteral("device.holding_ma"), load.part.entity, Why::NoData};
    if (load.valve)
        for (const FieldId part : currentFieldsOf(load))
            if (!load.valve->facts.find(part))
                return {QLatin1String(fieldOf(part).fact), load.part.entity, Why::NoData};
    return {QStringLiteral("circuit.feeds"), load.part.text(), Why::BadData};
}

SupplyPower supplyPower(const FactSheet& s, int row, const std::vector<Load>& loads)
{
    static const FieldId alarmField = field("psu.alarm_ma");
    static const FieldId transferField = field("psu.transfer_s");
    static const FieldId generatorField = field("psu.generator");
    const Project& p = s.project();
    const Supply& supply = p.supplies[static_cast<size_t>(row)];
    SupplyPower out;
    out.row = row;
    out.id = supply.id.text();
    out.mark = supply.mark.value_or(out.id);
    out.volts = needed(supply.facts, "psu.volts", out.id, out.missing);
    out.capacityMa = needed(supply.facts, "psu.capacity_ma", out.id, out.missing);
    out.transferS = numberOf(supply.facts, transferField).value_or(0);
    out.generator = supply.facts.flag(generatorField);
    Sum load, standby, alarm, unlocking;
    if (!s.index().supply(static_cast<size_t>(row)).complete) {
        for (const auto& circuit : p.circuits)
            if (circuit->supply == supply.id && !circuit->feeds)
                note(out.missing, {QStringLiteral("circuit.feeds"), circuit->id.text(), Why::NoData});
        for (Sum* sum : {&load, &standby, &alarm, &unlocking})
            sum->add(std::nullopt);
    }
    for (const OneLoad& l : eachOnce(p, loads)) {
        const LoadCurrent current = currentOf(s, *l.load, nullptr);
        const auto ma = current.holding ? std::optional(static_cast<double>(*current.holding) / microPerMilli) : std::nullopt;
        if (!ma)
            note(out.missing, currentMissing(s, *l.load));
        const States states = statesOf(s, *l.load, ma, out.missing);
        load.add(ma);
        standby.add(states.standby);
        unlocking.add(states.unlocking);
        alarm.add(l.circuitKnown ? inAlarm(states, l.off) : std::nullopt);
        out.feeds += l.load->part.text();
        if (states.releases && !securityNotNeeded(s, l.load->opening)
            && std::find(out.secures.begin(), out.secures.end(), l.load->opening) == out.secures.end())
            out.secures.push_back(l.load->opening);
    }
    out.feeds.sort();
    std::sort(out.secures.begin(), out.secures.end());
    if (const auto own = numberOf(supply.facts, alarmField))
        alarm.add(*own);
    out.loadMa = load.ma;
    out.standbyMa = standby.ma;
    out.alarmMa = alarm.ma;
    out.unlockingMa = unlocking.ma;
    addBattery(s, out);
    return out;
}

} // namespace sp::power
