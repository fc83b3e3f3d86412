// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/failure/failure_words.h"

#include "core/facts/fact_sheet.h"
#include "core/report/outage_lines.h"

#include <QCoreApplication>
#include <algorithm>

namespace sp::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Failure", text);
}

QString counted(size_t n, const char* one, const char* many)
{
    return n == 1 ? tr(one) : tr(many).arg(n);
}

QString sourceNames(const Project& p, const std::vector<int>& rows)
{
    QStringList names;
    for (const int row : rows) {
        const Source& source = p.sources[static_cast<size_t>(row)];
        names += source.name.value_or(source.id.text());
    }
    return names.join(QStringLiteral(", "));
}

// Rooms, doors and sources of which something is not known, each once.
size_t undecided(const WholePlan& plan)
{
    std::vector<int> rooms;
    std::set_union(plan.leavesUnknown.begin(), plan.leavesUnknown.end(), plan.enteredUnknown.begin(), plan.enteredUnknown.end(),
                   std::back_inserter(rooms));
    return rooms.size() + plan.latchUnknown.size() + plan.isolationUnknown.size();
}

} // namespace

QString scenarioWords(const Scenario& scenario, const ScenarioCase& of, bool named)
{
    QString words = QLatin1String(scenario.id) + u' ' + QLatin1String(scenario.name);
    if (named && *of.name)
        words += QStringLiteral(": ") + QLatin1String(of.name);
    return words;
}

QString passageWords(Passage passage)
{
    switch (passage) {
    case Passage::Free: return tr("free");
    case Passage::Release: return tr("release");
    case Passage::Delayed: return tr("delayed");
    case Passage::Credential: return tr("credential");
    case Passage::Key: return tr("key only");
    case Passage::Locked: return tr("locked");
    case Passage::Blocked: return tr("BLOCKED");
    case Passage::Unknown: break;
    }
    return tr("not known");
}

QString leafWords(const OpeningState& state)
{
    if (state.leaf == LeafPosition::Open)
        return tr("open");
    if (state.leaf == LeafPosition::Unknown || !state.latched)
        return tr("not known");
    return *state.latched ? tr("latched") : tr("not latched");
}

QString valveWords(const ValveState& state)
{
    if (state.inService)
        return tr("in service");
    return state.outcome ? outcomeWords(*state.outcome) : tr("not known");
}

QString shownWords(const FailureDesk& desk)
{
    if (desk.mode() == FailureDesk::Mode::Scenario)
        return scenarioWords(*desk.scenario(), *desk.scenarioCase());
    return desk.mode() == FailureDesk::Mode::Outage ? tr("Outage, %1 after the mains are lost").arg(elapsedWords(desk.outageS()))
                                                    : QString();
}

QString planWords(const FailureNow& now)
{
    const WholePlan& plan = now.plan;
    QStringList parts;
    if (!plan.trapped.empty()) {
        qint64 people = 0;
        bool known = true;
        for (const int room : plan.trapped) {
            const auto load = now.study->model->people(room);
            known = known && load;
            people += load.value_or(0);
        }
        parts += known ? counted(plan.trapped.size(), "1 room traps people (%2)", "%1 rooms trap people (%2)").arg(people)
                       : counted(plan.trapped.size(), "1 room traps people", "%1 rooms trap people");
    }
    if (!plan.exposed.empty())
        parts += counted(plan.exposed.size(), "1 protected room exposed", "%1 protected rooms exposed");
    if (!plan.notIsolated.empty())
        parts += counted(plan.notIsolated.size(), "1 gas source not shut off", "%1 gas sources not shut off");
    if (!plan.fireDoorsNotLatched.empty())
        parts += counted(plan.fireDoorsNotLatched.size(), "1 fire door not latched", "%1 fire doors not latched");
    if (const size_t open = undecided(plan))
        parts += tr("%1 undecided").arg(open);
    if (parts.isEmpty())
        return tr("Everybody gets out, no protected room is exposed, fire doors are latched, gas can be shut off.");
    return parts.join(QStringLiteral(", "));
}

QStringList planLines(const FailureNow& now)
{
    const WholePlan& plan = now.plan;
    const PlanWords& words = *now.study->words;
    const Project& p = *now.study->project;
    QStringList lines;
    const auto line = [&](const QString& head, const QString& names) {
        if (!names.isEmpty())
            lines += QStringLiteral("%1: %2").arg(head, names);
    };
    line(tr("People cannot get out of"), words.names(SubjectKind::Room, plan.trapped));
    line(tr("Anybody gets into protected"), words.names(SubjectKind::Room, plan.exposed));
    line(tr("Anybody gets into"), words.names(SubjectKind::Room, plan.entered));
    line(tr("Gas not shut off"), sourceNames(p, plan.notIsolated));
    line(tr("Fire doors not latched"), words.names(SubjectKind::Opening, plan.fireDoorsNotLatched));
    line(tr("Not known whether people get out of"), words.names(SubjectKind::Room, plan.leavesUnknown));
    line(tr("Not known whether anybody gets into"), words.names(SubjectKind::Room, plan.enteredUnknown));
    line(tr("Not known whether gas is shut off"), sourceNames(p, plan.isolationUnknown));
    line(tr("Not known whether latched"), words.names(SubjectKind::Opening, plan.latchUnknown));
    return lines;
}

std::vector<TroublePlace> troublePlaces(const FailureNow& now)
{
    const WholePlan& plan = now.plan;
    const Project& p = *now.study->project;
    std::vector<TroublePlace> out;
    const auto add = [&](EntityKind kind, const auto& table, const std::vector<int>& rows, const QString& what) {
        for (const int row : rows) {
            const QString id = table[static_cast<size_t>(row)].id.text();
            out.push_back({QStringLiteral("%1: %2").arg(now.study->words->name(id), what), {kind, id}});
        }
    };
    add(EntityKind::Room, p.rooms, plan.trapped, tr("people cannot get out"));
    add(EntityKind::Room, p.rooms, plan.exposed, tr("anybody gets in, and it is protected"));
    add(EntityKind::Source, p.sources, plan.notIsolated, tr("not shut off"));
    add(EntityKind::Opening, p.openings, plan.fireDoorsNotLatched, tr("fire door, not latched"));
    add(EntityKind::Room, p.rooms, plan.leavesUnknown, tr("not known whether people get out"));
    add(EntityKind::Room, p.rooms, plan.enteredUnknown, tr("not known whether anybody gets in"));
    add(EntityKind::Source, p.sources, plan.isolationUnknown, tr("not known whether it is shut off"));
    add(EntityKind::Opening, p.openings, plan.latchUnknown, tr("not known whether it latches"));
    return out;
}

QStringList missingWords(const FailureStudy& study, const std::vector<Missing>& missing)
{
    QStringList out;
    for (const Missing& m : missing) {
        const FactRow& fact = study.sheet->facts()[m.fact];
        const QString name = study.sheet->nameOf(m.subject);
        out += tr("%1 of %2 (ask: %3)")
                   .arg(fact.noun.isEmpty() ? fact.name : fact.noun, name.isEmpty() ? tr("the plan") : name,
                        QString(QLatin1String(askWord(fact.ask))).replace(u'_', u' '));
    }
    out.removeDuplicates();
    return out;
}

} // namespace sp::ui
