// SPDX-License-Identifier: GPL-3.0-or-later
// The ways out that the window keeps of the newest plan at the moment that it shows.
#include "core/facts/fact_sheet.h"
#include "shown_window.h"
#include "tests/support/edits.h"
#include "ui/egress/egress_desk.h"

#include <QSignalSpy>
#include <QTest>

using namespace sp;
using namespace sp::ui;

namespace {

const Scenario& exhausted()
{
    return *scenarioNamed(QStringLiteral("F2"));
}

/// Measured anew from nothing but the plan.
bool isThatOf(const EgressResults& results, const Project& project, const Library& library, const Moment& moment)
{
    auto shared = std::make_shared<const Project>(project);
    TopologyBuilder builder;
    const FactSheet sheet(std::make_shared<const PlanIndex>(shared, builder.update(shared), library.catalogue), library.sources());
    const auto expected = egressAt(sheet, moment);
    return std::equal(results.storeys.begin(), results.storeys.end(), expected->storeys.begin(), expected->storeys.end(),
                      [](const auto& a, const auto& b) { return *a == *b; });
}

} // namespace

class TstEgressDesk final : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_bench.open();
        m_failures = std::make_unique<FailureDesk>(*m_bench.document);
        m_desk = std::make_unique<EgressDesk>(*m_bench.document, *m_failures);
    }
    void cleanup()
    {
        m_desk.reset();
        m_failures.reset();
        m_bench.close();
    }

    void nobody_who_looks_means_no_study()
    {
        QCOMPARE(m_bench.openSample(), QString());
        QTRY_VERIFY_WITH_TIMEOUT(m_bench.document->isChecked(), 60000);
        QTest::qWait(200);
        QVERIFY(!m_desk->study());
        m_desk->setOnPlan(true);
        QTRY_VERIFY_WITH_TIMEOUT(m_desk->isFresh(), 60000);
        QVERIFY(!m_desk->heat());
    }

    void plain_plan_is_measured_as_built()
    {
        openAndStudy();
        const auto study = m_desk->study();
        QVERIFY(study->asBuilt);
        QCOMPARE(study->results, study->built);
        QVERIFY(isThatOf(*study->built, m_bench.document->project(), *study->library, {}));
        QCOMPARE(study->inputs.size(), study->results->storeys.size());
        QCOMPARE(study->loads.size(), static_cast<qsizetype>(m_bench.document->project().rooms.size()));
        QCOMPARE(m_desk->momentWords().left(2), QStringLiteral("F0"));
        // The check measured the same.
        const auto checked = m_bench.document->check()->assessment->egress;
        QVERIFY(checked);
        for (size_t i = 0; i < checked->storeys.size(); ++i)
            QVERIFY(*checked->storeys[i] == *study->built->storeys[i]);
    }

    void scenario_that_is_shown_is_measured_beside_f0()
    {
        openAndStudy();
        m_failures->showScenario(exhausted(), exhausted().cases.front());
        QVERIFY(!m_desk->isFresh());
        QVERIFY(m_desk->study()); // the old one serves meanwhile
        QTRY_VERIFY_WITH_TIMEOUT(m_desk->isFresh(), 60000);
        const auto study = m_desk->study();
        QVERIFY(!study->asBuilt);
        QVERIFY(m_desk->momentWords().startsWith(QStringLiteral("F2")));
        const Project& project = m_bench.document->project();
        QVERIFY(isThatOf(*study->built, project, *study->library, {}));
        QVERIFY(isThatOf(*study->results, project, *study->library, exhausted().cases.front().moment));
        // Something is another for want of power, or this would prove nothing.
        QVERIFY(!isThatOf(*study->results, project, *study->library, {}));
        m_failures->showNothing();
        QTRY_VERIFY_WITH_TIMEOUT(m_desk->isFresh(), 60000);
        QVERIFY(m_desk->study()->asBuilt);
    }

    void normal_scenario_without_faults_is_f0()
    {
        openAndStudy();
        const Scenario& normal = scenarios().front();
        m_failures->showScenario(normal, normal.cases.front());
        QVERIFY(m_desk->isFresh());
        QVERIFY(m_desk->study()->asBuilt);
    }

    void fault_that_is_put_in_counts()
    {
        openAndStudy();
        m_failures->want(this, true);
        QTRY_VERIFY_WITH_TIMEOUT(m_failures->isFresh(), 60000);
        m_failures->setFaults({QStringLiteral("ps-1:dead")});
        QTRY_VERIFY_WITH_TIMEOUT(m_desk->isFresh(), 60000);
        const auto study = m_desk->study();
        QVERIFY(!study->asBuilt);
        QVERIFY(isThatOf(*study->results, *study->project, *study->library, m_failures->now()->moment));
        QVERIFY2(m_desk->momentWords().contains(QStringLiteral("fault")), qPrintable(m_desk->momentWords()));
    }

    void edit_makes_a_fresh_study_and_the_old_one_serves_until_then()
    {
        openAndStudy();
        const auto before = m_desk->study();
        remove(before->results->storeys.front()->storey.exits.front());
        QVERIFY(!m_desk->isFresh());
        QCOMPARE(m_desk->study(), before);
        QTRY_VERIFY_WITH_TIMEOUT(m_desk->isFresh(), 60000);
        QVERIFY(*m_desk->study()->results->storeys.front() != *before->results->storeys.front());
        QVERIFY(isThatOf(*m_desk->study()->results, m_bench.document->project(), *before->library, {}));
    }

    void edits_while_measuring_end_with_the_last_plan_at_the_last_moment()
    {
        openAndStudy();
        for (int i = 0; i < 5; ++i) {
            remove(m_bench.document->project().openings[0].id.text());
            if (i % 2)
                m_failures->showScenario(exhausted(), exhausted().cases.front());
            else
                m_failures->showNothing();
            QTest::qWait(i % 2 ? 150 : 5); // some of them overtake a study that runs
        }
        QTRY_VERIFY_WITH_TIMEOUT(m_desk->isFresh(), 60000);
        QCOMPARE(m_desk->study()->project, m_bench.document->snapshot());
        QVERIFY(m_desk->study()->asBuilt);
        QVERIFY(isThatOf(*m_desk->study()->results, m_bench.document->project(), *m_desk->study()->library, {}));
    }

    void distances_reach_as_far_as_the_most_remote_points()
    {
        openAndStudy();
        const auto of = m_desk->study()->results->storeys.front();
        m_desk->setStorey(StoreyId(of->storey.id));
        m_desk->setHeatWanted(true);
        QVERIFY(m_desk->isOnPlan());
        QTRY_VERIFY_WITH_TIMEOUT(m_desk->heat(), 60000);
        const EgressHeat& heat = *m_desk->heat();
        QCOMPARE(heat.storey, of->storey.id);
        double most = 0;
        for (const EgressRoom& room : of->rooms)
            if (room.measured && room.travel.state == EgressLength::State::Measured)
                most = std::max(most, room.travel.nm[static_cast<size_t>(Ruler::Straight)] / 1e6);
        const double side = heat.box.width() / heat.columns;
        QVERIFY(most > 0);
        QVERIFY2(heat.most <= most + 1 && heat.most > most - 2 * side, qPrintable(QStringLiteral("%1 %2").arg(heat.most).arg(most)));
        // Another storey, and none of it any more.
        const QString other = m_desk->study()->results->storeys.back()->storey.id;
        QVERIFY(other != of->storey.id);
        m_desk->setStorey(StoreyId(other));
        QVERIFY(!m_desk->heat());
        QTRY_VERIFY_WITH_TIMEOUT(m_desk->heat(), 60000);
        QCOMPARE(m_desk->heat()->storey, other);
        m_desk->setHeatWanted(false);
        QVERIFY(!m_desk->heat());
        m_desk->setHeatWanted(true);
        QTRY_VERIFY_WITH_TIMEOUT(m_desk->heat(), 60000);
    }

    void lines_of_equal_distance_are_where_that_distance_is()
    {
        openAndStudy();
        m_desk->setStorey(StoreyId(m_desk->study()->results->storeys.front()->storey.id));
        m_desk->setHeatWanted(true);
        QTRY_VERIFY_WITH_TIMEOUT(m_desk->heat(), 60000);
        const EgressHeat& heat = *m_desk->heat();
        const HeatPicture picture = heatPicture(heat, true, false);
        const HeatScale scale = heatScale(heat, true);
        QCOMPARE(static_cast<int>(picture.lines.size()), scale.steps - 1);
        QVERIFY(scale.steps > 2);
        const double side = heat.box.width() / heat.columns;
        int points = 0;
        for (const HeatPicture::Line& line : picture.lines) {
            QVERIFY(std::abs(std::remainder(line.mm, scale.step)) < 1e-6);
            for (int i = 0; i < line.path.elementCount(); ++i) {
                const QPointF at = (QPointF(line.path.elementAt(i)) - heat.box.topLeft()) / side;
                const double mm = heat.at(static_cast<int>(at.x()), static_cast<int>(at.y()));
                if (mm >= 0) {
                    QVERIFY2(std::abs(mm - line.mm) < 1.5 * side, qPrintable(QString::number(mm - line.mm)));
                    ++points;
                }
            }
        }
        QVERIFY(points > 100);
        QCOMPARE(heatLabel(scale.step, true).right(3), QStringLiteral(" ft"));
    }

    void another_plan_forgets_everything()
    {
        openAndStudy();
        m_desk->setChosen(QStringLiteral("rm-101"));
        QSignalSpy studied(m_desk.get(), &EgressDesk::studied);
        m_bench.document->close();
        QVERIFY(!m_desk->study());
        QVERIFY(m_desk->chosen().isEmpty());
        QCOMPARE(studied.size(), 1);
        QTest::qWait(200);
        QVERIFY(!m_desk->study()); // none that was on its way
    }

private:
    void openAndStudy()
    {
        m_desk->want(this, true);
        QCOMPARE(m_bench.openSample(), QString());
        QTRY_VERIFY_WITH_TIMEOUT(m_bench.document->isChecked(), 60000);
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
    std::unique_ptr<FailureDesk> m_failures;
    std::unique_ptr<EgressDesk> m_desk;
};

QTEST_MAIN(TstEgressDesk)
#include "tst_egress_desk.moc"
