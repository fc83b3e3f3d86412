// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/facts/plan_index.h"

#include <memory>

namespace sp {

/// Who feeds, drives, releases and disables what, by row and in the order of the plan: the references of circuits and devices turned round
/// once for a whole plan, so that making the net of one opening costs nothing for the others. All rows are of the index' snapshot.
struct PlanWiring {
    /// Something outside an opening that acts on a part of it.
    struct Tie {
        int row = -1; ///< circuit or device
        QString part; ///< key of the item
    };
    struct AtOpening {
        std::vector<Tie> feeds; ///< circuits
        std::vector<Tie> drives; ///< controllers
        std::vector<Tie> releases; ///< alarm contacts and detectors that let hold-opens go
        std::vector<int> devices; ///< that belong to the opening
        std::vector<int> interlocks;
    };
    explicit PlanWiring(const PlanIndex& index);

    std::vector<AtOpening> openings;
    std::vector<std::vector<int>> deviceFeeds; ///< circuits by device
    std::vector<std::vector<int>> deviceReleases; ///< alarm contacts that release a placed holder, by device
    std::vector<bool> disabledOnAlarm; ///< by device: the fire alarm switches it off
    std::vector<int> circuitSupply; ///< by circuit; -1 where not known
    bool drivesUnknown = false; ///< a controller does not say what it drives
};

/// The wiring of an index' snapshot. The last one that a thread asked for is kept, so that asking for one opening after the other is cheap.
std::shared_ptr<const PlanWiring> wiringOf(const PlanIndex& index);

} // namespace sp
