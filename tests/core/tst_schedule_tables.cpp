// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/csv.h"
#include "core/report/finding_text.h"
#include "core/report/tables.h"
#include "tests/support/plans.h"

#include <QDir>
#include <QSet>
#include <QTest>

using namespace sp;

class TstScheduleTables : public QObject {
    Q_OBJECT

private slots:
    void cells_follow_the_dialect_data();
    void cells_follow_the_dialect();
    void numbers_are_exact_and_unknown_is_empty();
    void columns_are_those_of_the_specification_data();
    void columns_are_those_of_the_specification();
    void tables_of_the_example_are_golden_data();
    void tables_of_the_example_are_golden();
    void every_row_is_as_wide_as_its_head();
    void every_finding_stands_in_the_table_once();
    void citations_leave_no_gaps();
    void two_runs_give_the_same_bytes();
};

namespace {

// The rules of examples/check.json: what this test is about is the table, not which rules there are.
const QStringList exampleRules{"acs.direct-interrupt",     "nfpa80.bottom-gap", "nfpa80.electric-strike", "nfpa80.labelled-parts",
                               "nfpa80.positive-latching", "nih.fail-secure",   "valve.spring-margin"};

Assessment example()
{
    const PlanFile file = readPlanFile(test::dataPath(QStringLiteral("plans/example/plan.strikeplate")));
    return test::assessed(file.project, {exampleRules});
}

/// RFC 4180, written for this test: what a spreadsheet would read.
QList<QStringList> parsed(const QByteArray& bytes)
{
    QList<QStringList> rows;
    QStringList row;
    QString cell;
    bool quoted = false;
    const QString text = QString::fromUtf8(bytes);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (quoted) {
            if (c == u'"' && i + 1 < text.size() && text[i + 1] == u'"') {
                cell += c;
                ++i;
            } else if (c == u'"') {
                quoted = false;
            } else {
                cell += c;
            }
        } else if (c == u'"') {
            quoted = true;
        } else if (c == u',' || c == u'\n') {
            row += cell;
            cell.clear();
            if (c == u'\n') {
                rows += row;
                row.clear();
            }
        } else {
            cell += c;
        }
    }
    return rows;
}

} // namespace

void TstScheduleTables::cells_follow_the_dialect_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("cell");
    QTest::newRow("plain") << "102 CORRIDOR" << QByteArray("102 CORRIDOR");
    QTest::newRow("comma") << "a, b" << QByteArray("\"a, b\"");
    QTest::newRow("inches") << "3'-0\" x 7'-0\"" << QByteArray("\"3'-0\"\" x 7'-0\"\"\"");
    QTest::newRow("line break") << "a\nb" << QByteArray("\"a\nb\"");
    QTest::newRow("equals sign") << "=1+1" << QByteArray("'=1+1");
    QTest::newRow("plus") << "+A1" << QByteArray("'+A1");
    QTest::newRow("minus") << "-A1" << QByteArray("'-A1");
    QTest::newRow("at") << "@cmd" << QByteArray("'@cmd");
    QTest::newRow("tab") << "\tx" << QByteArray("'\tx");
    QTest::newRow("formula with a comma") << "=HYPERLINK(\"x\",\"y\")" << QByteArray("\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"");
    QTest::newRow("leading zero stays") << "04" << QByteArray("04");
    QTest::newRow("umlaut") << QStringLiteral("B\u00fcro") << QByteArray("B\xc3\xbcro");
    QTest::newRow("empty") << "" << QByteArray();
}

void TstScheduleTables::cells_follow_the_dialect()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, cell);
    CsvWriter csv("a");
    csv.text(text).endRow();
    QCOMPARE(csv.take(), "a\n" + cell + '\n');
}

void TstScheduleTables::numbers_are_exact_and_unknown_is_empty()
{
    CsvWriter csv("a,b,c,d,e,f");
    csv.number(std::optional(inch64(112)), "in")
        .number(std::optional<Length>(), "in")
        .number(std::optional<qint64>(-3))
        .number(std::optional<qint64>())
        .flag(true)
        .flag(std::nullopt)
        .endRow();
    QCOMPARE(csv.take(), QByteArray("a,b,c,d,e,f\n1.75,,-3,,Y,\n"));
}

void TstScheduleTables::columns_are_those_of_the_specification_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("header");
    QTest::newRow("openings")
        << "openings.csv"
        << QByteArray(
               "opening_id,mark,level,room_from,room_to,leaves,width_in,height_in,thickness_in,size,hand,door_type,door_material,door_finish,glazing,frame_type,"
               "frame_material,frame_finish,head_detail,jamb_detail,sill_detail,wall_rating_min,fire_label_min,smoke_s,stc,occupant_load,egress,hazard,access_control,fail_mode,"
               "hardware_set,heading,keyset,remarks");
    QTest::newRow("items")
        << "hardware_items.csv"
        << QByteArray(
               "hardware_set,seq,dhi_category,qty,unit,description,standard,catalog,mfr,finish_bhma,finish_us,electrified,fail_mode,volts,amps_hold,amps_inrush,"
               "furnished_by,note");
    QTest::newRow("findings")
        << "findings.csv"
        << QByteArray(
               "finding_id,rule_id,rule_title,code,edition,clause,severity,result,opening_id,mark,subject,observed,required,evidence,correction,disposition,"
               "waiver_id,first_seen_rev,last_seen_rev,fingerprint");
}

void TstScheduleTables::columns_are_those_of_the_specification()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, header);
    bool found = false;
    for (const CsvFile& f : scheduleFiles(example()))
        if (f.name == file) {
            found = true;
            QCOMPARE(f.bytes.left(f.bytes.indexOf('\n')), header);
        }
    QVERIFY(found);
}

void TstScheduleTables::tables_of_the_example_are_golden_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    for (const CsvFile& f : scheduleFiles(example()))
        QTest::newRow(qPrintable(f.name)) << f.name << f.bytes;
}

void TstScheduleTables::tables_of_the_example_are_golden()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    const QString path = test::dataPath(QStringLiteral("golden/schedule/") + name);
    const auto write = [&](const QString& to) {
        QFile file(to);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    };
    if (qEnvironmentVariableIsSet("SP_UPDATE_GOLDEN"))
        QVERIFY(write(path));
    const QByteArray golden = test::bytesOf(path);
    if (golden != bytes) {
        const QString actual = QStringLiteral(SP_TEST_OUT "/") + name;
        QVERIFY(write(actual));
        QFAIL(qPrintable(QStringLiteral("diff %1 %2; SP_UPDATE_GOLDEN=1 rewrites").arg(path, actual)));
    }
}

void TstScheduleTables::every_row_is_as_wide_as_its_head()
{
    for (const QString& path : test::goodPlans())
        for (const CsvFile& f : scheduleFiles(test::assessed(readPlanFile(path).project))) {
            const auto rows = parsed(f.bytes);
            for (const QStringList& row : rows)
                QVERIFY2(row.size() == rows.first().size(), qPrintable(path + u' ' + f.name + u' ' + row.join(u'|')));
            QVERIFY(!f.bytes.contains('\r'));
        }
}

void TstScheduleTables::every_finding_stands_in_the_table_once()
{
    for (const QString& path : test::goodPlans()) {
        const Assessment a = test::assessed(readPlanFile(path).project);
        const auto rows = parsed(findingsCsv(a));
        QCOMPARE(static_cast<size_t>(rows.size() - 1), a.findings.size());
        QSet<QString> keys, numbers;
        for (const QStringList& row : rows.mid(1)) {
            keys.insert(row.last());
            numbers.insert(row.first());
        }
        for (const Finding& f : a.findings)
            QVERIFY2(keys.contains(f.key), qPrintable(f.key));
        QCOMPARE(numbers.size(), rows.size() - 1);
    }
}

void TstScheduleTables::citations_leave_no_gaps()
{
    // Documents whose edition the plan does not state.
    Project p = readPlanFile(test::samplePath(QStringLiteral("research-building.strikeplate"))).project;
    p.settings = {};
    for (const QStringList& row : parsed(findingsCsv(test::assessed(p))))
        for (const qsizetype column : {3, 4, 5}) {
            const QString& cell = row[column];
            QVERIFY2(!cell.startsWith(u';') && !cell.trimmed().endsWith(u';') && !cell.contains(QStringLiteral("; ;")), qPrintable(cell));
        }
}

void TstScheduleTables::two_runs_give_the_same_bytes()
{
    const auto once = scheduleFiles(example());
    const auto twice = scheduleFiles(example());
    for (size_t i = 0; i < once.size(); ++i)
        QCOMPARE(once[i].bytes, twice[i].bytes);
}

QTEST_APPLESS_MAIN(TstScheduleTables)
#include "tst_schedule_tables.moc"
