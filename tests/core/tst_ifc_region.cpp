// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interop/ifc/ifc_region.h"

#include <QTest>
#include <cmath>
#include <limits>
#include <numbers>

using namespace sp;

class TstIfcRegion : public QObject {
    Q_OBJECT

private slots:
    void a_sound_ring_is_kept_to_the_last_digit();
    void faulty_rings_are_made_valid_data();
    void faulty_rings_are_made_valid();
    void touching_parts_become_one_and_separate_ones_stay();
    void a_ring_of_parts_has_a_hole();
    void cut_and_common_parts_add_up_to_the_whole();
    void growing_keeps_corners_sharp_and_shrinking_undoes_it();
    void a_point_in_a_hole_is_outside();
    void what_is_no_number_or_a_tangle_fails_quietly();
};

namespace {

IfcRing rectangle(double x0, double y0, double x1, double y1)
{
    return {{x0, y0, 0}, {x1, y0, 0}, {x1, y1, 0}, {x0, y1, 0}};
}

IfcRegion region(const IfcRing& outer)
{
    return {{outer, {}}};
}

} // namespace

void TstIfcRegion::a_sound_ring_is_kept_to_the_last_digit()
{
    const double odd = 1234.56789012345;
    bool repaired = false, failed = false;
    const IfcRegion r = ifcRegion({{0, 0, 0}, {0, 0, 0}, {0, odd, 0}, {odd, odd, 0}, {odd, 0, 0}}, {}, &repaired, &failed);
    QVERIFY(!repaired && !failed);
    QCOMPARE(r.size(), size_t(1));
    QCOMPARE(r[0].outer.size(), size_t(4));
    QVERIFY(ifcArea(r[0].outer) == odd * odd);
}

void TstIfcRegion::faulty_rings_are_made_valid_data()
{
    QTest::addColumn<IfcRing>("outer");
    QTest::addColumn<IfcRing>("hole");
    QTest::addColumn<int>("parts");
    QTest::addColumn<double>("area");
    QTest::newRow("a bow tie has two lobes") << IfcRing{{0, 0, 0}, {200, 200, 0}, {200, 0, 0}, {0, 200, 0}} << IfcRing{} << 2 << 20000.;
    QTest::newRow("lobes of different size, the largest first")
        << IfcRing{{0, 0, 0}, {300, 0, 0}, {300, 300, 0}, {100, -100, 0}, {0, -100, 0}} << IfcRing{} << 2 << 35000.;
    QTest::newRow("a hole that sticks out is cut off") << rectangle(0, 0, 300, 100) << rectangle(200, 20, 400, 80) << 1 << 24000.;
    QTest::newRow("a hole through the middle parts it") << rectangle(0, 0, 300, 100) << rectangle(100, -10, 200, 110) << 2 << 20000.;
}

void TstIfcRegion::faulty_rings_are_made_valid()
{
    QFETCH(IfcRing, outer);
    QFETCH(IfcRing, hole);
    QFETCH(int, parts);
    QFETCH(double, area);
    bool repaired = false, failed = false;
    const IfcRegion r = ifcRegion(outer, {hole}, &repaired, &failed);
    QVERIFY(repaired);
    QVERIFY(!failed);
    QCOMPARE(int(r.size()), parts);
    QVERIFY2(std::fabs(ifcArea(r) - area) < 1, qPrintable(QString::number(ifcArea(r))));
    for (size_t i = 1; i < r.size(); ++i)
        QVERIFY(ifcArea(r[i - 1].outer) >= ifcArea(r[i].outer));
}

void TstIfcRegion::touching_parts_become_one_and_separate_ones_stay()
{
    const IfcRegion r =
        ifcUnion({region(rectangle(0, 0, 100, 100)), region(rectangle(100 + 1e-9, 0, 300, 100)), region(rectangle(500, 0, 510, 10))});
    QCOMPARE(r.size(), size_t(2));
    QCOMPARE(r[0].outer.size(), size_t(4));
    QCOMPARE(ifcArea(r[0].outer), 30000.);
    QCOMPARE(ifcArea(r[1].outer), 100.);
}

void TstIfcRegion::a_ring_of_parts_has_a_hole()
{
    const IfcRegion r = ifcUnion({region(rectangle(0, 0, 300, 100)), region(rectangle(0, 200, 300, 300)), region(rectangle(0, 0, 100, 300)),
                                  region(rectangle(200, 0, 300, 300))});
    QCOMPARE(r.size(), size_t(1));
    QCOMPARE(r[0].holes.size(), size_t(1));
    QCOMPARE(ifcArea(r[0].holes[0]), 10000.);
    QCOMPARE(ifcArea(r), 80000.);
}

void TstIfcRegion::cut_and_common_parts_add_up_to_the_whole()
{
    const IfcRegion a = region(rectangle(0, 0, 300, 200)), b = region({{100, -50, 0}, {400, 120, 0}, {90, 90, 0}});
    const double common = ifcArea(ifcCommon(a, b));
    QVERIFY(common > 1000);
    QVERIFY(std::fabs(ifcArea(ifcMinus(a, b)) + common - 60000) < 1);
    QVERIFY(std::fabs(ifcArea(ifcUnion({a, b})) + common - 60000 - ifcArea(b)) < 1);
    QVERIFY(ifcCommon(a, region(rectangle(300, 0, 400, 200))).empty()); // only a line
    QCOMPARE(ifcArea(ifcMinus(a, {})), 60000.);
}

void TstIfcRegion::growing_keeps_corners_sharp_and_shrinking_undoes_it()
{
    const IfcRegion a = region(rectangle(0, 0, 300, 200));
    const IfcRegion grown = ifcGrown(a, 50);
    QCOMPARE(grown.size(), size_t(1));
    QCOMPARE(grown[0].outer.size(), size_t(4));
    QVERIFY(std::fabs(ifcArea(grown) - 400 * 300) < 0.01);
    QVERIFY(std::fabs(ifcArea(ifcGrown(grown, -50)) - 60000) < 0.01);
    bool failed = false;
    QVERIFY(ifcGrown(a, -101, &failed).empty());
    QVERIFY(!failed);
}

void TstIfcRegion::a_point_in_a_hole_is_outside()
{
    const IfcRegion r = ifcRegion(rectangle(0, 0, 300, 300), {rectangle(100, 100, 200, 200)});
    QVERIFY(ifcContains(r, {50, 50, 0}));
    QVERIFY(!ifcContains(r, {150, 150, 0}));
    QVERIFY(!ifcContains(r, {350, 150, 0}));
    QCOMPARE(ifcArea(r), 80000.);
}

void TstIfcRegion::what_is_no_number_or_a_tangle_fails_quietly()
{
    bool failed = false;
    QVERIFY(
        ifcRegion({{0, 0, 0}, {std::numeric_limits<double>::quiet_NaN(), 0, 0}, {1, 1000, 0}, {0, 1000, 0}}, {}, nullptr, &failed).empty());
    QVERIFY(failed);
    failed = false;
    QVERIFY(ifcUnion({region(rectangle(0, 0, 1e300, 1)), region(rectangle(0, 0, 1, 1))}, &failed).empty());
    QVERIFY(failed);
    IfcRing star; // of 2001 points, each edge of which crosses nearly all others
    for (int i = 0; i < 2001; ++i)
        star.push_back(
            {1000 * std::cos(i * 1000 * 2 * std::numbers::pi / 2001), 1000 * std::sin(i * 1000 * 2 * std::numbers::pi / 2001), 0});
    failed = false;
    QVERIFY(ifcRegion(star, {}, nullptr, &failed).empty());
    QVERIFY(failed);
}

QTEST_APPLESS_MAIN(TstIfcRegion)
#include "tst_ifc_region.moc"
