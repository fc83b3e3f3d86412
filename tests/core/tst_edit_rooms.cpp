// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/edit_rooms.h"
#include "core/edit/follow_rooms.h"
#include "core/geom/ring_overlap.h"
#include "tests/support/edits.h"
#include "tests/support/plan_motion.h"

#include <QTest>
#include <cmath>

using namespace sp;
using namespace sp::test;

class TstEditRooms final : public QObject {
    Q_OBJECT

    static StoreyId storey(int n = 1) { return StoreyId(QStringLiteral("st-%1").arg(n)); }
    /// The corridor plan with two storeys above, a room 201 by its outline on the first of them.
    static Project building()
    {
        Project p = corridorPlan();
        for (const int n : {2, 3}) {
            auto s = std::make_shared<Storey>(Storey{.id = storey(n)});
            s->name = QStringLiteral("Level %1").arg(n);
            s->elevation = mm(3500 * (n - 1));
            p.storeys.put(s->id, s);
        }
        auto room = std::make_shared<Room>(Room{.id = RoomId(QStringLiteral("rm-201"))});
        room->storey = storey(2);
        room->number = QStringLiteral("201");
        room->outline = {at(0, 0), at(3000, 0), at(3000, 3000), at(0, 3000)};
        p.rooms.put(room->id, room);
        return p;
    }
    static QString kindOf(const Room& room)
    {
        const auto word = room.facts.word(field("space.kind"));
        return word ? wordAt(fieldOf(field("space.kind")).words, *word) : QString();
    }

private slots:
    void an_enclosure_becomes_a_room()
    {
        for (const Drawing& d : drawings()) {
            Project start = corridorPlan();
            start.rooms.put(RoomId(QStringLiteral("rm-103")), nullptr);
            const Project before = redrawn(start, d);
            NewIds ids("test");
            const auto edited = addRoomAt(before, storey(), d.place(at(2000, 7000)), ids);
            SP_SOUND(before, edited);
            const Project now = with(before, edited);
            const Room* room = now.rooms.find(RoomId(onlyMade(edited)));
            QVERIFY(room && room->number == QStringLiteral("103") && !room->name && room->at == d.place(at(2000, 7000)));
            QCOMPARE(kindOf(*room), QStringLiteral("room"));
            QVERIFY(std::abs(topologyOf(now)->rooms.value(room->id).areaM2 - 11.8 * 2.8) < 0.01);
        }
    }
    void what_is_no_new_room_is_refused_data()
    {
        QTest::addColumn<PlanPoint>("at");
        QTest::addColumn<QString>("says");
        QTest::newRow("a room already") << at(3000, 2000) << "this is room 101 already";
        QTest::newRow("in a room by outline") << at(2000, 7000) << "this is room K already";
        QTest::newRow("outside") << at(-5000, 0) << "no walls enclose this place";
    }
    void what_is_no_new_room_is_refused()
    {
        QFETCH(PlanPoint, at);
        QFETCH(QString, says);
        Project before = corridorPlan(
            "  - {id: rm-k, storey: st-1, number: \"K\", outline: [[1000, 6000], [3000, 6000], [3000, 7500], [1000, 7500]]}\n");
        NewIds ids("test");
        const auto edited = addRoomAt(before, storey(), at, ids);
        QVERIFY2(errorText(edited).contains(says), qPrintable(errorText(edited)));
        QVERIFY(!addRoomAt(before, StoreyId(QStringLiteral("st-9")), at, ids));
    }

    void outlines_become_rooms_and_obstacles_data()
    {
        QTest::addColumn<Ring>("outline");
        QTest::addColumn<Ring>("kept"); // empty: refused
        QTest::addColumn<QString>("says");
        const Ring square{at(20000, 0), at(24000, 0), at(24000, 3000), at(20000, 3000)};
        QTest::newRow("four corners") << square << square << "";
        QTest::newRow("clockwise: turned about its first point") << Ring{square[0], square[3], square[2], square[1]} << square << "";
        QTest::newRow("a repeated last point goes") << Ring{square[0], square[1], square[2], square[3], square[0]} << square << "";
        QTest::newRow("a repeated point goes") << Ring{square[0], square[1], square[1], square[2], square[3]} << square << "";
        QTest::newRow("two corners") << Ring{square[0], square[1]} << Ring{} << "needs three different points or more, found 2";
        QTest::newRow("one point three times") << Ring{square[0], square[0], square[0]} << Ring{} << "found 1";
        QTest::newRow("a bow tie") << Ring{square[0], square[2], square[1], square[3]} << Ring{} << "may not cross or touch itself";
        QTest::newRow("a corner on another side")
            << Ring{square[0], square[1], at(22000, 0), square[3]} << Ring{} << "may not cross or touch itself";
        QTest::newRow("all on one line") << Ring{square[0], square[1], at(26000, 0)} << Ring{} << "has no area";
    }
    void outlines_become_rooms_and_obstacles()
    {
        QFETCH(Ring, outline);
        QFETCH(Ring, kept);
        QFETCH(QString, says);
        const Project before = corridorPlan();
        NewIds ids("test");
        const auto room = addRoomByOutline(before, storey(), outline, ids);
        const auto column = addObstruction(before, storey(), ObstructionKind::Column, outline, ids);
        QCOMPARE(static_cast<bool>(room), !kept.empty());
        QCOMPARE(static_cast<bool>(column), !kept.empty());
        if (kept.empty()) {
            QVERIFY2(errorText(room).contains(says), qPrintable(errorText(room)));
            QVERIFY2(errorText(column).contains(says), qPrintable(errorText(column)));
            return;
        }
        SP_SOUND(before, room);
        SP_SOUND(before, column);
        const Project now = with(before, room);
        const Room* made = now.rooms.find(RoomId(onlyMade(room)));
        QVERIFY(made && made->outline == kept && !made->at && made->number == QStringLiteral("104"));
        QVERIFY(room.value().notes.isEmpty());
        const Project other = with(before, column);
        QCOMPARE(other.obstructions.size(), size_t{1});
        QVERIFY(other.obstructions[0].outline == kept && other.obstructions[0].kind == ObstructionKind::Column);
        QVERIFY(other.obstructions[0].storey == storey());
    }
    void an_outline_over_a_room_is_told()
    {
        const Project before = corridorPlan();
        NewIds ids("test");
        const auto edited = addRoomByOutline(before, storey(), {at(1000, 1000), at(8000, 1000), at(8000, 2000), at(1000, 2000)}, ids);
        SP_SOUND(before, edited);
        QCOMPARE(edited.value().notes,
                 (QStringList{QStringLiteral("room 104 lies over room 101"), QStringLiteral("room 104 lies over room 102")}));
    }

    void a_stair_links_storeys_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("number"); // of new rooms
        QTest::addColumn<QString>("roomKind");
        QTest::newRow("exit stair") << "exit_stair"
                                    << "Stair 1"
                                    << "ST1"
                                    << "exit_enclosure";
        QTest::newRow("open stair") << "exit_access_stair"
                                    << "Stair 1"
                                    << "ST1"
                                    << "stair";
        QTest::newRow("ramp") << "ramp"
                              << "Ramp 1"
                              << "RA1"
                              << "stair";
        QTest::newRow("lift") << "lift"
                              << "Elevator 1"
                              << "EL1"
                              << "stair";
        QTest::newRow("escalator") << "escalator"
                                   << "Escalator 1"
                                   << "ES1"
                                   << "stair";
        QTest::newRow("shaft") << "shaft"
                               << "Shaft 1"
                               << "SH1"
                               << "stair";
    }
    void a_stair_links_storeys()
    {
        QFETCH(QString, kind);
        QFETCH(QString, name);
        QFETCH(QString, number);
        QFETCH(QString, roomKind);
        const Project before = building();
        NewIds ids("test");
        // On level 1 it covers room 101, on level 2 most of 201, on level 3 there is nothing.
        const auto edited =
            addStair(before, {storey(3), storey(1), storey(2)}, kind, {at(100, 100), at(5900, 100), at(5900, 2900), at(100, 2900)}, ids);
        SP_SOUND(before, edited);
        const Project now = with(before, edited);
        QCOMPARE(now.stairs.size(), size_t{1});
        const Stair& stair = now.stairs[0];
        QCOMPARE(stair.id.text(), onlyMade(edited));
        QCOMPARE(stair.name, name);
        QCOMPARE(stair.storeys.value(), (std::vector<StoreyId>{storey(1), storey(2), storey(3)}));
        QCOMPARE(wordAt(fieldOf(field("stair.kind")).words, *stair.facts.word(field("stair.kind"))), kind);
        int parts = 0;
        for (const auto& room : now.rooms) {
            if (room->stair != stair.id)
                continue;
            ++parts;
            QCOMPARE(kindOf(*room), roomKind);
        }
        QCOMPARE(parts, 3);
        const Room* first = now.rooms.find(RoomId(QStringLiteral("rm-101")));
        QVERIFY(first->stair && first->number == QStringLiteral("101") && first->name == QStringLiteral("LAB")); // it stays itself
        QVERIFY(now.rooms.find(RoomId(QStringLiteral("rm-201")))->stair);
        QCOMPARE(now.rooms.size(), before.rooms.size() + 1);
        const auto fresh = std::find_if(now.rooms.begin(), now.rooms.end(), [&](const auto& r) { return r->number == number; });
        QVERIFY(fresh != now.rooms.end() && (*fresh)->storey == storey(3) && (*fresh)->outline.size() == 4);
        QCOMPARE((*fresh)->name, name.toUpper());
        // The next of the kind has the next number, and a room is a part of one only.
        QVERIFY(errorText(addStair(now, {storey(1), storey(2)}, kind, {at(3000, 1500)}, ids))
                    .contains(QStringLiteral("room 101 is a part of")));
        const auto second = addStair(now, {storey(1), storey(2)}, kind, {at(20000, 0), at(23000, 0), at(23000, 3000)}, ids);
        SP_SOUND(now, second);
        QCOMPARE(with(now, second).stairs.find(StairId(onlyMade(second)))->name, QString(name).replace(u'1', u'2'));
    }
    void a_small_stair_in_a_hall_is_a_place_of_its_own()
    {
        const Project before = building();
        NewIds ids("test");
        const auto edited = addStair(before, {storey(1), storey(2)}, QStringLiteral("exit_access_stair"),
                                     {at(5000, 6000), at(7000, 6000), at(7000, 7000), at(5000, 7000)}, ids);
        SP_SOUND(before, edited);
        const Project now = with(before, edited);
        QVERIFY(!now.rooms.find(RoomId(QStringLiteral("rm-103")))->stair);
        QCOMPARE(now.rooms.size(), before.rooms.size() + 2);
    }
    void what_is_no_stair_is_refused_data()
    {
        QTest::addColumn<std::vector<int>>("storeys");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<Ring>("outline");
        QTest::addColumn<QString>("says");
        const Ring point{at(3000, 1500)};
        QTest::newRow("one storey") << std::vector<int>{1} << "lift" << point << "expected two storeys or more that it links, found 1";
        QTest::newRow("one storey twice") << std::vector<int>{1, 1} << "lift" << point << "found 1";
        QTest::newRow("no such storey") << std::vector<int>{1, 9} << "lift" << point << "the storey `st-9` is not in this plan";
        QTest::newRow("no such kind") << std::vector<int>{1, 2} << "ladder" << point
                                      << "expected one of exit_stair, exit_access_stair, ramp, escalator, lift, shaft, found `ladder`";
        QTest::newRow("a point where one storey has no room")
            << std::vector<int>{1, 3} << "lift" << point << "on Level 3 there is no room at this place";
        QTest::newRow("no outline") << std::vector<int>{1, 2} << "lift" << Ring{} << "needs three different points or more, found 0";
    }
    void what_is_no_stair_is_refused()
    {
        QFETCH(std::vector<int>, storeys);
        QFETCH(QString, kind);
        QFETCH(Ring, outline);
        QFETCH(QString, says);
        std::vector<StoreyId> list;
        for (const int n : storeys)
            list.push_back(storey(n));
        NewIds ids("test");
        const auto edited = addStair(building(), list, kind, outline, ids);
        QVERIFY2(errorText(edited).contains(says), qPrintable(errorText(edited)));
    }

    void areas_in_common_are_measured_data()
    {
        QTest::addColumn<Region>("a");
        QTest::addColumn<Region>("b");
        QTest::addColumn<double>("m2");
        const auto box = [](qint64 x0, qint64 y0, qint64 x1, qint64 y1) { return Ring{at(x0, y0), at(x1, y0), at(x1, y1), at(x0, y1)}; };
        const Region square{box(0, 0, 4000, 4000)};
        QTest::newRow("itself") << square << square << 16.0;
        QTest::newRow("beside") << square << Region{box(4000, 0, 8000, 4000)} << 0.0;
        QTest::newRow("far away") << square << Region{box(9000, 9000, 9500, 9500)} << 0.0;
        QTest::newRow("a corner") << square << Region{box(3000, 3000, 8000, 8000)} << 1.0;
        QTest::newRow("a part of it") << square << Region{box(1000, 1000, 2000, 3000)} << 2.0;
        QTest::newRow("across") << square << Region{box(-1000, 1000, 5000, 2000)} << 4.0;
        QTest::newRow("a triangle") << square << Region{{at(0, 0), at(4000, 0), at(0, 4000)}} << 8.0;
        QTest::newRow("a triangle from outside") << square << Region{{at(-4000, 0), at(4000, 0), at(4000, 4000)}} << 12.0;
        QTest::newRow("with a hole") << Region{box(0, 0, 4000, 4000), box(1000, 1000, 3000, 3000)} << square << 12.0;
        QTest::newRow("what stands in the hole")
            << Region{box(0, 0, 4000, 4000), box(1000, 1000, 3000, 3000)} << Region{box(1000, 1000, 3000, 3000)} << 0.0;
        QTest::newRow("nothing") << square << Region{} << 0.0;
        QTest::newRow("no ring") << square << Region{Ring{}} << 0.0;
    }
    void areas_in_common_are_measured()
    {
        QFETCH(Region, a);
        QFETCH(Region, b);
        QFETCH(double, m2);
        const auto placed = [](Region region, const Drawing& d) {
            for (Ring& ring : region)
                for (PlanPoint& p : ring)
                    p = d.place(p);
            return region;
        };
        for (const Drawing& d : drawings()) {
            const Region one = placed(a, d);
            const Region other = placed(b, d);
            QVERIFY2(std::abs(overlapM2(one, other) - m2) < 1e-5,
                     qPrintable(QStringLiteral("%1: %2").arg(QLatin1String(d.name)).arg(overlapM2(one, other))));
            QVERIFY(std::abs(overlapM2(other, one) - m2) < 1e-5);
        }
    }
};

QTEST_APPLESS_MAIN(TstEditRooms)
#include "tst_edit_rooms.moc"
