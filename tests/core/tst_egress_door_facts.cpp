// SPDX-License-Identifier: GPL-3.0-or-later
// Facts of doors from results made by hand: who leaves by them, which way, and whether they are wide enough.
#include "core/egress/egress_results.h"
#include "tests/support/plans.h"
#include "tests/support/power_plans.h"

#include <QTest>

using namespace sp;
using namespace sp::test;

using Use = EgressDoor::Use;

class TstEgressDoorFacts final : public QObject {
    Q_OBJECT

    static constexpr const char* oneLeaf = "leaves: 1, operation: swing, leaf_width: 36 in, clear_width: 33.5 in";
    static constexpr const char* pair = "leaves: 2, operation: swing, leaf_width: 36 in, clear_width: 33.5 in";

    // A room, an outside and a stair beside them: op-1 leads from the room (a) out (b), op-2 into the stair and op-3 out of it.
    static Project plan(const QByteArray& door = oneLeaf, const QByteArray& swings = "right",
                        const QByteArray& items = "      - {key: lock, kind: mortise_lock, qty: 1, function: passage}\n",
                        const QByteArray& room = "occupancy_group: B, function: business")
    {
        const PlanFile file = readPlan(
            "format: 1\nproject:\n  name: \"P\"\n  units: us\n  codes: {ibc_edition: 2021}\n"
            "building: {sprinkler: none, voice_alarm: false, stories: 2, highest_floor: 12 ft}\n"
            "assumptions:\n  - {id: au-1, fact: door.bed_movement, value: false, reason: \"r\", by: \"b\", date: 2026-01-15}\n"
            "storeys:\n  - {id: st-1, name: \"Level 1\", elevation: 0 in, height: 120 in, above_grade: 1}\n"
            "  - {id: st-2, name: \"Level 2\", elevation: 120 in, height: 120 in, above_grade: 2}\n"
            "walls:\n"
            "  - {id: wl-1, storey: st-1, from: [6000, 0], to: [6000, 4000], thickness: 200 mm, type: exterior}\n"
            "  - {id: wl-2, storey: st-1, from: [6000, 4000], to: [0, 4000], thickness: 200 mm, type: exit_stair}\n"
            "  - {id: wl-3, storey: st-1, from: [0, 8000], to: [6000, 8000], thickness: 200 mm, type: exterior}\n"
            "rooms:\n  - {id: rm-1, storey: st-1, number: \"1\", kind: room, outline: [[0, 0], [6000, 0], [6000, 4000], [0, 4000]], "
                + room
                + "}\n"
                  "  - {id: rm-2, storey: st-1, number: \"2\", kind: exit_enclosure, stair: sr-1, occupancy_group: B, "
                  "outline: [[0, 4000], [6000, 4000], [6000, 8000], [0, 8000]]}\n"
                  "stairs:\n  - {id: sr-1, name: \"Stair\"}\n"
                  "openings:\n"
                  "  - id: op-1\n    mark: \"1A\"\n    set: hs-1\n    place: {wall: wl-1, offset: 2000 mm, hinge: from, swings: "
                + swings + "}\n    door: {" + door
                + "}\n"
                  "  - id: op-2\n    mark: \"2A\"\n    place: {wall: wl-2, offset: 2000 mm, hinge: from, swings: left}\n"
                  "  - id: op-3\n    mark: \"3A\"\n    place: {wall: wl-3, offset: 2000 mm, hinge: from, swings: left}\n"
                  "hardware_sets:\n  - id: hs-1\n    mark: \"1\"\n    name: \"S\"\n    items:\n"
                + items,
            QStringLiteral("plan"));
        for (const Error& e : file.problems)
            qWarning("%s", qPrintable(errorText(e)));
        return file.project;
    }

    static EgressDoor doorOutOfA(qint64 assigned, qint64 served)
    {
        EgressDoor out;
        out.id = QStringLiteral("op-1");
        out.storey = QStringLiteral("st-1");
        out.fromA = Use::Yes;
        out.outOfA = true;
        out.factor = 200;
        out.assigned = assigned;
        out.servedA = served;
        return out;
    }

    struct Answer {
        QString text;
        QStringList missing; ///< "space.function of rm-1"
    };
    static Answer ask(const Project& project, const char* fact, const std::vector<EgressDoor>& doors, quint32 row = 0)
    {
        EgressStoreyResults first, second;
        first.storey.id = QStringLiteral("st-1");
        first.storey.loadsMissing = {QStringLiteral("rm-1")};
        second.storey.id = QStringLiteral("st-2");
        for (const EgressDoor& door : doors)
            (door.storey == u"st-2" ? second : first).doors.push_back(door);
        auto results = std::make_shared<EgressResults>();
        results->storeys = {std::make_shared<EgressStoreyResults>(first), std::make_shared<EgressStoreyResults>(second)};
        results->makeIndex();
        const auto sheet = sheetOf(project);
        sheet->setEgress(results);
        return asked(*sheet, fact, row);
    }
    static Answer asked(const FactSheet& sheet, const char* fact, quint32 row = 0)
    {
        Trace trace;
        const Fact f = sheet.value({SubjectKind::Opening, row, 0}, sheet.id(fact), &trace);
        Answer out;
        const FactRow& r = sheet.facts()[sheet.id(fact)];
        out.text = f.known ? factPeopleText(r, f.value, Units::Us) : QLatin1String(whyWord(f.why));
        for (const Missing& m : trace.missing)
            out.missing += sheet.facts()[m.fact].name + QStringLiteral(" of ") + sheet.idOf(m.subject);
        return out;
    }

private slots:
    void the_people_of_the_area_behind_the_door_are_served()
    {
        QCOMPARE(ask(plan(), "door.occupants_served", {doorOutOfA(20, 60)}).text, QStringLiteral("60"));
        EgressDoor other = doorOutOfA(20, 60);
        other.outOfA = false;
        other.servedB = 7;
        QCOMPARE(ask(plan(), "door.occupants_served", {other}).text, QStringLiteral("7"));
    }

    void of_two_directions_the_larger_load_counts()
    {
        EgressDoor door = doorOutOfA(20, 60);
        door.outOfA.reset();
        door.bothWays = true;
        door.servedB = 75;
        QCOMPARE(ask(plan(), "door.occupants_served", {door}).text, QStringLiteral("75"));
        door.servedB = 2;
        QCOMPARE(ask(plan(), "door.occupants_served", {door}).text, QStringLiteral("60"));
    }

    void a_door_that_nobody_needs_serves_whom_it_lets_out()
    {
        EgressDoor door = doorOutOfA(0, 60);
        door.outOfA.reset();
        door.servedB = 75;
        door.fromB = Use::No;
        QCOMPARE(ask(plan(), "door.occupants_served", {door}).text, QStringLiteral("60"));
        door.fromB = Use::Yes;
        QCOMPARE(ask(plan(), "door.occupants_served", {door}).text, QStringLiteral("75"));
        door.fromA = door.fromB = Use::No;
        QCOMPARE(ask(plan(), "door.occupants_served", {door}).text, QStringLiteral("0"));
        door.fromB = Use::Unknown;
        QCOMPARE(ask(plan(), "door.occupants_served", {door}).text, QStringLiteral("no_data"));
    }

    void a_load_that_is_not_known_names_the_function_of_the_room()
    {
        EgressDoor door = doorOutOfA(0, 0);
        door.servedA.reset();
        door.assigned.reset();
        door.loadsMissing = {QStringLiteral("rm-1")};
        const Project p =
            plan(oneLeaf, "right", "      - {key: lock, kind: mortise_lock, qty: 1, function: passage}\n", "occupancy_group: B");
        for (const char* fact : {"door.occupants_served", "door.occupants_assigned"}) {
            const Answer a = ask(p, fact, {door});
            QCOMPARE(a.text, QStringLiteral("no_data"));
            QVERIFY2(a.missing.contains(QStringLiteral("space.function of rm-1")), qPrintable(a.missing.join(u' ')));
        }
    }

    void what_was_entered_counts_while_nothing_is_measured()
    {
        const Project p = plan(QByteArray(oneLeaf) + ", occupants_served: 33");
        EgressDoor door = doorOutOfA(0, 60);
        QCOMPARE(ask(p, "door.occupants_served", {door}).text, QStringLiteral("60"));
        door.servedA.reset();
        QCOMPARE(ask(p, "door.occupants_served", {door}).text, QStringLiteral("33"));
        QCOMPARE(ask(p, "door.occupants_served", {}).text, QStringLiteral("33"));
        QCOMPARE(asked(*sheetOf(p), "door.occupants_served").text, QStringLiteral("33"));
        QCOMPARE(asked(*sheetOf(plan()), "door.occupants_served").text, QStringLiteral("no_engine"));
    }

    void the_door_out_of_a_stair_takes_the_largest_storey()
    {
        EgressDoor into = doorOutOfA(90, 90);
        into.id = QStringLiteral("op-2");
        into.exit = true;
        QCOMPARE(ask(plan(), "door.occupants_assigned", {into}, 2).text, QStringLiteral("90"));
        EgressDoor above = into;
        above.id = QStringLiteral("op-1");
        above.storey = QStringLiteral("st-2");
        above.assigned = 120;
        // op-1 does not lead into the stair.
        QCOMPARE(ask(plan(), "door.occupants_assigned", {into, above}, 2).text, QStringLiteral("90"));
        QCOMPARE(ask(plan(), "door.occupants_assigned", {}, 2).text, QStringLiteral("no_engine"));
        QCOMPARE(ask(plan(), "door.occupants_served", {into}, 2).text, QStringLiteral("90"));
    }

    void capacity_follows_from_width_and_factor()
    {
        QCOMPARE(ask(plan(), "door.egress_capacity", {}).text, QStringLiteral("167"));
        const QByteArray bolt = "      - {key: bolt, kind: manual_flush_bolt, qty: 2}\n";
        QCOMPARE(ask(plan(pair, "right", bolt), "door.egress_capacity", {}).text, QStringLiteral("167"));
        QCOMPARE(ask(plan(pair), "door.egress_capacity", {}).text, QStringLiteral("335"));
    }

    void the_leaf_swings_with_those_who_leave_data()
    {
        QTest::addColumn<QByteArray>("door");
        QTest::addColumn<QByteArray>("swings");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("answer");
        QTest::newRow("out of a, to the right") << QByteArray(oneLeaf) << QByteArray("right") << "a"
                                                << "yes";
        QTest::newRow("out of a, to the left") << QByteArray(oneLeaf) << QByteArray("left") << "a"
                                               << "no";
        QTest::newRow("out of b, to the left") << QByteArray(oneLeaf) << QByteArray("left") << "b"
                                               << "yes";
        QTest::newRow("both ways, one leaf") << QByteArray(oneLeaf) << QByteArray("right") << "both"
                                             << "no";
        QTest::newRow("both ways, a leaf for each") << QByteArray("leaves: 2, operation: double_egress") << QByteArray("right") << "both"
                                                    << "yes";
        QTest::newRow("nobody, as entered") << QByteArray(oneLeaf) + ", egress_side: b" << QByteArray("left") << "none"
                                            << "yes";
        QTest::newRow("the engine knows better than the entered side")
            << QByteArray(oneLeaf) + ", egress_side: b" << QByteArray("left") << "a"
            << "no";
    }
    void the_leaf_swings_with_those_who_leave()
    {
        QFETCH(QByteArray, door);
        QFETCH(QByteArray, swings);
        QFETCH(QString, from);
        QFETCH(QString, answer);
        EgressDoor d = doorOutOfA(10, 10);
        d.bothWays = from == u"both";
        if (from == u"both" || from == u"none")
            d.outOfA.reset();
        else
            d.outOfA = from == u"a";
        if (from == u"none")
            d.fromA = Use::No;
        QCOMPARE(ask(plan(door, swings), "door.swings_with_egress", {d}).text, answer);
    }

    void a_second_leaf_is_needed_where_one_is_too_narrow()
    {
        QCOMPARE(ask(plan(oneLeaf), "door.inactive_needed", {doorOutOfA(900, 900)}).text, QStringLiteral("no"));
        QCOMPARE(ask(plan(pair), "door.inactive_needed", {doorOutOfA(167, 900)}).text, QStringLiteral("no"));
        QCOMPARE(ask(plan(pair), "door.inactive_needed", {doorOutOfA(168, 900)}).text, QStringLiteral("yes"));
        const QByteArray narrow = "leaves: 2, operation: swing, leaf_width: 30 in, clear_width: 27.5 in";
        QCOMPARE(ask(plan(narrow), "door.inactive_needed", {doorOutOfA(5, 5)}).text, QStringLiteral("yes"));
        QCOMPARE(ask(plan(narrow + ", egress_role: none"), "door.inactive_needed", {doorOutOfA(0, 0)}).text, QStringLiteral("no"));
    }

    void who_asks_for_both_leaves_is_not_contradicted_by_a_count()
    {
        const QByteArray entered = QByteArray(pair) + ", inactive_needed: ";
        QCOMPARE(ask(plan(entered + "true"), "door.inactive_needed", {doorOutOfA(5, 5)}).text, QStringLiteral("yes"));
        QCOMPARE(ask(plan(entered + "false"), "door.inactive_needed", {doorOutOfA(168, 168)}).text, QStringLiteral("yes"));
    }

    void without_people_the_entered_need_stands()
    {
        EgressDoor door = doorOutOfA(0, 0);
        door.assigned.reset();
        door.loadsMissing = {QStringLiteral("rm-1")};
        QCOMPARE(ask(plan(QByteArray(pair) + ", inactive_needed: true"), "door.inactive_needed", {door}).text, QStringLiteral("yes"));
        QCOMPARE(ask(plan(pair), "door.inactive_needed", {door}).text, QStringLiteral("no_data"));
    }

    void panic_hardware_is_due_by_group_and_people()
    {
        const QByteArray lock = "      - {key: lock, kind: mortise_lock, qty: 1, function: passage}\n";
        const auto required = [&](const QByteArray& room, qint64 people) {
            return ask(plan(QByteArray(oneLeaf) + ", egress_side: a", "right", lock, room), "door.panic_required",
                       {doorOutOfA(people, people)})
                .text;
        };
        const QByteArray quiet = ", electrical_kind: none, accessory: false, function: business, refrigeration_machinery: false";
        QCOMPARE(required("occupancy_group: H-3" + quiet, 1), QStringLiteral("yes"));
        QCOMPARE(required("occupancy_group: E" + quiet, 50), QStringLiteral("yes"));
        QCOMPARE(required("occupancy_group: E" + quiet, 49), QStringLiteral("no"));
        QCOMPARE(required("occupancy_group: B" + quiet, 500), QStringLiteral("no"));
        QCOMPARE(required("occupancy_group: B, electrical_kind: battery_or_ess, function: mechanical_room", 1), QStringLiteral("yes"));
    }

    void each_lock_that_does_not_go_with_the_lever_is_a_motion()
    {
        const auto motions = [](const QByteArray& items, const QByteArray& door = oneLeaf) {
            return asked(*sheetOf(plan(door, "right", items)), "door.release_motions").text;
        };
        const QByteArray lock = "      - {key: lock, kind: mortise_lock, qty: 1, function: passage}\n";
        QCOMPARE(motions(lock), QStringLiteral("1"));
        QCOMPARE(motions("      - {key: push, kind: push_plate, qty: 1}\n"), QStringLiteral("0"));
        QCOMPARE(motions(lock + "      - {key: bolt, kind: deadbolt, qty: 1, interconnected: false}\n"), QStringLiteral("2"));
        QCOMPARE(motions(lock + "      - {key: bolt, kind: deadbolt, qty: 1, interconnected: true}\n"), QStringLiteral("1"));
        QCOMPARE(motions(lock + "      - {key: bolt, kind: deadbolt, qty: 1}\n"), QStringLiteral("no_data"));
        // One bar on each leaf is one motion for either; bolts of the inactive leaf are judged by another rule.
        QCOMPARE(motions("      - {key: bar, kind: exit_device, qty: 2, leaf: both}\n", pair), QStringLiteral("1"));
        QCOMPARE(motions(lock + "      - {key: bolt, kind: manual_flush_bolt, qty: 2}\n", pair), QStringLiteral("1"));
        QCOMPARE(motions(lock, "operation: swing"), QStringLiteral("no_data"));
    }
};

QTEST_APPLESS_MAIN(TstEgressDoorFacts)
#include "tst_egress_door_facts.moc"
