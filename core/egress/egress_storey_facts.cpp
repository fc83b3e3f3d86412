// SPDX-License-Identifier: GPL-3.0-or-later
// People and exits of a storey, what is left when one is lost, and whether it may have one alone (egress.md 7; code-rules.md, table T-3).
#include "core/egress/measured_egress.h"

namespace sp {

namespace {

using S = SubjectKind;
using K = KnownFrom;
using F = FieldType;
constexpr Ask A = Ask::Architect;

QString markOf(const FactSheet& s, const QString& opening)
{
    const size_t row = s.project().openings.indexOf(OpeningId(opening));
    return row < s.project().openings.size() ? s.nameOf({S::Opening, static_cast<quint32>(row), 0}) : opening;
}

Measured occupants(const FactSheet& s, Subject at, Trace* t)
{
    const EgressStorey* storey = egressOfStorey(s, at);
    if (!storey)
        return notMeasured(s, at, t);
    return storey->occupants ? Measured::known(*storey->occupants, Origin::Measured) : waitsForLoads(s, t, storey->loadsMissing);
}

Measured exits(const FactSheet& s, Subject at, Trace* t)
{
    const EgressStorey* storey = egressOfStorey(s, at);
    if (!storey)
        return notMeasured(s, at, t);
    return storey->exitsKnown ? Measured::known(static_cast<qint64>(storey->exits.size()), Origin::Measured)
                              : waitsForOpenings(s, t, storey->exitsWaitFor);
}

// Capacities hang on the clear widths of all doors, and on what decides the width for each person.
Measured waitsForWidths(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId width = s.id("door.clear_width_in");
    static const FactId deciding[] = {s.id("building.sprinkler"), s.id("building.voice_alarm")};
    const QString id = s.idOf(at);
    for (const auto& storey : t ? s.egress()->storeys : std::vector<std::shared_ptr<const EgressStoreyResults>>())
        for (const EgressDoor& door : storey->storey.id == id ? storey->doors : std::vector<EgressDoor>()) {
            const size_t row = s.project().openings.indexOf(OpeningId(door.id));
            if (row < s.project().openings.size() && !door.width)
                t->missing.push_back({width, {S::Opening, static_cast<quint32>(row), 0}, Why::NoData});
        }
    for (const FactId fact : deciding)
        (void)s.value({}, fact, t);
    return Measured::unknown();
}

Measured capacity(const FactSheet& s, Subject at, Trace* t)
{
    const EgressStorey* storey = egressOfStorey(s, at);
    if (!storey)
        return notMeasured(s, at, t);
    return storey->flow ? Measured::known(*storey->flow, Origin::Measured) : waitsForWidths(s, at, t);
}

Measured bottleneck(const FactSheet& s, Subject at, Trace* t)
{
    const EgressStorey* storey = egressOfStorey(s, at);
    if (!storey)
        return notMeasured(s, at, t);
    QStringList marks;
    for (const QString& id : storey->bottleneck)
        marks += markOf(s, id);
    return Measured::known(marks.isEmpty() ? QStringLiteral("none") : marks.join(QStringLiteral(", ")), Origin::Measured);
}

// The loss after which the fewest get out: what the ways out carry says nothing of a bottleneck behind which most people are. nullptr where
// some capacity or load is not known.
const EgressStorey::Lost* worstLoss(const EgressStorey& storey)
{
    const EgressStorey::Lost* out = nullptr;
    for (const EgressStorey::Lost& lost : storey.lost) {
        if (!lost.leave)
            return nullptr;
        if (!out || *lost.leave < *out->leave)
            out = &lost;
    }
    return out;
}

template <class Value>
Measured ofWorstLoss(const FactSheet& s, Subject at, Trace* t, Value&& value)
{
    const EgressStorey* storey = egressOfStorey(s, at);
    if (!storey)
        return notMeasured(s, at, t);
    const EgressStorey::Lost* lost = worstLoss(*storey);
    return lost ? Measured::known(value(*lost), Origin::Measured) : waitsForWidths(s, at, t);
}

Measured capacityLeft(const FactSheet& s, Subject at, Trace* t)
{
    return ofWorstLoss(s, at, t, [](const EgressStorey::Lost& lost) { return *lost.leave; });
}

Measured lostExit(const FactSheet& s, Subject at, Trace* t)
{
    return ofWorstLoss(s, at, t, [&](const EgressStorey::Lost& lost) { return markOf(s, lost.exit); });
}

/// Rooms of a storey in which there may be people.
std::vector<Subject> peopledRooms(const FactSheet& s, Subject storey)
{
    static const FactId load = s.id("space.occupant_load");
    static const FactId kindFact = s.id("space.kind");
    std::vector<Subject> out;
    const StoreyId& id = s.project().storeys[storey.row].id;
    for (quint32 row = 0; row < s.project().rooms.size(); ++row) {
        const Subject room{S::Room, row, 0};
        if (s.project().rooms[row].storey != id)
            continue;
        const FactView view{s, room, nullptr};
        const auto kind = view.word(kindFact);
        if (kind != u"outside" && kind != u"exit_enclosure" && kind != u"stair" && view.number(load) != 0)
            out.push_back(room);
    }
    return out;
}

// The strictest of the groups that are on the storey.
Measured oneExitLoad(const FactSheet& s, Subject at, Trace* t)
{
    std::optional<qint64> least;
    bool known = true;
    for (const Subject& room : peopledRooms(s, at)) {
        const auto most = tableNumber(s, "one-exit-story-load", room, t);
        known = known && most;
        if (most)
            least = std::min(least.value_or(*most), *most);
    }
    return (known && least) || least == 0 ? Measured::known(*least) : Measured::unknown();
}

/// The room that goes furthest beyond the limit of its group, or is nearest to it.
struct WorstRoom {
    Subject room;
    qint64 nm = 0, limit = 0;
};

std::optional<WorstRoom> worstRoom(const FactSheet& s, Subject storey, Trace* t)
{
    static const FactId common = s.id("space.common_path_ft");
    static const FactId travel = s.id("space.travel_ft");
    const CodeTable* rule = s.tables().find(QStringLiteral("one-exit-story-by-travel"));
    const Fact byTravel = rule ? s.lookUp(*rule, {}, t) : Fact{};
    if (!byTravel.known)
        return std::nullopt;
    std::optional<WorstRoom> out;
    bool known = true;
    for (const Subject& room : peopledRooms(s, storey)) {
        const auto limit = tableNumber(s, "one-exit-story-distance", room, t);
        const auto nm = FactView{s, room, t}.number(std::get<bool>(byTravel.value) ? travel : common);
        known = known && limit && nm;
        if (limit && nm && (!out || *nm - *limit > out->nm - out->limit))
            out = {room, *nm, *limit};
    }
    return known || (out && out->nm > out->limit) ? out : std::nullopt;
}

template <class Value>
Measured ofWorstRoom(const FactSheet& s, Subject at, Trace* t, Value&& value)
{
    if (!s.egress())
        return Measured::unknown(Why::NoEngine);
    const auto worst = worstRoom(s, at, t);
    return worst ? Measured::known(value(*worst), Origin::Measured) : Measured::unknown();
}

Measured oneExitDistance(const FactSheet& s, Subject at, Trace* t)
{
    return ofWorstRoom(s, at, t, [](const WorstRoom& w) { return Quantity{Dim::Length, w.nm}; });
}

Measured oneExitLimit(const FactSheet& s, Subject at, Trace* t)
{
    return ofWorstRoom(s, at, t, [](const WorstRoom& w) { return Quantity{Dim::Length, w.limit}; });
}

Measured oneExitRoom(const FactSheet& s, Subject at, Trace* t)
{
    return ofWorstRoom(s, at, t, [&](const WorstRoom& w) { return s.nameOf(w.room); });
}

// One where the storey may have one alone, else by its people.
Measured exitsRequired(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId occupantsFact = s.id("storey.occupants");
    static const FactId mostFact = s.id("storey.one_exit_occupants");
    static const FactId distanceFact = s.id("storey.one_exit_distance_ft");
    static const FactId limitFact = s.id("storey.one_exit_limit_ft");
    const FactView view{s, at, t};
    const auto people = view.number(occupantsFact);
    if (!people)
        return Measured::unknown(s.egress() ? Why::NoData : Why::NoEngine);
    const auto many = tableNumber(s, "exits-by-load", at, t);
    Trace own;
    const FactView single{s, at, t ? &own : nullptr};
    const auto most = single.number(mostFact);
    auto alone = most ? std::optional(*people <= *most) : std::nullopt;
    if (alone != false) {
        const auto nm = single.number(distanceFact);
        const auto limit = single.number(limitFact);
        alone = both(alone, nm && limit ? std::optional(*nm <= *limit) : std::nullopt);
    }
    if (alone == true)
        return Measured::known(qint64{1});
    if (alone == false && many)
        return Measured::known(*many);
    if (t)
        t->missing.insert(t->missing.end(), own.missing.begin(), own.missing.end());
    return Measured::unknown();
}

constexpr MeasuredRow count(const char* fact, const char* noun, Measure measure)
{
    return {fact, S::Storey, F::Int, "", "", A, K::Design, noun, measure};
}

constexpr MeasuredRow rows[] = {
    count("storey.occupants", "the occupant load of the storey", &occupants),
    count("storey.exits", "the number of exits of the storey", &exits),
    count("storey.exits_required", "the number of exits that the storey must have", &exitsRequired),
    count("storey.capacity", "the number of people that the doors of the storey take", &capacity),
    {"storey.bottleneck", S::Storey, F::Text, "", "", A, K::Design, "the doors that are too narrow together", &bottleneck},
    count("storey.capacity_left", "the number of people who get out when one exit is lost", &capacityLeft),
    {"storey.lost_exit", S::Storey, F::Text, "", "", A, K::Design, "the door whose loss leaves least", &lostExit},
    count("storey.one_exit_occupants", "the most people that the storey may have with one exit", &oneExitLoad),
    {"storey.one_exit_distance_ft", S::Storey, F::Quantity, "ft", "", A, K::Design, "the longest way on the storey", &oneExitDistance},
    {"storey.one_exit_limit_ft", S::Storey, F::Quantity, "ft", "", A, K::Design, "the longest way that a storey with one exit may have",
     &oneExitLimit},
    {"storey.one_exit_room", S::Storey, F::Text, "", "", A, K::Design, "the room with the longest way", &oneExitRoom},
};

} // namespace

namespace tables {
const std::span<const MeasuredRow> egressStoreyMeasures = rows;
} // namespace tables

} // namespace sp
