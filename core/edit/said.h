// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/project.h"

namespace sp {

// How edits name things in their sentences.

/// A length as people of the unit system write it: 12'-6 1/2" or 3810 mm.
QString lengthText(Length length, Units units);
/// "3810, 0" in the units of the plan.
QString pointText(PlanPoint p, Units units);
/// "101, 102 and 103".
QString listText(const QStringList& list);

} // namespace sp
