// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/exporter.h"
#include "core/schedule/natural_order.h"
#include "ui/print/report_parts.h"
#include "ui/print/sheet.h"
#include "ui/print/table.h"

#include <QSet>
#include <map>

namespace sp::ui {

namespace {

constexpr FontStyle body{8.5};

Column plain(const char* title, double share = 0)
{
    return {QString::fromLatin1(title), {}, false, share};
}
Column number(const char* title)
{
    return {QString::fromLatin1(title), {}, true, 0};
}

QString factText(const FactSheet& sheet, const char* name)
{
    const FactId id = sheet.id(name);
    const Fact f = sheet.value({}, id);
    if (!f.known)
        return QStringLiteral("not stated");
    const QString text = factPeopleText(sheet.facts()[id], f.value, sheet.project().settings.units);
    return text.isEmpty() ? QStringLiteral("none") : text;
}

QString storeysText(const Report& report)
{
    std::vector<std::pair<QString, int>> levels;
    for (const OpeningRow& o : report.schedule.openings) {
        const QString level = o.level.isEmpty() ? QStringLiteral("level not known") : o.level;
        if (levels.empty() || levels.back().first != level)
            levels.push_back({level, 0});
        ++levels.back().second;
    }
    QStringList parts;
    for (const auto& [level, n] : levels)
        parts += QStringLiteral("%1: %2").arg(level).arg(n);
    return parts.join(QStringLiteral(", "));
}

QString packEdition(const Report& report, const Pack& pack)
{
    if (!pack.editionFact)
        return {};
    const Fact f = report.sheet().value({}, *pack.editionFact);
    if (f.known)
        return factPeopleText(report.sheet().facts()[*pack.editionFact], f.value, report.project().settings.units);
    return pack.defaultEdition.isEmpty() ? QStringLiteral("not stated") : pack.defaultEdition + QStringLiteral(" (default)");
}

void writeCounts(Flow& flow, const Report& report)
{
    flow.paragraph(QStringLiteral("Findings by severity"), {9, true});
    flow.paragraph(
        QStringLiteral(
            "The unit is the finding. ALL FINDINGS is the sum of the six columns before it; a fail whose waiver has lapsed is among the open ones."),
        {8});
    flow.space(2);
    // `least`: a group of one column needs room for its own title.
    const auto column = [](const char* group, const char* title, double least = 0) {
        return Column{QString::fromLatin1(title), QString::fromLatin1(group), true, 1, least};
    };
    PrintTable table({plain("SEVERITY"), column("FAILS", "OPEN"), column("FAILS", "WAIVED"), column("UNDECIDED", "DATA MISSING"),
                      column("UNDECIDED", "BAD DATA"), column("UNDECIDED", "KNOWN ON SITE"), column("UNDECIDED", "ENGINE NOT RUN"),
                      column("ALL FINDINGS", "SUM", 64), column("OF THESE LAPSED", "OPEN, WAIVER LAPSED", 82)},
                     8.5, 6);
    std::array<qint64, 8> totals{};
    for (const Severity severity : {Severity::Violation, Severity::Warning, Severity::Advisory}) {
        std::array<qint64, 8> n{};
        for (const Finding& f : report.assessment.findings) {
            if (f.severity != severity)
                continue;
            ++n[6];
            if (f.verdict == Verdict::Fail) {
                ++n[f.status == FindingStatus::Waived ? 1 : 0];
                n[7] += f.status == FindingStatus::Stale ? 1 : 0;
            } else {
                switch (undecidedBy(f)) {
                case UndecidedBy::NoData: ++n[2]; break;
                case UndecidedBy::BadData: ++n[3]; break;
                case UndecidedBy::Site: ++n[4]; break;
                case UndecidedBy::NoEngine: ++n[5]; break;
                }
            }
        }
        QStringList cells{QString::fromLatin1(severityWord(severity))};
        for (size_t i = 0; i < n.size(); ++i) {
            totals[i] += n[i];
            cells += QString::number(n[i]);
        }
        table.add(cells);
    }
    TableRow last{{{QStringLiteral("all"), true, {}}}, {}, true};
    for (const qint64 n : totals)
        last.cells.push_back({QString::number(n), true, {}});
    table.add(std::move(last));
    table.draw(flow);
}

void writeContradictions(Flow& flow, const Report& report)
{
    if (report.assessment.contradictions.empty())
        return;
    flow.heading(1, QStringLiteral("Contradictions"));
    flow.paragraph(
        QStringLiteral(
            "Facts that the plan holds twice. The value under COUNTS is the one that rules judge; the other one should be corrected."),
        body);
    PrintTable table({plain("FACT", 1), plain("SUBJECT"), plain("COUNTS"), plain("FROM"), plain("OTHER VALUE"), plain("STANDS AT")}, 8, 6);
    const FactSheet& sheet = report.sheet();
    for (const Contradiction& c : report.assessment.contradictions) {
        const auto text = [&](const Value& v) { return factPeopleText(sheet.facts()[c.fact], v, report.project().settings.units); };
        const auto place = report.places.constFind(OpeningId(sheet.idOf(c.subject).section(u'/', 0, 0)));
        const bool unnumbered = place != report.places.cend() && report.schedule.openings[*place].mark.isEmpty();
        table.add({factNoun(c.fact, sheet), unnumbered ? QStringLiteral("unnumbered") : sheet.nameOf(c.subject), text(c.counts), c.from,
                   text(c.entered), c.enteredAt});
    }
    table.draw(flow);
}

qint64 openingsWithMissingData(const Report& report)
{
    QSet<QString> ids;
    for (const NumberedFinding& n : report.findings)
        if (n.opening && n.finding->verdict == Verdict::Undecided && undecidedBy(*n.finding) <= UndecidedBy::BadData)
            ids.insert(n.opening->text());
    return ids.size();
}

} // namespace

void writeSummary(Flow& flow, const Report& report)
{
    const Project& p = report.project();
    const double label = 140;
    flow.space(10);
    flow.pages().bookmark(0, QStringLiteral("Summary"), flow.y());
    flow.paragraph(QStringLiteral("Compliance report"), {20, true});
    flow.space(6);
    const QString result = resultSentence(report.assessment);
    flow.paragraph(result, {12, true});
    flow.space(10);
    flow.field(QStringLiteral("Project"), p.settings.name, label, {9.5});
    flow.field(QStringLiteral("Project number"), p.settings.number.value_or(QString()), label, {9.5});
    flow.field(QStringLiteral("Client"), p.settings.client.value_or(QString()), label, {9.5});
    flow.field(QStringLiteral("Address"), p.settings.address.value_or(QString()), label, {9.5});
    flow.field(QStringLiteral("Plan file"),
               report.options.fileName
                   + (report.options.modelHash.isEmpty() ? QString() : QStringLiteral(", model ") + report.options.modelHash),
               label, {9.5});
    flow.field(QStringLiteral("Revision"), report.options.revision.isEmpty() ? QStringLiteral("none stated") : report.options.revision,
               label, {9.5});
    flow.field(QStringLiteral("Date"), dateOf(p, report.options), label, {9.5});
    flow.field(QStringLiteral("Author"), authorOf(p, report.options), label, {9.5});
    flow.field(QStringLiteral("Openings reviewed"), QStringLiteral("%1 (%2)").arg(p.openings.size()).arg(storeysText(report)), label,
               {9.5});
    flow.field(QStringLiteral("Openings that wait for data"), QString::number(openingsWithMissingData(report)), label, {9.5});
    flow.field(QStringLiteral("Also reviewed"),
               QStringLiteral("%1 valves, %2 rooms, %3 power supplies").arg(p.valves.size()).arg(p.rooms.size()).arg(p.supplies.size()),
               label, {9.5});
    flow.space(12);
    writeFirst(flow, report);
    flow.space(10);
    writeCounts(flow, report);
    flow.space(6);
    flow.paragraph(QStringLiteral("Undecided: a fact that the rule needs is not known. It is never counted as a pass."), {8});
    flow.space(6);
    flow.paragraph(QStringLiteral("Judgements"), {9, true});
    const Tally t = report.assessment.run.total();
    flow.paragraph(
        QStringLiteral(
            "The unit is the judgement of one rule on one subject: %1 pass, %2 fail, %3 undecided, %4 not applicable. They do not add up to the "
            "findings: one judgement gives a finding for each of its checks that fails or lacks data, and rules that see one physical defect share a finding. "
            "Waivers: %5 hold, %6 lapsed, %7 match nothing.")
            .arg(t[0])
            .arg(t[1])
            .arg(t[2])
            .arg(t[3])
            .arg(report.assessment.waived)
            .arg(report.assessment.stale)
            .arg(report.assessment.unusedWaivers),
        {8});
}

void writeBasis(Flow& flow, const Report& report)
{
    const Project& p = report.project();
    flow.heading(0, QStringLiteral("Basis"));
    static constexpr std::pair<const char*, const char*> rows[] = {
        {"Building code (IBC)", "project.ibc_edition"},
        {"NFPA 80", "project.nfpa80_edition"},
        {"NFPA 101", "project.nfpa101_edition"},
        {"Accessibility", "project.access_standard"},
        {"Owner's standards", "project.owner_guidance"},
        {"Work", "project.work"},
        {"Sprinklers", "building.sprinkler"},
        {"Fire alarm", "building.fire_alarm"},
        {"Stories", "building.stories"},
    };
    for (const auto& [label, fact] : rows)
        flow.field(QString::fromLatin1(label), factText(report.sheet(), fact), 120, body);
    flow.heading(1, QStringLiteral("Words"));
    flow.field(QStringLiteral("Latched"), QStringLiteral("A bolt holds the leaf closed; a fire door needs it."), 120, body);
    flow.field(QStringLiteral("Locked"),
               QStringLiteral("A person on a given side cannot release the latch without key or credential; security needs it."), 120,
               body);
    flow.field(QStringLiteral("Fail safe"), QStringLiteral("Unlocked without power."), 120, body);
    flow.field(QStringLiteral("Fail secure"), QStringLiteral("Locked without power, from the outside only; the way out stays free."), 120,
               body);
    flow.field(
        QStringLiteral("Evidence T S B P"),
        QStringLiteral(
            "How the content of a rule was checked. T: the wording or table of an adopted code was read. S: confirmed in a specialist secondary source. "
            "B: stated in the product brief. P: professional knowledge, not verified."),
        120, body);
    flow.field(QStringLiteral("Number not confirmed"),
               QStringLiteral("The section number was not checked in the edition that the project names. Look it up before citing it."),
               120, body);

    flow.heading(1, QStringLiteral("Assumptions used"));
    PrintTable table({plain("ID"), plain("FACT", 1), plain("VALUE"), plain("HOLDS FOR"), plain("REASON", 2), plain("BY"), plain("DATE")}, 8,
                     6);
    for (const auto& a : p.assumptions) {
        if (!report.assessment.run.usedAssumptions.contains(a->id.text()))
            continue;
        const auto fact = report.sheet().facts().find(a->fact);
        const QString value = fact ? factPeopleText(report.sheet().facts()[*fact], a->value, p.settings.units) : QString();
        QStringList subjects;
        if (a->subjects)
            for (const QString& s : *a->subjects)
                subjects += s;
        table.add({a->id.text(), fact ? factNoun(*fact, report.sheet()) : a->fact, value,
                   a->subjects ? subjects.join(QStringLiteral(", ")) : QStringLiteral("every subject without a value"),
                   a->reason.value_or(QString()), a->by.value_or(QString()), a->date.value_or(QString())});
    }
    if (table.empty())
        flow.paragraph(QStringLiteral("None."), body);
    else
        table.draw(flow);
    writeContradictions(flow, report);
}

void writeCoverage(Flow& flow, const Report& report)
{
    const RuleBook& book = report.library.book;
    const CheckRun& run = report.assessment.run;
    flow.heading(0, QStringLiteral("Coverage"));
    if (!report.assessment.selection.rules.isEmpty())
        flow.paragraph(QStringLiteral("The rules were selected by hand: this report does not cover the packs as a whole."), {9, true});
    std::map<QString, std::pair<int, int>> perPack; // ran, not run
    QStringList notRun;
    for (size_t r = 0; r < book.rules().size(); ++r) {
        auto& [ran, off] = perPack[book.rules()[r].pack];
        ++(run.ran[r] ? ran : off);
        if (!run.ran[r])
            notRun += book.rules()[r].id;
    }
    PrintTable packs({plain("PACK"), plain("TITLE", 1), plain("EDITION"), number("VERSION"), number("RULES RUN"), number("NOT RUN")}, 8.5,
                     6);
    for (const Pack& pack : book.packs()) {
        const auto& [ran, off] = perPack[pack.id];
        packs.add(
            {pack.id, pack.title, packEdition(report, pack), QString::number(pack.version), QString::number(ran), QString::number(off)});
    }
    packs.draw(flow);
    flow.heading(1, QStringLiteral("What was not checked"));
    flow.field(QStringLiteral("Rules not run"),
               notRun.isEmpty() ? QStringLiteral("None: every rule of the program ran.") : notRun.join(QStringLiteral(", ")), 120, body);
    std::map<QString, int> waiting;
    for (const Finding& f : report.assessment.findings)
        if (f.verdict == Verdict::Undecided && undecidedBy(f) == UndecidedBy::NoEngine)
            ++waiting[f.rule];
    QStringList engines;
    for (const auto& [rule, n] : waiting)
        engines += QStringLiteral("%1 (%2)").arg(rule).arg(n);
    flow.field(QStringLiteral("Waiting for an engine that has not run"),
               engines.isEmpty() ? QStringLiteral("None.") : engines.join(QStringLiteral(", ")), 120, body);
    flow.field(
        QStringLiteral("Outside this review"),
        QStringLiteral("Requirements for which the program has no rule, local amendments, and everything that the plan does not show."),
        120, body);

    flow.heading(1, QStringLiteral("Rules that ran"));
    flow.paragraph(QStringLiteral("Judgements of each rule on its subjects, not findings."), {8});
    PrintTable table({plain("RULE"), plain("TITLE", 1), number("PASS"), number("FAIL"), number("UNDECIDED"), number("NOT APPLICABLE")}, 7.5,
                     6);
    for (size_t r = 0; r < book.rules().size(); ++r) {
        if (!run.ran[r])
            continue;
        const Tally& t = run.byRule[r];
        table.add({book.rules()[r].id, book.rules()[r].title, QString::number(t[0]), QString::number(t[1]), QString::number(t[2]),
                   QString::number(t[3])});
    }
    if (!table.empty())
        table.draw(flow);
}

} // namespace sp::ui
