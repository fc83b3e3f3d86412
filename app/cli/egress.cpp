// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"

#include "core/egress/egress_engine.h"
#include "core/failure/scenario.h"
#include "core/report/egress_report.h"

namespace sp::cli {

namespace {

struct Options {
    std::string plan, format = "text", scenario = "F0", pdf, date, revision;
    bool evacuation = false;
    EvacuationWish wish;
};

// "F0", or "F6 alarm" for one case of a scenario that has several; the first one where none is named.
struct Chosen {
    const Scenario* scenario = nullptr;
    const ScenarioCase* of = nullptr;
    QString name;
};

std::optional<Chosen> chosen(const QString& text)
{
    QStringList known;
    for (const Scenario& s : scenarios()) {
        for (const ScenarioCase& c : s.cases) {
            const QString name =
                s.cases.size() == 1 ? QString(QLatin1String(s.id)) : QLatin1String(s.id) + QStringLiteral(" ") + QLatin1String(c.name);
            if (text == name || (text == QLatin1String(s.id) && &c == &s.cases.front())
                || (text == QLatin1String(s.name) && &c == &s.cases.front()))
                return Chosen{&s, &c, name};
            known += name;
        }
    }
    say(QStringLiteral("--scenario: expected one of %1; found `%2`").arg(known.join(QStringLiteral(", ")), text));
    return std::nullopt;
}

int run(const Options& o)
{
    const auto at = chosen(QString::fromStdString(o.scenario));
    if (!at)
        return BadInput;
    if (!o.pdf.empty()) {
        if (at->name != u"F0") {
            say(QStringLiteral("--out: the life safety plan shows the building as built; leave --scenario away"));
            return BadInput;
        }
        return writeLifeSafetyPlan(o.plan, o.pdf, o.date, o.revision);
    }
    const auto plan = openFailures(o.plan);
    if (!plan)
        return BadInput;
    if (o.evacuation) {
        EvacuationWish wish = o.wish;
        wish.format = o.format;
        return runEvacuation(*plan, at->of->moment, at->name, wish);
    }
    if (o.format == "csv") {
        say(QStringLiteral("--format csv: needs --evacuation"));
        return BadInput;
    }
    const auto results = egressAt(*plan->sheet, at->of->moment);
    out(o.format == "json" ? egressJson(*plan->sheet, *results, at->name, plan->name) : egressText(*plan->sheet, *results, at->name));
    return Ok;
}

} // namespace

std::function<int()> prepareEgress(CLI::App& app)
{
    auto o = std::make_shared<Options>();
    app.add_option("PLAN", o->plan, "plan file")->required();
    app.add_option("--scenario", o->scenario, "F0 to F7, with its case where it has several (\"F6 alarm\"); F0 when not given");
    app.add_option("--format", o->format, "text or json; csv with --evacuation")->check(CLI::IsMember({"text", "json", "csv"}));
    auto* evacuation = app.add_flag("--evacuation", o->evacuation, "people left against time, an estimate, in place of ways and loads");
    app.add_option("--premovement", o->wish.preMovement,
                   "seconds until people set out: 60s, 30-120s evenly, 60s/0.5 log-normal (default: 0s)")
        ->needs(evacuation);
    app.add_option("--lost", o->wish.lost, "openings that are lost, by mark; \"each\": every exit in turn")
        ->delimiter(',')
        ->needs(evacuation);
    auto* pdf = app.add_option("--out", o->pdf, "PDF file to write: the life safety plan, a sheet for each storey, in place of the text");
    pdf->excludes("--format");
    pdf->excludes(evacuation);
    app.add_option("--date", o->date, "date of the PDF, such as 2026-03-20 (default: the newest date in the plan)")->needs(pdf);
    app.add_option("--revision", o->revision, "revision letter to print in the PDF")->needs(pdf);
    return [o] { return run(*o); };
}

} // namespace sp::cli
