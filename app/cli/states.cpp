// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"

#include "core/report/states_report.h"

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
    const auto library = openLibrary();
    if (!library)
        return BadInput;
    const QString path = QString::fromStdString(o.plan);
    const auto file = openPlan(path, *library);
    if (!file)
        return BadInput;
    const auto sheet = factsOf(*file, *library);
    const FailureModel model(*sheet);
    const StatesReport report = statesReport(model, only);
    out(o.format == "json" ? statesJson(*sheet, report, nameOf(path, *file)) : statesText(*sheet, report));
    return Ok;
}

} // namespace

std::function<int()> prepareStates(CLI::App& app)
{
    auto o = std::make_shared<Options>();
    app.add_option("PLAN", o->plan, "plan file")->required();
    app.add_option("--scenario", o->scenario, "F0 to F7, or its name; all when not given");
    app.add_option("--format", o->format, "text or json")->check(CLI::IsMember({"text", "json"}));
    return [o] { return run(*o); };
}

} // namespace sp::cli
