// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/facts/plan_wiring.h"

namespace sp {

namespace {

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
    valveFeeds.resize(p.valves.size());
    deviceReleases.resize(p.devices.size());
    disabledOnAlarm.assign(p.devices.size(), false);
    disabledBy.resize(p.devices.size());
    circuitSupply.assign(p.circuits.size(), -1);
    QHash<QStringView, int> openingRows;
    QHash<QStringView, int> deviceRows;
    QHash<QStringView, int> valveRows;
    for (size_t i = 0; i < p.openings.size(); ++i)
        openingRows.insert(p.openings[i].id.text(), static_cast<int>(i));
    for (size_t i = 0; i < p.devices.size(); ++i)
        deviceRows.insert(p.devices[i].id.text(), static_cast<int>(i));
    for (size_t i = 0; i < p.valves.size(); ++i)
        valveRows.insert(p.valves[i].id.text(), static_cast<int>(i));

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
            else if (const int valve = valveRows.value(part.entity, -1); valve >= 0)
                valveFeeds[static_cast<size_t>(valve)].push_back({row, part.part});
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
        if (device.releases)
            for (const PartRef& part : *device.releases) {
                if (const int opening = openingRows.value(part.entity, -1); opening >= 0)
                    openings[static_cast<size_t>(opening)].releases.push_back({row, part.part});
                else if (const int holder = deviceRows.value(part.entity, -1); holder >= 0)
                    deviceReleases[static_cast<size_t>(holder)].push_back(row);
            }
        if (device.disables)
            for (const DeviceId& id : *device.disables) {
                const int other = deviceRows.value(id.text(), -1);
                if (other >= 0 && isAlarm(device))
                    disabledOnAlarm[static_cast<size_t>(other)] = true;
                else if (other >= 0)
                    disabledBy[static_cast<size_t>(other)].push_back(row);
            }
    }
    for (size_t i = 0; i < p.interlocks.size(); ++i)
        if (p.interlocks[i].openings)
            for (const OpeningId& id : *p.interlocks[i].openings)
                if (const int opening = openingRows.value(id.text(), -1); opening >= 0)
                    openings[static_cast<size_t>(opening)].interlocks.push_back(static_cast<int>(i));
}

} // namespace sp
