// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/title_delegate.h"

#include <QHeaderView>
#include <QTreeView>

namespace sp::ui {

TitleDelegate::TitleDelegate(QTreeView& view) : QStyledItemDelegate(&view), m_view(view)
{
    view.setUniformRowHeights(false);
    view.setWordWrap(true);
    connect(view.header(), &QHeaderView::sectionResized, this, [this](int section) {
        if (section == 0)
            emit sizeHintChanged({}); // at another width other titles are wrapped
    });
}

QSize TitleDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QSize one = QStyledItemDelegate::sizeHint(option, index);
    const int line = std::max(one.height(), option.fontMetrics.height() + 6);
    const QModelIndex parent = index.parent();
    if (!parent.isValid())
        return {one.width(), line}; // the title of a group goes over all columns
    const int margin = 2 * (m_view.style()->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, &m_view) + 1);
    const int width = m_view.columnWidth(0) - 2 * m_view.indentation() - margin;
    const QRect text = option.fontMetrics.boundingRect(QRect(0, 0, std::max(width, 40), 10000), Qt::TextWordWrap, index.data().toString());
    return {one.width(), std::max(line, text.height() + 6)};
}

} // namespace sp::ui
