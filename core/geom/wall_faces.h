// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/geom/polygon.h"

namespace sp {

struct WallSegment {
    PlanPoint from, to;
    Length thickness;
};

/// The regions that walls enclose. Walls that end within another wall's thickness are joined to its axis; crossings are found.
struct WallFaces {
    struct Piece { ///< part of a wall between two junctions
        size_t wall;
        Length from, to; ///< along the wall
        int left, right; ///< face on side a and b; -1 = outside of all walls
    };
    struct Face {
        Ring axis; ///< along the wall axes, counter-clockwise
        Ring outline; ///< to the finished faces: moved in by half of each wall's thickness
        std::vector<Ring> holes; ///< outlines of walls standing free inside, to their faces
        PlanBox box = {}; ///< of `axis`
    };
    std::vector<Piece> pieces; ///< sorted by wall and `from`
    std::vector<Face> faces;

    /// The piece of a wall at a distance along it, or nullptr.
    const Piece* pieceAt(size_t wall, Length along) const;
    /// The smallest face that holds the point, or -1.
    int faceAt(PlanPoint p) const;
};

WallFaces traceFaces(const std::vector<WallSegment>& walls);

} // namespace sp
