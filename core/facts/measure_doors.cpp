// SPDX-License-Identifier: GPL-3.0-or-later
// Facts of openings and leaves that follow from the hardware set, the wall and the plan (code-rules.md 3.2 to 3.4).
#include "core/facts/fact_sheet.h"

namespace sp {

namespace {

constexpr FieldType Bool = FieldType::Bool;
using S = SubjectKind;
using K = KnownFrom;

FactId fact(const FactSheet& s, const char* name)
{
    return s.id(name);
}

Value wordValue(const FactSheet& s, FactId f, QStringView word)
{
    return Word{static_cast<quint16>(*wordIndex(s.facts()[f].words.constData(), word))};
}

std::vector<Subject> itemsOf(const FactSheet& s, Subject at)
{
    return s.related(at, Relation::Items).value_or(std::vector<Subject>());
}

qint64 quantityOf(const FactSheet& s, Subject item)
{
    static const FieldId qty = field("hw.qty");
    return s.item(item).facts.integer(qty).value_or(1);
}

bool isKind(const FactSheet& s, Subject item, std::initializer_list<QStringView> kinds)
{
    return std::find(kinds.begin(), kinds.end(), QStringView(s.item(item).kind)) != kinds.end();
}

Measured truth(std::optional<bool> v)
{
    return v ? Measured::known(*v) : Measured::unknown();
}

Measured hardwareUnknown(const FactSheet& s, Subject at, Trace* t)
{
    if (t)
        t->missing.push_back({fact(s, "door.hardware_set"), {S::Opening, at.row, 0}, Why::NoData});
    return Measured::unknown();
}

// --- fire ---

Measured fireRated(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId label = fact(s, "door.label_min");
    static const FactId required = fact(s, "door.required_label_min");
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

// --- latching (3.2) ---

// Conditions 2 and 3: the bolt is not held back, or the fire alarm lets it go again.
std::optional<bool> notHeldBack(const FactSheet& s, Subject item, Trace* t)
{
    static const FactId dogging = fact(s, "hw.dogging");
    static const FactId holdBack = fact(s, "hw.hold_back");
    static const FactId held = fact(s, "hw.held_unlatched");
    static const FactId relatches = fact(s, "hw.fa_relatches");
    const FactView v{s, item, t};
    const auto dog = v.word(dogging);
    const auto notDogged = dog ? std::optional(*dog != u"mechanical") : std::nullopt;
    const auto hold = v.flag(holdBack);
    const auto heldNow = v.flag(held);
    const auto notHeld = heldNow ? std::optional(!*heldNow) : std::nullopt;
    const auto released = notHeld && *notHeld ? std::optional(true) : either(notHeld, v.flag(relatches));
    return both(both(notDogged, hold ? std::optional(!*hold) : std::nullopt), released);
}

// Condition 4: every strike that the bolt may meet keeps it.
std::optional<bool> strikesHold(const FactSheet& s, const std::vector<Subject>& items, std::optional<bool> fireRated, Trace* t)
{
    static const FactId state = fact(s, "hw.fail_state");
    static const FactId listed = fact(s, "hw.fire_listed");
    std::optional<bool> all = true;
    for (const Subject& item : items) {
        if (!isKind(s, item, {u"electric_strike"}))
            continue;
        const FactView v{s, item, t};
        const auto word = v.word(state);
        const auto secure = word ? std::optional(*word == u"fail_secure") : std::nullopt;
        const auto fine = fireRated && !*fireRated ? std::optional(true) : v.flag(listed);
        all = both(all, both(both(secure, fine), notHeldBack(s, item, t)));
    }
    return all;
}

std::optional<bool> leafLatches(const FactSheet& s, Subject leaf, Trace* t)
{
    static const FactId rated = fact(s, "door.fire_rated");
    static const FactId listed = fact(s, "hw.fire_listed");
    const auto items = itemsOf(s, leaf);
    const auto fireRated = FactView{s, leaf, t}.flag(rated);
    const auto strikes = strikesHold(s, items, fireRated, t);
    std::optional<bool> any = false;
    for (const Subject& item : items) {
        const DeviceKind* kind = s.kindOf(item);
        if (!kind) {
            any = either(any, std::nullopt);
            continue;
        }
        if (!kind->latching)
            continue;
        const auto fine = fireRated && !*fireRated ? std::optional(true) : FactView{s, item, t}.flag(listed);
        any = either(any, both(both(fine, notHeldBack(s, item, t)), strikes));
    }
    return any;
}

Measured leafPositiveLatch(const FactSheet& s, Subject at, Trace* t)
{
    return s.itemsKnown(at) ? truth(leafLatches(s, at, t)) : hardwareUnknown(s, at, t);
}

Measured positiveLatch(const FactSheet& s, Subject at, Trace* t)
{
    if (!s.itemsKnown(at))
        return hardwareUnknown(s, at, t);
    const auto leaves = s.related(at, Relation::Leaves, t);
    if (!leaves)
        return Measured::unknown();
    std::optional<bool> all = true;
    for (const Subject& leaf : *leaves)
        all = both(all, leafLatches(s, leaf, t));
    return truth(all);
}

template <class Test>
Measured someItem(const FactSheet& s, Subject at, Trace* t, Test&& test)
{
    if (!s.itemsKnown(at))
        return hardwareUnknown(s, at, t);
    std::optional<bool> any = false;
    for (const Subject& item : itemsOf(s, at)) {
        const DeviceKind* kind = s.kindOf(item);
        any = either(any, kind ? std::optional<bool>(test(item, *kind)) : std::nullopt);
    }
    return truth(any);
}

Measured leafHasLatch(const FactSheet& s, Subject at, Trace* t)
{
    return someItem(s, at, t, [](Subject, const DeviceKind& k) { return k.latching; });
}

Measured leafSecured(const FactSheet& s, Subject at, Trace* t)
{
    return someItem(s, at, t, [](Subject, const DeviceKind& k) {
        return k.latching || k.locking || k.kind.endsWith(u"_bolt") || k.kind == u"deadbolt";
    });
}

bool isExitDevice(const DeviceKind& k)
{
    return k.kind == u"exit_device" || k.kind == u"elr_exit_device" || k.kind == u"delayed_exit_device";
}

Measured leafExitDevice(const FactSheet& s, Subject at, Trace* t)
{
    return someItem(s, at, t, [](Subject, const DeviceKind& k) { return isExitDevice(k); });
}

Measured leafRole(const FactSheet& s, Subject at, Trace*)
{
    static const FactId role = fact(s, "leaf.role");
    return Measured::known(wordValue(s, role, at.part == 0 ? u"active" : u"inactive"));
}

Measured hasLatchOrLock(const FactSheet& s, Subject at, Trace* t)
{
    return someItem(s, at, t, [](Subject, const DeviceKind& k) {
        return k.latching || k.locking || k.kind == u"deadbolt" || k.kind == u"electric_bolt";
    });
}

Measured panicPresent(const FactSheet& s, Subject at, Trace* t)
{
    if (!s.itemsKnown(at))
        return hardwareUnknown(s, at, t);
    const auto leaves = s.related(at, Relation::Leaves, t);
    if (!leaves)
        return Measured::unknown();
    for (const Subject& leaf : *leaves) {
        const Measured m = leafExitDevice(s, leaf, t);
        if (m.state != Measured::State::Known || !std::get<bool>(m.value))
            return m;
    }
    return Measured::known(true);
}

// --- mechanical free egress (3.3), with all power removed ---

std::optional<bool> itemFrees(const FactSheet& s, Subject item, Trace* t)
{
    static const FactId locksInside = fact(s, "hw.locks_inside");
    static const FactId keyInside = fact(s, "hw.key_inside");
    static const FactId interconnected = fact(s, "hw.interconnected");
    static const FactId state = fact(s, "hw.fail_state");
    const DeviceKind* kind = s.kindOf(item);
    if (!kind)
        return std::nullopt;
    const FactView v{s, item, t};
    const auto no = [](std::optional<bool> b) { return b ? std::optional(!*b) : std::nullopt; };
    switch (kind->egress) {
    case EgressEffect::Frees: return both(no(v.flag(locksInside)), no(v.flag(keyInside)));
    case EgressEffect::SecondMotion: return both(no(v.flag(keyInside)), v.flag(interconnected));
    case EgressEffect::Blocks: return false;
    case EgressEffect::BlocksWithoutPower: {
        const auto word = v.word(state);
        return word ? std::optional(*word == u"fail_safe") : std::nullopt;
    }
    case EgressEffect::None:
    case EgressEffect::Neutral:
    case EgressEffect::BlocksWhilePowered:
    case EgressEffect::LeafOnly: return true;
    }
    return std::nullopt;
}

Measured mechFreeEgress(const FactSheet& s, Subject at, Trace* t)
{
    if (!s.itemsKnown(at))
        return hardwareUnknown(s, at, t);
    std::optional<bool> all = true;
    for (const Subject& item : itemsOf(s, at))
        all = both(all, itemFrees(s, item, t));
    return truth(all);
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
    static const FactId f = fact(s, "door.hold_open");
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

Measured powerTransfer(const FactSheet& s, Subject at, Trace* t)
{
    return someItem(s, at, t, [](Subject, const DeviceKind& k) { return k.kind == u"power_transfer"; });
}

Measured astragal(const FactSheet& s, Subject at, Trace*)
{
    static const FactId f = fact(s, "door.astragal");
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
    static const FactId side = fact(s, "door.egress_side");
    const auto& swings = s.opening(at).place.swings;
    if (!swings)
        return Measured::silent();
    const auto from = FactView{s, at, t}.word(side);
    if (!from || (*from != u"a" && *from != u"b"))
        return Measured::silent();
    // People on side a leave towards b, the right of the wall.
    return Measured::known((*from == u"a") == (*swings == SwingSide::Right), Origin::Measured);
}

Measured waitsForFailureEngine(const FactSheet&, Subject, Trace*)
{
    return Measured::unknown(Why::NoEngine);
}

constexpr MeasuredRow rows[] = {
    {"door.hardware_set", S::Opening, Bool, "", "", Ask::HardwareConsultant, K::Design, "the hardware set", nullptr},
    {"door.lock_supply", S::Opening, Bool, "", "", Ask::Electrical, K::Design, "the supply of the locks", nullptr},
    {"door.fire_rated", S::Opening, Bool, "", "", Ask::Architect, K::Design, "whether the door is fire rated", &fireRated},
    {"door.required_label_min", S::Opening, FieldType::Quantity, "min", "", Ask::Architect, K::Design,
     "the fire label that the wall requires", &requiredLabel},
    {"door.positive_latch", S::Opening, Bool, "", "", Ask::HardwareConsultant, K::Design, "whether the door latches positively",
     &positiveLatch},
    // Dead bolts never count as a latch, so both facts are one.
    {"door.positive_latch_without_bolt", S::Opening, Bool, "", "", Ask::HardwareConsultant, K::Design,
     "whether the door latches without the dead bolt", &positiveLatch},
    {"door.mech_free_egress", S::Opening, Bool, "", "", Ask::HardwareConsultant, K::Design, "whether egress is mechanically free",
     &mechFreeEgress},
    {"door.has_latch_or_lock", S::Opening, Bool, "", "", Ask::HardwareConsultant, K::Design, "whether the door has a latch or lock",
     &hasLatchOrLock},
    {"door.panic_present", S::Opening, Bool, "", "", Ask::HardwareConsultant, K::Design, "whether the door has panic hardware",
     &panicPresent},
    {"door.latched_in_every_fire_scenario", S::Opening, Bool, "", "", Ask::HardwareConsultant, K::Design,
     "whether the door is latched in every fire scenario", &waitsForFailureEngine},
    {"door.egress_free_in_every_scenario", S::Opening, Bool, "", "", Ask::HardwareConsultant, K::Design,
     "whether egress stays free in every scenario", &waitsForFailureEngine},
    {"door.secured_in_outage", S::Opening, Bool, "", "", Ask::HardwareConsultant, K::Design, "whether the door stays secure in an outage",
     &waitsForFailureEngine},
    {"psu.power_transfer", S::Opening, Bool, "", "", Ask::HardwareConsultant, K::Design, "whether there is a power transfer",
     &powerTransfer},
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
    {"leaf.role", S::Leaf, FieldType::Word, "", "active|inactive", Ask::Architect, K::Design, "which leaf it is", &leafRole},
    {"leaf.has_latch", S::Leaf, Bool, "", "", Ask::HardwareConsultant, K::Design, "whether the leaf has a latch", &leafHasLatch},
    {"leaf.positive_latch", S::Leaf, Bool, "", "", Ask::HardwareConsultant, K::Design, "whether the leaf latches positively",
     &leafPositiveLatch},
    {"leaf.secured", S::Leaf, Bool, "", "", Ask::HardwareConsultant, K::Design, "whether the leaf is secured", &leafSecured},
    {"leaf.exit_device", S::Leaf, Bool, "", "", Ask::HardwareConsultant, K::Design, "whether the leaf has an exit device", &leafExitDevice},
};

} // namespace

namespace tables {
const std::span<const MeasuredRow> openingMeasures = rows;
} // namespace tables

} // namespace sp
