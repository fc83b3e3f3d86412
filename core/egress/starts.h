// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/geom/polygon.h"

#include <vector>

namespace sp {

/// Where ways may begin in a part of the floor (egress.md 3.5): all of it, or what is at least `inset` off its borders, by parts. A part that
/// is too narrow for that everywhere begins at a point in its middle, a ring of one corner.
std::vector<std::vector<Ring>> startsOf(const std::vector<Ring>& area, Length inset);

} // namespace sp
