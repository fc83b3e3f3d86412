// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/report_import.h"

#include "core/report/import_text.h"
#include "ui/print/table.h"

namespace sp::ui {

namespace {

constexpr FontStyle body{8.5};
constexpr size_t mostCauses = 8; // of one outcome
constexpr size_t mostNames = 3; // elements of an example
constexpr qsizetype longest = 170; // letters of an example

QString exampleText(const AccountCause& cause)
{
    const AccountLine& line = cause.lines.front();
    const QString which = elementsText(line, mostNames);
    const QString text = which.isEmpty() ? line.text : line.text + QStringLiteral(": ") + which;
    const QString cut = text.size() > longest ? text.left(text.lastIndexOf(u' ', longest)) + u'…' : text;
    const size_t more = cause.lines.size() - 1;
    return more == 0 ? cut : cut + QStringLiteral(" (%1 more %2)").arg(more).arg(QLatin1String(more == 1 ? "sentence" : "sentences"));
}

void writeFound(Flow& flow, const ImportAccount& account)
{
    std::vector<const FoundColumn*> shown;
    for (const FoundColumn& column : foundColumns())
        if (column.always || column.count(account.found) > 0)
            shown.push_back(&column);
    std::vector<Column> columns{{QStringLiteral("STOREY"), {}, false, 1}};
    for (const FoundColumn* column : shown)
        columns.push_back({QString(QLatin1String(column->head)).toUpper(), {}, true});
    PrintTable table(std::move(columns), 7.5, 5.5);
    const auto row = [&](const QString& name, const FoundCounts& found, bool bold) {
        TableRow out;
        out.cells.push_back({name, bold, {}});
        for (const FoundColumn* column : shown)
            out.cells.push_back({QString::number(column->count(found)), bold, {}});
        table.add(std::move(out));
    };
    for (const StoreyAccount& storey : account.storeys)
        row(storey.name, storey.found, false);
    row(QStringLiteral("all"), account.found, true);
    table.draw(flow);
}

void writeOutcomes(Flow& flow, const ImportAccount& account)
{
    PrintTable table({{QStringLiteral("COUNT"), {}, true, 0},
                      {QStringLiteral("CAUSE"), {}, false, 0.4, 130},
                      {QStringLiteral("FIRST EXAMPLE"), {}, false, 1, 200}},
                     7.5, 6);
    for (const AccountOutcome& outcome : account.outcomes) {
        table.band(QStringLiteral("%1: %2").arg(outcomeText(outcome.outcome).toUpper()).arg(outcome.count));
        for (size_t i = 0; i < outcome.causes.size(); ++i) {
            if (i == mostCauses) {
                table.add({QString(), QStringLiteral("%1 more causes").arg(outcome.causes.size() - i), QString()});
                break;
            }
            const AccountCause& cause = outcome.causes[i];
            table.add({QString::number(cause.count), QLatin1String(infoOf(cause.cause).heading), exampleText(cause)});
        }
    }
    if (!table.empty())
        table.draw(flow);
}

} // namespace

void writeImports(Flow& flow, const Project& project, const Topology& topology)
{
    if (project.imports.empty())
        return;
    flow.heading(0, QStringLiteral("Import"), 130);
    flow.paragraph(
        QStringLiteral("The plan was made from a model of another program. Counts are those of the plan as it stands; every note, with the "
                       "elements it is about, is in the window and is printed by `strikeplate-cli import` with the plan."),
        body);
    for (const auto& import : project.imports) {
        const ImportAccount account = accountOf(project, topology, *import);
        flow.heading(1, import->file.value_or(import->id.text()), 90);
        flow.paragraph(importTitle(account.import) + QStringLiteral(". ") + doorsText(account.found) + QStringLiteral("; ")
                           + sumsText(account.outcomes) + u'.',
                       body);
        if (const QString why = unjoinedText(account.found); !why.isEmpty())
            flow.paragraph(QStringLiteral("Doors without two known sides: %1.").arg(why), body);
        flow.space(4);
        writeFound(flow, account);
        flow.space(6);
        writeOutcomes(flow, account);
    }
}

} // namespace sp::ui
