// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>
#include <optional>
#include <vector>

namespace sp {

// Who uses which way out (egress.md 7.2). A step is a door crossed in one direction, numbered by the caller; from a step people go on to
// one other step or are out.

enum class Distribution : quint8;

/// A first door of a space.
struct WayOut {
    int step = -1;
    double nm = 0; ///< from the space to the exit by this way
    std::optional<qint64> capacity; ///< people; Distribution::ByCapacity
    qint64 nearestPart = 0; ///< floor of the space that has this way as its nearest, in any unit that all ways share; Distribution::Nearest
};

struct LeavingSpace {
    std::optional<qint64> load; ///< people; nullopt: not known
    int required = 1; ///< ways out that it must have; Distribution::Equal uses so many, the nearest ones
    std::vector<WayOut> ways;
};

/// What an assigned number waits for.
struct AssignMissing {
    int space = -1;
    int way = -1; ///< of the space: its capacity is not known; -1: the load of the space
    bool operator==(const AssignMissing&) const = default;
};

struct Assignment {
    std::vector<qint64> byStep; ///< people, with all who come from further up; of the spaces whose share is known
    std::vector<std::vector<AssignMissing>> waitsFor; ///< by step; not empty: byStep is too small by an unknown number
    std::vector<std::vector<qint64>> byWay; ///< by space and way; empty for a space whose share is not known
    std::vector<int> stranded; ///< spaces with people, or an unknown number, without any way out
    bool operator==(const Assignment&) const = default;
};

/// People on every step. `next` by step: the one after it, -1: out of the building; it must not lead in a circle. Shares are whole people:
/// each is rounded down and the rest goes the nearest way; ways that are equally near go by their order. Equal divides over the required
/// ways; ByCapacity and Nearest over all ways of the space. Where all weights are 0 everybody takes the nearest. Distribution::Best is not
/// answered here: bestFlow() needs capacities of the whole storey.
Assignment assign(const std::vector<LeavingSpace>& spaces, const std::vector<int>& next, Distribution mode);

/// People for whom a stair is sized where ways from above and below meet (egress.md 7.2): the fullest storey above and the fullest below.
qint64 convergingPeople(const std::vector<qint64>& above, const std::vector<qint64>& below);

} // namespace sp
