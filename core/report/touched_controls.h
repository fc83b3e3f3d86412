// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/touched.h"

#include <set>

namespace sp {

/// Ids of openings whose state hangs on a device that changed, or whose power did: what a controller drives, a contact or detector releases
/// or cuts, a reader or sensor serves, and the doors of an interlock.
std::set<QString> openingsBehind(const Project& before, const Project& after, const IndexChanges& changes);

/// Circuits and interlocks that name a device or valve that changed, devices that a circuit that changed feeds, and the air supplies of
/// valves that changed. A generator touches the whole plan.
void touchControls(Touched& touched, const Project& before, const Project& after, const IndexChanges& changes);

/// Openings that are touched touch their circuits, interlocks and devices; rooms the devices in them and the interlocks beside them, supplies
/// their circuits, circuits the devices that they feed, and valves their air supply.
void spreadToControls(Touched& touched, const PlanIndex& now);

} // namespace sp
