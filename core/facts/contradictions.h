// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/facts/fact_sheet.h"

namespace sp {

/// An entered value that the plan itself contradicts: the plan's value counts, and somebody should correct the other.
struct Contradiction {
    FactId fact = 0;
    Subject subject;
    Value counts; ///< measured or modelled
    Origin origin = Origin::Modelled;
    QString from;
    Value entered; ///< on the opening or its type
    QString enteredAt; ///< path
    bool operator==(const Contradiction&) const = default;
};

/// Facts of openings that are entered as well as measured.
std::vector<FactId> contradictable(const FactCatalogue& facts);

/// Every entered fact of an opening (of those given) that its hardware, wiring or place contradicts. A value of an opening that differs from
/// its type is no contradiction: that is what entering it on the opening is for.
std::vector<Contradiction> contradictionsOf(const FactSheet& sheet, quint32 opening, const std::vector<FactId>& facts);

} // namespace sp
