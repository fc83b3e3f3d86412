// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/egress/floor_input.h"

namespace sp {

/// What people have said: of the thing itself, else of its type, else what is assumed. Facts that follow from others are not asked for here,
/// for some of those follow from the floors.
class Said final {
public:
    explicit Said(const Project& p);
    const Value* of(const QString& id, FieldId f, const FieldBag& own, const FieldBag* type = nullptr) const;

private:
    std::vector<std::pair<FieldId, const Assumption*>> m_assumed;
};

/// A room and an opening, by row, as its floor needs them. `rooms`: places of the rooms of its storey.
FloorRoom floorRoom(const FactSheet& sheet, const Said& said, size_t row, std::optional<qint64> aboveGrade);
FloorDoor floorDoor(const PlanIndex& index, const Said& said, size_t row, const QHash<RoomId, int>& rooms);

} // namespace sp
