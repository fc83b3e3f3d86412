// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/workbench.h"

namespace sp::ui {

// The parts of addEveryday(), one file each.
void addPlanLife(Workbench& bench); ///< new plans, recovery, files that others change
void addLookups(Workbench& bench); ///< search, command palette, list of shortcuts
void addPrinting(Workbench& bench);
void addAppearance(Workbench& bench); ///< preferences, light and dark, size of texts
void addHelp(Workbench& bench); ///< help window, guided first door
void addOpeningCommands(Workbench& bench); ///< other hand, other side, exit: for doors that stand already
void addContextMenu(Workbench& bench);
/// Gives every entry of every menu a letter of its own: the letters that were chosen stay where they are the first, the rest is dealt.
void dealMnemonics(const QMainWindow& window);

/// What can be done with these things, or with the plan when there are none: the entries of the menus that are possible now.
QMenu* contextMenu(const Workbench& bench, const std::vector<EntityRef>& refs);

} // namespace sp::ui
