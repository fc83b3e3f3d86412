// SPDX-License-Identifier: GPL-3.0-or-later
// What codes make of the people of a room: its group, and how many ways out it must have (code-rules.md, tables T-2 and T-9).
#include "core/egress/egress_settings.h"
#include "core/egress/measured_egress.h"

namespace sp {

namespace {

using S = SubjectKind;
using K = KnownFrom;
using F = FieldType;
constexpr Ask A = Ask::Architect;

std::optional<bool> below(std::optional<qint64> n, std::optional<qint64> limit)
{
    return n && limit ? std::optional(*n < *limit) : std::nullopt;
}

// A small room for assembly counts as Group B: with few people, or where it is small and accessory to another use.
Measured effectiveGroup(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId groupFact = s.id("space.occupancy_group");
    static const FactId effective = s.id("space.effective_group");
    static const FactId load = s.id("space.occupant_load");
    static const FactId areaFact = s.id("space.area_ft2");
    static const FactId accessoryFact = s.id("space.accessory");
    const auto group = FactView{s, at, t}.word(groupFact);
    if (!group)
        return Measured::unknown();
    if (!group->startsWith(u"A-"))
        return Measured::known(wordValue(s, effective, *group));
    Trace own;
    const FactView view{s, at, t ? &own : nullptr};
    auto small = below(view.number(load), tableNumber(s, "small-assembly-load", at, nullptr));
    if (small != true) {
        const auto little = below(view.number(areaFact), tableNumber(s, "small-assembly-area", at, nullptr));
        small = either(small, little == false ? little : both(little, view.flag(accessoryFact)));
    }
    if (small)
        return Measured::known(wordValue(s, effective, *small ? QStringLiteral("B") : *group));
    if (t)
        t->missing.insert(t->missing.end(), own.missing.begin(), own.missing.end());
    return Measured::unknown();
}

Measured exitsByLoad(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId loadFact = s.id("space.occupant_load");
    const auto load = FactView{s, at, t}.number(loadFact);
    const auto most = tableNumber(s, "one-way-out-load", at, t);
    if (!load || !most)
        return Measured::unknown();
    if (*load <= *most)
        return Measured::known(qint64{1});
    const auto many = tableNumber(s, "ways-out-by-load", at, t);
    return many ? Measured::known(*many) : Measured::unknown();
}

// Few people may have one way out as long as none of them has far to go to a choice of two.
Measured exitsRequired(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId byLoad = s.id("space.exits_by_load");
    static const FactId common = s.id("space.common_path_ft");
    const auto people = FactView{s, at, t}.number(byLoad);
    if (!people || *people > 1)
        return people ? Measured::known(*people) : Measured::unknown();
    const auto limit = tableNumber(s, "one-way-out-path", at, t);
    if (!limit)
        return Measured::unknown();
    const auto path = FactView{s, at, t}.number(common);
    if (!path)
        return Measured::unknown(s.egress() ? Why::NoData : Why::NoEngine);
    if (*limit > 0 && *path <= *limit)
        return Measured::known(qint64{1});
    const auto many = tableNumber(s, "ways-out-by-load", at, t);
    return many ? Measured::known(*many) : Measured::unknown();
}

Measured ofStorey(const FactSheet& s, Subject at, Trace* t, FactId fact)
{
    const auto n = FactView{s, at, t}.number(fact);
    return n ? Measured::known(*n, Origin::Measured) : Measured::unknown(s.egress() ? Why::NoData : Why::NoEngine);
}

Measured storyOccupants(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId fact = s.id("storey.occupants");
    return ofStorey(s, at, t, fact);
}

Measured storyExits(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId fact = s.id("storey.exits");
    return ofStorey(s, at, t, fact);
}

// Its own people and those of the rooms whose way leads through it.
Measured corridorOccupants(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId loadFact = s.id("space.occupant_load");
    const EgressRoom* room = egressOf(s, at);
    if (!room || !room->measured)
        return notMeasured(s, at, t);
    const auto own = FactView{s, at, t}.number(loadFact);
    if (own && room->through)
        return Measured::known(*own + *room->through, Origin::Measured);
    const EgressStorey* storey = s.egress()->storey(room->storey);
    return room->through || !storey ? Measured::unknown() : waitsForLoads(s, t, storey->loadsMissing);
}

Measured corridorRating(const FactSheet& s, Subject at, Trace* t)
{
    const auto hours = tableNumber(s, "corridor-rating", at, t);
    return hours ? Measured::known(Quantity{Dim::Time, *hours}) : Measured::unknown();
}

// Of the walls between the corridor and rooms, as far as a door stands in them.
Measured corridorWallRating(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId ratingFact = s.id("wall.rating_h");
    static const FieldId kind = field("space.kind");
    static const int room = *wordIndex(fieldOf(kind).words, u"room");
    const Project& p = s.project();
    std::optional<qint64> least;
    bool known = true;
    for (size_t row = 0; row < p.openings.size(); ++row) {
        const PlanIndex::OpeningEntry& entry = s.index().opening(row);
        const bool isA = entry.roomA == static_cast<int>(at.row);
        const int other = isA ? entry.roomB : entry.roomA;
        if ((!isA && entry.roomB != static_cast<int>(at.row)) || other < 0 || entry.wallRow < 0
            || p.rooms[static_cast<size_t>(other)].facts.word(kind) != room)
            continue;
        const auto rating = FactView{s, {S::Wall, static_cast<quint32>(entry.wallRow), 0}, t}.number(ratingFact);
        known = known && rating;
        if (rating)
            least = std::min(least.value_or(*rating), *rating);
    }
    return known && least ? Measured::known(Quantity{Dim::Time, *least}) : Measured::unknown();
}

constexpr MeasuredRow rows[] = {
    {"space.effective_group", S::Room, F::Word, "", "", A, K::Design, "the group that the room counts as", &effectiveGroup},
    {"space.exits_by_load", S::Room, F::Int, "", "", A, K::Design, "the ways out that the people of the room ask for", &exitsByLoad},
    {"space.exits_required", S::Room, F::Int, "", "", A, K::Design, "the number of ways out that the room must have", &exitsRequired},
    {"space.story_occupants", S::Room, F::Int, "", "", A, K::Design, "the occupant load of the storey", &storyOccupants},
    {"space.story_exits", S::Room, F::Int, "", "", A, K::Design, "the number of exits of the storey", &storyExits},
    {"space.corridor_occupants", S::Room, F::Int, "", "", A, K::Design, "the number of people who leave through the room",
     &corridorOccupants},
    {"space.corridor_rating_h", S::Room, F::Quantity, "h", "", A, K::Design, "the fire rating that the corridor needs", &corridorRating},
    {"space.corridor_wall_rating_h", S::Room, F::Quantity, "h", "", A, K::Design, "the least fire rating of the walls of the corridor",
     &corridorWallRating},
};

} // namespace

namespace tables {
const std::span<const MeasuredRow> waysRequiredMeasures = rows;
} // namespace tables

} // namespace sp
