// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/drawing_view.h"

#include "core/edit/follow_rooms.h"
#include "ui/tools/draw_helpers.h"
#include "ui/tools/tool_controller.h"
#include "ui/workbench.h"

#include <QAction>
#include <QCoreApplication>
#include <QMenu>
#include <QSettings>

namespace sp::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("DrawingView", text);
}

struct LockRow {
    AngleLock lock;
    const char* id;
    const char* text;
};
constexpr LockRow lockRows[] = {{AngleLock::Steps, "directions-steps", QT_TRANSLATE_NOOP("DrawingView", "In steps of &15°")},
                                {AngleLock::Square, "directions-square", QT_TRANSLATE_NOOP("DrawingView", "&Square only")},
                                {AngleLock::Free, "directions-free", QT_TRANSLATE_NOOP("DrawingView", "&Free")}};

QMenu* snapMenu(Workbench& bench)
{
    ToolController* tools = bench.tools;
    QSettings* settings = bench.parts.settings;
    QMenu* menu = bench.menu("view")->addMenu(tr("S&naps"));
    for (int i = 1; i < snapKinds; ++i) {
        const auto kind = static_cast<SnapKind>(i);
        const QString name = snapName(kind);
        QAction* action = menu->addAction(name.left(1).toUpper() + name.mid(1));
        action->setObjectName(QLatin1String("snap-") + QLatin1String(wordOf(kind)));
        action->setCheckable(true);
        const QString key = QLatin1String("snaps/") + QLatin1String(wordOf(kind));
        SnapSettings now = tools->snaps();
        now.set(kind, !settings || settings->value(key, true).toBool());
        tools->setSnaps(now);
        action->setChecked(now.has(kind));
        QObject::connect(action, &QAction::toggled, tools, [tools, settings, kind, key](bool on) {
            SnapSettings next = tools->snaps();
            next.set(kind, on);
            tools->setSnaps(next);
            if (settings)
                settings->setValue(key, on);
        });
    }
    menu->addSeparator();
    QAction* all = menu->addAction(tr("&All on or off"));
    all->setObjectName(QStringLiteral("snaps-all"));
    all->setShortcut(QKeySequence(Qt::Key_F9));
    QObject::connect(all, &QAction::triggered, menu, [menu] {
        bool any = false;
        for (const QAction* action : menu->actions())
            any = any || (action->isCheckable() && action->isChecked());
        for (QAction* action : menu->actions())
            if (action->isCheckable())
                action->setChecked(!any);
    });
    return menu;
}

QMenu* directionMenu(Workbench& bench)
{
    ToolController* tools = bench.tools;
    QSettings* settings = bench.parts.settings;
    QMenu* menu = bench.menu("view")->addMenu(tr("Dire&ctions"));
    auto* group = new QActionGroup(menu);
    const QString remembered = settings ? settings->value(QStringLiteral("tools/directions")).toString() : QString();
    for (const LockRow& row : lockRows) {
        QAction* action = group->addAction(tr(row.text));
        action->setObjectName(QLatin1String(row.id));
        action->setCheckable(true);
        menu->addAction(action);
        if (remembered == QLatin1String(row.id))
            tools->setAngleLock(row.lock);
        QObject::connect(action, &QAction::triggered, tools, [tools, settings, &row] {
            tools->setAngleLock(row.lock);
            if (settings)
                settings->setValue(QStringLiteral("tools/directions"), QLatin1String(row.id));
        });
    }
    menu->addSeparator();
    QAction* next = menu->addAction(tr("&Next"));
    next->setObjectName(QStringLiteral("directions-next"));
    next->setShortcut(QKeySequence(Qt::Key_F7));
    const auto show = [tools, group] {
        for (size_t i = 0; i < std::size(lockRows); ++i)
            group->actions().at(static_cast<int>(i))->setChecked(lockRows[i].lock == tools->angleLock());
    };
    QObject::connect(next, &QAction::triggered, tools, [tools, group] {
        for (size_t i = 0; i < std::size(lockRows); ++i)
            if (lockRows[i].lock == tools->angleLock()) {
                group->actions().at(static_cast<int>((i + 1) % std::size(lockRows)))->trigger();
                return;
            }
    });
    QObject::connect(tools, &ToolController::locksChanged, menu, show);
    show();
    return menu;
}

Preview gapMarks(const Project& project, const std::optional<StoreyId>& storey)
{
    Preview out;
    for (const WallGap& gap : wallGaps(project, storey)) {
        out.push_back(ghostLine(gap.end, gap.near, {}, PreviewShape::Tone::Problem));
        out.push_back(words(middleOf(gap.end, gap.near), tr("gap %1").arg(drawnLength(gap.width, project.settings.units)),
                            PreviewShape::Tone::Problem));
    }
    return out;
}

} // namespace

DrawingMenus addDrawingMenus(Workbench& bench)
{
    bench.menu("view")->addSeparator();
    return {snapMenu(bench), directionMenu(bench)};
}

void addGapMarks(Workbench& bench)
{
    ToolController* tools = bench.tools;
    Document* document = &bench.document;
    PlanView* canvas = &bench.canvas;
    QAction* always = bench.menu("view")->addAction(tr("Show &gaps between walls"));
    always->setObjectName(QStringLiteral("show-gaps"));
    always->setCheckable(true);
    // Looked for once after all changes of a moment, and only while they are shown.
    auto* state = new QObject(tools);
    const auto update = [tools, document, canvas, always, state] {
        if (state->property("waiting").toBool())
            return;
        state->setProperty("waiting", true);
        QMetaObject::invokeMethod(
            state,
            [=] {
                state->setProperty("waiting", false);
                const bool drawing = tools->current() && qstrcmp(tools->current()->group, "draw") == 0;
                const bool show = document->isOpen() && (always->isChecked() || drawing);
                tools->setMarks("gaps", show ? gapMarks(document->project(), canvas->storey()) : Preview());
            },
            Qt::QueuedConnection);
    };
    QObject::connect(always, &QAction::toggled, state, update);
    QObject::connect(tools, &ToolController::toolChanged, state, update);
    QObject::connect(canvas, &PlanView::storeyShown, state, update);
    QObject::connect(document, &Document::changed, state, [update](const Patch& patch) {
        if (!patch.of<Wall>().empty())
            update();
    });
}

} // namespace sp::ui
