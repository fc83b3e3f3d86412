// SPDX-License-Identifier: GPL-3.0-or-later
// What circuits and devices tell of an opening's release and control (code-rules.md 2, group rel).
#include "core/facts/measure.h"

namespace sp {

namespace {

constexpr FieldType Bool = FieldType::Bool;
using S = SubjectKind;
using K = KnownFrom;
constexpr Ask I = Ask::AccessControl;

std::vector<const Device*> devicesOf(const FactSheet& s, Subject at, std::initializer_list<QStringView> kinds)
{
    std::vector<const Device*> out;
    for (const auto& device : s.index().devices().of.value(s.opening(at).id))
        if (std::find(kinds.begin(), kinds.end(), QStringView(device->kind)) != kinds.end())
            out.push_back(device.get());
    return out;
}

std::vector<const Device*> buttons(const FactSheet& s, Subject at)
{
    return devicesOf(s, at, {u"push_button"});
}
std::vector<const Device*> sensors(const FactSheet& s, Subject at)
{
    return devicesOf(s, at, {u"rex_pir"});
}
std::vector<const Device*> switches(const FactSheet& s, Subject at)
{
    return devicesOf(s, at, {u"rex_switch", u"touch_sense_bar"});
}

QString deviceWord(const Device& d, const char* name)
{
    const FieldId id = field(name);
    const auto w = d.facts.word(id);
    return w ? wordAt(fieldOf(id).words, *w) : QString();
}

void from(Trace* t, const Device& d, const char* key)
{
    if (t)
        t->from = d.id.text() + (key ? u'.' + QLatin1String(key) : QString());
}

Measured present(const FactSheet&, Trace* t, const std::vector<const Device*>& devices)
{
    if (devices.empty())
        return Measured::silent();
    from(t, *devices.front(), nullptr);
    return Measured::known(true);
}

// All devices of the sort must break the lock power themselves.
Measured allBreak(Trace* t, const std::vector<const Device*>& devices)
{
    if (devices.empty())
        return Measured::silent();
    std::optional<bool> all = true;
    for (const Device* d : devices) {
        const QString word = deviceWord(*d, "device.breaks");
        const auto direct = word.isEmpty() ? std::nullopt : std::optional(word == u"lock_power");
        if (!direct || !*direct || !t || t->from.isEmpty())
            from(t, *d, "breaks");
        all = both(all, direct);
        if (all && !*all)
            break;
    }
    return all ? Measured::known(*all) : Measured::unknown();
}

Measured button(const FactSheet& s, Subject at, Trace* t)
{
    return present(s, t, buttons(s, at));
}
Measured buttonDirect(const FactSheet& s, Subject at, Trace* t)
{
    return allBreak(t, buttons(s, at));
}
Measured sensor(const FactSheet& s, Subject at, Trace* t)
{
    return present(s, t, sensors(s, at));
}
Measured sensorIndependent(const FactSheet& s, Subject at, Trace* t)
{
    return allBreak(t, sensors(s, at));
}
Measured hwDirect(const FactSheet& s, Subject at, Trace* t)
{
    return allBreak(t, switches(s, at));
}

Measured hwSwitch(const FactSheet& s, Subject at, Trace* t)
{
    const Measured device = present(s, t, switches(s, at));
    if (device.state == Measured::State::Known)
        return device;
    const auto items = s.related(at, Relation::Items);
    if (items)
        for (const Subject& item : *items)
            if (s.item(item).kind == u"rex_switch" || s.item(item).kind == u"touch_sense_bar") {
                if (t)
                    t->from = s.idOf(item);
                return Measured::known(true);
            }
    return Measured::silent();
}

template <Dim D>
Measured deviceAmount(const std::vector<const Device*>& devices, const char* name, const char* key, Trace* t)
{
    for (const Device* d : devices)
        if (const auto v = d->facts.amount<D>(field(name))) {
            from(t, *d, key);
            return Measured::known(Quantity{D, v->n});
        }
    return Measured::silent();
}

Measured buttonHeight(const FactSheet& s, Subject at, Trace* t)
{
    return deviceAmount<Dim::Length>(buttons(s, at), "device.height_in", "height", t);
}
Measured buttonUnlock(const FactSheet& s, Subject at, Trace* t)
{
    return deviceAmount<Dim::Time>(buttons(s, at), "device.unlock_s", "unlock", t);
}

Measured buttonDistance(const FactSheet& s, Subject at, Trace* t)
{
    const auto frame = frameOf(s.project(), s.opening(at));
    for (const Device* d : buttons(s, at))
        if (frame && d->at) {
            from(t, *d, "at");
            return Measured::known(Quantity{Dim::Length, distance(frame->middle, *d->at).n}, Origin::Measured);
        }
    return Measured::silent();
}

Measured buttonSign(const FactSheet& s, Subject at, Trace* t)
{
    for (const Device* d : buttons(s, at))
        if (const auto text = d->facts.text(field("device.sign"))) {
            from(t, *d, "sign");
            return Measured::known(*text);
        }
    return Measured::silent();
}

Measured unlockOnSensorLoss(const FactSheet& s, Subject at, Trace* t)
{
    for (const Device* d : sensors(s, at)) {
        const QString word = deviceWord(*d, "device.on_loss");
        from(t, *d, "on_loss");
        if (!word.isEmpty())
            return Measured::known(word == u"unlock");
    }
    return Measured::silent();
}

// Circuits of the opening's electrified locks.
std::vector<const Circuit*> lockCircuits(const FactSheet& s, Subject at)
{
    std::vector<const Circuit*> out;
    for (const Subject& item : itemsOf(s, at))
        if (s.kindOf(item) && s.kindOf(item)->locking)
            for (const Circuit* c : s.index().circuitsOf(at.row, s.item(item).key))
                out.push_back(c);
    return out;
}

// Folds a word of every lock circuit; circuits that disagree give the worse one, else an unknown one leaves it unknown.
template <class F>
Measured foldCircuits(const FactSheet& s, Subject at, Trace* t, const char* key, F&& bad)
{
    const auto circuits = lockCircuits(s, at);
    if (circuits.empty())
        return Measured::silent();
    std::optional<Value> value;
    bool worst = false;
    bool unknown = !s.entry(at).circuitsKnown; // a lock whose circuit is not drawn
    for (const Circuit* c : circuits) {
        const auto [v, worse] = bad(*c);
        unknown = unknown || !v;
        if (!v || (value && !(worse && !worst)))
            continue;
        value = *v;
        worst = worst || worse;
        if (t)
            t->from = c->id.text() + u'.' + QLatin1String(key);
    }
    if (worst || !unknown)
        return Measured::known(*value);
    return Measured::unknown();
}

using Folded = std::pair<std::optional<Value>, bool>;

// A door without electrified locks has nothing that the fire alarm could unlock.
bool nothingElectric(const FactSheet& s, Subject at)
{
    static const FieldId entered = field("rel.unlock_on_fire_alarm");
    if (!s.itemsKnown(at) || enteredDoor(s.project(), s.opening(at), entered))
        return false;
    const auto items = itemsOf(s, at);
    return std::none_of(items.begin(), items.end(), [&](const Subject& i) { return !s.kindOf(i) || s.kindOf(i)->locking; });
}

Measured unlockOnFireAlarm(const FactSheet& s, Subject at, Trace* t)
{
    if (nothingElectric(s, at))
        return Measured::known(false);
    return foldCircuits(s, at, t, "fire_alarm", [](const Circuit& c) -> Folded {
        if (!c.fireAlarm)
            return {std::nullopt, false};
        return {Value(!c.fireAlarm->none), c.fireAlarm->none};
    });
}

Measured faLoop(const FactSheet& s, Subject at, Trace* t)
{
    static const FieldId loop = field("fai.loop");
    return foldCircuits(s, at, t, "fire_alarm.loop", [&](const Circuit& c) -> Folded {
        if (!c.fireAlarm)
            return {std::nullopt, false};
        if (c.fireAlarm->none)
            return {wordValue(s, s.id("rel.fa_loop"), u"none"), false};
        const auto w = c.fireAlarm->facts.word(loop);
        if (!w)
            return {std::nullopt, false};
        const QString word = wordAt(fieldOf(loop).words, *w);
        return {wordValue(s, s.id("rel.fa_loop"), word), word == u"normally_open"};
    });
}

Measured untilReset(const FactSheet& s, Subject at, Trace* t)
{
    static const FieldId reset = field("fai.until_reset");
    return foldCircuits(s, at, t, "fire_alarm.until_reset", [](const Circuit& c) -> Folded {
        if (!c.fireAlarm || c.fireAlarm->none)
            return {std::nullopt, false};
        const auto b = c.fireAlarm->facts.flag(reset);
        return {b ? std::optional<Value>(*b) : std::nullopt, b && !*b};
    });
}

Measured controllerDrop(const FactSheet& s, Subject at, Trace* t)
{
    static const FieldId drop = field("circuit.controller_drop");
    return foldCircuits(s, at, t, "controller_drop", [&](const Circuit& c) -> Folded {
        const auto w = c.facts.word(drop);
        if (!w)
            return {std::nullopt, false};
        const QString word = wordAt(fieldOf(drop).words, *w);
        return {wordValue(s, s.id("rel.controller_drop"), word), word == u"holds_lock"};
    });
}

// What was entered counts where the plan does not tell.
Measured enteredOr(const FactSheet& s, Subject at, FieldId id, Measured otherwise)
{
    return enteredDoor(s.project(), s.opening(at), id) ? Measured::silent() : otherwise;
}

Measured credentialToExit(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId side = s.id("door.egress_side");
    static const FieldId entered = field("rel.credential_to_exit");
    static const FieldId logging = field("device.logging_only");
    const bool isEntered = enteredDoor(s.project(), s.opening(at), entered);
    const auto readers = devicesOf(s, at, {u"card_reader", u"keypad"});
    if (readers.empty() && (isEntered || !s.index().controlsDrawn()))
        return Measured::silent();
    const auto egress = FactView{s, at, isEntered ? nullptr : t}.word(side);
    if (!egress)
        return Measured::silent();
    std::optional<bool> any = false;
    for (const Device* d : readers) {
        const auto onEgress = d->side ? std::optional(*egress == u"both" || *egress == (*d->side == Side::A ? u"a" : u"b")) : std::nullopt;
        const auto needed = d->facts.flag(logging) ? std::optional(!*d->facts.flag(logging)) : std::nullopt;
        if (!onEgress || *onEgress)
            from(t, *d, "side");
        any = either(any, both(onEgress, needed));
    }
    return any ? Measured::known(*any) : isEntered ? Measured::silent() : Measured::unknown();
}

Measured interlock(const FactSheet& s, Subject at, Trace* t)
{
    static const FieldId entered = field("rel.interlock");
    static const FieldId warning = field("interlock.warning_only");
    const auto& groups = s.entry(at).interlocks;
    for (const Interlock* group : groups) {
        if (t)
            t->from = group->id.text();
        if (!group->facts.flag(warning).value_or(false))
            return Measured::known(true);
    }
    if (!groups.empty())
        return Measured::known(false);
    return s.index().controlsDrawn() ? enteredOr(s, at, entered, Measured::known(false)) : Measured::silent();
}

Measured interlockOverride(const FactSheet& s, Subject at, Trace* t)
{
    static const FieldId onAlarm = field("interlock.release_on_fire_alarm");
    static const FieldId onPower = field("interlock.release_on_power_loss");
    const auto& groups = s.entry(at).interlocks;
    if (groups.empty())
        return Measured::silent();
    std::optional<bool> all = true;
    for (const Interlock* group : groups) {
        const auto local = group->localReleases ? std::optional(!group->localReleases->empty()) : std::nullopt;
        const auto overrides = both(local, both(group->facts.flag(onAlarm), group->facts.flag(onPower)));
        if (t && (t->from.isEmpty() || !overrides || !*overrides))
            t->from = group->id.text();
        all = both(all, overrides);
        if (all && !*all)
            break;
    }
    return truth(all);
}

// The locks let go without power when every one of them is fail safe.
Measured unlockOnPowerLoss(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId state = s.id("hw.fail_state");
    static const FieldId entered = field("rel.unlock_on_power_loss");
    if (!s.itemsKnown(at))
        return Measured::silent();
    Trace waits;
    std::optional<bool> all = true;
    bool any = false;
    for (const Subject& item : itemsOf(s, at)) {
        if (!s.kindOf(item) || !s.kindOf(item)->locking)
            continue;
        any = true;
        const auto word = FactView{s, item, t ? &waits : nullptr}.word(state);
        all = both(all, word ? std::optional(*word == u"fail_safe") : std::nullopt);
    }
    if (!any)
        return Measured::silent();
    if (all)
        return Measured::known(*all);
    const Measured otherwise = enteredOr(s, at, entered, Measured::unknown());
    if (t && otherwise.state == Measured::State::Unknown)
        t->missing.insert(t->missing.end(), waits.missing.begin(), waits.missing.end());
    return otherwise;
}

constexpr MeasuredRow rows[] = {
    {"rel.sensor", S::Opening, Bool, "", "", I, K::Design, "", &sensor},
    {"rel.unlock_on_sensor_loss", S::Opening, Bool, "", "", I, K::Design, "", &unlockOnSensorLoss},
    {"rel.sensor_independent", S::Opening, Bool, "", "", I, K::Design, "", &sensorIndependent},
    {"rel.unlock_on_power_loss", S::Opening, Bool, "", "", I, K::Design, "", &unlockOnPowerLoss},
    {"rel.button", S::Opening, Bool, "", "", I, K::Design, "", &button},
    {"rel.button_height_in", S::Opening, FieldType::Quantity, "in", "", I, K::Design, "", &buttonHeight},
    {"rel.button_distance_ft", S::Opening, FieldType::Quantity, "ft", "", I, K::Design, "", &buttonDistance},
    {"rel.button_sign", S::Opening, FieldType::Text, "", "", I, K::Design, "", &buttonSign},
    {"rel.button_direct", S::Opening, Bool, "", "", I, K::Design, "", &buttonDirect},
    {"rel.button_unlock_s", S::Opening, FieldType::Quantity, "s", "", I, K::Design, "", &buttonUnlock},
    {"rel.hw_switch", S::Opening, Bool, "", "", I, K::Design, "", &hwSwitch},
    {"rel.hw_direct", S::Opening, Bool, "", "", I, K::Design, "", &hwDirect},
    {"rel.unlock_on_fire_alarm", S::Opening, Bool, "", "", I, K::Design, "", &unlockOnFireAlarm},
    {"rel.fa_loop", S::Opening, FieldType::Word, "", "", I, K::Design, "", &faLoop},
    {"rel.until_reset", S::Opening, Bool, "", "", I, K::Design, "", &untilReset},
    {"rel.controller_drop", S::Opening, FieldType::Word, "", "", I, K::Design, "", &controllerDrop},
    {"rel.credential_to_exit", S::Opening, Bool, "", "", I, K::Design, "", &credentialToExit},
    {"rel.interlock", S::Opening, Bool, "", "", I, K::Design, "", &interlock},
    {"rel.interlock_override", S::Opening, Bool, "", "", I, K::Design, "", &interlockOverride},
};

} // namespace

namespace tables {
const std::span<const MeasuredRow> releaseMeasures = rows;
} // namespace tables

} // namespace sp
