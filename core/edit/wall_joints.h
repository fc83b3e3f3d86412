// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edit/carry_openings.h"
#include "core/geom/box_index.h"

namespace sp {

/// The walls of one storey while some of them are moved: knows what meets what, and lets joined ends keep meeting. What meets is decided as
/// tracing does: within half of a wall's thickness and a little more.
class WallJoints final {
public:
    WallJoints(const Project& project, const std::optional<StoreyId>& storey);

    /// Moves walls as wholes. An end that rests on the body of a wall that stays slides along it; ends that meet a moved one follow.
    void move(const std::vector<WallId>& walls, Length dx, Length dy);
    /// Moves the ends that meet at a point; false when there is none.
    bool moveEnds(PlanPoint from, PlanPoint to);
    /// What became of the walls; an error when one has no length left or would be turned over.
    Result<std::vector<WallChange>> changes() const;

private:
    struct End {
        size_t wall;
        bool atTo;
    };
    struct Line {
        PlanPoint from, to;
    };
    PlanPoint oldPoint(End e) const;
    Line old(size_t wall) const { return {m_walls[wall]->from, m_walls[wall]->to}; }
    void put(End e, PlanPoint p);
    Length reachOf(size_t wall) const;
    std::vector<End> endsAt(PlanPoint p, size_t meeting) const; ///< other walls' ends that meet the end of wall `meeting`
    bool restsOn(PlanPoint p, size_t wall) const; ///< on its body, not at its ends
    std::optional<size_t> bodyAt(PlanPoint p, size_t wall) const; ///< a wall that stays, on which the end of a moved wall rests
    std::optional<PlanPoint> slid(PlanPoint p, Line before, Line after, size_t on) const;
    void followOn(size_t wall);

    std::vector<Table<Wall>::Pointer> m_walls;
    std::optional<BoxIndex> m_index;
    Length m_widestReach;
    std::vector<Line> m_now;
    std::vector<bool> m_moved; ///< as wholes
    std::vector<std::pair<bool, bool>> m_set; ///< ends that have their new place: `from`, `to`
};

} // namespace sp
