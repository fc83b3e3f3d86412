// SPDX-License-Identifier: GPL-3.0-or-later
// What of toxic gas safety hangs on a supply (valve-and-power-rules.md B3, VR-11; D2, PW-19).
#include "core/facts/measure.h"
#include "core/failure/gas_lines.h"

namespace sp {

namespace {

using S = SubjectKind;
using K = KnownFrom;
using F = FieldType;
constexpr Ask P = Ask::ProcessEngineer;

// Those of toxic gas, and those that do not name their gas and may be.
bool maybeToxic(const Source& source)
{
    const QString gas = gasOf(source);
    return gas.isEmpty() || gas == u"toxic";
}

// Sources whose gas a device can be there for: of its room, and of the valves that it closes.
std::vector<const Source*> sourcesAbout(const FactSheet& s, const Device& device)
{
    const Project& p = s.project();
    std::vector<const Source*> out = device.room ? sourcesFor(s, *device.room) : std::vector<const Source*>();
    if (device.closes)
        for (const ValveId& id : *device.closes)
            if (const size_t row = p.valves.indexOf(id); row < p.valves.size())
                if (const Source* source = sourceOf(p, static_cast<quint32>(row)))
                    out.push_back(source);
    return out;
}

// A circuit that does not say what it feeds may feed this.
Measured found(const FactSheet& s, Subject at, Trace* t, std::optional<bool> any)
{
    static const FactId loads = s.id("psu.loads");
    if (any == true || s.index().supply(at.row).complete)
        return truth(any);
    return waitsFor(at, t, loads);
}

Measured toxicDetection(const FactSheet& s, Subject at, Trace* t)
{
    const Project& p = s.project();
    if (p.sources.empty())
        return Measured::known(false);
    std::optional<bool> any = false;
    for (const PlanIndex::Load& load : s.index().supply(at.row).loads) {
        if (!load.device || gasDutyOf(*load.device) != GasDuty::Detector)
            continue;
        const auto row = static_cast<quint32>(p.devices.indexOf(load.device->id));
        for (const Source* source : sourcesAbout(s, *load.device))
            if (any != true && maybeToxic(*source)) {
                const auto mine = detects(s, row, *source, t);
                any = either(any, mine == true && gasOf(*source).isEmpty() ? std::nullopt : mine);
            }
    }
    return found(s, at, t, any);
}

// The toxic sources whose exhaust or treatment a valve of the supply belongs to.
std::vector<const Source*> exhausted(const FactSheet& s, Subject at)
{
    static const FactId service = s.id("valve.service");
    const Project& p = s.project();
    std::vector<const Source*> out;
    if (p.sources.empty())
        return out;
    for (const PlanIndex::Load& load : s.index().supply(at.row).loads) {
        if (!load.valve)
            continue;
        const auto row = static_cast<quint32>(p.valves.indexOf(load.valve->id));
        const auto word = FactView{s, {S::Valve, row, 0}, nullptr}.word(service);
        const auto& room = load.valve->to ? load.valve->to : load.valve->room;
        if (!room || (word != u"gas_cabinet_exhaust" && word != u"treatment_supply"))
            continue;
        for (const Source* source : sourcesFor(s, *room))
            if (maybeToxic(*source))
                out.push_back(source);
    }
    return out;
}

Measured toxicExhaust(const FactSheet& s, Subject at, Trace* t)
{
    if (s.project().sources.empty())
        return Measured::known(false);
    std::optional<bool> any = false;
    for (const Source* source : exhausted(s, at))
        any = either(any, gasOf(*source).isEmpty() ? std::nullopt : std::optional(true));
    return found(s, at, t, any);
}

Measured toxicFailSafe(const FactSheet& s, Subject at, Trace*)
{
    static const FieldId approved = field("source.fail_safe_engineered");
    std::optional<bool> all = true;
    for (const Source* source : exhausted(s, at))
        all = both(all, source->facts.flag(approved));
    return truth(all);
}

constexpr MeasuredRow rows[] = {
    {"psu.loads", S::Supply, F::Bool, "", "", Ask::Electrical, K::Design, "what the circuits of the supply feed", nullptr},
    {"psu.toxic_detection", S::Supply, F::Bool, "", "", P, K::Design, "whether the supply powers the detection of toxic gas",
     &toxicDetection},
    {"psu.toxic_exhaust", S::Supply, F::Bool, "", "", P, K::Design, "whether the supply powers the exhaust or treatment of toxic gas",
     &toxicExhaust},
    {"psu.toxic_fail_safe", S::Supply, F::Bool, "", "", Ask::Authority, K::Design,
     "whether a fail-safe engineered system is approved for the toxic gas", &toxicFailSafe},
};

} // namespace

namespace tables {
const std::span<const MeasuredRow> gasPowerMeasures = rows;
} // namespace tables

} // namespace sp
