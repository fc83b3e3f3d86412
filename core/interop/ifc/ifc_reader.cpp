// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interop/ifc/ifc_reader.h"

#include "core/interop/ifc/ifc_reading.h"

#include <cmath>
#include <numbers>

namespace sp {
namespace {

constexpr quint32 none = IfcRelations::none;

void spatial(IfcReading& r, std::string_view entity, std::vector<IfcSpatial>& into, IfcAttr longName)
{
    for (const quint32 index : r.source.file().ofType(entity)) {
        const StepArgs a = r.source.args(index);
        IfcSpatial s;
        r.root(index, a, s);
        s.longName = r.source.text(a[r.source.at(longName)], index);
        if (entity != "IFCPROJECT") {
            if (const std::optional<IfcFrame> frame = r.shapes.placements().ofProduct(index))
                s.place = ifcPlace(*frame);
        }
        into.push_back(std::move(s));
        r.listed(index);
        if (entity == "IFCBUILDING")
            r.locator.addBuilding(index, static_cast<int>(into.size()) - 1);
    }
}

void application(IfcReading& r)
{
    const std::span<const quint32> all = r.source.file().ofType("IFCAPPLICATION");
    if (all.empty())
        return;
    const StepArgs a = r.source.args(all.front());
    r.model.applicationVersion = r.source.text(a[1], all.front()).value_or(QString());
    r.model.application = r.source.text(a[2], all.front()).value_or(QString());
}

/// Of the first context that states it; sub-contexts inherit theirs.
void trueNorth(IfcReading& r)
{
    for (const quint32 index : r.source.file().ofType("IFCGEOMETRICREPRESENTATIONCONTEXT")) {
        if (const std::optional<IfcVec> north = r.shapes.placements().direction(r.source.args(index)[5])) {
            r.model.trueNorth = Angle{std::llround(std::atan2(north->y, north->x) * 180e6 / std::numbers::pi)};
            return;
        }
    }
}

void storeys(IfcReading& r)
{
    for (const quint32 index : r.source.file().ofType("IFCBUILDINGSTOREY")) {
        const StepArgs a = r.source.args(index);
        IfcStorey s;
        r.root(index, a, s);
        s.longName = r.source.text(a[r.source.at(IfcAttr::SpatialLongName)], index);
        s.elevation = r.source.length(a[r.source.at(IfcAttr::StoreyElevation)]);
        if (const std::optional<IfcFrame> frame = r.shapes.placements().ofProduct(index))
            s.placementHeight = ifcLength(frame->o.z);
        s.building = r.locator.buildingAbove(index);
        r.model.storeys.push_back(std::move(s));
        r.locator.addStorey(index, static_cast<int>(r.model.storeys.size()) - 1);
        r.listed(index);
    }
}

void outline(IfcReading& r, const IfcFootprint& found, quint32 index, IfcSpace& space)
{
    space.outline = ifcPolygon(found.outlines.front());
    for (size_t i = 1; i < found.outlines.size(); ++i)
        space.furtherOutlines.push_back(ifcPolygon(found.outlines[i]));
    for (size_t i = 0; i < found.holes.size(); ++i) {
        if (found.holeOf[i] == 0)
            space.holes.push_back(ifcPolygon(found.holes[i]));
    }
    if (found.hasHeight) {
        space.floor = ifcLength(found.zMin);
        space.ceiling = ifcLength(found.zMax);
    }
    if (found.quality == IfcFootprint::Quality::Hull)
        r.source.note(index, ImportCause::ShapeHull,
                      QStringLiteral("The body of the space has no level floor; its outline is the hull of its corners."));
    else if (found.quality == IfcFootprint::Quality::Box)
        r.source.note(index, ImportCause::ShapeBox, QStringLiteral("The space has no readable body; its outline is its bounding box."));
    if (!space.furtherOutlines.empty())
        r.source.note(index, ImportCause::ShapeParts,
                      QStringLiteral("The body of the space has %1 parts; its outline is that of the largest.").arg(found.outlines.size()));
}

/// Areas that element quantities of the space state.
void areas(IfcReading& r, quint32 index, IfcSpace& space)
{
    if (!(r.source.units.areaInM2 > 0))
        return;
    for (const quint32 definition : r.relations.definitions(index)) {
        if (!r.source.is(definition, "IFCELEMENTQUANTITY"))
            continue;
        const StepArgs set = r.source.args(definition);
        for (const StepArg& item : set[5].list()) {
            const std::optional<quint32> quantity = r.source.ref(item);
            if (!quantity || !r.source.is(*quantity, "IFCQUANTITYAREA"))
                continue;
            const StepArgs q = r.source.args(*quantity);
            if (const std::optional<double> value = q[3].number())
                space.areas.push_back(
                    {r.source.sharedText(set[2], definition), r.source.sharedText(q[0], *quantity), *value * r.source.units.areaInM2});
        }
    }
}

void spaces(IfcReading& r)
{
    const std::span<const quint32> all = r.source.file().ofType("IFCSPACE");
    for (size_t i = 0; i < all.size(); ++i) {
        r.locator.addSpace(all[i], static_cast<int>(i));
        r.spaces.emplace(all[i], static_cast<int>(i));
    }
    for (const quint32 index : all) {
        if (r.isCancelled())
            return;
        const StepArgs a = r.source.args(index);
        IfcSpace s;
        r.element(index, a, s);
        s.tag.reset(); // a space has its long name in that place
        s.longName = r.source.text(a[r.source.at(IfcAttr::SpatialLongName)], index);
        s.type = r.type(index, IfcAttr::Name);
        const std::optional<IfcFrame> frame = r.shapes.placements().ofProduct(index);
        const std::optional<IfcFootprint> found = frame ? r.shapes.footprint(index, *frame) : std::nullopt;
        if (found)
            outline(r, *found, index, s);
        else
            r.source.note(index, ImportCause::RoomNoOutline,
                          QStringLiteral("The space has no shape that can be read, so it has no outline."));
        areas(r, index, s);
        r.model.spaces.push_back(std::move(s));
    }
}

void stairs(IfcReading& r)
{
    const IfcReading::Parts parts = r.partsOf(r.instancesOf(IfcKind::Stair)); // flights and landings often have the only bodies
    for (const quint32 index : r.instancesOf(IfcKind::Stair)) {
        const StepArgs a = r.source.args(index);
        IfcStair s;
        r.element(index, a, s);
        s.type = r.type(index, IfcAttr::Name);
        s.shape = r.source.enumeration(a[r.source.at(IfcAttr::StairShape)]);
        const IfcReading::Cloud cloud = r.cloudOf(index, parts.at(index));
        if (IfcPolygon outline = ifcPolygon(ifcHull(cloud.points)); !outline.empty() && cloud.zMin <= cloud.zMax)
            s.body = IfcBody{std::move(outline), ifcLength(cloud.zMin), ifcLength(cloud.zMax)};
        r.model.stairs.push_back(std::move(s));
    }
}

void valves(IfcReading& r)
{
    for (const quint32 index : r.instancesOf(IfcKind::Controller)) {
        if (r.isCancelled())
            return;
        const quint32 typeAt = r.relations.type(index);
        const bool own = r.source.is(index, "IFCVALVE");
        if (!own && (typeAt == none || !r.source.is(typeAt, "IFCVALVETYPE")))
            continue; // dampers, meters, smoke detectors, panels
        const StepArgs a = r.source.args(index);
        IfcValve v;
        r.element(index, a, v);
        v.type = r.type(index, IfcAttr::ValveTypePredefined);
        if (own)
            v.predefined = r.source.enumeration(a[r.source.at(IfcAttr::ValvePredefined)]);
        if (!v.predefined && v.type)
            v.predefined = r.model.types[static_cast<size_t>(*v.type)].operation;
        r.model.valves.push_back(std::move(v));
    }
}

void others(IfcReading& r)
{
    std::map<QByteArray, int> counts;
    for (const quint32 index : r.relations.placedObjects()) {
        if (!r.isListed(index))
            ++counts[ifcBytes(r.source.type(index))];
    }
    for (const auto& [entity, count] : counts)
        r.model.otherElements.push_back({entity, count});
    r.model.propertySetInstances = static_cast<int>(r.source.file().ofType("IFCPROPERTYSET").size());
}

void fileNotes(IfcReading& r, bool exact)
{
    static constexpr const char* names[] = {"IFC2X3", "IFC4", "IFC4X3"};
    if (!exact)
        r.source.noteFile(ImportCause::Schema,
                          QStringLiteral("The schema is \"%1\"; it is read as the nearest of IFC2X3, IFC4 and IFC4X3, which is %2.")
                              .arg(r.model.schema, QString::fromLatin1(names[static_cast<size_t>(r.source.version())])));
    if (!r.source.file().isComplete())
        r.source.noteFile(ImportCause::Damaged,
                          QStringLiteral("The file is damaged or cut off (%1 problems in its text); what is left of it was read.")
                              .arg(r.source.file().noteCount()));
}

} // namespace

Result<IfcModel> readIfc(const StepFile& file, const StepOptions& options)
{
    const QString schema = file.header().schemas.value(0);
    const std::optional<IfcVersionFound> found = ifcVersion(schema);
    if (!found && !schema.isEmpty())
        return Error{ErrorCode::Unsupported,
                     QStringLiteral("expected an IFC schema, found \"%1\"; this STEP file is no building model").arg(schema), file.name()};
    const IfcVersionFound version = found.value_or(IfcVersionFound{IfcVersion::Ifc4, false});
    IfcReading r(file, version.version, options);
    r.model.schema = schema;
    r.model.readAs = version.version;
    fileNotes(r, version.exact);
    application(r);
    trueNorth(r);
    spatial(r, "IFCPROJECT", r.model.projects, IfcAttr::ProjectLongName);
    spatial(r, "IFCSITE", r.model.sites, IfcAttr::SpatialLongName);
    spatial(r, "IFCBUILDING", r.model.buildings, IfcAttr::SpatialLongName);
    storeys(r);
    struct Step {
        double done;
        void (*read)(IfcReading&);
    };
    static constexpr Step steps[] = {{0.2, spaces},  {0.4, readIfcWalls}, {0.6, readIfcDoors}, {0.8, readIfcHoles},
                                     {0.85, stairs}, {0.9, valves},       {0.95, others}};
    for (const Step& step : steps) {
        if (r.stop(step.done))
            break;
        step.read(r);
    }
    if (r.stop(1))
        return Error{ErrorCode::Cancelled, QStringLiteral("reading was cancelled"), file.name()};
    r.model.notes = r.source.takeNotes();
    return std::move(r.model);
}

} // namespace sp
