// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/geom/polygon.h"
#include "core/geom/vec.h"

#include <optional>

namespace sp {

namespace geom {

// Plane areas in whatever unit: united, cut, grown and made valid. Rings have no repeated last point; their direction does not matter and
// none is promised. nullopt: it cannot be computed.

using Loop = std::vector<V>;
struct AreaPart {
    Loop outer;
    std::vector<Loop> holes;
};
using Area = std::vector<AreaPart>;

bool isValid(const AreaPart& part);
/// What a ring encloses that crosses itself, without what of the holes sticks out.
std::optional<Area> madeValid(const AreaPart& part);
/// `grid`: to which every corner of the result is rounded, crossings too, so that it is still valid then; 0: none is.
std::optional<Area> united(const Area& parts, double grid = 0);
std::optional<Area> without(const Area& from, const Area& cut, double grid = 0);
std::optional<Area> common(const Area& a, const Area& b);
/// Every border moved outwards by that much, inwards when negative; corners stay sharp up to `mitreLimit` widths.
std::optional<Area> grown(const Area& area, double by, double mitreLimit);

} // namespace geom

/// An outline counter-clockwise, then its holes clockwise.
using AreaRings = std::vector<Ring>;

/// What two or more areas cover together, by parts, the largest first. Corners are whole nanometres; only those that are new are rounded.
std::optional<std::vector<AreaRings>> unitedAreas(const std::vector<AreaRings>& areas);
/// What is left of an area outside of rings, which may overlap, touch or cross themselves. `grown`: by which they count as larger all around.
std::optional<std::vector<AreaRings>> areaWithout(const AreaRings& area, const std::vector<Ring>& cuts, Length grown = {});

} // namespace sp
