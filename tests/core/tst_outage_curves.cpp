// SPDX-License-Identifier: GPL-3.0-or-later
// Charges and counts over an outage, against the worked examples of valve-and-power-rules.md D6 and the words of the outage itself.
#include "core/report/outage_curves.h"
#include "tests/support/power_plans.h"

#include <QTest>

using namespace sp;
using namespace sp::test;

namespace {

struct Course {
    PlanFile file;
    std::unique_ptr<FactSheet> sheet;
    std::unique_ptr<FailureModel> model;
    PowerReport report;
    OutageCurves curves;
};

Course courseOf(PlanFile file, const OutageOptions& options = {})
{
    if (!file.problems.empty())
        qFatal("%s", qPrintable(texts(file.problems)));
    Course out;
    out.file = std::move(file);
    out.sheet = sheetOf(out.file.project);
    out.model = std::make_unique<FailureModel>(*out.sheet);
    out.report = powerReport(*out.sheet, *out.model, options);
    out.curves = outageCurves(*out.model, out.report);
    return out;
}

Course courseOf(const QByteArray& items, const QByteArray& rest, const OutageOptions& options = {})
{
    return courseOf(readPlan(powerPlan(items, rest), QStringLiteral("p")), options);
}

// A magnet of 250 mA and 700 mA of others on a bank of 7 Ah at 24 V: the current of WE-11, the lock of WE-7 and WE-16.
const QByteArray magnet = "      - {key: lock, kind: maglock, volts: 24 V, holding: 250 mA, min_volts: 20.4 V}\n";
QByteArray bank(const char* celsius)
{
    return QByteArray("    batteries:\n      - {key: bank, volts: 12 V, capacity: 7 Ah, series: 2, strings: 1, temperature: ") + celsius
        + " C}\n";
}
QByteArray supply(const QByteArray& batteries, const char* feet, const QByteArray& more = {})
{
    return "supplies:\n  - id: ps-1\n    mark: \"PS-1\"\n    output: {source: dedicated, volts: 24 V, capacity: 2000 mA" + more + "}\n"
        + batteries + "circuits:\n  - {id: ci-1, supply: ps-1, feeds: [op-1/lock], awg: 18, length: " + feet
        + " ft, controller_drop: holds_lock, fire_alarm: none}\n"
          "  - {id: ci-2, supply: ps-1, feeds: [dv-c], awg: 12, length: 10 ft, fire_alarm: none}\n"
          "devices:\n  - {id: dv-b, kind: push_button, opening: op-1, side: a, breaks: lock_power}\n"
          "  - {id: dv-c, kind: controller, drives: [op-1/lock], volts: 24 V, holding: 700 mA}\n";
}
const QByteArray generator = "  - {id: dv-g, kind: generator, room: rm-1, transfer: 10 s, duration: 2 h}\n";
const QByteArray onGenerator = ", generator: true";

bool isNear(std::optional<double> found, double expected)
{
    return found && std::abs(*found - expected) <= std::max(1e-6, std::abs(expected) * 0.005);
}

} // namespace

class TstOutageCurves final : public QObject {
    Q_OBJECT

private slots:
    void a_battery_is_empty_when_the_worked_examples_say_so_data()
    {
        QTest::addColumn<int>("age");
        QTest::addColumn<QByteArray>("celsius");
        QTest::addColumn<double>("hours");
        QTest::newRow("WE-11 new") << static_cast<int>(BatteryAge::New) << QByteArray("25") << 6.343;
        QTest::newRow("WE-11 at the end of its life") << static_cast<int>(BatteryAge::EndOfLife) << QByteArray("25") << 4.908;
        QTest::newRow("WE-11 at the end of its life in the cold") << static_cast<int>(BatteryAge::EndOfLife) << QByteArray("10") << 4.000;
    }
    void a_battery_is_empty_when_the_worked_examples_say_so()
    {
        QFETCH(int, age);
        QFETCH(QByteArray, celsius);
        QFETCH(double, hours);
        OutageOptions options;
        options.batteries = static_cast<BatteryAge>(age);
        const Course c = courseOf(magnet, supply(bank(celsius.constData()), "10"), options);
        const ChargeCurve& curve = c.curves.charges.at(0);
        QCOMPARE(curve.mark, QStringLiteral("PS-1"));
        QCOMPARE(curve.holds, ChargeCurve::Holds::Known);
        QCOMPARE(curve.points.size(), size_t(2));
        QVERIFY(isNear(curve.points.back().atS / 3600, hours));
        QCOMPARE(curve.at(0), std::optional(100.0));
        QCOMPARE(curve.at(-5), std::optional(100.0));
        QVERIFY(isNear(curve.at(curve.points.back().atS / 4), 75));
        QCOMPARE(curve.at(1e9), std::optional(0.0));
        QVERIFY(c.curves.endS > curve.points.back().atS);
    }

    // WE-16: a lock lets go at 93.4 % of the discharge.
    void a_lock_that_lets_go_early_does_so_at_the_charge_of_the_worked_example()
    {
        OutageOptions options;
        options.batteries = BatteryAge::New;
        const Course c = courseOf(magnet, supply(bank("25"), "250"), options);
        const auto& events = c.report.outage.events;
        const auto low =
            std::find_if(events.begin(), events.end(), [](const OutageEvent& e) { return e.kind == OutageEventKind::UnderVoltage; });
        QVERIFY(low != events.end());
        QVERIFY(isNear(low->atS / 3600, 5.924));
        QVERIFY(isNear(c.curves.charges[0].at(low->atS), 100 * (1 - 0.9340)));
        QCOMPARE(c.curves.at(low->atS - 1).secured, 1);
        QCOMPARE(c.curves.at(low->atS).secured, 0);
        QCOMPARE(c.curves.at(low->atS).open, 1);
    }

    void charge_stands_still_while_the_generator_runs()
    {
        const Course c = courseOf(magnet, supply(bank("25"), "10", onGenerator) + generator);
        const ChargeCurve& curve = c.curves.charges.at(0);
        const double whole = 4.908 * 3600;
        QCOMPARE(curve.points.size(), size_t(4));
        QCOMPARE(curve.points[1].atS, 10.0);
        QCOMPARE(curve.points[2].atS, 10.0 + 2 * 3600);
        QCOMPARE(curve.points[1].percent, curve.points[2].percent);
        QVERIFY(isNear(100 - curve.points[1].percent, 100 * 10 / whole));
        QVERIFY(isNear(curve.points[3].atS, whole + 2 * 3600));
        OutageOptions fails;
        fails.generatorStarts = false;
        QCOMPARE(courseOf(magnet, supply(bank("25"), "10", onGenerator) + generator, fails).curves.charges[0].points.size(), size_t(2));
    }

    void a_curve_ends_where_the_outage_says_that_the_battery_is_empty()
    {
        for (const QString& path : goodPlans())
            for (const BatteryAge age : {BatteryAge::New, BatteryAge::EndOfLife, BatteryAge::AsStated})
                for (const bool starts : {true, false}) {
                    OutageOptions options;
                    options.batteries = age;
                    options.generatorStarts = starts;
                    const Course c = courseOf(readPlanFile(path), options);
                    for (const OutageEvent& e : c.report.outage.events) {
                        QVERIFY(c.curves.endS >= e.atS);
                        if (e.kind != OutageEventKind::BatteryEmpty)
                            continue;
                        const auto& list = c.report.state.supplies;
                        const auto at = std::find_if(list.begin(), list.end(), [&](const SupplyPower& s) { return s.id == e.component; });
                        const ChargeCurve& curve = c.curves.charges.at(static_cast<size_t>(at - list.begin()));
                        QVERIFY2(std::abs(curve.points.back().atS - e.atS) < 1e-6 && curve.points.back().percent == 0, qPrintable(e.says));
                    }
                }
    }

    void a_battery_that_nobody_knows_has_no_line()
    {
        const Course none = courseOf(magnet, supply("    batteries: []\n", "10"));
        QCOMPARE(none.curves.charges[0].holds, ChargeCurve::Holds::Nothing);
        QCOMPARE(none.curves.charges[0].at(0), std::nullopt);
        QCOMPARE(none.curves.before.secured, 1);
        QCOMPARE(none.curves.at(0).open, 1);
        QVERIFY(none.curves.endS >= 3600);
        const Course unknown = courseOf(magnet, supply({}, "10"));
        QCOMPARE(unknown.curves.charges[0].holds, ChargeCurve::Holds::Unknown);
        QCOMPARE(unknown.curves.charges[0].at(60), std::nullopt);
        QCOMPARE(unknown.curves.at(60).securedUnknown, 1);
        QCOMPARE(unknown.curves.at(60).secured + unknown.curves.at(60).open, 0);
        // A generator of which nobody knows when it starts.
        const QByteArray vague = "  - {id: dv-g, kind: generator, room: rm-1}\n";
        QCOMPARE(courseOf(magnet, supply(bank("25"), "10", onGenerator) + vague).curves.charges[0].holds, ChargeCurve::Holds::Unknown);
    }

    void events_of_one_second_count_together()
    {
        const Course c = courseOf(readPlanFile(samplePath(QStringLiteral("research-building.strikeplate"))));
        const auto& events = c.report.outage.events;
        QCOMPARE(c.curves.after.size(), events.size());
        for (size_t i = 1; i < events.size(); ++i)
            if (events[i].atS == events[i - 1].atS) {
                QCOMPARE(c.curves.after[i].open, c.curves.after[i - 1].open);
                QCOMPARE(c.curves.after[i].valvesMoved, c.curves.after[i - 1].valvesMoved);
            }
        const auto doors = [](const OutageCounts& o) { return o.secured + o.open + o.securedUnknown; };
        for (const OutageCounts& o : c.curves.after)
            QCOMPARE(doors(o), doors(c.curves.before));
    }

    // The lines of the rooms are worked out on their own: a room that nobody leaves is trapped just then.
    void rooms_are_counted_as_their_lines_say()
    {
        for (const QString& path : goodPlans()) {
            const Course c = courseOf(readPlanFile(path));
            for (const RoomLine& line : c.report.effects.rooms)
                for (size_t i = 0; i < c.curves.after.size(); ++i) {
                    const double at = c.curves.after[i].fromS;
                    const bool trapped = std::any_of(line.noEgress.begin(), line.noEgress.end(),
                                                     [&](const Stretch& s) { return s.fromS <= at && (!s.untilS || at < *s.untilS); });
                    const auto& counted = c.curves.after[i].trapped;
                    QCOMPARE(std::find(counted.begin(), counted.end(), line.room) != counted.end(), trapped);
                }
        }
        const Course sample = courseOf(readPlanFile(samplePath(QStringLiteral("research-building.strikeplate"))));
        const OutageCounts& last = sample.curves.after.back();
        QCOMPARE(last.trapped.size(), size_t(3)); // the anteroom and the two rooms behind it
        qint64 people = 0;
        for (const int room : last.trapped)
            people += sample.model->people(room).value_or(1000);
        QCOMPARE(last.people, std::optional(people));
        QVERIFY(sample.curves.before.trapped.empty());
    }

    void valves_that_are_elsewhere_are_counted()
    {
        const Course c = courseOf(readPlanFile(dataPath(QStringLiteral("plans/example/plan.strikeplate"))));
        QCOMPARE(c.curves.at(0).valvesMoved, 0);
        QCOMPARE(c.curves.at(874).valvesMoved, 1); // WE-12: the air lasts 14.55 min
        QCOMPARE(c.curves.at(1e6).valvesMoved, 1);
        QCOMPARE(c.curves.at(1e6).valvesUnknown, 0);
    }
};

QTEST_APPLESS_MAIN(TstOutageCurves)
#include "tst_outage_curves.moc"
