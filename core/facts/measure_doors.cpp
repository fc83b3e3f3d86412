// SPDX-License-Identifier: GPL-3.0-or-later
// Facts of openings that follow from the wall, from what the set says of hanging and closing, and from the plan (code-rules.md 3.4).
#include "core/facts/measure.h"

namespace sp {

namespace {

constexpr FieldType Bool = FieldType::Bool;
using S = SubjectKind;
using K = KnownFrom;

// --- fire ---

Measured fireRated(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId label = s.id("door.label_min");
    static const FactId required = s.id("door.required_label_min");
    const FactView v{s, at, t};
    const auto above = [](std::optional<qint64> n) { return n ? std::optional(*n > 0) : std::nullopt; };
    const auto own = above(v.number(label));
    if (own && *own)
        return Measured::known(true);
    return truth(either(own, above(v.number(required))));
}

Measured requiredLabel(const FactSheet& s, Subject at, Trace* t)
{
    const CodeTable* table = s.tables().find(QStringLiteral("fire-door-label"));
    if (!table)
        return Measured::unknown(Why::BadData);
    const Fact f = s.lookUp(*table, at, t);
    return f.known ? Measured::known(f.value) : Measured::unknown(f.why);
}

// --- what the set says of hanging and closing ---

// Sum of one kind for each leaf, or nothing when the set holds no part of that sort.
std::optional<qint64> countPerLeaf(const FactSheet& s, Subject at, QStringView kind)
{
    qint64 sum = 0;
    bool hangs = false;
    for (const Subject& item : itemsOf(s, at)) {
        if (s.item(item).kind == kind)
            sum += quantityOf(s, item);
        hangs = hangs || (s.kindOf(item) && s.kindOf(item)->category == u"HANG" && !isKind(s, item, {u"power_transfer"}));
    }
    const int leaves = s.leafCount(at);
    if (!hangs || leaves == 0)
        return std::nullopt;
    return sum / leaves;
}

Measured hinges(const FactSheet& s, Subject at, Trace* t)
{
    const auto n = countPerLeaf(s, at, u"hinge");
    const auto springs = countPerLeaf(s, at, u"spring_hinge");
    if (n && t)
        t->from = s.entry(at).set->id.text() + QStringLiteral(".items");
    return n ? Measured::known(*n + springs.value_or(0)) : Measured::silent();
}

Measured springHinges(const FactSheet& s, Subject at, Trace*)
{
    const auto n = countPerLeaf(s, at, u"spring_hinge");
    return n ? Measured::known(*n) : Measured::silent();
}

Measured continuousHinge(const FactSheet& s, Subject at, Trace*)
{
    const auto n = countPerLeaf(s, at, u"continuous_hinge");
    if (!n)
        return Measured::silent();
    for (const Subject& item : itemsOf(s, at))
        if (isKind(s, item, {u"continuous_hinge"}))
            return Measured::known(true);
    return Measured::known(false);
}

Measured closingOf(const FactSheet& s, Subject at, int leaf, const char* factName, Trace* t)
{
    const FactId f = s.id(factName);
    if (!s.itemsKnown(at))
        return Measured::silent();
    // Automatic closing is more than its closer: what lets the leaf go is not in the set.
    const Value* entered = enteredDoor(s.project(), s.opening(at), field(factName));
    if (entered && *entered == wordValue(s, f, u"automatic"))
        return Measured::silent();
    const int leaves = s.leafCount(at);
    if (leaf >= std::max(1, leaves))
        return leaf == 1 && leaves == 1 ? Measured::known(wordValue(s, f, u"not_applicable")) : Measured::silent();
    if (t)
        t->from = s.entry(at).set->id.text() + QStringLiteral(".items");
    QStringView found = u"none";
    for (const Subject& item : itemsOf(s, {S::Leaf, at.row, static_cast<quint32>(leaf)})) {
        if (isKind(s, item, {u"power_operator"}))
            found = u"power_operator";
        else if (isKind(s, item, {u"closer", u"closer_holder"}) && found != u"power_operator")
            found = u"closer";
        else if (isKind(s, item, {u"spring_hinge"}) && found == u"none")
            found = u"spring_hinges";
    }
    return Measured::known(wordValue(s, f, found));
}

Measured closing(const FactSheet& s, Subject at, Trace* t)
{
    return closingOf(s, at, 0, "door.closing", t);
}

Measured closingInactive(const FactSheet& s, Subject at, Trace* t)
{
    return closingOf(s, at, 1, "door.closing_inactive", t);
}

Measured holdOpen(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId f = s.id("door.hold_open");
    if (!s.itemsKnown(at))
        return Measured::silent();
    QStringView found;
    for (const Subject& item : itemsOf(s, at)) {
        QStringView here;
        if (isKind(s, item, {u"kickdown"}))
            here = u"kickdown";
        else if (isKind(s, item, {u"friction_holder"}))
            here = u"friction";
        else if (isKind(s, item, {u"mag_holder", u"closer_holder"}) && found.isEmpty())
            here = u"smoke_released";
        if (here.isEmpty())
            continue;
        found = here;
        if (t)
            t->from = s.entry(at).set->id.text() + u'/' + s.item(item).key;
    }
    if (!found.isEmpty())
        return Measured::known(wordValue(s, f, found));
    // A wedge or a closer with hold-open is entered by hand; where nobody did, the set holds none.
    static const FieldId entered = field("door.hold_open");
    return enteredDoor(s.project(), s.opening(at), entered) ? Measured::silent() : Measured::known(wordValue(s, f, u"none"));
}

// True with the item, entered without it; where neither, the known set says no.
Measured itemOrEntered(const FactSheet& s, Subject at, Trace* t, QStringView kind, const char* fieldName)
{
    if (!s.itemsKnown(at))
        return Measured::silent();
    for (const Subject& item : itemsOf(s, at))
        if (s.item(item).kind == kind) {
            if (t)
                t->from = s.entry(at).set->id.text() + u'/' + s.item(item).key;
            return Measured::known(true);
        }
    return enteredDoor(s.project(), s.opening(at), field(fieldName)) ? Measured::silent() : Measured::known(false);
}

Measured coordinator(const FactSheet& s, Subject at, Trace* t)
{
    return itemOrEntered(s, at, t, u"coordinator", "door.coordinator");
}

Measured gasketing(const FactSheet& s, Subject at, Trace* t)
{
    return itemOrEntered(s, at, t, u"gasketing", "door.gasketing");
}

Measured astragal(const FactSheet& s, Subject at, Trace*)
{
    static const FactId f = s.id("door.astragal");
    static const FieldId entered = field("door.astragal");
    if (!s.itemsKnown(at) || enteredDoor(s.project(), s.opening(at), entered))
        return Measured::silent();
    for (const Subject& item : itemsOf(s, at))
        if (isKind(s, item, {u"astragal"}))
            return Measured::silent();
    return Measured::known(wordValue(s, f, u"none"));
}

Measured plateTop(const FactSheet& s, Subject at, Trace*)
{
    static const FieldId entered = field("door.plate_top_in");
    if (!s.itemsKnown(at) || enteredDoor(s.project(), s.opening(at), entered))
        return Measured::silent();
    for (const Subject& item : itemsOf(s, at))
        if (isKind(s, item, {u"kick_plate", u"armor_plate", u"mop_plate"}))
            return Measured::silent();
    return Measured::known(Quantity{Dim::Length, 0});
}

Measured inactiveNeeded(const FactSheet& s, Subject at, Trace*)
{
    return s.leafCount(at) == 1 ? Measured::known(false) : Measured::silent();
}

// --- from the plan ---

// Outside of all walls, or in a space that is drawn as outside: a roof, a yard.
bool isOutside(const FactSheet& s, const Beyond& beyond)
{
    static const FieldId kind = field("space.kind");
    static const int outside = *wordIndex(fieldOf(kind).words, u"outside");
    const Room* room = s.project().rooms.find(beyond.room);
    return beyond.kind == Beyond::Kind::Outside || (room && room->facts.word(kind) == outside);
}

Measured exterior(const FactSheet& s, Subject at, Trace*)
{
    const OpeningSides& sides = s.entry(at).sides;
    if (isOutside(s, sides.a) || isOutside(s, sides.b))
        return Measured::known(true, Origin::Measured);
    if (sides.a.kind == Beyond::Kind::Room && sides.b.kind == Beyond::Kind::Room)
        return Measured::known(false, Origin::Measured);
    return Measured::silent();
}

Measured swingsWithEgress(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId side = s.id("door.egress_side");
    const auto& swings = s.opening(at).place.swings;
    if (!swings)
        return Measured::silent();
    const auto from = FactView{s, at, t}.word(side);
    if (!from || (*from != u"a" && *from != u"b"))
        return Measured::silent();
    // People on side a leave towards b, the right of the wall.
    return Measured::known((*from == u"a") == (*swings == SwingSide::Right), Origin::Measured);
}

constexpr MeasuredRow rows[] = {
    {"door.fire_rated", S::Opening, Bool, "", "", Ask::Architect, K::Design, "whether the door is fire rated", &fireRated},
    {"door.required_label_min", S::Opening, FieldType::Quantity, "min", "", Ask::Architect, K::Design,
     "the fire label that the wall requires", &requiredLabel},
    {"door.hinges", S::Opening, FieldType::Int, "", "", Ask::HardwareConsultant, K::Design, "", &hinges},
    {"door.spring_hinges", S::Opening, FieldType::Int, "", "", Ask::HardwareConsultant, K::Design, "", &springHinges},
    {"door.continuous_hinge", S::Opening, Bool, "", "", Ask::HardwareConsultant, K::Design, "", &continuousHinge},
    {"door.closing", S::Opening, FieldType::Word, "", "", Ask::HardwareConsultant, K::Design, "", &closing},
    {"door.closing_inactive", S::Opening, FieldType::Word, "", "", Ask::HardwareConsultant, K::Design, "", &closingInactive},
    {"door.hold_open", S::Opening, FieldType::Word, "", "", Ask::HardwareConsultant, K::Design, "", &holdOpen},
    {"door.coordinator", S::Opening, Bool, "", "", Ask::HardwareConsultant, K::Design, "", &coordinator},
    {"door.gasketing", S::Opening, Bool, "", "", Ask::HardwareConsultant, K::Design, "", &gasketing},
    {"door.astragal", S::Opening, FieldType::Word, "", "", Ask::HardwareConsultant, K::Design, "", &astragal},
    {"door.plate_top_in", S::Opening, FieldType::Quantity, "in", "", Ask::HardwareConsultant, K::Design, "", &plateTop},
    {"door.inactive_needed", S::Opening, Bool, "", "", Ask::Architect, K::Design, "", &inactiveNeeded},
    {"door.exterior", S::Opening, Bool, "", "", Ask::Architect, K::Design, "", &exterior},
    {"door.swings_with_egress", S::Opening, Bool, "", "", Ask::Architect, K::Design, "", &swingsWithEgress},
};

} // namespace

namespace tables {
const std::span<const MeasuredRow> openingMeasures = rows;
} // namespace tables

} // namespace sp
