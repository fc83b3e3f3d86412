// SPDX-License-Identifier: GPL-3.0-or-later
// Circuits, supplies, alarm contacts, readers and release devices of one opening.
#include "core/failure/opening_compiler.h"

namespace sp {

namespace {

struct Facts {
    explicit Facts(const FactSheet& s)
        : supply(s.id("door.lock_supply")), battery(s.id("psu.battery")), onAlarm(s.id("rel.unlock_on_fire_alarm")),
          loop(s.id("rel.fa_loop")), egressSide(s.id("door.egress_side")), credential(s.id("rel.credential_to_exit")),
          sensor(s.id("rel.sensor")), button(s.id("rel.button")), hwSwitch(s.id("rel.hw_switch")),
          sensorDirect(s.id("rel.sensor_independent")), buttonDirect(s.id("rel.button_direct")), hwDirect(s.id("rel.hw_direct")),
          sensorLoss(s.id("rel.unlock_on_sensor_loss"))
    {
    }
    FactId supply, battery, onAlarm, loop, egressSide, credential, sensor, button, hwSwitch, sensorDirect, buttonDirect, hwDirect,
        sensorLoss;
};

const Facts& facts(const FactSheet& s)
{
    static const Facts f(s);
    return f;
}

std::optional<NetRole> roleOf(const QString& kind)
{
    if (kind == u"rex_pir")
        return NetRole::Sensor;
    if (kind == u"push_button")
        return NetRole::Button;
    if (kind == u"rex_switch")
        return NetRole::Switch;
    if (kind == u"touch_sense_bar")
        return NetRole::TouchBar;
    if (kind == u"key_switch")
        return NetRole::KeySwitch;
    if (kind == u"card_reader" || kind == u"keypad")
        return NetRole::Reader;
    return std::nullopt;
}

FactId directFact(const FactSheet& s, NetRole role)
{
    const Facts& f = facts(s);
    return role == NetRole::Sensor ? f.sensorDirect : role == NetRole::Switch || role == NetRole::TouchBar ? f.hwDirect : f.buttonDirect;
}

bool hearsLoss(NetRole role)
{
    return role == NetRole::Sensor || role == NetRole::TouchBar;
}

} // namespace

int OpeningCompiler::addSupply(int row)
{
    for (size_t i = 0; i < m_net.supplies.size(); ++i)
        if (m_net.supplies[i].row == row)
            return static_cast<int>(i);
    NetSupply supply;
    supply.row = row;
    supply.battery = flag(facts(m_sheet).battery, {SubjectKind::Supply, static_cast<quint32>(row), 0});
    m_net.supplies.push_back(supply);
    m_net.supplyIds += m_sheet.project().supplies[static_cast<size_t>(row)].id.text();
    return static_cast<int>(m_net.supplies.size()) - 1;
}

// Whether undrawn wiring has power in an outage is one question for all of it.
void OpeningCompiler::needSupplied()
{
    if (m_net.supplied.unknown < 0)
        m_net.supplied = unknown(facts(m_sheet).supply, m_at);
}

int OpeningCompiler::addLink(NetLink link)
{
    m_net.links.push_back(link);
    return static_cast<int>(m_net.links.size()) - 1;
}

int OpeningCompiler::linkOf(const Circuit& circuit)
{
    static const FieldId location = field("fai.location");
    static const FieldId loop = field("fai.loop");
    const Facts& f = facts(m_sheet);
    NetLink link;
    if (!circuit.fireAlarm) {
        link.linked = unknown(f.onAlarm, m_at);
        link.location = unknown(f.onAlarm, m_at, 3);
        link.loop = unknown(f.loop, m_at);
        return addLink(link);
    }
    if (circuit.fireAlarm->none)
        return -1;
    link.linked = known(true);
    link.location = fieldWord(circuit.fireAlarm->facts, location, f.onAlarm, {u"dc_output", u"ac_input", u"control_only"});
    link.loop = fieldWord(circuit.fireAlarm->facts, loop, f.loop, {u"normally_closed", u"normally_open"});
    if (circuit.fireAlarm->by)
        if (const size_t row = m_sheet.project().devices.indexOf(*circuit.fireAlarm->by); row < m_sheet.project().devices.size())
            link.contact = addDevice(static_cast<int>(row), NetRole::AlarmContact);
    return addLink(link);
}

NetLink OpeningCompiler::mainsLink(const PlanWiring::MainsContact& contact, int circuit)
{
    static const FieldId location = field("fai.location");
    static const FieldId loop = field("fai.loop");
    const Subject at{SubjectKind::Circuit, static_cast<quint32>(circuit), 0};
    NetLink link;
    link.linked = known(true);
    // Anywhere but at the AC input it is nothing to this supply's other circuits.
    link.location = contact.certain ? known(slot::AcInput) : unknown(location, at);
    link.loop = contact.closedLoop ? known(*contact.closedLoop ? slot::NormallyClosed : slot::NormallyOpen) : unknown(loop, at);
    if (contact.device >= 0)
        link.contact = addDevice(contact.device, NetRole::AlarmContact);
    return link;
}

// What takes the mains of each supply. Where a circuit does not say all of it, one that is here keeps its own question: the answer is one.
void OpeningCompiler::addMainsContacts()
{
    for (size_t s = 0; s < m_net.supplies.size(); ++s) // a contact may bring the supply that feeds it
        for (const PlanWiring::MainsContact& contact : m_wiring.mainsContacts[static_cast<size_t>(m_net.supplies[s].row)]) {
            NetMains others{-1, contact.circuits};
            if (!contact.certain || !contact.closedLoop)
                for (const NetCircuit& circuit : m_net.circuits)
                    if (circuit.link >= 0 && std::erase(others.circuits, circuit.row) > 0)
                        m_net.supplies[s].mains.push_back({circuit.link, {circuit.row}});
            if (others.circuits.empty())
                continue;
            others.link = addLink(mainsLink(contact, others.circuits.front()));
            m_net.supplies[s].mains.push_back(std::move(others));
        }
}

int OpeningCompiler::addCircuit(int row)
{
    for (size_t i = 0; i < m_net.circuits.size(); ++i)
        if (m_net.circuits[i].row == row)
            return static_cast<int>(i);
    const Circuit& circuit = m_sheet.project().circuits[static_cast<size_t>(row)];
    const int here = static_cast<int>(m_net.circuits.size());
    m_net.circuits.push_back({row, -1, -1});
    m_net.circuitIds += circuit.id.text();
    const int supplyRow = m_wiring.circuitSupply[static_cast<size_t>(row)];
    int supply = -1;
    if (supplyRow >= 0)
        supply = addSupply(supplyRow);
    else
        needSupplied();
    const int link = linkOf(circuit);
    m_net.circuits[static_cast<size_t>(here)].supply = supply;
    m_net.circuits[static_cast<size_t>(here)].link = link;
    return here;
}

// Stands for wiring that is not drawn: what the facts of the opening say of it.
int OpeningCompiler::undrawnCircuit()
{
    if (m_undrawn >= 0)
        return m_undrawn;
    const Facts& f = facts(m_sheet);
    m_undrawn = static_cast<int>(m_net.circuits.size());
    m_net.circuits.push_back({-1, -1, -1});
    m_net.circuitIds += QString();
    needSupplied();
    NetLink link;
    link.linked = flag(f.onAlarm, m_at);
    link.location = known(slot::DcOutput);
    link.loop = word(f.loop, m_at, {u"normally_closed", u"normally_open"});
    m_net.circuits[static_cast<size_t>(m_undrawn)].link = addLink(link);
    return m_undrawn;
}

int OpeningCompiler::addDevice(int row, NetRole role)
{
    for (size_t i = 0; i < m_net.devices.size(); ++i)
        if (m_net.devices[i].row == row)
            return static_cast<int>(i);
    const int here = static_cast<int>(m_net.devices.size());
    NetDevice device;
    device.row = row;
    device.role = role;
    device.id = m_sheet.project().devices[static_cast<size_t>(row)].id.text();
    device.present = known(true);
    device.disabledOnAlarm = m_wiring.disabledOnAlarm[static_cast<size_t>(row)];
    m_net.devices.push_back(std::move(device));
    std::vector<int> circuits;
    for (const int c : m_wiring.deviceFeeds[static_cast<size_t>(row)])
        circuits.push_back(addCircuit(c));
    if (circuits.empty())
        needSupplied();
    m_net.devices[static_cast<size_t>(here)].circuits = std::move(circuits);
    std::vector<int> detectors;
    for (const int detector : m_wiring.disabledBy[static_cast<size_t>(row)])
        detectors.push_back(addDevice(detector, NetRole::Detector));
    m_net.devices[static_cast<size_t>(here)].disabledBy = std::move(detectors);
    return here;
}

int OpeningCompiler::addContact(int row)
{
    const QString& kind = m_sheet.project().devices[static_cast<size_t>(row)].kind;
    return addDevice(row, kind == u"fa_relay" || kind == u"fire_alarm_panel" ? NetRole::AlarmContact : NetRole::Detector);
}

void OpeningCompiler::setSides(NetDevice& d, const std::optional<Side>& side, bool reader)
{
    const Facts& f = facts(m_sheet);
    if (!side) {
        // What lets people out is inside; a reader may stand on either side.
        d.inside = reader ? unknown(f.credential, m_at) : known(true);
        d.outside = reader ? unknown(f.credential, m_at) : known(false);
    } else if (!m_entry.outside) {
        d.inside = unknown(f.egressSide, m_at);
        d.outside = unknown(f.egressSide, m_at);
    } else {
        d.inside = known(*side != *m_entry.outside);
        d.outside = known(*side == *m_entry.outside);
    }
}

void OpeningCompiler::addRelease(NetRole role, int row, int item, const QString& id)
{
    static const FieldId breaks = field("device.breaks");
    static const FieldId onLoss = field("device.on_loss");
    static const FieldId logging = field("device.logging_only");
    const Facts& f = facts(m_sheet);
    const FactId direct = directFact(m_sheet, role);
    int here = static_cast<int>(m_net.devices.size());
    if (row >= 0) {
        const Device& device = m_sheet.project().devices[static_cast<size_t>(row)];
        if (device.facts.flag(logging).value_or(false))
            return;
        here = addDevice(row, role);
        const Slot acts = fieldWord(device.facts, breaks, direct, {u"lock_power", u"controller", u"nothing"});
        Slot loss = known(slot::StayLocked);
        if (hearsLoss(role) || device.facts.word(onLoss))
            loss = fieldWord(device.facts, onLoss, f.sensorLoss, {u"stay_locked", u"unlock"});
        NetDevice& d = m_net.devices[static_cast<size_t>(here)];
        d.breaks = acts;
        d.onLoss = loss;
        setSides(d, device.side, false);
    } else {
        NetDevice d;
        d.role = role;
        d.item = item;
        d.id = id;
        d.present = known(true);
        const auto isDirect = FactView{m_sheet, m_at, nullptr}.flag(direct);
        d.breaks = isDirect ? known(*isDirect ? slot::LockPower : slot::ThroughController) : unknown(direct, m_at, 3);
        if (hearsLoss(role))
            d.onLoss = flag(f.sensorLoss, m_at);
        setSides(d, std::nullopt, false);
        if (item >= 0)
            for (const PlanWiring::Tie& tie : m_ties.feeds)
                if (tie.part == (*m_entry.set->items)[static_cast<size_t>(item)].key)
                    d.circuits.push_back(addCircuit(tie.row));
        needSupplied();
        here = static_cast<int>(m_net.devices.size()); // a circuit may have brought its alarm contact
        m_net.devices.push_back(std::move(d));
    }
    m_net.releases.push_back(here);
}

void OpeningCompiler::addReader(int row, int item, const QString& id)
{
    static const FieldId logging = field("device.logging_only");
    if (row >= 0) {
        const Device& device = m_sheet.project().devices[static_cast<size_t>(row)];
        if (device.facts.flag(logging).value_or(false))
            return;
        const int here = addDevice(row, NetRole::Reader);
        setSides(m_net.devices[static_cast<size_t>(here)], device.side, true);
        m_net.readers.push_back(here);
        return;
    }
    NetDevice d;
    d.role = NetRole::Reader;
    d.item = item;
    d.id = id;
    d.present = known(true);
    d.outside = known(true);
    d.inside = flag(facts(m_sheet).credential, m_at);
    for (const PlanWiring::Tie& tie : m_ties.feeds)
        if (tie.part == (*m_entry.set->items)[static_cast<size_t>(item)].key)
            d.circuits.push_back(addCircuit(tie.row));
    needSupplied();
    m_net.readers.push_back(static_cast<int>(m_net.devices.size()));
    m_net.devices.push_back(std::move(d));
}

// Devices of the opening on the plan, and those that are hardware of its set.
void OpeningCompiler::addReleases()
{
    for (const int row : m_ties.devices) {
        const auto role = roleOf(m_sheet.project().devices[static_cast<size_t>(row)].kind);
        if (role && *role == NetRole::Reader)
            addReader(row, -1, {});
        else if (role)
            addRelease(*role, row, -1, {});
    }
    const auto& items = *m_entry.set->items;
    for (size_t i = 0; i < items.size(); ++i) {
        const auto role = roleOf(items[i].kind);
        const QString id = m_net.id + u'/' + items[i].key;
        if (role && *role == NetRole::Reader)
            addReader(-1, static_cast<int>(i), id);
        else if (role)
            addRelease(*role, -1, static_cast<int>(i), id);
    }
}

// What only facts tell of: where controls are not drawn at all, their absence means nothing.
void OpeningCompiler::addStatedReleases()
{
    const Facts& f = facts(m_sheet);
    struct Sort {
        FactId fact;
        NetRole role, also;
        const char* part;
    };
    const Sort sorts[] = {{f.sensor, NetRole::Sensor, NetRole::Sensor, "sensor"},
                          {f.button, NetRole::Button, NetRole::Button, "button"},
                          {f.hwSwitch, NetRole::Switch, NetRole::TouchBar, "switch"}};
    for (const Sort& sort : sorts) {
        const bool drawn = std::any_of(m_net.releases.begin(), m_net.releases.end(), [&](int r) {
            const NetRole role = m_net.devices[static_cast<size_t>(r)].role;
            return role == sort.role || role == sort.also;
        });
        if (drawn)
            continue;
        const auto stated = FactView{m_sheet, m_at, nullptr}.flag(sort.fact);
        if (stated ? !*stated : m_controlsDrawn)
            continue;
        addRelease(sort.role, -1, -1, m_net.id + u'/' + QLatin1String(sort.part));
        if (!stated)
            m_net.devices[static_cast<size_t>(m_net.releases.back())].present = unknown(sort.fact, m_at);
    }
}

} // namespace sp
