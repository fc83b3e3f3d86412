// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/touched_controls.h"

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

    Ids openings()
    {
        if (m_devices.empty())
            return {};
        for (const Project* p : m_plans)
            for (const auto& circuit : p->circuits)
                if (circuit->fireAlarm && circuit->fireAlarm->by && m_devices.contains(circuit->fireAlarm->by->text())) {
                    addParts(circuit->feeds);
                    addFed(circuit->feeds);
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
    Ids m_devices, m_openings;
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
                if (circuit)
                    behind.addFed(circuit->feeds);
    }
    for (const RowDiff::Change& c : changes.supplies.changes)
        for (const Supply* supply : {rowOf(before.supplies, c.before), rowOf(after.supplies, c.after)})
            if (supply)
                behind.addSupply(supply->id);
    return behind.openings();
}

} // namespace sp
