// SPDX-License-Identifier: GPL-3.0-or-later
// What the states of an opening in all scenarios come to, as facts (code-rules.md 6.5).
#include "core/facts/measure.h"
#include "core/failure/opening_state.h"
#include "core/failure/scenario.h"

namespace sp {

namespace {

constexpr FieldType Bool = FieldType::Bool;
using S = SubjectKind;

// Whether something holds at each of the moments: one that fails decides, whatever the others wait for.
template <class Wanted, class Holds>
Measured always(const FactSheet& s, Subject at, Trace* t, Wanted&& wanted, Holds&& holds)
{
    if (!s.itemsKnown(at))
        return hardwareUnknown(s, at, t);
    const auto net = s.kept<OpeningNet>(at, [&] { return OpeningNet(s, static_cast<int>(at.row)); });
    StateReasons reasons;
    std::optional<bool> all = true;
    for (const Scenario& scenario : scenarios())
        for (const ScenarioCase& in : scenario.cases)
            if (wanted(scenario, in))
                all = both(all, holds(net->at(in.moment, t ? &reasons : nullptr)));
    if (!all && t)
        for (const Missing& m : reasons.missing)
            if (std::find(t->missing.begin(), t->missing.end(), m) == t->missing.end())
                t->missing.push_back(m);
    return truth(all);
}

std::optional<bool> opens(Passage side)
{
    switch (side) {
    case Passage::Free:
    case Passage::Release:
    case Passage::Delayed: return true;
    case Passage::Unknown: return std::nullopt;
    default: return false;
    }
}

Measured latchedInFire(const FactSheet& s, Subject at, Trace* t)
{
    return always(
        s, at, t, [](const Scenario&, const ScenarioCase& in) { return in.moment.alarm; },
        [](const OpeningState& state) {
            return both(state.latched,
                        state.leaf == LeafPosition::Unknown ? std::nullopt : std::optional(state.leaf == LeafPosition::Closed));
        });
}

Measured egressFree(const FactSheet& s, Subject at, Trace* t)
{
    // A stuck release switch leaves the way of cutting power, which codes accept (code-rules.md 6.4).
    return always(
        s, at, t, [](const Scenario&, const ScenarioCase& in) { return in.moment.sensors != SensorFault::Stuck; },
        [](const OpeningState& state) {
            const auto free = opens(state.inside);
            return state.leaf == LeafPosition::Open                   ? std::optional(true)
                : state.leaf == LeafPosition::Unknown && free != true ? std::nullopt
                                                                      : free;
        });
}

Measured securedInOutage(const FactSheet& s, Subject at, Trace* t)
{
    return always(
        s, at, t, [](const Scenario&, const ScenarioCase& in) { return !in.moment.mains && !in.moment.alarm; },
        [](const OpeningState& state) -> std::optional<bool> {
            if (state.leaf == LeafPosition::Open || state.outside == Passage::Free)
                return false;
            return state.outside == Passage::Unknown || state.leaf == LeafPosition::Unknown ? std::nullopt : std::optional(true);
        });
}

constexpr MeasuredRow rows[] = {
    {"door.latched_in_every_fire_scenario", S::Opening, Bool, "", "", Ask::HardwareConsultant, KnownFrom::Design,
     "whether the door is latched in every fire scenario", &latchedInFire},
    {"door.egress_free_in_every_scenario", S::Opening, Bool, "", "", Ask::HardwareConsultant, KnownFrom::Design,
     "whether egress stays free in every scenario", &egressFree},
    {"door.secured_in_outage", S::Opening, Bool, "", "", Ask::HardwareConsultant, KnownFrom::Design,
     "whether the door stays secure in an outage", &securedInOutage},
};

} // namespace

namespace tables {
const std::span<const MeasuredRow> failureMeasures = rows;
} // namespace tables

} // namespace sp
