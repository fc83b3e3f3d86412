// SPDX-License-Identifier: GPL-3.0-or-later
// Where valves are in the course of an outage (valve-and-power-rules.md D5, A6).
#include "core/failure/outage_effects.h"
#include "core/failure/valve_reading.h"

#include <algorithm>

namespace sp {

namespace {

// Whether the plan says that a valve has a way to lose something, and by which circuits it gets it.
struct Need {
    bool fitted = false;
    std::vector<int> circuits; ///< none: not drawn
};

// What a valve hangs on, and where it is. A position is the word of a report: "open", "closed, drifts open", "unknown".
struct Tracked {
    int row = -1;
    bool usesAir = false;
    int air = -1; ///< row; -1: not stated
    Need coil, positioner, drive;
    std::optional<bool> upsBacked;
    QString normal, position;
    std::optional<bool> returns; ///< goes back by itself when everything is there again
    bool airlessHeld = false, airlessLost = false; ///< has had no air since the last event, as Now::held has it
    std::optional<ValveAnalysis> analysis;
};

// What holds at a moment, and how what nobody knows is taken.
struct Now {
    const Outage& outage;
    const Moment& moment;
    bool generatorRuns = false;
    bool held = true;
};

const QString unknownWord = QStringLiteral("unknown");

std::vector<int> rowsOf(const Project& p, const std::vector<const Circuit*>& circuits)
{
    std::vector<int> out;
    for (const Circuit* c : circuits)
        out.push_back(static_cast<int>(p.circuits.indexOf(c->id)));
    return out;
}

Tracked trackedOf(const FactSheet& sheet, quint32 row)
{
    static const FieldId reset = field("valve.reset");
    static const FieldId backed = field("valve.ups_backed");
    const Project& p = sheet.project();
    const Valve& valve = p.valves[row];
    Tracked out;
    out.row = static_cast<int>(row);
    out.analysis.emplace(valvePartsOf(sheet, row));
    const auto family = out.analysis->family();
    const ValveParts& parts = out.analysis->parts();
    const auto is = [&](std::initializer_list<ValveFamily> list) {
        return !family || std::find(list.begin(), list.end(), *family) != list.end();
    };
    const bool pilotAir = parts[ValveInput::Pilot] == static_cast<qint64>(Pilot::ExternalAir);
    out.usesAir = is({ValveFamily::SpringPneumatic, ValveFamily::Springless}) || pilotAir;
    if (valve.air)
        out.air = static_cast<int>(p.airSupplies.indexOf(*valve.air));
    const auto circuits = [&](QStringView part) { return rowsOf(p, circuitsOfValve(sheet, row, part)); };
    const bool uses = family != ValveFamily::NoUtility;
    out.coil = {uses && (parts.solenoid != Fitted::No || family == ValveFamily::SolenoidValve), circuits(u"solenoid")};
    out.positioner = {uses && parts.positioner != Fitted::No, circuits(u"positioner")};
    out.drive = {is({ValveFamily::Electric, ValveFamily::Hydraulic}), circuits(u"actuator")};
    if (family == ValveFamily::SolenoidValve) { // its coil is what drives it, under either name
        if (out.coil.circuits.empty())
            out.coil.circuits = out.drive.circuits;
        out.drive = out.coil;
    }
    out.upsBacked = valve.facts.flag(backed);
    const FactView view{sheet, {SubjectKind::Valve, row, 0}, nullptr};
    out.normal = view.word(sheet.id("valve.normal_position")).value_or(unknownWord);
    out.position = out.normal;
    if (const auto w = valve.facts.word(reset))
        out.returns = wordAt(fieldOf(reset).words, *w) == u"automatic";
    return out;
}

// Whether a circuit carries power for a valve.
bool powered(const Project& p, const QString& valve, int circuit, const Now& now)
{
    static const FieldId location = field("fai.location");
    const Moment& m = now.moment;
    const Circuit& c = p.circuits[static_cast<size_t>(circuit)];
    if (m.alarm && c.fireAlarm && !c.fireAlarm->none)
        if (const auto w = c.fireAlarm->facts.word(location); w && wordAt(fieldOf(location).words, *w) == u"dc_output")
            return false;
    if (std::any_of(m.lowLoads.begin(), m.lowLoads.end(),
                    [&](const LowLoad& low) { return low.circuit == circuit && low.load.section(u'/', 0, 0) == valve; }))
        return false;
    if (m.mains)
        return true;
    const size_t supply = c.supply ? p.supplies.indexOf(*c.supply) : p.supplies.size();
    if (supply >= p.supplies.size())
        return now.held;
    const int row = static_cast<int>(supply);
    const auto& unknown = now.outage.unknown;
    const bool open = std::any_of(unknown.begin(), unknown.end(), [&](const OutageUnknown& u) { return u.supply == row; });
    return open ? now.held : m.hasMains(row) || !m.isEmpty(row);
}

// What the valve has lost.
ValveLoss lossOf(const Project& p, const Tracked& v, const Now& now)
{
    const auto dead = [&](const Need& need) {
        if (!need.fitted)
            return false;
        if (!need.circuits.empty())
            return std::none_of(need.circuits.begin(), need.circuits.end(),
                                [&](int c) { return powered(p, p.valves[static_cast<size_t>(v.row)].id.text(), c, now); });
        // Not drawn. Without a UPS it goes with the mains; a generator that runs may feed it or not.
        return !now.moment.mains && ((v.upsBacked == false && !now.generatorRuns) || !now.held);
    };
    ValveLoss out;
    if (v.usesAir && v.air >= 0) {
        const auto& unknown = now.outage.unknown;
        const bool open = std::any_of(unknown.begin(), unknown.end(), [&](const OutageUnknown& u) { return u.air == v.air; });
        out.air = now.moment.isAirLost(v.air) || (open && !now.moment.mains && !now.held);
    } else if (v.usesAir) {
        out.air = !now.moment.mains && !now.held;
    }
    out.coil = dead(v.coil);
    out.positioner = dead(v.positioner);
    out.drive = dead(v.drive);
    return out;
}

// Where a loss leaves the valve; nullopt where that is not known.
std::optional<QString> positionAfter(const Tracked& v, const ValveLoss& loss)
{
    if (loss.nothing()) {
        if (v.position == v.normal)
            return v.position;
        return v.returns ? std::optional(*v.returns ? v.normal : v.position) : std::nullopt;
    }
    // With every part as it usually is: what that waits for, the states of the valve name.
    const auto outcome = v.analysis->after(loss).usual;
    if (!outcome)
        return std::nullopt;
    const QString drift = outcome->drift
        ? QStringLiteral(", drifts %1").arg(*outcome->drift == Pos::Open ? QStringLiteral("open") : QStringLiteral("closed"))
        : QString();
    switch (outcome->pos) {
    case Pos::Open: return QStringLiteral("open") + drift;
    case Pos::Closed: return QStringLiteral("closed") + drift;
    case Pos::Last: return v.position.section(u',', 0, 0) + drift;
    case Pos::Follows:
    case Pos::Na: return v.position;
    case Pos::Indeterminate: break;
    }
    return std::nullopt;
}

// Yes: everything that leads from a source into the room is shut.
Certainty isolated(const Project& p, const std::vector<Tracked>& valves, const Room& room)
{
    bool all = true, none = true, known = true;
    for (const Tracked& v : valves) {
        const Valve& valve = p.valves[static_cast<size_t>(v.row)];
        if (!valve.from || valve.to != room.id)
            continue;
        known = known && v.position != unknownWord;
        all = all && v.position == u"closed";
        none = none && v.position != u"closed";
    }
    return all ? Certainty::Yes : none && known ? Certainty::No : Certainty::Unknown;
}

} // namespace

void addValves(const FactSheet& sheet, const Outage& outage, OutageEffects& effects)
{
    const Project& p = sheet.project();
    std::vector<Tracked> valves;
    for (quint32 row = 0; row < p.valves.size(); ++row)
        valves.push_back(trackedOf(sheet, row));
    bool generatorRuns = false;
    const auto update = [&](const OutageEvent& event, std::vector<ValveChange>& changes) {
        if (event.kind == OutageEventKind::Generator || event.kind == OutageEventKind::GeneratorEnds)
            generatorRuns = event.kind == OutageEventKind::Generator;
        for (Tracked& v : valves) {
            // Without air before and after, whatever else comes or goes finds nothing to move the valve with.
            const auto after = [&](bool there, bool& airless) {
                const ValveLoss loss = lossOf(p, v, {outage, event.moment, generatorRuns, there});
                const bool was = std::exchange(airless, loss.air);
                return was && loss.air ? std::optional(v.position) : positionAfter(v, loss);
            };
            const auto held = after(true, v.airlessHeld);
            const auto lost = after(false, v.airlessLost);
            const QString to = held && held == lost ? *held : unknownWord;
            if (to != v.position)
                changes.push_back({v.row, v.position, to});
            v.position = to;
        }
    };
    for (RoomLine& line : effects.rooms)
        line.piped = std::any_of(p.valves.begin(), p.valves.end(),
                                 [&](const auto& v) { return v->from && v->to == p.rooms[static_cast<size_t>(line.room)].id; });
    const auto look = [&](double atS) {
        for (RoomLine& line : effects.rooms) {
            if (!line.piped)
                continue;
            const Certainty shut = isolated(p, valves, p.rooms[static_cast<size_t>(line.room)]);
            line.gasUnknown = shut == Certainty::Unknown;
            if (shut != Certainty::Yes)
                line.gasIsolatedFromS.reset();
            else if (!line.gasIsolatedFromS)
                line.gasIsolatedFromS = atS;
        }
    };
    look(0);
    for (size_t i = 0; i < outage.events.size(); ++i) {
        update(outage.events[i], effects.valves[i]);
        look(outage.events[i].atS);
    }
}

} // namespace sp
