// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interop/ifc/ifc_walls.h"

#include <algorithm>
#include <cmath>

namespace sp {
namespace {

constexpr double contradiction = 1; // mm between layers and body
constexpr double straightShare = 0.75; // of the box around it that a straight wall fills, mitred ends and all

struct Layers {
    double thickness = 0; // mm
    std::optional<double> centreOffset; // mm to the left of the axis; only a layer set usage tells
};

/// Layers of the wall's own material, else of its type's.
std::optional<Layers> readLayers(IfcSource& source, const IfcRelations& relations, quint32 wall)
{
    quint32 material = relations.material(wall);
    if (material == IfcRelations::none && relations.type(wall) != IfcRelations::none)
        material = relations.material(relations.type(wall));
    if (material == IfcRelations::none)
        return std::nullopt;
    std::optional<quint32> set = material;
    const bool usage = source.type(material).starts_with("IFCMATERIALLAYERSETUSAGE");
    const StepArgs u = usage ? source.args(material) : StepArgs();
    if (usage)
        set = source.ref(u[0]);
    if (!set || !source.is(*set, "IFCMATERIALLAYERSET"))
        return std::nullopt;
    Layers out;
    for (const StepArg& item : source.args(*set)[0].list()) {
        const std::optional<quint32> layer = source.ref(item);
        if (layer)
            out.thickness += source.args(*layer)[1].number().value_or(0) * source.units.lengthInMm;
    }
    if (!(out.thickness > 0))
        return std::nullopt;
    if (usage && u[1].enumeration() == "AXIS2") {
        const double from = u[3].number().value_or(0) * source.units.lengthInMm;
        out.centreOffset = from + (u[2].enumeration() == "NEGATIVE" ? -out.thickness : out.thickness) / 2;
    }
    return out;
}

/// Extent of points across a straight axis.
struct Across {
    double low = 0, high = 0;
};
Across across(const std::vector<IfcVec>& points, IfcVec from, IfcVec to)
{
    const double n = std::hypot(to.x - from.x, to.y - from.y);
    Across out{1e300, -1e300};
    for (const IfcVec p : points) {
        const double d = ((to.x - from.x) * (p.y - from.y) - (to.y - from.y) * (p.x - from.x)) / n;
        out.low = std::min(out.low, d);
        out.high = std::max(out.high, d);
    }
    return out;
}

} // namespace

void readIfcWallShape(IfcSource& source, const IfcRelations& relations, IfcShapes& shapes, quint32 index, IfcWall& wall)
{
    const std::optional<Layers> layers = readLayers(source, relations, index);
    if (layers)
        wall.thickness = ifcLength(layers->thickness);
    const std::optional<IfcFrame> frame = shapes.placements().ofProduct(index);
    if (!frame)
        return source.note(index, QStringLiteral("The wall has no placement, so it has no place in plan."));

    const std::optional<std::vector<IfcVec>> axis = shapes.axis(index, *frame);
    const std::optional<IfcFootprint> body = shapes.footprint(index, *frame);
    if (body) {
        wall.outline = ifcPolygon(body->outlines.front());
        if (body->hasHeight) {
            wall.bottom = ifcLength(body->zMin);
            wall.top = ifcLength(body->zMax);
        }
    }
    const bool straight = axis && axis->size() == 2;
    if (axis && std::hypot(axis->back().x - axis->front().x, axis->back().y - axis->front().y) + (straight ? 0 : 1) > 0.5) {
        wall.axisFrom = IfcWall::AxisFrom::Axis;
        wall.axis = ifcPolygon(*axis);
        if (layers && layers->centreOffset)
            wall.centreOffset = ifcLength(*layers->centreOffset);
        if (straight && body && body->quality == IfcFootprint::Quality::Exact) {
            const Across a = across(body->outlines.front(), axis->front(), axis->back());
            if (layers && std::fabs(layers->thickness - (a.high - a.low)) > contradiction)
                source.note(index,
                            QStringLiteral("The layers of the wall are %1 mm thick, its body %2 mm; the layers hold.")
                                .arg(layers->thickness, 0, 'f', 1)
                                .arg(a.high - a.low, 0, 'f', 1));
            else if (layers && layers->centreOffset && std::fabs(*layers->centreOffset - (a.low + a.high) / 2) > contradiction)
                source.note(index,
                            QStringLiteral("The layers put the middle of the wall %1 mm left of its axis, its body %2 mm; the layers hold.")
                                .arg(*layers->centreOffset, 0, 'f', 1)
                                .arg((a.low + a.high) / 2, 0, 'f', 1));
            if (!wall.centreOffset)
                wall.centreOffset = ifcLength((a.low + a.high) / 2);
            if (!wall.thickness)
                wall.thickness = ifcLength(a.high - a.low);
        }
        return;
    }
    const std::optional<IfcBox> box = body ? ifcBox(body->outlines.front()) : std::nullopt;
    if (!box)
        return source.note(index, QStringLiteral("The wall has neither an axis nor a body that can be read, so it has no place in plan."));
    const double along = std::hypot(box->to.x - box->from.x, box->to.y - box->from.y);
    if (ifcArea(body->outlines.front()) < straightShare * along * box->width)
        return source.note(index, QStringLiteral("The wall has no axis and its body is no straight wall; only its outline is known."));
    wall.axisFrom = IfcWall::AxisFrom::Body;
    wall.axis = ifcPolygon({box->from, box->to});
    wall.centreOffset = Length{0};
    if (!wall.thickness)
        wall.thickness = ifcLength(box->width);
    if (body->quality != IfcFootprint::Quality::Exact)
        source.note(index, QStringLiteral("The wall's place in plan is that of a box around its body."));
    else if (body->outlines.size() > 1)
        source.note(index,
                    QStringLiteral("The wall's body has %1 parts; its place in plan is that of the largest.").arg(body->outlines.size()));
}

} // namespace sp
