// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tools/tool.h"

namespace sp::ui {

/// Scale an underlay by two points, and move or turn it by points: three rows for the menu.
std::span<const ToolRow> underlayTools();

/// The underlay that the tools work on: the selected one, else the only one of the storey that is not locked.
/// The sentence says what to do where there is none, or several.
Result<UnderlayId> workedUnderlay(const ToolContext& context);

} // namespace sp::ui
