// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>
#include <optional>
#include <vector>

namespace sp {

// Whether the ways out take the people (egress.md 7.3, 7.4): spaces joined by components that take only so many. Rows are the caller's: a
// space may be a room, a stretch of corridor or a stair, a component a door, a cross-section, a gap or a flight.

/// A component without a limit, and what a flow is that nothing limits. Large enough for any building, small enough to be summed.
inline constexpr qint64 unlimitedPeople = 1'000'000'000;
/// FlowComponent::to of an exit.
inline constexpr int outOfBuilding = -1;

struct FlowSpace {
    qint64 load = 0; ///< people who start here
    bool noThrough = false; ///< nobody enters from elsewhere; its own people leave
};

struct FlowComponent {
    int from = 0; ///< space
    int to = outOfBuilding; ///< space
    qint64 capacity = 0; ///< people; `unlimitedPeople`
    bool bothWays = false; ///< may be walked from `to` to `from` as well
};

struct FlowNetwork {
    std::vector<FlowSpace> spaces;
    std::vector<FlowComponent> components;
};

/// Who wants to get out: each space with its load, or as many as the components take from where there is any load. The first says whether
/// everybody gets out, the second what the ways out carry.
enum class Leavers : quint8 { Loads, Unlimited };

struct Feasibility {
    qint64 load = 0; ///< of the spaces asked about
    qint64 flow = 0; ///< people who get out; at least `unlimitedPeople`: nothing limits them
    /// Components of the smallest cut, the one that lies next to the people: together they take fewer than want to pass. Empty when everybody
    /// gets out, but for those whom no way leads out.
    std::vector<int> narrow;
    std::vector<int> cutOff; ///< spaces with people from which no way leads out
    std::vector<qint64> through; ///< net people by component, below 0 from `to` to `from`; without any going round in circles
    bool operator==(const Feasibility&) const = default;
};

/// The largest flow from all spaces, or from one alone.
Feasibility feasibility(const FlowNetwork& network, Leavers leavers = Leavers::Loads, std::optional<int> only = {});

/// The largest flow with each of the closures shut in turn. A closure is everything that one fire or blockage takes: one door, both doors of
/// one stair, a cross-section with the doors that hang on it. The flow as it was is re-routed, not found anew.
std::vector<qint64> lossOfOne(const FlowNetwork& network, const std::vector<std::vector<int>>& closures, Leavers leavers = Leavers::Loads,
                              std::optional<int> only = {});

/// Everybody out with the highest use of any component as low as can be; then, of what that leaves open, the next highest, and so on.
struct BestFlow {
    std::vector<qint64> through; ///< as in Feasibility
    /// Highest use: `people` of `capacity`, above 1 where the components are too narrow. 0 of 1 when nobody needs a limited component.
    qint64 people = 0, capacity = 1;
    std::vector<int> decides; ///< components that keep the highest use from being lower
    std::vector<int> cutOff; ///< spaces whose people cannot leave and are not counted
    bool operator==(const BestFlow&) const = default;
};
BestFlow bestFlow(const FlowNetwork& network);

} // namespace sp
