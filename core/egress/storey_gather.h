// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/egress/storey_input.h"
#include "core/egress/walk_floor.h"
#include "core/failure/moment.h"

namespace sp {

/// Openings and rooms, by row of a plan, whose facts may be others than they were; empty: all of them.
struct EgressChanges {
    std::vector<bool> openings, rooms;
    bool all() const { return openings.empty() && rooms.empty(); }
};

/// What the measuring of one storey reads of the plan's facts: loads, widths, and how each opening lets people through at a moment.
/// `before`: what was gathered of the storey when only what `changes` names was another; nullptr: nothing.
std::shared_ptr<const StoreyInput> gatherStorey(const FactSheet& sheet, const WalkFloors::Floor& floor, const Moment& moment,
                                                const StoreyInput* before = nullptr, const EgressChanges& changes = {});

/// The same storey with its openings as they are at other moments, by moment; nullptr where people get through all of them as before.
std::vector<std::shared_ptr<const StoreyInput>> withUses(const FactSheet& sheet, const StoreyInput& storey,
                                                         const std::vector<const Moment*>& moments);

/// What could not be measured of a floor, in words.
EgressGap gapOf(const NotMeasured& problem, const StoreyInput& input, const FloorInput& floor);

} // namespace sp
