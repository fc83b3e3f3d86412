// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/failure/power_state.h"
#include "tests/support/gas_plans.h"

#include <QTest>

using namespace sp;
using namespace sp::test;

/// What a circuit feeds of a valve draws what that part says, and an unknown current names the fact of that part.
class TstValveLoads final : public QObject {
    Q_OBJECT

    static Project planOf(const QByteArray& feeds, const QByteArray& valve)
    {
        const PlanFile file =
            readPlan("format: 1\nproject:\n  name: \"P\"\n  units: us\n"
                     "supplies:\n  - id: ps-1\n    mark: \"PS-1\"\n    output: {source: dedicated, volts: 24 V, capacity: 2000 mA}\n"
                     "    batteries: []\n"
                     "circuits:\n  - {id: ci-1, supply: ps-1, feeds: ["
                         + feeds
                         + "], awg: 18, length: 100 ft, fire_alarm: none}\n"
                           "valves:\n  - id: vl-1\n"
                         + valve,
                     QStringLiteral("p"));
        if (!file.problems.empty())
            qFatal("%s", qPrintable(texts(file.problems)));
        return file.project;
    }

private slots:
    void a_part_draws_its_own_current_data()
    {
        QTest::addColumn<QByteArray>("feeds");
        QTest::addColumn<QByteArray>("valve");
        QTest::addColumn<QString>("load"); // mA, or what is missing
        const auto row = [](const char* name, const char* feeds, const QByteArray& valve, const char* load) {
            QTest::newRow(name) << QByteArray(feeds) << valve << QString::fromLatin1(load);
        };
        const QByteArray motor = "    actuator: {kind: motor, holding: 800 mA}\n    positioner: none\n    solenoid: none\n";
        row("a motor", "vl-1/actuator", motor, "800");
        row("a motor, the valve as a whole", "vl-1", motor, "800");
        row("a motor that says nothing", "vl-1/actuator", "    actuator: {kind: motor}\n    solenoid: none\n", "actuator.holding_ma@vl-1");
        row("the coil of another valve says nothing of its motor", "vl-1/actuator",
            "    actuator: {kind: electrohydraulic}\n    solenoid: {holding: 20 mA}\n", "actuator.holding_ma@vl-1");
        const QByteArray spring = "    actuator: {kind: spring_piston, holding: 7 mA}\n"
                                  "    positioner: {power: aux, holding: 60 mA}\n    solenoid: {kind: 3/2, holding: 20 mA}\n";
        row("a coil", "vl-1/solenoid", spring, "20");
        row("a positioner of its own supply", "vl-1/positioner", spring, "60");
        row("both", "vl-1/solenoid, vl-1/positioner", spring, "80");
        row("both, the valve as a whole", "vl-1", spring, "80");
        row("a positioner that says nothing", "vl-1/positioner",
            "    actuator: {kind: spring_piston}\n    positioner: {power: aux}\n    solenoid: {kind: 3/2, holding: 20 mA}\n",
            "positioner.holding_ma@vl-1");
        row("a positioner that says nothing, the valve as a whole", "vl-1",
            "    actuator: {kind: spring_piston}\n    positioner: {power: aux}\n    solenoid: {kind: 3/2, holding: 20 mA}\n",
            "positioner.holding_ma@vl-1");
        row("a positioner on its loop takes nothing of a circuit", "vl-1",
            "    actuator: {kind: spring_piston}\n    positioner: {power: loop}\n    solenoid: {kind: 3/2, holding: 20 mA}\n", "20");
        row("nothing of the valve takes power", "vl-1", "    actuator: {kind: spring_piston}\n    positioner: none\n    solenoid: none\n",
            "circuit.feeds@vl-1");
        row("a coil that says nothing", "vl-1/solenoid", "    actuator: {kind: spring_piston}\n    solenoid: {kind: 3/2}\n",
            "solenoid.holding_ma@vl-1");
        row("a solenoid valve under either name", "vl-1/actuator", "    actuator: {kind: solenoid}\n    solenoid: {holding: 400 mA}\n",
            "400");
        row("a solenoid valve by its body", "vl-1/actuator", "    body: {kind: solenoid}\n    solenoid: {holding: 400 mA}\n", "400");
    }
    void a_part_draws_its_own_current()
    {
        QFETCH(QByteArray, feeds);
        QFETCH(QByteArray, valve);
        QFETCH(QString, load);
        const Project p = planOf(feeds, valve);
        const PowerState state = powerState(*sheetOf(p));
        const auto said = [](std::optional<double> ma, const std::vector<MissingInput>& missing) {
            QStringList out;
            for (const MissingInput& m : missing)
                out += m.fact + u'@' + m.subject;
            return ma ? QString::number(*ma) : out.join(u' ');
        };
        QCOMPARE(said(state.supplies[0].loadMa, state.supplies[0].missing), load);
        QCOMPARE(said(state.circuits[0].ma, state.circuits[0].missing), load);
        bool known = false;
        const int whole = load.toInt(&known);
        QCOMPARE(saidOf(p, "ps-1", "psu.load_ma"),
                 known ? QStringLiteral("%1 mA").arg(whole) : QStringLiteral("unknown: ps-1.psu.load_ma"));
    }

    void the_least_volts_of_a_coil_are_no_matter_of_the_motor()
    {
        const QByteArray valve = "    actuator: {kind: motor, holding: 800 mA}\n    solenoid: {holding: 20 mA, min_volts: 23 V}\n";
        const PowerState motor = powerState(*sheetOf(planOf("vl-1/actuator", valve)));
        QCOMPARE(motor.circuits[0].leastVolts, std::optional(24 * 0.85));
        QVERIFY(motor.circuits[0].limitFrom == LimitFrom::Default);
        const PowerState coil = powerState(*sheetOf(planOf("vl-1/solenoid", valve)));
        QCOMPARE(coil.circuits[0].leastVolts, std::optional(23.0));
        QVERIFY(coil.circuits[0].limitFrom == LimitFrom::Item);
    }
};

QTEST_APPLESS_MAIN(TstValveLoads)
#include "tst_valve_loads.moc"
