// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tools/tool.h"

namespace sp::ui {

/// Measures from point to point: distance, both parts, angle, and the total of the way. What was measured stays until the next measuring.
std::unique_ptr<Tool> makeMeasureTool();

} // namespace sp::ui
