// SPDX-License-Identifier: GPL-3.0-or-later
// Single faults against the search for cut sets, which walks through the whole plan for each, and against brute force over what nobody knows.
#include "core/failure/local_reach.h"
#include "core/failure/single_faults.h"
#include "tests/support/failure_plans.h"

#include <QTest>
#include <random>
#include <set>

using namespace sp;
using namespace sp::test;

namespace {

using Effects = std::set<std::tuple<QString, int, QString, int>>; // fact of the fault, row of the component, harm, subject

QString factOf(size_t sort)
{
    return QLatin1String(singleFaultSorts()[sort].fact);
}

const char* wordOf(FaultHarm harm)
{
    static constexpr const char* words[] = {"trapped", "exposed", "not isolated", "fire door", "exits unlocked", "exits blocked"};
    return words[static_cast<size_t>(harm)];
}

FaultHarm harmOf(EventKind kind)
{
    return kind == EventKind::Trapped    ? FaultHarm::Trapped
        : kind == EventKind::Exposed     ? FaultHarm::Exposed
        : kind == EventKind::NotIsolated ? FaultHarm::NotIsolated
                                         : FaultHarm::FireDoorOpen;
}

/// What the search for cut sets of order 1 says; `open`: where nobody knows how things stand without the fault.
struct ByCutSets {
    Effects certain, open;
};

ByCutSets byCutSets(const FailureModel& model, bool switchesTell)
{
    ByCutSets out;
    std::vector<int> all;
    for (int i = 0; i < static_cast<int>(model.faults().size()); ++i)
        all.push_back(i);
    CutLimits limits;
    limits.order = 1;
    for (const char* id : singleFaultScenarios()) {
        const Moment& moment = scenarioNamed(QLatin1String(id))->cases.front().moment;
        const WholePlan before = model.at(moment);
        const CutSets found = cutSets(model.problem(moment, all), limits);
        for (const UndesiredEvent& event : found.events)
            for (const FaultSet& set : event.sets) {
                const auto sort = set.size() == 1 ? sortOf(model.faults()[static_cast<size_t>(*set.begin())]) : std::nullopt;
                if (!sort)
                    continue;
                const FaultHarm harm = harmOf(event.kind);
                const bool welded = model.faults()[static_cast<size_t>(*set.begin())].kind == FaultKind::RelayWelded;
                if (welded && harm == FaultHarm::Exposed && switchesTell)
                    continue;
                if (model.faults()[static_cast<size_t>(*set.begin())].kind == FaultKind::DoorPropped && harm == FaultHarm::FireDoorOpen)
                    continue; // nfpa80.self-closing
                const std::vector<int>& unknown = harm == FaultHarm::Trapped ? before.leavesUnknown
                    : harm == FaultHarm::Exposed                             ? before.enteredUnknown
                    : harm == FaultHarm::FireDoorOpen                        ? before.latchUnknown
                                                                             : before.isolationUnknown;
                const bool open = std::find(unknown.begin(), unknown.end(), event.subject) != unknown.end();
                (open ? out.open : out.certain).insert({factOf(sort->first), sort->second, QLatin1String(wordOf(harm)), event.subject});
            }
    }
    return out;
}

Effects bySearch(const SingleFaults& found)
{
    Effects out;
    for (const SingleFault& fault : found.faults)
        for (const SingleFaultEffect& e : fault.effects)
            if (e.harm < FaultHarm::ExitsUnlocked)
                out.insert({factOf(fault.sort), fault.row, QLatin1String(wordOf(e.harm)), e.subject});
    return out;
}

QString text(const Effects& effects)
{
    QStringList out;
    for (const auto& [fault, row, what, subject] : effects)
        out += QStringLiteral("%1 %2: %3 %4").arg(fault).arg(row).arg(what).arg(subject);
    return out.join(QStringLiteral("; "));
}

} // namespace

class TstSingleFaults final : public QObject {
    Q_OBJECT

private slots:
    void a_change_of_portals_reaches_what_a_new_walk_reaches()
    {
        std::mt19937 random(7);
        const auto upTo = [&](int most) { return static_cast<int>(random() % static_cast<unsigned>(most + 1)); };
        int lost = 0, gained = 0;
        for (int round = 0; round < 400; ++round) {
            const int rooms = 3 + upTo(8);
            std::vector<PlanGraph::Node> nodes(static_cast<size_t>(rooms) + 1);
            nodes.back() = {true, true, false, false, true};
            std::vector<PlanGraph::Portal> portals;
            std::vector<Pass> passes;
            const auto certainty = [&] { return upTo(2) ? Certainty::Yes : Certainty::No; };
            for (int p = 0; p < rooms + upTo(6); ++p) {
                portals.push_back({p, upTo(rooms), upTo(rooms), true});
                passes.push_back({certainty(), certainty()});
            }
            const PlanGraph graph(nodes, portals);
            std::vector<LocalReach::Open> open;
            for (int p = 0; p < static_cast<int>(portals.size()); ++p)
                open.push_back(LocalReach::openOf(graph, p, passes[static_cast<size_t>(p)], false));
            LocalReach leave(graph, LocalReach::Way::Leave, open, false), enter(graph, LocalReach::Way::Enter, open, false);
            const Reach before = reachOf(graph, passes);
            for (int change = 0; change < 6; ++change) {
                std::vector<Pass> after = passes;
                std::vector<LocalReach::Change> changes;
                for (int i = 0; i <= upTo(3); ++i) {
                    const auto p = static_cast<size_t>(upTo(static_cast<int>(portals.size()) - 1));
                    after[p] = {certainty(), certainty()};
                }
                for (int p = 0; p < static_cast<int>(portals.size()); ++p)
                    if (after[static_cast<size_t>(p)] != passes[static_cast<size_t>(p)])
                        changes.push_back({p, LocalReach::openOf(graph, p, after[static_cast<size_t>(p)], false)});
                leave.with(changes);
                enter.with(changes);
                const Reach now = reachOf(graph, after);
                for (int node = 0; node <= rooms; ++node) {
                    const auto at = static_cast<size_t>(node);
                    QCOMPARE(leave.reached(node), before.leaves[at] == Certainty::Yes);
                    QCOMPARE(leave.reachedNow(node), now.leaves[at] == Certainty::Yes);
                    QCOMPARE(enter.reachedNow(node), now.entered[at] == Certainty::Yes);
                    const auto has = [&](const std::vector<int>& list) { return std::find(list.begin(), list.end(), node) != list.end(); };
                    QCOMPARE(has(leave.lost()), leave.reached(node) && !leave.reachedNow(node));
                    QCOMPARE(has(leave.gained()), !leave.reached(node) && leave.reachedNow(node));
                    QCOMPARE(has(enter.gained()), !enter.reached(node) && enter.reachedNow(node));
                    lost += has(leave.lost());
                    gained += has(enter.gained());
                }
            }
        }
        QVERIFY(lost > 300 && gained > 300);
    }

    void they_are_the_cut_sets_of_order_one_on_random_plans()
    {
        size_t certain = 0, open = 0;
        for (unsigned seed = 1; seed <= 120; ++seed) {
            const Failures f = failuresOf(randomPlan(seed));
            const ByCutSets expected = byCutSets(*f.model, false);
            const SingleFaults found = singleFaults(*f.model);
            const QString at = QStringLiteral("seed %1: ").arg(seed);
            QVERIFY2(bySearch(found) == expected.certain,
                     qPrintable(at + text(bySearch(found)) + QStringLiteral(" | expected: ") + text(expected.certain)));
            // What the missing facts decide names them.
            for (const auto& effect : expected.open) {
                const auto says = [&](const SingleFault& x) {
                    return factOf(x.sort) == std::get<0>(effect) && x.row == std::get<1>(effect) && !x.missing.empty();
                };
                QVERIFY2(std::any_of(found.faults.begin(), found.faults.end(), says), qPrintable(at + text({effect})));
            }
            certain += expected.certain.size();
            open += expected.open.size();
        }
        QVERIFY2(certain > 200 && open > 50, qPrintable(QStringLiteral("%1 %2").arg(certain).arg(open)));
    }

    void they_are_the_cut_sets_of_order_one_on_whole_buildings_data()
    {
        QTest::addColumn<QString>("plan");
        QTest::newRow("sample") << samplePath(QStringLiteral("research-building.strikeplate"));
        QTest::newRow("corrected sample") << samplePath(QStringLiteral("research-building-corrected.strikeplate"));
        QTest::newRow("example") << dataPath(QStringLiteral("plans/example/plan.strikeplate"));
    }
    void they_are_the_cut_sets_of_order_one_on_whole_buildings()
    {
        QFETCH(QString, plan);
        const Failures f = failuresOf(readPlanFile(plan));
        QCOMPARE(text(bySearch(singleFaults(*f.model))), text(byCutSets(*f.model, true).certain));
    }

    void sentences_say_what_happens_to_whom_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("fact");
        QTest::addColumn<QString>("says");
        QTest::newRow("a supply behind two exits and a magnet")
            << QStringLiteral("ps-1") << QStringLiteral("psu.dead_causes")
            << QStringLiteral("In normal use anybody gets into 113 SERVER ROOM (by 102B, 100A and 113A). "
                              "In normal use 2 exits of Level 2 unlock from outside at once: ST1C and ST2C.");
        QTest::newRow("its battery, in an outage")
            << QStringLiteral("ps-1") << QStringLiteral("psu.flat_causes")
            << QStringLiteral("With the mains lost anybody gets into 113 SERVER ROOM (by 102B, 100A and 113A). "
                              "With the mains lost 2 exits of Level 2 unlock from outside at once: ST1C and ST2C.");
        QTest::newRow("an interlock without power")
            << QStringLiteral("ps-6") << QStringLiteral("psu.dead_causes")
            << QStringLiteral("In normal use nobody gets out of 222 BSL-3 ANTEROOM (1 person): 222A stays shut. In normal use nobody gets "
                              "out of 223 BSL-3 LABORATORY (6 people) and 224 BSL-3 AUTOCLAVE ROOM (2 people): 223A stays shut.");
        QTest::newRow("a wire, for a fire door") << QStringLiteral("ci-216a") << QStringLiteral("circuit.cut_causes")
                                                 << QStringLiteral("In a fire alarm the fire door 216A is not latched.");
        QTest::newRow("a supply of hold-opens, which let go") << QStringLiteral("ps-4") << QStringLiteral("psu.dead_causes") << QString();
    }
    void sentences_say_what_happens_to_whom()
    {
        QFETCH(QString, id);
        QFETCH(QString, fact);
        QFETCH(QString, says);
        const Failures f = failuresOf(readPlanFile(samplePath(QStringLiteral("research-building.strikeplate"))));
        const PlanFacts facts = factsOf(singleFaults(*f.model), *f.model, *f.sheet);
        QCOMPARE(facts.otherwise, Value(QStringLiteral("nothing")));
        const PlanFacts::Entry* entry = facts.find(id, f.sheet->id(fact.toLatin1().constData()));
        QCOMPARE(entry && entry->value ? std::get<QString>(*entry->value) : QString(), says);
    }

    void what_is_missing_is_named_and_nothing_is_guessed()
    {
        PlanFile file = readPlanFile(samplePath(QStringLiteral("research-building.strikeplate")));
        Room room = *file.project.rooms.find(RoomId(QStringLiteral("rm-113")));
        room.facts.clear(field("space.protected"));
        room.facts.clear(field("space.hazard"));
        file.project.rooms.put(room.id, std::make_shared<const Room>(room));
        Failures f = failuresOf(std::move(file));
        auto facts = std::make_shared<const PlanFacts>(factsOf(singleFaults(*f.model), *f.model, *f.sheet));
        const FactId opens = f.sheet->id("circuit.cut_causes");
        const auto row = static_cast<quint32>(f.file.project.circuits.indexOf(CircuitId(QStringLiteral("ci-113a"))));
        const Subject circuit{SubjectKind::Circuit, row, 0};
        QCOMPARE(f.sheet->value(circuit, opens).why, Why::NoEngine); // nobody has searched yet
        f.sheet->setPlanFacts(facts);
        Trace trace;
        QVERIFY(!f.sheet->value(circuit, opens, &trace).known);
        QStringList names;
        for (const Missing& m : trace.missing)
            names += f.sheet->facts()[m.fact].name + u' ' + f.sheet->idOf(m.subject);
        QVERIFY2(names.contains(QStringLiteral("space.hazard rm-113")), qPrintable(names.join(u';')));
        // What is certain all the same is still said, without the room.
        const Subject supply{SubjectKind::Supply, 0, 0};
        const Fact dead = f.sheet->value(supply, f.sheet->id("psu.dead_causes"));
        QCOMPARE(std::get<QString>(dead.value),
                 QStringLiteral("In normal use 2 exits of Level 2 unlock from outside at once: ST1C and ST2C."));
    }

    void a_search_that_had_to_stop_says_so()
    {
        const Failures f = failuresOf(readPlanFile(samplePath(QStringLiteral("research-building.strikeplate"))));
        QVERIFY(!singleFaults(*f.model).truncated);
        QVERIFY(singleFaults(*f.model, [] { return true; }).truncated);
        QVERIFY(FailureModel(*f.sheet).isWhole());
        QVERIFY(!FailureModel(*f.sheet, [] { return true; }).isWhole());
        // Who asks once more is told no: what was left out stays left out.
        bool overtaken = true;
        QVERIFY(!FailureModel(*f.sheet, [&] { return std::exchange(overtaken, false); }).isWhole());
        overtaken = true;
        QVERIFY(singleFaults(*f.model, [&] { return std::exchange(overtaken, false); }).truncated);
    }

    void faults_that_only_wear_causes_are_no_findings()
    {
        const Failures f = failuresOf(readPlanFile(samplePath(QStringLiteral("research-building.strikeplate"))));
        int mechanical = 0;
        for (const BasicFault& fault : f.model->faults()) {
            QCOMPARE(sortOf(fault).has_value(), fault.of != FaultClass::Mechanical);
            mechanical += fault.of == FaultClass::Mechanical;
            if (const auto sort = sortOf(fault))
                QVERIFY2(fault.id.endsWith(QLatin1String(singleFaultSorts()[sort->first].name)), qPrintable(fault.id));
        }
        QVERIFY(mechanical > 50);
    }
};

QTEST_APPLESS_MAIN(TstSingleFaults)
#include "tst_single_faults.moc"
