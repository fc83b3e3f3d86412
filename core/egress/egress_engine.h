// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/egress/storey_gather.h"

namespace sp {

/// Measures the ways out of a plan from snapshot to snapshot, storey by storey: one on which nothing changed costs nothing.
class EgressEngine final {
public:
    /// The openings are taken as they are at the moment: as built (F0) when nothing else is said.
    explicit EgressEngine(Moment moment = {}) : m_moment(std::move(moment)) { }

    using Changed = EgressChanges;
    /// Storeys that are as they were keep their very results, and so does the whole where all are. `stop` is asked between storeys; when it
    /// says true the answer is nullptr and the next update does what is left.
    std::shared_ptr<const EgressResults> update(const FactSheet& sheet, const Changed& changed = {},
                                                const std::function<bool()>& stop = {});

    /// What the last update measured, by storey as in its results: the floor, and who gets through what.
    const std::vector<std::shared_ptr<const StoreyInput>>& inputs() const { return m_inputs; }
    using Inputs = std::vector<std::shared_ptr<const StoreyInput>>;
    /// The same with openings as they are at other moments, by moment: the very object where people get through all of them as before.
    std::vector<Inputs> inputsIn(const FactSheet& sheet, const std::vector<const Moment*>& moments) const;
    /// What update() would measure at another moment, and with openings lost (by id); measures nothing and keeps nothing but the floors.
    std::vector<std::shared_ptr<const StoreyInput>> inputsAt(const FactSheet& sheet, const Moment& moment,
                                                             const std::vector<QString>& lost = {});

private:
    struct Storey {
        std::shared_ptr<const FloorInput> floor;
        std::shared_ptr<const StoreyInput> input; ///< without what is beyond stairs
        bool due = true;
    };
    /// Says which storeys have something that may be other than it was, by place in the floors.
    std::vector<bool> touched(const FactSheet& sheet, const Changed& changed) const;
    void gather(const FactSheet& sheet, const Changed& changed);
    static std::vector<std::shared_ptr<const StoreyInput>> linked(const std::vector<Storey>& storeys, const EgressSettings& settings);

    Moment m_moment;
    WalkFloors m_floors;
    EgressSettings m_settings;
    std::vector<Storey> m_storeys;
    std::vector<std::shared_ptr<const StoreyInput>> m_inputs;
    std::vector<std::shared_ptr<const EgressStoreyResults>> m_results;
    std::shared_ptr<const EgressResults> m_last;
};

/// Of one moment of one plan, from nothing.
std::shared_ptr<const EgressResults> egressAt(const FactSheet& sheet, const Moment& moment = {});

} // namespace sp
