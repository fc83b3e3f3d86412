// SPDX-License-Identifier: GPL-3.0-or-later
// Flows against cuts that are tried one by one, and against a plain search for ways that are not full, both written here.
#include "core/egress/capacity.h"
#include "core/egress/flow_network.h"

#include <QTest>
#include <algorithm>
#include <map>
#include <numeric>
#include <random>

using namespace sp;

namespace {

constexpr int out = outOfBuilding;

FlowNetwork randomNetwork(unsigned seed)
{
    std::mt19937 random(seed);
    const auto upTo = [&](int most) { return static_cast<int>(random() % static_cast<unsigned>(most + 1)); };
    FlowNetwork n;
    const int spaces = 1 + upTo(5);
    for (int i = 0; i < spaces; ++i)
        n.spaces.push_back({upTo(2) == 0 ? 0 : upTo(30), upTo(6) == 0});
    const int components = 1 + upTo(9);
    for (int i = 0; i < components; ++i) {
        const int from = upTo(spaces - 1);
        int to = upTo(3) == 0 ? out : upTo(spaces - 1);
        if (to == from)
            to = out;
        n.components.push_back({from, to, upTo(8) == 0 ? unlimitedPeople : upTo(20), upTo(1) == 0});
    }
    return n;
}

struct Arc {
    size_t from, to;
    qint64 capacity;
};
// Nodes: spaces, the open air, the source.
std::vector<Arc> arcsOf(const FlowNetwork& n)
{
    const size_t outside = n.spaces.size();
    std::vector<Arc> arcs;
    for (const FlowComponent& c : n.components) {
        const auto from = static_cast<size_t>(c.from);
        const size_t to = c.to == out ? outside : static_cast<size_t>(c.to);
        if (c.to == out || !n.spaces[to].noThrough)
            arcs.push_back({from, to, c.capacity});
        if (c.bothWays && c.to != out && !n.spaces[from].noThrough)
            arcs.push_back({to, from, c.capacity});
    }
    return arcs;
}

qint64 supplyOf(const FlowNetwork& n, size_t space, Leavers leavers, std::optional<int> only)
{
    const bool asked = n.spaces[space].load > 0 && (!only || *only == static_cast<int>(space));
    return !asked ? 0 : leavers == Leavers::Unlimited ? unlimitedPeople : n.spaces[space].load;
}

// The smallest of all cuts: every set of spaces on the side of the people.
qint64 smallestCut(const FlowNetwork& n, Leavers leavers = Leavers::Loads, std::optional<int> only = {})
{
    const std::vector<Arc> arcs = arcsOf(n);
    qint64 best = -1;
    for (unsigned mask = 0; mask < (1U << n.spaces.size()); ++mask) {
        qint64 cut = 0;
        for (size_t i = 0; i < n.spaces.size(); ++i)
            cut += mask >> i & 1 ? 0 : supplyOf(n, i, leavers, only);
        for (const Arc& a : arcs)
            cut += (mask >> a.from & 1) && !(mask >> a.to & 1) ? a.capacity : 0;
        best = best < 0 ? cut : std::min(best, cut);
    }
    return best;
}

// One way after another that is not full yet.
qint64 plainFlow(const FlowNetwork& n)
{
    const size_t outside = n.spaces.size(), source = outside + 1;
    std::map<std::pair<size_t, size_t>, qint64> left;
    for (const Arc& a : arcsOf(n))
        left[{a.from, a.to}] += a.capacity;
    for (size_t i = 0; i < n.spaces.size(); ++i)
        left[{source, i}] += n.spaces[i].load;
    for (qint64 flow = 0;;) {
        std::map<size_t, size_t> cameFrom{{source, source}};
        std::vector<size_t> queue{source};
        for (size_t i = 0; i < queue.size(); ++i)
            for (size_t to = 0; to <= outside; ++to)
                if (!cameFrom.count(to) && left[{queue[i], to}] > 0) {
                    cameFrom[to] = queue[i];
                    queue.push_back(to);
                }
        if (!cameFrom.count(outside))
            return flow;
        qint64 most = unlimitedPeople;
        for (size_t at = outside; at != source; at = cameFrom[at])
            most = std::min(most, left[{cameFrom[at], at}]);
        for (size_t at = outside; at != source; at = cameFrom[at]) {
            left[{cameFrom[at], at}] -= most;
            left[{at, cameFrom[at]}] += most;
        }
        flow += most;
    }
}

FlowNetwork without(FlowNetwork n, const std::vector<int>& closure)
{
    for (const int c : closure)
        n.components[static_cast<size_t>(c)].capacity = 0;
    return n;
}

// Whether a flow keeps to its components, loses nobody on the way and goes round no circle; how many get out.
bool isFlow(const FlowNetwork& n, const std::vector<qint64>& through, qint64& leaves, const std::vector<qint64>* exactly = nullptr)
{
    leaves = 0;
    std::vector<qint64> net(n.spaces.size(), 0); // out of each space
    for (size_t i = 0; i < n.components.size(); ++i) {
        const FlowComponent& c = n.components[i];
        const qint64 f = through[i];
        if (f < 0 && (!c.bothWays || c.to == out || n.spaces[static_cast<size_t>(c.from)].noThrough))
            return false;
        if (f > 0 && c.to != out && n.spaces[static_cast<size_t>(c.to)].noThrough)
            return false;
        net[static_cast<size_t>(c.from)] += f;
        (c.to == out ? leaves : net[static_cast<size_t>(c.to)]) += c.to == out ? f : -f;
    }
    for (size_t i = 0; i < net.size(); ++i)
        if (exactly ? net[i] != (*exactly)[i] : net[i] < 0 || net[i] > n.spaces[i].load)
            return false;
    // Spaces in an order in which everything flows onwards.
    std::vector<int> entering(n.spaces.size(), 0), ready;
    const auto head = [&](size_t i) { return through[i] > 0 ? n.components[i].to : through[i] < 0 ? n.components[i].from : out; };
    const auto tail = [&](size_t i) { return through[i] > 0 ? n.components[i].from : n.components[i].to; };
    for (size_t i = 0; i < through.size(); ++i)
        if (head(i) != out)
            ++entering[static_cast<size_t>(head(i))];
    for (size_t i = 0; i < entering.size(); ++i)
        if (entering[i] == 0)
            ready.push_back(static_cast<int>(i));
    for (size_t k = 0; k < ready.size(); ++k)
        for (size_t i = 0; i < through.size(); ++i)
            if (head(i) != out && tail(i) == ready[k] && --entering[static_cast<size_t>(head(i))] == 0)
                ready.push_back(head(i));
    return ready.size() == n.spaces.size();
}

QByteArray seedText(unsigned seed)
{
    return QByteArray("network ") + QByteArray::number(seed);
}

// Hall of E13: exit L, an opening N to a lobby with two doors.
FlowNetwork hall()
{
    return {{{450, false}, {0, false}}, {{0, out, 220, false}, {0, 1, 300, false}, {1, out, 150, false}, {1, out, 150, false}}};
}

} // namespace

class TstFlowNetwork final : public QObject {
    Q_OBJECT

private slots:
    void loss_of_an_exit_is_that_of_the_worked_example_data()
    {
        QTest::addColumn<QList<int>>("exits");
        QTest::addColumn<QList<qint64>>("left");
        QTest::addColumn<bool>("passes");
        QTest::newRow("E13: 260, 130, 130") << QList<int>{260, 130, 130} << QList<qint64>{260, 390, 390} << true;
        QTest::newRow("E13: 300, 60, 60") << QList<int>{300, 60, 60} << QList<qint64>{120, 360, 360} << false;
    }
    void loss_of_an_exit_is_that_of_the_worked_example()
    {
        QFETCH(QList<int>, exits);
        QFETCH(QList<qint64>, left);
        QFETCH(bool, passes);
        FlowNetwork n{{{420, false}}, {}};
        for (const int capacity : exits)
            n.components.push_back({0, out, capacity, false});
        const std::vector<qint64> found = lossOfOne(n, {{0}, {1}, {2}});
        QCOMPARE(QList<qint64>(found.begin(), found.end()), left);
        QCOMPARE(feasibility(n).flow, qint64(420));
        QCOMPARE(std::all_of(found.begin(), found.end(), [](qint64 people) { return halfIsLeft(people, 420); }), passes);
    }

    void the_loss_of_a_neck_is_found_where_no_loss_of_an_exit_is()
    {
        QCOMPARE(feasibility(hall(), Leavers::Unlimited).flow, qint64(520));
        QCOMPARE(feasibility(hall()).flow, qint64(450));
        const std::vector<qint64> left = lossOfOne(hall(), {{0}, {1}, {2}, {3}}, Leavers::Unlimited);
        QCOMPARE(left, (std::vector<qint64>{300, 220, 370, 370}));
        QVERIFY(!halfIsLeft(left[1], 450));
        QVERIFY(halfIsLeft(left[0], 450) && halfIsLeft(left[2], 450) && halfIsLeft(left[3], 450));
        // Both doors of the lobby in one fire, and nothing at all.
        QCOMPARE(lossOfOne(hall(), {{2, 3}, {}}), (std::vector<qint64>{220, 450}));
    }

    void a_sum_of_doors_hides_the_bottleneck_that_the_cut_names()
    {
        const FlowNetwork n{{{320, false}, {0, false}},
                            {{0, 1, 160, false}, {0, 1, 160, false}, {1, out, 100, false}, {1, out, 120, false}}};
        const Feasibility found = feasibility(n);
        QCOMPARE(found.load, qint64(320));
        QCOMPARE(found.flow, qint64(220));
        QCOMPARE(found.narrow, (std::vector<int>{2, 3}));
        QVERIFY(found.cutOff.empty());
        QCOMPARE(feasibility(n, Leavers::Unlimited).narrow, (std::vector<int>{2, 3}));
    }

    void of_two_equal_cuts_the_one_next_to_the_people_is_named()
    {
        const FlowNetwork n{{{200, false}, {0, false}}, {{0, 1, 100, false}, {1, out, 100, false}}};
        QCOMPARE(feasibility(n).narrow, std::vector<int>{0});
    }

    void spaces_without_a_way_out_are_named_and_are_no_bottleneck()
    {
        const FlowNetwork n{{{10, false}, {5, false}, {0, false}}, {{0, out, 20, false}, {1, 2, 20, true}}};
        const Feasibility found = feasibility(n);
        QCOMPARE(found.flow, qint64(10));
        QVERIFY(found.narrow.empty());
        QCOMPARE(found.cutOff, std::vector<int>{1});
        QCOMPARE(bestFlow(n).cutOff, std::vector<int>{1});
        QCOMPARE(bestFlow(n).people, qint64(10));
        QCOMPARE(bestFlow(n).capacity, qint64(20));
    }

    void nobody_goes_through_a_room_that_keeps_others_out()
    {
        // Office and store both lead on; only the store's own people use its door.
        FlowNetwork n{{{30, false}, {5, true}}, {{0, out, 20, false}, {0, 1, 50, true}, {1, out, 50, false}}};
        QCOMPARE(feasibility(n).flow, qint64(25));
        QCOMPARE(feasibility(n, Leavers::Loads, 1).flow, qint64(5));
        QCOMPARE(lossOfOne(n, {{2}}).front(), qint64(20)); // the store leaves through the office then
        n.spaces[1].noThrough = false;
        QCOMPARE(feasibility(n).flow, qint64(35));
    }

    void a_door_may_be_walked_both_ways_only_if_it_says_so()
    {
        FlowNetwork n{{{0, false}, {40, false}}, {{0, 1, 30, false}, {0, out, 100, false}}};
        QCOMPARE(feasibility(n).flow, qint64(0));
        n.components[0].bothWays = true;
        QCOMPARE(feasibility(n).flow, qint64(30));
        QCOMPARE(feasibility(n).through, (std::vector<qint64>{-30, 30}));
        QCOMPARE(feasibility(n).narrow, std::vector<int>{0});
    }

    // Two doors between the same spaces, one each way: the search fills both here, and nobody walks that.
    void nobody_is_sent_in_by_one_door_and_out_by_the_other()
    {
        const FlowNetwork n{
            {{0, false}, {0, false}, {6, false}, {0, false}, {1, false}},
            {{1, 2, 1, false}, {0, out, 1, false}, {2, 1, 6, false}, {1, 4, 1, true}, {1, out, 6, false}, {2, 0, 1, false}}};
        const Feasibility found = feasibility(n);
        QCOMPARE(found.flow, qint64(7));
        qint64 leaves = 0;
        QVERIFY(isFlow(n, found.through, leaves));
        QVERIFY(found.through[0] == 0 || found.through[2] == 0);
    }

    void what_nothing_limits_is_unlimited()
    {
        const FlowNetwork n{{{4, false}, {0, false}}, {{0, 1, unlimitedPeople, true}, {1, out, unlimitedPeople, false}}};
        const Feasibility found = feasibility(n, Leavers::Unlimited);
        QVERIFY(found.flow >= unlimitedPeople);
        QVERIFY(found.narrow.empty());
        QCOMPARE(bestFlow(n).people, qint64(0));
    }

    void flows_equal_the_smallest_cut_and_the_plain_search()
    {
        for (unsigned seed = 1; seed <= 300; ++seed) {
            const FlowNetwork n = randomNetwork(seed);
            const QByteArray at = seedText(seed);
            const Feasibility found = feasibility(n);
            QVERIFY2(found.flow == smallestCut(n) && found.flow == plainFlow(n), at.constData());
            qint64 leaves = 0;
            QVERIFY2(isFlow(n, found.through, leaves) && leaves == found.flow, at.constData());
            QVERIFY2(feasibility(n) == found, at.constData());
            for (size_t i = 0; i < n.components.size(); ++i)
                QVERIFY2(std::abs(found.through[i]) <= n.components[i].capacity, at.constData());
            QVERIFY2(feasibility(n, Leavers::Unlimited).flow == smallestCut(n, Leavers::Unlimited), at.constData());
            for (int space = 0; space < static_cast<int>(n.spaces.size()); ++space)
                for (const Leavers leavers : {Leavers::Loads, Leavers::Unlimited})
                    QVERIFY2(feasibility(n, leavers, space).flow == smallestCut(n, leavers, space), at.constData());
        }
    }

    // With the components named as too narrow widened by one each, more get out; with all others widened nobody more does.
    void the_narrow_components_are_what_limits_the_flow()
    {
        int limited = 0;
        for (unsigned seed = 1; seed <= 300; ++seed) {
            const FlowNetwork n = randomNetwork(seed);
            const Feasibility found = feasibility(n);
            if (found.narrow.empty())
                continue;
            FlowNetwork others = n, same = n;
            for (size_t i = 0; i < n.components.size(); ++i) {
                const bool narrow = std::find(found.narrow.begin(), found.narrow.end(), static_cast<int>(i)) != found.narrow.end();
                (narrow ? same : others).components[i].capacity = unlimitedPeople;
            }
            if (feasibility(others).flow != found.flow)
                QFAIL(seedText(seed).constData());
            ++limited;
        }
        QVERIFY(limited > 100);
    }

    void losses_equal_flows_of_networks_without_what_is_lost()
    {
        std::mt19937 random(7);
        for (unsigned seed = 1; seed <= 300; ++seed) {
            const FlowNetwork n = randomNetwork(seed);
            std::vector<std::vector<int>> closures;
            for (int c = 0; c < static_cast<int>(n.components.size()); ++c)
                closures.push_back({c});
            for (int k = 0; k < 6; ++k) {
                std::vector<int> several;
                for (int c = 0; c < static_cast<int>(n.components.size()); ++c)
                    if (random() % 3 == 0)
                        several.push_back(c);
                closures.push_back(several);
            }
            for (const Leavers leavers : {Leavers::Loads, Leavers::Unlimited}) {
                const std::vector<qint64> left = lossOfOne(n, closures, leavers);
                for (size_t i = 0; i < closures.size(); ++i)
                    QVERIFY2(left[i] == smallestCut(without(n, closures[i]), leavers), seedText(seed).constData());
            }
        }
    }

    void more_capacity_never_lets_fewer_out()
    {
        for (unsigned seed = 1; seed <= 60; ++seed) {
            const FlowNetwork n = randomNetwork(seed);
            const qint64 flow = feasibility(n).flow;
            for (size_t i = 0; i < n.components.size(); ++i) {
                FlowNetwork wider = n;
                ++wider.components[i].capacity;
                QVERIFY(feasibility(wider).flow >= flow);
            }
        }
    }

    void the_best_flow_has_the_lowest_highest_use()
    {
        for (unsigned seed = 1; seed <= 300; ++seed) {
            FlowNetwork n = randomNetwork(seed);
            const QByteArray at = seedText(seed);
            const BestFlow best = bestFlow(n);
            std::vector<qint64> loads;
            for (const FlowSpace& space : n.spaces)
                loads.push_back(space.load);
            for (const int space : best.cutOff)
                loads[static_cast<size_t>(space)] = n.spaces[static_cast<size_t>(space)].load = 0;
            qint64 leaves = 0;
            QVERIFY2(isFlow(n, best.through, leaves, &loads), at.constData());
            const auto total = std::accumulate(loads.begin(), loads.end(), qint64(0));
            QVERIFY2(leaves == total, at.constData());
            // No use is higher, and with all of them strictly lower somebody stays behind.
            FlowNetwork lower = n;
            for (size_t i = 0; i < n.components.size(); ++i) {
                const qint64 capacity = n.components[i].capacity;
                if (capacity == 0 || capacity >= unlimitedPeople)
                    continue;
                QVERIFY2(std::abs(best.through[i]) * best.capacity <= best.people * capacity, at.constData());
                lower.components[i].capacity = std::max<qint64>(0, (best.people * capacity + best.capacity - 1) / best.capacity - 1);
            }
            QVERIFY2(best.people == 0 || smallestCut(lower) < total, at.constData());
            QVERIFY2(bestFlow(n).through == best.through, at.constData());
        }
    }

    void the_best_flow_is_even_beside_the_bottleneck_too()
    {
        // A wing with one narrow door, and another with two exits: these share evenly although the first decides.
        const FlowNetwork n{{{90, false}, {100, false}}, {{0, out, 60, false}, {1, out, 100, false}, {1, out, 300, false}}};
        const BestFlow best = bestFlow(n);
        QCOMPARE(best.through, (std::vector<qint64>{90, 25, 75}));
        QCOMPARE(best.people * 2, best.capacity * 3);
        QCOMPARE(best.decides, std::vector<int>{0});
    }

    void a_flow_of_whole_people_is_as_even_as_it_can_be()
    {
        const FlowNetwork n{{{100, false}}, {{0, out, 165, false}, {0, out, 165, false}, {0, out, 165, false}}};
        const BestFlow best = bestFlow(n);
        std::vector<qint64> sorted = best.through;
        std::sort(sorted.begin(), sorted.end());
        QCOMPARE(sorted, (std::vector<qint64>{33, 33, 34}));
        QCOMPARE(best.people * 165, best.capacity * 34);
    }
};

QTEST_APPLESS_MAIN(TstFlowNetwork)
#include "tst_flow_network.moc"
