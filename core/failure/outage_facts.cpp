// SPDX-License-Identifier: GPL-3.0-or-later
// What an outage does to one opening, as facts: how long it stays secured (valve-and-power-rules.md D5, PW-21) and what becomes of a leaf that a
// magnet holds open (PW-22).
#include "core/failure/measured_missing.h"
#include "core/failure/opening_state.h"
#include "core/failure/outage_effects.h"
#include "core/failure/wiring.h"

#include <cmath>
#include <limits>

namespace sp {

namespace {

using S = SubjectKind;
constexpr KnownFrom D = KnownFrom::Design;

// Whether somebody outside is kept out: nullopt where that is not known.
std::optional<bool> isSecured(const OpeningState& state)
{
    if (state.leaf == LeafPosition::Open || state.outside == Passage::Free)
        return false;
    return state.outside == Passage::Unknown || state.leaf == LeafPosition::Unknown ? std::nullopt : std::optional(true);
}

void add(Trace* t, const std::vector<Missing>& missing)
{
    if (t)
        for (const Missing& m : missing)
            if (std::find(t->missing.begin(), t->missing.end(), m) == t->missing.end())
                t->missing.push_back(m);
}

/// How an outage goes for one opening.
struct Course {
    std::optional<bool> opens; ///< it is unsecured at some time
    std::optional<double> atS; ///< from when on; nullopt where an earlier time cannot be left out
};

// A supply as far as an outage asks for it. Its runtime and the load of a circuit are facts, so that the doors on one supply share them.
SupplyPower supplyOf(const FactSheet& s, int row)
{
    static const FactId runtime = s.id("psu.runtime_min");
    static const FieldId transfer = field("psu.transfer_s");
    static const FieldId generator = field("psu.generator");
    constexpr qint64 minute = 60'000'000, endless = 1'000'000 * minute;
    const Supply& supply = s.project().supplies[static_cast<size_t>(row)];
    SupplyPower out;
    out.row = row;
    out.id = supply.id.text();
    out.mark = supply.mark.value_or(out.id);
    out.volts = power::needed(supply.facts, "psu.volts", out.id, out.missing);
    out.transferS = power::numberOf(supply.facts, transfer).value_or(0);
    out.generator = supply.facts.flag(generator);
    power::addBattery(s, out);
    if (!out.battery)
        return out;
    const auto lasts = FactView{s, {S::Supply, static_cast<quint32>(row), 0}, nullptr}.number(runtime);
    if (lasts)
        out.battery->endOfLifeHours =
            *lasts >= endless ? std::numeric_limits<double>::infinity() : static_cast<double>(*lasts) / static_cast<double>(60 * minute);
    return out;
}

struct OutageSupply {
    SupplyPower power;
};

// A circuit with the loads of one opening and the devices behind it, each at what the whole circuit takes from the wire.
CircuitPower circuitOf(const FactSheet& s, int row, const OpeningNet& net, const SupplyPower* source)
{
    static const FactId load = s.id("circuit.load_ma");
    const Project& p = s.project();
    std::vector<power::Load> loads;
    if (source)
        for (const PlanIndex::Load& l : s.index().supply(static_cast<size_t>(source->row)).loads) {
            const bool device = l.device && std::any_of(net.devices().begin(), net.devices().end(), [&](int d) {
                                    return &p.devices[static_cast<size_t>(d)] == l.device;
                                });
            if (l.opening == net.opening() || device)
                loads.push_back({&l, row});
        }
    const auto& feeds = p.circuits[static_cast<size_t>(row)].feeds;
    std::erase_if(loads,
                  [&](const power::Load& l) { return !feeds || std::find(feeds->begin(), feeds->end(), l.load->part) == feeds->end(); });
    CircuitPower out = power::circuitPower(s, row, loads, source);
    const auto all = FactView{s, {S::Circuit, static_cast<quint32>(row), 0}, nullptr}.number(load);
    out.ma = all ? std::optional(static_cast<double>(*all) / 1000) : std::nullopt;
    out.dropVolts = out.ma && out.loopOhm ? std::optional(*out.loopOhm * *out.ma / 1000) : std::nullopt;
    out.mainsVolts = source && source->volts && out.dropVolts ? std::optional(*source->volts - *out.dropVolts) : std::nullopt;
    for (LoadVolts& l : out.loads)
        l.dropOut = source && source->battery && source->volts && l.least && out.dropVolts
            ? dropOutFraction(*source->volts, *l.least, *out.dropVolts)
            : std::nullopt;
    return out;
}

// The supplies and circuits that the opening hangs on, and nothing else.
PowerState powerOf(const FactSheet& s, const OpeningNet& net, const Trace* t)
{
    PowerState out;
    for (const int row : net.supplies()) {
        const Subject at{S::Supply, static_cast<quint32>(row), 0};
        out.supplies.push_back(s.kept<OutageSupply>(at, [&] { return OutageSupply{supplyOf(s, row)}; })->power);
        if (const auto& battery = out.supplies.back().battery; t && battery && !battery->endOfLifeHours)
            out.supplies.back().missing = power::suppliedBy(s, at.row)->missing;
    }
    for (const int row : net.circuits()) {
        const auto& id = s.project().circuits[static_cast<size_t>(row)].supply;
        const auto it =
            std::find_if(out.supplies.begin(), out.supplies.end(), [&](const SupplyPower& p) { return id && p.id == id->text(); });
        out.circuits.push_back(circuitOf(s, row, net, it == out.supplies.end() ? nullptr : &*it));
    }
    return out;
}

// With everything that may end at any time still there, or gone. A generator of which nobody knows when it starts may carry a supply whose
// battery would be empty.
Moment settledAt(const FactSheet& s, const Outage& outage, const Moment& moment, bool there)
{
    Moment out = settled(moment, outage, there);
    const Project& p = s.project();
    for (const OutageUnknown& u : outage.unknown) {
        if (u.supply < 0 || !there)
            continue;
        const auto row = static_cast<size_t>(u.supply);
        out.supplyEmpty[row] = false;
        out.supplyFed[row] = true;
        std::erase_if(out.lowLoads,
                      [&](const LowLoad& l) { return p.circuits[static_cast<size_t>(l.circuit)].supply == p.supplies[row].id; });
        out.lowLoads.insert(out.lowLoads.end(), outage.before.lowLoads.begin(), outage.before.lowLoads.end());
    }
    return out;
}

Course courseOf(const FactSheet& s, Subject at, Trace* t)
{
    const auto kept = s.kept<OpeningNet>(at, [&] { return OpeningNet(s, static_cast<int>(at.row)); });
    const OpeningNet& net = *kept;
    const Outage outage = outageOf(s, powerOf(s, net, t));
    StateReasons reasons;
    const auto stateAt = [&](const Moment& moment) {
        StateReasons here;
        const auto yes = isSecured(net.at(moment, t ? &here : nullptr));
        if (!yes)
            reasons.missing.insert(reasons.missing.end(), here.missing.begin(), here.missing.end());
        return yes;
    };
    // A supply of which nobody knows how long it lasts may have ended, or may be fed, at any moment.
    const auto secured = [&](const Moment& moment) {
        if (moment.mains || outage.unknown.empty())
            return stateAt(moment);
        const auto fed = stateAt(settledAt(s, outage, moment, true));
        const auto gone = stateAt(settledAt(s, outage, moment, false));
        return fed == gone ? fed : std::nullopt;
    };
    const auto before = secured(outage.before);
    if (before == false)
        return {false, std::nullopt}; // not secured in the first place
    bool open = !before;
    for (const OutageEvent& event : outage.events) {
        const auto yes = secured(event.moment);
        if (yes == false)
            return {true, open ? std::nullopt : std::optional(event.atS)};
        open = open || !yes;
    }
    if (open) {
        add(t, reasons.missing);
        for (const OutageUnknown& u : outage.unknown)
            waitsFor(s, at, t, ofTheBattery(u.missing));
    }
    return {open ? std::nullopt : std::optional(false), std::nullopt};
}

// Worked out once for both facts; what an unknown one waits for is asked for only then.
Course courseFor(const FactSheet& s, Subject at, Trace* t, bool asksTime)
{
    const Course course = *s.kept<Course>(at, [&] { return courseOf(s, at, nullptr); });
    const bool known = asksTime ? course.atS.has_value() : course.opens.has_value();
    return known || !t ? course : courseOf(s, at, t);
}

Measured opensInOutage(const FactSheet& s, Subject at, Trace* t)
{
    return s.itemsKnown(at) ? truth(courseFor(s, at, t, false).opens) : hardwareUnknown(s, at, t);
}

Measured securedFor(const FactSheet& s, Subject at, Trace* t)
{
    if (!s.itemsKnown(at))
        return hardwareUnknown(s, at, t);
    const Course course = courseFor(s, at, t, true);
    if (!course.atS)
        return Measured::unknown();
    constexpr double roundedToS = 36; // 0.01 h
    const double hundredths = std::round(*course.atS / roundedToS);
    return Measured::known(Quantity{Dim::Time, static_cast<qint64>(std::llround(hundredths * roundedToS * 1e6))});
}

// A magnet that holds the leaf open: in the set or on the wall beside it.
Measured heldByMagnet(const FactSheet& s, Subject at, Trace* t)
{
    if (const auto* devices = s.index().devices().of.find(s.opening(at).id))
        for (const auto& device : *devices)
            if (device->kind == u"mag_holder")
                return Measured::known(true);
    return someItem(s, at, t, [](Subject, const DeviceKind& kind) { return kind.kind == u"mag_holder" || kind.kind == u"closer_holder"; });
}

Measured letsGo(const FactSheet& s, Subject at, Trace* t, const Moment& moment)
{
    if (!s.itemsKnown(at))
        return hardwareUnknown(s, at, t);
    const auto net = s.kept<OpeningNet>(at, [&] { return OpeningNet(s, static_cast<int>(at.row)); });
    StateReasons reasons;
    const OpeningState state = net->at(moment, t ? &reasons : nullptr);
    if (state.leaf == LeafPosition::Unknown) {
        add(t, reasons.missing);
        return Measured::unknown();
    }
    return Measured::known(state.leaf == LeafPosition::Closed);
}

// With its battery full: one that waits for an empty battery is held by it.
Measured letsGoInOutage(const FactSheet& s, Subject at, Trace* t)
{
    Moment moment;
    moment.mains = false;
    return letsGo(s, at, t, moment);
}

Measured letsGoOnAlarm(const FactSheet& s, Subject at, Trace* t)
{
    Moment moment;
    moment.alarm = true;
    return letsGo(s, at, t, moment);
}

constexpr FieldType Bool = FieldType::Bool;
constexpr Ask E = Ask::Electrical;
constexpr Ask P = Ask::FireProtection;

constexpr MeasuredRow rows[] = {
    {"door.unsecured_in_outage", S::Opening, Bool, "", "", E, D, "whether an outage leaves the door unsecured", &opensInOutage},
    {"door.secured_for_h", S::Opening, FieldType::Quantity, "h", "", E, D, "how long the door stays secured in an outage", &securedFor},
    {"door.held_by_magnet", S::Opening, Bool, "", "", Ask::HardwareConsultant, D, "whether a magnet holds the door open", &heldByMagnet},
    {"door.hold_open_lets_go_in_outage", S::Opening, Bool, "", "", E, D, "whether the magnet lets the leaf go when the mains are lost",
     &letsGoInOutage},
    {"door.hold_open_lets_go_on_alarm", S::Opening, Bool, "", "", P, D, "whether the fire alarm lets the leaf go", &letsGoOnAlarm},
};

} // namespace

namespace tables {
const std::span<const MeasuredRow> outageMeasures = rows;
} // namespace tables

} // namespace sp
