// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/failure/valve_derivation.h"

#include "core/failure/valve_rules.h"

namespace sp {

ValveAnalysis::ValveAnalysis(ValveParts parts, ValveFaults faults)
    : m_parts(std::move(parts)), m_faults(faults), m_family(familyOf(m_parts))
{
    if (!m_family)
        return;
    if (*m_family == ValveFamily::SpringPneumatic) {
        const auto ends = Cases<Pos>::of([this](ValveChoices& c) { return ValveRules::springEnd(m_parts, c); });
        m_springEnd = {ends.judge([](Pos p) { return p; }), ends.values()};
    }
    m_behaviour =
        Cases<ValveBehaviour>::of([this](ValveChoices& c) { return ValveRules(m_parts, *m_family, m_springEnd, m_faults, c).all(); });
}

Judged<Outcome> ValveAnalysis::after(const ValveLoss& loss) const
{
    if (!m_family)
        return {std::nullopt, maskOf(ValveInput::ActuatorKind)};
    return Cases<Outcome>::of([&](ValveChoices& c) { return ValveRules(m_parts, *m_family, m_springEnd, m_faults, c).after(loss); })
        .judge([](const Outcome& o) { return o; });
}

Outcome ValveAnalysis::motive(const ValveBehaviour& b) const
{
    switch (m_family.value_or(ValveFamily::NoUtility)) {
    case ValveFamily::SpringPneumatic:
    case ValveFamily::Springless: return b.air;
    case ValveFamily::Hydraulic: return b.hydraulic;
    case ValveFamily::Electric:
    case ValveFamily::SolenoidValve: return b.power;
    case ValveFamily::NoUtility: break;
    }
    return {};
}

std::optional<bool> ValveAnalysis::independentTrip() const
{
    const auto dead = m_parts[ValveInput::DeadOnSignalLoss];
    if (m_parts.solenoid != Fitted::Yes || (dead ? *dead != 0 : !hasPositioner()))
        return false;
    const auto state = m_parts[ValveInput::Deenergized];
    return state ? std::optional(static_cast<Deenergized>(*state) == Deenergized::Vent) : std::nullopt;
}

Judged<bool> ValveAnalysis::needsPowerToTrip() const
{
    if (!m_family)
        return {std::nullopt, maskOf(ValveInput::ActuatorKind)};
    return Cases<bool>::of([this](ValveChoices& c) { return ValveRules::needsPowerToTrip(m_parts, *m_family, c); }).judge([](bool b) {
        return b;
    });
}

QStringList ValveAnalysis::because() const
{
    QStringList out;
    if (!m_family)
        return out;
    ValveChoices usual; // the first combination takes every part as it usually is
    ValveRules(m_parts, *m_family, m_springEnd, m_faults, usual, &out).all();
    for (const ValveChoices::Step& step : usual.path())
        if (!step.usual)
            return {}; // not even that tells: no chain to show
    return out;
}

} // namespace sp
