// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"

#include "core/interop/ifc/ifc_import.h"
#include "core/io/atomic_file.h"
#include "core/io/plan_writer.h"
#include "core/report/import_text.h"

#include <QFileInfo>
#include <cstdio>

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <unistd.h>
#endif

namespace sp::cli {

namespace {

struct Options {
    std::string in, out, into, json;
    bool all = false;
};

bool personWatches()
{
#ifdef Q_OS_WIN
    return _isatty(_fileno(stderr)) != 0;
#else
    return isatty(fileno(stderr)) != 0;
#endif
}

/// A line on a terminal that counts up and is gone at the end; nothing where nobody watches.
class Progress final {
public:
    Progress() : m_shown(personWatches()) { }
    ~Progress()
    {
        if (m_shown)
            std::fputs("\r                \r", stderr);
    }
    void show(double done)
    {
        const int percent = static_cast<int>(done * 100);
        if (m_shown && percent != m_percent)
            std::fprintf(stderr, "\rreading %3d %%", percent);
        m_percent = percent;
    }

private:
    bool m_shown;
    int m_percent = -1;
};

Result<Project> readIfc(const QString& path)
{
    Progress progress;
    StepOptions options;
    options.progress = [&](double done) { progress.show(done); };
    return importIfcFile(path, options);
}

/// Prints the accounts of these imports of the plan, as text and as JSON as the options say.
int tell(const Project& project, const std::vector<ImportId>& imports, const Options& o)
{
    TopologyBuilder builder;
    const auto topology = builder.update(project);
    std::vector<ImportAccount> accounts;
    for (const ImportId& id : imports)
        accounts.push_back(accountOf(project, *topology, *project.imports.find(id)));
    if (o.json == "-") {
        out(importJson(accounts));
        return Ok;
    }
    for (size_t i = 0; i < accounts.size(); ++i)
        out((i > 0 ? "\n" : "") + importText(accounts[i], o.all));
    if (o.json.empty())
        return Ok;
    const auto saved = writeFileAtomically(QString::fromStdString(o.json), importJson(accounts));
    if (!saved)
        say(errorText(saved.error()));
    return saved ? Ok : BadInput;
}

/// The account of a plan that was imported earlier.
int account(const QString& path, const Options& o)
{
    const PlanFile file = readPlanFile(path);
    sayAll(file.problems);
    if (!file.problems.empty())
        return BadInput;
    std::vector<ImportId> imports;
    for (const auto& import : file.project.imports)
        imports.push_back(import->id);
    if (imports.empty()) {
        say(QStringLiteral("%1: expected a plan that was imported; this one has no section `imports`").arg(path));
        return BadInput;
    }
    return tell(file.project, imports, o);
}

int run(const Options& o)
{
    const QString in = QString::fromStdString(o.in);
    const QString suffix = QFileInfo(in).suffix().toLower();
    if (suffix == u"strikeplate" && o.out.empty() && o.into.empty())
        return account(in, o);
    if (suffix != u"ifc") {
        say(QStringLiteral(
                "%1: expected an .ifc file, or a .strikeplate file alone to see its account; other formats cannot be imported yet")
                .arg(in));
        return BadInput;
    }
    if (!o.into.empty() && o.out.empty()) {
        say(QStringLiteral("--into: expected --out with the plan file to write"));
        return BadInput;
    }
    auto imported = readIfc(in);
    if (!imported) {
        say(errorText(imported.error()));
        return BadInput;
    }
    Project project = std::move(imported).value();
    std::vector<ImportId> imports;
    for (const auto& import : project.imports)
        imports.push_back(import->id);
    if (!o.into.empty()) {
        const PlanFile existing = readPlanFile(QString::fromStdString(o.into));
        sayAll(existing.problems);
        if (!existing.problems.empty())
            return BadInput;
        project = mergedImport(existing.project, project);
    }
    if (!o.out.empty()) {
        const auto saved = writeFileAtomically(QString::fromStdString(o.out), writePlan(project));
        if (!saved) {
            say(errorText(saved.error()));
            return BadInput;
        }
    }
    return tell(project, imports, o);
}

} // namespace

std::function<int()> prepareImport(CLI::App& app)
{
    auto o = std::make_shared<Options>();
    app.add_option("IN", o->in, "IFC file; or a plan, to print the account of what was imported into it")->required();
    app.add_option("--out", o->out, "plan file to write; without it the account is printed only");
    app.add_option("--into", o->into, "plan that the import is brought into; what people entered there stays");
    app.add_flag("--all", o->all, "print every sentence and element of the account");
    app.add_option("--json", o->json, "also write the account as JSON; `-` writes JSON only, to stdout");
    return [o] { return run(*o); };
}

} // namespace sp::cli
