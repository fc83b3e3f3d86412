// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edit/edit_openings.h"
#include "ui/print/plan_painter.h"
#include "ui/tools/tool.h"

namespace sp::ui {

// What the door tool shows of an opening that is not in the plan yet.

/// The opening as it would stand, with an id of its own and no mark.
Opening drawnOpening(const OpeningSpec& spec, const WallId& wall, Length offset);
/// Of its frame; a yard where nothing says it.
Length widthOf(const Project& project, const Opening& opening);
/// Frame, leaves and arcs. With a problem the hole in the wall bears its mark; a mark on every line would hide the door.
void addShape(Preview& preview, const OpeningShape& shape, bool problem);
/// Why it cannot be built as drawn, though it fits its wall: empty when nothing is in the way. What cannot stand comes before what one
/// should only look at.
QString buildingProblem(const Project& project, const std::optional<StoreyId>& storey, const Opening& opening, PlanPoint middle);

} // namespace sp::ui
