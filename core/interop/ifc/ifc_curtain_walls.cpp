// SPDX-License-Identifier: GPL-3.0-or-later
// Walls, and curtain walls, which often have no shape but that of their plates and members.
#include "core/interop/ifc/ifc_reading.h"
#include "core/interop/ifc/ifc_walls.h"

#include <algorithm>
#include <cmath>

namespace sp {
namespace {

constexpr quint32 none = IfcRelations::none;
constexpr double flatShare = 0.35; // width against length of the box around a straight curtain wall
constexpr size_t maxParts = 5000;

using Parts = std::unordered_map<quint32, std::vector<quint32>>; // of each curtain wall

/// Of curtain walls, and of walls that have no shape of their own.
Parts partsOfWalls(IfcReading& r)
{
    Parts parts;
    for (const quint32 index : r.source.file().ofType("IFCCURTAINWALL"))
        parts[index];
    for (const quint32 index : r.instancesOf(IfcKind::Wall)) {
        if (!r.source.args(index)[r.source.at(IfcAttr::Representation)].isSet())
            parts[index];
    }
    for (const quint32 object : r.relations.placedObjects()) {
        const auto it = parts.find(r.relations.parent(object));
        if (it != parts.end() && it->second.size() < maxParts && !r.source.type(object).starts_with("IFCDOOR"))
            it->second.push_back(object); // the swing and the handles of a door make no wall thicker
    }
    return parts;
}

struct Cloud {
    std::vector<IfcVec> points;
    double zMin = 1e300, zMax = -1e300;
};

void addShape(IfcReading& r, quint32 index, Cloud& cloud)
{
    const std::optional<IfcFrame> frame = r.shapes.placements().ofProduct(index);
    const std::optional<IfcFootprint> found = frame ? r.shapes.extent(index, *frame, *frame) : std::nullopt;
    if (!found)
        return;
    for (const IfcRing& ring : found->outlines)
        cloud.points.insert(cloud.points.end(), ring.begin(), ring.end());
    if (found->hasHeight) {
        cloud.zMin = std::min(cloud.zMin, found->zMin);
        cloud.zMax = std::max(cloud.zMax, found->zMax);
    }
}

/// The shape of a wall by the box around its parts.
void shapeFromParts(IfcReading& r, quint32 index, const std::vector<quint32>& parts, IfcWall& w)
{
    Cloud cloud;
    addShape(r, index, cloud);
    for (const quint32 part : parts)
        addShape(r, part, cloud);
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
    const Parts parts = partsOfWalls(reading);
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
        w.fireRating = ifcPropertyText(reading.model, w, u"Pset_WallCommon", u"FireRating");
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
