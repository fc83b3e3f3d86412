// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"

namespace sp::cli {

namespace {

// The problems are the result of this command: they go to stdout, a line each.
int run(const QString& path)
{
    const auto library = openLibrary();
    if (!library)
        return BadInput;
    const PlanFile file = readWithDevices(path, *library);
    QStringList lines;
    for (const Error& e : file.problems)
        lines += errorText(e);
    const bool good = file.problems.empty();
    for (const Error& e : file.notices)
        lines += QStringLiteral("note: ") + errorText(e);
    if (good) {
        TopologyBuilder builder;
        for (const Error& e : builder.update(file.project)->problems)
            lines += QStringLiteral("note: ") + errorText(Error{e.code, e.message, file.places.value(e.where, e.where)});
    }
    qsizetype entities = 0;
    forEachTable(file.project, [&](const KindInfo&, const auto& table) { entities += static_cast<qsizetype>(table.size()); });
    lines += good
        ? QStringLiteral("%1: no problem in %2 entities").arg(path).arg(entities)
        : QStringLiteral("%1: %2").arg(
            path, file.problems.size() == 1 ? QStringLiteral("one problem") : QStringLiteral("%1 problems").arg(file.problems.size()));
    out(lines.join(u'\n').toUtf8() + '\n');
    return good ? Ok : BadInput;
}

} // namespace

std::function<int()> prepareValidate(CLI::App& app)
{
    auto plan = std::make_shared<std::string>();
    app.add_option("PLAN", *plan, "plan file")->required();
    return [plan] { return run(QString::fromStdString(*plan)); };
}

} // namespace sp::cli
