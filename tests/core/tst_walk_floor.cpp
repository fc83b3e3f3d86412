// SPDX-License-Identifier: GPL-3.0-or-later
// The walkable floor of a storey: rooms, what joins them, doors on their faces, stairs, and what could not be measured.
#include "core/egress/room_floor.h"
#include "core/geom/segment.h"
#include "tests/support/floor_text.h"
#include "tests/support/plan_motion.h"
#include "tests/support/power_plans.h"

#include <QTest>
#include <cmath>

using namespace sp;
using namespace sp::test;

namespace {

/// Sections of a plan in the words of the file.
struct Sections {
    QByteArray walls, rooms, openings, obstructions, stairs, storeys;
};

Project planOf(const Sections& s)
{
    const auto section = [](const char* name, const QByteArray& rows) {
        return rows.isEmpty() ? QByteArray() : QByteArray(name) + ":\n" + rows;
    };
    const QByteArray text = "format: 1\nproject: {name: \"Plan\", units: metric}\n"
        + section("storeys", s.storeys.isEmpty() ? QByteArray("  - {id: st-1, name: \"One\", elevation: 0 mm}\n") : s.storeys)
        + section("walls", s.walls) + section("rooms", s.rooms) + section("stairs", s.stairs) + section("obstructions", s.obstructions)
        + section("openings", s.openings);
    const PlanFile file = readPlan(text, QStringLiteral("plan"));
    if (!file.problems.empty())
        qFatal("%s\n%s", qPrintable(texts(file.problems)), text.constData());
    return file.project;
}

Project fileOf(const QString& path)
{
    return readPlan(bytesOf(path), path).project;
}

QByteArray wall(const char* id, int x1, int y1, int x2, int y2, const char* more = "", int thickness = 200)
{
    return QStringLiteral("  - {id: wl-%1, storey: st-1, from: [%2, %3], to: [%4, %5], thickness: %6 mm%7}\n")
        .arg(QLatin1String(id))
        .arg(x1)
        .arg(y1)
        .arg(x2)
        .arg(y2)
        .arg(thickness)
        .arg(QLatin1String(more))
        .toUtf8();
}

QByteArray room(const char* id, int x, int y, const char* more = ", kind: room")
{
    return QStringLiteral("  - {id: rm-%1, storey: st-1, at: [%2, %3]%4}\n")
        .arg(QLatin1String(id))
        .arg(x)
        .arg(y)
        .arg(QLatin1String(more))
        .toUtf8();
}

QByteArray outlined(const char* id, int x0, int y0, int x1, int y1, const char* more = ", kind: room")
{
    return QStringLiteral("  - {id: rm-%1, storey: st-1, outline: [[%2, %3], [%4, %3], [%4, %5], [%2, %5]]%6}\n")
        .arg(QLatin1String(id))
        .arg(x0)
        .arg(y0)
        .arg(x1)
        .arg(y1)
        .arg(QLatin1String(more))
        .toUtf8();
}

QByteArray door(const char* id, const char* wall, int offset,
                const char* facts = "leaves: 1, operation: swing, leaf_width: 36 in, clear_width: 33 in")
{
    return QStringLiteral("  - id: op-%1\n    place: {wall: wl-%2, offset: %3 mm}\n    door: {%4}\n")
        .arg(QLatin1String(id), QLatin1String(wall))
        .arg(offset)
        .arg(QLatin1String(facts))
        .toUtf8();
}

const char* cased = "operation: cased_opening, leaf_width: 1000 mm, clear_width: 1000 mm";

/// A room of 5.9 m by 3.8 m on the left and one on the right of a wall of 200 mm at x = 6 m, in outer walls of 200 mm. Faces: 100 to 5900,
/// 6100 to 11900, 100 to 3900.
Sections twoRooms()
{
    return {wall("s", 0, 0, 12000, 0, ", type: exterior") + wall("n", 0, 4000, 12000, 4000, ", type: exterior")
                + wall("w", 0, 0, 0, 4000, ", type: exterior") + wall("e", 12000, 0, 12000, 4000, ", type: exterior")
                + wall("m", 6000, 0, 6000, 4000),
            room("a", 3000, 2000) + room("b", 9000, 2000),
            {},
            {},
            {},
            {}};
}

WalkPlan floorOf(const Project& p, const char* storey = "st-1", const FloorSettings& settings = {})
{
    return walkFloor(*sheetOf(p), StoreyId(QString::fromLatin1(storey)), settings);
}

const WalkDoor* doorOf(const WalkPlan& floor, const Project& p, const char* id)
{
    for (const WalkDoor& d : floor.doors)
        if (p.openings[static_cast<size_t>(d.opening)].id.text() == QLatin1String(id))
            return &d;
    return nullptr;
}

const CellNode& nodeOf(const WalkPlan& floor, const WalkDoor::Face& face, size_t n = 0)
{
    return floor.cells[static_cast<size_t>(face.cell)]->cell().nodes[static_cast<size_t>(face.nodes.at(n))];
}

double areaM2(const std::vector<Ring>& area)
{
    double sum = 0;
    for (const Ring& ring : area)
        sum += signedAreaM2(ring);
    return sum;
}

double nm(double mm)
{
    return mm * 1e6;
}

} // namespace

class TstWalkFloor final : public QObject {
    Q_OBJECT

    // What holds for every floor.
    static void check(const WalkPlan& floor)
    {
        for (const auto& walk : floor.cells) {
            const Cell& cell = walk->cell();
            QVERIFY(isProperArea(cell.rings));
            for (const CellNode& node : cell.nodes) {
                const Ring& ring = cell.rings.at(static_cast<size_t>(node.ring));
                const PlanPoint a = ring.at(static_cast<size_t>(node.edge)),
                                b = ring.at((static_cast<size_t>(node.edge) + 1) % ring.size());
                QVERIFY(distance(node.at, nearestOn(a, b, node.at)).n <= 2);
            }
        }
        for (const WalkSpace& space : floor.spaces) {
            QVERIFY(space.cell >= 0 && space.cell < static_cast<int>(floor.cells.size()));
            QVERIFY(isProperArea(space.area));
        }
        for (const WalkDoor& d : floor.doors) {
            for (const WalkDoor::Face* face : {&d.a, &d.b}) {
                QCOMPARE(face->beside == Beside::Floor, face->cell >= 0);
                QCOMPARE(face->cell >= 0, !face->nodes.empty());
                if (face->cell < 0)
                    continue;
                QVERIFY(face->nodes.size() == 1 || face->nodes.size() == 3);
                QCOMPARE(nodeOf(floor, *face).at, face->middle);
                QCOMPARE(floor.spaces.at(static_cast<size_t>(face->space)).cell, face->cell);
            }
            if (d.a.cell >= 0 && d.b.cell >= 0)
                QCOMPARE(d.a.nodes.size(), d.b.nodes.size());
        }
        for (const WalkGap& gap : floor.gaps) {
            QVERIFY(gap.spaceA >= 0 && gap.spaceB >= 0);
            QCOMPARE(floor.spaces.at(static_cast<size_t>(gap.spaceA)).cell, floor.spaces.at(static_cast<size_t>(gap.spaceB)).cell);
        }
        for (const WalkLink& link : floor.links)
            QVERIFY(contains(floor.spaces.at(static_cast<size_t>(link.space)).area[0], link.at));
    }

private slots:
    void the_example_plan_has_two_rooms_and_three_doors()
    {
        const Project p = fileOf(dataPath(QStringLiteral("plans/example/plan.strikeplate")));
        const WalkPlan floor = floorOf(p);
        check(floor);
        QCOMPARE(problemTexts(floor, p), QStringList());
        QCOMPARE(floor.cells.size(), size_t{2});
        QCOMPARE(floor.spaces.size(), size_t{2});
        QCOMPARE(floor.axes, 0.0);
        const WalkDoor* lab = doorOf(floor, p, "op-lab");
        QVERIFY(lab);
        QCOMPARE(nodeOf(floor, lab->a).at, at(6000, 1500));
        QCOMPARE(nodeOf(floor, lab->b).at, at(6150, 1500));
        QCOMPARE(lab->crossing, nm(150));
        QCOMPARE(lab->width, inches(33));
        const WalkDoor* exit = doorOf(floor, p, "op-exit");
        QVERIFY(exit);
        QCOMPARE(exit->a.beside, Beside::Floor);
        QCOMPARE(exit->b.beside, Beside::Exit);
        QCOMPARE(nodeOf(floor, exit->a).at, at(8000, 0));
        const WalkDoor* stair = doorOf(floor, p, "op-stair");
        QVERIFY(stair);
        QCOMPARE(nodeOf(floor, stair->a).at, at(14150, 1500));
        QCOMPARE(stair->b.beside, Beside::Exit);
        QCOMPARE(p.rooms[static_cast<size_t>(floor.spaces[static_cast<size_t>(lab->a.space)].room)].id.text(), QStringLiteral("rm-lab"));
        QVERIFY(floor.spaces[static_cast<size_t>(lab->b.space)].corridor);
    }

    void samples_leave_nothing_unmeasured_data()
    {
        QTest::addColumn<QString>("path");
        for (const char* name : {"research-building.strikeplate", "research-building-corrected.strikeplate"})
            QTest::newRow(name) << samplePath(QLatin1String(name));
    }
    void samples_leave_nothing_unmeasured()
    {
        QFETCH(QString, path);
        const Project p = fileOf(path);
        for (const auto& storey : p.storeys) {
            const WalkPlan floor = floorOf(p, storey->id.text().toLatin1());
            check(floor);
            QCOMPARE(problemTexts(floor, p), QStringList());
            int rooms = 0;
            for (const auto& r : p.rooms)
                rooms += r->storey == storey->id;
            QVERIFY(floor.spaces.size() <= static_cast<size_t>(rooms));
            QVERIFY(rooms < 3 || floor.spaces.size() + 6 > static_cast<size_t>(rooms)); // stairs and a lift are no floor
        }
    }

    void a_drawn_room_reaches_to_its_faces()
    {
        Sections s = twoRooms();
        s.openings = door("1", "m", 1500) + door("2", "w", 2000);
        const Project p = planOf(s);
        for (const Drawing& drawing : drawings()) {
            const Project q = redrawn(p, drawing);
            const WalkPlan floor = floorOf(q);
            check(floor);
            QCOMPARE(problemTexts(floor, q), QStringList());
            const WalkDoor* d = doorOf(floor, q, "op-1");
            QVERIFY(d);
            const bool aLeft = contains(floor.spaces[static_cast<size_t>(d->a.space)].area[0], drawing.place(at(3000, 2000)));
            const PlanPoint left = nodeOf(floor, aLeft ? d->a : d->b).at, right = nodeOf(floor, aLeft ? d->b : d->a).at;
            QVERIFY2(distance(left, drawing.place(at(5900, 1500))).n <= 3, drawing.name);
            QVERIFY2(distance(right, drawing.place(at(6100, 1500))).n <= 3, drawing.name);
            QVERIFY2(std::fabs(d->crossing - nm(200)) < 4, drawing.name);
            for (const WalkSpace& space : floor.spaces) {
                QCOMPARE(space.area[0].size(), size_t{4});
                QVERIFY2(std::fabs(areaM2(space.area) - 5.8 * 3.8) < 1e-6, drawing.name);
            }
            const WalkDoor* out = doorOf(floor, q, "op-2");
            QVERIFY(out && (out->a.beside == Beside::Exit) != (out->b.beside == Beside::Exit));
        }
    }

    void wide_openings_have_three_nodes_on_each_face()
    {
        Sections s = twoRooms();
        s.openings = door("1", "m", 1500, "leaves: 2, operation: swing, leaf_width: 900 mm, clear_width: 850 mm")
            + door("2", "m", 3000, "leaves: 1, operation: slide, leaf_width: 1220 mm, clear_width: 1220 mm")
            + door("3", "w", 2000, "leaves: 1, operation: slide, leaf_width: 1221 mm, clear_width: 1221 mm");
        const Project p = planOf(s);
        const WalkPlan floor = floorOf(p);
        check(floor);
        const WalkDoor* pair = doorOf(floor, p, "op-1");
        QCOMPARE(pair->width, mm(1700)); // 1800 less what each leaf takes off
        QCOMPARE(pair->a.nodes.size(), size_t{3});
        const PlanPoint before{{6'100'000'000}, {650'000'000 + 304'800'000}}, after{{6'100'000'000}, {2'350'000'000 - 304'800'000}};
        QCOMPARE(nodeOf(floor, pair->b, 1).at, before);
        QCOMPARE(nodeOf(floor, pair->b, 2).at, after);
        QCOMPARE(nodeOf(floor, pair->a, 1).at.y, before.y);
        QCOMPARE(pair->b.jambs[0], at(6100, 650));
        QCOMPARE(pair->b.jambs[1], at(6100, 2350));
        QCOMPARE(doorOf(floor, p, "op-2")->a.nodes.size(), size_t{1});
        const WalkDoor* out = doorOf(floor, p, "op-3");
        QCOMPARE((out->a.beside == Beside::Floor ? out->a : out->b).nodes.size(), size_t{3});
        QCOMPARE((out->a.beside == Beside::Floor ? out->b : out->a).nodes.size(), size_t{0});
    }

    void obstructions_stand_in_the_way()
    {
        Sections s = twoRooms();
        s.openings = door("1", "m", 500) + door("2", "m", 3500);
        s.obstructions =
            "  - {id: ob-1, storey: st-1, kind: column, outline: [[2000, 2000], [2400, 2000], [2400, 2400], [2000, 2400]]}\n"
            "  - {id: ob-2, storey: st-1, kind: fixture, outline: [[6100, 1900], [11900, 1900], [11900, 2100], [6100, 2100]]}\n"
            "  - {id: ob-3, storey: st-1, kind: void, outline: [[20000, 1900], [21000, 1900], [21000, 2100]]}\n";
        const Project p = planOf(s);
        const WalkPlan floor = floorOf(p);
        check(floor);
        QCOMPARE(problemTexts(floor, p), QStringList());
        QCOMPARE(floor.spaces.size(), size_t{3}); // the counter makes two of room b
        QCOMPARE(floor.spaces[0].area.size(), size_t{2});
        QCOMPARE(floor.spaces[0].area[1], (Ring{at(2000, 2000), at(2000, 2400), at(2400, 2400), at(2400, 2000)}));
        QVERIFY(doorOf(floor, p, "op-1")->b.space != doorOf(floor, p, "op-2")->b.space);
        QCOMPARE(floor.spaces[1].room, floor.spaces[2].room);
    }

    void a_part_that_nothing_leads_into_is_closed_off()
    {
        Sections s = twoRooms();
        s.openings = door("1", "m", 500);
        s.obstructions =
            "  - {id: ob-2, storey: st-1, kind: fixture, outline: [[6100, 1900], [11900, 1900], [11900, 2100], [6100, 2100]]}\n";
        const Project p = planOf(s);
        const WalkPlan floor = floorOf(p);
        check(floor);
        QCOMPARE(problemTexts(floor, p), QStringList(QStringLiteral("rm-b closed off 10.44"))); // 5.8 x 1.8
        QCOMPARE(floor.spaces.size(), size_t{2});
    }

    void rooms_without_outline_or_door_are_named_data()
    {
        QTest::addColumn<QByteArray>("rooms");
        QTest::addColumn<QByteArray>("openings");
        QTest::addColumn<QStringList>("problems");
        QTest::addColumn<int>("spaces");
        const QByteArray both = room("a", 3000, 2000) + room("b", 9000, 2000);
        const QByteArray one = door("1", "w", 2000);
        QTest::newRow("nothing leads into one") << both << one << QStringList{QStringLiteral("rm-b no door")} << 2;
        QTest::newRow("no place") << both + "  - {id: rm-c, storey: st-1, kind: room}\n"
                                  << one + door("2", "e", 2000) << QStringList{QStringLiteral("rm-c no outline")} << 2;
        QTest::newRow("not enclosed") << room("a", 3000, 2000) + room("b", 9000, 2000) + room("c", 20000, 0) << one + door("2", "e", 2000)
                                      << QStringList{QStringLiteral("rm-c no outline")} << 2;
        QTest::newRow("broken")
            << room("a", 3000, 2000)
                + QByteArray(
                    "  - {id: rm-b, storey: st-1, kind: room, outline: [[6100, 100], [11900, 3900], [11900, 100], [6100, 3900]]}\n")
            << one + door("2", "e", 2000) << QStringList{QStringLiteral("rm-b broken outline")} << 1;
        QTest::newRow("a door that nobody has placed")
            << both << one + QByteArray("  - id: op-9\n    place: {storey: st-1, beyond_a: rm-b, beyond_b: outside}\n")
            << QStringList{QStringLiteral("op-9 rm-b no place")} << 2;
        QTest::newRow("stairs and lifts are no floor")
            << room("a", 3000, 2000) + room("b", 9000, 2000, ", kind: exit_enclosure") << one << QStringList{} << 1;
    }
    void rooms_without_outline_or_door_are_named()
    {
        QFETCH(QByteArray, rooms);
        QFETCH(QByteArray, openings);
        QFETCH(QStringList, problems);
        QFETCH(int, spaces);
        Sections s = twoRooms();
        s.rooms = rooms;
        s.openings = openings;
        const Project p = planOf(s);
        const WalkPlan floor = floorOf(p);
        check(floor);
        QCOMPARE(problemTexts(floor, p), problems);
        QCOMPARE(static_cast<int>(floor.spaces.size()), spaces);
    }

    void outlines_may_stand_off_the_wall_data()
    {
        QTest::addColumn<int>("off"); // mm, of the right room's outline from the face of the wall
        QTest::addColumn<QStringList>("problems");
        const auto moved = [](int mm) { return QStringList(QStringLiteral("op-1 rm-b moved %1").arg(mm * 1e6, 0, 'g', 6)); };
        QTest::newRow("at the face") << 0 << QStringList();
        QTest::newRow("within a millimetre") << 1 << QStringList();
        QTest::newRow("20 mm off") << 20 << moved(20);
        QTest::newRow("at the axis of the wall") << -100 << moved(100);
        QTest::newRow("300 mm off") << 300 << moved(300);
        QTest::newRow("450 mm off") << 450 << QStringList(QStringLiteral("op-1 rm-b not on outline"));
    }
    void outlines_may_stand_off_the_wall()
    {
        QFETCH(int, off);
        QFETCH(QStringList, problems);
        Sections s = twoRooms();
        s.rooms = room("a", 3000, 2000) + outlined("b", 6100 + off, 100, 11900, 3900);
        s.openings = door("1", "m", 1500) + door("2", "w", 2000) + door("3", "e", 2000);
        const Project p = planOf(s);
        const WalkPlan floor = floorOf(p);
        check(floor);
        QCOMPARE(problemTexts(floor, p), problems);
        const WalkDoor* d = doorOf(floor, p, "op-1");
        if (problems.join(QString()).contains(u"not on")) {
            QCOMPARE(d->b.beside, Beside::Nowhere);
        } else {
            QCOMPARE(nodeOf(floor, d->b).at, at(6100 + off, 1500));
            QCOMPARE(d->crossing, nm(200 + off));
        }
    }

    void cased_openings_join_rooms()
    {
        Sections s = twoRooms();
        s.openings = door("1", "m", 1500, cased) + door("2", "w", 2000);
        const Project p = planOf(s);
        for (const Drawing& drawing : drawings()) {
            const Project q = redrawn(p, drawing);
            const WalkPlan floor = floorOf(q);
            check(floor);
            QCOMPARE(problemTexts(floor, q), QStringList());
            QCOMPARE(floor.cells.size(), size_t{1});
            QCOMPARE(floor.spaces.size(), size_t{2});
            QCOMPARE(floor.gaps.size(), size_t{1});
            QCOMPARE(floor.cells[0]->cell().rings.size(), size_t{1});
            QCOMPARE(floor.cells[0]->cell().rings[0].size(), size_t{12});
            QVERIFY2(std::fabs(areaM2(floor.cells[0]->cell().rings) - (2 * 5.8 * 3.8 + 0.2)) < 1e-6, drawing.name);
            QVERIFY(!doorOf(floor, q, "op-1"));
            const WalkGap& gap = floor.gaps[0];
            const PlanPoint ends[] = {drawing.place(at(6000, 1000)), drawing.place(at(6000, 2000))};
            QVERIFY2((distance(gap.from, ends[0]).n <= 5 && distance(gap.to, ends[1]).n <= 5)
                         || (distance(gap.from, ends[1]).n <= 5 && distance(gap.to, ends[0]).n <= 5),
                     drawing.name);
            QCOMPARE(q.openings[static_cast<size_t>(gap.opening)].id.text(), QStringLiteral("op-1"));
        }
    }

    void two_cased_openings_leave_a_piece_of_wall_between_them()
    {
        Sections s = twoRooms();
        s.openings = door("1", "m", 1000, cased) + door("2", "m", 3000, cased) + door("3", "w", 2000);
        const Project p = planOf(s);
        const WalkPlan floor = floorOf(p);
        check(floor);
        QCOMPARE(floor.gaps.size(), size_t{2});
        QCOMPARE(floor.cells.size(), size_t{1});
        QCOMPARE(floor.cells[0]->cell().rings.size(), size_t{2});
        QCOMPARE(floor.cells[0]->cell().rings[1], (Ring{at(5900, 1500), at(5900, 2500), at(6100, 2500), at(6100, 1500)}));
    }

    void a_cased_opening_as_wide_as_the_room_leaves_no_jamb()
    {
        Sections s = twoRooms();
        s.openings = door("1", "m", 2000, "operation: cased_opening, leaf_width: 3800 mm, clear_width: 3800 mm") + door("3", "w", 2000);
        const Project p = planOf(s);
        const WalkPlan floor = floorOf(p);
        check(floor);
        QCOMPARE(floor.cells.size(), size_t{1});
        QCOMPARE(floor.cells[0]->cell().rings, (std::vector<Ring>{{at(100, 100), at(11900, 100), at(11900, 3900), at(100, 3900)}}));
    }

    void cased_openings_that_join_no_floors_stay_ways_without_a_leaf_data()
    {
        QTest::addColumn<QByteArray>("rooms");
        QTest::addColumn<QByteArray>("opening");
        QTest::addColumn<int>("cells");
        QTest::addColumn<int>("gaps");
        const QByteArray a = room("a", 3000, 2000);
        const QByteArray hole = door("1", "m", 1500, cased);
        QTest::newRow("others may not pass through one") << a + room("b", 9000, 2000, ", kind: room, no_through: true") << hole << 2 << 0;
        QTest::newRow("nor through either") << room("a", 3000, 2000, ", kind: room, no_through: true")
                + room("b", 9000, 2000, ", kind: room, function: accessory_storage")
                                            << hole << 1 << 1;
        QTest::newRow("a stair") << a + room("b", 9000, 2000, ", kind: exit_enclosure") << hole << 1 << 0;
        QTest::newRow("its width is not known") << a + room("b", 9000, 2000) << door("1", "m", 1500, "operation: cased_opening") << 2 << 0;
        QTest::newRow("wider than the room") << a + room("b", 9000, 2000)
                                             << door("1", "m", 2000, "operation: cased_opening, leaf_width: 3900 mm") << 2 << 0;
        QTest::newRow("one room is not drawn") << a << hole << 1 << 0;
    }
    void cased_openings_that_join_no_floors_stay_ways_without_a_leaf()
    {
        QFETCH(QByteArray, rooms);
        QFETCH(QByteArray, opening);
        QFETCH(int, cells);
        QFETCH(int, gaps);
        Sections s = twoRooms();
        s.rooms = rooms;
        s.openings = opening + door("3", "w", 2000);
        const Project p = planOf(s);
        const WalkPlan floor = floorOf(p);
        check(floor);
        QCOMPARE(static_cast<int>(floor.cells.size()), cells);
        QCOMPARE(static_cast<int>(floor.gaps.size()), gaps);
        const WalkDoor* d = doorOf(floor, p, "op-1");
        QCOMPARE(d == nullptr, gaps == 1);
        if (d)
            QVERIFY(!d->leaf);
    }

    void rooms_that_meet_without_a_wall_are_one_floor_data()
    {
        QTest::addColumn<QByteArray>("walls");
        QTest::addColumn<QByteArray>("rooms");
        QTest::addColumn<int>("cells");
        QTest::addColumn<int>("gaps");
        QTest::addColumn<QStringList>("problems");
        const QByteArray outer = wall("w", 0, 0, 0, 4000, ", type: exterior");
        const QByteArray a = outlined("a", 100, 100, 6000, 3900);
        QTest::newRow("touching") << outer << a + outlined("b", 6000, 100, 9000, 3900) << 1 << 1 << QStringList();
        QTest::newRow("15 mm apart") << outer << a + outlined("b", 6015, 100, 9000, 3900) << 1 << 1 << QStringList();
        QTest::newRow("15 mm over each other") << outer << a + outlined("b", 5985, 100, 9000, 3900) << 1 << 1 << QStringList();
        QTest::newRow("along a part") << outer << a + outlined("b", 6000, 2000, 9000, 8000) << 1 << 1 << QStringList();
        QTest::newRow("too little") << outer << a + outlined("b", 6000, 3700, 9000, 8000) << 2 << 0
                                    << QStringList{QStringLiteral("rm-b no door")};
        QTest::newRow("a wall apart") << outer << a + outlined("b", 6100, 100, 9000, 3900) << 2 << 0
                                      << QStringList{QStringLiteral("rm-b no door")};
        QTest::newRow("a thin wall on the line")
            << outer + wall("m", 6000, 0, 6000, 4000, "", 10) << a + outlined("b", 6000, 100, 9000, 3900) << 2 << 0
            << QStringList{QStringLiteral("rm-b no door")};
        QTest::newRow("a wall on the middle of the line")
            << outer + wall("m", 6000, 1500, 6000, 2500, "", 10) << a + outlined("b", 6000, 100, 9000, 3900) << 1 << 2 << QStringList();
        QTest::newRow("others may not pass") << outer << a + outlined("b", 6000, 100, 9000, 3900, ", kind: room, no_through: true") << 2
                                             << 0
                                             << QStringList{QStringLiteral("rm-a rm-b open boundary 3.8e+09"),
                                                            QStringLiteral("rm-b no door")};
        QTest::newRow("open to a stair") << outer << a + outlined("b", 6000, 100, 9000, 3900, ", kind: exit_enclosure") << 1 << 0
                                         << QStringList{QStringLiteral("rm-a rm-b open boundary 3.8e+09")};
        QTest::newRow("four around one point") << outer
                                               << outlined("a", 100, 100, 6000, 2000) + outlined("b", 6000, 100, 9000, 2000)
                + outlined("c", 100, 2000, 6000, 3900) + outlined("d", 6000, 2000, 9000, 3900)
                                               << 1 << 4 << QStringList();
        QTest::newRow("on the same floor") << outer << a + outlined("b", 4000, 1000, 9000, 3000) << 2 << 0
                                           << QStringList{QStringLiteral("rm-a rm-b overlap 4"), QStringLiteral("rm-b no door")};
    }
    void rooms_that_meet_without_a_wall_are_one_floor()
    {
        QFETCH(QByteArray, walls);
        QFETCH(QByteArray, rooms);
        QFETCH(int, cells);
        QFETCH(int, gaps);
        QFETCH(QStringList, problems);
        Sections s;
        s.walls = walls;
        s.rooms = rooms;
        s.openings = door("1", "w", 1500);
        const Project p = planOf(s);
        const WalkPlan floor = floorOf(p);
        check(floor);
        QCOMPARE(problemTexts(floor, p), problems);
        QCOMPARE(static_cast<int>(floor.cells.size()), cells);
        QCOMPARE(static_cast<int>(floor.gaps.size()), gaps);
        for (const WalkGap& gap : floor.gaps)
            QCOMPARE(gap.opening, -1);
    }

    void what_a_door_leads_to_data()
    {
        QTest::addColumn<QByteArray>("wallType");
        QTest::addColumn<QByteArray>("rooms");
        QTest::addColumn<QByteArray>("facts");
        QTest::addColumn<QByteArray>("storey");
        QTest::addColumn<int>("beside");
        const QByteArray a = room("a", 3000, 2000), b = room("b", 9000, 2000);
        const auto right = [&](const char* more) { return a + room("b", 9000, 2000, more); };
        const QByteArray swing = "leaves: 1, operation: swing, leaf_width: 900 mm";
        const QByteArray ground = "above_grade: 1", upper = "above_grade: 3";
        const int floor = static_cast<int>(Beside::Floor), exit = static_cast<int>(Beside::Exit),
                  nowhere = static_cast<int>(Beside::Nowhere);
        QTest::newRow("a room") << QByteArray() << a + b << swing << ground << floor;
        QTest::newRow("an exit enclosure") << QByteArray() << right(", kind: exit_enclosure") << swing << ground << exit;
        QTest::newRow("an exit enclosure, by a door that is no exit")
            << QByteArray() << right(", kind: exit_enclosure") << swing + ", egress_role: none" << ground << nowhere;
        QTest::newRow("a stair that is an exit") << QByteArray() << right(", kind: stair, stair: sr-x") << swing << ground << exit;
        QTest::newRow("an open stair") << QByteArray() << right(", kind: stair, stair: sr-o") << swing << ground << floor;
        QTest::newRow("a lift") << QByteArray() << right(", stair: sr-l") << swing << ground << nowhere;
        QTest::newRow("a yard") << QByteArray() << right(", kind: outside") << swing << ground << exit;
        QTest::newRow("a terrace") << QByteArray() << right(", kind: outside") << swing << upper << floor;
        QTest::newRow("a terrace, by an exit") << QByteArray() << right(", kind: outside") << swing + ", egress_role: exit" << upper
                                               << exit;
        QTest::newRow("the open air") << QByteArray(", type: exterior") << a << swing << ground << exit;
        QTest::newRow("the open air, no exit") << QByteArray(", type: exterior") << a << swing + ", egress_role: none" << ground << nowhere;
        QTest::newRow("the open air, grade not known")
            << QByteArray(", type: exterior") << a << swing << QByteArray("elevation: 0 mm") << exit;
        QTest::newRow("nobody knows") << QByteArray() << a << swing << ground << nowhere;
        QTest::newRow("the other side of a horizontal exit") << QByteArray(", type: horizontal_exit") << a + b << swing << ground << floor;
    }
    void what_a_door_leads_to()
    {
        QFETCH(QByteArray, wallType);
        QFETCH(QByteArray, rooms);
        QFETCH(QByteArray, facts);
        QFETCH(QByteArray, storey);
        QFETCH(int, beside);
        Sections s = twoRooms();
        s.walls = wall("s", 0, 0, 12000, 0) + wall("n", 0, 4000, 12000, 4000) + wall("w", 0, 0, 0, 4000) + wall("e", 12000, 0, 12000, 4000)
            + wall("m", 6000, 0, 6000, 4000, wallType.constData());
        s.rooms = rooms;
        s.storeys = "  - {id: st-1, name: \"One\", " + storey + "}\n";
        s.stairs = "  - {id: sr-x, kind: exit_stair}\n  - {id: sr-o, kind: exit_access_stair}\n  - {id: sr-l, kind: lift}\n";
        s.openings = door("1", "m", 1500, facts.constData());
        const Project p = planOf(s);
        const WalkPlan floor = floorOf(p);
        check(floor);
        const WalkDoor* d = doorOf(floor, p, "op-1");
        QVERIFY(d);
        const WalkDoor::Face& far = d->a.space >= 0
                && p.rooms[static_cast<size_t>(floor.spaces[static_cast<size_t>(d->a.space)].room)].id.text() == QStringLiteral("rm-a")
            ? d->b
            : d->a;
        QCOMPARE(static_cast<int>(far.beside), beside);
        QCOMPARE(d->horizontalExit, wallType.contains("horizontal"));
        QVERIFY(d->passable);
    }

    void the_open_air_above_grade_is_told()
    {
        Sections s = twoRooms();
        s.storeys = "  - {id: st-1, name: \"Three\", above_grade: 3}\n";
        s.openings = door("1", "m", 1500) + door("2", "w", 1500)
            + door("3", "e", 1500, "leaves: 1, operation: swing, leaf_width: 900 mm, egress_role: exit")
            + door("4", "e", 3000, "leaves: 1, operation: swing, leaf_width: 900 mm, egress_role: none");
        const Project p = planOf(s);
        const WalkPlan floor = floorOf(p);
        QCOMPARE(problemTexts(floor, p), QStringList(QStringLiteral("op-2 above grade")));
    }

    void revolving_and_coiling_doors_are_no_ways()
    {
        Sections s = twoRooms();
        s.openings = door("1", "m", 1500, "operation: revolving, leaf_width: 900 mm")
            + door("2", "m", 3000, "operation: coiling, leaf_width: 900 mm") + door("3", "w", 1500, "operation: slide, leaf_width: 900 mm");
        const Project p = planOf(s);
        const WalkPlan floor = floorOf(p);
        QVERIFY(!doorOf(floor, p, "op-1")->passable);
        QVERIFY(!doorOf(floor, p, "op-2")->passable);
        QVERIFY(doorOf(floor, p, "op-3")->passable);
    }

    void a_door_within_one_room_has_both_faces_in_its_cell()
    {
        Sections s = twoRooms();
        // The wall between stops 1 m short of the north wall: one room around it.
        s.walls.replace(wall("m", 6000, 0, 6000, 4000), wall("m", 6000, 0, 6000, 3000));
        s.rooms = room("a", 3000, 2000);
        s.openings = door("1", "m", 1500) + door("2", "w", 1500);
        const Project p = planOf(s);
        const WalkPlan floor = floorOf(p);
        check(floor);
        QCOMPARE(problemTexts(floor, p), QStringList());
        const WalkDoor* d = doorOf(floor, p, "op-1");
        QVERIFY(d);
        QCOMPARE(d->a.cell, 0);
        QCOMPARE(d->b.cell, 0);
        QCOMPARE(nodeOf(floor, d->a).at, at(5900, 1500));
        QCOMPARE(nodeOf(floor, d->b).at, at(6100, 1500));
    }

    void stairs_join_storeys_data()
    {
        QTest::addColumn<QByteArray>("stair");
        QTest::addColumn<double>("mm"); // -1: nobody knows
        QTest::newRow("stated") << QByteArray(", length: 8 m") << 8000.0;
        QTest::newRow("by its steps") << QByteArray(", riser: 7 in, tread: 11 in") << 3600 * std::sqrt(170.0) / 7;
        QTest::newRow("by its steps and landings")
            << QByteArray(", riser: 7 in, tread: 11 in, landing: 1.1 m") << 3600 * std::sqrt(170.0) / 7 + 1100;
        QTest::newRow("nothing known") << QByteArray() << -1.0;
        QTest::newRow("no treads") << QByteArray(", riser: 7 in") << -1.0;
    }
    void stairs_join_storeys()
    {
        QFETCH(QByteArray, stair);
        QFETCH(double, mm);
        Sections s = twoRooms();
        s.storeys = "  - {id: st-1, name: \"One\", elevation: 0 mm}\n  - {id: st-2, name: \"Two\", elevation: 3600 mm}\n"
                    "  - {id: st-3, name: \"Three\", elevation: 7200 mm}\n";
        s.rooms = room("a", 3000, 2000) + room("b", 9000, 2000, ", kind: stair, stair: sr-1")
            + "  - {id: rm-b2, storey: st-2, kind: stair, stair: sr-1, outline: [[6100, 100], [11900, 100], [11900, 3900], [6100, 3900]]}\n"
              "  - {id: rm-b3, storey: st-3, kind: stair, stair: sr-1, outline: [[6100, 100], [11900, 100], [11900, 3900], [6100, 3900]]}\n";
        s.stairs = "  - {id: sr-1, kind: exit_access_stair" + stair + "}\n";
        s.openings = door("1", "m", 1500) + door("2", "w", 1500);
        const Project p = planOf(s);
        const WalkPlan one = floorOf(p), two = floorOf(p, "st-2"), three = floorOf(p, "st-3");
        QCOMPARE(one.links.size(), size_t{1});
        QCOMPARE(two.links.size(), size_t{2});
        QCOMPARE(three.links.size(), size_t{1});
        QCOMPARE(p.rooms[static_cast<size_t>(one.links[0].otherRoom)].id.text(), QStringLiteral("rm-b2"));
        QCOMPARE(p.rooms[static_cast<size_t>(two.links[0].otherRoom)].id.text(), QStringLiteral("rm-b"));
        QCOMPARE(p.rooms[static_cast<size_t>(two.links[1].otherRoom)].id.text(), QStringLiteral("rm-b3"));
        for (const WalkPlan* floor : {&one, &two, &three}) {
            check(*floor);
            for (const WalkLink& link : floor->links) {
                QCOMPARE(p.stairs[static_cast<size_t>(link.stair)].id.text(), QStringLiteral("sr-1"));
                QCOMPARE(link.nm.has_value(), mm >= 0);
                if (link.nm)
                    QVERIFY(std::fabs(*link.nm - nm(mm)) < 1);
            }
            QCOMPARE(problemTexts(*floor, p).contains(floor == &one       ? QStringLiteral("rm-b sr-1 no length")
                                                          : floor == &two ? QStringLiteral("rm-b2 sr-1 no length")
                                                                          : QStringLiteral("rm-b3 sr-1 no length")),
                     mm < 0);
        }
    }

    void axes_follow_the_longest_wall_data()
    {
        QTest::addColumn<QByteArray>("walls");
        QTest::addColumn<double>("degrees");
        QTest::newRow("none") << QByteArray() << 0.0;
        QTest::newRow("east") << wall("1", 0, 0, 5000, 0) + wall("2", 0, 0, 3000, 3000) << 0.0;
        QTest::newRow("north is the other axis") << wall("1", 0, 0, 0, 5000) << 0.0;
        QTest::newRow("slanted") << wall("1", 0, 0, 5000, 0) + wall("2", 0, 0, 8000, 8000) << 45.0;
        QTest::newRow("drawn from its other end") << wall("1", 4000, 3000, 0, 0) << std::atan2(3.0, 4.0) * 180 / 3.14159265358979323846;
        QTest::newRow("ties go to the first") << wall("1", 0, 0, 3000, 4000) + wall("2", 0, 0, 5000, 0)
                                              << std::atan2(4.0, 3.0) * 180 / 3.14159265358979323846 - 90;
    }
    void axes_follow_the_longest_wall()
    {
        QFETCH(QByteArray, walls);
        QFETCH(double, degrees);
        Sections s;
        s.walls = walls;
        const Project p = planOf(s);
        const double found = floorOf(p).axes * 180 / 3.14159265358979323846;
        QVERIFY2(std::fabs(std::remainder(found - degrees, 90)) < 1e-9, qPrintable(QString::number(found)));
        QCOMPARE(floorOf(p, "st-1", {.axes = 0.25}).axes, 0.25);
    }
};

QTEST_APPLESS_MAIN(TstWalkFloor)
#include "tst_walk_floor.moc"
