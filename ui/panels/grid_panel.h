// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/selection.h"
#include "ui/models/entity_grid.h"
#include "ui/models/grid_filter.h"
#include "ui/panels/grid_view.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSettings;
class QTreeWidget;

namespace sp::ui {

class FilterHeader;

/// A grid with a search field, filters by column, a choice of columns and the list of cells that an edit could not change. Its selected
/// rows and the selection of the plan follow each other.
class GridPanel final : public QWidget {
    Q_OBJECT
public:
    /// `widths` in pixels of the first columns; the others are as wide as they need.
    GridPanel(EntityGrid& model, Selection& selection, const QString& name, const std::vector<int>& widths, QWidget* parent = nullptr);
    GridView& view() { return *m_view; }
    GridFilter& sorted() { return m_sorted; }
    EntityGrid& grid() { return m_model; }
    /// Where columns and widths are kept; takes them from there.
    void remember(QSettings* settings);
    /// Rows as they come, without sorting by columns: where their order means something.
    void keepOrder();
    /// The row above the grid, for controls of whom it belongs to.
    QHBoxLayout& bar() { return *m_bar; }
    /// Leaves controls out where there is little room, or few rows.
    void showControls(bool search, bool columns);
    void chooseColumns();
    /// Makes a row the selected one without telling the plan.
    void markRow(const QString& id);

signals:
    /// The user went to a row.
    void chosen(const sp::ui::EntityRef& ref);
    /// The user went to a row of any kind, by its id.
    void rowChosen(const QString& id);

private:
    void follow();
    void tell();
    void showRefused(const std::vector<EntityGrid::Refusal>& cells);
    void goToRefused();
    void sizeColumns();
    void count();

    EntityGrid& m_model;
    Selection& m_selection;
    GridFilter m_sorted;
    GridView* m_view;
    FilterHeader* m_header;
    QHBoxLayout* m_bar;
    QLineEdit* m_search;
    QPushButton *m_filters, *m_columns;
    QLabel* m_count;
    QWidget* m_refusedBox;
    QLabel* m_refusedTitle;
    QTreeWidget* m_refused;
    QSettings* m_settings = nullptr;
    QHash<QString, int> m_widths; ///< by column
    bool m_following = false;
    bool m_sizing = false;
};

} // namespace sp::ui
