// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/entity_ref.h"
#include "ui/failure/failure_desk.h"

namespace sp::ui {

// The words in which the window tells states; short enough for cells and legends.

/// "F2 battery exhausted", "F6 fire alarm wire broken: quiet".
QString scenarioWords(const Scenario& scenario, const ScenarioCase& of, bool named = true);
/// "free", "credential", "BLOCKED".
QString passageWords(Passage passage);
/// "latched", "not latched", "open": of an open leaf nobody asks whether it is latched.
QString leafWords(const OpeningState& state);
/// "open", "closed, drifts open", "not known".
QString valveWords(const ValveState& state);

/// What the desk shows: "F2 battery exhausted", "Outage, 02:14:00 after the mains are lost"; empty for the plain plan.
QString shownWords(const FailureDesk& desk);
/// What is wrong at the moment, in counts: "2 rooms trap people, 1 room exposed, 3 undecided"; a sentence that all is well where nothing is.
QString planWords(const FailureNow& now);
/// The same with the names of rooms, doors and sources, a line each.
QStringList planLines(const FailureNow& now);
/// One thing that is wrong or not known at the moment, and where.
struct TroublePlace {
    QString words; ///< "222 ANTEROOM: people cannot get out"
    EntityRef ref;
};
/// What is wrong first, then what is not known.
std::vector<TroublePlace> troublePlaces(const FailureNow& now);
/// Missing facts as people read them: "outside function of 101A".
QStringList missingWords(const FailureStudy& study, const std::vector<Missing>& missing);

} // namespace sp::ui
