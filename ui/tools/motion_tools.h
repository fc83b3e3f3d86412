// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tools/tool.h"

namespace sp::ui {

// Tools that move, copy, turn or mirror what is selected, by points or typed values. With nothing selected the first click selects.
std::unique_ptr<Tool> makeMoveTool();
std::unique_ptr<Tool> makeCopyTool();
std::unique_ptr<Tool> makeRotateTool();
std::unique_ptr<Tool> makeMirrorTool();

} // namespace sp::ui
