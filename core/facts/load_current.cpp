// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/facts/load_current.h"

#include "core/catalogue/typical.h"

#include <algorithm>

namespace sp {

namespace {

bool isOne(const FieldBag& facts, FieldId id, std::initializer_list<QStringView> words)
{
    const auto w = facts.word(id);
    return w && std::find(words.begin(), words.end(), wordAt(fieldOf(id).words, *w)) != words.end();
}

bool isSolenoidValve(const Valve& valve)
{
    static const FieldId actuator = field("actuator.kind");
    static const FieldId body = field("body.kind");
    return isOne(valve.facts, actuator, {u"solenoid"}) || (!valve.facts.find(actuator) && isOne(valve.facts, body, {u"solenoid"}));
}

} // namespace

std::vector<FieldId> currentFieldsOf(const PlanIndex::Load& load)
{
    static const FieldId coil = field("solenoid.holding_ma");
    static const FieldId positioner = field("positioner.holding_ma");
    static const FieldId drive = field("actuator.holding_ma");
    static const FieldId actuator = field("actuator.kind");
    static const FieldId power = field("positioner.power");
    const Valve& valve = *load.valve;
    if (load.part.part == u"positioner")
        return {positioner};
    if (isSolenoidValve(valve) || load.part.part == u"solenoid")
        return {coil};
    if (load.part.part == u"actuator"
        || isOne(valve.facts, actuator, {u"motor", u"electric_spring", u"electric_capacitor", u"electrohydraulic"}))
        return {drive};
    std::vector<FieldId> out;
    if (!valve.noSolenoid)
        out.push_back(coil);
    if (isOne(valve.facts, power, {u"aux"}))
        out.push_back(positioner);
    return out;
}

bool isCoil(const PlanIndex::Load& load)
{
    static const FieldId coil = field("solenoid.holding_ma");
    const auto fields = currentFieldsOf(load);
    return std::find(fields.begin(), fields.end(), coil) != fields.end();
}

LoadCurrent currentOf(const FactSheet& s, const PlanIndex::Load& load, Trace* t)
{
    static const FactId holdingFact = s.id("hw.holding_ma");
    static const FactId peakFact = s.id("hw.peak_ma");
    static const FieldId deviceHolding = field("device.holding_ma");
    static const FieldId devicePeak = field("device.peak_ma");
    const auto n = [](std::optional<Amount<Dim::Current>> a) { return a ? std::optional(a->n) : std::nullopt; };
    LoadCurrent out;
    if (load.item >= 0) {
        const Subject item{SubjectKind::Item, static_cast<quint32>(load.opening), static_cast<quint32>(load.item)};
        static const FieldId qty = field("hw.qty");
        const qint64 count = s.item(item).facts.integer(qty).value_or(1);
        const FactView v{s, item, t};
        if (const auto h = v.number(holdingFact))
            out.holding = *h * count;
        if (const auto p = FactView{s, item, nullptr}.number(peakFact))
            out.peak = *p * count;
    } else if (load.device) {
        out.holding = n(load.device->facts.amount<Dim::Current>(deviceHolding));
        out.peak = n(load.device->facts.amount<Dim::Current>(devicePeak));
        static const FieldId ownVolts = field("device.volts");
        const Value* v = load.device->facts.find(ownVolts);
        const auto* volts = v ? std::get_if<Quantity>(v) : nullptr;
        const DeviceKind::Typical* usual = typicalOf(s.index().catalogue().find(load.device->kind), conditionsOf(*load.device),
                                                     volts ? std::optional(*volts) : std::nullopt);
        if (usual && !out.holding && usual->holding)
            out.holding = usual->holding->n;
        if (usual && !out.peak && usual->peak)
            out.peak = usual->peak->n;
    } else if (load.valve) {
        for (const FieldId part : currentFieldsOf(load)) {
            const auto own = n(load.valve->facts.amount<Dim::Current>(part));
            if (!own)
                return {};
            out.holding = out.holding.value_or(0) + *own;
        }
    }
    return out;
}

} // namespace sp
