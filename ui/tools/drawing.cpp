// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/plan_view.h"
#include "ui/tools/drawing_view.h"
#include "ui/tools/selection_commands.h"
#include "ui/tools/tool_bar.h"
#include "ui/tools/tool_controller.h"
#include "ui/workbench.h"

#include <QAction>
#include <QCoreApplication>
#include <QMenu>
#include <QStatusBar>

namespace sp::ui {

void addToolRows(Workbench& bench, std::span<const ToolRow> rows, const char* menu)
{
    ToolController* tools = bench.tools;
    for (const ToolRow& row : rows) {
        const QByteArray name = QByteArray("tool-") + row.id;
        QAction* action =
            bench.add({menu, name.constData(), row.title, QKeySequence(QLatin1String(row.keys))}, [tools, canvas = &bench.canvas, &row] {
                canvas->setFocus();
                tools->activate(row);
            });
        action->setIcon(drawnIcon(QLatin1String(row.icon), bench.window.palette()));
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut); // letters belong to grids and fields where these have the focus
        bench.canvas.addAction(action);
        action->setCheckable(true);
        action->setChecked(tools->current() == &row);
        tools->actions().addAction(action);
    }
}

namespace {

// The rows of one heading; they stand together in the table.
std::span<const ToolRow> group(const char* name)
{
    const auto all = drawingTools();
    const auto in = [&](const ToolRow& row) { return qstrcmp(row.group, name) == 0; };
    const auto first = std::find_if(all.begin(), all.end(), in);
    return {first, std::find_if_not(first, all.end(), in)};
}

} // namespace

void addDrawing(Workbench& bench)
{
    auto* tools = new ToolController(bench.document, bench.selection, bench.canvas, &bench.canvas);
    bench.tools = tools;
    const auto say = bench.say;
    QObject::connect(tools, &ToolController::noted, &bench.window, [say](const QStringList& sentences) { say(sentences.join(u' ')); });
    QObject::connect(tools, &ToolController::refused, &bench.window, [say](const QString& why) { say(why); });
    tools->setHome(drawingTools().front());
    addToolRows(bench, group("select"), "edit");
    addSelectionCommands(bench);
    addToolRows(bench, group("draw"), "draw");
    addToolRows(bench, group("modify"), "modify");
    const DrawingMenus menus = addDrawingMenus(bench);
    addGridLines(bench);
    addGapMarks(bench);

    bench.docksOf.addToolBar(new ToolBar(*tools, menus.directions, menus.snaps, &bench.docksOf));
    auto* hint = new HintLabel(&bench.window);
    bench.window.statusBar()->insertPermanentWidget(1, hint, 2);
    Document* document = &bench.document;
    const auto show = [tools, hint, document] { hint->setText(document->isOpen() ? tools->hint() : QString()); };
    QObject::connect(tools, &ToolController::stepped, hint, show);
    QObject::connect(document, &Document::replaced, hint, show);
    // Letters start tools while the plan has the focus: it has it as soon as there is a plan.
    PlanView* canvas = &bench.canvas;
    QObject::connect(
        document, &Document::replaced, canvas,
        [document, canvas] {
            if (document->isOpen())
                canvas->setFocus();
        },
        Qt::QueuedConnection);
}

} // namespace sp::ui
