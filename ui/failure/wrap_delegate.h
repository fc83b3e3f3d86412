// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

class QTreeView;

namespace sp::ui {

/// Sentences in one column of a tree, wrapped instead of cut off.
class WrapDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    WrapDelegate(QTreeView& view, int column);
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    QTreeView& m_view;
    int m_column;
};

} // namespace sp::ui
