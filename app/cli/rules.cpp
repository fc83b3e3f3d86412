// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"

#include <QFile>

namespace sp::cli {

namespace {

int list(const Library& library)
{
    QByteArray text;
    for (const Rule& r : library.book.rules())
        text += QStringLiteral("%1  %2  %3  %4\n")
                    .arg(r.id, -34)
                    .arg(QLatin1String(severityWord(r.severity)), -9)
                    .arg(QLatin1String(subjectWord(r.appliesTo)), -10)
                    .arg(r.title)
                    .toUtf8();
    out(text);
    return Ok;
}

int show(const Library& library, const std::string& id)
{
    const QString name = QString::fromStdString(id);
    const Rule* rule = library.book.find(name);
    if (!rule) {
        say(QStringLiteral("the rule `%1` is not known; `strikeplate-cli rules list` names them all").arg(name));
        return BadInput;
    }
    QFile file(rule->where.section(u':', 0, -3));
    if (!file.open(QIODevice::ReadOnly))
        return BadInput;
    out(file.readAll());
    return Ok;
}

int test(const Library& library)
{
    const ExampleReport report = runExamples(library.book, library.facts);
    sayAll(report.failures);
    out(QStringLiteral("%1 rules, %2 examples, %3 failed\n").arg(report.rules).arg(report.examples).arg(report.failures.size()).toUtf8());
    return report.failures.empty() ? Ok : Findings;
}

} // namespace

std::function<int()> prepareRules(CLI::App& app)
{
    app.require_subcommand(1);
    auto action = std::make_shared<std::string>();
    auto id = std::make_shared<std::string>();
    const auto add = [&](const char* name, const char* help) {
        CLI::App* sub = app.add_subcommand(name, help);
        sub->callback([action, name] { *action = name; });
        return sub;
    };
    add("list", "every rule with severity and subject");
    add("show", "one rule as it stands in its pack")->add_option("ID", *id, "rule id")->required();
    add("test", "run the examples of every rule");
    return [action, id]() -> int {
        const auto library = openLibrary();
        if (!library)
            return BadInput;
        if (*action == "list")
            return list(*library);
        return *action == "show" ? show(*library, *id) : test(*library);
    };
}

} // namespace sp::cli
