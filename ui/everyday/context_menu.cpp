// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/plan_view.h"
#include "ui/everyday/everyday.h"
#include "ui/everyday/search.h"
#include "ui/findings/finding_work.h"
#include "ui/tools/link_commands.h"
#include "ui/tools/tool_controller.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QCoreApplication>
#include <QDockWidget>
#include <QMenu>

namespace sp::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("ContextMenu", text);
}

/// The right button ends a tool that is at work; the menu comes only where nothing was at work.
class CanvasMenu final : public QObject {
public:
    CanvasMenu(Workbench& bench, QObject* parent) : QObject(parent), m_bench(bench)
    {
        bench.canvas.viewport()->installEventFilter(this);
        bench.canvas.installEventFilter(this);
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::MouseButtonPress && static_cast<QMouseEvent*>(event)->button() == Qt::RightButton)
            m_idle = idle();
        if (event->type() == QEvent::ContextMenu)
            return open(*static_cast<QContextMenuEvent*>(event));
        return QObject::eventFilter(watched, event);
    }

private:
    bool idle() const
    {
        const ToolRow* row = m_bench.tools ? m_bench.tools->current() : nullptr;
        return !row || qstrcmp(row->group, "select") == 0;
    }
    bool open(const QContextMenuEvent& event)
    {
        const bool keyboard = event.reason() == QContextMenuEvent::Keyboard;
        if (!m_bench.document.isOpen() || (keyboard ? !idle() : !m_idle))
            return false;
        QWidget* view = m_bench.canvas.viewport();
        const QPoint at = keyboard ? view->mapToGlobal(view->rect().center()) : event.globalPos();
        if (!keyboard) {
            const EntityRef hit = m_bench.canvas.entityAt(view->mapFromGlobal(at));
            if (hit.isNull())
                m_bench.selection.clear();
            else if (!m_bench.selection.contains(hit))
                m_bench.selection.set(hit);
        }
        QMenu* menu = contextMenu(m_bench, m_bench.selection.all());
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->popup(at);
        return true;
    }

    Workbench& m_bench;
    bool m_idle = true;
};

/// The possible entries of one menu, without the tools that wait for a click.
void addPossible(const Workbench& bench, QMenu& menu, const char* from)
{
    menu.addSeparator();
    for (QAction* action : bench.menu(from)->actions())
        if (action->isSeparator())
            menu.addSeparator();
        else if (action->isEnabled() && action->isVisible())
            menu.addAction(action);
}

} // namespace

QMenu* contextMenu(const Workbench& bench, const std::vector<EntityRef>& refs)
{
    auto* menu = new QMenu(&bench.window);
    menu->setObjectName(QStringLiteral("contextMenu"));
    const auto existing = [&](const char* name) {
        auto* action = bench.window.findChild<QAction*>(QLatin1String(name));
        if (action && action->isEnabled())
            menu->addAction(action);
    };
    if (refs.empty()) {
        for (const char* id : {"draw", "place"})
            if (!bench.menu(id)->isEmpty())
                menu->addMenu(bench.menu(id));
        menu->addSeparator();
        for (const char* name : {"paste", "undo", "redo", "select-all", "search", "zoom-fit", "print"})
            existing(name);
        return menu;
    }
    const QString title = refs.size() == 1 ? titleOf(bench.document.project(), refs.front()) : tr("%1 selected").arg(refs.size());
    menu->addAction(title)->setEnabled(false);
    menu->setAccessibleName(title);
    menu->addSeparator();
    if (auto* dock = bench.docksOf.findChild<QDockWidget*>(QStringLiteral("dockProperties")))
        menu->addAction(tr("P&roperties"), dock, [dock] {
            dock->show();
            dock->raise();
            dock->widget()->setFocus();
        });
    existing("zoom-selection");
    if (FindingWork* work = refs.size() == 1 ? findingWorkOf(bench.window) : nullptr)
        work->addFindingsOf(*menu, refs.front().id);
    for (const auto& addMore : bench.contextMenus)
        addMore(*menu, refs);
    addUnlinks(bench, *menu, refs);
    for (const char* name : {"cut", "copy", "paste", "duplicate", "delete", "select-similar"})
        existing(name);
    addPossible(bench, *menu, "modify");
    return menu;
}

void addContextMenu(Workbench& bench)
{
    new CanvasMenu(bench, &bench.canvas);
}

} // namespace sp::ui
