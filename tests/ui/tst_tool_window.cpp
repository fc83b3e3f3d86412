// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/plan_writer.h"
#include "fake_prompts.h"
#include "ui/canvas/grid_item.h"
#include "ui/canvas/plan_view.h"
#include "ui/main_window.h"
#include "ui/tools/tool_bar.h"
#include "ui/tools/tool_controller.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace sp;
using namespace sp::ui;

namespace {

constexpr PlanPoint at(qint64 x, qint64 y)
{
    return {mm(x), mm(y)};
}

Project emptyPlan(Units units)
{
    Project project;
    project.settings.units = units;
    Patch patch;
    for (const auto& [id, elevation] : {std::pair("st-ground", 0), std::pair("st-upper", 3500)})
        patch.of<Storey>().push_back(
            {nullptr,
             std::make_shared<const Storey>(Storey{StoreyId(QLatin1String(id)), QLatin1String(id), mm(elevation), mm(3500), {}, {}})});
    apply(project, patch);
    return project;
}

} // namespace

class TstToolWindow : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_prompts = std::make_unique<FakePrompts>();
        open(Units::Metric);
    }
    void cleanup()
    {
        m_window.reset();
        m_prompts.reset();
    }

    void four_walls_by_typing_become_a_room_and_one_undo_takes_them()
    {
        const QByteArray before = writePlan(project());
        start("walls");
        for (const char* text : {"=0,0", "6 m < 0", "4 m < 90", "6 m < 180"})
            typed(text);
        QTest::keyClick(&canvas(), Qt::Key_C);
        QCOMPARE(project().walls.size(), size_t(4));
        QCOMPARE(project().rooms.size(), size_t(1));
        QCOMPARE(m_window->document().undoStack().count(), 1);
        action("undo")->trigger();
        QCOMPARE(writePlan(project()), before);
        action("redo")->trigger();
        QCOMPARE(project().rooms.size(), size_t(1));
    }

    void feet_and_inches_in_a_us_plan()
    {
        open(Units::Us);
        start("walls");
        typed("=0,0");
        typed("12'-6 1/2\" < 90");
        QCOMPARE(project().walls.size(), size_t(1));
        QCOMPARE(project().walls[0].to.y, inch64(150 * 64 + 32));
    }

    void bare_length_goes_towards_the_pointer()
    {
        start("walls");
        typed("=0,0");
        pointAt(at(3000, 40)); // the direction is drawn to the right
        typed("4250");
        QCOMPARE(project().walls.size(), size_t(1));
        QCOMPARE(toMm(project().walls[0].to.x), 4250.0);
        QCOMPARE(toMm(project().walls[0].to.y), 0.0);
    }

    void bad_text_stays_with_what_was_expected()
    {
        start("walls");
        typed("=0,0");
        typed("3 furlongs");
        QVERIFY(line().isVisible());
        QCOMPARE(line().text(), QStringLiteral("3 furlongs"));
        QVERIFY2(line().accessibleDescription().contains(QStringLiteral("expected a length")), qPrintable(line().accessibleDescription()));
        QVERIFY(!line().accessibleName().isEmpty());
        QCOMPARE(project().walls.size(), size_t(0));
        QTest::keyClick(&line(), Qt::Key_Escape);
        QVERIFY(!line().isVisible());
        QCOMPARE(QApplication::focusWidget(), &canvas());
    }

    void tab_in_the_line_goes_on_to_the_angle()
    {
        start("walls");
        typed("=0,0");
        QTest::keyClick(&canvas(), Qt::Key_5);
        QTest::keyClicks(&line(), QStringLiteral("00"));
        QTest::keyClick(&line(), Qt::Key_Tab);
        QTest::keyClicks(&line(), QStringLiteral("270"));
        QTest::keyClick(&line(), Qt::Key_Return);
        QCOMPARE(project().walls.size(), size_t(1));
        QCOMPARE(project().walls[0].to, at(0, -500));
    }

    void walls_are_drawn_by_mouse_and_snap_to_their_ends()
    {
        start("walls");
        click(at(-2000, -1000));
        click(at(2000, -1000));
        QTest::mouseClick(canvas().viewport(), Qt::RightButton, {}, canvas().toViewport(at(2000, -1000)));
        QCOMPARE(project().walls.size(), size_t(1));
        QCOMPARE(project().walls[0].from.y, project().walls[0].to.y); // the direction was held
        const PlanPoint end = project().walls[0].to;
        const QPoint beside = canvas().toViewport(end) + QPoint(4, 3);
        QTest::mouseMove(canvas().viewport(), beside);
        QVERIFY(tools().snap().kind == SnapKind::End);
        QCOMPARE(tools().pointer(), end);
        QTest::keyClick(&canvas(), Qt::Key_Escape);
        QCOMPARE(QLatin1String(tools().current()->id), QLatin1String("select"));
    }

    void keyboard_alone_draws_a_wall()
    {
        start("walls");
        QTest::keyClick(&canvas(), Qt::Key_Right);
        QVERIFY(tools().crosshair().has_value());
        const PlanPoint first = *tools().crosshair();
        QTest::keyClick(&canvas(), Qt::Key_Return);
        QTest::keyClick(&canvas(), Qt::Key_Right, Qt::ControlModifier);
        QTest::keyClick(&canvas(), Qt::Key_Right);
        QTest::keyClick(&canvas(), Qt::Key_Right, Qt::ShiftModifier);
        QTest::keyClick(&canvas(), Qt::Key_Return);
        QCOMPARE(project().walls.size(), size_t(1));
        const qint64 step = tools().gridStep().n;
        QCOMPARE(project().walls[0].from, first);
        QCOMPARE(project().walls[0].to.x.n - first.x.n, 11 * step + step / 10);
        QTest::keyClick(&canvas(), Qt::Key_Return); // the same place again ends the chain
        QVERIFY(tools().hint().contains(QStringLiteral("first point")));
    }

    void grid_is_drawn_as_points_are_drawn_to_it_data()
    {
        QTest::addColumn<Units>("units");
        QTest::newRow("metric") << Units::Metric;
        QTest::newRow("feet and inches") << Units::Us;
    }
    void grid_is_drawn_as_points_are_drawn_to_it()
    {
        QFETCH(Units, units);
        open(units);
        QVERIFY(grid());
        // Lines that stand too near to each other are not drawn, coarser ones are drawn more strongly.
        int stronger = 0;
        for (int i = 0; i < 30; ++i) {
            i < 12 ? canvas().zoomIn() : canvas().zoomOut();
            const auto& steps = grid()->steps().steps;
            QCOMPARE(steps.front(), tools().gridStep());
            for (const Length step : steps)
                QCOMPARE(step.n % tools().gridStep().n, 0);
            const double fine = gridStrength(steps.front(), canvas().pixelsPerMm());
            const double coarse = gridStrength(steps.back(), canvas().pixelsPerMm());
            QVERIFY(fine <= coarse);
            stronger += fine < coarse;
        }
        QVERIFY(stronger > 0);
        QCOMPARE(gridStrength(mm(1), 1), 0.0);
        QCOMPARE(gridStrength(mm(1000), 1), 1.0);
    }

    void grid_is_counted_from_the_last_point_while_one_draws()
    {
        QCOMPARE(grid()->steps().from, PlanPoint());
        start("walls");
        typed("=13,7");
        QCOMPARE(grid()->steps().from, at(13, 7));
        tools().finish();
        QCOMPARE(grid()->steps().from, PlanPoint());
    }

    void grid_goes_with_its_snap_and_with_its_entry_which_is_remembered()
    {
        QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        open(Units::Metric, &settings);
        QVERIFY(grid());
        action("snap-grid")->setChecked(false);
        QVERIFY(!grid());
        action("snap-grid")->setChecked(true);
        QVERIFY(grid());
        canvas().showStorey(StoreyId(QStringLiteral("st-upper")));
        QVERIFY(grid());
        action("show-grid")->trigger();
        QVERIFY(!grid());
        canvas().showStorey(StoreyId(QStringLiteral("st-ground"))); // its scene had one when it was left
        QVERIFY(!grid());
        m_window.reset();
        open(Units::Metric, &settings);
        QVERIFY(!grid());
        QVERIFY(!action("show-grid")->isChecked());
    }

    void arrow_keys_nudge_what_is_selected()
    {
        draw();
        m_window->selection().set({EntityKind::Wall, project().walls[0].id.text()});
        canvas().setFocus();
        const PlanPoint before = project().walls[0].from;
        const int steps = m_window->document().undoStack().count();
        QTest::keyClick(&canvas(), Qt::Key_Up);
        QTest::keyClick(&canvas(), Qt::Key_Up);
        QCOMPARE(project().walls[0].from.y.n - before.y.n, 2 * tools().gridStep().n);
        QCOMPARE(m_window->document().undoStack().count(), steps + 1);
    }

    void delete_means_the_plan_only_while_it_has_the_focus()
    {
        draw();
        m_window->selection().set({EntityKind::Wall, project().walls[0].id.text()});
        auto* list = m_window->findChild<QListWidget*>(QStringLiteral("storeys"));
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Delete);
        QCOMPARE(project().walls.size(), size_t(4));
        canvas().setFocus();
        QTest::keyClick(&canvas(), Qt::Key_Delete);
        QCOMPARE(project().walls.size(), size_t(3));
        QVERIFY(m_window->selection().all().empty());
    }

    void copy_and_paste_go_to_the_shown_storey()
    {
        draw();
        action("select-all")->trigger();
        QCOMPARE(m_window->selection().all().size(), size_t(5)); // four walls and their room
        action("copy")->trigger();
        canvas().showStorey(StoreyId(QStringLiteral("st-upper")));
        action("paste")->trigger();
        QCOMPARE(project().walls.size(), size_t(8));
        int above = 0;
        for (const auto& wall : project().walls)
            above += wall->storey == StoreyId(QStringLiteral("st-upper"));
        QCOMPARE(above, 4);
        action("undo")->trigger();
        QCOMPARE(project().walls.size(), size_t(4));
    }

    void cut_and_paste_move_to_the_pointer_and_in_place()
    {
        draw();
        action("select-all")->trigger();
        const auto number = project().rooms[0].number;
        action("cut")->trigger();
        QCOMPARE(project().walls.size(), size_t(0));
        QCOMPARE(project().rooms.size(), size_t(0));
        QVERIFY(m_window->selection().all().empty());
        action("paste-in-place")->trigger();
        QCOMPARE(project().walls.size(), size_t(4));
        QCOMPARE(lowerLeft(), at(0, 0));
        QCOMPARE(project().rooms[0].number, number);
        QCOMPARE(m_window->selection().all().size(), size_t(5)); // what was pasted is selected
        action("undo")->trigger();
        QCOMPARE(project().walls.size(), size_t(0));
        canvas().showStorey(StoreyId(QStringLiteral("st-upper")));
        canvas().zoomFit();
        pointAt(at(3000, 1000));
        canvas().setFocus();
        QTest::keyClick(&canvas(), Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(project().walls.size(), size_t(4));
        QVERIFY(project().walls[0].storey == StoreyId(QStringLiteral("st-upper")));
        // Its middle is at the pointer, to a step of the grid.
        const PlanPoint corner = lowerLeft();
        QVERIFY(std::abs(toMm(corner.x) - 0) <= toMm(tools().gridStep()) + 50);
        QVERIFY(std::abs(toMm(corner.y) + 1000) <= toMm(tools().gridStep()) + 50);
        QCOMPARE(corner.x.n % tools().gridStep().n, 0);
        action("undo")->trigger();
        action("undo")->trigger(); // the cut
        QCOMPARE(project().walls.size(), size_t(4));
    }

    void nothing_to_cut_or_paste_says_so()
    {
        const int before = m_window->document().undoStack().count();
        for (const char* name : {"cut", "copy", "paste", "paste-in-place"})
            action(name)->trigger();
        QCOMPARE(m_window->document().undoStack().count(), before);
    }

    void hint_stands_on_two_lines_and_whole_in_its_tooltip()
    {
        HintLabel hint;
        const QString sentence =
            QStringLiteral("Click the first point of the wall, or type where it is: a length and an angle, or a place. ").repeated(4);
        hint.setText(sentence);
        QCOMPARE(hint.toolTip(), sentence);
        QCOMPARE(hint.accessibleName(), sentence);
        const QStringList narrow = hint.linesIn(300);
        QCOMPARE(narrow.size(), qsizetype{2});
        QVERIFY(narrow.last().endsWith(QChar(0x2026)));
        for (const QString& line : narrow)
            QVERIFY(hint.fontMetrics().horizontalAdvance(line) <= 300);
        QVERIFY(hint.sizeHint().height() >= 2 * hint.fontMetrics().lineSpacing());
        hint.setText(QStringLiteral("Short."));
        QCOMPARE(hint.linesIn(300), QStringList{QStringLiteral("Short.")});
        hint.setText({});
        QVERIFY(hint.linesIn(300).join(QString()).isEmpty());
    }

    void array_dialog_says_what_is_wrong_and_makes_copies()
    {
        draw();
        action("select-all")->trigger();
        action("array")->trigger();
        auto* dialog = m_window->findChild<QDialog*>(QStringLiteral("arrayDialog"));
        QVERIFY(dialog);
        dialog->findChild<QSpinBox*>(QStringLiteral("arrayColumns"))->setValue(3);
        auto* dx = dialog->findChild<QLineEdit*>(QStringLiteral("arrayDx"));
        dx->setText(QStringLiteral("far"));
        auto* ok = dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok);
        ok->click();
        QVERIFY(dialog->findChild<QLabel*>(QStringLiteral("arrayProblem"))->text().contains(QStringLiteral("`far`")));
        QCOMPARE(project().walls.size(), size_t(4));
        dx->setText(QStringLiteral("20 m"));
        ok->click();
        QCOMPARE(project().walls.size(), size_t(12));
        QCOMPARE(project().rooms.size(), size_t(3));
    }

    void options_of_a_tool_stand_above_the_plan()
    {
        start("walls");
        auto* thickness = m_window->findChild<QComboBox*>(QStringLiteral("option-thickness"));
        QVERIFY(thickness && !thickness->accessibleName().isEmpty());
        thickness->lineEdit()->setText(QStringLiteral("88"));
        QTest::keyClick(thickness->lineEdit(), Qt::Key_Return);
        typed("=0,0");
        typed("@3000,0");
        QCOMPARE(*project().walls[0].thickness, mm(88));
    }

    void letters_reach_the_tool_before_the_menus()
    {
        start("walls"); // P takes a style here; elsewhere it may be a shortcut
        QTest::keyClick(&canvas(), Qt::Key_P);
        QVERIFY2(tools().hint().contains(QStringLiteral("thickness")), qPrintable(tools().hint()));
        QTest::keyClick(&canvas(), Qt::Key_Escape);
        QTest::keyClick(&canvas(), Qt::Key_Escape);
        QTest::keyClick(&canvas(), Qt::Key_M);
        QCOMPARE(QLatin1String(tools().current()->id), QLatin1String("measure"));
        QVERIFY(action("tool-measure")->isChecked());
        QVERIFY(!action("tool-walls")->isChecked());
    }

    void hint_is_shown_and_spoken()
    {
        start("measure");
        QVERIFY(m_window->findChild<HintLabel*>()->text().contains(QStringLiteral("Measure")));
        QVERIFY(canvas().accessibleDescription().contains(QStringLiteral("Measure")));
    }

    void undo_in_the_middle_of_a_chain_is_harmless()
    {
        start("walls");
        typed("=0,0");
        typed("@3000,0");
        action("undo")->trigger();
        QCOMPARE(project().walls.size(), size_t(0));
        QTest::keyClick(&canvas(), Qt::Key_Backspace);
        typed("=0,0");
        typed("@0,2000");
        QCOMPARE(project().walls.size(), size_t(1));
    }

    void closing_the_plan_comes_back_to_the_select_tool()
    {
        start("walls");
        typed("=0,0");
        m_window->document().close();
        QCOMPARE(QLatin1String(tools().current()->id), QLatin1String("select"));
        QVERIFY(tools().preview().empty());
    }

    void snaps_and_directions_are_remembered()
    {
        QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
        open(Units::Metric, &settings);
        action("snap-middle")->setChecked(false);
        action("directions-square")->trigger();
        open(Units::Metric, &settings);
        QVERIFY(!tools().snaps().has(SnapKind::Middle));
        QVERIFY(tools().snaps().has(SnapKind::End));
        QVERIFY(tools().angleLock() == AngleLock::Square);
        QVERIFY(action("directions-square")->isChecked());
        action("directions-next")->trigger();
        QVERIFY(tools().angleLock() == AngleLock::Free);
        m_window.reset();
    }

    void band_selects_and_tab_leaves_where_nothing_lies_below()
    {
        draw();
        canvas().zoomFit();
        const QPoint a = canvas().toViewport(at(-1000, -1000)), b = canvas().toViewport(at(7000, 5000));
        QTest::mousePress(canvas().viewport(), Qt::LeftButton, {}, a);
        QTest::mouseMove(canvas().viewport(), (a + b) / 2);
        QTest::mouseMove(canvas().viewport(), b);
        QTest::mouseRelease(canvas().viewport(), Qt::LeftButton, {}, b);
        QCOMPARE(m_window->selection().all().size(), size_t(5));
        QTest::mouseMove(canvas().viewport(), canvas().toViewport(at(-900, -900)));
        QTest::keyClick(&canvas(), Qt::Key_Tab);
        QVERIFY(QApplication::focusWidget() != &canvas());
    }

private:
    void open(Units units, QSettings* settings = nullptr)
    {
        m_window = std::make_unique<MainWindow>(WindowParts{*m_prompts, settings});
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_window->document().adopt(emptyPlan(units), QStringLiteral("plan"), false);
        canvas().showStorey(StoreyId(QStringLiteral("st-ground")));
        canvas().setFocus();
    }
    const Project& project() const { return m_window->document().project(); }
    PlanView& canvas() { return m_window->canvas(); }
    ToolController& tools() { return *m_window->findChild<ToolController*>(); }
    QLineEdit& line() { return *canvas().findChild<QLineEdit*>(QStringLiteral("typedValue")); }
    PlanPoint lowerLeft() const
    {
        PlanPoint least = project().walls[0].from;
        for (const auto& wall : project().walls)
            for (const PlanPoint p : {wall->from, wall->to})
                least = {std::min(least.x, p.x), std::min(least.y, p.y)};
        return least;
    }
    const GridItem* grid() { return static_cast<const GridItem*>(canvas().planScene()->extra("grid")); }
    QAction* action(const char* name)
    {
        auto* found = m_window->findChild<QAction*>(QLatin1String(name));
        if (!found)
            qFatal("no action %s", name);
        return found;
    }
    void start(const char* id)
    {
        action((QByteArray("tool-") + id).constData())->trigger();
        QCOMPARE(QLatin1String(tools().current()->id), QLatin1String(id));
        QVERIFY(canvas().hasFocus());
    }
    // As a person does: the first letter opens the line.
    void typed(const char* text)
    {
        const QString value = QString::fromUtf8(text);
        QTest::keyClicks(&canvas(), value.left(1));
        QVERIFY2(line().isVisible(), text);
        QTest::keyClicks(&line(), value.mid(1));
        QTest::keyClick(&line(), Qt::Key_Return);
    }
    void pointAt(PlanPoint p)
    {
        QCoreApplication::processEvents(); // the view has its size and fits the plan before places are asked of it
        QTest::mouseMove(canvas().viewport(), canvas().toViewport(p));
    }
    void click(PlanPoint p)
    {
        pointAt(p);
        QTest::mouseClick(canvas().viewport(), Qt::LeftButton, {}, canvas().toViewport(p));
    }
    void draw()
    {
        start("wall-box");
        typed("=0,0");
        typed("@6000,4000");
        QCOMPARE(project().walls.size(), size_t(4));
        tools().finish();
    }

    std::unique_ptr<FakePrompts> m_prompts;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TstToolWindow)
#include "tst_tool_window.moc"
