// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/quantity.h"

namespace sp {

/// What a side-hinged leaf is up against (valve-and-power-rules.md B4.3).
struct DoorForce {
    Force closer; ///< at the knob, without pressure
    Length width, height; ///< of the leaf
    Length knobToEdge; ///< from the knob to the latch edge, less than the width
};
/// Force at the knob that sets the leaf in motion against a pressure difference in pascals; positive where it pushes the leaf shut.
/// IBC equation 9-1 in SI: closer + width * area * pressure / (2 * (width - knobToEdge)).
Force openingForce(const DoorForce& door, double pushesShutPa);
/// The pressure difference in pascals at which that force is reached; never negative.
double pressureAtForce(const DoorForce& door, Force limit);

} // namespace sp
