// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/facts/plan_index.h"

namespace sp {

PlanIndex::PlanIndex(std::shared_ptr<const Project> project, std::shared_ptr<const Topology> topology, const Catalogue& catalogue)
    : m_project(std::move(project)), m_topology(std::move(topology)), m_catalogue(catalogue), m_devices(*m_project)
{
    indexOpenings();
    indexCircuits();
    for (const auto& interlock : m_project->interlocks)
        if (interlock->openings)
            for (const OpeningId& id : *interlock->openings)
                m_interlocks.insert(id, interlock.get());
}

void PlanIndex::indexOpenings()
{
    const Project& p = *m_project;
    m_openings.resize(p.openings.size());
    m_openingsInto.resize(p.rooms.size());
    QHash<HardwareSetId, std::vector<const DeviceKind*>> kindsOfSet;
    for (const auto& set : p.hardwareSets) {
        std::vector<const DeviceKind*> kinds;
        if (set->items)
            for (const HardwareItem& item : *set->items)
                kinds.push_back(m_catalogue.find(item.kind));
        kindsOfSet.insert(set->id, std::move(kinds));
    }
    for (size_t i = 0; i < p.openings.size(); ++i) {
        const Opening& opening = p.openings[i];
        OpeningEntry& e = m_openings[i];
        e.type = p.openingTypes.find(opening.type);
        if (opening.place.wall) {
            const size_t row = p.walls.indexOf(*opening.place.wall);
            if (row < p.walls.size()) {
                e.wall = &p.walls[row];
                e.wallRow = static_cast<int>(row);
            }
        }
        e.set = p.hardwareSets.find(opening.set);
        if (e.set)
            e.kinds = kindsOfSet.value(e.set->id);
        e.sides = m_topology->openings.value(opening.id);
        e.outside = outsideOf(p, *m_topology, m_devices, opening).side;
        e.wired = m_devices.of.contains(opening.id);
        for (const Beyond* beyond : {&e.sides.a, &e.sides.b}) {
            const Room* room = p.rooms.find(beyond->room);
            if (room && room->stair) {
                const size_t row = p.stairs.indexOf(*room->stair);
                if (row < p.stairs.size())
                    e.stair = static_cast<int>(row);
            }
        }
        if (!e.outside)
            continue;
        const Beyond& inside = *e.outside == Side::A ? e.sides.b : e.sides.a;
        if (inside.room) {
            e.insideRoom = static_cast<int>(p.rooms.indexOf(*inside.room));
            m_openingsInto[static_cast<size_t>(e.insideRoom)].push_back(static_cast<int>(i));
        }
    }
}

void PlanIndex::indexCircuits()
{
    const Project& p = *m_project;
    m_supplies.resize(p.supplies.size());
    for (const auto& circuit : p.circuits) {
        const size_t supplyRow = circuit->supply ? p.supplies.indexOf(*circuit->supply) : p.supplies.size();
        SupplyEntry* supply = supplyRow < p.supplies.size() ? &m_supplies[supplyRow] : nullptr;
        if (!circuit->feeds) {
            if (supply)
                supply->complete = false;
            continue;
        }
        for (const PartRef& part : *circuit->feeds) {
            Load load{part};
            const OpeningId openingId(part.entity);
            const size_t row = p.openings.indexOf(openingId);
            if (row < p.openings.size()) {
                m_circuits[part.text()].push_back(circuit.get());
                OpeningEntry& opening = m_openings[row];
                opening.wired = true;
                load.opening = static_cast<int>(row);
                if (opening.set && opening.set->items)
                    for (size_t i = 0; i < opening.set->items->size(); ++i)
                        if ((*opening.set->items)[i].key == part.part)
                            load.item = static_cast<int>(i);
                const DeviceKind* kind = load.item >= 0 ? opening.kinds[static_cast<size_t>(load.item)] : nullptr;
                if (supply && kind && kind->locking) {
                    if (std::find(opening.supplies.begin(), opening.supplies.end(), static_cast<int>(supplyRow)) == opening.supplies.end())
                        opening.supplies.push_back(static_cast<int>(supplyRow));
                    if (std::find(supply->openings.begin(), supply->openings.end(), load.opening) == supply->openings.end())
                        supply->openings.push_back(load.opening);
                }
            } else {
                load.device = p.devices.find(DeviceId(part.entity));
                load.valve = p.valves.find(ValveId(part.entity));
            }
            if (supply)
                supply->loads.push_back(std::move(load));
        }
    }
}

std::vector<const Circuit*> PlanIndex::circuitsOf(const OpeningId& opening, const QString& item) const
{
    return m_circuits.value(opening.text() + u'/' + item);
}

const Interlock* PlanIndex::interlockOf(const OpeningId& opening) const
{
    return m_interlocks.value(opening, nullptr);
}

} // namespace sp
