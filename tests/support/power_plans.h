// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/plans.h"

#include <memory>

namespace sp::test {

/// Facts of a plan, without its rules.
inline std::unique_ptr<FactSheet> sheetOf(const Project& project)
{
    const auto shared = std::make_shared<const Project>(project);
    TopologyBuilder topology;
    auto index = std::make_shared<const PlanIndex>(shared, topology.update(shared), library().catalogue);
    return std::make_unique<FactSheet>(std::move(index), library().sources());
}

/// One room, one outside door with the hardware given, and the lines of supplies, circuits and what else the test is about.
inline QByteArray powerPlan(const QByteArray& items, const QByteArray& rest)
{
    return "format: 1\nproject:\n  name: \"P\"\n  units: us\n"
           "storeys:\n  - {id: st-1, name: \"L\", elevation: 0 in, height: 120 in}\n"
           "walls:\n"
           "  - {id: wl-1, storey: st-1, from: [0, 0], to: [6000, 0], thickness: 200 mm, type: exterior}\n"
           "  - {id: wl-2, storey: st-1, from: [6000, 0], to: [6000, 4000], thickness: 200 mm, type: exterior}\n"
           "  - {id: wl-3, storey: st-1, from: [6000, 4000], to: [0, 4000], thickness: 200 mm, type: exterior}\n"
           "  - {id: wl-4, storey: st-1, from: [0, 4000], to: [0, 0], thickness: 200 mm, type: exterior}\n"
           "rooms:\n  - {id: rm-1, storey: st-1, number: \"1\", name: \"SHOP\", kind: room, at: [3000, 2000]}\n"
           "openings:\n"
           "  - id: op-1\n    mark: \"1A\"\n    set: hs-1\n"
           "    place: {wall: wl-1, offset: 3000 mm, hinge: from, swings: right}\n"
           "    door: {leaves: 1, operation: swing, egress_side: a, egress_role: exit}\n"
           "hardware_sets:\n  - id: hs-1\n    mark: \"1\"\n    name: \"S\"\n    items:\n"
        + items + rest;
}

} // namespace sp::test
