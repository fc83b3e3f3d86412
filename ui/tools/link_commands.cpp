// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/link_commands.h"

#include "ui/canvas/plan_view.h"
#include "ui/tools/link_tool.h"
#include "ui/tools/tool_controller.h"
#include "ui/workbench.h"

#include <QAction>
#include <QCoreApplication>
#include <QMenu>

namespace sp::ui {

namespace {

constexpr size_t mostEntries = 6; // in a menu with other entries

QString tr(const char* text)
{
    return QCoreApplication::translate("LinkCommands", text);
}

/// The links of the elements, each once.
std::vector<PlanLink> linksOfAll(const Project& project, const std::vector<EntityRef>& refs)
{
    std::vector<PlanLink> found;
    for (const EntityRef& ref : refs)
        for (PlanLink& link : linksOfElement(project, ref.id))
            if (std::find(found.begin(), found.end(), link) == found.end())
                found.push_back(std::move(link));
    return found;
}

void take(const Workbench& bench, const PlanLink& link)
{
    const QString sentence = linkSentence(bench.document.project(), link);
    if (bench.tools->carryOut(unlink(bench.document.project(), link), tr("Unlink %1").arg(sentence)))
        bench.say(tr("Taken away: %1.").arg(sentence));
}

void fill(const Workbench& bench, QMenu& menu, const std::vector<PlanLink>& links, const std::vector<EntityRef>& refs)
{
    const Project& project = bench.document.project();
    for (const PlanLink& link : links) {
        const bool acts = std::any_of(refs.begin(), refs.end(), [&](const EntityRef& ref) { return ref.id == link.from; });
        const QString other = titleOf(project, entityOf(project, acts ? link.to : link.from));
        QString text = tr("Unlink from %1 (%2)").arg(other, linkSentence(project, link));
        QObject::connect(menu.addAction(text.replace(u'&', QStringLiteral("&&"))), &QAction::triggered, &bench.window,
                         [&bench, link] { take(bench, link); });
    }
}

// One link goes at once, of several a menu asks.
void unlinkSelected(const Workbench& bench)
{
    const std::vector<EntityRef> refs = bench.selection.all();
    const std::vector<PlanLink> links = linksOfAll(bench.document.project(), refs);
    if (refs.empty()) {
        bench.say(tr("Nothing is selected: select what is linked first."));
    } else if (links.empty()) {
        bench.say(refs.size() == 1 ? tr("%1 is not linked to anything.").arg(titleOf(bench.document.project(), refs.front()))
                                   : tr("Nothing of what is selected is linked to anything."));
    } else if (links.size() == 1) {
        take(bench, links.front());
    } else {
        auto* menu = new QMenu(&bench.canvas);
        menu->setObjectName(QStringLiteral("unlinkMenu"));
        menu->setAccessibleName(tr("Which link is taken away?"));
        menu->setAttribute(Qt::WA_DeleteOnClose);
        fill(bench, *menu, links, refs);
        const QWidget* view = bench.canvas.viewport();
        menu->popup(view->mapToGlobal(view->rect().center()));
        menu->setActiveAction(menu->actions().front());
    }
}

} // namespace

bool addUnlinks(const Workbench& bench, QMenu& menu, const std::vector<EntityRef>& refs)
{
    const std::vector<PlanLink> links = linksOfAll(bench.document.project(), refs);
    if (links.empty())
        return false;
    menu.addSeparator();
    if (links.size() <= mostEntries) {
        fill(bench, menu, links, refs);
    } else {
        QMenu* own = menu.addMenu(tr("Unlin&k from"));
        own->setObjectName(QStringLiteral("unlinkMenu"));
        fill(bench, *own, links, refs);
    }
    menu.addSeparator();
    return true;
}

void addLinkCommands(Workbench& bench)
{
    bench
        .add({"place", "unlink", QT_TRANSLATE_NOOP("Commands", "Unlin&k what is selected…"), QKeySequence(Qt::SHIFT | Qt::Key_L)},
             [&bench] { unlinkSelected(bench); })
        ->setShortcutContext(Qt::WidgetWithChildrenShortcut); // a letter: it belongs to grids and fields where these have the focus
    bench.canvas.addAction(bench.window.findChild<QAction*>(QStringLiteral("unlink")));
}

} // namespace sp::ui
