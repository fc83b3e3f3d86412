// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/quantity.h"

namespace sp {

/// A point of a storey's plan, in nanometres; x to the right, y up (mathematical axes: see hardware-schedule.md 4.3).
struct PlanPoint {
    Length x, y;
    constexpr auto operator<=>(const PlanPoint&) const = default;
};

} // namespace sp
