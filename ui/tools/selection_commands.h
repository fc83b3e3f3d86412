// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace sp::ui {

struct Workbench;

/// Menu commands for what is selected: delete, select all and similar, copy, paste, duplicate, array, copy to storeys, quarter turns.
void addSelectionCommands(Workbench& bench);

} // namespace sp::ui
