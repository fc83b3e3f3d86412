// SPDX-License-Identifier: GPL-3.0-or-later
// Work that was not saved survives the program: in one process with journals that are let go, and in two, of which one is killed.
#include "core/edit/set_fact.h"
#include "core/io/plan_reader.h"
#include "fake_prompts.h"
#include "ui/everyday/journal.h"
#include "ui/main_window.h"

#include <QAction>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextStream>
#include <csignal>

using namespace sp;
using namespace sp::ui;

namespace {

using What = Prompts::Recovery::What;

QString mark(const Document& document)
{
    return document.project().openings[0].mark.value_or(QString());
}

void setMark(Document& document, const QString& text)
{
    auto patch = sp::setMark(document.project(), document.project().openings[0].id.text(), text);
    Q_ASSERT(patch);
    document.push(std::move(patch).value(), QStringLiteral("Mark"));
}

int copiesIn(const QString& folder)
{
    return static_cast<int>(QDir(folder).entryList({QStringLiteral("*.strikeplate")}, QDir::Files).size());
}

/// The program that is killed: opens a plan, changes it again and again and says each change and each copy that stands.
int child(int argc, char** argv)
{
    QApplication app(argc, argv);
    const QString plan = QString::fromLocal8Bit(argv[2]);
    FakePrompts prompts;
    WindowParts parts{prompts};
    parts.journalFolder = QString::fromLocal8Bit(argv[3]);
    MainWindow window(parts);
    window.show();
    if (!window.openFile(plan))
        return 3;
    QTextStream out(stdout);
    auto* journal = window.findChild<Journal*>();
    int n = 0;
    QObject::connect(journal, &Journal::written, &window, [&] {
        out << "written\n";
        out.flush();
    });
    QTimer edits;
    QObject::connect(&edits, &QTimer::timeout, &window, [&] {
        setMark(window.document(), QStringLiteral("K%1").arg(++n));
        out << "edit " << n << '\n';
        out.flush();
    });
    edits.start(50);
    return QApplication::exec();
}

} // namespace

class TstJournal : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_plan = m_folder->filePath(QStringLiteral("plan.strikeplate"));
        QVERIFY(QFile::copy(samplePlan(), m_plan));
        m_journal = m_folder->filePath(QStringLiteral("journal"));
    }

    void change_is_copied_and_save_takes_the_copy_away()
    {
        Document document;
        Journal journal(document, m_journal);
        QVERIFY(document.open(m_plan).empty());
        QSignalSpy written(&journal, &Journal::written);
        setMark(document, QStringLiteral("NEW-1"));
        QTRY_COMPARE(written.count(), 1);
        QCOMPARE(copiesIn(m_journal), 1);
        const PlanFile copy = readPlanFile(written.front().front().toString());
        QVERIFY(copy.problems.empty());
        QVERIFY(copy.project == document.project());
        QVERIFY(document.save());
        QTRY_COMPARE(copiesIn(m_journal), 0);
    }

    void undo_to_the_saved_plan_and_close_take_the_copy_away_as_well()
    {
        Document document;
        Journal journal(document, m_journal);
        QVERIFY(document.open(m_plan).empty());
        setMark(document, QStringLiteral("NEW-1"));
        QTRY_COMPARE(copiesIn(m_journal), 1);
        document.undoStack().undo();
        QTRY_COMPARE(copiesIn(m_journal), 0);
        document.undoStack().redo();
        QTRY_COMPARE(copiesIn(m_journal), 1);
        document.close();
        QTRY_COMPARE(copiesIn(m_journal), 0);
    }

    void work_of_a_running_window_is_not_offered()
    {
        Document first, second;
        Journal one(first, m_journal), other(second, m_journal);
        QVERIFY(first.open(m_plan).empty());
        setMark(first, QStringLiteral("NEW-1"));
        QTRY_COMPARE(copiesIn(m_journal), 1);
        QVERIFY(other.unsaved().empty());
        QVERIFY(one.unsaved().empty());
    }

    void several_lost_sessions_are_listed_newest_first_with_their_plans()
    {
        for (const QString& text : {QStringLiteral("A"), QStringLiteral("B")})
            lose(m_plan, text);
        lose({}, QStringLiteral("C"));
        Document document;
        Journal journal(document, m_journal);
        const auto works = journal.unsaved();
        QCOMPARE(works.size(), size_t{3});
        QVERIFY(works[0].written >= works[1].written && works[1].written >= works[2].written);
        QVERIFY(works[0].plan.isEmpty());
        QCOMPARE(works[1].plan, m_plan);
        QCOMPARE(works[1].name, QStringLiteral("plan.strikeplate"));
        QCOMPARE(works[1].baseHash, readPlanFile(m_plan).hash);
    }

    void restored_work_is_the_plan_unsaved_and_saving_ends_its_copy()
    {
        lose(m_plan, QStringLiteral("LOST-1"));
        const QByteArray file = bytes(m_plan);
        Document document;
        Journal journal(document, m_journal);
        const auto works = journal.unsaved();
        QCOMPARE(works.size(), size_t{1});
        QVERIFY(journal.restore(works[0]));
        QCOMPARE(document.path(), m_plan);
        QVERIFY(document.isDirty());
        QCOMPARE(mark(document), QStringLiteral("LOST-1"));
        QCOMPARE(document.baseHash(), readPlanFile(m_plan).hash);
        QCOMPARE(bytes(m_plan), file); // nothing was written by itself
        QCOMPARE(copiesIn(m_journal), 1); // and the copy still stands
        QVERIFY(document.save());
        QTRY_COMPARE(copiesIn(m_journal), 0);
        QCOMPARE(*readPlanFile(m_plan).project.openings[0].mark, QStringLiteral("LOST-1"));
    }

    void restored_work_that_is_lost_again_is_offered_again()
    {
        lose(m_plan, QStringLiteral("LOST-1"));
        {
            Document document;
            Journal journal(document, m_journal);
            QVERIFY(journal.restore(journal.unsaved().at(0)));
        }
        Document document;
        Journal journal(document, m_journal);
        QCOMPARE(journal.unsaved().size(), size_t{1});
        QVERIFY(journal.restore(journal.unsaved().at(0)));
        QCOMPARE(mark(document), QStringLiteral("LOST-1"));
    }

    void looking_leaves_the_work_and_discarding_ends_it()
    {
        lose(m_plan, QStringLiteral("LOST-1"));
        Document document;
        Journal journal(document, m_journal);
        const auto work = journal.unsaved().at(0);
        QVERIFY(journal.look(work));
        QCOMPARE(mark(document), QStringLiteral("LOST-1"));
        QVERIFY(document.path().isEmpty() && !document.isDirty());
        QCOMPARE(journal.unsaved().size(), size_t{1});
        QVERIFY(journal.discard(work));
        QVERIFY(journal.unsaved().empty());
        QCOMPARE(copiesIn(m_journal), 0);
    }

    void broken_copy_is_refused_and_stays()
    {
        QVERIFY(QDir().mkpath(m_journal));
        const QString path = m_journal + QStringLiteral("/x.strikeplate");
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("# strikeplate journal {\"name\":\"half\",\"written\":\"2026-01-01T00:00:00.000Z\"}\nformat: 1\nproject: {na");
        file.close();
        Document document;
        Journal journal(document, m_journal);
        const auto works = journal.unsaved();
        QCOMPARE(works.size(), size_t{1});
        const auto done = journal.restore(works[0]);
        QVERIFY(!done);
        QVERIFY(!done.error().message.isEmpty());
        QVERIFY(!document.isOpen());
        QVERIFY(QFile::exists(path));
    }

    void folder_that_cannot_be_used_is_said()
    {
        QFile file(m_journal); // a file where the folder should be
        QVERIFY(file.open(QIODevice::WriteOnly));
        Document document;
        Journal journal(document, m_journal);
        QSignalSpy failed(&journal, &Journal::failed);
        QVERIFY(document.open(m_plan).empty());
        setMark(document, QStringLiteral("NEW-1"));
        QTRY_VERIFY(failed.count() > 0);
    }

    void window_offers_at_the_start_and_nothing_is_deleted_without_an_answer()
    {
        lose(m_plan, QStringLiteral("LOST-1"));
        FakePrompts prompts;
        {
            MainWindow window(parts(prompts));
            window.start({});
            QCOMPARE(prompts.works.size(), size_t{1});
            QVERIFY(!window.document().isOpen());
        }
        QCOMPARE(copiesIn(m_journal), 1);
        prompts.recovery = {{What::Restore, 0}};
        MainWindow window(parts(prompts));
        window.start(m_plan);
        QCOMPARE(mark(window.document()), QStringLiteral("LOST-1"));
        QVERIFY(window.document().isDirty());
    }

    void window_offers_when_the_same_plan_is_opened()
    {
        FakePrompts prompts;
        MainWindow window(parts(prompts));
        window.start({});
        QVERIFY(prompts.works.empty());
        lose(m_plan, QStringLiteral("LOST-1"));
        prompts.recovery = {{What::Restore, 0}};
        QVERIFY(window.openFile(m_plan));
        QTRY_COMPARE(mark(window.document()), QStringLiteral("LOST-1"));
    }

    void discarded_changes_of_a_closed_window_are_not_offered()
    {
        FakePrompts prompts;
        {
            MainWindow window(parts(prompts));
            window.show();
            QVERIFY(window.openFile(m_plan));
            setMark(window.document(), QStringLiteral("NEW-1"));
            QTRY_COMPARE(copiesIn(m_journal), 1);
            QVERIFY(window.close()); // the fake says: discard
        }
        QCOMPARE(copiesIn(m_journal), 0);
    }

    void killed_program_loses_at_most_what_came_after_the_last_copy()
    {
#ifdef Q_OS_UNIX
        QProcess program;
        program.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--child"), m_plan, m_journal});
        QVERIFY(program.waitForStarted());
        int edits = 0, atCopy = -1, copies = 0;
        // In the middle of editing, some copies later: the line of the copy tells how many changes it holds at least.
        while (copies < 3) {
            QVERIFY2(program.waitForReadyRead(30000), qPrintable(QString::fromUtf8(program.readAllStandardError())));
            while (program.canReadLine()) {
                const QString line = QString::fromUtf8(program.readLine()).trimmed();
                if (line.startsWith(QStringLiteral("edit ")))
                    edits = line.mid(5).toInt();
                else if (line == QStringLiteral("written")) {
                    ++copies;
                    atCopy = edits;
                }
            }
        }
        ::kill(static_cast<pid_t>(program.processId()), SIGKILL);
        QVERIFY(program.waitForFinished());
        QCOMPARE(program.exitStatus(), QProcess::CrashExit);

        FakePrompts prompts;
        prompts.recovery = {{ What::Restore, 0 }};
        MainWindow window(parts(prompts));
        window.start({});
        QCOMPARE(prompts.works.size(), size_t{1});
        QCOMPARE(window.document().path(), m_plan);
        const QString text = mark(window.document());
        QVERIFY2(text.startsWith(u'K'), qPrintable(text));
        // A second is at most twenty changes of that program; the copy that was told stands, or a newer one.
        QVERIFY2(text.mid(1).toInt() >= atCopy - 20, qPrintable(QStringLiteral("%1 of %2").arg(text).arg(atCopy)));
        QVERIFY(text.mid(1).toInt() > 0);
#else
        QSKIP("needs a signal that kills");
#endif
    }

private:
    WindowParts parts(FakePrompts& prompts)
    {
        WindowParts p{prompts};
        p.journalFolder = m_journal;
        return p;
    }
    static QByteArray bytes(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    /// A session that ends without saving: its journal is let go as a killed program lets it go.
    void lose(const QString& plan, const QString& text)
    {
        const int before = copiesIn(m_journal);
        Document document;
        auto journal = std::make_unique<Journal>(document, m_journal);
        if (plan.isEmpty())
            QVERIFY(document.openCopy(m_plan, QStringLiteral("Nameless")).empty());
        else
            QVERIFY(document.open(plan).empty());
        setMark(document, text);
        QTRY_COMPARE(copiesIn(m_journal), before + 1);
        journal.reset();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_plan, m_journal;
};

int main(int argc, char** argv)
{
    if (argc == 4 && qstrcmp(argv[1], "--child") == 0)
        return child(argc, argv);
    QApplication app(argc, argv);
    TstJournal test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_journal.moc"
