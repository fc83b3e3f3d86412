// SPDX-License-Identifier: GPL-3.0-or-later
// What an interlock does when its power, its controller or a door switch fails, and when it is released, as facts (valve-and-power-rules.md C3).
#include "core/failure/fault.h"
#include "core/failure/measured_missing.h"
#include "core/failure/opening_state.h"

#include <set>

namespace sp {

namespace {

using S = SubjectKind;
using F = FieldType;
constexpr KnownFrom D = KnownFrom::Design;
constexpr Ask A = Ask::AccessControl;

void note(Trace* t, const Missing& missing)
{
    if (t && std::find(t->missing.begin(), t->missing.end(), missing) == t->missing.end())
        t->missing.push_back(missing);
}

// A local release opens a door that the interlock holds: it is no reason to hold it.
std::optional<bool> opensFromInside(const OpeningState& state, const Interlock& group)
{
    if (state.leaf == LeafPosition::Open)
        return true;
    const auto& local = group.localReleases;
    const auto isLocal = [&](const QString& id) {
        return local && std::any_of(local->begin(), local->end(), [&](const DeviceId& d) { return d.text() == id; });
    };
    switch (state.inside) {
    case Passage::Free:
    case Passage::Delayed: return true;
    case Passage::Release: return !std::all_of(state.by.begin(), state.by.end(), isLocal);
    case Passage::Unknown: return std::nullopt;
    default: return false;
    }
}

std::optional<bool> opensFromOutside(const OpeningState& state)
{
    if (state.leaf == LeafPosition::Open)
        return true;
    return state.outside == Passage::Unknown ? std::nullopt : std::optional(state.outside == Passage::Free);
}

struct Door {
    quint32 row = 0;
    QString name;
    OpeningNet net;
    Subject subject() const { return {S::Opening, row, 0}; }
};

/// What is injected: faults by themselves, on top of a moment.
struct Injection {
    Moment moment;
    std::vector<BasicFault> faults;
};

BasicFault fault(FaultKind kind, int row)
{
    return {QString(), FaultClass::Control, kind, row, -1, -1, QString()};
}

class DoorGroup final {
public:
    DoorGroup(const FactSheet& sheet, Subject at, Trace* trace)
        : m_sheet(sheet), m_at(at), m_trace(trace), m_interlock(sheet.project().interlocks[at.row])
    {
        if (!m_interlock.openings)
            return;
        const Project& p = sheet.project();
        for (const OpeningId& id : *m_interlock.openings)
            if (const size_t row = p.openings.indexOf(id); row < p.openings.size()) {
                const Subject door{S::Opening, static_cast<quint32>(row), 0};
                m_doors.push_back({door.row, sheet.nameOf(door), OpeningNet(sheet, static_cast<int>(row))});
            }
    }

    bool known() const { return m_interlock.openings.has_value(); }
    const Interlock& interlock() const { return m_interlock; }
    const std::vector<Door>& doors() const { return m_doors; }
    int row() const { return static_cast<int>(m_at.row); }
    Measured openingsUnknown() const { return waitsFor(m_sheet, m_at, m_trace, "interlock.openings"); }

    template <class Test>
    std::optional<bool> ask(const Door& door, const Injection& in, Test&& test) const
    {
        Moment moment = in.moment;
        for (const BasicFault& f : in.faults)
            moment.faults.push_back(&f);
        StateReasons reasons;
        const auto answer = test(door.net.at(moment, m_trace ? &reasons : nullptr));
        if (!answer)
            for (const Missing& m : reasons.missing)
                note(m_trace, m);
        return answer;
    }
    std::optional<bool> leaves(const Door& door, const Injection& in) const
    {
        return ask(door, in, [&](const OpeningState& state) { return opensFromInside(state, m_interlock); });
    }

    // A door that does not open in normal service is kept shut by something else.
    std::optional<bool> keptShut(const Door& door, const Injection& in) const
    {
        const auto opens = leaves(door, in);
        if (opens == true)
            return false;
        const auto before = leaves(door, {});
        return both(before, opens ? std::optional(!*opens) : std::nullopt);
    }

    // The power of the controller is gone: with everything else, or alone while the locks keep theirs.
    std::vector<Injection> powerLosses() const
    {
        std::vector<Injection> out(1);
        out[0].moment.mains = false;
        out[0].moment.batteriesEmpty = true;
        if (!m_interlock.controller)
            return out;
        const Project& p = m_sheet.project();
        Injection cut; // all its wires, or all its supplies
        Injection dead;
        for (size_t row = 0; row < p.circuits.size(); ++row) {
            const Circuit& circuit = p.circuits[row];
            const auto feedsIt = [&](const PartRef& part) { return part.entity == m_interlock.controller->text(); };
            if (!circuit.feeds || std::none_of(circuit.feeds->begin(), circuit.feeds->end(), feedsIt))
                continue;
            cut.faults.push_back(fault(FaultKind::WireCut, static_cast<int>(row)));
            if (const size_t supply = circuit.supply ? p.supplies.indexOf(*circuit.supply) : p.supplies.size(); supply < p.supplies.size())
                dead.faults.push_back(fault(FaultKind::SupplyDead, static_cast<int>(supply)));
        }
        for (Injection* in : {&cut, &dead})
            if (!in->faults.empty())
                out.push_back(std::move(*in));
        return out;
    }
    Injection controllerOff() const { return {{}, {fault(FaultKind::InterlockDead, row())}}; }
    static Injection switchStuck(const Door& door, FaultKind how) { return {{}, {fault(how, static_cast<int>(door.row))}}; }
    // The door stands open and its switch says that it is closed.
    static Injection falselyClosed(const Door& door)
    {
        const auto at = static_cast<int>(door.row);
        return {{}, {fault(FaultKind::DoorPropped, at), fault(FaultKind::PositionSwitchClosed, at)}};
    }

private:
    const FactSheet& m_sheet;
    Subject m_at;
    Trace* m_trace;
    const Interlock& m_interlock;
    std::vector<Door> m_doors;
};

QString listed(const QStringList& names)
{
    return names.isEmpty() ? QStringLiteral("none") : names.join(QStringLiteral(", "));
}

// Doors that an injection keeps shut for people who leave; nullopt where that is not known of some and none is surely kept shut.
struct Shut {
    QStringList doors;
    bool open = false; ///< of another one nobody knows
};

void addShut(const DoorGroup& group, const Injection& in, const Door* but, Shut& out)
{
    for (const Door& door : group.doors()) {
        if (&door == but)
            continue;
        const auto shut = group.keptShut(door, in);
        out.open = out.open || !shut;
        if (shut == true && !out.doors.contains(door.name))
            out.doors += door.name;
    }
}

Shut onPowerLoss(const DoorGroup& group)
{
    static const FieldId releases = field("interlock.release_on_power_loss");
    Shut out;
    if (group.interlock().facts.flag(releases) != true) // else whatever keeps a door shut is not the interlock
        for (const Injection& in : group.powerLosses())
            addShut(group, in, nullptr, out);
    return out;
}

Shut onControllerLoss(const DoorGroup& group)
{
    static const FieldId releases = field("interlock.release_on_controller_loss");
    Shut out;
    if (group.interlock().facts.flag(releases) != true)
        addShut(group, group.controllerOff(), nullptr, out);
    return out;
}

Shut onSwitchOpen(const DoorGroup& group)
{
    Shut out;
    for (const Door& door : group.doors())
        addShut(group, DoorGroup::switchStuck(door, FaultKind::PositionSwitchOpen), &door, out);
    return out;
}

Measured textOf(const Shut& shut)
{
    return shut.doors.isEmpty() && shut.open ? Measured::unknown() : Measured::known(listed(shut.doors));
}
Measured isNone(const Shut& shut)
{
    return !shut.doors.isEmpty() ? Measured::known(false) : shut.open ? Measured::unknown() : Measured::known(true);
}

template <Shut (*Of)(const DoorGroup&), Measured (*Give)(const Shut&)>
Measured shutBy(const FactSheet& s, Subject at, Trace* t)
{
    const DoorGroup group(s, at, t);
    return group.known() ? Give(Of(group)) : group.openingsUnknown();
}

// A switch that says closed of an open door: another door then opens beside it.
std::optional<bool> twoOpen(const DoorGroup& group)
{
    std::optional<bool> any = false;
    for (const Door& door : group.doors())
        for (const Door& other : group.doors())
            if (&door != &other)
                any = either(any, group.leaves(other, DoorGroup::falselyClosed(door)));
    return any;
}

Measured twoOpenUnnoticed(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId supervised = s.id("interlock.switch_supervised");
    const DoorGroup group(s, at, t);
    if (!group.known())
        return group.openingsUnknown();
    if (group.doors().size() < 2)
        return Measured::known(false);
    const auto watched = FactView{s, at, t}.flag(supervised);
    if (watched == true)
        return Measured::known(false);
    return truth(both(watched ? std::optional(true) : std::nullopt, twoOpen(group)));
}

// --- local releases (IL-2) ---

// Whether a local release stands in a room; nullopt where the plan does not say where it stands.
std::optional<bool> standsIn(const FactSheet& s, const Device& device, const RoomId& room)
{
    if (device.room)
        return *device.room == room;
    const size_t row = device.opening ? s.project().openings.indexOf(*device.opening) : s.project().openings.size();
    if (row >= s.project().openings.size() || !device.side)
        return std::nullopt;
    const Beyond& beyond = s.index().opening(row).sides.on(*device.side);
    return beyond.room ? std::optional(*beyond.room == room) : std::nullopt;
}

// Rooms that people leave through a door of the group, where somebody can be inside and no local release is.
Shut withoutRelease(const FactSheet& s, Subject at, Trace* t, const DoorGroup& group)
{
    static const FactId occupied = s.id("space.occupied_compartment");
    static const FactId egressSide = s.id("door.egress_side");
    const Project& p = s.project();
    std::vector<quint32> rooms;
    Shut out;
    for (const Door& door : group.doors()) {
        const auto& entry = s.entry(door.subject());
        const int inside = !entry.outside ? -1 : *entry.outside == Side::A ? entry.roomB : entry.roomA;
        if (!entry.outside) {
            note(t, {egressSide, door.subject(), Why::NoData});
            out.open = true;
        } else if (inside >= 0 && std::find(rooms.begin(), rooms.end(), static_cast<quint32>(inside)) == rooms.end()) {
            rooms.push_back(static_cast<quint32>(inside));
        }
    }
    for (const quint32 row : rooms) {
        std::optional<bool> has = false;
        if (const auto& releases = group.interlock().localReleases) {
            for (const DeviceId& id : *releases)
                if (const Device* device = p.devices.find(id))
                    has = either(has, standsIn(s, *device, p.rooms[row].id));
        } else {
            has = std::nullopt;
        }
        if (has == true)
            continue;
        const Subject room{S::Room, row, 0};
        const auto somebody = FactView{s, room, t}.flag(occupied);
        if (somebody == false)
            continue;
        if (!has)
            waitsFor(s, at, t, "interlock.local_releases");
        if (!has || !somebody)
            out.open = true;
        else
            out.doors += s.nameOf(room);
    }
    return out;
}

template <Measured (*Give)(const Shut&)>
Measured localRelease(const FactSheet& s, Subject at, Trace* t)
{
    const DoorGroup group(s, at, t);
    return group.known() ? Give(withoutRelease(s, at, t, group)) : group.openingsUnknown();
}

// --- what a release opens (IL-7) ---

// Doors into protected rooms that anybody opens from outside after a release, and that he does not open before.
Shut entriesOpened(const FactSheet& s, Subject, Trace* t, const DoorGroup& group)
{
    static const FactId isProtected = s.id("space.protected");
    Injection alarm;
    alarm.moment.alarm = true;
    Shut out;
    for (const Door& door : group.doors()) {
        std::optional<bool> opened = false;
        for (const Injection& in : {alarm, group.controllerOff()})
            opened = either(opened, group.ask(door, in, opensFromOutside));
        if (opened == false)
            continue;
        const auto before = group.ask(door, {}, opensFromOutside);
        if (before == true)
            continue;
        const auto matters =
            both(both(opened, before ? std::optional(true) : std::nullopt), FactView{s, door.subject(), t}.flag(isProtected));
        if (matters == true)
            out.doors += door.name;
        out.open = out.open || !matters;
    }
    return out;
}

template <Measured (*Give)(const Shut&)>
Measured releaseOpens(const FactSheet& s, Subject at, Trace* t)
{
    const DoorGroup group(s, at, t);
    return group.known() ? Give(entriesOpened(s, at, t, group)) : group.openingsUnknown();
}

// --- zones of the fire alarm (IL-8) ---

// How many zones release the locks of the group's doors. Contacts of one device are in one zone, whatever its name.
Measured releaseZones(const FactSheet& s, Subject at, Trace* t)
{
    static const FieldId zone = field("device.zone");
    static const FactId zoneFact = s.id("device.zone");
    static const FactId onAlarm = s.id("rel.unlock_on_fire_alarm");
    const DoorGroup group(s, at, t);
    if (!group.known())
        return group.openingsUnknown();
    const Project& p = s.project();
    std::set<QString> zones;
    std::set<size_t> unnamed;
    bool known = true;
    for (const Door& door : group.doors())
        for (const PlanIndex::Feed& feed : s.entry(door.subject()).feeds) {
            const auto& link = feed.circuit->fireAlarm;
            if (link && link->none)
                continue;
            const size_t device = link && link->by ? p.devices.indexOf(*link->by) : p.devices.size();
            if (device >= p.devices.size()) {
                known = false;
                note(t, {onAlarm, door.subject(), Why::NoData});
            } else if (const auto text = p.devices[device].facts.text(zone); text && !text->trimmed().isEmpty()) {
                zones.insert(text->trimmed());
            } else {
                unnamed.insert(device);
            }
        }
    if (zones.size() > 1)
        return Measured::known(static_cast<qint64>(zones.size()));
    if (zones.size() + unnamed.size() > 1) {
        for (const size_t device : unnamed)
            note(t, {zoneFact, {S::Device, static_cast<quint32>(device), 0}, Why::NoData});
        return Measured::unknown();
    }
    return known ? Measured::known(static_cast<qint64>(zones.size() + unnamed.size())) : Measured::unknown();
}

// --- all injections in a sentence ---

QString stays(const Shut& shut)
{
    if (!shut.doors.isEmpty())
        return QStringLiteral("%1 stays shut").arg(listed(shut.doors));
    return shut.open ? QStringLiteral("not known") : QStringLiteral("every door lets people out");
}

Measured injections(const FactSheet& s, Subject at, Trace* t)
{
    const DoorGroup group(s, at, t);
    if (!group.known())
        return group.openingsUnknown();
    const auto two = group.doors().size() < 2 ? std::optional(false) : twoOpen(group);
    return Measured::known(
        QStringLiteral("power off: %1; controller off: %2; a switch that reads open for ever: %3; a switch that reads closed for ever: %4")
            .arg(stays(onPowerLoss(group)), stays(onControllerLoss(group)), stays(onSwitchOpen(group)),
                 !two       ? QStringLiteral("not known")
                     : *two ? QStringLiteral("two doors open at once")
                            : QStringLiteral("no two doors open at once")));
}

constexpr MeasuredRow rows[] = {
    {"interlock.openings", S::Interlock, F::Bool, "", "", A, D, "the doors of the interlock", nullptr},
    {"interlock.local_releases", S::Interlock, F::Bool, "", "", A, D, "the local releases of the interlock and where they stand", nullptr},
    {"interlock.opens_without_power", S::Interlock, F::Bool, "", "", A, D, "whether the doors let people out without power",
     &shutBy<&onPowerLoss, &isNone>},
    {"interlock.shut_without_power", S::Interlock, F::Text, "", "", A, D, "the doors that stay shut without power",
     &shutBy<&onPowerLoss, &textOf>},
    {"interlock.opens_without_controller", S::Interlock, F::Bool, "", "", A, D, "whether the doors let people out without the controller",
     &shutBy<&onControllerLoss, &isNone>},
    {"interlock.shut_without_controller", S::Interlock, F::Text, "", "", A, D, "the doors that stay shut without the controller",
     &shutBy<&onControllerLoss, &textOf>},
    {"interlock.opens_with_switch_open", S::Interlock, F::Bool, "", "", A, D,
     "whether the doors let people out while a switch reads open for ever", &shutBy<&onSwitchOpen, &isNone>},
    {"interlock.shut_with_switch_open", S::Interlock, F::Text, "", "", A, D, "the doors that stay shut while a switch reads open for ever",
     &shutBy<&onSwitchOpen, &textOf>},
    {"interlock.two_open_unnoticed", S::Interlock, F::Bool, "", "", A, D,
     "whether two doors can be open unnoticed while a switch reads closed for ever", &twoOpenUnnoticed},
    {"interlock.releases_in_place", S::Interlock, F::Bool, "", "", A, D, "whether every compartment has a local release",
     &localRelease<&isNone>},
    {"interlock.without_release", S::Interlock, F::Text, "", "", A, D, "the compartments without a local release", &localRelease<&textOf>},
    {"interlock.entry_stays_locked", S::Interlock, F::Bool, "", "", A, D, "whether a release leaves protected rooms locked from outside",
     &releaseOpens<&isNone>},
    {"interlock.entries_opened", S::Interlock, F::Text, "", "", A, D, "the doors of protected rooms that a release opens from outside",
     &releaseOpens<&textOf>},
    {"interlock.release_zones", S::Interlock, F::Int, "", "", Ask::FireProtection, D, "the number of fire alarm zones of its doors",
     &releaseZones},
    {"interlock.fault_injections", S::Interlock, F::Text, "", "", A, D, "what the interlock does when something of it fails", &injections},
};

} // namespace

namespace tables {
const std::span<const MeasuredRow> interlockMeasures = rows;
} // namespace tables

} // namespace sp
