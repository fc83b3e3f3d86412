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
        row("two automatic bolts belong to the inactive leaf", pair,
            lock + item("key: bolts, kind: auto_flush_bolt, qty: 2, fire_listed: true"), "true");
        row("automatic bolts are no latch of the active leaf", pair, item("key: bolts, kind: auto_flush_bolt, qty: 2, fire_listed: true"),
            "false");
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
        row("surface bolt on a single leaf", item("key: b, kind: surface_bolt"), "false");
        row("two levers",
            item("key: a, kind: mortise_lock, function: storeroom") + item("key: b, kind: cylindrical_lock, function: passage"), "false");
        row("two locks in one item", item("key: a, kind: mortise_lock, function: storeroom, qty: 2"), "false");
        row("bar and lever", item("key: a, kind: exit_device") + item("key: b, kind: mortise_lock, function: passage"), "false");
        row("bar with electrified trim", item("key: a, kind: exit_device") + item("key: b, kind: electrified_trim, function: storeroom"),
            "true");
        row("electrified trim without a bar", item("key: b, kind: electrified_trim, function: storeroom"), "false");
        row("no lock", QByteArray(""), "true");
        row("hardware not known", QByteArray(), "unknown");
    }
    void mechanical_egress_needs_no_power()
    {
        QFETCH(QByteArray, items);
        QFETCH(QString, free);
        QCOMPARE(value(plan("leaves: 1, operation: swing", items), "door.mech_free_egress"), free);
    }

    void pairs_need_one_motion_for_each_leaf_that_is_needed_data()
    {
        QTest::addColumn<QByteArray>("door");
        QTest::addColumn<QByteArray>("items");
        QTest::addColumn<QString>("free");
        const QByteArray lock = item("key: l, kind: mortise_lock, function: storeroom, leaf: active");
        const QByteArray bolts = item("key: b, kind: manual_flush_bolt, qty: 2");
        const auto row = [](const char* name, const QByteArray& door, const QByteArray& items, const char* v) {
            QTest::newRow(name) << door << items << QString::fromLatin1(v);
        };
        row("bolts on a leaf that nobody needs", "leaves: 2, inactive_needed: false", lock + bolts, "true");
        row("bolts on a leaf that is needed", "leaves: 2, inactive_needed: true", lock + bolts, "false");
        row("bolts on the active leaf", "leaves: 2, inactive_needed: false", lock + item("key: b, kind: surface_bolt, leaf: active"),
            "false");
        row("need of the leaf not known", "leaves: 2", lock + bolts, "unknown");
        row("automatic bolts follow the active leaf", "leaves: 2, inactive_needed: true", lock + item("key: b, kind: auto_flush_bolt"),
            "true");
        row("a bar on each leaf", "leaves: 2", item("key: a, kind: exit_device, qty: 2"), "true");
        row("a bar on each leaf, one with a lock", "leaves: 2", item("key: a, kind: exit_device, qty: 2") + lock, "false");
        row("trim on the leaf without the bar", "leaves: 2",
            item("key: a, kind: exit_device, leaf: inactive") + item("key: t, kind: electrified_trim, function: storeroom, leaf: active"),
            "false");
        row("two bars, number of leaves not known", "operation: swing", item("key: a, kind: exit_device, qty: 2"), "unknown");
        row("bolts, number of leaves not known", "operation: swing", lock + bolts, "unknown");
    }
    void pairs_need_one_motion_for_each_leaf_that_is_needed()
    {
        QFETCH(QByteArray, door);
        QFETCH(QByteArray, items);
        QFETCH(QString, free);
        QCOMPARE(value(plan(door, items), "door.mech_free_egress"), free);
    }

    void bolts_wait_for_the_number_of_leaves()
    {
        const QByteArray bolts = item("key: b, kind: auto_flush_bolt, qty: 2, fire_listed: true");
        const Subject active{SubjectKind::Leaf, 0, 0};
        QCOMPARE(value(plan("leaves: 2", bolts), "leaf.has_latch", active), QStringLiteral("false"));
        QCOMPARE(value(plan("leaves: 2", bolts), "leaf.has_latch", {SubjectKind::Leaf, 0, 1}), QStringLiteral("true"));
        for (const char* fact : {"leaf.has_latch", "leaf.secured", "leaf.positive_latch"})
            QCOMPARE(value(plan("operation: swing", bolts), fact, active), QStringLiteral("unknown"));
        QCOMPARE(value(plan("operation: swing", item("key: c, kind: closer, leaf: inactive")), "door.closing"), QStringLiteral("unknown"));
        QCOMPARE(value(plan("operation: swing", item("key: c, kind: closer")), "door.closing"), QStringLiteral("closer"));
    }

    void sets_tell_how_the_leaves_hang_and_close_data()
    {
        QTest::addColumn<QByteArray>("door");
        QTest::addColumn<QByteArray>("items");
        QTest::addColumn<QString>("fact");
        QTest::addColumn<QString>("expected");
        const QByteArray closer = item("key: c, kind: closer");
        const QByteArray holder = item("key: h, kind: mag_holder");
        const auto row = [](const char* name, const QByteArray& door, const QByteArray& items, const char* f, const char* v) {
            QTest::newRow(name) << door << items << QString::fromLatin1(f) << QString::fromLatin1(v);
        };
        row("hinges of a pair", "leaves: 2", item("key: h, kind: hinge, qty: 6"), "door.hinges", "3");
        row("the leaf with fewer hinges", "leaves: 2",
            item("key: a, kind: hinge, qty: 4, leaf: active") + item("key: i, kind: hinge, qty: 2, leaf: inactive"), "door.hinges", "2");
        row("spring hinges count as hinges of their leaf", "leaves: 2",
            item("key: a, kind: hinge, qty: 3, leaf: active") + item("key: i, kind: spring_hinge, qty: 3, leaf: inactive"), "door.hinges",
            "3");
        row("spring hinges on one leaf only", "leaves: 2",
            item("key: h, kind: hinge, qty: 4, leaf: both") + item("key: i, kind: spring_hinge, qty: 2, leaf: inactive"),
            "door.spring_hinges", "0");
        row("pivots", "leaves: 1", item("key: p, kind: pivot, qty: 2"), "door.hinges", "unknown");
        row("pivots, hinges entered", "leaves: 1, hinges: 3", item("key: p, kind: pivot, qty: 2"), "door.hinges", "3");
        row("a wedge before a magnetic holder", "hold_open: wedge", holder, "door.hold_open", "wedge");
        row("a closer with hold-open before a magnetic holder", "hold_open: closer_hold_open", holder, "door.hold_open",
            "closer_hold_open");
        row("a magnetic holder before nothing", "hold_open: none", holder, "door.hold_open", "smoke_released");
        row("a kick-down of the set before a wedge", "hold_open: wedge", item("key: k, kind: kickdown"), "door.hold_open", "kickdown");
        row("automatic with a closer", "leaves: 1, operation: swing, closing: automatic", closer, "door.closing", "automatic");
        row("automatic without a closer", "leaves: 1, operation: swing, closing: automatic", holder, "door.closing", "none");
        row("automatic sliding door", "leaves: 1, operation: slide, closing: automatic", holder, "door.closing", "automatic");
    }
    void sets_tell_how_the_leaves_hang_and_close()
    {
        QFETCH(QByteArray, door);
        QFETCH(QByteArray, items);
        QFETCH(QString, fact);
        QFETCH(QString, expected);
        QCOMPARE(value(plan(door, items), fact.toLatin1().constData()), expected);
    }

    void a_cylinder_alone_is_no_outside_key()
    {
        const Subject first{SubjectKind::Item, 0, 0};
        QCOMPARE(value(plan("leaves: 1", item("key: c, kind: cylinder")), "hw.key_outside", first), QStringLiteral("unknown"));
        QCOMPARE(value(plan("leaves: 1", item("key: c, kind: cylinder, key_outside: true")), "hw.key_outside", first),
                 QStringLiteral("true"));
    }

    void nothing_comes_in_no_pieces()
    {
        const PlanFile file = readPlan("format: 1\nproject:\n  name: \"T\"\n  units: us\nhardware_sets:\n  - id: hs-1\n    items:\n"
                                           + item("key: c, kind: closer, qty: 0"),
                                       QStringLiteral("p"));
        QVERIFY(!file.problems.empty());
    }

    void a_door_guards_its_protected_room_whichever_way_it_swings_data()
    {
        QTest::addColumn<QString>("containmentC");
        QTest::addColumn<QString>("containmentR");
        QTest::addColumn<QString>("whenRight"); ///< room of `space.*` when the door swings to the right, into C
        QTest::addColumn<QString>("whenLeft");
        const auto row = [](const char* name, const char* c, const char* r, const char* right, const char* left) {
            QTest::newRow(name) << QString::fromLatin1(c) << QString::fromLatin1(r) << QString::fromLatin1(right)
                                << QString::fromLatin1(left);
        };
        row("neither protected", "none", "bsl2", "C", "R");
        row("one protected", "none", "bsl3", "R", "R");
        row("the other protected", "absl4", "none", "C", "C");
        row("both protected", "bsl3", "bsl4", "C", "R");
        row("protected beside unknown", "", "bsl3", "R", "R");
        row("unknown beside not protected", "", "none", "C", "C");
        row("both unknown", "", "", "C", "R");
    }
    void a_door_guards_its_protected_room_whichever_way_it_swings()
    {
        QFETCH(QString, containmentC);
        QFETCH(QString, containmentR);
        QFETCH(QString, whenRight);
        QFETCH(QString, whenLeft);
        static const FieldId containment = field("space.containment");
        static const FieldId hazard = field("space.hazard");
        static const FieldId kind = field("space.kind");
        for (const SwingSide swings : {SwingSide::Right, SwingSide::Left}) {
            Project p = plan("leaves: 1, operation: swing", "");
            const auto say = [&](const char* id, const QString& level) {
                auto room = std::make_shared<Room>(*p.rooms.find(RoomId(QLatin1String(id))));
                room->facts.clear(containment);
                room->facts.clear(hazard);
                room->facts.set(kind, Word{static_cast<quint16>(*wordIndex(fieldOf(kind).words, u"room"))});
                if (!level.isEmpty()) {
                    room->facts.set(hazard, WordSet{});
                    room->facts.set(containment, Word{static_cast<quint16>(*wordIndex(fieldOf(containment).words, level))});
                }
                p.rooms.put(room->id, room);
            };
            say("rm-c", containmentC);
            say("rm-r", containmentR);
            auto opening = std::make_shared<Opening>(p.openings[0]);
            opening->place.swings = swings;
            p.openings.put(opening->id, opening);
            const auto project = std::make_shared<const Project>(p);
            TopologyBuilder topology;
            const PlanIndex index(project, topology.update(p), library().catalogue);
            const int row = index.opening(0).spaceRoom;
            const QString& expected = swings == SwingSide::Right ? whenRight : whenLeft;
            QVERIFY(row >= 0);
            QCOMPARE(p.rooms[static_cast<size_t>(row)].id.text(), QStringLiteral("rm-") + expected.toLower());
            QCOMPARE(index.openingsInto(static_cast<size_t>(row)), std::vector<int>{0});
        }
    }

    void blank_reasons_and_notes_are_none()
    {
        static const FieldId quick = field("space.quick_entrance");
        static const FieldId reason = field("space.quick_entrance_reason");
        static const FieldId by = field("space.quick_entrance_by");
        static const FieldId note = field("space.assessment_note");
        Project p = plan("leaves: 1", "");
        const size_t at = p.rooms.indexOf(RoomId(QStringLiteral("rm-r")));
        const Subject subject{SubjectKind::Room, static_cast<quint32>(at), 0};
        const auto with = [&](const QString& why, const QString& who, const QString& text) {
            auto room = std::make_shared<Room>(p.rooms[at]);
            room->facts.set(quick, true);
            room->facts.set(reason, why);
            room->facts.set(by, who);
            room->facts.set(note, text);
            Project out = p;
            out.rooms.put(room->id, room);
            return out;
        };
        const QString said = QStringLiteral("Said");
        QCOMPARE(value(with(said, said, said), "space.quick_entrance_valid", subject), QStringLiteral("true"));
        QCOMPARE(value(with(QStringLiteral("  "), said, said), "space.quick_entrance_valid", subject), QStringLiteral("false"));
        QCOMPARE(value(with(said, QStringLiteral(" \t"), said), "space.quick_entrance_valid", subject), QStringLiteral("false"));
        QCOMPARE(value(with(said, said, said), "space.assessment_note", subject), said);
        QCOMPARE(value(with(said, said, QStringLiteral(" ")), "space.assessment_note", subject), QStringLiteral("unknown"));
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
        row("unrated, rating: 0 h", "0 min");
        row("corridor_partition, rating: 0 h", "0 min");
        row("smoke_partition, rating: 0 h", "0 min");
        row("fire_barrier, rating: 0 h", "bad data");
        row("unrated, rating: 1 h", "bad data");
        row("unrated", "unknown");
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

    void the_plan_is_believed_before_what_was_entered_data()
    {
        QTest::addColumn<QByteArray>("door");
        QTest::addColumn<QByteArray>("items");
        QTest::addColumn<QByteArray>("more");
        QTest::addColumn<QString>("fact");
        QTest::addColumn<QString>("expected");
        const QByteArray safe = item("key: m, kind: maglock");
        const QByteArray secure = item("key: s, kind: electric_strike, fail_state: fail_secure");
        const QByteArray open = item("key: s, kind: electric_strike");
        const QByteArray reader = "devices:\n  - {id: dv-r, kind: card_reader, opening: op-x, side: a, logging_only: false}\n";
        const QByteArray doubtful = "devices:\n  - {id: dv-r, kind: card_reader, opening: op-x, side: a}\n";
        const QByteArray elsewhere = "devices:\n  - {id: dv-r, kind: controller}\n";
        const auto row = [](const char* name, const char* entered, const QByteArray& items, const QByteArray& more, const char* f,
                            const char* v) {
            QTest::newRow(name) << QByteArray(entered) << items << more << QString::fromLatin1(f) << QString::fromLatin1(v);
        };
        row("a reader on the way out", "credential_to_exit: false", safe, reader, "rel.credential_to_exit", "true");
        row("a reader that may only record", "credential_to_exit: true", safe, doubtful, "rel.credential_to_exit", "true");
        row("the same with nothing entered", "", safe, doubtful, "rel.credential_to_exit", "unknown");
        row("no reader drawn at this door", "credential_to_exit: true", safe, elsewhere, "rel.credential_to_exit", "true");
        row("the same with nothing entered on readers", "", safe, elsewhere, "rel.credential_to_exit", "false");
        row("fail secure", "unlock_on_power_loss: true", secure, {}, "rel.unlock_on_power_loss", "false");
        row("fail safe", "unlock_on_power_loss: false", safe, {}, "rel.unlock_on_power_loss", "true");
        row("one of two is secure", "unlock_on_power_loss: true", safe + secure, {}, "rel.unlock_on_power_loss", "false");
        row("fail state not known", "unlock_on_power_loss: true", safe + open, {}, "rel.unlock_on_power_loss", "true");
        row("fail state not known and nothing entered", "", safe + open, {}, "rel.unlock_on_power_loss", "unknown");
    }
    void the_plan_is_believed_before_what_was_entered()
    {
        QFETCH(QByteArray, door);
        QFETCH(QByteArray, items);
        QFETCH(QByteArray, more);
        QFETCH(QString, fact);
        QFETCH(QString, expected);
        Project p = plan("leaves: 1, egress_side: a", items, more);
        if (const qsizetype colon = door.indexOf(':'); colon > 0) {
            auto opening = std::make_shared<Opening>(p.openings[0]);
            opening->facts.set(field(("rel." + door.left(colon)).constData()), door.endsWith("true"));
            p.openings.put(opening->id, opening);
        }
        QCOMPARE(value(p, fact.toLatin1().constData()), expected);
    }

    void a_lock_without_circuit_leaves_the_alarm_and_the_supplies_open_data()
    {
        QTest::addColumn<QByteArray>("circuits");
        QTest::addColumn<QString>("alarm");
        QTest::addColumn<int>("supplies"); ///< of the opening and the room, -1 when not known
        QTest::addColumn<int>("openings"); ///< of the supply
        QTest::newRow("both wired") << QByteArray("  - {id: ci-1, supply: ps-1, feeds: [op-x/m, op-x/s], fire_alarm: {by: dv-f}}\n")
                                    << "true" << 1 << 1;
        QTest::newRow("one not wired") << QByteArray("  - {id: ci-1, supply: ps-1, feeds: [op-x/m], fire_alarm: {by: dv-f}}\n") << "unknown"
                                       << -1 << 1;
        QTest::newRow("one not wired, the other not linked")
            << QByteArray("  - {id: ci-1, supply: ps-1, feeds: [op-x/m], fire_alarm: none}\n") << "false" << -1 << 1;
        QTest::newRow("one link unstated, the other none") << QByteArray(
            "  - {id: ci-1, supply: ps-1, feeds: [op-x/m]}\n  - {id: ci-2, supply: ps-1, feeds: [op-x/s], fire_alarm: none}\n")
                                                           << "false" << 1 << 1;
        QTest::newRow("a circuit without supply") << QByteArray("  - {id: ci-1, supply: ps-1, feeds: [op-x/m], fire_alarm: {by: dv-f}}\n"
                                                                "  - {id: ci-2, feeds: [op-x/s], fire_alarm: {by: dv-f}}\n")
                                                  << "true" << -1 << 1;
        QTest::newRow("a circuit that feeds nobody knows what")
            << QByteArray("  - {id: ci-1, supply: ps-1, feeds: [op-x/m, op-x/s], fire_alarm: {by: dv-f}}\n  - {id: ci-2, supply: ps-1}\n")
            << "true" << 1 << -1;
    }
    void a_lock_without_circuit_leaves_the_alarm_and_the_supplies_open()
    {
        QFETCH(QByteArray, circuits);
        QFETCH(QString, alarm);
        QFETCH(int, supplies);
        QFETCH(int, openings);
        const Project p = plan(
            "leaves: 1, operation: swing", item("key: m, kind: maglock") + item("key: s, kind: electric_strike, fail_state: fail_safe"),
            "devices:\n  - {id: dv-f, kind: fa_relay}\nsupplies:\n  - id: ps-1\n    batteries: []\ncircuits:\n" + circuits);
        QCOMPARE(value(p, "rel.unlock_on_fire_alarm"), alarm);
        const auto project = std::make_shared<const Project>(p);
        TopologyBuilder topology;
        const FactSheet sheet(std::make_shared<const PlanIndex>(project, topology.update(p), library().catalogue), library().sources());
        const auto count = [&](Subject of, Relation relation) {
            Trace trace;
            const auto members = sheet.related(of, relation, &trace);
            return members ? static_cast<int>(members->size()) : trace.missing.empty() ? -2 : -1;
        };
        QCOMPARE(count({SubjectKind::Opening, 0, 0}, Relation::Supplies), supplies);
        const auto room = static_cast<quint32>(sheet.entry({SubjectKind::Opening, 0, 0}).spaceRoom);
        QCOMPARE(count({SubjectKind::Room, room, 0}, Relation::Supplies), supplies);
        QCOMPARE(count({SubjectKind::Supply, 0, 0}, Relation::Openings), openings);
    }

    void an_opening_is_in_all_of_its_interlocks()
    {
        const QByteArray free = "local_releases: [dv-l], release_on_fire_alarm: true, release_on_power_loss: true";
        const QByteArray device = "devices:\n  - {id: dv-l, kind: local_release}\n";
        const auto two = [&](const QByteArray& a, const QByteArray& b) {
            return plan("leaves: 1", "",
                        device + "interlocks:\n  - {id: il-1, openings: [op-x], " + a + "}\n  - {id: il-2, openings: [op-x], " + b + "}\n");
        };
        const QByteArray warns = free + ", warning_only: true";
        const QByteArray holds = "local_releases: [], release_on_fire_alarm: true, release_on_power_loss: true, warning_only: false";
        for (const Project& p : {two(warns, holds), two(holds, warns)}) {
            QCOMPARE(value(p, "rel.interlock"), QStringLiteral("true"));
            QCOMPARE(value(p, "rel.interlock_override"), QStringLiteral("false"));
        }
        QCOMPARE(value(two(warns, warns), "rel.interlock"), QStringLiteral("false"));
        QCOMPARE(value(two(free, free), "rel.interlock_override"), QStringLiteral("true"));
        QCOMPARE(value(two(free, "release_on_fire_alarm: true"), "rel.interlock_override"), QStringLiteral("unknown"));
    }

    void the_load_of_the_example_is_that_of_its_json()
    {
        const Project p = readPlanFile(dataPath(QStringLiteral("plans/example/plan.strikeplate"))).project;
        QCOMPARE(value(p, "psu.load_ma", {SubjectKind::Supply, 0, 0}), QStringLiteral("1070 mA"));
        QCOMPARE(value(p, "psu.battery", {SubjectKind::Supply, 0, 0}), QStringLiteral("true"));
        QCOMPARE(value(p, "psu.standby_min", {SubjectKind::Supply, 0, 0}), QStringLiteral("345.394325 min"));
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

    void a_room_with_a_door_of_unknown_hardware_has_unknown_supplies()
    {
        for (const bool known : {true, false}) {
            Project p = plan("leaves: 1, operation: swing", known ? QByteArray("") : QByteArray());
            auto room = std::make_shared<Room>(*p.rooms.find(RoomId(QStringLiteral("rm-r"))));
            room->facts.set(field("space.hazard"), WordSet{1});
            p.rooms.put(room->id, room);
            bool undecided = false;
            for (const Finding& f : assessed(p, {{QStringLiteral("nih.access-in-outage")}}).findings)
                undecided = undecided || (f.subjectId == u"rm-r" && f.verdict == Verdict::Undecided);
            QCOMPARE(undecided, !known);
        }
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
