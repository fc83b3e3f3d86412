// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/everyday/everyday.h"
#include "ui/everyday/first_door.h"
#include "ui/everyday/help.h"
#include "ui/panels/start_page.h"

#include <QAction>
#include <QApplication>
#include <QCoreApplication>
#include <QDockWidget>
#include <QMenu>

namespace sp::ui {

namespace {

void showHelp(const Workbench& bench, const QString& page)
{
    auto* help = bench.window.findChild<HelpWindow*>();
    if (!help)
        help = new HelpWindow(&bench.window);
    help->open(page);
    help->show();
    help->raise();
    help->activateWindow();
}

void addFirstDoor(Workbench& bench)
{
    auto* dock = new QDockWidget(QCoreApplication::translate("FirstDoor", "First door"), &bench.docksOf);
    dock->setObjectName(QStringLiteral("dockFirstDoor"));
    auto* steps = new FirstDoor(bench, dock);
    dock->setWidget(steps);
    bench.docksOf.addDockWidget(Qt::LeftDockWidgetArea, dock);
    dock->hide();
    const auto begin = [steps, dock] {
        steps->restart();
        dock->show();
        dock->raise();
    };
    QObject::connect(steps, &FirstDoor::finished, dock, [&bench, dock] {
        dock->hide();
        PreferenceValues values = bench.preferences.values();
        values.firstDoorSeen = true;
        bench.preferences.set(values);
    });
    bench.add({"help", "first-door", QT_TRANSLATE_NOOP("Commands", "&Guided first door"), {}, false, false}, [&bench, begin] {
        if (!bench.document.isOpen())
            bench.files.openSample();
        begin();
    });
    if (auto* start = bench.window.findChild<StartPage*>()) {
        QObject::connect(start, &StartPage::firstDoorAsked, dock, [&bench, begin] {
            bench.files.openSample();
            begin();
        });
    }
}

} // namespace

void addHelp(Workbench& bench)
{
    QMenu* menu = bench.menu("help");
    QAction* contents = bench.add({"help", "help", QT_TRANSLATE_NOOP("Commands", "&Contents"), {}, false, false},
                                  [&bench] { showHelp(bench, QStringLiteral("index")); });
    QAction* here =
        bench.add({"help", "help-here", QT_TRANSLATE_NOOP("Commands", "Help on this &place"), QKeySequence::HelpContents, false, false},
                  [&bench] { showHelp(bench, helpPageFor(QApplication::focusWidget())); });
    for (QAction* action : {here, contents}) { // before what stands there already
        menu->removeAction(action);
        menu->insertAction(menu->actions().value(0), action);
    }
    addFirstDoor(bench);
    if (auto* about = bench.window.findChild<QAction*>(QStringLiteral("about"))) {
        menu->removeAction(about);
        menu->addSeparator();
        menu->addAction(about);
    }
}

} // namespace sp::ui
