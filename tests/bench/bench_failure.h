// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/assessment.h"

namespace sp::bench {

/// Prints what states, reachability and cut sets of plans of several sizes cost.
void measureFailure(const Library& library, bool quick);

} // namespace sp::bench
