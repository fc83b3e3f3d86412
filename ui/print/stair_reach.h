// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/project.h"

namespace sp::ui {

/// Whether a stair goes up and down from a storey; neither where the heights are not known.
std::pair<bool, bool> stairReach(const Project& project, const Stair& stair, const std::optional<StoreyId>& from);

} // namespace sp::ui
