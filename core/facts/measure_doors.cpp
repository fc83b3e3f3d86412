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

// Number of some kinds on the leaf that has fewest, or nothing when the set holds no part of that sort. What the set does not give to
// one leaf is divided among them.
std::optional<qint64> countPerLeaf(const FactSheet& s, Subject at, std::initializer_list<QStringView> kinds)
{
    static const FieldId where = field("hw.leaf");
    static const auto words = fieldOf(where).words;
    static const int active = *wordIndex(words, u"active");
    static const int inactive = *wordIndex(words, u"inactive");
    qint64 shared = 0;
    qint64 own[2] = {0, 0};
    bool hangs = false;
    for (const Subject& item : itemsOf(s, at)) {
        hangs = hangs || (s.kindOf(item) && s.kindOf(item)->category == u"HANG" && !isKind(s, item, {u"power_transfer"}));
        if (!isKind(s, item, kinds))
            continue;
        const auto w = s.item(item).facts.word(where);
        (w == active ? own[0] : w == inactive ? own[1] : shared) += quantityOf(s, item);
    }
    const int leaves = s.leafCount(at);
    if (!hangs || leaves == 0)
        return std::nullopt;
    return leaves == 1 ? shared + own[0] + own[1] : shared / leaves + std::min(own[0], own[1]);
}

// A leaf on pivots has no hinges to count: how many pivots do as much, the set does not say.
bool hangsOnPivots(const FactSheet& s, Subject at)
{
    bool pivots = false;
    for (const Subject& item : itemsOf(s, at)) {
        if (isKind(s, item, {u"hinge", u"spring_hinge", u"continuous_hinge"}))
            return false;
        pivots = pivots || isKind(s, item, {u"pivot"});
    }
    return pivots;
}

Measured hinges(const FactSheet& s, Subject at, Trace* t)
{
    if (hangsOnPivots(s, at))
        return Measured::silent();
    const auto n = countPerLeaf(s, at, {u"hinge", u"spring_hinge"});
    if (n && t)
        t->from = s.entry(at).set->id.text() + QStringLiteral(".items");
    return n ? Measured::known(*n) : Measured::silent();
}

Measured springHinges(const FactSheet& s, Subject at, Trace*)
{
    const auto n = countPerLeaf(s, at, {u"spring_hinge"});
    return n ? Measured::known(*n) : Measured::silent();
}

Measured continuousHinge(const FactSheet& s, Subject at, Trace*)
{
    const auto n = countPerLeaf(s, at, {u"continuous_hinge"});
    if (!n)
        return Measured::silent();
    for (const Subject& item : itemsOf(s, at))
        if (isKind(s, item, {u"continuous_hinge"}))
            return Measured::known(true);
    return Measured::known(false);
}

// A fire shutter, a sliding or a lift door closes by other means than those that hang on a leaf.
bool closesWithoutCloser(const FactSheet& s, Subject at)
{
    static const FieldId operation = field("door.operation");
    static const FieldId stairKind = field("stair.kind");
    static const int lift = *wordIndex(fieldOf(stairKind).words, u"lift");
    const int stair = s.entry(at).stair;
    if (stair >= 0 && s.project().stairs[static_cast<size_t>(stair)].facts.word(stairKind) == lift)
        return true;
    const Value* entered = enteredDoor(s.project(), s.opening(at), operation);
    if (!entered)
        return false;
    const QString word = wordAt(fieldOf(operation).words, std::get<Word>(*entered).index);
    return word == u"slide" || word == u"coiling" || word == u"fold" || word == u"revolving";
}

Measured closingOf(const FactSheet& s, Subject at, int leaf, const char* factName, Trace* t)
{
    const FactId f = s.id(factName);
    if (!s.itemsKnown(at))
        return Measured::silent();
    // Automatic closing is more than its closer: what lets the leaf go is not in the set. Without a closer nothing moves the leaf.
    const Value* entered = enteredDoor(s.project(), s.opening(at), field(factName));
    const bool automatic = entered && *entered == wordValue(s, f, u"automatic");
    if (automatic && closesWithoutCloser(s, at))
        return Measured::silent();
    const int leaves = s.leafCount(at);
    if (leaf >= std::max(1, leaves))
        return leaf == 1 && leaves == 1 ? Measured::known(wordValue(s, f, u"not_applicable")) : Measured::silent();
    const auto items = s.related({S::Leaf, at.row, static_cast<quint32>(leaf)}, Relation::Items, t);
    if (!items)
        return Measured::unknown();
    QStringView found = u"none";
    for (const Subject& item : *items) {
        if (isKind(s, item, {u"power_operator"}))
            found = u"power_operator";
        else if (isKind(s, item, {u"closer", u"closer_holder"}) && found != u"power_operator")
            found = u"closer";
        else if (isKind(s, item, {u"spring_hinge"}) && found == u"none")
            found = u"spring_hinges";
    }
    if (automatic && found != u"none")
        return Measured::silent();
    if (t)
        t->from = s.entry(at).set->id.text() + QStringLiteral(".items");
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
    static const FieldId own = field("door.hold_open");
    const Value* entered = enteredDoor(s.project(), s.opening(at), own);
    QStringView found;
    QString from;
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
        from = s.entry(at).set->id.text() + u'/' + s.item(item).key;
    }
    // A wedge or a closer with hold-open is entered by hand, and holds the leaf whatever else lets go of it.
    const QString byHand = entered ? wordAt(fieldOf(own).words, std::get<Word>(*entered).index) : QString();
    const bool never = byHand == u"wedge" || byHand == u"kickdown" || byHand == u"friction" || byHand == u"closer_hold_open";
    if (entered && (found.isEmpty() || (found == u"smoke_released" && never)))
        return Measured::silent();
    if (found.isEmpty())
        return Measured::known(wordValue(s, f, u"none"));
    if (t)
        t->from = from;
    return Measured::known(wordValue(s, f, found));
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
    {"door.exterior", S::Opening, Bool, "", "", Ask::Architect, K::Design, "", &exterior},
};

} // namespace

namespace tables {
const std::span<const MeasuredRow> openingMeasures = rows;
} // namespace tables

} // namespace sp
