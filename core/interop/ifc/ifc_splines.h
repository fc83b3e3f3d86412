// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interop/ifc/ifc_placement.h"

namespace sp {

/// A B-spline: `points.size() + degree + 1` knots that do not fall; weights of the same number as points, or none.
struct IfcSpline {
    int degree = 0;
    std::vector<IfcVec> points;
    std::vector<double> knots, weights;

    bool isSound() const;
    double first() const { return knots[static_cast<size_t>(degree)]; } ///< parameter at which the curve begins
    double last() const { return knots[points.size()]; }
    IfcVec at(double parameter) const;
};

/// The curve from one parameter to another with chords that stay near it. The spline must be sound.
std::vector<IfcVec> ifcSplinePoints(const IfcSpline& spline, double from, double to);

} // namespace sp
