// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/edit_sets.h"
#include "shown_window.h"
#include "ui/panels/grid_panel.h"
#include "ui/panels/kind_picker.h"
#include "ui/panels/set_editor.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

using namespace sp;
using namespace sp::ui;

class TstSetEditor : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_bench.open();
        m_editor = std::make_unique<SetEditor>(*m_document, *m_selection, *m_prompts, themeFor(QPalette()));
        QCOMPARE(m_bench.openSample(), QString());
        QTRY_VERIFY_WITH_TIMEOUT(m_document->isChecked(), 30000);
        m_editor->resize(1200, 400);
        m_editor->show();
        for (const auto& set : project().hardwareSets)
            if (openingsWith(project(), set->id).size() > 1 && set->items && set->items->size() > 1)
                m_shared = set->id.text();
        QVERIFY(!m_shared.isEmpty());
        m_editor->showSet(m_shared);
    }
    void cleanup()
    {
        m_editor.reset();
        m_bench.close();
    }

    void shows_who_uses_the_set_and_goes_there()
    {
        auto* use = m_editor->findChild<QLabel*>(QStringLiteral("setUse"));
        const std::vector<OpeningId> users = openingsWith(project(), HardwareSetId(m_shared));
        QVERIFY(use->text().contains(project().openings.find(users[0])->mark.value_or(users[0].text())));
        QSignalSpy chosen(m_editor.get(), &SetEditor::chosen);
        emit use->linkActivated(users[0].text());
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].value<EntityRef>().id, users[0].text());
    }

    void set_is_added_named_and_copied_with_free_marks()
    {
        const size_t had = project().hardwareSets.size();
        click("newSet");
        QCOMPARE(project().hardwareSets.size(), had + 1);
        const QString made = m_editor->set();
        QVERIFY(set(made)->mark && set(made)->items->empty());
        EntityGrid& sets = m_editor->sets().grid();
        const int row = sets.rowOfId(made);
        QVERIFY(sets.setData(sets.index(row, sets.columnOf(QStringLiteral("name"))), QStringLiteral("Stairs")));
        QCOMPARE(set(made)->name, QStringLiteral("Stairs"));
        QVERIFY(!sets.setData(sets.index(row, 0), *set(m_shared)->mark)); // the mark of another
        QVERIFY(button("removeSet")->isEnabled());
        m_editor->showSet(m_shared);
        QVERIFY(!button("removeSet")->isEnabled());
        click("copySet");
        QVERIFY(m_editor->set() != m_shared);
        QCOMPARE(set(m_editor->set())->items, set(m_shared)->items);
        QVERIFY(set(m_editor->set())->mark != set(m_shared)->mark);
        QVERIFY(openingsWith(project(), HardwareSetId(m_editor->set())).empty());
        click("removeSet");
        QCOMPARE(project().hardwareSets.size(), had + 1);
    }

    void items_are_added_from_the_catalogue_found_by_name()
    {
        click("newSet");
        click("addItem");
        KindPicker* picker = m_editor->picker();
        QVERIFY(picker && picker->isVisible());
        int kinds = 0;
        for (int g = 0; g < picker->tree().topLevelItemCount(); ++g)
            kinds += picker->tree().topLevelItem(g)->childCount();
        int expected = 0;
        for (const DeviceKind& kind : m_document->check()->library->catalogue.kinds())
            expected += kind.placed != DeviceKind::Placed::Device;
        QCOMPARE(kinds, expected);
        QTest::keyClicks(&picker->search(), QStringLiteral("electromagnetic"));
        picker->findChild<QPushButton*>(QStringLiteral("addKind"))->click();
        const auto items = *set(m_editor->set())->items;
        QCOMPARE(items.size(), size_t{1});
        QVERIFY2(items[0].kind.contains(QStringLiteral("maglock")), qPrintable(items[0].kind));
        QTest::keyClicks(&picker->search(), QStringLiteral("xyz"));
        QVERIFY(!picker->findChild<QPushButton*>(QStringLiteral("addKind"))->isEnabled());
    }

    void fail_states_that_a_device_cannot_have_are_not_offered_and_refused()
    {
        click("newSet");
        m_editor->addKind(QStringLiteral("maglock"));
        m_editor->addKind(QStringLiteral("electrified_mortise"));
        m_editor->addKind(QStringLiteral("closer"));
        EntityGrid& items = m_editor->items().grid();
        const int column = items.columnOf(QStringLiteral("hw.fail_state"));
        const auto offered = [&](int row) {
            QStringList words;
            for (const auto& choice : items.editorAt(items.index(row, column)).choices)
                words += choice.text;
            return words;
        };
        QCOMPARE(offered(0), (QStringList{QStringLiteral("fail safe"), QStringLiteral("unknown")}));
        QCOMPARE(offered(1), (QStringList{QStringLiteral("fail secure"), QStringLiteral("fail safe"), QStringLiteral("unknown")}));
        QCOMPARE(offered(2), QStringList{QStringLiteral("not applicable")});
        QCOMPARE(items.index(0, column).data().toString(), QStringLiteral("fail safe")); // it can have no other
        QVERIFY(!items.setData(items.index(0, column), QStringLiteral("fail secure")));
        QVERIFY(!items.setData(items.index(2, column), QStringLiteral("fail safe")));
        QVERIFY(items.setData(items.index(1, column), QStringLiteral("fail secure")));
        QCOMPARE(items.index(1, column).data().toString(), QStringLiteral("fail secure"));
        const int volts = items.columnOf(QStringLiteral("hw.volts"));
        QVERIFY(!items.setData(items.index(0, volts), QStringLiteral("24")));
        QVERIFY(items.setData(items.index(0, volts), QStringLiteral("24 V")));
    }

    void other_hardware_takes_the_place_of_an_item()
    {
        const std::vector<OpeningId> users = openingsWith(project(), HardwareSetId(m_shared));
        const HardwareItem before = set(m_shared)->items->front();
        auto& view = m_editor->items().view();
        QVERIFY(!button("replaceItem")->isEnabled()); // no item is the current one
        view.setCurrentIndex(view.model()->index(0, 0));
        click("replaceItem");
        auto* picker = m_editor->findChild<KindPicker*>();
        QVERIFY(picker && picker->isVisible());
        QCOMPARE(picker->tree().currentItem()->data(0, Qt::UserRole).toString(), before.kind); // begins with what is there
        QTest::keyClicks(&picker->search(), QStringLiteral("pivot"));
        m_selection->set({EntityKind::Opening, users[0].text()});
        m_prompts->shared = Prompts::SharedSet::OwnSet;
        picker->findChild<QPushButton*>(QStringLiteral("addKind"))->click();
        QVERIFY(!picker->isVisible());
        QCOMPARE(m_prompts->askedShared.size(), 1);
        QCOMPARE(m_document->undoStack().count(), 1);
        const QString own = project().openings.find(users[0])->set->text();
        QVERIFY(own != m_shared);
        QCOMPARE(set(own)->items->front().kind, QStringLiteral("pivot"));
        QCOMPARE(set(own)->items->front().key, before.key);
        QVERIFY(set(m_shared)->items->front() == before);
        QCOMPARE(m_editor->set(), own);
        QCOMPARE(view.currentIndex().row(), 0); // and it stays the current one
    }

    void functions_that_a_device_cannot_have_are_not_offered_and_go_with_it()
    {
        click("newSet");
        m_editor->addKind(QStringLiteral("mortise_lock"));
        EntityGrid& items = m_editor->items().grid();
        const QModelIndex cell = items.index(0, items.columnOf(QStringLiteral("hw.function")));
        QVERIFY(items.setData(cell, QStringLiteral("institution")));
        const DeviceKind* latch = m_document->check()->library->catalogue.find(QStringLiteral("two_point_latch"));
        QVERIFY(latch && !latch->functions.contains(QStringLiteral("institution")));
        m_editor->replaceItem(set(m_editor->set())->items->front().key, latch->kind);
        QCOMPARE(items.index(0, cell.column()).data().toString(), QString());
        QStringList offered;
        for (const auto& choice : items.editorAt(items.index(0, cell.column())).choices)
            offered += QString(choice.text).replace(u' ', u'_');
        QCOMPARE(offered, latch->functions + QStringList{QStringLiteral("none")});
    }

    void items_are_moved_and_removed()
    {
        m_selection->clear();
        const auto keys = [&] {
            QStringList list;
            for (const HardwareItem& item : *set(m_shared)->items)
                list += item.key;
            return list;
        };
        const QStringList before = keys();
        auto& view = m_editor->items().view();
        view.setCurrentIndex(view.model()->index(0, 0));
        QVERIFY(!button("itemUp")->isEnabled());
        click("itemDown");
        QStringList expected = before;
        expected.swapItemsAt(0, 1);
        QCOMPARE(keys(), expected);
        QCOMPARE(view.currentIndex().row(), 1); // the item stays the current one
        click("removeItem");
        expected.removeAt(1);
        QCOMPARE(keys(), expected);
        m_document->undoStack().undo();
        m_document->undoStack().undo();
        QCOMPARE(keys(), before);
        QCOMPARE(m_prompts->askedShared.size(), 0); // nobody selected an opening: it is for all
    }

    void change_of_a_shared_set_asks_for_whom_data()
    {
        QTest::addColumn<int>("answer");
        QTest::newRow("for all openings") << static_cast<int>(Prompts::SharedSet::All);
        QTest::newRow("for the selected one only") << static_cast<int>(Prompts::SharedSet::OwnSet);
        QTest::newRow("not at all") << static_cast<int>(Prompts::SharedSet::Cancel);
    }
    void change_of_a_shared_set_asks_for_whom()
    {
        QFETCH(int, answer);
        m_prompts->shared = static_cast<Prompts::SharedSet>(answer);
        const std::vector<OpeningId> users = openingsWith(project(), HardwareSetId(m_shared));
        m_selection->set({EntityKind::Opening, users[0].text()});
        const Project before = project();
        EntityGrid& items = m_editor->items().grid();
        items.setData(items.index(0, items.columnOf(QStringLiteral("hw.finish"))), QStringLiteral("630"));
        QCOMPARE(m_prompts->askedShared.size(), 1);
        QVERIFY(m_prompts->askedShared[0].contains(QString::number(users.size())));
        const auto finish = [&](const QString& id) { return set(id)->items->front().facts.text(field("hw.finish")).value_or(QString()); };
        const QString mine = project().openings.find(users[0])->set->text();
        const QString others = project().openings.find(users[1])->set->text();
        QCOMPARE(others, m_shared);
        if (answer == static_cast<int>(Prompts::SharedSet::Cancel)) {
            QVERIFY(project() == before);
            return;
        }
        QCOMPARE(m_document->undoStack().count(), 1);
        QCOMPARE(mine == m_shared, answer == static_cast<int>(Prompts::SharedSet::All));
        QCOMPARE(finish(mine), QStringLiteral("630"));
        QCOMPARE(finish(others) == QStringLiteral("630"), mine == others);
        QTRY_COMPARE(m_editor->set(), mine);
        m_document->undoStack().undo();
        QVERIFY(project() == before);
        // The same with an item that is added.
        m_selection->clear();
        m_selection->set({EntityKind::Opening, users[0].text()});
        m_editor->addKind(QStringLiteral("closer"));
        QCOMPARE(m_prompts->askedShared.size(), 2);
        QCOMPARE(project().openings.find(users[0])->set->text() == m_shared, answer == static_cast<int>(Prompts::SharedSet::All));
        QCOMPARE(m_document->undoStack().count(), 1);
    }

    void nothing_is_asked_when_all_users_are_selected()
    {
        click("selectUsers");
        QCOMPARE(m_selection->all().size(), openingsWith(project(), HardwareSetId(m_shared)).size());
        m_editor->addKind(QStringLiteral("closer"));
        QCOMPARE(m_prompts->askedShared.size(), 0);
        QCOMPARE(m_document->undoStack().count(), 1);
    }

    void shown_set_is_given_to_the_selection()
    {
        std::vector<EntityRef> refs;
        for (const auto& opening : project().openings)
            if (opening->set && opening->set->text() != m_shared && refs.size() < 2)
                refs.push_back({EntityKind::Opening, opening->id.text()});
        m_selection->setAll(refs);
        m_editor->showSet(m_shared);
        click("assignSet");
        for (const EntityRef& ref : refs)
            QCOMPARE(project().openings.find(OpeningId(ref.id))->set->text(), m_shared);
        QCOMPARE(m_document->undoStack().count(), 1);
    }

    void set_of_a_chosen_opening_is_shown()
    {
        for (const auto& opening : project().openings)
            if (opening->set) {
                m_selection->set({EntityKind::Opening, opening->id.text()});
                QCOMPARE(m_editor->set(), opening->set->text());
                break;
            }
    }

    void every_control_has_a_name()
    {
        for (const auto* b : m_editor->findChildren<QPushButton*>())
            QVERIFY(!b->text().isEmpty());
        for (const auto* line : m_editor->findChildren<QLineEdit*>())
            QVERIFY2(!line->accessibleName().isEmpty(), qPrintable(line->objectName()));
        for (const auto* view : m_editor->findChildren<QTableView*>())
            QVERIFY(!view->accessibleName().isEmpty());
    }

private:
    const Project& project() const { return m_document->project(); }
    const HardwareSet* set(const QString& id) const { return project().hardwareSets.find(HardwareSetId(id)); }
    QPushButton* button(const char* name) { return m_editor->findChild<QPushButton*>(QLatin1String(name)); }
    void click(const char* name)
    {
        QVERIFY2(button(name)->isEnabled(), name);
        button(name)->click();
    }

    PanelBench m_bench;
    std::unique_ptr<Document>& m_document = m_bench.document;
    std::unique_ptr<Selection>& m_selection = m_bench.selection;
    std::unique_ptr<FakePrompts>& m_prompts = m_bench.prompts;
    std::unique_ptr<SetEditor> m_editor;
    QString m_shared; ///< a set of several openings
};

QTEST_MAIN(TstSetEditor)
#include "tst_set_editor.moc"
