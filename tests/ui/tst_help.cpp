// SPDX-License-Identifier: GPL-3.0-or-later
#include "fake_prompts.h"
#include "ui/everyday/first_door.h"
#include "ui/everyday/help.h"
#include "ui/everyday/search.h"
#include "ui/main_window.h"
#include "ui/panels/findings_panel.h"
#include "ui/panels/start_page.h"

#include <QAction>
#include <QDockWidget>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>

using namespace sp;
using namespace sp::ui;

class TstHelp : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_prompts = std::make_unique<FakePrompts>();
        WindowParts parts{*m_prompts};
        parts.journalFolder = m_folder.filePath(QStringLiteral("journal"));
        m_window = std::make_unique<MainWindow>(parts);
        m_window->show();
    }
    void cleanup()
    {
        m_window.reset();
        m_prompts.reset();
    }

    void every_page_has_a_heading_and_something_to_say()
    {
        QVERIFY(helpPages().size() >= 12);
        QCOMPARE(helpPages().front().id, QStringLiteral("index"));
        for (const HelpPage& page : helpPages()) {
            QVERIFY2(page.markdown.startsWith(QStringLiteral("# ")), qPrintable(page.id));
            QVERIFY2(page.title != page.id && page.markdown.size() > 300, qPrintable(page.id));
        }
    }

    void every_link_leads_to_a_page_and_every_page_is_linked_from_the_first()
    {
        QSet<QString> ids, fromFirst;
        for (const HelpPage& page : helpPages())
            ids.insert(page.id);
        static const QRegularExpression link(QStringLiteral("\\]\\(([^)]+)\\)"));
        for (const HelpPage& page : helpPages())
            for (auto it = link.globalMatch(page.markdown); it.hasNext();) {
                const QString to = it.next().captured(1);
                QVERIFY2(to.endsWith(QStringLiteral(".md")) && ids.contains(to.chopped(3)),
                         qPrintable(page.id + QStringLiteral(": ") + to));
                if (page.id == QStringLiteral("index"))
                    fromFirst.insert(to.chopped(3));
            }
        for (const HelpPage& page : helpPages())
            QVERIFY2(page.id == QStringLiteral("index") || fromFirst.contains(page.id), qPrintable(page.id));
    }

    void every_menu_entry_that_a_page_names_exists()
    {
        QStringList known;
        for (const MenuEntry& entry : menuEntries(*m_window))
            known += (entry.menu + QStringLiteral(" > ") + plainText(*entry.action)).toLower();
        static const QRegularExpression named(QStringLiteral("\\*((?:File|Edit|View|Draw|Place|Modify|Findings|Tools|Help) > [^*]+)\\*"));
        int checked = 0;
        for (const HelpPage& page : helpPages())
            for (auto it = named.globalMatch(page.markdown); it.hasNext();) {
                const QString path = it.next().captured(1).simplified().remove(u'…').toLower();
                ++checked;
                QVERIFY2(std::any_of(known.begin(), known.end(), [&](const QString& k) { return k.startsWith(path); }),
                         qPrintable(page.id + QStringLiteral(": ") + path));
            }
        QVERIFY(checked > 20);
    }

    void every_key_that_the_page_of_keys_names_belongs_to_that_command()
    {
        QHash<QString, QString> keysOf;
        for (const MenuEntry& entry : menuEntries(*m_window))
            if (!entry.action->shortcut().isEmpty())
                keysOf[entry.action->shortcut().toString()] = plainText(*entry.action);
        const auto page =
            std::find_if(helpPages().begin(), helpPages().end(), [](const HelpPage& p) { return p.id == QStringLiteral("keyboard"); });
        QVERIFY(page != helpPages().end());
        static const QRegularExpression row(QStringLiteral("^\\| `([^`]+)` \\| \\*([^*]+)\\* \\|"), QRegularExpression::MultilineOption);
        int checked = 0;
        for (auto it = row.globalMatch(page->markdown); it.hasNext();) {
            const auto match = it.next();
            ++checked;
            QVERIFY2(keysOf.value(match.captured(1)).compare(match.captured(2), Qt::CaseInsensitive) == 0,
                     qPrintable(match.captured(1) + QStringLiteral(" is ") + keysOf.value(match.captured(1))));
        }
        QVERIFY(checked > 10);
    }

    void search_finds_pages_by_all_words()
    {
        QVERIFY(searchHelp(QString()).size() == helpPages().size());
        const auto found = searchHelp(QStringLiteral("waiver reason"));
        QVERIFY(!found.empty());
        for (const HelpPage* page : found)
            QVERIFY(page->markdown.contains(QStringLiteral("waiver"), Qt::CaseInsensitive)
                    && page->markdown.contains(QStringLiteral("reason"), Qt::CaseInsensitive));
        QCOMPARE(searchHelp(QStringLiteral("findings")).front()->title.contains(QStringLiteral("indings")), true);
        QVERIFY(searchHelp(QStringLiteral("xyzzy")).empty());
    }

    void window_shows_the_page_and_follows_links_and_search()
    {
        m_window->findChild<QAction*>(QStringLiteral("help"))->trigger();
        auto* help = m_window->findChild<HelpWindow*>();
        QVERIFY(help && help->isVisible());
        QCOMPARE(help->page(), QStringLiteral("index"));
        auto* text = help->findChild<QTextBrowser*>(QStringLiteral("helpText"));
        emit text->anchorClicked(QUrl(QStringLiteral("findings.md")));
        QCOMPARE(help->page(), QStringLiteral("findings"));
        QVERIFY(text->toPlainText().size() > 300);
        help->findChild<QLineEdit*>(QStringLiteral("helpSearch"))->setText(QStringLiteral("underlay"));
        QVERIFY(help->findChild<QListWidget*>(QStringLiteral("helpContents"))->count() >= 1);
        QCOMPARE(help->page(), QStringLiteral("underlays"));
    }

    void help_on_this_place_goes_by_where_one_is()
    {
        QVERIFY(m_window->openFile(samplePlan()));
        QCOMPARE(helpPageFor(nullptr), QStringLiteral("index"));
        QCOMPARE(helpPageFor(&m_window->findings()), QStringLiteral("findings"));
        QCOMPARE(helpPageFor(m_window->findChild<QListWidget*>(QStringLiteral("storeys"))), QStringLiteral("storeys"));
        QCOMPARE(m_window->findChild<QAction*>(QStringLiteral("help-here"))->shortcut(), QKeySequence(QKeySequence::HelpContents));
    }

    void first_door_follows_what_is_done()
    {
        auto* start = m_window->startPage().findChild<QPushButton*>(QStringLiteral("startFirstDoor"));
        QVERIFY(start);
        start->click();
        auto* steps = m_window->findChild<FirstDoor*>();
        auto* dock = m_window->findChild<QDockWidget*>(QStringLiteral("dockFirstDoor"));
        QVERIFY(steps && dock && dock->isVisible());
        QCOMPARE(steps->step(), int(FirstDoor::ChooseDoor)); // the sample is open
        QTRY_VERIFY_WITH_TIMEOUT(m_window->document().isChecked(), 60000);
        // A step that is not its turn changes nothing.
        m_window->findChild<QAction*>(QStringLiteral("finding-next"))->trigger();
        QCOMPARE(steps->step(), int(FirstDoor::ChooseDoor));
        for (QAction* action : m_window->findChildren<QAction*>())
            if (action->objectName().startsWith(QStringLiteral("tool-")) && steps->step() == FirstDoor::ChooseDoor)
                action->trigger();
        QCOMPARE(steps->step(), int(FirstDoor::ClickWall));
        Project more = m_window->document().project();
        Opening door = more.openings[0];
        door.id = OpeningId(QStringLiteral("op-new"));
        door.mark.reset();
        more.openings.put(door.id, std::make_shared<const Opening>(door));
        m_window->document().push(difference(m_window->document().project(), more), QStringLiteral("Place door"));
        QCOMPARE(steps->step(), int(FirstDoor::LookAtFinding));
        QTRY_VERIFY_WITH_TIMEOUT(m_window->document().isChecked(), 60000);
        emit m_window->findings().chosen(QStringLiteral("op-new"));
        QCOMPARE(steps->step(), int(FirstDoor::ApplyFix));
        auto* apply = m_window->findChild<QPushButton*>(QStringLiteral("applyFix"));
        QVERIFY(apply);
        emit apply->clicked();
        QCOMPARE(steps->step(), int(FirstDoor::PrintSchedule));
        QTRY_VERIFY_WITH_TIMEOUT(m_window->document().isChecked(), 60000);
        m_window->findChild<QAction*>(QStringLiteral("export-door-schedule"))->trigger();
        QCOMPARE(steps->step(), int(FirstDoor::StepCount));
        steps->findChild<QPushButton*>(QStringLiteral("firstDoorSkip"))->click();
        QVERIFY(!dock->isVisible());
    }

    void first_door_can_be_left_at_any_time()
    {
        m_window->findChild<QAction*>(QStringLiteral("first-door"))->trigger();
        auto* dock = m_window->findChild<QDockWidget*>(QStringLiteral("dockFirstDoor"));
        QVERIFY(dock->isVisible());
        m_window->findChild<QPushButton*>(QStringLiteral("firstDoorSkip"))->click();
        QVERIFY(!dock->isVisible());
        QVERIFY(m_window->document().isOpen());
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<FakePrompts> m_prompts;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TstHelp)
#include "tst_help.moc"
