// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interop/step/step_writer.h"
#include "tests/support/corpus.h"

#include <QIODevice>
#include <QTest>

using namespace sp;

class TstStepWriter : public QObject {
    Q_OBJECT

private slots:
    void corpus_files_are_written_as_they_were_read_data();
    void corpus_files_are_written_as_they_were_read();
    void edits_change_only_what_they_name();
    void impossible_edits_are_refused_data();
    void impossible_edits_are_refused();
    void a_full_disk_is_an_error();
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

/// A device that takes only so many bytes.
class FullDisk : public QIODevice {
public:
    explicit FullDisk(qint64 room) : m_room(room) { open(QIODevice::WriteOnly); }

protected:
    qint64 readData(char*, qint64) override { return -1; }
    qint64 writeData(const char*, qint64 n) override
    {
        if (n > m_room) {
            setErrorString(QStringLiteral("No space left on device"));
            return -1;
        }
        m_room -= n;
        return n;
    }

private:
    qint64 m_room;
};

} // namespace

void TstStepWriter::corpus_files_are_written_as_they_were_read_data()
{
    corpusRows();
}

void TstStepWriter::corpus_files_are_written_as_they_were_read()
{
    QFETCH(QString, path);
    const auto file = StepFile::open(path);
    QVERIFY2(file, qPrintable(errorText(file)));
    const StepFile& f = file.value();
    const auto copy = stepText(f, {});
    QVERIFY(copy);
    QVERIFY(std::string_view(copy.value().constData(), size_t(copy.value().size())) == f.bytes());

    // With an edit, every other instance keeps its text.
    const quint64 added = f.largestId() + 1;
    StepEdits edits;
    edits.added[added] = "STRIKEPLATETEST('x',$)";
    edits.replaced[f.id(0)] = "STRIKEPLATETEST2(#" + QByteArray::number(added) + ")";
    const auto changed = stepText(f, edits);
    QVERIFY2(changed, qPrintable(errorText(changed)));
    const auto again = StepFile::fromBytes(changed.value(), f.name());
    QVERIFY2(again, qPrintable(errorText(again)));
    const StepFile& g = again.value();
    QVERIFY(g.isComplete() && g.notes().empty());
    QCOMPARE(g.size(), f.size() + 1);
    for (quint32 i = 1; i < f.size(); ++i) {
        QCOMPARE(g.id(i), f.id(i));
        if (g.statement(i) != f.statement(i))
            QFAIL(qPrintable(f.where(i)));
    }
    QCOMPARE(g.body(0), std::string_view(edits.replaced[f.id(0)].constData()));
    QCOMPARE(g.find(added), std::optional(f.size()));
}

void TstStepWriter::edits_change_only_what_they_name()
{
    const QByteArray bytes = stepFile("/* keep */ #1= IFCWALL( 'a' );\n#2=B();\n\n#3=C(1.0E0);\n");
    const auto file = read(bytes);
    QVERIFY(file);
    StepEdits edits;
    edits.replaced[1] = "IFCWALL('b')";
    edits.removed = {2};
    edits.added[7] = "D(#1)";
    edits.header["FILE_NAME"] = "FILE_NAME('other')";
    const auto out = stepText(file.value(), edits);
    QVERIFY2(out, qPrintable(errorText(out)));
    QByteArray expected = bytes;
    expected.replace("IFCWALL( 'a' )", "IFCWALL('b')").replace("#2=B();", "").replace("1.0E0);\n", "1.0E0);\n#7=D(#1);\n");
    expected.replace("FILE_NAME('n.ifc','2024-01-01T00:00:00',('me'),('us'),'pre','origin','')", "FILE_NAME('other')");
    QCOMPARE(out.value(), expected);
}

void TstStepWriter::impossible_edits_are_refused_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<quint64>("id");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("replacing what is not there") << 0 << quint64(5) << QByteArray("A()");
    QTest::newRow("adding what is there") << 1 << quint64(1) << QByteArray("A()");
    QTest::newRow("removing what is not there") << 2 << quint64(5) << QByteArray();
    QTest::newRow("an open bracket") << 0 << quint64(1) << QByteArray("A((1)");
    QTest::newRow("an open string") << 1 << quint64(5) << QByteArray("A('x)");
    QTest::newRow("two instances in one") << 1 << quint64(5) << QByteArray("A();#6=B()");
    QTest::newRow("no instance") << 1 << quint64(5) << QByteArray("hello");
    QTest::newRow("a header entry that is not there") << 3 << quint64(0) << QByteArray("FILE_POPULATION()");
}

void TstStepWriter::impossible_edits_are_refused()
{
    QFETCH(int, kind);
    QFETCH(quint64, id);
    QFETCH(QByteArray, text);
    const auto file = read(stepFile("#1=A();\n"));
    StepEdits edits;
    if (kind == 0)
        edits.replaced[id] = text;
    else if (kind == 1)
        edits.added[id] = text;
    else if (kind == 2)
        edits.removed.insert(id);
    else
        edits.header["FILE_POPULATION"] = text;
    QVERIFY(!stepText(file.value(), edits));
    // And nothing can be changed in a file that has lost its end.
    const auto cut = read(stepFile("#1=A();\n").chopped(30));
    QVERIFY(cut);
    StepEdits good;
    good.replaced[1] = "B()";
    const auto refused = stepText(cut.value(), good);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Unsupported);
}

void TstStepWriter::a_full_disk_is_an_error()
{
    const auto file = read(stepFile("#1=A();\n"));
    FullDisk disk(50);
    const auto done = writeStep(file.value(), {}, disk);
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::File);
    QVERIFY(done.error().message.contains(QStringLiteral("No space left")));
}

QTEST_APPLESS_MAIN(TstStepWriter)
#include "tst_step_writer.moc"
