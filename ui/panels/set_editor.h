// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/selection.h"
#include "ui/models/entity_grid.h"
#include "ui/prompts.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace sp::ui {

class GridPanel;
class KindPicker;

/// The hardware sets on the left, the items of one on the right: items from the catalogue, their facts, who uses the set. An edit of a set
/// that other openings use too, while some of them are selected, asks for whom it is.
class SetEditor final : public QWidget {
    Q_OBJECT
public:
    SetEditor(Document& document, Selection& selection, Prompts& prompts, const Theme& theme, QWidget* parent = nullptr);
    GridPanel& sets() { return *m_setsPanel; }
    GridPanel& items() { return *m_itemsPanel; }
    KindPicker* picker() { return m_picker; }

    const QString& set() const { return m_set; }
    void showSet(const QString& setId);
    void newSet();
    void copySet();
    void removeSet();
    void pickItem();
    void addKind(const QString& kind);
    /// Asks for other hardware in the place of the current item.
    void pickOther();
    /// Puts hardware of another kind in the place of an item, which keeps its key, its place and the facts that the kind can have.
    void replaceItem(const QString& key, const QString& kind);
    void removeItem();
    void moveItem(int by);
    /// Gives the set to the selected openings.
    void assign();

signals:
    void chosen(const sp::ui::EntityRef& ref); ///< an opening to go to
    void said(const QString& sentence);

protected:
    void changeEvent(QEvent* event) override;

private:
    using Change = std::function<Result<Edited>(const Project&, const HardwareSetId&)>;
    /// What must happen to the plan before the set is changed, and the set that is changed then; nullopt: the user thought better of it.
    std::optional<std::pair<Edited, HardwareSetId>> whose();
    void change(const Change& change, const QString& step);
    void push(const Edited& edited, const QString& step);
    std::vector<OpeningId> selectedOpenings() const;
    std::vector<OpeningId> selectedUsers() const; ///< those that use the set
    QString currentKey() const;
    void goToItem(const QString& id);
    void describe();
    QPushButton* button(QHBoxLayout& bar, const QString& text, const char* name, const QString& tip, void (SetEditor::*run)());
    void up() { moveItem(-1); }
    void down() { moveItem(1); }
    void selectUsers();

    Document& m_document;
    Selection& m_selection;
    Prompts& m_prompts;
    QString m_set;
    EntityGrid m_sets;
    EntityGrid m_items;
    GridPanel* m_setsPanel;
    GridPanel* m_itemsPanel;
    QLabel* m_title;
    QPushButton *m_add = nullptr, *m_replace = nullptr, *m_remove = nullptr, *m_up = nullptr, *m_down = nullptr;
    QPushButton *m_copy = nullptr, *m_removeSet = nullptr, *m_assign = nullptr, *m_users = nullptr;
    KindPicker* m_picker = nullptr;
};

} // namespace sp::ui
