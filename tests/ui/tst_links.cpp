// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/plan_reader.h"
#include "fake_prompts.h"
#include "ui/canvas/plan_view.h"
#include "ui/main_window.h"
#include "ui/tools/link_tool.h"
#include "ui/tools/tool_controller.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QMenu>
#include <QTest>

using namespace sp;
using namespace sp::ui;

/// Links made and taken away in the window of the sample building.
class TstLinks : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_prompts = std::make_unique<FakePrompts>();
        m_window = std::make_unique<MainWindow>(WindowParts{*m_prompts});
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        document().adopt(readPlanFile(samplePlan()).project, QStringLiteral("sample"), false);
        QTRY_VERIFY(tools().catalogue()); // comes with the first check
        canvas().setFocus();
    }
    void cleanup()
    {
        m_window.reset();
        m_prompts.reset();
    }

    void every_link_of_what_is_selected_can_be_taken_away_by_its_command()
    {
        const PlanLink feeding = anyLink(PlanLink::Kind::Feeds);
        const EntityRef supply = entityOf(project(), feeding.from);
        const size_t all = linksOfElement(project(), supply.id).size();
        QVERIFY(all > 1);
        m_window->selection().set(supply);
        action("unlink")->trigger();
        auto* menu = canvas().findChild<QMenu*>(QStringLiteral("unlinkMenu"));
        QVERIFY(menu && menu->isVisible());
        QCOMPARE(menu->actions().size(), static_cast<qsizetype>(all));
        QVERIFY(menu->activeAction()); // Return takes it
        QTest::keyClick(menu, Qt::Key_Return);
        QCOMPARE(linksOfElement(project(), supply.id).size(), all - 1);
        action("undo")->trigger();
        QCOMPARE(linksOfElement(project(), supply.id).size(), all);
    }

    void single_link_goes_at_once()
    {
        const PlanLink only = linkOfAThingWithOne();
        m_window->selection().set(entityOf(project(), only.from));
        action("unlink")->trigger();
        QVERIFY(!canvas().findChild<QMenu*>(QStringLiteral("unlinkMenu")));
        QVERIFY(linksOfElement(project(), only.from).empty());
    }

    void nothing_to_take_away_changes_nothing()
    {
        const int before = document().undoStack().count();
        m_window->selection().clear();
        action("unlink")->trigger();
        m_window->selection().set({EntityKind::Wall, project().walls[0].id.text()});
        action("unlink")->trigger();
        QCOMPARE(document().undoStack().count(), before);
    }

    void context_menu_names_the_other_end_and_what_the_link_does()
    {
        const PlanLink only = linkOfAThingWithOne();
        const EntityRef ref = entityOf(project(), only.from);
        m_window->selection().set(ref);
        QContextMenuEvent asked(QContextMenuEvent::Keyboard, QPoint(), canvas().mapToGlobal(QPoint()));
        QCoreApplication::sendEvent(canvas().viewport(), &asked);
        auto* menu = m_window->findChild<QMenu*>(QStringLiteral("contextMenu"));
        QVERIFY(menu);
        QAction* entry = nullptr;
        for (QAction* each : menu->actions())
            if (each->text().remove(u'&').startsWith(QStringLiteral("Unlink from ")))
                entry = each;
        QVERIFY(entry);
        const QString other = titleOf(project(), entityOf(project(), only.to.section(u'/', 0, 0)));
        QVERIFY2(entry->text().startsWith(QStringLiteral("Unlink from %1 (").arg(other)), qPrintable(entry->text()));
        entry->trigger();
        QVERIFY(linksOfElement(project(), only.from).empty());
    }

    void tool_asks_which_link_when_several_are_possible_data()
    {
        QTest::addColumn<int>("answer");
        QTest::newRow("the first") << 0;
        QTest::newRow("the second") << 1;
        QTest::newRow("none of them") << -1;
    }
    void tool_asks_which_link_when_several_are_possible()
    {
        QFETCH(int, answer);
        const auto [from, to] = pairWithSeveral();
        const size_t before = linksOfElement(project(), from.id).size();
        startLinking(from);
        press(to);
        auto* menu = canvas().findChild<QMenu*>(QStringLiteral("toolQuestion"));
        QVERIFY(menu && menu->isVisible());
        QCOMPARE(linksOfElement(project(), from.id).size(), before); // nothing yet
        if (answer < 0) {
            QTest::keyClick(menu, Qt::Key_Escape);
            QCOMPARE(linksOfElement(project(), from.id).size(), before);
            return;
        }
        for (int i = 0; i < answer; ++i)
            QTest::keyClick(menu, Qt::Key_Down);
        const QString chosen = menu->activeAction()->text();
        QTest::keyClick(menu, Qt::Key_Return);
        const auto made = linksBetween(project(), from.id, to.id);
        QVERIFY(!made.empty());
        QVERIFY2(chosen.contains(linkSentence(project(), {from.id, to.id, made.back().kind})), qPrintable(chosen));
    }

    void answer_for_another_tool_is_not_taken()
    {
        const auto [from, to] = pairWithSeveral();
        startLinking(from);
        press(to);
        auto* menu = canvas().findChild<QMenu*>(QStringLiteral("toolQuestion"));
        QVERIFY(menu);
        QAction* first = menu->actions().at(2);
        tools().finish();
        const int before = document().undoStack().count();
        first->trigger();
        QCOMPARE(document().undoStack().count(), before);
    }

private:
    const Document& document() const { return m_window->document(); }
    Document& document() { return m_window->document(); }
    const Project& project() const { return m_window->document().project(); }
    PlanView& canvas() { return m_window->canvas(); }
    ToolController& tools() { return *m_window->findChild<ToolController*>(); }
    QAction* action(const char* name)
    {
        auto* found = m_window->findChild<QAction*>(QLatin1String(name));
        if (!found)
            qFatal("no action %s", name);
        return found;
    }
    PlanLink anyLink(PlanLink::Kind kind) const
    {
        for (const PlanLink& link : linksOf(project()))
            if (link.kind == kind && linksOfElement(project(), link.from).size() > 1)
                return link;
        qFatal("the sample has no such link");
    }
    PlanLink linkOfAThingWithOne() const
    {
        for (const PlanLink& link : linksOf(project()))
            if (linksOfElement(project(), link.from).size() == 1)
                return link;
        qFatal("the sample has no such link");
    }
    /// A device and an opening on the storey that is shown, between which more than one new kind of link is possible.
    std::pair<EntityRef, EntityRef> pairWithSeveral()
    {
        for (const auto& device : project().devices)
            for (const auto& opening : project().openings) {
                const QString from = device->id.text(), to = opening->id.text();
                if (possibleLinks(project(), *tools().catalogue(), from, to).size() > 1 && linksBetween(project(), from, to).empty()) {
                    canvas().showStorey(storeyOf(project(), {EntityKind::Opening, to}));
                    return {{EntityKind::Device, from}, {EntityKind::Opening, to}};
                }
            }
        qFatal("the sample has no such pair");
    }
    void startLinking(const EntityRef& from)
    {
        m_window->selection().set(from);
        action("tool-link")->trigger(); // one thing that is selected is the first one
    }
    void press(const EntityRef& to)
    {
        ToolEvent event;
        event.kind = ToolEvent::Kind::Press;
        event.hit = to;
        event.reach = mm(100);
        event.raw = event.at = linkPoint(project(), document().topology(), to).value_or(PlanPoint());
        tools().send(event);
    }

    std::unique_ptr<FakePrompts> m_prompts;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TstLinks)
#include "tst_links.moc"
