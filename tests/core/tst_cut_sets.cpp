// SPDX-License-Identifier: GPL-3.0-or-later
// Cut sets against brute force on small random plans whose doors do anything at all, monotone or not. The brute force has its own
// reachability and looks at every combination.
#include "core/failure/cut_sets.h"

#include <QTest>
#include <map>
#include <random>
#include <set>

using namespace sp;

namespace {

struct Door {
    int inside, outside;
    std::vector<int> cone;
    std::map<std::set<int>, Pass> table; // by the broken ones of its cone
};

struct Plan {
    int rooms = 0, faults = 0;
    std::vector<bool> isProtected;
    std::vector<Door> doors;
    std::set<int> badValve; // a source that is not isolated when the faults meet it in an odd number
};

Plan randomPlan(unsigned seed)
{
    std::mt19937 random(seed);
    const auto upTo = [&](int most) { return static_cast<int>(random() % static_cast<unsigned>(most + 1)); };
    Plan plan;
    plan.rooms = 2 + upTo(4);
    plan.faults = 3 + upTo(5);
    for (int room = 0; room < plan.rooms; ++room)
        plan.isProtected.push_back(upTo(2) == 0);
    const int doors = plan.rooms + upTo(4);
    for (int d = 0; d < doors; ++d) {
        Door door{d < plan.rooms ? d : upTo(plan.rooms - 1), upTo(plan.rooms), {}, {}};
        while (door.outside == door.inside)
            door.outside = upTo(plan.rooms);
        for (int f = 0; f < plan.faults; ++f)
            if (upTo(2) == 0 && door.cone.size() < 4)
                door.cone.push_back(f);
        const bool mostlyFree = upTo(3) != 0;
        for (unsigned mask = 0; mask < (1U << door.cone.size()); ++mask) {
            std::set<int> broken;
            for (size_t i = 0; i < door.cone.size(); ++i)
                if (mask & (1U << i))
                    broken.insert(door.cone[i]);
            const auto any = [&](int oneIn) {
                const int n = upTo(oneIn);
                return n == 0 ? Certainty::No : n == 1 && upTo(6) == 0 ? Certainty::Unknown : Certainty::Yes;
            };
            Pass pass{any(mostlyFree ? 3 : 1), any(1)};
            if (mask == 0 && mostlyFree)
                pass.out = Certainty::Yes;
            if (mask == 0 && upTo(3) != 0)
                pass.in = Certainty::No;
            door.table[broken] = pass;
        }
        plan.doors.push_back(std::move(door));
    }
    for (int f = 0; f < plan.faults; ++f)
        if (upTo(2) == 0)
            plan.badValve.insert(f);
    return plan;
}

Pass passThrough(const Door& door, const std::set<int>& broken)
{
    std::set<int> own;
    for (const int f : door.cone)
        if (broken.count(f))
            own.insert(f);
    return door.table.at(own);
}

// Whether the open air is reached from a room, or the room from the open air.
bool canWalk(const Plan& plan, const std::set<int>& broken, int from, int to, Certainty least)
{
    std::set<int> reached{from};
    for (bool more = true; more;) {
        more = false;
        for (const Door& door : plan.doors) {
            const Pass pass = passThrough(door, broken);
            if (reached.count(door.inside) && pass.out >= least)
                more = reached.insert(door.outside).second || more;
            if (reached.count(door.outside) && pass.in >= least)
                more = reached.insert(door.inside).second || more;
        }
    }
    return reached.count(to) > 0;
}

bool happens(const Plan& plan, EventKind kind, int subject, const std::set<int>& broken)
{
    if (kind == EventKind::NotIsolated) {
        int n = 0;
        for (const int f : broken)
            n += plan.badValve.count(f) ? 1 : 0;
        return n % 2 == 1;
    }
    if (kind == EventKind::Trapped)
        return !canWalk(plan, broken, subject, plan.rooms, Certainty::Unknown);
    return plan.isProtected[static_cast<size_t>(subject)] && canWalk(plan, broken, plan.rooms, subject, Certainty::Yes);
}

using Found = std::set<std::tuple<EventKind, int, std::set<int>>>;

Found bruteForce(const Plan& plan, int order)
{
    std::vector<std::set<int>> combinations;
    for (unsigned mask = 0; mask < (1U << plan.faults); ++mask) {
        std::set<int> broken;
        for (int f = 0; f < plan.faults; ++f)
            if (mask & (1U << f))
                broken.insert(f);
        if (static_cast<int>(broken.size()) <= order)
            combinations.push_back(broken);
    }
    Found out;
    std::vector<std::pair<EventKind, int>> events{{EventKind::NotIsolated, 0}};
    for (int room = 0; room < plan.rooms; ++room) {
        events.push_back({EventKind::Trapped, room});
        events.push_back({EventKind::Exposed, room});
    }
    for (const auto& [kind, subject] : events)
        for (const std::set<int>& set : combinations) {
            bool minimal = happens(plan, kind, subject, set);
            for (const std::set<int>& part : combinations)
                if (minimal && part.size() < set.size() && std::includes(set.begin(), set.end(), part.begin(), part.end()))
                    minimal = !happens(plan, kind, subject, part);
            if (minimal)
                out.insert({kind, subject, set});
        }
    return out;
}

Found searched(const Plan& plan, int order)
{
    std::vector<PlanGraph::Node> nodes(static_cast<size_t>(plan.rooms) + 1);
    for (int room = 0; room < plan.rooms; ++room)
        nodes[static_cast<size_t>(room)].isProtected = plan.isProtected[static_cast<size_t>(room)];
    nodes.back() = {true, true, false, false};
    std::vector<PlanGraph::Portal> portals;
    CutProblem problem;
    for (size_t d = 0; d < plan.doors.size(); ++d) {
        portals.push_back({static_cast<int>(d), plan.doors[d].inside, plan.doors[d].outside, true});
        problem.cones.push_back(plan.doors[d].cone);
    }
    const PlanGraph graph(std::move(nodes), std::move(portals));
    problem.graph = &graph;
    problem.pass = [&](int portal, const FaultSet& faults) {
        return plan.doors[static_cast<size_t>(portal)].table.at(std::set<int>(faults.begin(), faults.end()));
    };
    problem.locals.push_back(
        {EventKind::NotIsolated, 0, {}, std::vector<int>(plan.badValve.begin(), plan.badValve.end()), [&](const FaultSet& set) {
             return set.size() % 2 == 1;
         }});
    CutLimits limits;
    limits.order = order;
    const CutSets cuts = cutSets(problem, limits);
    Found out;
    for (const UndesiredEvent& event : cuts.events)
        for (const FaultSet& set : event.sets)
            if (!out.insert({event.kind, event.subject, std::set<int>(set.begin(), set.end())}).second)
                qFatal("a set is listed twice");
    return out;
}

QString text(const Found& found)
{
    QStringList lines;
    for (const auto& [kind, subject, set] : found) {
        QStringList faults;
        for (const int f : set)
            faults += QString::number(f);
        lines += QStringLiteral("%1 %2: {%3}").arg(QLatin1String(eventWord(kind))).arg(subject).arg(faults.join(u','));
    }
    return lines.join(u'\n');
}

} // namespace

class TstCutSets final : public QObject {
    Q_OBJECT
private slots:
    void equal_brute_force_data()
    {
        QTest::addColumn<int>("order");
        for (int order = 1; order <= 3; ++order)
            QTest::addRow("order %d", order) << order;
    }
    void equal_brute_force()
    {
        QFETCH(int, order);
        std::map<EventKind, int> seen;
        int undone = 0; // plans in which a fault undoes what another one causes
        for (unsigned seed = 1; seed <= 400; ++seed) {
            const Plan plan = randomPlan(seed);
            const Found expected = bruteForce(plan, order);
            const Found found = searched(plan, order);
            QVERIFY2(found == expected,
                     qPrintable(QStringLiteral("seed %1\nexpected\n%2\nfound\n%3").arg(seed).arg(text(expected), text(found))));
            for (const auto& [kind, subject, set] : expected) {
                ++seen[kind];
                for (int f = 0; f < plan.faults; ++f) {
                    std::set<int> larger = set;
                    undone += larger.insert(f).second && !happens(plan, kind, subject, larger) ? 1 : 0;
                }
            }
        }
        QVERIFY(seen[EventKind::Trapped] > 200 && seen[EventKind::Exposed] > 200 && seen[EventKind::NotIsolated] > 200);
        QVERIFY(undone > 200);
    }

    void a_search_that_stops_says_so()
    {
        std::vector<PlanGraph::Node> nodes(2);
        nodes.back() = {true, true, false, false};
        const PlanGraph graph(std::move(nodes), {{0, 0, 1, true}});
        CutProblem problem{&graph,
                           {{0, 1, 2}},
                           [](int, const FaultSet& set) {
                               return Pass{set.size() == 3 ? Certainty::No : Certainty::Yes, Certainty::No};
                           },
                           {}};
        CutLimits limits;
        QVERIFY(!cutSets(problem, limits).truncated);
        QCOMPARE(cutSets(problem, limits).events.size(), size_t(1));
        limits.mostStates = 0;
        QVERIFY(cutSets(problem, limits).truncated);
    }
};

QTEST_GUILESS_MAIN(TstCutSets)
#include "tst_cut_sets.moc"
