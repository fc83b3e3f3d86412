// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/failure/valve_states.h"
#include "core/report/states_report.h"

namespace sp {

/// The states of a plan as a table that a fire alarm designer can lay beside a cause-and-effect matrix: what happens down the columns, what
/// does something along the rows.
struct CauseEffect {
    /// A column: one case of a scenario.
    struct Case {
        const Scenario* scenario = nullptr;
        const ScenarioCase* of = nullptr;
        QString key; ///< "f4_battery_holding": begins the names of its columns in a file
        QString title; ///< "F4 fire alarm and mains lost, battery holding"
    };
    struct DoorCell {
        OpeningState state;
        QStringList missing; ///< "rel.sensor of 101A": what an unknown part of the state waits for
        bool concerned = true; ///< false: the opening has nothing that the case breaks, so it is as without it
        bool operator==(const DoorCell&) const = default;
    };
    struct Door {
        int opening = -1; ///< row
        QString id, level, mark, roomFrom, roomTo; ///< from: its outside, to: its inside; empty where not known
        QString lockedBy, supply, releasedBy; ///< lists for people; "undecided: fact" where they are not known
        std::vector<DoorCell> cells; ///< by case
    };
    struct ValveCell {
        ValveState state;
        QStringList missing;
    };
    struct ValveRow {
        int valve = -1; ///< row
        QString level, from, to; ///< source and room
        QString supply;
        ValveStates states; ///< what each event of the valve itself does
        std::vector<ValveCell> cells; ///< by case
    };
    std::vector<Case> cases;
    std::vector<Door> doors; ///< by storey from below and mark
    std::vector<ValveRow> valves; ///< by storey and tag
};
/// Pure. `report` is of the model, and the model of the sheet; the cases are those of the report's scenarios.
CauseEffect causeEffect(const FactSheet& sheet, const FailureModel& model, const StatesReport& report);

// Words of a cell; "undecided: fact of subject" where it is not known. `words` names what releases a door.
class PlanWords;
QString insideText(const CauseEffect::DoorCell& cell, const PlanWords& words); ///< "free", "release: exit sensor of 102A", "blocked"
QString outsideText(const CauseEffect::DoorCell& cell); ///< "credential", "key", "locked", "free"
QString latchedText(const CauseEffect::DoorCell& cell); ///< "latched", "not latched"
QString leafText(const CauseEffect::DoorCell& cell); ///< "closed", "open"
QString positionText(const CauseEffect::ValveCell& cell); ///< "in service", "closed", "last, drifts open"

/// As a table of files (hardware-schedule.md 14.2, resources/help/cause-effect-csv.md): `states --format csv`.
QByteArray causeEffectCsv(const FactSheet& sheet, const CauseEffect& matrix);

} // namespace sp
