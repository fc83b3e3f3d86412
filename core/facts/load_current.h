// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/facts/fact_sheet.h"

namespace sp {

/// What one load draws, in microampere, all pieces of an item together; nullopt where neither the plan nor the catalogue says.
struct LoadCurrent {
    std::optional<qint64> holding, peak;
};

LoadCurrent currentOf(const FactSheet& s, const PlanIndex::Load& load, Trace* t);

} // namespace sp
