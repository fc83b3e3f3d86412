// SPDX-License-Identifier: GPL-3.0-or-later
#include "fake_prompts.h"
#include "ui/canvas/plan_view.h"
#include "ui/main_window.h"
#include "ui/panels/import_panel.h"
#include "ui/panels/log_panel.h"

#include <QAbstractItemModelTester>
#include <QProgressBar>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>
#include <QTreeView>
#include <atomic>
#include <thread>

using namespace sp;
using namespace sp::ui;

/// Files of other programs in the window: reading them in the background, and the account of what came of them.
class TstImportWindow final : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_prompts = std::make_unique<FakePrompts>();
        restart({});
    }
    void cleanup()
    {
        m_window.reset();
        m_prompts.reset();
    }

    void notes_of_an_import_stand_on_the_import_page()
    {
        const auto* tabs = m_window->findChild<QTabWidget*>();
        const int page = tabs->indexOf(&m_window->imported());
        openSample();
        QVERIFY(!tabs->isTabVisible(page));
        m_window->document().adopt(importedPlan(), QStringLiteral("model"), true);
        QVERIFY(tabs->isTabVisible(page));
        QVERIFY(m_window->log().findItems(QStringLiteral("curved"), Qt::MatchContains, 2).isEmpty());
        QCOMPARE(
            m_window->imported().head(),
            QStringLiteral("1 door: none have both sides known, 1 has no side known (without a note 1); 1 thing repaired, 1 left out"));
        const ImportModel& model = m_window->imported().model();
        const QAbstractItemModelTester tester(&m_window->imported().model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 2); // the whole file, the storey
        QCOMPARE(model.index(1, 0).data().toString(), QStringLiteral("Erdgeschoß (1)"));
        m_window->document().close();
        QVERIFY(!tabs->isTabVisible(page));
        QCOMPARE(model.rowCount(), 0);
    }

    void element_of_the_account_is_shown_on_the_plan()
    {
        m_window->document().adopt(importedPlan(), QStringLiteral("model"), true);
        m_window->canvas().showStorey(std::nullopt);
        QTreeView& view = m_window->imported().view();
        QModelIndex element = m_window->imported().model().index(1, 0);
        view.setCurrentIndex(element);
        QCOMPARE(m_window->canvas().storey(), std::optional(StoreyId(QStringLiteral("st-1"))));
        while (m_window->imported().model().rowCount(element) > 0)
            element = m_window->imported().model().index(0, 0, element);
        QCOMPARE(element.data().toString(), QStringLiteral("wall: the wall is curved"));
        view.setCurrentIndex(element);
        QCOMPARE(m_window->selection().current(), (EntityRef{EntityKind::Wall, QStringLiteral("wl-1")}));
    }

    void counts_of_the_account_follow_the_plan()
    {
        m_window->document().adopt(importedPlan(), QStringLiteral("model"), true);
        const QModelIndex first = m_window->imported().model().index(0, 0);
        m_window->imported().view().setExpanded(first, false);
        Project without = m_window->document().project();
        without.openings = {};
        m_window->document().push(difference(m_window->document().project(), without), QStringLiteral("x"));
        QTRY_VERIFY(m_window->imported().head().startsWith(QStringLiteral("no doors")));
        QVERIFY(!m_window->imported().view().isExpanded(first)); // the tree stays as it is
    }

    void import_runs_in_the_background_and_ends_on_its_page()
    {
        std::atomic<bool> go{false};
        restart([&](const QString&, const StepOptions& options) -> Result<Project> {
            options.progress(0.5);
            while (!go)
                std::this_thread::yield();
            return importedPlan();
        });
        QSignalSpy ended(&m_window->files(), &PlanFiles::ended);
        auto* bar = m_window->findChild<QWidget*>(QStringLiteral("importBar"));
        QVERIFY(m_window->openFile(QStringLiteral("model.ifc")));
        QTRY_COMPARE(bar->findChild<QProgressBar*>()->value(), 500);
        QVERIFY(bar->isVisible());
        QVERIFY(!m_window->document().isOpen());
        go = true;
        QTRY_COMPARE(ended.size(), 1);
        QCOMPARE(ended[0][1].toBool(), true);
        QVERIFY(!bar->isVisible());
        QCOMPARE(m_window->document().displayName(), QStringLiteral("model"));
        QVERIFY(m_window->document().isDirty());
        QVERIFY(m_window->imported().isVisible());
    }

    void cancelled_import_leaves_the_open_plan()
    {
        restart(untilCancelled);
        openSample();
        const QString name = m_window->document().displayName();
        QSignalSpy ended(&m_window->files(), &PlanFiles::ended);
        QVERIFY(m_window->openFile(QStringLiteral("model.ifc")));
        m_window->findChild<QToolButton*>(QStringLiteral("importCancel"))->click();
        QCOMPARE(ended.size(), 1);
        QCOMPARE(ended[0][1].toBool(), false);
        QVERIFY(!m_window->findChild<QWidget*>(QStringLiteral("importBar"))->isVisible());
        QCOMPARE(m_window->document().displayName(), name);
        QVERIFY(m_prompts->problems.empty());
    }

    void file_opened_meanwhile_takes_the_place_of_the_import()
    {
        restart(untilCancelled);
        QVERIFY(m_window->openFile(QStringLiteral("model.ifc")));
        openSample();
        QVERIFY(!m_window->files().imports().isRunning());
        QVERIFY(!m_window->document().path().isEmpty());
    }

    void window_closes_while_a_file_is_read()
    {
        restart(untilCancelled);
        QVERIFY(m_window->openFile(QStringLiteral("model.ifc")));
        QVERIFY(m_window->close());
        m_window.reset(); // returns: the thread was told to stop
    }

    void plan_changed_during_an_import_is_asked_about()
    {
        std::atomic<bool> go{false};
        restart([&](const QString&, const StepOptions&) -> Result<Project> {
            while (!go)
                std::this_thread::yield();
            return importedPlan();
        });
        openSample();
        QVERIFY(m_window->openFile(QStringLiteral("model.ifc")));
        Project changed = m_window->document().project();
        Opening door = changed.openings[0];
        door.mark = QStringLiteral("NEW-1");
        changed.openings.put(door.id, std::make_shared<const Opening>(door));
        m_window->document().push(difference(m_window->document().project(), changed), QStringLiteral("x"));
        m_prompts->answer = Prompts::Answer::Cancel;
        QSignalSpy ended(&m_window->files(), &PlanFiles::ended);
        go = true;
        QTRY_COMPARE(ended.size(), 1);
        QCOMPARE(m_window->document().project().openings[0].mark, QStringLiteral("NEW-1"));
        m_prompts->answer = Prompts::Answer::Discard;
    }

    void import_that_fails_says_why()
    {
        restart([](const QString& path, const StepOptions&) -> Result<Project> {
            return Error{ErrorCode::File, QStringLiteral("no STEP file"), path};
        });
        QVERIFY(m_window->openFile(QStringLiteral("model.ifc")));
        QTRY_COMPARE(m_prompts->problems.size(), size_t{1});
        QVERIFY(!m_window->document().isOpen());
    }

private:
    void restart(ImportFunction import)
    {
        m_window = std::make_unique<MainWindow>(WindowParts{*m_prompts, nullptr, std::move(import)});
        m_window->show();
    }
    static Result<Project> untilCancelled(const QString&, const StepOptions& options)
    {
        while (!*options.cancel)
            std::this_thread::yield();
        return Error{ErrorCode::Cancelled, QStringLiteral("cancelled")};
    }
    /// A storey with a curved wall and a door that joins nothing.
    static Project importedPlan()
    {
        Project p;
        const StoreyId storey(QStringLiteral("st-1"));
        p.storeys.put(storey,
                      std::make_shared<const Storey>(Storey{.id = storey, .name = QStringLiteral("Erdgeschoß"), .elevation = mm(0)}));
        const WallId wall(QStringLiteral("wl-1"));
        p.walls.put(wall,
                    std::make_shared<const Wall>(Wall{.id = wall,
                                                      .storey = storey,
                                                      .from = {mm(0), mm(0)},
                                                      .to = {mm(5000), mm(0)},
                                                      .thickness = mm(200),
                                                      .guid = QStringLiteral("W1")}));
        Opening door{OpeningId(QStringLiteral("op-1"))};
        door.place = {.wall = wall, .offset = mm(2000)};
        p.openings.put(door.id, std::make_shared<const Opening>(door));
        Import import{ImportId(QStringLiteral("im-1"))};
        import.file = QStringLiteral("model.ifc");
        import.notes = {{QStringLiteral("W1"), QStringLiteral("the wall is curved"), ImportCause::WallCurved, storey},
                        { QString(),
                          QStringLiteral("3 of IFCWINDOW: left out"),
                          ImportCause::NotPlan,
                          {} }};
        p.imports.put(import.id, std::make_shared<const Import>(import));
        return p;
    }
    void openSample() { QVERIFY(m_window->openFile(samplePlan())); }

    std::unique_ptr<FakePrompts> m_prompts;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TstImportWindow)
#include "tst_import_window.moc"
