// SPDX-License-Identifier: GPL-3.0-or-later
#include "fake_prompts.h"
#include "ui/document/fact_edit.h"
#include "ui/models/fact_lookup.h"
#include "ui/models/tab_text.h"
#include "ui/panels/column_chooser.h"
#include "ui/panels/grid_panel.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

using namespace sp;
using namespace sp::ui;
using Tester = QAbstractItemModelTester;
constexpr auto mode = Tester::FailureReportingMode::QtTest;

class TstGridsEdit : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_document = std::make_unique<Document>();
        m_theme = themeFor(QPalette());
        m_selection = std::make_unique<Selection>();
        m_grid = std::make_unique<EntityGrid>(openingsGrid(), *m_document, m_theme);
        m_panel = std::make_unique<GridPanel>(*m_grid, *m_selection, QStringLiteral("openings"), std::vector<int>{70});
        const Errors problems = m_document->open(samplePlan());
        QVERIFY2(problems.empty(), problems.empty() ? "" : qPrintable(errorText(problems.front())));
        m_panel->resize(900, 400);
        m_panel->show();
    }
    void cleanup()
    {
        m_panel.reset();
        m_grid.reset();
        m_selection.reset();
        m_document.reset();
    }

    void table_text_reads_back_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("cells"); // rows joined by |, cells by ;
        QTest::newRow("plain rows with a line end behind the last") << "a\tb\nc\td\n" << QStringList{"a;b", "c;d"};
        QTest::newRow("without a line end behind the last") << "a\tb\r\nc" << QStringList{"a;b", "c"};
        QTest::newRow("quoted tab and line end stay in their cell") << "\"a\tb\nc\"\td\n" << QStringList{"a\tb\nc;d"};
        QTest::newRow("doubled quotes are one") << "\"3'-0\"\"\"\tx\n" << QStringList{"3'-0\";x"};
        QTest::newRow("inches without quotes around") << "36\"\tx\n" << QStringList{"36\";x"};
        QTest::newRow("a lone quote at the start is text") << "\"\tx\n" << QStringList{"\";x"};
        QTest::newRow("empty cells count") << "\t\n\t\t\n" << QStringList{";", ";;"};
        QTest::newRow("an empty line is a row with an empty cell") << "a\n\nb\n" << QStringList{"a", "", "b"};
        QTest::newRow("nothing is no row") << "" << QStringList{};
    }
    void table_text_reads_back()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, cells);
        QStringList got;
        const auto rows = readTabText(text);
        for (const QStringList& row : rows)
            got += row.join(u';');
        QCOMPARE(got, cells);
        if (text != QStringLiteral("\"\tx\n")) { // what is written is quoted where it must be
            QCOMPARE(readTabText(writeTabText(rows)), rows);
        }
    }

    void every_grid_keeps_the_rules_of_models()
    {
        QString set;
        std::vector<GridKind> kinds{
            openingsGrid(), roomsGrid(), valvesGrid(), setsGrid(), suppliesGrid(), typesGrid(), itemsGrid([&] { return set; })};
        std::vector<std::unique_ptr<EntityGrid>> grids;
        std::vector<std::unique_ptr<GridFilter>> filters;
        std::vector<std::unique_ptr<Tester>> testers;
        for (GridKind& kind : kinds) {
            grids.push_back(std::make_unique<EntityGrid>(std::move(kind), *m_document, m_theme));
            filters.push_back(std::make_unique<GridFilter>());
            filters.back()->setSourceModel(grids.back().get());
            filters.back()->sort(0);
            testers.push_back(std::make_unique<Tester>(grids.back().get(), mode));
            testers.push_back(std::make_unique<Tester>(filters.back().get(), mode));
        }
        const Project before = m_document->project();
        for (size_t i = 0; i + 1 < grids.size(); ++i)
            QVERIFY2(grids[i]->rowCount() > 0, qPrintable(grids[i]->kind().name));
        set = before.hardwareSets[0].id.text();
        grids.back()->reload();
        QCOMPARE(grids.back()->rowCount(), static_cast<int>(before.hardwareSets[0].items->size()));
        // Rows come and go, and everything is undone again.
        Patch patch;
        auto more = std::make_shared<Opening>(before.openings[1]);
        more->id = OpeningId(QStringLiteral("op-0new"));
        more->mark = QStringLiteral("NEW");
        patch.of<Opening>().push_back({nullptr, more});
        patch.of<Opening>().push_back({before.openings.share(before.openings[3].id), nullptr});
        patch.of<Room>().push_back({before.rooms.share(before.rooms[0].id), nullptr});
        m_document->push(patch, QStringLiteral("x"));
        QCOMPARE(grids[0]->rowCount(), static_cast<int>(before.openings.size()));
        QCOMPARE(grids[0]->rowOf({EntityKind::Opening, before.openings[3].id.text()}), -1);
        QVERIFY(grids[0]->rowOf({EntityKind::Opening, QStringLiteral("op-0new")}) >= 0);
        QCOMPARE(grids[1]->rowCount(), static_cast<int>(before.rooms.size()) - 1);
        grids[0]->showColumns({QStringLiteral("mark"), QStringLiteral("door.closing"), QStringLiteral("nonsense")});
        QCOMPARE(grids[0]->columnCount(), 3); // and the worst finding
        m_document->undoStack().undo();
        QCOMPARE(grids[0]->rowCount(), static_cast<int>(before.openings.size()));
        QTRY_VERIFY_WITH_TIMEOUT(m_document->isChecked(), 30000);
        m_document->close();
        for (const auto& grid : grids)
            QCOMPARE(grid->rowCount(), 0);
    }

    void an_edit_tells_of_its_rows_only()
    {
        QTRY_VERIFY_WITH_TIMEOUT(m_document->isChecked(), 30000);
        const Project p = m_document->project();
        for (int row = 0; row < m_grid->rowCount(); ++row)
            for (int c = 0; c < m_grid->columnCount(); ++c)
                QVERIFY(m_grid->index(row, c).data().isValid());
        const auto rowsTold = [&](const Patch& patch) {
            QSet<QString> rows;
            const auto connection =
                connect(m_grid.get(), &EntityGrid::dataChanged, this, [&](const QModelIndex& from, const QModelIndex& to) {
                    for (int r = from.row(); r <= to.row(); ++r)
                        rows += m_grid->idAt(r);
                });
            m_document->push(patch, QStringLiteral("x"));
            disconnect(connection);
            return rows;
        };
        size_t shared = 0; // an opening whose type others have too
        const auto ofSameType = [&](size_t i) {
            QSet<QString> ids;
            for (const auto& o : p.openings)
                if (o->type && o->type == p.openings[i].type)
                    ids += o->id.text();
            return ids;
        };
        while (shared + 1 < p.openings.size() && ofSameType(shared).size() < 2)
            ++shared;
        const Opening opening = p.openings[shared];
        const QString id = opening.id.text();
        QCOMPARE(rowsTold(enterFact(p, {EntityKind::Opening, id}, field("door.bottom_gap_in"), QStringLiteral("7/16 in")).value()),
                 QSet<QString>{id});
        // A type shows in every opening of the type, a room's name in the openings of the room.
        const QSet<QString> ofType = ofSameType(shared);
        QVERIFY(ofType.size() > 1 && ofType.size() < static_cast<qsizetype>(p.openings.size()));
        auto type = std::make_shared<OpeningType>(*p.openingTypes.find(opening.type));
        Patch typed;
        typed.of<OpeningType>().push_back({p.openingTypes.share(type->id), type});
        type->name = QStringLiteral("Renamed");
        QCOMPARE(rowsTold(typed), ofType);
        QCOMPARE(m_grid->index(m_grid->rowOfId(id), m_grid->columnOf(QStringLiteral("type"))).data().toString(), QStringLiteral("Renamed"));
        const auto sides = m_document->topology().openings.value(OpeningId(id));
        QVERIFY(sides.a.room || sides.b.room);
        const RoomId roomId = sides.a.room ? *sides.a.room : *sides.b.room;
        auto room = std::make_shared<Room>(*p.rooms.find(roomId));
        room->name = QStringLiteral("NEWNAME");
        Patch named;
        named.of<Room>().push_back({p.rooms.share(roomId), room});
        const QSet<QString> told = rowsTold(named);
        QVERIFY(told.contains(id) && told.size() < m_grid->rowCount());
        const int row = m_grid->rowOfId(id);
        const QString both = m_grid->index(row, m_grid->columnOf(QStringLiteral("from"))).data().toString()
            + m_grid->index(row, m_grid->columnOf(QStringLiteral("to"))).data().toString();
        QVERIFY2(both.contains(QStringLiteral("NEWNAME")), qPrintable(both));
    }

    void marks_are_sorted_as_people_do_and_filters_hold_together()
    {
        const QStringList marks{QStringLiteral("9A"), QStringLiteral("10A"), QStringLiteral("100B"), QStringLiteral("100A")};
        for (int i = 0; i < marks.size(); ++i)
            QVERIFY(m_grid->setData(m_grid->index(i, 0), marks[i]));
        QStringList shown;
        for (int r = 0; r < m_panel->sorted().rowCount(); ++r)
            if (const QString mark = m_panel->sorted().index(r, 0).data().toString(); marks.contains(mark))
                shown += mark;
        QCOMPARE(shown, (QStringList{"9A", "10A", "100A", "100B"}));
        m_panel->sorted().setText(QStringLiteral("10"));
        const int all = m_panel->sorted().rowCount();
        QVERIFY(all >= 3);
        m_panel->sorted().setColumnText(0, QStringLiteral("100"));
        QCOMPARE(m_panel->sorted().rowCount() >= 2 && m_panel->sorted().rowCount() < all, true);
        for (int r = 0; r < m_panel->sorted().rowCount(); ++r)
            QVERIFY(m_panel->sorted().index(r, 0).data().toString().contains(QStringLiteral("100")));
        m_panel->sorted().setText({});
        m_panel->sorted().clearColumns();
        QCOMPARE(m_panel->sorted().rowCount(), m_grid->rowCount());
    }

    void typing_changes_every_selected_cell_in_one_step()
    {
        showGap();
        const Project before = m_document->project();
        select(0, 1, 3, 1);
        auto& view = m_panel->view();
        QTest::keyClick(&view, Qt::Key_F2);
        auto* field = view.findChild<QLineEdit*>(QStringLiteral("factEditor"));
        QVERIFY(field);
        QVERIFY(!field->accessibleName().isEmpty());
        field->selectAll();
        QTest::keyClicks(field, QStringLiteral("9/16 in"));
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE(m_document->undoStack().count(), 1);
        for (int r = 0; r < 4; ++r)
            QVERIFY(gapAt(r) == inch64(36));
        QVERIFY(gapAt(4) != inch64(36));
        m_document->undoStack().undo();
        QVERIFY(m_document->project() == before);
    }

    void wrong_text_in_a_cell_stays_with_its_sentence()
    {
        showGap();
        select(0, 1, 0, 1);
        auto& view = m_panel->view();
        QTest::keyClick(&view, Qt::Key_F2);
        auto* field = view.findChild<QLineEdit*>(QStringLiteral("factEditor"));
        QVERIFY(field);
        field->selectAll();
        QTest::keyClicks(field, QStringLiteral("wide"));
        QTest::keyClick(field, Qt::Key_Return);
        auto* note = m_panel->findChild<QLabel*>(QStringLiteral("openingsProblem"));
        QVERIFY(note && note->isVisible() && note->text().contains(QStringLiteral("expected")));
        QCOMPARE(field->text(), QStringLiteral("wide"));
        view.setCurrentIndex(view.model()->index(4, 0)); // leaving does not lose it
        QVERIFY(view.model()->index(0, 1).data().toString().contains(QStringLiteral("wide")));
        QCOMPARE(m_document->undoStack().count(), 0);
        view.setCurrentIndex(view.model()->index(0, 1));
        QTest::keyClick(&view, Qt::Key_Escape);
        QVERIFY(!view.model()->index(0, 1).data().toString().contains(QStringLiteral("wide")));
        QVERIFY(!note->isVisible());
    }

    void fill_down_repeats_the_first_cell()
    {
        showGap();
        QVERIFY(view()->setData(view()->index(0, 1), QStringLiteral("5/16 in")));
        select(0, 1, 4, 1);
        QTest::keyClick(&m_panel->view(), Qt::Key_D, Qt::ControlModifier);
        for (int r = 0; r < 5; ++r)
            QVERIFY(gapAt(r) == inch64(20));
        QCOMPARE(m_document->undoStack().count(), 2);
    }

    void delete_takes_values_away_but_of_whole_rows_one_column_only()
    {
        showGap();
        for (int r = 0; r < 2; ++r)
            QVERIFY(view()->setData(view()->index(r, 1), QStringLiteral("5/16 in")));
        const QString mark = view()->index(0, 0).data().toString();
        m_selection->setAll({refAt(0), refAt(1)}); // from the plan: whole rows
        QCOMPARE(m_panel->view().selectedRows().size(), size_t{2});
        m_panel->view().selectionModel()->setCurrentIndex(view()->index(0, 1), QItemSelectionModel::NoUpdate);
        QTest::keyClick(&m_panel->view(), Qt::Key_Delete);
        QVERIFY(!gapAt(0) && !gapAt(1));
        QCOMPARE(view()->index(0, 0).data().toString(), mark);
    }

    void copy_and_paste_carry_a_table_through_a_spreadsheet()
    {
        m_grid->showColumns({QStringLiteral("mark"), QStringLiteral("door.bottom_gap_in"), QStringLiteral("schedule.remarks"),
                             QStringLiteral("door.exterior")});
        QVERIFY(view()->setData(view()->index(0, 2), QStringLiteral("say \"hello\"\tto all")));
        select(0, 1, 1, 3);
        QTest::keyClick(&m_panel->view(), Qt::Key_C, Qt::ControlModifier);
        const QString copied = QGuiApplication::clipboard()->text();
        QVERIFY2(copied.contains(QStringLiteral("\"say \"\"hello\"\"\tto all\"")), qPrintable(copied));
        const Project before = m_document->project();
        select(0, 1, 1, 3);
        m_panel->view().pasteText(copied);
        QVERIFY(m_document->project() == before); // what comes back unchanged changes nothing
        select(2, 1, 2, 1);
        const EntityRef second = refAt(2), third = refAt(3);
        m_panel->view().pasteText(QStringLiteral("14 mm\t\"two\nlines\"\tyes\n0'-1\"\tx\tno\n"));
        QVERIFY(!refusedShown());
        const FieldBag& facts = m_document->project().openings.find(OpeningId(second.id))->facts;
        QCOMPARE(facts.text(field("schedule.remarks")).value_or(QString()), QStringLiteral("two\nlines"));
        QCOMPARE(facts.flag(field("door.exterior")), std::optional(true));
        QVERIFY(facts.amount<Dim::Length>(field("door.bottom_gap_in")) == mm(14));
        QVERIFY(m_document->project().openings.find(OpeningId(third.id))->facts.amount<Dim::Length>(field("door.bottom_gap_in"))
                == inches(1));
    }

    void refused_cells_of_a_paste_are_listed_and_the_others_go_through()
    {
        m_grid->showColumns(
            {QStringLiteral("mark"), QStringLiteral("door.leaf_width_in"), QStringLiteral("level"), QStringLiteral("door.exterior")});
        const int steps = m_document->undoStack().count();
        const QString other = view()->index(5, 0).data().toString();
        const EntityRef first = refAt(0);
        select(0, 0, 0, 0);
        m_panel->view().pasteText(QStringLiteral("P-1\t914 mm\tsomewhere\tyes\t\ttoo far\n") + other
                                  + QStringLiteral("\t3'-0\"\nP-3\twide\t%1\tmaybe\n").arg(view()->index(2, 2).data().toString()));
        QCOMPARE(m_document->undoStack().count(), steps + 1);
        auto* list = m_panel->findChild<QTreeWidget*>(QStringLiteral("openingsRefused"));
        QVERIFY(list->isVisible());
        QStringList refused;
        for (int i = 0; i < list->topLevelItemCount(); ++i) {
            const QTreeWidgetItem* item = list->topLevelItem(i);
            refused += item->text(1) + u'=' + item->text(2);
            QVERIFY(!item->text(0).isEmpty() && !item->text(3).isEmpty());
        }
        refused.sort();
        const QString exterior = factTitle(field("door.exterior"));
        QStringList expected{exterior + QStringLiteral("=maybe"), QStringLiteral("Level=somewhere"), QStringLiteral("Mark=") + other,
                             QStringLiteral("Width of the leaf=wide"), QStringLiteral("column 6 of the table=too far")};
        expected.sort();
        QCOMPARE(refused, expected);
        QCOMPARE(m_document->project().openings.find(OpeningId(first.id))->mark.value_or(QString()), QStringLiteral("P-1"));
        QVERIFY(m_document->project().openings.find(OpeningId(first.id))->facts.amount<Dim::Length>(field("door.leaf_width_in"))
                == mm(914));
    }

    void a_single_value_fills_the_selection_and_a_block_tiles_it()
    {
        showGap();
        select(0, 1, 5, 1);
        m_panel->view().pasteText(QStringLiteral("1/2 in\n"));
        for (int r = 0; r < 6; ++r)
            QVERIFY(gapAt(r) == inch64(32));
        select(0, 1, 3, 1);
        m_panel->view().pasteText(QStringLiteral("1/4 in\n3/8 in\n"));
        QVERIFY(gapAt(0) == inch64(16) && gapAt(1) == inch64(24) && gapAt(2) == inch64(16) && gapAt(3) == inch64(24));
        // More rows than there are: what does not fit is told.
        const int last = view()->rowCount() - 1;
        select(last, 1, last, 1);
        m_panel->view().pasteText(QStringLiteral("1/8 in\n1/8 in\n"));
        QVERIFY(gapAt(last) == inch64(8));
        QVERIFY(refusedShown());
    }

    void marks_that_move_up_by_one_are_pasted_together()
    {
        select(0, 0, 0, 0);
        QStringList marks;
        for (int r = 0; r < 4; ++r)
            marks += view()->index(r, 0).data().toString();
        QStringList ids;
        for (int r = 0; r < 3; ++r)
            ids += refAt(r).id;
        // The first takes the mark of the second, and so on: refused one by one, right together.
        m_panel->view().pasteText(marks[1] + u'\n' + marks[2] + QStringLiteral("\nFREE\n"));
        QVERIFY(!refusedShown());
        for (int i = 0; i < 3; ++i)
            QCOMPARE(m_document->project().openings.find(OpeningId(ids[i]))->mark.value_or(QString()),
                     i < 2 ? marks[i + 1] : QStringLiteral("FREE"));
    }

    void rows_and_plan_select_each_other()
    {
        QSignalSpy chosen(m_panel.get(), &GridPanel::chosen);
        m_selection->setAll({refAt(2), refAt(4)});
        QCOMPARE(m_panel->view().selectedRows().size(), size_t{2});
        QCOMPARE(chosen.size(), 0);
        select(1, 0, 3, 0);
        QCOMPARE(m_selection->all().size(), size_t{3});
        select(6, 0, 6, 0);
        QCOMPARE(m_selection->current(), refAt(6));
        QCOMPARE(m_selection->all().size(), size_t{1});
        QVERIFY(chosen.size() > 0);
        m_selection->clear();
        QCOMPARE(m_panel->view().selectedRows().size(), size_t{0});
    }

    void columns_are_chosen_and_remembered()
    {
        QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("grid.ini")), QSettings::IniFormat);
        m_panel->remember(&settings);
        m_panel->chooseColumns();
        auto* chooser = m_panel->findChild<ColumnChooser*>();
        QVERIFY(chooser);
        for (int i = 0; i < chooser->list().count(); ++i) {
            QListWidgetItem* item = chooser->list().item(i);
            if (item->toolTip() == QStringLiteral("door.closing") || item->toolTip() == QStringLiteral("hand"))
                item->setCheckState(item->checkState() == Qt::Checked ? Qt::Unchecked : Qt::Checked);
        }
        chooser->accept();
        QVERIFY(m_grid->columnOf(QStringLiteral("door.closing")) > 0);
        QCOMPARE(m_grid->columnOf(QStringLiteral("hand")), -1);
        EntityGrid other(openingsGrid(), *m_document, m_theme);
        GridPanel panel(other, *m_selection, QStringLiteral("openings"), {});
        panel.remember(&settings);
        QCOMPARE(other.shownColumns(), m_grid->shownColumns());
    }

    void a_set_is_given_by_its_mark_and_an_unknown_one_refused()
    {
        const int column = m_grid->columnOf(QStringLiteral("set"));
        const Project p = m_document->project();
        const HardwareSet& last = p.hardwareSets[p.hardwareSets.size() - 1];
        QVERIFY2(m_grid->setData(m_grid->index(0, column), *last.mark),
                 qPrintable(m_grid->problemOf(m_grid->index(0, column), *last.mark)));
        QCOMPARE(m_document->project().openings[0].set.value_or(HardwareSetId(QString())), last.id);
        QSignalSpy refused(m_grid.get(), &EntityGrid::refused);
        QVERIFY(!m_grid->setData(m_grid->index(0, column), QStringLiteral("no such set")));
        QCOMPARE(refused.size(), 1);
    }

private:
    QAbstractItemModel* view() { return m_panel->view().model(); }
    EntityRef refAt(int row) { return {EntityKind::Opening, view()->index(row, 0).data(EntityGrid::IdRole).toString()}; }
    std::optional<Length> gapAt(int row)
    {
        return m_document->project().openings.find(OpeningId(refAt(row).id))->facts.amount<Dim::Length>(field("door.bottom_gap_in"));
    }
    void showGap() { m_grid->showColumns({QStringLiteral("mark"), QStringLiteral("door.bottom_gap_in")}); }
    void select(int top, int left, int bottom, int right)
    {
        auto* selected = m_panel->view().selectionModel();
        selected->setCurrentIndex(view()->index(top, left), QItemSelectionModel::NoUpdate);
        selected->select({view()->index(top, left), view()->index(bottom, right)}, QItemSelectionModel::ClearAndSelect);
    }
    bool refusedShown() { return m_panel->findChild<QTreeWidget*>(QStringLiteral("openingsRefused"))->isVisible(); }

    std::unique_ptr<Document> m_document;
    std::unique_ptr<Selection> m_selection;
    std::unique_ptr<EntityGrid> m_grid;
    std::unique_ptr<GridPanel> m_panel;
    Theme m_theme;
};

QTEST_MAIN(TstGridsEdit)
#include "tst_grids_edit.moc"
