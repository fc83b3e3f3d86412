// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/set_fact.h"
#include "core/io/plan_writer.h"
#include "core/model/run_table.h"
#include "tests/support/power_plans.h"

#include <QTest>

using namespace sp;
using namespace sp::test;

namespace {

QByteArray planWith(const QByteArray& table)
{
    const QByteArray said = ", run_table: \"" + table + "\"";
    return powerPlan("      - {key: lock, kind: maglock, volts: 24 V, holding: 500 mA, max_drop: 5 %" + said + "}\n",
                     "devices:\n  - {id: dv-1, kind: card_reader, room: rm-1, volts: 24 V, holding: 100 mA, max_drop: 5 %" + said
                         + "}\nvalves:\n  - id: vl-1\n    solenoid: {volts: 24 V, holding: 20 mA, max_drop: 5 %" + said + "}\n");
}

} // namespace

class TstRunTable final : public QObject {
    Q_OBJECT

private slots:
    // Gauge and millimetres of each row.
    void rows_of_a_table_are_read_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("rows");
        const auto row = [](const char* text, const char* rows) {
            QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(rows);
        };
        row("18 AWG: 500 ft", "18=152400.0");
        row("18 AWG: 500 ft; 16 AWG: 800 ft", "18=152400.0 16=243840.0");
        row("16 AWG: 800 ft; 18 AWG: 500 ft", "16=243840.0 18=152400.0");
        row("18 AWG: 150 m", "18=150000.0");
        row("18awg:150.5m;16 awg : 240 m", "18=150500.0 16=240000.0");
        row("18 AWG: 500'", "18=152400.0");
        row("4 AWG: 10000 ft; 28 AWG: 1 ft", "4=3048000.0 28=304.8");
    }
    void rows_of_a_table_are_read()
    {
        QFETCH(QString, text);
        QFETCH(QString, rows);
        const auto table = parseRunTable(text);
        QVERIFY2(table, qPrintable(errorText(table)));
        QStringList found;
        for (const RunLimit& r : table.value())
            found += QStringLiteral("%1=%2").arg(r.awg).arg(toMm(r.longest), 0, 'f', 1);
        QCOMPARE(found.join(u' '), rows);
    }

    void what_is_no_table_is_refused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says"); ///< what the message ends with
        const auto row = [](const char* text, const char* says) {
            QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(says);
        };
        row("", "found ``");
        row("500 ft", "found `500 ft`");
        row("18: 500 ft", "found `18: 500 ft`");
        row("AWG: 500 ft", ": `` is no gauge of a circuit");
        row("x AWG: 500 ft", ": `x` is no gauge of a circuit");
        row("18.5 AWG: 500 ft", ": `18.5` is no gauge of a circuit");
        row("3 AWG: 500 ft", ": `3` is no gauge of a circuit");
        row("29 AWG: 500 ft", ": `29` is no gauge of a circuit");
        row("18 AWG: 500", ": the unit is missing");
        row("18 AWG: 500 V", ": `V` is no unit of a length");
        row("18 AWG: far", "found `far`");
        row("18 AWG: 0 ft", ": `0 ft` is no length of a run");
        row("18 AWG: -5 ft", ": `-5 ft` is no length of a run");
        row("18 AWG: 10001 ft", ": `10001 ft` is no length of a run");
        row("18 AWG: 500 ft; 18 AWG: 400 ft", ": 18 AWG stands there twice");
        row("18 AWG: 500 ft;", "found ``");
        row("18 AWG: 500 ft, 16 AWG: 800 ft", ": unknown unit `ft, 16 AWG: 800 ft`");
    }
    void what_is_no_table_is_refused()
    {
        QFETCH(QString, text);
        QFETCH(QString, says);
        const auto table = parseRunTable(text);
        QVERIFY(!table);
        QVERIFY2(table.error().message.startsWith(u"expected "), qPrintable(table.error().message));
        QVERIFY2(table.error().message.endsWith(says), qPrintable(table.error().message));
    }

    void a_gauge_between_two_rows_is_not_worked_out()
    {
        const auto table = parseRunTable(u"18 AWG: 500 ft; 14 AWG: 1200 ft");
        QVERIFY(table);
        QCOMPARE(longestRun(table.value(), 18), std::optional(Length{inches(6000)}));
        QVERIFY(!longestRun(table.value(), 16));
    }

    void a_plan_keeps_its_tables()
    {
        const PlanFile file = readPlan(planWith("18 AWG: 500 ft; 16 AWG: 250 m"), QStringLiteral("p"));
        QVERIFY2(file.problems.empty(), qPrintable(texts(file.problems)));
        const QByteArray written = writePlan(file.project);
        QCOMPARE(written.count("run_table: \"18 AWG: 500 ft; 16 AWG: 250 m\""), 3);
        QCOMPARE(written.count("max_drop: 5 %"), 3);
        const PlanFile again = readPlan(written, QStringLiteral("p"));
        QVERIFY(again.problems.empty());
        QVERIFY(again.project == file.project);
    }

    void a_plan_with_a_table_that_cannot_be_read_says_where()
    {
        const PlanFile file = readPlan(planWith("18 AWG: 500"), QStringLiteral("p"));
        QCOMPARE(file.problems.size(), size_t{3});
        for (const Error& e : file.problems)
            QVERIFY2(e.message.startsWith(u"run_table: expected") && e.where.contains(u"p:"), qPrintable(errorText(e)));
    }

    void a_table_is_typed_or_refused()
    {
        const PlanFile file = readPlan(planWith("18 AWG: 500 ft"), QStringLiteral("p"));
        const auto typed = [&](const char* path, const char* text) {
            return bool(setFact(file.project, QString::fromLatin1(path), QString::fromLatin1(text)));
        };
        for (const char* path : {"hs-1/lock.run_table", "dv-1.run_table", "vl-1.solenoid.run_table"}) {
            QVERIFY2(typed(path, "16 AWG: 800 ft"), path);
            QVERIFY2(!typed(path, "16 AWG: 800"), path);
        }
    }
};

QTEST_APPLESS_MAIN(TstRunTable)
#include "tst_run_table.moc"
