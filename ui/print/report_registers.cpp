// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/natural_order.h"
#include "ui/print/report_parts.h"
#include "ui/print/table.h"

#include <map>
#include <set>

namespace sp::ui {

namespace {

constexpr FontStyle body{8.5};

struct Natural {
    bool operator()(const QString& a, const QString& b) const { return naturalLess(a, b); }
};

/// Who must say which fact of which subjects, and which findings wait for it.
struct Request {
    std::set<QString, Natural> subjects;
    std::set<QString> unnumbered; ///< openings without a mark, counted
    std::set<QString> findings;
};
using Requests = std::map<QString, std::map<FactId, Request>>; ///< by addressee

// "101A" for op-101a; parts and everything that has no mark keep their id.
QHash<QString, QString> namesOfSubjects(const Report& report)
{
    QHash<QString, QString> out;
    for (const OpeningRow& o : report.schedule.openings)
        if (!o.mark.isEmpty())
            out.insert(o.id.text(), o.mark);
    for (const auto& v : report.project().valves)
        out.insert(v->id.text(), v->tag.value_or(v->id.text()));
    for (const auto& s : report.project().supplies)
        out.insert(s->id.text(), s->mark.value_or(s->id.text()));
    for (const auto& r : report.project().rooms)
        out.insert(r->id.text(), (r->number.value_or(QString()) + u' ' + r->name.value_or(QString())).trimmed());
    return out;
}

void writeList(Flow& flow, const Report& report, const Requests& requests)
{
    for (const auto& [addressee, facts] : requests) {
        const QString name = askText(addressee);
        flow.heading(2, QStringLiteral("To the %1").arg(name), 50);
        PrintTable table({{QStringLiteral("WHAT IS NEEDED"), {}, false, 1},
                          {QStringLiteral("OF"), {}, false, 2},
                          {QStringLiteral("FINDINGS"), {}, true, 0}},
                         8, 6);
        for (const auto& [fact, request] : facts) {
            QStringList subjects;
            for (const QString& s : request.subjects)
                subjects += s;
            if (!request.unnumbered.empty())
                subjects += QStringLiteral("%1 unnumbered").arg(request.unnumbered.size());
            table.add({factNoun(fact, report.sheet()) + QStringLiteral(" (") + report.sheet().facts()[fact].name + u')',
                       subjects.join(QStringLiteral(", ")), QString::number(request.findings.size())});
        }
        table.draw(flow);
        flow.space(6);
    }
}

QString factsText(const Waiver& waiver, const WaiverMatch& match)
{
    QStringList out;
    for (const auto& [fact, value] : waiver.facts) {
        QString text = fact + QStringLiteral(" = ") + value;
        for (const auto& [changed, now] : match.changed)
            if (changed == fact)
                text += QStringLiteral(" (now %1)").arg(now.isEmpty() ? QStringLiteral("not known") : now);
        out += text;
    }
    return out.join(QStringLiteral(", "));
}

} // namespace

void writeRequests(Flow& flow, const Report& report)
{
    Requests now, site;
    const QHash<QString, QString> names = namesOfSubjects(report);
    for (const NumberedFinding& n : report.findings)
        for (const MissingFact& m : n.finding->missing) {
            if (m.why == Why::NoEngine)
                continue;
            Request& r = (m.site ? site : now)[m.ask][m.fact];
            // A leaf goes by the mark of its opening.
            const OpeningId opening(m.subject.section(u'/', 0, 0));
            const QString part = m.subject.mid(opening.text().size());
            if (!report.places.contains(opening))
                r.subjects.insert(names.value(m.subject, m.subject));
            else if (names.contains(opening.text()))
                r.subjects.insert(names.value(opening.text()) + part);
            else
                r.unnumbered.insert(opening.text());
            r.findings.insert(n.number);
        }
    flow.heading(0, QStringLiteral("Requests for information"));
    if (now.empty() && site.empty()) {
        flow.paragraph(QStringLiteral("No data is missing."), body);
        return;
    }
    flow.paragraph(
        QStringLiteral("Each fact below is missing or cannot be judged as entered; the number says how many findings wait for it."), body);
    if (!now.empty()) {
        flow.heading(1, QStringLiteral("Needed for this review"));
        writeList(flow, report, now);
    }
    if (!site.empty()) {
        flow.heading(1, QStringLiteral("Known on site at the earliest"));
        writeList(flow, report, site);
    }
}

void writeWaivers(Flow& flow, const Report& report)
{
    flow.heading(0, QStringLiteral("Waiver register"));
    if (report.assessment.waivers.empty()) {
        flow.paragraph(QStringLiteral("No waivers."), body);
        return;
    }
    flow.paragraph(
        QStringLiteral(
            "A waiver holds while the facts it was granted on hold. A stale or expired waiver leaves its finding open; one that matches nothing is kept."),
        body);
    for (const WaiverMatch& match : report.assessment.waivers) {
        const Waiver& w = *match.waiver;
        flow.space(6);
        flow.together([&](Flow& f) {
            const double label = 112;
            QString number;
            QString mark;
            for (const NumberedFinding& n : report.findings)
                if (n.finding->key == w.finding) {
                    number = n.number;
                    mark = n.finding->mark;
                }
            f.rule(0.4);
            f.paragraph(QStringLiteral("%1   %2").arg(w.id.text(), QString::fromLatin1(waiverWord(match.state)).toUpper()), {9, true});
            f.field(QStringLiteral("Finding"), (number.isEmpty() ? QString() : number + QStringLiteral(", ")) + w.finding, label, body);
            f.field(QStringLiteral("Subject"), mark, label, body);
            f.field(QStringLiteral("Reason"), w.reason.value_or(QString()), label, body);
            f.field(QStringLiteral("Compensating measure"), w.measure.value_or(QString()), label, body);
            f.field(QStringLiteral("Facts relied on"), factsText(w, match), label, body);
            f.field(QStringLiteral("Requested by"), w.requestedBy.value_or(QString()), label, body);
            f.field(QStringLiteral("Granted by"), w.grantedBy.value_or(QString()), label, body);
            f.field(QStringLiteral("Authority"), w.authority.value_or(QString()), label, body);
            f.field(QStringLiteral("Date"), w.date.value_or(QString()), label, body);
            f.field(QStringLiteral("Expires"), w.expires.value_or(QStringLiteral("no date")), label, body);
            f.field(QStringLiteral("Document"), w.document.value_or(QString()), label, body);
        });
    }
}

void writeDisagreements(Flow& flow, const Report& report)
{
    flow.heading(0, QStringLiteral("Checks between documents"));
    if (report.disagreements.empty())
        flow.paragraph(QStringLiteral("Plan, schedules and waivers agree where the program compares them."), body);
    for (const Disagreement& d : report.disagreements)
        flow.field(QStringLiteral("Check %1").arg(d.check), d.text, 56, body);
}

void writeSignOff(Flow& flow)
{
    flow.together([&](Flow& f) {
        f.heading(0, QStringLiteral("Sign-off"), 200);
        f.paragraph(
            QStringLiteral(
                "This report was made by a program from the plan named on its first page. It is an aid to review: it does not replace the judgement of the "
                "architect of record, the hardware consultant or the authority having jurisdiction, and it finds nothing that the plan does not show."),
            body);
        f.space(8);
        for (const char* role : {"Reviewer", "Architect of record", "Owner", "Authority having jurisdiction"}) {
            f.need(34);
            f.advance(26);
            f.pages().line({f.left() + 130, f.y()}, {f.left() + f.width(), f.y()}, 0.4);
            f.pages().text({f.left(), f.y()}, QString::fromLatin1(role), {8.5, true});
            f.pages().text({f.left() + 130, f.y() + 9}, QStringLiteral("name, license"), {7});
            f.pages().text({f.left() + 130 + (f.width() - 130) * 0.45, f.y() + 9}, QStringLiteral("signature"), {7});
            f.pages().text({f.left() + 130 + (f.width() - 130) * 0.8, f.y() + 9}, QStringLiteral("date"), {7});
            f.advance(12);
        }
    });
}

} // namespace sp::ui
