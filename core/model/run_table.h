// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/quantity.h"

#include <span>
#include <vector>

namespace sp {

/// One row of a maker's run table: how far, one way, he lets his product stand from its supply with wire of a gauge.
struct RunLimit {
    int awg = 0;
    Length longest;
    bool operator==(const RunLimit&) const = default;
};

/// Reads "18 AWG: 500 ft; 16 AWG: 250 m": rows in any order, each gauge once, lengths with their unit. Errors say what was expected and what
/// was found, and carry no place.
Result<std::vector<RunLimit>> parseRunTable(QStringView text);
/// The row of a gauge; nullopt where the table has none. Nothing is worked out from the rows beside it.
std::optional<Length> longestRun(std::span<const RunLimit> table, int awg);

} // namespace sp
