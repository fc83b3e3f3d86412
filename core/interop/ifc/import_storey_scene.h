// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interop/ifc/import_build.h"
#include "core/model/topology.h"

namespace sp {

/// One storey from above as an import sees it: what is solid, what no wall encloses, and the enclosed spaces that no room covers.
class StoreyScene final {
public:
    /// The rooms and openings of the storey in that plan; a door closes its hole.
    StoreyScene(const ImportBuild& build, const Project& plan, int storey);

    /// An enclosed space without a room.
    struct Gap {
        IfcRegionPart outline; ///< to the faces of the walls
        double area = 0; ///< mm2
        bool wide = false; ///< a person can stand in it
        std::vector<QString> walls; ///< elements that bound it, sorted
        std::optional<RoomId> partOf; ///< the one room that it lies open to, when it is but a strip beside it
    };
    const std::vector<Gap>& gaps() const { return m_gaps; }
    bool hasRooms() const { return !m_rooms.empty(); }

    struct Found {
        enum class What : quint8 { Nothing, Outside, Gap };
        What what = What::Nothing;
        size_t gap = 0;
    };
    /// What one meets when leaving an opening on a side; rooms are not looked for.
    Found beyond(const OpeningFrame& frame, Side side) const;

private:
    struct Solid {
        const IfcWall* element;
        IfcRegion region;
    };
    void findPartOf(Gap& gap) const;

    std::vector<Solid> m_walls;
    std::vector<std::pair<RoomId, IfcRegion>> m_rooms;
    IfcRegion m_solid, m_box, m_outside;
    std::vector<Gap> m_gaps;
};

/// Point at `beyond` mm from the face of the wall on a side of an opening.
PlanPoint besideOpening(const OpeningFrame& frame, Side side, double beyond);

} // namespace sp
