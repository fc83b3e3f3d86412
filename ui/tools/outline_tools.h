// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tools/tool.h"

namespace sp::ui {

// Tools that take an outline from point to point, or by two corners.
std::unique_ptr<Tool> makeWallBoxTool(); ///< four walls around a rectangle
std::unique_ptr<Tool> makeRoomTool(); ///< a room of the enclosure that is clicked
std::unique_ptr<Tool> makeRoomOutlineTool();
std::unique_ptr<Tool> makeColumnTool(); ///< by its middle, with a size
std::unique_ptr<Tool> makeObstructionTool(); ///< fixed obstacle, shaft or void by its outline
std::unique_ptr<Tool> makeStairTool(); ///< stair, ramp, lift through storeys

} // namespace sp::ui
