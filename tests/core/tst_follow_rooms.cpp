// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/edit_walls.h"
#include "core/edit/follow_rooms.h"
#include "core/edit/set_fact.h"
#include "tests/support/edits.h"
#include "tests/support/plan_motion.h"

#include <QTest>
#include <cmath>

using namespace sp;
using namespace sp::test;

class TstFollowRooms final : public QObject {
    Q_OBJECT

    using Step = std::function<Result<Edited>(const Project&, const Drawing&, NewIds&)>;

    static WallId wall(const char* id) { return WallId(QLatin1String(id)); }
    static RoomId room(const char* id) { return RoomId(QLatin1String(id)); }
    static StoreyId storey() { return StoreyId(QStringLiteral("st-1")); }

    /// Takes walls away, as deleting them does for the rooms.
    static Edited without(const Project& plan, const std::vector<WallId>& walls, NewIds& ids)
    {
        PatchChain chain(plan);
        for (const WallId& id : walls)
            chain.remove(&Project::walls, id);
        chain.add(followRooms(plan, chain.now(), ids));
        return chain.take();
    }
    static Result<Edited> drawn(const Project& plan, const Drawing& d, std::vector<PlanPoint> points, NewIds& ids)
    {
        for (PlanPoint& p : points)
            p = d.place(p);
        return addWalls(plan, storey(), points, {mm(100), {}}, ids);
    }
    static double areaOf(const Project& plan, const RoomId& id) { return topologyOf(plan)->rooms.value(id).areaM2; }
    /// Everything but the point, which may move.
    static bool sameData(const Room& a, Room b)
    {
        b.at = a.at;
        return a == b;
    }
    /// Rooms whose point does not lie in an enclosure of their own.
    static QString misplaced(const Project& plan)
    {
        QStringList out;
        const auto topology = topologyOf(plan);
        for (const Error& e : topology->problems)
            if (e.where.startsWith(QLatin1String("rm-")))
                out += errorText(e);
        return out.join(u'\n');
    }
    static const Room* roomNumbered(const Project& plan, const char* number)
    {
        for (const auto& r : plan.rooms)
            if (r->number == QLatin1String(number))
                return r.get();
        return nullptr;
    }
    static Drawing asDrawn() { return drawings()[0]; }

    static const QByteArray& furnished()
    {
        static const QByteArray more =
            "hardware_sets:\n  - id: hs-1\n    mark: \"01\"\n    items:\n      - {key: lock, kind: electrified_mortise}\n"
            "openings:\n  - id: op-1\n    mark: \"101A\"\n    set: hs-1\n"
            "    place: {wall: wl-cs, offset: 2000 mm, hinge: from, swings: right, beyond_b: rm-101}\n"
            "  - id: op-2\n    mark: \"102A\"\n    place: {wall: wl-cs, offset: 9000 mm, hinge: from, swings: right, beyond_b: rm-102}\n"
            "devices:\n  - {id: dv-1, kind: controller, room: rm-102, at: [11000, 500]}\n"
            "  - {id: dv-2, kind: gas_detector, room: rm-102, at: [7000, 500]}\n  - {id: dv-3, kind: controller, room: rm-102}\n"
            "supplies:\n  - id: ps-1\n    mark: \"PS-1\"\n    place: {room: rm-102, at: [11500, 500]}\n"
            "sources:\n  - {id: so-1, name: \"Gas\", room: rm-102, at: [7500, 500]}\n"
            "valves:\n  - id: vl-1\n    tag: \"XV-1\"\n    place: {room: rm-102, at: [8000, 500]}\n    flow: {from: so-1, to: rm-102}\n"
            "assumptions:\n  - {id: au-1, fact: space.hazard, value: [], for: [rm-101, rm-102], reason: \"R\", by: \"B\", date: 2026-01-01}\n"
            "waivers:\n  - id: wv-1\n    finding: \"nih.hazard:rm-102:door\"\n    reason: \"Of 102\"\n"
            "  - id: wv-2\n    finding: \"nih.both:rm-101:door\"\n    reason: \"Of 101\"\n"
            "  - id: wv-3\n    finding: \"nih.both:rm-102:door\"\n    reason: \"Of 102\"\n"
            "reviews:\n  - id: rv-1\n    finding: \"nih.both:rm-101:door\"\n    comments:\n      - {by: \"A\", date: 2026-01-01, text: \"One\"}\n"
            "  - id: rv-2\n    finding: \"nih.both:rm-102:door\"\n    state: {assignee: \"B\"}\n    comments:\n"
            "      - {by: \"B\", date: 2026-01-02, text: \"Two\"}\n";
        return more;
    }

private slots:
    void rooms_stay_themselves_data()
    {
        QTest::addColumn<Step>("step");
        QTest::addColumn<QString>("room"); // whose area is looked at
        QTest::addColumn<double>("area");
        const auto move = [](std::vector<WallId> walls, qint64 x, qint64 y) -> Step {
            return [walls, x, y](const Project& p, const Drawing& d, NewIds& ids) {
                const PlanPoint by = vectorIn(d, at(x, y));
                return moveWalls(p, walls, by.x, by.y, ids);
            };
        };
        QTest::newRow("a partition moves") << move({wall("wl-mid")}, 1000, 0) << "rm-101" << 6.8 * 2.8;
        QTest::newRow("a partition moves over the point of a room") << move({wall("wl-mid")}, 4000, 0) << "rm-102" << 1.8 * 2.8;
        QTest::newRow("a partition moves over most of a room, the other way") << move({wall("wl-mid")}, -5000, 0) << "rm-101" << 0.8 * 2.8;
        QTest::newRow("a corridor wall moves with the partition that ends in it")
            << move({wall("wl-cs")}, 0, -1000) << "rm-102" << 5.8 * 1.8;
        QTest::newRow("an outer wall moves out") << move({wall("wl-n")}, 0, 3000) << "rm-103" << 11.8 * 5.8;
        QTest::newRow("everything moves far away")
            << move({wall("wl-cn"), wall("wl-cs"), wall("wl-e"), wall("wl-mid"), wall("wl-n"), wall("wl-s"), wall("wl-w")}, 50000, 20000)
            << "rm-101" << 5.8 * 2.8;
        QTest::newRow("a corner moves") << Step([](const Project& p, const Drawing& d, NewIds& ids) {
            return moveCorner(p, storey(), d.place(at(12000, 8000)), d.place(at(14000, 8000)), ids);
        }) << "rm-103" << 0.0;
        QTest::newRow("a wall gets thicker") << Step([](const Project& p, const Drawing&, NewIds& ids) {
            return styleWalls(p, {wall("wl-mid")}, {mm(400), {}}, ids);
        }) << "rm-101" << 5.7 * 2.8;
        QTest::newRow("a wall is cut in two") << Step([](const Project& p, const Drawing&, NewIds& ids) {
            return splitWall(p, wall("wl-cs"), mm(3333), ids);
        }) << "rm-101" << 5.8 * 2.8;
        QTest::newRow("a wall is drawn that ends in the room") << Step([](const Project& p, const Drawing& d, NewIds& ids) {
            return drawn(p, d, {at(2000, 0), at(2000, 1000)}, ids);
        }) << "rm-101" << 5.8 * 2.8 - 0.1 * 0.9;
        QTest::newRow("a pillar's casing is too small for a room") << Step([](const Project& p, const Drawing& d, NewIds& ids) {
            return drawn(p, d, {at(2000, 1000), at(2600, 1000), at(2600, 1600), at(2000, 1600), at(2000, 1000)}, ids);
        }) << "rm-101" << 5.8 * 2.8 - 0.7 * 0.7;
        QTest::newRow("the cavity between two walls is no room") << Step([](const Project& p, const Drawing& d, NewIds& ids) {
            return drawn(p, d, {at(6300, 0), at(6300, 3000)}, ids);
        }) << "rm-102" << 5.55 * 2.8;
    }
    void rooms_stay_themselves()
    {
        QFETCH(Step, step);
        QFETCH(QString, room);
        QFETCH(double, area);
        for (const Drawing& d : drawings()) {
            const Project plan = redrawn(corridorPlan(), d);
            QVERIFY2(misplaced(plan).isEmpty(), d.name);
            NewIds ids("test");
            const auto edited = step(plan, d, ids);
            SP_SOUND(plan, edited);
            QVERIFY2(!edited.value().patch.empty(), d.name);
            const Project now = with(plan, edited);
            QVERIFY2(misplaced(now).isEmpty(), qPrintable(QLatin1String(d.name) + u'\n' + misplaced(now)));
            QCOMPARE(now.rooms.size(), plan.rooms.size());
            for (const auto& before : plan.rooms)
                QVERIFY2(now.rooms.find(before->id) && sameData(*before, *now.rooms.find(before->id)), qPrintable(before->id.text()));
            if (area > 0)
                QVERIFY2(std::abs(areaOf(now, RoomId(room)) - area) < 0.01,
                         qPrintable(QStringLiteral("%1: %2 is %3 m2, expected %4")
                                        .arg(QLatin1String(d.name), room)
                                        .arg(areaOf(now, RoomId(room)))
                                        .arg(area)));
            QVERIFY2(edited.value().notes.isEmpty(), qPrintable(edited.value().notes.join(u'\n')));
        }
    }

    void rooms_that_move_onto_the_place_of_others_stay_themselves_data()
    {
        QTest::addColumn<qint64>("x");
        QTest::addColumn<qint64>("y");
        QTest::newRow("by the width of a room") << qint64{6000} << qint64{0};
        QTest::newRow("by the width of a room, back") << qint64{-6000} << qint64{0};
        QTest::newRow("by the depth of a room") << qint64{0} << qint64{3000};
        QTest::newRow("by the width of both") << qint64{12000} << qint64{0};
    }
    void rooms_that_move_onto_the_place_of_others_stay_themselves()
    {
        QFETCH(qint64, x);
        QFETCH(qint64, y);
        for (const Drawing& d : drawings()) {
            const Project plan = redrawn(corridorPlan(), d);
            std::vector<WallId> all;
            for (const auto& w : plan.walls)
                all.push_back(w->id);
            NewIds ids("test");
            const PlanPoint by = vectorIn(d, at(x, y));
            const auto edited = moveWalls(plan, all, by.x, by.y, ids);
            SP_SOUND(plan, edited);
            const Project now = with(plan, edited);
            const auto topology = topologyOf(now);
            QCOMPARE(now.rooms.size(), plan.rooms.size());
            for (const auto& before : plan.rooms) {
                QVERIFY2(now.rooms.find(before->id) && sameData(*before, *now.rooms.find(before->id)), qPrintable(before->id.text()));
                const auto found = roomAt(now, *topology, storey(), {before->at->x + by.x, before->at->y + by.y});
                QVERIFY2(found == before->id, qPrintable(QLatin1String(d.name) + u' ' + before->id.text()));
            }
            QVERIFY2(edited.value().notes.isEmpty(), qPrintable(edited.value().notes.join(u'\n')));
        }
    }

    void a_partition_that_is_moved_onto_the_next_wall_does_not_take_the_room_behind_it()
    {
        // 101 | 102a | 102b in a row of equal widths; the first partition goes onto the second one.
        const Project plan = corridorPlan();
        NewIds ids("test");
        Project three = with(plan, moveWalls(plan, {wall("wl-mid")}, mm(-2000), {}, ids));
        const auto cut = addWalls(three, storey(), {at(8000, 0), at(8000, 3000)}, {mm(200), {}}, ids);
        SP_SOUND(three, cut);
        const WallId second(cut.value().made.first());
        three = with(three, cut);
        const auto before = topologyOf(three);
        const auto beyond = roomAt(three, *before, storey(), at(10000, 1500));
        const auto between = roomAt(three, *before, storey(), at(6000, 1500));
        QVERIFY(beyond && between && beyond != between);
        const auto edited = moveWalls(three, {wall("wl-mid")}, mm(4000), {}, ids);
        SP_SOUND(three, edited);
        const Project now = with(three, edited);
        QVERIFY(roomAt(now, *topologyOf(now), storey(), at(10000, 1500)) == beyond);
        QVERIFY(roomAt(now, *topologyOf(now), storey(), at(3000, 1500)) != beyond);
    }

    void what_stands_where_a_partition_passes_is_in_the_room_of_the_other_side_data()
    {
        QTest::addColumn<qint64>("x");
        QTest::addColumn<QString>("detector"); // at 7000, 500
        QTest::addColumn<QString>("said"); // without a point
        QTest::newRow("over the detector") << qint64{1500} << "rm-101"
                                           << "rm-102";
        QTest::newRow("short of it") << qint64{700} << "rm-102"
                                     << "rm-102";
        QTest::newRow("away from it") << qint64{-1500} << "rm-102"
                                      << "rm-102";
    }
    void what_stands_where_a_partition_passes_is_in_the_room_of_the_other_side()
    {
        QFETCH(qint64, x);
        QFETCH(QString, detector);
        QFETCH(QString, said);
        const Project plan = corridorPlan(furnished());
        NewIds ids("test");
        const auto edited = moveWalls(plan, {wall("wl-mid")}, mm(x), {}, ids);
        SP_SOUND(plan, edited);
        const Project now = with(plan, edited);
        const auto room = [&](const auto& table, const char* id) {
            using Id = typename std::decay_t<decltype(table)>::IdType;
            return table.find(Id(QLatin1String(id)))->room->text();
        };
        QCOMPARE(room(now.devices, "dv-2"), detector);
        QCOMPARE(room(now.devices, "dv-1"), QStringLiteral("rm-102")); // at 11000: never reached
        QCOMPARE(room(now.devices, "dv-3"), said);
        QCOMPARE(edited.value().notes.join(u'\n').contains(QStringLiteral("now stands in room 101")), detector == QStringLiteral("rm-101"));
    }

    void a_room_that_was_said_against_the_place_stays_said()
    {
        Project plan = corridorPlan(furnished());
        Device elsewhere = *plan.devices.find(DeviceId(QStringLiteral("dv-2")));
        elsewhere.room = room("rm-103");
        plan.devices.put(elsewhere.id, std::make_shared<const Device>(elsewhere));
        NewIds ids("test");
        const auto edited = moveWalls(plan, {wall("wl-mid")}, mm(1500), {}, ids);
        SP_SOUND(plan, edited);
        QVERIFY(with(plan, edited).devices.find(elsewhere.id)->room == room("rm-103"));
    }

    void a_room_that_is_cut_in_two_stays_the_larger_part_data()
    {
        QTest::addColumn<qint64>("x");
        QTest::newRow("the part with its point is the larger") << qint64{8000};
        QTest::newRow("the part with its point is the smaller") << qint64{9500};
    }
    void a_room_that_is_cut_in_two_stays_the_larger_part()
    {
        QFETCH(qint64, x);
        for (const Drawing& d : drawings()) {
            const Project plan = redrawn(corridorPlan(furnished()), d);
            NewIds ids("test");
            const auto edited = drawn(plan, d, {at(x, 0), at(x, 3000)}, ids);
            SP_SOUND(plan, edited);
            const Project now = with(plan, edited);
            QVERIFY2(misplaced(now).isEmpty(), qPrintable(misplaced(now)));
            QCOMPARE(edited.value().notes,
                     QStringList{QStringLiteral("room 102 was divided: 102 stays the larger part, the other is new room 104")});
            QCOMPARE(edited.value().made.size(), 1); // the wall: the room came along
            const Room* part = roomNumbered(now, "104");
            QVERIFY(part && !part->name && part->storey == storey());
            QCOMPARE(part->facts.word(field("space.kind")), wordIndex(fieldOf(field("space.kind")).words, u"room"));
            QVERIFY(sameData(*plan.rooms.find(room("rm-102")), *now.rooms.find(room("rm-102"))));
            QVERIFY(areaOf(now, room("rm-102")) > areaOf(now, part->id));
            // What stands at a point is now in the part that holds the point; what has none stays, and so does the room that a valve serves.
            const bool leftIsNew = x < 9000;
            const auto expected = [&](bool left) { return left == leftIsNew ? part->id : room("rm-102"); };
            QCOMPARE(now.devices.find(DeviceId(QStringLiteral("dv-1")))->room->text(), expected(false).text());
            QCOMPARE(now.devices.find(DeviceId(QStringLiteral("dv-2")))->room->text(), expected(true).text());
            QCOMPARE(now.devices.find(DeviceId(QStringLiteral("dv-3")))->room->text(), QStringLiteral("rm-102"));
            QCOMPARE(now.supplies[0].room->text(), expected(false).text());
            QCOMPARE(now.sources[0].room->text(), expected(true).text());
            if (x == 8000) // the valve stands in the wall itself otherwise
                QVERIFY(now.valves[0].room == room("rm-102") || now.valves[0].room == part->id);
            QCOMPARE(now.valves[0].to->text(), QStringLiteral("rm-102"));
        }
    }

    void what_is_said_to_lie_beyond_a_door_follows_the_division()
    {
        const Project plan = corridorPlan(furnished());
        NewIds ids("test");
        // Door 102A is at x = 9000: in the smaller part.
        const Project now = with(plan, drawn(plan, asDrawn(), {at(10200, 0), at(10200, 1500), at(8000, 1500), at(8000, 3000)}, ids));
        QCOMPARE(misplaced(now), QString());
        const auto sides = topologyOf(now)->openings.value(OpeningId(QStringLiteral("op-2")));
        QCOMPARE(now.openings.find(OpeningId(QStringLiteral("op-2")))->place.beyondB->room, sides.b.room);
        const auto topology = topologyOf(now);
        for (const Error& e : topology->problems)
            QVERIFY2(!e.message.contains(QLatin1String("beyond")), qPrintable(errorText(e)));
    }

    void of_two_rooms_that_become_one_the_one_with_more_said_stays_data()
    {
        QTest::addColumn<QByteArray>("path"); // what is said more
        QTest::addColumn<QString>("stays");
        QTest::newRow("nothing more: the larger one") << QByteArray() << "rm-102";
        QTest::newRow("a fact of the smaller one") << QByteArray("rm-101.function") << "rm-101";
        QTest::newRow("a fact of the larger one") << QByteArray("rm-102.function") << "rm-102";
    }
    void of_two_rooms_that_become_one_the_one_with_more_said_stays()
    {
        QFETCH(QByteArray, path);
        QFETCH(QString, stays);
        for (const Drawing& d : drawings()) {
            Project plan = corridorPlan(furnished());
            NewIds ids("test");
            plan = with(plan, moveWalls(plan, {wall("wl-mid")}, mm(-500), {}, ids));
            if (!path.isEmpty())
                apply(plan, setFact(plan, QString::fromLatin1(path), QStringLiteral("business")).value());
            plan = redrawn(plan, d);
            const Result<Edited> edited = without(plan, {wall("wl-mid")}, ids);
            SP_SOUND(plan, edited);
            const Project now = with(plan, edited);
            QVERIFY2(misplaced(now).isEmpty(), qPrintable(misplaced(now)));
            QCOMPARE(now.rooms.size(), plan.rooms.size() - 1);
            QVERIFY(now.rooms.find(RoomId(stays)));
            QVERIFY(sameData(*plan.rooms.find(RoomId(stays)), *now.rooms.find(RoomId(stays))));
            QVERIFY(std::abs(areaOf(now, RoomId(stays)) - 11.8 * 2.8) < 0.01);
        }
    }

    void what_pointed_to_the_room_that_goes_points_to_the_one_that_stays()
    {
        Project plan = corridorPlan(furnished());
        apply(plan, setFact(plan, QStringLiteral("rm-101.function"), QStringLiteral("business")).value());
        NewIds ids("test");
        const Result<Edited> edited = without(plan, {wall("wl-mid")}, ids);
        SP_SOUND(plan, edited);
        const Project now = with(plan, edited);
        const RoomId stays = room("rm-101");
        QVERIFY(!now.rooms.find(room("rm-102")));
        for (const auto& device : now.devices)
            QCOMPARE(device->room->text(), stays.text());
        QCOMPARE(now.supplies[0].room->text(), stays.text());
        QCOMPARE(now.sources[0].room->text(), stays.text());
        QCOMPARE(now.valves[0].room->text(), stays.text());
        QCOMPARE(now.valves[0].to->text(), stays.text());
        for (const auto& opening : now.openings)
            QCOMPARE(opening->place.beyondB->room->text(), stays.text());
        QCOMPARE(now.assumptions[0].subjects.value(), std::vector<QString>{stays.text()});
        // One waiver and one thread for one finding.
        QCOMPARE(now.waivers.size(), size_t{2});
        QCOMPARE(now.waivers.find(WaiverId(QStringLiteral("wv-1")))->finding, QStringLiteral("nih.hazard:rm-101:door"));
        QCOMPARE(now.waivers.find(WaiverId(QStringLiteral("wv-2")))->reason, QStringLiteral("Of 101"));
        QCOMPARE(now.reviews.size(), size_t{1});
        QCOMPARE(now.reviews[0].comments.size(), size_t{2});
        QCOMPARE(now.reviews[0].assignee, QStringLiteral("B"));
        const QString notes = edited.value().notes.join(u'\n');
        QVERIFY2(notes.contains(QStringLiteral(
                     "rooms 101 and 102 became one: 101 stays, what pointed to 102 now points to 101; name OFFICE of 102 is gone")),
                 qPrintable(notes));
        QVERIFY2(notes.contains(QStringLiteral("wv-3")), qPrintable(notes));
    }

    void three_rooms_that_become_one_leave_one()
    {
        const Project plan = corridorPlan();
        NewIds ids("test");
        const Result<Edited> edited = without(plan, {wall("wl-mid"), wall("wl-cs")}, ids);
        SP_SOUND(plan, edited);
        const Project now = with(plan, edited);
        QCOMPARE(now.rooms.size(), size_t{2});
        QVERIFY(now.rooms.find(room("rm-103")));
        QVERIFY2(misplaced(now).isEmpty(), qPrintable(misplaced(now)));
        QCOMPARE(edited.value().notes.size(), 2);
    }

    void a_room_that_is_opened_stays_and_is_itself_again_when_it_is_closed()
    {
        for (const Drawing& d : drawings()) {
            const Project plan = redrawn(corridorPlan(), d);
            NewIds ids("test");
            const Result<Edited> opened = without(plan, {wall("wl-n")}, ids);
            SP_SOUND(plan, opened);
            QCOMPARE(opened.value().notes, QStringList{QStringLiteral("room 103 is no longer enclosed by walls")});
            const Project open = with(plan, opened);
            QVERIFY(open.rooms == plan.rooms);
            const auto closed = drawn(open, d, {at(0, 8000), at(12000, 8000)}, ids);
            SP_SOUND(open, closed);
            QVERIFY(with(open, closed).rooms == plan.rooms);
            QVERIFY(closed.value().notes.isEmpty());
        }
    }

    void a_box_drawn_in_a_room_is_a_new_room_and_the_hall_keeps_its_place_around_it()
    {
        for (const Drawing& d : drawings()) {
            const Project plan = redrawn(corridorPlan(), d);
            NewIds ids("test");
            // Around the point of 103.
            const auto edited = drawn(plan, d, {at(5000, 6000), at(7000, 6000), at(7000, 7000), at(5000, 7000), at(5000, 6000)}, ids);
            SP_SOUND(plan, edited);
            const Project now = with(plan, edited);
            QVERIFY2(misplaced(now).isEmpty(), qPrintable(misplaced(now)));
            const Room* box = roomNumbered(now, "104");
            QVERIFY(box);
            QVERIFY(std::abs(areaOf(now, box->id) - 1.9 * 0.9) < 0.01);
            QVERIFY(std::abs(areaOf(now, room("rm-103")) - (11.8 * 2.8 - 2.1 * 1.1)) < 0.01);
            // The box goes through the hall with its walls, and is taken away again.
            std::vector<WallId> walls;
            for (const QString& id : edited.value().made)
                walls.emplace_back(id);
            const PlanPoint by = vectorIn(d, at(3000, 0));
            const auto moved = moveWalls(now, walls, by.x, by.y, ids);
            SP_SOUND(now, moved);
            QVERIFY2(misplaced(with(now, moved)).isEmpty(), qPrintable(misplaced(with(now, moved))));
            QVERIFY(sameData(*box, *with(now, moved).rooms.find(box->id)));
            const Result<Edited> gone = without(now, walls, ids);
            SP_SOUND(now, gone);
            QCOMPARE(with(now, gone).rooms.size(), plan.rooms.size());
            QVERIFY(with(now, gone).rooms.find(room("rm-103")));
        }
    }

    void an_enclosure_that_nobody_wanted_as_a_room_stays_so()
    {
        Project plan = corridorPlan();
        plan.rooms.put(room("rm-103"), nullptr); // a person took the room away
        NewIds ids("test");
        for (const auto& edited :
             {moveWalls(plan, {wall("wl-cn")}, {}, mm(500), ids), moveWalls(plan, {wall("wl-mid")}, mm(500), {}, ids)}) {
            SP_SOUND(plan, edited);
            QCOMPARE(with(plan, edited).rooms.size(), plan.rooms.size());
        }
        // Divided, both parts are new enclosures.
        const auto edited = drawn(plan, asDrawn(), {at(6000, 5000), at(6000, 8000)}, ids);
        SP_SOUND(plan, edited);
        QCOMPARE(edited.value().notes, QStringList{QStringLiteral("rooms 103 and 104 are new")});
    }

    void a_cavity_that_grows_to_the_size_of_a_room_becomes_one()
    {
        Project plan = corridorPlan();
        NewIds ids("test");
        const auto cavity = drawn(plan, asDrawn(), {at(6300, 0), at(6300, 3000)}, ids);
        const Project narrow = with(plan, cavity);
        QCOMPARE(narrow.rooms.size(), plan.rooms.size());
        const auto wide = moveWalls(narrow, {WallId(onlyMade(cavity))}, mm(1500), {}, ids);
        SP_SOUND(narrow, wide);
        QCOMPARE(wide.value().notes, QStringList{QStringLiteral("room 104 is new")});
    }

    void rooms_by_outline_do_not_follow_walls_and_are_not_doubled_data()
    {
        QTest::addColumn<QByteArray>("outline");
        QTest::newRow("an outline of the whole place") << QByteArray("[[100, 100], [5900, 100], [5900, 2900], [100, 2900]]");
        QTest::newRow("the other way round") << QByteArray("[[100, 2900], [5900, 2900], [5900, 100], [100, 100]]");
        QTest::newRow("a part in the middle") << QByteArray("[[2000, 1000], [4000, 1000], [4000, 2000], [2000, 2000]]");
        QTest::newRow("most of it, its label beside") << QByteArray("[[100, 1000], [11900, 1000], [11900, 2900], [100, 2900]]");
    }
    void rooms_by_outline_do_not_follow_walls_and_are_not_doubled()
    {
        QFETCH(QByteArray, outline);
        const PlanFile file = readPlan("format: 1\nproject:\n  name: \"T\"\n  units: metric\nstoreys:\n  - {id: st-1}\nrooms:\n"
                                       "  - {id: rm-1, storey: st-1, number: \"7\", outline: "
                                           + outline + "}\n",
                                       QStringLiteral("p"));
        QVERIFY2(file.problems.empty(), qPrintable(texts(file.problems)));
        NewIds ids("test");
        const auto edited = drawn(file.project, asDrawn(), {at(0, 0), at(6000, 0), at(6000, 3000), at(0, 3000), at(0, 0)}, ids);
        SP_SOUND(file.project, edited);
        QVERIFY(with(file.project, edited).rooms == file.project.rooms);
    }

    void two_points_in_one_space_each_get_their_part()
    {
        Project plan = corridorPlan();
        auto second = std::make_shared<Room>(Room{.id = room("rm-104")});
        second->storey = storey();
        second->number = QStringLiteral("104");
        second->at = at(10000, 6500);
        plan.rooms.put(second->id, second);
        NewIds ids("test");
        const auto edited = drawn(plan, asDrawn(), {at(8000, 5000), at(8000, 8000)}, ids);
        SP_SOUND(plan, edited);
        const Project now = with(plan, edited);
        QVERIFY(now.rooms == plan.rooms);
        QCOMPARE(misplaced(now), QString());
    }

    void other_storeys_are_left_alone()
    {
        Project plan = corridorPlan();
        NewIds ids("test");
        auto storey2 = std::make_shared<Storey>(Storey{.id = StoreyId(QStringLiteral("st-2"))});
        plan.storeys.put(storey2->id, storey2);
        auto w = std::make_shared<Wall>(Wall{.id = wall("wl-up")});
        w->storey = storey2->id;
        w->to = at(5000, 0);
        Project after = plan;
        after.walls.put(w->id, w);
        QVERIFY(followRooms(plan, after, ids).patch.empty());
        QVERIFY(followRooms(plan, plan, ids).patch.empty());
    }

    void numbers_are_proposed_in_the_pattern_of_the_storey_data()
    {
        QTest::addColumn<QByteArray>("storeys");
        QTest::addColumn<QByteArray>("rooms");
        QTest::addColumn<QString>("number"); // for st-2
        const QByteArray two = "  - {id: st-1, elevation: 0 mm}\n  - {id: st-2, elevation: 4000 mm}\n";
        const auto room = [](const char* id, const char* storey, const char* number, const char* more = "") {
            return QByteArray("  - {id: rm-") + id + ", storey: " + storey + ", number: \"" + number + "\"" + more + "}\n";
        };
        QTest::newRow("the second storey begins with 201") << two << QByteArray() << "201";
        QTest::newRow("storeys are counted by their height")
            << QByteArray("  - {id: st-1, elevation: 4000 mm}\n  - {id: st-2, elevation: 0 mm}\n") << QByteArray() << "101";
        QTest::newRow("storeys without a height come last")
            << QByteArray("  - {id: st-1, elevation: 4000 mm}\n  - {id: st-2}\n") << QByteArray() << "201";
        QTest::newRow("below the ground") << QByteArray("  - {id: st-1, elevation: 0 mm}\n  - {id: st-2, elevation: -4000 mm}\n")
                                          << QByteArray() << "B101";
        QTest::newRow("after the highest") << two << room("a", "st-2", "207") + room("b", "st-2", "203") << "208";
        QTest::newRow("leading zeros stay") << two << room("a", "st-2", "2.008") + room("b", "st-2", "2.009") << "2.010";
        QTest::newRow("letters before") << two << room("a", "st-2", "B-07") << "B-08";
        QTest::newRow("letters behind do not count") << two << room("a", "st-2", "207A") << "208";
        QTest::newRow("the pattern of most") << two << room("a", "st-2", "B-07") + room("b", "st-2", "201") + room("c", "st-2", "202")
                                             << "203";
        QTest::newRow("one that another storey has is passed over") << two << room("a", "st-2", "207") + room("b", "st-1", "208") << "209";
        QTest::newRow("stairs are no pattern") << two << room("a", "st-2", "ST1", ", stair: sr-1") << "201";
        QTest::newRow("a word is no pattern") << two << room("a", "st-2", "LOBBY") << "201";
    }
    void numbers_are_proposed_in_the_pattern_of_the_storey()
    {
        QFETCH(QByteArray, storeys);
        QFETCH(QByteArray, rooms);
        QFETCH(QString, number);
        const PlanFile file = readPlan("format: 1\nproject:\n  name: \"T\"\n  units: metric\nstoreys:\n" + storeys
                                           + (rooms.isEmpty() ? rooms : "rooms:\n" + rooms) + "stairs:\n  - {id: sr-1, name: \"S\"}\n",
                                       QStringLiteral("p"));
        QVERIFY2(file.problems.empty(), qPrintable(texts(file.problems)));
        QCOMPARE(proposedRoomNumber(file.project, StoreyId(QStringLiteral("st-2"))), number);
    }

    void gaps_are_found_where_walls_nearly_meet_data()
    {
        QTest::addColumn<std::vector<PlanPoint>>("walls"); // two points each
        QTest::addColumn<int>("gaps");
        QTest::addColumn<qint64>("width"); // mm
        using Points = std::vector<PlanPoint>;
        const Points box{at(0, 0), at(6000, 0), at(6000, 0), at(6000, 4000), at(6000, 4000), at(0, 4000)};
        const auto plus = [&](PlanPoint a, PlanPoint b) {
            Points out = box;
            out.push_back(a);
            out.push_back(b);
            return out;
        };
        QTest::newRow("closed") << plus(at(0, 4000), at(0, 0)) << 0 << qint64{0};
        QTest::newRow("closed, drawn the other way") << plus(at(0, 0), at(0, 4000)) << 0 << qint64{0};
        QTest::newRow("ends at the face") << plus(at(0, 3950), at(0, 50)) << 0 << qint64{0};
        QTest::newRow("stops short of one corner") << plus(at(0, 4000), at(0, 400)) << 1 << qint64{400};
        QTest::newRow("stops short, drawn the other way") << plus(at(0, 400), at(0, 4000)) << 1 << qint64{400};
        QTest::newRow("stops short of both") << plus(at(0, 3700), at(0, 400)) << 2 << qint64{300};
        QTest::newRow("a wall in the room that points nowhere") << plus(at(2000, 2000), at(4000, 2000)) << 0 << qint64{0};
        QTest::newRow("a partition that stops short of the far wall") << plus(at(3000, 0), at(3000, 3500)) << 1 << qint64{500};
        QTest::newRow("a way through of more than a metre is meant") << plus(at(3000, 0), at(3000, 2900)) << 0 << qint64{0};
        QTest::newRow("no walls") << Points{} << 0 << qint64{0};
    }
    void gaps_are_found_where_walls_nearly_meet()
    {
        QFETCH(std::vector<PlanPoint>, walls);
        QFETCH(int, gaps);
        QFETCH(qint64, width);
        Project plan;
        auto s = std::make_shared<Storey>(Storey{.id = storey()});
        plan.storeys.put(s->id, s);
        for (size_t i = 0; i + 1 < walls.size(); i += 2) {
            auto w = std::make_shared<Wall>(Wall{.id = WallId(QStringLiteral("wl-%1").arg(i))});
            w->storey = storey();
            w->from = walls[i];
            w->to = walls[i + 1];
            w->thickness = mm(100);
            plan.walls.put(w->id, w);
        }
        auto found = wallGaps(plan, storey());
        // The open corner of the box is farther apart than any gap that is looked at.
        QCOMPARE(static_cast<int>(found.size()), gaps);
        std::sort(found.begin(), found.end(), [](const WallGap& a, const WallGap& b) { return a.width < b.width; });
        if (gaps > 0)
            QCOMPARE(found[0].width, mm(width));
        for (const WallGap& gap : found) {
            QCOMPARE(distance(gap.end, gap.near), gap.width);
            QVERIFY(plan.walls.find(gap.wall) && plan.walls.find(gap.other) && gap.wall != gap.other);
        }
        QVERIFY(wallGaps(plan, std::nullopt).empty());
    }

    void the_room_at_a_point_is_the_smallest_around_it()
    {
        const Project plan = corridorPlan(
            "  - {id: rm-kiosk, storey: st-1, number: \"K\", outline: [[1000, 6000], [2000, 6000], [2000, 7000], [1000, 7000]]}\n");
        const auto topology = topologyOf(plan);
        const auto numberAt = [&](PlanPoint p) {
            const auto id = roomAt(plan, *topology, storey(), p);
            return id ? *plan.rooms.find(*id)->number : QString();
        };
        QCOMPARE(numberAt(at(3000, 1500)), QStringLiteral("101"));
        QCOMPARE(numberAt(at(1500, 6500)), QStringLiteral("K"));
        QCOMPARE(numberAt(at(3500, 6500)), QStringLiteral("103"));
        QCOMPARE(numberAt(at(6000, 1500)), QString()); // in the wall
        QCOMPARE(numberAt(at(-3000, 1500)), QString());
        QVERIFY(!roomAt(plan, *topology, std::nullopt, at(3000, 1500)));
    }
};

QTEST_APPLESS_MAIN(TstFollowRooms)
#include "tst_follow_rooms.moc"
