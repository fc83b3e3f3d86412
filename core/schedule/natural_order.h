// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace sp {

/// Negative, zero or positive as people sort marks: "2" before "10", "101A" before "101B". Digits compare as numbers, letters without
/// case; what is equal so far compares letter by letter, so that the order is total.
int naturalCompare(QStringView a, QStringView b);

inline bool naturalLess(QStringView a, QStringView b)
{
    return naturalCompare(a, b) < 0;
}

} // namespace sp
