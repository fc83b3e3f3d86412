// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/set_identity.h"
#include "ui/panels/grid_panel.h"
#include "ui/panels/properties_panel.h"
#include "ui/panels/set_editor.h"
#include "ui/panels/storeys_panel.h"
#include "ui/workbench.h"

#include <QAction>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QTabWidget>
#include <QTreeView>

namespace sp::ui {

namespace {

QString tabTitle(const EntityGrid& grid)
{
    return grid.document().isOpen() ? QStringLiteral("%1 (%2)").arg(grid.kind().title).arg(grid.rowCount()) : grid.kind().title;
}

// A tab with its number of rows.
void addTab(Workbench& bench, QWidget* page, EntityGrid& grid, int at)
{
    QTabWidget* tabs = &bench.tabs;
    tabs->insertTab(at, page, tabTitle(grid));
    const auto retitle = [tabs, page, &grid] { tabs->setTabText(tabs->indexOf(page), tabTitle(grid)); };
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        QObject::connect(&grid, signal, page, retitle);
    QObject::connect(&grid, &QAbstractItemModel::modelReset, page, retitle);
}

GridPanel* addGrid(Workbench& bench, GridKind kind, const std::vector<int>& widths, int at)
{
    const QString name = kind.name;
    auto* grid = new EntityGrid(std::move(kind), bench.document, bench.theme, &bench.window);
    auto* panel = new GridPanel(*grid, bench.selection, name, widths, &bench.tabs);
    const auto goTo = bench.goTo;
    QObject::connect(panel, &GridPanel::chosen, panel, [goTo](const EntityRef& ref) { goTo(ref, false); });
    addTab(bench, panel, *grid, at);
    return panel;
}

// A type with the first free name.
std::optional<QString> addOpeningType(Document& document)
{
    NewIds ids = idsByChance();
    for (int n = 1;; ++n) {
        const QString name = QCoreApplication::translate("Grids", "New type %1").arg(n);
        const auto& types = document.project().openingTypes;
        if (std::any_of(types.begin(), types.end(), [&](const auto& type) { return type->name == name; }))
            continue;
        const auto made = addType(document.project(), name, ids);
        if (!made)
            return made.error().message;
        document.push(made.value().patch, QCoreApplication::translate("Grids", "New opening type"));
        return std::nullopt;
    }
}

// Types are made where they are listed.
void addTypes(Workbench& bench, int at)
{
    GridPanel* panel = addGrid(bench, typesGrid(), {190, 70}, at);
    auto* add = new QPushButton(QCoreApplication::translate("Grids", "New type"), panel);
    add->setObjectName(QStringLiteral("newType"));
    panel->bar().addWidget(add);
    QObject::connect(add, &QPushButton::clicked, panel, [panel, &document = bench.document, say = bench.say] {
        if (const auto error = addOpeningType(document))
            say(*error);
        else
            panel->view().setFocus();
    });
}

} // namespace

void addGrids(Workbench& bench)
{
    int at = 0;
    for (int i = 0; i < bench.tabs.count(); ++i)
        if (qobject_cast<GridPanel*>(bench.tabs.widget(i)))
            at = i + 1;
    addGrid(bench, roomsGrid(), {80, 180, 80, 80, 90, 170, 90, 150}, at);
    addGrid(bench, suppliesGrid(), {80, 80, 170, 66, 90, 80, 60, 80, 76, 70}, at + 1);
    addTypes(bench, at + 2);

    auto* editor = new SetEditor(bench.document, bench.selection, bench.parts.prompts, bench.theme, &bench.tabs);
    addTab(bench, editor, editor->sets().grid(), at);
    QObject::connect(editor, &SetEditor::chosen, editor, [goTo = bench.goTo](const EntityRef& ref) { goTo(ref, true); });
    QObject::connect(editor, &SetEditor::said, editor, [say = bench.say](const QString& sentence) { say(sentence); });
    QTabWidget* tabs = &bench.tabs;
    const auto showSets = [tabs, editor] {
        tabs->setCurrentWidget(editor);
        editor->items().view().setFocus();
    };

    for (GridPanel* panel : bench.window.findChildren<GridPanel*>()) {
        panel->remember(bench.parts.settings);
        QObject::connect(&panel->grid(), &EntityGrid::noted, panel, [say = bench.say](const QStringList& notes) { say(notes.join(u' ')); });
    }
    bench.add({"edit", "hardware-sets", QT_TRANSLATE_NOOP("Commands", "&Hardware sets"), Qt::CTRL | Qt::Key_H}, showSets);
    bench.add({"edit", "set-assign", QT_TRANSLATE_NOOP("Commands", "&Give the shown hardware set to the selection"), {}},
              [editor] { editor->assign(); });
    auto* properties = bench.window.findChild<PropertiesPanel*>();
    if (!properties)
        return;
    QObject::connect(properties, &PropertiesPanel::setAsked, editor, [editor, showSets](const QString& set) {
        editor->showSet(set);
        showSets();
    });
    QObject::connect(properties, &PropertiesPanel::said, editor, [say = bench.say](const QString& sentence) { say(sentence); });
    bench.add({"edit", "properties-edit", QT_TRANSLATE_NOOP("Commands", "&Properties of the selection"), Qt::ALT | Qt::Key_Return},
              [properties] {
                  properties->view().setFocus();
                  properties->showFirst();
              });
    auto* storeys = bench.window.findChild<StoreysPanel*>();
    if (!storeys)
        return;
    storeys->attach(bench.selection, bench.parts.prompts);
    QObject::connect(storeys, &StoreysPanel::said, storeys, [say = bench.say](const QString& sentence) { say(sentence); });
    QObject::connect(storeys, &StoreysPanel::fieldAsked, properties, [properties](const QString& key) { properties->edit(key); });
    bench.add({"draw", "storey-add-above", QT_TRANSLATE_NOOP("Commands", "Add storey a&bove"), {}},
              [storeys] { storeys->addStorey(true); });
    bench.add({"draw", "storey-add-below", QT_TRANSLATE_NOOP("Commands", "Add storey be&low"), {}},
              [storeys] { storeys->addStorey(false); });
    bench.add({"draw", "storey-remove", QT_TRANSLATE_NOOP("Commands", "&Remove storey…"), {}}, [storeys] { storeys->removeStorey(); });
}

} // namespace sp::ui
