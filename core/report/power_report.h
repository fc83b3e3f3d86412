// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/failure/outage_effects.h"
#include "core/report/plan_name.h"

namespace sp {

/// Everything that `power` says of a plan.
struct PowerReport {
    PowerState state;
    Outage outage;
    OutageEffects effects;
};
PowerReport powerReport(const FactSheet& sheet, const FailureModel& model, const OutageOptions& options);

/// "strikeplate.power/1" (resources/help/power-json.md).
QByteArray powerJson(const FactSheet& sheet, const PowerReport& report, const PlanName& plan);
struct PowerTextOptions {
    std::optional<int> startMinutes; ///< after midnight, when the mains are lost: times are those of the clock, else since then
    bool allCircuits = false; ///< also those that get enough voltage
};
/// The same for people, what it comes to first. `model` is the one that the report was made with.
QByteArray powerText(const FactSheet& sheet, const FailureModel& model, const PowerReport& report, const PowerTextOptions& options = {});

} // namespace sp
