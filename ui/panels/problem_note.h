// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

class QAbstractItemView;
class QModelIndex;

namespace sp::ui {

/// The sentence that refuses a text, right below the cell that it was typed into (above it where there is no room).
class ProblemNote final : public QLabel {
    Q_OBJECT
public:
    explicit ProblemNote(QAbstractItemView& view);
    /// An empty sentence hides it.
    void say(const QModelIndex& cell, const QString& sentence);

private:
    QAbstractItemView& m_view;
};

} // namespace sp::ui
