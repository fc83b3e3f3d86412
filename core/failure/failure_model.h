// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/failure/cut_sets.h"
#include "core/failure/fault.h"
#include "core/failure/gas_paths.h"
#include "core/failure/scenario.h"

namespace sp {

struct Project;

/// What one moment means for the whole plan; rows, sorted. What an unknown state leaves open is said apart and is never a pass.
struct WholePlan {
    std::vector<int> trapped; ///< rooms from which people without key and credential do not get out
    std::vector<int> entered; ///< rooms that the public gets into, protected ones apart
    std::vector<int> exposed; ///< protected rooms that it gets into
    std::vector<int> fireDoorsNotLatched; ///< openings
    std::vector<int> notIsolated; ///< sources whose valves have lost what moves them and do not shut them off
    std::vector<int> leavesUnknown, enteredUnknown, latchUnknown, isolationUnknown;
    bool operator==(const WholePlan&) const = default;
};
/// The part of it that rooms have, by what the portals let through.
void addRooms(const PlanGraph& graph, const std::vector<Pass>& passes, WholePlan& plan);

/// Everything of a plan that decides what happens when something fails, resolved once. Not shared between threads while it is made.
class FailureModel final {
public:
    /// `stop` is asked now and then; when it says true the model is not whole, and nothing may be asked of it.
    explicit FailureModel(const FactSheet& sheet, const std::function<bool()>& stop = {});
    bool isWhole() const { return m_whole; }

    const PlanIndex& index() const { return *m_index; }
    const Project& project() const;
    const OpeningNet& net(int opening) const { return m_nets[static_cast<size_t>(opening)]; }
    const PlanGraph& graph() const { return m_graph; }
    const GasPaths& gas() const { return m_gas; }
    const std::vector<BasicFault>& faults() const { return m_faults; }

    WholePlan at(const Moment& moment) const;
    std::vector<Pass> passes(const Moment& moment) const; ///< by portal of the graph
    /// People in a room by its load; nullopt where that is not known.
    std::optional<qint64> people(int room) const { return m_people[static_cast<size_t>(room)]; }
    /// Whether the opening has to be latched in a fire; nullopt where that is not known.
    std::optional<bool> latchedInFire(int opening) const { return m_latchedInFire[static_cast<size_t>(opening)]; }

    /// The search for cut sets at a moment over some of the faults (positions in `faults`). Holds a reference to this model.
    CutProblem problem(const Moment& moment, const std::vector<int>& faults) const;

private:
    Moment with(const Moment& moment, const FaultSet& set) const;

    std::shared_ptr<const PlanIndex> m_index;
    bool m_whole = true;
    std::vector<OpeningNet> m_nets;
    PlanGraph m_graph;
    GasPaths m_gas;
    std::vector<BasicFault> m_faults;
    std::vector<std::optional<qint64>> m_people;
    std::vector<std::optional<bool>> m_latchedInFire; ///< by opening: a fire door of which latching is asked (nfpa80.closed-latched)
};

} // namespace sp
