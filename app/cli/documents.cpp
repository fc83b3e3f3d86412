// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"

#include "core/io/atomic_file.h"
#include "core/report/tables.h"
#include "ui/print/documents.h"

#include <QDate>
#include <QDir>

namespace sp::cli {

namespace {

struct Options {
    std::string plan, out, date, revision, profile;
};

bool save(const QString& path, const QByteArray& bytes)
{
    const auto saved = writeFileAtomically(path, bytes);
    if (!saved)
        say(errorText(saved.error()));
    else
        say(QStringLiteral("wrote %1").arg(path));
    return bool(saved);
}

/// Opens and judges the plan, then hands both on.
template <class F>
int withAssessment(const Options& o, F&& write)
{
    const QString date = QString::fromStdString(o.date);
    if (!date.isEmpty() && (date.size() != 10 || !QDate::fromString(date, Qt::ISODate).isValid())) {
        say(QStringLiteral("--date: expected a date such as 2026-03-20, found `%1`").arg(date));
        return BadInput;
    }
    auto job = openJob(o.plan, o.profile);
    if (!job)
        return BadInput;
    Project& project = job->file.project;
    const RuleSelection selection = applyProfile(job->profile, project);
    // Waivers expire against the date of the document, so that the same call gives the same bytes on any day.
    const QString judged = date.isEmpty() ? ui::newestDate(project) : date;
    const Assessment a = assess(std::make_shared<const Project>(project), *job->library, selection, judged);
    const PlanName name = nameOf(job->path, job->file);
    return write(a, *job->library, ui::PrintOptions{judged, name.file, name.hash, QString::fromStdString(o.revision), QString()})
        ? Ok
        : BadInput;
}

bool writeDocument(const char* id, const QString& path, const Assessment& a, const Library& library, const ui::PrintOptions& options)
{
    for (const ui::PrintExporter& e : ui::printExporters()) {
        if (QLatin1String(e.id) != QLatin1String(id))
            continue;
        const auto pdf = e.write(a, library, options);
        if (!pdf)
            say(errorText(pdf.error()));
        return pdf && save(path, pdf.value());
    }
    return false;
}

void addCommon(CLI::App& app, Options& o)
{
    app.add_option("PLAN", o.plan, "plan file")->required();
    app.add_option("--date", o.date, "date of the documents, such as 2026-03-20 (default: the newest date in the plan)");
    app.add_option("--profile", o.profile, "YAML file with editions, packs and parameters");
    app.add_option("--revision", o.revision, "revision letter to print");
}

} // namespace

int writeLifeSafetyPlan(const std::string& plan, const std::string& out, const std::string& date, const std::string& revision)
{
    Options o{plan, out, date, revision, {}};
    return withAssessment(o, [&](const Assessment& a, const Library& library, const ui::PrintOptions& options) {
        return writeDocument("life_safety_plan", QString::fromStdString(out), a, library, options);
    });
}

std::function<int()> prepareSchedule(CLI::App& app)
{
    auto o = std::make_shared<Options>();
    addCommon(app, *o);
    app.add_option("--out", o->out, "folder to write to; made when it is missing")->required();
    return [o] {
        return withAssessment(*o, [&](const Assessment& a, const Library& library, const ui::PrintOptions& options) {
            const QDir dir(QString::fromStdString(o->out));
            if (!dir.mkpath(QStringLiteral("."))) {
                say(QStringLiteral("%1: the folder cannot be made").arg(dir.path()));
                return false;
            }
            bool ok = true;
            for (const CsvFile& f : scheduleFiles(a))
                ok = save(dir.filePath(f.name), f.bytes) && ok;
            ok = writeDocument("door_schedule", dir.filePath(QStringLiteral("door-schedule.pdf")), a, library, options) && ok;
            ok = writeDocument("hardware_schedule", dir.filePath(QStringLiteral("hardware-schedule.pdf")), a, library, options) && ok;
            return ok;
        });
    };
}

std::function<int()> prepareReport(CLI::App& app)
{
    auto o = std::make_shared<Options>();
    addCommon(app, *o);
    app.add_option("--out", o->out, "PDF file to write")->required();
    return [o] {
        return withAssessment(*o, [&](const Assessment& a, const Library& library, const ui::PrintOptions& options) {
            return writeDocument("compliance_report", QString::fromStdString(o->out), a, library, options);
        });
    };
}

} // namespace sp::cli
