// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/outage_lines.h"
#include "tests/support/power_plans.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace sp;
using namespace sp::test;

class TstPowerReport final : public QObject {
    Q_OBJECT

private slots:
    void the_example_plan_gives_its_json()
    {
        const PlanFile file = readPlanFile(dataPath(QStringLiteral("plans/example/plan.strikeplate")));
        const QJsonObject expected = QJsonDocument::fromJson(bytesOf(dataPath(QStringLiteral("plans/example/power.json")))).object();
        QVERIFY(!expected.isEmpty());
        const auto sheet = sheetOf(file.project);
        const FailureModel model(*sheet);
        const QByteArray json = powerJson(*sheet, powerReport(*sheet, model, {}), {QStringLiteral("plan-example.strikeplate"), file.hash});
        const QJsonDocument found = QJsonDocument::fromJson(json);
        QVERIFY(!found.isNull());
        if (found.object() != expected) {
            QFile out(QStringLiteral(SP_TEST_OUT "/power.json"));
            if (out.open(QIODevice::WriteOnly))
                out.write(json);
            QFAIL("the JSON differs from tests/data/plans/example/power.json; what came out is power.json in the build folder");
        }
    }

    // "secured until / egress / gas" of the one room, as the JSON has them.
    void a_room_is_told_what_an_outage_means_data()
    {
        QTest::addColumn<QByteArray>("items");
        QTest::addColumn<QByteArray>("rest");
        QTest::addColumn<QString>("says");
        const QByteArray magnet = "      - {key: lock, kind: maglock, volts: 24 V, holding: 500 mA, min_volts: 20.4 V}\n";
        const QByteArray lever =
            "      - {key: lock, kind: electrified_mortise, function: storeroom, fail_state: fail_secure, key_outside: true, "
            "locks_inside: false, held_unlatched: false, volts: 24 V, holding: 500 mA, unlock: 5 s, per_hour: 10}\n";
        const QByteArray bolt =
            "      - {key: lock, kind: electric_bolt, fail_state: fail_secure, volts: 24 V, holding: 500 mA, unlock: 5 s, "
            "per_hour: 10}\n";
        const QByteArray devices = "devices:\n  - {id: dv-b, kind: push_button, opening: op-1, side: a, breaks: lock_power}\n"
                                   "  - {id: dv-c, kind: controller, drives: [op-1/lock], volts: 24 V, holding: 0 mA}\n";
        const auto supply = [](const QByteArray& batteries, const QByteArray& more = {}) {
            return "supplies:\n  - id: ps-1\n    output: {source: dedicated, volts: 24 V, capacity: 2000 mA" + more + "}\n" + batteries
                + "circuits:\n  - {id: ci-1, supply: ps-1, feeds: [op-1/lock, dv-c], awg: 12, length: 10 ft, controller_drop: holds_lock, fire_alarm: "
                  "none}\n";
        };
        const QByteArray bank = "    batteries:\n      - {key: bank, volts: 24 V, capacity: 7 Ah, strings: 1, temperature: 25 C}\n";
        const QByteArray gas = "sources:\n  - {id: so-1, name: \"Gas\", gas: toxic}\n"
                               "valves:\n  - id: vl-1\n    flow: {service: toxic_gas_supply, from: so-1, to: rm-1}\n"
                               "    body: {kind: solenoid}\n    actuator: {kind: solenoid}\n    positioner: none\n"
                               "    solenoid: {kind: direct, function: \"NC\", pilot: direct}\n";
        const auto row = [](const char* name, const QByteArray& items, const QByteArray& rest, const char* says) {
            QTest::newRow(name) << items << rest << says;
        };
        row("a magnet lets go with the battery", magnet, supply(bank) + devices, "secured_until_s=36961 free_egress=always");
        row("without a battery at once", magnet, supply("    batteries: []\n") + devices, "secured_until_s=0 free_egress=always");
        row("a battery that nobody has spoken of", magnet, supply({}) + devices, "secured=unknown free_egress=always");
        row("a fail secure lock stays", lever, supply(bank) + devices, "secured_until_s=null free_egress=always");
        row("gas that stays on with its power", lever,
            supply(bank) + devices + gas + "    position: {normal: open, reset: manual, ups_backed: false}\n",
            "secured_until_s=null free_egress=always gas_isolated_from_s=0");
        row("gas of which nobody knows the power", lever, supply(bank) + devices + gas + "    position: {normal: open, reset: manual}\n",
            "secured_until_s=null free_egress=always gas_isolated=unknown");
        row("a wire of which the gauge is not known", magnet, QByteArray(supply(bank)).replace("awg: 12, ", "") + devices,
            "secured=unknown free_egress=always");
        // Air is gone after 873 s, the battery of the solenoid much later: by then nothing is left to move the valve with.
        row("power lost after the air moves nothing", lever,
            QByteArray(supply(bank)).replace("op-1/lock, dv-c]", "op-1/lock, dv-c, vl-1/solenoid]") + devices
                + "air_supplies:\n  - {id: as-1, name: \"Air\", receiver: 80 gal, start: 100 psig, least: 60 psig, use: 2 scfm, compressor: mains}\n"
                  "sources:\n  - {id: so-1, name: \"Gas\", gas: toxic}\n"
                  "valves:\n  - id: vl-1\n    flow: {service: toxic_gas_supply, from: so-1, to: rm-1}\n"
                  "    body: {kind: ball, motion: rotary, close_dir: cw, flow_bias: none}\n"
                  "    actuator: {kind: double_acting, air: as-1, holds_without_force: true, handwheel_engaged: false}\n    positioner: none\n"
                  "    solenoid: {kind: 5/2_single, deenergized_drives: closed, volts: 24 V, holding: 20 mA}\n"
                  "    accessories: {lockup: false, trip_mode: none}\n    position: {normal: open, reset: manual, ups_backed: true}\n",
            "secured_until_s=null free_egress=always gas_isolated_from_s=null");
        row("a bolt that needs power keeps people in", bolt, supply(bank) + devices, "secured_until_s=null free_egress=not always");
    }
    void a_room_is_told_what_an_outage_means()
    {
        QFETCH(QByteArray, items);
        QFETCH(QByteArray, rest);
        QFETCH(QString, says);
        const PlanFile file = readPlan(powerPlan(items, rest), QStringLiteral("p"));
        QVERIFY2(file.problems.empty(), qPrintable(texts(file.problems)));
        const auto sheet = sheetOf(file.project);
        const FailureModel model(*sheet);
        const QJsonObject json = QJsonDocument::fromJson(powerJson(*sheet, powerReport(*sheet, model, {}), {})).object();
        const QJsonObject room = json[QStringLiteral("timeline")][QStringLiteral("rooms")][0].toObject();
        QStringList found;
        for (const char* key : {"secured", "secured_until_s", "free_egress", "gas_isolated", "gas_isolated_from_s"}) {
            const QJsonValue v = room[QLatin1String(key)];
            if (!v.isUndefined())
                found += QLatin1String(key) + u'='
                    + (v.isNull()         ? QStringLiteral("null")
                           : v.isDouble() ? QString::number(v.toDouble())
                                          : v.toString());
        }
        QCOMPARE(found.join(u' '), says);
    }

    // Text and `min_v limit_from missing` of the one circuit.
    void a_circuit_says_whence_its_least_voltage_comes_data()
    {
        QTest::addColumn<QByteArray>("limits");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("json");
        const auto row = [](const char* name, const char* limits, const char* text, const char* json) {
            QTest::newRow(name) << QByteArray(limits) << QByteArray(text) << QString::fromLatin1(json);
        };
        row("least volts before a run table", ", min_volts: 20 V, run_table: \"18 AWG: 200 ft\"",
            "it needs 20.00 V, its maker's least volts", "20 item ");
        row("greatest drop", ", max_drop: 5 %", "it needs 22.80 V, from the greatest drop of its maker", "22.8 percentage ");
        row("run table", ", run_table: \"18 AWG: 200 ft\"", "it needs 22.72 V, from the run table of its maker", "22.723 run_table ");
        row("nothing entered", "", "it needs 20.40 V, by default", "20.4 default ");
        row("no row for this wire", ", run_table: \"16 AWG: 320 ft\"", "Missing: hw.run_table of", "  hw.run_table");
    }
    void a_circuit_says_whence_its_least_voltage_comes()
    {
        QFETCH(QByteArray, limits);
        QFETCH(QByteArray, text);
        QFETCH(QString, json);
        const PlanFile file = readPlan(
            powerPlan("      - {key: lock, kind: maglock, volts: 24 V, holding: 500 mA" + limits + "}\n",
                      "supplies:\n  - id: ps-1\n    output: {source: dedicated, volts: 24 V, capacity: 2000 mA}\n    batteries: []\n"
                      "circuits:\n  - {id: ci-1, supply: ps-1, feeds: [op-1/lock], awg: 18, length: 100 ft, fire_alarm: none}\n"),
            QStringLiteral("p"));
        QVERIFY2(file.problems.empty(), qPrintable(texts(file.problems)));
        const auto sheet = sheetOf(file.project);
        const FailureModel model(*sheet);
        const PowerReport report = powerReport(*sheet, model, {});
        const QByteArray said = powerText(*sheet, model, report);
        QVERIFY2(said.contains(text), said.constData());
        const QJsonObject circuit = QJsonDocument::fromJson(powerJson(*sheet, report, {}))[QStringLiteral("wiring")][0].toObject();
        const QJsonValue least = circuit[QStringLiteral("min_v")];
        QCOMPARE(QStringLiteral("%1 %2 %3")
                     .arg(least.isUndefined() ? QString() : QString::number(least.toDouble()),
                          circuit[QStringLiteral("limit_from")].toString(),
                          circuit[QStringLiteral("missing")][0][QStringLiteral("fact")].toString()),
                 json);
    }

    void every_sample_gives_the_same_twice_and_a_text()
    {
        for (const QString& path : goodPlans()) {
            const PlanFile file = readPlanFile(path);
            const auto sheet = sheetOf(file.project);
            const FailureModel model(*sheet);
            for (const bool starts : {true, false}) {
                OutageOptions options;
                options.generatorStarts = starts;
                const PowerReport report = powerReport(*sheet, model, options);
                const QByteArray once = powerJson(*sheet, report, {QStringLiteral("x"), file.hash});
                QVERIFY(!QJsonDocument::fromJson(once).isNull());
                QCOMPARE(powerJson(*sheet, powerReport(*sheet, model, options), {QStringLiteral("x"), file.hash}), once);
                const QByteArray text = powerText(*sheet, model, report);
                for (const OutageLine& line : outageLines(*sheet, model, report))
                    QVERIFY2(text.contains(line.says.toUtf8()), qPrintable(line.says));
            }
        }
    }
};

QTEST_APPLESS_MAIN(TstPowerReport)
#include "tst_power_report.moc"
