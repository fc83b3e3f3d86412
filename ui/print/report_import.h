// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/print/flow.h"

namespace sp {
struct Project;
struct Topology;
} // namespace sp

namespace sp::ui {

/// The chapter on where the plan comes from: of each import what every storey holds, and what was repaired, guessed, doubtful and left out,
/// with the first examples. At most about a page for an import; nothing for a plan without imports.
void writeImports(Flow& flow, const Project& project, const Topology& topology);

} // namespace sp::ui
