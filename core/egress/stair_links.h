// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/egress/floor_input.h"

namespace sp {

/// Which rooms a stair joins with which, from storey to next storey, and how far it is (egress.md 3.6).
class StairLinks final {
public:
    explicit StairLinks(const FactSheet& sheet);

    /// Adds the links of a room of the plan, which is `place` in its floor.
    void add(size_t room, int place, std::vector<FloorLink>& into) const;

    /// nm walked between two rooms of one stair, all by row; nullopt: not known.
    static std::optional<double> length(const FactSheet& sheet, size_t stair, size_t roomA, size_t roomB);
    /// Below 0: the first room is lower than the other.
    static int compareLevels(const Project& project, const Room& a, const Room& b);

private:
    const FactSheet& m_sheet;
    QHash<StairId, std::vector<int>> m_rooms; ///< rows, by stair
};

} // namespace sp
