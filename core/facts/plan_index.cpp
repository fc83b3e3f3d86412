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

PlanIndex::PlanIndex(std::shared_ptr<const Project> project, std::shared_ptr<const Topology> topology, const Catalogue& catalogue,
                     const PlanIndex* previous, IndexChanges* changes)
    : m_project(std::move(project)), m_topology(std::move(topology)), m_catalogue(catalogue)
{
    IndexChanges own;
    IndexChanges& c = changes ? *changes : own;
    compare(previous, c);
    if (previous) {
        m_devices = previous->m_devices;
        for (const RowDiff::Change& d : c.devices.changes)
            m_devices.replace(d.before < 0 ? nullptr : &previous->project().devices[static_cast<size_t>(d.before)],
                              d.after < 0 ? nullptr : *(m_project->devices.begin() + d.after));
    } else {
        m_devices = OpeningDevices(*m_project);
    }
    m_openings.resize(m_project->openings.size());
    markRebuilt(previous, c);
    indexOpenings(previous, c);
    indexSupplies(previous, c);
    indexRooms(previous, c);
    shareWiring(previous, c);
}

void PlanIndex::compare(const PlanIndex* previous, IndexChanges& c)
{
    static const Project nothing;
    const Project& old = previous ? previous->project() : nothing;
    const Project& p = *m_project;
    c.walls = diffRows(old.walls, p.walls);
    c.rooms = diffRows(old.rooms, p.rooms);
    c.stairs = diffRows(old.stairs, p.stairs);
    c.openingTypes = diffRows(old.openingTypes, p.openingTypes);
    c.openings = diffRows(old.openings, p.openings);
    c.sets = diffRows(old.hardwareSets, p.hardwareSets);
    c.devices = diffRows(old.devices, p.devices);
    c.supplies = diffRows(old.supplies, p.supplies);
    c.circuits = diffRows(old.circuits, p.circuits);
    c.valves = diffRows(old.valves, p.valves);
    c.interlocks = diffRows(old.interlocks, p.interlocks);
    c.airSupplies = diffRows(old.airSupplies, p.airSupplies);
    c.storeys = diffRows(old.storeys, p.storeys);
    c.rebuilt.assign(p.openings.size(), !previous);
    c.relinked.assign(p.openings.size(), false);
    c.reshaped.assign(p.rooms.size(), !previous);
}

namespace {

/// Entities of a table that an entry may point to and that are no longer what they were.
template <class T>
struct Gone {
    std::vector<const T*> rows; ///< sorted
    bool added = false;
    Gone(const RowDiff& diff, const Table<T>& old)
    {
        for (const RowDiff::Change& c : diff.changes) {
            if (c.before >= 0)
                rows.push_back(&old[static_cast<size_t>(c.before)]);
            else
                added = true;
        }
        std::sort(rows.begin(), rows.end());
    }
    bool any() const { return added || !rows.empty(); }
    /// Whether an entry that refers to something has to look for it again; `found` is what it found last time.
    bool concerns(const T* found, bool refers) const
    {
        return found ? std::binary_search(rows.begin(), rows.end(), found) : refers && added;
    }
};

} // namespace

void PlanIndex::markRebuilt(const PlanIndex* previous, IndexChanges& c)
{
    if (!previous)
        return;
    const Project& old = previous->project();
    const Project& p = *m_project;
    const auto mark = [&](const OpeningId& id) {
        if (const size_t row = p.openings.indexOf(id); row < p.openings.size())
            c.rebuilt[row] = true;
    };
    for (const RowDiff::Change& d : c.openings.changes)
        if (d.after >= 0)
            c.rebuilt[static_cast<size_t>(d.after)] = true;
    if (previous->m_topology != m_topology) {
        m_topology->openings.forEachDifference(previous->m_topology->openings, mark);
        m_topology->rooms.forEachDifference(previous->m_topology->rooms, [&](const RoomId& id) {
            if (const size_t row = p.rooms.indexOf(id); row < p.rooms.size())
                c.reshaped[row] = true;
        });
    }
    const auto eachState = [](const RowDiff& diff, const auto& before, const auto& after, auto&& f) {
        for (const RowDiff::Change& d : diff.changes) {
            if (d.before >= 0)
                f(before[static_cast<size_t>(d.before)]);
            if (d.after >= 0)
                f(after[static_cast<size_t>(d.after)]);
        }
    };
    eachState(c.devices, old.devices, p.devices, [&](const Device& device) {
        if (device.opening)
            mark(*device.opening);
    });
    eachState(c.circuits, old.circuits, p.circuits, [&](const Circuit& circuit) {
        if (circuit.feeds)
            for (const PartRef& part : *circuit.feeds)
                mark(OpeningId(part.entity));
    });
    eachState(c.interlocks, old.interlocks, p.interlocks, [&](const Interlock& interlock) {
        if (interlock.openings)
            for (const OpeningId& id : *interlock.openings)
                mark(id);
    });
    const Gone<Wall> walls(c.walls, old.walls);
    const Gone<Room> rooms(c.rooms, old.rooms);
    const Gone<OpeningType> types(c.openingTypes, old.openingTypes);
    const Gone<HardwareSet> sets(c.sets, old.hardwareSets);
    const Gone<Supply> supplies(c.supplies, old.supplies);
    const bool stairs = c.stairs.shifted();
    if (!walls.any() && !rooms.any() && !types.any() && !sets.any() && !stairs && !c.supplies.shifted())
        return;
    for (size_t row = 0; row < p.openings.size(); ++row) {
        const int was = c.openings.toOld(row);
        if (was < 0 || c.rebuilt[row])
            continue;
        const OpeningEntry& e = previous->opening(static_cast<size_t>(was));
        const Opening& o = p.openings[row];
        const auto room = [&](int r, const Beyond& beyond) {
            const Room* found = r < 0 ? nullptr : &old.rooms[static_cast<size_t>(r)];
            return (rooms.any() && rooms.concerns(found, beyond.room.has_value())) || (stairs && found && found->stair);
        };
        // A supply that only changed is where it was; one that went or came has to be looked for.
        const auto feed = [&](const Feed& f) {
            return f.supply < 0 ? supplies.added && f.circuit->supply : c.supplies.toNew(f.supply) < 0;
        };
        const bool type = types.any() && types.concerns(e.type, o.type.has_value());
        const bool set = sets.any() && sets.concerns(e.set, o.set.has_value());
        c.rebuilt[row] = (walls.any() && walls.concerns(e.wall, o.place.wall.has_value())) || room(e.roomA, e.sides.a)
            || room(e.roomB, e.sides.b) || (c.supplies.shifted() && std::any_of(e.feeds.begin(), e.feeds.end(), feed));
        if ((type || set) && !c.rebuilt[row]) {
            m_openings[row] = relinked(e, o);
            (m_openings[row] ? c.relinked : c.rebuilt)[row] = true;
        }
    }
}

// The same entry with the type and the set as they are now; nullptr where they lead the opening to something else.
std::shared_ptr<const PlanIndex::OpeningEntry> PlanIndex::relinked(const OpeningEntry& was, const Opening& opening) const
{
    const OpeningType* type = m_project->openingTypes.find(opening.type);
    const HardwareSet* set = m_project->hardwareSets.find(opening.set);
    const auto alike = [](const HardwareItem& a, const HardwareItem& b) { return a.key == b.key && a.kind == b.kind; };
    const bool sameItems = set == was.set
        || (set && was.set && set->items && was.set->items
            && std::equal(set->items->begin(), set->items->end(), was.set->items->begin(), was.set->items->end(), alike));
    if (!sameItems || (type != was.type && outsideOf(*m_project, *m_topology, m_devices, opening).side != was.outside))
        return nullptr;
    auto entry = std::make_shared<OpeningEntry>(was);
    entry->type = type;
    entry->set = set;
    return entry;
}

void PlanIndex::indexOpenings(const PlanIndex* previous, const IndexChanges& c)
{
    const Project& p = *m_project;
    std::vector<OpeningEntry*> fresh(p.openings.size(), nullptr);
    const bool shifted = c.walls.shifted() || c.rooms.shifted() || c.supplies.shifted();
    bool any = false;
    for (size_t row = 0; row < m_openings.size(); ++row) {
        if (c.rebuilt[row]) {
            auto entry = std::make_shared<OpeningEntry>(entryOf(p.openings[row]));
            fresh[row] = entry.get();
            any = true;
            m_openings[row] = std::move(entry);
            continue;
        }
        if (!c.relinked[row])
            m_openings[row] = previous->m_openings[static_cast<size_t>(c.openings.toOld(row))];
        if (!shifted)
            continue;
        const OpeningEntry& was = *m_openings[row];
        const int rows[] = {c.walls.toNew(was.wallRow), c.rooms.toNew(was.roomA), c.rooms.toNew(was.roomB), c.rooms.toNew(was.spaceRoom)};
        const bool rewired = c.supplies.shifted() && !was.feeds.empty();
        if (rows[0] == was.wallRow && rows[1] == was.roomA && rows[2] == was.roomB && rows[3] == was.spaceRoom && !rewired)
            continue; // an entry with a stair is rebuilt when stairs move
        auto entry = std::make_shared<OpeningEntry>(was);
        entry->wallRow = rows[0];
        entry->roomA = rows[1];
        entry->roomB = rows[2];
        entry->spaceRoom = rows[3];
        for (Feed& feed : entry->feeds)
            feed.supply = c.supplies.toNew(feed.supply);
        for (int& supply : entry->supplies)
            supply = c.supplies.toNew(supply);
        m_openings[row] = std::move(entry);
    }
    if (any)
        wire(fresh);
}

PlanIndex::OpeningEntry PlanIndex::entryOf(const Opening& opening) const
{
    const Project& p = *m_project;
    OpeningEntry e;
    e.type = p.openingTypes.find(opening.type);
    if (opening.place.wall) {
        const size_t row = p.walls.indexOf(*opening.place.wall);
        if (row < p.walls.size()) {
            e.wall = &p.walls[row];
            e.wallRow = static_cast<int>(row);
        }
    }
    e.set = p.hardwareSets.find(opening.set);
    if (e.set && e.set->items)
        for (const HardwareItem& item : *e.set->items)
            e.kinds.push_back(m_catalogue.find(item.kind));
    e.sides = m_topology->openings.value(opening.id);
    e.outside = outsideOf(p, *m_topology, m_devices, opening).side;
    const auto rowOf = [&](const Beyond& beyond) {
        const size_t row = beyond.room ? p.rooms.indexOf(*beyond.room) : p.rooms.size();
        return row < p.rooms.size() ? static_cast<int>(row) : -1;
    };
    e.roomA = rowOf(e.sides.a);
    e.roomB = rowOf(e.sides.b);
    for (const int room : {e.roomA, e.roomB}) {
        if (room < 0 || !p.rooms[static_cast<size_t>(room)].stair)
            continue;
        const size_t row = p.stairs.indexOf(*p.rooms[static_cast<size_t>(room)].stair);
        if (row < p.stairs.size())
            e.stair = static_cast<int>(row);
    }
    e.spaceRoom = spaceRoomOf(e);
    return e;
}

// A door guards the protected one of its two rooms; where one may be protected and the other is not, it is the one that may be.
int PlanIndex::spaceRoomOf(const OpeningEntry& entry) const
{
    enum Rank { Not, Unknown, Protected };
    const auto rankOf = [&](int room) {
        const auto is = room < 0 ? std::optional(false) : enteredProtection(m_project->rooms[static_cast<size_t>(room)]);
        return !is ? Unknown : *is ? Protected : Not;
    };
    const Rank rankA = rankOf(entry.roomA);
    const Rank rankB = rankOf(entry.roomB);
    if (rankA == rankB || (std::max(rankA, rankB) == Unknown && (entry.roomA < 0 || entry.roomB < 0)))
        return !entry.outside ? -1 : *entry.outside == Side::A ? entry.roomB : entry.roomA;
    return rankA > rankB ? entry.roomA : entry.roomB;
}

std::vector<bool> PlanIndex::suppliesToIndex(const PlanIndex* previous, const IndexChanges& c) const
{
    const Project& p = *m_project;
    std::vector<bool> out(p.supplies.size(), !previous);
    if (!previous)
        return out;
    const Project& old = previous->project();
    const auto mark = [&](int row) {
        if (row >= 0)
            out[static_cast<size_t>(row)] = true;
    };
    for (const RowDiff::Change& d : c.supplies.changes)
        mark(d.after);
    const auto markSupplyOf = [&](const Circuit& circuit) {
        if (const size_t row = circuit.supply ? p.supplies.indexOf(*circuit.supply) : p.supplies.size(); row < p.supplies.size())
            out[row] = true;
    };
    for (const RowDiff::Change& d : c.circuits.changes) {
        if (d.before >= 0)
            markSupplyOf(old.circuits[static_cast<size_t>(d.before)]);
        if (d.after >= 0)
            markSupplyOf(p.circuits[static_cast<size_t>(d.after)]);
    }
    for (size_t row = 0; row < c.rebuilt.size(); ++row) {
        if (!c.rebuilt[row])
            continue;
        for (const Feed& feed : opening(row).feeds)
            mark(feed.supply);
        if (const int was = c.openings.toOld(row); was >= 0)
            for (const Feed& feed : previous->opening(static_cast<size_t>(was)).feeds)
                mark(c.supplies.toNew(feed.supply));
    }
    for (const RowDiff::Change& d : c.openings.changes)
        if (d.after < 0)
            for (const Feed& feed : previous->opening(static_cast<size_t>(d.before)).feeds)
                mark(c.supplies.toNew(feed.supply));
    const Gone<Device> devices(c.devices, old.devices);
    const Gone<Valve> valves(c.valves, old.valves);
    if (devices.any() || valves.any())
        for (size_t row = 0; row < old.supplies.size(); ++row)
            for (const Load& load : previous->supply(row).loads) {
                const bool refers = load.opening < 0 && !load.device && !load.valve;
                if (devices.concerns(load.device, refers) || valves.concerns(load.valve, refers)) {
                    mark(c.supplies.toNew(static_cast<int>(row)));
                    break;
                }
            }
    return out;
}

void PlanIndex::indexSupplies(const PlanIndex* previous, IndexChanges& c)
{
    const Project& p = *m_project;
    m_supplies.resize(p.supplies.size());
    c.rewired = suppliesToIndex(previous, c);
    for (size_t row = 0; row < m_supplies.size(); ++row) {
        if (c.rewired[row]) {
            m_supplies[row] = std::make_shared<const SupplyEntry>(supplyOf(p.supplies[row]));
            continue;
        }
        m_supplies[row] = previous->m_supplies[static_cast<size_t>(c.supplies.toOld(row))];
        if (!c.openings.shifted())
            continue;
        auto entry = std::make_shared<SupplyEntry>(*m_supplies[row]);
        for (int& opening : entry->openings)
            opening = c.openings.toNew(opening);
        for (Load& load : entry->loads)
            load.opening = c.openings.toNew(load.opening);
        m_supplies[row] = std::move(entry);
    }
}

void PlanIndex::indexRooms(const PlanIndex* previous, const IndexChanges& c)
{
    bool same = previous && !c.openings.shifted() && !c.rooms.shifted();
    for (size_t row = 0; same && row < m_openings.size(); ++row)
        same = !c.rebuilt[row] || opening(row).spaceRoom == previous->opening(row).spaceRoom;
    if (same) {
        m_openingsInto = previous->m_openingsInto;
        return;
    }
    auto into = std::make_shared<std::vector<std::vector<int>>>(m_project->rooms.size());
    for (size_t row = 0; row < m_openings.size(); ++row)
        if (const int room = opening(row).spaceRoom; room >= 0)
            (*into)[static_cast<size_t>(room)].push_back(static_cast<int>(row));
    m_openingsInto = std::move(into);
}

} // namespace sp
