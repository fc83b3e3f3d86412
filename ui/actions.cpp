// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions.h"

#include "ui/print/documents.h"
#include "ui/print/door_labels.h"
#include "ui/theme.h"
#include "ui/workbench.h"

#include <QAction>
#include <QActionGroup>
#include <QCoreApplication>
#include <QMainWindow>
#include <QMenu>
#include <QToolBar>

namespace sp::ui {

namespace {

struct Row {
    QAction* Actions::*action;
    const char* name; ///< object name, and icon where there is one
    const char* text;
    QKeySequence keys;
    bool icon = false;
};

QString tr(const char* text)
{
    return QCoreApplication::translate("Actions", text);
}

std::vector<QAction*> addDoorLabels(QMenu& menu)
{
    static constexpr const char* texts[] = {QT_TRANSLATE_NOOP("Actions", "&Mark"), QT_TRANSLATE_NOOP("Actions", "&From > to"),
                                            QT_TRANSLATE_NOOP("Actions", "&Hand"), QT_TRANSLATE_NOOP("Actions", "&None")};
    auto* group = new QActionGroup(&menu);
    std::vector<QAction*> actions;
    for (const DoorLabels labels : allDoorLabels) {
        QAction* action = group->addAction(tr(texts[static_cast<size_t>(labels)]));
        action->setObjectName(QStringLiteral("door-labels-") + QLatin1String(wordOf(labels)));
        action->setCheckable(true);
        action->setChecked(labels == DoorLabels::Mark);
        menu.addAction(action);
        actions.push_back(action);
    }
    return actions;
}

} // namespace

Actions makeActions(QMainWindow& window, QAction* undo, QAction* redo)
{
    const Row rows[] = {
        {&Actions::open, "open", QT_TRANSLATE_NOOP("Actions", "&Open…"), QKeySequence::Open, true},
        {&Actions::openSample, "open-sample", QT_TRANSLATE_NOOP("Actions", "Open &sample building"), {}},
        {&Actions::save, "save", QT_TRANSLATE_NOOP("Actions", "&Save"), QKeySequence::Save, true},
        {&Actions::saveAs, "save-as", QT_TRANSLATE_NOOP("Actions", "Save &as…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S)},
        {&Actions::exportTables, "export-tables", QT_TRANSLATE_NOOP("Actions", "Export &tables (CSV)…"), {}},
        {&Actions::close, "close", QT_TRANSLATE_NOOP("Actions", "&Close"), QKeySequence::Close},
        {&Actions::quit, "quit", QT_TRANSLATE_NOOP("Actions", "&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q)},
        {&Actions::zoomFit, "zoom-fit", QT_TRANSLATE_NOOP("Actions", "Zoom to &fit"), QKeySequence(Qt::CTRL | Qt::Key_0), true},
        {&Actions::zoomIn, "zoom-in", QT_TRANSLATE_NOOP("Actions", "Zoom &in"), QKeySequence::ZoomIn, true},
        {&Actions::zoomOut, "zoom-out", QT_TRANSLATE_NOOP("Actions", "Zoom &out"), QKeySequence::ZoomOut, true},
        {&Actions::zoomSelection, "zoom-selection", QT_TRANSLATE_NOOP("Actions", "Zoom to &selection"), QKeySequence(Qt::CTRL | Qt::Key_E)},
        {&Actions::storeyUp, "storey-up", QT_TRANSLATE_NOOP("Actions", "Storey &above"), QKeySequence(Qt::CTRL | Qt::Key_PageUp)},
        {&Actions::storeyDown, "storey-down", QT_TRANSLATE_NOOP("Actions", "Storey &below"), QKeySequence(Qt::CTRL | Qt::Key_PageDown)},
        {&Actions::nextFinding, "finding-next", QT_TRANSLATE_NOOP("Actions", "&Next finding"), QKeySequence(Qt::Key_F8), true},
        {&Actions::previousFinding, "finding-previous", QT_TRANSLATE_NOOP("Actions", "&Previous finding"),
         QKeySequence(Qt::SHIFT | Qt::Key_F8), true},
        {&Actions::about, "about", QT_TRANSLATE_NOOP("Actions", "&About Strikeplate"), {}},
    };
    Actions a;
    const QPalette palette = window.palette();
    const auto dress = [&](QAction* action, const char* name, bool icon) {
        action->setObjectName(QLatin1String(name));
        if (icon)
            action->setIcon(drawnIcon(QLatin1String(name), palette));
    };
    for (const Row& row : rows) {
        auto* action = new QAction(tr(row.text), &window);
        action->setShortcut(row.keys);
        dress(action, row.name, row.icon);
        a.*row.action = action;
    }
    a.undo = undo;
    a.redo = redo;
    undo->setShortcut(QKeySequence::Undo);
    redo->setShortcut(QKeySequence::Redo);
    dress(undo, "undo", true);
    dress(redo, "redo", true);
    a.quit->setMenuRole(QAction::QuitRole);
    a.about->setMenuRole(QAction::AboutRole);

    makeMenus(window);
    QMenu* file = menuOf(window, "file");
    file->addAction(a.open);
    a.recent = file->addMenu(tr("Open &recent"));
    file->addAction(a.openSample);
    file->addSeparator();
    file->addActions({a.save, a.saveAs, a.close});
    file->addSeparator();
    for (const PrintExporter& exporter : printExporters()) {
        const QString title = QCoreApplication::translate("PrintExporters", exporter.title);
        auto* action = file->addAction(tr("Export %1…").arg(title.left(1).toLower() + title.mid(1)));
        action->setObjectName(QStringLiteral("export-") + QString(QLatin1String(exporter.id)).replace(u'_', u'-'));
        a.exportDocuments.push_back(action);
    }
    file->addAction(a.exportTables);
    file->addSeparator();
    file->addAction(a.quit);
    menuOf(window, "edit")->addActions({a.undo, a.redo});
    a.view = menuOf(window, "view");
    a.view->addActions({a.zoomFit, a.zoomIn, a.zoomOut, a.zoomSelection});
    a.view->addSeparator();
    a.view->addActions({a.storeyUp, a.storeyDown});
    a.view->addSeparator();
    a.doorLabels = addDoorLabels(*a.view->addMenu(tr("Door &labels")));
    a.view->addSeparator();
    menuOf(window, "findings")->addActions({a.nextFinding, a.previousFinding});
    menuOf(window, "help")->addAction(a.about);

    QToolBar* bar = window.addToolBar(tr("Tool bar"));
    bar->setObjectName(QStringLiteral("toolBar"));
    bar->setMovable(false);
    bar->setIconSize({20, 20});
    bar->addActions({a.open, a.save});
    bar->addSeparator();
    bar->addActions({a.undo, a.redo});
    bar->addSeparator();
    bar->addActions({a.zoomFit, a.zoomIn, a.zoomOut});
    bar->addSeparator();
    bar->addActions({a.previousFinding, a.nextFinding});
    for (QAction* action : bar->actions())
        if (!action->isSeparator() && !action->shortcut().isEmpty())
            action->setToolTip(QStringLiteral("%1 (%2)").arg(QString(action->text()).remove(u'&').remove(u'…'),
                                                             action->shortcut().toString(QKeySequence::NativeText)));
    return a;
}

} // namespace sp::ui
