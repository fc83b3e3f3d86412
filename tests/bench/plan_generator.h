// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/project.h"

namespace sp::bench {

/// A building of any size: on each storey a corridor with rooms on both sides and an exit at each end, doors of several kinds with real
/// hardware, readers, circuits and supplies. The same numbers give the same plan.
struct PlanSize {
    int storeys = 20;
    int roomsPerStorey = 100;
    int openingsPerRoom = 5;
    bool mixed = false; ///< every other room has one opening more
};
Project generatePlan(const PlanSize& size);

} // namespace sp::bench
