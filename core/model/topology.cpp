// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/topology.h"

#include <cmath>

namespace sp {

namespace {

constexpr Length defaultThickness = mm(100);

} // namespace

Length thicknessOf(const Wall& wall)
{
    return wall.thickness.value_or(defaultThickness);
}

std::optional<StoreyId> storeyOf(const Project& project, const Opening& opening)
{
    const Wall* wall = project.walls.find(opening.place.wall);
    return opening.place.storey || !wall ? opening.place.storey : wall->storey;
}

const Value* enteredDoor(const Project& project, const Opening& opening, FieldId id)
{
    if (const Value* own = opening.facts.find(id))
        return own;
    const OpeningType* type = project.openingTypes.find(opening.type);
    return type ? type->facts.find(id) : nullptr;
}

std::optional<OpeningFrame> frameOf(const Project& project, const Opening& opening)
{
    static const FieldId leafWidth = field("door.leaf_width_in");
    static const FieldId inactiveWidth = field("door.inactive_leaf_width_in");
    static const FieldId leaves = field("door.leaves");
    OpeningFrame frame;
    const auto lengthOf = [&](FieldId id) -> std::optional<Length> {
        const Value* v = enteredDoor(project, opening, id);
        const auto* q = v ? std::get_if<Quantity>(v) : nullptr;
        return q ? std::optional(Length{q->n}) : std::nullopt;
    };
    if (const auto leaf = lengthOf(leafWidth)) {
        const Value* count = enteredDoor(project, opening, leaves);
        const bool pair = count && std::get<qint64>(*count) == 2;
        frame.width = pair ? *leaf + lengthOf(inactiveWidth).value_or(*leaf) : *leaf;
    } else {
        frame.width = opening.place.width;
    }
    const Length half{frame.width.value_or(mm(900)).n / 2};
    if (const Wall* wall = project.walls.find(opening.place.wall); wall && opening.place.offset && wall->from != wall->to) {
        frame.middle = pointBeside(wall->from, wall->to, *opening.place.offset, {});
        frame.from = pointBeside(wall->from, wall->to, *opening.place.offset - half, {});
        frame.to = pointBeside(wall->from, wall->to, *opening.place.offset + half, {});
        frame.thickness = thicknessOf(*wall);
        frame.storey = storeyOf(project, opening);
        return frame;
    }
    if (!opening.place.at)
        return std::nullopt;
    const double angle = static_cast<double>(opening.place.direction.value_or(Angle{}).n) / 1e6 * 3.14159265358979323846 / 180;
    // A far point in the opening's direction: pointBeside needs no more than a direction.
    const PlanPoint ahead{{opening.place.at->x.n + std::llround(std::cos(angle) * 1e9)},
                          {opening.place.at->y.n + std::llround(std::sin(angle) * 1e9)}};
    frame.middle = *opening.place.at;
    frame.from = pointBeside(frame.middle, ahead, -half, {});
    frame.to = pointBeside(frame.middle, ahead, half, {});
    frame.thickness = defaultThickness;
    frame.storey = opening.place.storey;
    return frame;
}

} // namespace sp
