// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/failure/opening_state.h"
#include "core/failure/scenario.h"

namespace sp {

class FailureModel;

/// One line of what an opening does in a scenario.
struct OpeningCase {
    const ScenarioCase* of = nullptr; ///< never nullptr
    bool named = false; ///< the case is told from others of its scenario
    OpeningState state;
    StateReasons reasons;
};

/// What an opening does in a scenario: a line for each case that concerns it, or one where the cases do not differ.
std::vector<OpeningCase> statesIn(const OpeningNet& net, const Scenario& scenario);

/// The cases of a scenario that concern some of the openings; the first one where none does.
std::vector<const ScenarioCase*> casesOf(const FailureModel& model, const Scenario& scenario);

} // namespace sp
