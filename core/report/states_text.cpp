// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/facts/fact_sheet.h"
#include "core/failure/valve_states.h"
#include "core/report/plan_words.h"
#include "core/report/states_report.h"

namespace sp {

namespace {

QString insideWords(const OpeningState& s, const PlanWords& words)
{
    switch (s.inside) {
    case Passage::Free: return QStringLiteral("free");
    case Passage::Release: return QStringLiteral("opens by ") + words.sentences(s.by, QStringLiteral(" or "));
    case Passage::Delayed: return QStringLiteral("opens after the delay");
    case Passage::Credential: return QStringLiteral("opens with a credential only");
    case Passage::Key: return QStringLiteral("opens with a key only");
    case Passage::Locked:
    case Passage::Blocked: return QStringLiteral("BLOCKED, nobody gets out");
    case Passage::Unknown: return QStringLiteral("not known");
    }
    return {};
}

QString outsideWords(const OpeningState& s)
{
    switch (s.outside) {
    case Passage::Free: return QStringLiteral("open to everybody");
    case Passage::Release: return QStringLiteral("opens by a release device");
    case Passage::Delayed: return QStringLiteral("opens after the delay");
    case Passage::Credential: return QStringLiteral("credential or key");
    case Passage::Key: return QStringLiteral("key only");
    case Passage::Locked:
    case Passage::Blocked: return QStringLiteral("locked");
    case Passage::Unknown: return QStringLiteral("not known");
    }
    return {};
}

QString latchWords(const OpeningState& s)
{
    if (s.leaf == LeafPosition::Open)
        return QStringLiteral("leaf open");
    if (s.leaf == LeafPosition::Unknown)
        return QStringLiteral("leaf and latch not known");
    return !s.latched ? QStringLiteral("latch not known") : *s.latched ? QStringLiteral("latched") : QStringLiteral("not latched");
}

QString caseWords(const Scenario& s, const ScenarioCase& c, bool named)
{
    return QLatin1String(s.id) + u' ' + QLatin1String(s.name) + (named ? QStringLiteral(", ") + QLatin1String(c.name) : QString());
}

QString sourceWords(const Project& p, const std::vector<int>& rows)
{
    QStringList names;
    for (const int row : rows) {
        const Source& source = p.sources[static_cast<size_t>(row)];
        names += source.name.value_or(source.id.text());
    }
    return names.join(QStringLiteral(", "));
}

// "102A: inside 102 CORRIDOR, outside EXT"
QString headOf(const FactSheet& sheet, size_t row)
{
    const Project& p = sheet.project();
    const PlanIndex::OpeningEntry& entry = sheet.index().opening(row);
    QString head = sheet.nameOf({SubjectKind::Opening, static_cast<quint32>(row), 0});
    if (!entry.outside)
        return head + QStringLiteral(": it is not known which side is outside");
    const Side inside = *entry.outside == Side::A ? Side::B : Side::A;
    const auto room = [&](Side side) {
        const QString text = roomText(p, entry.sides.on(side));
        return text.isEmpty() ? QStringLiteral("not known") : text;
    };
    return head + QStringLiteral(": inside %1, outside %2").arg(room(inside), room(*entry.outside));
}

} // namespace

QByteArray statesText(const FactSheet& sheet, const StatesReport& report)
{
    const PlanWords words(sheet);
    QString out;
    const auto line = [&](const QString& name, const QString& text) {
        if (!text.isEmpty())
            out += QStringLiteral("    %1: %2\n").arg(name, text);
    };
    for (size_t row = 0; row < report.openings.size(); ++row) {
        out += headOf(sheet, row) + u'\n';
        for (size_t s = 0; s < report.scenarios.size(); ++s)
            for (const OpeningCase& c : report.openings[row][s]) {
                out += QStringLiteral("  %1: inside %2; outside %3; %4\n")
                           .arg(caseWords(*report.scenarios[s], *c.of, c.named), insideWords(c.state, words), outsideWords(c.state),
                                latchWords(c.state));
                line(QStringLiteral("why"), words.sentences(c.reasons.because, QStringLiteral("; ")));
                QStringList missing;
                for (const Missing& m : c.reasons.missing)
                    missing += sheet.facts()[m.fact].name + QStringLiteral(" of ") + sheet.nameOf(m.subject);
                line(QStringLiteral("missing"), missing.join(QStringLiteral(", ")));
            }
    }
    for (size_t row = 0; row < sheet.project().valves.size(); ++row) {
        const ValveStates v = valveStates(sheet, static_cast<quint32>(row));
        const auto known = [](const QString& text) { return text.isEmpty() ? QStringLiteral("not known") : text; };
        out += QStringLiteral("%1: required %2, declared %3, derived %4\n")
                   .arg(v.tag.isEmpty() ? v.id : v.tag, known(v.required), known(v.declared), v.derived);
        out += QStringLiteral("  air lost: %1; power lost: %2; signal lost: %3; blackout: %4\n")
                   .arg(v.air, v.power, v.signal,
                        v.blackoutFirst == v.blackout ? v.blackout : QStringLiteral("first %1, then %2").arg(v.blackoutFirst, v.blackout));
        line(QStringLiteral("why"), words.sentences(v.because, QStringLiteral("; ")));
        line(QStringLiteral("missing"), v.unknown.join(QStringLiteral(", ")));
    }
    out += QStringLiteral("The whole plan\n");
    for (const StatesReport::Plan& c : report.plans) {
        const WholePlan& plan = c.plan;
        out += QStringLiteral("  %1\n").arg(caseWords(*c.scenario, *c.of, c.named));
        const qsizetype before = out.size();
        line(QStringLiteral("people cannot get out of"), words.names(SubjectKind::Room, plan.trapped));
        line(QStringLiteral("anybody gets into protected"), words.names(SubjectKind::Room, plan.exposed));
        line(QStringLiteral("anybody gets into"), words.names(SubjectKind::Room, plan.entered));
        line(QStringLiteral("not shut off"), sourceWords(sheet.project(), plan.notIsolated));
        line(QStringLiteral("fire doors not latched"), words.names(SubjectKind::Opening, plan.fireDoorsNotLatched));
        line(QStringLiteral("not known whether people get out of"), words.names(SubjectKind::Room, plan.leavesUnknown));
        line(QStringLiteral("not known whether anybody gets into"), words.names(SubjectKind::Room, plan.enteredUnknown));
        line(QStringLiteral("not known whether shut off"), sourceWords(sheet.project(), plan.isolationUnknown));
        line(QStringLiteral("not known whether latched"), words.names(SubjectKind::Opening, plan.latchUnknown));
        if (out.size() == before)
            out += QStringLiteral("    everybody gets out, nobody gets in, fire doors are latched, sources can be shut off\n");
    }
    return out.toUtf8();
}

} // namespace sp
