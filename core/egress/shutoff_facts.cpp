// SPDX-License-Identifier: GPL-3.0-or-later
// How far it is to what shuts off the gas of a room, and whether the hazard is in the way (valve-and-power-rules.md B3: VR-02, VR-19).
#include "core/egress/measured_egress.h"
#include "core/failure/gas_shutoffs.h"

namespace sp {

namespace {

using S = SubjectKind;
using K = KnownFrom;
using F = FieldType;
using State = EgressShutoff::State;
constexpr Ask P = Ask::ProcessEngineer;
constexpr Ask A = Ask::Architect;

template <class T>
std::optional<Subject> rowOf(const Table<T>& table, SubjectKind kind, const QString& id)
{
    const size_t row = table.indexOf(typename Table<T>::IdType(id));
    return row < table.size() ? std::optional(Subject{kind, static_cast<quint32>(row), 0}) : std::nullopt;
}

// Names what the way to a shutoff waits for.
void noteMissing(const FactSheet& s, Subject room, Trace* t, const EgressShutoff& shutoff)
{
    static const FactId device = s.id("device.place"), valve = s.id("valve.place"), hazard = s.id("space.hazard_place"),
                        hinge = s.id("door.hinge_side");
    if (!t)
        return;
    const Project& p = s.project();
    const auto note = [&](FactId fact, std::optional<Subject> at) {
        if (at)
            t->missing.push_back({fact, *at, Why::NoData});
    };
    switch (shutoff.state) {
    case State::NoPlace:
        note(valve, rowOf(p.valves, S::Valve, shutoff.id));
        note(device, rowOf(p.devices, S::Device, shutoff.id));
        break;
    case State::NoHazardPlace: note(hazard, room); break;
    case State::NoHinge: note(hinge, rowOf(p.openings, S::Opening, shutoff.door)); break;
    case State::Waits: (void)waitsForOpenings(s, t, shutoff.waitsFor); break;
    case State::Reached:
    case State::NotReached:
    case State::NotMeasured: break;
    }
}

// To the nearest shutoff in the room; unreachable where there is none to walk to.
Measured shutoffWalk(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId inside = s.id("space.gas_shutoff_inside");
    const auto any = FactView{s, at, t}.flag(inside);
    const auto none = Measured::known(Quantity{Dim::Length, unreachableLength.n}, Origin::Measured);
    if (!any || !*any)
        return any ? none : Measured::unknown();
    const EgressRoom* room = egressOf(s, at);
    if (!room || !room->measured)
        return notMeasured(s, at, t);
    std::optional<double> least;
    bool open = room->fuelShutoffs.empty();
    for (const EgressShutoff& shutoff : room->fuelShutoffs) {
        noteMissing(s, at, t, shutoff);
        if (shutoff.state == State::Reached)
            least = std::min(least.value_or(shutoff.nm), shutoff.nm);
        else
            open = open || shutoff.state != State::NotReached;
    }
    return open ? Measured::unknown() : least ? lengthFact(*least) : none;
}

Measured stationClear(const FactSheet& s, Subject at, Trace* t)
{
    const EgressRoom* room = egressOf(s, at);
    if (!room || !room->measured)
        return notMeasured(s, at, t);
    std::optional<bool> any = false;
    for (const EgressShutoff& station : room->gasStations)
        any = either(any,
                     station.state == State::Reached          ? std::optional(true)
                         : station.state == State::NotReached ? std::optional(false)
                                                              : std::nullopt);
    if (!any)
        for (const EgressShutoff& station : room->gasStations)
            noteMissing(s, at, t, station);
    return any ? Measured::known(*any, Origin::Measured) : Measured::unknown();
}

constexpr MeasuredRow rows[] = {
    {"space.gas_shutoff_walk_ft", S::Room, F::Quantity, "ft", "", P, K::Design,
     "the walk from the latch edge of the egress door to the fuel gas shutoff", &shutoffWalk},
    {"space.shutoff_station_clear", S::Room, F::Bool, "", "", P, K::Design,
     "whether a shutoff station can be reached without passing the hazard", &stationClear},
    {"space.hazard_place", S::Room, F::Bool, "", "", P, K::Design, "the place of the hazardous gas in the room", nullptr},
    {"device.place", S::Device, F::Bool, "", "", P, K::Design, "the place of the device on the plan, in its room", nullptr},
    {"valve.place", S::Valve, F::Bool, "", "", P, K::Design, "the place of the valve on the plan, in its room", nullptr},
    {"door.hinge_side", S::Opening, F::Bool, "", "", A, K::Design, "the side of the door that its hinges are on", nullptr},
};

} // namespace

namespace tables {
const std::span<const MeasuredRow> shutoffMeasures = rows;
} // namespace tables

} // namespace sp
