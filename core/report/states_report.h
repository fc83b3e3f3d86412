// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/failure/failure_model.h"
#include "core/failure/state_cases.h"
#include "core/report/plan_name.h"

namespace sp {

class FactSheet;

/// What `states` says: the lines of every opening in the scenarios asked for, and the whole plan in each of their cases.
struct StatesReport {
    struct Plan {
        const Scenario* scenario = nullptr;
        const ScenarioCase* of = nullptr;
        bool named = false;
        WholePlan plan;
    };
    std::vector<const Scenario*> scenarios;
    std::vector<std::vector<std::vector<OpeningCase>>> openings; ///< by row, then by scenario
    std::vector<Plan> plans;
};
/// Of one scenario, or of all.
StatesReport statesReport(const FailureModel& model, const Scenario* only = nullptr);

/// "strikeplate.states/1" (resources/help/states-json.md).
QByteArray statesJson(const FactSheet& sheet, const StatesReport& report, const PlanName& plan);
/// The same for people.
QByteArray statesText(const FactSheet& sheet, const StatesReport& report);

} // namespace sp
