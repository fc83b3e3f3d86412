// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edit/edited.h"

namespace sp {

/// What is shorter is no wall, and points nearer to each other than this are one.
inline constexpr Length shortestWall = mm(1);

/// The wall, or the error that the plan does not have it.
Result<Table<Wall>::Pointer> wallOf(const Project& project, const WallId& id);
/// What is wrong when the plan does not have the storey.
std::optional<Error> storeyProblem(const Project& project, const StoreyId& id);
/// Takes the rooms along and closes the chain that began at `before`.
Edited withRooms(const Project& before, PatchChain& chain, NewIds& ids);

} // namespace sp
