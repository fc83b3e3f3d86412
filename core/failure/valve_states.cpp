// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/failure/valve_states.h"

namespace sp {

namespace {

QString wordOf(const FactSheet& sheet, quint32 valve, FactId fact)
{
    return FactView{sheet, {SubjectKind::Valve, valve, 0}, nullptr}.word(fact).value_or(QString());
}

QString textOf(const std::optional<Outcome>& o)
{
    return o ? outcomeText(*o).toLower() : QStringLiteral("unknown");
}

} // namespace

std::optional<WantedPosition> requiredPosition(const FactSheet& sheet, quint32 valve)
{
    static const FactId required = sheet.id("valve.required_position");
    const QString word = wordOf(sheet, valve, required);
    return word == u"open"  ? std::optional(WantedPosition::Open)
        : word == u"closed" ? std::optional(WantedPosition::Closed)
        : word == u"hold"   ? std::optional(WantedPosition::Hold)
        : word == u"none"   ? std::optional(WantedPosition::None)
                            : std::nullopt;
}

ValveStates valveStates(const FactSheet& sheet, quint32 row)
{
    static const FactId service = sheet.id("valve.service");
    static const FactId declared = sheet.id("valve.fail_position");
    static const FactId required = sheet.id("valve.required_position");
    const Valve& valve = sheet.project().valves[row];
    const ValveAnalysis analysis(valvePartsOf(sheet, row));
    ValveStates out;
    out.id = valve.id.text();
    out.tag = valve.tag.value_or(QString());
    out.service = wordOf(sheet, row, service);
    out.required = wordOf(sheet, row, required);
    out.declared = wordOf(sheet, row, declared);
    InputMask missing = maskOf(ValveInput::ActuatorKind);
    if (analysis.family()) {
        const auto& cases = analysis.behaviour();
        const auto event = [&](Outcome ValveBehaviour::*which) {
            return textOf(cases.judge([&](const ValveBehaviour& b) { return b.*which; }).usual);
        };
        out.air = event(&ValveBehaviour::air);
        out.power = event(&ValveBehaviour::power);
        out.signal = event(&ValveBehaviour::signal);
        out.hydraulic = event(&ValveBehaviour::hydraulic);
        out.feedback = event(&ValveBehaviour::feedback);
        out.blackoutFirst = event(&ValveBehaviour::blackoutFirst);
        out.blackout = event(&ValveBehaviour::blackout);
        const bool isa = sheet.project().settings.isaLabels;
        const auto label = cases.judge([&](const ValveBehaviour& b) { return labelOf(analysis.motive(b), isa); }).usual;
        out.derived = !label ? QStringLiteral("unknown") : label->isEmpty() ? QStringLiteral("none") : *label;
        missing = cases.judge([](const ValveBehaviour& b) { return b; }).missing;
        out.because = analysis.because();
    } else {
        out.derived = QStringLiteral("unknown");
        for (QString* event : {&out.air, &out.power, &out.signal, &out.hydraulic, &out.feedback, &out.blackoutFirst, &out.blackout})
            *event = QStringLiteral("unknown");
    }
    for (const ValveInput input : inputsOf(missing))
        out.unknown += QLatin1String(factOf(input));
    return out;
}

} // namespace sp
