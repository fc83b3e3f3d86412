// SPDX-License-Identifier: GPL-3.0-or-later
// What a screen reader and a person without a mouse find: names of all controls, texts, letters and keys of all commands.
#include "shown_window.h"
#include "ui/canvas/plan_view.h"
#include "ui/everyday/chooser.h"
#include "ui/everyday/help.h"
#include "ui/everyday/new_plan_dialog.h"
#include "ui/everyday/preferences_dialog.h"
#include "ui/everyday/print_dialog.h"
#include "ui/everyday/recovery_dialog.h"
#include "ui/everyday/search.h"
#include "ui/main_window.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QComboBox>
#include <QDockWidget>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QShortcut>
#include <QTabBar>
#include <QTableView>
#include <QTest>
#include <QTextEdit>
#include <QToolBar>
#include <QToolButton>
#include <QTreeView>
#include <QWidgetAction>

using namespace sp;
using namespace sp::ui;

namespace {

QString spoken(QWidget* widget)
{
    QAccessibleInterface* face = QAccessible::queryAccessibleInterface(widget);
    return face ? face->text(QAccessible::Name).trimmed() : QString();
}

/// Where a widget stands, for the list of what is wrong.
QString placeOf(const QWidget* widget)
{
    QStringList path;
    for (; widget; widget = widget->parentWidget())
        path.prepend(QLatin1String(widget->metaObject()->className())
                     + (widget->objectName().isEmpty() ? QString() : u'#' + widget->objectName()));
    return path.mid(std::max<qsizetype>(0, path.size() - 4)).join(QStringLiteral(" > "));
}

/// Parts that Qt makes inside a control, which speaks for them.
bool isInside(const QWidget* widget)
{
    const QWidget* parent = widget->parentWidget();
    return qobject_cast<const QLineEdit*>(parent) || qobject_cast<const QComboBox*>(parent) || qobject_cast<const QAbstractSpinBox*>(parent)
        || qobject_cast<const QTabBar*>(parent) || widget->inherits("QTableCornerButton") || widget->inherits("QComboBoxListView")
        || (parent && (parent->inherits("QComboBoxPrivateContainer") || parent->inherits("QToolBar"))
            && widget->inherits("QToolBarExtension"));
}

QStringList nameless(QWidget& root)
{
    QStringList out;
    QList<QWidget*> all = root.findChildren<QWidget*>();
    for (QWidget* widget : all) {
        const bool control = qobject_cast<QAbstractButton*>(widget) || qobject_cast<QLineEdit*>(widget) || qobject_cast<QComboBox*>(widget)
            || qobject_cast<QAbstractSpinBox*>(widget) || qobject_cast<QAbstractItemView*>(widget) || qobject_cast<QTextEdit*>(widget)
            || qobject_cast<QDockWidget*>(widget) || qobject_cast<PlanView*>(widget);
        if (!control || isInside(widget) || qobject_cast<QHeaderView*>(widget))
            continue;
        if (spoken(widget).isEmpty())
            out += placeOf(widget);
    }
    return out;
}

/// Columns without a heading, and rows that say nothing at all.
QStringList silentItems(QWidget& root)
{
    QStringList out;
    for (const auto* view : root.findChildren<QAbstractItemView*>()) {
        const QAbstractItemModel* model = view->model();
        if (!model || qobject_cast<const QHeaderView*>(view) || view->inherits("QComboBoxListView"))
            continue;
        const QHeaderView* header = nullptr;
        if (const auto* tree = qobject_cast<const QTreeView*>(view); tree && !tree->isHeaderHidden())
            header = tree->header();
        if (const auto* table = qobject_cast<const QTableView*>(view))
            header = table->horizontalHeader();
        for (int column = 0; header && column < model->columnCount(); ++column) {
            const auto says = [&](int role) { return !model->headerData(column, Qt::Horizontal, role).toString().trimmed().isEmpty(); };
            if (!header->isHidden() && !header->isSectionHidden(column) && !says(Qt::DisplayRole) && !says(Qt::AccessibleTextRole))
                out += QStringLiteral("%1: column %2 has no heading").arg(placeOf(view)).arg(column);
        }
        for (int row = 0; row < std::min(model->rowCount(), 300); ++row) {
            bool says = false;
            for (int column = 0; column < model->columnCount() && !says; ++column)
                for (const int role : {Qt::DisplayRole, Qt::AccessibleTextRole})
                    says = says || !model->index(row, column).data(role).toString().trimmed().isEmpty();
            if (!says)
                out += QStringLiteral("%1: row %2 says nothing").arg(placeOf(view)).arg(row);
        }
    }
    return out;
}

QChar letterOf(const QString& text)
{
    for (qsizetype i = text.indexOf(u'&'); i >= 0 && i + 1 < text.size(); i = text.indexOf(u'&', i + 2))
        if (text[i + 1] != u'&')
            return text[i + 1].toLower();
    return {};
}

void checkLetters(const QString& where, const QList<QAction*>& actions, QStringList& wrong)
{
    QHash<QChar, QString> taken;
    for (const QAction* action : actions) {
        if (action->isSeparator() || !action->isVisible())
            continue;
        if (action->text().trimmed().isEmpty())
            wrong += QStringLiteral("%1: an entry without a text (%2)").arg(where, action->objectName());
        if (const QChar letter = letterOf(action->text()); !letter.isNull()) {
            if (taken.contains(letter))
                wrong += QStringLiteral("%1: %2 and %3 have the same letter").arg(where, taken[letter], action->text());
            taken[letter] = action->text();
        }
        if (action->menu())
            checkLetters(where + QStringLiteral(" > ") + action->text(), action->menu()->actions(), wrong);
    }
}

} // namespace

class TstAccessibility : public QObject {
    Q_OBJECT
private slots:
    void init() { m_shown.open(); }
    void cleanup() { m_shown.close(); }

    void every_control_of_the_window_has_a_name_that_is_spoken()
    {
        openSample();
        const QStringList wrong = nameless(*m_window);
        QVERIFY2(wrong.isEmpty(), qPrintable(u'\n' + wrong.join(u'\n')));
    }

    void every_control_is_named_when_something_is_selected_as_well()
    {
        openSample();
        const Project& p = m_window->document().project();
        for (const EntityRef& ref :
             {EntityRef{EntityKind::Opening, p.openings[0].id.text()}, EntityRef{EntityKind::Room, p.rooms[0].id.text()},
              EntityRef{EntityKind::Valve, p.valves[0].id.text()}, EntityRef{EntityKind::Wall, p.walls[0].id.text()}}) {
            m_window->selection().set(ref);
            QCoreApplication::processEvents();
            const QStringList wrong = nameless(*m_window);
            QVERIFY2(wrong.isEmpty(), qPrintable(ref.id + u'\n' + wrong.join(u'\n')));
        }
    }

    void every_row_and_column_says_something()
    {
        openSample();
        const QStringList wrong = silentItems(*m_window);
        QVERIFY2(wrong.isEmpty(), qPrintable(u'\n' + wrong.join(u'\n')));
    }

    void dialogs_are_named_as_well()
    {
        openSample();
        const std::vector<UnsavedWork> works{{QStringLiteral("a"), QStringLiteral("/b/c.strikeplate"), QStringLiteral("c"), {}, {}}};
        std::vector<std::unique_ptr<QDialog>> dialogs;
        dialogs.push_back(std::make_unique<NewPlanDialog>(proposedPlan(Units::Us, {}, inches(6))));
        dialogs.push_back(std::make_unique<PreferencesDialog>(PreferenceValues{}));
        dialogs.push_back(std::make_unique<PrintDialog>(m_window->document(), m_window->canvas().storey(), DoorLabels::Mark));
        dialogs.push_back(std::make_unique<RecoveryDialog>(works));
        dialogs.push_back(std::make_unique<HelpWindow>());
        for (const auto& dialog : dialogs) {
            dialog->show();
            QStringList wrong = nameless(*dialog) + silentItems(*dialog);
            if (dialog->windowTitle().isEmpty())
                wrong += QStringLiteral("no title");
            QVERIFY2(wrong.isEmpty(), qPrintable(dialog->objectName() + u'\n' + wrong.join(u'\n')));
        }
    }

    void every_menu_entry_has_a_text_and_a_letter_of_its_own()
    {
        openSample();
        QStringList wrong;
        checkLetters(QStringLiteral("menu bar"), m_window->menuBar()->actions(), wrong);
        for (const QAction* menu : m_window->menuBar()->actions())
            QVERIFY2(!letterOf(menu->text()).isNull(), qPrintable(menu->text()));
        QVERIFY2(wrong.isEmpty(), qPrintable(u'\n' + wrong.join(u'\n')));
    }

    void no_two_commands_share_their_keys()
    {
        openSample();
        QHash<QKeySequence, QString> taken;
        QStringList wrong;
        const auto take = [&](const QKeySequence& keys, const QString& what) {
            if (keys.isEmpty())
                return;
            if (taken.contains(keys) && taken[keys] != what)
                wrong += QStringLiteral("%1: %2 and %3").arg(keys.toString(), taken[keys], what);
            taken[keys] = what;
        };
        for (const QAction* action : m_window->findChildren<QAction*>())
            if (action->shortcutContext() != Qt::WidgetShortcut)
                for (const QKeySequence& keys : action->shortcuts())
                    take(keys, action->objectName() + u' ' + action->text());
        for (const QShortcut* shortcut : m_window->findChildren<QShortcut*>())
            if (shortcut->context() == Qt::WindowShortcut || shortcut->context() == Qt::ApplicationShortcut)
                take(shortcut->key(), placeOf(qobject_cast<QWidget*>(shortcut->parent())));
        QVERIFY2(wrong.isEmpty(), qPrintable(u'\n' + wrong.join(u'\n')));
    }

    void every_button_of_the_tool_bars_is_in_a_menu_and_has_a_tip()
    {
        openSample();
        QSet<const QAction*> inMenus;
        for (const MenuEntry& entry : menuEntries(*m_window))
            inMenus.insert(entry.action);
        QStringList wrong;
        for (const auto* bar : m_window->findChildren<QToolBar*>())
            for (QAction* action : bar->actions()) {
                // A button that a bar was given as a widget is a control like others; its name is looked at above.
                if (action->isSeparator() || qobject_cast<QWidgetAction*>(action)
                    || !qobject_cast<QToolButton*>(bar->widgetForAction(action)))
                    continue;
                if (action->text().isEmpty() || action->toolTip().isEmpty())
                    wrong += QStringLiteral("%1: no text").arg(action->objectName());
                if (!inMenus.contains(action))
                    wrong += QStringLiteral("%1: in no menu").arg(action->text());
            }
        QVERIFY2(wrong.isEmpty(), qPrintable(u'\n' + wrong.join(u'\n')));
    }

    void every_command_can_be_found_by_its_object_name()
    {
        QStringList wrong;
        for (const MenuEntry& entry : menuEntries(*m_window))
            if (entry.action->objectName().isEmpty() && !entry.menu.contains(QStringLiteral("recent"))
                && !qobject_cast<QDockWidget*>(entry.action->parent()))
                wrong += entry.menu + QStringLiteral(" > ") + entry.action->text();
        QVERIFY2(wrong.isEmpty(), qPrintable(u'\n' + wrong.join(u'\n')));
    }

    void controls_that_are_clicked_can_be_reached_with_the_tab_key()
    {
        openSample();
        QStringList wrong;
        for (const auto* button : m_window->findChildren<QAbstractButton*>()) {
            if (isInside(button) || button->focusPolicy() & Qt::TabFocus)
                continue;
            // Tool buttons stand for commands of the menus; the buttons of docks are Qt's and stand in the View menu.
            const auto* tool = qobject_cast<const QToolButton*>(button);
            if ((tool && tool->defaultAction()) || button->objectName().startsWith(QStringLiteral("qt_")))
                continue;
            wrong += placeOf(button) + u' ' + button->text();
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(u'\n' + wrong.join(u'\n')));
    }

    void chooser_speaks_what_is_marked()
    {
        openSample();
        m_window->findChild<QAction*>(QStringLiteral("search"))->trigger();
        auto* chooser = m_window->findChild<Chooser*>();
        QVERIFY(chooser);
        const QStringList wrong = nameless(*chooser);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

private:
    void openSample()
    {
        QVERIFY(m_window->openFile(samplePlan()));
        QTRY_VERIFY_WITH_TIMEOUT(m_window->document().isChecked(), 60000);
    }

    ShownWindow m_shown;
    std::unique_ptr<MainWindow>& m_window = m_shown.window;
};

QTEST_MAIN(TstAccessibility)
#include "tst_accessibility.moc"
