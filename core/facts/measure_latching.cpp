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
    const auto related = s.related(leaf, Relation::Items, t);
    if (!related)
        return std::nullopt;
    const std::vector<Subject>& items = *related;
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
    case EgressEffect::LeafOnly: return true; // the leaf decides: manualBoltFrees
    }
    return std::nullopt;
}

// Manual bolts are drawn by hand first: they may only fix a leaf that nobody needs. The others retract with the active leaf.
std::optional<bool> manualBoltFrees(const FactSheet& s, Subject item, int leaves, Trace* t)
{
    static const FactId needed = s.id("door.inactive_needed");
    if (!isKind(s, item, {u"manual_flush_bolt", u"surface_bolt"}))
        return true;
    if (leaves == 0)
        return std::nullopt;
    if (s.serves(item, 0, leaves))
        return false;
    const auto wanted = FactView{s, item, t}.flag(needed);
    return wanted ? std::optional(!*wanted) : std::nullopt;
}

// One motion frees a leaf: one lever, bar or lock, and electrified trim only with the exit device that it belongs to.
std::optional<bool> oneRelease(const FactSheet& s, const std::vector<Subject>& items, int leaf, int leaves)
{
    qint64 releases = 0;
    bool trim = false;
    bool bar = false;
    for (const Subject& item : items) {
        const DeviceKind* kind = s.kindOf(item);
        if (!kind || (leaves > 0 && !s.serves(item, leaf, leaves)))
            continue;
        const bool exitDevice = isExitDevice(*kind);
        trim = trim || kind->kind == u"electrified_trim";
        bar = bar || exitDevice;
        if (exitDevice || (kind->egress == EgressEffect::Frees && kind->kind != u"electrified_trim"))
            releases += quantityPerLeaf(s, item, leaves);
    }
    if (trim && !bar)
        return false;
    if (releases < 2)
        return true;
    return leaves > 0 ? std::optional(false) : std::nullopt; // or one for each leaf of a pair
}

Measured mechFreeEgress(const FactSheet& s, Subject at, Trace* t)
{
    if (!s.itemsKnown(at))
        return hardwareUnknown(s, at, t);
    static const FactId leavesFact = s.id("door.leaves");
    const auto items = itemsOf(s, at);
    const int leaves = s.leafCount(at);
    std::optional<bool> leavesFree = true;
    for (int leaf = 0; leaf < std::max(1, leaves); ++leaf)
        leavesFree = both(leavesFree, oneRelease(s, items, leaf, leaves));
    std::optional<bool> bolts = true;
    for (const Subject& item : items)
        bolts = both(bolts, manualBoltFrees(s, item, leaves, t));
    if (leaves == 0 && (!leavesFree || !bolts))
        FactView{s, {S::Opening, at.row, 0}, t}.missing(leavesFact);
    std::optional<bool> all = both(leavesFree, bolts);
    for (const Subject& item : items)
        all = both(all, itemFrees(s, item, t));
    return truth(all);
}

// Motions that free a leaf from inside: one for each lever, bar or lock, and one for each bolt that does not go with them. Bolts of an
// inactive leaf are judged for themselves.
std::optional<qint64> motionsOf(const FactSheet& s, const std::vector<Subject>& items, int leaf, int leaves, Trace* t)
{
    static const FactId interconnected = s.id("hw.interconnected");
    qint64 motions = 0;
    for (const Subject& item : items) {
        const DeviceKind* kind = s.kindOf(item);
        if (!kind)
            return std::nullopt;
        if (!s.serves(item, leaf, leaves))
            continue;
        if (isExitDevice(*kind) || (kind->egress == EgressEffect::Frees && kind->kind != u"electrified_trim"))
            motions += quantityPerLeaf(s, item, leaves);
        if (kind->egress != EgressEffect::SecondMotion)
            continue;
        const auto together = FactView{s, item, t}.flag(interconnected);
        if (!together)
            return std::nullopt;
        motions += *together ? 0 : quantityPerLeaf(s, item, leaves);
    }
    return motions;
}

Measured releaseMotions(const FactSheet& s, Subject at, Trace* t)
{
    if (!s.itemsKnown(at))
        return hardwareUnknown(s, at, t);
    static const FactId leavesFact = s.id("door.leaves");
    const auto items = itemsOf(s, at);
    const int leaves = s.leafCount(at);
    if (leaves == 0)
        FactView{s, {S::Opening, at.row, 0}, t}.missing(leavesFact);
    std::optional<qint64> most = leaves == 0 ? std::nullopt : std::optional<qint64>(0);
    for (int leaf = 0; leaf < leaves && most; ++leaf) {
        const auto motions = motionsOf(s, items, leaf, leaves, t);
        most = motions ? std::optional(std::max(*most, *motions)) : std::nullopt;
    }
    return most ? Measured::known(*most) : Measured::unknown();
}

Measured powerTransfer(const FactSheet& s, Subject at, Trace* t)
{
    return someItem(s, at, t, [](Subject, const DeviceKind& k) { return k.kind == u"power_transfer"; });
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
    {"door.release_motions", S::Opening, FieldType::Int, "", "", Ask::HardwareConsultant, K::Design,
     "the number of motions that open the door from inside", &releaseMotions},
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
