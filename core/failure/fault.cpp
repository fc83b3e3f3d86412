// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/failure/fault.h"

#include "core/facts/plan_index.h"

namespace sp {

namespace {

using K = FaultKind;
using C = FaultClass;

QString nameOf(const Opening& o)
{
    return o.mark.value_or(o.id.text());
}

// "exit sensor" of "Exit sensor": names of kinds begin a sentence, here they stand in it.
QString inSentence(const DeviceKind* kind, const QString& id)
{
    if (!kind)
        return id;
    QString name = kind->name;
    if (name.size() > 1 && name[1].isLower())
        name[0] = name[0].toLower();
    return name;
}

class FaultList final {
public:
    explicit FaultList(const PlanIndex& index) : m_index(index), m_plan(index.project()) { }

    std::vector<BasicFault> make(const std::function<bool()>& stop)
    {
        for (size_t i = 0; i < m_plan.supplies.size(); ++i)
            addSupply(static_cast<int>(i), m_plan.supplies[i]);
        for (size_t i = 0; i < m_plan.devices.size(); ++i)
            addDevice(static_cast<int>(i), m_plan.devices[i]);
        for (size_t i = 0; i < m_plan.circuits.size(); ++i)
            addCircuit(static_cast<int>(i), m_plan.circuits[i]);
        for (size_t i = 0; i < m_plan.openings.size(); ++i) {
            if (stop && (i & 0xFF) == 0 && stop())
                return {};
            addOpening(static_cast<int>(i));
        }
        for (size_t i = 0; i < m_plan.interlocks.size(); ++i)
            addInterlock(static_cast<int>(i), m_plan.interlocks[i]);
        for (size_t i = 0; i < m_plan.valves.size(); ++i)
            addValve(static_cast<int>(i), m_plan.valves[i]);
        for (size_t i = 0; i < m_plan.airSupplies.size(); ++i) {
            const AirSupply& air = m_plan.airSupplies[i];
            add(air.id.text() + QStringLiteral(":lost"), C::Air, K::AirLost, static_cast<int>(i),
                QStringLiteral("%1 has no pressure.").arg(air.name.value_or(air.id.text())));
        }
        sort();
        return std::move(m_faults);
    }

private:
    static bool before(const BasicFault& a, const BasicFault& b) { return a.id < b.id; }

    // Tables are as good as sorted, so that merging what ascends already is much less work than sorting from the beginning.
    void sort()
    {
        using Place = std::vector<BasicFault>::iterator;
        std::vector<Place> ends;
        for (Place from = m_faults.begin(); from != m_faults.end(); from = ends.back())
            ends.push_back(std::is_sorted_until(from, m_faults.end(), before));
        while (ends.size() > 1) {
            std::vector<Place> merged;
            Place from = m_faults.begin();
            for (size_t i = 0; i < ends.size(); i += 2) {
                const Place to = i + 1 < ends.size() ? ends[i + 1] : ends[i];
                std::inplace_merge(from, ends[i], to, before);
                merged.push_back(to);
                from = to;
            }
            ends = std::move(merged);
        }
    }

    void add(const QString& id, C of, K kind, int row, const QString& says, int opening = -1, int item = -1)
    {
        m_faults.push_back({id, of, kind, row, opening, item, says});
    }

    void addSupply(int row, const Supply& s)
    {
        static const FieldId ups = field("psu.ups");
        const QString name = s.mark.value_or(s.id.text());
        add(s.id.text() + QStringLiteral(":dead"), C::Power, K::SupplyDead, row, QStringLiteral("%1 gives no output.").arg(name));
        if ((s.batteries && !s.batteries->empty()) || s.facts.flag(ups).value_or(false))
            add(s.id.text() + QStringLiteral(":flat"), C::Power, K::BatteryFlat, row,
                QStringLiteral("The battery of %1 is flat.").arg(name));
    }

    void addDevice(int row, const Device& d)
    {
        const QString id = d.id.text();
        const DeviceKind* kind = m_index.catalogue().find(d.kind);
        const QString name = inSentence(kind, id);
        const QString dead = id + QStringLiteral(":dead");
        if (d.kind == u"rex_pir") {
            add(id + QStringLiteral(":blind"), C::Release, K::SensorBlind, row, QStringLiteral("The exit sensor sees nobody."));
            add(dead, C::Release, K::DeviceDead, row, QStringLiteral("The exit sensor has lost power or signal."));
        } else if (d.kind == u"push_button") {
            add(dead, C::Release, K::DeviceDead, row, QStringLiteral("The push-to-exit button does nothing."));
        } else if (d.kind == u"rex_switch" || d.kind == u"key_switch") {
            add(id + QStringLiteral(":stuck"), C::Release, K::SwitchStuck, row, QStringLiteral("The %1 is stuck.").arg(name));
        } else if (d.kind == u"touch_sense_bar") {
            add(dead, C::Release, K::DeviceDead, row, QStringLiteral("The touch-sense bar has lost power or signal."));
            add(id + QStringLiteral(":stuck"), C::Release, K::SwitchStuck, row, QStringLiteral("The touch-sense bar is stuck."));
        } else if (d.kind == u"local_release") {
            add(dead, C::Release, K::DeviceDead, row, QStringLiteral("The local release does nothing."));
        } else if (d.kind == u"card_reader" || d.kind == u"keypad") {
            add(dead, C::Control, K::DeviceDead, row, QStringLiteral("The %1 is dead.").arg(name));
        } else if (d.kind == u"controller") {
            add(dead, C::Control, K::DeviceDead, row, QStringLiteral("The controller is dead."));
            addRelays(row, d);
        } else if (d.kind == u"fa_relay") {
            add(id + QStringLiteral(":opens"), C::Alarm, K::ContactOpens, row,
                QStringLiteral("The fire alarm contact opens without an alarm."));
            add(id + QStringLiteral(":welded"), C::Alarm, K::ContactWelded, row,
                QStringLiteral("The fire alarm contact stays closed in an alarm."));
        } else if (d.kind == u"gas_detector" || d.kind == u"oxygen_monitor" || d.kind == u"co2_sensor" || d.kind == u"flow_switch") {
            add(dead, C::Alarm, K::DeviceDead, row, QStringLiteral("The %1 is dead.").arg(name));
        }
    }

    // One relay for each item that a controller drives; two at one opening are told apart by the item.
    void addRelays(int row, const Device& d)
    {
        if (!d.drives)
            return;
        for (const PartRef& part : *d.drives) {
            const size_t opening = m_plan.openings.indexOf(OpeningId(part.entity));
            if (opening >= m_plan.openings.size())
                continue;
            const int item = itemOf(opening, part.part);
            if (item < 0)
                continue;
            const auto same = std::count_if(d.drives->begin(), d.drives->end(), [&](const PartRef& o) { return o.entity == part.entity; });
            const QString relay = d.id.text() + u':' + part.entity + (same > 1 ? u'-' + part.part : QString()) + QStringLiteral("-relay-");
            const QString name = nameOf(m_plan.openings[opening]);
            const QString thing = thingOf(opening, item);
            const auto at = static_cast<int>(opening);
            add(relay + QStringLiteral("welded"), C::Control, K::RelayWelded, row,
                QStringLiteral("The relay of %1 stays closed and keeps the %2 powered.").arg(name, thing), at, item);
            add(relay + QStringLiteral("open"), C::Control, K::RelayOpen, row,
                QStringLiteral("The relay of %1 stays open and keeps the %2 without power.").arg(name, thing), at, item);
        }
    }

    QString thingOf(size_t opening, int item) const
    {
        const auto& e = m_index.opening(opening);
        const QString kind = (*e.set->items)[static_cast<size_t>(item)].kind;
        if (kind == u"electric_strike")
            return QStringLiteral("strike");
        if (kind == u"electric_bolt")
            return QStringLiteral("bolt");
        if (kind == u"elr_exit_device" || kind == u"delayed_exit_device")
            return QStringLiteral("exit device");
        if (kind == u"electrified_trim")
            return QStringLiteral("trim");
        return kind.endsWith(u"maglock") || kind == u"shear_lock" ? QStringLiteral("magnet") : QStringLiteral("lock");
    }

    int itemOf(size_t opening, const QString& key) const
    {
        const auto& e = m_index.opening(opening);
        if (e.set && e.set->items)
            for (size_t i = 0; i < e.set->items->size(); ++i)
                if ((*e.set->items)[i].key == key)
                    return static_cast<int>(i);
        return -1;
    }

    void addCircuit(int row, const Circuit& c)
    {
        const QString id = c.id.text();
        add(id + QStringLiteral(":cut"), C::Power, K::WireCut, row, QStringLiteral("The wire of circuit %1 is cut.").arg(id));
        if (c.fireAlarm && !c.fireAlarm->none)
            add(id + QStringLiteral(":alarm-wire-cut"), C::Alarm, K::AlarmWireCut, row,
                QStringLiteral("The wire between the fire alarm and circuit %1 is cut.").arg(id));
    }

    void addOpening(int row)
    {
        const auto& e = m_index.opening(static_cast<size_t>(row));
        const Opening& o = m_plan.openings[static_cast<size_t>(row)];
        const QString name = nameOf(o);
        static const FieldId operation = field("door.operation");
        const Value* word = enteredDoor(m_plan, o, operation);
        if (word && wordAt(fieldOf(operation).words, std::get<Word>(*word).index) == u"cased_opening")
            return;
        const auto first = m_faults.size();
        addOpeningItself(row, e, o, name);
        if (e.set && e.set->items)
            for (size_t i = 0; i < e.set->items->size(); ++i)
                addItem(row, static_cast<int>(i), (*e.set->items)[i], e.kinds[i], o, name);
        std::sort(m_faults.begin() + static_cast<std::ptrdiff_t>(first), m_faults.end(), before);
    }

    void addOpeningItself(int row, const PlanIndex::OpeningEntry& e, const Opening& o, const QString& name)
    {
        add(o.id.text() + QStringLiteral(":propped"), C::Person, K::DoorPropped, row, QStringLiteral("Somebody left %1 open.").arg(name));
        if (!e.interlocks.empty()) { // one switch tells all groups
            add(o.id.text() + QStringLiteral(":switch-open"), C::Control, K::PositionSwitchOpen, row,
                QStringLiteral("The position switch of %1 reads open for ever.").arg(name));
            add(o.id.text() + QStringLiteral(":switch-closed"), C::Control, K::PositionSwitchClosed, row,
                QStringLiteral("The position switch of %1 reads closed for ever.").arg(name));
        }
    }

    void addItem(int row, int position, const HardwareItem& item, const DeviceKind* kind, const Opening& o, const QString& name)
    {
        const QString id = o.id.text() + u'/' + item.key;
        const auto one = [&](const char* word, C of, K fault, const QString& says) {
            add(id + QLatin1String(word), of, fault, row, says, row, position);
        };
        const bool bolt = item.kind == u"auto_flush_bolt" || item.kind == u"constant_latching_bolt";
        if (kind && kind->latching && !bolt)
            one(":jammed", C::Mechanical, K::LatchJammed, QStringLiteral("The latch of %1 does not retract.").arg(name));
        if (kind && kind->latching)
            one(":not-catching", C::Mechanical, K::LatchFails, QStringLiteral("The latch of %1 does not catch.").arg(name));
        const bool magnet = item.kind.endsWith(u"maglock") || item.kind == u"shear_lock";
        if (kind && (kind->locking || item.kind == u"battery_lock") && !magnet)
            one(":stuck", C::Mechanical, K::LockStuck,
                QStringLiteral("The %1 of %2 stays as it is when secured.").arg(thingOf(static_cast<size_t>(row), position), name));
        if (item.kind == u"closer" || item.kind == u"spring_hinge" || item.kind == u"closer_holder")
            one(":broken", C::Mechanical, K::CloserBroken, QStringLiteral("%1 does not close by itself.").arg(name));
        if (item.kind == u"rex_switch" || item.kind == u"touch_sense_bar")
            one(":stuck", C::Release, K::SwitchStuck, QStringLiteral("The switch in the hardware of %1 is stuck.").arg(name));
    }

    void addInterlock(int row, const Interlock& i)
    {
        add(i.id.text() + QStringLiteral(":dead"), C::Control, K::InterlockDead, row,
            QStringLiteral("The controller of the interlock %1 does nothing.").arg(i.name.value_or(i.id.text())));
    }

    void addValve(int row, const Valve& v)
    {
        static const FieldId actuator = field("actuator.kind");
        static const FieldId coil = field("solenoid.kind");
        const QString id = v.id.text();
        const QString tag = v.tag.value_or(id);
        const auto w = v.facts.word(actuator);
        const QString kind = w ? wordAt(fieldOf(actuator).words, *w) : QString();
        if (kind == u"self_actuated" || kind == u"manual")
            return;
        if (kind.contains(u"spring"))
            add(id + QStringLiteral("/spring:broken"), C::Mechanical, K::SpringBroken, row,
                QStringLiteral("The spring of %1 is broken.").arg(tag));
        if (kind == u"solenoid" || (!v.noSolenoid && v.facts.find(coil)))
            add(id + QStringLiteral("/solenoid:stuck"), C::Mechanical, K::SolenoidStuck, row,
                QStringLiteral("The solenoid of %1 stays as when it has power.").arg(tag));
        add(id + QStringLiteral(":stuck"), C::Mechanical, K::ValveStuck, row, QStringLiteral("%1 does not move.").arg(tag));
    }

    const PlanIndex& m_index;
    const Project& m_plan;
    std::vector<BasicFault> m_faults;
};

} // namespace

const char* faultClassWord(FaultClass c)
{
    switch (c) {
    case C::Power: return "power";
    case C::Control: return "control";
    case C::Alarm: return "alarm";
    case C::Release: return "release";
    case C::Mechanical: return "mechanical";
    case C::Air: return "air";
    case C::Person: return "person";
    }
    return "";
}

std::vector<BasicFault> basicFaults(const PlanIndex& index, const std::function<bool()>& stop)
{
    return FaultList(index).make(stop);
}

} // namespace sp
