// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/edit_underlays.h"
#include "ui/canvas/plan_view.h"
#include "ui/tools/tool_controller.h"
#include "ui/underlay/underlay_tools.h"
#include "ui/underlay/underlays_panel.h"

#include <QAction>
#include <QCoreApplication>
#include <QDockWidget>
#include <QMenu>

namespace sp::ui {

namespace {

// Ends and straight pieces of a DXF are snapped to like walls.
SnapExtras extrasOf(const Underlay& underlay, const UnderlayPicture& picture)
{
    constexpr qsizetype mostLines = 200'000;
    SnapExtras extras;
    const QTransform t = underlayTransform(underlay);
    for (const UnderlayPicture::Lines& lines : picture.lines)
        for (const QPolygonF& polygon : lines.path.toSubpathPolygons(t))
            for (qsizetype i = 0; i < polygon.size() && qsizetype(extras.lines.size()) < mostLines; ++i) {
                extras.points.push_back(planPoint(polygon[i]));
                if (i > 0)
                    extras.lines.push_back({planPoint(polygon[i - 1]), planPoint(polygon[i])});
            }
    return extras;
}

// Whether a change moves what is snapped to: fading a drawing does not.
bool movesDrawing(const Patch& patch)
{
    const auto shown = [](const std::shared_ptr<const Underlay>& underlay) {
        Underlay u = *underlay;
        u.fade.reset();
        u.locked = false;
        return u;
    };
    const auto& edits = patch.of<Underlay>();
    return std::any_of(edits.begin(), edits.end(),
                       [&](const Edit<Underlay>& e) { return !e.before || !e.after || !(shown(e.before) == shown(e.after)); });
}

void offerSnaps(Workbench& bench, const UnderlayLayer& layer)
{
    if (!bench.tools || !bench.document.isOpen())
        return;
    const auto storey = bench.canvas.storey();
    SnapExtras all;
    for (const auto& underlay : bench.document.project().underlays) {
        const auto picture = underlay->storey == storey && !underlay->hidden ? layer.pictureOf(*underlay) : nullptr;
        if (!picture)
            continue;
        const SnapExtras extras = extrasOf(*underlay, *picture);
        all.points.insert(all.points.end(), extras.points.begin(), extras.points.end());
        all.lines.insert(all.lines.end(), extras.lines.begin(), extras.lines.end());
    }
    bench.tools->setExtras(storey, std::move(all));
}

} // namespace

void addUnderlays(Workbench& bench)
{
    auto* layer = new UnderlayLayer(bench.document, bench.canvas, &bench.canvas);
    auto* panel = new UnderlaysPanel(bench, *layer);
    auto* dock = new QDockWidget(QCoreApplication::translate("Underlays", "Underlays"), &bench.docksOf);
    dock->setObjectName(QStringLiteral("dockUnderlays"));
    dock->setWidget(panel);
    bench.docksOf.addDockWidget(Qt::LeftDockWidgetArea, dock);
    dock->hide(); // until there is one, or somebody asks for it
    bench.menu("view")->addAction(dock->toggleViewAction());

    bench.add({"draw", "underlay-add", QT_TRANSLATE_NOOP("Commands", "Add &underlay (picture, PDF, DXF)…"), {}}, [panel, dock] {
        dock->show();
        panel->add();
    });
    addToolRows(bench, underlayTools(), "draw");
    bench.takeFile = [panel, dock, document = &bench.document](const QString& path) {
        if (!document->isOpen() || !underlayKind(path))
            return false;
        dock->show();
        panel->addFile(path);
        return true;
    };

    QObject::connect(layer, &UnderlayLayer::loaded, panel, [&bench, layer, dock] {
        if (!bench.document.project().underlays.empty())
            dock->show();
        offerSnaps(bench, *layer);
    });
    QObject::connect(&bench.canvas, &PlanView::storeyShown, panel, [&bench, layer] { offerSnaps(bench, *layer); });
    QObject::connect(&bench.document, &Document::changed, panel, [&bench, layer](const Patch& patch) {
        if (movesDrawing(patch))
            offerSnaps(bench, *layer);
    });
}

} // namespace sp::ui
