// SPDX-License-Identifier: GPL-3.0-or-later
// The table of openings and scenarios in the window.
#include "failure_pages.h"
#include "ui/failure/matrix_page.h"
#include "ui/models/tab_text.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSet>
#include <QTemporaryDir>

using namespace sp;
using namespace sp::ui;

class TstMatrixPage final : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m = std::make_unique<FailurePages>();
        QVERIFY(m->open());
        m_page = m->show<MatrixPage>();
        QVERIFY(m_page);
        QTRY_VERIFY(model().rowCount() > 0);
    }
    void cleanup() { m.reset(); }

    void every_opening_and_valve_has_a_row()
    {
        const Project& p = m->document().project();
        QCOMPARE(model().rowCount(), static_cast<int>(p.openings.size() + p.valves.size()));
        QSet<QString> ids;
        for (int row = 0; row < model().rowCount(); ++row)
            ids += model().idAt(row);
        for (const auto& o : p.openings)
            QVERIFY(ids.contains(o->id.text()));
        QCOMPARE(model().columnCount(), MatrixModel::FixedCount + 12);
        const QAbstractItemModelTester tester(&model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        m->forgetBatteries();
        QTRY_VERIFY(m->desk().isFresh() && model().study() == m->desk().study().get());
    }

    void cells_say_what_a_case_comes_to_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("column");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const char* id, const char* column, const char* says) {
            QTest::newRow(name) << QString::fromLatin1(id) << QString::fromLatin1(column) << QString::fromLatin1(says);
        };
        row("a magnet while all is well", "op-exit", "F0 normal", "S  release / locked, not latched");
        row("a magnet without power", "op-exit", "F2 battery exhausted", "O  free / free, not latched");
        row("a fail secure strike", "op-lab", "F2 battery exhausted", "S  free / key only");
        row("a fail safe lock in an alarm", "op-stair", "F3 fire alarm", "O  free / free");
        row("a valve without power", "vl-1", "F2 battery exhausted", "V  closed");
        row("a valve while all is well", "vl-1", "F0 normal", "V  in service");
    }
    void cells_say_what_a_case_comes_to()
    {
        QFETCH(QString, id);
        QFETCH(QString, column);
        QFETCH(QString, says);
        QCOMPARE(cell(id, columnOf(column)).data().toString(), says);
        QVERIFY(cell(id, columnOf(column)).data(Qt::ToolTipRole).toString().contains(column.section(u' ', 1)));
    }

    void what_is_open_or_not_known_has_a_colour_and_a_letter()
    {
        QVERIFY(cell(QStringLiteral("op-exit"), columnOf(QStringLiteral("F2 battery exhausted"))).data(Qt::BackgroundRole).isValid());
        QVERIFY(!cell(QStringLiteral("op-exit"), columnOf(QStringLiteral("F0 normal"))).data(Qt::BackgroundRole).isValid());
        m->forgetBatteries();
        QTRY_VERIFY(m->desk().isFresh() && model().study() == m->desk().study().get());
        const QModelIndex unknown = cell(QStringLiteral("op-exit"), columnOf(QStringLiteral("F1 mains lost, on battery")));
        QVERIFY2(unknown.data().toString().startsWith(QStringLiteral("?  ")), qPrintable(unknown.data().toString()));
        QVERIFY(unknown.data(Qt::BackgroundRole).isValid());
        QVERIFY2(unknown.data(Qt::ToolTipRole).toString().contains(QStringLiteral("undecided: psu.battery of PS-1")),
                 qPrintable(unknown.data(Qt::ToolTipRole).toString()));
        QVERIFY(cell(QStringLiteral("op-exit"), 0).data(Qt::AccessibleTextRole).toString().startsWith(QStringLiteral("102A")));
    }

    void a_blocked_inside_is_the_worst_that_a_cell_can_say()
    {
        CauseEffect::DoorCell cell;
        cell.state = {Passage::Blocked, Passage::Unknown, {}, std::nullopt, LeafPosition::Closed};
        QCOMPARE(MatrixModel::meaningOf(cell), MatrixModel::Meaning::Blocked);
        cell.state.inside = Passage::Free;
        QCOMPARE(MatrixModel::meaningOf(cell), MatrixModel::Meaning::Unknown);
        cell.state.outside = Passage::Free;
        QCOMPARE(MatrixModel::meaningOf(cell), MatrixModel::Meaning::Unknown); // nobody knows whether it latches
        cell.state.latched = true;
        QCOMPARE(MatrixModel::meaningOf(cell), MatrixModel::Meaning::Open);
        cell.state.outside = Passage::Key;
        QCOMPARE(MatrixModel::meaningOf(cell), MatrixModel::Meaning::Secured);
        QSet<QString> letters;
        for (const auto meaning : {MatrixModel::Meaning::Blocked, MatrixModel::Meaning::Unknown, MatrixModel::Meaning::Open,
                                   MatrixModel::Meaning::Secured, MatrixModel::Meaning::Valve})
            letters += MatrixModel::letterOf(meaning);
        QCOMPARE(letters.size(), 5);
    }

    void rows_are_filtered()
    {
        auto* text = m->find<QLineEdit>("matrixText");
        const QAbstractItemModel* shown = m_page->view().model();
        text->setText(QStringLiteral("102a"));
        QCOMPARE(shown->rowCount(), 1);
        text->setText(QStringLiteral("electric strike"));
        QCOMPARE(shown->rowCount(), 1);
        QCOMPARE(shown->index(0, 0).data(MatrixModel::IdRole).toString(), QStringLiteral("op-lab"));
        text->setText(QStringLiteral("no such thing"));
        QCOMPARE(shown->rowCount(), 0);
        text->clear();
        QCOMPARE(shown->rowCount(), model().rowCount());
        // A door without any lock does nothing in any case.
        Project next = m->document().project();
        auto plain = std::make_shared<Opening>(*next.openings.find(OpeningId(QStringLiteral("op-lab"))));
        plain->id = OpeningId(QStringLiteral("op-plain"));
        plain->mark = QStringLiteral("999A");
        plain->set.reset();
        plain->place = {};
        next.openings.put(plain->id, plain);
        m->document().push(difference(m->document().project(), next), QStringLiteral("Door"));
        QTRY_VERIFY(m->desk().isFresh() && model().study() == m->desk().study().get());
        const int all = shown->rowCount();
        m->find<QCheckBox>("matrixOnlyChanges")->setChecked(true);
        QCOMPARE(shown->rowCount(), all - 1);
        for (int row = 0; row < shown->rowCount(); ++row)
            QVERIFY(shown->index(row, 0).data(MatrixModel::IdRole) != QStringLiteral("op-plain"));
    }

    void a_click_on_a_heading_shows_the_scenario()
    {
        QHeaderView* header = m_page->view().horizontalHeader();
        const int column = columnOf(QStringLiteral("F4: battery empty"));
        m_page->view().scrollTo(m_page->view().model()->index(0, column));
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, {header->sectionViewportPosition(column) + 20, header->height() / 2});
        QCOMPARE(m->desk().mode(), FailureDesk::Mode::Scenario);
        QCOMPARE(QLatin1String(m->desk().scenario()->id), QLatin1String("F4"));
        QCOMPARE(QLatin1String(m->desk().scenarioCase()->name), QLatin1String("battery empty"));
        // A fixed column shows nothing.
        m_page->view().scrollTo(m_page->view().model()->index(0, 0));
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, {header->sectionViewportPosition(0) + 20, header->height() / 2});
        QCOMPARE(QLatin1String(m->desk().scenario()->id), QLatin1String("F4"));
    }

    void a_scenario_is_shown_by_keys_as_well()
    {
        auto* show = m->find<QPushButton>("matrixShow");
        m_page->view().setCurrentIndex(m_page->view().model()->index(0, 0));
        QVERIFY(!show->isEnabled());
        m_page->view().setCurrentIndex(m_page->view().model()->index(0, columnOf(QStringLiteral("F3 fire alarm"))));
        QVERIFY(show->isEnabled());
        show->setFocus();
        QTest::keyClick(show, Qt::Key_Space);
        QCOMPARE(QLatin1String(m->desk().scenario()->id), QLatin1String("F3"));
    }

    void a_click_on_a_row_selects_the_door()
    {
        QTableView& view = m_page->view();
        for (int row = 0; row < view.model()->rowCount(); ++row) {
            const QModelIndex index = view.model()->index(row, 0);
            view.scrollTo(index);
            QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.visualRect(index).center());
            QCOMPARE(m->window().selection().current().id, index.data(MatrixModel::IdRole).toString());
        }
        view.setCurrentIndex(view.model()->index(0, 2));
        view.setFocus();
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(m->window().selection().current().id, view.model()->index(0, 0).data(MatrixModel::IdRole).toString());
    }

    void the_exported_file_is_that_of_the_command_line()
    {
        QTemporaryDir folder;
        m->prompts().save = folder.filePath(QStringLiteral("m.csv"));
        m->find<QPushButton>("matrixExport")->click();
        QVERIFY(m->prompts().errors.isEmpty());
        QVERIFY(m->prompts().proposed.back().endsWith(QStringLiteral("plan-states.csv")));
        QFile file(*m->prompts().save);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QFile golden(QStringLiteral(SP_SOURCE_DIR "/tests/data/golden/cause_effect_example.csv"));
        QVERIFY(golden.open(QIODevice::ReadOnly));
        QCOMPARE(bytes, golden.readAll());
        m->prompts().save = folder.filePath(QStringLiteral("none/m.csv"));
        m->find<QPushButton>("matrixExport")->click();
        QCOMPARE(m->prompts().errors.size(), 1);
    }

    void an_old_table_says_so_and_is_not_exported()
    {
        m->rename(QStringLiteral("Other"));
        QVERIFY(m->find<QLabel>("matrixState")->text().contains(QStringLiteral("before the last edit")));
        QVERIFY(!m->find<QPushButton>("matrixExport")->isEnabled());
        QTRY_VERIFY(m->find<QPushButton>("matrixExport")->isEnabled());
        QVERIFY(m->find<QLabel>("matrixState")->text().isEmpty());
    }

    void an_edit_keeps_the_place_in_the_table()
    {
        const QModelIndex place = cell(QStringLiteral("op-stair"), columnOf(QStringLiteral("F5 controller failed")));
        m_page->view().setCurrentIndex(static_cast<const QSortFilterProxyModel*>(m_page->view().model())->mapFromSource(place));
        m->rename(QStringLiteral("Other"));
        QTRY_VERIFY(m->desk().isFresh() && model().study() == m->desk().study().get());
        QCOMPARE(m_page->view().currentIndex().data(MatrixModel::IdRole).toString(), QStringLiteral("op-stair"));
        QCOMPARE(m_page->view().currentIndex().column(), columnOf(QStringLiteral("F5 controller failed")));
    }

    void chosen_cells_are_copied_with_their_headings()
    {
        QTableView& view = m_page->view();
        const int column = columnOf(QStringLiteral("F2 battery exhausted"));
        view.selectionModel()->select({view.model()->index(0, column), view.model()->index(1, column)},
                                      QItemSelectionModel::ClearAndSelect);
        view.setFocus();
        QTest::keySequence(&view, QKeySequence::Copy);
        const auto rows = readTabText(QGuiApplication::clipboard()->text());
        QCOMPARE(rows.size(), size_t(3));
        QCOMPARE(rows[0], (QStringList{QStringLiteral("Mark"), QStringLiteral("F2 battery exhausted")}));
        QCOMPARE(rows[1], (QStringList{QStringLiteral("101A"), QStringLiteral("S  free / key only")}));
    }

private:
    MatrixModel& model() { return m_page->model(); }
    int columnOf(const QString& title)
    {
        for (int c = 0; c < model().columnCount(); ++c)
            if (model().headerData(c, Qt::Horizontal).toString() == title)
                return c;
        return -1;
    }
    QModelIndex cell(const QString& id, int column)
    {
        for (int row = 0; row < model().rowCount(); ++row)
            if (model().idAt(row) == id)
                return model().index(row, column);
        return {};
    }

    std::unique_ptr<FailurePages> m;
    MatrixPage* m_page = nullptr;
};

QTEST_MAIN(TstMatrixPage)
#include "tst_matrix_page.moc"
