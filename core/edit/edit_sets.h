// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/edit/edited.h"

namespace sp {

/// Openings that use a set, in order of their marks.
std::vector<OpeningId> openingsWith(const Project& project, const HardwareSetId& set);
/// A set with the next free mark and no items.
Result<Edited> addSet(const Project& project, const QString& name, NewIds& ids);
/// A copy with the next free mark, given to these openings: the answer to "all of them, or a new set for this opening".
Result<Edited> setOfOwn(const Project& project, const HardwareSetId& set, const std::vector<OpeningId>& openings, NewIds& ids);
/// One more item of a kind of the catalogue, with the fail state where the kind can have only one. Its id `hs-x/key` is in `made`.
Result<Edited> addItem(const Project& project, const Catalogue& catalogue, const HardwareSetId& set, const QString& kind);
/// Makes the item one of another kind; its key stays, and a fail state or function that the new kind cannot have goes.
Result<Edited> changeItem(const Project& project, const Catalogue& catalogue, const HardwareSetId& set, const QString& key,
                          const QString& kind);
/// Wiring and devices that name the item lose it, and the notes say so.
Result<Edited> removeItem(const Project& project, const HardwareSetId& set, const QString& key);
Result<Edited> moveItem(const Project& project, const HardwareSetId& set, const QString& key, int by);
/// The fail states that a kind can have (words of hw.fail_state); empty: none to choose.
QStringList failStatesOf(const Catalogue& catalogue, const QString& kind);
/// Wiring and devices that name an item which the new set does not have lose it, and the notes say so.
Result<Edited> assignSet(const Project& project, const std::vector<OpeningId>& openings, const std::optional<HardwareSetId>& set);
Result<Edited> assignType(const Project& project, const std::vector<OpeningId>& openings, const std::optional<OpeningTypeId>& type);

} // namespace sp
