// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/facts/plan_facts.h"
#include "core/failure/failure_model.h"

namespace sp {

/// A fault that a component can have by itself: what BasicFault::id says after the component. Faults of the class `mechanical` are not among
/// them: a latch that jams is listed with the fault combinations, but is no finding.
struct SingleFaultSort {
    SubjectKind owner;
    const char* name; ///< "dead"; also the check of the rule that judges it
    const char* fact; ///< "psu.dead_causes"
    const char* noun; ///< of the fact
    Ask ask;
};
std::span<const SingleFaultSort> singleFaultSorts();
/// The sort of a fault and the row of the component that has it; nullopt for a mechanical one.
std::optional<std::pair<size_t, int>> sortOf(const BasicFault& fault);

/// What one fault alone does that its moment does not.
enum class FaultHarm : quint8 { Trapped, Exposed, NotIsolated, FireDoorOpen, ExitsUnlocked, ExitsBlocked };

struct SingleFaultEffect {
    FaultHarm harm = FaultHarm::Trapped;
    int subject = -1; ///< row of a room, a source, an opening (fire door) or, for exits, a storey
    std::vector<int> openings; ///< rows: that block, the way in, or the exits; for NotIsolated valves
    const Scenario* scenario = nullptr; ///< the first in which it happens
    bool operator==(const SingleFaultEffect&) const = default;
};

struct SingleFault {
    size_t sort = 0; ///< place in singleFaultSorts
    int row = -1; ///< of the component
    std::vector<SingleFaultEffect> effects; ///< certain ones, by harm and subject
    std::vector<Missing> missing; ///< facts that decide whether it does more
};

/// All faults that do or may do something, by sort and row.
struct SingleFaults {
    std::vector<SingleFault> faults;
    bool truncated = false; ///< the search had to stop: there may be more
};

/// Scenarios in which single faults are looked for: normal use, mains lost on battery, fire alarm. In the others something else is broken
/// already.
std::span<const char* const> singleFaultScenarios();

/// Every fault by itself, in each of the scenarios. Certain where it holds whatever the missing facts say; where they decide, they are named.
/// Pure. `stop` is asked now and then.
SingleFaults singleFaults(const FailureModel& model, const std::function<bool()>& stop = {});

/// "A, B and C"; of very many the first ones.
QString enumerated(const QStringList& names);
/// What a fact of the whole plan waits for.
std::vector<PlanFacts::Open> opensOf(const FactSheet& sheet, const std::vector<Missing>& missing);

/// The same as facts for rules: a text for each sort, "nothing" or sentences that say what happens to whom.
PlanFacts factsOf(const SingleFaults& found, const FailureModel& model, const FactSheet& sheet);

} // namespace sp
