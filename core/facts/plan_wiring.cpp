// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/facts/plan_wiring.h"

#include <algorithm>

namespace sp {

namespace {

bool isAlarm(const Device& d)
{
    return d.kind == u"fa_relay" || d.kind == u"fire_alarm_panel";
}

std::optional<QString> wordOf(const Circuit& circuit, FieldId id)
{
    const auto w = circuit.fireAlarm ? circuit.fireAlarm->facts.word(id) : std::nullopt;
    return w ? std::optional(wordAt(fieldOf(id).words, *w)) : std::nullopt;
}

PlanWiring::MainsContact mainsContactOf(const Project& p, const Circuit& circuit)
{
    static const FieldId location = field("fai.location");
    static const FieldId loop = field("fai.loop");
    PlanWiring::MainsContact out;
    out.certain = wordOf(circuit, location).has_value();
    if (const auto word = wordOf(circuit, loop))
        out.closedLoop = *word == u"normally_closed";
    else if (!out.certain)
        out.closedLoop = true;
    if (circuit.fireAlarm && circuit.fireAlarm->by)
        if (const size_t row = p.devices.indexOf(*circuit.fireAlarm->by); row < p.devices.size())
            out.device = static_cast<int>(row);
    return out;
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
    mainsContacts.resize(p.supplies.size());
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
        if (supply < p.supplies.size() && mayCutMains(circuit)) {
            std::vector<MainsContact>& contacts = mainsContacts[supply];
            MainsContact contact = mainsContactOf(p, circuit);
            const auto same = std::find_if(contacts.begin(), contacts.end(), [&](const MainsContact& o) {
                return o.device == contact.device && o.certain == contact.certain && o.closedLoop == contact.closedLoop;
            });
            std::vector<int>& rows = (same == contacts.end() ? contacts.emplace_back(std::move(contact)) : *same).circuits;
            rows.push_back(row);
        }
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

bool mayCutMains(const Circuit& circuit)
{
    static const FieldId location = field("fai.location");
    if (circuit.fireAlarm && circuit.fireAlarm->none)
        return false;
    const auto word = wordOf(circuit, location);
    return !word || *word == u"ac_input";
}

} // namespace sp
