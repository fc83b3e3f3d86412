// SPDX-License-Identifier: GPL-3.0-or-later
// The page of the evacuation curves: what it shows is what the study says, and what is compared stands beside it.
#include "shown_window.h"
#include "tests/support/edits.h"
#include "ui/charts/people_chart.h"
#include "ui/egress/evacuation_page.h"
#include "ui/egress/evacuation_runner.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QListWidget>
#include <QTableWidget>
#include <QTest>
#include <set>

using namespace sp;
using namespace sp::ui;

class TstEvacuationPage final : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_bench.open();
        m_failures = std::make_unique<FailureDesk>(*m_bench.document);
        m_desk = std::make_unique<EgressDesk>(*m_bench.document, *m_failures);
        m_page = std::make_unique<EvacuationPage>(*m_desk);
        m_page->resize(1200, 300);
        QCOMPARE(m_bench.openSample(), QString());
        m_page->show();
        QVERIFY(settled());
    }
    void cleanup()
    {
        m_page.reset();
        m_desk.reset();
        m_failures.reset();
        m_bench.close();
    }

    void everybody_leaves_the_plan_as_drawn()
    {
        QCOMPARE(m_page->figures().rowCount(), 1);
        const auto inputs = m_desk->study()->inputs;
        double people = 0;
        for (const auto& storey : inputs)
            for (const StoreyInput::Room& room : storey->rooms)
                people += static_cast<double>(room.load.value_or(0));
        const EvacuationStudy& study = m_page->variants()->variants.front().study;
        QVERIFY(study.all.course && study.whole);
        QCOMPARE(study.all.course->people, people);
        QVERIFY2(text(0, 1).startsWith(QString::number(people, 'f', 0)), qPrintable(text(0, 1)));
        const PeoplePicture& picture = m_page->chart().picture();
        QCOMPARE(picture.lines.size(), size_t(1));
        QCOMPARE(picture.lines[0].points.front().y(), people);
        QVERIFY(picture.lines[0].points.back().y() < 0.5);
        QVERIFY(m_page->chart().accessibleDescription().contains(text(0, 4)));
        QVERIFY(m_page->assumptions().count() > 0);
    }

    void an_exit_that_is_lost_stands_beside_it()
    {
        auto* lost = m_page->findChild<QComboBox*>(QStringLiteral("evacuationLost"));
        QVERIFY(lost->count() > 2);
        lost->setCurrentIndex(1);
        const QString name = lost->currentText();
        QVERIFY(settled());
        QCOMPARE(m_page->figures().rowCount(), 2);
        QVERIFY2(text(1, 0).contains(name), qPrintable(text(1, 0)));
        const auto& variants = m_page->variants()->variants;
        QCOMPARE(lost->currentData().toString(), m_page->variants()->lost);
        for (const EvacuationStudy::Line& exit : variants[1].study.exits)
            QVERIFY(exit.id != lost->currentData().toString());
        QVERIFY(variants[1].study.stuck > 0 || *variants[1].study.whole >= *variants[0].study.whole - 1);
        QCOMPARE(dashes(), 2);
        lost->setCurrentIndex(0);
        QVERIFY(settled());
        QCOMPARE(m_page->figures().rowCount(), 1);
    }

    void a_scenario_stands_beside_it()
    {
        auto* scenario = m_page->findChild<QComboBox*>(QStringLiteral("evacuationScenario"));
        const int at = scenario->findText(QStringLiteral("F2"), Qt::MatchStartsWith);
        QVERIFY(at > 0);
        scenario->setCurrentIndex(at);
        QVERIFY(settled());
        QCOMPARE(m_page->figures().rowCount(), 2);
        QVERIFY2(text(1, 0).contains(QStringLiteral("F2")), qPrintable(text(1, 0)));
        // Doors of the sample that need power keep people in.
        QVERIFY(m_page->variants()->variants[1].study.stuck > 0);
        QCOMPARE(text(1, 4), QStringLiteral("never"));
    }

    void people_who_set_out_later_are_out_as_much_later()
    {
        const double before = *m_page->variants()->variants.front().study.whole;
        m_page->findChild<QDoubleSpinBox*>(QStringLiteral("evacuationFirst"))->setValue(60);
        QVERIFY(settled());
        QVERIFY(std::abs(*m_page->variants()->variants.front().study.whole - before - 60) < 0.5);
        auto* how = m_page->findChild<QComboBox*>(QStringLiteral("evacuationSetOut"));
        auto* second = m_page->findChild<QDoubleSpinBox*>(QStringLiteral("evacuationSecond"));
        QVERIFY(!second->isVisible());
        how->setCurrentIndex(1);
        QVERIFY(second->isVisible());
        QVERIFY(settled());
        QVERIFY(*m_page->variants()->variants.front().study.half > before / 2);
    }

    void lines_are_of_what_is_chosen()
    {
        auto* show = m_page->findChild<QComboBox*>(QStringLiteral("evacuationShow"));
        const auto lines = [&](int index) {
            show->setCurrentIndex(index);
            return m_page->chart().picture().lines.size();
        };
        QVERIFY(lines(1) > 1); // exits
        QCOMPARE(lines(2), m_bench.document->project().storeys.size());
        QCOMPARE(lines(3), size_t(0));
        QVERIFY(!m_page->chart().picture().nothing.isEmpty());
        m_desk->setChosen(m_page->variants()->variants.front().study.rooms.front().id);
        QVERIFY(m_page->chart().picture().lines.size() >= 1);
    }

    void the_plan_before_the_edit_stands_beside_it()
    {
        auto* before = m_page->findChild<QCheckBox*>(QStringLiteral("evacuationBefore"));
        auto* state = m_page->findChild<QLabel*>(QStringLiteral("evacuationState"));
        before->setChecked(true);
        QVERIFY(settled());
        QCOMPARE(m_page->figures().rowCount(), 1);
        QVERIFY(!state->text().isEmpty());
        const QString exit = m_page->variants()->variants.front().study.exits.front().id;
        Project next = m_bench.document->project();
        next.openings.put(OpeningId(exit), nullptr);
        m_bench.document->push(difference(m_bench.document->project(), next), QStringLiteral("Delete"));
        QVERIFY(settled());
        QTRY_COMPARE_WITH_TIMEOUT(m_page->figures().rowCount(), 2, 60000);
        QVERIFY(state->text().isEmpty());
        for (const EvacuationStudy::Line& line : m_page->variants()->variants.front().study.exits)
            QVERIFY(line.id != exit);
    }

    void another_plan_begins_anew()
    {
        const auto sample = m_page->variants();
        QVERIFY(m_bench.document->open(QStringLiteral(SP_SOURCE_DIR "/tests/data/plans/example/plan.strikeplate")).empty());
        QVERIFY(settled());
        QVERIFY(m_page->variants() != sample);
        QVERIFY(m_page->variants()->variants.front().study.exits.size() != sample->variants.front().study.exits.size());
        QCOMPARE(m_page->figures().rowCount(), 1);
    }

private:
    QString text(int row, int column) const { return m_page->figures().item(row, column)->text(); }
    /// Strokes in the picture: variants.
    int dashes() const
    {
        std::set<int> out;
        for (const PeoplePicture::Line& line : m_page->chart().picture().lines)
            out.insert(line.dash);
        return static_cast<int>(out.size());
    }
    /// The study is fresh and the curves are those asked for last.
    bool settled()
    {
        auto* state = m_page->findChild<QLabel*>(QStringLiteral("evacuationState"));
        return QTest::qWaitFor([&] { return m_desk->isFresh() && m_page->variants() && !state->text().endsWith(QStringLiteral("…")); },
                               60000);
    }

    PanelBench m_bench;
    std::unique_ptr<FailureDesk> m_failures;
    std::unique_ptr<EgressDesk> m_desk;
    std::unique_ptr<EvacuationPage> m_page;
};

QTEST_MAIN(TstEvacuationPage)
#include "tst_evacuation_page.moc"
