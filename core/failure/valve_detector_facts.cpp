// SPDX-License-Identifier: GPL-3.0-or-later
// What watches over a valve's line and closes it: detectors, flow switches, shutoff stations, and their power (valve-and-power-rules.md B3).
#include "core/facts/measure.h"
#include "core/failure/gas_lines.h"

#include <algorithm>
#include <cmath>

namespace sp {

namespace {

using S = SubjectKind;
using K = KnownFrom;
using F = FieldType;
constexpr Ask P = Ask::ProcessEngineer;

Subject deviceAt(quint32 row)
{
    return {S::Device, row, 0};
}

// Devices of a duty that close a valve of the line or stand in the room of its source or in the room that it serves.
std::vector<quint32> around(const FactSheet& s, quint32 valve, GasDuty duty)
{
    const Project& p = s.project();
    const Source* source = sourceOf(p, valve);
    const GasIndex& gas = gasIndexOf(s);
    std::vector<quint32> out = devicesClosing(s, lineOf(s, valve));
    for (const auto& room : {p.valves[valve].to, source ? source->room : std::nullopt})
        if (const size_t row = room ? p.rooms.indexOf(*room) : p.rooms.size(); row < p.rooms.size())
            out.insert(out.end(), gas.devicesInRoom[row].begin(), gas.devicesInRoom[row].end());
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    std::erase_if(out, [&](quint32 row) { return gasDutyOf(p.devices[row]) != duty; });
    return out;
}

// Those of a duty that close the valve itself.
std::vector<quint32> closersOf(const FactSheet& s, quint32 valve, GasDuty duty)
{
    const Project& p = s.project();
    std::vector<quint32> out = devicesClosing(s, {valve});
    std::erase_if(out, [&](quint32 row) { return gasDutyOf(p.devices[row]) != duty; });
    return out;
}

Measured gasDetected(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId from = s.id("valve.source");
    const Source* source = sourceOf(s.project(), at.row);
    if (!source)
        return waitsFor(at, t, from);
    std::optional<bool> any = false;
    for (const quint32 row : around(s, at.row, GasDuty::Detector))
        if (any != true)
            any = either(any, detects(s, row, *source, t));
    return truth(foundAmongDevices(s, any));
}

// A detector of which nobody says what it closes may be the one.
Measured detectorCloses(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId from = s.id("valve.source");
    static const FactId closed = s.id("device.closes_valves");
    const Source* source = sourceOf(s.project(), at.row);
    if (!source)
        return waitsFor(at, t, from);
    const auto line = lineOf(s, at.row);
    std::optional<bool> any = false;
    for (const quint32 row : around(s, at.row, GasDuty::Detector)) {
        const Device& device = s.project().devices[row];
        if (any == true || (device.closes && !closesAny(s.project(), device, line)))
            continue;
        if (!device.closes)
            FactView{s, deviceAt(row), t}.missing(closed);
        any = either(any, device.closes ? detects(s, row, *source, t) : std::nullopt);
    }
    return truth(any);
}

// The greatest value of a fact of the detectors that watch for the gas of the line and, where asked for, close a valve of it.
Measured greatest(const FactSheet& s, Subject at, Trace* t, FactId fact, bool closing)
{
    static const FactId from = s.id("valve.source");
    const Source* source = sourceOf(s.project(), at.row);
    if (!source)
        return waitsFor(at, t, from);
    const auto line = lineOf(s, at.row);
    std::optional<Quantity> most;
    bool known = true;
    for (const quint32 row : around(s, at.row, GasDuty::Detector)) {
        if (closing && !closesAny(s.project(), s.project().devices[row], line))
            continue;
        const auto mine = detects(s, row, *source, t);
        if (mine == false)
            continue;
        const Fact f = s.value(deviceAt(row), fact, t);
        const auto* q = std::get_if<Quantity>(&f.value);
        known = known && mine && f.known && q;
        if (f.known && q && (!most || q->n > most->n))
            most = *q;
    }
    return known && most ? Measured::known(*most) : Measured::unknown();
}

Measured closesAtLel(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId fact = s.id("device.closes_at_lel_pct");
    return greatest(s, at, t, fact, true);
}

Measured sensingInterval(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId fact = s.id("device.interval_min");
    return greatest(s, at, t, fact, false);
}

Measured emergencyShutoff(const FactSheet& s, Subject at, Trace*)
{
    return truth(foundAmongDevices(s, !devicesClosing(s, lineOf(s, at.row)).empty()));
}

// --- shutoff stations ---

std::vector<quint32> stations(const FactSheet& s, quint32 valve)
{
    const Project& p = s.project();
    std::vector<quint32> out = devicesClosing(s, lineOf(s, valve));
    std::erase_if(out, [&](quint32 row) { return gasDutyOf(p.devices[row]) != GasDuty::Station; });
    return out;
}

Measured shutdownStations(const FactSheet& s, Subject at, Trace*)
{
    const auto found = stations(s, at.row);
    return foundAmongDevices(s, !found.empty()) ? Measured::known(static_cast<qint64>(found.size())) : Measured::unknown();
}

// How far the station that is farthest away stands from the source, in a straight line; over storeys by their levels.
Measured remoteShutdown(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId from = s.id("valve.source");
    static const FactId place = s.id("valve.station_place");
    const Project& p = s.project();
    const Source* source = sourceOf(p, at.row);
    if (!source)
        return waitsFor(at, t, from);
    const auto levelOf = [&](const std::optional<StoreyId>& id) {
        const Storey* storey = p.storeys.find(id);
        return storey ? storey->elevation : std::nullopt;
    };
    const auto sourceStorey = storeyOf(p, source->room, source->storey);
    std::optional<double> far;
    bool known = true;
    for (const quint32 row : stations(s, at.row)) {
        const Device& station = p.devices[row];
        const auto storey = storeyOf(p, station.room, station.storey);
        const auto low = levelOf(sourceStorey);
        const auto high = levelOf(storey);
        const bool same = sourceStorey && storey == sourceStorey;
        if (!station.at || !source->at || (!same && (!low || !high))) {
            known = false;
            continue;
        }
        const double dx = static_cast<double>((station.at->x - source->at->x).n);
        const double dy = static_cast<double>((station.at->y - source->at->y).n);
        const double dz = same ? 0 : static_cast<double>((*high - *low).n);
        far = std::max(far.value_or(0), std::sqrt(dx * dx + dy * dy + dz * dz));
    }
    if (!known || !far)
        return waitsFor(at, t, place);
    return Measured::known(Quantity{Dim::Length, static_cast<qint64>(std::llround(*far))});
}

// --- loss of exhaust ---

// A flow switch that proves the exhaust of the gas: beside a source in an exhausted place, or in the room served.
std::vector<quint32> flowSwitches(const FactSheet& s, quint32 valve)
{
    const Project& p = s.project();
    static const FieldId enclosure = field("source.enclosure");
    const Source* source = sourceOf(p, valve);
    const auto word = source ? source->facts.word(enclosure) : std::nullopt;
    const QString kind = word ? wordAt(fieldOf(enclosure).words, *word) : QString();
    const bool exhausted = kind == u"gas_cabinet" || kind == u"exhausted_enclosure" || kind == u"gas_room" || kind.isEmpty();
    std::vector<quint32> out = around(s, valve, GasDuty::FlowSwitch);
    if (!exhausted)
        std::erase_if(out, [&](quint32 row) {
            const Device& device = p.devices[row];
            return device.room == source->room && device.room != p.valves[valve].to && !closesAny(p, device, lineOf(s, valve));
        });
    return out;
}

Measured exhaustProven(const FactSheet& s, Subject at, Trace*)
{
    return Measured::known(!flowSwitches(s, at.row).empty());
}

Measured exhaustLossCloses(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId closed = s.id("device.closes_valves");
    const Project& p = s.project();
    const auto line = lineOf(s, at.row);
    std::optional<bool> all = true;
    for (const quint32 row : flowSwitches(s, at.row)) {
        if (!p.devices[row].closes)
            FactView{s, deviceAt(row), t}.missing(closed);
        all = both(all, p.devices[row].closes ? std::optional(closesAny(p, p.devices[row], line)) : std::nullopt);
    }
    return truth(all);
}

// --- power and wires of the detectors that close the valve ---

Measured detectorCount(const FactSheet& s, Subject at, Trace*)
{
    return Measured::known(static_cast<qint64>(closersOf(s, at.row, GasDuty::Detector).size()));
}

Measured detectorPowerBacked(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId drawn = s.id("valve.detector_supply");
    std::optional<bool> all = true;
    for (const quint32 row : devicesClosing(s, {at.row})) {
        const Device& device = s.project().devices[row];
        if (gasDutyOf(device) == GasDuty::Station || gasDutyOf(device) == GasDuty::FlowSwitch)
            continue; // of the detector and its controller
        const auto supplies = suppliesFeeding(s, deviceAt(row));
        if (!supplies) {
            FactView{s, at, t}.missing(drawn);
            all = both(all, std::nullopt);
            continue;
        }
        for (const Subject& supply : *supplies)
            all = both(all, isBackedUp(s, supply, t));
    }
    return truth(all);
}

// Whether a detector that closes the valve stands in another fire area. In the same room it does not.
Measured otherFireArea(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId area = s.id("space.fire_area");
    static const FactId place = s.id("valve.room_of_detector");
    const Project& p = s.project();
    const auto areaOf = [&](const std::optional<RoomId>& id) -> std::optional<QString> {
        const size_t row = id ? p.rooms.indexOf(*id) : p.rooms.size();
        if (row >= p.rooms.size()) {
            FactView{s, at, t}.missing(place);
            return std::nullopt;
        }
        const Fact f = s.value({S::Room, static_cast<quint32>(row), 0}, area, t);
        return f.known ? std::optional(std::get<QString>(f.value)) : std::nullopt;
    };
    const auto& own = p.valves[at.row].room;
    std::optional<bool> any = false;
    for (const quint32 row : closersOf(s, at.row, GasDuty::Detector)) {
        const auto& room = p.devices[row].room;
        if (any == true || (own && room == own))
            continue;
        const auto here = areaOf(own);
        const auto there = areaOf(room);
        any = either(any, here && there ? std::optional(*here != *there) : std::nullopt);
    }
    return truth(any);
}

// Whether a cut wire from every detector to the valve trips it.
Measured linksTrip(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId link = s.id("device.link");
    std::optional<bool> all = true;
    for (const quint32 row : closersOf(s, at.row, GasDuty::Detector)) {
        const auto word = FactView{s, deviceAt(row), t}.word(link);
        all = both(all, word ? std::optional(*word != u"normally_open") : std::nullopt);
    }
    return truth(all);
}

constexpr F Bool = F::Bool;

constexpr MeasuredRow rows[] = {
    {"device.closes_valves", S::Device, Bool, "", "", P, K::Design, "the valves that the device closes", nullptr},
    {"valve.gas_detected", S::Valve, Bool, "", "", P, K::Design, "whether a detector watches for the gas of the line", &gasDetected},
    {"valve.detector_closes", S::Valve, Bool, "", "", P, K::Design, "whether a detector closes the line", &detectorCloses},
    {"valve.closes_at_lel_pct", S::Valve, F::Quantity, "%", "", P, K::Design,
     "the share of the lower explosive limit at which the line closes", &closesAtLel},
    {"valve.sensing_interval_min", S::Valve, F::Quantity, "min", "", P, K::Design, "the sensing interval of the gas detection",
     &sensingInterval},
    {"valve.emergency_shutoff", S::Valve, Bool, "", "", P, K::Design, "whether a detector, switch or station closes the line",
     &emergencyShutoff},
    {"valve.shutdown_stations", S::Valve, F::Int, "", "", P, K::Design, "the number of shutoff stations of the line", &shutdownStations},
    {"valve.station_place", S::Valve, Bool, "", "", P, K::Design, "the places of the source and of its shutoff stations", nullptr},
    {"valve.remote_shutdown_ft", S::Valve, F::Quantity, "ft", "", P, K::Design, "the distance of the shutoff station from the source",
     &remoteShutdown},
    {"valve.exhaust_proven", S::Valve, Bool, "", "", P, K::Design, "whether a flow switch proves the exhaust", &exhaustProven},
    {"valve.exhaust_loss_closes", S::Valve, Bool, "", "", P, K::Design, "whether loss of exhaust closes the line", &exhaustLossCloses},
    {"valve.detectors", S::Valve, F::Int, "", "", P, K::Design, "the number of detectors that close the valve", &detectorCount},
    {"valve.detector_supply", S::Valve, Bool, "", "", Ask::Electrical, K::Design, "the supply of the detector of the valve", nullptr},
    {"valve.detector_power_backed", S::Valve, Bool, "", "", Ask::Electrical, K::Design,
     "whether the detector of the valve and its controller have backed-up power", &detectorPowerBacked},
    {"valve.room_of_detector", S::Valve, Bool, "", "", P, K::Design, "the rooms of the valve and of its detectors", nullptr},
    {"valve.detector_in_other_area", S::Valve, Bool, "", "", P, K::Design, "whether a detector of the valve is in another fire area",
     &otherFireArea},
    {"valve.detector_links_trip", S::Valve, Bool, "", "", P, K::Design, "whether a cut wire from the detector trips the valve", &linksTrip},
};

} // namespace

namespace tables {
const std::span<const MeasuredRow> valveDetectorMeasures = rows;
} // namespace tables

} // namespace sp
