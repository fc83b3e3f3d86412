// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fake_prompts.h"
#include "ui/findings/finding_work.h"
#include "ui/main_window.h"
#include "ui/panels/findings_panel.h"

#include <QAction>
#include <QTableView>
#include <QTabWidget>
#include <QTest>

/// A window with the sample plan in it, for tests of what people do about findings.
class FindingWindow final {
public:
    FindingWindow() : m_window(std::make_unique<sp::ui::MainWindow>(sp::ui::WindowParts{m_prompts}))
    {
        m_window->resize(1280, 800);
        m_window->show();
    }
    sp::ui::MainWindow& window() { return *m_window; }
    sp::ui::Document& document() { return m_window->document(); }
    const sp::Project& project() { return document().project(); }
    sp::ui::FindingsPanel& panel() { return m_window->findings(); }
    sp::ui::FindingWork& work() { return *sp::ui::findingWorkOf(*m_window); }
    QAction* action(const char* name) { return m_window->findChild<QAction*>(QLatin1String(name)); }
    /// A dialog or a widget in one, by its object name.
    template <class T>
    T* find(const char* name)
    {
        return m_window->findChild<T*>(QLatin1String(name));
    }
    bool openSample() { return m_window->openFile(samplePlan()) && checked(); }
    bool adopt(sp::Project project)
    {
        document().adopt(std::move(project), QStringLiteral("plan"), false);
        return checked();
    }
    bool checked()
    {
        return QTest::qWaitFor([this] { return document().isChecked(); }, 60000);
    }
    const sp::Finding* finding(const QString& key) { return panel().model().finding(panel().model().rowOf(key)); }
    /// The first finding that the condition holds for, of all in the plan.
    template <class F>
    const sp::Finding* first(F&& holds)
    {
        for (const sp::Finding& f : document().check()->assessment->findings)
            if (holds(f))
                return &f;
        return nullptr;
    }
    /// Key of a finding that fails and has a way to mend that is carried out.
    QString mendable()
    {
        const sp::Finding* f = first([](const sp::Finding& g) {
            return g.verdict == sp::Verdict::Fail && g.status == sp::FindingStatus::Open && !g.fixes.empty() && !g.fixes[0].set.empty()
                && g.rule == QStringLiteral("nfpa80.bottom-gap");
        });
        return f ? f->key : QString();
    }

private:
    FakePrompts m_prompts;
    std::unique_ptr<sp::ui::MainWindow> m_window;
};
