// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/plan_overlays.h"
#include "ui/canvas/plan_view.h"
#include "ui/panels/palette_panel.h"
#include "ui/tools/link_commands.h"
#include "ui/tools/tool_controller.h"
#include "ui/workbench.h"

#include <QAction>
#include <QCoreApplication>
#include <QDockWidget>
#include <QMenu>
#include <QSettings>
#include <QTimer>

namespace sp::ui {

namespace {

const QString foldedKey = QStringLiteral("palette/folded");
const QString linksKey = QStringLiteral("view/links");
const QString ghostKey = QStringLiteral("view/ghost");

QAction* actionOf(const Workbench& bench, const ToolRow& row)
{
    return bench.window.findChild<QAction*>(QStringLiteral("tool-") + QLatin1String(row.id));
}

void addPalette(Workbench& bench)
{
    auto* dock = new QDockWidget(QCoreApplication::translate("Placing", "Palette"), &bench.docksOf);
    dock->setObjectName(QStringLiteral("dockPalette"));
    auto* palette = new PalettePanel(dock);
    dock->setWidget(palette);
    bench.docksOf.addDockWidget(Qt::LeftDockWidgetArea, dock);
    bench.menu("view")->addAction(dock->toggleViewAction());
    for (const auto rows : {drawingTools(), placingTools()}) {
        std::vector<QAction*> actions;
        std::vector<ToolRow> shown;
        for (const ToolRow& row : rows)
            if (QAction* action = actionOf(bench, row)) {
                actions.push_back(action);
                shown.push_back(row);
            }
        palette->addRows(shown, actions);
    }
    if (QSettings* settings = bench.parts.settings) {
        if (settings->contains(foldedKey))
            palette->setFolded(settings->value(foldedKey).toStringList());
        QObject::connect(palette, &PalettePanel::foldedChanged, palette,
                         [settings](const QStringList& groups) { settings->setValue(foldedKey, groups); });
    }
    // The storeys need a few lines, the palette the rest: until somebody has arranged the docks otherwise.
    QMainWindow* docks = &bench.docksOf;
    auto* storeys = docks->findChild<QDockWidget*>(QStringLiteral("dockStoreys"));
    if (storeys && !(bench.parts.settings && bench.parts.settings->contains(QStringLiteral("window/state"))))
        QObject::connect(
            &bench.document, &Document::replaced, dock,
            [docks, storeys, dock] {
                QTimer::singleShot(0, dock, [docks, storeys, dock] { docks->resizeDocks({storeys, dock}, {120, 2000}, Qt::Vertical); });
            },
            Qt::SingleShotConnection);
    PlanView* canvas = &bench.canvas;
    QObject::connect(palette, &PalettePanel::started, canvas, [canvas] { canvas->setFocus(); });
    const auto updateEnabled = [palette, document = &bench.document] { palette->setEnabled(document->isOpen()); };
    QObject::connect(&bench.document, &Document::stateChanged, palette, updateEnabled);
    bench.add(
        {"view", "palette-search", QT_TRANSLATE_NOOP("Commands", "Search the &palette"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F)},
        [dock, palette] {
            dock->show();
            palette->setFocus();
        });
}

// A choice of the View menu that is remembered.
void addChoice(Workbench& bench, const CommandRow& row, const QString& key, std::function<void(bool)> set)
{
    QAction* action = bench.add(row, [] {});
    action->setCheckable(true);
    QSettings* settings = bench.parts.settings;
    QObject::connect(action, &QAction::toggled, &bench.window, [settings, key, set](bool on) {
        set(on);
        if (settings)
            settings->setValue(key, on);
    });
    if (settings)
        action->setChecked(settings->value(key).toBool());
}

} // namespace

void addPlacing(Workbench& bench)
{
    addToolRows(bench, placingTools(), "place");
    addLinkCommands(bench);
    addPalette(bench);
    auto* overlays = new PlanOverlays(bench.document, bench.selection, bench.canvas, &bench.canvas);
    addChoice(bench, {"view", "show-links", QT_TRANSLATE_NOOP("Commands", "Show all &links"), QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_L)},
              linksKey, [overlays](bool on) { overlays->setAllLinks(on); });
    addChoice(
        bench,
        {"view", "show-ghost", QT_TRANSLATE_NOOP("Commands", "&Ghost of the storey below"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_G)},
        ghostKey, [overlays](bool on) { overlays->setGhost(on); });
}

} // namespace sp::ui
