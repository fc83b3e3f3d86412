// SPDX-License-Identifier: GPL-3.0-or-later
// Gas in a room as the plan shows it: fuel gas and its shutoffs, toxic gas and its detectors, shutoff stations, hoods
// (valve-and-power-rules.md B3, B4.2).
#include "core/facts/measure.h"
#include "core/failure/detector_links.h"
#include "core/failure/gas_shutoffs.h"

namespace sp {

namespace {

using S = SubjectKind;
using K = KnownFrom;
using F = FieldType;
constexpr Ask P = Ask::ProcessEngineer;

const RoomId& idOf(const FactSheet& s, Subject room)
{
    return s.project().rooms[room.row].id;
}

// --- fuel gas ---

Measured fuelGasDrawn(const FactSheet& s, Subject at, Trace*)
{
    static const FactId outlets = s.id("space.fuel_gas_outlets");
    const auto n = FactView{s, at, nullptr}.number(outlets);
    return Measured::known((n && *n > 0) || !valvesServing(s, at.row, u"lab_fuel_gas").empty());
}

Measured gasShutoffInside(const FactSheet& s, Subject at, Trace* t)
{
    const FuelShutoffs found = fuelShutoffsIn(s, at.row, t);
    if (!found.valves.empty() || !found.stations.empty())
        return Measured::known(true);
    // A plan without any valve leaves them all out.
    return found.unknown || s.project().valves.empty() ? Measured::unknown() : truth(foundAmongDevices(s, false));
}

Measured gasShutoffIdentified(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId sign = s.id("device.sign");
    static const FactId tag = s.id("valve.tag_text");
    const FuelShutoffs found = fuelShutoffsIn(s, at.row, nullptr);
    for (const quint32 valve : found.valves)
        if (s.project().valves[valve].tag)
            return Measured::known(true);
    for (const quint32 station : found.stations) {
        const Fact f = s.value({S::Device, station, 0}, sign, nullptr);
        if (f.known)
            return Measured::known(!std::get<QString>(f.value).trimmed().isEmpty());
    }
    if (t) {
        for (const quint32 valve : found.valves)
            t->missing.push_back({tag, {S::Valve, valve, 0}, Why::NoData});
        for (const quint32 station : found.stations)
            t->missing.push_back({sign, {S::Device, station, 0}, Why::NoData});
    }
    return Measured::unknown();
}

// A hand valve beside the door does as well: see space.gas_shutoff_walk_ft.
Measured emergencyGasStation(const FactSheet& s, Subject at, Trace* t)
{
    std::optional<bool> any = false;
    for (const quint32 station : stationsFor(s, valvesServing(s, at.row, u"lab_fuel_gas")))
        if (any != true)
            any = either(any, isAtExit(s, station, idOf(s, at), t));
    return truth(foundAmongDevices(s, any));
}

// --- toxic gas ---

std::vector<const Source*> toxicSources(const FactSheet& s, Subject at)
{
    std::vector<const Source*> out = sourcesFor(s, idOf(s, at));
    std::erase_if(out, [](const Source* source) { return gasOf(*source) != u"toxic"; });
    return out;
}

// A source that does not name its gas may be one of toxic gas.
Measured toxicAboveMaq(const FactSheet& s, Subject at, Trace* t)
{
    static const FieldId above = field("source.above_maq");
    static const FactId gas = s.id("space.source_gas");
    std::optional<bool> any = false;
    for (const Source* source : sourcesFor(s, idOf(s, at))) {
        const QString name = gasOf(*source);
        if (name.isEmpty())
            FactView{s, at, t}.missing(gas);
        if (name.isEmpty() || name == u"toxic")
            any = either(any, name.isEmpty() ? std::nullopt : source->facts.flag(above));
    }
    return truth(any);
}

std::vector<quint32> detectorsIn(const FactSheet& s, Subject at)
{
    std::vector<quint32> out = gasIndexOf(s).devicesInRoom[at.row];
    std::erase_if(out, [&](quint32 row) { return gasDutyOf(s.project().devices[row]) != GasDuty::Detector; });
    return out;
}

// Every toxic gas of the room has a detector in it.
Measured toxicDetected(const FactSheet& s, Subject at, Trace* t)
{
    std::optional<bool> all = true;
    const auto detectors = detectorsIn(s, at);
    for (const Source* source : toxicSources(s, at)) {
        std::optional<bool> any = false;
        for (const quint32 detector : detectors)
            if (any != true)
                any = either(any, detects(s, detector, *source, t));
        all = both(all, any);
    }
    return truth(foundAmongDevices(s, all));
}

Measured toxicClosesRight(const FactSheet& s, Subject at, Trace* t)
{
    std::optional<bool> all = true;
    const auto detectors = detectorsIn(s, at);
    for (const Source* source : toxicSources(s, at))
        for (const quint32 detector : detectors) {
            const auto mine = detects(s, detector, *source, t);
            if (mine == false)
                continue;
            const auto right = closesWhatItMust(s, detector, *source, t);
            all = both(all, mine == true || right == true ? right : std::nullopt);
        }
    return truth(all);
}

Measured toxicLinks(const FactSheet& s, Subject at, Trace*)
{
    QStringList out;
    for (const Source* source : toxicSources(s, at))
        for (const quint32 detector : detectorsIn(s, at))
            if (detects(s, detector, *source, nullptr) == true && closesWhatItMust(s, detector, *source, nullptr) == false)
                out += linkWords(s, detector, *source);
    out.sort();
    return Measured::known(out.isEmpty() ? QStringLiteral("every detector closes what it must") : out.join(QStringLiteral("; ")));
}

// --- shutoff stations ---

Measured hazardGas(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId gas = s.id("space.source_gas");
    std::optional<bool> any = false;
    for (const Source* source : sourcesFor(s, idOf(s, at)))
        if (source->room == idOf(s, at) && any != true) {
            const auto hazardous = isHazardousGas(*source);
            if (!hazardous)
                FactView{s, at, t}.missing(gas);
            any = either(any, hazardous);
        }
    for (const quint32 valve : gasIndexOf(s).valvesAboutRoom[at.row])
        if (any != true)
            any = either(any, isHazardousValve(s, valve, t));
    return truth(any);
}

Measured stationAtExit(const FactSheet& s, Subject at, Trace* t)
{
    std::optional<bool> any = false;
    for (const quint32 station : hazardStationsOf(s, at.row))
        if (any != true)
            any = either(any, isAtExit(s, station, idOf(s, at), t));
    return truth(foundAmongDevices(s, any));
}

Measured hoodDrawn(const FactSheet& s, Subject at, Trace*)
{
    static const FactId variable = s.id("space.variable_hood");
    return Measured::known(FactView{s, at, nullptr}.flag(variable).has_value()
                           || !valvesServing(s, at.row, u"chemical_hood_exhaust").empty());
}

constexpr F Bool = F::Bool;

constexpr MeasuredRow rows[] = {
    {"space.source_gas", S::Room, Bool, "", "", P, K::Design, "the gas of a source of the room", nullptr},
    {"space.fuel_gas_drawn", S::Room, Bool, "", "", P, K::Design, "whether the plan shows fuel gas in the room", &fuelGasDrawn},
    {"space.gas_shutoff_inside", S::Room, Bool, "", "", P, K::Design, "whether the fuel gas can be shut off inside the room",
     &gasShutoffInside},
    {"space.gas_shutoff_identified", S::Room, Bool, "", "", P, K::Design, "whether the fuel gas shutoff is identified",
     &gasShutoffIdentified},
    {"space.emergency_gas_station", S::Room, Bool, "", "", P, K::Design, "whether a station at the exit shuts off the fuel gas",
     &emergencyGasStation},
    {"space.toxic_above_maq", S::Room, Bool, "", "", P, K::Design, "whether toxic gas is above the maximum allowable quantity",
     &toxicAboveMaq},
    {"space.toxic_detected", S::Room, Bool, "", "", P, K::Design, "whether the toxic gas has a detector in the room", &toxicDetected},
    {"space.toxic_closes_right_valve", S::Room, Bool, "", "", P, K::Design, "whether the detectors of toxic gas close the right valves",
     &toxicClosesRight},
    {"space.toxic_links", S::Room, F::Text, "", "", P, K::Design, "what the detectors of toxic gas close", &toxicLinks},
    {"space.hazard_gas", S::Room, Bool, "", "", P, K::Design, "whether the plan shows hazardous gas in the room", &hazardGas},
    {"space.shutoff_station_at_exit", S::Room, Bool, "", "", P, K::Design,
     "whether a shutoff station is at the exit of the room or outside it", &stationAtExit},
    {"space.hood_drawn", S::Room, Bool, "", "", P, K::Design, "whether the plan shows a chemical hood in the room", &hoodDrawn},
};

} // namespace

namespace tables {
const std::span<const MeasuredRow> roomGasMeasures = rows;
} // namespace tables

} // namespace sp
