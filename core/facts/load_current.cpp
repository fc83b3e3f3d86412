// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/facts/load_current.h"

namespace sp {

LoadCurrent currentOf(const FactSheet& s, const PlanIndex::Load& load, Trace* t)
{
    static const FactId holdingFact = s.id("hw.holding_ma");
    static const FactId peakFact = s.id("hw.peak_ma");
    static const FieldId deviceHolding = field("device.holding_ma");
    static const FieldId devicePeak = field("device.peak_ma");
    static const FieldId solenoidHolding = field("solenoid.holding_ma");
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
        const DeviceKind* kind = s.index().catalogue().find(load.device->kind);
        if (kind && !kind->typical.empty()) {
            if (!out.holding && kind->typical[0].holding)
                out.holding = kind->typical[0].holding->n;
            if (!out.peak && kind->typical[0].peak)
                out.peak = kind->typical[0].peak->n;
        }
    } else if (load.valve) {
        out.holding = n(load.valve->facts.amount<Dim::Current>(solenoidHolding));
    }
    return out;
}

} // namespace sp
