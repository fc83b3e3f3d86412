// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/egress/egress_engine.h"
#include "core/facts/plan_facts.h"
#include "core/failure/scenario.h"

namespace sp {

/// What a room has in a scenario where it is not what it has in normal use (F0). Lengths are nm by the ruler of the settings.
struct RoomWays {
    QString room; ///< id
    EgressLength::State state = EgressLength::State::Measured; ///< of the longest way to an exit
    double travel = 0, common = 0;
    size_t ways = 0; ///< ways out
    std::vector<QString> shut; ///< openings that let people through in normal use, and are the cause
    std::vector<QString> waitsFor; ///< openings whose state is not known and decides
    bool operator==(const RoomWays&) const = default;
};

/// The ways out of a plan in every scenario but F0 (egress.md 8.2), from snapshot to snapshot: a storey is measured where people get through
/// its openings in another way than in F0, and only when it has changed.
class ScenarioWays final {
public:
    struct Storey {
        const Scenario* scenario = nullptr;
        const ScenarioCase* of = nullptr;
        QString id; ///< storey
        std::vector<RoomWays> rooms; ///< those that lose something, or may
    };

    /// After an update of the engine that measures F0. False when `stop` said so: then all is as it was.
    bool update(const FactSheet& sheet, const EgressEngine& engine, const EgressResults& built, const std::function<bool()>& stop = {});
    const std::vector<Storey>& storeys() const { return m_storeys; }

private:
    struct Kept {
        const ScenarioCase* of = nullptr;
        std::shared_ptr<const StoreyInput> input;
        std::shared_ptr<const EgressStoreyResults> built;
        std::vector<RoomWays> rooms;
    };
    std::vector<Kept> m_kept;
    EgressSettings m_settings;
    std::vector<Storey> m_storeys;
};

/// A fact of storeys about one scenario: how bad it is, and which.
struct ScenarioSort {
    const char* scenario; ///< "F1"
    const char* fact; ///< "storey.f1_trapped"
    const char* noun; ///< of the fact
};
std::span<const ScenarioSort> scenarioSorts();

/// What the scenarios do to the ways out as facts of storeys: "nothing", or sentences that say whom it meets and why.
PlanFacts factsOf(const ScenarioWays& ways, const FactSheet& sheet, const EgressResults& built);

} // namespace sp
