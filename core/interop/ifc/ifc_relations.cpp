// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interop/ifc/ifc_relations.h"

#include <algorithm>

namespace sp {

IfcRelations::IfcRelations(IfcSource& source) : m_source(source)
{
    for (std::vector<quint32>* v : {&m_container, &m_referenced, &m_parent, &m_type, &m_opening, &m_host, &m_material})
        v->assign(source.file().size(), none);
    read("IFCRELCONTAINEDINSPATIALSTRUCTURE", IfcAttr::RelatingSecond, IfcAttr::RelatedFirst, m_container, true);
    read("IFCRELREFERENCEDINSPATIALSTRUCTURE", IfcAttr::RelatingSecond, IfcAttr::RelatedFirst, m_referenced);
    read("IFCRELAGGREGATES", IfcAttr::RelatingFirst, IfcAttr::RelatedSecond, m_parent, true);
    read("IFCRELNESTS", IfcAttr::RelatingFirst, IfcAttr::RelatedSecond, m_parent);
    read("IFCRELDEFINESBYTYPE", IfcAttr::RelatingSecond, IfcAttr::RelatedFirst, m_type);
    read("IFCRELFILLSELEMENT", IfcAttr::RelatingFirst, IfcAttr::RelatedSecond, m_opening);
    read("IFCRELVOIDSELEMENT", IfcAttr::RelatingFirst, IfcAttr::RelatedSecond, m_host);
    m_filled.assign(source.file().size(), false);
    for (const quint32 opening : m_opening) {
        if (opening != none)
            m_filled[opening] = true;
    }
    read("IFCRELASSOCIATESMATERIAL", IfcAttr::RelatingSecond, IfcAttr::RelatedFirst, m_material);

    for (const std::string_view entity : {"IFCRELDEFINESBYPROPERTIES", "IFCRELOVERRIDESPROPERTIES"}) {
        for (const quint32 rel : source.file().ofType(entity)) {
            const StepArgs a = source.args(rel);
            // IFC4 allows a set of definitions: IFCPROPERTYSETDEFINITIONSET((#1,#2)).
            for (const StepArg& d : a[source.at(IfcAttr::RelatingSecond)].typedValue().list()) {
                const std::optional<quint32> definition = source.ref(d);
                if (!definition)
                    continue;
                for (const StepArg& item : a[source.at(IfcAttr::RelatedFirst)].list()) {
                    if (const std::optional<quint32> object = source.spend(16) ? source.ref(item) : std::nullopt)
                        m_definitions.emplace_back(*object, *definition);
                }
            }
        }
    }
    std::stable_sort(m_definitions.begin(), m_definitions.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::sort(m_placed.begin(), m_placed.end());
    m_placed.erase(std::unique(m_placed.begin(), m_placed.end()), m_placed.end());
}

void IfcRelations::read(std::string_view entity, IfcAttr relating, IfcAttr related, std::vector<quint32>& into, bool placing)
{
    for (const quint32 rel : m_source.file().ofType(entity)) {
        const StepArgs a = m_source.args(rel);
        const std::optional<quint32> one = m_source.ref(a[m_source.at(relating)]);
        if (!one) {
            m_source.note(rel, ImportCause::MissingReference, QStringLiteral("The relation lacks its relating object and is left out."));
            continue;
        }
        for (const StepArg& item : a[m_source.at(related)].list()) {
            const std::optional<quint32> object = m_source.ref(item);
            if (!object)
                continue;
            if (into[*object] == none)
                into[*object] = *one;
            else if (placing && into[*object] != *one)
                m_source.note(*object, ImportCause::TwoPlaces,
                              QStringLiteral("Lies in two places (#%1 and #%2); the first holds.")
                                  .arg(m_source.file().id(into[*object]))
                                  .arg(m_source.file().id(*one)));
            if (placing)
                m_placed.push_back(*object);
        }
    }
}

std::vector<quint32> IfcRelations::definitions(quint32 i) const
{
    std::vector<quint32> out;
    auto it =
        std::lower_bound(m_definitions.begin(), m_definitions.end(), i, [](const auto& a, quint32 object) { return a.first < object; });
    for (; it != m_definitions.end() && it->first == i; ++it) {
        if (std::find(out.begin(), out.end(), it->second) == out.end())
            out.push_back(it->second);
    }
    return out;
}

} // namespace sp
