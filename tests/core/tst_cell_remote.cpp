// SPDX-License-Identifier: GPL-3.0-or-later
// The most remote point of a floor, and the triangles that it is sought in; floors that are hard on both.
#include "core/egress/exact.h"
#include "tests/support/random_rooms.h"

#include <QTest>
#include <set>

using namespace sp;
using namespace sp::test;

namespace {

double twiceArea(const Ring& ring)
{
    return signedAreaM2(ring) * 2;
}
double twiceArea(const std::vector<Ring>& rings)
{
    double sum = 0;
    for (const Ring& ring : rings)
        sum += twiceArea(ring);
    return sum;
}
/// n corners and h holes make n + 2 h - 2 triangles, none of them flat or turned over, that cover the area.
bool covers(const std::vector<Triangle>& triangles, const std::vector<Ring>& rings)
{
    size_t corners = 0;
    std::set<PlanPoint> known;
    for (const Ring& ring : rings) {
        corners += ring.size();
        known.insert(ring.begin(), ring.end());
    }
    double sum = 0;
    for (const Triangle& t : triangles) {
        sum += twiceArea({t[0], t[1], t[2]});
        if (exact::side(t[0], t[1], t[2]) <= 0 || !known.count(t[0]) || !known.count(t[1]) || !known.count(t[2]))
            return false;
    }
    return triangles.size() == corners + 2 * rings.size() - 4 && std::fabs(sum - twiceArea(rings)) < 1e-9 * std::fabs(twiceArea(rings));
}

std::vector<Ring> desks(int columns, int rows, double turn = 0)
{
    const auto at = [&](double x, double y) {
        return metres(x * std::cos(turn) - y * std::sin(turn), x * std::sin(turn) + y * std::cos(turn));
    };
    const double w = columns * 2.5 + 1.3, h = rows * 2.1 + 1.1;
    std::vector<Ring> out{{at(0, 0), at(w, 0), at(w, h), at(0, h)}};
    for (int c = 0; c < columns; ++c)
        for (int r = 0; r < rows; ++r) {
            const double x = 1.1 + c * 2.5, y = 1 + r * 2.1;
            out.push_back({at(x, y), at(x, y + 0.8), at(x + 1.6, y + 0.8), at(x + 1.6, y)});
        }
    return out;
}

/// Corners that go in and out like a saw: half of them are inside corners.
Ring saw(int teeth, double depth)
{
    Ring out = ringOf({{0, 0}, {0.1 * teeth, 0}});
    for (int i = teeth; i-- > 0;) {
        out.push_back(metres(0.1 * i + 0.1, 2));
        out.push_back(metres(0.1 * i + 0.05, 2 - depth));
    }
    out.push_back(metres(0, 2));
    return out;
}

PlanPoint nm(qint64 x, qint64 y)
{
    return {{x}, {y}};
}

} // namespace

class CellRemote : public QObject {
    Q_OBJECT
private slots:
    void mostRemotePointsAreThoseOfTheExamples_data()
    {
        QTest::addColumn<std::vector<Ring>>("rings");
        QTest::addColumn<std::vector<PlanPoint>>("exits");
        QTest::addColumn<PlanPoint>("at");
        QTest::addColumn<double>("nm");
        using Exits = std::vector<PlanPoint>;
        QTest::newRow("E1") << std::vector<Ring>{rectangle(0, 0, 20, 10)} << Exits{metres(20, 3)} << metres(0, 10) << 21.190;
        QTest::newRow("E2") << std::vector<Ring>{ringOf({{0, 0}, {18, 0}, {18, 5}, {6, 5}, {6, 14}, {0, 14}})} << Exits{metres(18, 2.5)}
                            << metres(0, 14) << 23.074;
        QTest::newRow("E3 the middle of a wall")
            << std::vector<Ring>{rectangle(0, 0, 16, 9)} << Exits{metres(0, 4.5), metres(16, 4.5)} << metres(8, 0) << 9.179;
        QTest::newRow("E4 the middle of the floor")
            << std::vector<Ring>{rectangle(0, 0, 24, 24)} << Exits{metres(3, 0), metres(24, 3), metres(21, 24), metres(0, 21)}
            << metres(12, 12) << 15.000;
        QTest::newRow("E6 behind a block") << std::vector<Ring>{rectangle(0, 0, 10, 6), block(4, 1, 6, 5)} << Exits{metres(10, 3)}
                                           << metres(0, 3) << 10.944;
    }
    void mostRemotePointsAreThoseOfTheExamples()
    {
        QFETCH(const std::vector<Ring>, rings);
        QFETCH(const std::vector<PlanPoint>, exits);
        QFETCH(const PlanPoint, at);
        QFETCH(const double, nm);
        const CellWalk walk(cellOf(rings, exits));
        const CellField field = toItsDoors(walk);
        const Remote remote = mostRemote(field, rings);
        QVERIFY(std::fabs(remote.nm / nmPerM - nm) < 0.0006);
        QVERIFY(distance(remote.at, at) < mm(5));
        QCOMPARE(field.at(remote.at), remote.nm);
        const Remote coarse = mostRemote(field, rings, 1e8);
        QVERIFY(coarse.nm <= remote.nm + 1e6 && coarse.nm >= remote.nm - 1e8);
    }

    void aPartOfACellIsMeasuredByItself()
    {
        const std::vector<Ring> cell{rectangle(0, 0, 20, 10)};
        const CellWalk walk(cellOf(cell, {{20, 3}}));
        const Remote part = mostRemote(toItsDoors(walk), {rectangle(10, 2, 15, 9), block(12, 4, 13, 5)});
        QCOMPARE(part.at, metres(10, 9));
        QVERIFY(std::fabs(part.nm / nmPerM - std::sqrt(136.0)) < 1e-6);
        QCOMPARE(mostRemote(toItsDoors(walk), {}).nm, unreachable);
        QCOMPARE(mostRemote(toItsDoors(walk), {Ring{}}).nm, unreachable);
    }

    void equallyFarPointsGiveTheSmallestXThenY()
    {
        const std::vector<Ring> room{rectangle(-5, -3, 5, 3)};
        const CellWalk walk(cellOf(room, {{0, -3}, {0, 3}}));
        QCOMPARE(mostRemote(toItsDoors(walk), room).at, metres(-5, 0));
        const CellWalk hall(cellOf({rectangle(-5, -3, 5, 3)}, {{0, -3}}));
        QCOMPARE(mostRemote(toItsDoors(hall), hall.cell().rings).at, metres(-5, 3));
    }

    void twoRunsGiveTheSameBytes()
    {
        for (unsigned seed = 0; seed < 20; ++seed) {
            const RandomRoom room(seed);
            for (const Metric metric : {Metric::Straight, Metric::Rectilinear}) {
                const CellWalk a(room.cell()), b(room.cell());
                const Remote first = mostRemote(toItsDoors(a, metric), room.rings), second = mostRemote(toItsDoors(b, metric), room.rings);
                QVERIFY(first.at == second.at && first.nm == second.nm);
            }
        }
    }

    void trianglesCoverEveryArea_data()
    {
        QTest::addColumn<std::vector<Ring>>("rings");
        using Rings = std::vector<Ring>;
        QTest::newRow("triangle") << Rings{ringOf({{0, 0}, {3, 0}, {1, 2}})};
        QTest::newRow("T") << Rings{ringOf({{0, 4}, {4, 4}, {4, 0}, {6, 0}, {6, 4}, {10, 4}, {10, 6}, {0, 6}})};
        QTest::newRow("cross with a hole") << Rings{
            ringOf({{4, 0}, {6, 0}, {6, 4}, {10, 4}, {10, 6}, {6, 6}, {6, 10}, {4, 10}, {4, 6}, {0, 6}, {0, 4}, {4, 4}}),
            block(4.5, 4.5, 5.5, 5.5)};
        QTest::newRow("two holes in line with a corner")
            << Rings{ringOf({{0, 0}, {10, 0}, {10, 5}, {8, 5}, {8, 8}, {0, 8}}), block(2, 4, 3, 5), block(5, 4, 6, 5)};
        QTest::newRow("holes one above the other")
            << Rings{rectangle(0, 0, 10, 20), block(4, 2, 6, 4), block(4, 8, 6, 10), block(4, 14, 6, 16)};
        QTest::newRow("holes that touch a bridge's line")
            << Rings{rectangle(0, 0, 20, 10), ringOf({{2, 5}, {3, 6}, {4, 5}, {3, 4}}), ringOf({{6, 5}, {7, 6}, {8, 5}, {7, 4}}),
                     ringOf({{10, 5}, {11, 6}, {12, 5}, {11, 4}})};
        QTest::newRow("holes a nanometre apart") << Rings{rectangle(0, 0, 10, 10),
                                                          {nm(2e9, 2e9), nm(2e9, 4e9), nm(4e9, 4e9), nm(4e9, 2e9)},
                                                          {nm(4'000'000'001, 2e9), nm(4'000'000'001, 4e9), nm(6e9, 4e9), nm(6e9, 2e9)},
                                                          {nm(2e9, 4'000'000'001), nm(2e9, 6e9), nm(6e9, 6e9), nm(6e9, 4'000'000'001)}};
        QTest::newRow("a hole a nanometre off the wall")
            << Rings{rectangle(0, 0, 10, 10), {nm(1, 1), nm(1, 4e9), nm(4e9, 4e9), nm(4e9, 1)}};
        QTest::newRow("spiral") << Rings{
            ringOf({{0, 0}, {10, 0}, {10, 10}, {2, 10}, {2, 4}, {6, 4}, {6, 6}, {4, 6}, {4, 8}, {8, 8}, {8, 2}, {0, 2}})};
        QTest::newRow("sliver") << Rings{{nm(0, 0), nm(10'000'000'000, 0), nm(20'000'000'000, 1), nm(9'000'000'000, 2)}};
        QTest::newRow("saw of 2000 corners") << Rings{saw(1000, 1.9)};
        QTest::newRow("200 holes") << desks(20, 10);
        QTest::newRow("200 turned holes") << desks(20, 10, 0.4);
        for (unsigned seed = 0; seed < 40; ++seed)
            QTest::addRow("room %u", seed) << RandomRoom(seed).rings;
    }
    void trianglesCoverEveryArea()
    {
        QFETCH(const std::vector<Ring>, rings);
        QVERIFY(covers(triangulate(rings), rings));
        for (const Motion& motion : {Motion{1, false, {}}, Motion{2, true, {}}, Motion{3, false, {}}, Motion{1, true, {}}})
            QVERIFY(covers(triangulate(motion(rings)), motion(rings)));
    }
    void trianglesComeToAnEndOnRingsThatAreNone()
    {
        QVERIFY(triangulate({}).empty());
        QVERIFY(triangulate({ringOf({{0, 0}, {1, 0}})}).empty());
        QVERIFY(triangulate({ringOf({{0, 0}, {1, 0}, {2, 0}})}).empty());
        QCOMPARE(triangulate({ringOf({{0, 0}, {1, 0}, {2, 0}, {2, 0}, {2, 2}, {1, 2}, {3, 2}, {0, 2}, {0, 0}})}).size(), size_t(2));
        // Touching, crossing, one outside: the triangles need not be right, but there are some and it ends.
        QVERIFY(!triangulate({rectangle(0, 0, 4, 4), block(0, 1, 2, 2), block(2, 2, 3, 3), block(2, 1, 3, 2)}).empty());
        QVERIFY(!triangulate({ringOf({{0, 0}, {4, 4}, {4, 0}, {0, 3}})}).empty());
        QVERIFY(!triangulate({rectangle(0, 0, 4, 4), block(6, 6, 8, 8), block(-4, 1, 9, 2)}).empty());
        std::mt19937 random(3);
        for (int i = 0; i < 300; ++i) {
            std::vector<Ring> rings(1 + random() % 3);
            for (Ring& ring : rings)
                for (size_t n = 3 + random() % 8; n-- > 0;)
                    ring.push_back(nm(random() % 6, random() % 6));
            triangulate(rings);
            Cell cell{rings, {{rings[0][0], 0, 0}, {nm(2, 3), 0, 1}, {nm(9, 9), 5, -1}}};
            const CellWalk walk(cell);
            const CellField field = toItsDoors(walk);
            mostRemote(field, rings);
            clearanceLength(walk, field.wayFrom(nm(1, 1)).points, {3});
            walk.fromPoint(Metric::Rectilinear, nm(3, 3));
        }
    }

    void floorsHardOnArithmeticAreMeasured_data()
    {
        QTest::addColumn<std::vector<Ring>>("rings");
        QTest::addColumn<PlanPoint>("exit");
        QTest::addColumn<double>("nm"); // most remote, straight
        const qint64 m = 1'000'000'000;
        QTest::newRow("triangle") << std::vector<Ring>{ringOf({{0, 0}, {3, 0}, {0, 4}})} << metres(0, 0) << 4e9;
        QTest::newRow("sliver of a nanometre") << std::vector<Ring>{{nm(0, 0), nm(10 * m, 0), nm(10 * m, 1), nm(0, 1)}} << nm(0, 0) << 10e9;
        QTest::newRow("sliver that ends in a point") << std::vector<Ring>{{nm(0, 0), nm(10 * m, 1), nm(3 * m, 1)}} << nm(0, 0) << 10e9;
        QTest::newRow("slanted sliver") << std::vector<Ring>{{nm(0, 0), nm(7 * m, 3 * m + 1), nm(7 * m, 3 * m + 2)}} << nm(0, 0)
                                        << std::hypot(7e9, 3e9 + 2);
        QTest::newRow("room with a spike of a nanometre")
            << std::vector<Ring>{{nm(0, 0), nm(4 * m, 0), nm(4 * m, 2 * m), nm(9 * m, 3 * m + 1), nm(4 * m, 2 * m + 1), nm(4 * m, 4 * m),
                                  nm(0, 4 * m)}}
            << nm(0, 0) << std::hypot(4e9, 2e9) + std::hypot(5e9, 1e9);
        // Two blocks a nanometre apart: the slit is walked, a slit of nothing would not be there.
        QTest::newRow("slit of a nanometre") << std::vector<Ring>{rectangle(0, 0, 10, 10),
                                                                  {nm(m, 1), nm(m, 5 * m), nm(9 * m, 5 * m), nm(9 * m, 1)},
                                                                  {nm(m, 5 * m + 1), nm(m, 10 * m - 1), nm(9 * m, 10 * m - 1),
                                                                   nm(9 * m, 5 * m + 1)}}
                                             << nm(0, 5 * m) << 9 * 1e9 + std::hypot(1e9, 5e9);
        QTest::newRow("far from the origin") << std::vector<Ring>{{nm(1'000'000 * m, 0), nm(1'000'003 * m, 0), nm(1'000'003 * m, 4 * m),
                                                                   nm(1'000'000 * m, 4 * m)}}
                                             << nm(1'000'003 * m, 0) << 5e9;
    }
    void floorsHardOnArithmeticAreMeasured()
    {
        QFETCH(const std::vector<Ring>, rings);
        QFETCH(const PlanPoint, exit);
        QFETCH(const double, nm);
        const CellWalk walk(cellOf(rings, std::vector<PlanPoint>{exit}));
        const Remote remote = mostRemote(toItsDoors(walk), rings);
        QVERIFY2(std::fabs(remote.nm - nm) < 1e6, qPrintable(QString::number(remote.nm - nm, 'f', 3)));
        for (const Triangle& t : triangulate(rings))
            for (size_t i = 0; i < 3; ++i)
                for (const double part : {0.0, 0.3, 0.5}) {
                    const PlanPoint a = t[i], b = t[(i + 1) % 3];
                    const PlanPoint between{{a.x.n + std::llround(part * static_cast<double>(b.x.n - a.x.n))},
                                            {a.y.n + std::llround(part * static_cast<double>(b.y.n - a.y.n))}};
                    QVERIFY(toItsDoors(walk).at(between) <= remote.nm + 1e6);
                    QVERIFY(walk.fromPoint(Metric::Rectilinear, between)[0] < unreachable);
                }
    }

    void aRoundRoomEndsToo()
    {
        // Everything on the wall is equally far from the middle: the worst that can happen to halving.
        Ring round;
        const int corners = 720;
        for (int i = 0; i < corners; ++i)
            round.push_back(metres(15 * std::cos(2 * M_PI * i / corners), 15 * std::sin(2 * M_PI * i / corners)));
        const CellWalk walk(cellOf({round}, {{15, 0}}));
        const CellField middle(walk, Metric::Straight, {{metres(0, 0), -1, 0}});
        QVERIFY(std::fabs(mostRemote(middle, {round}).nm - 15e9) < 1e6);
        QVERIFY(mostRemote(CellField(walk, Metric::Rectilinear, {{metres(0, 0), -1, 0}}), {round}).nm > 15e9 * std::sqrt(2.0) - 1e6);
    }

    void floorsOfTwoThousandCornersAreMeasured()
    {
        for (const double turn : {0.0, 0.4}) {
            const std::vector<Ring> rings = desks(25, 20, turn);
            const PlanPoint exit = rings[0][0], far = rings[0][2];
            const CellWalk walk(cellOf(rings, std::vector<PlanPoint>{exit}), turn);
            QCOMPARE(walk.corners().size(), size_t(2000));
            const Remote straight = mostRemote(toItsDoors(walk), rings),
                         rectilinear = mostRemote(toItsDoors(walk, Metric::Rectilinear), rings);
            const double air = walk.length(Metric::Straight, exit, far);
            QVERIFY(straight.nm > air && straight.nm < rectilinear.nm);
            // From corner to corner there is an aisle for every step.
            QVERIFY(std::fabs(rectilinear.nm - walk.length(Metric::Rectilinear, exit, far)) < 1e6);
        }
        const CellWalk zigzag(cellOf({saw(1000, 1.9)}, {{0, 1}}));
        const Remote remote = mostRemote(toItsDoors(zigzag), zigzag.cell().rings);
        QVERIFY(std::fabs(remote.nm / nmPerM - (std::hypot(0.05, 0.9) + 99.9 + std::hypot(0.05, 1.9))) < 0.001);
    }
};

QTEST_APPLESS_MAIN(CellRemote)
#include "tst_cell_remote.moc"
