// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interop/ifc/ifc_source.h"

namespace sp {

/// The relations of the file turned around: from an object to what it lies in, is part of, is of. By instance index.
class IfcRelations final {
public:
    static constexpr quint32 none = 0xFFFFFFFF;

    explicit IfcRelations(IfcSource& source);

    quint32 container(quint32 i) const { return m_container[i]; } ///< IfcRelContainedInSpatialStructure
    quint32 referenced(quint32 i) const { return m_referenced[i]; } ///< IfcRelReferencedInSpatialStructure, the first
    quint32 parent(quint32 i) const { return m_parent[i]; } ///< IfcRelAggregates, else IfcRelNests
    quint32 type(quint32 i) const { return m_type[i]; } ///< IfcRelDefinesByType
    quint32 opening(quint32 i) const { return m_opening[i]; } ///< the opening a door fills
    quint32 host(quint32 i) const { return m_host[i]; } ///< the element an opening is cut into
    bool isFilled(quint32 opening) const { return m_filled[opening]; } ///< a door or window stands in it
    quint32 material(quint32 i) const { return m_material[i]; } ///< IfcRelAssociatesMaterial
    /// Property definitions of an object, in file order.
    std::vector<quint32> definitions(quint32 i) const;
    /// Next step up the building, or none.
    quint32 above(quint32 i) const { return m_container[i] != none ? m_container[i] : m_parent[i]; }
    /// Everything that is contained or part of something, in file order.
    const std::vector<quint32>& placedObjects() const { return m_placed; }

private:
    /// Gives each related object its relating one, unless it has one already.
    void read(std::string_view entity, IfcAttr relating, IfcAttr related, std::vector<quint32>& into, bool placing = false);

    IfcSource& m_source;
    std::vector<quint32> m_container, m_referenced, m_parent, m_type, m_opening, m_host, m_material;
    std::vector<bool> m_filled;
    std::vector<std::pair<quint32, quint32>> m_definitions; // object, definition
    std::vector<quint32> m_placed;
};

} // namespace sp
