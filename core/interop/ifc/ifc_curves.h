// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interop/ifc/ifc_placement.h"

namespace sp {

/// Points of an ellipse around the origin from one angle on, both ends included, with chords within 5 mm.
std::vector<IfcVec> ifcArc(double rx, double ry, double from, double sweep);

/// Reads curves as points, in the coordinate system the curve lies in; arcs become chords that stay within 5 mm.
class IfcCurves final {
public:
    IfcCurves(IfcSource& source, IfcPlacements& placements) : m_source(source), m_placements(placements) { }

    /// From the first to the last point; a closed curve repeats its first. Nothing (with a note) when the curve is of a kind that is not
    /// read or is broken.
    std::optional<std::vector<IfcVec>> read(quint32 index, int depth = 0);

    /// Points of an IfcCartesianPointList2D or -3D.
    std::vector<IfcVec> pointList(quint32 index);

private:
    using Points = std::vector<IfcVec>;
    std::optional<Points> polyline(quint32 index, int depth);
    std::optional<Points> indexed(quint32 index, int depth);
    std::optional<Points> composite(quint32 index, int depth);
    std::optional<Points> trimmed(quint32 index, int depth);
    std::optional<Points> conic(quint32 index, int depth);

    struct Trim {
        std::optional<double> parameter;
        std::optional<IfcVec> point;
    };
    Trim trim(const StepArg& list);

    IfcSource& m_source;
    IfcPlacements& m_placements;
};

} // namespace sp
