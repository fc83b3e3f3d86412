// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "finding_window.h"
#include "ui/failure/failure_desk.h"
#include "ui/failure/failure_panel.h"

/// A window with a plan in it, and the pages of its tab Failure.
class FailurePages final {
public:
    sp::ui::MainWindow& window() { return *m_window; }
    sp::ui::Document& document() { return m_window->document(); }
    sp::ui::FailureDesk& desk() { return *m_window->findChild<sp::ui::FailureDesk*>(); }
    FakePrompts& prompts() { return m_prompts; }

    /// A plan of tests/data/plans, or the sample when it has no name.
    bool open(const char* name = "example")
    {
        const QString path =
            *name ? QStringLiteral(SP_SOURCE_DIR "/tests/data/plans/%1/plan.strikeplate").arg(QLatin1String(name)) : samplePlan();
        return m_window->openFile(path) && QTest::qWaitFor([this] { return document().isChecked(); }, 60000);
    }
    /// Brings a page to the front and waits for the study that it shows.
    template <class Page>
    Page* show()
    {
        auto* page = m_window->findChild<Page*>();
        auto* panel = m_window->findChild<sp::ui::FailurePanel*>();
        for (QTabWidget* tabs : m_window->findChildren<QTabWidget*>())
            if (tabs->indexOf(panel) >= 0)
                tabs->setCurrentWidget(panel);
        panel->showPage(page);
        return QTest::qWaitFor([this] { return desk().isFresh(); }, 60000) ? page : nullptr;
    }
    template <class T>
    T* find(const char* name)
    {
        return m_window->findChild<T*>(QLatin1String(name));
    }
    /// An edit that changes nothing of what fails: the name of the plan.
    void rename(const QString& name)
    {
        sp::Project next = document().project();
        next.settings.name = name;
        document().push(sp::difference(document().project(), next), QStringLiteral("Name"));
    }
    /// The plan without the batteries of its supplies: nobody has said whether there are any.
    void forgetBatteries()
    {
        sp::Project next = document().project();
        for (const auto& row : document().project().supplies) {
            auto supply = std::make_shared<sp::Supply>(*row);
            supply->batteries.reset();
            next.supplies.put(supply->id, supply);
        }
        document().push(sp::difference(document().project(), next), QStringLiteral("Batteries"));
    }

    FailurePages() : m_window(std::make_unique<sp::ui::MainWindow>(sp::ui::WindowParts{m_prompts}))
    {
        m_window->resize(1280, 900);
        m_window->show();
    }

private:
    FakePrompts m_prompts;
    std::unique_ptr<sp::ui::MainWindow> m_window;
};
