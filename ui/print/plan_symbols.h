// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/print/plan_painter.h"

namespace sp::ui {

// Symbols of one readable size at every zoom: drawn in device units around a point, never in scene units.

/// Sizes in device units at a scale in pixels a millimetre: they follow the zoom between a smallest and a largest readable size.
double valveSize(double scale, double unit);
double deviceSize(double scale, double unit);
double markerSize(double scale, double unit);

/// What a finding marker says by its shape; colour only repeats it.
enum class Marker : quint8 { None, Advisory, Undecided, Warning, Violation };

/// Octagon with "!", triangle with "!", circle with "?", square with "i".
void drawMarker(QPainter& painter, QPointF middle, double size, Marker marker, const PlanColors& colors);

/// How a valve is drawn (valve-and-power-rules.md A9): two triangles, the glyph of the actuator above, letters of the fail position below.
struct ValveLook {
    enum class Body : quint8 { Plain, Globe, Ball, Damper, Check, ThreeWay } body = Body::Plain;
    QString actuator; ///< word of actuator.kind, empty when not known
    bool spring = false;
    QString letters; ///< FO, FC, FIP (or FL with isaLabels), F?; empty for a valve that a hand moves
    bool operator==(const ValveLook&) const = default;
};
ValveLook valveLook(const Valve& valve, bool isaLabels);
/// `size` is the width of the body; the whole symbol fits a square of 1.1 times that around `middle`.
void drawValve(QPainter& painter, QPointF middle, double size, const ValveLook& valve, const PlanStyle& style, Shade shade);

/// One or two letters and a frame for a device kind: "CR" in a box, "GD" in a circle.
struct DeviceLook {
    QString letters;
    bool round = false; ///< sensors and detectors
    bool solid = false; ///< panels, controllers and supplies
    bool cylinder = false; ///< sources of gas
    double least = 0; ///< pixels: what there are few of, and others depend on, does not get smaller
    bool operator==(const DeviceLook&) const = default;
};
DeviceLook deviceLook(const QString& kind);
void drawDevice(QPainter& painter, QPointF middle, double size, const DeviceLook& device, const PlanStyle& style, Shade shade);

} // namespace sp::ui
