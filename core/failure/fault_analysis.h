// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/failure/failure_model.h"

#include <QStringList>

namespace sp {

struct FaultQuery {
    int order = FaultSet::most; ///< 1 to 3
    QStringList scenarios{QStringLiteral("F0"), QStringLiteral("F2")}; ///< ids or names
    QStringList faults; ///< ids; empty: all that the plan has
};

/// Smallest combinations of faults of a plan in some scenarios.
struct FaultAnalysis {
    struct Event {
        UndesiredEvent event;
        const Scenario* scenario = nullptr;
        const ScenarioCase* in = nullptr; ///< case of the scenario
    };
    struct Weight {
        int fault = -1; ///< position in the model's faults
        int sets = 0; ///< in which it stands
    };
    FaultQuery query;
    std::vector<const Scenario*> scenarios;
    std::vector<int> faults; ///< positions in the model's faults that were looked at
    std::vector<Event> events; ///< by kind, subject and scenario, small sets first
    std::vector<Weight> importance; ///< of faults that stand in some set, the most frequent first
    bool truncated = false;
};

/// Errors: a scenario or fault that there is not, an order outside 1 to 3. `stop` is asked now and then; when it says true the result is
/// what was found so far, truncated. `progress` is told how much is done, 0 to 1, never less than before.
Result<FaultAnalysis> analyseFaults(const FailureModel& model, const FaultQuery& query, const std::function<bool()>& stop = {},
                                    const std::function<void(double share)>& progress = {});

} // namespace sp
