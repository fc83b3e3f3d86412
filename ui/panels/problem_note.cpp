// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/problem_note.h"

#include <QAbstractItemView>
#include <QAccessible>

namespace sp::ui {

ProblemNote::ProblemNote(QAbstractItemView& view) : QLabel(view.viewport()), m_view(view)
{
    setWordWrap(true);
    setTextFormat(Qt::PlainText);
    setStyleSheet(QStringLiteral("QLabel { background: #c62828; color: white; padding: 4px; }"));
    setAccessibleName(tr("Problem with this value"));
    hide();
}

void ProblemNote::say(const QModelIndex& cell, const QString& sentence)
{
    setText(sentence);
    setVisible(!sentence.isEmpty());
    if (sentence.isEmpty())
        return;
    const QRect field = m_view.visualRect(cell);
    const QRect room = m_view.viewport()->rect();
    const int width = std::min(room.width() - 4, std::max(260, fontMetrics().horizontalAdvance(sentence) + 16));
    const int height = heightForWidth(width);
    const int left = std::clamp(field.left(), 2, std::max(2, room.width() - width - 2));
    int top = field.isValid() ? field.bottom() + 2 : 2;
    if (top + height > room.bottom() && field.top() - height - 2 >= 0)
        top = field.top() - height - 2;
    setGeometry(left, top, width, height);
    raise();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

} // namespace sp::ui
