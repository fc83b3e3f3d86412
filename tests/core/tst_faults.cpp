// SPDX-License-Identifier: GPL-3.0-or-later
// Reachability and cut sets of plans with real hardware: the example plan against its JSON, random plans against brute force that has its
// own way of walking through rooms and looks at every combination.
#include "core/report/faults_report.h"
#include "tests/support/failure_plans.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <set>

using namespace sp;
using namespace sp::test;

namespace {

using Found = std::set<std::tuple<EventKind, int, std::set<int>>>;

// Opening by opening, as often as something new is reached.
bool canWalk(const FailureModel& model, const Moment& moment, const QString& from, const QString& to, bool perhaps)
{
    const Project& p = model.project();
    std::set<QString> reached{from};
    for (bool more = true; more;) {
        more = false;
        for (const auto& o : p.openings) {
            const OpeningState s = model.net(static_cast<int>(p.openings.indexOf(o->id))).at(moment);
            const QString inside = o->place.beyondA->room ? o->place.beyondA->room->text() : QString();
            const QString outside = o->place.beyondB->room ? o->place.beyondB->room->text() : QString();
            const bool out = s.inside <= Passage::Delayed || (perhaps && s.inside == Passage::Unknown);
            const bool in = s.outside == Passage::Free || (perhaps && s.outside == Passage::Unknown);
            if (out && reached.count(inside))
                more = reached.insert(outside).second || more;
            if (in && reached.count(outside))
                more = reached.insert(inside).second || more;
        }
    }
    return reached.count(to) > 0;
}

bool happens(const FailureModel& model, Moment moment, EventKind kind, int room, const std::set<int>& broken)
{
    for (const int position : broken)
        moment.faults.push_back(&model.faults()[static_cast<size_t>(position)]);
    const QString id = model.project().rooms[static_cast<size_t>(room)].id.text();
    return kind == EventKind::Trapped ? !canWalk(model, moment, id, QString(), true) : canWalk(model, moment, QString(), id, false);
}

Found bruteForce(const FailureModel& model, const Moment& moment, int faults, int order)
{
    std::vector<std::set<int>> combinations{{}};
    for (int size = 0, from = 0; size < order; ++size) {
        const auto end = static_cast<int>(combinations.size());
        for (int i = from; i < end; ++i)
            for (int f = combinations[static_cast<size_t>(i)].empty() ? 0 : *combinations[static_cast<size_t>(i)].rbegin() + 1; f < faults;
                 ++f) {
                std::set<int> larger = combinations[static_cast<size_t>(i)];
                larger.insert(f);
                combinations.push_back(std::move(larger));
            }
        from = end;
    }
    Found out;
    for (int room = 0; room < static_cast<int>(model.project().rooms.size()); ++room)
        for (const EventKind kind : {EventKind::Trapped, EventKind::Exposed}) {
            if (kind == EventKind::Exposed && model.graph().nodes()[static_cast<size_t>(room)].isProtected != true)
                continue;
            std::set<std::set<int>> causes;
            for (const std::set<int>& set : combinations)
                if (happens(model, moment, kind, room, set))
                    causes.insert(set);
            for (const std::set<int>& set : causes) {
                bool minimal = true;
                for (const std::set<int>& other : causes)
                    minimal = minimal && (other.size() >= set.size() || !std::includes(set.begin(), set.end(), other.begin(), other.end()));
                if (minimal)
                    out.insert({kind, room, set});
            }
        }
    return out;
}

} // namespace

class TstFaults final : public QObject {
    Q_OBJECT
private slots:
    void example_plan_gives_its_json()
    {
        const QJsonObject expected = QJsonDocument::fromJson(bytesOf(dataPath(QStringLiteral("plans/example/faults.json")))).object();
        QVERIFY(!expected.isEmpty());
        const Failures f = example();
        FaultQuery query;
        for (const QJsonValue& fault : expected[QStringLiteral("faults")].toArray())
            query.faults += fault.toObject()[QStringLiteral("id")].toString();
        const auto analysis = analyseFaults(*f.model, query);
        QVERIFY2(analysis, qPrintable(errorText(analysis)));
        const QByteArray json = faultsJson(*f.model, analysis.value(), {QStringLiteral("plan-example.strikeplate"), f.file.hash});
        const QJsonObject found = QJsonDocument::fromJson(json).object();
        for (const QString& key : expected.keys())
            if (found[key] != expected[key]) {
                QFile out(QStringLiteral(SP_TEST_OUT "/faults.json"));
                if (out.open(QIODevice::WriteOnly))
                    out.write(json);
                QFAIL(qPrintable(QStringLiteral("`%1` differs; what came out is faults.json in the build folder").arg(key)));
            }
        QCOMPARE(found.keys(), expected.keys());
    }

    void random_plans_equal_brute_force()
    {
        int trapped = 0, exposed = 0, larger = 0;
        for (unsigned seed = 1; seed <= 200; ++seed) {
            const Failures f = failuresOf(randomPlan(seed));
            const auto faults = static_cast<int>(f.model->faults().size());
            FaultQuery query;
            query.order = faults > 24 ? 2 : 3;
            query.scenarios = {QString::fromLatin1(scenarios()[seed % scenarios().size()].id)};
            const auto analysis = analyseFaults(*f.model, query);
            QVERIFY2(analysis, qPrintable(errorText(analysis)));
            QVERIFY(!analysis.value().truncated);
            for (const ScenarioCase& in : analysis.value().scenarios.front()->cases) {
                Found found;
                for (const FaultAnalysis::Event& e : analysis.value().events)
                    if (e.in == &in && (e.event.kind == EventKind::Trapped || e.event.kind == EventKind::Exposed))
                        for (const FaultSet& set : e.event.sets)
                            QVERIFY(found.insert({e.event.kind, e.event.subject, std::set<int>(set.begin(), set.end())}).second);
                const Found expected = bruteForce(*f.model, in.moment, faults, query.order);
                QVERIFY2(
                    found == expected,
                    qPrintable(QStringLiteral("seed %1: %2 sets expected, %3 found").arg(seed).arg(expected.size()).arg(found.size())));
                for (const auto& [kind, room, set] : expected) {
                    ++(kind == EventKind::Trapped ? trapped : exposed);
                    larger += set.size() > 1 ? 1 : 0;
                }
            }
        }
        QVERIFY2(trapped > 200 && exposed > 100 && larger > 100,
                 qPrintable(QStringLiteral("%1 trapped, %2 exposed, %3 of several faults").arg(trapped).arg(exposed).arg(larger)));
    }

    // Whatever fails: with one more door that a lever opens, nobody is trapped who was not.
    void a_mechanical_exit_more_traps_nobody()
    {
        int freed = 0;
        for (unsigned seed = 1; seed <= 60; ++seed) {
            PlanFile file = readPlan(randomPlan(seed), QStringLiteral("plan"));
            const Failures before = failuresOf(file);
            HardwareSet passage{HardwareSetId(QStringLiteral("hs-more")), QStringLiteral("more"), {}, {}};
            passage.items = std::vector<HardwareItem>{{QStringLiteral("lock"), QStringLiteral("mortise_lock"), {}}};
            const FieldId function = field("hw.function");
            passage.items->front().facts.set(function, Word{static_cast<quint16>(*wordIndex(fieldOf(function).words, u"passage"))});
            Opening more{.id = OpeningId(QStringLiteral("op-more")), .set = passage.id};
            more.place.storey = file.project.storeys[0].id;
            more.place.at = PlanPoint{-5'000'000'000, 0};
            more.place.direction = Angle{};
            more.place.outside = Side::B;
            more.place.beyondA = StatedSide{file.project.rooms[seed % file.project.rooms.size()].id};
            more.place.beyondB = StatedSide{};
            file.project.hardwareSets.put(passage.id, std::make_shared<const HardwareSet>(passage));
            file.project.openings.put(more.id, std::make_shared<const Opening>(more));
            const Failures after = failuresOf(std::move(file));
            for (const Scenario& scenario : scenarios())
                for (const ScenarioCase& in : scenario.cases)
                    for (size_t f = 0; f <= before.model->faults().size(); ++f) {
                        Moment moment = in.moment, same = in.moment;
                        if (f < before.model->faults().size()) {
                            const BasicFault& fault = before.model->faults()[f];
                            const auto& others = after.model->faults();
                            const auto it =
                                std::find_if(others.begin(), others.end(), [&](const BasicFault& o) { return o.id == fault.id; });
                            QVERIFY(it != others.end());
                            moment.faults = {&fault};
                            same.faults = {&*it};
                        }
                        const WholePlan was = before.model->at(moment), is = after.model->at(same);
                        QVERIFY(std::includes(was.trapped.begin(), was.trapped.end(), is.trapped.begin(), is.trapped.end()));
                        freed += is.trapped.size() < was.trapped.size() ? 1 : 0;
                    }
        }
        QVERIFY2(freed > 20, qPrintable(QString::number(freed)));
    }

    void wrong_questions_are_answered_by_a_sentence_data()
    {
        QTest::addColumn<int>("order");
        QTest::addColumn<QString>("scenario");
        QTest::addColumn<QString>("fault");
        QTest::newRow("order 0") << 0 << "F0"
                                 << "";
        QTest::newRow("order 4") << 4 << "F0"
                                 << "";
        QTest::newRow("scenario") << 2 << "F8"
                                  << "";
        QTest::newRow("fault") << 2 << "F0"
                               << "dv-none:dead";
    }
    void wrong_questions_are_answered_by_a_sentence()
    {
        QFETCH(int, order);
        QFETCH(QString, scenario);
        QFETCH(QString, fault);
        const Failures f = example();
        FaultQuery query;
        query.order = order;
        query.scenarios = {scenario};
        if (!fault.isEmpty())
            query.faults = {fault};
        const auto analysis = analyseFaults(*f.model, query);
        QVERIFY(!analysis);
        QVERIFY(analysis.error().message.startsWith(QStringLiteral("expected ")));
    }

    void a_search_that_is_stopped_says_so()
    {
        const Failures f = failuresOf(readPlanFile(samplePath(QStringLiteral("research-building.strikeplate"))));
        const auto analysis = analyseFaults(*f.model, {}, [] { return true; });
        QVERIFY2(analysis, qPrintable(errorText(analysis)));
        QVERIFY(analysis.value().truncated);
    }
};

QTEST_GUILESS_MAIN(TstFaults)
#include "tst_faults.moc"
