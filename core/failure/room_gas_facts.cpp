// SPDX-License-Identifier: GPL-3.0-or-later
// Gas in a room as the plan shows it: fuel gas and its shutoffs, toxic gas and its detectors, shutoff stations, hoods
// (valve-and-power-rules.md B3, B4.2).
#include "core/facts/measure.h"
#include "core/failure/detector_links.h"

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

std::optional<QString> serviceOf(const FactSheet& s, quint32 valve)
{
    static const FactId service = s.id("valve.service");
    return FactView{s, {S::Valve, valve, 0}, nullptr}.word(service);
}

// Valves of a service that serve the room.
std::vector<quint32> serving(const FactSheet& s, Subject room, QStringView service)
{
    std::vector<quint32> out = gasIndexOf(s).valvesToRoom[room.row];
    std::erase_if(out, [&](quint32 row) { return serviceOf(s, row) != service; });
    return out;
}

std::vector<quint32> stationsFor(const FactSheet& s, const std::vector<quint32>& valves)
{
    const Project& p = s.project();
    std::vector<quint32> out = devicesClosing(s, valves);
    std::erase_if(out, [&](quint32 row) { return gasDutyOf(p.devices[row]) != GasDuty::Station; });
    return out;
}

// At the way out of the room, or outside it.
std::optional<bool> isAtExit(const FactSheet& s, quint32 device, const RoomId& room, Trace* t)
{
    static const FactId location = s.id("device.location");
    const auto& in = s.project().devices[device].room;
    if (in && *in != room)
        return true;
    const auto word = FactView{s, {S::Device, device, 0}, t}.word(location);
    return word ? std::optional(*word == u"at_exit" || *word == u"outside") : std::nullopt;
}

// --- fuel gas ---

Measured fuelGasDrawn(const FactSheet& s, Subject at, Trace*)
{
    static const FactId outlets = s.id("space.fuel_gas_outlets");
    const auto n = FactView{s, at, nullptr}.number(outlets);
    return Measured::known((n && *n > 0) || !serving(s, at, u"lab_fuel_gas").empty());
}

bool isManual(const FactSheet& s, quint32 valve)
{
    static const FactId actuator = s.id("actuator.kind");
    return FactView{s, {S::Valve, valve, 0}, nullptr}.word(actuator) == u"manual";
}

// What shuts the fuel gas off from inside the room: hand valves, and stations that close a valve.
struct Shutoffs {
    std::vector<quint32> valves, stations;
    bool unknown = false;
};
Shutoffs shutoffsInside(const FactSheet& s, Subject at, Trace* t)
{
    const Project& p = s.project();
    Shutoffs out;
    std::vector<quint32> closing;
    for (const quint32 valve : serving(s, at, u"lab_fuel_gas")) {
        const bool byHand = isManual(s, valve);
        if (byHand && p.valves[valve].room == idOf(s, at))
            out.valves.push_back(valve);
        if (byHand)
            continue;
        const auto shuts = isShutoff(s, valve, t);
        out.unknown = out.unknown || !shuts;
        if (shuts == true)
            closing.push_back(valve);
    }
    for (const quint32 station : stationsFor(s, closing))
        if (p.devices[station].room == idOf(s, at))
            out.stations.push_back(station);
    return out;
}

Measured gasShutoffInside(const FactSheet& s, Subject at, Trace* t)
{
    const Shutoffs found = shutoffsInside(s, at, t);
    if (!found.valves.empty() || !found.stations.empty())
        return Measured::known(true);
    // A plan without any valve leaves them all out.
    return found.unknown || s.project().valves.empty() ? Measured::unknown() : truth(foundAmongDevices(s, false));
}

Measured gasShutoffIdentified(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId sign = s.id("device.sign");
    static const FactId tag = s.id("valve.tag_text");
    const Shutoffs found = shutoffsInside(s, at, nullptr);
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

Measured emergencyGasShutoff(const FactSheet& s, Subject at, Trace* t)
{
    const Project& p = s.project();
    const auto valves = serving(s, at, u"lab_fuel_gas");
    std::optional<bool> any = false;
    for (const quint32 station : stationsFor(s, valves))
        if (any != true)
            any = either(any, isAtExit(s, station, idOf(s, at), t));
    // How near to the door a hand valve is takes a walk.
    const bool byHand =
        std::any_of(valves.begin(), valves.end(), [&](quint32 v) { return isManual(s, v) && p.valves[v].room == idOf(s, at); });
    return any != true && byHand ? Measured::unknown(Why::NoEngine) : truth(foundAmongDevices(s, any));
}

// Distances on foot take the egress engine.
Measured needsWalk(const FactSheet&, Subject, Trace*)
{
    return Measured::unknown(Why::NoEngine);
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

std::optional<bool> isHazardousGas(const Source& source)
{
    const QString name = gasOf(source);
    if (name.isEmpty())
        return std::nullopt;
    return name == u"toxic" || name == u"flammable" || name == u"pyrophoric" || name == u"corrosive" || name == u"oxidizer"
        || name == u"hazardous_liquid";
}

std::optional<bool> isHazardous(const FactSheet& s, quint32 valve, Trace* t)
{
    static const FactId hazardous = s.id("valve.hazardous_supply");
    return FactView{s, {S::Valve, valve, 0}, t}.flag(hazardous);
}

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
            any = either(any, isHazardous(s, valve, t));
    return truth(any);
}

Measured stationAtExit(const FactSheet& s, Subject at, Trace* t)
{
    std::vector<quint32> valves = gasIndexOf(s).valvesAboutRoom[at.row];
    std::erase_if(valves, [&](quint32 valve) { return isHazardous(s, valve, nullptr) != true; });
    std::optional<bool> any = false;
    for (const quint32 station : stationsFor(s, valves))
        if (any != true)
            any = either(any, isAtExit(s, station, idOf(s, at), t));
    return truth(foundAmongDevices(s, any));
}

Measured hoodDrawn(const FactSheet& s, Subject at, Trace*)
{
    static const FactId variable = s.id("space.variable_hood");
    return Measured::known(FactView{s, at, nullptr}.flag(variable).has_value() || !serving(s, at, u"chemical_hood_exhaust").empty());
}

constexpr F Bool = F::Bool;

constexpr MeasuredRow rows[] = {
    {"space.source_gas", S::Room, Bool, "", "", P, K::Design, "the gas of a source of the room", nullptr},
    {"space.fuel_gas_drawn", S::Room, Bool, "", "", P, K::Design, "whether the plan shows fuel gas in the room", &fuelGasDrawn},
    {"space.gas_shutoff_inside", S::Room, Bool, "", "", P, K::Design, "whether the fuel gas can be shut off inside the room",
     &gasShutoffInside},
    {"space.gas_shutoff_identified", S::Room, Bool, "", "", P, K::Design, "whether the fuel gas shutoff is identified",
     &gasShutoffIdentified},
    {"space.gas_shutoff_walk_ft", S::Room, F::Quantity, "ft", "", P, K::Design, "the walk from the egress door to the fuel gas shutoff",
     &needsWalk},
    {"space.emergency_gas_shutoff", S::Room, Bool, "", "", P, K::Design, "whether an emergency fuel gas shutoff is near an egress door",
     &emergencyGasShutoff},
    {"space.toxic_above_maq", S::Room, Bool, "", "", P, K::Design, "whether toxic gas is above the maximum allowable quantity",
     &toxicAboveMaq},
    {"space.toxic_detected", S::Room, Bool, "", "", P, K::Design, "whether the toxic gas has a detector in the room", &toxicDetected},
    {"space.toxic_closes_right_valve", S::Room, Bool, "", "", P, K::Design, "whether the detectors of toxic gas close the right valves",
     &toxicClosesRight},
    {"space.toxic_links", S::Room, F::Text, "", "", P, K::Design, "what the detectors of toxic gas close", &toxicLinks},
    {"space.hazard_gas", S::Room, Bool, "", "", P, K::Design, "whether the plan shows hazardous gas in the room", &hazardGas},
    {"space.shutoff_station_at_exit", S::Room, Bool, "", "", P, K::Design,
     "whether a shutoff station is at the exit of the room or outside it", &stationAtExit},
    {"space.shutoff_station_walk_ft", S::Room, F::Quantity, "ft", "", P, K::Design,
     "the walk to the shutoff station that does not pass the hazard", &needsWalk},
    {"space.hood_drawn", S::Room, Bool, "", "", P, K::Design, "whether the plan shows a chemical hood in the room", &hoodDrawn},
};

} // namespace

namespace tables {
const std::span<const MeasuredRow> roomGasMeasures = rows;
} // namespace tables

} // namespace sp
