// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/plan_reader.h"
#include "core/io/plan_writer.h"
#include "fake_prompts.h"
#include "ui/canvas/plan_view.h"
#include "ui/main_window.h"
#include "ui/models/properties_model.h"
#include "ui/panels/findings_panel.h"
#include "ui/panels/grid_panel.h"
#include "ui/panels/properties_panel.h"
#include "ui/panels/start_page.h"
#include "ui/panels/summary_panel.h"

#include <QAction>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QScrollBar>
#include <QTableView>
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
    void init()
    {
        m_prompts = std::make_unique<FakePrompts>();
        m_window = std::make_unique<MainWindow>(WindowParts{*m_prompts});
        m_window->show();
    }
    void cleanup()
    {
        m_window.reset();
        m_prompts.reset();
    }

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
        QVERIFY(!m_window->saveAs());
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

    std::unique_ptr<FakePrompts> m_prompts;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TstMainWindow)
#include "tst_main_window.moc"
