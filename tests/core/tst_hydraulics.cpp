// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/egress/hydraulics.h"

#include <QTest>
#include <cmath>

using namespace sp;

namespace {

Length metres(double m)
{
    return {static_cast<qint64>(std::llround(m * 1e9))};
}
bool isNear(double found, double expected, double tolerance = 5e-5)
{
    return std::abs(found - expected) <= tolerance;
}

const WidthSide corridorWall{Boundary::RampOrCorridorWall, {}};
const WidthSide stairWall{Boundary::StairWall, {}};

} // namespace

class TstHydraulics final : public QObject {
    Q_OBJECT

private slots:
    void stairs_have_the_factor_of_their_pitch_data()
    {
        QTest::addColumn<double>("riser");
        QTest::addColumn<double>("tread");
        QTest::addColumn<double>("k");
        QTest::addColumn<double>("most");
        QTest::newRow("7.5 / 10") << 7.5 << 10.0 << 1.00 << 0.940;
        QTest::newRow("7 / 11") << 7.0 << 11.0 << 1.08 << 1.015;
        QTest::newRow("6.5 / 12") << 6.5 << 12.0 << 1.16 << 1.090;
        QTest::newRow("6.5 / 13") << 6.5 << 13.0 << 1.23 << 1.156;
        QTest::newRow("flatter than all") << 5.0 << 14.0 << 1.23 << 1.156;
        QTest::newRow("between two rows: the steeper") << 7.0 << 11.5 << 1.08 << 1.015;
        QTest::newRow("a hair steeper than 7 / 11") << 7.001 << 11.0 << 1.00 << 0.940;
        QTest::newRow("steeper than all is not known") << 8.0 << 9.0 << 0.0 << 0.0;
        QTest::newRow("no riser is no stair") << 0.0 << 9.0 << 0.0 << 0.0;
    }
    void stairs_have_the_factor_of_their_pitch()
    {
        QFETCH(double, riser);
        QFETCH(double, tread);
        QFETCH(double, k);
        QFETCH(double, most);
        const std::optional<double> found = stairK(metres(riser * 0.0254), metres(tread * 0.0254));
        QCOMPARE(found.value_or(0), k);
        if (found)
            QVERIFY(isNear(maxSpecificFlow(*found), most, 1e-3));
    }

    void a_door_has_the_flow_of_the_worked_example()
    {
        QVERIFY(isNear(effectiveWidth(inches(34), {}, {}), 0.5636));
        QVERIFY(isNear(doorFlow(inches(34)), 0.7416)); // E14
        QVERIFY(isNear(80 / doorFlow(inches(34)), 107.9, 0.05));
        QVERIFY(doorFlow(mm(1000)) < 1.33); // IMO 4
        QVERIFY(maxSpecificFlow(levelK) < 1.33); // even with all of its metre
        QCOMPARE(doorFlow(mm(300)), 0.0);
        QCOMPARE(doorFlow(mm(100)), 0.0);
    }

    void a_corridor_into_a_stair_has_the_flows_of_the_worked_example()
    {
        const double corridor = effectiveWidth(mm(2000), corridorWall, corridorWall); // E15
        QVERIFY(isNear(corridor, 1.6, 1e-12));
        const double inflow = specificFlow(levelK, 1.2) * corridor;
        QVERIFY(isNear(specificFlow(levelK, 1.2), 1.14374));
        QVERIFY(isNear(inflow, 1.8300));
        const double stair = effectiveWidth(mm(1118), stairWall, stairWall);
        QVERIFY(isNear(stair, 0.818, 1e-12));
        QVERIFY(isNear(inflow / stair, 2.237, 5e-4));
        QVERIFY(isNear(maxFlow(1.08, stair), 0.8303));
        QVERIFY(isNear(inflow - maxFlow(1.08, stair), 0.9997));
    }

    void density_comes_back_from_flow()
    {
        QVERIFY(isNear(densityAtFlow(levelK, 1.0), 0.9588)); // E16
        QVERIFY(isNear(speedAtFlow(levelK, 1.0), 1.0430, 1e-4));
        QVERIFY(isNear(densityAtFlow(levelK, 0.6), 0.5042));
        QVERIFY(isNear(speedAtFlow(levelK, 0.6), 1.19));
        for (const double k : {1.0, 1.08, 1.16, 1.23, levelK}) {
            for (double density = 0.05; density < 1 / (2 * crowding); density += 0.01)
                if (density <= freeDensity || specificFlow(k, density) > freeSpeed(k) * freeDensity)
                    QVERIFY(isNear(densityAtFlow(k, specificFlow(k, density)), density, 1e-9));
            QVERIFY(isNear(densityAtFlow(k, maxSpecificFlow(k)), 1 / (2 * crowding), 1e-6));
            QVERIFY(isNear(speedAtFlow(k, maxSpecificFlow(k)), k / 2, 1e-6));
            QCOMPARE(speedAtFlow(k, 100), k / 2);
        }
    }

    void people_slow_down_as_they_crowd()
    {
        QCOMPARE(walkingSpeed(levelK, 0), 1.19);
        QCOMPARE(walkingSpeed(levelK, freeDensity), 1.19);
        QVERIFY(isNear(walkingSpeed(levelK, freeDensity + 1e-9), 1.199, 5e-4)); // the step that is accepted
        QVERIFY(isNear(walkingSpeed(levelK, 1 / (2 * crowding)), 0.7, 1e-9));
        QCOMPARE(walkingSpeed(levelK, 1 / crowding), 0.0);
        QCOMPARE(walkingSpeed(levelK, 5), 0.0);
        for (double flow = 0; flow < 1.3; flow += 0.01) // more flow is never faster, but for that step
            QVERIFY(speedAtFlow(levelK, flow + 0.01) <= speedAtFlow(levelK, flow) + 0.01);
    }

    void what_stands_further_into_the_way_counts()
    {
        const auto rail = [](qint64 projection) { return WidthSide{Boundary::StairWall, mm(projection)}; };
        QVERIFY(isNear(effectiveWidth(mm(1200), rail(50), rail(100)), 1.2 - 0.15 - 0.19, 1e-12));
        QVERIFY(isNear(effectiveWidth(mm(1200), {Boundary::OpenSide, {}}, {Boundary::OpenSide, mm(50)}), 1.2 - 0.14, 1e-12));
        QVERIFY(isNear(effectiveWidth(mm(3000), {Boundary::Obstacle, {}}, {Boundary::WideConcourse, {}}), 3 - 0.10 - 0.46, 1e-12));
        QCOMPARE(effectiveWidth(mm(200), stairWall, stairWall), 0.0);
    }

    void a_stair_is_as_long_as_its_slope()
    {
        QVERIFY(isNear(stairTravel(mm(3600), inches(7), inches(11), {}), 6.7055, 1e-3)); // E18
        QVERIFY(isNear(stairTravel(mm(3600), inches(7), inches(11), mm(1100)), 7.805, 1e-3));
        QVERIFY(isNear(stairTravel(mm(3600), inches(7), inches(11), mm(1100)) / (1.08 / 2), 14.45, 5e-3));
        QVERIFY(isNear(stairTravel(mm(1000), inches(7), inches(11), {}), 1.8626, 5e-5));
    }
};

QTEST_APPLESS_MAIN(TstHydraulics)
#include "tst_hydraulics.moc"
