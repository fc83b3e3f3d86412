// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/touched.h"

#include "core/report/touched_cascade.h"
#include "core/report/touched_controls.h"
#include "core/report/touched_gas.h"

#include <map>
#include <set>

namespace sp {

namespace {

constexpr Touched::Mask bit(SubjectKind kind)
{
    return FactReads::bit(kind);
}

template <class T>
const T* rowOr(const Table<T>& table, int row)
{
    return row < 0 ? nullptr : &table[static_cast<size_t>(row)];
}

/// Everything about a pair of states of a plan that touching one subject asks for.
class Toucher final {
public:
    Toucher(const PlanIndex& old, const PlanIndex& now, const IndexChanges& changes, const FactCatalogue& facts)
        : m_old(old), m_now(now), m_changes(changes), m_facts(facts), m_before(old.project()), m_after(now.project())
    {
        for (const SubjectKind kind : {SubjectKind::Project, SubjectKind::Wall, SubjectKind::Room, SubjectKind::Stair, SubjectKind::Opening,
                                       SubjectKind::Supply, SubjectKind::Valve, SubjectKind::Circuit, SubjectKind::Interlock,
                                       SubjectKind::Device, SubjectKind::AirSupply, SubjectKind::Storey})
            m_out.of(kind).assign(rowCount(m_after, kind), 0);
    }

    Touched run()
    {
        plan();
        own(SubjectKind::Wall, m_changes.walls);
        own(SubjectKind::Room, m_changes.rooms);
        own(SubjectKind::Stair, m_changes.stairs);
        own(SubjectKind::Supply, m_changes.supplies);
        own(SubjectKind::Valve, m_changes.valves);
        own(SubjectKind::Circuit, m_changes.circuits);
        own(SubjectKind::Interlock, m_changes.interlocks);
        own(SubjectKind::Device, m_changes.devices);
        own(SubjectKind::AirSupply, m_changes.airSupplies);
        own(SubjectKind::Storey, m_changes.storeys);
        stairs();
        storeys();
        openings();
        rooms();
        supplies();
        valves();
        for (const QString& id : openingsBehind(m_before, m_after, m_changes))
            if (const size_t row = m_after.openings.indexOf(OpeningId(id)); row < m_after.openings.size())
                m_out.mark(SubjectKind::Opening, static_cast<int>(row));
        touchControls(m_out, m_before, m_after, m_changes);
        touchCascade(m_out, m_old, m_now, m_changes);
        touchGas(m_out, m_before, m_after, m_changes);
        return std::move(m_out);
    }

private:
    // What every subject may read: rules look for few of the entered facts, and for the rest of the settings nobody knows where.
    void plan()
    {
        Settings like = m_before.settings;
        for (const Group group : settingsGroups)
            settingsBag(like, group) = settingsBag(m_after.settings, group);
        m_out.plan = !(like == m_after.settings) || m_old.controlsDrawn() != m_now.controlsDrawn();
        for (const Group group : settingsGroups)
            m_out.facts.add(differing(settingsBag(m_before.settings, group), settingsBag(m_after.settings, group)));
        for (const RowDiff::Change& c : diffRows(m_before.assumptions, m_after.assumptions).changes)
            for (const Assumption* a : {rowOr(m_before.assumptions, c.before), rowOr(m_after.assumptions, c.after)})
                if (const auto fact = a ? m_facts.find(a->fact) : std::nullopt)
                    m_out.facts.add(*fact);
        if (!m_out.facts.empty())
            for (auto& rows : m_out.rows)
                std::fill(rows.begin(), rows.end(), Touched::shared);
    }

    static FieldSet differing(const FieldBag& a, const FieldBag& b)
    {
        FieldSet out;
        for (const auto& [bag, other] : {std::pair(&a, &b), std::pair(&b, &a)})
            for (const auto& [id, value] : *bag)
                if (const Value* v = other->find(id); !v || *v != value)
                    out.add(id);
        return out;
    }

    // The facts that differ between two states of a type; nullopt where it is another one.
    static std::optional<FieldSet> factsApart(const OpeningType* a, const OpeningType* b)
    {
        return a == b                  ? std::optional<FieldSet>(FieldSet())
            : a && b && a->id == b->id ? std::optional(differing(a->facts, b->facts))
                                       : std::nullopt;
    }

    // The same of a set, as long as its items stay what they are.
    static std::optional<FieldSet> factsApart(const HardwareSet* a, const HardwareSet* b)
    {
        if (a == b)
            return FieldSet();
        if (!a || !b || a->id != b->id || !a->items || !b->items || a->items->size() != b->items->size())
            return std::nullopt;
        FieldSet out;
        for (size_t i = 0; i < a->items->size(); ++i) {
            const HardwareItem& x = (*a->items)[i];
            const HardwareItem& y = (*b->items)[i];
            if (x.key != y.key || x.kind != y.kind)
                return std::nullopt;
            out.add(differing(x.facts, y.facts));
        }
        return out;
    }

    /// Many openings share the pair: what differs is found out once.
    template <class T>
    struct Pairs {
        std::map<std::pair<const T*, const T*>, std::optional<FieldSet>> known;
        const std::optional<FieldSet>& of(const T* a, const T* b)
        {
            const auto [it, fresh] = known.try_emplace({a, b});
            if (fresh)
                it->second = factsApart(a, b);
            return it->second;
        }
    };

    void own(SubjectKind kind, const RowDiff& diff)
    {
        for (const RowDiff::Change& c : diff.changes)
            m_out.mark(kind, c.after);
    }

    // What a stair says is read by its rooms and by the doors beside them.
    void stairs()
    {
        std::set<StairId> ids;
        for (const RowDiff::Change& c : m_changes.stairs.changes)
            ids.insert(c.before >= 0 ? rowOr(m_before.stairs, c.before)->id : rowOr(m_after.stairs, c.after)->id);
        if (ids.empty())
            return;
        std::vector<bool> inStair(m_after.rooms.size());
        for (size_t row = 0; row < m_after.rooms.size(); ++row)
            if (m_after.rooms[row].stair && ids.contains(*m_after.rooms[row].stair)) {
                inStair[row] = true;
                m_out.mark(SubjectKind::Room, static_cast<int>(row));
            }
        for (size_t row = 0; row < m_after.openings.size(); ++row)
            for (const int room : {m_now.opening(row).roomA, m_now.opening(row).roomB})
                if (room >= 0 && inStair[static_cast<size_t>(room)])
                    m_out.mark(SubjectKind::Opening, static_cast<int>(row));
    }

    // What a storey says is read by the rooms and openings on it.
    void storeys()
    {
        std::set<StoreyId> ids;
        for (const RowDiff::Change& c : m_changes.storeys.changes)
            ids.insert(c.before >= 0 ? rowOr(m_before.storeys, c.before)->id : rowOr(m_after.storeys, c.after)->id);
        for (const RowDiff::Change& c : m_changes.rooms.changes) // the one that a room has left
            if (const Room* room = rowOr(m_before.rooms, c.before); room && room->storey)
                if (const size_t row = m_after.storeys.indexOf(*room->storey); row < m_after.storeys.size())
                    m_out.mark(SubjectKind::Storey, static_cast<int>(row));
        if (ids.empty())
            return;
        const auto on = [&](const std::optional<StoreyId>& storey) { return storey && ids.contains(*storey); };
        for (size_t row = 0; row < m_after.rooms.size(); ++row)
            if (on(m_after.rooms[row].storey))
                m_out.mark(SubjectKind::Room, static_cast<int>(row), bit(SubjectKind::Storey));
        for (size_t row = 0; row < m_after.openings.size(); ++row) {
            const PlanIndex::OpeningEntry& entry = m_now.opening(row);
            const Room* room = rowOr(m_after.rooms, entry.spaceRoom);
            if (on(m_after.openings[row].place.storey) || (entry.wall && on(entry.wall->storey)) || (room && on(room->storey)))
                m_out.mark(SubjectKind::Opening, static_cast<int>(row), bit(SubjectKind::Storey));
        }
    }

    void openings()
    {
        for (size_t row = 0; row < m_after.openings.size(); ++row) {
            if (!m_changes.rebuilt[row] && !m_changes.relinked[row])
                continue;
            const int was = m_changes.openings.toOld(row);
            const Touched::Mask mask = was < 0 ? Touched::everything : maskOf(static_cast<size_t>(was), row);
            m_out.mark(SubjectKind::Opening, static_cast<int>(row), mask);
            if (was >= 0 && mask != Touched::shared)
                leave(m_old.opening(static_cast<size_t>(was)));
        }
        for (const RowDiff::Change& c : m_changes.openings.changes)
            if (c.after < 0)
                leave(m_old.opening(static_cast<size_t>(c.before)));
        // The area of a room is a fact of it.
        for (size_t room = 0; room < m_after.rooms.size(); ++room)
            if (m_changes.reshaped[room]) {
                m_out.mark(SubjectKind::Room, static_cast<int>(room));
                for (const int opening : m_now.openingsInto(room))
                    m_out.mark(SubjectKind::Opening, opening, bit(SubjectKind::Room));
            }
    }

    // The room and the supplies that an opening had may not be those that it has now.
    void leave(const PlanIndex::OpeningEntry& entry)
    {
        m_out.mark(SubjectKind::Room, m_changes.rooms.toNew(entry.spaceRoom));
        for (const PlanIndex::Feed& feed : entry.feeds)
            m_out.mark(SubjectKind::Supply, m_changes.supplies.toNew(feed.supply));
    }

    // What of an opening whose entry was made anew can have changed.
    Touched::Mask maskOf(size_t was, size_t row)
    {
        const PlanIndex::OpeningEntry& a = m_old.opening(was);
        const PlanIndex::OpeningEntry& b = m_now.opening(row);
        const OpeningId& id = m_after.openings[row].id;
        if (&m_before.openings[was] != &m_after.openings[row] || a.kinds != b.kinds || !(a.sides == b.sides) || a.outside != b.outside
            || a.interlocks != b.interlocks || m_old.devices().of.value(id) != m_now.devices().of.value(id) || !feedsAlike(a.feeds, b.feeds)
            || rowOr(m_before.stairs, a.stair) != rowOr(m_after.stairs, b.stair))
            return Touched::everything;
        Touched::Mask mask = 0;
        for (const std::optional<FieldSet>& apart : {m_types.of(a.type, b.type), m_sets.of(a.set, b.set)}) {
            if (!apart)
                return Touched::everything;
            if (!apart->empty()) {
                m_out.facts.add(*apart);
                mask |= Touched::shared;
            }
        }
        if (a.wall != b.wall) {
            if (!a.wall || !b.wall || a.wall->id != b.wall->id || a.wall->storey != b.wall->storey)
                return Touched::everything;
            if ((a.wall->from != b.wall->from || a.wall->to != b.wall->to) && asksForPlace(id))
                return Touched::everything;
            if (!(a.wall->facts == b.wall->facts))
                mask |= bit(SubjectKind::Wall);
        }
        for (const auto& [before, after] : {std::pair(a.roomA, b.roomA), std::pair(a.roomB, b.roomB)})
            if (!besideAlike(rowOr(m_before.rooms, before), rowOr(m_after.rooms, after)))
                return Touched::everything;
        const Room* from = rowOr(m_before.rooms, a.spaceRoom);
        const Room* into = rowOr(m_after.rooms, b.spaceRoom);
        if (from != into) {
            if (!from || !into || from->id != into->id)
                return Touched::everything;
            if (!(from->facts == into->facts))
                mask |= bit(SubjectKind::Room);
        }
        return mask;
    }

    static bool feedsAlike(const std::vector<PlanIndex::Feed>& a, const std::vector<PlanIndex::Feed>& b)
    {
        return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const PlanIndex::Feed& x, const PlanIndex::Feed& y) {
            return x.part == y.part && (x.supply < 0) == (y.supply < 0) && circuitsAlike(*x.circuit, *y.circuit);
        });
    }

    // What else a circuit feeds is nothing to a door.
    static bool circuitsAlike(const Circuit& a, const Circuit& b)
    {
        return &a == &b || (a.id == b.id && a.supply == b.supply && a.facts == b.facts && a.fireAlarm == b.fireAlarm);
    }

    // What the doors beside a room read of it though it is not the room that they lead into; which side is outside their entry says.
    static bool besideAlike(const Room* a, const Room* b)
    {
        static const FieldId kind = field("space.kind");
        static const int outside = *wordIndex(fieldOf(kind).words, u"outside");
        return a == b
            || (a && b && a->id == b->id && a->stair == b->stair && (a->facts.word(kind) == outside) == (b->facts.word(kind) == outside)
                && pressedAlike(a->facts, b->facts));
    }

    // The force that opens a door depends on the pressure of both rooms.
    static bool pressedAlike(const FieldBag& a, const FieldBag& b)
    {
        static const FieldId pressures[] = {field("space.dp_setpoint_pa"), field("space.dp_supply_lost_pa"),
                                            field("space.dp_exhaust_lost_pa")};
        return std::all_of(std::begin(pressures), std::end(pressures),
                           [&](FieldId id) { return a.amount<Dim::Pressure>(id) == b.amount<Dim::Pressure>(id); });
    }

    // Facts ask where a door stands only to tell how far a device is from it.
    bool asksForPlace(const OpeningId& id) const
    {
        const auto* devices = m_now.devices().of.find(id);
        return devices && std::any_of(devices->begin(), devices->end(), [](const auto& device) { return device->at.has_value(); });
    }

    // Rooms are read by valves and supplies in them.
    void rooms()
    {
        std::set<RoomId> ids;
        for (const RowDiff::Change& c : m_changes.rooms.changes)
            ids.insert(c.before >= 0 ? rowOr(m_before.rooms, c.before)->id : rowOr(m_after.rooms, c.after)->id);
        const auto& touched = m_out.of(SubjectKind::Room);
        for (size_t row = 0; row < m_after.rooms.size(); ++row)
            if (touched[row] & ~Touched::shared)
                ids.insert(m_after.rooms[row].id);
        if (ids.empty())
            return;
        const auto inRooms = [&](SubjectKind kind, const auto& table) {
            for (size_t row = 0; row < table.size(); ++row)
                if (table[row].room && ids.contains(*table[row].room))
                    m_out.mark(kind, static_cast<int>(row));
        };
        inRooms(SubjectKind::Valve, m_after.valves);
        inRooms(SubjectKind::Supply, m_after.supplies);
    }

    void supplies()
    {
        for (size_t row = 0; row < m_after.supplies.size(); ++row)
            if (m_changes.rewired[row] && !wiredAlike(row))
                m_out.mark(SubjectKind::Supply, static_cast<int>(row));
    }

    // A valve reads its source, the room that it serves, its circuits and their supplies, and the valves beside it; a room those that serve it.
    void valves()
    {
        std::set<QString> touched; // ids of valves, sources, rooms and supplies that changed
        const auto changed = [&](const RowDiff& diff, const auto& before, const auto& after) {
            for (const RowDiff::Change& c : diff.changes)
                touched.insert(c.before >= 0 ? rowOr(before, c.before)->id.text() : rowOr(after, c.after)->id.text());
        };
        changed(diffRows(m_before.sources, m_after.sources), m_before.sources, m_after.sources);
        changed(m_changes.rooms, m_before.rooms, m_after.rooms);
        changed(m_changes.supplies, m_before.supplies, m_after.supplies);
        const auto feeds = [&](const Circuit& circuit) {
            if (circuit.feeds)
                for (const PartRef& part : *circuit.feeds)
                    touched.insert(part.entity);
        };
        for (const RowDiff::Change& c : m_changes.circuits.changes)
            for (const Circuit* circuit : {rowOr(m_before.circuits, c.before), rowOr(m_after.circuits, c.after)})
                if (circuit)
                    feeds(*circuit);
        if (m_after.valves.empty() && m_before.valves.empty())
            return;
        if (!m_changes.supplies.changes.empty())
            for (const auto& circuit : m_after.circuits)
                if (circuit->supply && touched.contains(circuit->supply->text()))
                    feeds(*circuit);
        std::set<std::pair<QString, QString>> series; // source and room of valves that changed
        for (const RowDiff::Change& c : m_changes.valves.changes)
            for (const Valve* valve : {rowOr(m_before.valves, c.before), rowOr(m_after.valves, c.after)}) {
                if (!valve)
                    continue;
                if (valve->from && valve->to)
                    series.emplace(valve->from->text(), valve->to->text());
                for (const auto& room : {valve->room, valve->to})
                    if (const size_t row = room ? m_after.rooms.indexOf(*room) : m_after.rooms.size(); row < m_after.rooms.size())
                        m_out.mark(SubjectKind::Room, static_cast<int>(row));
            }
        for (size_t row = 0; row < m_after.valves.size(); ++row) {
            const Valve& valve = m_after.valves[row];
            if (touched.contains(valve.id.text()) || (valve.from && touched.contains(valve.from->text()))
                || (valve.to && touched.contains(valve.to->text()))
                || (valve.from && valve.to && series.contains({valve.from->text(), valve.to->text()})))
                m_out.mark(SubjectKind::Valve, static_cast<int>(row));
        }
    }

    // Whether nothing changed but facts of what a supply feeds: those touch it by themselves.
    bool wiredAlike(size_t row) const
    {
        const int was = m_changes.supplies.toOld(row);
        if (was < 0 || &m_before.supplies[static_cast<size_t>(was)] != &m_after.supplies[row] || !m_changes.circuits.changes.empty()
            || m_changes.openings.shifted())
            return false;
        const PlanIndex::SupplyEntry& a = m_old.supply(static_cast<size_t>(was));
        const PlanIndex::SupplyEntry& b = m_now.supply(row);
        return a.complete == b.complete && a.openings == b.openings && a.loads == b.loads;
    }

    const PlanIndex& m_old;
    const PlanIndex& m_now;
    const IndexChanges& m_changes;
    const FactCatalogue& m_facts;
    const Project& m_before;
    const Project& m_after;
    Pairs<OpeningType> m_types;
    Pairs<HardwareSet> m_sets;
    Touched m_out;
};

} // namespace

size_t rowCount(const Project& p, SubjectKind kind)
{
    switch (kind) {
    case SubjectKind::Project: return 1;
    case SubjectKind::Wall: return p.walls.size();
    case SubjectKind::Room: return p.rooms.size();
    case SubjectKind::Stair: return p.stairs.size();
    case SubjectKind::Opening: return p.openings.size();
    case SubjectKind::Supply: return p.supplies.size();
    case SubjectKind::Valve: return p.valves.size();
    case SubjectKind::Circuit: return p.circuits.size();
    case SubjectKind::Interlock: return p.interlocks.size();
    case SubjectKind::Device: return p.devices.size();
    case SubjectKind::AirSupply: return p.airSupplies.size();
    case SubjectKind::Storey: return p.storeys.size();
    default: return 0;
    }
}

std::optional<Subject> subjectOfId(const Project& p, const QString& id)
{
    std::optional<Subject> out;
    const auto look = [&](SubjectKind kind, const auto& table) {
        using IdType = typename std::decay_t<decltype(table)>::IdType;
        if (const size_t row = table.indexOf(IdType(id)); !out && row < table.size())
            out = Subject{kind, static_cast<quint32>(row), 0};
    };
    if (id == u"project")
        return Subject{};
    look(SubjectKind::Opening, p.openings);
    look(SubjectKind::Room, p.rooms);
    look(SubjectKind::Supply, p.supplies);
    look(SubjectKind::Valve, p.valves);
    look(SubjectKind::Wall, p.walls);
    look(SubjectKind::Stair, p.stairs);
    look(SubjectKind::Circuit, p.circuits);
    look(SubjectKind::Interlock, p.interlocks);
    look(SubjectKind::Device, p.devices);
    look(SubjectKind::AirSupply, p.airSupplies);
    look(SubjectKind::Storey, p.storeys);
    return out;
}

Touched touchedBy(const PlanIndex& old, const PlanIndex& now, const IndexChanges& changes, const FactCatalogue& facts)
{
    return Toucher(old, now, changes, facts).run();
}

void touchBySupply(Touched& touched, const PlanIndex& now, size_t supply)
{
    // Those of its locks, and those whose hold-opens or other items it feeds.
    for (const PlanIndex::Load& load : now.supply(supply).loads)
        touched.mark(SubjectKind::Opening, load.opening, bit(SubjectKind::Supply));
    touchValvesBySupply(touched, now, supply);
}

void spread(Touched& touched, const PlanIndex& now)
{
    const auto& openings = touched.of(SubjectKind::Opening);
    for (size_t row = 0; row < openings.size(); ++row) {
        if (!(openings[row] & ~Touched::status))
            continue;
        const Touched::Mask mask = openings[row] & ~(Touched::status | Touched::shared) ? Touched::everything : Touched::shared;
        touched.mark(SubjectKind::Room, now.opening(row).spaceRoom, mask);
        for (const PlanIndex::Feed& feed : now.opening(row).feeds)
            touched.mark(SubjectKind::Supply, feed.supply, mask);
    }
    spreadToControls(touched, now);
}

void spreadToStoreys(Touched& touched, const PlanIndex& now)
{
    const Project& p = now.project();
    const auto& rooms = touched.of(SubjectKind::Room);
    const auto rowOfStorey = [&](size_t room) {
        const auto& id = p.rooms[room].storey;
        const size_t row = id ? p.storeys.indexOf(*id) : p.storeys.size();
        return row < p.storeys.size() ? static_cast<int>(row) : -1;
    };
    const auto passedOn = [](Touched::Mask mask) {
        return mask & ~(Touched::status | Touched::shared) ? Touched::everything : mask & Touched::shared;
    };
    // A storey reads all of its rooms.
    bool any = false;
    for (size_t row = 0; row < rooms.size(); ++row)
        if (const Touched::Mask mask = passedOn(rooms[row])) {
            touched.mark(SubjectKind::Storey, rowOfStorey(row), mask);
            any = true;
        }
    if (!any)
        return;
    // And rooms ask how many exits their storey must have.
    for (size_t row = 0; row < rooms.size(); ++row)
        if (const int storey = rowOfStorey(row); storey >= 0) {
            const Touched::Mask mask = passedOn(touched.of(SubjectKind::Storey)[static_cast<size_t>(storey)]);
            touched.mark(SubjectKind::Room, static_cast<int>(row), mask == Touched::everything ? bit(SubjectKind::Storey) : mask);
        }
}

SupplyFacts factsOfSupply(const FactSheet& sheet, quint32 supply)
{
    const Subject at{SubjectKind::Supply, supply, 0};
    SupplyFacts out;
    out.name = sheet.nameOf(at);
    for (FactId f = 0; f < sheet.facts().size(); ++f) {
        if (sheet.facts()[f].owner != SubjectKind::Supply)
            continue;
        Trace trace;
        out.facts.emplace_back(f, sheet.value(at, f, &trace), trace.from);
        for (const Missing& m : trace.missing)
            out.missing.emplace_back(m.fact, sheet.idOf(m.subject), m.why);
    }
    return out;
}

} // namespace sp
