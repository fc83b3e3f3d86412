// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/plan_view.h"
#include "ui/everyday/everyday.h"
#include "ui/everyday/print_dialog.h"

#include <QAction>
#include <QMenu>

namespace sp::ui {

void addPrinting(Workbench& bench)
{
    QAction* action = bench.add({"file", "print", QT_TRANSLATE_NOOP("Commands", "&Print…"), QKeySequence::Print, true}, [&bench] {
        PrintDialog(bench.document, bench.canvas.storey(), bench.canvas.doorLabels(), &bench.window).exec();
    });
    QMenu* file = bench.menu("file");
    file->removeAction(action);
    if (auto* before = bench.window.findChild<QAction*>(QStringLiteral("export-door-schedule")))
        file->insertAction(before, action);
    else
        file->addAction(action);
}

} // namespace sp::ui
