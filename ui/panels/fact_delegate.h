// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace sp::ui {

/// Editors of the Properties panel: yes/no and words as lists, everything else as text that is checked while it is typed. A text that is
/// refused stays in the field with its sentence; Escape gives the old value back.
class FactDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

signals:
    /// Empty when what is typed is accepted.
    void problem(const QString& sentence) const;

protected:
    bool eventFilter(QObject* object, QEvent* event) override;
};

} // namespace sp::ui
