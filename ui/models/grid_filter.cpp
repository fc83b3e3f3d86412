// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/grid_filter.h"

#include "core/schedule/natural_order.h"
#include "ui/models/entity_grid.h"

namespace sp::ui {

GridFilter::GridFilter(QObject* parent) : QSortFilterProxyModel(parent)
{
    setSortRole(EntityGrid::SortRole);
}

void GridFilter::setText(const QString& text)
{
    if (m_text == text.trimmed())
        return;
    m_text = text.trimmed();
    invalidateFilter();
}

void GridFilter::setColumnText(int column, const QString& text)
{
    if (m_columns.value(column) == text.trimmed())
        return;
    if (text.trimmed().isEmpty())
        m_columns.remove(column);
    else
        m_columns.insert(column, text.trimmed());
    invalidateFilter();
}

void GridFilter::clearColumns()
{
    if (m_columns.isEmpty())
        return;
    m_columns.clear();
    invalidateFilter();
}

bool GridFilter::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    const auto has = [&](int column, const QString& text) {
        return sourceModel()->index(row, column, parent).data().toString().contains(text, Qt::CaseInsensitive);
    };
    for (auto it = m_columns.cbegin(); it != m_columns.cend(); ++it)
        if (!has(it.key(), it.value()))
            return false;
    if (m_text.isEmpty())
        return true;
    const int columns = sourceModel()->columnCount(parent);
    for (int c = 0; c < columns; ++c)
        if (has(c, m_text))
            return true;
    return false;
}

bool GridFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    const QVariant a = left.data(sortRole()), b = right.data(sortRole());
    const bool textA = a.userType() == QMetaType::QString, textB = b.userType() == QMetaType::QString;
    if (!textA && !textB)
        return a.toDouble() < b.toDouble();
    if (textA != textB)
        return textB; // numbers before texts: what is not known, last
    const QString x = a.toString(), y = b.toString();
    if (x.isEmpty() != y.isEmpty())
        return y.isEmpty();
    return naturalLess(x, y);
}

} // namespace sp::ui
