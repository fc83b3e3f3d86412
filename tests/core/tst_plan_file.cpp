// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/patch.h"
#include "core/edit/set_fact.h"
#include "core/io/atomic_file.h"
#include "core/io/plan_writer.h"
#include "tests/support/plans.h"

#include <QTemporaryDir>
#include <QTest>
#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#endif

using namespace sp;
using namespace sp::test;

class TstPlanFile final : public QObject {
    Q_OBJECT

    static QByteArray wrap(const QByteArray& sections) { return "format: 1\nproject:\n  name: \"T\"\n  units: us\n" + sections; }

private slots:
    void load_then_save_gives_the_same_bytes_data() { plans(); }
    void load_then_save_gives_the_same_bytes()
    {
        QFETCH(QString, path);
        const QByteArray bytes = bytesOf(path);
        QVERIFY(!bytes.isEmpty());
        const PlanFile file = readPlan(bytes, QStringLiteral("plan"));
        QVERIFY2(file.problems.empty(), qPrintable(texts(file.problems)));
        QCOMPARE(QString::fromUtf8(writePlan(file.project)), QString::fromUtf8(bytes));
    }

    void save_then_load_gives_an_equal_project_in_both_unit_systems_data() { plans(); }
    void save_then_load_gives_an_equal_project_in_both_unit_systems()
    {
        QFETCH(QString, path);
        Project project = readPlanFile(path).project;
        for (const Units units : {Units::Us, Units::Metric}) {
            project.settings.units = units;
            const PlanFile again = readPlan(writePlan(project), QStringLiteral("again"));
            QVERIFY2(again.problems.empty(), qPrintable(texts(again.problems)));
            QVERIFY(again.project == project);
        }
    }

    void broken_plans_are_refused_with_place_and_reason_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const QByteArray& bytes, const char* says) {
            QTest::newRow(name) << bytes << QString::fromUtf8(says);
        };
        row("empty file", "", "expected a YAML document");
        row("no map", "- 1\n", "expected a plan file that begins with `format: 1`");
        row("no format", "project:\n  name: \"T\"\n", "expected `format: 1` first");
        row("a newer format", "format: 2\nproject:\n  name: \"T\"\n",
            "p:1:9: this plan has format 2; this version of Strikeplate reads up to format 1");
        row("not UTF-8", QByteArray("format: 1\nproject:\n  name: \"\xff\"\n"), "not UTF-8");
        row("a NUL byte", QByteArray("format: 1\n\0", 11), "NUL byte");
        row("broken YAML", "format: 1\nproject: {name: \"T\"\n", "not valid YAML");
        row("a duplicate key", wrap("building: {sprinkler: none, sprinkler: nfpa13}\n"), "p:5:29: the key `sprinkler` appears twice");
        row("an alias", wrap("building: *x\n"), "p:5:");
        row("an unknown section", wrap("windows: []\n"), "p:5:1: the key `windows` is not known here");
        row("an unknown key", wrap("building: {sprinklers: none}\n"), "p:5:12: the key `sprinklers` is not known here");
        row("a wrong word", wrap("building: {sprinkler: wet}\n"),
            "p:5:23: sprinkler: expected one of none, partial, nfpa13, nfpa13r, nfpa13d, found `wet`");
        row("a missing unit", wrap("opening_types:\n  - id: ot-a\n    door: {leaf_width: 36}\n"),
            "p:7:24: leaf_width: expected a length such as `36 in`, found `36`: the unit is missing");
        row("a wrong unit", wrap("opening_types:\n  - id: ot-a\n    door: {leaf_width: 36 V}\n"), "`V` is no unit of a length");
        row("a number out of range", wrap("opening_types:\n  - id: ot-a\n    door: {label: 9000 min}\n"),
            "p:7:19: label: expected a value from 0 to 240 min, found 9000 min");
        row("a dangling id", wrap("openings:\n  - id: op-a\n    set: hs-none\n"), "p:7:10: the id `hs-none` is not in this file");
        row("an id of the wrong kind", wrap("storeys:\n  - {id: st-1}\nopenings:\n  - id: op-a\n    set: st-1\n"),
            "p:9:10: expected an id of hardware_sets, found `st-1` of storeys");
        row("an id used twice", wrap("storeys:\n  - {id: st-1}\n  - {id: st-1}\n"), "p:7:10: the id `st-1` is used twice");
        row("a wrong prefix", wrap("storeys:\n  - {id: wl-1}\n"), "p:6:10: expected an id that begins with `st-`");
        row("a part that is not there",
            wrap("openings:\n  - id: op-a\n    set: hs-1\nhardware_sets:\n  - id: hs-1\n    items:\n      - {key: lock, kind: "
                 "mortise_lock}\ncircuits:\n  - {id: ci-1, feeds: [op-a/bolt]}\n"),
            "expected an item of set hs-1 (lock), found `bolt`");
        row("an item key used twice",
            wrap("hardware_sets:\n  - id: hs-1\n    items:\n      - {key: lock, kind: mortise_lock}\n      - {key: lock, kind: closer}\n"),
            "the item key `lock` is used twice");
        row("a point with one number", wrap("walls:\n  - {id: wl-1, from: [1], to: [0, 0]}\n"),
            "p:6:22: expected a point in mm such as `[1200, 350.5]`");
        row("a wall without an end", wrap("walls:\n  - {id: wl-1, from: [0, 0]}\n"), "expected the key `to`");
        row("an impossible date", wrap("reviews:\n  - id: rv-1\n    finding: \"x\"\n    state: {due: 2026-02-30}\n"),
            "p:8:18: due: expected a date such as `2026-01-31`");
        row("null instead of absence", wrap("building: {sprinkler: ~}\n"), "leave the key out when the value is not known");
        row("a list where one value is wanted", wrap("building: {sprinkler: [none]}\n"), "sprinkler: expected a value, found list");
        row("a fact that nobody enters", wrap("assumptions:\n  - {id: au-1, fact: door.positive_latch, value: true}\n"),
            "p:6:22: expected the name of an entered fact");
        row("a coordinate beyond the earth", wrap("walls:\n  - {id: wl-1, from: [1e9, 0], to: [0, 0]}\n"), "expected a point in mm");
        row("a boolean in quotes", wrap("building: {voice_alarm: \"yes\"}\n"), "voice_alarm: expected `true` or `false`");
    }
    void broken_plans_are_refused_with_place_and_reason()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, says);
        const PlanFile file = readPlan(bytes, QStringLiteral("p"));
        QVERIFY(!file.problems.empty());
        QVERIFY2(texts(file.problems).contains(says), qPrintable(texts(file.problems)));
    }

    void all_problems_are_reported_not_the_first()
    {
        const PlanFile file =
            readPlan(wrap("building: {sprinkler: wet, stories: many}\nstoreys:\n  - {id: st-1, color: red}\n"), QStringLiteral("p"));
        QCOMPARE(file.problems.size(), size_t{3});
    }

    void any_cut_or_flipped_byte_gives_a_plan_or_problems_never_a_crash()
    {
        const QByteArray good = bytesOf(dataPath(QStringLiteral("plans/example/plan.strikeplate")));
        quint32 seed = 12345;
        const auto next = [&] { return seed = seed * 1664525u + 1013904223u; };
        for (int i = 0; i < 300; ++i) {
            QByteArray bytes = good;
            if (i % 2)
                bytes.truncate(next() % static_cast<quint32>(good.size()));
            else
                bytes[static_cast<qsizetype>(next() % static_cast<quint32>(good.size()))] = static_cast<char>(next() >> 16);
            const PlanFile file = readPlan(bytes, QStringLiteral("p"));
            if (file.problems.empty())
                QVERIFY(readPlan(writePlan(file.project), QStringLiteral("p")).project == file.project);
        }
    }

    void deep_nesting_ends_in_a_problem()
    {
        const PlanFile file = readPlan("format: " + QByteArray(100000, '['), QStringLiteral("p"));
        QVERIFY(!file.problems.empty());
    }

    void quotes_escapes_and_other_alphabets_survive()
    {
        Project p;
        p.settings.name = QStringLiteral("a \"b\" \\ c: #d\n\té ß 日本 \u2028 x");
        const PlanFile again = readPlan(writePlan(p), QStringLiteral("p"));
        QVERIFY2(again.problems.empty(), qPrintable(texts(again.problems)));
        QCOMPARE(again.project.settings.name, p.settings.name);
    }

    void a_known_nothing_is_not_an_unknown()
    {
        const PlanFile file = readPlan(
            wrap("rooms:\n  - {id: rm-a, hazard: []}\n  - {id: rm-b}\nhardware_sets:\n  - id: hs-1\n    items: []\n  - id: hs-2\n"),
            QStringLiteral("p"));
        QVERIFY2(file.problems.empty(), qPrintable(texts(file.problems)));
        QVERIFY(file.project.rooms[0].facts.find(field("space.hazard")));
        QVERIFY(!file.project.rooms[1].facts.find(field("space.hazard")));
        QVERIFY(file.project.hardwareSets[0].items.has_value());
        QVERIFY(!file.project.hardwareSets[1].items.has_value());
        QVERIFY(readPlan(writePlan(file.project), QStringLiteral("p")).project == file.project);
    }

    void a_failed_save_leaves_the_old_file()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("plan.strikeplate"));
        QVERIFY(writeFileAtomically(path, "old"));
        QVERIFY(!writeFileAtomically(dir.filePath(QStringLiteral("none/plan.strikeplate")), "new"));
        QCOMPARE(bytesOf(path), QByteArray("old"));
        QVERIFY(writeFileAtomically(path, "new"));
        QCOMPARE(bytesOf(path), QByteArray("new"));
    }

    void a_full_disk_leaves_the_old_file()
    {
#ifdef Q_OS_UNIX
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("plan.strikeplate"));
        QVERIFY(writeFileAtomically(path, "old"));
        // A limit on the size of files makes every write beyond it fail, as a full disk does.
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        getrlimit(RLIMIT_FSIZE, &before);
        rlimit small = before;
        small.rlim_cur = 4096;
        setrlimit(RLIMIT_FSIZE, &small);
        const auto saved = writeFileAtomically(path, QByteArray(1 << 20, 'x'));
        setrlimit(RLIMIT_FSIZE, &before);
        QVERIFY(!saved);
        QVERIFY2(saved.error().message.contains(QStringLiteral("the old one is untouched")), qPrintable(errorText(saved)));
        QCOMPARE(bytesOf(path), QByteArray("old"));
        QCOMPARE(QDir(dir.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
#else
        QSKIP("Limits on file sizes are those of Unix.");
#endif
    }

    void inverse_restores_the_project_data()
    {
        plans();
    }
    void inverse_restores_the_project()
    {
        QFETCH(QString, path);
        Project p = readPlanFile(path).project;
        const Project before = p;
        Project changed = p;
        changed.settings.name = QStringLiteral("changed");
        changed.openings.put(changed.openings[0].id, nullptr);
        auto wall = std::make_shared<Wall>(changed.walls[0]);
        wall->thickness = mm(321);
        changed.walls.put(wall->id, wall);
        const Patch patch = difference(p, changed);
        apply(p, patch);
        QVERIFY(p == changed);
        apply(p, inverse(patch));
        QVERIFY(p == before);
        QVERIFY(merged(patch, inverse(patch)).empty());
    }

    void a_snapshot_shares_its_entities()
    {
        const Project p = readPlanFile(samplePath(QStringLiteral("research-building.strikeplate"))).project;
        const Project copy = p;
        QCOMPARE(&copy.openings[0], &p.openings[0]);
    }

    void a_path_sets_a_value_and_refuses_what_does_not_fit_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("error");
        QTest::newRow("a door fact") << "op-stair.door.bottom_gap"
                                     << "0.75 in"
                                     << "";
        QTest::newRow("an item fact") << "hs-2/strike.fail_state"
                                      << "fail_safe"
                                      << "";
        QTest::newRow("a device fact") << "dv-btn.breaks"
                                       << "lock_power"
                                       << "";
        QTest::newRow("a room set") << "rm-lab.hazard"
                                    << "[chemical, toxic_gas]"
                                    << "";
        QTest::newRow("a circuit's alarm link") << "ci-1.fire_alarm.location"
                                                << "ac_input"
                                                << "";
        QTest::newRow("the building") << "building.sprinkler"
                                      << "none"
                                      << "";
        QTest::newRow("an edition") << "project.codes.ibc_edition"
                                    << "2024"
                                    << "";
        QTest::newRow("back to unknown") << "op-stair.door.bottom_gap"
                                         << ""
                                         << "";
        QTest::newRow("no such opening") << "op-none.door.bottom_gap"
                                         << "1 in"
                                         << "not in this plan";
        QTest::newRow("no such item") << "hs-2/bolt.fail_state"
                                      << "fail_safe"
                                      << "has no item `bolt`";
        QTest::newRow("no such field") << "op-stair.door.colour"
                                       << "red"
                                       << "no entered value";
        QTest::newRow("wrong unit") << "op-stair.door.bottom_gap"
                                    << "1 V"
                                    << "no unit of a length";
        QTest::newRow("out of range") << "op-stair.door.bottom_gap"
                                      << "100 in"
                                      << "expected a value from";
        QTest::newRow("no path") << "op-stair"
                                 << "1 in"
                                 << "expected a path";
    }
    void a_path_sets_a_value_and_refuses_what_does_not_fit()
    {
        QFETCH(QString, path);
        QFETCH(QString, value);
        QFETCH(QString, error);
        Project p = readPlanFile(dataPath(QStringLiteral("plans/example/plan.strikeplate"))).project;
        const Project before = p;
        const auto patch = setFact(p, path, value);
        QCOMPARE(bool(patch), error.isEmpty());
        if (!patch) {
            QVERIFY2(patch.error().message.contains(error), qPrintable(errorText(patch)));
            return;
        }
        apply(p, patch.value());
        QVERIFY(p != before);
        apply(p, inverse(patch.value()));
        QVERIFY(p == before);
    }

private:
    static void plans()
    {
        QTest::addColumn<QString>("path");
        for (const QString& path : goodPlans())
            QTest::newRow(qPrintable(path.section(u'/', -2))) << path;
    }
};

QTEST_APPLESS_MAIN(TstPlanFile)
#include "tst_plan_file.moc"
