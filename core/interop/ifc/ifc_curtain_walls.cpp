// SPDX-License-Identifier: GPL-3.0-or-later
// Walls, and curtain walls, which often have no shape but that of their plates and members.
#include "core/interop/ifc/ifc_reading.h"
#include "core/interop/ifc/ifc_walls.h"

#include <algorithm>
#include <cmath>

namespace sp {
namespace {

constexpr double flatShare = 0.35; // width against length of the box around a straight curtain wall

/// Of curtain walls, and of walls that have no shape of their own.
IfcReading::Parts partsOfWalls(const IfcReading& r, IfcSource& source)
{
    const std::span<const quint32> curtainWalls = source.file().ofType("IFCCURTAINWALL");
    std::vector<quint32> wholes(curtainWalls.begin(), curtainWalls.end());
    for (const quint32 index : r.instancesOf(IfcKind::Wall)) {
        if (!source.args(index)[source.at(IfcAttr::Representation)].isSet())
            wholes.push_back(index);
    }
    return r.partsOf(wholes);
}

/// The shape of a wall by the box around its parts.
void shapeFromParts(IfcReading& r, quint32 index, const std::vector<quint32>& parts, IfcWall& w)
{
    const IfcReading::Cloud cloud = r.cloudOf(index, parts);
    const std::optional<IfcBox> box = ifcBox(cloud.points);
    if (!box)
        return r.source.note(index, ImportCause::WallNoPlace,
                             QStringLiteral("The wall has neither a body nor parts that can be read, so it has no place in plan."));
    w.outline = ifcPolygon(ifcHull(cloud.points));
    if (cloud.zMin <= cloud.zMax) {
        w.bottom = ifcLength(cloud.zMin);
        w.top = ifcLength(cloud.zMax);
    }
    if (box->width > flatShare * std::hypot(box->to.x - box->from.x, box->to.y - box->from.y))
        return; // goes round a corner; its outline is all that is known
    w.axisFrom = IfcWall::AxisFrom::Body;
    w.axis = ifcPolygon({box->from, box->to});
    w.centreOffset = Length{0};
    w.thickness = ifcLength(box->width);
}

} // namespace

void readIfcWalls(IfcReading& reading)
{
    const IfcReading::Parts parts = partsOfWalls(reading, reading.source);
    for (const quint32 index : reading.instancesOf(IfcKind::Wall)) {
        if (reading.isCancelled())
            return;
        IfcWall w;
        reading.element(index, reading.source.args(index), w);
        w.type = reading.type(index, IfcAttr::Name);
        if (const auto it = parts.find(index); it != parts.end() && !it->second.empty())
            shapeFromParts(reading, index, it->second, w);
        else
            readIfcWallShape(reading.source, reading.relations, reading.shapes, index, w);
        reading.walls.emplace(index, static_cast<int>(reading.model.walls.size()));
        reading.model.walls.push_back(std::move(w));
    }
    for (const quint32 index : reading.source.file().ofType("IFCCURTAINWALL")) {
        if (reading.isCancelled())
            return;
        IfcWall w;
        reading.element(index, reading.source.args(index), w);
        w.type = reading.type(index, IfcAttr::Name);
        shapeFromParts(reading, index, parts.at(index), w);
        reading.curtainWalls.emplace(index, static_cast<int>(reading.model.curtainWalls.size()));
        reading.model.curtainWalls.push_back(std::move(w));
    }
}

} // namespace sp
