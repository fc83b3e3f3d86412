// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/grid_item.h"
#include "ui/canvas/plan_view.h"
#include "ui/tools/drawing_view.h"
#include "ui/tools/tool_controller.h"
#include "ui/workbench.h"

#include <QAction>
#include <QCoreApplication>
#include <QSettings>

namespace sp::ui {

namespace {

const QByteArray gridName = "grid"; // of the item in the scene
const QString gridKey = QStringLiteral("view/grid");

/// Keeps the grid of the storey that is shown as points are drawn to it: lives as long as the tools.
class GridLines final : public QObject {
public:
    GridLines(ToolController& tools, Document& document, PlanView& view, const QAction& wanted)
        : QObject(&tools), m_tools(tools), m_document(document), m_view(view), m_wanted(wanted)
    {
        connect(&tools, &ToolController::locksChanged, this, &GridLines::show);
        connect(&tools, &ToolController::gridChanged, this, &GridLines::show);
        connect(&view, &PlanView::zoomChanged, this, &GridLines::show);
        connect(&view, &PlanView::storeyShown, this, &GridLines::show);
        connect(&document, &Document::changed, this, &GridLines::show); // other units, or a scene that was built anew
        connect(&wanted, &QAction::toggled, this, &GridLines::show);
    }

    void show()
    {
        PlanScene* scene = m_document.isOpen() ? m_view.planScene() : nullptr;
        if (!scene)
            return;
        std::optional<GridSteps> now;
        if (m_wanted.isChecked() && m_tools.snaps().has(SnapKind::Grid))
            now = GridSteps{m_tools.gridSteps(), m_tools.gridOrigin()};
        const auto* shown = static_cast<const GridItem*>(scene->extra(gridName));
        if (now == (shown ? std::optional(shown->steps()) : std::nullopt))
            return;
        scene->setExtra(gridName, now ? std::make_unique<GridItem>(m_view.look(), *now) : nullptr);
    }

private:
    ToolController& m_tools;
    Document& m_document;
    PlanView& m_view;
    const QAction& m_wanted;
};

} // namespace

void addGridLines(Workbench& bench)
{
    QAction* action = bench.add(
        {"view", "show-grid", QT_TRANSLATE_NOOP("Commands", "Show gr&id"), QKeySequence(Qt::SHIFT | Qt::Key_F9), false, false}, [] {});
    action->setCheckable(true);
    action->setToolTip(
        QCoreApplication::translate("GridLines", "The lines that points are drawn to, while they are drawn to the grid (Shift+F9)"));
    QSettings* settings = bench.parts.settings;
    action->setChecked(!settings || settings->value(gridKey, true).toBool());
    auto* lines = new GridLines(*bench.tools, bench.document, bench.canvas, *action);
    QObject::connect(action, &QAction::toggled, lines, [settings](bool on) {
        if (settings)
            settings->setValue(gridKey, on);
    });
    lines->show();
}

} // namespace sp::ui
