// SPDX-License-Identifier: GPL-3.0-or-later
// The floor of one room, without what stands on it.
#include "core/egress/room_floor.h"
#include "tests/support/plan_motion.h"

#include <QTest>

using namespace sp;
using namespace sp::test;

class TstRoomFloor final : public QObject {
    Q_OBJECT

    using Rings = std::vector<Ring>;
    static Ring box(double x0, double y0, double x1, double y1)
    {
        const auto p = [](double x, double y) { return PlanPoint{{std::llround(x * 1e6)}, {std::llround(y * 1e6)}}; };
        return {p(x0, y0), p(x1, y0), p(x1, y1), p(x0, y1)};
    }
    static double areaM2(const AreaRings& area)
    {
        double sum = 0;
        for (const Ring& ring : area)
            sum += signedAreaM2(ring);
        return sum;
    }

private slots:
    void rings_lose_what_is_no_corner_data()
    {
        QTest::addColumn<Ring>("ring");
        QTest::addColumn<Ring>("clean");
        const Ring square = box(0, 0, 1000, 1000);
        QTest::newRow("a square") << square << square;
        QTest::newRow("clockwise") << Ring(square.rbegin(), square.rend()) << square;
        QTest::newRow("from another corner") << Ring{square[2], square[3], square[0], square[1]} << square;
        QTest::newRow("repeated points") << Ring{square[0], square[0], square[1], square[2], square[3], square[0]} << square;
        QTest::newRow("points on its edges") << Ring{square[0], at(500, 0), square[1], at(1000, 300), at(1000, 600), square[2], square[3]}
                                             << square;
        QTest::newRow("a spike") << Ring{square[0], square[1], at(1500, 0), square[1], square[2], square[3]} << square;
        QTest::newRow("a spike from the last corner") << Ring{square[0], square[1], square[2], square[3], at(0, 1500), square[3]} << square;
        QTest::newRow("a nanometre off") << Ring{square[0], {mm(500), {1}}, square[1], square[2], square[3]} << square;
        QTest::newRow("a corner 10 nm off") << Ring{square[0], {mm(500), {-10}}, square[1], square[2], square[3]}
                                            << Ring{square[0], {mm(500), {-10}}, square[1], square[2], square[3]};
        QTest::newRow("a line") << Ring{at(0, 0), at(1000, 0), at(500, 0)} << Ring{};
        QTest::newRow("two points") << Ring{at(0, 0), at(1000, 0)} << Ring{};
        QTest::newRow("nothing") << Ring{} << Ring{};
    }
    void rings_lose_what_is_no_corner()
    {
        QFETCH(Ring, ring);
        QFETCH(Ring, clean);
        QCOMPARE(cleanRing(ring, true), clean);
        Ring hole = clean;
        if (!hole.empty())
            std::reverse(hole.begin() + 1, hole.end());
        QCOMPARE(cleanRing(ring, false), hole);
    }

    void proper_areas_are_told_from_others_data()
    {
        QTest::addColumn<Rings>("area");
        QTest::addColumn<bool>("proper");
        const Ring outer = box(0, 0, 10000, 6000);
        const auto hole = [](Ring r) { return Ring(r.rbegin(), r.rend()); };
        QTest::newRow("an outline") << Rings{outer} << true;
        QTest::newRow("with a hole") << Rings{outer, hole(box(1000, 1000, 2000, 2000))} << true;
        QTest::newRow("a hole that goes the wrong way") << Rings{outer, box(1000, 1000, 2000, 2000)} << false;
        QTest::newRow("a hole at the outline") << Rings{outer, hole(box(0, 1000, 2000, 2000))} << false;
        QTest::newRow("a hole that touches with a corner") << Rings{outer, {at(0, 1000), at(1000, 2000), at(1000, 1000)}} << false;
        QTest::newRow("a hole outside") << Rings{outer, hole(box(11000, 1000, 12000, 2000))} << false;
        QTest::newRow("a hole in a hole") << Rings{outer, hole(box(1000, 1000, 3000, 3000)), hole(box(1500, 1500, 2000, 2000))} << false;
        QTest::newRow("holes side by side") << Rings{outer, hole(box(1000, 1000, 2000, 2000)), hole(box(2001, 1000, 3000, 2000))} << true;
        QTest::newRow("holes that touch") << Rings{outer, hole(box(1000, 1000, 2000, 2000)), hole(box(2000, 1000, 3000, 2000))} << false;
        QTest::newRow("a bow tie") << Rings{{at(0, 0), at(4000, 3000), at(4000, 0), at(0, 4000)}} << false;
        QTest::newRow("a corner on its own edge") << Rings{{at(0, 0), at(4000, 0), at(4000, 4000), at(2000, 0), at(0, 4000)}} << false;
        QTest::newRow("nothing") << Rings{} << false;
    }
    void proper_areas_are_told_from_others()
    {
        QFETCH(Rings, area);
        QFETCH(bool, proper);
        QCOMPARE(isProperArea(area), proper);
    }

    void obstructions_are_taken_off_data()
    {
        QTest::addColumn<Rings>("obstructions");
        QTest::addColumn<int>("holes"); // of the largest part
        QTest::addColumn<std::vector<double>>("areas"); // of the parts, m2
        using Areas = std::vector<double>;
        QTest::newRow("nothing") << Rings{} << 0 << Areas{60};
        QTest::newRow("a column inside") << Rings{box(4000, 2000, 5000, 3000)} << 1 << Areas{59};
        QTest::newRow("a column 10 mm off the wall") << Rings{box(4000, 10, 5000, 1000)} << 1 << Areas{60 - 0.99};
        QTest::newRow("a column 5 mm off the wall stands at it") << Rings{box(4000, 5, 5000, 1005)} << 0 << Areas{60 - 1.005};
        QTest::newRow("a column at the wall") << Rings{box(4000, 0, 5000, 1000)} << 0 << Areas{59};
        QTest::newRow("a column in the corner") << Rings{box(0, 0, 1000, 1000)} << 0 << Areas{59};
        QTest::newRow("a column 3 mm off both walls of a corner") << Rings{box(3, 3, 1003, 1003)} << 0 << Areas{60 - 1.003 * 1.003};
        QTest::newRow("a column that stands in the wall") << Rings{box(4000, -500, 5000, 1000)} << 0 << Areas{59};
        QTest::newRow("a column around the corner of the room") << Rings{box(-500, -500, 1000, 1000)} << 0 << Areas{59};
        QTest::newRow("at about: a column that touches with its corner")
            << Rings{{at(5000, 0), at(6000, 1000), at(5000, 2000), at(4000, 1000)}} << 0 << Areas{58};
        QTest::newRow("outside") << Rings{box(11000, 0, 12000, 1000), box(4000, -2000, 5000, -1000)} << 0 << Areas{60};
        QTest::newRow("at the other side of the wall's face") << Rings{box(4000, -1000, 5000, 0)} << 0 << Areas{60};
        QTest::newRow("two that overlap") << Rings{box(4000, 2000, 5000, 3000), box(4500, 2000, 5500, 3000)} << 1 << Areas{58.5};
        QTest::newRow("two side by side") << Rings{box(4000, 2000, 5000, 3000), box(5000, 2000, 6000, 3000)} << 1 << Areas{58};
        QTest::newRow("two that 4 mm part") << Rings{box(4000, 2000, 5000, 3000), box(5004, 2000, 6000, 3000)} << 1 << Areas{58};
        QTest::newRow("two that 12 mm part") << Rings{box(4000, 2000, 5000, 3000), box(5012, 2000, 6012, 3000)} << 2 << Areas{58};
        QTest::newRow("at about: two that touch in a corner")
            << Rings{box(4000, 2000, 5000, 3000), box(5000, 3000, 6000, 4000)} << 1 << Areas{58};
        QTest::newRow("one in another") << Rings{box(4000, 2000, 6000, 4000), box(4500, 2500, 5000, 3000)} << 1 << Areas{56};
        QTest::newRow("a counter across the room") << Rings{box(4000, 0, 5000, 6000)} << 0 << Areas{30, 24};
        QTest::newRow("a counter across the room, 4 mm short") << Rings{box(4000, 4, 5000, 5996)} << 0 << Areas{30, 24};
        QTest::newRow("a counter around somebody") << Rings{{at(2000, 2000), at(5000, 2000), at(5000, 5000), at(2000, 5000), at(2000, 4000),
                                                             at(4000, 4000), at(4000, 3000), at(2000, 3000)},
                                                            box(1000, 2000, 2000, 5000)}
                                                   << 1 << Areas{60 - 12, 2};
        QTest::newRow("a sliver behind is no floor") << Rings{box(0, 60, 10000, 1000)} << 0 << Areas{50};
        QTest::newRow("the whole room") << Rings{box(-1000, -1000, 11000, 7000)} << 0 << Areas{};
        QTest::newRow("at about: one that crosses itself")
            << Rings{{at(4000, 1000), at(6000, 3000), at(6000, 1000), at(4000, 3000)}} << 1 << Areas{58};
        QTest::newRow("a line and a point") << Rings{{at(4000, 1000), at(6000, 1000)}, {at(1000, 1000)}} << 0 << Areas{60};
    }
    void obstructions_are_taken_off()
    {
        QFETCH(Rings, obstructions);
        QFETCH(int, holes);
        QFETCH(std::vector<double>, areas);
        const Ring room = box(0, 0, 10000, 6000);
        // What touches in a point is taken a millimetre larger all around.
        const double within = QByteArray(QTest::currentDataTag()).startsWith("at about") ? 0.015 : 2e-7;
        for (const Drawing& drawing : drawings()) {
            const auto placed = [&](Ring ring) {
                for (PlanPoint& p : ring)
                    p = drawing.place(p);
                return ring;
            };
            Rings standing;
            for (const Ring& ring : obstructions)
                standing.push_back(placed(ring));
            const RoomFloor floor = roomFloor(placed(room), {}, standing);
            QVERIFY2(!floor.broken, drawing.name);
            QVERIFY2(floor.parts.size() == areas.size(), drawing.name);
            for (size_t i = 0; i < areas.size(); ++i) {
                QVERIFY2(isProperArea(floor.parts[i]), drawing.name);
                QVERIFY2(std::fabs(areaM2(floor.parts[i]) - areas[i]) < within,
                         qPrintable(QStringLiteral("%1: %2").arg(QLatin1String(drawing.name)).arg(areaM2(floor.parts[i]), 0, 'f', 9)));
            }
            if (!areas.empty())
                QVERIFY2(static_cast<int>(floor.parts[0].size()) == holes + 1, drawing.name);
        }
    }

    void a_column_inside_is_a_hole_corner_for_corner()
    {
        const Ring column = {{{4'000'000'001}, {2'000'000'003}}, {{5'000'000'007}, {2'100'000'000}}, {{4'500'000'000}, {3'000'000'011}}};
        const Ring room = {at(0, 0), at(10000, 123), at(9000, 6000), at(100, 5000)};
        const RoomFloor floor = roomFloor(room, {}, {column});
        QCOMPARE(floor.parts.size(), size_t{1});
        QCOMPARE(floor.parts[0], (AreaRings{cleanRing(room, true), cleanRing(column, false)}));
    }

    void an_outline_that_is_no_ring_is_broken_data()
    {
        QTest::addColumn<Ring>("outline");
        QTest::newRow("bow tie") << Ring{at(0, 0), at(4000, 3000), at(4000, 0), at(0, 4000)};
        QTest::newRow("a line") << Ring{at(0, 0), at(4000, 0), at(2000, 0)};
        QTest::newRow("two points") << Ring{at(0, 0), at(4000, 0)};
        QTest::newRow("touches itself") << Ring{at(0, 0), at(4000, 0), at(4000, 4000), at(2000, 0), at(0, 4000)};
    }
    void an_outline_that_is_no_ring_is_broken()
    {
        QFETCH(Ring, outline);
        QVERIFY(roomFloor(outline, {}, {}).broken);
        QVERIFY(roomFloor(outline, {}, {box(0, 0, 1000, 1000)}).broken);
    }
};

QTEST_APPLESS_MAIN(TstRoomFloor)
#include "tst_room_floor.moc"
