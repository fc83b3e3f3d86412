// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/geom/polygon.h"

namespace sp {

/// An outline and its holes, filled by the even-odd rule: direction and order of the rings do not matter.
using Region = std::vector<Ring>;

/// Square metres that two regions have in common.
double overlapM2(const Region& a, const Region& b);
/// True when edges of the ring cross, touch or run over each other elsewhere than at the corner between neighbours.
bool crossesItself(const Ring& ring);

} // namespace sp
