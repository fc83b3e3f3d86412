// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"

#include "core/report/faults_report.h"

namespace sp::cli {

namespace {

struct Options {
    std::string plan, format = "text", faults;
    std::vector<std::string> scenarios;
    int order = FaultQuery().order;
};

int run(const Options& o)
{
    const auto plan = openFailures(o.plan);
    if (!plan)
        return BadInput;
    FaultQuery query;
    query.order = o.order;
    if (!o.scenarios.empty())
        query.scenarios.clear();
    for (const std::string& name : o.scenarios)
        query.scenarios += QString::fromStdString(name);
    query.faults = QString::fromStdString(o.faults).split(u',', Qt::SkipEmptyParts);
    const auto analysis = analyseFaults(*plan->model, query);
    if (!analysis) {
        say(errorText(analysis.error()));
        return BadInput;
    }
    out(o.format == "json" ? faultsJson(*plan->model, analysis.value(), plan->name) : faultsText(*plan->model, analysis.value()));
    return Ok;
}

} // namespace

std::function<int()> prepareFaults(CLI::App& app)
{
    auto o = std::make_shared<Options>();
    app.add_option("PLAN", o->plan, "plan file")->required();
    app.add_option("--order", o->order, "faults that one combination may have, 1 to 3");
    app.add_option("--scenario", o->scenarios, "F0 to F7, may be repeated; F0 and F2 when not given")->allow_extra_args(false);
    app.add_option("--faults", o->faults, "only these faults: ID,ID");
    app.add_option("--format", o->format, "text or json")->check(CLI::IsMember({"text", "json"}));
    return [o] { return run(*o); };
}

} // namespace sp::cli
