// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QMenu;

namespace sp::ui {

struct Workbench;

/// The submenus of View for what one draws with: snaps one by one, directions, gaps of walls. What is chosen is remembered.
struct DrawingMenus {
    QMenu* snaps;
    QMenu* directions;
};
DrawingMenus addDrawingMenus(Workbench& bench);

/// Shows where walls nearly meet: while something is drawn, and always when View > Show gaps is on.
void addGapMarks(Workbench& bench);
/// The entry of the View menu for the grid that points are drawn to, and the grid itself.
void addGridLines(Workbench& bench);

} // namespace sp::ui
