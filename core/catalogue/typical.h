// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/device_kind.h"
#include "core/model/entities.h"

namespace sp {

/// The currents that are usual for a kind (valve-and-power-rules.md D3), for something of so many volts in one of these conditions (its fail
/// state, `motor` or `solenoid`). nullptr where the catalogue has none of it: a current at 24 V says nothing of 12 V. Without volts the
/// first that fits, with the volts that it states.
inline const DeviceKind::Typical* typicalOf(const DeviceKind* kind, const QStringList& conditions, const std::optional<Quantity>& volts)
{
    if (kind)
        for (const DeviceKind::Typical& t : kind->typical)
            if ((t.when.isEmpty() || conditions.contains(t.when)) && (!volts || !t.volts || *t.volts == *volts))
                return &t;
    return nullptr;
}

/// The conditions of a device: a controller is one for a single door or for up to four, by the locks that it drives.
inline QStringList conditionsOf(const Device& device)
{
    constexpr size_t mostDoors = 4;
    if (!device.drives || device.drives->empty() || device.drives->size() > mostDoors)
        return {};
    return {device.drives->size() == 1 ? QStringLiteral("one_door") : QStringLiteral("four_doors")};
}

} // namespace sp
