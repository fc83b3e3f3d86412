// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/edit_findings.h"
#include "core/edit/edit_sets.h"
#include "core/edit/set_fact.h"
#include "core/geom/polygon.h"
#include "core/io/plan_writer.h"
#include "fake_prompts.h"
#include "ui/canvas/plan_view.h"
#include "ui/document/fact_edit.h"
#include "ui/main_window.h"
#include "ui/tools/tool_controller.h"

#include <QAction>
#include <QTemporaryDir>
#include <QTest>

using namespace sp;
using namespace sp::ui;

/// What an architect does with a new plan, from the first wall to the printed schedule, in the real window.
class TstWholeTask final : public QObject {
    Q_OBJECT
private slots:
    void a_plan_is_drawn_checked_mended_undone_saved_and_printed_data()
    {
        QTest::addColumn<Units>("units");
        QTest::newRow("feet and inches") << Units::Us;
        QTest::newRow("metric") << Units::Metric;
    }
    void a_plan_is_drawn_checked_mended_undone_saved_and_printed()
    {
        QFETCH(Units, units);
        open(units);
        const QByteArray empty = writePlan(project());

        // Four rooms and a corridor: units are typed, so that both systems draw the same.
        draw({"=0,0", "12 m < 0", "11 m < 90", "12 m < 180"}, true);
        draw({"=0 m,4.5 m", "12 m < 0"}, false);
        draw({"=0 m,6.5 m", "12 m < 0"}, false);
        draw({"=6 m,0 m", "4.5 m < 90"}, false);
        draw({"=6 m,6.5 m", "4.5 m < 90"}, false);
        QCOMPARE(project().walls.size(), size_t(8));
        QCOMPARE(project().rooms.size(), size_t(5));

        // Six doors, two of them exits at the ends of the corridor.
        start("door-single");
        for (const PlanPoint p : {at(3000, 4500), at(9000, 4500), at(3000, 6500), at(9000, 6500), at(0, 5500), at(12000, 5500)})
            press(p);
        QCOMPARE(project().openings.size(), size_t(6));
        QSet<QString> marks;
        for (const auto& opening : project().openings)
            marks.insert(opening->mark.value_or(QString()));
        QCOMPARE(marks.size(), 6);
        QVERIFY(!marks.contains(QString()));
        start("valve-shutoff");
        press(at(1000, 9000));
        QCOMPARE(project().valves.size(), size_t(1));
        QVERIFY(project().valves[0].room);

        // A set for each, in the set a magnet; the label of one door makes it a fire door.
        QTRY_VERIFY_WITH_TIMEOUT(m_window->document().isChecked(), 60000);
        const Catalogue& catalogue = *tools().catalogue();
        QVERIFY(tools().carryOut(addSet(project(), QStringLiteral("Corridor doors"), tools().ids()), QStringLiteral("New set")));
        const HardwareSetId set = project().hardwareSets[0].id;
        for (const char* kind : {"continuous_hinge", "maglock", "closer"})
            QVERIFY(tools().carryOut(addItem(project(), catalogue, set, QLatin1String(kind)), QStringLiteral("Add item")));
        std::vector<OpeningId> all;
        for (const auto& opening : project().openings)
            all.push_back(opening->id);
        QVERIFY(tools().carryOut(assignSet(project(), all, set), QStringLiteral("Give set")));
        const EntityRef door{EntityKind::Opening, all.front().text()};
        enter(door, "door.label_min", QStringLiteral("45 min"));
        enter(door, "door.sill_height_in", QStringLiteral("0 in"));
        enter(door, "door.bottom_gap_in", QStringLiteral("1 1/8 in"));
        enter(door, "door.frame_label_min", QStringLiteral("45 min"));

        // One finding is mended by its proposed fix, one waived, one given to somebody.
        const auto gap = failing(QStringLiteral("nfpa80.bottom-gap"));
        QVERIFY(gap);
        QVERIFY(!gap->fixes.empty());
        const auto mended = enterFix(project(), gap->fixes.front());
        QVERIFY2(mended, qPrintable(errorText(mended)));
        m_window->document().push(mended.value(), QStringLiteral("Apply fix"));
        QVERIFY(!failing(QStringLiteral("nfpa80.bottom-gap")));
        const auto latch = failing(QStringLiteral("nfpa80.positive-latching"));
        QVERIFY(latch);
        QVERIFY(tools().carryOut(
            waive(project(), latch->key,
                  {QStringLiteral("Replaced in phase 2"), {}, QStringLiteral("B. Official"), {}, QStringLiteral("2026-03-01"), {}, {}, {}},
                  {{QStringLiteral("door.positive_latch"), QStringLiteral("false")}}, tools().ids()),
            QStringLiteral("Waive")));
        QVERIFY(!failing(QStringLiteral("nfpa80.positive-latching")));
        const auto third = failing(QStringLiteral("acs.door-position"));
        QVERIFY(third);
        QVERIFY(tools().carryOut(reviewFinding(project(), third->key, ReviewStatus::InProgress, QStringLiteral("Hardware consultant"),
                                               QStringLiteral("2026-04-01"), tools().ids()),
                                 QStringLiteral("Review")));

        // Undone to empty and done again; saved, read again, printed.
        const QByteArray whole = writePlan(project());
        QUndoStack& undo = m_window->document().undoStack();
        while (undo.canUndo())
            undo.undo();
        QCOMPARE(writePlan(project()), empty);
        while (undo.canRedo())
            undo.redo();
        QCOMPARE(writePlan(project()), whole);
        QTemporaryDir folder;
        m_prompts->save = folder.filePath(QStringLiteral("north wing.strikeplate"));
        action("save")->trigger();
        QVERIFY(!m_window->document().isDirty());
        m_window->document().close();
        QVERIFY(m_window->openFile(*m_prompts->save));
        QCOMPARE(writePlan(project()), whole);
        QVERIFY(!failing(QStringLiteral("nfpa80.positive-latching"))); // the waiver is in the file
        m_prompts->save = folder.filePath(QStringLiteral("doors.pdf"));
        action("export-door-schedule")->trigger();
        QVERIFY(QFileInfo(*m_prompts->save).size() > 1000);
        QVERIFY2(m_prompts->errors.isEmpty(), qPrintable(m_prompts->errors.join(u'\n')));
    }

private:
    static PlanPoint at(qint64 x, qint64 y) { return {mm(x), mm(y)}; }
    void open(Units units)
    {
        m_prompts = std::make_unique<FakePrompts>();
        m_window = std::make_unique<MainWindow>(WindowParts{*m_prompts, nullptr, {}});
        m_window->resize(1280, 800);
        m_window->show();
        Project plan;
        plan.settings.name = QStringLiteral("North wing");
        plan.settings.units = units;
        Storey storey{StoreyId(QStringLiteral("st-1"))};
        storey.name = QStringLiteral("Level 1");
        storey.elevation = mm(0);
        plan.storeys.put(storey.id, std::make_shared<const Storey>(storey));
        for (const auto& [fact, text] : {std::pair("project.codes.nfpa80_edition", "2022"), std::pair("project.codes.ibc_edition", "2021")})
            if (const auto patch = setFact(plan, QLatin1String(fact), QLatin1String(text)))
                apply(plan, patch.value());
        m_window->document().adopt(std::move(plan), QStringLiteral("North wing"), true);
    }
    const Project& project() const { return m_window->document().project(); }
    ToolController& tools() { return *m_window->findChild<ToolController*>(); }
    QAction* action(const char* name)
    {
        auto* found = m_window->findChild<QAction*>(QLatin1String(name));
        if (!found)
            qFatal("no action %s", name);
        return found;
    }
    void start(const char* tool)
    {
        action((QByteArray("tool-") + tool).constData())->trigger();
        QCOMPARE(QLatin1String(tools().current()->id), QLatin1String(tool));
    }
    void draw(std::initializer_list<const char*> values, bool closed)
    {
        start("walls");
        for (const char* value : values) {
            const auto done = tools().enter(QLatin1String(value));
            QVERIFY2(done, qPrintable(QString(QLatin1String(value)) + QStringLiteral(": ") + errorText(done)));
        }
        if (closed)
            QTest::keyClick(&m_window->canvas(), Qt::Key_C);
        else
            QTest::keyClick(&m_window->canvas(), Qt::Key_Escape);
    }
    /// A click on the plan, on the wall there where there is one.
    void press(PlanPoint p)
    {
        ToolEvent event;
        event.at = event.raw = p;
        event.exact = true;
        for (const auto& wall : project().walls) {
            const Length along = alongOf(*wall, p);
            const PlanPoint foot = pointBeside(wall->from, wall->to, along, {});
            if (distance(foot, p) < mm(10) && along.n > 0 && along < distance(wall->from, wall->to)) {
                event.wall = wall->id;
                event.along = along;
            }
        }
        for (const auto kind : {ToolEvent::Kind::Move, ToolEvent::Kind::Press, ToolEvent::Kind::Release}) {
            event.kind = kind;
            tools().send(event);
        }
    }
    void enter(const EntityRef& ref, const char* fact, const QString& text)
    {
        const auto patch = enterFact(project(), ref, field(fact), text);
        QVERIFY2(patch, qPrintable(errorText(patch)));
        m_window->document().push(patch.value(), QStringLiteral("Enter"));
    }
    /// The first open fail of a rule in the check of the plan as it is now.
    std::shared_ptr<const Finding> failing(const QString& rule)
    {
        if (!QTest::qWaitFor([this] { return m_window->document().isChecked(); }, 60000))
            return nullptr;
        for (const Finding& f : m_window->document().check()->assessment->findings)
            if (f.rule == rule && f.verdict == Verdict::Fail && f.status == FindingStatus::Open)
                return std::make_shared<const Finding>(f);
        return nullptr;
    }

    std::unique_ptr<FakePrompts> m_prompts;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TstWholeTask)
#include "tst_whole_task.moc"
