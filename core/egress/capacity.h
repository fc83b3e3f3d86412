// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/quantity.h"

namespace sp {

// People by width and by area, in integers (egress.md 7.1): in floating point 22.4 in / 0.2 loses a person. Factors come from code tables.

using Area = Amount<Dim::Area>;

/// 1 ft2 is 92,903.04 mm2, a whole number of the base unit.
constexpr Area squareFeet(qint64 v)
{
    return {v * 92'903'040};
}

/// floor(width / factor): people that a component takes. `factorThousandths`: thousandths of an inch of width for a person, above 0 (0.2 in:
/// 200). A width below 0 takes nobody.
qint64 peopleByWidth(Length width, qint64 factorThousandths);
/// The least width that takes so many people.
Length widthForPeople(qint64 people, qint64 factorThousandths);

/// Area and seats of a room, and the people they stand for. The quotient stays with the result: 49.2 people are 50, and change the hardware.
struct OccupantLoad {
    Area area;
    Area factor; ///< for a person; above 0
    qint64 seats = 0; ///< fixed ones, beside the area

    qint64 people() const; ///< ceil(area / factor) + seats
    double quotient() const; ///< area / factor + seats, for the evidence
    bool operator==(const OccupantLoad&) const = default;
};

/// Whether half of the required capacity is left (egress.md 7.4): of what is required, not of what was there.
constexpr bool halfIsLeft(qint64 left, qint64 required)
{
    return left >= required - left;
}

} // namespace sp
