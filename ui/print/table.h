// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/print/flow.h"

namespace sp::ui {

struct Column {
    QString title;
    QString group; ///< printed once over neighbours of the same group
    bool right = false; ///< numbers stand right
    double share = 0; ///< of the width that is left over
    double least = 0; ///< width, so that tables of one kind look alike
};

struct Cell {
    QString text;
    bool bold = false;
    QString pageOf; ///< prints the page of this anchor in place of a text
};

struct TableRow {
    std::vector<Cell> cells; ///< as many as columns; one alone spans them all
    QString anchor;
    bool shaded = false;
    QString small; ///< in small grey letters below the last column, such as a key
};

/// A table over the width of the page. Columns get the width of their longest content; where that is too much, the longest texts wrap, then
/// the letters become smaller, then words break: nothing is cut off. The head is repeated on every page.
class PrintTable final {
public:
    PrintTable(std::vector<Column> columns, double size = 8, double smallest = 5)
        : m_columns(std::move(columns)), m_size(size), m_smallest(smallest)
    {
    }

    void add(TableRow row) { m_rows.push_back(std::move(row)); }
    void add(const QStringList& texts);
    void band(const QString& text); ///< a line of its own across the table
    bool empty() const { return m_rows.empty(); }
    void draw(Flow& flow);

    double padding = 3; ///< left and right of a text
    bool verticals = false;
    bool head = true;

private:
    void fit(const Typeface& face, double width);
    bool fitAt(const Typeface& face, double width, bool breakWords);
    double headHeight() const;
    void drawHead(Flow& flow) const;
    void drawRow(Flow& flow, const TableRow& row) const;
    double rowHeight(const Typeface& face, const TableRow& row) const;
    QStringList smallLines(const Typeface& face, const TableRow& row) const;
    std::vector<QStringList> linesOf(const Typeface& face, const TableRow& row) const;
    FontStyle headStyle() const { return {m_size * 0.92, true}; }

    std::vector<Column> m_columns;
    std::vector<TableRow> m_rows;
    double m_size, m_smallest;
    std::vector<double> m_widths;
    std::vector<QStringList> m_headLines;
    bool m_groups = false;
};

} // namespace sp::ui
