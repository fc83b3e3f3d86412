// SPDX-License-Identifier: GPL-3.0-or-later
// What the window shows of failures: signs on the plan, the bar over it, the behaviour of what is selected, faults that are put in.
#include "core/facts/fact_sheet.h"
#include "finding_window.h"
#include "tests/support/edits.h"
#include "ui/canvas/plan_view.h"
#include "ui/failure/behaviour_panel.h"
#include "ui/failure/break_page.h"
#include "ui/failure/failure_layer.h"
#include "ui/failure/failure_legend.h"
#include "ui/failure/failure_words.h"
#include "ui/failure/scenario_bar.h"

#include <QComboBox>
#include <QMenu>
#include <QPushButton>
#include <QTableWidget>
#include <QTreeView>

using namespace sp;
using namespace sp::ui;

namespace {

const Scenario& exhausted()
{
    return *scenarioNamed(QStringLiteral("F2"));
}

} // namespace

class TstFailureView final : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_shown = std::make_unique<FindingWindow>();
        QVERIFY(m_shown->openSample());
        m_desk = m_shown->window().findChild<FailureDesk*>();
        m_layer = m_shown->window().findChild<FailureLayer*>();
        QVERIFY(m_desk && m_layer);
    }
    void cleanup() { m_shown.reset(); }

    void signs_on_every_storey_are_those_of_the_model()
    {
        show(exhausted());
        int doors = 0, rooms = 0;
        for (const auto& storey : m_shown->project().storeys) {
            canvas().showStorey(storey->id);
            const FailureNow& now = *m_desk->now();
            for (const PointMark& mark : m_layer->points()->marks()) {
                if (mark.across.isNull())
                    continue;
                const size_t row = m_shown->project().openings.indexOf(OpeningId(mark.id));
                QCOMPARE(mark.door.inside, now.openings[row].inside);
                QCOMPARE(mark.door.outside, now.openings[row].outside);
                const bool loose =
                    std::count(now.plan.fireDoorsNotLatched.begin(), now.plan.fireDoorsNotLatched.end(), static_cast<int>(row));
                QCOMPARE(mark.door.leaf == DoorSigns::Leaf::NotLatched, loose);
                ++doors;
            }
            for (const RoomMark& mark : m_layer->rooms()->marks()) {
                const auto row = static_cast<int>(m_shown->project().rooms.indexOf(RoomId(mark.id)));
                const auto has = [row](const std::vector<int>& rows) { return std::binary_search(rows.begin(), rows.end(), row); };
                QCOMPARE(mark.signs.trapped, has(now.plan.trapped));
                QCOMPARE(mark.signs.exposed, has(now.plan.exposed));
                QCOMPARE(mark.signs.entered, has(now.plan.entered));
                QCOMPARE(mark.signs.unknown, has(now.plan.leavesUnknown) || has(now.plan.enteredUnknown));
                ++rooms;
            }
        }
        QVERIFY(doors > 50);
        QVERIFY(rooms > 50);
    }

    void inside_of_a_door_is_where_people_leave_from()
    {
        show(exhausted());
        const FailureStudy& study = *m_desk->study();
        int sided = 0;
        for (const PointMark& mark : m_layer->points()->marks()) {
            const size_t row = study.project->openings.indexOf(OpeningId(mark.id));
            if (mark.across.isNull() || mark.outward.isNull() || row >= study.project->openings.size())
                continue;
            const PlanIndex::OpeningEntry& entry = study.sheet->index().opening(row);
            const Side inside = *entry.outside == Side::A ? Side::B : Side::A;
            const Beyond& beyond = entry.sides.on(inside);
            if (!beyond.room)
                continue;
            const auto shape = m_shown->document().topology().rooms.constFind(*beyond.room);
            const Room* room = m_shown->project().rooms.find(*beyond.room);
            if (shape == m_shown->document().topology().rooms.constEnd() || room->storey != canvas().storey())
                continue;
            QVERIFY2(roomLook(*room, *shape).area.contains(mark.at - mark.outward * (mark.clear + 150)), qPrintable(mark.id));
            ++sided;
        }
        QVERIFY(sided > 20);
    }

    void legend_lists_what_is_on_the_plan_and_nothing_else()
    {
        auto* legend = m_shown->find<FailureLegend>("failureLegend");
        QVERIFY(legend->isHidden());
        show(exhausted());
        QVERIFY(legend->isVisible());
        std::set<SignKind> kinds;
        for (const PointMark& mark : m_layer->points()->marks())
            if (!mark.across.isNull()) {
                kinds.insert(kindOf(mark.door.inside));
                kinds.insert(kindOf(mark.door.outside));
            }
        for (const SignKind kind : kinds)
            QVERIFY2(legend->lines().contains(signWords(kind)), qPrintable(signWords(kind)));
        QVERIFY(kinds.count(SignKind::Free));
        QVERIFY(!legend->lines().contains(signWords(SignKind::Broken)));
        m_desk->setFaults({QStringLiteral("ps-1:dead")});
        QCOMPARE(legend->lines().contains(signWords(SignKind::Broken)),
                 canvas().planScene()->itemOf({EntityKind::Supply, QStringLiteral("ps-1")}) != nullptr);
        QTRY_VERIFY(canvas().viewport()->geometry().contains(legend->geometry())); // the notice of the fault made the canvas smaller
        m_shown->action("failure-legend")->trigger();
        QVERIFY(legend->isHidden());
        m_shown->action("failure-legend")->trigger();
        m_desk->showNothing();
        QVERIFY(legend->isHidden());
    }

    void only_what_changed_is_painted_again()
    {
        show(exhausted());
        const auto* item = m_layer->points();
        const auto before = item->marks();
        QCoreApplication::processEvents();
        QList<QRectF> painted;
        connect(canvas().planScene(), &QGraphicsScene::changed, this, [&](const QList<QRectF>& regions) { painted += regions; });
        QCoreApplication::processEvents();
        painted.clear();
        // The same moment once more: nothing.
        show(exhausted());
        QCoreApplication::processEvents();
        QCOMPARE(painted, QList<QRectF>());
        // A fault of one door: that door, on the same item.
        const QString door = doorWithFault(FaultKind::DoorPropped);
        QVERIFY(!door.isEmpty());
        const auto elements = canvas().planScene()->entityCount();
        m_desk->setFaults({door + QStringLiteral(":propped")});
        QCoreApplication::processEvents();
        QCOMPARE(m_layer->points(), item);
        QCOMPARE(canvas().planScene()->entityCount(), elements);
        QVERIFY(!painted.isEmpty());
        QVERIFY(item->marks() != before);
    }

    void moving_the_time_paints_the_doors_that_move()
    {
        show(exhausted());
        const auto* item = m_layer->points();
        const auto& events = m_desk->study()->power.outage.events;
        m_desk->showOutage(-1);
        const auto calm = item->marks();
        m_desk->showOutage(events.back().atS + 1);
        QCOMPARE(m_layer->points(), item);
        QVERIFY(item->marks() != calm);
        QCOMPARE(item->marks().size(), calm.size());
    }

    void bar_says_in_words_what_is_shown()
    {
        auto* words = m_shown->find<TwoLines>("scenarioWords");
        auto* choice = m_shown->find<QComboBox>("scenarioChoice");
        QVERIFY(words->isVisible());
        QCOMPARE(choice->currentIndex(), 0);
        show(exhausted());
        QCOMPARE(choice->currentText(), QStringLiteral("F2 battery exhausted"));
        QCOMPARE(words->text(), planWords(*m_desk->now()));
        QVERIFY(words->text().contains(QStringLiteral("protected room exposed")));
        QCOMPARE(words->accessibleName(), words->text());
        m_desk->showOutage(7200);
        QVERIFY2(words->text().startsWith(QStringLiteral("02:00:00 after")), qPrintable(words->text()));
        emit choice->activated(0);
        QCOMPARE(m_desk->mode(), FailureDesk::Mode::Off);
    }

    void places_of_the_bar_are_those_of_the_plan()
    {
        show(exhausted());
        const WholePlan& plan = m_desk->now()->plan;
        const auto places = troublePlaces(*m_desk->now());
        QCOMPARE(places.size(),
                 plan.trapped.size() + plan.exposed.size() + plan.notIsolated.size() + plan.fireDoorsNotLatched.size()
                     + plan.leavesUnknown.size() + plan.enteredUnknown.size() + plan.isolationUnknown.size() + plan.latchUnknown.size());
        auto* bar = m_shown->find<ScenarioBar>("scenarioBar");
        emit bar->placeChosen(places.front().ref);
        QCOMPARE(m_shown->window().selection().current(), places.front().ref);
        QCOMPARE(canvas().storey(), storeyOf(m_shown->project(), places.front().ref));
    }

    void commands_step_through_all_cases_and_back_to_the_plain_plan()
    {
        QSet<int> seen;
        const auto n = static_cast<int>(shownChoices().size());
        for (int i = 0; i < n; ++i) {
            seen.insert(shownIndex(*m_desk));
            m_shown->action("failure-next")->trigger();
        }
        QCOMPARE(seen.size(), n);
        QCOMPARE(shownIndex(*m_desk), 0);
        m_shown->action("failure-previous")->trigger();
        QCOMPARE(m_desk->mode(), FailureDesk::Mode::Outage);
        m_shown->action("failure-plain")->trigger();
        QCOMPARE(m_desk->mode(), FailureDesk::Mode::Off);
    }

    void escape_on_the_canvas_ends_what_is_shown_after_the_selection()
    {
        show(exhausted());
        select(EntityKind::Opening, m_shown->project().openings[0].id.text());
        QTest::keyClick(&canvas(), Qt::Key_Escape);
        QCOMPARE(m_desk->mode(), FailureDesk::Mode::Scenario);
        QVERIFY(m_shown->window().selection().all().empty());
        QTest::keyClick(&canvas(), Qt::Key_Escape);
        QCOMPARE(m_desk->mode(), FailureDesk::Mode::Off);
        QVERIFY(!m_layer->points());
    }

    void table_of_a_door_has_the_lines_of_the_report_and_marks_the_shown_one()
    {
        show(exhausted());
        const Project& p = m_shown->project();
        const size_t row = p.openings.indexOf(OpeningId(QStringLiteral("op-113a")));
        QVERIFY(row < p.openings.size());
        select(EntityKind::Opening, QStringLiteral("op-113a"));
        const Behaviour told = behaviourOf(*m_desk, m_shown->window().selection().current());
        const StatesReport& states = m_desk->study()->states;
        size_t line = 0;
        for (size_t s = 0; s < states.scenarios.size(); ++s)
            for (const OpeningCase& c : states.openings[row][s]) {
                QCOMPARE(told.lines[line].cells[0], scenarioWords(*states.scenarios[s], *c.of, c.named));
                QCOMPARE(told.lines[line].cells[1], passageWords(c.state.inside));
                QCOMPARE(told.lines[line].cells[2], passageWords(c.state.outside));
                QCOMPARE(told.lines[line].because.size(), c.reasons.because.size());
                QCOMPARE(told.lines[line].shown, states.scenarios[s] == &exhausted());
                ++line;
            }
        QCOMPARE(line, told.lines.size());
        auto* panel = m_shown->find<BehaviourPanel>("behaviour");
        QVERIFY(panel->isVisible());
        QCOMPARE(panel->table().rowCount(), static_cast<int>(line));
        QVERIFY(panel->table().item(panel->table().currentRow(), 0)->text().contains(QStringLiteral("F2 battery exhausted")));
        QVERIFY2(panel->reasons().contains(QStringLiteral("PS-1")), qPrintable(panel->reasons()));
    }

    void faults_and_the_outage_have_a_line_of_their_own()
    {
        show(exhausted());
        m_desk->setFaults({QStringLiteral("ps-1:dead")});
        Behaviour told = behaviourOf(*m_desk, {EntityKind::Opening, QStringLiteral("op-113a")});
        QCOMPARE(told.lines.front().cells[0], QStringLiteral("F2 with 1 fault"));
        QVERIFY(told.lines.front().shown);
        QCOMPARE(std::count_if(told.lines.begin(), told.lines.end(), [](const BehaviourLine& l) { return l.shown; }), 1);
        m_desk->setFaults({});
        m_desk->showOutage(60);
        told = behaviourOf(*m_desk, {EntityKind::Opening, QStringLiteral("op-113a")});
        QCOMPARE(told.lines.front().cells[0], QStringLiteral("Outage at 00:01:00"));
    }

    void unknown_state_names_what_is_missing()
    {
        show(exhausted());
        // Without the supply nobody knows what feeds its doors.
        NewIds ids = idsByChance();
        auto edited = removeElements(m_shown->project(), {QStringLiteral("ps-1")}, ids);
        QVERIFY(edited);
        m_shown->document().push(std::move(edited.value().patch), QStringLiteral("Delete"));
        QTRY_VERIFY_WITH_TIMEOUT(m_desk->isFresh(), 60000);
        int unknown = 0;
        for (const auto& opening : m_shown->project().openings) {
            const Behaviour told = behaviourOf(*m_desk, {EntityKind::Opening, opening->id.text()});
            for (const BehaviourLine& line : told.lines)
                if (line.cells.contains(QStringLiteral("not known"))) {
                    QVERIFY2(!line.missing.isEmpty(), qPrintable(opening->id.text() + u' ' + line.cells.join(u'|')));
                    ++unknown;
                }
        }
        QVERIFY(unknown > 0);
    }

    void valves_and_rooms_have_a_behaviour_too()
    {
        show(exhausted());
        const Project& p = m_shown->project();
        const Behaviour valve = behaviourOf(*m_desk, {EntityKind::Valve, p.valves[0].id.text()});
        QCOMPARE(valve.columns.size(), 2);
        QCOMPARE(valve.lines.size(), size_t(8)); // the moment and seven losses
        const size_t exposed = static_cast<size_t>(m_desk->now()->plan.exposed.front());
        const Behaviour room = behaviourOf(*m_desk, {EntityKind::Room, p.rooms[exposed].id.text()});
        const auto shown = std::find_if(room.lines.begin(), room.lines.end(), [](const BehaviourLine& l) { return l.shown; });
        QVERIFY(shown != room.lines.end());
        QCOMPARE(shown->cells[2], QStringLiteral("GETS IN (protected)"));
        QVERIFY(!shown->because.isEmpty());
        QVERIFY(behaviourOf(*m_desk, {EntityKind::Wall, p.walls[0].id.text()}).columns.isEmpty());
    }

    void ticking_a_fault_breaks_the_plan_and_clear_mends_it()
    {
        m_shown->action("failure-break")->trigger();
        auto* page = m_shown->find<BreakPage>("breakPage");
        QVERIFY(page->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(m_desk->isFresh(), 60000);
        select(EntityKind::Opening, QStringLiteral("op-113a"));
        const QModelIndex dead = page->model().indexOf(QStringLiteral("ps-1:dead"));
        QVERIFY(dead.isValid()); // the door hangs on it
        QVERIFY(!page->model().indexOf(QStringLiteral("ps-6:dead")).isValid());
        QCOMPARE(dead.data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
        QVERIFY(page->model().setData(dead, Qt::Checked, Qt::CheckStateRole));
        QCOMPARE(m_desk->faults(), QStringList(QStringLiteral("ps-1:dead")));
        QCOMPARE(page->model().indexOf(QStringLiteral("ps-1:dead")).data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
        auto* notice = m_shown->find<TwoLines>("faultNotice");
        QVERIFY(notice->isVisible());
        QVERIFY2(notice->text().startsWith(QStringLiteral("1 fault put in")) && notice->text().contains(QStringLiteral("PS-1")),
                 qPrintable(notice->text()));
        m_shown->find<QPushButton>("faultsClear")->click();
        QVERIFY(m_desk->faults().isEmpty());
        QVERIFY(!notice->isVisible());
        QVERIFY(!m_shown->document().isDirty());
    }

    void every_fault_can_be_found_and_ticked()
    {
        show(exhausted());
        FaultModel model(*m_desk);
        for (const BasicFault& fault : m_desk->study()->model->faults()) {
            const QModelIndex i = model.indexOf(fault.id);
            QVERIFY2(i.isValid(), qPrintable(fault.id));
            QVERIFY2(!i.parent().data().toString().isEmpty(), qPrintable(fault.id));
        }
        model.setFilter(std::nullopt, QStringLiteral("PS-2"));
        QVERIFY(model.indexOf(QStringLiteral("ps-2:dead")).isValid());
        QVERIFY(!model.indexOf(QStringLiteral("ps-1:dead")).isValid());
    }

    void plan_edit_takes_the_signs_along()
    {
        show(exhausted());
        const QString id = m_layer->points()->marks().front().id;
        NewIds ids = idsByChance();
        auto edited = removeElements(m_shown->project(), {id}, ids);
        QVERIFY(edited);
        m_shown->document().push(std::move(edited.value().patch), QStringLiteral("Delete"));
        const auto has = [&] {
            const auto& marks = m_layer->points()->marks();
            return std::any_of(marks.begin(), marks.end(), [&](const PointMark& m) { return m.id == id; });
        };
        QVERIFY(!has()); // at once, before the study is fresh
        QTRY_VERIFY_WITH_TIMEOUT(m_desk->isFresh(), 60000);
        QVERIFY(!has());
        m_shown->document().undoStack().undo();
        QTRY_VERIFY_WITH_TIMEOUT(m_desk->isFresh(), 60000);
        QVERIFY(has());
    }

private:
    PlanView& canvas() { return m_shown->window().canvas(); }
    void show(const Scenario& scenario)
    {
        m_desk->showScenario(scenario, scenario.cases.front());
        QTRY_VERIFY_WITH_TIMEOUT(m_desk->isFresh() && m_desk->now(), 60000);
    }
    void select(EntityKind kind, const QString& id) { m_shown->window().selection().set({kind, id}); }
    QString doorWithFault(FaultKind kind)
    {
        for (const BasicFault& fault : m_desk->study()->model->faults())
            if (fault.kind == kind && canvas().planScene()->itemOf({EntityKind::Opening, brokenBy(fault)}))
                return brokenBy(fault);
        return {};
    }

    std::unique_ptr<FindingWindow> m_shown;
    FailureDesk* m_desk = nullptr;
    FailureLayer* m_layer = nullptr;
};

QTEST_MAIN(TstFailureView)
#include "tst_failure_view.moc"
