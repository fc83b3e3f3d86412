// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edit/patch.h"

namespace sp {

/// The patch that sets one entered value by its path: `op-x.door.bottom_gap`, `hs-2/lock.fail_state`, `dv-btn.breaks`, `rm-lab.hazard`,
/// `ps-1.output.capacity`, `ci-1.fire_alarm.location`, `building.sprinkler`, `project.codes.ibc_edition`. An empty value makes it unknown.
/// Errors: the path names nothing, the value does not fit or is out of range.
Result<Patch> setFact(const Project& project, const QString& path, const QString& value);

/// The patch for one field of one entity; nullopt value = unknown. `id` as in a path, `hs-2/lock` for items.
/// An unchanged value gives an empty patch. Facts of the codes and the building ignore the id.
Result<Patch> setField(const Project& project, const QString& id, FieldId field, const std::optional<Value>& value);

/// The patch that changes the mark of an opening or the tag of a valve; empty = unknown. One that another has is refused.
Result<Patch> setMark(const Project& project, const QString& id, const QString& mark);

} // namespace sp
