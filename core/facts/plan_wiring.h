// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/facts/plan_index.h"

namespace sp {

/// Who feeds, drives, releases and disables what, by row and in the order of the plan: the references of circuits and devices turned round
/// once for a whole plan, so that making the net of one opening costs nothing for the others. All rows are of the index' snapshot.
struct PlanWiring {
    /// Something outside an opening that acts on a part of it.
    struct Tie {
        int row = -1; ///< circuit or device
        QString part; ///< key of the item, part of the valve
    };
    struct AtOpening {
        std::vector<Tie> feeds; ///< circuits
        std::vector<Tie> drives; ///< controllers
        std::vector<Tie> releases; ///< alarm contacts and detectors that let hold-opens go
        std::vector<int> devices; ///< that belong to the opening
        std::vector<int> interlocks;
    };
    /// A contact of the fire alarm that takes the mains of a whole supply (fai.location: ac_input), or that may do so: circuits that say the
    /// same of it share one.
    struct MainsContact {
        int device = -1; ///< -1: not drawn
        bool certain = true; ///< false: the circuits do not say where the fire alarm acts, or whether it does
        std::optional<bool>
            closedLoop; ///< normally closed; nullopt: not stated. An uncertain one counts as closed unless it says otherwise
        std::vector<int> circuits; ///< that say so
        bool operator==(const MainsContact&) const = default;
    };
    explicit PlanWiring(const PlanIndex& index);

    std::vector<AtOpening> openings;
    std::vector<std::vector<int>> deviceFeeds; ///< circuits by device
    std::vector<std::vector<Tie>> valveFeeds; ///< circuits by valve; a tie without a part feeds the valve as a whole
    std::vector<std::vector<int>> deviceReleases; ///< alarm contacts that release a placed holder, by device
    std::vector<bool> disabledOnAlarm; ///< by device: the fire alarm switches it off
    std::vector<std::vector<int>> disabledBy; ///< by device: detectors that switch it off
    std::vector<int> circuitSupply; ///< by circuit; -1 where not known
    std::vector<std::vector<MainsContact>> mainsContacts; ///< by supply
    bool drivesUnknown = false; ///< a controller does not say what it drives
};

/// Whether the fire alarm of a circuit may act at the mains of its supply.
bool mayCutMains(const Circuit& circuit);

} // namespace sp
