// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interop/ifc/ifc_relations.h"

namespace sp {

/// Tells where in the building an object lies, by climbing from what contains it or what it is part of.
class IfcLocator final {
public:
    IfcLocator(IfcSource& source, const IfcRelations& relations) : m_source(source), m_relations(relations) { }

    // The numbers are places in the lists of IfcModel.
    void addBuilding(quint32 index, int number) { m_buildings.emplace(index, number); }
    void addStorey(quint32 index, int number) { m_storeys.emplace(index, number); }
    void addSpace(quint32 index, int number) { m_spaces.emplace(index, number); }

    std::optional<int> buildingAbove(quint32 index) const;
    /// Fills in storey, hint, space and parent.
    void locate(quint32 index, IfcElement& into);

private:
    std::optional<int> storeyAbove(quint32 index, std::optional<int>* space = nullptr) const;

    IfcSource& m_source;
    const IfcRelations& m_relations;
    std::unordered_map<quint32, int> m_buildings, m_storeys, m_spaces;
};

} // namespace sp
