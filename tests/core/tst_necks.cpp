// SPDX-License-Identifier: GPL-3.0-or-later
// Common paths, single points and dead ends: the worked examples of egress.md 13, what follows from 4.1, and the pitfalls of 12.
#include "tests/support/egress_plans.h"

#include <QTest>

using namespace sp;
using test::FloorBuilder;
using test::Measured;

namespace {

constexpr double millimetre = 1e6;

// 36 m of corridor with an exit at each end.
int twoWayCorridor(FloorBuilder& b, double width = 1.83)
{
    const int corridor = b.corridor(b.box(0, 0, 36, width));
    b.door(corridor, FloorBuilder::openAir, b.point(0, width / 2));
    b.door(corridor, FloorBuilder::openAir, b.point(36, width / 2));
    return corridor;
}

// E9: a branch of 6.4 m.
int branchedCorridor(FloorBuilder& b)
{
    const int corridor = b.corridor(b.ring({{0, 0}, {28, 0}, {28, 1.8}, {14.5, 1.8}, {14.5, 8.2}, {13, 8.2}, {13, 1.8}, {0, 1.8}}));
    b.door(corridor, FloorBuilder::openAir, b.point(0, 0.9));
    b.door(corridor, FloorBuilder::openAir, b.point(28, 0.9));
    return corridor;
}

Neck door(int i)
{
    return {Neck::Kind::Door, i};
}

} // namespace

class TstNecks : public QObject {
    Q_OBJECT

    void length(double nm, double metres)
    {
        QVERIFY2(std::abs(nm - metres * 1e9) <= millimetre, qPrintable(QString::number(nm / 1e9, 'f', 6)));
    }

private slots:
    void example_plan()
    {
        FloorBuilder b;
        const int lab = b.room(b.box(0, 0, 6, 3)), corridor = b.corridor(b.box(6.15, 0, 14.15, 3));
        b.door(lab, b.point(6, 1.5), corridor, b.point(6.15, 1.5));
        const int exit = b.door(corridor, FloorBuilder::openAir, b.point(8, 0));
        b.door(corridor, FloorBuilder::enclosure(7), b.point(14.15, 1.5));
        const Measured m(b, Metric::Straight, mm(0) + Length{304'800'000});
        QCOMPARE(m.floor.chords.size(), size_t{1}); // exactly as long as a neck may be; those along the corridor are longer
        QCOMPARE(m.floor.chords[0].doors, std::vector<int>{exit});
        length(m.common[static_cast<size_t>(corridor)].nm, 2.3817);
        QCOMPARE(m.common[static_cast<size_t>(corridor)].from, b.point(6.15, 0));
        QCOMPARE(m.common[static_cast<size_t>(corridor)].endsAt, (Neck{Neck::Kind::CrossSection, 0}));
        QCOMPARE(m.common[static_cast<size_t>(corridor)].way.legs.back().points.back(), b.point(8, 1.5));
        length(m.common[static_cast<size_t>(lab)].nm, 8.18466);
        QCOMPARE(m.deadEnds.size(), size_t{1});
        QVERIFY(m.deadEnds[0].recess);
        length(m.deadEnds[0].nm, 1.85);
        length(m.deadEnds[0].width, 3);
    }

    void E8_two_way_corridor()
    {
        FloorBuilder b;
        const int corridor = twoWayCorridor(b);
        const int room = b.room(b.box(6, 1.83, 15, 7.83));
        const int d = b.door(room, corridor, b.point(14, 1.83));
        const Measured m(b);
        length(m.common[static_cast<size_t>(room)].nm, 10);
        QCOMPARE(m.common[static_cast<size_t>(room)].from, b.point(6, 7.83));
        QCOMPARE(m.common[static_cast<size_t>(room)].endsAt, door(d));
        QCOMPARE(m.metres(corridor), 0.0);
        QVERIFY(m.common[static_cast<size_t>(corridor)].way.legs.empty());
        QVERIFY(m.deadEnds.empty());
        QCOMPARE(m.trappingDoors(room), std::vector<int>{d});
    }

    void E9_dead_end_branch()
    {
        FloorBuilder b;
        const int corridor = branchedCorridor(b);
        const int room = b.room(b.box(14.5, 3, 20.5, 8.2));
        b.door(room, corridor, b.point(14.5, 6));
        {
            const Measured m(b);
            QCOMPARE(m.deadEnds.size(), size_t{1});
            length(m.deadEnds[0].nm, 6.4);
            length(m.deadEnds[0].width, 1.5);
            QVERIFY(!m.deadEnds[0].recess);
            length(m.common[static_cast<size_t>(room)].nm, 10.975);
            QCOMPARE(m.common[static_cast<size_t>(room)].endsAt->kind, Neck::Kind::CrossSection);
            QCOMPARE(m.common[static_cast<size_t>(room)].way.legs.back().points.back(), b.point(13.75, 1.8));
        }
        b.door(room, corridor, b.point(14.5, 4)); // into the same branch: no choice, but shorter
        const Measured m(b);
        length(m.common[static_cast<size_t>(room)].nm, 9.648);
        QCOMPARE(m.common[static_cast<size_t>(room)].from, b.point(20.5, 8.2));
        length(m.deadEnds[0].nm, 6.4);
    }

    void E10_overrun()
    {
        FloorBuilder b;
        const int corridor = b.corridor(b.box(0, 0, 26, 1.8));
        b.door(corridor, FloorBuilder::openAir, b.point(0, 0.9));
        const int last = b.door(corridor, FloorBuilder::openAir, b.point(18.5, 1.8));
        const Measured m(b);
        QCOMPARE(m.deadEnds.size(), size_t{1});
        length(m.deadEnds[0].nm, 7.5);
        QCOMPARE(m.floor.chords[static_cast<size_t>(m.deadEnds[0].chord)].doors, std::vector<int>{last});
        length(m.common[static_cast<size_t>(corridor)].nm, std::hypot(7.5, 0.9));
        QCOMPARE(m.common[static_cast<size_t>(corridor)].endsAt->kind, Neck::Kind::CrossSection);
    }

    void E19_cuts()
    {
        // Doors A: room - P, B: P - Q, C: P - S, X: Q - out, Y: S - out.
        FloorBuilder b;
        const int room = b.room(b.box(0, 0, 4, 4)), p = b.room(b.box(4, 0, 8, 4));
        const int q = b.room(b.box(8, 0, 12, 4)), s = b.room(b.box(4, 4, 8, 8));
        const int a = b.door(room, p, b.point(4, 2));
        b.door(p, q, b.point(8, 2));
        b.door(p, s, b.point(6, 4));
        const int x = b.door(q, FloorBuilder::openAir, b.point(12, 2));
        b.door(s, FloorBuilder::openAir, b.point(6, 8));
        {
            const Measured m(b);
            QCOMPARE(m.trappingDoors(room), std::vector<int>{a});
            QCOMPARE(m.common[static_cast<size_t>(room)].endsAt, door(a));
            length(m.common[static_cast<size_t>(room)].nm, std::hypot(4, 2));
            QVERIFY(m.has(p));
        }
        b.use[static_cast<size_t>(x)] = {};
        const Measured m(b);
        QCOMPARE(m.trapping(room), (std::vector<Neck>{door(a), door(2), door(4)})); // from the room outwards
        QVERIFY(!m.common[static_cast<size_t>(room)].endsAt); // no neck but the exit itself: the whole way
        QCOMPARE(m.common[static_cast<size_t>(room)].way.legs.size(), size_t{3});
    }

    void some_authorities_measure_to_the_centerline_of_the_corridor_data()
    {
        QTest::addColumn<QString>("plan");
        QTest::addColumn<double>("toNeck"); // m
        QTest::addColumn<double>("more"); // m
        QTest::newRow("a room's door on a corridor") << "room" << std::hypot(2, 4) << 1.0;
        QTest::newRow("the mouth of a branch") << "branch" << std::hypot(1, 8) << 1.0;
        QTest::newRow("the cross-section of the last exit lies across the corridor") << "overrun" << std::hypot(1, 5) << 0.0;
    }
    void some_authorities_measure_to_the_centerline_of_the_corridor()
    {
        QFETCH(QString, plan);
        QFETCH(double, toNeck);
        QFETCH(double, more);
        FloorBuilder b;
        const Ring through = b.box(0, 0, 20, 2);
        const Ring branched = b.ring({{0, 0}, {20, 0}, {20, 2}, {11, 2}, {11, 10}, {9, 10}, {9, 2}, {0, 2}});
        int measured = b.corridor(plan == "branch" ? branched : through);
        b.door(measured, FloorBuilder::openAir, b.point(0, 1));
        b.door(measured, FloorBuilder::openAir, plan == "overrun" ? b.point(15, 0) : b.point(20, 1));
        if (plan == "room") {
            const int corridor = measured;
            measured = b.room(b.box(8, -4, 12, 0));
            b.door(measured, corridor, b.point(10, 0));
        }
        const auto nm = [&](const Measured& m) { return m.common[static_cast<size_t>(measured)].nm; };
        length(nm(Measured(b)), toNeck);
        const auto centerline = [&](Length widest) { return nm(Measured(b, Metric::Straight, std::nullopt, mm(3000), {}, widest)); };
        length(centerline(mm(3000)), toNeck + more);
        length(centerline(mm(1900)), toNeck);
    }

    void an_alcove_of_a_room_is_a_neck_where_the_plan_says_so()
    {
        FloorBuilder b;
        const int room = b.room(b.ring({{0, 0}, {10, 0}, {10, 10}, {6, 10}, {6, 15}, {4, 15}, {4, 10}, {0, 10}}));
        b.door(room, FloorBuilder::openAir, b.point(0, 5));
        b.door(room, FloorBuilder::openAir, b.point(10, 5));
        QVERIFY(Measured(b).has(room));
        const Measured cut(b, Metric::Straight, std::nullopt, mm(3000), {}, std::nullopt, true);
        length(cut.common[static_cast<size_t>(room)].nm, std::hypot(1, 5));
        QVERIFY(cut.deadEnds.empty()); // only corridors have them
    }

    void inner_office_ends_at_the_outer_one()
    {
        FloorBuilder b;
        const int corridor = twoWayCorridor(b);
        const int outer = b.room(b.box(6, 1.83, 15, 7.83)), inner = b.room(b.box(6, 7.83, 15, 12));
        const int d = b.door(outer, corridor, b.point(14, 1.83));
        for (const double x : {7.0, 10.0, 14.0}) // however many join the two
            b.door(inner, outer, b.point(x, 7.83));
        const Measured m(b);
        QCOMPARE(m.common[static_cast<size_t>(inner)].endsAt, door(d));
        QCOMPARE(m.trappingDoors(inner), std::vector<int>{d});
    }

    void two_doors_on_a_through_corridor_are_a_choice()
    {
        FloorBuilder b;
        const int corridor = twoWayCorridor(b);
        const int room = b.room(b.box(6, 1.83, 15, 7.83));
        b.door(room, corridor, b.point(7, 1.83));
        b.door(room, corridor, b.point(14, 1.83));
        QCOMPARE(Measured(b).metres(room), 0.0);
    }

    void a_second_door_into_a_store_room_does_not_help()
    {
        FloorBuilder b;
        const int corridor = twoWayCorridor(b);
        const int room = b.room(b.box(6, 1.83, 12, 7.83)), store = b.room(b.box(12, 1.83, 15, 7.83));
        const int d = b.door(room, corridor, b.point(7, 1.83));
        b.door(room, store, b.point(12, 5));
        b.door(store, corridor, b.point(14, 1.83));
        QVERIFY(Measured(b).has(room));
        b.space(store).noThrough = true;
        const Measured m(b);
        QCOMPARE(m.trappingDoors(room), std::vector<int>{d});
        QVERIFY(m.has(store)); // its own people leave by either door
    }

    void own_people_leave_a_store_room_by_its_exit()
    {
        FloorBuilder b;
        const int store = b.room(b.box(0, 0, 4, 4)), room = b.room(b.box(4, 0, 8, 4));
        b.door(room, store, b.point(4, 2));
        b.door(store, FloorBuilder::openAir, b.point(0, 2));
        b.door(room, FloorBuilder::openAir, b.point(8, 2));
        b.space(store).noThrough = true;
        const Measured m(b);
        QVERIFY(m.has(store));
        QCOMPARE(m.trappingDoors(room), std::vector<int>{2});
    }

    void a_corridor_that_nobody_may_pass_lets_its_own_people_out()
    {
        FloorBuilder b;
        const int corridor = twoWayCorridor(b);
        const int room = b.room(b.box(6, 1.83, 15, 7.83));
        b.door(room, corridor, b.point(14, 1.83));
        b.space(corridor).noThrough = true;
        const Measured m(b);
        QVERIFY(m.has(corridor));
        QCOMPARE(m.floor.piecesOf[static_cast<size_t>(corridor)].size(), size_t{1});
        QCOMPARE(m.metres(room), double(unreachable));
    }

    void a_pair_of_doors_into_one_enclosure_is_one_exit()
    {
        FloorBuilder b;
        const int room = b.room(b.box(0, 0, 10, 6));
        const int first = b.door(room, FloorBuilder::openAir, b.point(10, 1));
        const int second = b.door(room, FloorBuilder::openAir, b.point(10, 5));
        QVERIFY(Measured(b).has(room)); // two doors to the open air are two
        b.doorAt(first).b.beyondRoom = b.doorAt(second).b.beyondRoom = 3;
        {
            const Measured m(b);
            QVERIFY(!m.has(room));
            QVERIFY(m.trapping(room).empty()); // no neck: either door may fail
            length(m.common[static_cast<size_t>(room)].nm, std::hypot(10, 2));
            QVERIFY(!m.common[static_cast<size_t>(room)].endsAt);
        }
        b.doorAt(second).b.beyondRoom = 4;
        QVERIFY(Measured(b).has(room));
    }

    void a_door_locked_one_way_is_no_way_out()
    {
        FloorBuilder b;
        const int corridor = twoWayCorridor(b);
        const int room = b.room(b.box(6, 1.83, 15, 7.83));
        const int d = b.door(room, corridor, b.point(7, 1.83)), locked = b.door(room, corridor, b.point(14, 1.83));
        b.use[static_cast<size_t>(locked)] = {false, true};
        const Measured m(b);
        QCOMPARE(m.trappingDoors(room), std::vector<int>{d});
        length(m.common[static_cast<size_t>(room)].nm, 10);
        b.use[static_cast<size_t>(d)] = {false, true};
        const Measured none(b);
        QCOMPARE(none.metres(room), double(unreachable));
        QVERIFY(!none.choices.pieceReaches[static_cast<size_t>(none.floor.piecesOf[static_cast<size_t>(room)][0])]);
    }

    void the_end_of_a_corridor_is_a_recess()
    {
        FloorBuilder b;
        const int corridor = b.corridor(b.box(0, 0, 26, 1.8));
        b.door(corridor, FloorBuilder::openAir, b.point(0.5, 1.8));
        b.door(corridor, FloorBuilder::openAir, b.point(25.5, 1.8));
        const Measured m(b);
        QCOMPARE(m.deadEnds.size(), size_t{2});
        for (const DeadEnd& d : m.deadEnds) {
            QVERIFY(d.recess);
            length(d.nm, 0.5);
        }
    }

    void doors_of_rooms_do_not_end_a_pocket_unless_they_lead_out()
    {
        FloorBuilder b;
        const int corridor = branchedCorridor(b);
        const int room = b.room(b.box(14.5, 3, 20.5, 8.2));
        b.door(room, corridor, b.point(14.5, 6));
        const int out = b.door(room, FloorBuilder::openAir, b.point(20.5, 5));
        QVERIFY(Measured(b).deadEnds.size() == 1 && Measured(b).deadEnds[0].recess); // beyond the door of the room
        length(Measured(b).deadEnds[0].nm, 2.2);
        b.use[static_cast<size_t>(out)] = {};
        length(Measured(b).deadEnds[0].nm, 6.4);
    }

    void a_fire_at_an_exit_takes_the_room_door_opposite()
    {
        // Both hang on one line: whoever comes out there has no choice of what the line does not close, but his door contains it.
        FloorBuilder b;
        const int corridor = twoWayCorridor(b);
        const int room = b.room(b.box(6, 1.83, 15, 7.83));
        const int d = b.door(room, corridor, b.point(14, 1.83));
        const int exit = b.door(corridor, FloorBuilder::openAir, b.point(14, 0));
        const Measured m(b);
        QCOMPARE(m.floor.chords.size(), size_t{1});
        QCOMPARE(m.floor.chords[0].doors, (std::vector<int>{d, exit}));
        QCOMPARE(m.trapping(room), (std::vector<Neck>{door(d), {Neck::Kind::CrossSection, 0}}));
        length(m.common[static_cast<size_t>(room)].nm, 10);
    }

    void an_opening_without_a_leaf_is_a_neck_unless_it_is_wide()
    {
        for (const double width : {2.4, 4.0}) {
            FloorBuilder b;
            const auto spaces = b.openRooms(b.ring({{0, 0}, {8, 0}, {8, 6}, {0, 6}}),
                                            {b.box(0, 0, 4, 6), b.box(4, 0, 8, 6)}); // a line stands for the wall at x = 4
            b.gap(spaces[0], spaces[1], b.point(4, 1), b.point(4, 1 + width));
            b.door(spaces[1], FloorBuilder::openAir, b.point(8, 1));
            b.door(spaces[1], FloorBuilder::openAir, b.point(8, 5));
            const Measured m(b);
            QCOMPARE(m.has(spaces[0]), width > 3);
            if (width < 3)
                QCOMPARE(m.common[static_cast<size_t>(spaces[0])].endsAt, (Neck{Neck::Kind::Gap, 0}));
        }
    }

    void a_stair_to_another_storey_is_a_neck()
    {
        FloorBuilder b;
        const int room = b.room(b.box(0, 0, 10, 6));
        b.door(room, FloorBuilder::openAir, b.point(10, 1));
        b.link(room, b.point(2, 3));
        const auto has = [&](std::vector<LinkEnd> links) { return Measured(b, Metric::Straight, std::nullopt, mm(3000), links).has(room); };
        QVERIFY(!has({LinkEnd::None}));
        QVERIFY(has({LinkEnd::Reaches}));
        QVERIFY(has({LinkEnd::Choice}));
    }

    // Two open stairs down to a storey with one exit are one way out.
    void stairs_that_may_meet_are_no_choice()
    {
        FloorBuilder b;
        const int room = b.room(b.box(0, 0, 10, 6));
        b.link(room, b.point(2, 3));
        b.link(room, b.point(8, 3));
        const auto has = [&](LinkEnd first, LinkEnd second) {
            return Measured(b, Metric::Straight, std::nullopt, mm(3000), {first, second}).has(room);
        };
        QVERIFY(!has(LinkEnd::Reaches, LinkEnd::Reaches));
        QVERIFY(!has(LinkEnd::Choice, LinkEnd::None));
        QVERIFY(has(LinkEnd::Choice, LinkEnd::Choice));
        QVERIFY(has(LinkEnd::Choice, LinkEnd::Reaches));
    }

    void a_wide_door_is_one_neck()
    {
        FloorBuilder b;
        const int corridor = twoWayCorridor(b);
        const int room = b.room(b.box(6, 1.83, 15, 7.83));
        const int d = b.door(room, b.point(14, 1.83), corridor, b.point(14, 1.83), {b.point(13.4, 1.83), b.point(14.6, 1.83)});
        const Measured m(b);
        QCOMPARE(m.trappingDoors(room), std::vector<int>{d});
        length(m.common[static_cast<size_t>(room)].nm, 10); // to its middle
        QVERIFY(m.has(corridor));
    }

    void a_line_across_an_alcove_closes_all_of_it()
    {
        // The line from the exit crosses the mouth of an alcove opposite: who passes it by way of the alcove crosses it all the same.
        FloorBuilder b;
        const int corridor = b.corridor(b.ring({{0, 0}, {20, 0}, {20, 1.8}, {11, 1.8}, {11, 2.8}, {9, 2.8}, {9, 1.8}, {0, 1.8}}));
        b.door(corridor, FloorBuilder::openAir, b.point(0, 0.9));
        const int exit = b.door(corridor, FloorBuilder::openAir, b.point(10, 0));
        const Measured m(b);
        QCOMPARE(m.deadEnds.size(), size_t{2});
        QVERIFY(m.deadEnds[0].recess); // the alcove
        length(m.deadEnds[0].nm, 1);
        QVERIFY(!m.deadEnds[1].recess);
        length(m.deadEnds[1].nm, 10);
        QCOMPARE(m.floor.chords[static_cast<size_t>(m.deadEnds[1].chord)].doors, std::vector<int>{exit});
        // To the exit or to the middle of its line, whichever is nearer: the farthest is halfway between the two.
        length(m.common[static_cast<size_t>(corridor)].nm, std::hypot(10, 0.7));
    }

    void people_walk_round_a_column()
    {
        FloorBuilder b;
        const int corridor = b.corridor(b.box(0, 0, 26, 2.4), {b.box(12, 1, 12.4, 1.4)});
        b.door(corridor, FloorBuilder::openAir, b.point(0, 1.2));
        b.door(corridor, FloorBuilder::openAir, b.point(18.5, 2.4));
        const Measured m(b);
        QCOMPARE(m.floor.chords.size(), size_t{5}); // above and below its corners, and at the exit
        QCOMPARE(m.deadEnds.size(), size_t{1}); // no line on one side of the column cuts anybody off
        length(m.deadEnds[0].nm, 7.5);
    }

    void the_farthest_point_of_a_dead_end_may_be_behind_a_column()
    {
        FloorBuilder b;
        const int corridor = b.corridor(b.box(0, 0, 26, 2.4), {b.box(22, 1, 22.4, 1.4)});
        b.door(corridor, FloorBuilder::openAir, b.point(0, 1.2));
        b.door(corridor, FloorBuilder::openAir, b.point(18.5, 2.4));
        const Measured m(b);
        QCOMPARE(m.deadEnds.size(), size_t{1});
        length(m.deadEnds[0].nm, 7.7);
        QVERIFY(m.deadEnds[0].from.y > b.point(0, 1).y
                && m.deadEnds[0].from.y < b.point(0, 1.4).y); // no corner: in the middle of the end wall
        length(m.deadEnds[0].width, 1);
    }

    void a_bent_dead_end_is_measured_round_the_corner()
    {
        FloorBuilder b;
        const int corridor =
            b.corridor(b.ring({{0, 0}, {28, 0}, {28, 1.8}, {14.5, 1.8}, {14.5, 6.5}, {20, 6.5}, {20, 8}, {13, 8}, {13, 1.8}, {0, 1.8}}));
        b.door(corridor, FloorBuilder::openAir, b.point(0, 0.9));
        b.door(corridor, FloorBuilder::openAir, b.point(28, 0.9));
        const Measured m(b);
        QCOMPARE(m.deadEnds.size(), size_t{1});
        length(m.deadEnds[0].nm, (8 - 1.8) + (20 - 14.5));
    }
};

QTEST_APPLESS_MAIN(TstNecks)
#include "tst_necks.moc"
