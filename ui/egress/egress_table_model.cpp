// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/egress/egress_table_model.h"

#include "ui/models/entity_grid.h"

#include <QFont>
#include <QGuiApplication>

namespace sp::ui {

void EgressTableModel::set(EgressTable table)
{
    beginResetModel();
    m_table = std::move(table);
    endResetModel();
}

void EgressTableModel::setStale(bool stale)
{
    if (stale == m_stale)
        return;
    m_stale = stale;
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1), {Qt::ForegroundRole});
}

int EgressTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.rows.size());
}

int EgressTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.columns.size());
}

QVariant EgressTableModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const EgressRow& row = m_table.rows[static_cast<size_t>(index.row())];
    const auto column = static_cast<size_t>(index.column());
    const EgressCell& cell = row.cells[column];
    switch (role) {
    case Qt::DisplayRole: return cell.shown();
    case Qt::ToolTipRole:
        return cell.before.isEmpty() ? cell.shown() : tr("%1; at F0, with nothing failed: %2").arg(cell.text, cell.before);
    case EntityGrid::SortRole: return cell.sort.isValid() ? cell.sort : QVariant(cell.text);
    case EntityGrid::IdRole: return row.id;
    case Qt::ForegroundRole: return m_stale ? QVariant(QGuiApplication::palette().color(QPalette::Disabled, QPalette::Text)) : QVariant();
    case Qt::FontRole:
        if (!cell.before.isEmpty()) {
            QFont font;
            font.setBold(true);
            return font;
        }
        return {};
    default: return {};
    }
}

QVariant EgressTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const EgressTable::Column& column = m_table.columns[static_cast<size_t>(section)];
    if (role == Qt::DisplayRole)
        return column.title;
    if (role == Qt::ToolTipRole && !column.tip.isEmpty())
        return column.tip;
    return {};
}

} // namespace sp::ui
