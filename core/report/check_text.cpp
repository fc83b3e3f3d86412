// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/cause_text.h"
#include "core/report/exporter.h"
#include "core/report/json_writer.h"

namespace sp {

namespace {

QString citeText(const CiteText& c)
{
    QString out = c.document;
    if (c.edition)
        out += u' ' + *c.edition;
    if (c.section)
        out += u' ' + *c.section;
    if (!c.confirmed)
        out += QStringLiteral(" (number not confirmed)");
    return out + QStringLiteral(" [%1]").arg(c.mark);
}

struct Counts {
    qint64 bySeverity[3] = {0, 0, 0};
    qint64 undecided = 0;
};

Counts openCounts(const Assessment& a)
{
    Counts c;
    for (const Finding& f : a.findings) {
        if (f.verdict == Verdict::Undecided)
            ++c.undecided;
        else if (f.status != FindingStatus::Waived)
            ++c.bySeverity[static_cast<size_t>(f.severity)];
    }
    return c;
}

} // namespace

QString resultSentence(const Assessment& a)
{
    const Project& p = a.index->project();
    const QString reviewed = countText(static_cast<qint64>(p.openings.size()), "opening", "openings") + QStringLiteral(" and ")
        + countText(static_cast<qint64>(p.valves.size()), "valve", "valves");
    if (p.openings.empty() && p.valves.empty())
        return QStringLiteral("There is nothing to check: the plan has no opening and no valve.");
    const auto ran = std::count(a.run.ran.begin(), a.run.ran.end(), true);
    QString part;
    if (!a.selection.rules.isEmpty() || a.selection.packs)
        part = QStringLiteral("%1 of %2 ran: ").arg(ran).arg(countText(static_cast<qint64>(a.run.ran.size()), "rule", "rules"));
    if (a.clean) {
        QString s = QStringLiteral("This plan is clean: no open finding in %1").arg(reviewed);
        if (a.waived > 0)
            s += QStringLiteral("; %1 accepted").arg(countText(a.waived, "waiver", "waivers"));
        if (a.noEngine > 0)
            s += QStringLiteral("; %1 for an engine that has not run").arg(countText(a.noEngine, "check waits", "checks wait"));
        if (a.site > 0)
            s += QStringLiteral("; %1 for what is known on site only").arg(countText(a.site, "check waits", "checks wait"));
        return s + u'.';
    }
    const Counts c = openCounts(a);
    return part
        + QStringLiteral("%1, %2 and %3 are open in %4; %5 undecided (%6 for missing data, %7 for an engine, %8 for site data%9).")
              .arg(countText(c.bySeverity[0], "violation", "violations"), countText(c.bySeverity[1], "warning", "warnings"),
                   countText(c.bySeverity[2], "advisory", "advisories"), reviewed, QString::number(c.undecided), QString::number(a.noData),
                   QString::number(a.noEngine), QString::number(a.site),
                   a.badData > 0 ? QStringLiteral(", %1 for bad data").arg(a.badData) : QString())
        + (a.contradictions.empty()
               ? QString()
               : QStringLiteral(" %1 contradicted by the plan.")
                     .arg(countText(static_cast<qint64>(a.contradictions.size()), "entered value is", "entered values are")));
}

namespace {

constexpr size_t mostNames = 10; // in a list of marks; the rest is counted
constexpr size_t mostOthers = 4; // of the other causes that the same findings wait for

QString findingText(const Finding& f, const FactSheet& sheet)
{
    const QString word = f.verdict == Verdict::Undecided ? QStringLiteral("undecided") : QLatin1String(severityWord(f.severity));
    QString status;
    if (f.status == FindingStatus::Waived)
        status = QStringLiteral(" (waived by %1)").arg(f.waiver);
    if (f.status == FindingStatus::Stale)
        status = QStringLiteral(" (waiver %1 is stale)").arg(f.waiver);
    QString out = QStringLiteral("%1%2  %3\n    %4\n").arg(word, status, f.key, f.says);
    QStringList cites;
    for (const CiteText& c : f.cite)
        cites += citeText(c);
    out += QStringLiteral("    source: ") + cites.join(QStringLiteral("; ")) + u'\n';
    for (const MissingFact& m : f.missing)
        out += QStringLiteral("    missing: %1 of %2 (%3, ask %4)\n")
                   .arg(sheet.facts()[m.fact].name, m.subject, QLatin1String(whyWord(m.why)), QString(m.ask).replace(u'_', u' '));
    for (const Fix& fix : f.fixes)
        out += QStringLiteral("    mend: ") + fix.says + u'\n';
    if (!f.attached.isEmpty())
        out += QStringLiteral("    also: ") + f.attached.join(QStringLiteral(", ")) + u'\n';
    return out;
}

QString titleOf(UndecidedBy by, qint64 checks, size_t causes)
{
    const QString wait = QStringLiteral("undecided, %1, %2: ")
                             .arg(countText(checks, "check", "checks"), countText(static_cast<qint64>(causes), "cause", "causes"));
    switch (by) {
    case UndecidedBy::NoData: return wait + QStringLiteral("data are missing");
    case UndecidedBy::BadData: return wait + QStringLiteral("the data entered cannot be judged");
    case UndecidedBy::NoEngine: return wait + QStringLiteral("an engine has not run");
    case UndecidedBy::Site: break;
    }
    return wait + QStringLiteral("known on site at the earliest");
}

QString groupText(const CauseGroup& g, const Assessment& a)
{
    const auto line = [](const char* label, const QString& text) {
        return text.isEmpty() ? QString() : QStringLiteral("      %1 %2\n").arg(QLatin1String(label), -7).arg(text);
    };
    QString out = headText(g, a) + QStringLiteral("\n      ") + waitingText(g) + u'\n';
    out += line(g.cause.of == SubjectKind::Wall ? "at:" : "of:", whichText(g, a.index->project(), mostNames, true));
    out += line("rules:", packsText(g.rules));
    out += line("also:", alsoText(g, *a.sheet, mostOthers));
    return out + line("answer:", answerText(g, a));
}

// One line for one cause; thousands of findings that wait for the same fact bury those that matter.
QString undecidedText(const Assessment& a)
{
    const std::vector<CauseGroup> groups = causesOf(a);
    QString out;
    int number = 0;
    for (size_t from = 0; from < groups.size();) {
        const UndecidedBy by = groups[from].cause.by;
        size_t to = from;
        qint64 checks = 0;
        for (; to < groups.size() && groups[to].cause.by == by; ++to)
            checks += static_cast<qint64>(groups[to].findings.size());
        out += titleOf(by, checks, to - from) + u'\n';
        for (; from < to; ++from)
            out += QStringLiteral("%1  ").arg(++number, 4) + groupText(groups[from], a);
    }
    if (groups.empty())
        return out;
    const std::vector<WayToAnswer> ways = waysToAnswer(everyCause(a), a);
    if (!ways.empty())
        out += QStringLiteral("how to answer\n");
    for (const WayToAnswer& w : ways)
        out += QStringLiteral("      %1 %2\n").arg(w.name, -11).arg(w.text)
            + (w.example.isEmpty() ? QString() : QStringLiteral("%1%2\n").arg(QString(), 18).arg(w.example));
    return out + QStringLiteral("      Each check stands under one cause; `check --all` prints them one by one.\n");
}

enum class Undecided { ByCause, OneByOne };

QByteArray textOf(const Assessment& a, const PlanName& plan, Undecided undecided)
{
    QString out = QStringLiteral("%1 (%2, model %3)\n").arg(a.index->project().settings.name, plan.file, plan.hash);
    if (!a.selection.profile.isEmpty())
        out += QStringLiteral("Profile %1: %2\n")
                   .arg(a.selection.profile,
                        a.selection.overrides.isEmpty() ? QStringLiteral("no changes") : a.selection.overrides.join(QStringLiteral("; ")));
    out += resultSentence(a) + QStringLiteral("\n\n");
    for (const Finding& f : a.findings)
        if (f.verdict != Verdict::Undecided || undecided == Undecided::OneByOne)
            out += findingText(f, *a.sheet);
    for (const Finding& f : a.passNotes)
        out += QStringLiteral("pass  %1\n    %2\n").arg(f.key, f.says);
    for (const Contradiction& c : a.contradictions) {
        const FactRow& row = a.sheet->facts()[c.fact];
        const Units units = a.index->project().settings.units;
        out +=
            QStringLiteral("contradiction  %1 of %2\n    the plan says %3 (%4), %5 says %6: the plan counts, correct the other\n")
                .arg(row.name, a.sheet->nameOf(c.subject), factPeopleText(row, c.counts, units),
                     c.from.isEmpty() ? QLatin1String(originWord(c.origin)) : c.from, c.enteredAt, factPeopleText(row, c.entered, units));
    }
    if (undecided == Undecided::ByCause)
        out += undecidedText(a);
    const Tally t = a.run.total();
    out += QStringLiteral("\npass %1, fail %2, undecided %3, not applicable %4; waived %5, stale %6, unused waivers %7\n")
               .arg(t[0])
               .arg(t[1])
               .arg(t[2])
               .arg(t[3])
               .arg(a.waived)
               .arg(a.stale)
               .arg(a.unusedWaivers);
    return out.toUtf8();
}

} // namespace

QByteArray checkText(const Assessment& a, const Library&, const PlanName& plan)
{
    return textOf(a, plan, Undecided::ByCause);
}

QByteArray checkTextInFull(const Assessment& a, const Library&, const PlanName& plan)
{
    return textOf(a, plan, Undecided::OneByOne);
}

QByteArray checkSarif(const Assessment& a, const Library& library, const PlanName& plan)
{
    JsonWriter j;
    j.beginObject();
    j.key("$schema").value("https://json.schemastore.org/sarif-2.1.0.json");
    j.key("version").value("2.1.0");
    j.key("runs").beginArray();
    j.beginObject();
    j.key("tool").beginObject();
    j.key("driver").beginObject();
    j.key("name").value("Strikeplate");
    j.key("rules").beginArray();
    for (size_t r = 0; r < library.book.rules().size(); ++r) {
        if (!a.run.ran[r])
            continue;
        j.beginObject();
        j.key("id").value(library.book.rules()[r].id);
        j.key("shortDescription").beginObject();
        j.key("text").value(library.book.rules()[r].title);
        j.endObject();
        j.endObject();
    }
    j.endArray();
    j.endObject();
    j.endObject();
    j.key("results").beginArray();
    for (const Finding& f : a.findings) {
        static constexpr const char* levels[] = {"error", "warning", "note"};
        j.beginObject();
        j.key("ruleId").value(f.rule);
        j.key("kind").value(f.verdict == Verdict::Fail ? "fail" : "open");
        j.key("level").value(f.verdict == Verdict::Fail ? levels[static_cast<size_t>(f.severity)] : "none");
        j.key("message").beginObject();
        j.key("text").value(f.says);
        j.endObject();
        j.key("locations").beginArray();
        j.beginObject();
        j.key("physicalLocation").beginObject();
        j.key("artifactLocation").beginObject();
        j.key("uri").value(plan.file);
        j.endObject();
        j.endObject();
        j.key("logicalLocations").beginArray();
        j.beginObject();
        j.key("name").value(f.mark);
        j.key("fullyQualifiedName").value(f.subjectId);
        j.endObject();
        j.endArray();
        j.endObject();
        j.endArray();
        j.key("partialFingerprints").beginObject();
        j.key("strikeplate/1").value(f.key);
        j.endObject();
        if (f.status == FindingStatus::Waived) {
            j.key("suppressions").beginArray();
            j.beginObject();
            j.key("kind").value("external");
            j.key("justification").value(f.waiver);
            j.endObject();
            j.endArray();
        }
        j.endObject();
    }
    j.endArray();
    j.endObject();
    j.endArray();
    j.endObject();
    return j.take();
}

} // namespace sp
