// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/cause_text.h"
#include "core/schedule/trade_words.h"
#include "ui/print/report_parts.h"
#include "ui/print/table.h"

#include <map>

namespace sp::ui {

namespace {

constexpr FontStyle body{8.5};

using Requests = std::map<QString, std::vector<const CauseGroup*>>; ///< by addressee

QString subjectsText(const CauseGroup& g, const Report& report)
{
    const QString which = whichText(g, report.project(), 0, false);
    if (g.cause.of == SubjectKind::Wall)
        return lackingText(g, report.project()) + QStringLiteral(", at ") + which;
    return which.isEmpty() ? lackingText(g, report.project()) : which;
}

void writeList(Flow& flow, const Report& report, const Requests& requests)
{
    for (const auto& [addressee, groups] : requests) {
        const QString name = askText(addressee);
        flow.heading(2, QStringLiteral("To the %1").arg(name), 50);
        PrintTable table({{QStringLiteral("WHAT IS NEEDED"), {}, false, 1, 150},
                          {QStringLiteral("OF"), {}, false, 1, 130},
                          {QStringLiteral("TO ANSWER"), {}, false, 1, 150},
                          {QStringLiteral("FINDINGS"), {}, true, 0}},
                         8, 6);
        for (const CauseGroup* g : groups) {
            const QString fact = g->cause.fact ? QStringLiteral(" (%1)").arg(report.sheet().facts()[*g->cause.fact].name) : QString();
            table.add({causeNoun(g->cause, report.sheet()) + fact, subjectsText(*g, report), answerText(*g, report.assessment),
                       QString::number(g->findings.size())});
        }
        table.draw(flow);
        flow.space(6);
    }
}

// How a sentence that begins with an opening calls it; empty when it does not.
QString calledIn(const QString& text, const OpeningRow& opening)
{
    const QString unnumbered = QStringLiteral("The unnumbered opening ") + fromToText(opening);
    const QString name = !opening.mark.isEmpty() ? opening.mark
        : text.startsWith(unnumbered + u' ')     ? unnumbered
                                                 : QStringLiteral("An unnumbered opening");
    return text.startsWith(name + u' ') ? name : QString();
}

// What is said of several openings in the same words stands once.
std::vector<std::pair<int, QString>> gathered(const Report& report)
{
    std::vector<std::pair<int, QString>> out;
    std::map<std::pair<int, QString>, std::pair<size_t, std::vector<NamedSubject>>> said; // place in `out` and who
    for (const Disagreement& d : report.disagreements) {
        const auto place = d.ids.size() == 1 ? report.places.constFind(OpeningId(d.ids.front())) : report.places.cend();
        const QString name = place == report.places.cend() ? QString() : calledIn(d.text, report.schedule.openings[*place]);
        if (name.isEmpty()) {
            out.emplace_back(d.check, d.text);
            continue;
        }
        const auto key = std::pair(d.check, d.text.mid(name.size()));
        const auto at = said.try_emplace(key, out.size(), std::vector<NamedSubject>()).first;
        if (at->second.second.empty())
            out.emplace_back(d.check, d.text);
        at->second.second.push_back({d.ids.front(), report.schedule.openings[*place].mark});
    }
    for (const auto& [key, who] : said) {
        const auto& [at, subjects] = who;
        if (subjects.size() == report.schedule.openings.size() && subjects.size() > 1)
            out[at].second = QStringLiteral("Each of the %1 openings").arg(subjects.size()) + key.second;
        else if (subjects.size() > 1)
            out[at].second = QStringLiteral("Each of ") + namesText(subjects, 0, false) + key.second;
    }
    return out;
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
    for (const CauseGroup& g : report.everyCause)
        if (!g.ask.isEmpty())
            (g.cause.by == UndecidedBy::Site ? site : now)[g.ask].push_back(&g);
    flow.heading(0, QStringLiteral("Requests for information"), 130);
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
    for (const auto& [check, text] : gathered(report))
        flow.field(QStringLiteral("Check %1").arg(check), text, 56, body);
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
