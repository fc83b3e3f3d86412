// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/egress/evacuation.h"
#include "core/egress/hydraulics.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <random>

using namespace sp;

namespace {

constexpr double inf = std::numeric_limits<double>::infinity();

bool isNear(std::optional<double> found, double expected, double tolerance)
{
    return found && std::abs(*found - expected) <= tolerance;
}

EvacElement door(Length clear, std::vector<EvacNext> next = {}, int storey = 0)
{
    EvacElement out;
    out.flow = doorFlow(clear);
    out.storey = storey;
    out.next = std::move(next);
    return out;
}

constexpr double stairK7 = 1.08; // 7 in riser, 11 in tread
EvacElement flight(double effectiveM, double metres, std::vector<EvacNext> next)
{
    EvacElement out;
    out.flow = maxFlow(stairK7, effectiveM);
    out.flight = EvacElement::Flight{metres, stairK7, effectiveM};
    out.next = std::move(next);
    return out;
}

EvacOptions atTheDoor()
{
    EvacOptions out;
    out.allAtTheDoor = true;
    return out;
}

// People of one room spread evenly up to so many metres before one door.
EvacNetwork room(double people, double metres, const EvacElement& exit)
{
    EvacNetwork n{1, 1, {exit}, {}};
    n.groups.push_back({0, 0, people, 0, {}, {}});
    if (metres > 0)
        n.groups[0].walks = PeopleCurve({{0, 0}, {metres, 1}});
    return n;
}

// A storey above the other: door into the stair, flight down to the one below, discharge door at the foot.
EvacNetwork tower(int storeys, double people, double effectiveM)
{
    EvacNetwork n{storeys, storeys, {}, {}};
    for (int i = 0; i < storeys; ++i) // elements 2 i, 2 i + 1
        n.elements.push_back(door(inches(34), {{2 * i + 1}}, i)), n.elements.push_back(flight(effectiveM, 7.805, {}));
    n.elements.push_back(door(inches(34), {}, -1));
    for (int i = 0; i < storeys; ++i) {
        n.elements[static_cast<size_t>(2 * i + 1)].next = {{i == 0 ? 2 * storeys : 2 * i - 1}};
        n.groups.push_back({i, i, people, 2 * i, {}, {}});
    }
    return n;
}

// Doors towards lower numbers, up to two ways on from each.
EvacNetwork randomNetwork(unsigned seed, bool flights)
{
    std::mt19937 random(seed);
    const auto upTo = [&](int most) { return static_cast<int>(random() % static_cast<unsigned>(most + 1)); };
    EvacNetwork n{4, 2, {}, {}};
    const int elements = 3 + upTo(7);
    for (int i = 0; i < elements; ++i) {
        EvacElement e;
        e.flow = upTo(9) == 0 ? inf : 0.3 + 0.1 * upTo(12);
        e.storey = upTo(2) - 1;
        if (i > 0 && upTo(4) != 0) {
            const double share = upTo(1) == 0 ? 1 : 0.25 * (1 + upTo(2));
            e.next.push_back({upTo(i - 1), share, static_cast<double>(upTo(20))});
            if (share < 1)
                e.next.push_back({upTo(i - 1), 1 - share, static_cast<double>(upTo(20))});
        }
        if (flights && upTo(2) == 0) {
            e.flight = EvacElement::Flight{3.0 + upTo(8), stairK7, 0.5 + 0.1 * upTo(9)};
            e.flow = maxFlow(stairK7, e.flight->effectiveM);
        }
        n.elements.push_back(e);
    }
    for (int i = 0; i < 6; ++i) {
        EvacGroup g{upTo(3), upTo(1), static_cast<double>(upTo(60)), upTo(elements - 1), {}, {}};
        if (upTo(2) != 0)
            g.walks = PeopleCurve({{static_cast<double>(upTo(3)), 0}, {4.0 + upTo(20), 0.3}, {30, 1}});
        if (upTo(2) == 0) {
            g.preMovement = PreMovement{};
            g.preMovement->kind = upTo(1) == 0 ? PreMovement::Kind::Uniform : PreMovement::Kind::LogNormal;
            g.preMovement->fromS = 5;
            g.preMovement->toS = 5 + 10.0 * (1 + upTo(3));
            g.preMovement->medianS = 20;
            g.preMovement->spread = 0.5;
        }
        n.groups.push_back(g);
    }
    return n;
}

} // namespace

class TstEvacuation final : public QObject {
    Q_OBJECT

private slots:
    void a_door_empties_a_room_as_in_the_worked_example()
    {
        const Evacuation e = evacuate(room(80, 0, door(inches(34))), atTheDoor()); // E14
        QVERIFY(isNear(e.whole, 107.9, 0.05));
        QVERIFY(isNear(e.all.remaining(45), 46.63, 0.005));
        QVERIFY(isNear(e.half, 40 / 0.7416, 0.01));
        QVERIFY(isNear(e.ninety, 72 / 0.7416, 0.01));
        QCOMPARE(e.all.firstS, std::optional(0.0));
        QCOMPARE(e.elements[0].queue.people, 80.0);
        QCOMPARE(e.elements[0].queue.s, 0.0);
        QCOMPARE(e.longestQueueAt, 0);
        QVERIFY(isNear(e.elements[0].use, 1, 1e-9));
        QCOMPARE(e.exits, std::vector<int>{0});
        QCOMPARE(e.byExit[0].people, 80.0);
        QCOMPARE(e.spaces[0].lastS, e.whole);
        QCOMPARE(e.storeys[0].lastS, e.whole);
        QCOMPARE(e.stuck, 0.0);
    }

    void a_corridor_fills_a_stair_as_in_the_worked_example()
    {
        // E15: for 100 s people come at the flow of the corridor.
        EvacNetwork n = room(183, 0, flight(0.818, 10, {}));
        n.groups[0].preMovement = PreMovement{PreMovement::Kind::Uniform, 0, 100, 0, 0};
        const Evacuation e = evacuate(n);
        QVERIFY(isNear(e.elements[0].queue.people, 99.97, 0.005));
        QVERIFY(isNear(e.elements[0].queue.s, 100, 1e-9));
        QVERIFY(isNear(e.elements[0].walkS, 10 / 0.54, 1e-9));
    }

    void arrivals_queue_as_in_the_worked_example()
    {
        const Evacuation e = evacuate(room(90, 24, door(inches(34)))); // E17
        QVERIFY(isNear(e.elements[0].in.lastS(), 20.17, 0.005));
        QVERIFY(isNear(e.elements[0].in.steepest(), 4.4625, 1e-9));
        QVERIFY(isNear(e.elements[0].queue.people, 75.04, 0.005));
        QVERIFY(isNear(e.elements[0].queue.s, 20.17, 0.005));
        QVERIFY(isNear(e.whole, 121.4, 0.05));
        QVERIFY(isNear(e.all.remaining(30), 67.75, 0.005));
    }

    void three_storeys_leave_by_a_stair_as_in_the_worked_example()
    {
        const Evacuation e = evacuate(tower(3, 45, 0.818), atTheDoor()); // E18
        QVERIFY(isNear(e.elements[1].walkS, 14.45, 0.005));
        QVERIFY(isNear(e.whole, 196.5, 0.05));
        QVERIFY(isNear(e.all.firstS, 14.45, 0.005));
        for (const EvacCourse& storey : e.storeys) // no spill-back: each storey's door serves its own
            QVERIFY(isNear(storey.lastS, 45 / 0.7416, 0.01));
        QCOMPARE(e.exits, std::vector<int>{6});
        QVERIFY(e.elements[6].use < 1); // it waits for the first one
        QVERIFY(e.elements[6].use > 0.9);
    }

    void a_stair_that_nobody_fills_is_walked_as_fast_as_its_flow_lets()
    {
        EvacNetwork n = room(20, 0, door(inches(34), {{1}}));
        n.elements.push_back(flight(1.5, 7.805, {}));
        const Evacuation e = evacuate(n, atTheDoor());
        QVERIFY(isNear(e.elements[1].walkS, 7.805 / speedAtFlow(stairK7, doorFlow(inches(34)) / 1.5), 1e-9));
        QVERIFY(e.elements[1].walkS < 7.805 / 0.54);
        EvacOptions full = atTheDoor();
        full.flightsFull = true;
        QVERIFY(isNear(evacuate(n, full).elements[1].walkS, 14.45, 0.005));
    }

    void a_set_speed_is_kept_along_a_corridor_data()
    {
        QTest::addColumn<double>("speed");
        QTest::addColumn<double>("metres");
        QTest::addColumn<double>("seconds");
        QTest::newRow("40 m at 1 m/s (IMO 1)") << 1.0 << 40.0 << 40.0;
        QTest::newRow("40 m at 0.5 m/s") << 0.5 << 40.0 << 80.0;
        QTest::newRow("no speed set: 0.85 k") << 0.0 << 23.8 << 20.0;
    }
    void a_set_speed_is_kept_along_a_corridor()
    {
        QFETCH(double, speed);
        QFETCH(double, metres);
        QFETCH(double, seconds);
        EvacOptions options;
        options.levelSpeed = speed;
        EvacNetwork n = room(1, 0, EvacElement{});
        n.groups[0].walks = PeopleCurve::allAt(metres, 1);
        QVERIFY(isNear(evacuate(n, options).whole, seconds, 1e-9));
        // The same between two doors.
        EvacNetwork two = room(1, 0, EvacElement{});
        two.elements[0].next = {{1, 1, metres}};
        two.elements.push_back({});
        QVERIFY(isNear(evacuate(two, options).whole, seconds, 1e-9));
    }

    void an_exit_of_one_metre_lets_no_more_than_1_33_people_a_second_go()
    {
        const Evacuation e = evacuate(room(100, 5, door(mm(1000)))); // IMO 4
        QVERIFY(e.all.gone.steepest() <= 1.33);
        QVERIFY(*e.whole >= 100 / 1.33);
    }

    void half_as_many_exits_take_twice_as_long()
    {
        // IMO 9: 1,000 people, four doors or two.
        const auto hall = [](int exits) {
            EvacNetwork n{1, 1, {}, {}};
            for (int i = 0; i < exits; ++i) {
                n.elements.push_back(door(mm(1000)));
                n.groups.push_back({0, 0, 1000.0 / exits, i, PeopleCurve({{0, 0}, {20, 1}}), {}});
            }
            return evacuate(n);
        };
        const double four = *hall(4).whole, two = *hall(2).whole;
        QVERIFY(std::abs(two / four - 2) < 0.01);
        QCOMPARE(hall(4).spaces[0].people, 1000.0);
    }

    void pre_movement_is_honoured_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<double>("first");
        QTest::addColumn<double>("half");
        QTest::addColumn<double>("last");
        QTest::newRow("constant") << static_cast<int>(PreMovement::Kind::Constant) << 10.0 << 10.0 << 10.0;
        QTest::newRow("uniform 10 to 100 s (IMO 5)") << static_cast<int>(PreMovement::Kind::Uniform) << 10.0 << 55.0 << 100.0;
        QTest::newRow("log-normal") << static_cast<int>(PreMovement::Kind::LogNormal) << 0.0 << 60.0 << 60 * std::exp(3.0902323 * 0.5);
    }
    void pre_movement_is_honoured()
    {
        QFETCH(int, kind);
        QFETCH(double, first);
        QFETCH(double, half);
        QFETCH(double, last);
        EvacOptions options;
        options.preMovement = {static_cast<PreMovement::Kind>(kind), 10, 100, 60, 0.5};
        const Evacuation e = evacuate(room(50, 0, EvacElement{}), options);
        QVERIFY(isNear(e.all.firstS, first, 1e-6));
        QVERIFY(isNear(e.half, half, 0.2));
        QVERIFY(isNear(e.whole, last, 1e-3));
        QVERIFY(isNear(evacuate(room(50, 0, EvacElement{}), atTheDoor()).whole, 0, 1e-12));
    }

    void who_stands_before_an_exit_that_shuts_goes_to_the_other()
    {
        // TN 1822 4.1: 60 people at exit 0, which shuts at 20 s; exit 1 is 23.8 m away.
        EvacNetwork n = room(60, 0, door(inches(34)));
        n.elements.push_back(door(inches(34)));
        n.elements[0].shutsAtS = 20;
        n.elements[0].instead = {{1, 1, 23.8}};
        const Evacuation e = evacuate(n, atTheDoor());
        const double flow = doorFlow(inches(34)), rest = 60 - 20 * flow;
        QVERIFY(isNear(e.whole, 20 + 20 + rest / flow, 1e-6));
        QVERIFY(isNear(e.byExit[0].people, 20 * flow, 1e-9));
        QVERIFY(isNear(e.byExit[0].lastS, 20, 1e-9));
        QVERIFY(isNear(e.byExit[1].people, rest, 1e-9));
        QVERIFY(isNear(e.byExit[1].firstS, 40, 1e-9));
        QVERIFY(isNear(e.spaces[0].remaining(20), rest, 1e-9));
        QCOMPARE(e.spaces[0].lastS, e.whole);
        QCOMPARE(e.storeys[0].lastS, e.whole);
        // With nowhere else to go they stay, and nobody says that all are out.
        n.elements[0].instead.clear();
        const Evacuation trapped = evacuate(n, atTheDoor());
        QVERIFY(isNear(trapped.stuck, rest, 1e-9));
        QCOMPARE(trapped.whole, std::nullopt);
        QCOMPARE(trapped.half, std::nullopt); // 15 of 60
        QCOMPARE(trapped.spaces[0].lastS, std::nullopt);
        // An exit that shuts when all are out changes nothing.
        n.elements[0].shutsAtS = 1000;
        QVERIFY(isNear(evacuate(n, atTheDoor()).whole, 60 / flow, 1e-9));
    }

    void a_door_that_lets_nobody_go_keeps_everybody()
    {
        const Evacuation e = evacuate(room(30, 10, door(mm(250))));
        QCOMPARE(e.stuck, 30.0);
        QCOMPARE(e.half, std::nullopt);
        QCOMPARE(e.all.firstS, std::nullopt);
        QCOMPARE(e.elements[0].queue.people, 30.0);
    }

    void a_building_without_people_is_empty()
    {
        const Evacuation e = evacuate(room(0, 10, door(mm(1000))));
        QCOMPARE(e.stuck, 0.0);
        QCOMPARE(e.whole, std::nullopt);
        QCOMPARE(e.longestQueueAt, -1);
        QVERIFY(evacuate({}).exits.empty());
    }

    void who_is_led_in_a_circle_never_gets_out_and_the_others_do()
    {
        EvacNetwork n{3, 1, {}, {}};
        n.elements = {door(inches(34)), door(inches(34), {{2}}), door(inches(34), {{1, 0.5}, {4, 0.5}}), door(inches(34), {{1}}),
                      door(inches(34), {{0}})};
        n.groups = {{0, 0, 10, 4, {}, {}}, {1, 0, 7, 1, {}, {}}, {2, 0, 4, 3, {}, {}}};
        const Evacuation e = evacuate(n, atTheDoor());
        QCOMPARE(e.circling, (std::vector<int>{1, 2}));
        QVERIFY(isNear(e.stuck, 11, 1e-9));
        QVERIFY(isNear(e.byExit[0].lastS, 10 / doorFlow(inches(34)), 1e-9));
        QCOMPARE(e.elements[1].in.total(), 11.0);
    }

    void people_of_a_storey_are_counted_where_they_are()
    {
        // An open stair leads from storey 1 down into a hall on storey 0 with the exit.
        EvacNetwork n{2, 2, {}, {}};
        n.elements = {door(inches(34), {}, 0), flight(0.818, 7.805, {{0, 1, 11.9}})};
        n.elements[1].storey = 1;
        n.groups = {{0, 0, 5, 0, {}, {}}, {1, 1, 40, 1, {}, {}}};
        const Evacuation e = evacuate(n, atTheDoor());
        QVERIFY(isNear(e.storeys[1].lastS, 40 / maxFlow(stairK7, 0.818), 1e-9));
        QVERIFY(isNear(e.storeys[0].cameIn.firstS(), 7.805 / 0.54 + 10, 1e-9));
        QCOMPARE(e.storeys[0].people, 5.0);
        QCOMPARE(e.storeys[0].lastS, e.whole);
        QVERIFY(isNear(e.storeys[0].remaining(20), 0, 1e-9)); // its own are out
        QVERIFY(e.storeys[0].remaining(40) > 1); // those from above are in
    }

    void rooms_that_share_a_door_are_told_apart()
    {
        EvacNetwork n = room(10, 0, door(inches(34)));
        n.spaces = 2;
        n.groups.push_back({1, 0, 10, 0, PeopleCurve::allAt(23.8, 1), {}});
        const Evacuation e = evacuate(n);
        const double flow = doorFlow(inches(34));
        QVERIFY(isNear(e.spaces[0].lastS, 10 / flow, 1e-9));
        QVERIFY(isNear(e.spaces[1].lastS, 20 + 10 / flow, 1e-9));
    }

    void merging_at_a_landing_changes_no_last_one_while_the_stair_is_full()
    {
        // All from the top, or all from below: the same stair, the same people.
        EvacNetwork top = tower(2, 0, 0.818), low = top;
        top.groups[1].people = 300;
        low.groups[0].people = 300;
        for (EvacNetwork* n : {&top, &low})
            for (size_t storey : {size_t(0), size_t(2)})
                n->elements[storey].flow = inf;
        EvacOptions options = atTheDoor();
        options.flightsFull = true;
        QVERIFY(isNear(evacuate(top, options).whole, *evacuate(low, options).whole + 14.454, 0.01)); // one flight more to walk
        EvacNetwork both = top;
        both.groups[0].people = both.groups[1].people = 150;
        QVERIFY(isNear(evacuate(both, options).whole, *evacuate(low, options).whole, 0.01));
    }

    void nobody_is_lost_at_any_instant_and_curves_never_rise()
    {
        for (unsigned seed = 1; seed <= 40; ++seed) {
            const EvacNetwork n = randomNetwork(seed, true);
            const QByteArray at = QByteArray::number(seed);
            const Evacuation e = evacuate(n);
            QVERIFY2(e.stuck == 0 && e.circling.empty(), at.constData());
            double lastTime = 0;
            for (const EvacElementResult& r : e.elements)
                lastTime = std::max(lastTime, r.out.lastS().value_or(0) + r.walkS);
            double before = inf;
            std::vector<double> exitBefore(e.byExit.size(), inf), spaceBefore(e.spaces.size(), inf);
            for (double t = 0; t <= lastTime + 30; t += 2.9) {
                // Everybody waits to set out or walks to a first element, stands in a queue, walks on, or is out.
                double there = 0;
                for (const EvacGroup& g : n.groups)
                    there += g.people;
                std::vector<double> came(n.elements.size(), 0);
                for (size_t i = 0; i < n.elements.size(); ++i) {
                    there -= e.elements[i].in.at(t); // past the way to it
                    there += e.elements[i].in.at(t) - e.elements[i].out.at(t); // in its queue
                    const bool exit = n.elements[i].next.empty();
                    const double seconds = e.elements[i].walkS;
                    if (exit)
                        there += e.elements[i].out.at(t) - e.elements[i].out.at(t - seconds);
                    for (const EvacNext& next : n.elements[i].next)
                        there += e.elements[i].out.at(t) * next.share; // on the way to the next, or there
                }
                QVERIFY2(std::abs(there - e.all.remaining(t)) < 1e-6, at.constData());
                double byExit = 0;
                for (size_t i = 0; i < e.byExit.size(); ++i) {
                    byExit += e.byExit[i].remaining(t);
                    QVERIFY(e.byExit[i].remaining(t) <= exitBefore[i] + 1e-9);
                    exitBefore[i] = e.byExit[i].remaining(t);
                }
                QVERIFY2(std::abs(byExit - e.all.remaining(t)) < 1e-6, at.constData());
                for (size_t i = 0; i < e.spaces.size(); ++i) {
                    QVERIFY2(e.spaces[i].remaining(t) <= spaceBefore[i] + 1e-9 && e.spaces[i].remaining(t) >= -1e-6, at.constData());
                    spaceBefore[i] = e.spaces[i].remaining(t);
                }
                for (const EvacCourse& storey : e.storeys)
                    QVERIFY2(storey.remaining(t) >= -1e-6, at.constData());
                QVERIFY(e.all.remaining(t) <= before + 1e-9);
                before = e.all.remaining(t);
            }
            QVERIFY2(std::abs(e.all.remaining(lastTime)) < 1e-6, at.constData());
            for (const EvacCourse& course : e.spaces)
                QVERIFY2(std::abs(course.remaining(lastTime)) < 1e-6, at.constData());
            for (const EvacCourse& course : e.storeys)
                QVERIFY2(std::abs(course.remaining(lastTime)) < 1e-6, at.constData());
        }
    }

    void more_capacity_never_takes_longer()
    {
        EvacOptions options;
        options.flightsFull = true;
        for (unsigned seed = 1; seed <= 12; ++seed) {
            const EvacNetwork n = randomNetwork(seed, true);
            const Evacuation as = evacuate(n, options);
            for (size_t i = 0; i < n.elements.size(); ++i) {
                EvacNetwork wider = n;
                wider.elements[i].flow += maxSpecificFlow(levelK) * 0.0254; // an inch
                const Evacuation e = evacuate(wider, options);
                for (double t = 0; t < 400; t += 29)
                    QVERIFY2(e.all.remaining(t) <= as.all.remaining(t) + 1e-6, QByteArray::number(seed).constData());
                QVERIFY(!as.whole || *e.whole <= *as.whole + 1e-6);
            }
        }
    }

    void two_runs_are_equal()
    {
        for (unsigned seed = 1; seed <= 5; ++seed) {
            const Evacuation a = evacuate(randomNetwork(seed, true)), b = evacuate(randomNetwork(seed, true));
            QVERIFY(a.all.gone == b.all.gone && a.whole == b.whole && a.longestQueueAt == b.longestQueueAt);
            for (size_t i = 0; i < a.elements.size(); ++i)
                QVERIFY(a.elements[i].in == b.elements[i].in && a.elements[i].out == b.elements[i].out);
        }
    }
};

QTEST_APPLESS_MAIN(TstEvacuation)
#include "tst_evacuation.moc"
