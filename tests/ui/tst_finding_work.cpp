// SPDX-License-Identifier: GPL-3.0-or-later
#include "finding_window.h"
#include "ui/canvas/plan_view.h"
#include "ui/findings/date_field.h"
#include "ui/findings/filter_bar.h"
#include "ui/findings/fix_preview.h"
#include "ui/findings/patch_text.h"
#include "ui/findings/review_dialog.h"
#include "ui/models/properties_model.h"
#include "ui/models/worst_finding.h"
#include "ui/panels/properties_panel.h"
#include "ui/panels/summary_panel.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTextBrowser>
#include <QTreeView>
#include <QTreeWidget>

using namespace sp;
using namespace sp::ui;

class TstFindingWork : public QObject {
    Q_OBJECT
private slots:
    void init() { m = std::make_unique<FindingWindow>(); }
    void cleanup() { m.reset(); }

    void preview_says_what_changes_and_what_goes_away_before_anything_changes()
    {
        QVERIFY(m->openSample());
        const auto before = m->document().snapshot();
        const QString key = m->mendable();
        QVERIFY(m->panel().choose(key));
        m->find<QPushButton>("previewFix")->click();
        auto* dialog = m->find<FixPreview>("fixPreview");
        QVERIFY(dialog && dialog->isVisible());
        auto* changes = m->find<QTableWidget>("fixChanges");
        QCOMPARE(changes->rowCount(), 1);
        QCOMPARE(changes->item(0, 1)->text(), QStringLiteral("Gap at the bottom"));
        QVERIFY(!changes->item(0, 2)->text().isEmpty() && changes->item(0, 2)->text() != changes->item(0, 3)->text());
        QTRY_VERIFY_WITH_TIMEOUT(dialog->isAnswered(), 60000);
        QVERIFY(m->document().snapshot() == before);
        auto* list = m->find<QTreeWidget>("fixFindings");
        QVERIFY(list->topLevelItemCount() >= 1);
        QVERIFY(list->topLevelItem(0)->text(0).startsWith(QStringLiteral("Goes away")));
        QStringList gone;
        for (int i = 0; i < list->topLevelItem(0)->childCount(); ++i)
            gone += list->topLevelItem(0)->child(i)->text(2);
        QVERIFY2(gone.contains(m->finding(key)->says), qPrintable(gone.join(u'\n')));
        dialog->actionButton().click();
        QTRY_VERIFY(!m->find<FixPreview>("fixPreview"));
        QCOMPARE(m->document().undoStack().count(), 1);
        QVERIFY(m->document().undoStack().undoText().startsWith(QStringLiteral("Apply fix: ")));
        QVERIFY(m->checked());
        QVERIFY(!m->finding(key));
        m->action("undo")->trigger();
        QVERIFY(m->project() == *before);
    }

    void a_change_of_a_shared_set_says_how_many_openings_change()
    {
        QVERIFY(m->openSample());
        const Project& p = m->project();
        const auto with = [&](const HardwareSetId& id) {
            return std::count_if(p.openings.begin(), p.openings.end(), [&](const auto& o) { return o->set == id; });
        };
        std::optional<HardwareSetId> shared, alone;
        for (const auto& set : p.hardwareSets)
            if (set->items && !set->items->empty())
                (with(set->id) > 1 ? shared : alone) = set->id;
        QVERIFY(shared && alone);
        const auto changed = [&](const HardwareSetId& id) {
            const auto before = p.hardwareSets.share(id);
            auto after = std::make_shared<HardwareSet>(*before);
            after->items->front().facts.set(field("hw.qty"), Value(qint64{7}));
            Patch patch;
            patch.of<HardwareSet>().push_back({before, after});
            return patch;
        };
        QVERIFY(sharedText(p, changed(*alone)).isEmpty());
        const QStringList says = sharedText(p, changed(*shared));
        QCOMPARE(says.size(), 1);
        QVERIFY2(says[0].contains(QStringLiteral("all %1 openings").arg(with(*shared))), qPrintable(says[0]));
        const auto values = changedValues(p, changed(*shared));
        QCOMPARE(values.size(), size_t{1});
        QCOMPARE(values[0].fact, QStringLiteral("hw.qty"));
        QCOMPARE(values[0].after, QStringLiteral("7"));
        QVERIFY(values[0].where.startsWith(QStringLiteral("Hardware set")));
    }

    void review_gives_a_finding_to_somebody_with_a_date_and_a_comment()
    {
        QVERIFY(m->openSample());
        const auto before = m->document().snapshot();
        const QString key = m->mendable();
        QVERIFY(m->panel().choose(key));
        m->find<QPushButton>("reviewFinding")->click();
        auto* dialog = m->find<ReviewDialog>("reviewDialog");
        QVERIFY(dialog);
        auto* status = m->find<QComboBox>("reviewStatus");
        status->setCurrentIndex(status->findText(QStringLiteral("in progress")));
        m->find<QLineEdit>("reviewAssignee")->setText(QStringLiteral("Door installer"));
        auto* due = m->find<DateField>("reviewDue");
        due->setText(QStringLiteral("10.4.2026"));
        m->find<QPlainTextEdit>("reviewComment")->setPlainText(QStringLiteral("Please measure again."));
        m->find<QLineEdit>("reviewBy")->clear();
        dialog->accept();
        QVERIFY(dialog->isVisible());
        QVERIFY(dialog->problemOf(due).contains(QStringLiteral("10.4.2026")));
        QVERIFY(!dialog->problemOf(m->find<QLineEdit>("reviewBy")).isEmpty());
        QCOMPARE(m->document().undoStack().count(), 0);
        due->setText(QStringLiteral("2020-01-31"));
        m->find<QLineEdit>("reviewBy")->setText(QStringLiteral("Consultant"));
        dialog->accept();
        QTRY_VERIFY(!m->find<ReviewDialog>("reviewDialog"));
        QCOMPARE(m->document().undoStack().count(), 1);
        // At once, before the check is through.
        const QModelIndex row = m->panel().model().index(m->panel().model().rowOf(key), 0);
        QCOMPARE(row.siblingAtColumn(FindingsModel::Assignee).data().toString(), QStringLiteral("Door installer"));
        QVERIFY(row.siblingAtColumn(FindingsModel::Due).data().toString().contains(QStringLiteral("overdue")));
        QVERIFY(row.siblingAtColumn(FindingsModel::Status).data().toString().contains(QStringLiteral("in progress")));
        QVERIFY(row.data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("Door installer")));
        QVERIFY(m->panel().details().toPlainText().contains(QStringLiteral("Please measure again.")));
        QCOMPARE(m->work().yourName(), QStringLiteral("Consultant"));
        QVERIFY(m->checked());
        QCOMPARE(row.siblingAtColumn(FindingsModel::Assignee).data().toString(), QStringLiteral("Door installer"));
        m->action("undo")->trigger();
        QVERIFY(m->project() == *before);
        QCOMPARE(row.siblingAtColumn(FindingsModel::Assignee).data().toString(), QString());
    }

    void list_keeps_row_and_place_when_something_else_changes()
    {
        QVERIFY(m->openSample());
        auto& panel = m->panel();
        QVERIFY(panel.filter().rowCount() > 20);
        const int chosen = 12;
        panel.view().setCurrentIndex(panel.filter().index(chosen, 0));
        panel.view().verticalScrollBar()->setValue(9);
        const QString key = panel.view().currentIndex().data(FindingsModel::KeyRole).toString();
        const QString top = panel.filter().index(panel.view().rowAt(0), 0).data(FindingsModel::KeyRole).toString();
        const int offset = chosen - panel.view().verticalScrollBar()->value();
        QSignalSpy resets(&panel.model(), &QAbstractItemModel::modelReset);
        QSignalSpy chose(&panel, &FindingsPanel::chosen);
        // One above goes.
        QString above;
        for (int row = 0; row < chosen && above.isEmpty(); ++row) {
            const Finding* f = m->finding(panel.filter().index(row, 0).data(FindingsModel::KeyRole).toString());
            if (f->subjectId.startsWith(QStringLiteral("op-"))
                && f->subjectId.section(u'/', 0, 0) != key.section(u':', 1, 1).section(u'/', 0, 0) && !f->fixes.empty()
                && !f->fixes[0].set.empty())
                above = f->key;
        }
        QVERIFY(!above.isEmpty());
        QCOMPARE(m->work().applyFix(QStringLiteral("x"), m->finding(above)->fixes[0]), QString());
        QVERIFY(m->checked());
        QCOMPARE(resets.count(), 0);
        QCOMPARE(chose.count(), 0);
        QCOMPARE(panel.view().currentIndex().data(FindingsModel::KeyRole).toString(), key);
        QCOMPARE(panel.view().currentIndex().row() - panel.view().verticalScrollBar()->value(), offset);
        m->action("undo")->trigger();
        QVERIFY(m->checked());
        QCOMPARE(panel.view().currentIndex().row(), chosen);
        QCOMPARE(panel.filter().index(panel.view().rowAt(0), 0).data(FindingsModel::KeyRole).toString(), top);
    }

    void next_goes_to_the_one_that_took_the_place_of_a_mended_one()
    {
        QVERIFY(m->openSample());
        auto& panel = m->panel();
        auto* bar = m->find<QLineEdit>("findingsText");
        bar->setText(QStringLiteral("nfpa80.bottom-gap"));
        const QString key = m->mendable();
        QVERIFY(panel.choose(key));
        const int row = panel.view().currentIndex().row();
        const int rows = panel.filter().rowCount();
        QVERIFY(rows > 1);
        const QString following = panel.filter().index((row + 1) % rows, 0).data(FindingsModel::KeyRole).toString();
        m->find<QPushButton>("applyFix")->click();
        QVERIFY(m->checked());
        QVERIFY(!panel.view().currentIndex().isValid());
        QCOMPARE(panel.filter().rowCount(), rows - 1);
        m->action("finding-next")->trigger();
        QCOMPARE(panel.view().currentIndex().data(FindingsModel::KeyRole).toString(), following);
    }

    void a_fact_leads_to_the_place_where_it_is_changed()
    {
        QVERIFY(m->openSample());
        const QString key = m->mendable();
        QVERIFY(m->panel().choose(key));
        const QString subject = m->finding(key)->subjectId.section(u'/', 0, 0);
        const QString html = m->panel().details().toHtml();
        const QString link = QStringLiteral("fact:%1#door.bottom_gap_in").arg(m->finding(key)->subjectId);
        QVERIFY2(html.contains(link), qPrintable(html));
        m->window().selection().clear();
        emit m->panel().details().anchorClicked(QUrl(link));
        QCOMPARE(m->window().selection().current().id, subject);
        auto& properties = m->window().properties();
        const FieldId gap = field("door.bottom_gap_in");
        QTRY_COMPARE(properties.view().currentIndex().row(), properties.model().find(gap).row());
        QCOMPARE(properties.view().currentIndex().parent(), properties.model().find(gap).parent());
    }

    void plan_and_list_offer_the_same_commands()
    {
        QVERIFY(m->openSample());
        const QString key = m->mendable();
        const Finding f = *m->finding(key);
        QMenu list, plan;
        m->work().fillMenu(list, f);
        QStringList ids;
        for (const QAction* a : list.actions())
            ids += a->objectName();
        for (const char* id : {"finding-go", "finding-fix-1", "finding-waive", "finding-review"})
            QVERIFY2(ids.contains(QLatin1String(id)), id);
        m->work().addFindingsOf(plan, f.subjectId);
        QVERIFY(!plan.actions().isEmpty());
        QVERIFY(plan.actions().front()->menu());
        bool shown = false;
        for (QAction* a : plan.actions().front()->menu()->actions())
            if (a->text().contains(QStringLiteral("list"))) {
                a->trigger();
                shown = true;
            }
        QVERIFY(shown);
        QCOMPARE(m->panel().view().currentIndex().siblingAtColumn(0).data(FindingsModel::KeyRole).toString(),
                 findingsOf(*m->document().check()->assessment, f.subjectId, 1).front()->key);
    }

    void what_is_undecided_cannot_be_waived_and_offers_to_enter_what_is_missing()
    {
        QVERIFY(m->openSample());
        const Finding* undecided = m->first([&](const Finding& f) {
            return f.verdict == Verdict::Undecided && undecidedBy(f) == UndecidedBy::Site && !f.missing.empty()
                && m->document().check()->library->facts[f.missing[0].fact].field;
        });
        QVERIFY(undecided);
        const auto commands = m->work().findingCommands(*undecided);
        const auto waive =
            std::find_if(commands.begin(), commands.end(), [](const auto& c) { return c.id == QStringLiteral("finding-waive"); });
        QVERIFY(waive != commands.end() && !waive->able && !waive->why.isEmpty());
        QVERIFY(std::any_of(commands.begin(), commands.end(), [](const auto& c) { return c.id == QStringLiteral("finding-enter-1"); }));
    }

    void selecting_on_the_plan_chooses_its_worst_finding_in_the_list()
    {
        QVERIFY(m->openSample());
        const QString key = m->mendable();
        const QString subject = m->finding(key)->subjectId.section(u'/', 0, 0);
        m->window().selection().set({EntityKind::Opening, subject});
        const QString chosen = m->panel().view().currentIndex().siblingAtColumn(0).data(FindingsModel::KeyRole).toString();
        QVERIFY2(chosen.section(u':', 1, 1).section(u'/', 0, 0) == subject, qPrintable(chosen));
        QCOMPARE(chosen, findingsOf(*m->document().check()->assessment, subject, 1).front()->key);
        // One of it that was chosen stays chosen.
        QVERIFY(m->panel().choose(key));
        m->window().selection().clear();
        m->window().selection().set({EntityKind::Opening, subject});
        QCOMPARE(m->panel().view().currentIndex().siblingAtColumn(0).data(FindingsModel::KeyRole).toString(), key);
    }

    void filters_hide_and_one_click_shows_again()
    {
        QVERIFY(m->openSample());
        auto& panel = m->panel();
        const int open = panel.filter().rowCount();
        m->find<QLineEdit>("findingsText")->setText(QStringLiteral("there is no such text"));
        QCOMPARE(panel.filter().rowCount(), 0);
        QVERIFY2(panel.emptyText().contains(QStringLiteral("filters")), qPrintable(panel.emptyText()));
        m->find<QPushButton>("clearFilters")->click();
        QCOMPARE(panel.filter().rowCount(), open);
        QCOMPARE(panel.emptyText(), QString());
        QVERIFY(!m->find<QPushButton>("clearFilters")->isEnabled());
    }

    void a_clean_plan_says_so_and_one_with_waivers_says_that()
    {
        Project empty;
        QVERIFY(m->adopt(empty));
        QVERIFY2(m->panel().emptyText().contains(QStringLiteral("nothing to check")), qPrintable(m->panel().emptyText()));
        QVERIFY(m->window().openFile(QStringLiteral(SP_SOURCE_DIR "/resources/samples/research-building-corrected.strikeplate")));
        QVERIFY(m->checked());
        const Assessment& a = *m->document().check()->assessment;
        QVERIFY(a.clean);
        const QString says = m->panel().emptyText();
        QVERIFY2(says.contains(QStringLiteral("The plan is clean")), qPrintable(says));
        QCOMPARE(says.contains(QStringLiteral("waived")), a.waived > 0);
        QVERIFY(m->window().summary().text().contains(says.toHtmlEscaped()));
        Assessment waived = a;
        waived.waived = 0;
        QVERIFY(!verdictText(waived).contains(QStringLiteral("waived")));
        waived.waived = 1;
        QVERIFY(verdictText(waived).contains(QStringLiteral("1 finding that is waived")));
        waived.waived = 2;
        QVERIFY(verdictText(waived).contains(QStringLiteral("2 findings that are waived")));
        waived.clean = false;
        QVERIFY(verdictText(waived).contains(QStringLiteral("not clean")));
    }

private:
    std::unique_ptr<FindingWindow> m;
};

QTEST_MAIN(TstFindingWork)
#include "tst_finding_work.moc"
