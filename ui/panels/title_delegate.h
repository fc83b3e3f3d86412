// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

class QTreeView;

namespace sp::ui {

/// Titles in the first column of a tree that are wrapped instead of cut off: a line is as high as its title needs at the width of the column.
class TitleDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit TitleDelegate(QTreeView& view);
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    QTreeView& m_view;
};

} // namespace sp::ui
