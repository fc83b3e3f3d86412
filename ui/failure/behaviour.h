// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/entity_ref.h"
#include "ui/failure/failure_desk.h"

namespace sp::ui {

/// What one thing does, line by line: for a table and the text below it.
struct BehaviourLine {
    QStringList cells;
    QStringList because; ///< cause to effect
    QStringList missing; ///< facts that an unknown part waits for
    bool shown = false; ///< is what the plan shows now
};
struct Behaviour {
    QString head; ///< "inside 102 CORRIDOR, outside the open air"
    QStringList columns;
    std::vector<BehaviourLine> lines;
};

/// Of a door (both sides in all scenarios), a valve (where each loss leaves it) or a room (who gets out and in). No columns for anything
/// else, and for what the study does not have.
Behaviour behaviourOf(const FailureDesk& desk, const EntityRef& ref);

} // namespace sp::ui
