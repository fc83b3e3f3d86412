// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interop/ifc/ifc_splines.h"

namespace sp {

/// How many chords replace an arc: they stay within 5 mm of it and keep the area of a circle within half a percent.
int ifcChords(double radius, double sweep);
/// Points of an ellipse around the origin from one angle on, both ends included, with chords within 5 mm.
std::vector<IfcVec> ifcArc(double rx, double ry, double from, double sweep);

/// Reads curves as points, in the coordinate system the curve lies in; arcs become chords that stay within 5 mm.
class IfcCurves final {
public:
    IfcCurves(IfcSource& source, IfcPlacements& placements) : m_source(source), m_placements(placements) { }

    /// From the first to the last point; a closed curve repeats its first. Nothing (with a note) when the curve is of a kind that is not
    /// read or is broken.
    std::optional<std::vector<IfcVec>> read(quint32 index, int depth = 0);

    /// The part of a curve from one point on it to another, in the direction of the curve or against it; straight where the curve tells
    /// nothing better. For the edges of faces.
    std::vector<IfcVec> between(quint32 index, IfcVec from, IfcVec to, bool sense);

    /// Points of an IfcCartesianPointList2D or -3D.
    std::vector<IfcVec> pointList(quint32 index);

private:
    using Points = std::vector<IfcVec>;
    std::optional<Points> polyline(quint32 index, int depth);
    std::optional<Points> indexed(quint32 index, int depth);
    std::optional<Points> composite(quint32 index, int depth);
    std::optional<Points> trimmed(quint32 index, int depth);
    std::optional<Points> conic(quint32 index, int depth);
    std::optional<Points> spline(quint32 index, int depth);
    std::optional<Points> offset(quint32 index, int depth);
    std::optional<Points> onSurface(quint32 index, int depth);

    struct Ellipse {
        IfcFrame frame;
        double rx, ry;
        double angle(IfcVec p) const; ///< of a point on it
        Points points(double from, double to, bool sense) const;
    };
    std::optional<Ellipse> ellipse(quint32 index);
    std::optional<IfcSpline> readSpline(quint32 index);
    /// A part of what is not an arc or a line, by parameters.
    std::optional<Points> part(quint32 index, double from, double to);

    struct Trim {
        std::optional<double> parameter;
        std::optional<IfcVec> point;
    };
    Trim trim(const StepArg& list);

    IfcSource& m_source;
    IfcPlacements& m_placements;
};

} // namespace sp
