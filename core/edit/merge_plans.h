// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edit/patch.h"

#include <QStringList>

namespace sp {

enum class Prefer : quint8 { Mine, Theirs };

/// Two changes of one plan as one.
struct PlanMerge {
    Patch patch; ///< from mine to the merged plan
    QStringList conflicts; ///< ids of what both changed in different ways, settings as `project.client`; sorted
};

/// Takes over what `theirs` changed since `base` where mine did not. What both changed alike is no conflict; what they changed in different
/// ways follows `prefer` and is listed. Whether the whole still fits together the caller asks the reader of plans.
PlanMerge mergePlans(const Project& base, const Project& mine, const Project& theirs, Prefer prefer);

} // namespace sp
