// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/failure/outage.h"
#include "tests/support/power_plans.h"

#include <QTest>
#include <cmath>

using namespace sp;
using namespace sp::test;

namespace {

const QByteArray maglock =
    "      - {key: maglock, kind: maglock, fail_state: fail_safe, volts: 24 V, holding: 500 mA, min_volts: 20.4 V}\n";
const QByteArray strike =
    "      - {key: strike, kind: electric_strike, fail_state: fail_secure, volts: 24 V, holding: 250 mA, min_volts: 20.4 V, duty: intermittent, "
    "held_unlatched: false, unlock: 5 s, per_hour: 20}\n";
const QByteArray bank = "      - {key: bank, volts: 12 V, capacity: 7 Ah, series: 2, strings: 1, temperature: 25 C}\n";

QByteArray supply(const QByteArray& output, const QByteArray& batteries, const char* id = "ps-1")
{
    return QByteArray("  - id: ") + id + "\n    mark: \"" + QByteArray(id).toUpper()
        + "\"\n    output: {source: dedicated, volts: 24 V, capacity: 2000 mA" + output + "}\n"
        + (batteries.isEmpty() ? QByteArray() : "    batteries:\n" + batteries);
}
const QByteArray noBattery = "      []\n";

QByteArray circuit(const QByteArray& feeds, const QByteArray& more = "awg: 18, length: 100 ft")
{
    return "circuits:\n  - {id: ci-1, supply: ps-1, feeds: [" + feeds + "], " + more + ", fire_alarm: none}\n";
}

QString figure(std::optional<double> v)
{
    return v ? QString::number(*v, 'f', 4) : QStringLiteral("-");
}

QString missingOf(const std::vector<MissingInput>& missing)
{
    QStringList out;
    for (const MissingInput& m : missing)
        out += m.fact + u'@' + m.subject + (m.why == Why::BadData ? QStringLiteral("!") : QString());
    return out.join(u' ');
}

} // namespace

class TstPowerState final : public QObject {
    Q_OBJECT

    static PowerState stateOf(const QByteArray& plan)
    {
        const PlanFile file = readPlan(plan, QStringLiteral("p"));
        if (!file.problems.empty())
            qWarning("%s", qPrintable(texts(file.problems)));
        return powerState(*sheetOf(file.project));
    }
    static Outage outageIn(const QByteArray& plan, const OutageOptions& options)
    {
        const PlanFile file = readPlan(plan, QStringLiteral("p"));
        if (!file.problems.empty())
            qWarning("%s", qPrintable(texts(file.problems)));
        const auto sheet = sheetOf(file.project);
        return outageOf(*sheet, powerState(*sheet), options);
    }

private slots:
    // Load, standby, alarm, unlocking in mA, new and end of life in hours, then what is missing.
    void a_supply_has_its_loads_and_runtimes_data()
    {
        QTest::addColumn<QByteArray>("items");
        QTest::addColumn<QByteArray>("rest");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const QByteArray& items, const QByteArray& rest, const char* says) {
            QTest::newRow(name) << items << "supplies:\n" + rest << says;
        };
        const QByteArray lock = circuit("op-1/maglock");
        // 0.5 A on 7 Ah: 20 (7/10)^1.15 and 20 (5.6/10)^1.15.
        row("a magnet holds with its full current", maglock, supply("", bank) + lock, "500 500 500 0 13.2705 10.2671 ");
        row("a strike draws at each operation only", strike, supply("", bank) + circuit("op-1/strike"),
            "250 6.9444 6.9444 250 1008 806.4 ");
        row("a latch that is held back draws all day", QByteArray(strike).replace("held_unlatched: false", "held_unlatched: true"),
            supply("", bank) + circuit("op-1/strike"), "250 250 250 250 28 22.4 ");
        row("a strike of which nobody knows whether it is held", QByteArray(strike).replace("held_unlatched: false, ", ""),
            supply("", bank) + circuit("op-1/strike"), "250 - - 250 - - hw.held_unlatched@hs-1/strike");
        row("the usual current is that at 24 V", "      - {key: maglock, kind: maglock, volts: 24 V}\n", supply("", noBattery) + lock,
            "250 250 250 0 0 0 ");
        row("and that at 12 V", "      - {key: maglock, kind: maglock, volts: 12 V}\n", supply("", noBattery) + lock, "500 500 500 0 0 0 ");
        row("at other volts none is usual", "      - {key: maglock, kind: maglock, volts: 48 V}\n", supply("", noBattery) + lock,
            "- - - 0 0 0 hw.holding_ma@hs-1/maglock");
        const auto device = [&](const QByteArray& facts) {
            return supply("", noBattery) + circuit("dv-1") + "devices:\n  - {id: dv-1, room: rm-1, " + facts + "}\n";
        };
        row("a reader at 12 V", maglock, device("kind: card_reader, volts: 12 V"), "200 200 200 200 0 0 ");
        row("a controller of one door", maglock, device("kind: controller, volts: 12 V, drives: [op-1/maglock]"), "200 200 200 200 0 0 ");
        row("a controller of which nobody knows for how many doors", maglock, device("kind: controller, volts: 12 V"),
            "- - - - 0 0 device.holding_ma@dv-1");
        row("no battery lasts no time", maglock, supply("", noBattery) + lock, "500 500 500 0 0 0 ");
        row("batteries that nobody has spoken of", maglock, supply("", {}) + lock, "500 500 500 0 - - psu.battery@ps-1");
        row("a UPS lasts as stated", maglock, supply(", ups: true, standby: 90 min", noBattery) + lock, "500 500 500 0 1.5 1.5 ");
        row("a UPS of which the time is not known", maglock, supply(", ups: true", noBattery) + lock,
            "500 500 500 0 - - psu.standby_min@ps-1");
        const QByteArray networkSwitch = "  - id: ps-1\n    output: {source: poe_switch, volts: 24 V, capacity: 2000 mA}\n";
        row("a network switch without a backup of its own", maglock, networkSwitch + "    batteries: []\n" + lock, "500 500 500 0 0 0 ");
        row("a network switch of whose backup nobody has spoken", maglock, networkSwitch + lock, "500 500 500 0 - - psu.battery@ps-1");
        row("two banks add up", maglock,
            supply("", bank + "      - {key: more, volts: 24 V, capacity: 3 Ah, strings: 1, temperature: 25 C}\n") + lock,
            "500 500 500 0 20 15.4733 ");
        row("parallel strings add up", maglock,
            supply("", "      - {key: bank, volts: 12 V, capacity: 5 Ah, series: 2, strings: 2, temperature: 25 C}\n") + lock,
            "500 500 500 0 20 15.4733 ");
        row("a cold bank", maglock,
            supply("", "      - {key: bank, volts: 12 V, capacity: 7 Ah, strings: 1, series: 2, temperature: 10 C}\n") + lock,
            "500 500 500 0 10.8155 8.3677 ");
        row("another exponent", maglock, supply(", peukert: 1", bank) + lock, "500 500 500 0 14 11.2 ");
        row("no number of strings, no capacity", maglock,
            supply("", "      - {key: bank, volts: 12 V, capacity: 7 Ah, series: 2, temperature: 25 C}\n") + lock,
            "500 500 500 0 - - battery.strings@ps-1/bank");
        row("no temperature, no runtime", maglock,
            supply("", "      - {key: bank, volts: 12 V, capacity: 7 Ah, strings: 1, series: 2}\n") + lock,
            "500 500 500 0 - - battery.temperature_c@ps-1/bank");
        row("12 V alone on 24 V needs to be in series", maglock,
            supply("", "      - {key: bank, volts: 12 V, capacity: 7 Ah, strings: 1, temperature: 25 C}\n") + lock,
            "500 500 500 0 - - battery.series@ps-1/bank");
        row("a bank of the wrong volts", maglock,
            supply("", "      - {key: bank, volts: 12 V, capacity: 7 Ah, strings: 1, series: 3, temperature: 25 C}\n") + lock,
            "500 500 500 0 - - battery.series@ps-1/bank!");
        row("a lock of which nobody knows how often it opens", strike.left(strike.indexOf(", unlock")) + "}\n",
            supply("", bank) + circuit("op-1/strike"), "250 - - 250 - - hw.unlock_s@hs-1/strike hw.per_hour@hs-1/strike");
        row("a circuit that does not say what it feeds", maglock, supply("", bank) + "circuits:\n  - {id: ci-1, supply: ps-1, awg: 18}\n",
            "- - - - - - circuit.feeds@ci-1");
        row("a device without its current", maglock,
            supply("", bank) + circuit("op-1/maglock, dv-1") + "devices:\n  - {id: dv-1, kind: junction_box, room: rm-1}\n",
            "- - - - - - device.holding_ma@dv-1");
        row("the fire alarm takes the power after the battery", maglock,
            supply(", alarm: 30 mA", bank)
                + "circuits:\n  - {id: ci-1, supply: ps-1, feeds: [op-1/maglock], awg: 18, length: 100 ft, fire_alarm: {location: dc_output}}\n",
            "500 500 30 0 13.2705 10.2671 ");
        row("the fire alarm takes the mains only", maglock,
            supply("", bank)
                + "circuits:\n  - {id: ci-1, supply: ps-1, feeds: [op-1/maglock], awg: 18, length: 100 ft, fire_alarm: {location: ac_input}}\n",
            "500 500 500 0 13.2705 10.2671 ");
        row("nobody has said what the fire alarm does", maglock,
            supply("", bank) + "circuits:\n  - {id: ci-1, supply: ps-1, feeds: [op-1/maglock], awg: 18, length: 100 ft}\n",
            "500 500 - 0 13.2705 10.2671 ");
        const auto twice = [&](const QByteArray& first, const QByteArray& second) {
            return supply(", alarm: 30 mA", bank) + "circuits:\n  - {id: ci-1, supply: ps-1, feeds: [op-1/maglock], fire_alarm: " + first
                + "}\n  - {id: ci-2, supply: ps-1, feeds: [op-1/maglock, op-1/maglock], fire_alarm: " + second + "}\n";
        };
        row("a lock on two circuits draws its current once", maglock, twice("none", "none"), "500 500 530 0 13.2705 10.2671 ");
        row("it is off in an alarm where both are", maglock, twice("{location: dc_output}", "{location: dc_output}"),
            "500 500 30 0 13.2705 10.2671 ");
        row("not where one goes on", maglock, twice("{location: dc_output}", "none"), "500 500 530 0 13.2705 10.2671 ");
        row("nor where nobody has said of one", maglock, twice("{location: dc_output}", "{loop: normally_closed}"),
            "500 500 - 0 13.2705 10.2671 ");
        row("nothing hangs on it", maglock, supply("", bank), "0 0 0 0 inf inf ");
    }
    void a_supply_has_its_loads_and_runtimes()
    {
        QFETCH(QByteArray, items);
        QFETCH(QByteArray, rest);
        QFETCH(QString, says);
        const PowerState state = stateOf(powerPlan(items, rest));
        QCOMPARE(state.supplies.size(), size_t{1});
        const SupplyPower& s = state.supplies[0];
        const QStringList parts = says.split(u' ');
        const std::optional<double> found[] = {
            s.loadMa, s.standbyMa, s.alarmMa, s.unlockingMa, s.hours(BatteryAge::New), s.hours(BatteryAge::EndOfLife)};
        for (int i = 0; i < 6; ++i) {
            const auto& f = found[i];
            const bool unknown = parts[i] == u"-";
            const double wanted = parts[i].toDouble();
            QVERIFY2(f.has_value() != unknown && (unknown || *f == wanted || std::abs(*f - wanted) <= 1e-4 * wanted),
                     qPrintable(QStringLiteral("%1 is %2").arg(i).arg(figure(f))));
        }
        QCOMPARE(missingOf(s.missing), parts.mid(6).join(u' '));
    }

    void a_stated_state_of_health_has_its_own_runtime()
    {
        const PowerState state = stateOf(powerPlan(
            maglock,
            "supplies:\n"
                + supply("", "      - {key: bank, volts: 12 V, capacity: 7 Ah, strings: 1, series: 2, temperature: 25 C, soh: 50 %}\n")
                + circuit("op-1/maglock")));
        const auto& b = state.supplies[0].battery;
        QVERIFY(b && b->statedHours);
        QVERIFY(std::abs(*b->statedHours - 20 * std::pow(3.5 / 10, 1.15)) < 1e-6);
    }

    void a_state_of_health_of_one_bank_says_nothing_of_another()
    {
        const QByteArray first = "      - {key: one, volts: 24 V, capacity: 7 Ah, strings: 1, temperature: 25 C, soh: 50 %}\n";
        const auto with = [&](const QByteArray& health) {
            return stateOf(powerPlan(
                maglock,
                "supplies:\n"
                    + supply("", first + "      - {key: two, volts: 24 V, capacity: 7 Ah, strings: 1, temperature: 25 C" + health + "}\n")
                    + circuit("op-1/maglock")));
        };
        const PowerState open = with({});
        QVERIFY(!open.supplies[0].hours(BatteryAge::AsStated));
        QVERIFY(open.supplies[0].hours(BatteryAge::EndOfLife));
        QCOMPARE(missingOf(open.supplies[0].missing), QStringLiteral("battery.soh@ps-1/two"));
        const PowerState both = with(", soh: 100 %");
        QCOMPARE(figure(both.supplies[0].hours(BatteryAge::AsStated)), figure(20 * std::pow(10.5 / 10, 1)));
        QCOMPARE(missingOf(both.supplies[0].missing), QString());
    }

    // Load named, mA, loop, drop, volts on mains and at the end, least volts and whence, then what is missing.
    void a_circuit_has_its_volts_data()
    {
        QTest::addColumn<QByteArray>("items");
        QTest::addColumn<QByteArray>("rest");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const QByteArray& items, const QByteArray& rest, const char* says) {
            QTest::newRow(name) << items << "supplies:\n" + rest << says;
        };
        const auto with = [](const QByteArray& how) { return supply("", bank) + circuit("op-1/maglock", how); };
        row("solid at 20 C unless stated", maglock, with("awg: 18, length: 100 ft"),
            "op-1/maglock 500.0000 1.2770 0.6385 23.3615 20.3615 20.4000 item ");
        row("stranded", maglock, with("awg: 18, length: 100 ft, stranded: true"),
            "op-1/maglock 500.0000 1.3025 0.6513 23.3487 20.3487 20.4000 item ");
        row("warm", maglock, with("awg: 18, length: 100 ft, temperature: 50 C"),
            "op-1/maglock 500.0000 1.4276 0.7138 23.2862 20.2862 20.4000 item ");
        row("without a battery there is no end of discharge", maglock, supply("", noBattery) + circuit("op-1/maglock"),
            "op-1/maglock 500.0000 1.2770 0.6385 23.3615 - 20.4000 item ");
        row("the greatest drop of the product", "      - {key: maglock, kind: maglock, volts: 24 V, holding: 500 mA, max_drop: 5 %}\n",
            with("awg: 18, length: 100 ft"), "op-1/maglock 500.0000 1.2770 0.6385 23.3615 20.3615 22.8000 percentage ");
        row("85 % by default", "      - {key: maglock, kind: maglock, volts: 24 V, holding: 500 mA}\n", with("awg: 18, length: 100 ft"),
            "op-1/maglock 500.0000 1.2770 0.6385 23.3615 20.3615 20.4000 default ");
        const auto magnet = [](const QByteArray& more) {
            return "      - {key: maglock, kind: maglock, volts: 24 V, holding: 500 mA" + more + "}\n";
        };
        const auto tabled = [&](const QByteArray& table, const QByteArray& more = {}) {
            return magnet(", run_table: \"" + table + "\"" + more);
        };
        // 24 V less 2 x 200 ft x 0.5 A x 6.385 / 1000.
        row("the run table of the maker", tabled("18 AWG: 200 ft; 16 AWG: 320 ft"), with("awg: 18, length: 100 ft"),
            "op-1/maglock 500.0000 1.2770 0.6385 23.3615 20.3615 22.7230 run_table ");
        row("the same in metres, whatever the wire of this circuit", tabled("18 AWG: 60.96 m"),
            with("awg: 18, length: 100 ft, stranded: true, temperature: 50 C"),
            "op-1/maglock 500.0000 1.4561 0.7281 23.2719 20.2719 22.7230 run_table ");
        // 2 x 320 ft x 0.5 A x 4.016 / 1000 = 1.2851 V.
        row("another row of it", tabled("18 AWG: 200 ft; 16 AWG: 320 ft"), with("awg: 16, length: 100 ft"),
            "op-1/maglock 500.0000 0.8032 0.4016 23.5984 20.5984 22.7149 run_table ");
        row("no row for the gauge, though for those beside it", tabled("20 AWG: 120 ft; 16 AWG: 320 ft"), with("awg: 18, length: 100 ft"),
            "op-1/maglock 500.0000 1.2770 0.6385 23.3615 20.3615 - run_table hw.run_table@hs-1/maglock");
        row("a table, and the gauge is not known", tabled("18 AWG: 200 ft"), with("length: 100 ft"),
            "op-1/maglock 500.0000 - - - - - run_table circuit.awg@ci-1");
        row("a table that leaves no volts", tabled("18 AWG: 10000 ft"), with("awg: 18, length: 100 ft"),
            "op-1/maglock 500.0000 1.2770 0.6385 23.3615 20.3615 - run_table hw.run_table@hs-1/maglock!");
        row("each of two pieces has the run for itself", tabled("18 AWG: 200 ft", ", qty: 2"), with("awg: 18, length: 100 ft"),
            "op-1/maglock 1000.0000 1.2770 1.2770 22.7230 19.7230 22.7230 run_table ");
        row("the table holds with the inrush that is stated", tabled("18 AWG: 200 ft", ", peak: 1000 mA"), with("awg: 18, length: 100 ft"),
            "op-1/maglock 500.0000 1.2770 0.6385 23.3615 20.3615 21.4460 run_table ");
        row("the least volts count before the table", tabled("18 AWG: 200 ft", ", min_volts: 20.4 V"), with("awg: 18, length: 100 ft"),
            "op-1/maglock 500.0000 1.2770 0.6385 23.3615 20.3615 20.4000 item ");
        row("and the greatest drop does", tabled("18 AWG: 200 ft", ", max_drop: 10 %"), with("awg: 18, length: 100 ft"),
            "op-1/maglock 500.0000 1.2770 0.6385 23.3615 20.3615 21.6000 percentage ");
        row("the volts of the supply where the product states none", QByteArray(tabled("18 AWG: 200 ft")).replace("volts: 24 V, ", ""),
            with("awg: 18, length: 100 ft"), "op-1/maglock 500.0000 1.2770 0.6385 23.3615 20.3615 22.7230 run_table ");
        row("a table of what nobody knows the current",
            "      - {key: maglock, kind: power_operator, volts: 24 V, run_table: \"18 AWG: 200 ft\"}\n", with("awg: 18, length: 100 ft"),
            "op-1/maglock - 1.2770 - - - - run_table hw.holding_ma@hs-1/maglock");
        row("a load that may need more than the other", tabled("16 AWG: 320 ft") + QByteArray(strike).replace("20.4", "19"),
            supply("", bank) + circuit("op-1/strike, op-1/maglock"),
            "op-1/maglock 750.0000 1.2770 0.9578 23.0422 20.0422 - run_table hw.run_table@hs-1/maglock");
        row("it does not matter where the other gets too little", tabled("16 AWG: 320 ft") + strike,
            supply("", bank) + circuit("op-1/strike, op-1/maglock"),
            "op-1/strike 750.0000 1.2770 0.9578 23.0422 20.0422 20.4000 item hw.run_table@hs-1/maglock");
        // 2 x 1000 ft x 0.1 A x 6.385 / 1000, and 0.02 A for the coil.
        row("the table of a device", maglock,
            supply("", bank) + circuit("dv-1")
                + "devices:\n  - {id: dv-1, kind: card_reader, room: rm-1, volts: 24 V, holding: 100 mA, run_table: \"18 AWG: 1000 ft\"}\n",
            "dv-1 100.0000 1.2770 0.1277 23.8723 20.8723 22.7230 run_table ");
        row("the greatest drop of a device", maglock,
            supply("", bank) + circuit("dv-1")
                + "devices:\n  - {id: dv-1, kind: card_reader, room: rm-1, volts: 24 V, holding: 100 mA, max_drop: 5 %}\n",
            "dv-1 100.0000 1.2770 0.1277 23.8723 20.8723 22.8000 percentage ");
        const QByteArray valve =
            "valves:\n  - id: vl-1\n    actuator: {kind: spring_piston}\n    positioner: {power: aux, holding: 80 mA}\n"
            "    solenoid: {kind: 3/2, volts: 24 V, holding: 20 mA, ";
        row("the table of a coil is for the coil alone", maglock,
            supply("", bank) + circuit("vl-1") + valve + "run_table: \"18 AWG: 1000 ft\"}\n",
            "vl-1 100.0000 1.2770 0.1277 23.8723 20.8723 23.7446 run_table ");
        row("the greatest drop of a coil", maglock, supply("", bank) + circuit("vl-1") + valve + "max_drop: 5 %}\n",
            "vl-1 100.0000 1.2770 0.1277 23.8723 20.8723 22.8000 percentage ");
        row("the load that asks for the most leads", maglock + QByteArray(strike).replace("20.4", "22"),
            supply("", bank) + circuit("op-1/maglock, op-1/strike"), "op-1/strike 750.0000 1.2770 0.9578 23.0422 20.0422 22.0000 item ");
        row("no gauge", maglock, with("length: 100 ft"), "op-1/maglock 500.0000 - - - - 20.4000 item circuit.awg@ci-1");
        row("no length", maglock, with("awg: 18"), "op-1/maglock 500.0000 - - - - 20.4000 item circuit.length_ft@ci-1");
        row("no supply", maglock, "  []\ncircuits:\n  - {id: ci-1, feeds: [op-1/maglock], awg: 18, length: 100 ft}\n",
            "op-1/maglock - 1.2770 - - - - default circuit.supply@ci-1");
    }
    void a_circuit_has_its_volts()
    {
        QFETCH(QByteArray, items);
        QFETCH(QByteArray, rest);
        QFETCH(QString, says);
        const PowerState state = stateOf(powerPlan(items, rest));
        QCOMPARE(state.circuits.size(), size_t{1});
        const CircuitPower& c = state.circuits[0];
        const QStringList found{c.load,
                                figure(c.ma),
                                figure(c.loopOhm),
                                figure(c.dropVolts),
                                figure(c.mainsVolts),
                                figure(c.endVolts),
                                figure(c.leastVolts),
                                QLatin1String(limitFromWord(c.limitFrom)),
                                missingOf(c.allMissing())};
        QCOMPARE(found.join(u' '), says);
    }

    void an_inrush_counts_where_it_is_stated()
    {
        const auto peak = [](const QByteArray& more) {
            const PowerState state = stateOf(powerPlan(
                "      - {key: strike, kind: electric_strike, fail_state: fail_secure, volts: 24 V, holding: 250 mA" + more + "}\n",
                "supplies:\n" + supply("", bank) + circuit("op-1/strike")));
            return figure(state.circuits[0].peakEndVolts);
        };
        QCOMPARE(peak({}), QStringLiteral("-")); // the catalogue knows a typical one
        QCOMPARE(peak(", peak: 1000 mA"), QStringLiteral("19.7230"));
    }

    void the_example_plan_gives_what_was_worked_out_by_hand()
    {
        const PlanFile file = readPlanFile(dataPath(QStringLiteral("plans/example/plan.strikeplate")));
        const PowerState state = powerState(*sheetOf(file.project));
        const SupplyPower& s = state.supplies[0];
        // 250 + 100 + 250 + 200 + 100 + 100 + 50 + 20; the strike at rest draws 250 x 5 x 20 / 3600.
        QCOMPARE(figure(s.loadMa), QStringLiteral("1070.0000"));
        QCOMPARE(figure(s.standbyMa), QStringLiteral("826.9444"));
        QCOMPARE(figure(s.hours(BatteryAge::New)), QStringLiteral("7.4406"));
        QCOMPARE(figure(s.hours(BatteryAge::EndOfLife)), QStringLiteral("5.7566"));
        QCOMPARE(figure(state.circuits[3].endVolts), QStringLiteral("20.7701"));
        QCOMPARE(figure(state.air[0].holdUpMin), QStringLiteral("14.5503"));
    }

    // Each event: seconds, component, then in brackets what is empty (e), fed (f), low in volts (v) or in air (a).
    void an_outage_goes_its_way_data()
    {
        QTest::addColumn<QByteArray>("rest");
        QTest::addColumn<QString>("options");
        QTest::addColumn<QStringList>("says");
        const auto row = [](const char* name, const QByteArray& rest, const char* options, const QStringList& says) {
            QTest::newRow(name) << "supplies:\n" + rest << options << says;
        };
        const QByteArray lock = circuit("op-1/maglock", "awg: 12, length: 10 ft");
        const QByteArray generator = "devices:\n  - {id: dv-g, kind: generator, transfer: 10 s, duration: 24 h}\n";
        const QByteArray air =
            "air_supplies:\n  - {id: as-1, name: \"Air\", receiver: 80 gal, start: 100 psig, least: 60 psig, use: 2 scfm, compressor: ";
        row("a battery runs empty", supply("", bank) + lock, "", {"0 ps-1 []", "36961 ps-1 [e1]"});
        row("a new battery lasts longer", supply("", bank) + lock, "new", {"0 ps-1 []", "47774 ps-1 [e1]"});
        row("no battery", supply("", noBattery) + lock, "", {"0 ps-1 [e1]"});
        row("batteries take a while to take over", supply(", transfer: 2 s", bank) + lock, "",
            {"0 ps-1 [e1]", "2 ps-1 []", "36961 ps-1 [e1]"});
        row("a generator comes and goes", supply(", generator: true", bank) + lock + generator, "",
            {"0 ps-1 []", "10 ps-1 [f1]", "86410 ps-1 []", "123361 ps-1 [e1]"});
        row("a generator without a battery before it", supply(", generator: true", noBattery) + lock + generator, "",
            {"0 ps-1 [e1]", "10 ps-1 [f1]", "86410 ps-1 [e1]"});
        row("a generator that fails", supply(", generator: true", bank) + lock + generator, "fails", {"0 ps-1 []", "36961 ps-1 [e1]"});
        row("a generator of which the running time is not known",
            supply(", generator: true", bank) + lock + "devices:\n  - {id: dv-g, kind: generator, transfer: 10 s}\n", "",
            {"0 ps-1 []", "10 ps-1 [f1]"});
        row("a generator that nobody has drawn", supply(", generator: true", bank) + lock, "",
            {"0 ps-1 []", "36961 ps-1 [e1]", "? ps-1 device.transfer_s@project"});
        // 500 mA on 1.277 ohm: f = (24 - 20.4 - 0.6385) / 3.
        row("a device lets go before the battery is empty", supply("", bank) + circuit("op-1/maglock"), "",
            {"0 ps-1 []", "36487 ci-1 [v1]", "36961 ps-1 [e1 v1]"});
        row("a device that is low even on mains", supply("", bank) + circuit("op-1/maglock", "awg: 24, length: 500 ft"), "",
            {"0 ps-1 [v1]", "36961 ps-1 [e1 v1]"});
        // 600 mA on 1.1493 ohm, 29,970 s: (24 - 22.8 - 0.6896) / 3 of the time for what needs 22.8 V, (24 - 20.4 - 0.6896) / 3 for the magnet.
        row("each load lets go by itself",
            supply("", bank) + circuit("op-1/maglock, dv-1").replace("100 ft", "90 ft")
                + "devices:\n  - {id: dv-1, kind: gas_detector, room: rm-1, volts: 24 V, holding: 100 mA, min_volts: 22.8 V}\n",
            "", {"0 ps-1 []", "5099 ci-1 [v1]", "29075 ci-1 [v1 v1]", "29970 ps-1 [e1 v1 v1]"});
        row("a wire of which the gauge is not known may fail at any time", supply("", bank) + circuit("op-1/maglock", "length: 100 ft"), "",
            {"0 ps-1 []", "36961 ps-1 [e1]", "? ci-1 circuit.awg@ci-1"});
        row("a load of which nobody knows what it needs may fail at any time",
            supply("", bank) + circuit("op-1/maglock, dv-1", "awg: 12, length: 10 ft")
                + "devices:\n  - {id: dv-1, kind: gas_detector, room: rm-1, volts: 24 V, holding: 0 mA, run_table: \"18 AWG: 9 ft\"}\n",
            "", {"0 ps-1 []", "36961 ps-1 [e1]", "? ci-1 device.run_table@dv-1"});
        row("two supplies are told one by one", supply("", bank) + supply("", noBattery, "ps-2") + lock, "",
            {"0 ps-1 [f2]", "0 ps-2 [e2]", "36961 ps-1 [e1 e2]"});
        row("air runs low", supply("", bank) + lock + air + "mains}\n", "", {"0 ps-1 []", "873 as-1 [a1]", "36961 ps-1 [e1 a1]"});
        row("air on the generator", supply("", noBattery) + lock + generator + air + "emergency}\n", "",
            {"0 ps-1 [e1]", "10 as-1 [e1]", "86410 as-1 [e1]", "87283 as-1 [e1 a1]"});
        row("air that no compressor makes", supply("", noBattery) + lock + air + "none}\n", "", {"0 ps-1 [e1]"});
        row("a battery that nobody has spoken of", supply("", {}) + lock, "", {"0 ps-1 []", "? ps-1 psu.battery@ps-1"});
        row("a fire alarm on top", supply("", bank) + lock, "fire", {"0 ps-1 []", "60 fire_alarm [A]", "36961 ps-1 [A e1]"});
        const QByteArray panel = supply("", bank).replace("source: dedicated", "source: facu, facu_unlocks_10min: true");
        row("a fire alarm panel lets its locks go after ten minutes", panel + lock, "",
            {"0 ps-1 []", "600 ps-1 [u1]", "36961 ps-1 [e1 u1]"});
        row("a fire alarm panel that a generator feeds before that",
            QByteArray(panel).replace("2000 mA", "2000 mA, generator: true") + lock + generator, "",
            {"0 ps-1 []", "10 ps-1 [f1]", "86410 ps-1 []", "87010 ps-1 [u1]", "123361 ps-1 [e1 u1]"});
        row("a fire alarm panel that keeps its doors locked", QByteArray(panel).replace("10min: true", "10min: false") + lock, "",
            {"0 ps-1 []", "36961 ps-1 [e1]"});
        row("a fire alarm panel of which nobody knows", QByteArray(panel).replace(", facu_unlocks_10min: true", "") + lock, "",
            {"0 ps-1 []", "36961 ps-1 [e1]", "? ps-1 psu.facu_unlocks_10min@ps-1"});
        const QByteArray atMains = QByteArray(lock).replace("fire_alarm: none", "fire_alarm: {location: ac_input, loop: normally_closed}");
        row("a fire alarm that takes the mains of a supply on its generator", supply(", generator: true", bank) + atMains + generator,
            "fire", {"0 ps-1 []", "10 ps-1 [f1]", "60 fire_alarm [A f1]", "60 ps-1 [A]", "37011 ps-1 [A e1]"});
        row("the same before the generator runs",
            supply(", generator: true", bank) + atMains + QByteArray(generator).replace("10 s", "90 s"), "fire",
            {"0 ps-1 []", "60 fire_alarm [A]", "36961 ps-1 [A e1]"});
        row("the same without a battery", supply(", generator: true", noBattery) + atMains + generator, "fire",
            {"0 ps-1 [e1]", "10 ps-1 [f1]", "60 fire_alarm [A f1]", "60 ps-1 [A e1]"});
        row("a fire alarm that may take the mains",
            supply(", generator: true", bank) + QByteArray(lock).replace(", fire_alarm: none", "") + generator, "fire",
            {"0 ps-1 []", "10 ps-1 [f1]", "60 fire_alarm [A f1]", "86410 ps-1 [A]", "123361 ps-1 [A e1]", "? ps-1 fai.location@ci-1"});
        row("nothing electric at all", "  []\n", "", {"0 mains []"});
    }
    void an_outage_goes_its_way()
    {
        QFETCH(QByteArray, rest);
        QFETCH(QString, options);
        QFETCH(QStringList, says);
        OutageOptions o;
        if (options == u"new")
            o.batteries = BatteryAge::New;
        o.generatorStarts = options != u"fails";
        if (options == u"fire")
            o.fireAlarmS = 60;
        const Outage outage = outageIn(powerPlan(maglock, rest), o);
        QVERIFY(outage.before.mains);
        QStringList found;
        for (const OutageEvent& e : outage.events) {
            QVERIFY(!e.moment.mains);
            QVERIFY(!e.says.isEmpty());
            QStringList holds;
            if (e.moment.alarm)
                holds += QStringLiteral("A");
            const auto list = [&](const char* what, const std::vector<bool>& flags) {
                for (size_t i = 0; i < flags.size(); ++i)
                    if (flags[i])
                        holds += QLatin1String(what) + QString::number(i + 1);
            };
            list("e", e.moment.supplyEmpty);
            list("f", e.moment.supplyFed);
            list("u", e.moment.supplyUnlocks);
            for (const LowLoad& low : e.moment.lowLoads)
                holds += QStringLiteral("v%1").arg(low.circuit + 1);
            list("a", e.moment.airSupplyLost);
            found += QStringLiteral("%1 %2 [%3]").arg(std::llround(e.atS)).arg(e.component, holds.join(u' '));
        }
        for (const OutageUnknown& u : outage.unknown)
            found += QStringLiteral("? %1 %2").arg(u.component, missingOf(u.missing));
        QCOMPARE(found.join(u'\n'), says.join(u'\n'));
    }
};

QTEST_APPLESS_MAIN(TstPowerState)
#include "tst_power_state.moc"
