// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/failure/gas_shutoffs.h"

#include <algorithm>

namespace sp {

namespace {

std::optional<QString> wordOf(const FactSheet& s, quint32 valve, FactId fact)
{
    return FactView{s, {SubjectKind::Valve, valve, 0}, nullptr}.word(fact);
}

} // namespace

std::vector<quint32> valvesServing(const FactSheet& s, quint32 room, QStringView service)
{
    static const FactId fact = s.id("valve.service");
    std::vector<quint32> out = gasIndexOf(s).valvesToRoom[room];
    std::erase_if(out, [&](quint32 row) { return wordOf(s, row, fact) != service; });
    return out;
}

std::vector<quint32> stationsFor(const FactSheet& s, const std::vector<quint32>& valves)
{
    std::vector<quint32> out = devicesClosing(s, valves);
    std::erase_if(out, [&](quint32 row) { return gasDutyOf(s.project().devices[row]) != GasDuty::Station; });
    return out;
}

FuelShutoffs fuelShutoffsIn(const FactSheet& s, quint32 room, Trace* t)
{
    static const FactId actuator = s.id("actuator.kind");
    const Project& p = s.project();
    const RoomId& id = p.rooms[room].id;
    FuelShutoffs out;
    std::vector<quint32> closing;
    for (const quint32 valve : valvesServing(s, room, u"lab_fuel_gas")) {
        if (wordOf(s, valve, actuator) == u"manual") {
            if (p.valves[valve].room == id)
                out.valves.push_back(valve);
            continue;
        }
        const auto shuts = isShutoff(s, valve, t);
        out.unknown = out.unknown || !shuts;
        if (shuts == true)
            closing.push_back(valve);
    }
    for (const quint32 station : stationsFor(s, closing))
        if (p.devices[station].room == id)
            out.stations.push_back(station);
    return out;
}

std::vector<quint32> hazardStationsOf(const FactSheet& s, quint32 room)
{
    std::vector<quint32> valves = gasIndexOf(s).valvesAboutRoom[room];
    std::erase_if(valves, [&](quint32 valve) { return isHazardousValve(s, valve, nullptr) != true; });
    return stationsFor(s, valves);
}

std::optional<bool> isAtExit(const FactSheet& s, quint32 device, const RoomId& room, Trace* t)
{
    static const FactId location = s.id("device.location");
    const auto& in = s.project().devices[device].room;
    if (in && *in != room)
        return true;
    const auto word = FactView{s, {SubjectKind::Device, device, 0}, t}.word(location);
    return word ? std::optional(*word == u"at_exit" || *word == u"outside") : std::nullopt;
}

std::optional<bool> isHazardousGas(const Source& source)
{
    const QString name = gasOf(source);
    if (name.isEmpty())
        return std::nullopt;
    return name == u"toxic" || name == u"flammable" || name == u"pyrophoric" || name == u"corrosive" || name == u"oxidizer"
        || name == u"hazardous_liquid";
}

std::optional<bool> isHazardousValve(const FactSheet& s, quint32 valve, Trace* t)
{
    static const FactId hazardous = s.id("valve.hazardous_supply");
    return FactView{s, {SubjectKind::Valve, valve, 0}, t}.flag(hazardous);
}

std::vector<std::optional<PlanPoint>> hazardPlacesIn(const FactSheet& s, quint32 room)
{
    const Project& p = s.project();
    const RoomId& id = p.rooms[room].id;
    std::vector<std::optional<PlanPoint>> out;
    for (const Source* source : sourcesFor(s, id))
        if (source->room == id && isHazardousGas(*source) != false)
            out.push_back(source->at);
    if (out.empty())
        for (const quint32 valve : gasIndexOf(s).valvesAboutRoom[room])
            if (p.valves[valve].room == id && isHazardousValve(s, valve, nullptr) != false)
                out.push_back(p.valves[valve].at);
    return out;
}

} // namespace sp
