// SPDX-License-Identifier: GPL-3.0-or-later
// Circuits, interlocks, devices and air supplies as subjects of rules.
#include "core/edit/patch.h"
#include "core/edit/set_fact.h"
#include "core/report/checker.h"
#include "core/report/exporter.h"
#include "tests/support/plans.h"
#include "tests/support/random_changes.h"

#include <QTemporaryDir>
#include <QTest>

using namespace sp;
using namespace sp::test;

namespace {

/// A library with one rule for each kind: its own facts, what it sees of others, and its name.
class OwnRules final {
public:
    OwnRules()
    {
        QDir(m_dir.path()).mkpath(QStringLiteral("acs"));
        QDir(m_dir.path()).mkpath(QStringLiteral("tables"));
        write("pack", "pack: acs\ntitle: \"T\"\nversion: 1\n");
        rule("wire", "circuit",
             "{any: [{fact: circuit.awg, at_most: 14}, {fact: psu.volts, at_least: 48 V}, {all: [{fact: circuit.awg, at_most: 18}, {fact: "
             "fai.location, is: ac_input}]}]}",
             "circuit.awg: 14", "circuit.awg: 24, psu.volts: 24 V", "circuit.awg: 24");
        rule("doors", "interlock", "{fact: interlock.warning_only, is: true}", "interlock.warning_only: true",
             "interlock.warning_only: false", "");
        rule("height", "device", "{any: [{fact: device.height_in, at_most: 48 in}, {fact: space.kind, is: outside}]}",
             "device.height_in: 48 in", "device.height_in: 49 in, space.kind: corridor", "device.height_in: 49 in");
        rule("receiver", "air_supply", "{fact: air.receiver_gal, at_least: 100 gal}", "air.receiver_gal: 100 gal",
             "air.receiver_gal: 99 gal", "");
        m_library = std::make_unique<Library>(nullptr, QStringLiteral(":/devices"), m_dir.path());
    }
    const Library& library() const { return *m_library; }

private:
    void write(const QByteArray& name, const QByteArray& bytes) const
    {
        QFile f(m_dir.filePath(QStringLiteral("acs/") + QString::fromLatin1(name) + QStringLiteral(".yaml")));
        QVERIFY(f.open(QIODevice::WriteOnly));
        f.write(bytes);
    }
    void rule(const QByteArray& topic, const QByteArray& kind, const QByteArray& require, const QByteArray& pass, const QByteArray& fail,
              const QByteArray& undecided) const
    {
        write(topic,
              "id: acs." + topic + "\ntitle: \"T\"\napplies_to: " + kind
                  + "\nseverity: violation\ncite: [{document: \"Product default\", mark: \"P\"}]\nrequire: [" + require
                  + "]\nsays: \"{subject}\"\nexamples:\n  - {name: \"a\", facts: {" + pass + "}, expect: pass}\n  - {name: \"b\", facts: {"
                  + fail + "}, expect: fail}\n  - {name: \"c\", facts: {" + undecided + "}, expect: undecided}\n");
    }

    QTemporaryDir m_dir;
    std::unique_ptr<Library> m_library;
};

const Library& ownRules()
{
    static const OwnRules rules;
    return rules.library();
}

Project examplePlan()
{
    Project p = readPlanFile(dataPath(QStringLiteral("plans/example/plan.strikeplate"))).project;
    Interlock group{.id = InterlockId(QStringLiteral("il-1"))};
    group.name = QStringLiteral("Lab entry");
    group.openings = std::vector<OpeningId>{OpeningId(QStringLiteral("op-lab")), OpeningId(QStringLiteral("op-exit"))};
    group.facts.set(field("interlock.warning_only"), false);
    p.interlocks.put(group.id, std::make_shared<const Interlock>(group));
    return p;
}

Assessment assessedByOwnRules(const Project& p)
{
    return assess(std::make_shared<const Project>(p), ownRules(), {}, QStringLiteral("2026-06-01"));
}

QStringList lines(const Assessment& a)
{
    QStringList out;
    for (const Finding& f : a.findings)
        out += f.key + u' ' + QLatin1String(verdictWord(f.verdict)) + u' ' + f.says;
    return out;
}

} // namespace

class TstControlSubjects final : public QObject {
    Q_OBJECT

private slots:
    void a_rule_for_each_kind_loads_and_its_examples_hold()
    {
        QVERIFY2(ownRules().problems.empty(), qPrintable(texts(ownRules().problems)));
        const ExampleReport report = runExamples(ownRules().book, ownRules().facts);
        QVERIFY2(report.failures.empty(), qPrintable(texts(report.failures)));
        QCOMPARE(report.examples, 12);
    }

    void findings_go_to_the_entity_that_they_are_about()
    {
        const Assessment a = assessedByOwnRules(examplePlan());
        const auto at = [&](const char* id) {
            const auto* list = a.byEntity.find(QLatin1String(id));
            return list && (*list)->size() == 1 ? (*list)->front().get() : nullptr;
        };
        struct Expected {
            const char *id, *key, *says;
            SubjectKind kind;
            Verdict verdict;
        };
        for (const Expected& e :
             {Expected{"ci-2", "acs.wire:ci-2:required", "The circuit of PS-1 to ST1A", SubjectKind::Circuit, Verdict::Fail},
              Expected{"ci-4", "acs.wire:ci-4:required", nullptr, SubjectKind::Circuit, Verdict::Undecided},
              Expected{"il-1", "acs.doors:il-1:required", "Lab entry", SubjectKind::Interlock, Verdict::Fail},
              Expected{"dv-rd1", "acs.height:dv-rd1:required", nullptr, SubjectKind::Device, Verdict::Undecided},
              Expected{"as-1", "acs.receiver:as-1:required", "Instrument air", SubjectKind::AirSupply, Verdict::Fail}}) {
            const Finding* f = at(e.id);
            QVERIFY2(f, e.id);
            QCOMPARE(f->key, QLatin1String(e.key));
            QCOMPARE(f->kind, e.kind);
            QCOMPARE(f->verdict, e.verdict);
            if (e.says)
                QCOMPARE(f->says, QLatin1String(e.says));
        }
        QVERIFY(!at("dv-btn")); // at 42 in
        for (const CheckExporter& e : checkExporters())
            QVERIFY2(e.write(a, ownRules(), {}).contains("il-1") || QByteArray(e.id) == "text", e.id);
    }

    void what_the_fire_alarm_does_to_a_circuit_is_a_fact_of_it()
    {
        Project p = examplePlan();
        QVERIFY(lines(assessedByOwnRules(p)).join(u'\n').contains(QStringLiteral("acs.wire:ci-1:")));
        apply(p, setFact(p, QStringLiteral("ci-1.fire_alarm.location"), QStringLiteral("ac_input")).value());
        QVERIFY(!lines(assessedByOwnRules(p)).join(u'\n').contains(QStringLiteral("acs.wire:ci-1:")));
    }

    void a_waiver_holds_for_such_a_finding()
    {
        Project p = examplePlan();
        Waiver w{.id = WaiverId(QStringLiteral("wv-1")), .finding = QStringLiteral("acs.receiver:as-1:required")};
        w.reason = w.grantedBy = QStringLiteral("Somebody");
        w.date = QStringLiteral("2026-01-01");
        w.facts = {{QStringLiteral("air.receiver_gal"), QStringLiteral("80 gal")}};
        p.waivers.put(w.id, std::make_shared<const Waiver>(w));
        QCOMPARE(assessedByOwnRules(p).waived, 1);
        apply(p, setFact(p, QStringLiteral("as-1.receiver"), QStringLiteral("90 gal")).value());
        QCOMPARE(assessedByOwnRules(p).stale, 1);
    }

    void edits_of_all_kinds_give_what_a_full_check_gives_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 6; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void edits_of_all_kinds_give_what_a_full_check_gives()
    {
        QFETCH(quint32, seed);
        RandomChanges edits(examplePlan(), seed);
        Checker checker(ownRules());
        QStringList before;
        int changed = 0;
        for (int i = 0; i < 400; ++i) {
            const QString did = edits.editAny();
            const auto project = std::make_shared<const Project>(edits.now());
            const auto now = checker.update(project, nullptr, QStringLiteral("2026-06-01"));
            const QStringList fresh = lines(assessedByOwnRules(edits.now()));
            QVERIFY2(lines(*now) == fresh, qPrintable(QStringLiteral("step %1, %2").arg(i).arg(did)));
            changed += i > 0 && fresh != before ? 1 : 0;
            before = fresh;
        }
        QVERIFY2(changed > 25, qPrintable(QString::number(changed)));
    }
};

QTEST_GUILESS_MAIN(TstControlSubjects)
#include "tst_control_subjects.moc"
