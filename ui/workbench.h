// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/document.h"
#include "ui/document/selection.h"
#include "ui/everyday/preferences.h"
#include "ui/plan_files.h"
#include "ui/theme.h"

#include <QKeySequence>
#include <QMainWindow>
#include <functional>

class QAction;
class QMenu;
class QTabWidget;

namespace sp::ui {

class FailureDesk;
class PlanView;
class ToolController;

/// One entry of a menu.
struct CommandRow {
    const char* menu; ///< "file", "edit", "view", "draw", "place", "modify", "findings", "tools", "help"
    const char* id; ///< object name; also the name of its icon where `icon` is set
    const char* text;
    QKeySequence keys;
    bool icon = false;
    bool needsPlan = true; ///< disabled while no plan is open
};

/// What the window gives to the features that it is made of. A feature is one function `addX(Workbench&)` that makes its commands, docks and tabs
/// and lives on as a child of the window.
struct Workbench {
    QMainWindow& window;
    QMainWindow& docksOf; ///< where docks go
    WindowParts& parts;
    Theme& theme;
    Preferences& preferences; ///< grid step, snap distance, the person's name
    Document& document;
    Selection& selection;
    PlanView& canvas;
    PlanFiles& files;
    QTabWidget& tabs; ///< below the canvas
    ToolController* tools = nullptr; ///< made by addDrawing()
    std::function<void(const QString&)> say; ///< a sentence in the status bar, for some seconds
    std::function<void(const EntityRef&, bool near)> goTo;
    /// Takes a file that was dropped on the window and is no plan, when a feature sets it; false: it is not for it.
    std::function<bool(const QString& path)> takeFile = {};
    std::vector<std::function<void()>> atStart = {}; ///< run once, when the window of the program stands
    /// What features add to the menu of the right button for what is selected.
    std::vector<std::function<void(QMenu&, const std::vector<EntityRef>&)>> contextMenus = {};
    FailureDesk* failures = nullptr; ///< made by addFailure()

    /// Adds an entry to a menu, made when it is not there yet. Owned by the window.
    QAction* add(const CommandRow& row, std::function<void()> run) const;
    QMenu* menu(const char* id) const;
};

// The features, in the order in which the window adds them.
void addDrawing(Workbench& bench); ///< ui/tools: tool controller, palette, drawing and selection commands
void addPlacing(Workbench& bench); ///< ui/tools: doors, valves, devices, links
void addUnderlays(Workbench& bench); ///< ui/underlay
void addGrids(Workbench& bench); ///< ui/panels: rooms, sets, supplies; set editor
void addFindingWork(Workbench& bench); ///< ui/findings: waive, review, enter for many
void addFailure(Workbench& bench); ///< ui/failure: scenarios on the plan, behaviour of doors and valves, outage, faults
void addEgress(Workbench& bench); ///< ui/egress: ways out on the plan, their tables and curves
void addEveryday(Workbench& bench); ///< ui/everyday: new project, journal, search, palette, preferences, help, print

/// The menus of the window, empty, in their order; and one of them.
void makeMenus(QMainWindow& window);
QMenu* menuOf(const QMainWindow& window, const char* id);

} // namespace sp::ui
