// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tools/tool.h"

namespace sp::ui {

// Tools that change walls that are there.
std::unique_ptr<Tool> makeOffsetTool();
std::unique_ptr<Tool> makeSplitTool();
std::unique_ptr<Tool> makeJoinTool();
std::unique_ptr<Tool> makeTrimTool();
std::unique_ptr<Tool> makeCornerTool();
std::unique_ptr<Tool> makeWallStyleTool();

/// The corner of walls of the storey nearest to a point, within reach.
std::optional<PlanPoint> cornerNear(const Project& project, const std::optional<StoreyId>& storey, PlanPoint p, Length reach);
/// Walls of the storey that end at a corner, drawn with that end elsewhere.
Preview movedCorner(const Project& project, const std::optional<StoreyId>& storey, PlanPoint from, PlanPoint to);

} // namespace sp::ui
