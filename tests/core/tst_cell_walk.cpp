// SPDX-License-Identifier: GPL-3.0-or-later
// Walking inside one cell: the worked examples of egress.md 13, what sees what, and floors that are hard on arithmetic.
#include "core/egress/exact.h"
#include "tests/support/egress_cells.h"

#include <QTest>
#include <random>
#include <thread>

using namespace sp;
using namespace sp::test;

namespace {

constexpr Length foot{304'800'000};

QString text(PlanPoint p)
{
    return QString::number(toMm(p.x)) + u',' + QString::number(toMm(p.y));
}
QString text(const std::vector<PlanPoint>& points)
{
    QStringList out;
    for (const PlanPoint p : points)
        out += text(p);
    return out.join(u' ');
}
double inMetres(double nm)
{
    return nm / nmPerM;
}

/// E7: a wall 0.2 thick with a gap.
std::vector<Ring> gapRoom()
{
    return {ringOf({{0, 0}, {4, 0}, {4, 2.75}, {4.2, 2.75}, {4.2, 0}, {8, 0}, {8, 6}, {4.2, 6}, {4.2, 3.25}, {4, 3.25}, {4, 6}, {0, 6}})};
}
std::vector<Ring> cornerRoom()
{
    return {ringOf({{0, 0}, {18, 0}, {18, 5}, {6, 5}, {6, 14}, {0, 14}})};
}

} // namespace

class CellWalkTest : public QObject {
    Q_OBJECT
private slots:
    void halvesGiveTheSignOfWholeNumbers()
    {
        std::mt19937_64 random(1);
        const auto number = [&] { return static_cast<qint64>(random()) >> (2 + random() % 60); };
        int zero = 0;
        for (int i = 0; i < 200'000; ++i) {
            const qint64 ax = number(), ay = number(), k = static_cast<qint64>(random() % 7) - 3;
            // Every second one nearly or wholly in line, where rounding would show.
            const bool inLine = i % 2 != 0 && std::abs(ax) < (1LL << 55) && std::abs(ay) < (1LL << 55);
            const qint64 bx = inLine ? ax * k : number(), by = inLine ? ay * k + static_cast<qint64>(random() % 3) - 1 : number();
            const int sign = exact::crossSign(ax, ay, bx, by);
            QCOMPARE(exact::crossSignByHalves(ax, ay, bx, by), sign);
            QCOMPARE(exact::crossSignByHalves(bx, by, ax, ay), -sign);
            zero += sign == 0;
        }
        QVERIFY(zero > 1000);
        constexpr qint64 big = 1LL << 62;
        QCOMPARE(exact::crossSignByHalves(big, big, big, big), 0);
        QCOMPARE(exact::crossSignByHalves(big, big - 1, big + 1, big), exact::crossSign(big, big - 1, big + 1, big));
        QCOMPARE(exact::crossSign(big, big - 1, big + 1, big), 1); // differs in the last of 125 bits
        QCOMPARE(exact::crossSignByHalves(-big, big, big, big), -1);
        static_assert(exact::side({{0}, {0}}, {{10}, {0}}, {{5}, {1}}) == 1 && exact::side({{0}, {0}}, {{10}, {0}}, {{5}, {-1}}) == -1);
        static_assert(exact::product(-1, 1) < exact::product(0, 5) && exact::product(-3, -4) == exact::product(12, 1));
    }

    void rulersGiveTheWorkedExamples_data()
    {
        QTest::addColumn<std::vector<Ring>>("rings");
        QTest::addColumn<PlanPoint>("exit");
        QTest::addColumn<PlanPoint>("start");
        QTest::addColumn<double>("straight");
        QTest::addColumn<double>("clearance");
        QTest::addColumn<double>("rectilinear");
        const std::vector<Ring> plain{rectangle(0, 0, 20, 10)}, pillar{rectangle(0, 0, 10, 6), block(4, 1, 6, 5)};
        QTest::newRow("E1 far corner") << plain << metres(20, 3) << metres(0, 10) << 21.190 << 21.190 << 27.0;
        QTest::newRow("E1 near corner") << plain << metres(20, 3) << metres(0, 0) << 20.224 << 20.224 << 23.0;
        QTest::newRow("E2") << cornerRoom() << metres(18, 2.5) << metres(0, 14) << 23.074 << 23.319 << 29.5;
        QTest::newRow("E5 inner office") << std::vector<Ring>{rectangle(0, 0, 5, 4)} << metres(5, 2) << metres(0, 0) << 5.385 << 5.385
                                         << 7.0;
        QTest::newRow("E5 outer office") << std::vector<Ring>{rectangle(5.15, 0, 14.15, 7)} << metres(14.15, 5) << metres(5.15, 2) << 9.487
                                         << 9.487 << 12.0;
        QTest::newRow("E6 middle of the wall") << pillar << metres(10, 3) << metres(0, 3) << 10.944 << 11.248 << 14.0;
        QTest::newRow("E6 corner") << pillar << metres(10, 3) << metres(0, 0) << 10.555 << 10.664 << 13.0;
        QTest::newRow("E6 corner, lower block")
            << std::vector<Ring>{rectangle(0, 0, 10, 6), block(4, 2, 6, 4)} << metres(10, 3) << metres(0, 0) << 10.440 << 10.440 << 13.0;
        QTest::newRow("E7") << gapRoom() << metres(8, 3) << metres(0, 6) << 8.862 << 9.011 << 11.0;
    }
    void rulersGiveTheWorkedExamples()
    {
        QFETCH(const std::vector<Ring>, rings);
        QFETCH(const PlanPoint, exit);
        QFETCH(const PlanPoint, start);
        QFETCH(const double, straight);
        QFETCH(const double, clearance);
        QFETCH(const double, rectilinear);
        const CellWalk walk(cellOf(rings, std::vector<PlanPoint>{exit}));
        const CellField::Way way = toItsDoors(walk).wayFrom(start);
        const double millimetre = 0.0006;
        QVERIFY2(std::fabs(inMetres(way.nm) - straight) < millimetre, qPrintable(text(way.points)));
        QVERIFY2(std::fabs(inMetres(clearanceLength(walk, way.points, foot)) - clearance) < millimetre,
                 qPrintable(QString::number(inMetres(clearanceLength(walk, way.points, foot)), 'f', 4)));
        QVERIFY(std::fabs(inMetres(toItsDoors(walk, Metric::Rectilinear).at(start)) - rectilinear) < millimetre);
    }

    void equalWaysGoByTheSmallerXThenY()
    {
        const Cell cell = cellOf({rectangle(0, 0, 10, 6), block(4, 1, 6, 5)}, {{10, 3}, {0, 3}});
        const CellWalk walk(cell);
        QCOMPARE(text(toItsDoors(CellWalk(cellOf(cell.rings, {{10, 3}}))).wayFrom(metres(0, 3)).points),
                 QStringLiteral("0,3000 4000,1000 6000,1000 10000,3000"));
        QCOMPARE(text(walk.pathBetween(Metric::Straight, 0, 1)), QStringLiteral("10000,3000 6000,1000 4000,1000 0,3000"));
        // Of two exits that are equally near the first.
        const CellWalk room(cellOf({rectangle(0, 0, 10, 6)}, {{10, 3}, {0, 3}}));
        QCOMPARE(toItsDoors(room).wayFrom(metres(5, 1)).seed, 0);
        const CellField field(room, Metric::Straight, {{metres(0, 3), 1, 0}, {metres(10, 3), 0, 0}});
        QCOMPARE(field.wayFrom(metres(5, 1)).seed, 0);
        QCOMPARE(field.wayFrom(metres(5, 1)).points.back(), metres(0, 3));
    }

    void looksSlideAlongWallsAndTouchCorners_data()
    {
        QTest::addColumn<PlanPoint>("from");
        QTest::addColumn<PlanPoint>("to");
        QTest::addColumn<bool>("seen");
        // A room with a block of 2 x 2 in the middle and a niche to the right.
        QTest::newRow("along a wall") << metres(0, 0) << metres(0, 9) << true;
        QTest::newRow("along a block") << metres(4, 4) << metres(6, 4) << true;
        QTest::newRow("along a block and beyond") << metres(2, 4) << metres(8, 4) << true;
        QTest::newRow("touching a corner") << metres(2, 6) << metres(6, 2) << true;
        QTest::newRow("a nanometre inside the corner") << PlanPoint{{2'000'000'001}, {6'000'000'000}} << metres(6, 2) << false;
        QTest::newRow("through the block, corner to corner") << metres(4, 4) << metres(6, 6) << false;
        QTest::newRow("through the block, side to side") << metres(4, 5) << metres(6, 5) << false;
        QTest::newRow("through the block from outside") << metres(1, 5) << metres(9, 5) << false;
        QTest::newRow("from a corner of the block into it") << metres(4, 4) << metres(5, 5) << false;
        QTest::newRow("from a corner of the room") << metres(0, 0) << metres(3, 9) << true;
        QTest::newRow("touching two corners of the niche") << metres(10, 1) << metres(10, 9) << true;
        QTest::newRow("into the niche") << metres(1, 3) << metres(12, 4) << true;
        QTest::newRow("round the mouth of the niche") << metres(12, 3) << metres(10, 0) << false;
        QTest::newRow("to itself") << metres(1, 1) << metres(1, 1) << true;
        QTest::newRow("outside") << metres(-1, 1) << metres(-1, 2) << false;
        QTest::newRow("inside the block") << metres(4.5, 4.5) << metres(5.5, 5.5) << false;
        QTest::newRow("inside the block by half") << metres(4, 4.5) << metres(5, 4.5) << false;
    }
    void looksSlideAlongWallsAndTouchCorners()
    {
        QFETCH(const PlanPoint, from);
        QFETCH(const PlanPoint, to);
        QFETCH(const bool, seen);
        const CellWalk walk(
            cellOf({ringOf({{0, 0}, {10, 0}, {10, 2}, {12, 2}, {12, 5}, {10, 5}, {10, 9}, {0, 9}}), block(4, 4, 6, 6)}, {{0, 3}}));
        QCOMPARE(walk.sees(from, to), seen);
        QCOMPARE(walk.sees(to, from), seen);
    }

    void cornersAreTheInsideOnes()
    {
        const CellWalk walk(cellOf({rectangle(0, 0, 10, 6), block(4, 1, 6, 5)}, {{10, 3}}));
        QCOMPARE(text(walk.corners()), QStringLiteral("4000,1000 4000,5000 6000,5000 6000,1000"));
        QVERIFY(CellWalk(cellOf({rectangle(0, 0, 10, 6)}, {{10, 3}})).corners().empty());
        QCOMPARE(text(CellWalk(cellOf(cornerRoom(), {{0, 3}})).corners()), QStringLiteral("6000,5000"));
    }

    void doorsAreWhereTheyAre()
    {
        // At a corner, at an inside corner, twice at one place, at the foot of a block that touches nothing.
        const Cell cell = cellOf({cornerRoom()[0], block(2, 2, 3, 3)}, {{0, 0}, {6, 5}, {18, 2.5}, {18, 2.5}, {3, 2.5}});
        const CellWalk walk(cell);
        QCOMPARE(walk.between(Metric::Straight, 2, 3), 0.0);
        QCOMPARE(text(walk.pathBetween(Metric::Straight, 2, 3)), QStringLiteral("18000,2500 18000,2500"));
        QVERIFY(std::fabs(inMetres(walk.between(Metric::Straight, 1, 2)) - 12.2577) < 0.0001);
        QVERIFY(std::fabs(inMetres(walk.between(Metric::Straight, 0, 1)) - (std::sqrt(13.0) + std::sqrt(18.0))) < 1e-6);
        QCOMPARE(text(walk.pathBetween(Metric::Straight, 0, 1)), QStringLiteral("0,0 3000,2000 6000,5000"));
        QVERIFY(walk.nodeSees(4, metres(18, 2.5)));
        QVERIFY(!walk.nodeSees(4, metres(0, 2.5)));
        QCOMPARE(inMetres(walk.fromPoint(Metric::Rectilinear, metres(0, 14))[2]), 29.5);
        QCOMPARE(toItsDoors(walk).at(metres(6, 5)), 0.0);
        QCOMPARE(text(toItsDoors(walk).wayFrom(metres(6, 5)).points), QStringLiteral("6000,5000 6000,5000"));
    }

    void aSlantedWallIsSeenAlongFromADoorBesideIt()
    {
        // Thirds of a wall with odd differences: every door lies off it by a part of a nanometre, some outside.
        const PlanPoint a{{0}, {0}}, b{{10'000'000'001}, {3'333'333'337}};
        const std::vector<Ring> rings{{a, b, metres(9, 9), metres(-1, 8)}};
        int outside = 0;
        for (int i = 1; i < 60; ++i) {
            const auto part = [&](qint64 whole) { return Length{std::llround(static_cast<double>(whole) * i / 61.0)}; };
            const PlanPoint door{part(b.x.n), part(b.y.n)};
            outside += exact::side(a, b, door) < 0;
            const CellWalk walk(cellOf(rings, std::vector<PlanPoint>{door}));
            QVERIFY(walk.contains(door));
            for (const PlanPoint to : {a, b, metres(9, 9), metres(-1, 8), metres(3, 6), door}) {
                QVERIFY2(walk.nodeSees(0, to), qPrintable(text(door)));
                QVERIFY2(walk.sees(to, door), qPrintable(text(door)));
            }
            QVERIFY(!walk.nodeSees(0, metres(5, 1)));
            QVERIFY(std::fabs(toItsDoors(walk).at(a) - walk.length(Metric::Straight, a, door)) < 0.001);
        }
        QVERIFY(outside > 10);
    }

    void aDoorBehindAThinWallIsNotHere()
    {
        // A stub of 2 nm: the faces have one door each, exactly beside one another.
        const qint64 m = 1'000'000'000;
        const Ring ring{{{0}, {0}},         {{5 * m}, {0}}, {{5 * m}, {4 * m}}, {{5 * m + 2}, {4 * m}},
                        {{5 * m + 2}, {0}}, {{9 * m}, {0}}, {{9 * m}, {5 * m}}, {{0}, {5 * m}}};
        const CellWalk walk({{ring}, {{{{5 * m}, {2 * m}}, 0, 1}, {{{5 * m + 2}, {2 * m}}, 0, 3}}});
        QCOMPARE(walk.between(Metric::Straight, 0, 1), 4e9 + 2);
        QCOMPARE(toItsDoors(walk).wayFrom(metres(0, 1)).seed, 0);
        QCOMPARE(toItsDoors(walk).wayFrom(metres(8, 1)).seed, 1);
        QVERIFY(!walk.nodeSees(0, metres(8, 1)));
        // The same with a door that is off its wall by a nanometre, in the middle of the stub or behind it.
        const CellWalk off({{ring}, {{{{5 * m + 1}, {2 * m}}, 0, 1}, {{{5 * m + 3}, {2 * m}}, 0, 1}}});
        QVERIFY(off.nodeSees(0, metres(0, 1)) && !off.nodeSees(0, metres(8, 1)));
        QVERIFY(off.nodeSees(1, metres(0, 1)) && !off.nodeSees(1, metres(8, 1)));
    }

    void nothingIsReachedWithoutASeed()
    {
        const CellWalk walk(cellOf({rectangle(0, 0, 5, 4)}, {{5, 2}}));
        const CellField none(walk, Metric::Straight, {}), beyond(walk, Metric::Straight, {{metres(5, 2), 0, unreachable}});
        for (const CellField* field : {&none, &beyond}) {
            QCOMPARE(field->at(metres(1, 1)), unreachable);
            QVERIFY(field->wayFrom(metres(1, 1)).points.empty());
            QCOMPARE(field->wayFrom(metres(1, 1)).seed, -1);
            QCOMPARE(mostRemote(*field, walk.cell().rings).nm, unreachable);
        }
        for (const PlanPoint outside : {metres(7, 1), metres(-1, 2), metres(2, 4.1)})
            QCOMPARE(toItsDoors(walk).at(outside), unreachable);
    }

    void clearanceIsLessWhereThereIsNoRoom()
    {
        const CellWalk walk(cellOf(gapRoom(), {{8, 3}}));
        const std::vector<PlanPoint> way = toItsDoors(walk).wayFrom(metres(0, 6)).points;
        // The gap is 0.5 wide: more than half of it changes nothing, less does.
        QCOMPARE(clearanceLength(walk, way, mm(250)), clearanceLength(walk, way, foot));
        QVERIFY(clearanceLength(walk, way, mm(240)) < clearanceLength(walk, way, foot) - 1e6);
        QCOMPARE(clearanceLength(walk, way, {}), walk.between(Metric::Straight, 0, 0) + toItsDoors(walk).at(metres(0, 6)));
    }
    void clearanceIsNotLessBesideTheCornersOwnWalls()
    {
        // Two blocks whose ends are in line: the next wall along the block's own wall is not across open floor.
        const std::vector<Ring> rings{rectangle(0, 0, 20, 12), block(8, 4, 9, 6), block(9.2, 4, 10.2, 6)};
        const CellWalk walk(cellOf(rings, {{20, 0}}));
        // At (8, 4) everything across open floor is over 0.6 away: the whole foot counts.
        const std::vector<PlanPoint> way{metres(7, 6), metres(8, 4), metres(12, 0)};
        const double turn = std::atan2(-4.0, 4.0) - std::atan2(-2.0, 1.0);
        const double arc = 0.3048 * (turn + std::asin(0.3048 / std::sqrt(5.0)) + std::asin(0.3048 / std::sqrt(32.0)));
        const double expected = std::sqrt(5 - 0.3048 * 0.3048) + std::sqrt(32 - 0.3048 * 0.3048) + arc;
        QVERIFY(std::fabs(inMetres(clearanceLength(walk, way, foot)) - expected) < 1e-6);
        // At (9, 4) the other block is 0.2 away.
        const std::vector<PlanPoint> slit{metres(9.1, 7), metres(9, 4), metres(8.5, 2)};
        QCOMPARE(clearanceLength(walk, slit, mm(100)), clearanceLength(walk, slit, foot));
    }
    void aWayThatBeginsBesideACornerIsNoShorterForIt()
    {
        const CellWalk walk(cellOf(cornerRoom(), {{18, 2.5}}));
        for (const double far : {0.0, 0.001, 0.1, 0.3, 0.31, 1.0})
            for (const PlanPoint start : {metres(6, 5 + far), metres(6 - far, 5 + far), metres(6 - far, 5)}) {
                const CellField::Way way = toItsDoors(walk).wayFrom(start);
                const double clear = clearanceLength(walk, way.points, foot);
                QVERIFY(clear >= way.nm && clear < way.nm + 1.5e9);
            }
        QCOMPARE(clearanceLength(walk, {}, foot), 0.0);
        QCOMPARE(clearanceLength(walk, {metres(1, 1)}, foot), 0.0);
        QCOMPARE(clearanceLength(walk, {metres(1, 1), metres(1, 1)}, foot), 0.0);
    }

    void rectilinearFollowsTheAxesOfTheStorey()
    {
        const double turn = 0.3;
        const auto turned = [&](double x, double y) {
            return metres(x * std::cos(turn) - y * std::sin(turn), x * std::sin(turn) + y * std::cos(turn));
        };
        const std::vector<Ring> rings{{turned(0, 0), turned(18, 0), turned(18, 5), turned(6, 5), turned(6, 14), turned(0, 14)}};
        const Cell cell = cellOf(rings, std::vector<PlanPoint>{turned(18, 2.5)});
        QVERIFY(std::fabs(inMetres(toItsDoors(CellWalk(cell, turn), Metric::Rectilinear).at(turned(0, 14))) - 29.5) < 1e-6);
        QVERIFY(std::fabs(inMetres(toItsDoors(CellWalk(cell), Metric::Rectilinear).at(turned(0, 14))) - 29.5) > 0.1);
        QVERIFY(std::fabs(inMetres(toItsDoors(CellWalk(cell), Metric::Straight).at(turned(0, 14))) - 23.074) < 0.0006);
    }

    void severalThreadsReadOneWalk()
    {
        std::vector<Ring> rings{rectangle(0, 0, 30, 20)};
        for (int i = 0; i < 8; ++i)
            for (int k = 0; k < 6; ++k)
                rings.push_back(block(2 + 3.4 * i, 2 + 3 * k, 4 + 3.4 * i, 3 + 3 * k));
        const Cell cell = cellOf(rings, {{0, 3}, {30, 17}, {12, 0}});
        const CellWalk walk(cell);
        const auto measure = [&](double& sum) {
            const CellField field = toItsDoors(walk, Metric::Rectilinear), straight = toItsDoors(walk);
            for (const Ring& ring : cell.rings)
                for (const PlanPoint p : ring)
                    sum += field.at(p) + clearanceLength(walk, straight.wayFrom(p).points, foot);
        };
        double sums[4] = {};
        std::vector<std::thread> threads;
        for (double& sum : sums)
            threads.emplace_back([&measure, &sum] { measure(sum); });
        for (std::thread& thread : threads)
            thread.join();
        double alone = 0;
        measure(alone);
        for (const double sum : sums)
            QCOMPARE(sum, alone);
    }
};

QTEST_APPLESS_MAIN(CellWalkTest)
#include "tst_cell_walk.moc"
