// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/checker.h"

namespace sp::bench {

/// Prints what it takes from an edit to fresh findings (topology, facts, findings with their texts), for each kind of edit (or those whose
/// name holds `only`) and several sizes. Of the largest plan it
/// says also when the findings of one storey are there, which is what the window shows, and when those of single faults are, which come last.
void measureEdits(const Library& library, bool quick, const QString& only = {});

} // namespace sp::bench
