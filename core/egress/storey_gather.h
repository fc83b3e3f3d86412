// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/egress/storey_input.h"
#include "core/egress/walk_floor.h"
#include "core/failure/moment.h"

namespace sp {

/// What the measuring of one storey reads of the plan's facts: loads, widths, and how each opening lets people through at a moment.
std::shared_ptr<const StoreyInput> gatherStorey(const FactSheet& sheet, const WalkFloors::Floor& floor, const Moment& moment);

/// What could not be measured of a floor, in words.
EgressGap gapOf(const NotMeasured& problem, const StoreyInput& input, const FloorInput& floor);

} // namespace sp
