// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/geom/box_index.h"
#include "core/geom/ring_overlap.h"
#include "core/geom/wall_faces.h"
#include "core/model/project.h"

namespace sp {

/// What the walls of one storey enclose, with quick ways to ask it.
class StoreyTrace final {
public:
    StoreyTrace(const Project& project, const std::optional<StoreyId>& storey);

    const std::vector<Table<Wall>::Pointer>& walls() const { return m_walls; } ///< in the order that faces count them
    const WallFaces& faces() const { return m_faces; }
    size_t size() const { return m_faces.faces.size(); }
    const WallFaces::Face& face(int i) const { return m_faces.faces[static_cast<size_t>(i)]; }
    /// The smallest enclosure that holds the point, or -1: the same answer as WallFaces::faceAt.
    int faceAt(PlanPoint p) const;
    /// Along the axes, without walls that stand free inside.
    Region region(int face) const;
    /// Enclosures that may touch a box.
    std::vector<size_t> near(const PlanBox& box) const { return m_index.meeting(box); }
    double areaM2(int face) const { return m_areas[static_cast<size_t>(face)]; } ///< inside the axes
    /// Large and wide enough for a room: no cavity between two walls, no small shaft.
    bool isRoomSized(int face) const;
    /// A point well inside, for a room's label.
    PlanPoint labelOf(int face) const;

private:
    std::vector<Table<Wall>::Pointer> m_walls;
    WallFaces m_faces;
    std::vector<double> m_areas;
    BoxIndex m_index;
};

/// For each enclosure of `after` the one of `before` that it plainly is: carried with all its walls, else of the same shape in the same place,
/// else bounded by the same sides of the same walls. -1: none.
std::vector<int> sameEnclosures(const StoreyTrace& before, const StoreyTrace& after);

} // namespace sp
