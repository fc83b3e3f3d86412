// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interop/dxf/dxf_drawing.h"

namespace sp::dxf {

using Points = std::vector<DxfPoint>;

/// Points of an arc about a centre, counter-clockwise from `from` to `to` (radians), both ends included; a full turn when they are equal.
Points arc(DxfPoint centre, double radius, double from, double to);
/// An ellipse by its major half axis (from the centre) and the ratio of the minor one; parameters in radians.
Points ellipse(DxfPoint centre, DxfPoint major, double ratio, double from, double to);
/// Appends the way from the last point to `to` with a bulge (tangent of a quarter of the arc's angle; 0 = straight).
void addBulge(Points& points, DxfPoint to, double bulge);
/// A B-spline by control points and knots (degree + controls + 1 of them); through the control points where the knots do not fit.
Points spline(const Points& controls, const std::vector<double>& knots, unsigned degree);

} // namespace sp::dxf
