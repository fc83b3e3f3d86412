// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/facts/plan_index.h"

#include <set>

namespace sp {

/// Ids of openings whose state hangs on a device that changed, or whose power did: what a controller drives, a contact or detector releases
/// or cuts, a reader or sensor serves, and the doors of an interlock.
std::set<QString> openingsBehind(const Project& before, const Project& after, const IndexChanges& changes);

} // namespace sp
