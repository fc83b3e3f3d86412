// SPDX-License-Identifier: GPL-3.0-or-later
// Curves against their definition, tried time by time.
#include "core/egress/arrivals.h"
#include "core/egress/people_curve.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

using namespace sp;

namespace {

constexpr double inf = std::numeric_limits<double>::infinity();

bool isNear(double a, double b, double tolerance = 1e-9)
{
    return std::abs(a - b) <= tolerance;
}

PeopleCurve randomCurve(std::mt19937& random)
{
    const auto upTo = [&](int most) { return static_cast<double>(random() % static_cast<unsigned>(most + 1)); };
    std::vector<CurvePoint> points;
    double s = upTo(5), people = upTo(2) == 0 ? upTo(9) : 0;
    for (int i = 0; i < 8; ++i) {
        points.push_back({s, people});
        s += upTo(3) == 0 ? 0 : upTo(20) / 4;
        people += upTo(2) == 0 ? 0 : upTo(12);
    }
    return PeopleCurve(points);
}

bool neverFalls(const PeopleCurve& curve)
{
    const auto& p = curve.points();
    for (size_t i = 1; i < p.size(); ++i)
        if (p[i].people < p[i - 1].people || p[i].s < p[i - 1].s)
            return false;
    return p.empty() || p.front().people == 0;
}

// Departures by their definition, with s on a fine row of times and both sides of every point.
double departed(const PeopleCurve& arrivals, double flow, double t)
{
    double least = arrivals.at(t);
    for (const CurvePoint& p : arrivals.points())
        if (p.s <= t)
            least = std::min(least, arrivals.before(p.s) + flow * (t - p.s));
    for (double s = 0; s <= t; s += 0.5)
        least = std::min(least, arrivals.before(s) + flow * (t - s));
    return least;
}

} // namespace

class TstPeopleCurve final : public QObject {
    Q_OBJECT

private slots:
    void a_curve_is_what_its_points_say()
    {
        const PeopleCurve c({{2, 0}, {4, 10}, {4, 20}, {9, 20}, {10, 30}});
        QCOMPARE(c.at(1), 0.0);
        QCOMPARE(c.at(3), 5.0);
        QCOMPARE(c.before(4), 10.0);
        QCOMPARE(c.at(4), 20.0);
        QCOMPARE(c.at(9.5), 25.0);
        QCOMPARE(c.at(11), 30.0);
        QCOMPARE(c.when(5), std::optional(3.0));
        QCOMPARE(c.when(15), std::optional(4.0));
        QCOMPARE(c.when(20), std::optional(4.0)); // the first time
        QCOMPARE(c.when(31), std::nullopt);
        QCOMPARE(c.firstS(), std::optional(2.0));
        QCOMPARE(c.lastS(), std::optional(10.0));
        QCOMPARE(c.steepest(), inf);
        QCOMPARE(PeopleCurve({{0, 5}, {1, 5}}).at(0), 5.0); // who stands at the first point has come at once
        QCOMPARE(PeopleCurve({{0, 5}}).before(0), 0.0);
        QCOMPARE(PeopleCurve().firstS(), std::nullopt);
    }

    void curves_cut_in_time_come_to_the_whole_again()
    {
        std::mt19937 random(5);
        for (int round = 0; round < 100; ++round) {
            const PeopleCurve c = randomCurve(random);
            const double cut = static_cast<double>(random() % 80) / 4;
            const PeopleCurve early = c.until(cut), late = c.after(cut, early.total());
            for (double s = 0; s < 50; s += 0.25) {
                QVERIFY(isNear(early.at(s) + late.at(s), c.at(s)));
                QVERIFY(s >= cut || late.at(s) == 0);
            }
            QVERIFY(neverFalls(early) && neverFalls(late));
        }
    }

    void a_sum_is_the_sum_at_every_time()
    {
        std::mt19937 random(3);
        for (int round = 0; round < 100; ++round) {
            const std::vector<PeopleCurve> curves{randomCurve(random), randomCurve(random), randomCurve(random)};
            const PeopleCurve total = sum(curves);
            QVERIFY(neverFalls(total));
            for (double s = 0; s < 50; s += 0.125) {
                QVERIFY(isNear(total.at(s), curves[0].at(s) + curves[1].at(s) + curves[2].at(s)));
                QVERIFY(isNear(total.before(s), curves[0].before(s) + curves[1].before(s) + curves[2].before(s)));
            }
        }
        QVERIFY(sum({}).points().empty());
    }

    void a_queue_lets_go_as_its_definition_says()
    {
        std::mt19937 random(9);
        for (int round = 0; round < 80; ++round) {
            const PeopleCurve in = randomCurve(random);
            const double flow = 0.25 * (1 + static_cast<double>(random() % 16));
            const PeopleCurve gone = served(in, flow);
            QVERIFY(neverFalls(gone));
            QVERIFY(gone.steepest() <= flow + 1e-9);
            QCOMPARE(gone.total(), in.total());
            for (double t = 0; t < 90; t += 0.875)
                QVERIFY2(isNear(gone.at(t), departed(in, flow, t)), QByteArray::number(round).constData());
        }
        const PeopleCurve in({{0, 0}, {4, 10}});
        QVERIFY(served(in, inf) == in);
        QCOMPARE(served(in, 0).total(), 0.0);
    }

    void the_longest_queue_is_nowhere_longer()
    {
        std::mt19937 random(13);
        for (int round = 0; round < 100; ++round) {
            const PeopleCurve in = randomCurve(random), gone = served(in, 0.75);
            const QueuePeak peak = longestQueue(in, gone);
            QVERIFY(isNear(in.at(peak.s) - gone.at(peak.s), peak.people));
            for (double t = 0; t < 100; t += 0.25)
                QVERIFY(in.at(t) - gone.at(t) <= peak.people + 1e-6);
        }
    }

    // First come first served: a part has left as soon as everybody has who came up to its last one.
    void parts_leave_in_the_order_in_which_they_came()
    {
        std::mt19937 random(17);
        for (int round = 0; round < 100; ++round) {
            const std::vector<PeopleCurve> parts{randomCurve(random), randomCurve(random)};
            const PeopleCurve in = sum(parts), gone = served(in, 1.25);
            const PeopleCurve a = partServed(parts[0], in, gone), b = partServed(parts[1], in, gone);
            QVERIFY(neverFalls(a) && neverFalls(b));
            QVERIFY(isNear(a.total(), parts[0].total(), 1e-6));
            for (double t = 0; t < 120; t += 0.5) {
                QVERIFY(isNear(a.at(t) + b.at(t), gone.at(t), 1e-6));
                QVERIFY(a.at(t) <= parts[0].at(t) + 1e-6);
            }
        }
        // Ten who come first are out before any of ten who come later.
        const std::vector<PeopleCurve> parts{PeopleCurve::allAt(0, 10), PeopleCurve::allAt(5, 10)};
        const PeopleCurve in = sum(parts), gone = served(in, 1);
        QCOMPARE(partServed(parts[0], in, gone).lastS(), std::optional(10.0));
        QCOMPARE(partServed(parts[1], in, gone).firstS(), std::optional(10.0));
        QCOMPARE(partServed(parts[1], in, gone).lastS(), std::optional(20.0));
        // Who come together leave side by side.
        const std::vector<PeopleCurve> together{PeopleCurve::allAt(0, 10), PeopleCurve::allAt(0, 30)};
        const PeopleCurve all = sum(together);
        QVERIFY(isNear(partServed(together[0], all, served(all, 1)).at(20), 5));
    }

    void people_set_out_as_their_spread_says_data()
    {
        QTest::addColumn<double>("median");
        QTest::addColumn<double>("spread");
        QTest::addColumn<double>("accuracy");
        QTest::newRow("offices") << 60.0 << 0.6 << 1e-3;
        QTest::newRow("asleep") << 300.0 << 1.2 << 1e-3;
        QTest::newRow("all nearly at once") << 30.0 << 0.05 << 1e-3;
        QTest::newRow("finer") << 60.0 << 0.6 << 1e-5;
        QTest::newRow("coarse") << 60.0 << 0.6 << 0.02;
    }
    void people_set_out_as_their_spread_says()
    {
        QFETCH(double, median);
        QFETCH(double, spread);
        QFETCH(double, accuracy);
        PreMovement p;
        p.kind = PreMovement::Kind::LogNormal;
        p.medianS = median;
        p.spread = spread;
        const PeopleCurve curve = setOut(p, accuracy);
        QVERIFY(neverFalls(curve));
        const double last = median * std::exp(3.0902323 * spread);
        QVERIFY(isNear(*curve.lastS(), last, last * 1e-6));
        QCOMPARE(curve.total(), 1.0);
        double worst = 0;
        for (int i = 1; i <= 4000; ++i) {
            const double s = last * i / 4000;
            const double share = 0.5 * (1 + std::erf(std::log(s / median) / (spread * std::sqrt(2)))) / 0.999;
            worst = std::max(worst, std::abs(curve.at(s) - std::min(1.0, share)));
        }
        QVERIFY2(worst <= accuracy + 1e-7, QByteArray::number(worst).constData());
        QVERIFY(curve.points().size() < (accuracy < 1e-4 ? 400 : 60));
    }

    void who_sets_out_at_one_time_arrives_as_far_as_the_way_is()
    {
        PreMovement p;
        p.fromS = 30;
        const PeopleCurve walks({{0, 0}, {20, 1}});
        QVERIFY(arrived(setOut(p), walks) == walks.delayed(30));
        p.kind = PreMovement::Kind::Uniform;
        p.toS = 90;
        QCOMPARE(setOut(p).at(60), 0.5);
        QVERIFY(arrived(setOut(p), PeopleCurve::allAt(12, 1)) == PeopleCurve({{42, 0}, {102, 1}}));
    }

    // Two even spreads make a trapezium, whose area is known.
    void times_of_setting_out_and_of_walking_add_up()
    {
        const PeopleCurve starts({{10, 0}, {40, 1}}), walks({{0, 0}, {20, 1}});
        for (const double accuracy : {1e-2, 1e-3, 1e-5}) {
            const PeopleCurve curve = arrived(starts, walks, accuracy);
            QVERIFY(neverFalls(curve));
            QVERIFY(isNear(curve.total(), 1));
            for (double t = 0; t < 70; t += 0.1) {
                double exact = 0;
                const double x = t - 10;
                if (x > 0)
                    exact = x <= 20 ? x * x / 1200 : x <= 30 ? (x - 10) / 30 : x < 50 ? 1 - (50 - x) * (50 - x) / 1200 : 1;
                QVERIFY2(isNear(curve.at(t), exact, accuracy + 1e-12), QByteArray::number(t).constData());
            }
        }
        QVERIFY(arrived(starts, walks, 1e-3).points().size() < 60);
    }

    // Once everybody of a piece is on the way, who has arrived is who had set out half a walk ago.
    void who_set_out_long_ago_has_arrived()
    {
        const PeopleCurve starts({{0, 0}, {100, 0.5}, {300, 0.6}, {400, 1}});
        const PeopleCurve curve = arrived(starts, PeopleCurve({{0, 0}, {20, 1}}), 1e-4);
        for (const double t : {30.0, 90.0, 125.0, 250.0, 299.0, 330.0, 399.0})
            QVERIFY2(isNear(curve.at(t), starts.at(t - 10), 1e-4), QByteArray::number(t).constData());
    }

    void jumps_in_either_spread_are_kept()
    {
        // Half set out at once at 10 s, the others evenly until 20 s; a third of the people stand at the door.
        const PeopleCurve starts({{10, 0}, {10, 0.5}, {20, 1}}), walks({{0, 0}, {0, 1.0 / 3}, {12, 1}});
        const PeopleCurve curve = arrived(starts, walks, 1e-4);
        QVERIFY(isNear(curve.before(10), 0));
        QVERIFY(isNear(curve.at(10), 0.5 / 3, 1e-4));
        std::mt19937 random(1);
        const int people = 200'000;
        int before16 = 0;
        const auto even = [&] { return static_cast<double>(random()) / 4294967296.0; };
        for (int i = 0; i < people; ++i) {
            const double out = even() < 0.5 ? 10 : 10 + 10 * even(), way = even() < 1.0 / 3 ? 0 : 12 * even();
            before16 += out + way <= 16 ? 1 : 0;
        }
        QVERIFY(isNear(curve.at(16), static_cast<double>(before16) / people, 0.005));
    }

    void samples_are_of_who_is_still_there()
    {
        const std::vector<CurvePoint> samples = remainingSamples(10, PeopleCurve({{0, 0}, {4, 10}}), 2, 5);
        QCOMPARE(samples, (std::vector<CurvePoint>{{0, 10}, {2, 5}, {4, 0}, {6, 0}}));
    }
};

QTEST_APPLESS_MAIN(TstPeopleCurve)
#include "tst_people_curve.moc"
