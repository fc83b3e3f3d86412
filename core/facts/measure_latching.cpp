// SPDX-License-Identifier: GPL-3.0-or-later
// Latching, egress and exit devices of openings and leaves, from their hardware (code-rules.md 3.2 and 3.3).
#include "core/facts/measure.h"

namespace sp {

namespace {

constexpr FieldType Bool = FieldType::Bool;
using S = SubjectKind;
using K = KnownFrom;

// --- latching (3.2) ---

// Conditions 2 and 3: the bolt is not held back, or the fire alarm lets it go again.
std::optional<bool> notHeldBack(const FactSheet& s, Subject item, Trace* t)
{
    static const FactId dogging = s.id("hw.dogging");
    static const FactId holdBack = s.id("hw.hold_back");
    static const FactId held = s.id("hw.held_unlatched");
    static const FactId relatches = s.id("hw.fa_relatches");
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
    static const FactId state = s.id("hw.fail_state");
    static const FactId listed = s.id("hw.fire_listed");
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
    static const FactId rated = s.id("door.fire_rated");
    static const FactId listed = s.id("hw.fire_listed");
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
    static const FactId role = s.id("leaf.role");
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
    static const FactId locksInside = s.id("hw.locks_inside");
    static const FactId keyInside = s.id("hw.key_inside");
    static const FactId interconnected = s.id("hw.interconnected");
    static const FactId state = s.id("hw.fail_state");
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

Measured powerTransfer(const FactSheet& s, Subject at, Trace* t)
{
    return someItem(s, at, t, [](Subject, const DeviceKind& k) { return k.kind == u"power_transfer"; });
}

Measured waitsForFailureEngine(const FactSheet&, Subject, Trace*)
{
    return Measured::unknown(Why::NoEngine);
}

constexpr MeasuredRow rows[] = {
    {"door.hardware_set", S::Opening, Bool, "", "", Ask::HardwareConsultant, K::Design, "the hardware set", nullptr},
    {"door.lock_supply", S::Opening, Bool, "", "", Ask::Electrical, K::Design, "the supply of the locks", nullptr},
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
    {"leaf.role", S::Leaf, FieldType::Word, "", "active|inactive", Ask::Architect, K::Design, "which leaf it is", &leafRole},
    {"leaf.has_latch", S::Leaf, Bool, "", "", Ask::HardwareConsultant, K::Design, "whether the leaf has a latch", &leafHasLatch},
    {"leaf.positive_latch", S::Leaf, Bool, "", "", Ask::HardwareConsultant, K::Design, "whether the leaf latches positively",
     &leafPositiveLatch},
    {"leaf.secured", S::Leaf, Bool, "", "", Ask::HardwareConsultant, K::Design, "whether the leaf is secured", &leafSecured},
    {"leaf.exit_device", S::Leaf, Bool, "", "", Ask::HardwareConsultant, K::Design, "whether the leaf has an exit device", &leafExitDevice},
};

} // namespace

namespace tables {
const std::span<const MeasuredRow> latchingMeasures = rows;
} // namespace tables

} // namespace sp
