// SPDX-License-Identifier: GPL-3.0-or-later
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

QString countText(qint64 n, const char* one, const char* many)
{
    return QStringLiteral("%1 %2").arg(n).arg(QLatin1String(n == 1 ? one : many));
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

QByteArray checkText(const Assessment& a, const Library&, const PlanName& plan)
{
    QString out = QStringLiteral("%1 (%2, model %3)\n").arg(a.index->project().settings.name, plan.file, plan.hash);
    if (!a.selection.profile.isEmpty())
        out += QStringLiteral("Profile %1: %2\n")
                   .arg(a.selection.profile,
                        a.selection.overrides.isEmpty() ? QStringLiteral("no changes") : a.selection.overrides.join(QStringLiteral("; ")));
    out += resultSentence(a) + QStringLiteral("\n\n");
    for (const Finding& f : a.findings) {
        const QString word = f.verdict == Verdict::Undecided ? QStringLiteral("undecided") : QLatin1String(severityWord(f.severity));
        QString status;
        if (f.status == FindingStatus::Waived)
            status = QStringLiteral(" (waived by %1)").arg(f.waiver);
        if (f.status == FindingStatus::Stale)
            status = QStringLiteral(" (waiver %1 is stale)").arg(f.waiver);
        out += QStringLiteral("%1%2  %3\n    %4\n").arg(word, status, f.key, f.says);
        QStringList cites;
        for (const CiteText& c : f.cite)
            cites += citeText(c);
        out += QStringLiteral("    source: ") + cites.join(QStringLiteral("; ")) + u'\n';
        for (const MissingFact& m : f.missing)
            out += QStringLiteral("    missing: %1 of %2 (%3, ask %4)\n")
                       .arg(a.sheet->facts()[m.fact].name, m.subject, QLatin1String(whyWord(m.why)), QString(m.ask).replace(u'_', u' '));
        for (const Fix& fix : f.fixes)
            out += QStringLiteral("    mend: ") + fix.says + u'\n';
        if (!f.attached.isEmpty())
            out += QStringLiteral("    also: ") + f.attached.join(QStringLiteral(", ")) + u'\n';
    }
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
