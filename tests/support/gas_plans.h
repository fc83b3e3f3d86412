// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/egress/egress_engine.h"
#include "core/report/touched.h"
#include "tests/support/power_plans.h"

namespace sp::test {

/// A gas store (rm-store, side a of op-1) and a laboratory (rm-lab). Arsine from a cabinet in the store goes by vl-1 there and vl-2 in the
/// laboratory; liquid nitrogen by vl-3. Both rooms have a way out: op-2 in the end wall of the laboratory, op-3 in that of the store.
/// Everything is as it should be.
inline QByteArray gasPlan()
{
    const QByteArray closing =
        "    body: {kind: ball, motion: rotary, close_dir: cw}\n"
        "    actuator: {kind: spring_piston, spring_motion: cw, flipped: false, offset: 0 deg, spring_margin: 2, air: as-1}\n"
        "    positioner: none\n"
        "    solenoid: {kind: 3/2, deenergized: vent, dead_on_signal_loss: true, pilot: direct, volts: 24 V, holding: 20 mA}\n"
        "    accessories: {lockup: false, closed_switch: true}\n"
        "    position: {normal: open, declared: FC, reset: manual}\n";
    return "format: 1\nproject:\n  name: \"P\"\n  units: us\n"
           "storeys:\n  - {id: st-1, name: \"L\", elevation: 0 in, height: 120 in}\n  - {id: st-2, name: \"M\", elevation: 120 in, height: 120 in}\n"
           "walls:\n"
           "  - {id: wl-1, storey: st-1, from: [0, 0], to: [12000, 0], thickness: 200 mm, type: exterior}\n"
           "  - {id: wl-2, storey: st-1, from: [12000, 0], to: [12000, 4000], thickness: 200 mm, type: exterior}\n"
           "  - {id: wl-3, storey: st-1, from: [12000, 4000], to: [0, 4000], thickness: 200 mm, type: exterior}\n"
           "  - {id: wl-4, storey: st-1, from: [0, 4000], to: [0, 0], thickness: 200 mm, type: exterior}\n"
           "  - {id: wl-5, storey: st-1, from: [6000, 0], to: [6000, 4000], thickness: 200 mm, type: unrated}\n"
           "rooms:\n"
           "  - {id: rm-lab, storey: st-1, number: \"2\", name: \"LAB\", kind: room, at: [9000, 2000], teaching_lab: true, fuel_gas_outlets: 4, "
           "outlet_valves: true, volume: 200 m3, fire_area: \"A\", dp_setpoint: -12.5 Pa, dp_supply_lost: -50 Pa, dp_exhaust_lost: 10 Pa}\n"
           "  - {id: rm-store, storey: st-1, number: \"1\", name: \"STORE\", kind: room, at: [3000, 2000], volume: 50 m3, fire_area: \"A\", "
           "dp_setpoint: 0 Pa, dp_supply_lost: 0 Pa, dp_exhaust_lost: 0 Pa}\n"
           "openings:\n"
           "  - id: op-1\n    mark: \"1A\"\n    set: hs-1\n"
           "    place: {wall: wl-5, offset: 2000 mm, hinge: from, swings: left}\n"
           "    door: {leaves: 1, operation: swing, leaf_width: 36 in, leaf_height: 84 in, egress_side: b, closer_force: 8 lbf, knob_edge: 3 in}\n"
           "  - id: op-2\n    mark: \"2A\"\n    set: hs-2\n    place: {wall: wl-2, offset: 2000 mm, hinge: from, swings: right}\n"
           "    door: {operation: swing, leaves: 1, clear_width: 900 mm}\n"
           "  - id: op-3\n    mark: \"1B\"\n    set: hs-2\n    place: {wall: wl-4, offset: 2000 mm, hinge: from, swings: right}\n"
           "    door: {operation: swing, leaves: 1, clear_width: 900 mm}\n"
           "hardware_sets:\n  - id: hs-2\n    mark: \"2\"\n    name: \"P\"\n    items:\n      - {key: lock, kind: mortise_lock, function: passage}\n"
           "  - id: hs-1\n    mark: \"1\"\n    name: \"S\"\n    items:\n      - {key: lock, kind: mortise_lock, function: passage}\n"
           "      - {key: seal, kind: inflatable_seal, qty: 1}\n"
           "devices:\n"
           "  - {id: dv-1, kind: gas_detector, mark: \"GD-1\", room: rm-store, at: [1000, 1500], closes: [vl-1], location: cabinet, interval: 1 min, "
           "link: normally_closed}\n"
           "  - {id: dv-2, kind: gas_detector, mark: \"GD-2\", room: rm-lab, at: [9000, 1000], closes: [vl-1], location: use_point, interval: 5 min, "
           "link: normally_closed}\n"
           "  - {id: dv-3, kind: oxygen_monitor, mark: \"OM-3\", room: rm-lab, at: [9000, 1500], closes: [vl-3], location: room, interval: 1 min, "
           "alarm_outside: true, starts_exhaust: true}\n"
           "  - {id: dv-4, kind: flow_switch, mark: \"FS-4\", room: rm-store, at: [1000, 2000], closes: [vl-1], location: cabinet}\n"
           "  - {id: dv-5, kind: shutoff_station, mark: \"SS-5\", room: rm-lab, at: [7000, 1000], closes: [vl-2, vl-4], sign: \"GAS\", location: at_exit}\n"
           "supplies:\n  - id: ps-1\n    mark: \"PS-1\"\n    output: {source: dedicated, volts: 24 V, ups: false, generator: true, supervised: true}\n"
           "    batteries: []\n"
           "circuits:\n  - {id: ci-1, supply: ps-1, feeds: [dv-1, dv-2], fire_alarm: none}\n"
           "  - {id: ci-2, supply: ps-1, feeds: [vl-1/solenoid, vl-2/solenoid], fire_alarm: none}\n"
           "air_supplies:\n  - {id: as-1, name: \"Air\", receiver: 80 gal, start: 100 psig, least: 60 psig, use: 2 scfm, compressor: mains, "
           "required_hold: 10 min}\n"
           "sources:\n"
           "  - {id: so-1, name: \"Arsine\", room: rm-store, at: [1000, 1000], gas: toxic, amount: 4 lb, volume: 100 L, line_pressure: 30 psig, "
           "health: 4, flammability: 4, instability: 2, enclosure: gas_cabinet, manifolded: false, cylinders: 1, own_valve: false, above_maq: true, "
           "treatment_exception: true}\n"
           "  - {id: so-2, name: \"Nitrogen\", room: rm-store, at: [2000, 1000], gas: cryogen, volume: 50 L, line_pressure: 30 psig, health: 3, "
           "flammability: 0, instability: 0, enclosure: none, manifolded: false}\n"
           "  - {id: so-3, name: \"Fuel\", at: [-2000, 1000], gas: fuel, line_pressure: 2 psig, enclosure: none, manifolded: false}\n"
           "valves:\n"
           "  - id: vl-1\n    tag: \"XV-1\"\n    place: {room: rm-store, at: [1000, 1200]}\n"
           "    flow: {service: gas_cabinet_outlet, modulating: false, isolates_relief: false, bypasses: false, from: so-1, to: rm-lab}\n"
        + closing
        + "  - id: vl-2\n    tag: \"XV-2\"\n    place: {room: rm-lab, at: [9000, 1200]}\n"
          "    flow: {service: toxic_gas_supply, modulating: false, isolates_relief: false, bypasses: false, from: so-1, to: rm-lab}\n"
        + closing
        + "  - id: vl-3\n    tag: \"XV-3\"\n    place: {room: rm-store, at: [2000, 1200]}\n"
          "    flow: {service: cryogen_fill, modulating: false, isolates_relief: false, bypasses: false, from: so-2, to: rm-lab}\n"
        + closing
        + "  - id: vl-4\n    tag: \"HV-4\"\n    place: {room: rm-lab, at: [6500, 1200]}\n"
          "    flow: {service: lab_fuel_gas, modulating: false, isolates_relief: false, bypasses: false, from: so-3, to: rm-lab}\n"
          "    body: {kind: ball, motion: rotary, close_dir: cw}\n    actuator: {kind: manual}\n    positioner: none\n    solenoid: none\n"
          "    position: {normal: open, reset: manual}\n";
}

/// The plan after a change of its text; both must be good plans, and the change must change something.
inline Project gasPlanWith(std::initializer_list<std::pair<QByteArray, QByteArray>> changes = {})
{
    QByteArray text = gasPlan();
    for (const auto& [from, to] : changes) {
        if (text.count(from) != 1)
            qFatal("`%s` stands %d times in the plan", from.constData(), static_cast<int>(text.count(from)));
        text.replace(from, to);
    }
    const PlanFile file = readPlan(text, QStringLiteral("gas"));
    if (!file.problems.empty())
        qFatal("%s", qPrintable(texts(file.problems)));
    return file.project;
}

/// What a fact of an entity is: "true", "3", "closed", "14.9 ft"; or "unknown: " and the facts that it waits for.
inline QString saidOf(const Project& project, const char* id, const char* fact)
{
    const auto sheet = sheetOf(project);
    sheet->setEgress(egressAt(*sheet));
    const auto subject = subjectOfId(project, QString::fromLatin1(id));
    if (!subject)
        return QStringLiteral("no such entity");
    const FactId number = sheet->id(fact);
    const FactRow& row = sheet->facts()[number];
    Trace trace;
    const Fact f = sheet->value(*subject, number, &trace);
    if (!f.known) {
        QStringList missing;
        for (const Missing& m : trace.missing)
            missing += sheet->idOf(m.subject) + u'.' + sheet->facts()[m.fact].name;
        missing.removeDuplicates();
        return (f.why == Why::NoEngine ? QStringLiteral("no engine: ") : QStringLiteral("unknown: ")) + missing.join(u' ');
    }
    if (const auto* b = std::get_if<bool>(&f.value))
        return *b ? QStringLiteral("true") : QStringLiteral("false");
    if (const auto* n = std::get_if<qint64>(&f.value))
        return QString::number(*n);
    if (const auto* w = std::get_if<Word>(&f.value))
        return wordAt(row.words.constData(), w->index);
    if (const auto* q = std::get_if<Quantity>(&f.value))
        return formatIn(*unitByName(QStringView(row.unit)), q->n, 2) + (row.unit.isEmpty() ? QString() : u' ' + row.unit);
    return std::get<QString>(f.value);
}

} // namespace sp::test
