// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/facts/plan_index.h"

namespace sp {

namespace {

// Nobody keeps anything in these; where their hazards are not entered there are none.
bool isWayOut(const Room& room)
{
    static const FieldId kind = field("space.kind");
    const auto w = room.facts.word(kind);
    const QString word = w ? wordAt(fieldOf(kind).words, *w) : QString();
    return room.stair || word == u"outside" || word == u"exit_enclosure" || word == u"stair";
}

// Whether a room is protected as far as its entered facts tell.
std::optional<bool> enteredProtection(const Room& room)
{
    static const FieldId own = field("space.protected");
    static const FieldId hazard = field("space.hazard");
    static const FieldId containment = field("space.containment");
    if (room.facts.flag(own).value_or(false))
        return true;
    const Value* hazards = room.facts.find(hazard);
    const auto level = room.facts.word(containment);
    if (hazards && std::get<WordSet>(*hazards).bits != 0)
        return true;
    if (level) {
        const QString word = wordAt(fieldOf(containment).words, *level);
        if (word == u"bsl3" || word == u"bsl4" || word == u"absl3" || word == u"absl4")
            return true;
    }
    if (hazards && level)
        return false;
    return !hazards && !level && isWayOut(room) ? std::optional(false) : std::nullopt;
}

} // namespace

PlanIndex::PlanIndex(std::shared_ptr<const Project> project, std::shared_ptr<const Topology> topology, const Catalogue& catalogue)
    : m_project(std::move(project)), m_topology(std::move(topology)), m_catalogue(catalogue), m_devices(*m_project)
{
    indexOpenings();
    indexCircuits();
    indexLocks();
    for (const auto& interlock : m_project->interlocks)
        if (interlock->openings)
            for (const OpeningId& id : *interlock->openings)
                m_interlocks[id].push_back(interlock.get());
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
        e.spaceRoom = spaceRoomOf(e);
        if (e.spaceRoom >= 0)
            m_openingsInto[static_cast<size_t>(e.spaceRoom)].push_back(static_cast<int>(i));
    }
}

// A door guards the protected one of its two rooms; where one may be protected and the other is not, it is the one that may be.
int PlanIndex::spaceRoomOf(const OpeningEntry& entry) const
{
    const Project& p = *m_project;
    const Room* a = p.rooms.find(entry.sides.a.room);
    const Room* b = p.rooms.find(entry.sides.b.room);
    enum Rank { Not, Unknown, Protected };
    const auto rankOf = [](const Room* room) {
        const auto is = room ? enteredProtection(*room) : std::optional(false);
        return !is ? Unknown : *is ? Protected : Not;
    };
    const auto rowOf = [&](const Room* room) { return room ? static_cast<int>(p.rooms.indexOf(room->id)) : -1; };
    const Rank rankA = rankOf(a);
    const Rank rankB = rankOf(b);
    if (rankA == rankB || (std::max(rankA, rankB) == Unknown && (!a || !b)))
        return rowOf(!entry.outside ? nullptr : *entry.outside == Side::A ? b : a);
    return rowOf(rankA > rankB ? a : b);
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

void PlanIndex::indexLocks()
{
    const Project& p = *m_project;
    for (size_t row = 0; row < m_openings.size(); ++row) {
        OpeningEntry& e = m_openings[row];
        for (size_t i = 0; i < e.kinds.size(); ++i) {
            if (!e.kinds[i] || !e.kinds[i]->locking)
                continue;
            e.locks = true;
            const auto circuits = circuitsOf(p.openings[row].id, (*e.set->items)[i].key);
            e.circuitsKnown = e.circuitsKnown && !circuits.empty();
            e.suppliesKnown = e.suppliesKnown && !circuits.empty()
                && std::all_of(circuits.begin(), circuits.end(), [&](const Circuit* c) { return p.supplies.find(c->supply) != nullptr; });
        }
    }
}

std::vector<const Circuit*> PlanIndex::circuitsOf(const OpeningId& opening, const QString& item) const
{
    return m_circuits.value(opening.text() + u'/' + item);
}

std::vector<const Interlock*> PlanIndex::interlocksOf(const OpeningId& opening) const
{
    return m_interlocks.value(opening);
}

} // namespace sp
