// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/edit/edited.h"
#include "core/model/topology.h"

namespace sp {

/// What is placed: the facts of a new opening and how it hangs. `facts` holds door.operation, door.leaves, leaf sizes and the like.
struct OpeningSpec {
    std::optional<OpeningTypeId> type;
    std::optional<HardwareSetId> set;
    FieldBag facts;
    HingeEnd hinge = HingeEnd::From;
    SwingSide swings = SwingSide::Left;
    std::optional<Length> width, height; ///< of the hole, where there is no leaf (cased_opening)
    bool operator==(const OpeningSpec&) const = default;
};
/// The kinds that the palette offers: single, pair, unequal pair, double egress, sliding, cased opening, ... with facts that draw them.
struct OpeningPreset {
    const char* id; ///< "single", "pair", "unequal_pair", "double_egress", "slide", "cased_opening", ...
    const char* title;
};
std::span<const OpeningPreset> openingPresets();
/// The facts of a preset in sizes that are usual in the unit system. Asserts that the id exists.
OpeningSpec specOf(const char* preset, Units units);

/// Puts an opening into a wall, its middle at `offset` from the wall's `from`, with a proposed mark. `storey`: on which it is, where its wall
/// goes through several; the wall's own otherwise. Errors: it does not fit the wall, it overlaps another opening of the wall.
Result<Edited> placeOpening(const Project& project, const Topology& topology, const WallId& wall, Length offset, const OpeningSpec& spec,
                            NewIds& ids, const std::optional<StoreyId>& storey = {});
/// Slides along its wall, or to another wall, with the devices at it. The same errors; on another wall the mark stays, and hand and swing
/// stay as they are seen from one side.
Result<Edited> moveOpening(const Project& project, const OpeningId& opening, const WallId& wall, Length offset);
/// Hinge to the other jamb; pairs change nothing but their active leaf's side.
Result<Edited> flipHand(const Project& project, const std::vector<OpeningId>& openings);
/// Swings to the other side of the wall.
Result<Edited> flipSwing(const Project& project, const std::vector<OpeningId>& openings);
/// Puts the opening in the role of an exit to the outside: door.exterior and door.egress_role, egress side inward.
Result<Edited> makeExit(const Project& project, const Topology& topology, const OpeningId& opening);

/// What cannot be built as drawn: an opening that reaches over the end of its wall, overlaps another one, or whose leaf meets a wall, an
/// obstruction or the leaf of another before it stands at a right angle. One problem per opening and cause; `where` is the opening's id. Two
/// leaves that can meet are one problem of the first of them, with ErrorCode::Limit: it can be built, but look at it. All storeys without one.
Errors placingProblems(const Project& project, const std::optional<StoreyId>& storey);

} // namespace sp
