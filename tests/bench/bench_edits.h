// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/checker.h"

namespace sp::bench {

/// Prints what it takes from an edit to fresh findings (topology, facts, findings with their texts), for each kind of edit and several sizes.
void measureEdits(const Library& library, bool quick);

} // namespace sp::bench
