// SPDX-License-Identifier: GPL-3.0-or-later
#include "finding_window.h"
#include "ui/findings/date_field.h"
#include "ui/findings/register_panel.h"
#include "ui/findings/waive_dialog.h"
#include "ui/findings/waivers_panel.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QTextBrowser>

using namespace sp;
using namespace sp::ui;

class TstWaiversWindow : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m = std::make_unique<FindingWindow>();
        QVERIFY(m->openSample());
    }
    void cleanup() { m.reset(); }

    void a_waiver_needs_reason_name_and_dates_that_make_sense()
    {
        const QString key = m->mendable();
        const auto before = m->document().snapshot();
        QVERIFY(m->panel().choose(key));
        m->find<QPushButton>("waiveFinding")->click();
        auto* dialog = m->find<WaiveDialog>("waiveDialog");
        QVERIFY(dialog && dialog->isVisible());
        auto* facts = m->find<QTableWidget>("waiveFacts");
        QVERIFY(facts->rowCount() > 0);
        auto* reason = m->find<QPlainTextEdit>("waiveReason");
        auto* by = m->find<QLineEdit>("waiveGrantedBy");
        auto* date = m->find<DateField>("waiveDate");
        auto* expires = m->find<DateField>("waiveExpires");
        QCOMPARE(date->text(), m->work().today());
        date->setText(QStringLiteral("2026-02-31"));
        expires->setText(QStringLiteral("later"));
        dialog->accept();
        QVERIFY(dialog->isVisible());
        for (const QWidget* field : std::initializer_list<QWidget*>{reason, by, date, expires}) {
            QVERIFY2(!dialog->problemOf(field).isEmpty(), qPrintable(field->objectName()));
            auto* label = dialog->findChild<QLabel*>(field->objectName() + QStringLiteral("Problem"));
            QVERIFY(label->isVisible() && label->text().contains(dialog->problemOf(field)));
        }
        QCOMPARE(m->document().undoStack().count(), 0);
        fill(*dialog);
        expires->setText(QStringLiteral("2026-01-01"));
        dialog->accept();
        QVERIFY(dialog->problemOf(expires).contains(QStringLiteral("2026-02-01")));
        expires->setText({});
        QCOMPARE(dialog->problemOf(expires), QString()); // typing takes the sentence away
        dialog->accept();
        QTRY_VERIFY(!m->find<WaiveDialog>("waiveDialog"));
        QCOMPARE(m->document().undoStack().count(), 1);
        QVERIFY(m->checked());
        const Finding* f = m->finding(key);
        QVERIFY(f && f->status == FindingStatus::Waived);
        const WaiverMatch* match = waiverOf(*m->document().check()->assessment, key);
        QVERIFY(match && match->state == WaiverState::Waived);
        QCOMPARE(match->waiver->grantedBy, QStringLiteral("Building official"));
        QCOMPARE(match->waiver->authority, QStringLiteral("County"));
        QCOMPARE(match->waiver->measure, QStringLiteral("A guard"));
        QCOMPARE(static_cast<int>(match->waiver->facts.size()),
                 facts ? static_cast<int>(factsToGrant(*m->document().check(), *f).size()) : 0);
        // The list leaves it, the details stay and say so.
        QCOMPARE(m->panel().filter().rowOf(key), -1);
        QVERIFY(m->panel().details().toPlainText().contains(QStringLiteral("Building official")));
        m->action("undo")->trigger();
        QVERIFY(m->project() == *before);
        QVERIFY(m->checked());
        QVERIFY(m->finding(key)->status == FindingStatus::Open);
    }

    void changed_facts_make_it_stale_with_both_values_and_it_is_waived_again()
    {
        const QString key = m->mendable();
        waive(key);
        const QString id = m->finding(key)->waiver;
        change(key, inch64(70));
        QVERIFY(m->checked());
        QVERIFY(m->finding(key)->status == FindingStatus::Stale);
        const auto facts = waivedFacts(*m->document().check(), *waiverOf(*m->document().check()->assessment, key));
        const auto gap = std::find_if(facts.begin(), facts.end(), [](const WaivedFact& f) { return f.changed; });
        QVERIFY(gap != facts.end());
        QCOMPARE(gap->now, QStringLiteral("1-3/32 in"));
        QVERIFY(!gap->granted.isEmpty() && gap->granted != gap->now);
        auto* panel = m->find<RegisterPanel>("waiversPanel");
        panel->choose(id);
        const QString shown = panel->details().toPlainText();
        QVERIFY2(shown.contains(gap->granted) && shown.contains(gap->now), qPrintable(shown));
        QVERIFY(panel->model().index(panel->model().rowOf(id), 0).data().toString().startsWith(QStringLiteral("stale")));
        QVERIFY(m->panel().choose(key));
        const QString details = m->panel().details().toPlainText();
        QVERIFY2(details.contains(gap->granted) && details.contains(gap->now), qPrintable(details));
        m->find<QPushButton>("waiverAgain")->click();
        auto* dialog = m->find<WaiveDialog>("waiveDialog");
        QVERIFY(dialog);
        QCOMPARE(dialog->words().reason, QStringLiteral("The sill is worn")); // what was said before stands there
        QCOMPARE(m->find<QTableWidget>("waiveFacts")->columnCount(), 3);
        dialog->accept();
        QTRY_VERIFY(!m->find<WaiveDialog>("waiveDialog"));
        QVERIFY(m->checked());
        QVERIFY(m->finding(key)->status == FindingStatus::Waived);
        QCOMPARE(std::count_if(m->project().waivers.begin(), m->project().waivers.end(), [&](const auto& w) { return w->finding == key; }),
                 std::ptrdiff_t{1});
    }

    void waivers_that_nothing_uses_and_that_expired_stay_in_the_register()
    {
        auto* panel = m->find<RegisterPanel>("waiversPanel");
        QAbstractItemModelTester tester(&panel->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        const int before = panel->model().rowCount();
        QCOMPARE(before, static_cast<int>(m->project().waivers.size()));
        const QString key = m->mendable();
        waive(key, QStringLiteral("2026-02-02"));
        const QString id = waiverOf(*m->document().check()->assessment, key)->waiver->id.text();
        QVERIFY(stateOf(*panel, id).startsWith(QStringLiteral("expired on 2026-02-02")));
        QVERIFY(m->finding(key)->status == FindingStatus::Stale);
        change(key, inch64(24));
        QVERIFY(m->checked());
        QVERIFY(!m->finding(key));
        QCOMPARE(panel->model().rowCount(), before + 1);
        QVERIFY2(stateOf(*panel, id).startsWith(QStringLiteral("unused")), qPrintable(stateOf(*panel, id)));
        auto& tabs = *m->window().findChild<QTabWidget*>();
        const auto& waivers = m->document().check()->assessment->waivers;
        const auto look =
            std::count_if(waivers.begin(), waivers.end(), [](const WaiverMatch& w) { return w.state != WaiverState::Waived; });
        QVERIFY(look > 0);
        QCOMPARE(tabs.tabText(tabs.indexOf(panel)), QStringLiteral("Waivers (%1 to look at)").arg(look));
        panel->choose(id);
        QVERIFY(!m->find<QPushButton>("waiverAgain")->isEnabled());
        m->find<QPushButton>("waiverWithdraw")->click();
        QCOMPARE(panel->model().rowCount(), before);
        m->action("undo")->trigger();
        QCOMPARE(panel->model().rowCount(), before + 1);
    }

    void withdrawing_brings_the_finding_back()
    {
        const Finding* waived = m->first([](const Finding& f) { return f.status == FindingStatus::Waived; });
        QVERIFY(waived);
        const QString key = waived->key;
        QVERIFY(m->panel().choose(key));
        auto* button = m->find<QPushButton>("withdrawWaiver");
        QVERIFY(button->isVisible());
        button->click();
        QVERIFY(m->checked());
        QVERIFY(m->finding(key)->status == FindingStatus::Open);
        QVERIFY(!button->isVisible());
        m->action("undo")->trigger();
        QVERIFY(m->checked());
        QVERIFY(m->finding(key)->status == FindingStatus::Waived);
    }

    void every_field_of_the_dialog_has_a_name()
    {
        m->work().waive(m->mendable());
        auto* dialog = m->find<WaiveDialog>("waiveDialog");
        for (const auto* line : dialog->findChildren<QLineEdit*>())
            QVERIFY2(!line->accessibleName().isEmpty(), qPrintable(line->objectName()));
        for (const auto* edit : dialog->findChildren<QPlainTextEdit*>())
            QVERIFY2(!edit->accessibleName().isEmpty(), qPrintable(edit->objectName()));
        for (const auto* button : dialog->findChildren<QPushButton*>())
            QVERIFY(!button->text().isEmpty());
        dialog->reject();
    }

private:
    static void fill(WaiveDialog& dialog)
    {
        dialog.findChild<QPlainTextEdit*>(QStringLiteral("waiveReason"))->setPlainText(QStringLiteral("The sill is worn"));
        dialog.findChild<QLineEdit*>(QStringLiteral("waiveGrantedBy"))->setText(QStringLiteral("Building official"));
        dialog.findChild<QLineEdit*>(QStringLiteral("waiveAuthority"))->setText(QStringLiteral("County"));
        dialog.findChild<QPlainTextEdit*>(QStringLiteral("waiveMeasure"))->setPlainText(QStringLiteral("A guard"));
        dialog.findChild<DateField*>(QStringLiteral("waiveDate"))->setText(QStringLiteral("2026-02-01"));
    }
    void waive(const QString& key, const QString& expires = {})
    {
        m->work().waive(key);
        auto* dialog = m->find<WaiveDialog>("waiveDialog");
        QVERIFY(dialog);
        fill(*dialog);
        dialog->findChild<DateField*>(QStringLiteral("waiveExpires"))->setText(expires);
        dialog->accept();
        QTRY_VERIFY(!m->find<WaiveDialog>("waiveDialog"));
        QVERIFY(m->checked());
    }
    // Another gap at the opening of a finding.
    void change(const QString& key, Length gap)
    {
        const auto before = m->project().openings.share(OpeningId(key.section(u':', 1, 1).section(u'/', 0, 0)));
        QVERIFY(before);
        auto after = std::make_shared<Opening>(*before);
        after->facts.set(field("door.bottom_gap_in"), Quantity{Dim::Length, gap.n});
        Patch patch;
        patch.of<Opening>().push_back({before, after});
        m->document().push(patch, QStringLiteral("gap"));
    }
    static QString stateOf(RegisterPanel& panel, const QString& id)
    {
        return panel.model().index(panel.model().rowOf(id), 0).data().toString();
    }

    std::unique_ptr<FindingWindow> m;
};

QTEST_MAIN(TstWaiversWindow)
#include "tst_waivers_window.moc"
