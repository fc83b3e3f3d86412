// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bench_gui.h"

#include "core/edit/edited.h"
#include "tests/bench/plan_generator.h"
#include "tests/bench/table_line.h"
#include "tests/ui/fake_prompts.h"
#include "ui/canvas/plan_scene.h"
#include "ui/canvas/plan_view.h"
#include "ui/main_window.h"
#include "ui/print/documents.h"
#include "ui/tools/tool_controller.h"

#include <QAction>
#include <QCoreApplication>
#include <QEventLoop>
#include <QScrollBar>

namespace sp::bench {

namespace {

void measurePrint()
{
    const Library library;
    const Assessment a = assess(std::make_shared<const Project>(generatePlan({2, 100, 5})), library);
    line("hardware schedule PDF, 1,000 openings", median(3, [&] { (void)ui::hardwareSchedulePdf(a, {}); }), "3000 ms");
    line("door schedule PDF, 1,000 openings", median(3, [&] { (void)ui::doorSchedulePdf(a, {}); }), "");
}

// What a person sees while dragging: the edit, everything that follows it in the window, and the picture. Checks run in the background.
void measureEdits(ui::MainWindow& window)
{
    ui::Document& document = window.document();
    ui::PlanView& view = window.canvas();
    const auto frame = [&] {
        QCoreApplication::sendPostedEvents();
        view.viewport()->repaint();
    };
    const OpeningId door = document.project().openings[document.project().openings.size() / 2].id;
    view.zoomTo({ui::EntityKind::Opening, door.text()});
    frame();
    int step = 0;
    const auto edit = [&](auto table, auto row, const char* name) {
        PatchChain chain(document.project());
        chain.put(table, std::move(row));
        document.push(chain.take().patch, QString::fromLatin1(name), QString::fromLatin1(name));
        frame();
    };
    line("frame of a drag of one door, near",
         median(200,
                [&] {
                    Opening o = *document.project().openings.find(door);
                    o.place.offset = *o.place.offset + mm(++step % 100 < 50 ? 8 : -8);
                    edit(&Project::openings, std::move(o), "drag door");
                }),
         "16 ms");
    const WallId wall = document.project().walls[document.project().walls.size() / 2].id;
    line("frame of a drag of one wall, near",
         median(60,
                [&] {
                    Wall w = *document.project().walls.find(wall);
                    const Length by = mm(++step % 30 < 15 ? 10 : -10);
                    w.from.x = w.from.x + by;
                    w.to.x = w.to.x + by;
                    edit(&Project::walls, std::move(w), "drag wall");
                }),
         "16 ms");
    view.zoomFit();
    frame();
    line("frame of a drag of one door, whole storey in view",
         median(60,
                [&] {
                    Opening o = *document.project().openings.find(door);
                    o.place.offset = *o.place.offset + mm(++step % 100 < 50 ? 8 : -8);
                    edit(&Project::openings, std::move(o), "drag door far");
                }),
         "16 ms");
}

// The pointer moves with a tool in use, and with everything of the storey taken hold of.
void measureTools(ui::MainWindow& window)
{
    ui::PlanView& view = window.canvas();
    auto& tools = *window.findChild<ui::ToolController*>();
    const auto& document = window.document();
    line("snap index of the storey", median(9, [&] { (void)ui::SnapIndex(document.project(), document.topology(), view.storey()); }), "");
    window.findChild<QAction*>(QStringLiteral("tool-walls"))->trigger();
    view.zoomFit();
    int step = 0;
    const QPoint middle = view.viewport()->rect().center();
    const auto pointer = [&](ui::CanvasPointer::Kind kind, QPoint at) {
        tools.pointer({kind, at, kind == ui::CanvasPointer::Kind::Move ? Qt::NoButton : Qt::LeftButton, {}, {}});
    };
    const auto hover = [&] {
        ++step;
        pointer(ui::CanvasPointer::Kind::Move, middle + QPoint(step * 37 % 500 - 250, step * 53 % 200 - 100));
    };
    line("pointer moves, wall tool, whole storey in view, no painting", median(200, hover), "16 ms");
    const auto frame = [&] {
        hover();
        QCoreApplication::processEvents();
    };
    pointer(ui::CanvasPointer::Kind::Press, middle);
    pointer(ui::CanvasPointer::Kind::Release, middle);
    line("frame of a wall being drawn, whole storey in view", median(60, frame), "16 ms");
    tools.finish();
    window.findChild<QAction*>(QStringLiteral("select-all"))->trigger();
    QCoreApplication::processEvents();
    QPoint held = middle;
    for (int i = 0; i < 400 && view.entityAt(held).kind != ui::EntityKind::Wall; ++i)
        held = middle + QPoint(i % 20 * 5 - 50, i / 20 * 5 - 50);
    pointer(ui::CanvasPointer::Kind::Press, held);
    line("frame of a drag of everything, whole storey in view", median(30, frame), "16 ms");
    tools.finish();
    window.selection().clear();
    QCoreApplication::processEvents();
}

void measureCanvas(bool quick)
{
    FakePrompts prompts;
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
    measureEdits(window);
    measureTools(window);
}

} // namespace

void measureGui(bool quick)
{
    measurePrint();
    measureCanvas(quick);
}

} // namespace sp::bench
