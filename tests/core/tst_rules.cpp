// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/patch.h"
#include "core/edit/set_fact.h"
#include "core/report/exporter.h"
#include "tests/support/plans.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace sp;
using namespace sp::test;

class TstRules final : public QObject {
    Q_OBJECT

    // One rule file in a pack of its own; gives the problems of loading it.
    static Errors problemsOf(const QByteArray& rule)
    {
        QTemporaryDir dir;
        QDir(dir.path()).mkpath(QStringLiteral("acs"));
        const auto write = [&](const char* name, const QByteArray& bytes) {
            QFile f(dir.filePath(QStringLiteral("acs/") + QLatin1String(name)));
            if (!f.open(QIODevice::WriteOnly))
                return;
            f.write(bytes);
        };
        write("pack.yaml", "pack: acs\ntitle: \"T\"\nversion: 1\n");
        write("topic.yaml", rule);
        Errors problems;
        (void)RuleBook::load(dir.path(), library().facts, library().tables, problems);
        for (Error& e : problems)
            e.where = e.where.section(u'/', -1);
        return problems;
    }
    static QByteArray rule(const QByteArray& when, const QByteArray& more = {})
    {
        return "id: acs.topic\ntitle: \"T\"\napplies_to: opening\nwhen: [" + when
            + "]\nseverity: violation\ncite: [{document: \"Product default\", mark: \"P\"}]\n" + more
            + "checks:\n  - name: one\n    require: [{fact: door.positive_latch, is: true}]\n    says: \"{subject}\"\n"
              "examples:\n  - {name: \"a\", facts: {door.positive_latch: true}, expect: pass}\n"
              "  - {name: \"b\", facts: {door.positive_latch: false}, expect: fail}\n  - {name: \"c\", facts: {}, expect: undecided}\n";
    }

private slots:
    void the_programs_own_data_has_no_problem() { QVERIFY2(library().problems.empty(), qPrintable(texts(library().problems))); }

    void every_example_of_every_rule_holds()
    {
        const ExampleReport report = runExamples(library().book, library().facts);
        QVERIFY2(report.failures.empty(), qPrintable(texts(report.failures)));
        QVERIFY(report.examples > 300);
    }

    void every_rule_of_the_first_packs_is_in_the_index_and_the_other_way_round_data()
    {
        QTest::addColumn<QString>("pack");
        QTest::addColumn<int>("rules");
        QTest::newRow("access control") << "acs" << 26;
        QTest::newRow("fire doors") << "nfpa80" << 32;
        QTest::newRow("owner's guidance") << "nih" << 8;
        QTest::newRow("backup power") << "power" << 17;
        QTest::newRow("interlocked doors") << "interlock" << 7;
        QTest::newRow("rooms") << "room" << 1;
        QTest::newRow("process valves") << "valve" << 90;
    }
    void every_rule_of_the_first_packs_is_in_the_index_and_the_other_way_round()
    {
        QFETCH(QString, pack);
        QFETCH(int, rules);
        int n = 0;
        for (const Rule& r : library().book.rules())
            n += r.pack == pack ? 1 : 0;
        QCOMPARE(n, rules);
    }

    void a_wrong_rule_is_refused_with_its_place_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("says");
        QTest::newRow("a good one") << rule("{fact: door.fire_rated, is: true}") << "";
        QTest::newRow("an unknown fact") << rule("{fact: door.colour, is: true}") << "topic.yaml:4:15: the fact `door.colour` is not known";
        QTest::newRow("an unknown node") << rule("{most: items}")
                                         << "topic.yaml:4:8: expected one of fact, all, any, not, some, every, none, found `most`";
        QTest::newRow("an unknown comparison") << rule("{fact: door.label_min, over: 3 min}") << "expected one of is, in, at_least";
        QTest::newRow("a wrong unit") << rule("{fact: door.label_min, above: 3 in}") << "`in` is no unit of a time";
        QTest::newRow("a wrong word") << rule("{fact: door.operation, is: swinging}") << "`swinging` is no word of door.operation";
        QTest::newRow("an unknown relation") << rule("{some: knobs, where: []}") << "expected one of items, leaves, supplies, openings";
        QTest::newRow("an unknown parameter") << rule("{fact: door.label_min, above: {param: x}}")
                                              << "the parameter `x` is not in `params`";
        QTest::newRow("an unknown table") << rule("{fact: door.label_min, above: {table: x}}") << "the table `x` is not known";
        QTest::newRow("an unknown key") << rule("", "colour: red\n") << "topic.yaml:7:1: the key `colour` is not known here";
        QTest::newRow("a duplicate key") << rule("", "title: \"U\"\n") << "the key `title` appears twice";
        QTest::newRow("another id") << rule("").replace("acs.topic", "acs.other") << "expected the id `acs.topic` of the file's name";
        QTest::newRow("no citation") << rule("").replace("cite: [{document: \"Product default\", mark: \"P\"}]\n", "")
                                     << "expected the key `cite`";
        QTest::newRow("no failing example") << rule("").replace("expect: fail", "expect: pass")
                                            << "expected an example that gives `fail`, found none";
        QTest::newRow("broken YAML") << QByteArray("id: [") << "not valid YAML";
    }
    void a_wrong_rule_is_refused_with_its_place()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, says);
        const QString found = texts(problemsOf(bytes));
        QCOMPARE(found.isEmpty(), says.isEmpty());
        QVERIFY2(found.contains(says), qPrintable(found));
    }

    void the_example_plan_gives_the_findings_of_its_json()
    {
        const QString path = dataPath(QStringLiteral("plans/example/plan.strikeplate"));
        const PlanFile file = readPlanFile(path);
        const QJsonObject expected = QJsonDocument::fromJson(bytesOf(dataPath(QStringLiteral("plans/example/check.json")))).object();
        RuleSelection selection;
        for (const auto& id : expected[QStringLiteral("coverage")][QStringLiteral("selected")].toArray())
            selection.rules += id.toString();
        const Assessment a = assessed(file.project, selection);
        const QByteArray json = checkJson(a, library(), {QStringLiteral("plan-example.strikeplate"), file.hash});
        const QJsonDocument found = QJsonDocument::fromJson(json);
        QVERIFY(!found.isNull());
        if (found.object() != expected) {
            QFile out(QStringLiteral(SP_TEST_OUT "/check.json"));
            if (out.open(QIODevice::WriteOnly))
                out.write(json);
            QFAIL("the JSON differs from tests/data/plans/example/check.json; what came out is check.json in the build folder");
        }
    }

    void json_and_sarif_are_valid_and_the_same_twice()
    {
        const PlanFile file = readPlanFile(samplePath(QStringLiteral("research-building.strikeplate")));
        for (const CheckExporter& e : checkExporters()) {
            const QByteArray once = e.write(assessed(file.project), library(), {QStringLiteral("x"), file.hash});
            QCOMPARE(e.write(assessed(file.project), library(), {QStringLiteral("x"), file.hash}), once);
            if (QByteArray(e.id) == "json" || QByteArray(e.id) == "sarif")
                QVERIFY(!QJsonDocument::fromJson(once).isNull());
        }
    }

    void every_exporter_writes_every_kind_of_finding()
    {
        // Sets and lists of texts among the requirements, known and unknown.
        for (const char* change : {"op-exit.release.listing=[ul1034]", "op-exit.release.listing=", "op-lab.release.interlock=true",
                                   "op-lab.door.approvals=[a, b]"}) {
            Project p = readPlanFile(dataPath(QStringLiteral("plans/example/plan.strikeplate"))).project;
            const QString text = QLatin1String(change);
            apply(p, setFact(p, text.section(u'=', 0, 0), text.section(u'=', 1)).value());
            for (const CheckExporter& e : checkExporters())
                QVERIFY2(!e.write(assessed(p), library(), {}).isEmpty(), change);
        }
    }

    void every_change_that_a_fix_offers_mends_its_finding()
    {
        for (const QString& path : goodPlans()) {
            const Project project = readPlanFile(path).project;
            for (const Finding& f : assessed(project).findings)
                for (const Fix& fix : f.fixes) {
                    if (fix.set.empty())
                        continue;
                    Project p = project;
                    for (const FixSet& s : fix.set) {
                        const auto patch = setFact(p, s.path, s.to);
                        QVERIFY2(patch, qPrintable(f.key + u' ' + s.path + u' ' + errorText(patch)));
                        apply(p, patch.value());
                    }
                    for (const Finding& after : assessed(p).findings)
                        QVERIFY2(after.key != f.key || after.verdict != Verdict::Fail,
                                 qPrintable(f.key + QStringLiteral(" stays after ") + fix.set[0].path));
                }
        }
    }

    void a_part_of_the_rules_never_calls_a_plan_clean()
    {
        const Project p = readPlanFile(samplePath(QStringLiteral("research-building.strikeplate"))).project;
        const Assessment a = assessed(p, {{QStringLiteral("nfpa80.deadbolt")}});
        QVERIFY(!a.clean);
        const QString ran = QStringLiteral("1 of %1 rules ran").arg(library().book.rules().size());
        QVERIFY2(resultSentence(a).contains(ran), qPrintable(resultSentence(a)));
    }

    void a_waiver_without_facts_or_names_does_not_hold()
    {
        Project p = readPlanFile(dataPath(QStringLiteral("plans/example/plan.strikeplate"))).project;
        auto waiver = std::make_shared<Waiver>(p.waivers[0]);
        waiver->facts.clear();
        p.waivers.put(waiver->id, waiver);
        QCOMPARE(assessed(p).waived, qint64{0});
    }

    void no_two_findings_share_a_key()
    {
        for (const QString& path : goodPlans()) {
            QSet<QString> keys;
            for (const Finding& f : assessed(readPlanFile(path).project).findings) {
                QVERIFY2(!keys.contains(f.key), qPrintable(f.key));
                keys.insert(f.key);
            }
        }
    }

    void moving_turning_and_mirroring_a_plan_changes_no_verdict()
    {
        for (const QString& path : goodPlans()) {
            const Project project = readPlanFile(path).project;
            const QStringList expected = verdicts(assessed(project));
            const auto shift = [](PlanPoint p) { return PlanPoint{p.x + mm(123457), p.y - mm(7654321)}; };
            const auto turn = [](PlanPoint p) { return PlanPoint{-p.y, p.x}; };
            const auto mirror = [](PlanPoint p) { return PlanPoint{-p.x, p.y}; };
            QCOMPARE(verdicts(assessed(moved(project, shift, false))), expected);
            QCOMPARE(verdicts(assessed(moved(project, turn, false))), expected);
            QCOMPARE(verdicts(assessed(moved(project, mirror, true))), expected);
        }
    }

    void metric_projects_get_the_same_verdicts()
    {
        for (const QString& path : goodPlans()) {
            Project project = readPlanFile(path).project;
            const QStringList expected = verdicts(assessed(project));
            project.settings.units = Units::Metric;
            QCOMPARE(verdicts(assessed(project)), expected);
        }
    }

    void a_waiver_falls_when_its_facts_change()
    {
        Project p = readPlanFile(dataPath(QStringLiteral("plans/example/plan.strikeplate"))).project;
        const auto status = [&] {
            for (const Finding& f : assessed(p).findings)
                if (f.key == u"nfpa80.bottom-gap:op-stair:gap")
                    return f.status;
            return FindingStatus::Open;
        };
        QCOMPARE(status(), FindingStatus::Waived);
        apply(p, setFact(p, QStringLiteral("op-stair.door.bottom_gap"), QStringLiteral("0.875 in")).value());
        QCOMPARE(status(), FindingStatus::Stale);
        apply(p, setFact(p, QStringLiteral("op-stair.door.bottom_gap"), QStringLiteral("13/16 in")).value());
        QCOMPARE(status(), FindingStatus::Waived);
        const Assessment late = assess(std::make_shared<const Project>(p), library(), {}, QStringLiteral("2030-01-01"));
        QCOMPARE(late.stale, qint64{1});
        apply(p, setFact(p, QStringLiteral("op-stair.door.bottom_gap"), QStringLiteral("0.5 in")).value());
        QCOMPARE(assessed(p).unusedWaivers, qint64{1});
    }

    void an_opening_without_hardware_is_undecided_and_never_a_pass()
    {
        Project p = readPlanFile(dataPath(QStringLiteral("plans/example/plan.strikeplate"))).project;
        auto opening = std::make_shared<Opening>(*p.openings.find(OpeningId(QStringLiteral("op-lab"))));
        opening->set.reset();
        p.openings.put(opening->id, opening);
        const Project& q = p;
        Project without = q;
        Table<Circuit> none;
        without.circuits = none;
        int undecided = 0;
        for (const Finding& f : assessed(without, {{QStringLiteral("nfpa80.positive-latching")}}).findings)
            if (f.subjectId == u"op-lab") {
                QCOMPARE(f.verdict, Verdict::Undecided);
                QCOMPARE(f.missing.front().why, Why::NoData);
                ++undecided;
            }
        QCOMPARE(undecided, 1);
    }

private:
    template <class F>
    static Project moved(const Project& from, F&& f, bool mirrored)
    {
        Project p = from;
        const auto each = [](auto& table, auto&& change) {
            auto rows = table;
            for (const auto& row : rows) {
                auto copy = std::make_shared<std::remove_const_t<typename std::decay_t<decltype(row)>::element_type>>(*row);
                change(*copy);
                table.put(copy->id, copy);
            }
        };
        each(p.walls, [&](Wall& w) {
            w.from = f(w.from);
            w.to = f(w.to);
        });
        const auto point = [&](auto& e) {
            if (e.at)
                e.at = f(*e.at);
        };
        each(p.rooms, [&](Room& r) {
            point(r);
            for (PlanPoint& q : r.outline)
                q = f(q);
        });
        each(p.devices, [&](Device& d) {
            point(d);
            if (mirrored && d.side)
                d.side = *d.side == Side::A ? Side::B : Side::A;
        });
        each(p.supplies, [&](Supply& s) { point(s); });
        each(p.sources, [&](Source& s) { point(s); });
        each(p.valves, [&](Valve& v) { point(v); });
        each(p.openings, [&](Opening& o) {
            if (!mirrored)
                return;
            // Left and right of a wall change places in the mirror.
            if (o.place.swings)
                o.place.swings = *o.place.swings == SwingSide::Left ? SwingSide::Right : SwingSide::Left;
            if (o.place.outside)
                o.place.outside = *o.place.outside == Side::A ? Side::B : Side::A;
            static const FieldId side = field("door.egress_side");
            if (const auto w = o.facts.word(side); w && *w < 2)
                o.facts.set(side, Word{static_cast<quint16>(1 - *w)});
        });
        return p;
    }
};

QTEST_APPLESS_MAIN(TstRules)
#include "tst_rules.moc"
