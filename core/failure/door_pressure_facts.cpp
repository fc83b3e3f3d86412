// SPDX-License-Identifier: GPL-3.0-or-later
// Pressure on the doors between rooms, in normal operation and when supply or exhaust is lost (valve-and-power-rules.md B4.3, C4).
#include "core/facts/measure.h"
#include "core/failure/door_force.h"

#include <algorithm>
#include <vector>

namespace sp {

namespace {

using S = SubjectKind;
using K = KnownFrom;
using F = FieldType;
constexpr Ask P = Ask::ProcessEngineer;
constexpr Ask H = Ask::HardwareConsultant;

constexpr qint64 microPascal = 1'000'000;

// The rooms beside an opening; no row where the outside is, against which set points are told.
struct PressureSide {
    std::optional<Subject> room;
    bool outside = false;
};
PressureSide beyond(int row, const Beyond& side)
{
    if (row >= 0)
        return {Subject{S::Room, static_cast<quint32>(row), 0}, false};
    return {std::nullopt, side.kind == Beyond::Kind::Outside};
}

struct Rooms {
    PressureSide a, b;
};
Rooms roomsOf(const FactSheet& s, Subject at)
{
    const auto& entry = s.entry(at);
    return {beyond(entry.roomA, entry.sides.a), beyond(entry.roomB, entry.sides.b)};
}

std::optional<qint64> setPoint(const FactSheet& s, const PressureSide& side, Trace* t)
{
    static const FactId point = s.id("space.dp_setpoint_pa");
    if (side.outside)
        return 0;
    return side.room ? FactView{s, *side.room, t}.number(point) : std::nullopt;
}

// A room without a set point beside one at the reference pressure has nobody that keeps a difference.
Measured underPressure(const FactSheet& s, Subject at, Trace* t)
{
    const Rooms rooms = roomsOf(s, at);
    const auto a = setPoint(s, rooms.a, nullptr);
    const auto b = setPoint(s, rooms.b, nullptr);
    if (a && b)
        return Measured::known(*a != *b);
    if (!a && !b)
        return Measured::known(false);
    if ((a ? *a : *b) == 0)
        return Measured::known(false);
    (void)setPoint(s, a ? rooms.b : rooms.a, t);
    return Measured::unknown();
}

// The pressures that a room can have: its set point and, where asked for, what it is without supply or without exhaust.
bool pressures(const FactSheet& s, const PressureSide& side, bool failed, std::vector<qint64>& out, Trace* t)
{
    static const FactId lost[] = {s.id("space.dp_supply_lost_pa"), s.id("space.dp_exhaust_lost_pa")};
    const auto normal = setPoint(s, side, t);
    bool known = normal.has_value();
    if (normal)
        out.push_back(*normal);
    if (!failed || !side.room)
        return known;
    for (const FactId fact : lost)
        if (const auto n = FactView{s, *side.room, t}.number(fact))
            out.push_back(*n);
        else
            known = false;
    return known;
}

std::optional<qint64> widestLeaf(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId active = s.id("door.leaf_width_in");
    static const FactId inactive = s.id("door.inactive_leaf_width_in");
    const FactView v{s, at, t};
    const auto width = v.number(active);
    if (!width || s.leafCount(at) != 2)
        return width;
    return std::max(*width, FactView{s, at, nullptr}.number(inactive).value_or(*width));
}

std::optional<DoorForce> leafOf(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId closer = s.id("door.closer_force_lbf");
    static const FactId height = s.id("door.leaf_height_in");
    static const FactId edge = s.id("door.knob_edge_in");
    const FactView v{s, at, t};
    const auto force = v.number(closer);
    const auto w = widestLeaf(s, at, t);
    const auto h = v.number(height);
    const auto d = v.number(edge);
    if (!force || !w || !h || !d || *d >= *w)
        return std::nullopt;
    return DoorForce{{*force}, {*w}, {*h}, {*d}};
}

// The greatest force that sets the leaf in motion; higher pressure on the side into which it swings pushes it shut.
Measured greatest(const FactSheet& s, Subject at, Trace* t, bool failed)
{
    static const FactId swing = s.id("door.swing_side");
    const Rooms rooms = roomsOf(s, at);
    std::vector<qint64> a, b;
    const bool knownA = pressures(s, rooms.a, failed, a, t);
    const bool knownB = pressures(s, rooms.b, failed, b, t);
    const auto leaf = leafOf(s, at, t);
    const auto& swings = s.opening(at).place.swings;
    if (!swings)
        FactView{s, at, t}.missing(swing);
    if (!knownA || !knownB || !leaf || !swings)
        return Measured::unknown();
    std::optional<Force> most;
    for (const qint64 pa : a)
        for (const qint64 pb : b) {
            const qint64 shut = *swings == SwingSide::Left ? pa - pb : pb - pa;
            const Force f = openingForce(*leaf, static_cast<double>(shut) / microPascal);
            most = std::max(most.value_or(f), f);
        }
    return Measured::known(Quantity{Dim::Force, most->n});
}

Measured forceNormal(const FactSheet& s, Subject at, Trace* t)
{
    return greatest(s, at, t, false);
}

Measured forceFailed(const FactSheet& s, Subject at, Trace* t)
{
    return greatest(s, at, t, true);
}

constexpr MeasuredRow rows[] = {
    {"door.under_pressure", S::Opening, F::Bool, "", "", P, K::Design, "whether the rooms of the door differ in pressure", &underPressure},
    {"door.swing_side", S::Opening, F::Bool, "", "", Ask::Architect, K::Design, "the side into which the leaf swings", nullptr},
    {"door.pressure_force_normal_lbf", S::Opening, F::Quantity, "lbf", "", H, K::Design,
     "the force to set the leaf in motion against the normal pressure", &forceNormal},
    {"door.pressure_force_failed_lbf", S::Opening, F::Quantity, "lbf", "", H, K::Design,
     "the force to set the leaf in motion when supply or exhaust is lost", &forceFailed},
};

} // namespace

namespace tables {
const std::span<const MeasuredRow> doorPressureMeasures = rows;
} // namespace tables

} // namespace sp
