// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/cell_editing.h"

#include <QAbstractProxyModel>

namespace sp::ui {

std::pair<CellEditing*, QModelIndex> editingAt(const QModelIndex& index)
{
    QModelIndex at = index;
    while (const auto* proxy = qobject_cast<const QAbstractProxyModel*>(at.model()))
        at = proxy->mapToSource(at);
    // Views and delegates hand indexes of const models around; the editing of a cell is the one change that comes back through them.
    return {dynamic_cast<CellEditing*>(const_cast<QAbstractItemModel*>(at.model())), at};
}

} // namespace sp::ui
