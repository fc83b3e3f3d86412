// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interop/ifc/ifc_source.h"

namespace sp {

struct IfcVec {
    double x = 0, y = 0, z = 0;
    IfcVec operator+(IfcVec o) const { return {x + o.x, y + o.y, z + o.z}; }
    IfcVec operator-(IfcVec o) const { return {x - o.x, y - o.y, z - o.z}; }
    IfcVec operator*(double f) const { return {x * f, y * f, z * f}; }
};

/// Affine frame in millimetres; also holds the scale of a transformation operator.
struct IfcFrame {
    IfcVec o, x{1, 0, 0}, y{0, 1, 0}, z{0, 0, 1};
    IfcVec direction(IfcVec v) const { return x * v.x + y * v.y + z * v.z; }
    IfcVec point(IfcVec v) const { return o + direction(v); }
    IfcFrame operator*(const IfcFrame& inner) const { return {point(inner.o), direction(inner.x), direction(inner.y), direction(inner.z)}; }
};

/// Reads points, directions and placements; world placements are remembered.
class IfcPlacements final {
public:
    explicit IfcPlacements(IfcSource& source) : m_source(source) { }

    std::optional<IfcVec> point(const StepArg& ref); ///< IfcCartesianPoint, in mm
    IfcVec coordinates(const StepArg& list) const; ///< (1.,2.,3.), in mm
    std::optional<IfcVec> direction(const StepArg& ref); ///< of length 1; nothing when unset or zero
    /// IfcAxis2Placement2D or -3D; the identity when unset.
    IfcFrame axes(const StepArg& ref);
    /// IfcCartesianTransformationOperator2D, -3D and their nonUniform forms.
    IfcFrame transformation(const StepArg& ref);
    /// The frame of an IfcLocalPlacement in the world, or of an IfcLinearPlacement that states its position; nothing (with a note) when it cannot be followed.
    std::optional<IfcFrame> world(quint32 placement);
    /// Frame of a product; nothing when it has no placement.
    std::optional<IfcFrame> ofProduct(quint32 product);

private:
    std::optional<IfcFrame> relative(quint32 placement); // to the one it hangs on

    IfcSource& m_source;
    std::unordered_map<quint32, std::optional<IfcFrame>> m_world;
};

double ifcNorm(IfcVec v);
IfcVec ifcCross(IfcVec a, IfcVec b);
double ifcDot(IfcVec a, IfcVec b);
std::optional<IfcPlace> ifcPlace(const IfcFrame& frame);

} // namespace sp
