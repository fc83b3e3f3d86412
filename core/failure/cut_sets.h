// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/failure/reach.h"

#include <array>

namespace sp {

// Smallest combinations of faults that cause something nobody wants (locking is not monotone: a dead supply frees what a blind sensor
// blocks). A set is minimal when it causes the event and no part of it does; adding a fault may undo the event.

enum class EventKind : quint8 { Exposed, FireDoorOpen, NotIsolated, Trapped };
const char* eventWord(EventKind);

/// At most three faults, by position in the list of the query, sorted; unused places are -1 at the end.
class FaultSet final {
public:
    static constexpr int most = 3;
    int size() const;
    bool contains(int fault) const;
    /// nullopt when it would be more than `most` faults.
    std::optional<FaultSet> with(const FaultSet& other) const;
    FaultSet without(int fault) const;
    bool add(int fault); ///< false when it is full
    const int* begin() const { return m_faults.data(); }
    const int* end() const { return m_faults.data() + size(); }
    auto operator<=>(const FaultSet&) const = default;
    quint64 packed() const;

private:
    std::array<int, most> m_faults{-1, -1, -1};
};

/// What the search asks of a plan at one moment; every function depends on its faults alone.
struct CutProblem {
    const PlanGraph* graph = nullptr;
    std::vector<std::vector<int>> cones; ///< by portal: the faults that can change it, sorted
    std::function<Pass(int portal, const FaultSet& faults)> pass; ///< faults are all of its cone
    /// Something that few faults decide without the graph: a fire door that does not latch, a source that is not isolated.
    struct Local {
        EventKind kind = EventKind::FireDoorOpen;
        int subject = -1;
        std::vector<int> path; ///< rows that the event names
        std::vector<int> cone;
        std::function<bool(const FaultSet&)> happens;
    };
    std::vector<Local> locals;
};

struct UndesiredEvent {
    EventKind kind = EventKind::Trapped;
    int subject = -1; ///< row of a room, an opening (fire door) or a source
    std::vector<int> openings; ///< that block it, or the way in; rows
    std::vector<FaultSet> sets; ///< minimal, small ones first; the empty set: the moment alone causes it
};

struct CutSets {
    std::vector<UndesiredEvent> events; ///< by kind and subject, small sets first, then by openings
    bool truncated = false; ///< the search had to stop: there may be more
};

struct CutLimits {
    int order = FaultSet::most; ///< 1 to 3
    size_t mostStates = 2'000'000; ///< combinations that are looked at
    std::function<bool()> stop; ///< asked now and then
    std::function<void(double share)> progress; ///< told now and then how much of the search is done, 0 to 1
};

/// All minimal sets up to the order. A certain event only: what depends on an unknown state is no event.
CutSets cutSets(const CutProblem& problem, const CutLimits& limits = {});

} // namespace sp
