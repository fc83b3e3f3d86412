// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/entity_ref.h"

class QMenu;

namespace sp::ui {

struct Workbench;

/// The command that takes links of what is selected away, for keyboard and menu.
void addLinkCommands(Workbench& bench);
/// "Unlink from PS-1 (PS-1 feeds 102A)" for each link of these elements; many go into a menu of their own. True when there are any.
bool addUnlinks(const Workbench& bench, QMenu& menu, const std::vector<EntityRef>& refs);

} // namespace sp::ui
