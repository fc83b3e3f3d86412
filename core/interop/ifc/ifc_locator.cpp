// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interop/ifc/ifc_locator.h"

namespace sp {
namespace {

constexpr quint32 none = IfcRelations::none;
constexpr int maxClimb = 64; // steps from an element up to the project; also ends circles

} // namespace

std::optional<int> IfcLocator::buildingAbove(quint32 index) const
{
    for (int step = 0; step < maxClimb && index != none; ++step) {
        index = m_relations.above(index);
        if (const auto it = m_buildings.find(index); index != none && it != m_buildings.end())
            return it->second;
    }
    return std::nullopt;
}

/// First storey on the way up, and the first space before it.
std::optional<int> IfcLocator::storeyAbove(quint32 index, std::optional<int>* space) const
{
    for (int step = 0; step < maxClimb; ++step) {
        index = m_relations.above(index);
        if (index == none)
            break;
        if (const auto it = m_storeys.find(index); it != m_storeys.end())
            return it->second;
        if (const auto it = m_spaces.find(index); space && !*space && it != m_spaces.end())
            *space = it->second;
    }
    return std::nullopt;
}

void IfcLocator::locate(quint32 index, IfcElement& into)
{
    into.storey = storeyAbove(index, &into.space);
    const quint32 parent = m_relations.parent(index);
    if (parent != none && !m_storeys.contains(parent) && !m_spaces.contains(parent) && !m_buildings.contains(parent)) {
        into.parentEntity = QByteArray(m_source.type(parent).data(), static_cast<qsizetype>(m_source.type(parent).size()));
        into.parentGlobalId = m_source.globalId(parent);
    }
    if (into.storey)
        return;
    if (const quint32 referenced = m_relations.referenced(index); referenced != none) {
        const auto it = m_storeys.find(referenced);
        into.storeyHint = it != m_storeys.end() ? std::optional(it->second) : storeyAbove(referenced);
    }
    const quint32 opening = m_relations.opening(index);
    const quint32 host = opening != none ? m_relations.host(opening) : none;
    if (!into.storeyHint && host != none)
        into.storeyHint = storeyAbove(host);
}

} // namespace sp
