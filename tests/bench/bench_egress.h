// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/assessment.h"

namespace sp::bench {

/// Ways out: measured from nothing, after an edit, and by size.
void measureEgress(const Library& library, bool quick);

} // namespace sp::bench
