// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/egress/distribution.h"
#include "core/egress/egress_results.h"

#include <QTest>
#include <numeric>
#include <random>

using namespace sp;

namespace {

// Steps 0, 1, 2 lead out at once.
const std::vector<int> threeExits{-1, -1, -1};

LeavingSpace space(qint64 load, int required)
{
    return {load, required, {{0, 30e9, 100, 50}, {1, 10e9, 200, 20}, {2, 20e9, 100, 30}}};
}

} // namespace

class TstEgressDistribution final : public QObject {
    Q_OBJECT

private slots:
    void people_are_divided_as_the_mode_says_data()
    {
        QTest::addColumn<int>("mode");
        QTest::addColumn<qint64>("load");
        QTest::addColumn<int>("required");
        QTest::addColumn<QList<qint64>>("people");
        const int equal = static_cast<int>(Distribution::Equal), capacity = static_cast<int>(Distribution::ByCapacity),
                  nearest = static_cast<int>(Distribution::Nearest);
        QTest::newRow("one required way: the nearest") << equal << qint64(50) << 1 << QList<qint64>{0, 50, 0};
        QTest::newRow("two required ways: the two nearest, the odd one to the nearest")
            << equal << qint64(51) << 2 << QList<qint64>{0, 26, 25};
        QTest::newRow("three required ways, two over") << equal << qint64(50) << 3 << QList<qint64>{16, 18, 16};
        QTest::newRow("more required than there are") << equal << qint64(30) << 4 << QList<qint64>{10, 10, 10};
        QTest::newRow("none required is one") << equal << qint64(30) << 0 << QList<qint64>{0, 30, 0};
        QTest::newRow("by capacity 1 : 2 : 1") << capacity << qint64(101) << 1 << QList<qint64>{25, 51, 25};
        QTest::newRow("by the floor 5 : 2 : 3") << nearest << qint64(99) << 1 << QList<qint64>{49, 21, 29};
        QTest::newRow("nobody") << nearest << qint64(0) << 1 << QList<qint64>{0, 0, 0};
    }
    void people_are_divided_as_the_mode_says()
    {
        QFETCH(int, mode);
        QFETCH(qint64, load);
        QFETCH(int, required);
        QFETCH(QList<qint64>, people);
        const Assignment found = assign({space(load, required)}, threeExits, static_cast<Distribution>(mode));
        QCOMPARE(QList<qint64>(found.byStep.begin(), found.byStep.end()), people);
        QCOMPARE(found.byWay.front(), found.byStep);
    }

    void people_load_every_door_on_their_way()
    {
        // Offices 0 and 1 by their doors 0 and 1 into a corridor with exits 2 and 3; door 0 leads on to exit 2, door 1 to exit 3.
        const std::vector<LeavingSpace> spaces{
            {12, 1, {{0, 20e9, {}, 0}}}, {8, 1, {{1, 10e9, {}, 0}}}, {5, 2, {{2, 5e9, {}, 0}, {3, 6e9, {}, 0}}}};
        const Assignment found = assign(spaces, {2, 3, -1, -1}, Distribution::Equal);
        QCOMPARE(found.byStep, (std::vector<qint64>{12, 8, 15, 10}));
        QVERIFY(found.stranded.empty());
    }

    void ways_that_are_equally_near_go_by_their_order()
    {
        const std::vector<LeavingSpace> spaces{{7, 2, {{0, 10e9, {}, 0}, {1, 10e9, {}, 0}, {2, 10e9, {}, 0}}}};
        QCOMPARE(assign(spaces, threeExits, Distribution::Equal).byStep, (std::vector<qint64>{4, 3, 0}));
    }

    void without_any_weight_everybody_takes_the_nearest()
    {
        const std::vector<LeavingSpace> spaces{{7, 2, {{0, 12e9, 0, 0}, {1, 10e9, 0, 0}}}};
        for (const Distribution mode : {Distribution::ByCapacity, Distribution::Nearest})
            QCOMPARE(assign(spaces, threeExits, mode).byStep, (std::vector<qint64>{0, 7, 0}));
    }

    void what_is_left_over_never_goes_a_way_that_takes_nobody()
    {
        const std::vector<LeavingSpace> spaces{{10, 2, {{0, 12e9, 100, 0}, {1, 10e9, 0, 0}, {2, 11e9, 200, 0}}}};
        QCOMPARE(assign(spaces, threeExits, Distribution::ByCapacity).byStep, (std::vector<qint64>{3, 0, 7}));
    }

    void areas_of_any_size_divide_exactly()
    {
        // 100,000 m2 in millionths of a square millimetre, where a product with the people leaves 64 bits.
        const qint64 part = 1'000'000'000'000'000'000;
        const std::vector<LeavingSpace> spaces{{90'001, 2, {{0, 1e9, {}, part}, {1, 2e9, {}, part * 2}}}};
        QCOMPARE(assign(spaces, threeExits, Distribution::Nearest).byStep, (std::vector<qint64>{30'001, 60'000, 0}));
    }

    void an_unknown_load_is_named_at_every_door_that_it_may_reach()
    {
        const std::vector<LeavingSpace> spaces{{std::nullopt, 1, {{0, 10e9, {}, 0}, {1, 20e9, {}, 0}}}, {6, 1, {{1, 5e9, {}, 0}}}};
        const Assignment found = assign(spaces, {2, 3, -1, -1}, Distribution::Equal);
        QCOMPARE(found.byStep, (std::vector<qint64>{0, 6, 0, 6}));
        QCOMPARE(found.waitsFor[0], (std::vector<AssignMissing>{{0, -1}}));
        QCOMPARE(found.waitsFor[2], (std::vector<AssignMissing>{{0, -1}}));
        QVERIFY(found.waitsFor[1].empty() && found.waitsFor[3].empty());
        QVERIFY(found.byWay[0].empty());
    }

    void an_unknown_capacity_matters_only_where_people_are_divided_by_it()
    {
        const std::vector<LeavingSpace> two{{6, 1, {{0, 10e9, 100, 0}, {1, 20e9, {}, 0}}}};
        const Assignment found = assign(two, {2, 2, -1}, Distribution::ByCapacity);
        for (const std::vector<AssignMissing>& waits : found.waitsFor)
            QCOMPARE(waits, (std::vector<AssignMissing>{{0, 1}})); // once, although both ways lead there
        QVERIFY(assign(two, {2, 2, -1}, Distribution::Equal).waitsFor[0].empty());
        const std::vector<LeavingSpace> one{{6, 1, {{0, 10e9, {}, 0}}}};
        QCOMPARE(assign(one, {-1}, Distribution::ByCapacity).byStep, std::vector<qint64>{6});
        const std::vector<LeavingSpace> nobody{{0, 1, {{0, 10e9, {}, 0}, {1, 20e9, {}, 0}}}};
        QVERIFY(assign(nobody, {-1, -1}, Distribution::ByCapacity).waitsFor[0].empty());
    }

    void people_without_a_way_out_are_named()
    {
        const Assignment found = assign({{3, 1, {}}, {0, 1, {}}, {std::nullopt, 1, {}}}, {}, Distribution::Equal);
        QCOMPARE(found.stranded, (std::vector<int>{0, 2}));
    }

    void nobody_is_lost_or_counted_twice()
    {
        std::mt19937 random(11);
        const auto upTo = [&](int most) { return static_cast<int>(random() % static_cast<unsigned>(most + 1)); };
        for (int round = 0; round < 200; ++round) {
            const int steps = 2 + upTo(8);
            std::vector<int> next;
            for (int i = 0; i < steps; ++i)
                next.push_back(i == 0 || upTo(3) == 0 ? -1 : upTo(i - 1)); // towards lower numbers: no circles
            std::vector<LeavingSpace> spaces;
            qint64 people = 0;
            for (int i = 0; i < 5; ++i) {
                LeavingSpace s{upTo(200), upTo(3), {}};
                for (int way = 0; way <= upTo(3); ++way)
                    s.ways.push_back({upTo(steps - 1), upTo(5) * 1e9, upTo(4) * 50, upTo(4)});
                people += *s.load;
                spaces.push_back(s);
            }
            for (const Distribution mode : {Distribution::Equal, Distribution::ByCapacity, Distribution::Nearest}) {
                const Assignment found = assign(spaces, next, mode);
                qint64 leaves = 0;
                for (int i = 0; i < steps; ++i)
                    leaves += next[static_cast<size_t>(i)] < 0 ? found.byStep[static_cast<size_t>(i)] : 0;
                QCOMPARE(leaves, people);
                for (size_t i = 0; i < spaces.size(); ++i)
                    QCOMPARE(std::accumulate(found.byWay[i].begin(), found.byWay[i].end(), qint64(0)), *spaces[i].load);
                QVERIFY(assign(spaces, next, mode) == found);
            }
        }
    }

    void where_ways_from_above_and_below_meet_the_fullest_storeys_are_added()
    {
        QCOMPARE(convergingPeople({120, 180, 90}, {60, 75}), qint64(255));
        QCOMPARE(convergingPeople({120, 180}, {}), qint64(180));
        QCOMPARE(convergingPeople({}, {}), qint64(0));
    }
};

QTEST_APPLESS_MAIN(TstEgressDistribution)
#include "tst_egress_distribution.moc"
