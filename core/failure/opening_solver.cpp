// SPDX-License-Identifier: GPL-3.0-or-later
// From wiring to energised or not (code-rules.md 6.2), with branches over what nobody knows.
#include "core/failure/opening_solver.h"

#include "core/failure/fault.h"

namespace sp {

namespace {

constexpr int mostRuns = 4096; // a door with more open questions than that is unknown anyway

template <class List, class F>
bool someOf(const List& list, F&& test)
{
    return std::any_of(list.begin(), list.end(), test);
}

quint64 mixed(quint64 a, quint64 b)
{
    return (a ^ (b + 0x9e3779b97f4a7c15ULL + (a << 6U) + (a >> 2U))) * 0xff51afd7ed558ccdULL;
}

size_t at(int i)
{
    return static_cast<size_t>(i);
}

} // namespace

void OpeningOutcomes::add(const OpeningOutcome& o)
{
    const auto bit = [](int n) { return static_cast<quint8>(1U << static_cast<unsigned>(n)); };
    inside |= bit(static_cast<int>(o.inside));
    outside |= bit(static_cast<int>(o.outside));
    latched |= bit(o.latched);
    open |= bit(o.open);
    if (o.inside == Passage::Release) {
        byAlways &= o.by;
        byEver |= o.by;
    }
}

void OpeningOutcomes::add(const OpeningOutcomes& o)
{
    inside |= o.inside;
    outside |= o.outside;
    latched |= o.latched;
    open |= o.open;
    byAlways &= o.byAlways;
    byEver |= o.byEver;
}

OpeningSolver::OpeningSolver(const OpeningNetData& net, const Moment& moment)
    : m_net(net), m_moment(moment), m_assigned(net.unknowns.size(), -1), m_decisive(net.unknowns.size()), m_budget(mostRuns),
      m_faulty(!moment.faults.empty())
{
}

OpeningOutcomes OpeningSolver::solve()
{
    return explore();
}

int OpeningSolver::valueOf(const Slot& s)
{
    if (s.unknown < 0)
        return s.value;
    const qint8 assigned = m_assigned[at(s.unknown)];
    if (assigned >= 0)
        return assigned;
    if (m_pending < 0)
        m_pending = s.unknown;
    return 0;
}

// Runs until a fact is asked for that nobody knows, then once for each of its values. A fact is decisive when its values lead apart: to other
// answers, or to other questions with other answers.
OpeningOutcomes OpeningSolver::explore()
{
    m_pending = -1;
    OpeningOutcomes out;
    const OpeningOutcome one = once();
    if (m_pending < 0) {
        out.add(one);
        out.shape = mixed(mixed(out.inside, out.outside), mixed(out.latched, out.open));
        return out;
    }
    const auto asked = at(m_pending);
    if (--m_budget < 0) {
        m_decisive[asked] = true;
        out.inside = out.outside = out.latched = out.open = 0xff;
        return out;
    }
    quint64 shape = asked + 1;
    bool apart = false;
    for (quint8 option = 0; option < m_net.unknowns[asked].options; ++option) {
        m_assigned[asked] = static_cast<qint8>(option);
        const OpeningOutcomes branch = explore();
        apart = apart || (option > 0 && branch.shape != out.shape);
        if (option == 0)
            out.shape = branch.shape;
        shape = mixed(shape, branch.shape);
        out.add(branch);
    }
    if (apart) {
        m_decisive[asked] = true;
        out.shape = shape;
    }
    m_assigned[asked] = -1;
    return out;
}

bool OpeningSolver::fails(FaultKind kind, int row) const
{
    return m_faulty && row >= 0 && someOf(m_moment.faults, [&](const BasicFault* f) { return f->kind == kind && f->row == row; });
}

bool OpeningSolver::failsAt(FaultKind kind, int position) const
{
    return m_faulty && position >= 0 && someOf(m_moment.faults, [&](const BasicFault* f) {
               return f->kind == kind && f->opening == m_net.opening && f->item == position;
           });
}

// --- power ---

bool OpeningSolver::supplyOn(int supply, bool cut)
{
    const bool mains = (supply < 0 ? m_moment.mains : m_moment.hasMains(m_net.supplies[at(supply)].row)) && !cut;
    if (supply < 0)
        return mains || (!m_moment.batteriesEmpty && valueOf(m_net.supplied) != 0);
    const NetSupply& s = m_net.supplies[at(supply)];
    if (fails(FaultKind::SupplyDead, s.row))
        return false;
    const bool charged = !m_moment.isEmpty(s.row) && !fails(FaultKind::BatteryFlat, s.row);
    if (charged && s.battery.unknown < 0 && s.battery.value != 0) // with it nobody asks for the mains
        return true;
    if (mains && !mainsCut(supply))
        return true;
    return charged && valueOf(s.battery) != 0;
}

bool OpeningSolver::cutsMains(const NetMains& mains)
{
    const NetLink& link = m_net.links[at(mains.link)];
    return linkActs(link, mains.circuits) && valueOf(link.location) == slot::AcInput;
}

// The fire alarm takes the mains of the whole supply. A contact that this very supply feeds counts as fed while that is asked: what nothing
// else has opened stays closed.
bool OpeningSolver::mainsCut(int supply)
{
    const std::vector<NetMains>& contacts = m_net.supplies[at(supply)].mains;
    if (contacts.empty())
        return false;
    m_asked.resize(m_net.supplies.size());
    if (m_asked[at(supply)])
        return false;
    m_asked[at(supply)] = true;
    const bool cut = someOf(contacts, [&](const NetMains& mains) { return cutsMains(mains); });
    m_asked[at(supply)] = false;
    return cut;
}

// A fire alarm panel lets go the locks that its battery should not hold (valve-and-power-rules.md PW-01).
bool OpeningSolver::panelUnlocks(const NetCircuit& circuit) const
{
    return circuit.supply >= 0 && m_moment.unlocks(m_net.supplies[at(circuit.supply)].row);
}

// A contact that needs power and has none opens like its wire would.
bool OpeningSolver::wireBroken(const NetLink& link, std::span<const int> circuitRows)
{
    const bool byDetector = link.contact >= 0 && m_net.devices[at(link.contact)].role == NetRole::Detector;
    if (!byDetector
        && (m_moment.alarmWiresBroken || (m_faulty && someOf(circuitRows, [&](int row) { return fails(FaultKind::AlarmWireCut, row); }))))
        return true;
    if (link.contact < 0)
        return false;
    const NetDevice& contact = m_net.devices[at(link.contact)];
    return !contact.circuits.empty() && !someOf(contact.circuits, [&](int c) {
        const NetCircuit& circuit = m_net.circuits[at(c)];
        return !fails(FaultKind::WireCut, circuit.row) && supplyOn(circuit.supply);
    });
}

bool OpeningSolver::linkActs(const NetLink& link, std::span<const int> circuitRows)
{
    const int contact = link.contact < 0 ? -1 : m_net.devices[at(link.contact)].row;
    const bool broken = wireBroken(link, circuitRows);
    const bool opens = fails(FaultKind::ContactOpens, contact);
    const bool byDetector = link.contact >= 0 && m_net.devices[at(link.contact)].role == NetRole::Detector;
    const bool called = byDetector ? detects(m_net.devices[at(link.contact)]) : m_moment.alarm;
    if ((!called && !broken && !opens) || valueOf(link.linked) == 0)
        return false;
    if (broken)
        return valueOf(link.loop) == slot::NormallyClosed;
    return opens || !fails(FaultKind::ContactWelded, contact);
}

bool OpeningSolver::circuitLive(const NetCircuit& circuit, const QString& load)
{
    if (fails(FaultKind::WireCut, circuit.row) || m_moment.isLow(circuit.row, load))
        return false;
    bool ownMainsCut = false; // a supply that is known has a list of its own
    if (circuit.link >= 0 && linkActs(m_net.links[at(circuit.link)], circuit)) {
        const int location = valueOf(m_net.links[at(circuit.link)].location);
        if (location == slot::DcOutput)
            return false;
        ownMainsCut = location == slot::AcInput;
    }
    return supplyOn(circuit.supply, ownMainsCut && circuit.supply < 0);
}

bool OpeningSolver::deviceOn(const NetDevice& device)
{
    if (device.circuits.empty())
        return supplyOn(-1);
    return someOf(device.circuits, [&](int c) { return circuitLive(m_net.circuits[at(c)], device.id); });
}

bool OpeningSolver::powered(const NetItem& item)
{
    if (someOf(item.links, [&](int l) { return linkActs(m_net.links[at(l)], std::span<const int>()); }))
        return false;
    return someOf(item.circuits, [&](int c) {
        const NetCircuit& circuit = m_net.circuits[at(c)];
        return circuitLive(circuit, item.id) && !(item.form != NetForm::Holder && panelUnlocks(circuit) && isSafe(item));
    });
}

// --- control ---

bool OpeningSolver::isAlive(const NetDevice& controller)
{
    return !m_moment.controllersDead && !fails(FaultKind::DeviceDead, controller.row) && deviceOn(controller);
}

OpeningSolver::Drive OpeningSolver::driveOf(const NetItem& item)
{
    if (!item.controllers.empty())
        return someOf(item.controllers, [&](int c) { return isAlive(m_net.devices[at(c)]); }) ? Drive::Alive : Drive::Dead;
    if (valueOf(item.driven) == 0)
        return Drive::Local;
    return m_moment.controllersDead ? Drive::Dead : Drive::Alive;
}

// The relay of the controller follows its commands.
bool OpeningSolver::relayMoves(const NetItem& item) const
{
    return !fails(FaultKind::RelayWelded, item) && !fails(FaultKind::RelayOpen, item) && !fails(FaultKind::LockStuck, item);
}

// The fire alarm only tells the controller to release.
bool OpeningSolver::controlReleases(const NetItem& item)
{
    return someOf(item.circuits, [&](int c) {
        const NetCircuit& circuit = m_net.circuits[at(c)];
        return circuit.link >= 0 && linkActs(m_net.links[at(circuit.link)], circuit)
            && valueOf(m_net.links[at(circuit.link)].location) == slot::ControlOnly;
    });
}

// Drawn wiring tells what an alarm does; where it is silent, `hw.fa_relatches` does.
bool OpeningSolver::hasAlarmWire(const NetItem& item)
{
    return someOf(item.circuits, [&](int c) {
        const NetCircuit& circuit = m_net.circuits[at(c)];
        return circuit.row >= 0 && circuit.link >= 0 && valueOf(m_net.links[at(circuit.link)].linked) != 0;
    });
}

// What the item's circuit is told to do: normally to secure the door, unless it is held released (code-rules.md 6.2).
bool OpeningSolver::commanded(const NetItem& item)
{
    if (fails(FaultKind::RelayWelded, item))
        return true;
    if (fails(FaultKind::RelayOpen, item))
        return false;
    if (item.interlocked)
        return m_inhibited == isSafe(item);
    const bool safe = isSafe(item);
    const bool held = valueOf(item.held) != 0;
    bool on = safe != held;
    if (held && m_moment.alarm && !hasAlarmWire(item) && !m_moment.alarmWiresBroken && valueOf(item.relatches) != 0)
        on = safe;
    const Drive drive = driveOf(item);
    if (drive == Drive::Dead)
        return on && (!safe && !held ? false : valueOf(item.drop) == slot::HoldsLock);
    if (drive == Drive::Alive && controlReleases(item))
        return held ? (valueOf(item.relatches) != 0 ? safe : on) : !safe; // a message says what is done, not the wire
    return on;
}

bool OpeningSolver::energised(const NetItem& item)
{
    const bool magnet = item.form == NetForm::Magnet || item.form == NetForm::DelayedMagnet;
    if (!magnet && fails(FaultKind::LockStuck, item))
        return isSafe(item);
    if (item.form == NetForm::OwnCells)
        return isSafe(item);
    return powered(item) && commanded(item) && !(isSafe(item) && lossUnlocks(item));
}

// --- release devices ---

// A sensor whose power or signal is gone; a button or switch is a contact that needs none, unless somebody says what its loss does.
bool OpeningSolver::isLost(const NetDevice& d)
{
    if (d.role == NetRole::Sensor || d.role == NetRole::TouchBar) {
        if (fails(FaultKind::DeviceDead, d.row) || (d.role == NetRole::Sensor && m_moment.sensors == SensorFault::Dead))
            return true;
        return !deviceOn(d);
    }
    return d.role == NetRole::Button && !d.circuits.empty() && d.onLoss.unknown < 0 && d.onLoss.value == slot::Unlock && !deviceOn(d);
}

bool OpeningSolver::lossUnlocks(const NetItem& item)
{
    return someOf(m_net.releases, [&](int r) {
        const NetDevice& d = m_net.devices[at(r)];
        const bool can = d.role == NetRole::Sensor || d.role == NetRole::TouchBar || d.role == NetRole::Button;
        if (!can || !isLost(d) || valueOf(d.present) == 0 || valueOf(d.onLoss) != slot::Unlock)
            return false;
        const int breaks = valueOf(d.breaks);
        return breaks == slot::LockPower || (breaks == slot::ThroughController && driveOf(item) == Drive::Alive && relayMoves(item));
    });
}

bool OpeningSolver::works(const NetDevice& d)
{
    if (fails(FaultKind::DeviceDead, d.row) || fails(FaultKind::SensorBlind, d.row) || fails(FaultKind::SwitchStuck, d.row)
        || failsAt(FaultKind::SwitchStuck, d.item))
        return false;
    const bool isSwitch = d.role == NetRole::Switch || d.role == NetRole::TouchBar;
    if (isSwitch && m_moment.sensors == SensorFault::Stuck)
        return false;
    if (d.role == NetRole::Sensor && (m_moment.sensors == SensorFault::Blind || m_moment.sensors == SensorFault::Dead))
        return false;
    return (d.role != NetRole::Sensor && d.role != NetRole::TouchBar) || deviceOn(d);
}

bool OpeningSolver::readerWorks(const NetDevice& d)
{
    return !fails(FaultKind::DeviceDead, d.row) && !(m_moment.alarm && d.disabledOnAlarm)
        && !someOf(d.disabledBy, [&](int r) { return detects(m_net.devices[at(r)]); }) && deviceOn(d);
}

// A dead one finds nothing.
bool OpeningSolver::detects(const NetDevice& d)
{
    return m_moment.hasDetected(d.row) && !fails(FaultKind::DeviceDead, d.row) && deviceOn(d);
}

// Whether using the device, or showing a credential to it, frees the item at this side.
bool OpeningSolver::acts(const NetDevice& d, const NetItem& item, bool inside)
{
    if (valueOf(inside ? d.inside : d.outside) == 0 || valueOf(d.present) == 0)
        return false;
    const bool reader = d.role == NetRole::Reader;
    const bool trigger = d.role == NetRole::Sensor || d.role == NetRole::Switch || d.role == NetRole::TouchBar;
    if (trigger && (item.form == NetForm::DelayedBar || item.form == NetForm::DelayedMagnet))
        return false; // they start the delay
    if (fails(FaultKind::LockStuck, item) || !(reader ? readerWorks(d) : works(d)))
        return false;
    const int breaks = reader ? static_cast<int>(slot::ThroughController) : valueOf(d.breaks);
    if (breaks == slot::LockPower)
        return isSafe(item);
    if (breaks != slot::ThroughController || m_inhibited || !relayMoves(item) || driveOf(item) != Drive::Alive)
        return false;
    return isSafe(item) || powered(item);
}

// --- interlock (valve-and-power-rules.md C3) ---

bool OpeningSolver::inhibits(const NetInterlock& group)
{
    if (m_moment.alarm && valueOf(group.onAlarm) != 0)
        return false;
    const bool dead = m_moment.controllersDead || fails(FaultKind::InterlockDead, group.row)
        || (group.controller >= 0 && fails(FaultKind::DeviceDead, m_net.devices[at(group.controller)].row));
    const bool on = group.controller >= 0 ? deviceOn(m_net.devices[at(group.controller)]) : supplyOn(-1);
    if (!on)
        return valueOf(group.onPowerLoss) == 0;
    if (dead)
        return valueOf(group.onControllerLoss) == 0;
    if (!m_faulty)
        return false;
    const bool another = someOf(group.others, [&](int row) {
        if (fails(FaultKind::PositionSwitchClosed, row))
            return false;
        return fails(FaultKind::PositionSwitchOpen, row) || fails(FaultKind::DoorPropped, row)
            || someOf(m_moment.faults, [&](const BasicFault* f) { return f->kind == FaultKind::CloserBroken && f->opening == row; });
    });
    return another && valueOf(group.timesOut) == 0;
}

} // namespace sp
