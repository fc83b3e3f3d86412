// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interop/ifc/ifc_reading.h"

#include "core/interop/ifc/ifc_units.h"

#include <algorithm>

namespace sp {
namespace {

constexpr quint32 none = IfcRelations::none;

IfcSource& withUnits(IfcSource& source)
{
    source.units = readIfcUnits(source);
    return source;
}

} // namespace

QByteArray ifcBytes(std::string_view text)
{
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

IfcReading::IfcReading(const StepFile& file, IfcVersion version, const StepOptions& options)
    : source(file, version), properties(withUnits(source), model), shapes(source), relations(source), locator(source, relations),
      m_options(options)
{
    model.units = source.units;
}

bool IfcReading::stop(double done)
{
    m_done = done;
    if (m_options.cancel && m_options.cancel->load(std::memory_order_relaxed))
        m_cancelled = true;
    else if (m_options.progress)
        m_options.progress(done);
    return m_cancelled;
}

std::vector<quint32> IfcReading::instancesOf(IfcKind kind) const
{
    std::vector<quint32> out;
    for (const std::string_view entity : ifcEntities(kind)) {
        const std::span<const quint32> found = source.file().ofType(entity);
        out.insert(out.end(), found.begin(), found.end());
    }
    std::sort(out.begin(), out.end());
    return out;
}

void IfcReading::root(quint32 index, const StepArgs& a, IfcRooted& into)
{
    into.instance = source.file().id(index);
    into.entity = ifcBytes(source.file().type(index));
    into.globalId = source.text(a[source.at(IfcAttr::GlobalId)], index).value_or(QString());
    into.name = source.text(a[source.at(IfcAttr::Name)], index);
    if (into.globalId.isEmpty())
        source.note(index, ImportCause::NoGuid,
                    QStringLiteral("Has no GlobalId, so it cannot be recognised when the file is imported again."));
    else if (const auto [it, added] = m_globalIds.emplace(into.globalId, into.instance); !added)
        source.note(index, ImportCause::SameGuid, QStringLiteral("Has the same GlobalId as #%1.").arg(it->second));
}

std::optional<int> IfcReading::type(quint32 index, IfcAttr enumeration)
{
    const quint32 at = relations.type(index);
    if (at == none)
        return std::nullopt;
    if (const auto it = m_types.find(at); it != m_types.end())
        return it->second;
    const StepArgs a = source.args(at);
    IfcType out;
    out.instance = source.file().id(at);
    out.entity = ifcBytes(source.file().type(at));
    out.globalId = source.text(a[source.at(IfcAttr::GlobalId)], at).value_or(QString());
    out.name = source.text(a[source.at(IfcAttr::Name)], at);
    const IfcAttr attr = source.is(at, "IFCDOORSTYLE") ? IfcAttr::DoorStyleOperation : enumeration;
    if (attr != IfcAttr::Name)
        out.operation = source.enumeration(a[source.at(attr)]);
    std::vector<quint32> definitions;
    for (const StepArg& item : a[source.at(IfcAttr::TypeSets)].list()) {
        if (const std::optional<quint32> d = source.ref(item))
            definitions.push_back(*d);
    }
    // Some exporters relate the sets of a type as if it were an object.
    for (const quint32 d : relations.definitions(at)) {
        if (std::find(definitions.begin(), definitions.end(), d) == definitions.end())
            definitions.push_back(d);
    }
    out.sets = properties.sets(definitions);
    model.types.push_back(std::move(out));
    const int number = static_cast<int>(model.types.size()) - 1;
    m_types.emplace(at, number);
    return number;
}

void IfcReading::element(quint32 index, const StepArgs& a, IfcElement& into)
{
    m_listed.insert(index);
    root(index, a, into);
    into.objectType = source.text(a[source.at(IfcAttr::ObjectType)], index);
    into.tag = source.text(a[source.at(IfcAttr::Tag)], index);
    into.sets = properties.sets(relations.definitions(index));
    if (const std::optional<IfcFrame> frame = shapes.placements().ofProduct(index))
        into.place = ifcPlace(*frame);
    locator.locate(index, into);
    if (++m_sinceReport % 256 == 0)
        stop(m_done);
}

IfcReading::Parts IfcReading::partsOf(const std::vector<quint32>& wholes) const
{
    constexpr size_t most = 5000;
    Parts out;
    for (const quint32 whole : wholes)
        out[whole];
    for (const quint32 object : relations.placedObjects()) {
        const auto it = out.find(relations.parent(object));
        if (it != out.end() && it->second.size() < most && !source.type(object).starts_with("IFCDOOR"))
            it->second.push_back(object);
    }
    return out;
}

IfcReading::Cloud IfcReading::cloudOf(quint32 product, const std::vector<quint32>& parts)
{
    Cloud out;
    const auto add = [&](quint32 index) {
        const std::optional<IfcFrame> frame = shapes.placements().ofProduct(index);
        const std::optional<IfcFootprint> found = frame ? shapes.extent(index, *frame, *frame) : std::nullopt;
        if (!found)
            return;
        for (const IfcRing& ring : found->outlines)
            out.points.insert(out.points.end(), ring.begin(), ring.end());
        if (found->hasHeight) {
            out.zMin = std::min(out.zMin, found->zMin);
            out.zMax = std::max(out.zMax, found->zMax);
        }
    };
    add(product);
    for (const quint32 part : parts)
        add(part);
    return out;
}

} // namespace sp
