// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workbench.h"

#include <QAction>
#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>

namespace sp::ui {

namespace {

struct MenuRow {
    const char* id;
    const char* title;
};
// In the order of the menu bar; the window makes them all at once, so that features may come in any order.
constexpr MenuRow menus[] = {
    {"file", QT_TRANSLATE_NOOP("Workbench", "&File")},         {"edit", QT_TRANSLATE_NOOP("Workbench", "&Edit")},
    {"view", QT_TRANSLATE_NOOP("Workbench", "&View")},         {"draw", QT_TRANSLATE_NOOP("Workbench", "&Draw")},
    {"place", QT_TRANSLATE_NOOP("Workbench", "&Place")},       {"modify", QT_TRANSLATE_NOOP("Workbench", "&Modify")},
    {"findings", QT_TRANSLATE_NOOP("Workbench", "Fi&ndings")}, {"tools", QT_TRANSLATE_NOOP("Workbench", "&Tools")},
    {"help", QT_TRANSLATE_NOOP("Workbench", "&Help")},
};

QString menuName(const char* id)
{
    return QStringLiteral("menu-") + QLatin1String(id);
}

} // namespace

void makeMenus(QMainWindow& window)
{
    for (const MenuRow& row : menus)
        window.menuBar()->addMenu(QCoreApplication::translate("Workbench", row.title))->setObjectName(menuName(row.id));
}

QMenu* menuOf(const QMainWindow& window, const char* id)
{
    auto* menu = window.menuBar()->findChild<QMenu*>(menuName(id));
    Q_ASSERT_X(menu, "menuOf", id);
    return menu;
}

QMenu* Workbench::menu(const char* id) const
{
    return menuOf(window, id);
}

QAction* Workbench::add(const CommandRow& row, std::function<void()> run) const
{
    auto* action = new QAction(QCoreApplication::translate("Commands", row.text), &window);
    action->setObjectName(QLatin1String(row.id));
    action->setShortcut(row.keys);
    if (!row.keys.isEmpty())
        action->setToolTip(
            QStringLiteral("%1 (%2)").arg(action->text().remove(u'&').remove(u'…'), row.keys.toString(QKeySequence::NativeText)));
    if (row.icon)
        action->setIcon(drawnIcon(QLatin1String(row.id), window.palette()));
    QObject::connect(action, &QAction::triggered, &window, [run = std::move(run)] { run(); });
    if (row.needsPlan) {
        action->setEnabled(document.isOpen());
        QObject::connect(&document, &Document::stateChanged, action, [action, this] { action->setEnabled(document.isOpen()); });
    }
    menu(row.menu)->addAction(action);
    return action;
}

} // namespace sp::ui
