// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/egress/measured_egress.h"

#include "core/failure/opening_state.h"

#include <cmath>

namespace sp {

namespace {

using S = SubjectKind;

void note(Trace* t, const Missing& missing)
{
    if (std::find(t->missing.begin(), t->missing.end(), missing) == t->missing.end())
        t->missing.push_back(missing);
}

} // namespace

const EgressRoom* egressOf(const FactSheet& sheet, Subject room)
{
    return sheet.egress() ? sheet.egress()->room(sheet.idOf(room)) : nullptr;
}

const EgressStorey* egressOfStorey(const FactSheet& sheet, Subject storey)
{
    return sheet.egress() ? sheet.egress()->storey(sheet.idOf(storey)) : nullptr;
}

Measured notMeasured(const FactSheet& sheet, Subject room, Trace* trace)
{
    static const FactId outline = sheet.id("space.outline");
    if (!sheet.egress())
        return Measured::unknown(Why::NoEngine);
    const Project& p = sheet.project();
    if (trace && room.kind == S::Room && !sheet.index().topology().rooms.find(p.rooms[room.row].id))
        note(trace, {outline, room, Why::NoData});
    return Measured::unknown();
}

Measured lengthFact(double nm)
{
    constexpr double tenthMm = 1e5;
    return Measured::known(Quantity{Dim::Length, static_cast<qint64>(std::llround(nm / tenthMm) * static_cast<qint64>(tenthMm))},
                           Origin::Measured);
}

Measured lengthFact(const FactSheet& sheet, Subject, Trace* trace, const EgressLength& length, Ruler ruler)
{
    switch (length.state) {
    case EgressLength::State::Measured: return lengthFact(length.nm[static_cast<size_t>(ruler)]);
    case EgressLength::State::Unreachable: return Measured::known(Quantity{Dim::Length, unreachableLength.n}, Origin::Measured);
    case EgressLength::State::Unknown: break;
    }
    return waitsForOpenings(sheet, trace, length.waitsFor);
}

Measured waitsForOpenings(const FactSheet& sheet, Trace* trace, const std::vector<QString>& openings, const Moment& moment)
{
    static const FactId set = sheet.id("door.hardware_set");
    static const FactId locking = sheet.id("door.locking");
    static const FactId exterior = sheet.id("door.exterior");
    static const FactId stairRoom = sheet.id("stair.room");
    if (!trace)
        return Measured::unknown();
    for (const QString& id : openings) {
        const Project& p = sheet.project();
        if (const size_t stair = p.stairs.indexOf(StairId(id)); stair < p.stairs.size())
            note(trace, {stairRoom, {S::Stair, static_cast<quint32>(stair), 0}, Why::NoData});
        const size_t row = p.openings.indexOf(OpeningId(id));
        if (row == p.openings.size())
            continue;
        const Subject door{S::Opening, static_cast<quint32>(row), 0};
        const OpeningSides& sides = sheet.entry(door).sides;
        const bool placed = frameOf(sheet.project(), sheet.opening(door)).has_value();
        if (placed && (sides.a.kind == Beyond::Kind::Unknown || sides.b.kind == Beyond::Kind::Unknown)) {
            note(trace, {exterior, door, Why::NoData});
            continue;
        }
        if (!sheet.itemsKnown(door)) {
            note(trace, {set, door, Why::NoData});
            continue;
        }
        StateReasons reasons;
        sheet.kept<OpeningNet>(door, [&] { return OpeningNet(sheet, static_cast<int>(row)); })->at(moment, &reasons);
        if (reasons.missing.empty())
            note(trace, {locking, door, Why::NoData});
        for (const Missing& missing : reasons.missing)
            note(trace, missing);
    }
    return Measured::unknown();
}

Measured waitsForLoads(const FactSheet& sheet, Trace* trace, const std::vector<QString>& rooms)
{
    static const FactId load = sheet.id("space.occupant_load");
    if (trace)
        for (const QString& id : rooms)
            if (const size_t row = sheet.project().rooms.indexOf(RoomId(id)); row < sheet.project().rooms.size()) {
                Trace own;
                (void)sheet.value({S::Room, static_cast<quint32>(row), 0}, load, &own);
                for (const Missing& missing : own.missing)
                    note(trace, missing);
            }
    return Measured::unknown();
}

std::optional<qint64> tableNumber(const FactSheet& sheet, const char* table, Subject at, Trace* trace)
{
    const CodeTable* rows = sheet.tables().find(QLatin1String(table));
    if (!rows)
        return std::nullopt;
    Trace own;
    const Fact f = sheet.lookUp(*rows, at, trace ? &own : nullptr);
    if (!f.known) {
        if (trace)
            for (const Missing& missing : own.missing)
                note(trace, missing);
        return std::nullopt;
    }
    const auto* q = std::get_if<Quantity>(&f.value);
    return q ? q->n : std::get<qint64>(f.value);
}

} // namespace sp
