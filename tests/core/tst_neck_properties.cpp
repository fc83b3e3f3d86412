// SPDX-License-Identifier: GPL-3.0-or-later
// Necks of random floors: dominators against closing every neck in turn, cuts against lines drawn across them, lengths against travel,
// against turned plans and against dense points.
#include "core/egress/dominators.h"
#include "core/egress/onward.h"
#include "tests/support/random_corridors.h"

#include <QTest>

#include <map>
#include <set>

using namespace sp;
using test::FloorBuilder;
using test::Measured;
using test::Metres;
using test::RandomCorridor;

namespace {

constexpr double millimetre = 1e6;
constexpr unsigned plans = 150;

size_t at(int i)
{
    return static_cast<size_t>(i);
}

double areaOf(const std::vector<Ring>& rings)
{
    double sum = 0;
    for (const Ring& ring : rings)
        sum += signedAreaM2(ring);
    return sum;
}

bool inside(const std::vector<Ring>& rings, PlanPoint p)
{
    if (rings.empty() || !contains(rings[0], p))
        return false;
    return std::none_of(rings.begin() + 1, rings.end(), [&](const Ring& hole) { return contains(hole, p); });
}

// Whether two lines properly cross, and where along the second, 0 to 1.
std::optional<double> crossing(PlanPoint a, PlanPoint b, PlanPoint c, PlanPoint d)
{
    const double abx = double(b.x.n - a.x.n), aby = double(b.y.n - a.y.n), cdx = double(d.x.n - c.x.n), cdy = double(d.y.n - c.y.n);
    const double acx = double(c.x.n - a.x.n), acy = double(c.y.n - a.y.n), sine = abx * cdy - aby * cdx;
    if (sine == 0)
        return std::nullopt;
    const double t = (acx * cdy - acy * cdx) / sine, u = (acx * aby - acy * abx) / sine;
    return t > 0 && t < 1 && u > 0 && u < 1 ? std::optional(u) : std::nullopt;
}

int pieceWith(const CutFloor& floor, int space, PlanPoint p)
{
    int found = -1;
    for (const int piece : floor.piecesOf[at(space)])
        if (inside(floor.pieces[at(piece)].area, p)) {
            if (found >= 0)
                return -1; // on a line
            found = piece;
        }
    return found;
}

// Short lines between random points: who crosses no line stays in his piece, who crosses one goes from one of its sides to the other.
void checkCut(const WalkPlan& plan, const CutFloor& floor, int space, unsigned seed, int& crossed)
{
    const WalkSpace& s = plan.spaces[at(space)];
    double sum = 0;
    for (const int piece : floor.piecesOf[at(space)]) {
        QVERIFY(areaOf(floor.pieces[at(piece)].area) > 0);
        sum += areaOf(floor.pieces[at(piece)].area);
    }
    QVERIFY2(std::abs(sum - areaOf(s.area)) < 1e-6, qPrintable(QString("%1: %2 of %3 m2").arg(seed).arg(sum).arg(areaOf(s.area))));
    std::mt19937 random(seed);
    const PlanBox box = boxOf(s.area[0]);
    const auto within = [&](qint64 a, qint64 b) { return Length{a + qint64(random()) % (b - a + 1)}; };
    for (int i = 0; i < 1000; ++i) {
        const PlanPoint p{Length{box.least.x.n + qint64(double(random()) / 4294967296.0 * double(box.most.x.n - box.least.x.n))},
                          Length{box.least.y.n + qint64(double(random()) / 4294967296.0 * double(box.most.y.n - box.least.y.n))}};
        const PlanPoint q{p.x + within(-300'000'000, 300'000'000), p.y + within(-300'000'000, 300'000'000)};
        if (!inside(s.area, p) || !inside(s.area, q) || !plan.cells[at(s.cell)]->sees(p, q))
            continue;
        const int from = pieceWith(floor, space, p), to = pieceWith(floor, space, q);
        QVERIFY2(from >= 0 && to >= 0, qPrintable(QString::number(seed)));
        std::vector<const Chord::Span*> passed;
        for (const Chord& chord : floor.chords)
            for (const Chord::Span& span : chord.spans)
                if (chord.space == space && crossing(p, q, span.from, span.to))
                    passed.push_back(&span);
        if (passed.empty())
            QCOMPARE(from, to);
        if (passed.size() != 1)
            continue;
        ++crossed;
        const bool sides = (passed[0]->left == from && passed[0]->right == to) || (passed[0]->left == to && passed[0]->right == from);
        QVERIFY2(sides, qPrintable(QString::number(seed)));
    }
}

std::vector<double> travel(const WalkPlan& plan, const std::vector<DoorUse>& use)
{
    const WayGraph graph(plan, use, Metric::Straight);
    std::vector<double> out;
    for (const WalkSpace& space : plan.spaces) {
        const bool shut = graph.seeds(space.cell).empty();
        out.push_back(shut ? double(unreachable)
                           : mostRemote(CellField(*plan.cells[at(space.cell)], Metric::Straight, graph.seeds(space.cell)), space.area).nm);
    }
    return out;
}

std::vector<double> sorted(std::vector<double> list)
{
    std::sort(list.begin(), list.end());
    return list;
}

} // namespace

class TstNeckProperties : public QObject {
    Q_OBJECT

private slots:
    void dominators_tell_what_closing_each_neck_tells()
    {
        int without = 0, compound = 0;
        for (unsigned seed = 0; seed < plans; ++seed) {
            FloorBuilder b;
            RandomCorridor(seed, b);
            const WalkPlan plan = b.build();
            const CutFloor floor = cutFloor(plan, mm(3000));
            Choices fast = choicesOf(plan, floor, b.use, {}, mm(3000)), slow = choicesBySearch(plan, floor, b.use, {}, mm(3000));
            QCOMPARE(fast.necks, slow.necks);
            QCOMPARE(fast.pieceReaches, slow.pieceReaches);
            QCOMPARE(fast.pieceHas, slow.pieceHas);
            QCOMPARE(fast.neckHas, slow.neckHas);
            for (size_t piece = 0; piece < fast.singlePoints.size(); ++piece) {
                std::sort(fast.singlePoints[piece].begin(), fast.singlePoints[piece].end());
                std::sort(slow.singlePoints[piece].begin(), slow.singlePoints[piece].end());
                QCOMPARE(fast.singlePoints[piece], slow.singlePoints[piece]);
                without += !fast.pieceHas[piece];
            }
            for (const Chord& chord : floor.chords)
                compound += chord.spans.size() > 1;
        }
        QVERIFY(without > 500);
        QVERIFY(compound > 50); // lines that cross are what dominators alone do not tell
    }

    void the_nearest_dominator_is_the_nearest_node_that_cuts_off()
    {
        for (unsigned seed = 0; seed < 300; ++seed) {
            std::mt19937 random(seed);
            const int nodes = 2 + static_cast<int>(random() % 40);
            const auto any = [&] { return random() % static_cast<unsigned>(nodes); };
            std::vector<std::vector<int>> after(static_cast<size_t>(nodes));
            for (int arc = static_cast<int>(random() % static_cast<unsigned>(2 * nodes)); arc >= 0; --arc)
                after[any()].push_back(static_cast<int>(any()));
            const auto reached = [&](int closed) {
                std::vector<bool> seen(after.size(), false);
                std::vector<int> queue;
                if (closed != 0) {
                    queue.push_back(0);
                    seen[0] = true;
                }
                for (size_t i = 0; i < queue.size(); ++i)
                    for (const int next : after[static_cast<size_t>(queue[i])])
                        if (next != closed && !seen[static_cast<size_t>(next)]) {
                            seen[static_cast<size_t>(next)] = true;
                            queue.push_back(next);
                        }
                return seen;
            };
            const std::vector<bool> open = reached(-1);
            std::vector<std::vector<int>> cutBy(after.size());
            for (int closed = 0; closed < nodes; ++closed) {
                const std::vector<bool> left = reached(closed);
                for (size_t node = 0; node < after.size(); ++node)
                    if (open[node] && !left[node] && static_cast<int>(node) != closed)
                        cutBy[node].push_back(closed);
            }
            const std::vector<int> tree = dominatorTree(after, 0);
            for (size_t node = 0; node < after.size(); ++node) {
                std::vector<int> chain;
                for (int d = static_cast<int>(node); open[node] && d != 0;) {
                    d = tree[static_cast<size_t>(d)];
                    chain.push_back(d);
                }
                QCOMPARE(tree[node] >= 0, bool(open[node]));
                std::sort(chain.begin(), chain.end());
                QCOMPARE(chain, cutBy[node]);
            }
        }
    }

    // Against the floor with the doors of the space shut to those outside it.
    void necks_onward_are_those_of_the_floor_without_the_space()
    {
        int some = 0;
        for (unsigned seed = 0; seed < plans; ++seed) {
            FloorBuilder b;
            RandomCorridor(seed, b);
            const WalkPlan plan = b.build();
            const CutFloor floor = cutFloor(plan, mm(3000));
            NeckGraph graph = makeNeckGraph(plan, floor, b.use, {}, mm(3000));
            OnwardNecks onward(plan, floor, graph);
            for (size_t i = 0; i < plan.spaces.size(); ++i) {
                const int space = static_cast<int>(i);
                std::vector<DoorUse> use = b.use;
                std::vector<OnwardNecks::Way> ways;
                for (size_t d = 0; d < plan.doors.size(); ++d) {
                    const WalkDoor& door = plan.doors[d];
                    if (door.a.space == space) {
                        use[d].fromB = false;
                        ways.push_back({static_cast<int>(d), true});
                    }
                    if (door.b.space == space) {
                        use[d].fromA = false;
                        ways.push_back({static_cast<int>(d), false});
                    }
                }
                const Choices slow = choicesBySearch(plan, floor, use, {}, mm(3000));
                const std::vector<std::vector<Neck>> found = onward.passed(space, ways);
                QCOMPARE(found.size(), ways.size());
                for (size_t w = 0; w < ways.size(); ++w) {
                    const CutFloor::Place& place = floor.doors[static_cast<size_t>(ways[w].door)][ways[w].fromA ? 1 : 0];
                    std::set<int> pieces(place.pieces.begin(), place.pieces.end());
                    for (const auto& [chord, span] : place.spans) {
                        const Chord::Span& s = floor.chords[static_cast<size_t>(chord)].spans[static_cast<size_t>(span)];
                        pieces.insert({s.left, s.right});
                    }
                    pieces.erase(-1);
                    std::map<int, int> passing;
                    int reaching = 0;
                    for (const int piece : pieces)
                        if (slow.pieceReaches[static_cast<size_t>(piece)]) {
                            ++reaching;
                            for (const int neck : slow.singlePoints[static_cast<size_t>(piece)])
                                ++passing[neck];
                        }
                    std::vector<int> expected, got;
                    for (const auto& [neck, times] : passing)
                        if (times == reaching)
                            expected.push_back(neck);
                    for (const Neck& neck : found[w])
                        got.push_back(static_cast<int>(std::find(slow.necks.begin(), slow.necks.end(), neck) - slow.necks.begin()));
                    std::sort(got.begin(), got.end());
                    QCOMPARE(got, expected);
                    some += !expected.empty();
                }
            }
        }
        QVERIFY(some > 200);
    }

    void cuts_divide_the_floor_where_their_lines_are()
    {
        int crossed = 0;
        for (unsigned seed = 0; seed < plans; ++seed) {
            FloorBuilder b;
            const RandomCorridor random(seed, b);
            const WalkPlan plan = b.build();
            checkCut(plan, cutFloor(plan, mm(3000)), random.corridor, seed, crossed);
            if (QTest::currentTestFailed())
                return;
        }
        QVERIFY(crossed > 1000);
    }

    void cuts_of_a_ragged_floor_too()
    {
        int crossed = 0;
        for (unsigned seed = 0; seed < plans; ++seed) {
            std::mt19937 random(seed);
            const int corners = 8 + static_cast<int>(random() % 20);
            std::vector<Metres> outline;
            for (int i = 0; i < corners; ++i) {
                const double angle = 2 * M_PI * i / corners, radius = 2 + double(random() % 4000) / 1000;
                outline.push_back({radius * std::cos(angle), radius * std::sin(angle)});
            }
            FloorBuilder b;
            const int space = b.corridor(b.ring(outline), {b.ring({{-0.3, -0.2}, {0.4, -0.3}, {0.1, 0.5}})});
            for (int i = 0; i < 6; ++i) {
                const size_t edge = random() % outline.size();
                const Metres a = outline[edge], c = outline[(edge + 1) % outline.size()];
                const double t = 0.1 + double(random() % 800) / 1000;
                b.door(space, FloorBuilder::openAir, b.point(a.x + (c.x - a.x) * t, a.y + (c.y - a.y) * t));
            }
            const WalkPlan plan = b.build();
            const CutFloor floor = cutFloor(plan, mm(6000));
            checkCut(plan, floor, space, seed, crossed);
            if (QTest::currentTestFailed())
                return;
            const Choices fast = choicesOf(plan, floor, b.use, {}, mm(6000)), slow = choicesBySearch(plan, floor, b.use, {}, mm(6000));
            QCOMPARE(fast.pieceHas, slow.pieceHas);
            QCOMPARE(fast.neckHas, slow.neckHas);
        }
        QVERIFY(crossed > 1000);
    }

    void common_paths_can_be_walked_and_are_no_longer_than_travel()
    {
        int some = 0;
        for (unsigned seed = 0; seed < plans; ++seed) {
            FloorBuilder b;
            RandomCorridor(seed, b);
            const Measured m(b);
            const std::vector<double> whole = travel(m.plan, b.use);
            for (size_t space = 0; space < m.common.size(); ++space) {
                const CommonPath& path = m.common[space];
                QVERIFY2(path.nm <= whole[space] + 2 * millimetre,
                         qPrintable(QString("%1 %2: %3 of %4").arg(seed).arg(space).arg(path.nm / 1e9).arg(whole[space] / 1e9)));
                QCOMPARE(path.nm == unreachable, whole[space] == unreachable);
                if (path.nm == 0 || path.nm == unreachable)
                    continue;
                ++some;
                double sum = 0;
                int cell = m.plan.spaces[space].cell;
                QCOMPARE(path.way.legs.front().points.front(), path.from);
                for (const WayLeg& leg : path.way.legs) {
                    for (size_t i = 1; i < leg.points.size(); ++i)
                        sum += std::hypot(double(leg.points[i].x.n - leg.points[i - 1].x.n),
                                          double(leg.points[i].y.n - leg.points[i - 1].y.n));
                    if (leg.door >= 0)
                        cell = m.plan.doors[at(leg.door)].a.cell == cell ? m.plan.doors[at(leg.door)].b.cell
                                                                         : m.plan.doors[at(leg.door)].a.cell;
                }
                QVERIFY(std::abs(sum - path.nm) < millimetre);
                if (path.endsAt && path.endsAt->kind == Neck::Kind::CrossSection)
                    QCOMPARE(path.way.legs.back().points.back(), m.floor.chords[at(path.endsAt->index)].middle());
            }
        }
        QVERIFY(some > 300);
    }

    void common_paths_lead_to_the_nearest_of_all_necks_with_a_choice()
    {
        for (unsigned seed = 0; seed < plans; ++seed) {
            FloorBuilder b;
            RandomCorridor(seed, b);
            for (const Metric metric : {Metric::Straight, Metric::Rectilinear}) {
                const Measured m(b, metric);
                std::vector<WayGoal> goals;
                for (size_t i = 0; i < m.choices.necks.size(); ++i) {
                    const Neck& neck = m.choices.necks[i];
                    if (m.choices.neckHas[i] && neck.kind == Neck::Kind::Door)
                        goals.push_back({neck.index, -1, {}});
                    else if (m.choices.neckHas[i])
                        goals.push_back(
                            {-1, m.plan.spaces[at(m.floor.chords[at(neck.index)].space)].cell, m.floor.chords[at(neck.index)].middle()});
                }
                const WayGraph graph(m.plan, b.use, metric, goals);
                for (size_t space = 0; space < m.common.size(); ++space) {
                    const int cell = m.plan.spaces[space].cell;
                    double most = 0;
                    for (const int piece : m.floor.piecesOf[space])
                        if (!m.choices.pieceHas[at(piece)])
                            most = std::max(most,
                                            graph.seeds(cell).empty()
                                                ? double(unreachable)
                                                : mostRemote(CellField(*m.plan.cells[at(cell)], metric, graph.seeds(cell)),
                                                             m.floor.pieces[at(piece)].area)
                                                      .nm);
                    QVERIFY2(most == m.common[space].nm || std::abs(most - m.common[space].nm) <= 2 * millimetre,
                             qPrintable(QString("%1 %2: %3, %4").arg(seed).arg(space).arg(m.common[space].nm / 1e9).arg(most / 1e9)));
                }
            }
        }
    }

    void letting_people_through_a_door_lengthens_no_common_path()
    {
        for (unsigned seed = 0; seed < plans; ++seed) {
            FloorBuilder b;
            RandomCorridor(seed, b);
            const Measured open(b);
            const size_t door = seed % b.use.size();
            b.use[door] = {};
            const Measured shut(b);
            for (size_t space = 0; space < open.common.size(); ++space)
                QVERIFY2(open.common[space].nm <= shut.common[space].nm + 2 * millimetre,
                         qPrintable(QString("%1 %2").arg(seed).arg(space)));
        }
    }

    void turned_and_mirrored_plans_give_the_same_lengths()
    {
        for (unsigned seed = 0; seed < plans; ++seed) {
            const double angle = 0.37 + seed;
            const std::vector<std::function<Metres(Metres)>> motions{
                [](Metres m) {
                    return Metres{-m.x + 1000, m.y - 70};
                },
                [](Metres m) {
                    return Metres{-m.y, m.x};
                },
                [angle](Metres m) {
                    return Metres{300 + m.x * std::cos(angle) - m.y * std::sin(angle), m.x * std::sin(angle) + m.y * std::cos(angle)};
                },
            };
            FloorBuilder b;
            RandomCorridor(seed, b);
            const Measured m(b);
            std::vector<double> ends;
            for (const DeadEnd& d : m.deadEnds)
                ends.push_back(d.nm);
            for (size_t i = 0; i < motions.size(); ++i) {
                FloorBuilder c;
                c.placed = motions[i];
                RandomCorridor(seed, c);
                const Measured moved(c);
                const QString what = QString("seed %1 motion %2").arg(seed).arg(i);
                QVERIFY2(moved.floor.chords.size() == m.floor.chords.size(), qPrintable(what));
                QVERIFY2(moved.floor.pieces.size() == m.floor.pieces.size(), qPrintable(what));
                for (size_t space = 0; space < m.common.size(); ++space)
                    if (m.common[space].nm != unreachable || moved.common[space].nm != unreachable)
                        QVERIFY2(std::abs(m.common[space].nm - moved.common[space].nm) <= 2 * millimetre, qPrintable(what));
                std::vector<double> movedEnds;
                for (const DeadEnd& d : moved.deadEnds)
                    movedEnds.push_back(d.nm);
                QCOMPARE(movedEnds.size(), ends.size());
                for (size_t d = 0; d < ends.size(); ++d)
                    QVERIFY2(std::abs(sorted(ends)[d] - sorted(movedEnds)[d]) <= 2 * millimetre, qPrintable(what));
            }
        }
    }

    void dead_ends_are_as_long_as_dense_points_tell()
    {
        constexpr double step = 0.02; // m
        int pockets = 0;
        for (unsigned seed = 0; seed < plans; ++seed) {
            FloorBuilder b;
            RandomCorridor(seed, b);
            const Measured m(b);
            for (const DeadEnd& end : m.deadEnds) {
                const Chord& mouth = m.floor.chords[at(end.chord)];
                const double length = std::hypot(double(mouth.to.x.n - mouth.from.x.n), double(mouth.to.y.n - mouth.from.y.n));
                const int parts = static_cast<int>(length / (step * 1e9)) + 1;
                std::vector<Seed> seeds;
                for (int i = 0; i <= parts; ++i)
                    seeds.push_back({{Length{mouth.from.x.n + (mouth.to.x.n - mouth.from.x.n) * i / parts},
                                      Length{mouth.from.y.n + (mouth.to.y.n - mouth.from.y.n) * i / parts}},
                                     -1,
                                     0});
                const CellField field(*m.plan.cells[at(m.plan.spaces[at(mouth.space)].cell)], Metric::Rectilinear, seeds);
                std::mt19937 random(seed);
                double most = 0;
                for (const int piece : end.pieces) {
                    const std::vector<Ring>& area = m.floor.pieces[at(piece)].area;
                    for (const PlanPoint p : area[0])
                        most = std::max(most, field.at(p));
                    const PlanBox box = boxOf(area[0]);
                    for (int i = 0; i < 60; ++i) {
                        const PlanPoint p{
                            Length{box.least.x.n + qint64(double(random()) / 4294967296.0 * double(box.most.x.n - box.least.x.n))},
                            Length{box.least.y.n + qint64(double(random()) / 4294967296.0 * double(box.most.y.n - box.least.y.n))}};
                        if (inside(area, p))
                            most = std::max(most, field.at(p));
                    }
                }
                // Dense points are at most half a step off; random ones miss the farthest point behind a column by its half.
                QVERIFY2(end.nm >= most - step / 2 * 1e9 - millimetre && end.nm <= most + 0.2e9 + millimetre,
                         qPrintable(QString("%1: %2, dense %3").arg(seed).arg(end.nm / 1e9).arg(most / 1e9)));
                ++pockets;
            }
        }
        QVERIFY(pockets > 100);
    }
};

QTEST_APPLESS_MAIN(TstNeckProperties)
#include "tst_neck_properties.moc"
