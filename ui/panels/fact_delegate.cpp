// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/fact_delegate.h"

#include "ui/models/cell_editing.h"
#include "ui/panels/words_editor.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPersistentModelIndex>

namespace sp::ui {

namespace {

QString problemAt(const QModelIndex& index, const QString& text)
{
    const auto [model, at] = editingAt(index);
    return model ? model->problemOf(at, text) : QString();
}

void markBad(QLineEdit& line, const QString& sentence)
{
    line.setStyleSheet(sentence.isEmpty() ? QString() : QStringLiteral("QLineEdit { border: 2px solid #c62828; }"));
    line.setProperty("problem", sentence);
    line.setAccessibleDescription(sentence);
}

QComboBox* makeList(QWidget* parent, const ValueEditor& how)
{
    auto* combo = new QComboBox(parent);
    if (!how.required)
        combo->addItem(FactDelegate::tr("(not entered)"), QString());
    for (const ValueEditor::Choice& choice : how.choices)
        combo->addItem(choice.shown, choice.text);
    combo->view()->setMinimumWidth(combo->view()->sizeHintForColumn(0) + 30);
    combo->setMaxVisibleItems(20);
    return combo;
}

} // namespace

QWidget* FactDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex& index) const
{
    const auto [model, at] = editingAt(index);
    const ValueEditor how = model ? model->editorAt(at) : ValueEditor();
    const QString name = model ? model->nameAt(at) : QString();
    if (how.several) {
        auto* words = new WordsEditor(how.choices, parent);
        words->setObjectName(QStringLiteral("factEditor"));
        words->setAccessibleName(name);
        return words;
    }
    if (how.choose) {
        QComboBox* combo = makeList(parent, how);
        combo->setObjectName(QStringLiteral("factEditor"));
        combo->setAccessibleName(name);
        // Choosing is enough: no second step to leave the field.
        connect(combo, &QComboBox::activated, this, [this, combo] {
            auto* self = const_cast<FactDelegate*>(this);
            emit self->commitData(combo);
            emit self->closeEditor(combo);
        });
        return combo;
    }
    auto* line = new QLineEdit(parent);
    line->setObjectName(QStringLiteral("factEditor"));
    line->setAccessibleName(name);
    line->setPlaceholderText(how.example);
    const QPersistentModelIndex cell(index);
    connect(line, &QLineEdit::textChanged, this, [this, line, cell](const QString& text) {
        if (!line->isModified() && line->property("problem").toString().isEmpty() && text == cell.data(Qt::EditRole).toString()
            && problemAt(cell, text).isEmpty())
            return; // it was filled, nobody typed
        const QString sentence = problemAt(cell, text);
        markBad(*line, sentence);
        emit problem(cell, sentence);
    });
    return line;
}

// Of a value the beginning says most; of a label the end often does. A value stays on one line.
void FactDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->textElideMode = Qt::ElideRight;
    option->features &= ~QStyleOptionViewItem::WrapText;
}

void FactDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const
{
    const QString text = index.data(Qt::EditRole).toString();
    if (auto* words = qobject_cast<WordsEditor*>(editor)) {
        words->setText(text);
    } else if (auto* combo = qobject_cast<QComboBox*>(editor)) {
        // A value that is none of the choices, or several values, is shown and stays until something is chosen.
        const int at = text.isEmpty() && !index.data(Qt::DisplayRole).toString().isEmpty() ? -1 : combo->findData(text);
        combo->setPlaceholderText(index.data(Qt::DisplayRole).toString());
        combo->setCurrentIndex(at);
    } else if (auto* line = qobject_cast<QLineEdit*>(editor); line && line->text().isEmpty()) {
        line->setText(text);
    }
}

void FactDelegate::setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const
{
    const auto* combo = qobject_cast<QComboBox*>(editor);
    const auto* line = qobject_cast<QLineEdit*>(editor);
    const auto* words = qobject_cast<WordsEditor*>(editor);
    if ((combo && combo->currentIndex() < 0) || (words && !words->isTouched()))
        return;
    const QString text = combo ? combo->currentData().toString() : line ? line->text() : words ? words->text() : QString();
    const auto [values, at] = editingAt(index);
    if (!values)
        return;
    if (const QString sentence = values->problemOf(at, text); !sentence.isEmpty()) {
        values->keepDraft(at, text);
        emit problem(index, sentence);
        return;
    }
    emit problem(index, {});
    // An unchanged text is no entry: a value from the type stays one from the type.
    if (text != index.data(Qt::EditRole).toString())
        model->setData(index, text);
}

void FactDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    if (auto* words = qobject_cast<WordsEditor*>(editor))
        words->placeAt(option.rect);
    else
        QStyledItemDelegate::updateEditorGeometry(editor, option, index);
}

QSize FactDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QSize size = QStyledItemDelegate::sizeHint(option, index);
    return {size.width(), std::max(size.height(), option.fontMetrics.height() + 6)};
}

bool FactDelegate::eventFilter(QObject* object, QEvent* event)
{
    auto* line = qobject_cast<QLineEdit*>(object);
    if (line && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const QString sentence = line->property("problem").toString();
        if (key == Qt::Key_Escape) {
            auto* view = qobject_cast<QAbstractItemView*>(parent());
            for (QWidget* w = line->parentWidget(); w && !view; w = w->parentWidget())
                view = qobject_cast<QAbstractItemView*>(w);
            if (const QModelIndex current = view ? view->currentIndex() : QModelIndex(); current.isValid()) {
                if (const auto [values, at] = editingAt(current); values)
                    values->keepDraft(at, {});
                emit problem(current, {});
            }
        } else if ((key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Tab || key == Qt::Key_Backtab) && !sentence.isEmpty()) {
            return true; // the sentence stands below the field
        }
    }
    return QStyledItemDelegate::eventFilter(object, event);
}

} // namespace sp::ui
