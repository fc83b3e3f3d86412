// SPDX-License-Identifier: GPL-3.0-or-later
// Worked examples of valve-and-power-rules.md D6.
#include "core/failure/battery.h"
#include "core/failure/wiring.h"

#include <QTest>
#include <cmath>
#include <functional>
#include <limits>

using namespace sp;

namespace {

using Number = std::optional<double>;

constexpr double endless = std::numeric_limits<double>::infinity();

// Usable capacity of a bank, and its runtime, in one step.
Number runtime(double ah, double amps, double soh = 1, double celsius = 25)
{
    const Number usable = usableAh({ah, soh, celsius});
    return usable ? runtimeHours(*usable, amps) : std::nullopt;
}

Number voltsBehind(double source, const WireRun& run, double amps)
{
    const Number ohm = loopOhm(run);
    return ohm ? voltsAtCurrent(source, *ohm, amps) : std::nullopt;
}

Number link(const std::vector<double>& volts, size_t i)
{
    return i < volts.size() ? Number(volts[i]) : std::nullopt;
}

} // namespace

class TstPowerFormulas final : public QObject {
    Q_OBJECT

private slots:
    void a_worked_example_comes_out_data()
    {
        QTest::addColumn<Number>("found");
        QTest::addColumn<double>("expected");
        const auto row = [](const char* name, Number found, double expected) { QTest::newRow(name) << found << expected; };
        const LoadSegment security[] = {{1.80, 4}};
        row("WE-1 charge of a steady load", chargeOf(security), 7.20);
        row("WE-2 Peukert base", peukertAh(1.80, 4), 8.882);
        row("WE-2 capacity needed", requiredAh(1.80, 4, 25), 11.102);
        row("WE-2 standard size", standardAh(*requiredAh(1.80, 4, 25)), 12);
        row("WE-2 capacity needed at 10 C", requiredAh(1.80, 4, 10), 13.264);
        row("WE-2 standard size at 10 C", standardAh(*requiredAh(1.80, 4, 10)), 18);
        const LoadSegment alarm[] = {{0.40, 24}, {2.40, 5.0 / 60}};
        row("WE-3 standby and alarm", chargeOf(alarm), 9.80);
        row("WE-3 margin 1.20", requiredAhWithMargin(*chargeOf(alarm), 1.20), 11.76);
        row("WE-3 size with margin 1.20", standardAh(*requiredAhWithMargin(*chargeOf(alarm), 1.20)), 12);
        row("WE-3 margin 1.25", requiredAhWithMargin(*chargeOf(alarm), 1.25), 12.25);
        row("WE-3 size with margin 1.25", standardAh(*requiredAhWithMargin(*chargeOf(alarm), 1.25)), 18);
        row("WE-4 new", runtime(7, 1.50), 3.751);
        row("WE-4 end of life", runtime(7, 1.50, endOfLifeHealth), 2.902);
        row("WE-4 end of life at 10 C", runtime(7, 1.50, endOfLifeHealth, 10), 2.365);
        row("WE-4 base for 3 h", peukertAh(1.5, 3), 5.76);
        row("WE-4 base for 6 h", peukertAh(1.5, 6), 10.53);
        row("WE-4 base for 12 h", peukertAh(1.5, 12), 19.24);
        row("WE-4 base for 24 h has no credit", peukertAh(1.5, 24), 36.0);
        const LoadSegment segments[] = {{0.60, 4}, {3.00, 0.25}};
        row("WE-5 T(0.60)", runtime(7, 0.60), 10.761);
        row("WE-5 T(3.00)", runtime(7, 3.00), 1.6905);
        row("WE-5 used when new", usedFraction(*usableAh({7, 1, 25}), segments), 0.5196);
        row("WE-5 used at end of life", usedFraction(*usableAh({7, endOfLifeHealth, 25}), segments), 0.6716);
        row("WE-6 loop", loopOhm({18, 250}), 3.1925);
        row("WE-6 volts on 18", voltsBehind(12.0, {18, 250}, 0.5), 10.404);
        row("WE-6 loop of 14", loopOhm({14, 250}), 1.2625);
        row("WE-6 volts on 14", voltsBehind(12.0, {14, 250}, 0.5), 11.369);
        row("WE-6 volts on 14 at the end", voltsBehind(*busVolts(12, 1), {14, 250}, 0.5), 9.869);
        row("WE-6 longest run", longestFt(12.0, 10.8, 0.5, {18}), 187.9);
        row("WE-7 18 at the end", voltsBehind(*busVolts(24, 1), {18, 250}, 0.25), 20.202);
        row("WE-7 16 at the end", voltsBehind(*busVolts(24, 1), {16, 250}, 0.25), 20.498);
        row("WE-7 longest run of 16", longestFt(21.0, 20.4, 0.25, {16}), 298.8);
        const double hop = *loopOhm({18, 100});
        const ChainHop hops[] = {{hop, 0.25}, {hop, 0.25}, {hop, 0.25}};
        row("WE-8 a hop", hop, 1.277);
        row("WE-8 first", link(chainVolts(24, hops), 0), 23.042);
        row("WE-8 second", link(chainVolts(24, hops), 1), 22.404);
        row("WE-8 third", link(chainVolts(24, hops), 2), 22.085);
        row("WE-9 loop", loopOhm({22, 200}), 6.456);
        row("WE-9 3 W", voltsAtPower(12, 6.456, 3), 10.078);
        row("WE-9 the most", mostWatts(12, 6.456), 5.576);
        row("WE-10 fail secure", equivalentAmps(0.45, 5, 50), 0.03125);
        row("WE-10 fail safe draws 14.4 times more", 0.45 / *equivalentAmps(0.45, 5, 50), 14.4);
        const Bank bank = *bankOf(12, 7, 2, 1);
        row("WE-11 volts of two in series", bank.volts, 24);
        row("WE-11 Ah of two in series", bank.ah, 7);
        row("WE-11 new", runtime(bank.ah, 0.95), 6.343);
        row("WE-11 end of life", runtime(bank.ah, 0.95, endOfLifeHealth), 4.908);
        row("WE-11 end of life at 10 C", runtime(bank.ah, 0.95, endOfLifeHealth, 10), 4.000);
        row("WE-12 air", airHoldUpMinutes(80 / 7.48052, 100, 60, 2.0), 14.55);
        row("WE-14 warm cable", 24 - *voltsBehind(24, {18, 250, 50}, 0.25), 0.892);
        row("WE-15 new", runtime(8, 0.84), 8.521);
        row("WE-15 end of life", runtime(8, 0.84, endOfLifeHealth), 6.592);
        row("WE-15 1 A at end of life", runtime(8, 1, endOfLifeHealth), 5.39);
        const double drop = 0.25 * *loopOhm({18, 250});
        row("WE-16 fraction", dropOutFraction(24, 20.4, drop), 0.9340);
        row("WE-16 hours", *dropOutFraction(24, 20.4, drop) * *runtime(7, 0.95), 5.924);
        row("temperature factor at 0 C", temperatureFactor(0), 1.405);
        row("temperature factor at 5 C", temperatureFactor(5), 1.2904);
        row("temperature factor at 10 C", temperatureFactor(10), 1.1947);
        row("temperature factor at 15 C", temperatureFactor(15), 1.1157);
        row("temperature factor at 20 C", temperatureFactor(20), 1.0514);
        row("temperature factor at 25 C", temperatureFactor(25), 1);
        row("a warm room earns nothing", temperatureFactor(35), 1);
        row("parallel strings add Ah", bankOf(12, 7, 2, 3)->ah, 21);
        row("stranded wire", loopOhm({18, 250, 20, true}), 3.1925 * 1.02);
        row("D4.7 supply", requiredSupplyAmps(2, 1), 3.5);
        row("D4.8 bridge", requiredBridgeSeconds(10), 20);
        row("PW-24 charger", chargingAmps(18, 48, 0.85), 0.4412);
        row("hours to empty of two segments", hoursToEmpty(*usableAh({7, 1, 25}), segments), 4 + (1 - 4 / 10.761) * 1.6905);
        row("the first segment empties the bank", hoursToEmpty(*usableAh({2, 1, 25}), segments), 20 * std::pow(2.0 / 12, 1.15));
        row("at the 20 h rate both forms agree", runtime(20, 1), 20);
        row("a slow discharge earns nothing", runtime(20, 0.5), 40);
        row("no exponent, no loss", runtimeHours(7, 3.5, 1.0), 2);
        row("a lock held open all the time draws its current", equivalentAmps(0.45, 60, 100), 0.45);
        row("24 V bank half discharged", busVolts(24, 0.5), 22.5);
        row("a size is met exactly", standardAh(7), 7);
    }
    void a_worked_example_comes_out()
    {
        QFETCH(Number, found);
        QFETCH(double, expected);
        QVERIFY(found);
        QVERIFY2(std::abs(*found - expected) <= 0.005 * expected, qPrintable(QString::number(*found, 'g', 8)));
    }

    void gauges_between_those_of_the_table_follow_its_definition_data()
    {
        QTest::addColumn<int>("awg");
        for (const int awg : {12, 14, 16, 18, 20, 22, 24})
            QTest::addRow("%d AWG", awg) << awg;
    }
    // Two gauges apart the definition makes (92^(1/39))^4 of the resistance; the table is rounded to four figures.
    void gauges_between_those_of_the_table_follow_its_definition()
    {
        QFETCH(int, awg);
        const double step = std::pow(92.0, 2.0 / 39);
        const double before = *ohmPer1000Ft(awg - 1) * step;
        QVERIFY(std::abs(*ohmPer1000Ft(awg) / before - 1) < 0.001);
        QVERIFY(std::abs(*ohmPer1000Ft(awg + 1) / (*ohmPer1000Ft(awg) * step) - 1) < 0.001);
    }

    void what_means_nothing_gives_nothing_data()
    {
        QTest::addColumn<Number>("found");
        const auto row = [](const char* name, Number found) { QTest::newRow(name) << found; };
        const double nan = std::nan("");
        const LoadSegment negative[] = {{0.5, 4}, {-0.1, 1}};
        const LoadSegment negativeTime[] = {{0.5, -4}};
        row("negative current", chargeOf(negative));
        row("negative time", chargeOf(negativeTime));
        row("negative unlock time", equivalentAmps(0.45, -5, 50));
        row("margin below one", requiredAhWithMargin(10, 0.9));
        row("exponent below one", peukertAh(1, 4, 0.99));
        row("exponent above 1.3", runtimeHours(7, 1, 1.31));
        row("capacity not a number", runtime(nan, 1));
        row("negative capacity", runtime(-7, 1));
        row("state of health above one", runtime(7, 1, 1.1));
        row("colder than possible", temperatureFactor(-300));
        row("no single string is large enough", standardAh(100.5));
        row("negative size", standardAh(-1));
        row("no segment says what goes on", hoursToEmpty(7, {}));
        row("a transfer back in time", requiredBridgeSeconds(-1));
        row("negative supply current", requiredSupplyAmps(-1, 0));
        row("a charger in no time", chargingAmps(7, 0, 0.85));
        row("a charger that keeps nothing", chargingAmps(7, 48, 0));
        row("negative air use", airHoldUpMinutes(10, 100, 60, -2));
        row("no such gauge", ohmPer1000Ft(-1));
        row("no such gauge of a loop", loopOhm({99, 100}));
        row("negative length", loopOhm({18, -1}));
        row("a wire without resistance in the cold", loopOhm({18, 100, -240}));
        row("WE-9 6 W cannot run", voltsAtPower(12, 6.456, 6));
        row("negative power", voltsAtPower(12, 1, -1));
        row("negative current on a wire", voltsAtCurrent(12, 1, -1));
        row("negative resistance", mostWatts(12, -1));
        row("more than discharged", busVolts(24, 1.1));
        row("a bank of no volts", dropOutFraction(0, 20.4, 0.8));
        row("longest run of no gauge", longestFt(24, 20, 1, {99}));
    }
    void what_means_nothing_gives_nothing()
    {
        QFETCH(Number, found);
        QVERIFY(!found);
    }

    void banks_and_chains_of_nothing_are_none()
    {
        QVERIFY(!bankOf(12, 7, 0, 1));
        QVERIFY(!bankOf(12, 7, 1, 0));
        QVERIFY(!bankOf(0, 7, 1, 1));
        QVERIFY(!bankOf(12, -7, 1, 1));
        const ChainHop bad[] = {{1, 0.25}, {-1, 0.25}};
        QVERIFY(chainVolts(24, bad).empty());
        QVERIFY(chainVolts(24, {}).empty());
    }

    void zero_has_a_meaning_data()
    {
        QTest::addColumn<Number>("found");
        QTest::addColumn<double>("expected");
        const auto row = [](const char* name, Number found, double expected) { QTest::newRow(name) << found << expected; };
        const LoadSegment rest[] = {{1000, 0}};
        row("no load lasts for ever", runtime(7, 0), endless);
        row("an empty bank lasts no time", runtime(0, 1), 0);
        row("a dead battery lasts no time", runtime(7, 1, 0), 0);
        row("no time uses nothing", usedFraction(7, rest), 0);
        row("no operation, no current", equivalentAmps(0.45, 5, 0), 0);
        row("no use of air", airHoldUpMinutes(10, 100, 60, 0), endless);
        row("no receiver", airHoldUpMinutes(0, 100, 60, 0), 0);
        row("air that starts too low", airHoldUpMinutes(10, 60, 60, 2), 0);
        row("a short circuit of the run", voltsAtCurrent(12, 100, 1), 0);
        row("too low from the start has no length", longestFt(10.5, 10.8, 0.5, {18}), 0);
        row("no current, any length", longestFt(24, 20.4, 0, {18}), endless);
        row("no resistance, any power", mostWatts(12, 0), endless);
        row("below its least volts from the start", dropOutFraction(24, 20.4, 4), 0);
        row("holds to the end", dropOutFraction(24, 20.4, 0.1), 1);
    }
    void zero_has_a_meaning()
    {
        QFETCH(Number, found);
        QFETCH(double, expected);
        QVERIFY(found);
        QCOMPARE(*found, expected);
    }
};

QTEST_APPLESS_MAIN(TstPowerFormulas)
#include "tst_power_formulas.moc"
