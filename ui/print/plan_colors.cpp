// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/plan_painter.h"

namespace sp::ui {

PlanColors lightPlanColors()
{
    return {.paper = QColor(0xfbfbfa),
            .ink = QColor(0x1d2126),
            .faint = QColor(0x5d666f),
            .wall = QColor(0x4d555e),
            .rated = QColor(0xffb35c),
            .room = QColor(0xffffff),
            .corridor = QColor(0xeff3f7),
            .stair = QColor(0xe6f2e8),
            .hazard = QColor(0xfff3e0),
            .door = QColor(0x1c4f8a),
            .accent = QColor(0x0b6bcb),
            .violation = QColor(0xc62828),
            .warning = QColor(0xe08600),
            .advisory = QColor(0x4a6572),
            .undecided = QColor(0x6a3fb5),
            .onStrong = QColor(0xffffff)};
}

PlanColors darkPlanColors()
{
    return {.paper = QColor(0x1b1e22),
            .ink = QColor(0xe8eaed),
            .faint = QColor(0xa3abb4),
            .wall = QColor(0xa9b1ba),
            .rated = QColor(0xb35c00),
            .room = QColor(0x24282d),
            .corridor = QColor(0x2b3138),
            .stair = QColor(0x243329),
            .hazard = QColor(0x382e20),
            .door = QColor(0x8ec2ff),
            .accent = QColor(0x4ea1f7),
            .violation = QColor(0xef5350),
            .warning = QColor(0xffa726),
            .advisory = QColor(0x90a4ae),
            .undecided = QColor(0xb39ddb),
            .onStrong = QColor(0x101214)};
}

} // namespace sp::ui
