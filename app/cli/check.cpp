// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"

#include "core/edit/set_fact.h"

#include <QDate>

namespace sp::cli {

namespace {

struct Options {
    std::string plan, format = "text", failOn = "violation", rules, profile;
    std::vector<std::string> set;
    bool rulesGiven = false, all = false;
};

bool failsAt(const Assessment& a, const std::string& level)
{
    if (level == "never")
        return false;
    for (const Finding& f : a.findings) {
        if (f.status == FindingStatus::Waived)
            continue;
        if (f.verdict == Verdict::Undecided) {
            if (level == "undecided")
                return true;
            continue;
        }
        if (f.severity == Severity::Violation || (f.severity == Severity::Warning && level != "violation"))
            return true;
    }
    return false;
}

// Every `--set PATH=VALUE` as a patch; false after saying what is wrong.
bool applyChanges(Project& project, const std::vector<std::string>& changes)
{
    for (const std::string& text : changes) {
        const QString change = QString::fromStdString(text);
        const qsizetype equal = change.indexOf(u'=');
        if (equal < 1) {
            say(QStringLiteral("--set: expected PATH=VALUE such as `op-7c1e.door.label=45 min`, found `%1`").arg(change));
            return false;
        }
        auto patch = setFact(project, change.left(equal), change.mid(equal + 1));
        if (!patch) {
            say(QStringLiteral("--set: ") + errorText(patch.error()));
            return false;
        }
        apply(project, patch.value());
    }
    return true;
}

int run(const Options& o)
{
    auto job = openJob(o.plan, o.profile);
    if (!job || !applyChanges(job->file.project, o.set))
        return BadInput;
    const Library& library = *job->library;
    RuleSelection selection = applyProfile(job->profile, job->file.project);
    for (const QString& id : QString::fromStdString(o.rules).split(u',', Qt::SkipEmptyParts))
        selection.rules += id.trimmed();
    if (o.rulesGiven && selection.rules.isEmpty()) {
        say(QStringLiteral("--rules: expected rule ids such as `nfpa80.bottom-gap,acs.listing`, found none"));
        return BadInput;
    }
    for (const QString& id : selection.rules)
        if (!library.book.find(id)) {
            say(QStringLiteral("--rules: the rule `%1` is not known; `strikeplate-cli rules list` names them all").arg(id));
            return BadInput;
        }
    const Assessment a =
        assess(std::make_shared<const Project>(job->file.project), library, selection, QDate::currentDate().toString(Qt::ISODate));
    for (const CheckExporter& e : checkExporters())
        if (o.format == e.id)
            out((o.all && o.format == "text" ? &checkTextInFull : e.write)(a, library, nameOf(job->path, job->file)));
    say(resultSentence(a));
    return failsAt(a, o.failOn) ? Findings : Ok;
}

} // namespace

std::function<int()> prepareCheck(CLI::App& app)
{
    auto o = std::make_shared<Options>();
    std::vector<std::string> formats;
    for (const CheckExporter& e : checkExporters())
        formats.emplace_back(e.id);
    app.add_option("PLAN", o->plan, "plan file")->required();
    app.add_option("--format", o->format, "text, json, sarif or csv")->check(CLI::IsMember(formats));
    app.add_option("--fail-on", o->failOn, "exit with 1 at violation, warning, undecided or never")
        ->check(CLI::IsMember({"violation", "warning", "undecided", "never"}));
    app.add_flag("--all", o->all, "text: every undecided check, not one line for one cause");
    app.add_option("--profile", o->profile, "YAML file with editions, packs and parameters");
    app.add_option("--rules", o->rules, "run only these rules: ID,ID");
    app.add_option("--set", o->set, "what if: PATH=VALUE, may be repeated")->allow_extra_args(false);
    return [o, &app] {
        o->rulesGiven = app.count("--rules") > 0;
        return run(*o);
    };
}

} // namespace sp::cli
