// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/edit_openings.h"
#include "ui/panels/palette_panel.h"

#include <QAction>
#include <QActionGroup>
#include <QFile>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>
#include <set>

using namespace sp::ui;

namespace {

/// A palette with the rows of the placing tools; starting one checks its action.
struct Fixture {
    PalettePanel panel;
    QActionGroup group{nullptr};
    std::vector<QAction*> actions;
    QStringList started;

    Fixture()
    {
        for (const ToolRow& row : placingTools()) {
            auto* action = group.addAction(QString::fromLatin1(row.title));
            action->setCheckable(true);
            action->setShortcut(QKeySequence(QLatin1String(row.keys)));
            QObject::connect(action, &QAction::triggered, &panel, [this, id = QString::fromLatin1(row.id)] { started += id; });
            actions.push_back(action);
        }
        panel.addRows(placingTools(), actions);
        panel.resize(260, 700);
        panel.show();
    }
    QTreeWidget* tree() { return panel.findChild<QTreeWidget*>(QStringLiteral("paletteRows")); }
    QLineEdit* search() { return panel.findChild<QLineEdit*>(QStringLiteral("paletteSearch")); }
    QTreeWidgetItem* row(const QString& text)
    {
        const auto found = tree()->findItems(text, Qt::MatchExactly | Qt::MatchRecursive);
        return found.isEmpty() ? nullptr : found.front();
    }
    QStringList visible()
    {
        QStringList list;
        for (int g = 0; g < tree()->topLevelItemCount(); ++g) {
            const QTreeWidgetItem* top = tree()->topLevelItem(g);
            for (int i = 0; i < top->childCount(); ++i)
                if (!top->isHidden() && top->isExpanded() && !top->child(i)->isHidden())
                    list += top->child(i)->text(0);
        }
        return list;
    }
};

} // namespace

class TstPalette : public QObject {
    Q_OBJECT
private slots:
    void long_names_go_on_in_a_second_line_where_the_palette_is_narrow()
    {
        Fixture f;
        QTreeWidgetItem* item = f.row(QStringLiteral("Bi-parting sliding doors"));
        QVERIFY(item);
        const auto height = [&] { return f.tree()->visualItemRect(item).height(); };
        f.panel.resize(420, 700);
        QTRY_VERIFY(height() < 2 * f.tree()->fontMetrics().lineSpacing());
        f.panel.resize(f.panel.minimumWidth(), 700);
        QTRY_VERIFY(height() >= 2 * f.tree()->fontMetrics().lineSpacing());
        f.panel.resize(420, 700);
        QTRY_VERIFY(height() < 2 * f.tree()->fontMetrics().lineSpacing());
    }

    void every_tool_has_a_row_with_a_text_and_an_icon_of_its_own()
    {
        Fixture f;
        std::set<QString> ids, icons, keys;
        for (const ToolRow& row : placingTools()) {
            const QString text = QString::fromLatin1(row.title).remove(u'&');
            QVERIFY2(f.row(text), row.title);
            QVERIFY2(ids.insert(QString::fromLatin1(row.id)).second, row.id);
            QVERIFY2(icons.insert(QString::fromLatin1(row.icon)).second, row.icon);
            QVERIFY2(QFile::exists(QStringLiteral(SP_SOURCE_DIR "/resources/icons/%1.svg").arg(QLatin1String(row.icon))), row.icon);
        }
        for (const auto rows : {drawingTools(), placingTools()})
            for (const ToolRow& row : rows)
                if (*row.keys)
                    QVERIFY2(keys.insert(QString::fromLatin1(row.keys)).second, row.keys);
    }

    void every_kind_of_opening_can_be_placed()
    {
        QStringList ids;
        for (const ToolRow& row : placingTools())
            ids += QString::fromLatin1(row.id);
        for (const sp::OpeningPreset& preset : sp::openingPresets())
            QVERIFY2(ids.contains(QStringLiteral("door-") + QString::fromLatin1(preset.id).replace(u'_', u'-')), preset.id);
    }

    void click_starts_the_tool_once()
    {
        Fixture f;
        QSignalSpy spy(&f.panel, &PalettePanel::started);
        QTreeWidgetItem* row = f.row(QStringLiteral("Pair of doors"));
        f.tree()->scrollToItem(row);
        QTest::mouseClick(f.tree()->viewport(), Qt::LeftButton, {}, f.tree()->visualItemRect(row).center());
        QCOMPARE(f.started, QStringList(QStringLiteral("door-pair")));
        QCOMPARE(spy.count(), 1);
    }

    void keys_reach_every_row()
    {
        Fixture f;
        f.tree()->setFocus();
        f.tree()->expandAll();
        f.tree()->setCurrentItem(f.tree()->topLevelItem(0));
        for (size_t i = 0; i < placingTools().size() + 8; ++i) {
            QTest::keyClick(f.tree(), Qt::Key_Down);
            if (f.tree()->currentItem()->childCount() == 0)
                QTest::keyClick(f.tree(), Qt::Key_Return);
        }
        QStringList all;
        for (const ToolRow& row : placingTools())
            all += QString::fromLatin1(row.id);
        f.started.removeDuplicates();
        QCOMPARE(f.started.size(), all.size());
    }

    void tool_in_use_is_marked_by_more_than_a_colour()
    {
        Fixture f;
        QTreeWidgetItem* row = f.row(QStringLiteral("Single door"));
        QCOMPARE(row->text(1), QStringLiteral("D"));
        QVERIFY(!row->font(0).bold());
        f.actions[0]->setChecked(true);
        QVERIFY(row->font(0).bold());
        QVERIFY(row->text(1) != QStringLiteral("D"));
        QVERIFY(row->data(0, Qt::AccessibleTextRole).toString().contains(QStringLiteral("in use")));
        f.actions[1]->setChecked(true);
        QVERIFY(!row->font(0).bold());
        QCOMPARE(row->text(1), QStringLiteral("D"));
    }

    void narrow_palette_has_names_and_no_keys()
    {
        Fixture f;
        QTreeWidgetItem* row = f.row(QStringLiteral("Single door"));
        QCOMPARE(row->text(1), QStringLiteral("D"));
        f.panel.resize(170, 700);
        QCOMPARE(row->text(1), QString());
        QVERIFY(row->toolTip(0).contains(QStringLiteral("(D)")));
        f.actions[0]->setChecked(true);
        QVERIFY(!row->text(1).isEmpty());
    }

    void search_shows_what_fits_and_return_starts_the_first()
    {
        Fixture f;
        f.panel.setFolded({QStringLiteral("valves"), QStringLiteral("devices")});
        const QStringList before = f.visible();
        f.search()->setFocus();
        QTest::keyClicks(f.search(), QStringLiteral("valve sol"));
        QCOMPARE(f.visible(), QStringList(QStringLiteral("Solenoid valve")));
        QTest::keyClick(f.search(), Qt::Key_Return);
        QCOMPARE(f.started, QStringList(QStringLiteral("valve-solenoid")));
        f.search()->clear();
        QCOMPARE(f.visible(), before);
        QTest::keyClicks(f.search(), QStringLiteral("zzz"));
        QVERIFY(f.visible().isEmpty());
    }

    void folding_is_remembered_but_not_what_a_search_unfolds()
    {
        Fixture f;
        QSignalSpy spy(&f.panel, &PalettePanel::foldedChanged);
        QTreeWidgetItem* group = f.tree()->topLevelItem(0);
        group->setExpanded(false);
        QCOMPARE(spy.count(), 1);
        QCOMPARE(spy.front().front().toStringList(), f.panel.folded());
        f.search()->setText(QStringLiteral("door"));
        f.search()->clear();
        QCOMPARE(spy.count(), 1);
        QVERIFY(!group->isExpanded());
    }
};

QTEST_MAIN(TstPalette)
#include "tst_palette.moc"
