// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edit/draft.h"

#include <functional>

namespace sp {

/// Takes away every reference for which `gone` holds, and then what was left for nothing else: a circuit without a load, an interlock
/// without a door, a stair without a storey, an assumption without a subject. Notes say what lost a link and what went along.
void dropReferences(PlanDraft& draft, const std::function<bool(const PartRef&)>& gone);

/// Parts of openings that their sets do not have any more (`op-x/lock` after the set changed) are dropped like references to what is gone.
/// Looks only at parts of these openings.
void dropLostParts(PlanDraft& draft, const std::vector<OpeningId>& openings);

} // namespace sp
