// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/quantity.h"

#include <optional>

namespace sp {

/// Minutes of a fire rating that is plainly a number of minutes or hours: "45 MIN", "30 min", "1 HR", "1.5 h", "90". Anything else
/// ("FD30S", "Fire Rating", "n/a") gives nullopt and stays a text, and so does a number below 10 without a unit: some models write hours.
std::optional<Minutes> minutesOfRating(QStringView text);

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
