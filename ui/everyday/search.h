// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/entity_ref.h"
#include "ui/everyday/chooser.h"

#include <QAction>
#include <QPointer>

class QMainWindow;

namespace sp::ui {

/// One thing of the plan that can be searched for, of any kind.
struct Findable {
    QString title; ///< "Opening 102A"
    QString kind; ///< "opening"
    QString storey; ///< its name; empty when it stands on none
    QString words; ///< id, mark, number, name
    EntityRef target; ///< what is shown for it: a circuit is shown by its supply; null when nothing stands for it
};
/// All marks, tags, numbers, names and ids of a plan, in the order of the plan file.
std::vector<Findable> findablesOf(const Project& project);

/// One entry of the menus, with the menus that lead to it: "File > Open recent".
struct MenuEntry {
    QPointer<QAction> action;
    QString menu;
};
/// Every entry of the menu bar, of submenus as well, without separators.
std::vector<MenuEntry> menuEntries(const QMainWindow& window);
/// The text of an action without mnemonic and dots.
QString plainText(const QAction& action);

} // namespace sp::ui
