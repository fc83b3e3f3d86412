// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/geom/polygon.h"

#include <vector>

namespace sp {

// Walkable floor as the measuring sees it (egress.md 2): nothing here knows of plans, locks or codes.

/// A door seen from a cell: a point on the cell's boundary. On a slanted wall it may lie half a nanometre off, so it carries its edge.
struct CellNode {
    PlanPoint at;
    int ring = 0; ///< of Cell::rings
    int edge = 0; ///< from corner `edge` to the next one
    bool operator==(const CellNode&) const = default;
};

/// Floor of one storey that no leaf divides. Rings are simple, disjoint, without repeated points and without corners on a straight line.
struct Cell {
    std::vector<Ring> rings; ///< the outline counter-clockwise, then holes clockwise: floor is always on the left
    std::vector<CellNode> nodes;
    bool operator==(const Cell&) const = default;
};

} // namespace sp
