// SPDX-License-Identifier: GPL-3.0-or-later
// How exporters differ: one small building each, two or three rooms in a row and a door between them. Every row says what a person sees.
#include "core/io/plan_writer.h"
#include "tests/support/built_ifc.h"

#include <QTest>
#include <algorithm>
#include <cmath>

using namespace sp;
using namespace sp::test;

namespace {

bool near(std::optional<QPointF> a, QPointF b, double mm = 1)
{
    return a && std::hypot(a->x() - b.x(), a->y() - b.y()) <= mm;
}

QByteArray text(std::optional<QPointF> p)
{
    return p ? QByteArray::number(p->x(), 'f', 1) + ' ' + QByteArray::number(p->y(), 'f', 1) : QByteArray("nowhere");
}

QPointF turned(double x, double y, double degrees)
{
    const double r = degrees * 3.14159265358979323846 / 180;
    return {x * std::cos(r) - y * std::sin(r), x * std::sin(r) + y * std::cos(r)};
}

} // namespace

class TstIfcQuirks final : public QObject {
    Q_OBJECT

private slots:
    void every_file_gives_what_it_holds_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("storeys");
        QTest::addColumn<int>("rooms");
        QTest::addColumn<int>("walls");
        QTest::addColumn<int>("doors");
        QTest::newRow("IFC4X3") << "door-ifc4x3" << 1 << 2 << 5 << 1;
        QTest::newRow("door type") << "door-type-ifc4" << 1 << 3 << 6 << 1;
        QTest::newRow("door style") << "door-style-ifc2x3" << 1 << 2 << 5 << 2;
        QTest::newRow("rooms without a shape") << "boundaries-only" << 1 << 2 << 5 << 2;
        QTest::newRow("inches") << "feet-and-inches" << 1 << 2 << 5 << 1;
        QTest::newRow("three storeys, one empty") << "storeys-disagree" << 3 << 4 << 10 << 2;
        QTest::newRow("elements on the building") << "on-the-building" << 2 << 4 << 10 << 2;
        QTest::newRow("two buildings") << "two-buildings" << 2 << 4 << 10 << 2;
        QTest::newRow("far away") << "far-site" << 1 << 2 << 5 << 1;
        QTest::newRow("mirrored") << "mirrored-door" << 1 << 2 << 5 << 2;
        QTest::newRow("turned") << "rotated-door" << 1 << 2 << 5 << 2;
        QTest::newRow("no holes") << "door-without-opening" << 1 << 2 << 5 << 3;
        QTest::newRow("faces") << "faceted-space" << 1 << 2 << 5 << 1;
        QTest::newRow("IFC2X2") << "ifc2x2" << 1 << 2 << 5 << 1;
        QTest::newRow("triangles") << "tessellated" << 1 << 2 << 5 << 1;
        QTest::newRow("a curtain wall") << "curtain-wall-door" << 1 << 2 << 5 << 1;
        QTest::newRow("a curved wall") << "arc-wall" << 1 << 2 << -1 << 1;
        QTest::newRow("net and gross") << "gross-and-net" << 1 << -1 << 5 << 1;
        QTest::newRow("no storey") << "no-storey" << 1 << 2 << 5 << 1;
        QTest::newRow("layers as walls") << "layered-walls" << 1 << 2 << 7 << 1;
        QTest::newRow("loose ends") << "loose-ends" << 1 << 2 << 5 << 2;
        QTest::newRow("a wall of parts") << "wall-parts" << 1 << 2 << 5 << 1;
    }
    void every_file_gives_what_it_holds()
    {
        QFETCH(QString, file);
        const Built b = builtFromIfc(file);
        QTEST(static_cast<int>(b.project.storeys.size()), "storeys");
        QFETCH(int, rooms); // -1: told by a test of its own
        QFETCH(int, walls);
        if (rooms >= 0)
            QCOMPARE(static_cast<int>(b.project.rooms.size()), rooms);
        if (walls >= 0)
            QCOMPARE(static_cast<int>(b.project.walls.size()), walls);
        QTEST(static_cast<int>(b.model.doors.size()), "doors");
        for (const auto& r : b.project.rooms)
            QVERIFY2(r->storey, qPrintable(r->number.value_or(QString())));
        for (const auto& w : b.project.walls)
            QVERIFY2(w->storey, qPrintable(w->guid.value_or(QString())));
        const PlanFile again = readPlan(writePlan(b.project), file);
        QVERIFY2(again.problems.empty(), qPrintable(texts(again.problems)));
        QVERIFY(again.project == b.project);
    }

    void a_door_joins_the_rooms_that_a_person_sees_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("mark");
        QTest::addColumn<QString>("sides");
        QTest::newRow("a door type of IFC4") << "door-type-ifc4"
                                             << "D1"
                                             << "Corridor | Office";
        QTest::newRow("a door style of IFC2X3") << "door-style-ifc2x3"
                                                << "D1"
                                                << "Office | Store";
        QTest::newRow("an entrance with an external boundary") << "door-style-ifc2x3"
                                                               << "D2"
                                                               << "Office | outside";
        QTest::newRow("only boundaries name the rooms") << "boundaries-only"
                                                        << "D1"
                                                        << "Office | Store";
        QTest::newRow("only boundaries name the outside") << "boundaries-only"
                                                          << "D2"
                                                          << "Office | outside";
        QTest::newRow("inches") << "feet-and-inches"
                                << "D1"
                                << "Exam | Hall";
        QTest::newRow("the lower of two storeys") << "storeys-disagree"
                                                  << "D1"
                                                  << "Office | Store";
        QTest::newRow("the upper of two storeys") << "storeys-disagree"
                                                  << "D2"
                                                  << "Office | Store";
        QTest::newRow("no storey in the file") << "no-storey"
                                               << "D1"
                                               << "Office | Store";
        QTest::newRow("on the building, ground") << "on-the-building"
                                                 << "D1"
                                                 << "Office | Store";
        QTest::newRow("on the building, upper") << "on-the-building"
                                                << "D2"
                                                << "Office | Store";
        QTest::newRow("the first of two buildings") << "two-buildings"
                                                    << "E1"
                                                    << "Office | Store";
        QTest::newRow("the second of two buildings") << "two-buildings"
                                                     << "W1"
                                                     << "Office | Store";
        QTest::newRow("5000 km from the origin") << "far-site"
                                                 << "D1"
                                                 << "Office | Store";
        QTest::newRow("as its type") << "mirrored-door"
                                     << "D1"
                                     << "Office | Store";
        QTest::newRow("mirrored") << "mirrored-door"
                                  << "D2"
                                  << "Office | Store";
        QTest::newRow("a turned building") << "rotated-door"
                                           << "D1"
                                           << "Office | Store";
        QTest::newRow("turned in its hole") << "rotated-door"
                                            << "D2"
                                            << "Office | Store";
        QTest::newRow("in a wall without a hole") << "door-without-opening"
                                                  << "D1"
                                                  << "Office | Store";
        QTest::newRow("in a hole of no wall") << "door-without-opening"
                                              << "D3"
                                              << "outside | Store";
        QTest::newRow("part of a curtain wall") << "curtain-wall-door"
                                                << "D1"
                                                << "Office | Store";
        QTest::newRow("in a curved wall") << "arc-wall"
                                          << "D1"
                                          << "Office | Store";
        QTest::newRow("rooms of faces") << "faceted-space"
                                        << "D1"
                                        << "Office | Store";
        QTest::newRow("net and gross rooms") << "gross-and-net"
                                             << "D1"
                                             << "Office | Store";
        QTest::newRow("IFC2X2") << "ifc2x2"
                                << "D1"
                                << "Office | Store";
        QTest::newRow("triangles only") << "tessellated"
                                        << "D1"
                                        << "Office | Store";
    }
    void a_door_joins_the_rooms_that_a_person_sees()
    {
        QFETCH(QString, file);
        QFETCH(QString, mark);
        const Built b = builtFromIfc(file);
        QTEST(b.sides(mark), "sides");
    }

    void hinge_and_swing_are_those_of_the_file_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("mark");
        QTest::addColumn<QPointF>("hinge");
        QTest::addColumn<QString>("into");
        QTest::newRow("left, by its type") << "door-type-ifc4"
                                           << "D1" << QPointF(4000, 1050) << "Office";
        QTest::newRow("left, by its style") << "door-style-ifc2x3"
                                            << "D1" << QPointF(4000, 1050) << "Office";
        QTest::newRow("right, in an outer wall") << "door-style-ifc2x3"
                                                 << "D2" << QPointF(2500, 0) << "Office";
        QTest::newRow("inches") << "feet-and-inches"
                                << "D1" << QPointF(4000, 1500 - 457.2) << "Exam";
        QTest::newRow("as its type") << "mirrored-door"
                                     << "D1" << QPointF(4000, 550) << "Office";
        QTest::newRow("drawn mirrored, whatever its type says") << "mirrored-door"
                                                                << "D2" << QPointF(4000, 3450) << "Office";
        QTest::newRow("a turned building") << "rotated-door"
                                           << "D1" << turned(4000, 550, 30) << "Office";
        QTest::newRow("turned in its hole") << "rotated-door"
                                            << "D2" << turned(4000, 3450, 30) << "Store";
        QTest::newRow("in a wall without a hole") << "door-without-opening"
                                                  << "D1" << QPointF(4000, 1050) << "Office";
        QTest::newRow("in a hole of no wall") << "door-without-opening"
                                              << "D3" << QPointF(7000, 0) << "Store";
        QTest::newRow("part of a curtain wall") << "curtain-wall-door"
                                                << "D1" << QPointF(4000, 1900) << "Office";
        QTest::newRow("through three walls side by side") << "layered-walls"
                                                          << "D1" << QPointF(4000, 1050) << "Office";
        QTest::newRow("in a wall of parts") << "wall-parts"
                                            << "D1" << QPointF(4000, 1050) << "Office";
        QTest::newRow("right, IFC2X2") << "ifc2x2"
                                       << "D1" << QPointF(4000, 1500 + 457.2) << "Office";
    }
    void hinge_and_swing_are_those_of_the_file()
    {
        QFETCH(QString, file);
        QFETCH(QString, mark);
        QFETCH(QPointF, hinge);
        const Built b = builtFromIfc(file);
        QVERIFY2(near(b.hinge(mark), hinge, 20), text(b.hinge(mark)).constData()); // which jamb, not how thick the wall is
        QTEST(b.swingsInto(mark), "into");
    }

    void a_door_stands_where_its_body_stands_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QPointF>("middle");
        QTest::addColumn<double>("widthMm");
        QTest::addColumn<double>("tolerance");
        QTest::newRow("a pair on its hole") << "door-ifc4x3" << QPointF(4000, 2000) << 1800.0 << 1.0;
        QTest::newRow("the axis of the wall is its face") << "door-type-ifc4" << QPointF(4000, 1500) << 900.0 << 1.0;
        QTest::newRow("inches") << "feet-and-inches" << QPointF(4000, 1500) << 914.4 << 1.0;
        QTest::newRow("every placement is the origin") << "no-storey" << QPointF(4000, 1500) << 900.0 << 1.0;
        QTest::newRow("a curved wall, drawn in straight parts") << "arc-wall" << QPointF(5000, 3000) << 900.0 << 100.0;
        QTest::newRow("as wide as its hole") << "loose-ends" << QPointF(4000, 1000) << 900.0 << 1.0;
        QTest::newRow("triangles without sizes") << "tessellated" << QPointF(8800 + 4000, 8800 + 1500) << 900.0 << 1.0;
    }
    void a_door_stands_where_its_body_stands()
    {
        QFETCH(QString, file);
        QFETCH(QPointF, middle);
        QFETCH(double, tolerance);
        const Built b = builtFromIfc(file);
        const auto first = std::find_if(b.project.openings.begin(), b.project.openings.end(), [](const auto& o) {
            return o->guid && o->guid->startsWith(QStringLiteral("0Door")) && o->mark != u"D2";
        });
        QVERIFY(first != b.project.openings.end());
        const Opening& door = **first;
        const auto frame = frameOf(b.project, door);
        QVERIFY(frame);
        QVERIFY2(near(b.inFile(frame->middle), middle, tolerance), text(b.inFile(frame->middle)).constData());
        QVERIFY(frame->width);
        QTEST(toMm(*frame->width), "widthMm");
    }
};

QTEST_APPLESS_MAIN(TstIfcQuirks)
#include "tst_ifc_quirks.moc"
