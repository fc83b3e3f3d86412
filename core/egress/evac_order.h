// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/egress/evacuation.h"

namespace sp {

/// Elements so that each comes after all from which people come to it. What lies on a circle comes in no order.
struct EvacOrder {
    std::vector<int> order;
    std::vector<int> circling;
};
EvacOrder evacOrder(const EvacNetwork& network);

} // namespace sp
