// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/egress/cell.h"
#include "core/egress/floor_input.h"
#include "core/geom/region.h"

namespace sp {

/// How far an outline may stand off the face of the wall, beside half of the wall: imported outlines stop short, entered ones are sketched.
inline constexpr Length offWall = mm(300);
/// What is worth being told.
inline constexpr Length worthTelling = mm(1);

/// Where somebody who goes through an opening steps on a floor.
struct FaceHit {
    CellNode node;
    double off = 0; ///< nm, from where the face of the wall is
};

/// One side of an opening: who looks from its middle away from the wall.
class FaceFinder final {
public:
    FaceFinder(const FloorDoor& door, Side side);

    /// The nearest edge of the floor within `reach` of the face of the wall, `along` nm from the middle of the opening in the direction of
    /// its wall; nullopt where the floor has none there.
    std::optional<FaceHit> on(const AreaRings& floor, double along = 0) const;
    /// The same edge of another floor with that edge in its border.
    std::optional<FaceHit> again(const AreaRings& floor, const FaceHit& hit, double along = 0) const;

    /// A point of the wall's face.
    PlanPoint face(double along) const;
    /// A point moved along the wall.
    PlanPoint shifted(PlanPoint p, double along) const;
    /// A point moved away from the wall.
    PlanPoint inward(PlanPoint p, double nm) const;

private:
    std::optional<FaceHit> find(const AreaRings& floor, double along, double at, double reach) const;

    PlanPoint m_middle;
    double m_half; ///< nm
    double m_x = 1, m_y = 0; ///< along the wall, so that the floor lies left
    int m_sign; ///< of `along`: -1 where that is against the wall's direction
};

} // namespace sp
