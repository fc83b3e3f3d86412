// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/entity_grid.h"

#include <QTableView>

namespace sp::ui {

class GridFilter;
class ProblemNote;

/// The table of a grid: cells are edited alone or many together, filled down, copied to and pasted from a spreadsheet.
class GridView final : public QTableView {
    Q_OBJECT
public:
    GridView(EntityGrid& grid, GridFilter& filter, QWidget* parent);

    using QTableView::edit;
    /// The selected cells, as a spreadsheet reads them.
    QString copied() const;
    /// Puts a table of texts at the selection: a single one into every selected cell, a smaller one as often as it fits, others once from
    /// the first selected cell.
    void pasteText(const QString& text);
    void copy();
    void paste();
    /// The first selected cell of each column goes into the others below it.
    void fillDown();
    /// Takes entered values away.
    void clearCells();
    /// Rows of the grid (not of the view) with a selected cell, the current one last.
    std::vector<int> selectedRows() const;

signals:
    /// Cells of the last edit that were not changed; empty after one that went through.
    void refused(const std::vector<sp::ui::EntityGrid::Refusal>& cells);

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void commitData(QWidget* editor) override;
    bool edit(const QModelIndex& index, EditTrigger trigger, QEvent* event) override;

private:
    struct Block {
        int top = 0, left = 0, bottom = -1, right = -1;
        bool isEmpty() const { return bottom < top; }
        int rows() const { return bottom - top + 1; }
        int columns() const { return right - left + 1; }
    };
    /// The rectangle around the selected cells; of whole rows, as the plan selects them, the current column alone.
    Block block() const;
    /// Selected cells in the block, row by row.
    QModelIndexList cells() const;
    QModelIndex source(const QModelIndex& index) const;
    void run(const std::vector<EntityGrid::CellEdit>& edits, std::vector<EntityGrid::Refusal> refusals, const QString& step);

    EntityGrid& m_grid;
    GridFilter& m_filter;
    ProblemNote* m_problem;
    std::vector<QPersistentModelIndex> m_targets; ///< cells of the grid that were selected when the open field was opened
};

} // namespace sp::ui
