// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edit/patch.h"

#include <QStringList>

namespace sp::ui {

/// One entered value that a patch changes, for people.
struct ChangedValue {
    QString where; ///< "Opening 231A", "Hardware set 3, exit device"
    QString what; ///< "Gap at the bottom"
    QString fact; ///< "door.bottom_gap_in"
    QString before, after; ///< "13/16 in", "3/4 in"; "not known" where there is none
};
/// What a patch does to entered values. The project is that before the patch.
std::vector<ChangedValue> changedValues(const Project& project, const Patch& patch);

/// A sentence for every hardware set and opening type of the patch that several openings share: how many change with it, and which.
QStringList sharedText(const Project& project, const Patch& patch);

} // namespace sp::ui
