// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"

#include "core/interop/ifc/ifc_import.h"
#include "core/io/atomic_file.h"
#include "core/io/plan_writer.h"

#include <QFileInfo>

namespace sp::cli {

namespace {

struct Options {
    std::string in, out, into;
};

// What was found and what is doubtful, a few lines for people.
void account(const Project& p)
{
    TopologyBuilder builder;
    const auto topology = builder.update(p);
    int both = 0, one = 0, none = 0;
    for (const auto& opening : p.openings) {
        const OpeningSides s = topology->openings.value(opening->id);
        const int known = (s.a.kind != Beyond::Kind::Unknown ? 1 : 0) + (s.b.kind != Beyond::Kind::Unknown ? 1 : 0);
        ++(known == 2 ? both : known == 1 ? one : none);
    }
    out(QStringLiteral("storeys %1\nspaces %2\nwalls %3\ndoors %4\nstairs %5\nvalves %6\ndoors with both sides known %7, one %8, none %9\n")
            .arg(p.storeys.size())
            .arg(p.rooms.size())
            .arg(p.walls.size())
            .arg(p.openings.size())
            .arg(p.stairs.size())
            .arg(p.valves.size())
            .arg(both)
            .arg(one)
            .arg(none)
            .toUtf8());
    for (const auto& import : p.imports) {
        constexpr size_t most = 20;
        for (size_t i = 0; i < import->notes.size() && i < most; ++i)
            say(QStringLiteral("note: ") + errorText(Error{ErrorCode::Value, import->notes[i].text, import->notes[i].element}));
        if (import->notes.size() > most)
            say(QStringLiteral("%1 more notes are in the plan, section `imports`").arg(import->notes.size() - most));
    }
}

int run(const Options& o)
{
    const QString in = QString::fromStdString(o.in);
    if (QFileInfo(in).suffix().compare(u"ifc", Qt::CaseInsensitive) != 0) {
        say(QStringLiteral("%1: expected an .ifc file; other formats cannot be imported yet").arg(in));
        return BadInput;
    }
    auto imported = importIfcFile(in);
    if (!imported) {
        say(errorText(imported.error()));
        return BadInput;
    }
    Project project = std::move(imported).value();
    if (!o.into.empty()) {
        const PlanFile existing = readPlanFile(QString::fromStdString(o.into));
        sayAll(existing.problems);
        if (!existing.problems.empty())
            return BadInput;
        project = mergedImport(existing.project, project);
    }
    const auto saved = writeFileAtomically(QString::fromStdString(o.out), writePlan(project));
    if (!saved) {
        say(errorText(saved.error()));
        return BadInput;
    }
    account(project);
    return Ok;
}

} // namespace

std::function<int()> prepareImport(CLI::App& app)
{
    auto o = std::make_shared<Options>();
    app.add_option("IN", o->in, "IFC file")->required();
    app.add_option("--out", o->out, "plan file to write")->required();
    app.add_option("--into", o->into, "plan that the import is brought into; what people entered there stays");
    return [o] { return run(*o); };
}

} // namespace sp::cli
