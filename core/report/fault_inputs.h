// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/facts/fact_sheet.h"

namespace sp {

/// Whether an edit may change what a search through the whole plan finds. `reads` are the facts that the last search looked for, wherever; of
/// what is no fact (names, references, sides, shapes) everything counts that it could have read. Rather once too often than once too rarely.
bool touchesSearch(const PlanIndex& old, const PlanIndex& now, const IndexChanges& changes, const FactCatalogue& facts,
                   const FieldSet& reads);

} // namespace sp
