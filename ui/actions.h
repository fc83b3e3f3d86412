// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

class QAction;
class QMainWindow;
class QMenu;

namespace sp::ui {

/// The window's actions with their icons and shortcuts; menus and tool bar are made of them. Owned by the window.
struct Actions {
    QAction *open = nullptr, *openSample = nullptr, *save = nullptr, *saveAs = nullptr, *close = nullptr, *quit = nullptr;
    QAction* exportTables = nullptr;
    std::vector<QAction*> exportDocuments; ///< one a row of printExporters(), in its order
    QAction *undo = nullptr, *redo = nullptr;
    QAction *zoomFit = nullptr, *zoomIn = nullptr, *zoomOut = nullptr, *zoomSelection = nullptr;
    std::vector<QAction*> doorLabels; ///< one of allDoorLabels each, in its order; exactly one is checked
    QAction *storeyUp = nullptr, *storeyDown = nullptr;
    QAction *nextFinding = nullptr, *previousFinding = nullptr;
    QAction* about = nullptr;
    QMenu *recent = nullptr, *view = nullptr;
};

/// `undo` and `redo` come from the undo stack.
Actions makeActions(QMainWindow& window, QAction* undo, QAction* redo);

} // namespace sp::ui
