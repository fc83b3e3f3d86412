// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/failure/door_force.h"
#include "core/failure/oxygen.h"
#include "tests/support/gas_plans.h"

#include <QTest>

using namespace sp;
using namespace sp::test;

using Changes = std::vector<std::pair<QByteArray, QByteArray>>;
Q_DECLARE_METATYPE(Changes)

namespace {

Force lbf(double v)
{
    return {static_cast<qint64>(std::llround(v * unitByName(u"lbf")->base))};
}
double inLbf(Force f)
{
    return numberIn(*unitByName(u"lbf"), {Dim::Force, f.n});
}
double inchesOfWater(double v)
{
    return v * unitByName(u"in_wg")->base / unitByName(u"Pa")->base;
}

Project changed(const Changes& changes)
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

} // namespace

class TstGasLinks final : public QObject {
    Q_OBJECT

private slots:
    void oxygen_after_a_release_is_that_of_the_worked_example()
    {
        // B4.1: 50 L of liquid nitrogen into 200 m3.
        QCOMPARE(releasedM3(50, true), 34.8);
        QVERIFY(std::abs(oxygenAfterRelease(200, releasedM3(50, true)) - 17.26) < 0.005);
        QCOMPARE(oxygenAfterRelease(10, 20), 0.0);
        // Ventilated: a leak as large as the ventilation halves the oxygen.
        QCOMPARE(oxygenVentilated(100, 100), 10.45);
        QCOMPARE(oxygenVentilated(100, 0), 20.9);
    }

    void the_force_on_a_door_is_that_of_the_worked_examples_data()
    {
        QTest::addColumn<double>("closer");
        QTest::addColumn<double>("inches");
        QTest::addColumn<double>("force");
        QTest::newRow("the limit of the public table") << 12.0 << 0.30 << 29.87;
        QTest::newRow("normal pressure") << 8.0 << 0.05 << 10.98;
        QTest::newRow("the supply is lost") << 8.0 << 0.45 << 34.80;
        QTest::newRow("the pressure helps") << 8.0 << -0.05 << 5.02;
        QTest::newRow("no pressure") << 8.0 << 0.0 << 8.0;
    }
    void the_force_on_a_door_is_that_of_the_worked_examples()
    {
        QFETCH(double, closer);
        QFETCH(double, inches);
        QFETCH(double, force);
        const DoorForce door{lbf(closer), sp::inches(36), sp::inches(84), sp::inches(3)};
        const double got = inLbf(openingForce(door, inchesOfWater(inches)));
        QVERIFY2(std::abs(got - force) < 0.005 * force, qPrintable(QString::number(got)));
    }

    void the_pressure_at_which_a_force_is_reached_is_the_other_way_round()
    {
        // WE-13: 30 lbf is reached at 0.3694 in. w.g.
        const DoorForce door{lbf(8), sp::inches(36), sp::inches(84), sp::inches(3)};
        const double limit = pressureAtForce(door, lbf(30));
        QVERIFY(std::abs(limit / inchesOfWater(1) - 0.3694) < 0.002);
        QVERIFY(inLbf(openingForce(door, limit * 0.999)) < 30 && inLbf(openingForce(door, limit * 1.001)) > 30);
        QCOMPARE(pressureAtForce(door, lbf(5)), 0.0);
    }

    void a_fact_follows_the_plan_data()
    {
        QTest::addColumn<Changes>("changes");
        QTest::addColumn<QByteArray>("subject");
        QTest::addColumn<QByteArray>("fact");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const Changes& changes, const char* subject, const char* fact, const char* says) {
            QTest::newRow(name) << changes << QByteArray(subject) << QByteArray(fact) << QString::fromLatin1(says);
        };
        const QByteArray inStore = "tag: \"XV-1\"\n    place: {room: rm-store,";
        const QByteArray inLab = "tag: \"XV-2\"\n    place: {room: rm-lab,";
        const Changes sourceInLab{{"name: \"Arsine\", room: rm-store", "name: \"Arsine\", room: rm-lab"}};

        // Ends of a line (VR-01)
        row("the valve in the room of the source", {}, "vl-1", "valve.line_end", "source");
        row("the valve in the room served", {}, "vl-2", "valve.line_end", "point_of_use");
        row("source and use in one room: somebody has to say it", sourceInLab, "vl-2", "valve.line_end", "unknown: vl-2.valve.line_end");
        row("and says it",
            {sourceInLab[0],
             {"flow: {service: toxic_gas_supply, modulating: false",
              "flow: {service: toxic_gas_supply, modulating: false, line_end: both"}},
            "vl-2", "valve.line_end", "both");
        row("a valve at both ends", {}, "vl-1", "valve.shutoff_at_source", "true");
        row("a valve at both ends, in use", {}, "vl-1", "valve.shutoff_at_use", "true");
        row("both valves in the store", {{inLab, "tag: \"XV-2\"\n    place: {room: rm-store,"}}, "vl-1", "valve.shutoff_at_use", "false");
        row("nobody says where the valve of the laboratory is", {{inLab, "tag: \"XV-2\"\n    place: {"}}, "vl-1", "valve.shutoff_at_use",
            "unknown: vl-2.valve.line_end");
        row("the valve at the source answers for the line", {}, "vl-1", "valve.line_head", "true");
        row("the other one does not", {}, "vl-2", "valve.line_head", "false");
        row("with none at the source, both do", {{inStore, "tag: \"XV-1\"\n    place: {room: rm-lab,"}}, "vl-2", "valve.line_head", "true");
        row("a hand valve has no line of a hazardous material", {}, "vl-4", "valve.hazardous_supply", "false");
        row("the source of a hazardous supply is not drawn",
            {{"flow: {service: toxic_gas_supply, modulating: false, isolates_relief: false, bypasses: false, from: so-1, to: rm-lab}",
              "flow: {service: toxic_gas_supply, modulating: false, isolates_relief: false, bypasses: false, to: rm-lab}"}},
            "vl-2", "valve.piped", "unknown: vl-2.valve.source");

        // Leak detection and excess flow (VR-05), stations (VR-04)
        row("a detector watches", {}, "vl-1", "valve.gas_detected", "true");
        row("something closes the line", {}, "vl-1", "valve.emergency_shutoff", "true");
        row("nothing watches for nitrogen in the store but the monitor of the laboratory", {}, "vl-3", "valve.gas_detected", "true");
        row("no excess flow valve", {}, "vl-1", "valve.excess_flow", "false");
        row("the pressure of the source", {}, "vl-1", "valve.pipe_pressure_psig", "30 psig");
        row("the health number of the source", {}, "vl-1", "valve.source_health", "4");
        row("one station closes the line", {}, "vl-1", "valve.shutdown_stations", "1");
        row("6 m in a straight line", {}, "vl-1", "valve.remote_shutdown_ft", "19.69 ft");
        row("on another storey the height counts", {{"room: rm-lab, at: [7000, 1000]", "storey: st-2, at: [1000, 1000]"}}, "vl-1",
            "valve.remote_shutdown_ft", "10 ft");
        row("no place of the station", {{"room: rm-lab, at: [7000, 1000]", "room: rm-lab"}}, "vl-1", "valve.remote_shutdown_ft",
            "unknown: vl-1.valve.station_place");
        row("its own valve does not serve", {}, "vl-1", "valve.single_cylinder", "false");
        row("a single cylinder whose own valve serves", {{"own_valve: false", "own_valve: true"}}, "vl-1", "valve.single_cylinder", "true");
        row("two cylinders", {{"cylinders: 1, own_valve: false", "cylinders: 2, own_valve: true"}}, "vl-1", "valve.single_cylinder",
            "false");

        // Detectors (VR-09, VR-10, VR-12, VR-13, VR-20)
        row("the slowest detector counts", {}, "vl-1", "valve.sensing_interval_min", "5 min");
        row("a detector without interval", {{"interval: 5 min, ", ""}}, "vl-1", "valve.sensing_interval_min",
            "unknown: dv-2.device.interval_min");
        row("a valve that closes by itself at the source", {}, "vl-1", "valve.fail_safe_at_source", "true");
        row("two detectors close it", {}, "vl-1", "valve.detectors", "2");
        row("their power is backed up", {}, "vl-1", "valve.detector_power_backed", "true");
        row("and if not", {{"generator: true", "generator: false"}}, "vl-1", "valve.detector_power_backed", "false");
        row("a detector on no circuit", {{"feeds: [dv-1, dv-2]", "feeds: [dv-1]"}}, "vl-1", "valve.detector_power_backed",
            "unknown: vl-1.valve.detector_supply");
        row("one fire area", {}, "vl-1", "valve.detector_in_other_area", "false");
        row("two fire areas", {{"volume: 50 m3, fire_area: \"A\"", "volume: 50 m3, fire_area: \"B\""}}, "vl-1",
            "valve.detector_in_other_area", "true");
        row("a fire area is not stated", {{"volume: 50 m3, fire_area: \"A\", ", "volume: 50 m3, "}}, "vl-1", "valve.detector_in_other_area",
            "unknown: rm-store.space.fire_area");
        row("a loop that opens trips", {}, "vl-1", "valve.detector_links_trip", "true");
        row("a contact that closes does not", {{"interval: 5 min, link: normally_closed", "interval: 5 min, link: normally_open"}}, "vl-1",
            "valve.detector_links_trip", "false");
        row("the exhaust of the cabinet is proven", {}, "vl-1", "valve.exhaust_proven", "true");
        row("its loss closes the line", {}, "vl-1", "valve.exhaust_loss_closes", "true");
        row("a flow switch that closes another gas", {{"closes: [vl-1], location: cabinet}", "closes: [vl-3], location: cabinet}"}}, "vl-1",
            "valve.exhaust_loss_closes", "false");
        row("nobody says what the flow switch closes", {{"closes: [vl-1], location: cabinet}", "location: cabinet}"}}, "vl-1",
            "valve.exhaust_loss_closes", "unknown: dv-4.device.closes_valves");
        row("open bottles in a room prove no exhaust",
            {{"enclosure: gas_cabinet", "enclosure: none"}, {"closes: [vl-1], location: cabinet}", "closes: [], location: cabinet}"}},
            "vl-1", "valve.exhaust_proven", "false");

        row("a detector that closes nothing smells the only gas of the room that it can",
            {{"closes: [vl-1], location: cabinet, interval", "closes: [], location: cabinet, interval"}}, "rm-store",
            "space.toxic_detected", "true");

        // Rooms (VR-02, VR-03, VR-06, VR-19)
        row("a hand valve in the room", {}, "rm-lab", "space.gas_shutoff_inside", "true");
        row("it has a tag", {}, "rm-lab", "space.gas_shutoff_identified", "true");
        row("a station at the exit closes the fuel gas", {}, "rm-lab", "space.emergency_gas_station", "true");
        row("only a hand valve", {{"closes: [vl-2, vl-4]", "closes: [vl-2]"}}, "rm-lab", "space.emergency_gas_station", "false");
        row("no fuel gas in the store", {}, "rm-store", "space.fuel_gas_drawn", "false");
        row("the oxygen of the worked example", {}, "rm-lab", "space.oxygen_after_release_pct", "17.26 %");
        row("the valve says the same", {}, "vl-3", "valve.oxygen_after_release_pct", "17.26 %");
        row("a ventilated room",
            {{"volume: 50 L", "volume: 50 L, leak: 100 L/min"},
             {"volume: 200 m3,", "volume: 200 m3, ventilation: 1900 L/min, exhaust_fan_emergency_power: true,"}},
            "rm-lab", "space.oxygen_after_release_pct", "19.86 %");
        row("a fan that stops in an outage counts for nothing",
            {{"volume: 50 L", "volume: 50 L, leak: 100 L/min"},
             {"volume: 200 m3,", "volume: 200 m3, ventilation: 1900 L/min, exhaust_fan_emergency_power: false,"}},
            "rm-lab", "space.oxygen_after_release_pct", "17.26 %");
        row("the source does not say how much", {{"volume: 50 L, ", ""}}, "rm-lab", "space.oxygen_after_release_pct",
            "unknown: rm-lab.space.source_volume");
        row("low oxygen closes the nitrogen", {}, "rm-lab", "space.oxygen_closes_supply", "true");
        row("it closes something else", {{"closes: [vl-3]", "closes: [vl-2]"}}, "rm-lab", "space.oxygen_closes_supply", "false");
        row("the store has no monitor", {}, "rm-store", "space.oxygen_monitored", "false");
        row("both rooms have hazardous gas", {}, "rm-store", "space.hazard_gas", "true");
        row("the station of the laboratory is outside the store", {}, "rm-store", "space.shutoff_station_at_exit", "true");
        row("at the exit of the laboratory", {}, "rm-lab", "space.shutoff_station_at_exit", "true");
        row("deep in the laboratory", {{"location: at_exit", "location: room"}}, "rm-lab", "space.shutoff_station_at_exit", "false");
        row("nobody says where", {{", location: at_exit", ""}}, "rm-lab", "space.shutoff_station_at_exit", "unknown: dv-5.device.location");

        // A source that does not name its gas may hold any.
        const Changes nameless{{"gas: cryogen, ", ""}};
        row("toxic all the same: another source is", nameless, "rm-lab", "space.toxic_above_maq", "true");
        row("a nameless gas may displace the air", nameless, "rm-lab", "space.asphyxiant", "unknown: rm-lab.space.source_gas");
        row("or be carbon dioxide", nameless, "rm-lab", "space.co2_insulated_lb", "unknown: rm-lab.space.source_gas");
        row("or be toxic", {{"gas: toxic, amount", "amount"}}, "rm-lab", "space.toxic_above_maq", "unknown: rm-lab.space.source_gas");
        row("and its detection then may need emergency power", {{"gas: toxic, amount", "amount"}}, "ps-1", "psu.toxic_detection",
            "unknown: ps-1.psu.toxic_detection");

        // Carbon dioxide (VR-07)
        const Changes co2{
            {"gas: cryogen, volume: 50 L", "gas: co2, amount: 150 lb"},
            {"enclosure: none, manifolded: false}\n  - {id: so-3", "enclosure: none, manifolded: false, insulated: true}\n  - {id: so-3"},
            {"kind: oxygen_monitor", "kind: co2_sensor"},
            {"location: room, interval: 1 min, ", "location: room, height: 18 in, interval: 1 min, supervisory: 5000 ppm, "}};
        row("the amount of an insulated system", co2, "rm-lab", "space.co2_insulated_lb", "150 lb");
        row("bottles are not insulated",
            {co2[0],
             {"enclosure: none, manifolded: false}\n  - {id: so-3",
              "enclosure: none, manifolded: false, insulated: false}\n  - {id: so-3"}},
            "rm-lab", "space.co2_insulated_lb", "0 lb");
        row("nobody says whether it is insulated", {co2[0]}, "rm-lab", "space.co2_insulated_lb", "unknown: rm-lab.space.co2_system");
        row("a sensor in the room", co2, "rm-lab", "space.co2_sensors", "1");
        row("its height", co2, "rm-lab", "space.co2_sensor_height_in", "18 in");
        row("its supervisory signal", co2, "rm-lab", "space.co2_supervisory_ppm", "5000 ppm");
        row("its alarm is not stated", co2, "rm-lab", "space.co2_alarm_ppm", "unknown: dv-3.device.alarm_ppm");

        // Supply of toxic gas detection (VR-11)
        row("the supply of the detectors", {}, "ps-1", "psu.toxic_detection", "true");
        row("no exhaust on it", {}, "ps-1", "psu.toxic_exhaust", "false");

        // Doors (VR-18)
        row("rooms of different pressure", {}, "op-1", "door.under_pressure", "true");
        row("the leaf swings toward the higher pressure", {}, "op-1", "door.pressure_force_normal_lbf", "10.99 lbf");
        row("the supply of the laboratory is lost", {}, "op-1", "door.pressure_force_failed_lbf", "19.96 lbf");
        row("the leaf swings the other way", {{"swings: left", "swings: right"}}, "op-1", "door.pressure_force_normal_lbf", "5.01 lbf");
        row("and then loss of the exhaust is the worst", {{"swings: left", "swings: right"}}, "op-1", "door.pressure_force_failed_lbf",
            "10.39 lbf");
        row("nobody knows the pressure without supply", {{"dp_supply_lost: -50 Pa, ", ""}}, "op-1", "door.pressure_force_failed_lbf",
            "unknown: rm-lab.space.dp_supply_lost_pa");
        row("a neighbour without set point", {{"dp_setpoint: 0 Pa, ", ""}}, "op-1", "door.under_pressure",
            "unknown: rm-store.space.dp_setpoint_pa");
        row("a neighbour without set point at the reference", {{"dp_setpoint: -12.5 Pa, ", ""}}, "op-1", "door.under_pressure", "false");
    }
    void a_fact_follows_the_plan()
    {
        QFETCH(Changes, changes);
        QFETCH(QByteArray, subject);
        QFETCH(QByteArray, fact);
        QFETCH(QString, says);
        QCOMPARE(saidOf(changed(changes), subject.constData(), fact.constData()), says);
    }

    // B4.2, row by row.
    void a_detector_must_close_the_valve_that_its_place_asks_for_data()
    {
        QTest::addColumn<Changes>("changes");
        QTest::addColumn<QByteArray>("room");
        QTest::addColumn<QString>("right");
        QTest::addColumn<QString>("links");
        const auto row = [](const char* name, const Changes& changes, const char* room, const char* right, const char* links) {
            QTest::newRow(name) << changes << QByteArray(room) << QString::fromLatin1(right) << QString::fromLatin1(links);
        };
        const QByteArray store = "closes: [vl-1], location: cabinet, interval";
        const QByteArray lab = "closes: [vl-1], location: use_point";
        const char* good = "every detector closes what it must";
        row("in a cabinet, the valve there", {}, "rm-store", "true", good);
        row("in a cabinet, the valve at the point of use", {{store, "closes: [vl-2], location: cabinet, interval"}}, "rm-store", "false",
            "GD-1 must close XV-1 and closes XV-2");
        row("in a cabinet, both valves", {{store, "closes: [vl-1, vl-2], location: cabinet, interval"}}, "rm-store", "true", good);
        row("in a cabinet, nothing", {{store, "closes: [], location: cabinet, interval"}}, "rm-store", "false",
            "GD-1 must close XV-1 and closes nothing");
        row("in a gas room, every line", {{store, "closes: [vl-1], location: room, interval"}}, "rm-store", "true", good);
        row("in a manifold, the container valve", {{store, "closes: [vl-1], location: manifold, interval"}}, "rm-store", "true", good);
        row("at the point of use, the valve of the branch", {}, "rm-lab", "true", good);
        row("at the point of use, the valve there", {{lab, "closes: [vl-2], location: use_point"}}, "rm-lab", "false",
            "GD-2 must close XV-1 and closes XV-2");
        row("in a branch enclosure, the valve of the branch", {{lab, "closes: [vl-1], location: branch_enclosure"}}, "rm-lab", "true",
            good);
        row("nobody says where the detector is", {{lab, "closes: [vl-1]"}}, "rm-lab", "unknown: dv-2.device.location", good);
        row("nobody says what it closes", {{lab, "location: use_point, gas: toxic"}}, "rm-lab", "unknown: dv-2.device.closes_valves", good);
        row("a detector of another gas is not asked", {{lab, "closes: [vl-3], location: use_point, gas: flammable"}}, "rm-lab", "true",
            good);
        row("no valve at the source", {{"tag: \"XV-1\"\n    place: {room: rm-store,", "tag: \"XV-1\"\n    place: {room: rm-lab,"}},
            "rm-lab", "false", "GD-2 must close a valve at the source, where none is drawn and closes XV-1");
    }
    void a_detector_must_close_the_valve_that_its_place_asks_for()
    {
        QFETCH(Changes, changes);
        QFETCH(QByteArray, room);
        QFETCH(QString, right);
        QFETCH(QString, links);
        const Project p = changed(changes);
        QCOMPARE(saidOf(p, room.constData(), "space.toxic_closes_right_valve"), right);
        QCOMPARE(saidOf(p, room.constData(), "space.toxic_links"), links);
    }

    // That nothing is found means something only where the plan shows devices at all.
    void a_plan_without_devices_knows_nothing_of_them()
    {
        Project p = gasPlanWith();
        for (const char* id : {"ci-1", "ci-2"})
            p.circuits.put(CircuitId(QString::fromLatin1(id)), nullptr);
        for (const char* id : {"dv-1", "dv-2", "dv-3", "dv-4", "dv-5"})
            p.devices.put(DeviceId(QString::fromLatin1(id)), nullptr);
        for (const char* fact : {"valve.gas_detected", "valve.emergency_shutoff", "valve.shutdown_stations"})
            QCOMPARE(saidOf(p, "vl-1", fact), QStringLiteral("unknown: vl-1.") + QLatin1String(fact));
        for (const char* fact : {"space.toxic_detected", "space.oxygen_monitored", "space.co2_sensors", "space.shutoff_station_at_exit"})
            QCOMPARE(saidOf(p, "rm-lab", fact), QStringLiteral("unknown: rm-lab.") + QLatin1String(fact));
        QCOMPARE(saidOf(p, "rm-lab", "space.gas_shutoff_inside"), QStringLiteral("true"));
        for (const char* id : {"vl-1", "vl-2", "vl-3", "vl-4"})
            p.valves.put(ValveId(QString::fromLatin1(id)), nullptr);
        QCOMPARE(saidOf(p, "rm-lab", "space.gas_shutoff_inside"), QStringLiteral("unknown: rm-lab.space.gas_shutoff_inside"));
    }

    void the_plan_is_clean_of_what_its_rules_find()
    {
        RuleSelection selection;
        for (const Rule& rule : library().book.rules())
            if (rule.pack == u"valve")
                selection.rules += rule.id;
        QStringList fails;
        for (const Finding& f : assessed(gasPlanWith(), selection).findings)
            if (f.verdict == Verdict::Fail)
                fails += f.key;
        QCOMPARE(fails.join(u' '), QStringLiteral("valve.oxygen-monitor:rm-store:monitor"));
    }
};

QTEST_APPLESS_MAIN(TstGasLinks)
#include "tst_gas_links.moc"
