// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLineEdit;
class QListWidget;

namespace sp::ui {

class EntityGrid;

/// Which columns a grid shows: its own and any fact of its elements. Found by typing; checked ones are shown.
class ColumnChooser final : public QDialog {
    Q_OBJECT
public:
    ColumnChooser(const EntityGrid& grid, QWidget* parent);
    /// The columns that are checked now: those that were shown before in their order, then new ones.
    QStringList chosen() const;
    QListWidget& list() { return *m_list; }

private:
    void filter(const QString& text);

    QStringList m_before;
    QLineEdit* m_search;
    QListWidget* m_list;
};

} // namespace sp::ui
