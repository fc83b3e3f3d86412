// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tools/tool.h"

#include <QWidget>

class QAction;
class QLineEdit;
class QTreeWidget;
class QTreeWidgetItem;

namespace sp::ui {

/// What can be drawn and placed, by groups that fold, with a field to search. A click, or Return, starts the tool of a row; the one in use
/// has a mark and bold text.
class PalettePanel final : public QWidget {
    Q_OBJECT
public:
    explicit PalettePanel(QWidget* parent = nullptr);
    /// Adds rows with the actions that start them: one for each row, in the same order. A group is the heading of its rows.
    void addRows(std::span<const ToolRow> rows, const std::vector<QAction*>& actions);
    /// Groups that are folded, for the settings of the window.
    QStringList folded() const;
    void setFolded(const QStringList& groups);
    QSize sizeHint() const override { return {190, 400}; }

signals:
    /// A tool was started from here: the plan takes the keys now.
    void started();
    /// Groups were folded or unfolded, not by a search.
    void foldedChanged(const QStringList& groups);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QTreeWidgetItem* groupItem(const char* group);
    void run(QTreeWidgetItem* item);
    void filter(const QString& text);
    void mark(QTreeWidgetItem* item, const QAction& action);

    QLineEdit* m_search;
    QTreeWidget* m_tree;
    QStringList m_foldedBefore; ///< while somebody searches
    bool m_filling = false;
    bool m_keysShown = false;
};

} // namespace sp::ui
