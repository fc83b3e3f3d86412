// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/touched_gas.h"

#include "core/failure/gas_lines.h"

#include <algorithm>
#include <array>
#include <set>

namespace sp {

namespace {

template <class T>
const T* rowOf(const Table<T>& table, int row)
{
    return row < 0 ? nullptr : &table[static_cast<size_t>(row)];
}

// Both states of every row that changed.
template <class T, class F>
void eachState(const RowDiff& diff, const Table<T>& before, const Table<T>& after, F&& f)
{
    for (const RowDiff::Change& c : diff.changes)
        for (const T* row : {rowOf(before, c.before), rowOf(after, c.after)})
            if (row)
                f(*row);
}

bool dealsWithGas(const Device& device)
{
    return gasDutyOf(device) != GasDuty::None || (device.closes && !device.closes->empty());
}

QString functionOf(const Valve& valve)
{
    static const FieldId function = field("valve.safety_function");
    return valve.facts.text(function).value_or(QString());
}

// What an edit reaches over gases, in ids; both states of the plan are asked.
class Gas final {
public:
    Gas(const Project& before, const Project& after) : m_plans{&before, &after} { }

    void add(const Valve& valve)
    {
        m_valves.insert(valve.id);
        add(valve.from);
        for (const auto& room : {valve.room, valve.to})
            if (room)
                m_rooms.insert(*room);
        if (const QString function = functionOf(valve); !function.isEmpty())
            m_functions.insert(function);
    }

    void add(const Source& source)
    {
        m_sources.insert(source.id);
        if (source.room)
            m_rooms.insert(*source.room);
    }

    void add(const Device& device)
    {
        if (!dealsWithGas(device))
            return;
        m_devices.insert(device.id.text());
        if (device.room)
            m_rooms.insert(*device.room);
        closedBy(device);
    }

    // What a device closes, and the gas in it.
    void closedBy(const Device& device)
    {
        if (device.closes)
            for (const ValveId& id : *device.closes) {
                m_valves.insert(id);
                for (const Project* p : m_plans)
                    if (const Valve* valve = p->valves.find(id))
                        add(valve->from);
            }
    }

    void addFed(const Circuit& circuit)
    {
        if (circuit.feeds)
            for (const PartRef& part : *circuit.feeds)
                for (const Project* p : m_plans) {
                    if (const Valve* valve = p->valves.find(ValveId(part.entity)))
                        add(*valve);
                    if (const Device* device = p->devices.find(DeviceId(part.entity)))
                        closedBy(*device);
                }
    }

    // A room says where its storey and its fire area are: to sources in it and to what devices in it close.
    void addRoom(const RoomId& id)
    {
        for (const Project* p : m_plans) {
            for (const auto& source : p->sources)
                if (source->room == id)
                    m_sources.insert(source->id);
            for (const auto& device : p->devices)
                if (device->closes && device->room == id)
                    closedBy(*device);
        }
    }

    bool nothing() const { return m_valves.empty() && m_sources.empty() && m_rooms.empty() && m_devices.empty(); }

    void mark(Touched& touched)
    {
        const Project& p = *m_plans[1];
        std::set<RoomId> rooms = m_rooms;
        std::set<QString> fed = m_devices;
        for (size_t row = 0; row < p.valves.size(); ++row) {
            const Valve& valve = p.valves[row];
            const Source* source = p.sources.find(valve.from);
            const bool reached = m_valves.contains(valve.id) || (valve.from && m_sources.contains(*valve.from))
                || (valve.to && m_rooms.contains(*valve.to)) || (source && source->room && m_rooms.contains(*source->room))
                || (!m_functions.empty() && m_functions.contains(functionOf(valve)));
            if (!reached)
                continue;
            touched.mark(SubjectKind::Valve, static_cast<int>(row));
            fed.insert(valve.id.text());
            for (const auto& room : {valve.room, valve.to, source ? source->room : std::nullopt})
                if (room)
                    rooms.insert(*room);
        }
        for (const RoomId& id : rooms)
            if (const size_t row = p.rooms.indexOf(id); row < p.rooms.size())
                touched.mark(SubjectKind::Room, static_cast<int>(row));
        for (const auto& device : p.devices)
            if (device->room && rooms.contains(*device->room) && dealsWithGas(*device))
                fed.insert(device->id.text());
        for (const auto& circuit : p.circuits)
            if (circuit->supply && circuit->feeds
                && std::any_of(circuit->feeds->begin(), circuit->feeds->end(), [&](const PartRef& r) { return fed.contains(r.entity); }))
                if (const size_t row = p.supplies.indexOf(*circuit->supply); row < p.supplies.size())
                    touched.mark(SubjectKind::Supply, static_cast<int>(row));
    }

private:
    void add(const std::optional<SourceId>& source)
    {
        if (source)
            m_sources.insert(*source);
    }

    std::array<const Project*, 2> m_plans;
    std::set<ValveId> m_valves;
    std::set<SourceId> m_sources;
    std::set<RoomId> m_rooms;
    std::set<QString> m_devices, m_functions;
};

} // namespace

void touchGas(Touched& touched, const Project& before, const Project& after, const IndexChanges& changes)
{
    if (before.valves.empty() && after.valves.empty() && before.sources.empty() && after.sources.empty())
        return;
    // Without any valve on the plan nothing is known of them.
    if (before.valves.empty() != after.valves.empty())
        for (size_t row = 0; row < after.rooms.size(); ++row)
            touched.mark(SubjectKind::Room, static_cast<int>(row));
    Gas gas(before, after);
    const auto add = [&](const auto& row) { gas.add(row); };
    eachState(changes.valves, before.valves, after.valves, add);
    eachState(diffRows(before.sources, after.sources), before.sources, after.sources, add);
    eachState(changes.devices, before.devices, after.devices, add);
    eachState(changes.circuits, before.circuits, after.circuits, [&](const Circuit& circuit) { gas.addFed(circuit); });
    eachState(changes.rooms, before.rooms, after.rooms, [&](const Room& room) { gas.addRoom(room.id); });
    const bool storeys = !diffRows(before.storeys, after.storeys).changes.empty();
    std::set<AirSupplyId> air;
    eachState(changes.airSupplies, before.airSupplies, after.airSupplies, [&](const AirSupply& supply) { air.insert(supply.id); });
    const auto& openings = touched.of(SubjectKind::Opening);
    const bool doors =
        !changes.openings.changes.empty() || std::any_of(openings.begin(), openings.end(), [](auto mask) { return mask != 0; });
    static const FieldId service = field("valve.service");
    static const int seal = *wordIndex(fieldOf(service).words, u"door_seal_air");
    for (size_t row = 0; row < after.valves.size(); ++row) {
        const Valve& valve = after.valves[row];
        const bool sealsDoor = doors && valve.facts.word(service).value_or(seal) == seal;
        if (storeys || sealsDoor || (valve.air && air.contains(*valve.air)))
            touched.mark(SubjectKind::Valve, static_cast<int>(row));
    }
    if (!gas.nothing())
        gas.mark(touched);
}

void touchValvesBySupply(Touched& touched, const PlanIndex& now, size_t supply)
{
    const Project& p = now.project();
    const auto mark = [&](const ValveId& id) {
        if (const size_t row = p.valves.indexOf(id); row < p.valves.size())
            touched.mark(SubjectKind::Valve, static_cast<int>(row));
    };
    for (const PlanIndex::Load& load : now.supply(supply).loads) {
        if (load.valve)
            mark(load.valve->id);
        if (load.device && load.device->closes)
            for (const ValveId& id : *load.device->closes)
                mark(id);
    }
}

} // namespace sp
