// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/measure_tool.h"
#include "ui/tools/motion_tools.h"
#include "ui/tools/outline_tools.h"
#include "ui/tools/select_tool.h"
#include "ui/tools/wall_edit_tools.h"
#include "ui/tools/wall_tool.h"

namespace sp::ui {

namespace {

std::unique_ptr<Tool> makeWallTool()
{
    return std::make_unique<WallTool>();
}

} // namespace

// Rows of one group stand together. Letters work while the plan has the focus; doors have D, valves V, links L.
std::span<const ToolRow> drawingTools()
{
    static constexpr ToolRow rows[] = {
        {"select", QT_TRANSLATE_NOOP("Commands", "Se&lect"), "tool-select", "S", "select", &makeSelectTool},

        {"walls", QT_TRANSLATE_NOOP("Commands", "&Walls"), "tool-walls", "W", "draw", &makeWallTool},
        {"wall-box", QT_TRANSLATE_NOOP("Commands", "Walls around a &rectangle"), "tool-wall-box", "B", "draw", &makeWallBoxTool},
        {"room", QT_TRANSLATE_NOOP("Commands", "Roo&m inside walls"), "tool-room", "R", "draw", &makeRoomTool},
        {"room-outline", QT_TRANSLATE_NOOP("Commands", "Room by &outline"), "tool-room-outline", "Shift+R", "draw", &makeRoomOutlineTool},
        {"column", QT_TRANSLATE_NOOP("Commands", "&Column"), "tool-column", "K", "draw", &makeColumnTool},
        {"obstruction", QT_TRANSLATE_NOOP("Commands", "Fi&xed obstacle"), "tool-obstruction", "X", "draw", &makeObstructionTool},
        {"stair", QT_TRANSLATE_NOOP("Commands", "&Stair, ramp or lift"), "tool-stair", "T", "draw", &makeStairTool},
        {"measure", QT_TRANSLATE_NOOP("Commands", "M&easure"), "tool-measure", "M", "draw", &makeMeasureTool},

        {"move", QT_TRANSLATE_NOOP("Commands", "&Move"), "tool-move", "Shift+M", "modify", &makeMoveTool},
        {"copy", QT_TRANSLATE_NOOP("Commands", "Cop&y by points"), "tool-copy", "Shift+C", "modify", &makeCopyTool},
        {"rotate", QT_TRANSLATE_NOOP("Commands", "&Rotate"), "tool-rotate", "Shift+T", "modify", &makeRotateTool},
        {"mirror", QT_TRANSLATE_NOOP("Commands", "M&irror"), "tool-mirror", "Shift+I", "modify", &makeMirrorTool},
        {"corner", QT_TRANSLATE_NOOP("Commands", "Move &corner"), "tool-corner", "Shift+K", "modify", &makeCornerTool},
        {"parallel", QT_TRANSLATE_NOOP("Commands", "&Parallel wall"), "tool-parallel", "Shift+P", "modify", &makeOffsetTool},
        {"split", QT_TRANSLATE_NOOP("Commands", "&Split wall"), "tool-split", "Shift+S", "modify", &makeSplitTool},
        {"join", QT_TRANSLATE_NOOP("Commands", "&Join walls"), "tool-join", "Shift+J", "modify", &makeJoinTool},
        {"trim", QT_TRANSLATE_NOOP("Commands", "&Trim or lengthen wall"), "tool-trim", "Shift+X", "modify", &makeTrimTool},
        {"wall-style", QT_TRANSLATE_NOOP("Commands", "&Wall style"), "tool-wall-style", "Shift+W", "modify", &makeWallStyleTool},
    };
    return rows;
}

} // namespace sp::ui
