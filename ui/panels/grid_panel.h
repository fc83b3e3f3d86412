// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/selection.h"
#include "ui/models/entity_grid.h"

#include <QSortFilterProxyModel>
#include <QWidget>

class QLabel;
class QTableView;

namespace sp::ui {

/// A grid of openings or valves with a search field. Its current row and the selection follow each other.
class GridPanel final : public QWidget {
    Q_OBJECT
public:
    GridPanel(EntityGrid& model, Selection& selection, const QString& name, const std::vector<int>& widths, QWidget* parent = nullptr);
    QTableView& view() { return *m_view; }
    QSortFilterProxyModel& sorted() { return m_sorted; }

signals:
    /// The user went to a row.
    void chosen(const sp::ui::EntityRef& ref);

private:
    void follow(const EntityRef& ref);

    EntityGrid& m_model;
    Selection& m_selection;
    QSortFilterProxyModel m_sorted;
    QTableView* m_view;
    QLabel* m_message;
    bool m_following = false;
};

} // namespace sp::ui
