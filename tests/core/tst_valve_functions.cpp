// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/gas_plans.h"

#include <QTest>

using namespace sp;
using namespace sp::test;

namespace {

/// So many valves of one safety function; each is a line of facts on what the parts before it do not say.
struct Part {
    const char* flow = "";
    const char* spring = "cw"; ///< cw closes
    const char* more = ""; ///< further lines of the valve
};

Project functionOf(const std::vector<Part>& parts, const QByteArray& circuits = {})
{
    QByteArray text =
        "format: 1\nproject:\n  name: \"P\"\n  units: us\nstoreys:\n  - {id: st-1, name: \"L\", elevation: 0 in, height: 120 in}\n"
        "rooms:\n  - {id: rm-1, storey: st-1, number: \"1\", name: \"A\", kind: room, at: [1000, 1000]}\n"
        "supplies:\n  - id: ps-1\n    mark: \"PS-1\"\n    output: {source: dedicated, volts: 24 V}\n"
        + (circuits.isEmpty() ? QByteArray() : "circuits:\n" + circuits)
        + "air_supplies:\n  - {id: as-1, name: \"Air\", receiver: 80 gal, start: 100 psig, least: 60 psig, use: 2 scfm, compressor: mains, "
          "required_hold: 14 min}\n"
          "sources:\n  - {id: so-1, name: \"S\", gas: toxic}\nvalves:\n";
    int n = 0;
    for (const Part& p : parts) {
        const QByteArray number = QByteArray::number(++n);
        text += "  - id: vl-" + number + "\n    tag: \"XV-" + number + "\"\n    flow: {" + p.flow
            + "}\n    body: {kind: ball, motion: rotary, close_dir: cw}\n    actuator: {kind: spring_piston, spring_motion: " + p.spring
            + ", flipped: false, offset: 0 deg, spring_margin: 2, air: as-1}\n    positioner: none\n" + p.more;
    }
    const PlanFile file = readPlan(text, QStringLiteral("functions"));
    if (!file.problems.empty())
        qFatal("%s", qPrintable(texts(file.problems)));
    return file.project;
}

// Closes, or opens, whatever is lost.
constexpr const char* vent = "    solenoid: {kind: 3/2, deenergized: vent, dead_on_signal_loss: true, pilot: direct}\n";
constexpr const char* pass = "    solenoid: {kind: 3/2, deenergized: pass, dead_on_signal_loss: true, pilot: direct}\n";
constexpr const char* line = "service: toxic_gas_supply, from: so-1, to: rm-1";
constexpr const char* named = "service: toxic_gas_supply, safety_function: \"SIF-1\"";
constexpr const char* series = "service: toxic_gas_supply, safety_function: \"SIF-1\", arrangement: series";
constexpr const char* parallel = "service: toxic_gas_supply, safety_function: \"SIF-1\", arrangement: parallel";
constexpr const char* ventSeries = "service: emergency_vent, safety_function: \"SIF-1\", arrangement: series";
constexpr const char* ventParallel = "service: emergency_vent, safety_function: \"SIF-1\", arrangement: parallel";

} // namespace

Q_DECLARE_METATYPE(std::vector<Part>)

class TstValveFunctions final : public QObject {
    Q_OBJECT

private slots:
    // B5: close-to-safe in series and open-to-safe in parallel tolerate a fault; the other way round they do not.
    void valves_of_a_function_count_by_how_they_are_arranged_data()
    {
        QTest::addColumn<std::vector<Part>>("parts");
        QTest::addColumn<QString>("valves");
        const auto row = [](const char* name, std::vector<Part> parts, const char* valves) {
            QTest::newRow(name) << std::move(parts) << QString::fromLatin1(valves);
        };
        row("one that closes", {{line, "cw", vent}}, "1");
        row("one that stays open", {{line, "ccw", vent}}, "0");
        row("two that close, one after the other", {{line, "cw", vent}, {line, "cw", vent}}, "2");
        row("two that close, stated in series", {{series, "cw", vent}, {series, "cw", vent}}, "2");
        row("two that close, in parallel: both are needed", {{parallel, "cw", vent}, {parallel, "cw", vent}}, "1");
        row("in parallel, one of them stays open", {{parallel, "cw", vent}, {parallel, "cw", pass}}, "0");
        row("in series, one of them stays open without power", {{line, "cw", vent}, {line, "cw", pass}}, "1");
        row("two vents in parallel", {{ventParallel, "ccw", vent}, {ventParallel, "ccw", vent}}, "2");
        row("two vents in series are less than one", {{ventSeries, "ccw", vent}, {ventSeries, "ccw", vent}}, "1");
        row("two vents in series, one stays closed", {{ventSeries, "ccw", vent}, {ventSeries, "cw", vent}}, "0");
        row("three in series", {{series, "cw", vent}, {series, "cw", vent}, {series, "cw", vent}}, "3");
        row("a bypass does not count",
            {{line, "cw", vent}, {"service: toxic_gas_supply, bypasses: true, from: so-1, to: rm-1", "cw", vent}}, "1");
        row("another function does not count",
            {{series, "cw", vent}, {"service: toxic_gas_supply, safety_function: \"SIF-2\"", "cw", vent}}, "1");
        row("nobody says how they are arranged", {{named, "cw", vent}, {named, "cw", vent}}, "unknown: vl-1.valve.arrangement");
        row("nobody says what belongs to the function", {{"service: toxic_gas_supply", "cw", vent}}, "unknown: vl-1.valve.safety_function");
        row("the second solenoid is not known",
            {{series, "cw", vent}, {series, "cw", "    solenoid: {kind: 3/2, dead_on_signal_loss: true, pilot: direct}\n"}},
            "unknown: vl-2.solenoid.deenergized");
    }
    void valves_of_a_function_count_by_how_they_are_arranged()
    {
        QFETCH(std::vector<Part>, parts);
        QFETCH(QString, valves);
        QCOMPARE(saidOf(functionOf(parts), "vl-1", "valve.function_valves"), valves);
    }

    void a_hand_valve_does_nothing_by_itself()
    {
        Project p = functionOf({{series, "cw", vent}, {series, "cw", vent}});
        Valve v = *p.valves.find(ValveId(QStringLiteral("vl-2")));
        v.facts.set(field("actuator.kind"), Word{static_cast<quint16>(*wordIndex(fieldOf(field("actuator.kind")).words, u"manual"))});
        p.valves.put(v.id, std::make_shared<const Valve>(v));
        QCOMPARE(saidOf(p, "vl-1", "valve.function_valves"), QStringLiteral("1"));
        QCOMPARE(saidOf(p, "vl-1", "valve.function_size"), QStringLiteral("2"));
    }

    // VR-15
    void what_two_valves_share_is_found_data()
    {
        QTest::addColumn<std::vector<Part>>("parts");
        QTest::addColumn<QByteArray>("circuits");
        QTest::addColumn<QByteArray>("fact");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, std::vector<Part> parts, const char* circuits, const char* fact, const char* says) {
            QTest::newRow(name) << std::move(parts) << QByteArray(circuits) << QByteArray(fact) << QString::fromLatin1(says);
        };
        const std::vector<Part> two{{line, "cw", vent}, {line, "cw", vent}};
        const char* apart = "  - {id: ci-1, supply: ps-1, feeds: [vl-1/solenoid]}\n  - {id: ci-2, supply: ps-1, feeds: [vl-2/solenoid]}\n";
        row("two circuits", two, apart, "valve.shares_circuit", "false");
        row("one circuit", two, "  - {id: ci-1, supply: ps-1, feeds: [vl-1/solenoid, vl-2/solenoid]}\n", "valve.shares_circuit", "true");
        row("a circuit is not drawn", two, "  - {id: ci-1, supply: ps-1, feeds: [vl-1/solenoid]}\n", "valve.shares_circuit",
            "unknown: vl-2.valve.power_supply");
        const auto tagged = [](const char* a, const char* b) { return std::vector<Part>{{line, "cw", a}, {line, "cw", b}}; };
        row("two solenoids",
            tagged("    solenoid: {kind: 3/2, deenergized: vent, tag: \"XY-1\"}\n",
                   "    solenoid: {kind: 3/2, deenergized: vent, tag: \"XY-2\"}\n"),
            "", "valve.shares_solenoid", "false");
        row("one solenoid",
            tagged("    solenoid: {kind: 3/2, deenergized: vent, tag: \"XY-1\"}\n",
                   "    solenoid: {kind: 3/2, deenergized: vent, tag: \"XY-1\"}\n"),
            "", "valve.shares_solenoid", "true");
        row("a solenoid without tag", two, "", "valve.shares_solenoid", "unknown: vl-1.solenoid.tag vl-2.solenoid.tag");
        row("no solenoid", tagged("    solenoid: none\n", vent), "", "valve.shares_solenoid", "false");
        row("one regulator", tagged("    accessories: {air_regulator: \"AFR-1\"}\n", "    accessories: {air_regulator: \"AFR-1\"}\n"), "",
            "valve.shares_regulator", "true");
        row("two regulators", tagged("    accessories: {air_regulator: \"AFR-1\"}\n", "    accessories: {air_regulator: \"AFR-2\"}\n"), "",
            "valve.shares_regulator", "false");
        row("regulators not stated", two, "", "valve.shares_regulator",
            "unknown: vl-1.accessory.air_regulator vl-2.accessory.air_regulator");
        const std::vector<Part> outputs{{"service: toxic_gas_supply, logic_output: \"DO-1\", from: so-1, to: rm-1", "cw", vent},
                                        {"service: toxic_gas_supply, logic_output: \"DO-1\", from: so-1, to: rm-1", "cw", vent}};
        row("one logic output", outputs, "", "valve.shares_output", "true");
        row("one valve alone shares nothing", {{line, "cw", vent}}, "", "valve.shares_regulator", "false");
    }
    void what_two_valves_share_is_found()
    {
        QFETCH(std::vector<Part>, parts);
        QFETCH(QByteArray, circuits);
        QFETCH(QByteArray, fact);
        QFETCH(QString, says);
        QCOMPARE(saidOf(functionOf(parts, circuits), "vl-1", fact.constData()), says);
    }

    void the_letters_of_a_tag_stand_before_its_number_data()
    {
        QTest::addColumn<QString>("tag");
        QTest::addColumn<QString>("letters");
        QTest::newRow("with a dash") << "XV-101"
                                     << "XV";
        QTest::newRow("without") << "FCV101A"
                                 << "FCV";
        QTest::newRow("small letters") << " pcv-3"
                                       << "PCV";
        QTest::newRow("a number alone") << "101"
                                        << "unknown: vl-1.valve.tag_text";
        QTest::newRow("none") << ""
                              << "unknown: vl-1.valve.tag_text";
    }
    void the_letters_of_a_tag_stand_before_its_number()
    {
        QFETCH(QString, tag);
        QFETCH(QString, letters);
        Project p = functionOf({{line, "cw", vent}});
        Valve v = *p.valves.find(ValveId(QStringLiteral("vl-1")));
        v.tag = tag.isEmpty() ? std::nullopt : std::optional(tag);
        p.valves.put(v.id, std::make_shared<const Valve>(v));
        QCOMPARE(saidOf(p, "vl-1", "valve.tag_letters"), letters);
    }

    // VR-24, with the receiver of WE-12: 14.55 min.
    void what_needs_air_is_told_from_its_parts()
    {
        const Project spring = functionOf({{line, "cw", vent}});
        QCOMPARE(saidOf(spring, "vl-1", "valve.needs_air"), QStringLiteral("false"));
        QCOMPARE(saidOf(spring, "vl-1", "valve.air_holdup_min"), QStringLiteral("14.55 min"));
        QCOMPARE(saidOf(spring, "vl-1", "valve.air_required_min"), QStringLiteral("14 min"));
        const Project lockup = functionOf({{line, "cw", "    solenoid: none\n    accessories: {lockup: true}\n"}});
        QCOMPARE(saidOf(lockup, "vl-1", "valve.needs_air"), QStringLiteral("true"));
        const auto withActuator = [&](const char* kind) {
            Project p = spring;
            Valve v = *p.valves.find(ValveId(QStringLiteral("vl-1")));
            v.facts.set(field("actuator.kind"),
                        Word{static_cast<quint16>(*wordIndex(fieldOf(field("actuator.kind")).words, QString::fromLatin1(kind)))});
            p.valves.put(v.id, std::make_shared<const Valve>(v));
            return p;
        };
        QCOMPARE(saidOf(withActuator("double_acting"), "vl-1", "valve.needs_air"), QStringLiteral("true"));
        QCOMPARE(saidOf(withActuator("motor"), "vl-1", "valve.needs_air"), QStringLiteral("false"));
    }

    void a_sealed_door_is_found_beside_the_room_that_its_valve_serves()
    {
        const auto served = [](const QByteArray& room, const QByteArray& egress) {
            return gasPlanWith(
                {{"flow: {service: cryogen_fill, modulating: false, isolates_relief: false, bypasses: false, from: so-2, to: rm-lab}",
                  "flow: {service: door_seal_air" + room + "}"},
                 {"egress_side: b", egress}});
        };
        QCOMPARE(saidOf(served(", to: rm-lab", "egress_side: b"), "vl-3", "valve.seal_on_egress"), QStringLiteral("true"));
        QCOMPARE(saidOf(served(", to: rm-lab", "egress_side: none"), "vl-3", "valve.seal_on_egress"), QStringLiteral("false"));
        QCOMPARE(saidOf(served("", "egress_side: b"), "vl-3", "valve.seal_on_egress"), QStringLiteral("unknown: vl-3.valve.room_served"));
        const Project plain = gasPlanWith({{"\n      - {key: seal, kind: inflatable_seal, qty: 1}", ""}});
        QCOMPARE(saidOf(plain, "vl-1", "valve.seal_on_egress"), QStringLiteral("unknown: vl-1.valve.sealed_door"));
    }
};

QTEST_APPLESS_MAIN(TstValveFunctions)
#include "tst_valve_functions.moc"
