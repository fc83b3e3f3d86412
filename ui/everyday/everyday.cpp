// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/everyday/everyday.h"

#include <QCoreApplication>
#include <QDockWidget>
#include <QMenu>
#include <QMenuBar>
#include <QUndoView>

namespace sp::ui {

namespace {

void addHistory(Workbench& bench)
{
    auto* dock = new QDockWidget(QCoreApplication::translate("Everyday", "History"), &bench.docksOf);
    dock->setObjectName(QStringLiteral("dockHistory"));
    auto* view = new QUndoView(&bench.document.undoStack(), dock);
    view->setObjectName(QStringLiteral("history"));
    view->setAccessibleName(QCoreApplication::translate("Everyday", "Steps that Undo and Redo go through"));
    view->setEmptyLabel(QCoreApplication::translate("Everyday", "As opened"));
    dock->setWidget(view);
    bench.docksOf.addDockWidget(Qt::LeftDockWidgetArea, dock);
    dock->hide();
    bench.menu("view")->addAction(dock->toggleViewAction());
}

} // namespace

void addEveryday(Workbench& bench)
{
    addPlanLife(bench);
    addLookups(bench);
    addHistory(bench);
    addPrinting(bench);
    addAppearance(bench);
    addHelp(bench);
    addOpeningCommands(bench);
    addContextMenu(bench);
    dealMnemonics(bench.window);
    // Qt leaves the button without a name that stands for the menus of a narrow window.
    if (auto* more = bench.window.menuBar()->findChild<QWidget*>(QStringLiteral("qt_menubar_ext_button")))
        more->setAccessibleName(QCoreApplication::translate("Everyday", "More menus"));
}

} // namespace sp::ui
