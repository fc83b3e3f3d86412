// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/wall_rules.h"

#include "core/edit/follow_rooms.h"

namespace sp {

Result<Table<Wall>::Pointer> wallOf(const Project& project, const WallId& id)
{
    if (auto wall = project.walls.share(id))
        return wall;
    return Error{ErrorCode::Reference, QStringLiteral("the wall `%1` is not in this plan").arg(id.text()), id.text()};
}

std::optional<Error> storeyProblem(const Project& project, const StoreyId& id)
{
    if (project.storeys.find(id))
        return std::nullopt;
    return Error{ErrorCode::Reference, QStringLiteral("the storey `%1` is not in this plan").arg(id.text()), id.text()};
}

Edited withRooms(const Project& before, PatchChain& chain, NewIds& ids)
{
    chain.add(followRooms(before, chain.now(), ids));
    return chain.take();
}

} // namespace sp
