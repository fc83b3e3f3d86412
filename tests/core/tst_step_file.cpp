// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interop/step/step_file.h"
#include "tests/support/corpus.h"

#include <QTest>

using namespace sp;

class TstStepFile : public QObject {
    Q_OBJECT

private slots:
    void header_and_instances_are_found();
    void a_number_above_two_thousand_million_is_found();
    void a_complex_instance_gives_its_parts();
    void an_instance_number_that_occurs_twice_means_the_first();
    void every_layout_reads_alike_data();
    void every_layout_reads_alike();
    void what_is_no_step_file_is_an_error_data();
    void what_is_no_step_file_is_an_error();
    void damage_costs_only_what_it_touches_data();
    void damage_costs_only_what_it_touches();
    void a_file_cut_off_anywhere_neither_crashes_nor_lies();
    void a_hostile_file_takes_no_longer_than_its_size_data();
    void a_hostile_file_takes_no_longer_than_its_size();
    void reading_can_be_cancelled();
    void progress_rises_to_one();
    void a_missing_file_is_an_error_that_names_it();
    void every_corpus_instance_reads_to_the_end_data();
    void every_corpus_instance_reads_to_the_end();
};

namespace {

QByteArray stepFile(const QByteArray& data)
{
    return "ISO-10303-21;\nHEADER;\nFILE_DESCRIPTION(('d'),'2;1');\nFILE_NAME('n.ifc','2024-01-01T00:00:00',('me'),('us'),'pre','origin',''"
           ");\n"
           "FILE_SCHEMA(('IFC4'));\nENDSEC;\nDATA;\n"
        + data + "ENDSEC;\nEND-ISO-10303-21;\n";
}

Result<StepFile> read(const QByteArray& bytes)
{
    return StepFile::fromBytes(bytes, QStringLiteral("test.ifc"));
}

void corpusRows()
{
    SP_NEED_CORPUS(dir);
    QTest::addColumn<QString>("path");
    for (const QString& sub : {QStringLiteral("/ifc"), QStringLiteral("/ifc/edge")}) {
        for (const QFileInfo& f : QDir(dir + sub).entryInfoList({QStringLiteral("*.ifc")}, QDir::Files, QDir::Name))
            QTest::newRow(qPrintable(f.fileName())) << f.filePath();
    }
}

} // namespace

void TstStepFile::header_and_instances_are_found()
{
    const auto file = read(stepFile("#2=IFCWALL('g',$,'W');\n#1= IfcDoor ( 'g2' , #2 ) ;\n#7=IFCWALL($);\n"));
    QVERIFY2(file, qPrintable(errorText(file)));
    const StepFile& f = file.value();
    QCOMPARE(f.header().schemas, QStringList{QStringLiteral("IFC4")});
    QCOMPARE(f.header().fileName, QStringLiteral("n.ifc"));
    QCOMPARE(f.header().originatingSystem, QStringLiteral("origin"));
    QVERIFY(f.isComplete());
    QCOMPARE(f.size(), 3u);
    QCOMPARE(f.find(1), std::optional(1u));
    QVERIFY(!f.find(3));
    QCOMPARE(f.type(1), std::string_view("IFCDOOR"));
    QCOMPARE(f.args(1)[1].reference(), std::optional<quint64>(2));
    QCOMPARE(f.ofType("IFCWALL").size(), size_t(2));
    QCOMPARE(f.ofType("IFCWALL")[1], 2u);
    QCOMPARE(f.ofType("IFCSLAB").size(), size_t(0));
    QCOMPARE(f.where(1), QStringLiteral("test.ifc:9:1 #1"));
    QVERIFY(f.notes().empty());
}

void TstStepFile::a_number_above_two_thousand_million_is_found()
{
    const auto file = read(stepFile("#92147483647=IFCORGANIZATION($,'x',$,$,$);\n#1=A(#92147483647);\n"));
    QVERIFY(file);
    QCOMPARE(file.value().find(92147483647), std::optional(0u));
    QCOMPARE(file.value().find(1), std::optional(1u));
    QVERIFY(!file.value().find(2));
    QCOMPARE(file.value().largestId(), quint64(92147483647));
}

void TstStepFile::a_complex_instance_gives_its_parts()
{
    const auto file = read(stepFile("#1=(LENGTH_UNIT() NAMED_UNIT(*) /* c */ SI_UNIT(.MILLI.,.METRE.));\n#2=B(1);\n"));
    QVERIFY(file);
    const auto parts = file.value().parts(0);
    QCOMPARE(parts.size(), size_t(3));
    QCOMPARE(parts[2].name, std::string_view("SI_UNIT"));
    QCOMPARE(parts[2].args[1].enumeration(), std::string_view("METRE"));
    QCOMPARE(file.value().type(0), std::string_view());
    QCOMPARE(file.value().args(0).size(), 0);
    QCOMPARE(file.value().parts(1).size(), size_t(1));
}

void TstStepFile::an_instance_number_that_occurs_twice_means_the_first()
{
    for (const QByteArray& far : {QByteArray(), QByteArray("#92147483647=A();\n")}) {
        const auto file = read(stepFile("#1=A('first');\n#1=A('second');\n" + far));
        QVERIFY(file);
        QCOMPARE(file.value().find(1), std::optional(0u));
        QCOMPARE(file.value().notes().size(), size_t(1));
        QCOMPARE(file.value().notes()[0].line, 9);
        QCOMPARE(file.value().notes()[0].instance, quint64(1));
    }
}

void TstStepFile::every_layout_reads_alike_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::newRow("one line") << QByteArray("#1=A('x;y',(1.,2.));#2=B(#1);");
    QTest::newRow("comments everywhere") << QByteArray(
        "/* ; */#1/**/=/* #9=X(); */A(/*'*/'x;y'/*)*/,(1.,/*,*/2.))/* e */;\n/***/#2=B(#1/*;*/);");
    QTest::newRow("old line ends") << QByteArray("#1=\rA('x;y',\r(1.,2.)\r);\r#2=B(#1);\r");
    QTest::newRow("windows line ends") << QByteArray("#1=\r\nA('x;y',\r\n(1.,2.)\r\n);\r\n#2=B(#1);\r\n");
    QTest::newRow("much space") << QByteArray("  #1  =\t A ( 'x;y' , ( 1. , 2. ) ) ;\n\n #2 = B ( #1 ) ; ");
    QTest::newRow("lower case") << QByteArray("#1=a('x;y',(1.,2.));#2=b(#1);");
}

void TstStepFile::every_layout_reads_alike()
{
    QFETCH(QByteArray, data);
    const auto file = read(stepFile(data));
    QVERIFY2(file, qPrintable(errorText(file)));
    const StepFile& f = file.value();
    QVERIFY(f.isComplete() && f.notes().empty());
    QCOMPARE(f.size(), 2u);
    QCOMPARE(f.type(0), std::string_view("A"));
    QCOMPARE(f.args(0).size(), 2);
    QCOMPARE(f.args(0)[0].string(), QStringLiteral("x;y"));
    QCOMPARE(f.args(0)[1].list()[1].number(), std::optional(2.0));
    QCOMPARE(f.args(1)[0].reference(), std::optional<quint64>(1));
}

void TstStepFile::what_is_no_step_file_is_an_error_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("says");
    QTest::newRow("nothing") << QByteArray() << QStringLiteral("an empty file");
    QTest::newRow("white space") << QByteArray(" \n\n ") << QStringLiteral("an empty file");
    QTest::newRow("a text") << QByteArray("Dear Sir or Madam") << QStringLiteral("this is no STEP file");
    QTest::newRow("a ZIP archive") << QByteArray("PK\x03\x04 and so on") << QStringLiteral("ZIP");
    QTest::newRow("XML") << QByteArray("<?xml version='1.0'?><ifcXML/>") << QStringLiteral("XML");
    QTest::newRow("UTF-16") << QByteArray("\xFF\xFEI\0S\0O\0", 8) << QStringLiteral("UTF-16");
    QTest::newRow("only the first line") << QByteArray("ISO-10303-21;") << QStringLiteral("DATA");
    QTest::newRow("only the header") << stepFile("").left(100) << QStringLiteral("DATA");
    QTest::newRow("nothing but zeros") << QByteArray(1000, '\0') << QStringLiteral("an empty file");
}

void TstStepFile::what_is_no_step_file_is_an_error()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, says);
    const auto file = read(bytes);
    QVERIFY(!file);
    QVERIFY2(file.error().message.contains(says), qPrintable(errorText(file)));
    QVERIFY(file.error().where.startsWith(QStringLiteral("test.ifc:")));
}

void TstStepFile::damage_costs_only_what_it_touches_data()
{
    QTest::addColumn<QByteArray>("data"); // between #1 and #9, which must survive
    QTest::addColumn<int>("instances");
    const auto row = [](const char* name, const char* data, int instances) { QTest::newRow(name) << QByteArray(data) << instances; };
    row("a bracket that is not closed", "#2=A((1.,2.);\n#3=B();\n", 3);
    row("a bracket too many", "#2=A(1.));\n#3=B();\n", 3);
    row("a string that is not closed", "#2=A('x,1.);\n#3=B('y');\n", 3);
    row("an apostrophe in a string", "#2=A('it's');\n#3=B('y');\n", 3);
    row("a missing semicolon", "#2=A(1.)\n#3=B();\n", 4);
    row("a missing equals sign", "#2 A(1.);\n#3=B();\n", 3);
    row("no entity name", "#2=12;\n#3=B();\n", 3);
    row("no instance number", "#=A();\n#3=B();\n", 3);
    row("a number too large for any machine", "#99999999999999999999999=A();\n#3=B();\n", 3);
    row("rubbish between instances", "hello; %&/ \x01\x02;\n#3=B();\n", 3);
    row("a binary that is not closed", "#2=A(\"0F);\n#3=B();\n", 3);
}

void TstStepFile::damage_costs_only_what_it_touches()
{
    QFETCH(QByteArray, data);
    QFETCH(int, instances);
    const auto file = read(stepFile("#1=FIRST();\n" + data + "#9=LAST();\n"));
    QVERIFY2(file, qPrintable(errorText(file)));
    const StepFile& f = file.value();
    QVERIFY(f.find(1) && f.find(9));
    QCOMPARE(int(f.size()), instances);
    QVERIFY(!f.notes().empty());
    QVERIFY(f.notes()[0].line >= 9 && f.notes()[0].line <= 10);
}

void TstStepFile::a_file_cut_off_anywhere_neither_crashes_nor_lies()
{
    const QByteArray whole =
        stepFile("/* c */#1=IFCWALL('\\X2\\00FC\\X0\\',$,(1.,(2.E3)),.T.);\n#2=(A(\"0F\")B('it''s'));\n#3=C(IFCLABEL('x'),*);\n");
    const quint32 all = read(whole).value().size();
    for (qsizetype n = 0; n < whole.size() - 1; ++n) {
        const auto file = read(whole.left(n));
        if (!file)
            continue;
        QVERIFY(file.value().size() <= all);
        for (quint32 i = 0; i < file.value().size(); ++i)
            QVERIFY(file.value().parts(i).size() > 0);
        if (n < whole.size() - 4)
            QVERIFY2(!file.value().isComplete(), qPrintable(QString::number(n)));
    }
}

void TstStepFile::a_hostile_file_takes_no_longer_than_its_size_data()
{
    QTest::addColumn<QByteArray>("data");
    constexpr int n = 100'000;
    QTest::newRow("brackets without end") << QByteArray("#1=A(") + QByteArray(n, '(');
    QTest::newRow("nested brackets, closed") << "#1=A(" + QByteArray(n, '(') + QByteArray(n, ')') + ");\n";
    QTest::newRow("comments that do not close") << QByteArray("#1=A(/*;\n").repeated(n);
    QTest::newRow("strings that do not close") << QByteArray("#1=A(';\n").repeated(n);
    QTest::newRow("strings within strings") << "#1=A('" + QByteArray(";#1=A(\\S\\'").repeated(n) + "'y";
    QTest::newRow("semicolons") << QByteArray(n, ';');
    QTest::newRow("number signs") << QByteArray(n, '#');
    QTest::newRow("semicolons and space") << QByteArray(";      ").repeated(n);
    QTest::newRow("one number again and again") << QByteArray("#1=A();\n").repeated(n);
    QByteArray names;
    for (int i = 0; i < n; ++i)
        names += "#" + QByteArray::number(i) + "=N" + QByteArray::number(i) + "();\n";
    QTest::newRow("a hundred thousand entity names") << names;
    QTest::newRow("sections") << QByteArray("ENDSEC;DATA;").repeated(n);
    QTest::newRow("headers") << QByteArray("ENDSEC;HEADER;FILE_NAME('x');").repeated(n);
    QTest::newRow("anchors") << QByteArray("ENDSEC;ANCHOR;").repeated(n);
}

void TstStepFile::a_hostile_file_takes_no_longer_than_its_size()
{
    QFETCH(QByteArray, data);
    // Not timed: anything quadratic would make these rows take minutes instead of milliseconds.
    const auto file = read(stepFile(data));
    if (file) {
        QVERIFY(file.value().notes().size() <= StepIndex::maxNotes + 20);
        for (quint32 i = 0; i < std::min(file.value().size(), 100u); ++i)
            (void)file.value().args(i);
    }
}

void TstStepFile::reading_can_be_cancelled()
{
    const QByteArray bytes = stepFile(QByteArray("#1=A('some text to make it long');\n").repeated(100'000));
    std::atomic<bool> cancel = true;
    const auto file = StepFile::fromBytes(bytes, QStringLiteral("x"), {{}, &cancel});
    QVERIFY(!file);
    QCOMPARE(file.error().code, ErrorCode::Cancelled);
}

void TstStepFile::progress_rises_to_one()
{
    const QByteArray bytes = stepFile(QByteArray("#1=A('some text to make it long');\n").repeated(200'000));
    std::vector<double> seen;
    QVERIFY(StepFile::fromBytes(bytes, QStringLiteral("x"), {[&](double d) { seen.push_back(d); }, nullptr}));
    QVERIFY(seen.size() > 3 && seen.size() < 20);
    QVERIFY(std::is_sorted(seen.begin(), seen.end()));
    QCOMPARE(seen.back(), 1.0);
}

void TstStepFile::a_missing_file_is_an_error_that_names_it()
{
    const auto file = StepFile::open(QStringLiteral("/no/such/file.ifc"));
    QVERIFY(!file);
    QCOMPARE(file.error().code, ErrorCode::File);
    QCOMPARE(file.error().where, QStringLiteral("/no/such/file.ifc"));
}

void TstStepFile::every_corpus_instance_reads_to_the_end_data()
{
    corpusRows();
}

void TstStepFile::every_corpus_instance_reads_to_the_end()
{
    QFETCH(QString, path);
    const auto file = StepFile::open(path);
    QVERIFY2(file, qPrintable(errorText(file)));
    const StepFile& f = file.value();
    QVERIFY(f.isComplete());
    QCOMPARE(f.noteCount(), quint64(0));
    for (quint32 i = 0; i < f.size(); ++i) {
        for (const StepArg& a : f.args(i)) {
            const StepKind kind = a.kind();
            if (kind == StepKind::Bad || kind == StepKind::Missing || (kind == StepKind::Number && !a.number())
                || (kind == StepKind::Reference && !a.reference()))
                QFAIL(qPrintable(f.where(i)));
        }
    }
}

QTEST_APPLESS_MAIN(TstStepFile)
#include "tst_step_file.moc"
