// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/failure/scenario.h"

namespace sp {

namespace {

struct Row {
    bool mains = true, empty = false, alarm = false, controllersDead = false, wiresBroken = false;
    SensorFault sensors = SensorFault::None;
};

ScenarioCase caseOf(const char* name, const Row& row)
{
    ScenarioCase out{name, {}};
    out.moment.mains = row.mains;
    out.moment.batteriesEmpty = row.empty;
    out.moment.alarm = row.alarm;
    out.moment.controllersDead = row.controllersDead;
    out.moment.alarmWiresBroken = row.wiresBroken;
    out.moment.sensors = row.sensors;
    return out;
}

// code-rules.md 6.1
std::vector<Scenario> make()
{
    return {
        {"F0", "normal", {caseOf("", {})}, false},
        {"F1", "mains lost, on battery", {caseOf("", {.mains = false})}, false},
        {"F2", "battery exhausted", {caseOf("", {.mains = false, .empty = true})}, false},
        {"F3", "fire alarm", {caseOf("", {.alarm = true})}, false},
        {"F4",
         "fire alarm and mains lost",
         {caseOf("battery holding", {.mains = false, .alarm = true}),
          caseOf("battery empty", {.mains = false, .empty = true, .alarm = true})},
         false},
        {"F5", "controller failed", {caseOf("", {.controllersDead = true})}, false},
        {"F6",
         "fire alarm wire broken",
         {caseOf("quiet", {.wiresBroken = true}), caseOf("alarm", {.alarm = true, .wiresBroken = true})},
         true},
        {"F7",
         "request to exit failed",
         {caseOf("sensor dead", {.sensors = SensorFault::Dead}), caseOf("sensor blind", {.sensors = SensorFault::Blind}),
          caseOf("switch stuck", {.sensors = SensorFault::Stuck})},
         true},
    };
}

} // namespace

std::span<const Scenario> scenarios()
{
    static const std::vector<Scenario> all = make();
    return all;
}

const Scenario* scenarioNamed(const QString& text)
{
    for (const Scenario& s : scenarios())
        if (text.compare(QLatin1String(s.id), Qt::CaseInsensitive) == 0 || text.compare(QLatin1String(s.name), Qt::CaseInsensitive) == 0)
            return &s;
    return nullptr;
}

} // namespace sp
