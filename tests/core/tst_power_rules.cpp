// SPDX-License-Identifier: GPL-3.0-or-later
// What the rules of backup power read of circuits, supplies and doors, against the worked examples of valve-and-power-rules.md D6.
#include "tests/support/power_plans.h"

#include <QTest>

using namespace sp;
using namespace sp::test;

namespace {

using S = SubjectKind;

QByteArray magnet(const QByteArray& figures = "volts: 24 V, holding: 250 mA, min_volts: 20.4 V")
{
    return "      - {key: maglock, kind: maglock, fail_state: fail_safe, " + figures + "}\n";
}
const QByteArray bank = "      - {key: bank, volts: 12 V, capacity: 7 Ah, series: 2, strings: 1, temperature: 25 C}\n";

QByteArray supply(const QByteArray& output, const QByteArray& batteries)
{
    return "supplies:\n  - id: ps-1\n    mark: \"PS-1\"\n    output: {" + output + "}\n"
        + (batteries.isEmpty() ? QByteArray() : "    batteries:\n" + batteries);
}
QByteArray circuit(const QByteArray& more, const QByteArray& feeds = "op-1/maglock")
{
    return "circuits:\n  - {id: ci-1, supply: ps-1, feeds: [" + feeds + "], " + more + "}\n";
}
QByteArray devices(const QByteArray& lines)
{
    return "devices:\n" + lines;
}

} // namespace

class TstPowerRules final : public QObject {
    Q_OBJECT

    static Project planOf(const QByteArray& bytes, const QString& edition = {})
    {
        PlanFile file = readPlan(bytes, QStringLiteral("p"));
        if (!file.problems.empty())
            qWarning("%s", qPrintable(texts(file.problems)));
        static const FieldId id = field("project.nfpa72_edition");
        if (!edition.isEmpty())
            file.project.settings.codes.set(id, Word{static_cast<quint16>(*wordIndex(fieldOf(id).words, edition))});
        return file.project;
    }
    /// The value as in a file, or "?" and what it waits for.
    static QString value(const Project& p, const char* fact, S kind)
    {
        const auto sheet = sheetOf(p);
        const FactId id = sheet->id(fact);
        Trace trace;
        const Fact f = sheet->value({kind, 0, 0}, id, &trace);
        if (f.known)
            return factFileText(sheet->facts()[id], f.value, Units::Us);
        QStringList missing;
        for (const Missing& m : trace.missing)
            missing +=
                sheet->facts()[m.fact].name + u'@' + sheet->idOf(m.subject) + (m.why == Why::BadData ? QStringLiteral("!") : QString());
        missing.sort();
        missing.removeDuplicates();
        return QStringLiteral("? ") + missing.join(u' ');
    }

private slots:
    void voltage_at_the_end_of_the_wire_data()
    {
        QTest::addColumn<QByteArray>("plan");
        QTest::addColumn<QString>("steady");
        QTest::addColumn<QString>("inrush");
        QTest::addColumn<QString>("least");
        const QByteArray at12 = magnet("volts: 12 V, holding: 500 mA, min_volts: 10.8 V");
        const QByteArray v12 = "source: dedicated, volts: 12 V";
        const QByteArray v24 = "source: dedicated, volts: 24 V";
        const auto row = [](const char* name, const QByteArray& plan, const char* steady, const char* inrush, const char* least) {
            QTest::newRow(name) << plan << QString::fromLatin1(steady) << QString::fromLatin1(inrush) << QString::fromLatin1(least);
        };
        row("WE-6, 18 gauge on mains", powerPlan(at12, supply(v12, "      []\n") + circuit("awg: 18, length: 250 ft, fire_alarm: none")),
            "10.40375 V", "10.40375 V", "10.8 V");
        row("WE-6, 14 gauge on mains", powerPlan(at12, supply(v12, "      []\n") + circuit("awg: 14, length: 250 ft, fire_alarm: none")),
            "11.36875 V", "11.36875 V", "10.8 V");
        const QByteArray one = "      - {key: b, volts: 12 V, capacity: 7 Ah, strings: 1, temperature: 25 C}\n";
        row("WE-6, 14 gauge at the end of discharge",
            powerPlan(at12, supply(v12, one) + circuit("awg: 14, length: 250 ft, fire_alarm: none")), "9.86875 V", "9.86875 V", "10.8 V");
        row("WE-7, 18 gauge", powerPlan(magnet(), supply(v24, bank) + circuit("awg: 18, length: 250 ft, fire_alarm: none")), "20.201875 V",
            "20.201875 V", "20.4 V");
        row("WE-7, 16 gauge", powerPlan(magnet(), supply(v24, bank) + circuit("awg: 16, length: 250 ft, fire_alarm: none")), "20.498 V",
            "20.498 V", "20.4 V");
        row("with an inrush of twice the current",
            powerPlan(magnet("volts: 24 V, holding: 250 mA, peak: 500 mA, min_volts: 20.4 V"),
                      supply(v24, bank) + circuit("awg: 16, length: 250 ft, fire_alarm: none")),
            "20.498 V", "19.996 V", "20.4 V");
        row("the maker gives no least voltage",
            powerPlan(magnet("volts: 24 V, holding: 250 mA"), supply(v24, bank) + circuit("awg: 16, length: 250 ft, fire_alarm: none")),
            "20.498 V", "20.498 V", "20.4 V");
        row("nobody has said whether there is a battery",
            powerPlan(magnet(), supply(v24, {}) + circuit("awg: 16, length: 250 ft, fire_alarm: none")), "? psu.battery@ps-1",
            "? psu.battery@ps-1", "20.4 V");
        row("too low even on mains, battery or not",
            powerPlan(magnet(), supply(v24, {}) + circuit("awg: 24, length: 1000 ft, fire_alarm: none")), "11.165 V", "11.165 V", "20.4 V");
        row("wire not known", powerPlan(magnet(), supply(v24, bank) + circuit("fire_alarm: none")),
            "? circuit.awg@ci-1 circuit.length_ft@ci-1", "? circuit.awg@ci-1 circuit.length_ft@ci-1", "20.4 V");
        row("current not known",
            powerPlan("      - {key: maglock, kind: power_operator}\n",
                      supply(v24, bank) + circuit("awg: 16, length: 250 ft, fire_alarm: none")),
            "? hw.holding_ma@hs-1/maglock", "? hw.holding_ma@hs-1/maglock", "20.4 V");
        row("no supply",
            powerPlan(magnet(), "circuits:\n  - {id: ci-1, feeds: [op-1/maglock], awg: 16, length: 250 ft, fire_alarm: none}\n"),
            "? circuit.supply@ci-1", "? circuit.supply@ci-1", "? circuit.supply@ci-1");
    }
    void voltage_at_the_end_of_the_wire()
    {
        QFETCH(QByteArray, plan);
        QFETCH(QString, steady);
        QFETCH(QString, inrush);
        QFETCH(QString, least);
        const Project p = planOf(plan);
        QCOMPARE(value(p, "circuit.device_volts", S::Circuit), steady);
        QCOMPARE(value(p, "circuit.inrush_volts", S::Circuit), inrush);
        QCOMPARE(value(p, "circuit.device_min_volts", S::Circuit), least);
        QCOMPARE(value(p, "circuit.loads", S::Circuit), QStringLiteral("1"));
    }

    void whence_the_least_voltage_comes_data()
    {
        QTest::addColumn<QByteArray>("limits");
        QTest::addColumn<QString>("least");
        QTest::addColumn<QString>("from");
        const auto row = [](const char* name, const char* limits, const char* least, const char* from) {
            QTest::newRow(name) << QByteArray(limits) << QString::fromLatin1(least) << QString::fromLatin1(from);
        };
        row("least volts", ", min_volts: 20 V, max_drop: 5 %, run_table: \"18 AWG: 400 ft\"", "20 V", "item");
        row("greatest drop", ", max_drop: 5 %, run_table: \"18 AWG: 400 ft\"", "22.8 V", "percentage");
        row("run table", ", run_table: \"18 AWG: 400 ft\"", "22.723 V", "run_table"); // 2 x 400 x 0.25 x 6.385 / 1000
        row("none", "", "20.4 V", "default");
        row("a table without this gauge", ", run_table: \"16 AWG: 400 ft\"", "? hw.run_table@hs-1/maglock", "? hw.run_table@hs-1/maglock");
    }
    void whence_the_least_voltage_comes()
    {
        QFETCH(QByteArray, limits);
        QFETCH(QString, least);
        QFETCH(QString, from);
        const Project p = planOf(
            powerPlan(magnet("volts: 24 V, holding: 250 mA" + limits),
                      supply("source: dedicated, volts: 24 V", "      []\n") + circuit("awg: 18, length: 100 ft, fire_alarm: none")));
        QCOMPARE(value(p, "circuit.device_volts", S::Circuit), QStringLiteral("23.68075 V"));
        QCOMPARE(value(p, "circuit.device_min_volts", S::Circuit), least);
        QCOMPARE(value(p, "circuit.limit_from", S::Circuit), from);
    }

    void a_battery_takes_its_charging_current_from_the_output_data()
    {
        QTest::addColumn<QByteArray>("output");
        QTest::addColumn<QByteArray>("batteries");
        QTest::addColumn<QString>("left");
        const auto row = [](const char* name, const char* output, const QByteArray& batteries, const char* left) {
            QTest::newRow(name) << "source: dedicated, volts: 24 V" + QByteArray(output) << batteries << QString::fromLatin1(left);
        };
        const QByteArray none = "      []\n";
        row("a battery", ", capacity: 2000 mA, charger: 1000 mA", bank, "1000 mA");
        row("a battery of which nobody knows the charging current", ", capacity: 2000 mA", bank, "? psu.charger_ma@ps-1");
        row("no battery", ", capacity: 2000 mA, charger: 1000 mA", none, "2000 mA");
        row("nobody has said whether there is one", ", capacity: 2000 mA, charger: 1000 mA", {}, "? psu.battery@ps-1");
        row("a UPS before it", ", capacity: 2000 mA, ups: true", {}, "2000 mA");
        row("no rating", ", charger: 1000 mA", bank, "? psu.capacity_ma@ps-1");
        row("nothing known", "", bank, "? psu.capacity_ma@ps-1 psu.charger_ma@ps-1");
    }
    void a_battery_takes_its_charging_current_from_the_output()
    {
        QFETCH(QByteArray, output);
        QFETCH(QByteArray, batteries);
        QFETCH(QString, left);
        QCOMPARE(value(planOf(powerPlan(magnet(), supply(output, batteries))), "psu.output_beside_charging_ma", S::Supply), left);
    }

    void a_lock_on_two_circuits_is_one_load()
    {
        const Project p = planOf(powerPlan(magnet("volts: 24 V, holding: 250 mA, peak: 400 mA"),
                                           supply("source: dedicated, volts: 24 V", bank)
                                               + "circuits:\n  - {id: ci-1, supply: ps-1, feeds: [op-1/maglock]}\n"
                                                 "  - {id: ci-2, supply: ps-1, feeds: [op-1/maglock]}\n"));
        QCOMPARE(value(p, "psu.load_ma", S::Supply), QStringLiteral("250 mA"));
        QCOMPARE(value(p, "psu.peak_load_ma", S::Supply), QStringLiteral("400 mA"));
        QCOMPARE(value(p, "circuit.load_ma", S::Circuit), QStringLiteral("250 mA"));
    }

    void a_fire_alarm_supply_needs_standby_alarm_and_margin_data()
    {
        QTest::addColumn<QByteArray>("output");
        QTest::addColumn<QString>("edition");
        QTest::addColumn<QString>("needed");
        QTest::addColumn<QString>("margin");
        const auto row = [](const char* name, const QByteArray& output, const char* edition, const char* needed, const char* margin) {
            QTest::newRow(name) << output << QString::fromLatin1(edition) << QString::fromLatin1(needed) << QString::fromLatin1(margin);
        };
        const QByteArray tone = "source: facu, volts: 24 V, voice: false, alarm: 2000 mA";
        row("WE-3, 2019", tone, "2019", "9.8 Ah", "11.76 Ah");
        row("WE-3, 2022", tone, "2022", "9.8 Ah", "12.25 Ah");
        row("2010, the first of its margin", tone, "2010", "9.8 Ah", "11.76 Ah");
        row("voice alarm sounds longer", "source: facu, volts: 24 V, voice: true, alarm: 2000 mA", "2022", "10.2 Ah", "12.75 Ah");
        row("edition not known", tone, "", "9.8 Ah", "? project.nfpa72_edition@project");
        row("alarm current not known", "source: facu, volts: 24 V, voice: false", "2022", "? psu.alarm_ma@ps-1", "? psu.alarm_ma@ps-1");
        row("signal not known", "source: facu, volts: 24 V, alarm: 2000 mA", "2022", "? psu.voice@ps-1", "? psu.voice@ps-1");
        row("another supply", "source: dedicated, volts: 24 V, voice: false, alarm: 2000 mA", "2022", "? psu.source@ps-1",
            "? psu.source@ps-1");
    }
    void a_fire_alarm_supply_needs_standby_alarm_and_margin()
    {
        QFETCH(QByteArray, output);
        QFETCH(QString, edition);
        QFETCH(QString, needed);
        QFETCH(QString, margin);
        const Project p = planOf(powerPlan("      - {key: closer, kind: closer}\n",
                                           devices("  - {id: dv-1, kind: fire_alarm_panel, room: rm-1, volts: 24 V, holding: 400 mA}\n")
                                               + supply(output, bank) + circuit("fire_alarm: none", "dv-1")),
                                 edition);
        QCOMPARE(value(p, "psu.fa_needed_ah", S::Supply), needed);
        QCOMPARE(value(p, "psu.fa_margin_ah", S::Supply), margin);
        QCOMPARE(value(p, "psu.battery_ah", S::Supply), QStringLiteral("7 Ah"));
    }

    void what_the_alarm_switches_off_takes_no_alarm_current()
    {
        const QByteArray output = "source: facu, volts: 24 V, voice: false, alarm: 2000 mA";
        const auto needed = [&](const QByteArray& link) {
            return value(planOf(powerPlan(magnet(), supply(output, bank) + circuit("fire_alarm: " + link))), "psu.fa_needed_ah", S::Supply);
        };
        QCOMPARE(needed("{location: dc_output}"), QStringLiteral("6.166667 Ah")); // 0.25 A for 24 h, 2 A for 5 min
        QCOMPARE(needed("{location: ac_input}"), QStringLiteral("6.1875 Ah")); // the magnet goes on
    }

    void batteries_carry_their_dates_data()
    {
        QTest::addColumn<QByteArray>("dates");
        QTest::addColumn<QString>("dated");
        QTest::addColumn<QString>("months");
        const auto row = [](const char* name, const char* dates, const char* dated, const char* months) {
            QTest::newRow(name) << QByteArray(dates) << QString::fromLatin1(dated) << QString::fromLatin1(months);
        };
        row("four years to the day", "installed: \"2026-03-31\", replace_by: \"2030-03-31\"", "true", "48");
        row("four years and a day", "installed: \"2026-03-31\", replace_by: \"2030-04-01\"", "true", "49");
        row("a day less", "installed: \"2026-03-31\", replace_by: \"2030-03-30\"", "true", "48");
        row("from a leap day", "installed: \"2024-02-29\", replace_by: \"2028-02-29\"", "true", "48");
        row("marked with none", "installed: \"2026-03-31\", replace_by: \"\"", "false", "? battery.replace_by@ps-1");
        row("nobody has looked", "soh: 100 %", "? battery.replace_by@ps-1", "? battery.installed@ps-1");
        row("no date", "installed: \"last spring\", replace_by: \"2030-03-31\"", "true", "? battery.installed@ps-1!");
    }
    void batteries_carry_their_dates()
    {
        QFETCH(QByteArray, dates);
        QFETCH(QString, dated);
        QFETCH(QString, months);
        const QByteArray batteries = "      - {key: a, volts: 24 V, capacity: 7 Ah, strings: 1, temperature: 25 C, " + dates
            + "}\n      - {key: b, volts: 24 V, capacity: 7 Ah, strings: 1, temperature: 25 C, installed: \"2026-01-01\", replace_by: \"2027-01-01\"}\n";
        const Project p = planOf(powerPlan(magnet(), supply("source: facu, volts: 24 V", batteries)));
        QCOMPARE(value(p, "psu.batteries_dated", S::Supply), dated);
        QCOMPARE(value(p, "psu.replace_after_months", S::Supply), months);
    }

    void generators_and_what_bridges_them_data()
    {
        QTest::addColumn<QByteArray>("plan");
        QTest::addColumn<QString>("transfer");
        QTest::addColumn<QString>("duration");
        QTest::addColumn<QString>("bridge");
        const QByteArray wire = circuit("awg: 16, length: 100 ft, fire_alarm: none");
        const QByteArray backed = "source: dedicated, volts: 24 V, generator: true";
        const auto generator = [](const char* id, const char* more) {
            return QByteArray("  - {id: ") + id + ", kind: generator, room: rm-1" + more + "}\n";
        };
        const auto row = [](const char* name, const QByteArray& plan, const char* transfer, const char* duration, const char* bridge) {
            QTest::newRow(name) << plan << QString::fromLatin1(transfer) << QString::fromLatin1(duration) << QString::fromLatin1(bridge);
        };
        // 7 Ah at the end of life carry 0.25 A for 22.4 h: no credit for a slow discharge.
        row("one generator",
            powerPlan(magnet(), devices(generator("dv-1", ", transfer: 10 s, duration: 24 h")) + supply(backed, bank) + wire), "10 s",
            "24 h", "80640 s");
        row("the slowest of two, and the one with the least fuel",
            powerPlan(magnet(),
                      devices(generator("dv-1", ", transfer: 10 s, duration: 2 h") + generator("dv-2", ", transfer: 30 s, duration: 24 h"))
                          + supply(backed, "      []\n") + wire),
            "30 s", "2 h", "0 s");
        row("one of two does not say",
            powerPlan(magnet(),
                      devices(generator("dv-1", ", transfer: 10 s, duration: 2 h") + generator("dv-2", "")) + supply(backed, bank) + wire),
            "? device.transfer_s@dv-2", "? device.duration_h@dv-2", "80640 s");
        row("none drawn", powerPlan(magnet(), supply(backed, bank) + wire), "? psu.generator@ps-1!", "? psu.generator@ps-1!", "80640 s");
        row("not on a generator",
            powerPlan(magnet(),
                      devices(generator("dv-1", ", transfer: 10 s, duration: 24 h")) + supply("source: dedicated, volts: 24 V", {}) + wire),
            "? psu.generator@ps-1", "? psu.generator@ps-1", "? psu.battery@ps-1");
    }
    void generators_and_what_bridges_them()
    {
        QFETCH(QByteArray, plan);
        QFETCH(QString, transfer);
        QFETCH(QString, duration);
        QFETCH(QString, bridge);
        const Project p = planOf(plan);
        QCOMPARE(value(p, "psu.generator_transfer_s", S::Supply), transfer);
        QCOMPARE(value(p, "psu.generator_duration_h", S::Supply), duration);
        QCOMPARE(value(p, "psu.bridge_s", S::Supply), bridge);
    }

    void fuel_or_battery_whichever_lasts_longer()
    {
        const auto lasts = [](const QByteArray& fuel, const QByteArray& batteries, const QByteArray& generator) {
            return value(planOf(powerPlan(magnet(),
                                          devices("  - {id: dv-1, kind: generator, room: rm-1, transfer: 10 s" + fuel + "}\n")
                                              + supply("source: dedicated, volts: 24 V, generator: " + generator, batteries)
                                              + circuit("awg: 16, length: 100 ft, fire_alarm: none"))),
                         "psu.emergency_h", S::Supply);
        };
        QCOMPARE(lasts(", duration: 24 h", bank, "true"), QStringLiteral("24 h"));
        QCOMPARE(lasts(", duration: 2 h", bank, "true"), QStringLiteral("22.4 h"));
        QCOMPARE(lasts(", duration: 2 h", "      []\n", "true"), QStringLiteral("2 h"));
        QCOMPARE(lasts(", duration: 24 h", bank, "false"), QStringLiteral("22.4 h"));
        QCOMPARE(lasts("", bank, "true"), QStringLiteral("? device.duration_h@dv-1"));
    }

    void how_long_an_outage_leaves_a_door_secured_data()
    {
        QTest::addColumn<QByteArray>("plan");
        QTest::addColumn<QString>("opens");
        QTest::addColumn<QString>("after");
        const QByteArray thick = circuit("awg: 4, length: 0 ft, fire_alarm: none");
        const QByteArray plain = "source: dedicated, volts: 24 V, capacity: 2000 mA, generator: false";
        const QByteArray backed = "source: dedicated, volts: 24 V, capacity: 2000 mA, generator: true";
        const QByteArray half = magnet("volts: 24 V, holding: 500 mA, min_volts: 20.4 V");
        const auto row = [](const char* name, const QByteArray& plan, const char* opens, const char* after) {
            QTest::newRow(name) << plan << QString::fromLatin1(opens) << QString::fromLatin1(after);
        };
        // 20 h * (5.6 Ah / 10 Ah) ^ 1.15 at the end of life
        row("until the battery is empty", powerPlan(half, supply(plain, bank) + thick), "true", "10.27 h");
        // The wire takes 1.277 V: 21.677 V are left at the supply at 77.4 % of that time.
        row("until the wire takes too much", powerPlan(half, supply(plain, bank) + circuit("awg: 18, length: 200 ft, fire_alarm: none")),
            "true", "7.95 h");
        row("not at all without a battery", powerPlan(half, supply(plain, "      []\n") + thick), "true", "0 h");
        row("a generator carries it for ever",
            powerPlan(half, devices("  - {id: dv-1, kind: generator, room: rm-1, transfer: 10 s}\n") + supply(backed, bank) + thick),
            "false", "? door.secured_for_h@op-1");
        row("a generator that nobody has drawn", powerPlan(half, supply(backed, bank) + thick), "? device.transfer_s@op-1",
            "? device.transfer_s@op-1");
        row("a battery of which nothing is known", powerPlan(half, supply(plain, "      - {key: bank}\n") + thick),
            "? battery.capacity_ah@op-1 battery.series@op-1 battery.strings@op-1 battery.temperature_c@op-1 battery.volts@op-1",
            "? battery.capacity_ah@op-1 battery.series@op-1 battery.strings@op-1 battery.temperature_c@op-1 battery.volts@op-1");
        row("a latch with a lever is no matter of power",
            powerPlan("      - {key: lock, kind: mortise_lock, function: storeroom, locks_inside: false, key_outside: true}\n",
                      supply(plain, bank)),
            "false", "? door.secured_for_h@op-1");
    }
    void how_long_an_outage_leaves_a_door_secured()
    {
        QFETCH(QByteArray, plan);
        QFETCH(QString, opens);
        QFETCH(QString, after);
        const Project p = planOf(plan);
        QCOMPARE(value(p, "door.unsecured_in_outage", S::Opening), opens);
        QCOMPARE(value(p, "door.secured_for_h", S::Opening), after);
    }

    void a_magnet_lets_its_leaf_go_data()
    {
        QTest::addColumn<QByteArray>("batteries");
        QTest::addColumn<QByteArray>("link");
        QTest::addColumn<QString>("outage");
        QTest::addColumn<QString>("alarm");
        const QByteArray none = "      []\n";
        const auto row = [](const char* name, const QByteArray& batteries, const char* link, const char* outage, const char* alarm) {
            QTest::newRow(name) << batteries << QByteArray(link) << QString::fromLatin1(outage) << QString::fromLatin1(alarm);
        };
        row("no battery, cut by the alarm", none, "{location: dc_output, loop: normally_closed}", "true", "true");
        row("on a battery", bank, "{location: dc_output, loop: normally_closed}", "false", "true");
        row("not tied to the alarm", none, "none", "true", "false");
        row("the alarm cuts the mains of a supply with a battery", bank, "{location: ac_input, loop: normally_closed}", "false", "false");
        row("nobody has said whether there is a battery", {}, "{location: dc_output, loop: normally_closed}", "? psu.battery@ps-1", "true");
    }
    void a_magnet_lets_its_leaf_go()
    {
        QFETCH(QByteArray, batteries);
        QFETCH(QByteArray, link);
        QFETCH(QString, outage);
        QFETCH(QString, alarm);
        const QByteArray items =
            "      - {key: holder, kind: mag_holder, volts: 24 V, holding: 40 mA}\n      - {key: closer, kind: closer}\n"
            "      - {key: lock, kind: mortise_lock, function: passage, locks_inside: false}\n";
        const Project p = planOf(powerPlan(items,
                                           supply("source: dedicated, volts: 24 V", batteries)
                                               + circuit("awg: 16, length: 10 ft, fire_alarm: " + link, "op-1/holder")));
        QCOMPARE(value(p, "door.held_by_magnet", S::Opening), QStringLiteral("true"));
        QCOMPARE(value(p, "door.hold_open_lets_go_in_outage", S::Opening), outage);
        QCOMPARE(value(p, "door.hold_open_lets_go_on_alarm", S::Opening), alarm);
    }

    void what_the_wiring_gives_counts_before_the_stated_standby_time()
    {
        const QByteArray wire = circuit("awg: 16, length: 100 ft, fire_alarm: none");
        const QByteArray stated = "source: dedicated, volts: 24 V, capacity: 2000 mA, standby: 6000 min";
        const Project known = planOf(powerPlan(magnet(), supply(stated, bank) + wire));
        QCOMPARE(value(known, "psu.standby_min", S::Supply), QStringLiteral("1344 min"));
        QCOMPARE(value(known, "psu.standby_stated_min", S::Supply), QStringLiteral("6000 min"));
        const Project unknown = planOf(powerPlan(magnet(), supply(stated, "      - {key: bank}\n") + wire));
        QCOMPARE(value(unknown, "psu.standby_min", S::Supply), QStringLiteral("6000 min"));
        const Project neither = planOf(powerPlan(magnet(), supply("source: dedicated, volts: 24 V, capacity: 2000 mA", bank) + wire));
        QCOMPARE(value(neither, "psu.standby_stated_min", S::Supply), QStringLiteral("? psu.standby_min@ps-1"));
    }
};

QTEST_GUILESS_MAIN(TstPowerRules)
#include "tst_power_rules.moc"
