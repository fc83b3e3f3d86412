// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/facts/fact_sheet.h"
#include "core/report/evacuation_report.h"
#include "core/report/plan_words.h"

#include <algorithm>
#include <cmath>

namespace sp {

namespace {

constexpr size_t queuesShown = 20;
constexpr double worthTelling = 0.5; // people who wait

QString people(double n)
{
    return QString::number(n, 'f', std::abs(n - std::round(n)) < 0.05 ? 0 : 1);
}

QString timeOr(std::optional<double> s, const QString& otherwise)
{
    return s ? evacuationTime(*s) : otherwise;
}

QString namesOf(const PlanWords& words, const std::vector<QString>& ids)
{
    constexpr size_t most = 6;
    QStringList out;
    for (size_t i = 0; i < std::min(ids.size(), most); ++i)
        out += words.name(ids[i]);
    if (ids.size() > most)
        out += QStringLiteral("%1 more").arg(ids.size() - most);
    return out.join(QStringLiteral(", "));
}

QString lineText(const PlanWords& words, const QString& name, const EvacuationStudy::Line& line)
{
    QString out = QStringLiteral("  ") + name.leftJustified(24) + QStringLiteral("  ");
    if (line.course && !(line.course->people + line.course->cameIn.total() <= 0 && !line.without.empty())) {
        const EvacCourse& c = *line.course;
        out += QStringLiteral("%1 people").arg(people(c.people + c.cameIn.total()));
        if (c.firstS)
            out += QStringLiteral(", first %1, last %2").arg(evacuationTime(*c.firstS), timeOr(c.lastS, QStringLiteral("never")));
        else
            out += QStringLiteral(", nobody leaves");
    } else if (line.course) {
        out += QStringLiteral("not known");
    } else {
        out += QStringLiteral("not known: width, pitch or state of %1").arg(namesOf(words, line.waitsFor));
    }
    if (!line.without.empty())
        out += QStringLiteral("; without the people of %1").arg(namesOf(words, line.without));
    return out + u'\n';
}

} // namespace

QString evacuationTime(double s)
{
    const auto whole = static_cast<qint64>(std::llround(s));
    return whole < 120 ? QStringLiteral("%1 s").arg(whole)
                       : QStringLiteral("%1:%2 min").arg(whole / 60).arg(whole % 60, 2, 10, QLatin1Char('0'));
}

QByteArray evacuationText(const FactSheet& sheet, const EvacuationStudy& study, const QString& scenario)
{
    const PlanWords words(sheet);
    const QString never = study.stuck > 0 ? QStringLiteral("never") : QStringLiteral("not known");
    const auto storeyName = [&](const QString& id) {
        const Storey* storey = sheet.project().storeys.find(StoreyId(id));
        return id.isEmpty() ? QStringLiteral("On no storey") : storey && storey->name ? *storey->name : id;
    };
    QString out = QStringLiteral("Evacuation in scenario %1, an estimate: movement time, first-order hydraulic model, no behaviour.\n\n")
                      .arg(scenario);
    out += lineText(words, QStringLiteral("All"), study.all);
    out += QStringLiteral("  %1  50 % out %2, 90 % out %3, all out %4\n")
               .arg(QString().leftJustified(24), timeOr(study.half, never), timeOr(study.ninety, never), timeOr(study.whole, never));
    if (study.stuck > 0)
        out += QStringLiteral("  %1  %2 people never get out\n").arg(QString().leftJustified(24), people(study.stuck));
    out += QStringLiteral("\nStoreys\n");
    for (const EvacuationStudy::Line& line : study.storeys)
        out += lineText(words, storeyName(line.id), line);
    out += QStringLiteral("\nExits\n");
    for (const EvacuationStudy::Line& line : study.exits)
        out += lineText(words, words.name(line.id), line);
    std::vector<const EvacuationStudy::Queue*> queues;
    for (const EvacuationStudy::Queue& q : study.queues)
        if (q.peak.people >= worthTelling)
            queues.push_back(&q);
    std::stable_sort(queues.begin(), queues.end(), [](const auto* a, const auto* b) { return a->peak.people > b->peak.people; });
    out += queues.empty() ? QStringLiteral("\nNobody waits at a door.\n") : QStringLiteral("\nLongest queues\n");
    for (size_t i = 0; i < std::min(queues.size(), queuesShown); ++i) {
        const EvacuationStudy::Queue& q = *queues[i];
        const QString name =
            q.flight && !q.storey.isEmpty() ? QStringLiteral("%1 from %2").arg(words.name(q.id), storeyName(q.storey)) : words.name(q.id);
        out += QStringLiteral("  %1  %2 people wait after %3, %4 people/s%5\n")
                   .arg(name.leftJustified(24), people(q.peak.people), evacuationTime(q.peak.s), QString::number(q.flow, 'f', 2),
                        q.without.empty() ? QString() : QStringLiteral("; without the people of %1").arg(namesOf(words, q.without)));
    }
    if (queues.size() > queuesShown)
        out += QStringLiteral("  and %1 more\n").arg(queues.size() - queuesShown);
    out += QStringLiteral("\nAssumptions and limits\n");
    for (const QString& sentence : study.assumptions)
        out += QStringLiteral("  ") + words.sentence(sentence) + u'\n';
    return out.toUtf8();
}

} // namespace sp
