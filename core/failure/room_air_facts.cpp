// SPDX-License-Identifier: GPL-3.0-or-later
// Air that people can breathe in a room: oxygen after a release and its monitor, carbon dioxide and its sensors
// (valve-and-power-rules.md B3, B4.1).
#include "core/facts/measure.h"
#include "core/failure/gas_lines.h"
#include "core/failure/oxygen.h"

#include <cmath>

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

std::vector<const Source*> sourcesOf(const FactSheet& s, Subject at, std::initializer_list<QStringView> gases)
{
    std::vector<const Source*> out = sourcesFor(s, idOf(s, at));
    std::erase_if(out,
                  [&](const Source* source) { return std::find(gases.begin(), gases.end(), QStringView(gasOf(*source))) == gases.end(); });
    return out;
}

// Sources of the room that do not name their gas: they may hold any.
bool someGasUnknown(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId gas = s.id("space.source_gas");
    if (sourcesOf(s, at, {u""}).empty())
        return false;
    FactView{s, at, t}.missing(gas);
    return true;
}

// What displaces the air and gives no other warning.
std::vector<const Source*> asphyxiants(const FactSheet& s, Subject at)
{
    return sourcesOf(s, at, {u"inert", u"cryogen"});
}

std::vector<quint32> devicesIn(const FactSheet& s, Subject at, QStringView kind)
{
    std::vector<quint32> out = gasIndexOf(s).devicesInRoom[at.row];
    std::erase_if(out, [&](quint32 row) { return s.project().devices[row].kind != kind; });
    return out;
}

// --- oxygen ---

Measured asphyxiant(const FactSheet& s, Subject at, Trace* t)
{
    if (!asphyxiants(s, at).empty())
        return Measured::known(true);
    return someGasUnknown(s, at, t) ? Measured::unknown() : Measured::known(false);
}

// The least that any one source leaves.
Measured oxygen(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId amount = s.id("space.source_volume");
    std::optional<double> least;
    bool known = true;
    for (const Source* source : asphyxiants(s, at)) {
        const auto left = oxygenLeft(s, at, *source, at, amount, t);
        known = known && left;
        if (left)
            least = std::min(least.value_or(*left), *left);
    }
    if (!known || !least)
        return Measured::unknown();
    return Measured::known(Quantity{Dim::Number, static_cast<qint64>(std::llround(*least * unitByName(u"%")->base))});
}

Measured oxygenMonitored(const FactSheet& s, Subject at, Trace*)
{
    return truth(foundAmongDevices(s, !devicesIn(s, at, u"oxygen_monitor").empty()));
}

template <class Test>
Measured someMonitor(const FactSheet& s, Subject at, Test&& test)
{
    std::optional<bool> any = false;
    for (const quint32 row : devicesIn(s, at, u"oxygen_monitor"))
        if (any != true)
            any = either(any, test(row));
    return truth(any);
}

Measured oxygenAlarmOutside(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId outside = s.id("device.alarm_outside");
    return someMonitor(s, at, [&](quint32 row) { return FactView{s, {S::Device, row, 0}, t}.flag(outside); });
}

Measured oxygenStartsExhaust(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId exhaust = s.id("device.starts_exhaust");
    return someMonitor(s, at, [&](quint32 row) { return FactView{s, {S::Device, row, 0}, t}.flag(exhaust); });
}

// Some monitor of the room closes every gas that can displace its air.
Measured oxygenClosesSupply(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId closed = s.id("device.closes_valves");
    const Project& p = s.project();
    std::optional<bool> all = true;
    for (const Source* source : asphyxiants(s, at)) {
        const auto valves = valvesFrom(s, source->id);
        const auto any = someMonitor(s, at, [&](quint32 row) -> std::optional<bool> {
            if (p.devices[row].closes)
                return closesAny(p, p.devices[row], valves);
            FactView{s, {S::Device, row, 0}, t}.missing(closed);
            return std::nullopt;
        });
        all = both(all, any.state == Measured::State::Known ? std::optional(std::get<bool>(any.value)) : std::nullopt);
    }
    return truth(all);
}

// --- carbon dioxide ---

// The amount in insulated systems that reach the room.
Measured co2Insulated(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId system = s.id("space.co2_system");
    static const FieldId insulated = field("source.insulated");
    static const FieldId amount = field("source.amount_lb");
    if (someGasUnknown(s, at, t))
        return Measured::unknown();
    qint64 sum = 0;
    bool known = true;
    for (const Source* source : sourcesOf(s, at, {u"co2"})) {
        const auto cold = source->facts.flag(insulated);
        const auto has = source->facts.amount<Dim::Mass>(amount);
        if (cold == false || (has && has->n == 0))
            continue;
        known = known && cold && has;
        sum += has ? has->n : 0;
    }
    return known ? Measured::known(Quantity{Dim::Mass, sum}) : waitsFor(at, t, system);
}

Measured co2Sensors(const FactSheet& s, Subject at, Trace*)
{
    const auto found = devicesIn(s, at, u"co2_sensor");
    return foundAmongDevices(s, !found.empty()) ? Measured::known(static_cast<qint64>(found.size())) : Measured::unknown();
}

// The least value of a quantity of the sensors; sensors that do not say it leave it open.
Measured leastOfSensors(const FactSheet& s, Subject at, Trace* t, FactId fact)
{
    std::optional<Quantity> least;
    bool known = true;
    for (const quint32 row : devicesIn(s, at, u"co2_sensor")) {
        const Fact f = s.value({S::Device, row, 0}, fact, t);
        const auto* q = std::get_if<Quantity>(&f.value);
        known = known && f.known && q;
        if (f.known && q && (!least || q->n < least->n))
            least = *q;
    }
    return known && least ? Measured::known(*least) : Measured::unknown();
}

Measured co2Height(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId fact = s.id("device.height_in");
    return leastOfSensors(s, at, t, fact);
}

Measured co2Supervisory(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId fact = s.id("device.supervisory_ppm");
    return leastOfSensors(s, at, t, fact);
}

Measured co2Alarm(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId fact = s.id("device.alarm_ppm");
    return leastOfSensors(s, at, t, fact);
}

Measured someSensor(const FactSheet& s, Subject at, Trace* t, FactId fact)
{
    std::optional<bool> any = false;
    for (const quint32 row : devicesIn(s, at, u"co2_sensor"))
        if (any != true)
            any = either(any, FactView{s, {S::Device, row, 0}, t}.flag(fact));
    return truth(any);
}

Measured co2Attended(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId fact = s.id("device.alarm_attended");
    return someSensor(s, at, t, fact);
}

Measured co2InRoom(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId fact = s.id("device.alarm_in_room");
    return someSensor(s, at, t, fact);
}

constexpr F Bool = F::Bool;

constexpr MeasuredRow rows[] = {
    {"space.asphyxiant", S::Room, Bool, "", "", P, K::Design, "whether the plan shows gas that can displace the air of the room",
     &asphyxiant},
    {"space.source_volume", S::Room, Bool, "", "", P, K::Design, "the gas of the source and its volume", nullptr},
    {"space.oxygen_after_release_pct", S::Room, F::Quantity, "%", "", P, K::Design, "the oxygen left in the room after a release", &oxygen},
    {"space.oxygen_monitored", S::Room, Bool, "", "", P, K::Design, "whether the room has an oxygen monitor", &oxygenMonitored},
    {"space.oxygen_alarm_outside", S::Room, Bool, "", "", P, K::Design, "whether the oxygen alarm or display is outside the door",
     &oxygenAlarmOutside},
    {"space.oxygen_closes_supply", S::Room, Bool, "", "", P, K::Design, "whether low oxygen closes the supply", &oxygenClosesSupply},
    {"space.oxygen_starts_exhaust", S::Room, Bool, "", "", P, K::Design, "whether low oxygen starts the purge exhaust",
     &oxygenStartsExhaust},
    {"space.co2_system", S::Room, Bool, "", "", P, K::Design, "the amount of carbon dioxide and whether its vessel is insulated", nullptr},
    {"space.co2_insulated_lb", S::Room, F::Quantity, "lb", "", P, K::Design, "the carbon dioxide in insulated systems", &co2Insulated},
    {"space.co2_sensors", S::Room, F::Int, "", "", P, K::Design, "the number of carbon dioxide sensors", &co2Sensors},
    {"space.co2_sensor_height_in", S::Room, F::Quantity, "in", "", P, K::Design, "the height of the lowest carbon dioxide sensor",
     &co2Height},
    {"space.co2_supervisory_ppm", S::Room, F::Quantity, "ppm", "", P, K::Design, "the concentration of the supervisory signal",
     &co2Supervisory},
    {"space.co2_alarm_ppm", S::Room, F::Quantity, "ppm", "", P, K::Design, "the concentration of the alarm", &co2Alarm},
    {"space.co2_alarm_attended", S::Room, Bool, "", "", P, K::Design, "whether somebody attends the place of the alarm", &co2Attended},
    {"space.co2_alarm_in_room", S::Room, Bool, "", "", P, K::Design, "whether the alarm is heard and seen in the room", &co2InRoom},
};

} // namespace

namespace tables {
const std::span<const MeasuredRow> roomAirMeasures = rows;
} // namespace tables

} // namespace sp
