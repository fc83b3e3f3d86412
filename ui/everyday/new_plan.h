// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edit/new_ids.h"

#include <QDate>

namespace sp::ui {

struct NewStorey {
    QString name;
    std::optional<Length> height; ///< floor to floor
    bool operator==(const NewStorey&) const = default;
};

/// What the assistant for new plans asks. What is not known yet is left out of `settings`.
struct NewPlan {
    Settings settings; ///< name, units, codes, building; its count of stories follows from `storeys` when it is not given
    std::vector<NewStorey> storeys; ///< lowest first
    int ground = 0; ///< which of them lies at grade, elevation 0
    QString occupancy; ///< a word of space.occupancy_group for all rooms that say nothing else; empty: not known
    Length gridStep;
};

/// What the assistant proposes: units and name of the person, one storey; nothing that a code asks.
NewPlan proposedPlan(Units units, const QString& author, Length gridStep);
/// What has to be mended before the plan can be made: a sentence for each, `where` names the field (`name`, `storeys`, `author`).
Errors problemsOf(const NewPlan& plan);
/// The plan of the answers. Asserts that they have no problems.
Project makePlan(const NewPlan& plan, const QDate& today, NewIds& ids);
/// "Level 1", "Level 2", "Basement 1": the next name above or below.
QString proposedStoreyName(int aboveGround);

} // namespace sp::ui
