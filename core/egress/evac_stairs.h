// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/facts/fact_sheet.h"

namespace sp {

/// A stair as people walk it, by ids alone: made where the facts are, read in any thread.
struct EvacStair {
    QString id;
    bool enclosed = false; ///< its rooms are exit enclosures: people in it have left the exit access
    std::optional<double> effectiveM; ///< between walls; nullopt: its clear width is not known
    std::optional<double> k; ///< m/s by its pitch; nullopt: riser and tread are not known, or steeper than people can be expected to walk
    struct Level {
        QString room, storey; ///< storey: empty where the room is on none
        std::optional<double> toNext; ///< metres walked to the level above; nullopt: not known, or there is none
        bool operator==(const Level&) const = default;
    };
    std::vector<Level> levels; ///< from the lowest
    std::vector<QString> missing; ///< facts that lack
    bool operator==(const EvacStair&) const = default;
};

/// All stairs of a plan that rooms belong to.
std::vector<EvacStair> evacStairs(const FactSheet& sheet);

} // namespace sp
