// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interop/ifc/ifc_reader.h"

#include "core/interop/ifc/ifc_locator.h"
#include "core/interop/ifc/ifc_properties.h"
#include "core/interop/ifc/ifc_units.h"
#include "core/interop/ifc/ifc_walls.h"

#include <algorithm>
#include <map>
#include <unordered_set>

namespace sp {
namespace {

constexpr quint32 none = IfcRelations::none;

QByteArray bytes(std::string_view text)
{
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

class Reader final {
public:
    Reader(const StepFile& file, IfcVersion version, const StepOptions& options)
        : m_file(file), m_options(options), m_source(file, version), m_properties(m_source, m_model), m_shapes(m_source)
    {
    }
    Result<IfcModel> run(const QString& schema, bool exact);

private:
    std::vector<quint32> instancesOf(IfcKind kind) const;
    void root(quint32 index, const StepArgs& a, IfcRooted& into);
    void element(quint32 index, const StepArgs& a, IfcElement& into);
    std::optional<int> type(quint32 index, IfcAttr enumeration);
    void spatial(std::string_view entity, std::vector<IfcSpatial>& into, IfcAttr longName);
    void application();
    void storeys();
    void spaces();
    void walls();
    void doors();
    void stairs();
    void valves();
    void others();
    void outline(const IfcFootprint& found, quint32 index, IfcSpace& space);
    bool stop(double done);

    const StepFile& m_file;
    const StepOptions& m_options;
    IfcModel m_model;
    IfcSource m_source;
    IfcProperties m_properties;
    IfcShapes m_shapes;
    std::optional<IfcRelations> m_relations;
    std::optional<IfcLocator> m_locator;
    std::unordered_map<quint32, int> m_walls, m_types;
    std::unordered_set<quint32> m_listed;
    std::map<QString, quint64> m_globalIds;
    size_t m_sinceReport = 0;
    double m_done = 0;
    bool m_cancelled = false;
};

bool Reader::stop(double done)
{
    m_done = done;
    if (m_options.cancel && m_options.cancel->load(std::memory_order_relaxed))
        m_cancelled = true;
    else if (m_options.progress)
        m_options.progress(done);
    return m_cancelled;
}

std::vector<quint32> Reader::instancesOf(IfcKind kind) const
{
    std::vector<quint32> out;
    for (const std::string_view entity : ifcEntities(kind)) {
        const std::span<const quint32> found = m_file.ofType(entity);
        out.insert(out.end(), found.begin(), found.end());
    }
    std::sort(out.begin(), out.end());
    return out;
}

void Reader::root(quint32 index, const StepArgs& a, IfcRooted& into)
{
    into.instance = m_file.id(index);
    into.entity = bytes(m_file.type(index));
    into.globalId = m_source.text(a[m_source.at(IfcAttr::GlobalId)], index).value_or(QString());
    into.name = m_source.text(a[m_source.at(IfcAttr::Name)], index);
    if (into.globalId.isEmpty())
        m_source.note(index, QStringLiteral("Has no GlobalId, so it cannot be recognised when the file is imported again."));
    else if (const auto [it, added] = m_globalIds.emplace(into.globalId, into.instance); !added)
        m_source.note(index, QStringLiteral("Has the same GlobalId as #%1.").arg(it->second));
}

std::optional<int> Reader::type(quint32 index, IfcAttr enumeration)
{
    const quint32 at = m_relations->type(index);
    if (at == none)
        return std::nullopt;
    if (const auto it = m_types.find(at); it != m_types.end())
        return it->second;
    const StepArgs a = m_source.args(at);
    IfcType out;
    out.instance = m_file.id(at);
    out.entity = bytes(m_file.type(at));
    out.globalId = m_source.text(a[m_source.at(IfcAttr::GlobalId)], at).value_or(QString());
    out.name = m_source.text(a[m_source.at(IfcAttr::Name)], at);
    const IfcAttr attr = m_source.is(at, "IFCDOORSTYLE") ? IfcAttr::DoorStyleOperation : enumeration;
    if (attr != IfcAttr::Name)
        out.operation = m_source.enumeration(a[m_source.at(attr)]);
    std::vector<quint32> definitions;
    for (const StepArg& item : a[m_source.at(IfcAttr::TypeSets)].list()) {
        if (const std::optional<quint32> d = m_source.ref(item))
            definitions.push_back(*d);
    }
    // Some exporters relate the sets of a type as if it were an object.
    for (const quint32 d : m_relations->definitions(at)) {
        if (std::find(definitions.begin(), definitions.end(), d) == definitions.end())
            definitions.push_back(d);
    }
    out.sets = m_properties.sets(definitions);
    m_model.types.push_back(std::move(out));
    const int number = static_cast<int>(m_model.types.size()) - 1;
    m_types.emplace(at, number);
    return number;
}

void Reader::element(quint32 index, const StepArgs& a, IfcElement& into)
{
    m_listed.insert(index);
    root(index, a, into);
    into.objectType = m_source.text(a[m_source.at(IfcAttr::ObjectType)], index);
    into.tag = m_source.text(a[m_source.at(IfcAttr::Tag)], index);
    into.sets = m_properties.sets(m_relations->definitions(index));
    if (const std::optional<IfcFrame> frame = m_shapes.placements().ofProduct(index))
        into.place = ifcPlace(*frame);
    m_locator->locate(index, into);
    if (++m_sinceReport % 256 == 0)
        stop(m_done);
}

void Reader::spatial(std::string_view entity, std::vector<IfcSpatial>& into, IfcAttr longName)
{
    for (const quint32 index : m_file.ofType(entity)) {
        const StepArgs a = m_source.args(index);
        IfcSpatial s;
        root(index, a, s);
        s.longName = m_source.text(a[m_source.at(longName)], index);
        into.push_back(std::move(s));
        m_listed.insert(index);
        if (entity == "IFCBUILDING")
            m_locator->addBuilding(index, static_cast<int>(into.size()) - 1);
    }
}

void Reader::application()
{
    const std::span<const quint32> all = m_file.ofType("IFCAPPLICATION");
    if (all.empty())
        return;
    const StepArgs a = m_source.args(all.front());
    m_model.applicationVersion = m_source.text(a[1], all.front()).value_or(QString());
    m_model.application = m_source.text(a[2], all.front()).value_or(QString());
}

void Reader::storeys()
{
    for (const quint32 index : m_file.ofType("IFCBUILDINGSTOREY")) {
        const StepArgs a = m_source.args(index);
        IfcStorey s;
        root(index, a, s);
        s.longName = m_source.text(a[m_source.at(IfcAttr::SpatialLongName)], index);
        s.elevation = m_source.length(a[m_source.at(IfcAttr::StoreyElevation)]);
        if (const std::optional<IfcFrame> frame = m_shapes.placements().ofProduct(index))
            s.placementHeight = ifcLength(frame->o.z);
        s.building = m_locator->buildingAbove(index);
        m_model.storeys.push_back(std::move(s));
        m_locator->addStorey(index, static_cast<int>(m_model.storeys.size()) - 1);
        m_listed.insert(index);
    }
}

void Reader::outline(const IfcFootprint& found, quint32 index, IfcSpace& space)
{
    space.outline = ifcPolygon(found.outlines.front());
    for (size_t i = 1; i < found.outlines.size(); ++i)
        space.furtherOutlines.push_back(ifcPolygon(found.outlines[i]));
    for (const IfcRing& hole : found.holes)
        space.holes.push_back(ifcPolygon(hole));
    if (found.hasHeight) {
        space.floor = ifcLength(found.zMin);
        space.ceiling = ifcLength(found.zMax);
    }
    if (found.quality == IfcFootprint::Quality::Hull)
        m_source.note(index, QStringLiteral("The body of the space has no level floor; its outline is the hull of its corners."));
    else if (found.quality == IfcFootprint::Quality::Box)
        m_source.note(index, QStringLiteral("The space has no readable body; its outline is its bounding box."));
    if (!space.furtherOutlines.empty())
        m_source.note(index,
                      QStringLiteral("The body of the space has %1 parts; its outline is that of the largest.").arg(found.outlines.size()));
}

void Reader::spaces()
{
    const std::span<const quint32> all = m_file.ofType("IFCSPACE");
    for (size_t i = 0; i < all.size(); ++i)
        m_locator->addSpace(all[i], static_cast<int>(i));
    for (const quint32 index : all) {
        if (m_cancelled)
            return;
        const StepArgs a = m_source.args(index);
        IfcSpace s;
        element(index, a, s);
        s.tag.reset(); // a space has its long name in that place
        s.longName = m_source.text(a[m_source.at(IfcAttr::SpatialLongName)], index);
        s.type = type(index, IfcAttr::Name);
        const std::optional<IfcFrame> frame = m_shapes.placements().ofProduct(index);
        const std::optional<IfcFootprint> found = frame ? m_shapes.footprint(index, *frame) : std::nullopt;
        if (found)
            outline(*found, index, s);
        else
            m_source.note(index, QStringLiteral("The space has no shape that can be read, so it has no outline."));
        m_model.spaces.push_back(std::move(s));
    }
}

void Reader::walls()
{
    for (const quint32 index : instancesOf(IfcKind::Wall)) {
        if (m_cancelled)
            return;
        IfcWall w;
        element(index, m_source.args(index), w);
        w.type = type(index, IfcAttr::Name);
        readIfcWallShape(m_source, *m_relations, m_shapes, index, w);
        w.fireRating = ifcPropertyText(m_model, w, u"Pset_WallCommon", u"FireRating");
        m_walls.emplace(index, static_cast<int>(m_model.walls.size()));
        m_model.walls.push_back(std::move(w));
    }
}

void Reader::doors()
{
    for (const quint32 index : instancesOf(IfcKind::Door)) {
        if (m_cancelled)
            return;
        const StepArgs a = m_source.args(index);
        IfcDoor d;
        element(index, a, d);
        d.width = m_source.length(a[m_source.at(IfcAttr::DoorWidth)]);
        d.height = m_source.length(a[m_source.at(IfcAttr::DoorHeight)]);
        d.type = type(index, IfcAttr::DoorTypeOperation);
        d.operation = m_source.enumeration(a[m_source.at(IfcAttr::DoorOperation)]);
        d.userOperation = m_source.text(a[m_source.at(IfcAttr::DoorUserOperation)], index);
        if (!d.operation && d.type) {
            d.operation = m_model.types[static_cast<size_t>(*d.type)].operation;
            d.operationFromType = d.operation.has_value();
        }
        if (const quint32 opening = m_relations->opening(index); opening != none) {
            d.openingGlobalId = m_source.globalId(opening);
            if (const quint32 host = m_relations->host(opening); host != none) {
                d.hostGlobalId = m_source.globalId(host);
                d.hostEntity = bytes(m_file.type(host));
                if (const auto it = m_walls.find(host); it != m_walls.end())
                    d.hostWall = it->second;
            }
        }
        m_model.doors.push_back(std::move(d));
    }
}

void Reader::stairs()
{
    for (const quint32 index : instancesOf(IfcKind::Stair)) {
        const StepArgs a = m_source.args(index);
        IfcStair s;
        element(index, a, s);
        s.type = type(index, IfcAttr::Name);
        s.shape = m_source.enumeration(a[m_source.at(IfcAttr::StairShape)]);
        m_model.stairs.push_back(std::move(s));
    }
}

void Reader::valves()
{
    for (const quint32 index : instancesOf(IfcKind::Controller)) {
        if (m_cancelled)
            return;
        const quint32 typeAt = m_relations->type(index);
        const bool own = m_source.is(index, "IFCVALVE");
        if (!own && (typeAt == none || !m_source.is(typeAt, "IFCVALVETYPE")))
            continue; // dampers, meters, smoke detectors, panels
        const StepArgs a = m_source.args(index);
        IfcValve v;
        element(index, a, v);
        v.type = type(index, IfcAttr::ValveTypePredefined);
        if (own)
            v.predefined = m_source.enumeration(a[m_source.at(IfcAttr::ValvePredefined)]);
        if (!v.predefined && v.type)
            v.predefined = m_model.types[static_cast<size_t>(*v.type)].operation;
        m_model.valves.push_back(std::move(v));
    }
}

void Reader::others()
{
    std::map<QByteArray, int> counts;
    for (const quint32 index : m_relations->placedObjects()) {
        if (!m_listed.contains(index))
            ++counts[bytes(m_file.type(index))];
    }
    for (const auto& [entity, count] : counts)
        m_model.otherElements.push_back({entity, count});
    m_model.propertySetInstances = static_cast<int>(m_file.ofType("IFCPROPERTYSET").size());
}

Result<IfcModel> Reader::run(const QString& schema, bool exact)
{
    m_model.schema = schema;
    m_model.readAs = m_source.version();
    static constexpr const char* names[] = {"IFC2X3", "IFC4", "IFC4X3"};
    if (!exact)
        m_source.noteFile(QStringLiteral("The schema is \"%1\"; it is read as the nearest of IFC2X3, IFC4 and IFC4X3, which is %2.")
                              .arg(schema, QString::fromLatin1(names[static_cast<size_t>(m_source.version())])));
    if (!m_file.isComplete())
        m_source.noteFile(QStringLiteral("The file is damaged or cut off (%1 problems in its text); what is left of it was read.")
                              .arg(m_file.noteCount()));
    m_source.units = readIfcUnits(m_source);
    m_model.units = m_source.units;
    application();
    m_relations.emplace(m_source);
    m_locator.emplace(m_source, *m_relations);
    spatial("IFCPROJECT", m_model.projects, IfcAttr::ProjectLongName);
    spatial("IFCSITE", m_model.sites, IfcAttr::SpatialLongName);
    spatial("IFCBUILDING", m_model.buildings, IfcAttr::SpatialLongName);
    storeys();
    struct Step {
        double done;
        void (Reader::*read)();
    };
    static constexpr Step steps[] = {{0.2, &Reader::spaces}, {0.4, &Reader::walls},   {0.7, &Reader::doors},
                                     {0.8, &Reader::stairs}, {0.85, &Reader::valves}, {0.95, &Reader::others}};
    for (const Step& step : steps) {
        if (stop(step.done))
            return Error{ErrorCode::Cancelled, QStringLiteral("reading was cancelled"), m_file.name()};
        (this->*step.read)();
    }
    if (stop(1))
        return Error{ErrorCode::Cancelled, QStringLiteral("reading was cancelled"), m_file.name()};
    m_model.notes = m_source.takeNotes();
    return std::move(m_model);
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
    return Reader(file, version.version, options).run(schema, version.exact);
}

} // namespace sp
