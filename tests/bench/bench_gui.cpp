// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bench_gui.h"

#include "tests/bench/plan_generator.h"
#include "tests/bench/table_line.h"
#include "ui/canvas/plan_scene.h"
#include "ui/canvas/plan_view.h"
#include "ui/main_window.h"
#include "ui/print/documents.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QScrollBar>

namespace sp::bench {

namespace {

class NoPrompts final : public ui::Prompts {
public:
    std::optional<QString> fileToOpen(QWidget*, const QString&) override { return std::nullopt; }
    std::optional<QString> fileToSave(QWidget*, const QString&) override { return std::nullopt; }
    std::optional<QString> folderToSave(QWidget*, const QString&) override { return std::nullopt; }
    Answer saveChanges(QWidget*, const QString&) override { return Answer::Discard; }
    void showProblems(QWidget*, const QString&, const Errors&) override { }
    void showError(QWidget*, const QString&) override { }
    void about(QWidget*) override { }
};

void measurePrint()
{
    const Library library;
    const Assessment a = assess(std::make_shared<const Project>(generatePlan({2, 100, 5})), library);
    line("hardware schedule PDF, 1,000 openings", median(3, [&] { (void)ui::hardwareSchedulePdf(a, {}); }), "3000 ms");
    line("door schedule PDF, 1,000 openings", median(3, [&] { (void)ui::doorSchedulePdf(a, {}); }), "");
}

void measureCanvas(bool quick)
{
    NoPrompts prompts;
    ui::MainWindow window({prompts, nullptr, {}});
    window.resize(1280, 800);
    window.show();
    QEventLoop loop;
    QObject::connect(&window.document(), &ui::Document::checked, &loop, &QEventLoop::quit);
    window.document().adopt(generatePlan({1, quick ? 40 : 440, 5}), QStringLiteral("bench"), false);
    loop.exec();
    QCoreApplication::processEvents();
    ui::PlanView& view = window.canvas();
    view.zoomFit();
    std::printf("| %-62s | %12d | %-10s |\n", "items on the storey of the next lines", view.planScene()->entityCount(), "");
    const auto frame = [&] { view.viewport()->repaint(); };
    frame();
    line("full repaint, whole storey in view", median(9, frame), "16 ms");
    int step = 0;
    line("zoom step, whole storey in view",
         median(9,
                [&] {
                    ++step % 2 ? view.zoomIn() : view.zoomOut();
                    frame();
                }),
         "16 ms");
    for (int i = 0; i < 12; ++i)
        view.zoomIn();
    line("pan by 30 pixels, near",
         median(21,
                [&] {
                    view.horizontalScrollBar()->setValue(view.horizontalScrollBar()->value() + 30);
                    QCoreApplication::processEvents();
                }),
         "16 ms");
}

} // namespace

void measureGui(bool quick)
{
    measurePrint();
    measureCanvas(quick);
}

} // namespace sp::bench
