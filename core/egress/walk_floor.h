// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/egress/floor_input.h"
#include "core/egress/walk_plan.h"

namespace sp {

/// What floors are made of and other floors may be made of too, so that moving a door costs the cells on its two sides only, and storeys
/// that look alike share all of them. May be used by several threads at once.
class FloorCache final {
public:
    FloorCache();
    ~FloorCache();
    struct Data;
    Data& data() const { return *m_data; }

private:
    std::unique_ptr<Data> m_data;
};

struct FloorSettings {
    Length clearance{304'800'000}; ///< of the outer nodes of a wide opening from its jambs (egress.md 2)
    std::optional<double> axes; ///< direction of the storey's x axis, radians; nullopt: that of its longest wall (egress.md 3.9)
    bool operator==(const FloorSettings&) const = default;
};

/// The walkable floor of one storey (egress.md 2). All rows of the result are places in the lists of the input, but WalkLink::otherRoom and
/// WalkPlan::storey, which are -1: see withRows. Two states of a plan with equal inputs have equal floors.
WalkPlan makeFloor(const FloorInput& input, const FloorSettings& settings, const FloorCache& cache);

/// The same with rows of the plan.
WalkPlan withRows(const WalkPlan& floor, const FloorInput& input, const Project& project);

/// The floors of a plan, from snapshot to snapshot.
class WalkFloors final {
public:
    struct Floor {
        std::shared_ptr<const FloorInput> input;
        std::shared_ptr<const WalkPlan> plan; ///< rows are places in the input
    };
    /// A floor that is as it was stays the same object.
    void follow(const FactSheet& sheet, const FloorSettings& settings = {});
    /// In the order of the plan; last, where there is anything, what is on no known storey.
    const std::vector<Floor>& floors() const { return m_floors; }

private:
    FloorInputs m_inputs;
    FloorCache m_cache;
    FloorSettings m_settings;
    std::vector<Floor> m_floors;
};

/// The floor of one storey by itself, with rows of the plan; nullopt: what is on no known storey.
WalkPlan walkFloor(const FactSheet& sheet, const std::optional<StoreyId>& storey, const FloorSettings& settings = {});

} // namespace sp
