// SPDX-License-Identifier: GPL-3.0-or-later
// Ways inside random rooms with pillars: against a plain method that shares nothing with the kernel, and by what must hold of any room.
#include "tests/support/random_rooms.h"

#include <QTest>

using namespace sp;
using namespace sp::test;

namespace {

constexpr unsigned rooms = 120;
constexpr double nanometres = 20; // doors on slanted walls lie half a nanometre off
constexpr double millimetre = 1e6;
constexpr Length foot{304'800'000};

double lengthOf(const CellWalk& walk, Metric metric, const std::vector<PlanPoint>& points)
{
    double sum = 0;
    for (size_t i = 0; i + 1 < points.size(); ++i)
        sum += walk.length(metric, points[i], points[i + 1]);
    return sum;
}

QByteArray text(PlanPoint p)
{
    return QByteArray::number(toMm(p.x), 'f', 6) + ", " + QByteArray::number(toMm(p.y), 'f', 6);
}

} // namespace

class CellProperties : public QObject {
    Q_OBJECT
private slots:
    void waysAreThoseOfThePlainMethod_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned i = 0; i < rooms; ++i)
            QTest::addRow("room %u", i) << i;
    }
    void waysAreThoseOfThePlainMethod()
    {
        QFETCH(const unsigned, seed);
        const RandomRoom room(seed);
        const CellWalk walk(room.cell());
        const int doors = static_cast<int>(room.nodes.size());
        for (const Metric metric : {Metric::Straight, Metric::Rectilinear}) {
            const PlainWays plain(room, metric == Metric::Rectilinear);
            for (int a = 0; a < doors; ++a)
                for (int b = 0; b < doors; ++b) {
                    const double nm = walk.between(metric, a, b);
                    QVERIFY(std::fabs(nm - plain.between(static_cast<size_t>(a), static_cast<size_t>(b))) < nanometres);
                    const std::vector<PlanPoint> way = walk.pathBetween(metric, a, b);
                    QCOMPARE(way.front(), room.nodes[static_cast<size_t>(a)].at);
                    QCOMPARE(way.back(), room.nodes[static_cast<size_t>(b)].at);
                    QVERIFY(std::fabs(lengthOf(walk, metric, way) - nm) < 1);
                    for (size_t i = 0; i + 1 < way.size(); ++i)
                        QVERIFY(plain.walkable(way[i], way[i + 1]));
                }
            const CellField field = toItsDoors(walk, metric);
            const Remote remote = mostRemote(field, room.rings);
            QVERIFY2(std::fabs(plain.from(remote.at) - remote.nm) < nanometres, text(remote.at));
            for (const PlanPoint p : room.samples(metric == Metric::Straight ? 0.6 : 1.1)) {
                const double expected = plain.from(p);
                QVERIFY2(std::fabs(field.at(p) - expected) < nanometres, text(p));
                QVERIFY2(expected <= remote.nm + millimetre, text(p));
                const CellField::Way way = field.wayFrom(p);
                QVERIFY2(std::fabs(way.nm - expected) < nanometres, text(p));
                QVERIFY(std::fabs(lengthOf(walk, metric, way.points) - way.nm) < 1);
                QCOMPARE(way.points.front(), p);
                QCOMPARE(way.points.back(), room.nodes[static_cast<size_t>(way.seed)].at);
                for (size_t i = 0; i + 1 < way.points.size(); ++i)
                    QVERIFY2(plain.walkable(way.points[i], way.points[i + 1]), text(p));
            }
        }
    }

    void looksAreThoseOfThePlainMethod_data() { waysAreThoseOfThePlainMethod_data(); }
    void looksAreThoseOfThePlainMethod()
    {
        QFETCH(const unsigned, seed);
        const RandomRoom room(seed);
        const CellWalk walk(room.cell());
        const PlainWays plain(room, false);
        const std::vector<PlanPoint> points = room.samples(2.3);
        for (const PlanPoint a : points) {
            QVERIFY2(walk.contains(a), text(a));
            for (const PlanPoint b : points) {
                QCOMPARE(walk.sees(a, b), walk.sees(b, a));
                if (walk.sees(a, b) != plain.walkable(a, b))
                    QFAIL(text(a) + " to " + text(b));
            }
            for (size_t i = 0; i < room.nodes.size(); ++i)
                if (walk.nodeSees(static_cast<int>(i), a) != plain.walkable(room.nodes[i].at, a))
                    QFAIL("door " + QByteArray::number(i) + " to " + text(a));
        }
    }

    void lengthsKeepTheirOrder_data() { waysAreThoseOfThePlainMethod_data(); }
    void lengthsKeepTheirOrder()
    {
        QFETCH(const unsigned, seed);
        const RandomRoom room(seed);
        const CellWalk walk(room.cell());
        const CellField straight = toItsDoors(walk), rectilinear = toItsDoors(walk, Metric::Rectilinear);
        const int doors = static_cast<int>(room.nodes.size());
        for (const PlanPoint p : room.samples(1.5)) {
            const CellField::Way way = straight.wayFrom(p);
            const double clear = clearanceLength(walk, way.points, foot);
            QVERIFY2(clear >= way.nm - 1 && clear < way.nm + 0.3048e9 * static_cast<double>(way.points.size()), text(p));
            QVERIFY(clearanceLength(walk, way.points, {}) < way.nm + 1);
            QVERIFY(clearanceLength(walk, way.points, mm(100)) <= clear + 1);
            QVERIFY(way.nm <= rectilinear.at(p) + 1);
            QVERIFY(rectilinear.at(p) <= std::sqrt(2.0) * way.nm + 1);
            const std::vector<double> toDoors = walk.fromPoint(Metric::Straight, p);
            QVERIFY(std::fabs(*std::min_element(toDoors.begin(), toDoors.end()) - way.nm) < 1);
            for (int a = 0; a < doors; ++a)
                for (int b = 0; b < doors; ++b)
                    QVERIFY(toDoors[static_cast<size_t>(a)]
                            <= toDoors[static_cast<size_t>(b)] + walk.between(Metric::Straight, a, b) + nanometres);
        }
        for (int a = 0; a < doors; ++a) {
            QCOMPARE(walk.between(Metric::Straight, a, a), 0.0);
            for (int b = 0; b < doors; ++b)
                QCOMPARE(walk.between(Metric::Straight, a, b), walk.between(Metric::Straight, b, a));
        }
    }

    void moreExitsAreNeverFarther_data() { waysAreThoseOfThePlainMethod_data(); }
    void moreExitsAreNeverFarther()
    {
        QFETCH(const unsigned, seed);
        const RandomRoom room(seed);
        const CellWalk walk(room.cell());
        std::vector<Seed> seeds;
        double before = unreachable;
        const PlanPoint somewhere = room.samples(2).front();
        for (size_t i = 0; i <= room.nodes.size(); ++i) {
            if (i < room.nodes.size())
                seeds.push_back({room.nodes[i].at, static_cast<int>(i), 0});
            else
                seeds.push_back({somewhere, -1, 1e9});
            const CellField field(walk, Metric::Straight, seeds);
            const double nm = mostRemote(field, room.rings).nm;
            QVERIFY(nm <= before + millimetre);
            before = nm;
        }
    }

    /// A seed on the floor gives the field that a door at the same place gives.
    void seedsOnTheFloorAreLikeDoors_data() { waysAreThoseOfThePlainMethod_data(); }
    void seedsOnTheFloorAreLikeDoors()
    {
        QFETCH(const unsigned, seed);
        const RandomRoom room(seed);
        const CellWalk walk(room.cell());
        std::vector<Seed> points, mixed;
        for (size_t i = 0; i < room.nodes.size(); ++i) {
            points.push_back({room.nodes[i].at, -1, 2.5e9});
            mixed.push_back({room.nodes[i].at, i % 2 ? -1 : static_cast<int>(i), 2.5e9});
        }
        for (const Metric metric : {Metric::Straight, Metric::Rectilinear}) {
            const CellField doors = toItsDoors(walk, metric), floor(walk, metric, points), both(walk, metric, mixed);
            for (const PlanPoint p : room.samples(1.5)) {
                const CellField::Way way = both.wayFrom(p);
                QVERIFY(std::fabs(floor.at(p) - doors.at(p) - 2.5e9) < nanometres);
                QVERIFY(std::fabs(way.nm - doors.at(p) - 2.5e9) < nanometres);
                QVERIFY(std::fabs(lengthOf(walk, metric, way.points) + 2.5e9 - way.nm) < 1);
                QCOMPARE(way.points.back(), points[static_cast<size_t>(way.seed)].at);
            }
        }
    }

    void turningMirroringAndMovingChangeNothing_data() { waysAreThoseOfThePlainMethod_data(); }
    void turningMirroringAndMovingChangeNothing()
    {
        QFETCH(const unsigned, seed);
        const RandomRoom room(seed);
        const CellWalk walk(room.cell());
        const int doors = static_cast<int>(room.nodes.size());
        for (const Motion& motion : {Motion{0, false, metres(123456.789, -98765.4321)}, Motion{1, false, {}}, Motion{2, true, metres(1, 2)},
                                     Motion{3, true, metres(-70, 3)}}) {
            const CellWalk moved(motion(room.cell()));
            for (const Metric metric : {Metric::Straight, Metric::Rectilinear}) {
                for (int a = 0; a < doors; ++a)
                    for (int b = 0; b < doors; ++b)
                        QVERIFY(std::fabs(walk.between(metric, a, b) - moved.between(metric, a, b)) < 1e-3);
                const CellField before = toItsDoors(walk, metric), after = toItsDoors(moved, metric);
                for (const PlanPoint p : room.samples(2))
                    QVERIFY2(std::fabs(before.at(p) - after.at(motion(p))) < nanometres, text(p));
                QVERIFY(std::fabs(mostRemote(before, room.rings).nm - mostRemote(after, motion(room.rings)).nm) <= millimetre);
            }
            const CellField before = toItsDoors(walk), after = toItsDoors(moved);
            for (const PlanPoint p : room.samples(2)) {
                const std::vector<PlanPoint> way = before.wayFrom(p).points;
                std::vector<PlanPoint> same;
                for (const PlanPoint q : way)
                    same.push_back(motion(q));
                QVERIFY(std::fabs(clearanceLength(walk, way, foot) - clearanceLength(moved, same, foot)) < nanometres);
            }
        }
    }

    void splittingWallsChangesNothing_data() { waysAreThoseOfThePlainMethod_data(); }
    void splittingWallsChangesNothing()
    {
        QFETCH(const unsigned, seed);
        RandomRoom room(seed);
        const CellWalk walk(room.cell());
        // Exactly in line, so that the wall stays what it is: a corner at a whole fraction of the step between the ends.
        RandomRoom split = room;
        for (size_t r = 0; r < split.rings.size(); ++r) {
            Ring ring;
            std::vector<int> edgeOf;
            for (size_t i = 0; i < room.rings[r].size(); ++i) {
                const PlanPoint a = room.rings[r][i], b = room.rings[r][(i + 1) % room.rings[r].size()];
                edgeOf.push_back(static_cast<int>(ring.size()));
                ring.push_back(a);
                if (a.x == b.x || a.y == b.y)
                    ring.push_back({{a.x.n + (b.x.n - a.x.n) / 3}, {a.y.n + (b.y.n - a.y.n) / 3}});
            }
            for (CellNode& node : split.nodes)
                if (node.ring == static_cast<int>(r))
                    node.edge = edgeOf[static_cast<size_t>(node.edge)];
            split.rings[r] = ring;
        }
        const CellWalk same(split.cell());
        QCOMPARE(same.corners(), walk.corners());
        const CellField before = toItsDoors(walk), after = toItsDoors(same);
        for (const PlanPoint p : room.samples(1))
            QCOMPARE(after.at(p), before.at(p));
        const Remote a = mostRemote(before, room.rings), b = mostRemote(after, split.rings);
        QCOMPARE(b.nm, a.nm);
        QCOMPARE(b.at, a.at);
    }
};

QTEST_APPLESS_MAIN(CellProperties)
#include "tst_cell_properties.moc"
