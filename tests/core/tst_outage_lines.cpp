// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/failure/fault_analysis.h"
#include "core/report/faults_report.h"
#include "core/report/outage_lines.h"
#include "core/report/plan_words.h"
#include "tests/support/power_plans.h"

#include <QTest>

using namespace sp;
using namespace sp::test;

namespace {

QString samplePath()
{
    return QStringLiteral(SP_SOURCE_DIR "/resources/samples/research-building.strikeplate");
}

} // namespace

// What people read of an outage and of faults; the sample building's answers were worked out by hand from its plan.
class TstOutageLines final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        const PlanFile file = readPlanFile(samplePath());
        QVERIFY(file.problems.empty());
        m_sheet = sheetOf(file.project);
        m_model = std::make_unique<FailureModel>(*m_sheet);
        m_report = powerReport(*m_sheet, *m_model, {});
    }

    void sentences_name_things_as_people_do_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says");
        QTest::newRow("item") << "op-101b/maglock holds"
                              << "101B maglock holds";
        QTest::newRow("circuit by its load") << "ci-101b is cut."
                                             << "circuit of 101B maglock is cut.";
        QTest::newRow("device without a mark") << "dv-rex-101b sees nobody"
                                               << "exit sensor of 101B sees nobody";
        QTest::newRow("device with a mark") << "battery of ps-1 feeds dv-ctl-1, ci-101b"
                                            << "battery of PS-1 feeds CTL-1, circuit of 101B maglock";
        QTest::newRow("room") << "rm-113: open"
                              << "113 SERVER ROOM: open";
        QTest::newRow("no id of the plan") << "op-999/lock and well-kept"
                                           << "op-999/lock and well-kept";
        QTest::newRow("empty") << ""
                               << "";
    }
    void sentences_name_things_as_people_do()
    {
        QFETCH(QString, text);
        QFETCH(QString, says);
        QCOMPARE(PlanWords(*m_sheet).sentence(text), says);
    }

    void times_are_those_of_the_clock_data()
    {
        QTest::addColumn<double>("seconds");
        QTest::addColumn<int>("start");
        QTest::addColumn<QString>("says");
        QTest::newRow("at once") << 0.0 << 18 * 60 << "18:00:00";
        QTest::newRow("last second of the day") << 6 * 3600.0 - 1 << 18 * 60 << "23:59:59";
        QTest::newRow("midnight") << 6 * 3600.0 << 18 * 60 << "+1 day 00:00:00";
        QTest::newRow("days") << 60 * 3600.0 << 18 * 60 << "+3 days 06:00:00";
        QTest::newRow("rounds to the second") << 0.6 << 0 << "00:00:01";
    }
    void times_are_those_of_the_clock()
    {
        QFETCH(double, seconds);
        QFETCH(int, start);
        QFETCH(QString, says);
        QCOMPARE(clockWords(seconds, start), says);
    }

    void the_sample_tells_who_is_trapped_and_what_is_open()
    {
        const QString all = outageSummary(*m_sheet, *m_model, m_report, elapsedWords).join(u'\n');
        QVERIFY2(all.contains(QRegularExpression(
                     QStringLiteral("222 BSL-3 ANTEROOM \\(\\d+\\), 223 BSL-3 LABORATORY \\(\\d+\\), 224 [^:]*: people cannot "
                                    "get out, from 38:58:29 on"))),
                 qPrintable(all));
        QVERIFY2(all.contains(QStringLiteral("113 SERVER ROOM: should be protected, and anybody gets in from 28:44:32 on")),
                 qPrintable(all));
        QVERIFY2(all.contains(QStringLiteral("115 RESEARCH LAB MATERIALS")), qPrintable(all));
    }

    void each_meaning_stands_where_it_begins()
    {
        const std::vector<OutageLine> lines = outageLines(*m_sheet, *m_model, m_report);
        QCOMPARE(lines.size(), m_report.outage.events.size());
        int trapped = 0, exposed = 0;
        for (const OutageLine& line : lines)
            for (const QString& meaning : line.means) {
                if (meaning.startsWith(QStringLiteral("People cannot get out of 222"))) {
                    ++trapped;
                    QCOMPARE(elapsedWords(line.atS), QStringLiteral("38:58:29"));
                }
                if (meaning.contains(QStringLiteral("113 SERVER ROOM"))) {
                    ++exposed;
                    QCOMPARE(elapsedWords(line.atS), QStringLiteral("28:44:32"));
                }
            }
        QCOMPARE(trapped, 1);
        QCOMPARE(exposed, 1);
    }

    void a_plan_without_power_has_nothing_to_tell()
    {
        const auto sheet = sheetOf(Project());
        const FailureModel model(*sheet);
        const PowerReport report = powerReport(*sheet, model, {});
        QCOMPARE(outageSummary(*sheet, model, report, elapsedWords).size(), 1);
        for (const OutageLine& line : outageLines(*sheet, model, report))
            QVERIFY2(line.moves.isEmpty() && line.means.isEmpty(), qPrintable(line.says));
    }

    void only_circuits_with_trouble_are_listed_unless_all_are_asked()
    {
        const QByteArray few = powerText(*m_sheet, *m_model, m_report), all = powerText(*m_sheet, *m_model, m_report, {18 * 60, true});
        QVERIFY(few.contains("ci-229a to 229A lock") && few.contains("TOO LOW"));
        QVERIFY(!few.contains("ci-101b to") && all.contains("ci-101b to 101B maglock"));
        QVERIFY(few.contains("Mains lost at 00:00:00") && all.contains("Mains lost at 18:00:00"));
    }

    // A room behind many doors has many ways in: one line for each set of faults, with all its scenarios.
    void ways_that_need_the_same_faults_are_one_line()
    {
        FaultQuery query;
        query.order = 1;
        const auto analysis = analyseFaults(*m_model, query);
        QVERIFY(analysis);
        const QString text = QString::fromUtf8(faultsText(*m_model, analysis.value()));
        const QStringList lines = text.section(QStringLiteral("In most combinations"), 0, 0).split(u'\n');
        QString head;
        QSet<QString> seen;
        for (const QString& line : lines) {
            if (!line.startsWith(u' ')) {
                QVERIFY2(!seen.contains(line) || line.isEmpty(), qPrintable(line));
                seen.insert(head = line);
                continue;
            }
            const QString faults = head + line.section(QStringLiteral(" ("), 0, -2);
            QVERIFY2(!seen.contains(faults), qPrintable(faults));
            seen.insert(faults);
        }
        QVERIFY2(text.contains(QStringLiteral("The latch of 112A does not catch. (F0, F2; by way of 102B, 100A, 112A)"))
                     || text.contains(QStringLiteral("The latch of 112A does not catch. (F0, F2; by way of 101B, 112A)")),
                 qPrintable(text.left(3000)));
    }

private:
    std::unique_ptr<FactSheet> m_sheet;
    std::unique_ptr<FailureModel> m_model;
    PowerReport m_report;
};

QTEST_APPLESS_MAIN(TstOutageLines)
#include "tst_outage_lines.moc"
