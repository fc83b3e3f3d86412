// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/quantity.h"

#include <optional>

namespace sp {

/// "2", "1.5": two hours or two minutes, nobody can tell.
bool isBareHourOrMinute(QStringView text);

/// What an IfcDoor operation says.
struct DoorOperation {
    int leaves = 0; ///< 0: not said
    QStringView word; ///< of door.operation; empty: not said
    bool swings = false;
    bool hingeLeft = false, hingeRight = false;
};
DoorOperation doorOperation(QStringView operation);

/// "FireRating" -> "fire_rating"; empty when nothing usable is left.
QString snakeCase(QStringView name);

} // namespace sp
