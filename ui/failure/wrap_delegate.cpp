// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/failure/wrap_delegate.h"

#include <QHeaderView>
#include <QTreeView>

namespace sp::ui {

WrapDelegate::WrapDelegate(QTreeView& view, int column) : QStyledItemDelegate(&view), m_view(view), m_column(column)
{
    view.setUniformRowHeights(false);
    view.setWordWrap(true);
    view.setTextElideMode(Qt::ElideNone);
    connect(view.header(), &QHeaderView::sectionResized, this, [this](int section) {
        if (section == m_column)
            emit sizeHintChanged({}); // at another width other sentences are wrapped
    });
}

QSize WrapDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QSize one = QStyledItemDelegate::sizeHint(option, index);
    const int line = std::max(one.height(), option.fontMetrics.height() + 4);
    if (index.column() != m_column)
        return {one.width(), line};
    int depth = m_view.rootIsDecorated() ? 1 : 0;
    for (QModelIndex up = index.parent(); up.isValid(); up = up.parent())
        ++depth;
    const bool indented = m_view.header()->logicalIndex(0) == m_column || m_view.treePosition() == m_column;
    const int margin = 2 * (m_view.style()->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, &m_view) + 1);
    const int width = m_view.columnWidth(m_column) - (indented ? depth * m_view.indentation() : 0) - margin;
    QFontMetrics metrics = option.fontMetrics;
    if (const QVariant font = index.data(Qt::FontRole); font.isValid())
        metrics = QFontMetrics(font.value<QFont>());
    const QRect text = metrics.boundingRect(QRect(0, 0, std::max(width, 60), 10000), Qt::TextWordWrap, index.data().toString());
    return {one.width(), std::max(line, text.height() + 4)};
}

} // namespace sp::ui
