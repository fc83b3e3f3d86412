// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/failure/plan_wiring.h"

#include <algorithm>

namespace sp {

namespace {

template <class T>
bool sameRows(const Table<T>& a, const Table<T>& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end());
}

template <class T>
bool sameIds(const Table<T>& a, const Table<T>& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) { return x == y || x->id == y->id; });
}

// Whether all that the wiring is made of is the same: most edits change a door or a wall and no wire.
bool wiredAlike(const Project& a, const Project& b)
{
    return sameRows(a.devices, b.devices) && sameRows(a.circuits, b.circuits) && sameRows(a.interlocks, b.interlocks)
        && sameIds(a.openings, b.openings) && sameIds(a.supplies, b.supplies);
}

bool isAlarm(const Device& d)
{
    return d.kind == u"fa_relay" || d.kind == u"fire_alarm_panel";
}

} // namespace

PlanWiring::PlanWiring(const PlanIndex& index)
{
    const Project& p = index.project();
    openings.resize(p.openings.size());
    deviceFeeds.resize(p.devices.size());
    deviceReleases.resize(p.devices.size());
    disabledOnAlarm.assign(p.devices.size(), false);
    circuitSupply.assign(p.circuits.size(), -1);
    QHash<QStringView, int> openingRows;
    QHash<QStringView, int> deviceRows;
    for (size_t i = 0; i < p.openings.size(); ++i)
        openingRows.insert(p.openings[i].id.text(), static_cast<int>(i));
    for (size_t i = 0; i < p.devices.size(); ++i)
        deviceRows.insert(p.devices[i].id.text(), static_cast<int>(i));

    for (size_t c = 0; c < p.circuits.size(); ++c) {
        const Circuit& circuit = p.circuits[c];
        const int row = static_cast<int>(c);
        const size_t supply = circuit.supply ? p.supplies.indexOf(*circuit.supply) : p.supplies.size();
        circuitSupply[c] = supply < p.supplies.size() ? static_cast<int>(supply) : -1;
        if (!circuit.feeds)
            continue;
        for (const PartRef& part : *circuit.feeds) {
            if (const int opening = openingRows.value(part.entity, -1); opening >= 0)
                openings[static_cast<size_t>(opening)].feeds.push_back({row, part.part});
            else if (const int device = deviceRows.value(part.entity, -1); device >= 0)
                deviceFeeds[static_cast<size_t>(device)].push_back(row);
        }
    }
    for (size_t d = 0; d < p.devices.size(); ++d) {
        const Device& device = p.devices[d];
        const int row = static_cast<int>(d);
        if (device.opening)
            if (const int opening = openingRows.value(device.opening->text(), -1); opening >= 0)
                openings[static_cast<size_t>(opening)].devices.push_back(row);
        drivesUnknown = drivesUnknown || (device.kind == u"controller" && !device.drives);
        if (device.drives)
            for (const PartRef& part : *device.drives)
                if (const int opening = openingRows.value(part.entity, -1); opening >= 0)
                    openings[static_cast<size_t>(opening)].drives.push_back({row, part.part});
        if (device.releases && isAlarm(device))
            for (const PartRef& part : *device.releases) {
                if (const int opening = openingRows.value(part.entity, -1); opening >= 0)
                    openings[static_cast<size_t>(opening)].releases.push_back({row, part.part});
                else if (const int holder = deviceRows.value(part.entity, -1); holder >= 0)
                    deviceReleases[static_cast<size_t>(holder)].push_back(row);
            }
        if (device.disables && isAlarm(device))
            for (const DeviceId& id : *device.disables)
                if (const int other = deviceRows.value(id.text(), -1); other >= 0)
                    disabledOnAlarm[static_cast<size_t>(other)] = true;
    }
    for (size_t i = 0; i < p.interlocks.size(); ++i)
        if (p.interlocks[i].openings)
            for (const OpeningId& id : *p.interlocks[i].openings)
                if (const int opening = openingRows.value(id.text(), -1); opening >= 0)
                    openings[static_cast<size_t>(opening)].interlocks.push_back(static_cast<int>(i));
}

std::shared_ptr<const PlanWiring> wiringOf(const PlanIndex& index)
{
    thread_local std::shared_ptr<const Project> of;
    thread_local std::shared_ptr<const PlanWiring> last;
    const std::shared_ptr<const Project> plan = index.snapshot();
    if (!last || (of != plan && !wiredAlike(*of, *plan)))
        last = std::make_shared<const PlanWiring>(index);
    of = plan;
    return last;
}

} // namespace sp
