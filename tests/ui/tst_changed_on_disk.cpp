// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/merge_plans.h"
#include "core/edit/set_fact.h"
#include "core/io/plan_reader.h"
#include "core/io/plan_writer.h"
#include "fake_prompts.h"
#include "ui/everyday/disk_guard.h"
#include "ui/everyday/notice_bar.h"
#include "ui/main_window.h"

#include <QAction>
#include <QFile>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace sp;
using namespace sp::ui;

using State = DiskGuard::State;

namespace {

Project marked(Project project, size_t opening, const QString& text)
{
    auto patch = sp::setMark(project, project.openings[opening].id.text(), text);
    Q_ASSERT(patch);
    apply(project, patch.value());
    return project;
}

bool write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

} // namespace

class TstChangedOnDisk : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_plan = m_folder->filePath(QStringLiteral("plan.strikeplate"));
        m_base = readPlanFile(samplePlan()).project;
        QVERIFY(write(m_plan, writePlan(m_base)));
        m_prompts = std::make_unique<FakePrompts>();
        m_window = std::make_unique<MainWindow>(WindowParts{*m_prompts});
        m_window->show();
        QVERIFY(m_window->openFile(m_plan));
        QVERIFY(guard().state() == State::Same);
    }
    void cleanup()
    {
        m_window.reset();
        m_prompts.reset();
    }

    void own_saving_is_no_change_of_another()
    {
        editMine(0, QStringLiteral("MINE"));
        QVERIFY(m_window->files().save());
        guard().look();
        QVERIFY(guard().state() == State::Same);
        QVERIFY(!bar().isVisible());
    }

    void watcher_notices_and_offers_to_load_again()
    {
        theirs(1);
        QTRY_VERIFY(guard().state() == State::Changed);
        QVERIFY(bar().isVisible());
        QVERIFY(bar().sentence().contains(QStringLiteral("plan.strikeplate")));
        press("noticeReload");
        QTRY_VERIFY(document().project() == readPlanFile(m_plan).project);
        QVERIFY(!document().isDirty());
        QVERIFY(!bar().isVisible());
        m_window->findChild<QAction*>(QStringLiteral("undo"))->trigger();
        QVERIFY(document().project() == m_base); // what was here is not lost
        QVERIFY(document().isDirty());
    }

    void file_that_is_replaced_twice_is_noticed_twice()
    {
        theirs(1);
        QTRY_VERIFY(guard().state() == State::Changed);
        QVERIFY(guard().takeTheirs());
        QVERIFY(guard().state() == State::Same);
        QVERIFY(QFile::remove(m_plan));
        QVERIFY(write(m_plan, writePlan(marked(m_base, 2, QStringLiteral("AGAIN")))));
        QTRY_VERIFY(guard().state() == State::Changed);
    }

    void saving_never_writes_over_the_other_unasked()
    {
        editMine(0, QStringLiteral("MINE"));
        theirs(1);
        const QByteArray other = bytes(m_plan);
        QVERIFY(!m_window->files().save()); // the fake says: cancel
        QCOMPARE(m_prompts->askedOnDisk, 1);
        QCOMPARE(bytes(m_plan), other);
        QVERIFY(document().isDirty());
        m_prompts->onDisk = Prompts::OnDisk::Overwrite;
        QVERIFY(m_window->files().save());
        QVERIFY(readPlanFile(m_plan).project == document().project());
        QVERIFY(guard().state() == State::Same);
    }

    void save_as_over_the_same_file_asks_as_well()
    {
        editMine(0, QStringLiteral("MINE"));
        theirs(1);
        const QByteArray other = bytes(m_plan);
        m_prompts->save = m_plan;
        QVERIFY(!m_window->files().saveAs());
        QCOMPARE(m_prompts->askedOnDisk, 1);
        QCOMPARE(bytes(m_plan), other);
    }

    void mine_is_kept_under_another_name_and_theirs_stays()
    {
        editMine(0, QStringLiteral("MINE"));
        theirs(1);
        const QByteArray other = bytes(m_plan);
        m_prompts->onDisk = Prompts::OnDisk::SaveAs;
        m_prompts->save = m_folder->filePath(QStringLiteral("mine.strikeplate"));
        QVERIFY(m_window->files().save());
        QCOMPARE(bytes(m_plan), other);
        QCOMPARE(*readPlanFile(*m_prompts->save).project.openings[0].mark, QStringLiteral("MINE"));
        QCOMPARE(document().path(), *m_prompts->save);
        QVERIFY(guard().state() == State::Same);
    }

    void theirs_is_taken_and_undo_brings_mine_back()
    {
        editMine(0, QStringLiteral("MINE"));
        const Project mine = document().project();
        theirs(1);
        m_prompts->onDisk = Prompts::OnDisk::TakeTheirs;
        QVERIFY(!m_window->files().save()); // nothing was saved, the file is as it was
        QVERIFY(document().project() == readPlanFile(m_plan).project);
        QVERIFY(!document().isDirty());
        document().undoStack().undo();
        QVERIFY(document().project() == mine);
    }

    void changes_of_different_things_are_merged_and_saved()
    {
        editMine(0, QStringLiteral("MINE"));
        theirs(1);
        m_prompts->onDisk = Prompts::OnDisk::Merge;
        QVERIFY(m_window->files().save());
        QVERIFY(m_prompts->bothChanged.isEmpty());
        const Project saved = readPlanFile(m_plan).project;
        QCOMPARE(*saved.openings[0].mark, QStringLiteral("MINE"));
        QCOMPARE(*saved.openings[1].mark, QStringLiteral("THEIRS-1"));
        document().undoStack().undo(); // the merge is one step
        QCOMPARE(document().project().openings[1].mark, m_base.openings[1].mark);
        QCOMPARE(*document().project().openings[0].mark, QStringLiteral("MINE"));
    }

    void notice_merges_without_saving()
    {
        editMine(0, QStringLiteral("MINE"));
        theirs(1);
        QTRY_VERIFY(bar().isVisible());
        press("noticeMerge");
        QTRY_COMPARE(document().project().openings[1].mark.value_or(QString()), QStringLiteral("THEIRS-1"));
        QVERIFY(document().isDirty());
        QVERIFY(guard().state() == State::Same);
        QVERIFY(m_window->files().save());
        QCOMPARE(m_prompts->askedOnDisk, 0);
    }

    void same_thing_changed_on_both_sides_is_a_conflict_by_its_id_data()
    {
        QTest::addColumn<int>("whose");
        QTest::addColumn<QString>("mark");
        QTest::newRow("mine holds") << int(Prompts::Whose::Mine) << "MINE";
        QTest::newRow("theirs holds") << int(Prompts::Whose::Theirs) << "THEIRS-0";
        QTest::newRow("nobody decides: nothing is merged") << int(Prompts::Whose::Nobody) << "MINE";
    }
    void same_thing_changed_on_both_sides_is_a_conflict_by_its_id()
    {
        QFETCH(int, whose);
        QFETCH(QString, mark);
        editMine(0, QStringLiteral("MINE"));
        theirs(0);
        guard().look();
        m_prompts->whose = static_cast<Prompts::Whose>(whose);
        const bool done = guard().merge();
        QCOMPARE(done, m_prompts->whose != Prompts::Whose::Nobody);
        QCOMPARE(m_prompts->bothChanged, QStringList{m_base.openings[0].id.text()});
        QCOMPARE(*document().project().openings[0].mark, mark);
        QCOMPARE(guard().state() == State::Same, done);
    }

    void merge_that_leaves_a_reference_to_nothing_is_refused()
    {
        // Theirs takes a room away; mine says that a device stands in it.
        Project other = m_base;
        const RoomId gone = other.rooms[0].id;
        Project mine = m_base;
        Device device = mine.devices[0];
        device.room = gone;
        device.opening.reset();
        mine.devices.put(device.id, std::make_shared<const Device>(device));
        document().push(difference(document().project(), mine), QStringLiteral("Move device"));
        other.rooms.put(gone, nullptr);
        QVERIFY(write(m_plan, writePlan(other)));
        const bool readable = readPlanFile(m_plan).problems.empty();
        guard().look();
        const Project before = document().project();
        QVERIFY(!guard().merge());
        QVERIFY(document().project() == before);
        QVERIFY(readable ? m_prompts->errors.size() == 1 : !m_prompts->problems.empty());
    }

    void vanished_file_is_said_and_saving_writes_it_again()
    {
        QVERIFY(QFile::remove(m_plan));
        QTRY_VERIFY(guard().state() == State::Vanished);
        QVERIFY(bar().isVisible());
        press("noticeSave");
        QTRY_VERIFY(QFile::exists(m_plan));
        QVERIFY(readPlanFile(m_plan).project == m_base);
        QTRY_VERIFY(guard().state() == State::Same);
        QVERIFY(!bar().isVisible());
    }

    void broken_file_of_another_is_said_and_changes_nothing()
    {
        QVERIFY(write(m_plan, "format: 1\nproject: {name: 12, oops"));
        guard().look();
        QVERIFY(!guard().takeTheirs());
        QVERIFY(!m_prompts->problems.empty());
        QVERIFY(document().project() == m_base);
        QVERIFY(guard().state() == State::Changed);
    }

    void merge_of_plans_is_symmetric_where_nothing_collides()
    {
        const Project a = marked(m_base, 0, QStringLiteral("A")), b = marked(m_base, 1, QStringLiteral("B"));
        Project ab = a, ba = b;
        apply(ab, mergePlans(m_base, a, b, Prefer::Mine).patch);
        apply(ba, mergePlans(m_base, b, a, Prefer::Mine).patch);
        QVERIFY(ab == ba);
        QVERIFY(mergePlans(m_base, a, a, Prefer::Mine).patch.empty()); // both did the same
        QVERIFY(mergePlans(m_base, a, a, Prefer::Mine).conflicts.isEmpty());
    }

    void settings_are_merged_value_by_value()
    {
        Project a = m_base, b = m_base;
        a.settings.client = QStringLiteral("A");
        b.settings.number = QStringLiteral("B-7");
        b.settings.codes.set(field("project.ibc_edition"), Word{2});
        PlanMerge m = mergePlans(m_base, a, b, Prefer::Mine);
        QVERIFY(m.conflicts.isEmpty());
        Project merged = a;
        apply(merged, m.patch);
        QCOMPARE(*merged.settings.client, QStringLiteral("A"));
        QCOMPARE(*merged.settings.number, QStringLiteral("B-7"));
        QCOMPARE(merged.settings.codes.word(field("project.ibc_edition")), std::optional<int>(2));
        b.settings.client = QStringLiteral("other");
        m = mergePlans(m_base, a, b, Prefer::Theirs);
        QCOMPARE(m.conflicts, QStringList{QStringLiteral("project.client")});
    }

private:
    Document& document() { return m_window->document(); }
    DiskGuard& guard() { return *m_window->findChild<DiskGuard*>(); }
    NoticeBar& bar() { return *m_window->findChild<NoticeBar*>(); }
    void press(const char* name)
    {
        auto* button = bar().findChild<QPushButton*>(QLatin1String(name));
        QVERIFY2(button, name);
        button->click();
    }
    void editMine(size_t opening, const QString& text)
    {
        document().push(difference(document().project(), marked(document().project(), opening, text)), QStringLiteral("Mark"));
    }
    /// Another program changes the mark of an opening in the file.
    void theirs(int opening)
    {
        QVERIFY(write(m_plan, writePlan(marked(m_base, static_cast<size_t>(opening), QStringLiteral("THEIRS-%1").arg(opening)))));
    }
    static QByteArray bytes(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_plan;
    Project m_base;
    std::unique_ptr<FakePrompts> m_prompts;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TstChangedOnDisk)
#include "tst_changed_on_disk.moc"
