// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"

#include "core/report/cause_effect.h"

namespace sp::cli {

namespace {

struct Options {
    std::string plan, format = "text", scenario;
};

int run(const Options& o)
{
    const Scenario* only = nullptr;
    if (!o.scenario.empty()) {
        only = scenarioNamed(QString::fromStdString(o.scenario));
        if (!only) {
            QStringList known;
            for (const Scenario& s : scenarios())
                known += QLatin1String(s.id) + QStringLiteral(" (") + QLatin1String(s.name) + u')';
            say(QStringLiteral("--scenario: expected one of %1; found `%2`")
                    .arg(known.join(QStringLiteral(", ")), QString::fromStdString(o.scenario)));
            return BadInput;
        }
    }
    const auto plan = openFailures(o.plan);
    if (!plan)
        return BadInput;
    const StatesReport report = statesReport(*plan->model, only);
    out(o.format == "json"      ? statesJson(*plan->sheet, report, plan->name)
            : o.format == "csv" ? causeEffectCsv(*plan->sheet, causeEffect(*plan->sheet, *plan->model, report))
                                : statesText(*plan->sheet, report));
    return Ok;
}

} // namespace

std::function<int()> prepareStates(CLI::App& app)
{
    auto o = std::make_shared<Options>();
    app.add_option("PLAN", o->plan, "plan file")->required();
    app.add_option("--scenario", o->scenario, "F0 to F7, or its name; all when not given");
    app.add_option("--format", o->format, "text, json, or csv: a cause-and-effect matrix")->check(CLI::IsMember({"text", "json", "csv"}));
    return [o] { return run(*o); };
}

} // namespace sp::cli
