// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/touched.h"

namespace sp {

/// Rooms of a pressure cascade read each other, whatever lies between them: a change of one of them, of a door beside one or of a damper touches
/// all of them.
void touchCascade(Touched& touched, const PlanIndex& old, const PlanIndex& now, const IndexChanges& changes);

} // namespace sp
