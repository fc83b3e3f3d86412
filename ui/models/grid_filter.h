// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QSortFilterProxyModel>

namespace sp::ui {

/// The rows of a grid that contain a text in any column and each column's own text in it, as people sort marks: 2 before 10, what is not
/// known last.
class GridFilter final : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit GridFilter(QObject* parent = nullptr);
    void setText(const QString& text);
    /// By the place of the column; an empty text lets everything through.
    void setColumnText(int column, const QString& text);
    QString columnText(int column) const { return m_columns.value(column); }
    void clearColumns();
    bool isFiltered() const { return !m_text.isEmpty() || !m_columns.isEmpty(); }

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    QString m_text;
    QHash<int, QString> m_columns;
};

} // namespace sp::ui
