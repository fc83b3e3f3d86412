// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/failure/opening_net_data.h"

namespace sp {

/// A fact is known and has this value.
inline bool says(const Slot& s, int value)
{
    return s.unknown < 0 && s.value == value;
}

/// What an item does while all is well, and what it does without power; empty where there is nothing to say or a fact is missing.
QString normalWords(const NetItem& item);
QString unpoweredWords(const NetItem& item);

} // namespace sp
