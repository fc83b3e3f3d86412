// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/failure/moment.h"

#include <QString>
#include <span>

namespace sp {

/// One case of a scenario of code-rules.md 6.1: F6 has a quiet and an alarm one.
struct ScenarioCase {
    const char* name; ///< "quiet"; empty where the scenario has one case only
    Moment moment;
};

struct Scenario {
    const char* id; ///< "F0"
    const char* name; ///< "mains lost, on battery"
    std::vector<ScenarioCase> cases;
    bool caseEach; ///< the cases are shown one by one even where they give the same (F6, F7), else only where they differ (F4)
};

/// F0 to F7 in order.
std::span<const Scenario> scenarios();
/// By id or name, nullptr when there is none of it.
const Scenario* scenarioNamed(const QString& text);

} // namespace sp
