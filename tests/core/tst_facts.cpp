// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/assessment.h"
#include "tests/support/plans.h"

#include <QTest>

using namespace sp;
using namespace sp::test;

class TstFacts final : public QObject {
    Q_OBJECT

    /// One door in a fire barrier between a corridor (side b, south) and a room, with the given type facts, items and further sections.
    static Project plan(const QByteArray& door, const QByteArray& items, const QByteArray& more = {},
                        const QByteArray& wall = "fire_barrier, rating: 1 h")
    {
        const QByteArray text =
            "format: 1\nproject:\n  name: \"T\"\n  units: us\n  codes: {ibc_edition: 2021, nfpa80_edition: 2022, owner_guidance: [nih-drm], work: new}\n"
            "storeys:\n  - {id: st-1}\nwalls:\n"
            "  - {id: wl-1, storey: st-1, from: [0, 0], to: [8000, 0], type: exterior, rating: 0 h}\n"
            "  - {id: wl-2, storey: st-1, from: [8000, 0], to: [8000, 6000], type: exterior, rating: 0 h}\n"
            "  - {id: wl-3, storey: st-1, from: [8000, 6000], to: [0, 6000], type: exterior, rating: 0 h}\n"
            "  - {id: wl-4, storey: st-1, from: [0, 6000], to: [0, 0], type: exterior, rating: 0 h}\n"
            "  - {id: wl-5, storey: st-1, from: [0, 2000], to: [8000, 2000], type: "
            + wall
            + "}\n"
              "rooms:\n  - {id: rm-c, storey: st-1, number: \"1\", name: \"CORRIDOR\", kind: corridor, at: [4000, 1000]}\n"
              "  - {id: rm-r, storey: st-1, number: \"2\", name: \"ROOM\", kind: room, at: [4000, 4000], hazard: [], containment: none}\n"
              "openings:\n  - id: op-x\n    mark: \"2A\"\n"
            + (items.isNull() ? QByteArray() : QByteArray("    set: hs-1\n"))
            + "    place: {wall: wl-5, offset: 4000 mm, hinge: from, swings: left}\n    door: {" + door + "}\n"
            + (items.isNull() ? QByteArray()
                              : "hardware_sets:\n  - id: hs-1\n    items:" + (items.isEmpty() ? QByteArray(" []\n") : "\n" + items))
            + more;
        const PlanFile file = readPlan(text, QStringLiteral("p"));
        if (!file.problems.empty())
            qWarning().noquote() << texts(file.problems);
        return file.project;
    }

    static QString value(const Project& p, const char* fact, Subject subject = {SubjectKind::Opening, 0, 0})
    {
        const auto project = std::make_shared<const Project>(p);
        TopologyBuilder topology;
        const FactSheet sheet(std::make_shared<const PlanIndex>(project, topology.update(p), library().catalogue), library().sources());
        const FactId id = sheet.id(fact);
        const Fact f = sheet.value(subject, id);
        if (!f.known)
            return f.why == Why::NoEngine ? QStringLiteral("no engine")
                : f.why == Why::BadData   ? QStringLiteral("bad data")
                                          : QStringLiteral("unknown");
        return factFileText(sheet.facts()[id], f.value, Units::Us);
    }

    static QByteArray item(const char* text) { return QByteArray("      - {") + text + "}\n"; }

private slots:
    void positive_latching_follows_the_hardware_data()
    {
        QTest::addColumn<QByteArray>("door");
        QTest::addColumn<QByteArray>("items");
        QTest::addColumn<QString>("latches");
        const QByteArray single = "leaves: 1, operation: swing, label: 45 min";
        const QByteArray pair = "leaves: 2, operation: swing, label: 45 min";
        const QByteArray lock = item("key: lock, kind: mortise_lock, function: storeroom, fire_listed: true");
        const auto row = [](const char* name, const QByteArray& door, const QByteArray& items, const char* v) {
            QTest::newRow(name) << door << items << QString::fromLatin1(v);
        };
        row("a listed mortise lock", single, lock, "true");
        row("the same not listed", single, item("key: lock, kind: mortise_lock, function: storeroom, fire_listed: false"), "false");
        row("listing not known", single, item("key: lock, kind: mortise_lock, function: storeroom"), "unknown");
        row("listing not known on a door without label in a rated wall", "leaves: 1, operation: swing, label: 0 min",
            item("key: lock, kind: mortise_lock, function: storeroom"), "unknown");
        row("a magnet alone", single, item("key: mag, kind: maglock, fire_listed: true"), "false");
        row("a magnet beside a latch", single, lock + item("key: mag, kind: maglock, fire_listed: true"), "true");
        row("a dead bolt alone", single, item("key: bolt, kind: deadbolt, fire_listed: true"), "false");
        row("a roller latch", single, item("key: latch, kind: roller_latch, fire_listed: true"), "false");
        row("no hardware", single, QByteArray(""), "false");
        row("hardware not known", single, QByteArray(), "unknown");
        row("fail secure strike", single,
            lock + item("key: strike, kind: electric_strike, fail_state: fail_secure, fire_listed: true, held_unlatched: false"), "true");
        row("fail safe strike", single,
            lock + item("key: strike, kind: electric_strike, fail_state: fail_safe, fire_listed: true, held_unlatched: false"), "false");
        row("fail state of the strike not known", single,
            lock + item("key: strike, kind: electric_strike, fire_listed: true, held_unlatched: false"), "unknown");
        row("strike held released, alarm restores it", single,
            lock
                + item(
                    "key: strike, kind: electric_strike, fail_state: fail_secure, fire_listed: true, held_unlatched: true, fa_relatches: true"),
            "true");
        row("strike held released for ever", single,
            lock
                + item(
                    "key: strike, kind: electric_strike, fail_state: fail_secure, fire_listed: true, held_unlatched: true, fa_relatches: false"),
            "false");
        row("fail safe mortise lock keeps its latch", single,
            item("key: lock, kind: electrified_mortise, function: storeroom, fail_state: fail_safe, fire_listed: true"), "true");
        row("exit device without dogging", single, item("key: bar, kind: exit_device, fire_listed: true, dogging: none"), "true");
        row("exit device with hex dogging", single, item("key: bar, kind: exit_device, fire_listed: true, dogging: mechanical"), "false");
        row("dogging not known", single, item("key: bar, kind: exit_device, fire_listed: true"), "unknown");
        row("latch retraction that the alarm restores", single,
            item("key: bar, kind: elr_exit_device, fire_listed: true, dogging: electric, held_unlatched: true, fa_relatches: true"),
            "true");
        row("latch retraction that nothing restores", single,
            item("key: bar, kind: elr_exit_device, fire_listed: true, dogging: electric, held_unlatched: true, fa_relatches: false"),
            "false");
        row("pair with automatic bolts", pair, lock + item("key: bolts, kind: auto_flush_bolt, leaf: inactive, fire_listed: true"), "true");
        row("pair with manual bolts", pair, lock + item("key: bolts, kind: manual_flush_bolt, leaf: inactive, fire_listed: true"), "false");
        row("pair with nothing on the inactive leaf", pair, lock, "false");
        row("number of leaves not known", "operation: swing, label: 45 min", lock, "unknown");
    }
    void positive_latching_follows_the_hardware()
    {
        QFETCH(QByteArray, door);
        QFETCH(QByteArray, items);
        QFETCH(QString, latches);
        QCOMPARE(value(plan(door, items), "door.positive_latch"), latches);
    }

    void mechanical_egress_needs_no_power_data()
    {
        QTest::addColumn<QByteArray>("items");
        QTest::addColumn<QString>("free");
        const auto row = [](const char* name, const QByteArray& items, const char* v) {
            QTest::newRow(name) << items << QString::fromLatin1(v);
        };
        row("storeroom lever", item("key: lock, kind: mortise_lock, function: storeroom"), "true");
        row("institution lever", item("key: lock, kind: mortise_lock, function: institution"), "false");
        row("function not known", item("key: lock, kind: mortise_lock"), "unknown");
        row("exit device", item("key: bar, kind: exit_device"), "true");
        row("strike and lever",
            item("key: lock, kind: mortise_lock, function: storeroom") + item("key: s, kind: electric_strike, fail_state: fail_secure"),
            "true");
        row("magnet without power lets go", item("key: m, kind: maglock"), "true");
        row("fail secure bolt", item("key: b, kind: electric_bolt, fail_state: fail_secure"), "false");
        row("fail safe bolt", item("key: b, kind: electric_bolt, fail_state: fail_safe"), "true");
        row("bolt with unknown fail state", item("key: b, kind: electric_bolt"), "unknown");
        row("separate dead bolt",
            item("key: l, kind: mortise_lock, function: passage")
                + item("key: b, kind: deadbolt, key_inside: false, interconnected: false"),
            "false");
        row("interconnected dead bolt",
            item("key: l, kind: mortise_lock, function: passage") + item("key: b, kind: deadbolt, key_inside: false, interconnected: true"),
            "true");
        row("key inside", item("key: b, kind: deadbolt, key_inside: true, interconnected: true"), "false");
        row("double-locking electrified lock",
            item("key: l, kind: electrified_mortise, function: storeroom, fail_state: fail_secure, locks_inside: true"), "false");
        row("no lock", QByteArray(""), "true");
        row("hardware not known", QByteArray(), "unknown");
    }
    void mechanical_egress_needs_no_power()
    {
        QFETCH(QByteArray, items);
        QFETCH(QString, free);
        QCOMPARE(value(plan("leaves: 1, operation: swing", items), "door.mech_free_egress"), free);
    }

    void the_wall_asks_for_a_label_data()
    {
        QTest::addColumn<QByteArray>("wall");
        QTest::addColumn<QString>("label");
        const auto row = [](const char* wall, const char* v) { QTest::newRow(wall) << QByteArray(wall) << QString::fromLatin1(v); };
        row("fire_wall, rating: 4 h", "180 min");
        row("fire_barrier, rating: 3 h", "180 min");
        row("fire_barrier, rating: 2 h", "90 min");
        row("exit_stair, rating: 2 h", "90 min");
        row("fire_wall, rating: 1.5 h", "90 min");
        row("exit_stair, rating: 1 h", "60 min");
        row("shaft, rating: 1 h", "60 min");
        row("fire_barrier, rating: 1 h", "45 min");
        row("corridor_partition, rating: 1 h", "20 min");
        row("corridor_partition, rating: 0.5 h", "20 min");
        row("fire_partition, rating: 1 h", "45 min");
        row("fire_partition, rating: 0.5 h", "20 min");
        row("smoke_barrier, rating: 1 h", "20 min");
        row("horizontal_exit, rating: 4 h", "180 min");
        row("horizontal_exit, rating: 2 h", "90 min");
        row("exterior, rating: 2 h", "90 min");
        row("exterior, rating: 1 h", "45 min");
        row("exterior, rating: 0 h", "0 min");
        row("fire_barrier", "unknown");
    }
    void the_wall_asks_for_a_label()
    {
        QFETCH(QByteArray, wall);
        QFETCH(QString, label);
        QCOMPARE(value(plan("leaves: 1", "", {}, wall), "door.required_label_min"), label);
    }

    void a_fact_has_one_origin_the_best_data()
    {
        QTest::addColumn<QByteArray>("door");
        QTest::addColumn<QByteArray>("items");
        QTest::addColumn<QByteArray>("more");
        QTest::addColumn<QString>("closing");
        QTest::newRow("the set overrules what was entered") << QByteArray("closing: closer") << QByteArray("") << QByteArray() << "none";
        QTest::newRow("the set has a closer") << QByteArray("closing: none") << item("key: c, kind: closer") << QByteArray() << "closer";
        QTest::newRow("entered where no set is known") << QByteArray("closing: closer") << QByteArray() << QByteArray() << "closer";
        QTest::newRow("assumed where nothing else")
            << QByteArray("leaves: 1") << QByteArray() << QByteArray("assumptions:\n  - {id: au-1, fact: door.closing, value: closer}\n")
            << "closer";
        QTest::newRow("assumed for another opening")
            << QByteArray("leaves: 1") << QByteArray()
            << QByteArray("assumptions:\n  - {id: au-1, fact: door.closing, value: closer, for: [rm-r]}\n") << "unknown";
        QTest::newRow("entered before assumed")
            << QByteArray("closing: spring_hinges") << QByteArray()
            << QByteArray("assumptions:\n  - {id: au-1, fact: door.closing, value: closer}\n") << "spring_hinges";
    }
    void a_fact_has_one_origin_the_best()
    {
        QFETCH(QByteArray, door);
        QFETCH(QByteArray, items);
        QFETCH(QByteArray, more);
        QFETCH(QString, closing);
        QCOMPARE(value(plan(door, items, more), "door.closing"), closing);
    }

    void wiring_tells_what_it_can_of_the_release_data()
    {
        QTest::addColumn<QByteArray>("more");
        QTest::addColumn<QString>("fact");
        QTest::addColumn<QString>("expected");
        const QByteArray supply =
            "supplies:\n  - id: ps-1\n    output: {source: dedicated, capacity: 1000 mA, peak_capacity: 1000 mA}\n    batteries: []\n";
        const auto row = [](const char* name, const QByteArray& more, const char* f, const char* v) {
            QTest::newRow(name) << more << QString::fromLatin1(f) << QString::fromLatin1(v);
        };
        row("button wired into the lock", "devices:\n  - {id: dv-b, kind: push_button, opening: op-x, breaks: lock_power}\n",
            "rel.button_direct", "true");
        row("button that tells the controller", "devices:\n  - {id: dv-b, kind: push_button, opening: op-x, breaks: controller}\n",
            "rel.button_direct", "false");
        row("one of two buttons is not direct",
            "devices:\n  - {id: dv-b, kind: push_button, opening: op-x, breaks: lock_power}\n  - {id: dv-c, kind: push_button, opening: op-x, breaks: controller}\n",
            "rel.button_direct", "false");
        row("button with unknown wiring", "devices:\n  - {id: dv-b, kind: push_button, opening: op-x}\n", "rel.button_direct", "unknown");
        row("distance of the button", "devices:\n  - {id: dv-b, kind: push_button, opening: op-x, at: [4000, 3524]}\n",
            "rel.button_distance_ft", "5 ft");
        row("the alarm opens the circuit",
            supply
                + "devices:\n  - {id: dv-f, kind: fa_relay}\ncircuits:\n  - {id: ci-1, supply: ps-1, feeds: [op-x/m], fire_alarm: {by: dv-f, location: dc_output, loop: normally_open}}\n",
            "rel.fa_loop", "normally_open");
        row("no link to the alarm is a known no", supply + "circuits:\n  - {id: ci-1, supply: ps-1, feeds: [op-x/m], fire_alarm: none}\n",
            "rel.unlock_on_fire_alarm", "false");
        row("an unstated link is unknown", supply + "circuits:\n  - {id: ci-1, supply: ps-1, feeds: [op-x/m]}\n",
            "rel.unlock_on_fire_alarm", "unknown");
        row("no battery is known", supply + "circuits:\n  - {id: ci-1, supply: ps-1, feeds: [op-x/m]}\n", "door.fire_rated", "true");
        row("reader on the way out", "devices:\n  - {id: dv-r, kind: card_reader, opening: op-x, side: a, logging_only: false}\n",
            "rel.credential_to_exit", "true");
        row("reader on the way in", "devices:\n  - {id: dv-r, kind: card_reader, opening: op-x, side: b}\n", "rel.credential_to_exit",
            "false");
        row("reader on the way out that only records",
            "devices:\n  - {id: dv-r, kind: card_reader, opening: op-x, side: a, logging_only: true}\n", "rel.credential_to_exit", "false");
    }
    void wiring_tells_what_it_can_of_the_release()
    {
        QFETCH(QByteArray, more);
        QFETCH(QString, fact);
        QFETCH(QString, expected);
        const Project p = plan("leaves: 1, operation: swing, egress_side: a", item("key: m, kind: maglock, fail_state: fail_safe"), more);
        QCOMPARE(value(p, fact.toLatin1().constData()), expected);
    }

    void the_load_of_the_example_is_that_of_its_json()
    {
        const Project p = readPlanFile(dataPath(QStringLiteral("plans/example/plan.strikeplate"))).project;
        QCOMPARE(value(p, "psu.load_ma", {SubjectKind::Supply, 0, 0}), QStringLiteral("1070 mA"));
        QCOMPARE(value(p, "psu.battery", {SubjectKind::Supply, 0, 0}), QStringLiteral("true"));
        QCOMPARE(value(p, "psu.standby_min", {SubjectKind::Supply, 0, 0}), QStringLiteral("no engine"));
    }

    void a_magnet_is_fail_safe_without_being_told()
    {
        const Project p = plan("leaves: 1", item("key: m, kind: maglock"));
        QCOMPARE(value(p, "hw.fail_state", {SubjectKind::Item, 0, 0}), QStringLiteral("fail_safe"));
        QCOMPARE(value(plan("leaves: 1", item("key: s, kind: electric_strike")), "hw.fail_state", {SubjectKind::Item, 0, 0}),
                 QStringLiteral("unknown"));
    }

    void an_impossible_fail_state_loads_and_is_reported()
    {
        const Project p = plan("leaves: 1", item("key: m, kind: maglock, fail_state: fail_secure"));
        const DeviceProblems problems = checkDevices(p, library().catalogue);
        QCOMPARE(problems.impossible.size(), size_t{1});
        QVERIFY2(problems.impossible[0].message.contains(QStringLiteral("cannot be fail_secure")),
                 qPrintable(problems.impossible[0].message));
        QCOMPARE(problems.impossible[0].where, QStringLiteral("hs-1/m"));
        const DeviceProblems unknown = checkDevices(plan("leaves: 1", item("key: m, kind: magic_lock")), library().catalogue);
        QCOMPARE(unknown.unknownKinds.size(), size_t{1});
    }

    void every_device_kind_of_the_reference_is_in_the_catalogue()
    {
        QCOMPARE(library().catalogue.kinds().size(), size_t{85});
        for (const DeviceKind& k : library().catalogue.kinds()) {
            QVERIFY2(!k.name.isEmpty() && !k.schedule.isEmpty(), qPrintable(k.kind));
            QVERIFY2(!k.locking || !k.failStates.isEmpty(), qPrintable(k.kind));
            QVERIFY2(k.defaultFailState.isEmpty() || k.failStates.contains(k.defaultFailState), qPrintable(k.kind));
        }
    }
};

QTEST_APPLESS_MAIN(TstFacts)
#include "tst_facts.moc"
