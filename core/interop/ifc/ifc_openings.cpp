// SPDX-License-Identifier: GPL-3.0-or-later
// Doors, the holes that nothing fills, and what the space boundaries say of both.
#include "core/interop/ifc/ifc_leaves.h"
#include "core/interop/ifc/ifc_reading.h"

namespace sp {
namespace {

constexpr quint32 none = IfcRelations::none;

std::optional<IfcBody> bodyOf(IfcReading& r, quint32 index, const IfcFrame& along)
{
    const std::optional<IfcFrame> frame = r.shapes.placements().ofProduct(index);
    const std::optional<IfcFootprint> found = frame ? r.shapes.extent(index, *frame, along) : std::nullopt;
    if (!found)
        return std::nullopt;
    IfcBody out{ifcPolygon(found->outlines.front()), {}, {}};
    if (found->hasHeight) {
        out.bottom = ifcLength(found->zMin);
        out.top = ifcLength(found->zMax);
    }
    return out;
}

void readDoor(IfcReading& r, quint32 index, IfcDoor& d)
{
    IfcSource& source = r.source;
    const StepArgs a = source.args(index);
    r.element(index, a, d);
    d.width = source.length(a[source.at(IfcAttr::DoorWidth)]);
    d.height = source.length(a[source.at(IfcAttr::DoorHeight)]);
    d.type = r.type(index, IfcAttr::DoorTypeOperation);
    d.operation = source.enumeration(a[source.at(IfcAttr::DoorOperation)]);
    d.userOperation = source.text(a[source.at(IfcAttr::DoorUserOperation)], index);
    if (!d.operation && d.type) {
        d.operation = r.model.types[static_cast<size_t>(*d.type)].operation;
        d.operationFromType = d.operation.has_value();
    }
    if (const std::optional<IfcFrame> frame = r.shapes.placements().ofProduct(index)) {
        d.body = bodyOf(r, index, *frame);
        if (const quint32 opening = r.relations.opening(index); opening != none)
            d.hole = bodyOf(r, opening, *frame);
    }
    readIfcLeaves(source, r.relations, r.shapes, index, d);
    if (const quint32 opening = r.relations.opening(index); opening != none) {
        d.openingGlobalId = source.globalId(opening);
        if (const quint32 host = r.relations.host(opening); host != none) {
            d.hostGlobalId = source.globalId(host);
            d.hostEntity = ifcBytes(source.type(host));
            if (const auto it = r.walls.find(host); it != r.walls.end())
                d.hostWall = it->second;
        }
    }
    // The door may be part of a panel that is part of the curtain wall.
    quint32 whole = r.relations.parent(index);
    for (int step = 0; step < 4 && whole != none && !d.curtainWall; ++step, whole = r.relations.parent(whole)) {
        if (const auto it = r.curtainWalls.find(whole); it != r.curtainWalls.end())
            d.curtainWall = it->second;
    }
}

IfcBoundary::Beyond beyondOf(std::string_view word)
{
    if (word.starts_with("EXTERNAL"))
        return IfcBoundary::Beyond::Outside;
    return word == "INTERNAL" ? IfcBoundary::Beyond::Inside : IfcBoundary::Beyond::Unknown;
}

void readBoundaries(IfcReading& r, const std::unordered_set<quint32>& elements)
{
    IfcSource& source = r.source;
    for (const std::string_view entity : {"IFCRELSPACEBOUNDARY", "IFCRELSPACEBOUNDARY1STLEVEL", "IFCRELSPACEBOUNDARY2NDLEVEL"}) {
        for (const quint32 index : source.file().ofType(entity)) {
            const StepArgs a = source.args(index);
            const std::optional<quint32> space = source.ref(a[4]), element = source.ref(a[5]);
            if (!space || !element || !elements.contains(*element))
                continue;
            const auto it = r.spaces.find(*space);
            if (it == r.spaces.end())
                continue; // the outside of IFC4, which is no room
            r.model.boundaries.push_back({source.file().id(index), it->second, source.globalId(*element), beyondOf(a[8].enumeration())});
        }
    }
}

} // namespace

void readIfcDoors(IfcReading& reading)
{
    for (const quint32 index : reading.instancesOf(IfcKind::Door)) {
        if (reading.isCancelled())
            return;
        IfcDoor d;
        readDoor(reading, index, d);
        reading.model.doors.push_back(std::move(d));
    }
}

void readIfcHoles(IfcReading& reading)
{
    IfcSource& source = reading.source;
    const std::vector<quint32> doors = reading.instancesOf(IfcKind::Door);
    std::unordered_set<quint32> elements(doors.begin(), doors.end());
    for (const quint32 door : doors) {
        if (const quint32 opening = reading.relations.opening(door); opening != none)
            elements.insert(opening);
    }
    for (const std::string_view entity : {"IFCOPENINGELEMENT", "IFCOPENINGSTANDARDCASE"}) {
        for (const quint32 index : source.file().ofType(entity)) {
            if (reading.isCancelled())
                return;
            const quint32 host = reading.relations.host(index);
            const auto wall = host != none ? reading.walls.find(host) : reading.walls.end();
            if (wall == reading.walls.end() || reading.relations.isFilled(index))
                continue;
            const std::optional<IfcFrame> frame = reading.shapes.placements().ofProduct(host);
            const std::optional<IfcBody> body = frame ? bodyOf(reading, index, *frame) : std::nullopt;
            if (!body)
                continue;
            IfcHole h;
            reading.element(index, source.args(index), h);
            h.tag.reset();
            h.body = *body;
            h.hostWall = wall->second;
            h.storey = reading.model.walls[static_cast<size_t>(wall->second)].storey;
            elements.insert(index);
            reading.model.holes.push_back(std::move(h));
        }
    }
    readBoundaries(reading, elements);
}

} // namespace sp
