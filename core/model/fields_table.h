// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/field.h"

namespace sp::tables {

// One table a subject; field.cpp joins them in this order, which is the order of the keys in the plan file.
extern const std::span<const Field> buildingFields;
extern const std::span<const Field> roomFields;
extern const std::span<const Field> doorFields;
extern const std::span<const Field> hardwareFields;
extern const std::span<const Field> powerFields;
extern const std::span<const Field> valveFields;

} // namespace sp::tables
