// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/failure/valve_net.h"

#include "core/failure/fault.h"
#include "core/failure/valve_states.h"

namespace sp {

namespace {

enum Location { AcInput, DcOutput, ControlOnly };
enum Loop { NormallyClosed, NormallyOpen };

bool fails(const Moment& moment, FaultKind kind, int row)
{
    return row >= 0
        && std::any_of(moment.faults.begin(), moment.faults.end(), [&](const BasicFault* f) { return f->kind == kind && f->row == row; });
}

void addOnce(std::vector<int>& list, int row)
{
    if (row >= 0 && std::find(list.begin(), list.end(), row) == list.end())
        list.push_back(row);
}

std::optional<bool> negated(std::optional<bool> v)
{
    return v ? std::optional(!*v) : std::nullopt;
}

} // namespace

ValveNet::ValveNet(const FactSheet& sheet, int valve) : m_row(valve)
{
    static const FactId normal = sheet.id("valve.normal_position");
    static const FactId locked = sheet.id("body.locked");
    static const FactId ups = sheet.id("valve.ups_backed");
    m_supplyFact = sheet.id("valve.power_supply");
    m_airFact = sheet.id("valve.air_supply");
    const auto row = static_cast<quint32>(valve);
    const Project& p = sheet.project();
    const FactView v{sheet, {SubjectKind::Valve, row, 0}, nullptr};
    const ValveParts parts = valvePartsOf(sheet, row);
    const auto family = familyOf(parts);
    m_name = p.valves[row].tag.value_or(p.valves[row].id.text());
    m_known = family.has_value();
    m_idle = family == ValveFamily::NoUtility;
    m_usesAir = !family || family == ValveFamily::SpringPneumatic || family == ValveFamily::Springless
        || (family == ValveFamily::SolenoidValve && parts[ValveInput::Pilot] == static_cast<qint64>(Pilot::ExternalAir));
    m_upsBacked = v.flag(ups);
    m_wanted = requiredPosition(sheet, row);
    const auto lock = v.word(locked);
    const auto stands = v.word(normal);
    m_closedInService = lock == u"locked_closed" ? std::optional(true)
        : lock == u"locked_open"                 ? std::optional(false)
        : stands                                 ? std::optional(*stands == u"closed")
                                                 : std::nullopt;
    if (const auto& air = p.valves[row].air; air && m_usesAir)
        if (const size_t at = p.airSupplies.indexOf(*air); at < p.airSupplies.size())
            m_air = static_cast<int>(at);
    const bool electric = family == ValveFamily::Electric || family == ValveFamily::Hydraulic;
    const bool pneumatic = family == ValveFamily::SpringPneumatic || family == ValveFamily::Springless;
    m_coil = partOf(sheet, family == ValveFamily::SolenoidValve || (pneumatic && parts.solenoid == Fitted::Yes), u"solenoid");
    // A positioner on its loop is powered by the control system, one of its own by a circuit; a pneumatic one by neither.
    m_positioner = partOf(sheet,
                          pneumatic && parts.positioner == Fitted::Yes
                              && parts[ValveInput::PositionerPower] != static_cast<qint64>(PositionerPower::Pneumatic),
                          u"positioner");
    m_drive = partOf(sheet, electric, u"actuator");
    addClosers(sheet);
    for (size_t i = 0; i < valveInputs; ++i)
        m_inputs.push_back(sheet.id(factOf(static_cast<ValveInput>(i))));
    addMains(sheet.index().wiring());
    for (auto* list : {&m_supplies, &m_circuits, &m_devices, &m_alarmWires})
        std::sort(list->begin(), list->end());
    if (!m_known || m_idle)
        return;
    m_outcomes.resize(size_t{1} << 6);
    for (size_t i = 0; i < m_outcomes.size(); ++i) {
        const ValveFaults faults{(i >> 4 & 1) != 0, (i >> 5 & 1) != 0, false};
        ValveLoss loss;
        loss.air = i & 1;
        loss.coil = i >> 1 & 1;
        loss.positioner = i >> 2 & 1;
        loss.drive = i >> 3 & 1;
        m_outcomes[i] = ValveAnalysis(parts, faults).after(loss);
    }
}

// Contacts that take the mains of what feeds it.
void ValveNet::addMains(const PlanWiring& wiring)
{
    m_alarmWires = m_circuits;
    for (const int supply : m_supplies)
        for (const PlanWiring::MainsContact& contact : wiring.mainsContacts[static_cast<size_t>(supply)]) {
            m_mains.emplace_back(supply, contact);
            addOnce(m_devices, contact.device);
            for (const int circuit : contact.circuits)
                addOnce(m_alarmWires, circuit);
        }
}

size_t ValveNet::slot(const ValveLoss& loss, const ValveFaults& faults)
{
    return static_cast<size_t>(loss.air) | static_cast<size_t>(loss.coil) << 1 | static_cast<size_t>(loss.positioner) << 2
        | static_cast<size_t>(loss.drive) << 3 | static_cast<size_t>(faults.springBroken) << 4
        | static_cast<size_t>(faults.solenoidStuck) << 5;
}

ValveNet::Part ValveNet::partOf(const FactSheet& sheet, bool fitted, QStringView name)
{
    Part out;
    out.fitted = fitted;
    if (!fitted)
        return out;
    const Project& p = sheet.project();
    const QString& id = p.valves[static_cast<size_t>(m_row)].id.text();
    for (const Circuit* c : circuitsOfValve(sheet, static_cast<quint32>(m_row), name)) {
        QString load;
        for (const PartRef& ref : *c->feeds)
            if (ref.entity == id && (ref.part.isEmpty() || ref.part == name))
                load = ref.text();
        out.feeds.push_back(feedOf(sheet, *c, load));
    }
    return out;
}

ValveNet::Feed ValveNet::feedOf(const FactSheet& sheet, const Circuit& circuit, const QString& load)
{
    static const FieldId location = field("fai.location");
    static const FieldId loop = field("fai.loop");
    static const FactId battery = sheet.id("psu.battery");
    const Project& p = sheet.project();
    Feed feed;
    feed.load = load;
    feed.circuit = static_cast<int>(p.circuits.indexOf(circuit.id));
    const size_t supply = circuit.supply ? p.supplies.indexOf(*circuit.supply) : p.supplies.size();
    if (supply < p.supplies.size()) {
        feed.supply = static_cast<int>(supply);
        const FactView v{sheet, {SubjectKind::Supply, static_cast<quint32>(supply), 0}, nullptr};
        feed.backed = v.flag(battery);
    }
    feed.linked = circuit.fireAlarm ? std::optional(!circuit.fireAlarm->none) : std::nullopt;
    if (feed.linked == true) {
        feed.location = circuit.fireAlarm->facts.word(location);
        feed.loop = circuit.fireAlarm->facts.word(loop);
        const size_t contact = circuit.fireAlarm->by ? p.devices.indexOf(*circuit.fireAlarm->by) : p.devices.size();
        if (contact < p.devices.size())
            feed.contact = static_cast<int>(contact);
    }
    addOnce(m_circuits, feed.circuit);
    addOnce(m_supplies, feed.supply);
    addOnce(m_devices, feed.contact);
    return feed;
}

void ValveNet::addClosers(const FactSheet& sheet)
{
    const Project& p = sheet.project();
    const ValveId& id = p.valves[static_cast<size_t>(m_row)].id;
    for (size_t row = 0; row < p.devices.size(); ++row) {
        const Device& device = p.devices[row];
        if (!device.closes || std::find(device.closes->begin(), device.closes->end(), id) == device.closes->end())
            continue;
        Closer closer{static_cast<int>(row), device.mark.value_or(device.id.text()), {}};
        const PartRef ref{device.id.text(), {}};
        for (const auto& circuit : p.circuits)
            if (circuit->feeds && std::find(circuit->feeds->begin(), circuit->feeds->end(), ref) != circuit->feeds->end())
                closer.power.feeds.push_back(feedOf(sheet, *circuit, ref.text()));
        addOnce(m_devices, closer.device);
        m_closers.push_back(std::move(closer));
    }
}

// Whether it has found something and tells the valve; a dead one finds nothing.
std::optional<bool> ValveNet::acts(const Closer& closer, const Moment& moment) const
{
    if (!moment.hasDetected(closer.device) || fails(moment, FaultKind::DeviceDead, closer.device))
        return false;
    if (closer.power.feeds.empty()) // not drawn: a push of the hand, or a detector that hangs on who knows what
        return moment.mains ? std::optional(true) : moment.batteriesEmpty ? std::optional(false) : std::nullopt;
    std::optional<bool> any = false;
    for (const Feed& feed : closer.power.feeds)
        any = either(any, live(feed, moment));
    return any;
}

// Whether the fire alarm acts on the circuit at the moment.
std::optional<bool> ValveNet::cut(const Feed& feed, const Moment& moment) const
{
    const bool broken = moment.alarmWiresBroken || fails(moment, FaultKind::AlarmWireCut, feed.circuit);
    const bool opens = fails(moment, FaultKind::ContactOpens, feed.contact);
    if ((!moment.alarm && !broken && !opens) || feed.linked == false)
        return false;
    if (!feed.linked)
        return std::nullopt;
    if (broken)
        return feed.loop ? std::optional(*feed.loop == NormallyClosed) : std::nullopt;
    return opens || !fails(moment, FaultKind::ContactWelded, feed.contact);
}

// The same of all contacts at the AC input of a supply: they take the mains of every circuit.
std::optional<bool> ValveNet::mainsCut(int supply, const Moment& moment) const
{
    std::optional<bool> any = false;
    for (const auto& [row, contact] : m_mains) {
        if (row != supply)
            continue;
        const std::vector<int>& wires = contact.circuits;
        const bool broken = moment.alarmWiresBroken
            || std::any_of(wires.begin(), wires.end(), [&](int c) { return fails(moment, FaultKind::AlarmWireCut, c); });
        const bool opens = fails(moment, FaultKind::ContactOpens, contact.device);
        if (!moment.alarm && !broken && !opens)
            continue;
        const auto acts = broken ? contact.closedLoop : std::optional(opens || !fails(moment, FaultKind::ContactWelded, contact.device));
        any = either(any, both(acts, contact.certain ? std::optional(true) : std::nullopt));
    }
    return any;
}

std::optional<bool> ValveNet::live(const Feed& feed, const Moment& moment) const
{
    if (fails(moment, FaultKind::WireCut, feed.circuit) || moment.isLow(feed.circuit, feed.load)
        || fails(moment, FaultKind::SupplyDead, feed.supply))
        return false;
    const auto acts = cut(feed, moment);
    // Where the contact sits decides what it cuts: the output, the mains of the supply, or nothing but a message.
    const auto sits = [&](int at) { return feed.location ? std::optional(*feed.location == at) : std::nullopt; };
    const auto output = both(acts, acts == false ? std::optional(false) : sits(DcOutput));
    const auto input = feed.supply >= 0 ? mainsCut(feed.supply, moment) : both(acts, acts == false ? std::optional(false) : sits(AcInput));
    const auto mains = both(std::optional(feed.supply < 0 ? moment.mains : moment.hasMains(feed.supply)), negated(input));
    const bool empty = moment.isEmpty(feed.supply) || fails(moment, FaultKind::BatteryFlat, feed.supply);
    const auto battery = empty ? std::optional(false)
        : feed.supply < 0      ? (moment.batteriesEmpty ? std::optional(false) : std::nullopt)
                               : feed.backed;
    return both(negated(output), either(mains, battery));
}

std::optional<bool> ValveNet::powered(const Part& part, const Moment& moment) const
{
    if (!part.fitted)
        return true;
    if (part.feeds.empty()) {
        // Not drawn: it has power as long as the mains are on, and then as long as a UPS keeps it.
        if (moment.mains)
            return true;
        return moment.batteriesEmpty ? std::optional(false) : m_upsBacked;
    }
    std::optional<bool> any = false;
    for (const Feed& feed : part.feeds)
        any = either(any, live(feed, moment));
    return any;
}

std::optional<bool> ValveNet::airLost(const Moment& moment) const
{
    if (!m_usesAir)
        return false;
    if (moment.isAirLost(m_air) || fails(moment, FaultKind::AirLost, m_air))
        return true;
    const bool someLost = std::find(moment.airSupplyLost.begin(), moment.airSupplyLost.end(), true) != moment.airSupplyLost.end()
        || std::any_of(moment.faults.begin(), moment.faults.end(), [](const BasicFault* f) { return f->kind == FaultKind::AirLost; });
    return m_air < 0 && someLost ? std::nullopt : std::optional(false);
}

ValveState ValveNet::at(const Moment& moment, StateReasons* reasons) const
{
    const auto say = [&](const QString& sentence) {
        if (reasons)
            reasons->because += sentence;
    };
    const auto lack = [&](FactId fact) {
        if (reasons)
            reasons->missing.push_back({fact, {SubjectKind::Valve, static_cast<quint32>(m_row), 0}, Why::NoData});
    };
    ValveState out;
    // In service it stands where it is wanted; a valve that stands closed in service is shut.
    const auto standing = [&] {
        out.shut = m_closedInService == true;
        out.unknown = !m_closedInService && m_idle;
        return out;
    };
    if (m_idle)
        return standing();
    // A detector that closes the valve takes the power of its solenoid; a valve without one is told by its signal.
    std::optional<bool> told = false;
    for (const Closer& closer : m_closers) {
        const auto closes = acts(closer, moment);
        told = either(told, closes);
        if (closes == true)
            say(QStringLiteral("%1 closes %2").arg(closer.name, m_name));
    }
    if (!m_known) {
        const bool nothing = moment.mains && !moment.airLost && moment.airSupplyLost.empty() && told == false;
        if (!nothing)
            lack(m_inputs[static_cast<size_t>(ValveInput::ActuatorKind)]);
        out.inService = nothing;
        out.unknown = !nothing;
        return out;
    }
    struct Question {
        std::optional<bool> lost;
        bool ValveLoss::*what;
        const char* says;
    };
    const auto trip = m_coil.fitted ? told : std::optional(false);
    const Question questions[] = {
        {airLost(moment), &ValveLoss::air, "%1 has no air"},
        {either(negated(powered(m_coil, moment)), trip), &ValveLoss::coil, "the solenoid of %1 has no power"},
        {negated(powered(m_positioner, moment)), &ValveLoss::positioner, "the positioner of %1 has no power"},
        {negated(powered(m_drive, moment)), &ValveLoss::drive, "the actuator of %1 has no power"},
    };
    ValveLoss surely;
    std::vector<const Question*> open;
    for (const Question& q : questions) {
        surely.*q.what = q.lost == true;
        if (q.lost == true)
            say(QString::fromLatin1(q.says).arg(m_name));
        if (!q.lost)
            open.push_back(&q);
    }
    const bool stuck = fails(moment, FaultKind::ValveStuck, m_row);
    const ValveFaults faults{fails(moment, FaultKind::SpringBroken, m_row), fails(moment, FaultKind::SolenoidStuck, m_row), false};
    // Every way in which the open questions may be answered.
    std::optional<Outcome> found;
    std::optional<bool> service;
    const bool driven = !m_coil.fitted && told == true;
    bool differs = !m_coil.fitted && !told;
    InputMask inputs = 0;
    for (size_t answers = 0; answers < size_t{1} << open.size(); ++answers) {
        ValveLoss loss = surely;
        for (size_t i = 0; i < open.size(); ++i)
            loss.*open[i]->what = answers >> i & 1;
        const bool inService = loss.nothing() && !driven;
        const Judged<Outcome> judged = inService ? Judged<Outcome>{Outcome{}, 0}
            : stuck                              ? Judged<Outcome>{Outcome{Pos::Last, {}}, 0}
            : loss.nothing()                     ? Judged<Outcome>{Outcome{Pos::Closed, {}}, 0}
                                                 : outcomeOf(loss, faults);
        inputs |= judged.usual ? 0 : judged.missing;
        differs = differs || !judged.usual || (found && *found != *judged.usual) || (service && *service != inService);
        found = judged.usual;
        service = inService;
    }
    if (differs) {
        for (const ValveInput i : inputsOf(inputs))
            lack(m_inputs[static_cast<size_t>(i)]);
        for (const Question* q : open)
            lack(q->what == &ValveLoss::air ? m_airFact : m_supplyFact);
        out.inService = false;
        out.unknown = true;
        return out;
    }
    out.inService = *service;
    if (out.inService)
        return standing();
    out.outcome = found;
    if (faults.springBroken)
        say(QStringLiteral("the spring of %1 is broken").arg(m_name));
    if (faults.solenoidStuck)
        say(QStringLiteral("the solenoid of %1 stays as when it has power").arg(m_name));
    if (stuck)
        say(QStringLiteral("%1 does not move").arg(m_name));
    say(QStringLiteral("%1: %2").arg(m_name, outcomeWords(*found)));
    // What stays where it was is shut if it was; what is not affected goes on as in service.
    const bool stays = (found->pos == Pos::Last && found->drift != Pos::Open) || found->pos == Pos::Na;
    out.shut = (found->pos == Pos::Closed && !found->drift) || (stays && m_closedInService == true);
    return out;
}

} // namespace sp
