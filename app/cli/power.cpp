// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"

#include "core/report/power_report.h"

#include <QTime>

namespace sp::cli {

namespace {

struct Options {
    std::string plan, format = "text", batteries = "end_of_life", generator = "starts", at;
    double fireAlarm = 0;
    bool fireAlarmGiven = false, all = false;
};

int run(const Options& o)
{
    const auto plan = openFailures(o.plan);
    if (!plan)
        return BadInput;
    OutageOptions options;
    for (const BatteryAge age : {BatteryAge::New, BatteryAge::EndOfLife, BatteryAge::AsStated})
        if (o.batteries == batteryAgeWord(age))
            options.batteries = age;
    options.generatorStarts = o.generator == "starts";
    if (o.fireAlarmGiven)
        options.fireAlarmS = o.fireAlarm;
    PowerTextOptions text;
    text.allCircuits = o.all;
    if (!o.at.empty())
        text.startMinutes = QTime::fromString(QString::fromStdString(o.at), QStringLiteral("HH:mm")).msecsSinceStartOfDay() / 60000;
    const PowerReport report = powerReport(*plan->sheet, *plan->model, options);
    out(o.format == "json" ? powerJson(*plan->sheet, report, plan->name) : powerText(*plan->sheet, *plan->model, report, text));
    return Ok;
}

std::string timeOfDay(const std::string& text)
{
    return QTime::fromString(QString::fromStdString(text), QStringLiteral("HH:mm")).isValid()
        ? std::string()
        : "expected a time of day as HH:MM, 00:00 to 23:59, found " + text;
}

} // namespace

std::function<int()> preparePower(CLI::App& app)
{
    auto o = std::make_shared<Options>();
    app.add_option("PLAN", o->plan, "plan file")->required();
    app.add_option("--format", o->format, "text or json")->check(CLI::IsMember({"text", "json"}));
    app.add_option("--batteries", o->batteries, "new, end_of_life or as_stated")->check(CLI::IsMember({"new", "end_of_life", "as_stated"}));
    app.add_option("--generator", o->generator, "whether the generators of the plan start: starts or fails")
        ->check(CLI::IsMember({"starts", "fails"}));
    app.add_option("--fire-alarm", o->fireAlarm, "a fire alarm so many seconds after the mains are lost")->check(CLI::NonNegativeNumber);
    app.add_option("--at", o->at, "time of day at which the mains are lost, HH:MM: the text tells the time on the clock")->check(timeOfDay);
    app.add_flag("--all", o->all, "also the circuits that get enough voltage");
    return [o, &app] {
        o->fireAlarmGiven = app.count("--fire-alarm") > 0;
        return run(*o);
    };
}

} // namespace sp::cli
