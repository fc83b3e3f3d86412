// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/failure/opening_net_data.h"

namespace sp {

/// Why the opening has this state at this moment: what the moment breaks or takes away, then what that does to its parts.
QStringList openingReasons(const OpeningNetData& net, const Moment& moment, const OpeningState& state);

} // namespace sp
