// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/everyday/everyday.h"
#include "ui/everyday/search.h"

#include <QAction>
#include <QCoreApplication>
#include <QToolBar>

namespace sp::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Lookups", text);
}

void search(const Workbench& bench)
{
    std::vector<Choice> choices;
    auto found = findablesOf(bench.document.project());
    // What has a name of its own comes before what has only an id: 112 is first a room, then a wall.
    std::stable_partition(found.begin(), found.end(), [](const Findable& f) { return !f.title.endsWith(f.words.section(u' ', 0, 0)); });
    for (const Findable& f : found)
        choices.push_back({f.title, f.kind, f.storey, f.words,
                           [&bench, target = f.target] {
                               bench.goTo(target, true);
                               if (target.kind == EntityKind::HardwareSet)
                                   bench.say(tr("Selected; its page is below, Hardware sets."));
                           },
                           f.target.isNull() ? tr("it stands nowhere on a plan") : QString()});
    auto* dialog = new Chooser(tr("Search"), tr("Mark, tag, number, name or id"), {tr("What"), tr("Kind"), tr("Storey")},
                               std::move(choices), &bench.window);
    dialog->open();
}

QString whyNot(const Workbench& bench, const QAction& action)
{
    if (action.isEnabled())
        return {};
    if (const QString said = action.property("whyNot").toString(); !said.isEmpty())
        return said;
    if (!bench.document.isOpen())
        return tr("no plan is open");
    if (action.objectName() == QLatin1String("undo"))
        return tr("nothing was done yet");
    if (action.objectName() == QLatin1String("redo"))
        return tr("nothing was undone");
    if (action.objectName() == QLatin1String("save"))
        return tr("nothing changed since it was saved");
    if (action.objectName().startsWith(QLatin1String("export-")))
        return tr("the check is still running");
    return bench.selection.all().empty() ? tr("nothing is selected") : tr("what is selected does not allow it");
}

std::vector<Choice> commands(const Workbench& bench, bool withKeysOnly)
{
    std::vector<Choice> choices;
    for (const MenuEntry& entry : menuEntries(bench.window)) {
        const QString keys = entry.action->shortcut().toString(QKeySequence::NativeText);
        if (withKeysOnly && keys.isEmpty())
            continue;
        choices.push_back({plainText(*entry.action), keys, entry.menu, entry.action->objectName(),
                           [action = entry.action] {
                               if (action)
                                   action->trigger();
                           },
                           whyNot(bench, *entry.action)});
    }
    return choices;
}

} // namespace

void addLookups(Workbench& bench)
{
    QAction* find =
        bench.add({"edit", "search", QT_TRANSLATE_NOOP("Commands", "Searc&h…"), QKeySequence::Find, true}, [&bench] { search(bench); });
    if (auto* bar = bench.window.findChild<QToolBar*>(QStringLiteral("toolBar"))) {
        bar->addSeparator();
        bar->addAction(find);
    }
    bench.add(
        {"tools", "palette", QT_TRANSLATE_NOOP("Commands", "&Commands…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P), false, false},
        [&bench] {
            (new Chooser(tr("Commands"), tr("Name of a command"), {tr("Command"), tr("Keys"), tr("Menu")}, commands(bench, false),
                         &bench.window))
                ->open();
        });
    bench.add({"help", "shortcuts", QT_TRANSLATE_NOOP("Commands", "&Shortcuts…"), QKeySequence(Qt::CTRL | Qt::Key_F1), false, false},
              [&bench] {
                  (new Chooser(tr("Shortcuts"), tr("Name of a command or its keys"), {tr("Command"), tr("Keys"), tr("Menu")},
                               commands(bench, true), &bench.window))
                      ->open();
              });
}

} // namespace sp::ui
