// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/entity_ref.h"
#include "ui/failure/failure_study.h"

namespace sp::ui {

/// What a fault is about, as far as the plan of now has it: its device, supply, valve or openings.
std::vector<EntityRef> entitiesOf(const Project& now, const FailureStudy& study, const BasicFault& fault);

} // namespace sp::ui
