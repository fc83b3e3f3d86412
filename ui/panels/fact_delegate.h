// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace sp::ui {

/// Editors of cells that are values of the plan (models/cell_editing.h): choices as lists, several of them as boxes, everything else as text that is checked while
/// it is typed. A text that is refused stays with its sentence until it is mended, also when the field is left; Escape gives the old
/// value back.
class FactDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

signals:
    /// Empty when what is typed is accepted.
    void problem(const QModelIndex& index, const QString& sentence) const;

protected:
    bool eventFilter(QObject* object, QEvent* event) override;
};

} // namespace sp::ui
