// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/egress/egress_results.h"
#include "core/model/project.h"

namespace sp {

/// How the plan wants its ways out measured: what it says in `egress`, and the program's defaults where it says nothing.
EgressSettings egressSettings(const Project& project);

} // namespace sp
