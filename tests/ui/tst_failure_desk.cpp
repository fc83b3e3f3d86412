// SPDX-License-Identifier: GPL-3.0-or-later
// The study that the window keeps of the newest plan, and the moment that it shows.
#include "core/facts/fact_sheet.h"
#include "shown_window.h"
#include "tests/support/edits.h"
#include "ui/failure/failure_desk.h"

#include <QSignalSpy>
#include <QTest>

using namespace sp;
using namespace sp::ui;

namespace {

const Scenario& exhausted()
{
    return *scenarioNamed(QStringLiteral("F2"));
}

} // namespace

class TstFailureDesk final : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_bench.open();
        m_desk = std::make_unique<FailureDesk>(*m_bench.document);
    }
    void cleanup()
    {
        m_desk.reset();
        m_bench.close();
    }

    void nobody_who_looks_means_no_study()
    {
        QCOMPARE(m_bench.openSample(), QString());
        QTRY_VERIFY_WITH_TIMEOUT(m_bench.document->isChecked(), 60000);
        QTest::qWait(50);
        QVERIFY(!m_desk->study());
        QVERIFY(!m_desk->now());
        m_desk->want(this, true);
        QTRY_VERIFY_WITH_TIMEOUT(m_desk->isFresh(), 60000);
        QVERIFY(!m_desk->now()); // the plain plan
    }

    void shown_moment_is_that_of_the_model()
    {
        openAndStudy();
        m_desk->showScenario(exhausted(), exhausted().cases.front());
        const FailureNow* now = m_desk->now();
        QVERIFY(now);
        const FailureModel& model = *m_desk->study()->model;
        const Moment& moment = exhausted().cases.front().moment;
        QCOMPARE(now->plan, model.at(moment));
        QVERIFY(!now->plan.exposed.empty());
        QCOMPARE(now->passes, model.passes(moment));
        for (size_t row = 0; row < now->openings.size(); ++row)
            QCOMPARE(now->openings[row], model.net(static_cast<int>(row)).at(moment));
        for (size_t row = 0; row < now->valves.size(); ++row)
            QCOMPARE(now->valves[row], model.gas().valves()[row].at(moment));
    }

    void time_of_the_outage_shows_the_last_event_before_it()
    {
        openAndStudy();
        const Outage& outage = m_desk->study()->power.outage;
        QVERIFY(outage.events.size() > 2);
        QCOMPARE(&momentAt(outage, -1), &outage.before);
        for (size_t i = 0; i < outage.events.size(); ++i) {
            const double next = i + 1 < outage.events.size() ? outage.events[i + 1].atS : outage.events[i].atS + 60;
            if (next > outage.events[i].atS)
                QCOMPARE(&momentAt(outage, (outage.events[i].atS + next) / 2), &outage.events[i].moment);
        }
        m_desk->showOutage(outage.events.back().atS + 1);
        QCOMPARE(m_desk->mode(), FailureDesk::Mode::Outage);
        QVERIFY(!m_desk->scenario());
        // What waits for a supply of which nobody knows how long it lasts is not known; all else is as the model says.
        const auto study = m_desk->study();
        const PlanAt expected = planAt(*study->model, outage.events.back().moment, outage);
        QCOMPARE(m_desk->now()->plan, expected.plan);
        QVERIFY(m_desk->now()->openings == expected.openings);
    }

    void edit_makes_a_fresh_study_and_the_old_one_serves_until_then()
    {
        openAndStudy();
        m_desk->showScenario(exhausted(), exhausted().cases.front());
        const auto before = m_desk->study();
        QSignalSpy fresh(m_desk.get(), &FailureDesk::freshChanged);
        const QString gone = m_bench.document->project().openings[0].id.text();
        remove(gone);
        QVERIFY(!m_desk->isFresh());
        QVERIFY(!fresh.isEmpty());
        QVERIFY(m_desk->now()); // the plan is not left without signs
        QCOMPARE(m_desk->now()->study, before);
        QTRY_VERIFY_WITH_TIMEOUT(m_desk->isFresh(), 60000);
        QVERIFY(m_desk->study() != before);
        QCOMPARE(m_desk->study()->project->openings.size(), before->project->openings.size() - 1);
        QCOMPARE(m_desk->now()->openings.size(), before->project->openings.size() - 1);
    }

    void edits_while_studying_end_with_a_study_of_the_last_one()
    {
        openAndStudy();
        QSignalSpy studied(m_desk.get(), &FailureDesk::studied);
        for (int i = 0; i < 6; ++i) {
            remove(m_bench.document->project().openings[0].id.text());
            QTest::qWait(i % 2 ? 150 : 5); // some of them overtake a study that runs
        }
        QTRY_VERIFY_WITH_TIMEOUT(m_desk->isFresh(), 60000);
        QCOMPARE(m_desk->study()->project, m_bench.document->snapshot());
        QVERIFY(studied.size() <= 6);
    }

    void fault_shows_at_once_and_turns_failures_on()
    {
        openAndStudy();
        const QString fault = QStringLiteral("ps-1:dead");
        const auto& all = m_desk->study()->model->faults();
        QVERIFY(std::any_of(all.begin(), all.end(), [&](const BasicFault& f) { return f.id == fault; }));
        m_desk->setFaults({fault, QStringLiteral("no-such:fault"), fault});
        QCOMPARE(m_desk->faults(), QStringList(fault));
        QCOMPARE(m_desk->mode(), FailureDesk::Mode::Scenario);
        QCOMPARE(QLatin1String(m_desk->scenario()->id), QLatin1String("F0"));
        QCOMPARE(m_desk->now()->moment.faults.size(), size_t(1));
        const PlanAt well = planAt(*m_desk->study()->model, m_desk->scenarioCase()->moment);
        QVERIFY(m_desk->now()->openings != well.openings);
        m_desk->setFaults({});
        QVERIFY(m_desk->now()->openings == well.openings);
        QVERIFY(!m_bench.document->isDirty());
        QVERIFY(!m_bench.document->undoStack().canUndo());
    }

    void fault_of_something_that_is_deleted_is_dropped_and_told()
    {
        openAndStudy();
        const auto& all = m_desk->study()->model->faults();
        const auto propped = std::find_if(all.begin(), all.end(), [](const BasicFault& f) { return f.kind == FaultKind::DoorPropped; });
        QVERIFY(propped != all.end());
        const QString id = propped->id, says = m_desk->study()->words->sentence(propped->says);
        m_desk->setFaults({id, QStringLiteral("ps-1:dead")});
        QSignalSpy dropped(m_desk.get(), &FailureDesk::faultsDropped);
        remove(id.section(u':', 0, 0));
        QTRY_VERIFY_WITH_TIMEOUT(m_desk->isFresh(), 60000);
        QCOMPARE(m_desk->faults(), QStringList(QStringLiteral("ps-1:dead")));
        QCOMPARE(dropped.size(), 1);
        QCOMPARE(dropped.front().front().toStringList(), QStringList(says));
        QCOMPARE(m_desk->now()->moment.faults.size(), size_t(1));
    }

    void another_plan_starts_plain()
    {
        openAndStudy();
        m_desk->setFaults({QStringLiteral("ps-1:dead")});
        QSignalSpy shown(m_desk.get(), &FailureDesk::shown);
        m_bench.document->close();
        QVERIFY(!shown.isEmpty());
        QVERIFY(!m_desk->study());
        QVERIFY(!m_desk->now());
        QVERIFY(m_desk->faults().isEmpty());
        QCOMPARE(m_desk->mode(), FailureDesk::Mode::Off);
    }

    void options_of_the_outage_make_a_study_of_their_own()
    {
        openAndStudy();
        OutageOptions options;
        options.fireAlarmS = 60;
        m_desk->setOutageOptions(options);
        QVERIFY(!m_desk->isFresh());
        QTRY_VERIFY_WITH_TIMEOUT(m_desk->isFresh(), 60000);
        const auto& events = m_desk->study()->power.outage.events;
        QVERIFY(std::any_of(events.begin(), events.end(), [](const OutageEvent& e) { return e.kind == OutageEventKind::FireAlarm; }));
    }

    void whoever_is_gone_wants_nothing()
    {
        QCOMPARE(m_bench.openSample(), QString());
        QTRY_VERIFY_WITH_TIMEOUT(m_bench.document->isChecked(), 60000);
        {
            QObject page;
            m_desk->want(&page, true);
            QTRY_VERIFY_WITH_TIMEOUT(m_desk->isFresh(), 60000);
        }
        remove(m_bench.document->project().openings[0].id.text());
        QTRY_VERIFY_WITH_TIMEOUT(m_bench.document->isChecked(), 60000);
        QTest::qWait(300);
        QVERIFY(!m_desk->isFresh());
    }

private:
    void openAndStudy()
    {
        QCOMPARE(m_bench.openSample(), QString());
        m_desk->want(this, true);
        QTRY_VERIFY_WITH_TIMEOUT(m_desk->isFresh(), 60000);
    }
    void remove(const QString& id)
    {
        NewIds ids = idsByChance();
        auto edited = removeElements(m_bench.document->project(), {id}, ids);
        QVERIFY(edited);
        m_bench.document->push(std::move(edited.value().patch), QStringLiteral("Delete"));
    }

    PanelBench m_bench;
    std::unique_ptr<FailureDesk> m_desk;
};

QTEST_MAIN(TstFailureDesk)
#include "tst_failure_desk.moc"
