// SPDX-License-Identifier: GPL-3.0-or-later
// The course of an outage: cursor, lines and plan are one; what is chosen for the outage makes another course.
#include "failure_pages.h"
#include "ui/charts/outage_chart.h"
#include "ui/failure/outage_page.h"
#include "ui/failure/outage_picture.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QListWidget>
#include <QSignalSpy>
#include <QTimeEdit>
#include <QTreeWidget>

using namespace sp;
using namespace sp::ui;

namespace {

constexpr double airLow = 873; // WE-12 of valve-and-power-rules.md: 14.55 min
constexpr double batteryEmpty = 20724;

QTreeWidgetItem* lineWith(const QTreeWidget& list, const QString& text)
{
    for (int i = 0; i < list.topLevelItemCount(); ++i)
        if (list.topLevelItem(i)->text(2).contains(text))
            return list.topLevelItem(i);
    return nullptr;
}

QString textBelow(const QTreeWidgetItem* item)
{
    QStringList out;
    for (int i = 0; item && i < item->childCount(); ++i)
        out += item->child(i)->text(2);
    return out.join(u'\n');
}

} // namespace

class TstOutagePage final : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m = std::make_unique<FailurePages>();
        QVERIFY(m->open());
        m_page = m->show<OutagePage>();
        QVERIFY(m_page);
        QVERIFY(m_page->isVisible());
    }
    void cleanup() { m.reset(); }

    void page_alone_leaves_the_plan_as_it_is() { QCOMPARE(m->desk().mode(), FailureDesk::Mode::Off); }

    void chart_has_the_numbers_of_the_study()
    {
        const OutagePicture& picture = chart().picture();
        QCOMPARE(picture.lines.size(), size_t(1));
        QCOMPARE(picture.lines[0].name, QStringLiteral("PS-1"));
        QVERIFY(std::abs(picture.lines[0].points.back().x() - batteryEmpty) < 1);
        QCOMPARE(picture.events.size(), size_t(3));
        QVERIFY(std::abs(picture.events[1] - airLow) < 1);
        const auto band = [&](const QString& name) {
            return *std::find_if(picture.bands.begin(), picture.bands.end(), [&](const auto& b) { return b.name == name; });
        };
        QCOMPARE(band(QStringLiteral("Valves moved")).steps.back().y(), 1.0);
        const auto& last = m->desk().study()->curves.after.back();
        QVERIFY(last.open > 0);
        QCOMPARE(band(QStringLiteral("Doors open to everybody")).steps.back().y(), static_cast<double>(last.open));
        QCOMPARE(band(QStringLiteral("Doors secured")).steps.front().y(), static_cast<double>(m->desk().study()->curves.before.secured));
    }

    void keys_step_the_cursor()
    {
        chart().setFocus();
        QSignalSpy chosen(&chart(), &OutageChart::timeChosen);
        QTest::keyClick(&chart(), Qt::Key_Right);
        QCOMPARE(chart().time(), 60.0);
        QTest::keyClick(&chart(), Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(chart().time(), 3660.0);
        QTest::keyClick(&chart(), Qt::Key_PageUp);
        QVERIFY(std::abs(chart().time() - airLow) < 1);
        QTest::keyClick(&chart(), Qt::Key_PageDown);
        QVERIFY(std::abs(chart().time() - batteryEmpty) < 1);
        QTest::keyClick(&chart(), Qt::Key_PageDown); // there is none beyond
        QVERIFY(std::abs(chart().time() - batteryEmpty) < 1);
        QTest::keyClick(&chart(), Qt::Key_Left);
        QVERIFY(std::abs(chart().time() - batteryEmpty + 60) < 1);
        QTest::keyClick(&chart(), Qt::Key_End);
        QCOMPARE(chart().time(), chart().picture().endS);
        QTest::keyClick(&chart(), Qt::Key_Home);
        QCOMPARE(chart().time(), 0.0);
        QTest::keyClick(&chart(), Qt::Key_Left); // nothing is before the outage
        QCOMPARE(chart().time(), 0.0);
        QCOMPARE(chosen.count(), 7);
    }

    void keys_zoom_and_the_cursor_stays_in_sight()
    {
        chart().setFocus();
        const auto whole = chart().range();
        for (int i = 0; i < 5; ++i)
            QTest::keyClick(&chart(), Qt::Key_Plus);
        QVERIFY(chart().range().second - chart().range().first < (whole.second - whole.first) / 5);
        QTest::keyClick(&chart(), Qt::Key_End);
        QVERIFY(chart().range().first <= chart().time() && chart().time() <= chart().range().second);
        const auto right = chart().range();
        QTest::keyClick(&chart(), Qt::Key_Left, Qt::ControlModifier);
        QVERIFY(chart().range().first < right.first);
        QCOMPARE(chart().time(), chart().picture().endS);
        QTest::keyClick(&chart(), Qt::Key_0);
        QCOMPARE(chart().range(), whole);
        for (int i = 0; i < 60; ++i)
            chart().zoom(1.6);
        QVERIFY(chart().range().second - chart().range().first >= 19);
    }

    void cursor_drives_the_plan()
    {
        chart().setFocus();
        QTest::keyClick(&chart(), Qt::Key_End);
        QTRY_COMPARE(m->desk().mode(), FailureDesk::Mode::Outage);
        QTRY_COMPARE(m->desk().outageS(), chart().time());
        QVERIFY(m->desk().now());
        QVERIFY(!m->desk().now()->moment.mains && m->desk().now()->moment.isEmpty(0));
        QTest::keyClick(&chart(), Qt::Key_Home);
        QTRY_COMPARE(m->desk().outageS(), 0.0);
        QVERIFY(!m->desk().now()->moment.isEmpty(0));
    }

    void cursor_is_dragged_with_the_mouse()
    {
        QWidget* plot = chart().findChild<QWidget*>();
        QVERIFY(plot);
        chart().setTime(0);
        QSignalSpy chosen(&chart(), &OutageChart::timeChosen);
        // A click somewhere in the picture puts the cursor there.
        const QPoint middle(plot->width() * 4 / 10, plot->height() / 3);
        QTest::mouseClick(plot, Qt::LeftButton, {}, middle);
        QCOMPARE(chosen.count(), 1);
        const double there = chart().time();
        QVERIFY(there > 0 && there < chart().picture().endS);
        QTest::mousePress(plot, Qt::LeftButton, {}, middle);
        QTest::mouseMove(plot, middle + QPoint(40, 0));
        QTest::mouseMove(plot, middle + QPoint(60, 0));
        QTest::mouseRelease(plot, Qt::LeftButton, {}, middle + QPoint(60, 0));
        QVERIFY(chart().time() > there);
        const auto [lower, upper] = chart().range();
        QVERIFY(lower <= 0 && upper >= chart().picture().endS - 1); // the picture itself did not move
    }

    void a_line_moves_cursor_and_plan()
    {
        QTreeWidgetItem* line = lineWith(m_page->events(), QStringLiteral("PS-1 is empty"));
        QVERIFY(line);
        m_page->events().setCurrentItem(line);
        QVERIFY(std::abs(chart().time() - batteryEmpty) < 1);
        QTRY_COMPARE(m->desk().outageS(), chart().time());
        QVERIFY(textBelow(line).contains(QStringLiteral("102A")));
        // What it means stands under the event and leads to the same moment.
        chart().setTime(0);
        m_page->events().setCurrentItem(line->child(0));
        QVERIFY(std::abs(chart().time() - batteryEmpty) < 1);
    }

    void a_moment_that_comes_from_elsewhere_moves_cursor_and_line()
    {
        m->desk().showOutage(1000);
        QCOMPARE(chart().time(), 1000.0);
        QVERIFY(m_page->events().currentItem());
        QVERIFY(m_page->events().currentItem()->text(2).contains(QStringLiteral("psig")));
        m->desk().showOutage(5);
        QVERIFY(m_page->events().currentItem()->text(2).startsWith(QStringLiteral("Mains lost")));
        QCOMPARE(m->desk().outageS(), 5.0);
    }

    void clock_begins_when_the_mains_are_lost()
    {
        QCOMPARE(lineWith(m_page->events(), QStringLiteral("Mains lost"))->text(1), QStringLiteral("18:00:00"));
        m->find<QTimeEdit>("outageStart")->setTime(QTime(22, 50));
        QCOMPARE(lineWith(m_page->events(), QStringLiteral("psig"))->text(1).left(5), QStringLiteral("23:04"));
        QVERIFY(lineWith(m_page->events(), QStringLiteral("PS-1 is empty"))->text(1).startsWith(QStringLiteral("+1 day 04:35")));
        QCOMPARE(lineWith(m_page->events(), QStringLiteral("psig"))->text(0).left(5), QStringLiteral("00:14"));
    }

    void batteries_that_are_new_last_longer()
    {
        auto* ages = m->find<QComboBox>("outageBatteries");
        ages->setCurrentIndex(ages->findData(static_cast<int>(BatteryAge::New)));
        QTRY_VERIFY(m->desk().isFresh());
        QCOMPARE(m->desk().outageOptions().batteries, BatteryAge::New);
        QTRY_VERIFY(chart().picture().lines[0].points.back().x() > batteryEmpty + 3600);
        QVERIFY(chart().picture().endS > chart().picture().events.back());
    }

    void a_fire_alarm_comes_on_top()
    {
        auto* after = m->find<QDoubleSpinBox>("outageAlarmAfter");
        QVERIFY(!after->isEnabled());
        m->find<QCheckBox>("outageAlarm")->setChecked(true);
        QVERIFY(after->isEnabled());
        after->setValue(10);
        const auto time = [&] { // of the newest run: an earlier one may come in between
            const QTreeWidgetItem* line = lineWith(m_page->events(), QStringLiteral("Fire alarm"));
            return line ? line->text(0) : QString();
        };
        QTRY_COMPARE(time(), QStringLiteral("00:10:00"));
        QVERIFY(std::find(chart().picture().events.begin(), chart().picture().events.end(), 600.0) != chart().picture().events.end());
        m->find<QCheckBox>("outageAlarm")->setChecked(false);
        QTRY_VERIFY(!lineWith(m_page->events(), QStringLiteral("Fire alarm")));
    }

    void a_plan_without_a_generator_has_no_choice_of_it() { QVERIFY(!m->find<QCheckBox>("outageGenerator")->isEnabled()); }

    void what_nobody_knows_is_listed_with_what_is_missing()
    {
        m->forgetBatteries();
        QVERIFY(m->find<QLabel>("outageState")->text().contains(QStringLiteral("before")));
        QTRY_VERIFY(m->desk().isFresh());
        QTreeWidgetItem* unknown = lineWith(m_page->events(), QStringLiteral("Not known how long"));
        QVERIFY(unknown);
        QVERIFY2(textBelow(unknown).contains(QStringLiteral("PS-1: missing psu.battery of PS-1")), qPrintable(textBelow(unknown)));
        QVERIFY(m->find<QLabel>("outageState")->text().isEmpty());
        QVERIFY(chart().picture().lines[0].points.empty());
        QCOMPARE(chart().picture().lines[0].note, QStringLiteral("not known"));
        QVERIFY(std::any_of(chart().picture().bands.begin(), chart().picture().bands.end(),
                            [](const auto& band) { return band.name == QStringLiteral("Not known"); }));
    }

    void an_edit_while_the_page_is_hidden_shows_when_it_comes_back()
    {
        m->show<OutagePage>();
        m->find<QListWidget>("failurePages")->setCurrentRow(1);
        QVERIFY(!m_page->isVisible());
        m->forgetBatteries();
        QVERIFY(m->show<OutagePage>());
        QTRY_VERIFY(lineWith(m_page->events(), QStringLiteral("Not known how long")));
    }

    void who_cannot_see_the_chart_is_told_what_holds()
    {
        m->desk().showOutage(batteryEmpty + 60);
        const QString words = chart().accessibleDescription();
        QVERIFY2(words.startsWith(QStringLiteral("05:46:")) && words.contains(QStringLiteral("PS-1 0 %"))
                     && words.contains(QStringLiteral("1 valves moved")),
                 qPrintable(words));
    }

    void a_plan_that_is_closed_leaves_nothing_behind()
    {
        m->document().close();
        QVERIFY(!m->desk().study());
        QVERIFY(m->open("example"));
        QVERIFY(m->show<OutagePage>());
        QTRY_VERIFY(lineWith(m_page->events(), QStringLiteral("PS-1 is empty")));
    }

private:
    OutageChart& chart() { return m_page->chart(); }

    std::unique_ptr<FailurePages> m;
    OutagePage* m_page = nullptr;
};

QTEST_MAIN(TstOutagePage)
#include "tst_outage_page.moc"
