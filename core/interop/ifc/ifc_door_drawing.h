// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interop/ifc/ifc_arcs.h"
#include "core/interop/ifc/ifc_shape.h"

namespace sp {

/// Corners of one body that hangs together, and the box around them.
struct IfcSolid {
    std::vector<IfcVec> corners;
    IfcVec low, high;
};

/// What a door draws, as lines in plan and as solids, in mm. The coordinates are the door's: x along it, y across, z up, right-handed as
/// the world is, whatever was mirrored on the way.
class IfcDoorDrawing final {
public:
    /// Nothing when the placement does not stand upright.
    static std::optional<IfcDoorDrawing> of(IfcSource& source, IfcShapes& shapes, quint32 door);

    void readLines();
    void readSolids();
    /// Takes the other horizontal axis as x: for placements that have nothing to do with the direction of the door.
    void turn();
    IfcVec toDoor(IfcVec world) const;
    IfcVec toWorld(IfcVec p) const { return m_axes.point(p); }

    std::vector<IfcLine> lines; ///< level ones only
    std::vector<IfcSolid> solids;

private:
    IfcDoorDrawing(IfcSource& source, IfcShapes& shapes, quint32 door, const IfcFrame& frame, const IfcFrame& axes)
        : m_source(source), m_shapes(shapes), m_placements(shapes.placements()), m_curves(source, shapes.placements()), m_door(door),
          m_frame(frame), m_axes(axes)
    {
    }
    bool isCutShort() const;
    void items(quint32 representation, const IfcFrame& frame, int depth, bool wantSolids);
    void item(quint32 index, const IfcFrame& frame, int depth, bool wantSolids);
    bool line(quint32 index, const IfcFrame& frame);
    void solid(quint32 index, const IfcFrame& frame);
    void extrusion(quint32 index, const IfcFrame& frame);
    IfcLine profile(quint32 index, int depth);
    void shell(quint32 index, const IfcFrame& frame);
    void mesh(quint32 index, const IfcFrame& frame);
    struct Pieces;
    void loop(quint32 index, const IfcFrame& frame, Pieces& into);
    void add(Pieces& pieces);
    void add(IfcLine corners);

    IfcSource& m_source;
    IfcShapes& m_shapes;
    IfcPlacements& m_placements;
    IfcCurves m_curves;
    quint32 m_door;
    IfcFrame m_frame, m_axes;
    int m_items = 0;
    size_t m_points = 0;
};

/// Where the leaves can be: along the door, and across it when the hole in the wall tells.
struct IfcDoorSpan {
    double from = 0, to = 0;
    std::optional<std::pair<double, double>> across;
    double width() const { return to - from; }
};

/// A leaf in the coordinates of the drawing.
struct IfcDrawnLeaf {
    IfcVec hinge, strike, open;
};

/// Leaves of a plan symbol; none when the lines do not fit the span or can be read in two ways.
std::vector<IfcDrawnLeaf> ifcSymbolLeaves(const std::vector<IfcLine>& lines, const IfcDoorSpan& span);

/// Leaves of the bodies of a door: closed panels whose hinges or handles and whose stop are drawn, or panels drawn open. `swings`: whether
/// they turn about hinges, when the file says so. A height of 0 is not known.
std::vector<IfcDrawnLeaf> ifcPanelLeaves(const std::vector<IfcSolid>& solids, const IfcDoorSpan& span, double height,
                                         std::optional<bool> swings);

/// Two leaves between the jambs that meet, hung at opposite jambs.
bool ifcIsPair(const IfcDrawnLeaf& a, const IfcDrawnLeaf& b, const IfcDoorSpan& span);

} // namespace sp
