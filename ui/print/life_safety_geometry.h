// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/egress/egress_results.h"
#include "ui/print/plan_painter.h"

namespace sp::ui {

/// A way as far as it is on one storey, in device units from the scene's origin; `k` of them a millimetre.
QPolygonF wayOn(const EgressLength& length, const QString& storey, double k);
double lengthOf(const QPolygonF& way);
/// The point that far along a way, and the direction there. Null for a way without points.
QLineF alongWay(const QPolygonF& way, double far);
/// The two corners of a ring that lie furthest apart, scene units.
QLineF diagonalOf(const Ring& ring);
/// The part of a corridor beyond the mouth of a dead end, scene units; the outline of its largest piece where the mouth does not part it.
QPolygonF pocketOf(const EgressDeadEnd& end, const RoomShape* corridor);

} // namespace sp::ui
