// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/plan_reader.h"
#include "core/io/plan_writer.h"
#include "shown_window.h"
#include "ui/canvas/plan_view.h"
#include "ui/main_window.h"
#include "ui/models/properties_model.h"
#include "ui/panels/findings_panel.h"
#include "ui/panels/grid_panel.h"
#include "ui/panels/log_panel.h"
#include "ui/panels/properties_panel.h"
#include "ui/panels/start_page.h"
#include "ui/panels/summary_panel.h"

#include <QAction>
#include <QComboBox>
#include <QFile>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QStatusBar>
#include <QTableView>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>
#include <QTreeView>
#include <QWheelEvent>

using namespace sp;
using namespace sp::ui;

class TstMainWindow : public QObject {
    Q_OBJECT
private slots:
    void init() { m_shown.open(); }
    void cleanup() { m_shown.close(); }

    void window_without_a_plan_shows_the_start_page()
    {
        QVERIFY(m_window->startPage().isVisible());
        QVERIFY(!m_window->canvas().isVisible());
        QVERIFY(!action("save-as")->isEnabled());
    }

    void opening_a_plan_shows_its_findings()
    {
        openSample();
        QVERIFY(m_window->canvas().isVisible());
        QCOMPARE(m_window->findings().model().rowCount(), static_cast<int>(m_window->document().check()->assessment->findings.size()));
        QVERIFY(m_window->findings().filter().rowCount() > 0);
        QVERIFY(m_window->findChild<QLabel*>(QStringLiteral("checkState"))->text().startsWith(QStringLiteral("Checked: ")));
        QVERIFY(m_window->summary().text().contains(QStringLiteral("violations")));
    }

    void sample_inside_the_program_opens_without_a_path()
    {
        action("open-sample")->trigger();
        QVERIFY(m_window->document().isOpen());
        QVERIFY(m_window->document().path().isEmpty());
        QVERIFY(!m_window->document().isDirty());
    }

    void canvas_mirrors_the_entities_of_the_storey()
    {
        openSample();
        const Project& p = m_window->document().project();
        const StoreyId storey = p.storeys[0].id;
        m_window->canvas().showStorey(storey);
        int walls = 0, openings = 0;
        for (const auto& w : p.walls) {
            walls += w->storey == storey;
            if (w->storey == storey)
                QVERIFY(m_window->canvas().planScene()->itemOf({EntityKind::Wall, w->id.text()}));
        }
        for (const auto& o : p.openings) {
            const EntityRef ref{EntityKind::Opening, o->id.text()};
            const bool here = storeyOf(p, ref) == storey && openingShape(p, *o);
            openings += here;
            QCOMPARE(m_window->canvas().planScene()->itemOf(ref) != nullptr, here);
        }
        QVERIFY(m_window->canvas().planScene()->entityCount() > walls + openings);
    }

    void storey_list_shows_the_other_storey()
    {
        openSample();
        auto* list = m_window->findChild<QListWidget*>(QStringLiteral("storeys"));
        QCOMPARE(list->count(), static_cast<int>(m_window->document().project().storeys.size()));
        const auto before = m_window->canvas().storey();
        list->setCurrentRow(list->currentRow() == 1 ? 2 : 1);
        QVERIFY(m_window->canvas().storey() != before);
    }

    void choosing_a_finding_selects_and_centres_its_opening()
    {
        openSample();
        auto& panel = m_window->findings();
        int row = -1;
        for (int i = 0; i < panel.filter().rowCount() && row < 0; ++i)
            if (finding(i)->subjectId.startsWith(QStringLiteral("op-")))
                row = i;
        QVERIFY(row >= 0);
        const QString subject = finding(row)->subjectId.section(u'/', 0, 0);
        panel.view().scrollTo(panel.filter().index(row, 0));
        QTest::mouseClick(panel.view().viewport(), Qt::LeftButton, {}, panel.view().visualRect(panel.filter().index(row, 1)).center());
        QCOMPARE(m_window->selection().current(), (EntityRef{EntityKind::Opening, subject}));
        auto& canvas = m_window->canvas();
        const QPointF middle = canvas.mapToScene(canvas.viewport()->rect().center());
        const QPointF item = canvas.planScene()->itemOf(m_window->selection().current())->sceneBoundingRect().center();
        QVERIFY2(QLineF(middle, item).length() < 200, qPrintable(QString::number(QLineF(middle, item).length())));
        QVERIFY(panel.details().toPlainText().contains(finding(row)->says.left(20)));
        QVERIFY(m_window->properties().model().ref() == m_window->selection().current());
    }

    void next_finding_goes_round()
    {
        openSample();
        action("finding-next")->trigger();
        QCOMPARE(m_window->findings().view().currentIndex().row(), 0);
        action("finding-previous")->trigger();
        QCOMPARE(m_window->findings().view().currentIndex().row(), m_window->findings().filter().rowCount() - 1);
    }

    void click_on_a_door_selects_it_and_its_row()
    {
        openSample();
        auto& canvas = m_window->canvas();
        const EntityRef ref{EntityKind::Opening, m_window->document().project().openings[3].id.text()};
        canvas.zoomTo(ref);
        const QPoint at =
            canvas.mapFromScene(static_cast<OpeningItem*>(canvas.planScene()->itemOf(ref))->opening().leaves.boundingRect().center());
        QTest::mouseClick(canvas.viewport(), Qt::LeftButton, {}, at);
        QCOMPARE(m_window->selection().current(), ref);
        QCOMPARE(m_window->openings().view().currentIndex().data(EntityGrid::IdRole).toString(), ref.id);
    }

    void fact_edited_in_properties_is_an_undoable_patch_and_a_new_check()
    {
        openSample();
        const auto before = m_window->document().snapshot();
        const EntityRef ref{EntityKind::Opening, before->openings[0].id.text()};
        m_window->selection().set(ref);
        const FieldId gap = field("door.bottom_gap_in");
        auto& panel = m_window->properties();
        panel.model().show(ref, true);
        const QModelIndex cell = panel.model().find(gap);
        QVERIFY(cell.isValid());
        const quint64 revision = m_window->document().revision();
        edit(panel, cell, QStringLiteral("7/16 in"));
        QTRY_COMPARE(m_window->document().undoStack().count(), 1); // the delegate commits when the key is through
        QVERIFY(m_window->document().project().openings[0].facts.amount<Dim::Length>(gap) == inch64(28));
        QVERIFY(m_window->document().revision() > revision);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->document().isChecked(), 30000);
        QVERIFY(m_window->isWindowModified());
        action("undo")->trigger();
        QVERIFY(m_window->document().project() == *before);
        QVERIFY(!m_window->isWindowModified());
    }

    void wrong_text_stays_in_the_field_with_its_sentence()
    {
        openSample();
        const EntityRef ref{EntityKind::Opening, m_window->document().project().openings[0].id.text()};
        m_window->selection().set(ref);
        auto& panel = m_window->properties();
        panel.model().show(ref, true);
        edit(panel, panel.model().find(field("door.bottom_gap_in")), QStringLiteral("36"));
        QCOMPARE(m_window->document().undoStack().count(), 0);
        auto* problem = m_window->findChild<QLabel*>(QStringLiteral("factProblem"));
        QVERIFY(problem->isVisible());
        QVERIFY2(problem->text().contains(QStringLiteral("expected")), qPrintable(problem->text()));
        auto* field = panel.view().findChild<QLineEdit*>(QStringLiteral("factEditor"));
        QVERIFY(field && field->text() == QStringLiteral("36"));
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(!problem->isVisible());
    }

    void mark_edited_in_the_grid_is_a_patch()
    {
        openSample();
        auto* model = m_window->openings().sorted().sourceModel();
        QVERIFY(model->setData(model->index(0, 0), QStringLiteral("NEW-1")));
        QCOMPARE(m_window->document().project().openings[0].mark, QStringLiteral("NEW-1"));
        QVERIFY(!model->setData(model->index(0, 0), *m_window->document().project().openings[1].mark));
    }

    void save_as_writes_what_reads_back_equal()
    {
        openSample();
        QTemporaryDir folder;
        m_prompts->save = folder.filePath(QStringLiteral("copy.strikeplate"));
        action("save-as")->trigger();
        QCOMPARE(m_window->document().path(), *m_prompts->save);
        const PlanFile copy = readPlanFile(*m_prompts->save);
        QVERIFY(copy.problems.empty());
        QVERIFY(copy.project == m_window->document().project());
    }

    void broken_plan_lists_all_problems_and_is_not_overwritten()
    {
        openSample();
        const auto before = m_window->document().snapshot();
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("broken.strikeplate"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        const QByteArray bytes =
            "format: 1\nproject: {name: \"x\", units: us, colour: red}\nwalls:\n  - {id: wl-1, from: [0, nowhere], to: [1, 1]}\n";
        file.write(bytes);
        file.close();
        QVERIFY(!m_window->openFile(path));
        QVERIFY(m_prompts->problems.size() >= 2);
        for (const Error& e : m_prompts->problems)
            QVERIFY2(e.where.startsWith(path + u':'), qPrintable(errorText(e)));
        QVERIFY(m_window->document().snapshot() == before);
        m_prompts->save = path;
        QVERIFY(!m_window->files().saveAs());
        QCOMPARE(m_prompts->errors.size(), 1);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), bytes);
    }

    void unsaved_changes_are_asked_about()
    {
        openSample();
        auto* model = m_window->openings().sorted().sourceModel();
        QVERIFY(model->setData(model->index(0, 0), QStringLiteral("NEW-1")));
        m_prompts->answer = Prompts::Answer::Cancel;
        QVERIFY(!m_window->openFile(samplePlan()));
        QCOMPARE(m_window->document().project().openings[0].mark, QStringLiteral("NEW-1"));
        m_prompts->answer = Prompts::Answer::Discard;
        QVERIFY(m_window->openFile(samplePlan()));
        QVERIFY(m_window->document().project().openings[0].mark != QStringLiteral("NEW-1"));
    }

    void ifc_without_an_importer_is_refused_with_a_sentence()
    {
        QVERIFY(!m_window->openFile(QStringLiteral("/nowhere/model.ifc")));
        QCOMPARE(m_prompts->problems.size(), size_t{1});
    }

    void wheel_zooms_about_the_cursor()
    {
        openSample();
        auto& canvas = m_window->canvas();
        canvas.zoomIn();
        const QPoint at(canvas.viewport()->width() / 3, canvas.viewport()->height() / 3);
        const QPointF before = canvas.mapToScene(at);
        const double scale = canvas.pixelsPerMm();
        QWheelEvent wheel(at, canvas.viewport()->mapToGlobal(at), {}, {0, 120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(canvas.viewport(), &wheel);
        QVERIFY(canvas.pixelsPerMm() > scale);
        QVERIFY(QLineF(before, canvas.mapToScene(at)).length() * canvas.pixelsPerMm() < 2);
    }

    void documents_and_tables_are_exported_from_the_file_menu()
    {
        const QStringList names{QStringLiteral("export-door-schedule"), QStringLiteral("export-hardware-schedule"),
                                QStringLiteral("export-compliance-report"), QStringLiteral("export-life-safety-plan")};
        for (const QString& name : names)
            QVERIFY(!action(qPrintable(name))->isEnabled());
        openSample();
        QTemporaryDir folder;
        for (const QString& name : names) {
            m_prompts->save = folder.filePath(name + QStringLiteral(".pdf"));
            QVERIFY(action(qPrintable(name))->isEnabled());
            action(qPrintable(name))->trigger();
            QVERIFY(m_prompts->proposed.last().endsWith(QStringLiteral(".pdf")));
            QFile file(*m_prompts->save);
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(m_prompts->errors.join(u'\n')));
            QVERIFY(file.read(5) == "%PDF-");
            QVERIFY(m_window->statusBar()->currentMessage().contains(name));
        }
        m_prompts->folder = folder.path();
        action("export-tables")->trigger();
        for (const char* name : {"openings.csv", "hardware_items.csv", "headings.csv", "heading_items.csv", "findings.csv"})
            QVERIFY(QFile::exists(folder.filePath(QLatin1String(name))));
        m_prompts->save = QStringLiteral("/nowhere/at/all.pdf");
        action("export-door-schedule")->trigger();
        QCOMPARE(m_prompts->errors.size(), 1);
    }

    void storey_with_doors_is_shown_first()
    {
        const auto shown = [&](const std::vector<std::pair<double, int>>& storeys) {
            Project p;
            int n = 0;
            for (size_t i = 0; i < storeys.size(); ++i) {
                Storey s{StoreyId(QStringLiteral("st-%1").arg(i))};
                s.elevation = mm(qRound(storeys[i].first));
                p.storeys.put(s.id, std::make_shared<const Storey>(s));
                for (int k = 0; k < storeys[i].second; ++k) {
                    Opening o{OpeningId(QStringLiteral("op-%1").arg(++n))};
                    o.place.storey = s.id;
                    p.openings.put(o.id, std::make_shared<const Opening>(o));
                }
            }
            m_window->document().adopt(std::move(p), QStringLiteral("x"), false);
            return m_window->canvas().storey().value_or(StoreyId(QString())).text();
        };
        QCOMPARE(shown({{-3000, 2}, {0, 0}, {6000, 9}, {3000, 1}}), QStringLiteral("st-3"));
        QCOMPARE(shown({{-3000, 2}, {-6000, 5}, {0, 0}}), QStringLiteral("st-1"));
        QCOMPARE(shown({{0, 0}, {3000, 0}}), QStringLiteral("st-0"));
    }

    void door_labels_are_chosen_in_the_view_menu_and_remembered()
    {
        QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("window.ini")), QSettings::IniFormat);
        m_window = std::make_unique<MainWindow>(WindowParts{*m_prompts, &settings});
        m_window->show();
        openSample();
        const auto label = [&] {
            for (const PlanLabel& l : m_window->canvas().planScene()->labels().labels())
                if (l.kind == PlanLabel::Kind::Opening)
                    return l.lines.value(0);
            return QString();
        };
        const QString mark = label();
        action("door-labels-rooms")->trigger();
        QVERIFY2(label().contains(QStringLiteral(" > ")), qPrintable(label()));
        action("door-labels-none")->trigger();
        QCOMPARE(label(), QString());
        action("door-labels-mark")->trigger();
        QCOMPARE(label(), mark);
        action("door-labels-hand")->trigger();
        m_window = std::make_unique<MainWindow>(WindowParts{*m_prompts, &settings});
        QCOMPARE(m_window->canvas().doorLabels(), DoorLabels::Hand);
        QVERIFY(action("door-labels-hand")->isChecked());
    }

    void refused_file_says_what_stays_open_only_when_something_is()
    {
        QVERIFY(!m_window->openFile(QStringLiteral("/nowhere/plan.strikeplate")));
        QCOMPARE(m_window->statusBar()->currentMessage(), QStringLiteral("plan.strikeplate was not loaded"));
        openSample();
        QVERIFY(!m_window->openFile(QStringLiteral("/nowhere/plan.strikeplate")));
        QVERIFY(m_window->statusBar()->currentMessage().endsWith(QStringLiteral("stays open")));
    }

    void search_hides_properties_without_the_text()
    {
        openSample();
        m_window->selection().set({EntityKind::Opening, m_window->document().project().openings[0].id.text()});
        auto& panel = m_window->properties();
        auto* search = panel.findChild<QLineEdit*>(QStringLiteral("propertiesSearch"));
        const auto shown = [&] {
            int n = 0;
            for (int g = 0; g < panel.model().rowCount(); ++g)
                for (int r = 0; r < panel.model().rowCount(panel.model().index(g, 0)); ++r)
                    n += !panel.view().isRowHidden(r, panel.model().index(g, 0)) && !panel.view().isRowHidden(g, {});
            return n;
        };
        const int all = shown();
        search->setText(QStringLiteral("hand derived"));
        QCOMPARE(shown(), 1);
        search->clear();
        QCOMPARE(shown(), all);
        const auto* header = panel.view().header();
        const int width = panel.view().viewport()->width();
        QVERIFY(header->sectionSize(PropertiesModel::Name) >= width * 2 / 5); // titles are wrapped in it
        QVERIFY(header->sectionSize(PropertiesModel::Value) >= width / 3);
    }

    void hardware_set_of_an_opening_is_chosen_in_properties()
    {
        openSample();
        const auto before = m_window->document().snapshot();
        const Opening& opening = before->openings[0];
        m_window->selection().set({EntityKind::Opening, opening.id.text()});
        auto& panel = m_window->properties();
        const QModelIndex cell = panel.model().find(QStringLiteral("set"));
        QVERIFY(cell.isValid() && panel.model().find(QStringLiteral("type")).isValid());
        panel.view().setCurrentIndex(cell);
        panel.view().edit(cell);
        auto* combo = panel.view().findChild<QComboBox*>(QStringLiteral("factEditor"));
        QVERIFY(combo);
        QCOMPARE(combo->currentData().toString(), opening.set ? opening.set->text() : QString());
        QCOMPARE(combo->count(), static_cast<int>(before->hardwareSets.size()) + 1);
        const int other = combo->currentIndex() == 1 ? 2 : 1;
        const QString id = combo->itemData(other).toString();
        combo->setCurrentIndex(other);
        emit combo->activated(other);
        QCOMPARE(m_window->document().project().openings[0].set.value_or(HardwareSetId(QString())).text(), id);
        action("undo")->trigger();
        QVERIFY(m_window->document().project() == *before);
    }

    void details_say_that_a_finding_is_gone_and_show_it_again_after_undo()
    {
        openSample();
        auto& panel = m_window->findings();
        auto* apply = m_window->findChild<QPushButton*>(QStringLiteral("applyFix"));
        const auto before = m_window->document().snapshot();
        int mended = 0;
        for (int row = 0; row < panel.filter().rowCount() && mended < 3; ++row) {
            panel.view().setCurrentIndex(panel.filter().index(row, 0));
            if (!apply->isVisibleTo(m_window.get()) || !apply->isEnabled())
                continue;
            const QString key = finding(row)->key;
            const QString says = finding(row)->says.left(30);
            apply->click();
            QCOMPARE(m_window->document().undoStack().count(), 1);
            QTRY_VERIFY_WITH_TIMEOUT(m_window->document().isChecked(), 30000);
            if (panel.model().rowOf(key) < 0) {
                ++mended;
                QVERIFY(panel.details().toPlainText().contains(QStringLiteral("gone")));
                QVERIFY(!apply->isVisibleTo(m_window.get()));
            }
            action("undo")->trigger();
            QVERIFY(m_window->document().project() == *before);
            QTRY_VERIFY_WITH_TIMEOUT(m_window->document().isChecked(), 30000);
            QVERIFY(panel.details().toPlainText().contains(says));
        }
        QVERIFY(mended > 0);
    }

    void edited_mark_stays_current_and_visible()
    {
        openSample();
        auto& panel = m_window->openings();
        m_window->findChild<QTabWidget*>()->setCurrentWidget(&panel);
        const QModelIndex first = panel.sorted().index(0, 0);
        const QString id = first.data(EntityGrid::IdRole).toString();
        panel.view().setCurrentIndex(first);
        QVERIFY(panel.sorted().setData(first, QStringLiteral("ZZZ-9")));
        QTRY_COMPARE(panel.view().currentIndex().data(EntityGrid::IdRole).toString(), id);
        QCoreApplication::processEvents();
        const QModelIndex now = panel.view().currentIndex();
        QCOMPARE(now.row(), panel.sorted().rowCount() - 1);
        QVERIFY(panel.view().viewport()->rect().intersects(panel.view().visualRect(now)));
    }

    void doors_with_a_finding_keep_mark_and_letters_at_fit_zoom()
    {
        for (const QSize size : {QSize(1280, 800), QSize(1920, 1080)}) {
            m_window->resize(size);
            openSample();
            m_window->canvas().zoomFit();
            auto& layout = m_window->canvas().planScene()->labels();
            int marked = 0;
            for (const PlacedLabel& placed : layout.placed(m_window->canvas().pixelsPerMm())) {
                const PlanLabel& label = layout.labels()[static_cast<size_t>(placed.label)];
                if (label.kind != PlanLabel::Kind::Opening || label.marker == Marker::None)
                    continue;
                ++marked;
                QVERIFY2(placed.lines == label.lines.size(), qPrintable(label.lines.join(u' ')));
            }
            QVERIFY(marked > 5);
        }
    }

private:
    QAction* action(const char* name) { return m_window->findChild<QAction*>(QLatin1String(name)); }
    const Finding* finding(int row)
    {
        auto& panel = m_window->findings();
        return panel.model().finding(panel.filter().mapToSource(panel.filter().index(row, 0)).row());
    }
    void openSample()
    {
        QVERIFY(m_window->openFile(samplePlan()));
        QTRY_VERIFY_WITH_TIMEOUT(m_window->document().isChecked(), 30000);
    }
    void edit(PropertiesPanel& panel, const QModelIndex& cell, const QString& text)
    {
        panel.view().setCurrentIndex(cell);
        panel.view().edit(cell);
        auto* field = panel.view().findChild<QLineEdit*>(QStringLiteral("factEditor"));
        QVERIFY(field);
        field->selectAll();
        QTest::keyClicks(field, text);
        QTest::keyClick(field, Qt::Key_Return);
    }

    ShownWindow m_shown;
    std::unique_ptr<FakePrompts>& m_prompts = m_shown.prompts;
    std::unique_ptr<MainWindow>& m_window = m_shown.window;
};

QTEST_MAIN(TstMainWindow)
#include "tst_main_window.moc"
