// SPDX-License-Identifier: GPL-3.0-or-later
// What the scenarios do to the ways out (egress.md 8.2): against measuring every scenario from nothing, and in words.
#include "core/egress/scenario_ways.h"
#include "core/report/checker.h"
#include "tests/support/power_plans.h"

#include <QTest>
#include <algorithm>
#include <set>

using namespace sp;
using namespace sp::test;

Q_DECLARE_METATYPE(std::vector<int>)

namespace {

struct Studied {
    std::unique_ptr<FactSheet> sheet;
    EgressEngine engine;
    std::shared_ptr<const EgressResults> built;
    ScenarioWays ways;

    explicit Studied(const Project& project) : sheet(sheetOf(project))
    {
        built = engine.update(*sheet);
        sheet->setEgress(built);
        if (!ways.update(*sheet, engine, *built))
            qFatal("stopped by nobody");
    }

    QString fact(const char* name, const char* storey = "st-1") const
    {
        const PlanFacts facts = factsOf(ways, *sheet, *built);
        const PlanFacts::Entry* entry = facts.find(QString::fromLatin1(storey), sheet->id(name));
        if (!entry)
            return QStringLiteral("nothing");
        if (entry->value)
            return std::get<QString>(*entry->value);
        QStringList open;
        for (const PlanFacts::Open& o : entry->open)
            open += sheet->facts()[o.fact].name + QStringLiteral(" of ") + o.id;
        return QStringLiteral("unknown: ") + open.join(QStringLiteral(", "));
    }
};

// An office of 8 by 6 m beside a corridor of 2 m with an exit at either end. Doors in `held` are held by a magnet that a motion sensor lets
// go and nothing else: 1A from the office to the corridor, 2A and 2B the exits, 1B from the office into the open air (where `second`).
Project office(const std::vector<int>& held, bool second = false, const QByteArray& sensor = "breaks: lock_power, on_loss: unlock",
               const QByteArray& use = "function: business, occupancy_group: B")
{
    QByteArray sets, devices, feeds;
    const int doors = second ? 4 : 3;
    for (int d = 1; d <= doors; ++d) {
        const QByteArray n = QByteArray::number(d);
        const bool isHeld = std::find(held.begin(), held.end(), d) != held.end();
        sets += "  - id: hs-" + n + "\n    items:\n"
            + (isHeld ? QByteArray("      - {key: maglock, kind: maglock, fail_state: fail_safe, volts: 24 V, holding: 250 mA}\n")
                      : QByteArray("      - {key: lock, kind: mortise_lock, function: passage}\n"));
        if (!isHeld)
            continue;
        devices += "  - {id: dv-" + n + ", kind: rex_pir, opening: op-" + n + (d == 1 ? ", side: b, " : ", side: a, ") + sensor
            + ", volts: 24 V, holding: 50 mA}\n";
        feeds += (feeds.isEmpty() ? "" : ", ") + QByteArray("op-") + n + "/maglock, dv-" + n;
    }
    const PlanFile file = readPlan(
        "format: 1\nproject: {name: \"P\", units: metric, codes: {ibc_edition: 2021}}\nbuilding: {sprinkler: nfpa13}\n"
        "storeys:\n  - {id: st-1, name: \"Level 1\", elevation: 0 mm, height: 3000 mm, above_grade: 1}\n"
        "walls:\n  - {id: wl-1, storey: st-1, from: [0, 0], to: [30000, 0], thickness: 200 mm, type: exterior}\n"
        "  - {id: wl-2, storey: st-1, from: [30000, 0], to: [30000, 2000], thickness: 200 mm, type: exterior}\n"
        "  - {id: wl-3, storey: st-1, from: [30000, 2000], to: [0, 2000], thickness: 200 mm}\n"
        "  - {id: wl-4, storey: st-1, from: [0, 2000], to: [0, 0], thickness: 200 mm, type: exterior}\n"
        "  - {id: wl-5, storey: st-1, from: [0, 2000], to: [0, 8000], thickness: 200 mm, type: exterior}\n"
        "  - {id: wl-6, storey: st-1, from: [8000, 8000], to: [0, 8000], thickness: 200 mm, type: exterior}\n"
        "  - {id: wl-7, storey: st-1, from: [8000, 8000], to: [8000, 2000], thickness: 200 mm, type: exterior}\n"
        "rooms:\n  - {id: rm-1, storey: st-1, number: \"1\", name: \"OFFICE\", kind: room, at: [4000, 5000], "
            + use
            + "}\n"
              "  - {id: rm-2, storey: st-1, number: \"2\", kind: corridor, at: [15000, 1000], function: business, occupancy_group: B}\n"
              "openings:\n  - id: op-1\n    mark: \"1A\"\n    set: hs-1\n    place: {wall: wl-3, offset: 26000 mm, hinge: from, swings: left}\n"
              "    door: {operation: swing, leaves: 1, clear_width: 900 mm, leaf_width: 950 mm}\n"
              "  - id: op-2\n    mark: \"2A\"\n    set: hs-2\n    place: {wall: wl-4, offset: 1000 mm, hinge: from, swings: left}\n"
              "    door: {operation: swing, leaves: 1, clear_width: 900 mm, leaf_width: 950 mm}\n"
              "  - id: op-3\n    mark: \"2B\"\n    set: hs-3\n    place: {wall: wl-2, offset: 1000 mm, hinge: from, swings: left}\n"
              "    door: {operation: swing, leaves: 1, clear_width: 900 mm, leaf_width: 950 mm}\n"
            + (!second ? QByteArray()
                       : "  - id: op-4\n    mark: \"1B\"\n    set: hs-4\n"
                         "    place: {wall: wl-6, offset: 4000 mm, hinge: from, swings: left}\n"
                         "    door: {operation: swing, leaves: 1, clear_width: 900 mm, leaf_width: 950 mm}\n")
            + "hardware_sets:\n" + sets
            + (devices.isEmpty() ? QByteArray()
                                 : "devices:\n" + devices
                       + "supplies:\n  - id: ps-1\n    output: {source: dedicated, volts: 24 V, capacity: 4000 mA}\n    batteries: []\n"
                         "circuits:\n  - {id: ci-1, supply: ps-1, feeds: ["
                       + feeds + "], awg: 18, length: 10 m, controller_drop: holds_lock, fire_alarm: none}\n"),
        QStringLiteral("office"));
    if (!file.problems.empty())
        qFatal("%s", qPrintable(texts(file.problems)));
    return file.project;
}

} // namespace

class TstScenarioWays final : public QObject {
    Q_OBJECT

private slots:
    // A limit that only the scenario passes: two ways out are asked for by the people of the room.
    void what_passes_a_limit_is_told_apart()
    {
        const Studied studied(office({1}, true, "breaks: lock_power, on_loss: unlock",
                                     "function: assembly_concentrated, occupancy_group: A-3, accessory: false"));
        QCOMPARE(studied.fact("storey.f7_over_limit"),
                 QStringLiteral("Sensor blind: from 1 OFFICE there is 1 way out instead of 2, and 2 are needed: 1A stays shut."));
        QCOMPARE(studied.fact("storey.f7_trapped"), QStringLiteral("nothing"));
    }

    void it_is_what_measuring_each_scenario_from_nothing_gives_data()
    {
        QTest::addColumn<QString>("plan");
        QTest::newRow("example") << dataPath(QStringLiteral("plans/example/plan.strikeplate"));
        QTest::newRow("sample") << samplePath(QStringLiteral("research-building.strikeplate"));
        QTest::newRow("corrected sample") << samplePath(QStringLiteral("research-building-corrected.strikeplate"));
    }
    void it_is_what_measuring_each_scenario_from_nothing_gives()
    {
        QFETCH(QString, plan);
        const Studied studied(readPlanFile(plan).project);
        const auto ruler = static_cast<size_t>(studied.built->settings.ruler);
        for (const Scenario& scenario : scenarios())
            for (const ScenarioCase& c : scenario.cases) {
                if (QLatin1String(scenario.id) == QLatin1String("F0"))
                    continue;
                const auto results = egressAt(*studied.sheet, c.moment);
                std::set<QString> expected, found;
                for (const auto& storey : results->storeys)
                    for (const EgressRoom& is : storey->rooms) {
                        const EgressRoom* was = studied.built->room(is.id);
                        if (!is.measured || was->travel.state != EgressLength::State::Measured)
                            continue;
                        if (is.travel.state != was->travel.state || is.common.state != was->common.state
                            || is.travel.nm[ruler] > was->travel.nm[ruler] + 1e6 || is.common.nm[ruler] > was->common.nm[ruler] + 1e6
                            || is.exitDoors.size() < was->exitDoors.size() || !is.exitDoorsKnown)
                            expected.insert(is.id);
                    }
                for (const ScenarioWays::Storey& storey : studied.ways.storeys())
                    if (storey.of == &c)
                        for (const RoomWays& room : storey.rooms)
                            found.insert(room.room);
                QVERIFY2(found == expected, scenario.id);
            }
    }

    void it_says_whom_it_meets_and_why_data()
    {
        QTest::addColumn<std::vector<int>>("held");
        QTest::addColumn<bool>("second");
        QTest::addColumn<QByteArray>("sensor");
        QTest::addColumn<QByteArray>("fact");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const std::vector<int>& held, bool second, const char* fact, const char* says,
                            const char* sensor = "breaks: lock_power, on_loss: unlock") {
            QTest::newRow(name) << held << second << QByteArray(sensor) << QByteArray(fact) << QString::fromUtf8(says);
        };
        row("free doors", {}, true, "storey.f7_worse", "nothing");
        row("a blind sensor traps", {1}, false, "storey.f7_trapped",
            "Sensor blind: nobody gets out of 1 OFFICE (4 people): 1A stays shut.");
        row("without power the magnet lets go", {1}, false, "storey.f2_trapped", "nothing");
        row("the other door is left", {1}, true, "storey.f7_trapped", "nothing");
        row("and the only way out then", {1}, true, "storey.f7_worse",
            "Sensor blind: the common path from 1 OFFICE is 6.99 m (0 m in normal use): 1A stays shut. From 1 OFFICE there is "
            "1 way out instead of 2: 1A stays shut.");
        row("both exits", {2, 3}, false, "storey.f7_trapped",
            "Sensor blind: nobody gets out of 1 OFFICE (4 people) and 2 (4 people): 2A and 2B stay shut.");
        row("the nearer exit", {2}, false, "storey.f7_worse",
            "Sensor blind: from 1 OFFICE it is 33.1 m to an exit (11.19 m in normal use): 2A stays shut. The common path from 1 OFFICE is "
            "33.1 m (6.99 m in normal use): 2A stays shut. From 2 it is 29.81 m to an exit (14.93 m in normal use): 2A stays shut. The "
            "common path from 2 is 29.81 m (0 m in normal use): 2A stays shut. From 2 there is 1 way out instead of 2: 2A stays shut.");
        row("nobody knows what the sensor breaks", {1}, false, "storey.f1_trapped", "unknown: rel.sensor_independent of op-1",
            "on_loss: unlock");
    }
    void it_says_whom_it_meets_and_why()
    {
        QFETCH(std::vector<int>, held);
        QFETCH(bool, second);
        QFETCH(QByteArray, sensor);
        QFETCH(QByteArray, fact);
        QFETCH(QString, says);
        QCOMPARE(Studied(office(held, second, sensor)).fact(fact.constData()), says);
    }
};

QTEST_GUILESS_MAIN(TstScenarioWays)
#include "tst_scenario_ways.moc"
