// SPDX-License-Identifier: GPL-3.0-or-later
// Facts of hardware items that the catalogue knows or the set implies (code-rules.md 5).
#include "core/catalogue/typical.h"
#include "core/facts/load_current.h"
#include "core/facts/measure.h"

namespace sp {

namespace {

constexpr FieldType Bool = FieldType::Bool;
using S = SubjectKind;
using K = KnownFrom;
constexpr Ask H = Ask::HardwareConsultant;

std::optional<QString> enteredWord(const FactSheet& s, Subject item, FieldId id)
{
    const auto w = s.item(item).facts.word(id);
    return w ? std::optional(wordAt(fieldOf(id).words, *w)) : std::nullopt;
}

Measured fromCatalogue(const FactSheet& s, Subject item, bool DeviceKind::*member)
{
    const DeviceKind* kind = s.kindOf(item);
    return kind ? Measured::known(kind->*member, Origin::Catalogue) : Measured::unknown(Why::BadData);
}

Measured kindWord(const FactSheet& s, Subject item, Trace* t)
{
    const int i = s.index().catalogue().indexOf(s.item(item).kind);
    if (t)
        t->from = s.idOf(item) + QStringLiteral(".kind");
    return i >= 0 ? Measured::known(Word{static_cast<quint16>(i)}) : Measured::unknown(Why::BadData);
}

Measured locking(const FactSheet& s, Subject i, Trace*)
{
    return fromCatalogue(s, i, &DeviceKind::locking);
}
Measured latching(const FactSheet& s, Subject i, Trace*)
{
    return fromCatalogue(s, i, &DeviceKind::latching);
}
Measured electrified(const FactSheet& s, Subject i, Trace*)
{
    return fromCatalogue(s, i, &DeviceKind::electrified);
}
Measured firePart(const FactSheet& s, Subject i, Trace*)
{
    return fromCatalogue(s, i, &DeviceKind::firePart);
}

Measured exitDevice(const FactSheet& s, Subject item, Trace*)
{
    const DeviceKind* k = s.kindOf(item);
    if (!k)
        return Measured::unknown(Why::BadData);
    return Measured::known(k->kind == u"exit_device" || k->kind == u"elr_exit_device" || k->kind == u"delayed_exit_device",
                           Origin::Catalogue);
}

Measured leafPowered(const FactSheet& s, Subject item, Trace*)
{
    static const FieldId entered = field("hw.on_leaf_powered");
    if (const auto own = s.item(item).facts.flag(entered))
        return Measured::known(*own, Origin::Entered);
    return fromCatalogue(s, item, &DeviceKind::leafPowered);
}

// --- fail state ---

Measured failState(const FactSheet& s, Subject item, Trace* t)
{
    static const FieldId id = field("hw.fail_state");
    const DeviceKind* kind = s.kindOf(item);
    const auto entered = enteredWord(s, item, id);
    if (entered && *entered != u"unknown")
        return Measured::silent();
    if (kind && kind->failStates.size() == 1 && !entered) {
        if (t)
            t->from = QStringLiteral("catalogue ") + kind->kind;
        return Measured::known(wordValue(s, s.id("hw.fail_state"), kind->failStates.first()), Origin::Catalogue);
    }
    if (kind && kind->failStates.isEmpty())
        return Measured::known(wordValue(s, s.id("hw.fail_state"), u"not_applicable"), Origin::Catalogue);
    return Measured::unknown();
}

Measured failStateStated(const FactSheet& s, Subject item, Trace* t)
{
    static const FieldId id = field("hw.fail_state");
    static const FactId state = s.id("hw.fail_state");
    if (const auto entered = enteredWord(s, item, id))
        return Measured::known(*entered != u"unknown");
    const Fact f = s.value(item, state, t);
    return f.known ? Measured::known(true) : Measured::unknown();
}

Measured failStatePossible(const FactSheet& s, Subject item, Trace* t)
{
    static const FactId state = s.id("hw.fail_state");
    const DeviceKind* kind = s.kindOf(item);
    const auto word = FactView{s, item, t}.word(state);
    if (!kind || !word)
        return Measured::unknown();
    return Measured::known(*word == u"not_applicable" ? kind->failStates.isEmpty() : kind->failStates.contains(*word));
}

// --- sides ---

// A lever lock, whose function tells what the inside does; a bar and the trim of an exit device leave the inside free.
bool isLever(const DeviceKind& k)
{
    return k.egress == EgressEffect::Frees && !k.functions.isEmpty() && !k.kind.contains(u"exit") && !k.kind.contains(u"trim");
}

// The lock function tells what the inside does: only institution is locked on both sides (code-rules.md 5.2).
Measured insideBy(const FactSheet& s, Subject item, FieldId own, Trace* t)
{
    static const FieldId function = field("hw.function");
    static const FactId functionFact = s.id("hw.function");
    if (s.item(item).facts.find(own))
        return Measured::silent();
    const DeviceKind* kind = s.kindOf(item);
    if (!kind)
        return Measured::unknown(Why::BadData);
    if (kind->egress == EgressEffect::SecondMotion)
        return Measured::silent();
    if (!isLever(*kind))
        return Measured::known(false, Origin::Catalogue);
    const auto word = enteredWord(s, item, function);
    if (!word) {
        if (t)
            t->missing.push_back({functionFact, item, Why::NoData});
        return Measured::unknown();
    }
    return Measured::known(*word == u"institution");
}

Measured locksInside(const FactSheet& s, Subject item, Trace* t)
{
    static const FieldId own = field("hw.locks_inside");
    return insideBy(s, item, own, t);
}

Measured keyInside(const FactSheet& s, Subject item, Trace* t)
{
    static const FieldId own = field("hw.key_inside");
    return insideBy(s, item, own, t);
}

// A trim of its own beside an exit device, on a leaf that both serve.
bool hasTrim(const FactSheet& s, Subject bar)
{
    const auto items = itemsOf(s, {S::Opening, bar.row, 0});
    return std::any_of(items.begin(), items.end(), [&](const Subject& other) {
        const DeviceKind* kind = s.kindOf(other);
        const bool trim = kind && (kind->kind == u"exit_trim" || kind->kind == u"electrified_trim");
        return trim && ((s.serves(bar, 0, 2) && s.serves(other, 0, 2)) || (s.serves(bar, 1, 2) && s.serves(other, 1, 2)));
    });
}

// What is outside of an exit device its function says: without trim there is no key, a trim may have one (code-rules.md 5.2).
bool mayHaveKey(const FactSheet& s, Subject item, const DeviceKind& kind)
{
    static const FieldId function = field("hw.function");
    if (kind.keyed)
        return true;
    if (kind.kind != u"exit_device" && kind.kind != u"elr_exit_device")
        return false;
    const auto w = s.item(item).facts.word(function);
    if (!w)
        return !hasTrim(s, item);
    const QString word = wordAt(fieldOf(function).words, *w);
    return word != u"exit_only" && word != u"none";
}

Measured keyOutside(const FactSheet& s, Subject item, Trace*)
{
    const DeviceKind* kind = s.kindOf(item);
    static const FieldId own = field("hw.key_outside");
    if (!kind || s.item(item).facts.find(own))
        return Measured::silent();
    return mayHaveKey(s, item, *kind) ? Measured::silent() : Measured::known(false, Origin::Catalogue);
}

// --- held back ---

Measured dogging(const FactSheet& s, Subject item, Trace*)
{
    static const FieldId own = field("hw.dogging");
    const DeviceKind* kind = s.kindOf(item);
    if (!kind || s.item(item).facts.find(own))
        return Measured::silent();
    const bool bar = kind->kind == u"exit_device" || kind->kind == u"elr_exit_device";
    return bar ? Measured::silent() : Measured::known(wordValue(s, s.id("hw.dogging"), u"none"), Origin::Catalogue);
}

Measured heldUnlatched(const FactSheet& s, Subject item, Trace*)
{
    static const FieldId own = field("hw.held_unlatched");
    const DeviceKind* kind = s.kindOf(item);
    if (!kind || s.item(item).facts.find(own))
        return Measured::silent();
    const bool can = kind->kind == u"electric_strike" || kind->kind == u"elr_exit_device";
    return can ? Measured::silent() : Measured::known(false, Origin::Catalogue);
}

// A thumb turn that holds the latch back is rare enough to be said where it is; silence means none.
Measured holdBack(const FactSheet& s, Subject item, Trace*)
{
    static const FieldId own = field("hw.hold_back");
    return s.item(item).facts.find(own) ? Measured::silent() : Measured::known(false, Origin::Catalogue);
}

Measured interconnected(const FactSheet& s, Subject item, Trace*)
{
    const DeviceKind* kind = s.kindOf(item);
    return kind && kind->egress != EgressEffect::SecondMotion ? Measured::known(true, Origin::Catalogue) : Measured::silent();
}

Measured quantity(const FactSheet& s, Subject item, Trace*)
{
    static const FieldId own = field("hw.qty");
    return s.item(item).facts.find(own) ? Measured::silent() : Measured::known(qint64{1}, Origin::Catalogue);
}

// --- typical currents ---

// What the item says of itself decides, the volts as well: without them it is taken for the first of its kind, with the volts of that.
const DeviceKind::Typical* typicalOf(const FactSheet& s, Subject item)
{
    static const FactId state = s.id("hw.fail_state");
    static const FieldId motor = field("hw.motor");
    static const FieldId ownVolts = field("hw.volts");
    QStringList conditions;
    if (const auto m = s.item(item).facts.flag(motor))
        conditions += *m ? QStringLiteral("motor") : QStringLiteral("solenoid");
    if (const auto word = FactView{s, item, nullptr}.word(state))
        conditions += *word;
    const Value* v = s.item(item).facts.find(ownVolts);
    const auto* volts = v ? std::get_if<Quantity>(v) : nullptr;
    return typicalOf(s.kindOf(item), conditions, volts ? std::optional(*volts) : std::nullopt);
}

Measured typical(const FactSheet& s, Subject item, Trace* t, FieldId own, std::optional<Quantity> DeviceKind::Typical::*member)
{
    if (s.item(item).facts.find(own))
        return Measured::silent();
    const DeviceKind::Typical* found = typicalOf(s, item);
    if (!found || !(found->*member))
        return Measured::silent();
    if (t)
        t->from = QStringLiteral("catalogue ") + s.item(item).kind;
    return Measured::known(*(found->*member), Origin::Catalogue);
}

Measured holding(const FactSheet& s, Subject i, Trace* t)
{
    static const FieldId own = field("hw.holding_ma");
    return typical(s, i, t, own, &DeviceKind::Typical::holding);
}
Measured peak(const FactSheet& s, Subject i, Trace* t)
{
    static const FieldId own = field("hw.peak_ma");
    return typical(s, i, t, own, &DeviceKind::Typical::peak);
}
Measured volts(const FactSheet& s, Subject i, Trace* t)
{
    static const FieldId own = field("hw.volts");
    return typical(s, i, t, own, &DeviceKind::Typical::volts);
}

// --- supplies ---

Measured hasBattery(const FactSheet& s, Subject at, Trace* t)
{
    static const FieldId ups = field("psu.ups");
    const Supply& supply = s.project().supplies[at.row];
    if (t)
        t->from = supply.id.text() + QStringLiteral(".batteries");
    if (supply.batteries && !supply.batteries->empty())
        return Measured::known(true);
    const auto backed = supply.facts.flag(ups);
    if (backed && *backed)
        return Measured::known(true);
    return supply.batteries ? Measured::known(false) : Measured::unknown();
}

Measured loadOf(const FactSheet& s, Subject at, Trace* t)
{
    const auto& supply = s.index().supply(at.row);
    if (!supply.complete || supply.loads.empty())
        return Measured::unknown();
    qint64 sum = 0;
    LoadsSeen seen;
    for (const auto& load : supply.loads) {
        if (!seen.isNew(load))
            continue;
        const LoadCurrent c = currentOf(s, load, t);
        if (!c.holding)
            return Measured::unknown();
        sum += *c.holding;
    }
    return Measured::known(Quantity{Dim::Current, sum});
}

Measured peakLoadOf(const FactSheet& s, Subject at, Trace* t)
{
    const Measured load = loadOf(s, at, t);
    if (load.state != Measured::State::Known)
        return load;
    qint64 most = 0;
    for (const auto& l : s.index().supply(at.row).loads) {
        const LoadCurrent c = currentOf(s, l, nullptr);
        if (c.peak && c.holding)
            most = std::max(most, *c.peak - *c.holding);
    }
    return Measured::known(Quantity{Dim::Current, std::get<Quantity>(load.value).n + most});
}

constexpr MeasuredRow rows[] = {
    {"hw.kind", S::Item, FieldType::Word, "", "", H, K::Design, "the kind of the item", &kindWord},
    {"hw.locking", S::Item, Bool, "", "", H, K::Design, "whether the item is an electrified lock", &locking},
    {"hw.latching", S::Item, Bool, "", "", H, K::Design, "whether the item is a latching device", &latching},
    {"hw.electrified", S::Item, Bool, "", "", H, K::Design, "whether the item is electrified", &electrified},
    {"hw.fire_part", S::Item, Bool, "", "", H, K::Design, "whether the item must be listed on a fire door", &firePart},
    {"hw.exit_device", S::Item, Bool, "", "", H, K::Design, "whether the item is an exit device", &exitDevice},
    {"hw.leaf_powered", S::Item, Bool, "", "", H, K::Design, "whether the item needs wires on the leaf", &leafPowered},
    {"hw.fail_state", S::Item, FieldType::Word, "", "", H, K::Design, "", &failState},
    {"hw.fail_state_stated", S::Item, Bool, "", "", H, K::Design, "the fail state", &failStateStated},
    {"hw.fail_state_possible", S::Item, Bool, "", "", H, K::Design, "whether the device can have its fail state", &failStatePossible},
    {"hw.locks_inside", S::Item, Bool, "", "", H, K::Design, "", &locksInside},
    {"hw.key_inside", S::Item, Bool, "", "", H, K::Design, "", &keyInside},
    {"hw.key_outside", S::Item, Bool, "", "", H, K::Design, "", &keyOutside},
    {"hw.dogging", S::Item, FieldType::Word, "", "", H, K::Design, "", &dogging},
    {"hw.held_unlatched", S::Item, Bool, "", "", H, K::Design, "", &heldUnlatched},
    {"hw.hold_back", S::Item, Bool, "", "", H, K::Design, "", &holdBack},
    {"hw.interconnected", S::Item, Bool, "", "", H, K::Design, "", &interconnected},
    {"hw.qty", S::Item, FieldType::Int, "", "", H, K::Design, "", &quantity},
    {"hw.holding_ma", S::Item, FieldType::Quantity, "mA", "", H, K::Product, "", &holding},
    {"hw.peak_ma", S::Item, FieldType::Quantity, "mA", "", H, K::Product, "", &peak},
    {"hw.volts", S::Item, FieldType::Quantity, "V", "", H, K::Product, "", &volts},
    {"psu.battery", S::Supply, Bool, "", "", Ask::Electrical, K::Design, "whether the supply has a battery", &hasBattery},
    {"psu.load_ma", S::Supply, FieldType::Quantity, "mA", "", Ask::Electrical, K::Design, "the load of the supply", &loadOf},
    {"psu.peak_load_ma", S::Supply, FieldType::Quantity, "mA", "", Ask::Electrical, K::Design, "the peak load of the supply", &peakLoadOf},
};

} // namespace

namespace tables {
const std::span<const MeasuredRow> hardwareMeasures = rows;
} // namespace tables

} // namespace sp
