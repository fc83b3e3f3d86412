// SPDX-License-Identifier: GPL-3.0-or-later
// Facts of rooms and valves (code-rules.md 3.4).
#include "core/facts/measure.h"

#include <cmath>

namespace sp {

namespace {

constexpr FieldType Bool = FieldType::Bool;
using S = SubjectKind;
using K = KnownFrom;

Measured isProtected(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId hazard = s.id("space.hazard");
    static const FactId containment = s.id("space.containment");
    static const FieldId own = field("space.protected");
    const Room& room = s.project().rooms[at.row];
    if (room.facts.flag(own).value_or(false))
        return Measured::silent(); // set by hand
    const Fact hazards = s.value(at, hazard, t);
    const auto dangerous = hazards.known ? std::optional(std::get<WordSet>(hazards.value).bits != 0) : std::nullopt;
    const auto level = FactView{s, at, t}.word(containment);
    const auto contained =
        level ? std::optional(*level == u"bsl3" || *level == u"bsl4" || *level == u"absl3" || *level == u"absl4") : std::nullopt;
    const auto v = either(dangerous, contained);
    return v ? Measured::known(*v) : Measured::unknown();
}

Measured quickEntranceValid(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId quick = s.id("space.quick_entrance");
    static const FieldId reason = field("space.quick_entrance_reason");
    static const FieldId by = field("space.quick_entrance_by");
    const auto wanted = FactView{s, at, t}.flag(quick);
    if (!wanted)
        return Measured::unknown();
    const FieldBag& facts = s.project().rooms[at.row].facts;
    // Without reason and approver the flag has no effect (nih.quick-entrance).
    const auto written = [&](FieldId f) { return !facts.text(f).value_or(QString()).trimmed().isEmpty(); };
    return Measured::known(*wanted && written(reason) && written(by));
}

// A blank note is none.
Measured assessmentNote(const FactSheet& s, Subject at, Trace*)
{
    static const FieldId note = field("space.assessment_note");
    const auto text = s.project().rooms[at.row].facts.text(note);
    return text && text->trimmed().isEmpty() ? Measured::unknown() : Measured::silent();
}

Measured area(const FactSheet& s, Subject at, Trace*)
{
    const auto shape = s.index().topology().rooms.constFind(s.project().rooms[at.row].id);
    if (shape == s.index().topology().rooms.cend())
        return Measured::unknown();
    return Measured::known(Quantity{Dim::Area, static_cast<qint64>(shape->areaM2 * 1e9)}, Origin::Measured);
}

Measured safetyService(const FactSheet& s, Subject at, Trace* t)
{
    const CodeTable* table = s.tables().find(QStringLiteral("safety-service"));
    if (!table)
        return Measured::unknown(Why::BadData);
    const Fact f = s.lookUp(*table, at, t);
    return f.known ? Measured::known(f.value) : Measured::unknown(f.why);
}

Measured loadFactor(const FactSheet& s, Subject at, Trace* t)
{
    const CodeTable* table = s.tables().find(QStringLiteral("occupant-load-factor"));
    if (!table)
        return Measured::unknown(Why::BadData);
    const Fact f = s.lookUp(*table, at, t);
    return f.known ? Measured::known(f.value) : Measured::unknown(f.why);
}

/// People that area and function, or the seats, come to.
struct Counted {
    qint64 people = 0;
    double exact = 0; ///< before it is rounded up
};

std::optional<Counted> counted(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId areaFact = s.id("space.area_ft2");
    static const FactId functionFact = s.id("space.function");
    static const FieldId seatsField = field("space.fixed_seats");
    const CodeTable* table = s.tables().find(QStringLiteral("occupant-load-factor"));
    if (!table)
        return std::nullopt;
    const auto seats = s.project().rooms[at.row].facts.integer(seatsField);
    const FactView view{s, at, t};
    const auto function = view.word(functionFact);
    if (function && *function == u"assembly_fixed_seats" && seats)
        return Counted{*seats, static_cast<double>(*seats)};
    const Fact factor = function ? s.lookUp(*table, at, t) : Fact{};
    const auto area = view.number(areaFact);
    const qint64 each = factor.known ? std::get<Quantity>(factor.value).n : 0;
    if (!area || each <= 0)
        return std::nullopt;
    const qint64 more = seats.value_or(0);
    return Counted{(*area + each - 1) / each + more, static_cast<double>(*area) / static_cast<double>(each) + static_cast<double>(more)};
}

std::optional<qint64> declaredOccupants(const FactSheet& s, Subject at)
{
    static const FieldId declared = field("space.declared_occupants");
    return s.project().rooms[at.row].facts.integer(declared);
}

// A higher declared figure replaces the one of area and function (ibc.occupant-load). Where the function gives no factor the seats or
// the declared figure count.
Measured occupantLoad(const FactSheet& s, Subject at, Trace* t)
{
    const auto declared = declaredOccupants(s, at);
    const auto found = counted(s, at, declared ? nullptr : t);
    if (!found)
        return declared ? Measured::known(*declared) : Measured::unknown();
    return Measured::known(std::max(found->people, declared.value_or(0)));
}

Measured countedOccupants(const FactSheet& s, Subject at, Trace* t)
{
    const auto found = counted(s, at, t);
    return found ? Measured::known(found->people) : Measured::unknown();
}

// The load before it is rounded up: 49.2 people are 50.
Measured exactLoad(const FactSheet& s, Subject at, Trace* t)
{
    const auto declared = declaredOccupants(s, at);
    const auto found = counted(s, at, declared ? nullptr : t);
    if (!found && !declared)
        return Measured::unknown();
    const double exact = std::max(found ? found->exact : 0, static_cast<double>(declared.value_or(0)));
    return Measured::known(Quantity{Dim::Number, static_cast<qint64>(std::llround(exact * unitByName(u"")->base))});
}

constexpr MeasuredRow rows[] = {
    {"space.load_factor_ft2", S::Room, FieldType::Quantity, "ft2", "", Ask::Architect, K::Design, "the floor area for each occupant",
     &loadFactor},
    {"space.occupant_load", S::Room, FieldType::Int, "", "", Ask::Architect, K::Design, "the occupant load of the room", &occupantLoad},
    {"space.counted_occupants", S::Room, FieldType::Int, "", "", Ask::Architect, K::Design,
     "the number of people that area and function come to", &countedOccupants},
    {"space.exact_load", S::Room, FieldType::Quantity, "", "", Ask::Architect, K::Design, "the occupant load before it is rounded up",
     &exactLoad},
    {"space.protected", S::Room, Bool, "", "", Ask::Owner, K::Design, "", &isProtected},
    {"space.quick_entrance_valid", S::Room, Bool, "", "", Ask::Owner, K::Design,
     "whether quick entrance is recorded with reason and approver", &quickEntranceValid},
    {"space.assessment_note", S::Room, FieldType::Text, "", "", Ask::Owner, K::Design, "", &assessmentNote},
    {"space.area_ft2", S::Room, FieldType::Quantity, "ft2", "", Ask::Architect, K::Design, "the area of the room", &area},
    {"valve.safety_service", S::Valve, Bool, "", "", Ask::ProcessEngineer, K::Design, "whether the valve is in a safety service",
     &safetyService},
};

} // namespace

namespace tables {
const std::span<const MeasuredRow> placeMeasures = rows;
} // namespace tables

} // namespace sp
