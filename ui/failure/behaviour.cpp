// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/failure/behaviour.h"

#include "core/facts/fact_sheet.h"
#include "core/failure/valve_states.h"
#include "core/report/outage_lines.h"
#include "ui/failure/failure_words.h"

#include <QCoreApplication>

namespace sp::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Behaviour", text);
}

// The plan shows something that no line of the scenarios is: a time of the outage, or faults put in.
bool showsMore(const FailureDesk& desk)
{
    return desk.now() && (desk.mode() == FailureDesk::Mode::Outage || !desk.now()->moment.faults.empty());
}

QString moreWords(const FailureDesk& desk)
{
    const QString what = desk.mode() == FailureDesk::Mode::Outage ? tr("Outage at %1").arg(elapsedWords(desk.outageS()))
                                                                  : QLatin1String(desk.scenario()->id);
    const size_t faults = desk.now()->moment.faults.size();
    return faults == 0 ? what : tr("%1 with %2").arg(what, faults == 1 ? tr("1 fault") : tr("%1 faults").arg(faults));
}

bool isShown(const FailureDesk& desk, const Scenario& scenario, const ScenarioCase& of, bool named)
{
    return desk.now() && !showsMore(desk) && desk.scenario() == &scenario && (!named || desk.scenarioCase() == &of);
}

QStringList sentences(const FailureStudy& study, const QStringList& texts)
{
    QStringList out;
    for (const QString& text : texts)
        out += study.words->sentence(text);
    return out;
}

class Teller final {
public:
    explicit Teller(const FailureDesk& desk) : m_desk(desk), m_study(*desk.study()) { }
    Behaviour door(size_t row) const;
    Behaviour valve(size_t row) const;
    Behaviour room(size_t row) const;

private:
    BehaviourLine doorLine(const QString& name, const OpeningState& state, const StateReasons& reasons, bool shown) const;
    BehaviourLine roomLine(const QString& name, int room, const WholePlan& plan, const std::vector<Pass>& passes, bool shown) const;
    QString names(const std::vector<int>& openings) const { return m_study.words->names(SubjectKind::Opening, openings); }
    // Supplies of which nobody knows how long they last: whatever hangs on them is open while the outage lasts.
    void addOpenEnds(BehaviourLine& line) const;

    const FailureDesk& m_desk;
    const FailureStudy& m_study;
};

void Teller::addOpenEnds(BehaviourLine& line) const
{
    if (m_desk.mode() != FailureDesk::Mode::Outage || m_desk.now()->moment.mains)
        return;
    for (const OutageUnknown& u : m_study.power.outage.unknown)
        for (const MissingInput& input : u.missing)
            line.missing += tr("%1 of %2: how long %3 lasts is not known")
                                .arg(input.fact, m_study.words->name(input.subject), m_study.words->name(u.component));
    line.missing.removeDuplicates();
}

BehaviourLine Teller::doorLine(const QString& name, const OpeningState& state, const StateReasons& reasons, bool shown) const
{
    BehaviourLine line;
    line.cells = {name, passageWords(state.inside), passageWords(state.outside), leafWords(state)};
    line.because = sentences(m_study, reasons.because);
    line.missing = missingWords(m_study, reasons.missing);
    line.shown = shown;
    return line;
}

Behaviour Teller::door(size_t row) const
{
    const PlanIndex::OpeningEntry& entry = m_study.sheet->index().opening(row);
    Behaviour out;
    out.columns = {tr("What fails"), tr("Inside"), tr("Outside"), tr("Leaf")};
    const auto beyond = [&](Side side) {
        const QString text = roomText(*m_study.project, entry.sides.on(side));
        return text == u"EXT" ? tr("the open air") : text.isEmpty() ? tr("not known") : text;
    };
    out.head = !entry.outside
        ? tr("Which side is outside is not known.")
        : tr("Inside is %1, outside is %2.").arg(beyond(*entry.outside == Side::A ? Side::B : Side::A), beyond(*entry.outside));
    const OpeningNet& net = m_study.model->net(static_cast<int>(row));
    if (showsMore(m_desk)) {
        StateReasons reasons;
        net.at(m_desk.now()->moment, &reasons);
        const OpeningState& state = m_desk.now()->openings[row];
        out.lines.push_back(doorLine(moreWords(m_desk), state, reasons, true));
        if (state.inside == Passage::Unknown || state.outside == Passage::Unknown || !state.latched)
            addOpenEnds(out.lines.back());
    }
    const StatesReport& states = m_study.states;
    for (size_t s = 0; s < states.scenarios.size(); ++s)
        for (const OpeningCase& c : states.openings[row][s])
            out.lines.push_back(doorLine(scenarioWords(*states.scenarios[s], *c.of, c.named), c.state, c.reasons,
                                         isShown(m_desk, *states.scenarios[s], *c.of, c.named)));
    return out;
}

Behaviour Teller::valve(size_t row) const
{
    const ValveStates states = valveStates(*m_study.sheet, static_cast<quint32>(row));
    const auto words = [](const QString& text) {
        if (text == u"na")
            return tr("does not use it");
        if (text == u"unknown" || text.isEmpty())
            return tr("not known");
        return QString(text).replace(QStringLiteral("~"), tr(", drifts ")).replace(u'_', u' ');
    };
    Behaviour out;
    out.columns = {tr("What is lost"), tr("Where the valve ends")};
    out.head = tr("Wanted %1, declared %2, derived %3.").arg(words(states.required), words(states.declared), words(states.derived));
    QStringList missing;
    for (const QString& fact : states.unknown) {
        const auto id = m_study.sheet->facts().find(fact);
        missing += id && !m_study.sheet->facts()[*id].noun.isEmpty() ? m_study.sheet->facts()[*id].noun : fact;
    }
    if (m_desk.now()) {
        StateReasons reasons;
        m_study.model->gas().valves()[row].at(m_desk.now()->moment, &reasons);
        const QString what = m_desk.mode() == FailureDesk::Mode::Scenario && m_desk.now()->moment.faults.empty()
            ? scenarioWords(*m_desk.scenario(), *m_desk.scenarioCase())
            : moreWords(m_desk);
        BehaviourLine line{{what, valveWords(m_desk.now()->valves[row])},
                           sentences(m_study, reasons.because),
                           missingWords(m_study, reasons.missing),
                           true};
        if (m_desk.now()->valves[row].unknown)
            addOpenEnds(line);
        out.lines.push_back(std::move(line));
    }
    const QStringList because = sentences(m_study, states.because);
    const auto line = [&](const QString& event, const QString& outcome) {
        out.lines.push_back({{event, words(outcome)}, because, missing, false});
    };
    line(tr("Air"), states.air);
    line(tr("Power"), states.power);
    line(tr("Signal"), states.signal);
    line(tr("Hydraulic pressure"), states.hydraulic);
    line(tr("Feedback"), states.feedback);
    line(tr("Blackout, at first"), states.blackoutFirst);
    line(tr("Blackout, in the end"), states.blackout);
    return out;
}

BehaviourLine Teller::roomLine(const QString& name, int room, const WholePlan& plan, const std::vector<Pass>& passes, bool shown) const
{
    const auto has = [room](const std::vector<int>& rows) { return std::binary_search(rows.begin(), rows.end(), room); };
    const PlanGraph& graph = m_study.model->graph();
    const PlanGraph::Node& node = graph.nodes()[static_cast<size_t>(room)];
    BehaviourLine line;
    line.shown = shown;
    const bool trapped = has(plan.trapped), exposed = has(plan.exposed), entered = has(plan.entered);
    line.cells = {name,
                  trapped                       ? tr("CANNOT GET OUT")
                      : has(plan.leavesUnknown) ? tr("not known")
                                                : tr("get out"),
                  exposed                        ? tr("GETS IN (protected)")
                      : entered || node.start    ? tr("gets in")
                      : has(plan.enteredUnknown) ? tr("not known")
                                                 : tr("is kept out")};
    if (!node.counted)
        line.cells[1] = tr("no way leads here");
    const Reach reach = reachOf(graph, passes);
    if (trapped)
        line.because += tr("Doors that keep people in: %1.").arg(names(blockersOf(graph, passes, room)));
    else if (const auto way = wayOut(graph, reach, room); !way.empty())
        line.because += tr("A way out: %1.").arg(names(way));
    if (const auto way = wayIn(graph, reach, room); (exposed || entered) && !way.empty())
        line.because += tr("A way in without key and credential: %1.").arg(names(way));
    if (has(plan.leavesUnknown) || has(plan.enteredUnknown))
        line.missing += tr("the state of a door on the way: choose the doors that show a question mark");
    return line;
}

Behaviour Teller::room(size_t row) const
{
    Behaviour out;
    out.columns = {tr("What fails"), tr("People in it"), tr("The public")};
    const auto people = m_study.model->people(static_cast<int>(row));
    out.head = people ? tr("Room for %1 people.").arg(*people) : tr("How many people it is for is not known.");
    if (showsMore(m_desk))
        out.lines.push_back(roomLine(moreWords(m_desk), static_cast<int>(row), m_desk.now()->plan, m_desk.now()->passes, true));
    for (const StatesReport::Plan& plan : m_study.states.plans)
        out.lines.push_back(roomLine(scenarioWords(*plan.scenario, *plan.of, plan.named), static_cast<int>(row), plan.plan,
                                     m_study.model->passes(plan.of->moment), isShown(m_desk, *plan.scenario, *plan.of, plan.named)));
    return out;
}

} // namespace

Behaviour behaviourOf(const FailureDesk& desk, const EntityRef& ref)
{
    const auto study = desk.study();
    if (!study)
        return {};
    const Project& p = *study->project;
    const Teller teller(desk);
    const auto rowIn = [&](const auto& table, const auto& id) {
        const size_t row = table.indexOf(id);
        return row < table.size() ? std::optional(row) : std::nullopt;
    };
    switch (ref.kind) {
    case EntityKind::Opening:
        if (const auto row = rowIn(p.openings, OpeningId(ref.id)))
            return teller.door(*row);
        break;
    case EntityKind::Valve:
        if (const auto row = rowIn(p.valves, ValveId(ref.id)))
            return teller.valve(*row);
        break;
    case EntityKind::Room:
        if (const auto row = rowIn(p.rooms, RoomId(ref.id)))
            return teller.room(*row);
        break;
    default: break;
    }
    return {};
}

} // namespace sp::ui
