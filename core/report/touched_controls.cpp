// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/touched_controls.h"

#include "core/facts/plan_wiring.h"

#include <algorithm>
#include <array>

namespace sp {

namespace {

using Ids = std::set<QString>;

template <class Table>
const auto* rowOf(const Table& table, int row)
{
    return row < 0 ? nullptr : &table[static_cast<size_t>(row)];
}

// Two states of a plan; each is asked, because what was taken away counts as well.
class Behind final {
public:
    Behind(const Project& before, const Project& after) : m_plans{&before, &after} { }

    void addDevice(const Device& device)
    {
        m_devices.insert(device.id.text());
        if (device.disables)
            for (const DeviceId& id : *device.disables)
                m_devices.insert(id.text());
    }

    // Devices among parts that a circuit feeds; doors that it feeds are touched by themselves.
    void addFed(const std::optional<std::vector<PartRef>>& parts)
    {
        if (parts)
            for (const PartRef& part : *parts)
                if (std::any_of(m_plans.begin(), m_plans.end(), [&](const Project* p) { return p->devices.find(DeviceId(part.entity)); }))
                    m_devices.insert(part.entity);
    }

    void addSupply(const SupplyId& id)
    {
        for (const Project* p : m_plans)
            for (const auto& circuit : p->circuits)
                if (circuit->supply == id)
                    addFed(circuit->feeds);
    }

    // Whatever hangs on a supply of which the fire alarm may take the mains.
    void addMains(const std::optional<SupplyId>& id)
    {
        if (!id || !m_supplies.insert(id->text()).second)
            return;
        for (const Project* p : m_plans)
            for (const auto& circuit : p->circuits)
                if (circuit->supply == id) {
                    addParts(circuit->feeds);
                    addFed(circuit->feeds);
                }
    }

    Ids openings()
    {
        for (size_t known = 0; known != m_devices.size();) { // one contact may take the power of the next
            known = m_devices.size();
            addCut();
        }
        for (const Project* p : m_plans) {
            for (const QString& id : m_devices)
                if (const Device* device = p->devices.find(DeviceId(id))) {
                    if (device->opening)
                        m_openings.insert(device->opening->text());
                    addParts(device->drives);
                    addParts(device->releases);
                }
            for (const auto& group : p->interlocks)
                if (group->openings && servedBy(*group))
                    for (const OpeningId& id : *group->openings)
                        m_openings.insert(id.text());
        }
        return std::move(m_openings);
    }

private:
    // What contacts among the devices cut.
    void addCut()
    {
        for (const Project* p : m_plans)
            for (const auto& circuit : p->circuits)
                if (circuit->fireAlarm && circuit->fireAlarm->by && m_devices.contains(circuit->fireAlarm->by->text())) {
                    addParts(circuit->feeds);
                    addFed(circuit->feeds);
                    if (mayCutMains(*circuit))
                        addMains(circuit->supply);
                }
    }

    void addParts(const std::optional<std::vector<PartRef>>& parts)
    {
        if (parts)
            for (const PartRef& part : *parts)
                m_openings.insert(part.entity);
    }
    bool servedBy(const Interlock& group) const
    {
        return (group.controller && m_devices.contains(group.controller->text()))
            || (group.localReleases && std::any_of(group.localReleases->begin(), group.localReleases->end(), [&](const DeviceId& id) {
                    return m_devices.contains(id.text());
                }));
    }

    std::array<const Project*, 2> m_plans;
    Ids m_devices, m_openings, m_supplies;
};

// What only one of the two feeds.
std::vector<PartRef> apart(const std::vector<PartRef>& a, const std::vector<PartRef>& b)
{
    Ids ofA, ofB;
    for (const PartRef& part : a)
        ofA.insert(part.text());
    for (const PartRef& part : b)
        ofB.insert(part.text());
    std::vector<PartRef> out;
    for (const auto* list : {&a, &b})
        for (const PartRef& part : *list)
            if (ofA.contains(part.text()) != ofB.contains(part.text()))
                out.push_back(part);
    return out;
}

} // namespace

std::set<QString> openingsBehind(const Project& before, const Project& after, const IndexChanges& changes)
{
    Behind behind(before, after);
    for (const RowDiff::Change& c : changes.devices.changes)
        for (const Device* device : {rowOf(before.devices, c.before), rowOf(after.devices, c.after)})
            if (device)
                behind.addDevice(*device);
    for (const RowDiff::Change& c : changes.circuits.changes) {
        const Circuit* a = rowOf(before.circuits, c.before);
        const Circuit* b = rowOf(after.circuits, c.after);
        const bool fedAlone =
            a && b && a->feeds && b->feeds && a->supply == b->supply && a->facts == b->facts && a->fireAlarm == b->fireAlarm;
        if (fedAlone)
            behind.addFed(apart(*a->feeds, *b->feeds));
        else
            for (const Circuit* circuit : {a, b})
                if (circuit) {
                    behind.addFed(circuit->feeds);
                    if (mayCutMains(*circuit) && !(a && b && a->supply == b->supply && a->fireAlarm == b->fireAlarm))
                        behind.addMains(circuit->supply);
                }
    }
    for (const RowDiff::Change& c : changes.supplies.changes)
        for (const Supply* supply : {rowOf(before.supplies, c.before), rowOf(after.supplies, c.after)})
            if (supply)
                behind.addSupply(supply->id);
    return behind.openings();
}

namespace {

// What a mark on one subject is on those that read it: nothing, shared facts only, or anything.
Touched::Mask passedOn(Touched::Mask mask)
{
    return mask & ~(Touched::status | Touched::shared) ? Touched::everything : mask & Touched::shared;
}

template <class T, class I>
void markId(Touched& touched, SubjectKind kind, const Table<T>& table, const I& id, Touched::Mask mask)
{
    if (const size_t row = mask ? table.indexOf(id) : table.size(); row < table.size())
        touched.mark(kind, static_cast<int>(row), mask);
}

// Doors on a wire read what the whole of it takes.
void markFedOpenings(Touched& touched, const Project& p, const Circuit& circuit)
{
    for (const PartRef& part : circuit.feeds.value_or(std::vector<PartRef>()))
        markId(touched, SubjectKind::Opening, p.openings, OpeningId(part.entity), FactReads::bit(SubjectKind::Circuit));
}

void markFedDevices(Touched& touched, const Project& p, const Circuit& circuit, Touched::Mask mask)
{
    for (const PartRef& part : circuit.feeds.value_or(std::vector<PartRef>()))
        markId(touched, SubjectKind::Device, p.devices, DeviceId(part.entity), mask);
}

template <class T>
void addGone(Ids& ids, const RowDiff& diff, const Table<T>& before)
{
    for (const RowDiff::Change& c : diff.changes)
        if (c.after < 0)
            ids.insert(before[static_cast<size_t>(c.before)].id.text());
}

QString idText(const PartRef& part)
{
    return part.entity;
}

template <class I>
QString idText(const I& id)
{
    return id.text();
}

} // namespace

void touchControls(Touched& touched, const Project& before, const Project& after, const IndexChanges& changes)
{
    Ids ids; // of devices and valves that changed, and of whatever else went
    for (const RowDiff::Change& c : changes.devices.changes)
        for (const Device* device : {rowOf(before.devices, c.before), rowOf(after.devices, c.after)})
            if (device) {
                ids.insert(device->id.text());
                touched.plan = touched.plan || device->kind == u"generator"; // whatever it feeds
            }
    for (const RowDiff::Change& c : changes.valves.changes) {
        const Valve* was = rowOf(before.valves, c.before);
        const Valve* now = rowOf(after.valves, c.after);
        ids.insert((was ? was : now)->id.text());
        for (const Valve* valve : {was, now})
            if (valve && valve->air)
                markId(touched, SubjectKind::AirSupply, after.airSupplies, *valve->air, Touched::everything);
    }
    for (const RowDiff::Change& c : changes.circuits.changes)
        for (const Circuit* circuit : {rowOf(before.circuits, c.before), rowOf(after.circuits, c.after)})
            if (circuit) {
                markFedOpenings(touched, after, *circuit);
                markFedDevices(touched, after, *circuit, Touched::everything);
            }
    const size_t ofControls = ids.size();
    addGone(ids, changes.openings, before.openings);
    addGone(ids, changes.supplies, before.supplies);
    addGone(ids, changes.rooms, before.rooms);
    const bool gone = ids.size() > ofControls;
    if (ids.empty())
        return;
    const auto named = [&](const auto& ref) { return ref && ids.contains(ref->text()); };
    const auto anyNamed = [&](const auto& list) {
        return list && std::any_of(list->begin(), list->end(), [&](const auto& ref) { return ids.contains(idText(ref)); });
    };
    for (size_t row = 0; row < after.circuits.size(); ++row)
        if (named(after.circuits[row].supply) || anyNamed(after.circuits[row].feeds))
            touched.mark(SubjectKind::Circuit, static_cast<int>(row));
    for (size_t row = 0; row < after.interlocks.size(); ++row) {
        const Interlock& group = after.interlocks[row];
        if (named(group.controller) || anyNamed(group.localReleases) || anyNamed(group.openings))
            touched.mark(SubjectKind::Interlock, static_cast<int>(row));
    }
    for (size_t row = 0; gone && row < after.devices.size(); ++row)
        if (named(after.devices[row].opening) || named(after.devices[row].room))
            touched.mark(SubjectKind::Device, static_cast<int>(row));
}

void spreadToControls(Touched& touched, const PlanIndex& now)
{
    const Project& p = now.project();
    const auto& openings = touched.of(SubjectKind::Opening);
    for (size_t row = 0; row < openings.size(); ++row) {
        const Touched::Mask mask = passedOn(openings[row]);
        if (!mask)
            continue;
        for (const PlanIndex::Feed& feed : now.opening(row).feeds)
            markId(touched, SubjectKind::Circuit, p.circuits, feed.circuit->id, mask);
        if (const auto* devices = now.devices().of.find(p.openings[row].id))
            for (const auto& device : *devices)
                markId(touched, SubjectKind::Device, p.devices, device->id, mask);
        for (const Interlock* group : now.opening(row).interlocks)
            markId(touched, SubjectKind::Interlock, p.interlocks, group->id, mask);
    }
    const auto& rooms = touched.of(SubjectKind::Room);
    if (std::any_of(rooms.begin(), rooms.end(), passedOn)) {
        for (size_t row = 0; row < p.devices.size(); ++row)
            if (const auto& room = p.devices[row].room)
                if (const size_t at = p.rooms.indexOf(*room); at < rooms.size())
                    touched.mark(SubjectKind::Device, static_cast<int>(row), passedOn(rooms[at]));
        for (size_t row = 0; row < p.interlocks.size(); ++row)
            for (const OpeningId& id : p.interlocks[row].openings.value_or(std::vector<OpeningId>()))
                if (const size_t at = p.openings.indexOf(id); at < p.openings.size())
                    for (const int room : {now.opening(at).roomA, now.opening(at).roomB})
                        if (room >= 0)
                            touched.mark(SubjectKind::Interlock, static_cast<int>(row), passedOn(rooms[static_cast<size_t>(room)]));
    }
    const auto& supplies = touched.of(SubjectKind::Supply);
    if (std::any_of(supplies.begin(), supplies.end(), passedOn))
        for (size_t row = 0; row < p.circuits.size(); ++row)
            if (const auto& supply = p.circuits[row].supply)
                if (const size_t at = p.supplies.indexOf(*supply); at < supplies.size())
                    if (const Touched::Mask mask = passedOn(supplies[at])) {
                        touched.mark(SubjectKind::Circuit, static_cast<int>(row), mask);
                        markFedDevices(touched, p, p.circuits[row], mask);
                    }
    const auto& valves = touched.of(SubjectKind::Valve);
    for (size_t row = 0; row < valves.size(); ++row)
        if (const auto& air = p.valves[row].air)
            markId(touched, SubjectKind::AirSupply, p.airSupplies, *air, passedOn(valves[row]));
}

} // namespace sp
