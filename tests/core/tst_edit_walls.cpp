// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/edit_walls.h"
#include "tests/support/edits.h"
#include "tests/support/plan_motion.h"

#include <QTest>

using namespace sp;
using namespace sp::test;

using Points = std::vector<PlanPoint>; // of walls: two each

class TstEditWalls final : public QObject {
    Q_OBJECT

    static StoreyId storey() { return StoreyId(QStringLiteral("st-1")); }
    static WallId id(int i) { return WallId(QStringLiteral("wl-%1").arg(i)); }
    static OpeningId opening(const char* name) { return OpeningId(QLatin1String(name)); }

    /// Walls of 200 mm without rooms, named wl-0, wl-1, ...
    static Project plan(const Points& walls)
    {
        Project out;
        out.settings.name = QStringLiteral("T");
        out.settings.units = Units::Metric;
        auto s = std::make_shared<Storey>(Storey{.id = storey()});
        out.storeys.put(s->id, s);
        for (size_t i = 0; i + 1 < walls.size(); i += 2) {
            auto w = std::make_shared<Wall>(Wall{.id = id(static_cast<int>(i / 2))});
            w->storey = storey();
            w->from = walls[i];
            w->to = walls[i + 1];
            w->thickness = mm(200);
            out.walls.put(w->id, w);
        }
        return out;
    }
    static Points pointsOf(const Project& p)
    {
        Points out;
        for (const auto& w : p.walls) {
            out.push_back(w->from);
            out.push_back(w->to);
        }
        return out;
    }
    static Points made(const Result<Edited>& edited, const Project& now)
    {
        Points out;
        for (const QString& name : edited.value().made) {
            const Wall* w = now.walls.find(WallId(name));
            out.push_back(w->from);
            out.push_back(w->to);
        }
        return out;
    }
    static QString text(const Points& points)
    {
        QStringList out;
        for (const PlanPoint p : points)
            out += QStringLiteral("%1,%2").arg(toMm(p.x)).arg(toMm(p.y));
        return out.join(u' ');
    }
    static Points placed(Points points, const Drawing& d)
    {
        for (PlanPoint& p : points)
            p = d.place(p);
        return points;
    }
    /// Walls as sets of two ends, within 2 nm: turned drawings round.
    static bool sameWalls(const Points& a, const Points& b)
    {
        const auto near = [](PlanPoint p, PlanPoint q) { return distance(p, q).n <= 2; };
        if (a.size() != b.size())
            return false;
        for (size_t i = 0; i + 1 < a.size(); i += 2)
            if (!(near(a[i], b[i]) && near(a[i + 1], b[i + 1])) && !(near(a[i], b[i + 1]) && near(a[i + 1], b[i])))
                return false;
        return true;
    }

    /// One wall of 6 m from the origin to the right, with a door of 900 mm hung at its left jamb, opening to the north, and a reader beside it.
    static Project doorPlan(qint64 offset = 2000, const QByteArray& more = {})
    {
        const PlanFile file =
            readPlan("format: 1\nproject:\n  name: \"T\"\n  units: metric\nstoreys:\n  - {id: st-1}\nwalls:\n"
                     "  - {id: wl-0, storey: st-1, from: [0, 0], to: [6000, 0], thickness: 200 mm, type: corridor_partition, rating: 1 h}\n"
                         + more
                         + "opening_types:\n  - id: ot-1\n    name: \"T\"\n    door: {leaf_width: 900 mm, egress_side: a}\n"
                           "openings:\n  - id: op-1\n    mark: \"1\"\n    type: ot-1\n    place: {wall: wl-0, offset: "
                         + QByteArray::number(offset)
                         + " mm, hinge: from, swings: left, outside: b}\n"
                           "devices:\n  - {id: dv-1, kind: card_reader, opening: op-1, side: a, at: ["
                         + QByteArray::number(offset + 700) + ", 150]}\n",
                     QStringLiteral("p"));
        if (!file.problems.empty())
            qFatal("%s", qPrintable(texts(file.problems)));
        return file.project;
    }
    /// Where the door is and how it hangs, whatever way its wall runs: middle, hinged jamb, a point of the side that it opens to, the side
    /// that people leave from, the outside.
    static Points doorOf(const Project& p)
    {
        const Opening& o = *p.openings.find(opening("op-1"));
        const auto frame = frameOf(p, o);
        const auto beside = [&](bool left) {
            return pointBeside(frame->from, frame->to, distance(frame->from, frame->middle), left ? mm(1000) : mm(-1000));
        };
        const auto egress = std::get<Word>(*enteredDoor(p, o, field("door.egress_side"))).index; // a|b
        return {frame->middle,
                *o.place.hinge == HingeEnd::From ? frame->from : frame->to,
                beside(*o.place.swings == SwingSide::Left),
                beside(egress == 0),
                beside(*o.place.outside == Side::A),
                beside(*p.devices[0].side == Side::A),
                *p.devices[0].at};
    }
    static bool sameDoor(const Points& a, const Points& b, PlanPoint by = {})
    {
        for (size_t i = 0; i < a.size(); ++i)
            if (distance({a[i].x + by.x, a[i].y + by.y}, b[i]).n > 3)
                return false;
        return true;
    }

private slots:
    void walls_are_added_data()
    {
        QTest::addColumn<Points>("there");
        QTest::addColumn<Points>("chain");
        QTest::addColumn<Points>("made");
        QTest::addColumn<int>("notes"); // without those of rooms
        const Points one{at(0, 0), at(4000, 0)};
        QTest::newRow("one wall") << Points{} << one << one << 0;
        QTest::newRow("a chain") << Points{} << Points{at(0, 0), at(4000, 0), at(4000, 3000)}
                                 << Points{at(0, 0), at(4000, 0), at(4000, 0), at(4000, 3000)} << 0;
        QTest::newRow("a point given twice is one") << Points{} << Points{at(0, 0), at(0, 0), at(4000, 0), at(4000, 0)} << one << 0;
        QTest::newRow("an end within a millimetre of another is that end")
            << one << Points{{Length{4'000'400'000}, Length{300'000}}, at(4000, 3000)} << Points{at(4000, 0), at(4000, 3000)} << 0;
        QTest::newRow("on a wall from end to end of a part")
            << one << Points{at(1000, 0), at(6000, 0)} << Points{at(4000, 0), at(6000, 0)} << 1;
        QTest::newRow("the same the other way") << one << Points{at(6000, 0), at(1000, 0)} << Points{at(6000, 0), at(4000, 0)} << 1;
        QTest::newRow("over a shorter wall") << Points{at(1000, 0), at(2000, 0)} << Points{at(0, 0), at(4000, 0)}
                                             << Points{at(0, 0), at(1000, 0), at(2000, 0), at(4000, 0)} << 1;
        QTest::newRow("over two shorter walls")
            << Points{at(1000, 0), at(2000, 0), at(3000, 0), at(2500, 0)} << Points{at(0, 0), at(4000, 0)}
            << Points{at(0, 0), at(1000, 0), at(2000, 0), at(2500, 0), at(3000, 0), at(4000, 0)} << 2;
        QTest::newRow("there and back again is there") << Points{} << Points{at(0, 0), at(4000, 0), at(0, 0)} << one << 1;
        QTest::newRow("end to end on one line is no overlap")
            << one << Points{at(4000, 0), at(6000, 0)} << Points{at(4000, 0), at(6000, 0)} << 0;
        QTest::newRow("close beside is another wall") << one << Points{at(0, 50), at(4000, 50)} << Points{at(0, 50), at(4000, 50)} << 0;
        QTest::newRow("across is another wall")
            << one << Points{at(2000, -1000), at(2000, 1000)} << Points{at(2000, -1000), at(2000, 1000)} << 0;
    }
    void walls_are_added()
    {
        QFETCH(Points, there);
        QFETCH(Points, chain);
        QFETCH(Points, made);
        QFETCH(int, notes);
        for (const Drawing& d : drawings()) {
            const Project before = redrawn(plan(there), d);
            NewIds ids("test");
            WallStyle style{mm(150), {}};
            style.facts.set(field("wall.type"), Word{0});
            const auto edited = addWalls(before, storey(), placed(chain, d), style, ids);
            SP_SOUND(before, edited);
            const Project now = with(before, edited);
            QVERIFY2(sameWalls(TstEditWalls::made(edited, now), placed(made, d)),
                     qPrintable(QLatin1String(d.name) + u' ' + text(TstEditWalls::made(edited, now))));
            QCOMPARE(edited.value().notes.size(), notes);
            for (const QString& name : edited.value().made) {
                const Wall* w = now.walls.find(WallId(name));
                QVERIFY(w->thickness == mm(150) && w->facts == style.facts && w->storey == storey());
            }
        }
    }
    void a_closed_chain_closes_exactly_and_is_a_room()
    {
        Project before = plan({});
        NewIds ids("test");
        const auto edited =
            addWalls(before, storey(), {at(0, 0), at(4000, 0), at(4000, 3000), at(0, 3000), {Length{500'000}, Length{500'000}}}, {}, ids);
        SP_SOUND(before, edited);
        const Project now = with(before, edited);
        QCOMPARE(made(edited, now).back(), at(0, 0));
        QCOMPARE(now.rooms.size(), size_t{1});
        QCOMPARE(edited.value().notes, QStringList{QStringLiteral("room 101 is new")});
        for (const auto& w : now.walls)
            QVERIFY(!w->thickness && w->facts.empty()); // nobody has said what they are made of
    }
    void what_is_no_wall_is_refused_data()
    {
        QTest::addColumn<Points>("chain");
        QTest::addColumn<QString>("says");
        QTest::newRow("no point") << Points{} << "expected two different points or more for a wall, found 0";
        QTest::newRow("one point") << Points{at(100, 0)} << "found 1";
        QTest::newRow("one point twice") << Points{at(100, 0), at(100, 0)} << "found 1";
        QTest::newRow("shorter than a millimetre")
            << Points{at(9000, 9000), {mm(9000), Length{9'000'400'000}}} << "found one of 0.400 mm at 9000 mm, 9000 mm";
        QTest::newRow("where a wall is") << Points{at(1000, 0), at(2000, 0)} << "there is a wall already";
    }
    void what_is_no_wall_is_refused()
    {
        QFETCH(Points, chain);
        QFETCH(QString, says);
        const Project before = plan({at(0, 0), at(4000, 0)});
        NewIds ids("test");
        const auto edited = addWalls(before, storey(), chain, {}, ids);
        QVERIFY2(errorText(edited).contains(says), qPrintable(errorText(edited)));
        QVERIFY(!addWalls(before, StoreyId(QStringLiteral("st-none")), {at(0, 0), at(0, 1000)}, {}, ids));
        QVERIFY(!addWalls(before, storey(), {at(0, 0), at(0, 1000)}, {mm(0), {}}, ids));
    }

    void walls_move_with_what_meets_them_data()
    {
        QTest::addColumn<Points>("walls");
        QTest::addColumn<std::vector<int>>("moved");
        QTest::addColumn<PlanPoint>("by");
        QTest::addColumn<Points>("after");
        using Moved = std::vector<int>;
        QTest::newRow("a wall alone") << Points{at(0, 0), at(4000, 0)} << Moved{0} << at(100, 200) << Points{at(100, 200), at(4100, 200)};
        QTest::newRow("corners lengthen what is parallel to the way")
            << Points{at(0, 0), at(4000, 0), at(4000, 0), at(4000, 3000), at(0, 3000), at(0, 0)} << Moved{0} << at(0, -500)
            << Points{at(0, -500), at(4000, -500), at(4000, -500), at(4000, 3000), at(0, 3000), at(0, -500)};
        QTest::newRow("and turn what is not") << Points{at(0, 0), at(4000, 0), at(4000, 0), at(8000, 0)} << Moved{0} << at(0, 500)
                                              << Points{at(0, 500), at(4000, 500), at(4000, 500), at(8000, 0)};
        QTest::newRow("what ends in its body follows along its own line")
            << Points{at(0, 0), at(4000, 0), at(1000, 3000), at(1000, 0)} << Moved{0} << at(300, 500)
            << Points{at(300, 500), at(4300, 500), at(1000, 3000), at(1000, 500)};
        QTest::newRow("what ends at its face keeps its distance")
            << Points{at(0, 0), at(4000, 0), at(1000, 3000), at(1000, 100)} << Moved{0} << at(0, 500)
            << Points{at(0, 500), at(4000, 500), at(1000, 3000), at(1000, 600)};
        QTest::newRow("a slanted one gets longer on its line")
            << Points{at(0, 0), at(6000, 0), at(0, 3000), at(3000, 0)} << Moved{0} << at(0, -1000)
            << Points{at(0, -1000), at(6000, -1000), at(0, 3000), at(4000, -1000)};
        QTest::newRow("its end slides on the wall that it rests on")
            << Points{at(0, 0), at(6000, 0), at(2000, 0), at(2000, 3000)} << Moved{1} << at(500, 0)
            << Points{at(0, 0), at(6000, 0), at(2500, 0), at(2500, 3000)};
        QTest::newRow("and stays on it when it is drawn away") << Points{at(0, 0), at(6000, 0), at(2000, 0), at(2000, 3000)} << Moved{1}
                                                               << at(0, 500) << Points{at(0, 0), at(6000, 0), at(2000, 0), at(2000, 3500)};
        QTest::newRow("on a slanted one as well") << Points{at(0, 0), at(6000, 3000), at(2000, 1000), at(2000, 6000)} << Moved{1}
                                                  << at(1000, 0) << Points{at(0, 0), at(6000, 3000), at(3000, 1500), at(3000, 6000)};
        QTest::newRow("walls that move together keep their joint")
            << Points{at(0, 0), at(4000, 0), at(4000, 0), at(4000, 3000), at(4000, 3000), at(8000, 3000)} << Moved{0, 1} << at(0, 500)
            << Points{at(0, 500), at(4000, 500), at(4000, 500), at(4000, 3500), at(4000, 3500), at(8000, 3000)};
        QTest::newRow("a partition between two goes as a whole")
            << Points{at(0, 0), at(4000, 0), at(0, 3000), at(4000, 3000), at(2000, 0), at(2000, 3000)} << Moved{0, 1} << at(0, 700)
            << Points{at(0, 700), at(4000, 700), at(0, 3700), at(4000, 3700), at(2000, 700), at(2000, 3700)};
        QTest::newRow("an end rests on a wall that turns")
            << Points{at(0, 0), at(4000, 0), at(4000, 0), at(8000, 0), at(6000, 3000), at(6000, 0)} << Moved{0} << at(0, 1000)
            << Points{at(0, 1000), at(4000, 1000), at(4000, 1000), at(8000, 0), at(6000, 3000), at(6000, 500)};
        QTest::newRow("walls that do not touch stay") << Points{at(0, 0), at(4000, 0), at(4200, 0), at(4200, 3000)} << Moved{0}
                                                      << at(0, 500) << Points{at(0, 500), at(4000, 500), at(4200, 0), at(4200, 3000)};
    }
    void walls_move_with_what_meets_them()
    {
        QFETCH(Points, walls);
        QFETCH(std::vector<int>, moved);
        QFETCH(PlanPoint, by);
        QFETCH(Points, after);
        std::vector<WallId> names;
        for (const int i : moved)
            names.push_back(id(i));
        for (const Drawing& d : drawings()) {
            const Project before = redrawn(plan(walls), d);
            NewIds ids("test");
            const PlanPoint v = vectorIn(d, by);
            const auto edited = moveWalls(before, names, v.x, v.y, ids);
            SP_SOUND(before, edited);
            const Project now = with(before, edited);
            QVERIFY2(sameWalls(pointsOf(now), placed(after, d)), qPrintable(QLatin1String(d.name) + u' ' + text(pointsOf(now))));
            for (const auto& w : now.walls)
                QVERIFY(w->thickness == mm(200) && w->storey == storey());
        }
    }
    void a_move_that_would_destroy_a_wall_is_refused()
    {
        const Project box = plan({at(0, 0), at(4000, 0), at(4000, 0), at(4000, 3000), at(4000, 3000), at(0, 3000), at(0, 3000), at(0, 0)});
        NewIds ids("test");
        QVERIFY(errorText(moveWalls(box, {id(0)}, {}, mm(3000), ids)).contains(QStringLiteral("would have no length left")));
        QVERIFY(errorText(moveWalls(box, {id(0)}, {}, mm(3500), ids)).contains(QStringLiteral("would be turned over")));
        QVERIFY(moveWalls(box, {id(0)}, {}, mm(2900), ids));
        QVERIFY(!moveWalls(box, {WallId(QStringLiteral("wl-none"))}, {}, mm(1), ids));
        QVERIFY(errorText(moveCorner(box, storey(), at(4000, 0), at(4000, 3000), ids)).contains(QStringLiteral("no length")));
        QVERIFY(errorText(moveCorner(box, storey(), at(77, 77), at(0, 0), ids)).contains(QStringLiteral("no wall ends at 77 mm, 77 mm")));
    }
    void a_corner_moves_with_all_walls_that_end_there()
    {
        for (const Drawing& d : drawings()) {
            const Project before = redrawn(
                plan({at(0, 0), at(4000, 0), at(4000, 0), at(4000, 3000), at(6000, -2000), at(4000, 0), at(2000, 0), at(2000, 900)}), d);
            NewIds ids("test");
            const auto edited = moveCorner(before, storey(), d.place(at(4000, 0)), d.place(at(4000, 1000)), ids);
            SP_SOUND(before, edited);
            const Points after{at(0, 0),        at(4000, 1000), at(4000, 1000), at(4000, 3000),
                               at(6000, -2000), at(4000, 1000), at(2000, 500),  at(2000, 900)};
            const Project now = with(before, edited);
            QVERIFY2(sameWalls(pointsOf(now), placed(after, d)), qPrintable(QLatin1String(d.name) + u' ' + text(pointsOf(now))));
        }
    }

    void doors_stay_where_they_were_in_the_room_data()
    {
        QTest::addColumn<PlanPoint>("corner"); // of the wall
        QTest::addColumn<PlanPoint>("to");
        QTest::addColumn<PlanPoint>("by"); // of the door
        QTest::newRow("the far end is lengthened") << at(6000, 0) << at(8000, 0) << at(0, 0);
        QTest::newRow("the near end is lengthened") << at(0, 0) << at(-1000, 0) << at(0, 0);
        QTest::newRow("the near end is cut back") << at(0, 0) << at(1000, 0) << at(0, 0);
        QTest::newRow("cut back over the door: it goes along") << at(0, 0) << at(3000, 0) << at(1450, 0);
        QTest::newRow("the far end is cut back over the door") << at(6000, 0) << at(1500, 0) << at(-950, 0);
    }
    void doors_stay_where_they_were_in_the_room()
    {
        QFETCH(PlanPoint, corner);
        QFETCH(PlanPoint, to);
        QFETCH(PlanPoint, by);
        for (const Drawing& d : drawings()) {
            const Project before = redrawn(doorPlan(), d);
            NewIds ids("test");
            const auto edited = moveCorner(before, storey(), d.place(corner), d.place(to), ids);
            SP_SOUND(before, edited);
            const Project now = with(before, edited);
            QVERIFY2(sameDoor(doorOf(before), doorOf(now), vectorIn(d, by)), qPrintable(QLatin1String(d.name) + u' ' + text(doorOf(now))));
            QCOMPARE(edited.value().notes.size(), by == PlanPoint{} ? 0 : 1);
            if (by != PlanPoint{})
                QVERIFY2(edited.value().notes[0].startsWith(QStringLiteral("opening 1 was moved by %1 mm").arg(std::abs(toMm(by.x)))),
                         qPrintable(edited.value().notes[0]));
        }
    }
    void doors_and_readers_go_with_their_wall()
    {
        for (const Drawing& d : drawings()) {
            const Project before = redrawn(doorPlan(), d);
            NewIds ids("test");
            const PlanPoint by = vectorIn(d, at(700, -900));
            const auto edited = moveWalls(before, {id(0)}, by.x, by.y, ids);
            SP_SOUND(before, edited);
            QVERIFY2(sameDoor(doorOf(before), doorOf(with(before, edited)), by), d.name);
            // Turned about its far end by a right angle: 4 m from there, the reader on the same side of the wall.
            const auto turned = moveCorner(before, storey(), d.place(at(0, 0)), d.place(at(6000, 6000)), ids);
            SP_SOUND(before, turned);
            const Points door = doorOf(with(before, turned));
            QVERIFY(distance(door[0], d.place(at(6000, 4000))).n <= 3);
            QVERIFY(distance(door[6], d.place(at(6150, 3300))).n <= 3);
        }
    }
    void a_door_wider_than_what_is_left_of_its_wall_is_told()
    {
        const Project before = doorPlan();
        NewIds ids("test");
        const auto edited = moveCorner(before, storey(), at(6000, 0), at(600, 0), ids);
        SP_SOUND(before, edited);
        QCOMPARE(edited.value().notes, QStringList{QStringLiteral("opening 1 is wider than its wall is long now (600 mm)")});
        QCOMPARE(*with(before, edited).openings[0].place.offset, mm(300));
    }

    void a_split_wall_gives_each_door_its_part_data()
    {
        QTest::addColumn<qint64>("offset");
        QTest::addColumn<bool>("inFirst"); // as drawn
        QTest::addColumn<int>("notes");
        QTest::newRow("before the cut") << qint64{2000} << true << 0;
        QTest::newRow("behind the cut") << qint64{4000} << false << 0;
        QTest::newRow("over the cut, the middle before it") << qint64{2900} << true << 1;
        QTest::newRow("over the cut, the middle behind it") << qint64{3100} << false << 1;
    }
    void a_split_wall_gives_each_door_its_part()
    {
        QFETCH(qint64, offset);
        QFETCH(bool, inFirst);
        QFETCH(int, notes);
        for (const Drawing& d : drawings()) {
            const Project before = redrawn(doorPlan(offset), d);
            NewIds ids("test");
            const auto edited = splitWall(before, id(0), mm(3000), ids);
            SP_SOUND(before, edited);
            const Project now = with(before, edited);
            QCOMPARE(now.walls.size(), size_t{2});
            const Wall* second = now.walls.find(WallId(onlyMade(edited)));
            QVERIFY(second && second->thickness == mm(200) && second->facts == before.walls[0].facts);
            QCOMPARE(second->to, before.walls[0].to);
            QCOMPARE(second->from, now.walls.find(id(0))->to);
            QVERIFY2(sameDoor(doorOf(before), doorOf(now)), d.name);
            QCOMPARE(*now.openings[0].place.wall == id(0), inFirst != d.wallsReversed);
            QCOMPARE(edited.value().notes.size(), notes);
            // Joined again it is what it was, but for the id of the second part.
            const auto joined = joinWalls(now, id(0), second->id, ids);
            SP_SOUND(now, joined);
            const Project whole = with(now, joined);
            QVERIFY(whole.walls == before.walls);
            QVERIFY2(sameDoor(doorOf(before), doorOf(whole)), d.name);
        }
        NewIds ids("test");
        QVERIFY(errorText(splitWall(doorPlan(), id(0), mm(6000), ids)).contains(QStringLiteral("within the wall's length of 6000 mm")));
        QVERIFY(!splitWall(doorPlan(), id(0), {}, ids));
    }

    void joined_walls_keep_their_doors_data()
    {
        QTest::addColumn<QByteArray>("second");
        QTest::addColumn<bool>("secondStays"); // the wall with the door is the one that goes
        QTest::addColumn<Points>("whole");
        QTest::newRow("they meet") << QByteArray("from: [6000, 0], to: [9000, 0]") << false << Points{at(0, 0), at(9000, 0)};
        QTest::newRow("they leave a gap") << QByteArray("from: [7000, 0], to: [9000, 0]") << false << Points{at(0, 0), at(9000, 0)};
        QTest::newRow("the other runs against it")
            << QByteArray("from: [9000, 0], to: [7000, 0]") << false << Points{at(0, 0), at(9000, 0)};
        QTest::newRow("the other is before it")
            << QByteArray("from: [-3000, 0], to: [-1000, 0]") << false << Points{at(-3000, 0), at(6000, 0)};
        QTest::newRow("the wall with the door goes")
            << QByteArray("from: [7000, 0], to: [9000, 0]") << true << Points{at(0, 0), at(9000, 0)};
        QTest::newRow("the wall with the door goes, against the other")
            << QByteArray("from: [9000, 0], to: [7000, 0]") << true << Points{at(9000, 0), at(0, 0)};
        QTest::newRow("one lies within the other")
            << QByteArray("from: [1000, 0], to: [2000, 0]") << false << Points{at(0, 0), at(6000, 0)};
    }
    void joined_walls_keep_their_doors()
    {
        QFETCH(QByteArray, second);
        QFETCH(bool, secondStays);
        QFETCH(Points, whole);
        for (const Drawing& d : drawings()) {
            const Project before = redrawn(doorPlan(2000, "  - {id: wl-1, storey: st-1, " + second + ", thickness: 100 mm}\n"), d);
            NewIds ids("test");
            const auto edited = secondStays ? joinWalls(before, id(1), id(0), ids) : joinWalls(before, id(0), id(1), ids);
            SP_SOUND(before, edited);
            const Project now = with(before, edited);
            QCOMPARE(now.walls.size(), size_t{1});
            QCOMPARE(now.walls[0].id, secondStays ? id(1) : id(0));
            QCOMPARE(*now.walls[0].thickness, secondStays ? mm(100) : mm(200));
            QVERIFY2(sameWalls(pointsOf(now), placed(whole, d)), qPrintable(text(pointsOf(now))));
            QVERIFY2(sameDoor(doorOf(before), doorOf(now)),
                     qPrintable(QLatin1String(d.name) + u'\n' + text(doorOf(before)) + u'\n' + text(doorOf(now))));
            QCOMPARE(edited.value().notes.size(), 1); // not alike
        }
    }
    void walls_that_are_not_on_one_line_are_not_joined()
    {
        NewIds ids("test");
        const Project before = plan({at(0, 0), at(4000, 0), at(4000, 20), at(8000, 20), at(4000, 0), at(4000, 4000)});
        QVERIFY(errorText(joinWalls(before, id(0), id(1), ids))
                    .contains(QStringLiteral("expected walls on one line, found wl-1 off by 20 mm")));
        QVERIFY(!joinWalls(before, id(0), id(2), ids));
        QVERIFY(!joinWalls(before, id(0), id(0), ids));
    }

    void walls_are_trimmed_data()
    {
        QTest::addColumn<Points>("edge");
        QTest::addColumn<PlanPoint>("keep");
        QTest::addColumn<Points>("after"); // empty: refused
        const Points across{at(4000, -1000), at(4000, 1000)};
        QTest::newRow("the part behind goes") << across << at(1000, 500) << Points{at(0, 0), at(4000, 0)};
        QTest::newRow("the part before would take the door along") << across << at(5000, 500) << Points{};
        QTest::newRow("the part before the door goes")
            << Points{at(1000, -1000), at(1000, 1000)} << at(5000, 500) << Points{at(1000, 0), at(6000, 0)};
        QTest::newRow("too short: it is lengthened")
            << Points{at(9000, -1000), at(9000, 1000)} << at(0, 0) << Points{at(0, 0), at(9000, 0)};
        QTest::newRow("lengthened at its beginning")
            << Points{at(-2000, 500), at(-2000, 1000)} << at(0, 0) << Points{at(-2000, 0), at(6000, 0)};
        QTest::newRow("to a slanted wall") << Points{at(5000, -1000), at(3000, 1000)} << at(0, 0) << Points{at(0, 0), at(4000, 0)};
        QTest::newRow("parallel walls do not cross") << Points{at(0, 1000), at(6000, 1000)} << at(0, 0) << Points{};
    }
    void walls_are_trimmed()
    {
        QFETCH(Points, edge);
        QFETCH(PlanPoint, keep);
        QFETCH(Points, after);
        for (const Drawing& d : drawings()) {
            Project start = doorPlan();
            auto w = std::make_shared<Wall>(Wall{.id = id(1)});
            w->storey = storey();
            w->from = edge[0];
            w->to = edge[1];
            start.walls.put(w->id, w);
            const Project before = redrawn(start, d);
            NewIds ids("test");
            const auto edited = trimWall(before, id(0), id(1), d.place(keep), ids);
            QCOMPARE(static_cast<bool>(edited), !after.empty());
            if (!edited)
                continue;
            SP_SOUND(before, edited);
            const Project now = with(before, edited);
            Points expected = after;
            expected.insert(expected.end(), edge.begin(), edge.end());
            QVERIFY2(sameWalls(pointsOf(now), placed(expected, d)), qPrintable(QLatin1String(d.name) + u' ' + text(pointsOf(now))));
            QVERIFY2(sameDoor(doorOf(before), doorOf(now)), d.name);
        }
    }

    void a_parallel_wall_is_of_the_same_style()
    {
        const Project before = doorPlan();
        NewIds ids("test");
        for (const int side : {1, -1}) {
            const auto edited = offsetWall(before, id(0), mm(side * 1500), ids);
            SP_SOUND(before, edited);
            const Project now = with(before, edited);
            QCOMPARE(text(made(edited, now)), text({at(0, side * 1500), at(6000, side * 1500)}));
            QCOMPARE(now.walls.find(WallId(onlyMade(edited)))->facts, before.walls[0].facts);
        }
        QVERIFY(!offsetWall(before, id(0), {}, ids));
    }
    void a_style_changes_only_what_it_says()
    {
        const Project before = doorPlan(2000,
                                        "  - {id: wl-1, storey: st-1, from: [0, 0], to: [0, 3000], thickness: 100 mm}\n"
                                        "  - {id: wl-2, storey: st-1, from: [0, 3000], to: [3000, 3000], thickness: 100 mm}\n");
        NewIds ids("test");
        const std::vector<WallStyle> styles = wallStylesOf(before);
        QCOMPARE(styles.size(), size_t{2});
        QVERIFY(styles[0].thickness == mm(100) && styles[0].facts.empty()); // the most used one
        QVERIFY(styles[1].thickness == mm(200) && styles[1].facts == before.walls[0].facts);
        const auto thick = styleWalls(before, {id(0), id(1)}, {mm(300), {}}, ids);
        SP_SOUND(before, thick);
        QCOMPARE(*with(before, thick).walls[0].thickness, mm(300));
        QVERIFY(with(before, thick).walls[0].facts == before.walls[0].facts);
        QCOMPARE(thick.value().patch.of<Wall>().size(), size_t{2});
        const auto all = styleWalls(before, {id(1)}, styles[1], ids);
        SP_SOUND(before, all);
        QVERIFY(with(before, all).walls[1].facts == before.walls[0].facts);
        QVERIFY(styleWalls(before, {id(1)}, {}, ids).value().patch.empty());
        QVERIFY(!styleWalls(before, {id(1)}, {mm(-5), {}}, ids));
    }

    void a_chain_of_patches_is_one_patch()
    {
        const Project start = doorPlan();
        PatchChain chain(start);
        Wall w = start.walls[0];
        w.thickness = mm(1);
        chain.put(&Project::walls, w);
        w.thickness = mm(2);
        chain.put(&Project::walls, w);
        chain.put(&Project::walls, Wall{.id = id(7)});
        chain.remove(&Project::walls, id(7)); // made and taken away: nothing
        chain.put(&Project::openings, start.openings[0]); // as it was: nothing
        Patch settings;
        settings.settings.emplace(start.settings, start.settings);
        settings.settings->second.name = QStringLiteral("Other");
        chain.add(settings);
        const Project end = chain.now();
        const Edited edited = chain.take();
        QCOMPARE(edited.patch.of<Wall>().size(), size_t{1});
        QVERIFY(edited.patch.of<Opening>().empty());
        Project now = start;
        apply(now, edited.patch);
        QVERIFY(now == end);
        apply(now, inverse(edited.patch));
        QVERIFY(now == start);
        QVERIFY(merged(edited.patch, inverse(edited.patch)).empty());
    }
    void large_patches_are_carried_out_like_small_ones()
    {
        const Project start = plan({});
        Points points;
        for (int i = 0; i < 200; ++i)
            points.push_back(at(i * 1000, i % 2 * 500));
        NewIds ids("test");
        const auto edited = addWalls(start, storey(), points, {}, ids);
        SP_SOUND(start, edited);
        const Project now = with(start, edited);
        QCOMPARE(now.walls.size(), size_t{199});
        Project oneByOne = start;
        for (const Edit<Wall>& e : edited.value().patch.of<Wall>()) {
            Patch one;
            one.of<Wall>().push_back(e);
            apply(oneByOne, one);
        }
        QVERIFY(oneByOne.walls == now.walls);
    }
};

QTEST_APPLESS_MAIN(TstEditWalls)
#include "tst_edit_walls.moc"
