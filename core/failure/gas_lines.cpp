// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/failure/gas_lines.h"

#include "core/facts/plan_wiring.h"

#include <algorithm>

namespace sp {

GasDuty gasDutyOf(const Device& device)
{
    const QString& kind = device.kind;
    if (kind == u"gas_detector" || kind == u"oxygen_monitor" || kind == u"co2_sensor")
        return GasDuty::Detector;
    if (kind == u"flow_switch")
        return GasDuty::FlowSwitch;
    return kind == u"shutoff_station" ? GasDuty::Station : GasDuty::None;
}

const Source* sourceOf(const Project& project, quint32 valve)
{
    return project.sources.find(project.valves[valve].from);
}

GasIndex::GasIndex(const Project& p)
    : valvesOfSource(p.sources.size()), closersOfValve(p.valves.size()), valvesToRoom(p.rooms.size()), valvesAboutRoom(p.rooms.size()),
      sourcesOfRoom(p.rooms.size()), devicesInRoom(p.rooms.size())
{
    const auto add = [](std::vector<std::vector<quint32>>& lists, const auto& table, const auto& id, size_t row) {
        if (const size_t at = id ? table.indexOf(*id) : lists.size(); at < lists.size())
            lists[at].push_back(static_cast<quint32>(row));
    };
    for (size_t row = 0; row < p.sources.size(); ++row)
        add(sourcesOfRoom, p.rooms, p.sources[row].room, row);
    for (size_t row = 0; row < p.valves.size(); ++row) {
        const Valve& valve = p.valves[row];
        add(valvesOfSource, p.sources, valve.from, row);
        add(valvesToRoom, p.rooms, valve.to, row);
        for (const auto& room : {valve.to, valve.room})
            add(valvesAboutRoom, p.rooms, room, row);
        const size_t source = valve.from ? p.sources.indexOf(*valve.from) : p.sources.size();
        if (source >= p.sources.size())
            continue;
        add(valvesAboutRoom, p.rooms, p.sources[source].room, row);
        add(sourcesOfRoom, p.rooms, valve.to, source);
    }
    for (size_t row = 0; row < p.devices.size(); ++row) {
        const Device& device = p.devices[row];
        if (gasDutyOf(device) != GasDuty::None)
            add(devicesInRoom, p.rooms, device.room, row);
        if (device.closes)
            for (const ValveId& id : *device.closes)
                add(closersOfValve, p.valves, std::optional(id), row);
    }
    for (auto* lists : {&valvesAboutRoom, &sourcesOfRoom, &closersOfValve})
        for (auto& list : *lists) {
            std::sort(list.begin(), list.end());
            list.erase(std::unique(list.begin(), list.end()), list.end());
        }
}

const GasIndex& gasIndexOf(const FactSheet& s)
{
    return s.planWide<GasIndex>([&] { return GasIndex(s.project()); });
}

std::vector<quint32> valvesFrom(const FactSheet& s, const SourceId& source)
{
    const size_t row = s.project().sources.indexOf(source);
    return row < s.project().sources.size() ? gasIndexOf(s).valvesOfSource[row] : std::vector<quint32>();
}

std::vector<quint32> lineOf(const FactSheet& s, quint32 valve)
{
    const Project& p = s.project();
    const Valve& own = p.valves[valve];
    if (!sourceOf(p, valve))
        return {valve};
    std::vector<quint32> out = valvesFrom(s, *own.from);
    std::erase_if(out, [&](quint32 row) { return own.to && p.valves[row].to && p.valves[row].to != own.to; });
    return out;
}

bool closesAny(const Project& project, const Device& device, const std::vector<quint32>& valves)
{
    return device.closes && std::any_of(valves.begin(), valves.end(), [&](quint32 row) {
               return std::find(device.closes->begin(), device.closes->end(), project.valves[row].id) != device.closes->end();
           });
}

std::vector<quint32> devicesClosing(const FactSheet& s, const std::vector<quint32>& valves)
{
    const GasIndex& gas = gasIndexOf(s);
    std::vector<quint32> out;
    for (const quint32 valve : valves)
        out.insert(out.end(), gas.closersOfValve[valve].begin(), gas.closersOfValve[valve].end());
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

bool reachesRoom(const FactSheet& s, const Source& source, const RoomId& room)
{
    const auto valves = valvesFrom(s, source.id);
    return source.room == room
        || std::any_of(valves.begin(), valves.end(), [&](quint32 valve) { return s.project().valves[valve].to == room; });
}

std::vector<const Source*> sourcesFor(const FactSheet& s, const RoomId& room)
{
    const Project& p = s.project();
    std::vector<const Source*> out;
    if (const size_t row = p.rooms.indexOf(room); row < p.rooms.size())
        for (const quint32 source : gasIndexOf(s).sourcesOfRoom[row])
            out.push_back(&p.sources[source]);
    return out;
}

QString gasOf(const Source& source)
{
    static const FieldId gas = field("source.gas");
    const auto word = source.facts.word(gas);
    return word ? wordAt(fieldOf(gas).words, *word) : QString();
}

std::optional<StoreyId> storeyOf(const Project& project, const std::optional<RoomId>& room, const std::optional<StoreyId>& storey)
{
    const Room* in = project.rooms.find(room);
    return in && in->storey ? in->storey : storey;
}

std::optional<bool> isAtEnd(const FactSheet& s, quint32 valve, QStringView end, Trace* t)
{
    static const FactId lineEnd = s.id("valve.line_end");
    const auto word = FactView{s, {SubjectKind::Valve, valve, 0}, t}.word(lineEnd);
    return word ? std::optional(*word == end || *word == u"both") : std::nullopt;
}

std::optional<bool> isFailSafe(const FactSheet& s, quint32 valve, Trace* t)
{
    static const FactId actuated = s.id("valve.actuated");
    static const FactId closes = s.id("valve.closes_on_all");
    const FactView v{s, {SubjectKind::Valve, valve, 0}, t};
    const auto moves = v.flag(actuated);
    return moves == false ? moves : both(moves, v.flag(closes));
}

std::optional<bool> isShutoff(const FactSheet& s, quint32 valve, Trace* t)
{
    static const FactId body = s.id("body.kind");
    static const FactId actuator = s.id("actuator.kind");
    const FactView v{s, {SubjectKind::Valve, valve, 0}, nullptr};
    const auto kind = v.word(body);
    for (const QStringView passes : {u"check", u"relief", u"excess_flow", u"regulator", u"thermostatic_mix"})
        if (kind == passes)
            return false;
    return v.word(actuator) == u"manual" ? std::optional(true) : isFailSafe(s, valve, t);
}

std::optional<bool> detects(const FactSheet& s, quint32 row, const Source& source, Trace* t)
{
    static const FactId detected = s.id("device.gas");
    const Device& device = s.project().devices[row];
    if (gasDutyOf(device) != GasDuty::Detector)
        return false;
    const QString name = gasOf(source);
    const bool known = !name.isEmpty();
    const Subject at{SubjectKind::Device, row, 0};
    if (const auto own = FactView{s, at, nullptr}.word(detected))
        return known ? std::optional(*own == name) : std::nullopt;
    if (device.kind == u"oxygen_monitor")
        return known ? std::optional(name == u"inert" || name == u"cryogen") : std::nullopt;
    if (device.kind == u"co2_sensor")
        return known ? std::optional(name == u"co2") : std::nullopt;
    // A gas detector that closes valves is there for their gas.
    if (closesAny(s.project(), device, valvesFrom(s, source.id)))
        return true;
    if (device.closes && !device.closes->empty())
        return false;
    // One that closes nothing is there for the only gas of its room that a gas detector can smell.
    const auto smells = [&](const Source& other) {
        const QString of = gasOf(other);
        return of != u"inert" && of != u"cryogen" && of != u"co2";
    };
    if (known && !smells(source))
        return false;
    if (known && device.room && reachesRoom(s, source, *device.room)) {
        const auto sources = sourcesFor(s, *device.room);
        if (std::all_of(sources.begin(), sources.end(), [&](const Source* other) { return !smells(*other) || gasOf(*other) == name; }))
            return true;
    }
    FactView{s, at, t}.missing(detected);
    return std::nullopt;
}

std::optional<std::vector<Subject>> suppliesFeeding(const FactSheet& s, Subject load)
{
    const PlanWiring& wiring = s.index().wiring();
    std::vector<Subject> out;
    bool known = true;
    const auto add = [&](int circuit) {
        const int supply = wiring.circuitSupply[static_cast<size_t>(circuit)];
        known = known && supply >= 0;
        out.push_back({SubjectKind::Supply, static_cast<quint32>(std::max(supply, 0)), 0});
    };
    if (load.kind == SubjectKind::Valve)
        for (const PlanWiring::Tie& tie : wiring.valveFeeds[load.row])
            add(tie.row);
    else
        for (const int circuit : wiring.deviceFeeds[load.row])
            add(circuit);
    return out.empty() || !known ? std::nullopt : std::optional(out);
}

std::optional<bool> isBackedUp(const FactSheet& s, Subject supply, Trace* t)
{
    static const FactId sources[] = {s.id("psu.battery"), s.id("psu.ups"), s.id("psu.generator")};
    const FactView v{s, supply, t};
    std::optional<bool> backed = false;
    for (const FactId source : sources)
        if (backed != true)
            backed = either(backed, v.flag(source));
    return backed;
}

std::optional<bool> foundAmongDevices(const FactSheet& s, std::optional<bool> found)
{
    return found == false && !s.index().controlsDrawn() ? std::nullopt : found;
}

} // namespace sp
