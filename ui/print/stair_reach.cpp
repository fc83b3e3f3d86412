// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/stair_reach.h"

namespace sp::ui {

std::pair<bool, bool> stairReach(const Project& project, const Stair& stair, const std::optional<StoreyId>& from)
{
    std::vector<StoreyId> storeys = stair.storeys.value_or(std::vector<StoreyId>());
    if (storeys.empty())
        for (const auto& room : project.rooms)
            if (room->stair == stair.id && room->storey)
                storeys.push_back(*room->storey);
    const Storey* here = project.storeys.find(from);
    std::pair<bool, bool> reach{false, false};
    if (!here || !here->elevation)
        return reach;
    for (const StoreyId& id : storeys)
        if (const Storey* other = project.storeys.find(id); other && other->elevation) {
            reach.first = reach.first || *other->elevation > *here->elevation;
            reach.second = reach.second || *other->elevation < *here->elevation;
        }
    return reach;
}

} // namespace sp::ui
