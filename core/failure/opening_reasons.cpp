// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/failure/opening_reasons.h"

#include "core/failure/fault.h"
#include "core/failure/item_words.h"
#include "core/failure/opening_solver.h"

namespace sp {

namespace {

size_t at(int i)
{
    return static_cast<size_t>(i);
}

QString listed(const QStringList& names)
{
    if (names.size() < 2)
        return names.join(QString());
    return names.mid(0, names.size() - 1).join(QStringLiteral(", ")) + QStringLiteral(" and ") + names.last();
}

bool byPower(const NetItem& item)
{
    return !item.circuits.empty();
}

class Reasons final {
public:
    Reasons(const OpeningNetData& net, const Moment& moment, const OpeningState& state)
        : m_net(net), m_moment(moment), m_state(state), m_solver(net, moment)
    {
    }

    QStringList make()
    {
        if (m_net.leafless) {
            say(QStringLiteral("an opening without a leaf"));
            return m_out;
        }
        const bool broken = sayFaults();
        if (m_moment.sensors != SensorFault::None)
            saySensors();
        else if (m_moment.alarmWiresBroken)
            sayWires();
        else if (m_moment.controllersDead)
            sayControllers();
        else if (!m_moment.mains && sayLostPower())
            ;
        else if (m_moment.alarm)
            sayAlarm();
        else if (!m_moment.mains)
            sayBatteries();
        else if (!broken)
            sayNormal();
        sayVoltage();
        sayInterlocks();
        return m_out;
    }

private:
    void say(const QString& text)
    {
        if (!text.isEmpty() && !m_out.contains(text))
            m_out += text;
    }

    static std::optional<bool> safe(const NetItem& item)
    {
        return item.failState.unknown < 0 ? std::optional(item.failState.value == slot::FailSafe) : std::nullopt;
    }

    // The faults that are about parts of this opening, in their own words; then what lost its power by them.
    bool sayFaults()
    {
        bool any = false;
        const auto has = [](const std::vector<int>& rows, int row) { return std::binary_search(rows.begin(), rows.end(), row); };
        for (const BasicFault* f : m_moment.faults) {
            bool mine = f->opening >= 0 && f->opening == m_net.opening;
            switch (f->kind) {
            case FaultKind::SupplyDead:
            case FaultKind::BatteryFlat: mine = has(m_net.supplyRows, f->row); break;
            case FaultKind::DeviceDead:
            case FaultKind::SensorBlind:
            case FaultKind::ContactOpens:
            case FaultKind::ContactWelded: mine = has(m_net.deviceRows, f->row); break;
            case FaultKind::SwitchStuck: mine = mine || (f->opening < 0 && has(m_net.deviceRows, f->row)); break;
            case FaultKind::AlarmWireCut: mine = has(m_net.alarmRows, f->row); break;
            case FaultKind::WireCut: mine = has(m_net.circuitRows, f->row); break;
            case FaultKind::DoorPropped: mine = f->row == m_net.opening; break;
            case FaultKind::PositionSwitchOpen:
            case FaultKind::PositionSwitchClosed:
            case FaultKind::InterlockDead:
                mine = std::any_of(m_net.interlocks.begin(), m_net.interlocks.end(), [&](const NetInterlock& group) {
                    return f->kind == FaultKind::InterlockDead
                        ? group.row == f->row
                        : std::find(group.others.begin(), group.others.end(), f->row) != group.others.end();
                });
                break;
            default: break;
            }
            if (mine)
                say(f->says);
            any = any || mine;
        }
        if (any)
            for (const NetItem& item : m_net.items)
                if (byPower(item) && m_solver.certain([&] { return !m_solver.powered(item); }).value_or(false))
                    sayUnpowered(item);
        return any;
    }

    // --- request to exit (F7) ---

    void saySensors()
    {
        bool any = false;
        for (const int r : m_net.releases) {
            const NetDevice& d = m_net.devices[at(r)];
            const bool isSwitch = d.role == NetRole::Switch || d.role == NetRole::TouchBar;
            if (m_moment.sensors == SensorFault::Stuck ? !isSwitch : d.role != NetRole::Sensor)
                continue;
            any = true;
            if (m_moment.sensors == SensorFault::Stuck)
                say(QStringLiteral("%1 is stuck: it releases nothing").arg(d.id));
            else if (m_moment.sensors == SensorFault::Blind)
                say(QStringLiteral("%1 sees nobody").arg(d.id));
            else if (says(d.onLoss, slot::Unlock))
                say(QStringLiteral("loss of %1 unlocks").arg(d.id));
            else if (says(d.onLoss, slot::StayLocked))
                say(QStringLiteral("loss of %1 unlocks nothing").arg(d.id));
        }
        if (m_moment.sensors == SensorFault::Stuck)
            for (const NetItem& item : m_net.items)
                if (item.form == NetForm::DelayedBar || item.form == NetForm::DelayedMagnet) {
                    any = true;
                    say(QStringLiteral("the switch of %1 is stuck: nothing starts its delay").arg(item.id));
                }
        if (!any)
            say(m_moment.sensors == SensorFault::Stuck ? QStringLiteral("exit needs no switch") : QStringLiteral("exit needs no sensor"));
    }

    // --- fire alarm (F3, F4, F6) ---

    void sayNotOnAlarm()
    {
        QStringList names;
        for (const NetItem& item : m_net.items)
            for (const int c : item.circuits)
                if (m_net.circuits[at(c)].link < 0 && item.links.empty() && !hasMainsContact(m_net.circuits[at(c)])
                    && !names.contains(m_net.circuitIds[c]))
                    names += m_net.circuitIds[c];
        if (!names.isEmpty())
            say(QStringLiteral("%1 %2 not on the fire alarm").arg(listed(names), names.size() == 1 ? u"is" : u"are"));
        else if (std::none_of(m_net.items.begin(), m_net.items.end(), byPower))
            say(QStringLiteral("nothing here is electric"));
    }

    void sayWires()
    {
        for (const NetItem& item : m_net.items) {
            for (const int c : item.circuits)
                if (const int link = m_net.circuits[at(c)].link; link >= 0 && says(m_net.links[at(link)].linked, 1))
                    sayLoop(m_net.links[at(link)]);
            for (const int link : item.links)
                sayLoop(m_net.links[at(link)]);
            eachMainsContact(item, [&](const NetSupply&, const NetLink& link, int) { sayLoop(link); });
        }
        sayMains();
        sayNotOnAlarm();
    }

    void sayLoop(const NetLink& link)
    {
        if (says(link.loop, slot::NormallyClosed))
            say(QStringLiteral("the loop is normally closed: a broken wire releases"));
        else if (says(link.loop, slot::NormallyOpen))
            say(QStringLiteral("the loop is normally open: a broken wire releases nothing"));
    }

    void sayAlarm()
    {
        for (const NetItem& item : m_net.items) {
            for (const int c : item.circuits)
                if (const int link = m_net.circuits[at(c)].link; link >= 0)
                    sayContact(m_net.links[at(link)], m_net.circuits[at(c)], c);
            for (const int link : item.links)
                say(QStringLiteral("%1 releases %2").arg(contactOf(m_net.links[at(link)]), item.id));
        }
        sayMains();
        sayNotOnAlarm();
    }

    // Contacts that surely sit at the mains of what feeds an item: the supply, the link, and the place of the supply here.
    template <class F>
    void eachMainsContact(const NetItem& item, F&& use)
    {
        for (const int c : item.circuits)
            if (const int s = m_net.circuits[at(c)].supply; s >= 0)
                for (const NetMains& mains : m_net.supplies[at(s)].mains)
                    if (const NetLink& link = m_net.links[at(mains.link)]; says(link.linked, 1) && says(link.location, slot::AcInput))
                        use(m_net.supplies[at(s)], link, s);
    }

    bool hasMainsContact(const NetCircuit& circuit) const
    {
        return circuit.supply >= 0
            && std::any_of(m_net.supplies[at(circuit.supply)].mains.begin(), m_net.supplies[at(circuit.supply)].mains.end(),
                           [&](const NetMains& mains) { return says(m_net.links[at(mains.link)].location, slot::AcInput); });
    }

    // The alarm takes the mains of a whole supply: what its battery does not hold is without power.
    void sayMains()
    {
        for (const NetItem& item : m_net.items) {
            bool dead = false;
            eachMainsContact(item, [&](const NetSupply& supply, const NetLink& link, int s) {
                if (!m_solver.certain([&] { return m_solver.mainsCut(s); }).value_or(false))
                    return;
                say(QStringLiteral("%1 cuts only the mains of %2").arg(contactOf(link), m_net.supplyIds[s]));
                if (says(supply.battery, 0))
                    say(QStringLiteral("%1 has no battery").arg(m_net.supplyIds[s]));
                dead = dead || m_solver.certain([&] { return !m_solver.supplyOn(s); }).value_or(false);
            });
            if (dead)
                sayUnpowered(item);
        }
    }

    QString contactOf(const NetLink& link) const
    {
        return link.contact >= 0 ? m_net.devices[at(link.contact)].id : QStringLiteral("the fire alarm");
    }

    void sayContact(const NetLink& link, const NetCircuit& circuit, int here)
    {
        if (!says(link.linked, 1))
            return;
        const QString contact = contactOf(link);
        const QString name = circuit.row < 0 ? QStringLiteral("the lock circuit") : m_net.circuitIds[here];
        if (says(link.location, slot::DcOutput))
            say(QStringLiteral("%1 opens %2 at the DC output").arg(contact, name));
        else if (says(link.location, slot::AcInput) && circuit.supply < 0)
            say(QStringLiteral("%1 cuts only the mains of %2").arg(contact, name));
        else if (says(link.location, slot::ControlOnly))
            say(QStringLiteral("%1 only tells the controller to release %2").arg(contact, name));
    }

    // --- controller (F5) ---

    QStringList namesOf(const std::vector<int>& devices) const
    {
        QStringList out;
        for (const int d : devices)
            out += m_net.devices[at(d)].id;
        return out;
    }

    void sayControllers()
    {
        QStringList dead;
        for (const NetItem& item : m_net.items) {
            if (item.controllers.empty())
                continue;
            const QStringList names = namesOf(item.controllers);
            for (const QString& name : names)
                if (!dead.contains(name))
                    dead += name;
            const QString who = listed(names) + (names.size() == 1 ? QStringLiteral(" is dead") : QStringLiteral(" are dead"));
            const auto isSafe = safe(item);
            const QString circuit = m_net.circuitIds[item.circuits.front()];
            const QString what = circuit.isEmpty() ? QStringLiteral("the circuit") : circuit;
            if (isSafe && !*isSafe && says(item.held, 0))
                say(QStringLiteral("%1: nothing releases %2").arg(who, item.id));
            else if (says(item.drop, slot::HoldsLock))
                say(QStringLiteral("%1 holds the lock when %2").arg(what, who));
            else if (says(item.drop, slot::ReleasesLock))
                say(QStringLiteral("%1 releases the lock when %2").arg(what, who));
        }
        if (m_state.inside != Passage::Free)
            for (const int r : m_net.releases)
                if (says(m_net.devices[at(r)].breaks, slot::ThroughController) && !dead.isEmpty())
                    say(QStringLiteral("%1 works only through %2").arg(m_net.devices[at(r)].id, listed(dead)));
        if (dead.isEmpty())
            say(QStringLiteral("no controller acts here"));
    }

    // --- power (F1, F2, F4) ---

    // What has no power any more; false when everything electric still has some.
    bool sayLostPower()
    {
        std::vector<const NetItem*> lost;
        for (const NetItem& item : m_net.items) {
            bool any = false;
            for (const int c : item.circuits) {
                const int s = m_net.circuits[at(c)].supply;
                if (s < 0) {
                    any = any || m_moment.batteriesEmpty;
                    continue;
                }
                const NetSupply& supply = m_net.supplies[at(s)];
                if (says(supply.battery, 0))
                    say(QStringLiteral("%1 has no battery").arg(m_net.supplyIds[s]));
                else if (m_moment.isEmpty(supply.row))
                    say(QStringLiteral("%1 is empty").arg(m_net.supplyIds[s]));
                else
                    continue;
                any = true;
            }
            if (any)
                lost.push_back(&item);
        }
        if (!m_moment.alarm)
            for (const NetItem* item : lost)
                sayUnpowered(*item);
        return !lost.empty();
    }

    void sayKey()
    {
        if (m_state.outside != Passage::Key)
            return;
        for (const NetItem& item : m_net.items)
            if (says(item.outsideKey, 1))
                say(QStringLiteral("%1 has a key outside").arg(item.id));
    }

    void sayUnpowered(const NetItem& item)
    {
        say(unpoweredWords(item));
        if (item.form == NetForm::Retraction || (isLever(item) && says(item.failState, slot::FailSecure)))
            sayKey();
    }
    static bool isLever(const NetItem& item)
    {
        return item.form == NetForm::ElectricLever || item.form == NetForm::ElectricTrim || item.form == NetForm::Strike;
    }

    // What a battery keeps alive; what lets somebody in by a credential needs reader and controller as well.
    void sayBatteries()
    {
        std::vector<std::pair<int, QStringList>> fed;
        const auto add = [&](int supply, const QString& name) {
            if (supply < 0 || name.isEmpty())
                return;
            auto it = std::find_if(fed.begin(), fed.end(), [&](const auto& f) { return f.first == supply; });
            if (it == fed.end())
                it = fed.insert(fed.end(), {supply, {}});
            if (!it->second.contains(name))
                it->second += name;
        };
        const auto addDevice = [&](int d) {
            for (const int c : m_net.devices[at(d)].circuits)
                add(m_net.circuits[at(c)].supply, m_net.devices[at(d)].id);
        };
        for (const NetItem& item : m_net.items) {
            if (!byPower(item))
                continue;
            const auto isSafe = safe(item);
            if (item.form != NetForm::Holder && isSafe && !*isSafe) {
                for (const int r : m_net.readers)
                    addDevice(r);
                for (const int c : item.controllers)
                    addDevice(c);
            }
            for (const int c : item.circuits)
                add(m_net.circuits[at(c)].supply, m_net.circuitIds[c]);
        }
        for (const auto& [supply, names] : fed)
            say(QStringLiteral("battery of %1 feeds %2").arg(m_net.supplyIds[supply], listed(names)));
        if (std::none_of(m_net.items.begin(), m_net.items.end(), byPower))
            say(QStringLiteral("nothing here is electric"));
    }

    void sayVoltage()
    {
        for (const NetItem& item : m_net.items)
            for (const int c : item.circuits)
                if (m_moment.isLow(m_net.circuits[at(c)].row, item.id))
                    say(QStringLiteral("%1 gives %2 too little voltage").arg(m_net.circuitIds[c], item.id));
    }

    void sayInterlocks()
    {
        for (const NetInterlock& group : m_net.interlocks)
            if (m_solver.certain([&] { return m_solver.inhibits(group); }).value_or(false))
                say(QStringLiteral("%1 keeps the door shut").arg(group.id));
    }

    // --- normal (F0) ---

    void sayNormal()
    {
        bool electric = false;
        bool latch = false;
        for (const NetItem& item : m_net.items) {
            electric = electric || byPower(item);
            latch = latch || item.form == NetForm::Lever || item.form == NetForm::ElectricLever || item.form == NetForm::Retraction
                || item.form == NetForm::DelayedBar || item.form == NetForm::OwnCells || item.form == NetForm::LatchingLeafBolt;
            sayItem(item);
        }
        if (!electric)
            sayKey();
        if (!latch && m_state.leaf == LeafPosition::Closed)
            say(QStringLiteral("no latch on the leaf"));
    }

    void sayItem(const NetItem& item)
    {
        if (item.form == NetForm::Strike && says(item.held, 1)) {
            say(QStringLiteral("%1 is held released").arg(item.id));
            return;
        }
        say(normalWords(item));
        if (item.form != NetForm::Magnet && item.form != NetForm::DelayedMagnet)
            return;
        for (const int c : item.circuits) {
            const QString& circuit = m_net.circuitIds[c];
            if (circuit.isEmpty())
                continue;
            if (const int s = m_net.circuits[at(c)].supply; s >= 0)
                say(QStringLiteral("%1 feeds %2").arg(m_net.supplyIds[s], circuit));
            say(QStringLiteral("%1 holds %2").arg(circuit, item.id));
        }
    }

    const OpeningNetData& m_net;
    const Moment& m_moment;
    const OpeningState& m_state;
    OpeningSolver m_solver;
    QStringList m_out;
};

} // namespace

QStringList openingReasons(const OpeningNetData& net, const Moment& moment, const OpeningState& state)
{
    return Reasons(net, moment, state).make();
}

} // namespace sp
