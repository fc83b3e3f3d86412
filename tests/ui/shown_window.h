// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fake_prompts.h"
#include "ui/document/selection.h"
#include "ui/main_window.h"

/// The window, shown, with the answers that it gets instead of dialogs: a new one for each test.
struct ShownWindow {
    std::unique_ptr<FakePrompts> prompts;
    std::unique_ptr<sp::ui::MainWindow> window;

    void open()
    {
        prompts = std::make_unique<FakePrompts>();
        window = std::make_unique<sp::ui::MainWindow>(sp::ui::WindowParts{*prompts});
        window->show();
    }
    void close()
    {
        window.reset();
        prompts.reset();
    }
};

/// What a panel works on when it is tested without the window: a plan, what is selected in it, and answers.
struct PanelBench {
    std::unique_ptr<sp::ui::Document> document;
    std::unique_ptr<sp::ui::Selection> selection;
    std::unique_ptr<FakePrompts> prompts;

    void open()
    {
        document = std::make_unique<sp::ui::Document>();
        selection = std::make_unique<sp::ui::Selection>();
        prompts = std::make_unique<FakePrompts>();
    }
    /// What is wrong with the sample plan; empty when it is read.
    QString openSample()
    {
        const sp::Errors problems = document->open(samplePlan());
        return problems.empty() ? QString() : sp::errorText(problems.front());
    }
    void close()
    {
        prompts.reset();
        selection.reset();
        document.reset();
    }
};
