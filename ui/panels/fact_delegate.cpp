// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/fact_delegate.h"

#include "ui/models/properties_model.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPersistentModelIndex>

namespace sp::ui {

namespace {

const Field* fieldAt(const QModelIndex& index)
{
    const QVariant v = index.data(PropertiesModel::FieldRole);
    return v.isValid() ? &fieldOf(static_cast<FieldId>(v.toUInt())) : nullptr;
}

QString exampleOf(const Field& f)
{
    switch (f.type) {
    case FieldType::Quantity:
        return f.unit[0] ? FactDelegate::tr("such as 36 %1").arg(QLatin1String(f.unit)) : FactDelegate::tr("a number");
    case FieldType::Int: return FactDelegate::tr("a whole number");
    case FieldType::Set: return FactDelegate::tr("such as [%1]").arg(wordAt(f.words, 0));
    default: return {};
    }
}

} // namespace

QWidget* FactDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex& index) const
{
    const Field* f = fieldAt(index);
    const auto* properties = qobject_cast<const PropertiesModel*>(index.model());
    const Property* p = properties ? properties->property(index) : nullptr;
    const bool refers = p && p->refers != Property::Refers::Nothing;
    if (refers || (f && (f->type == FieldType::Bool || f->type == FieldType::Word))) {
        auto* combo = new QComboBox(parent);
        combo->setObjectName(QStringLiteral("factEditor"));
        combo->addItem(refers ? tr("(none)") : tr("(not entered)"), QString());
        if (refers) {
            for (const auto& [id, text] : p->choices)
                combo->addItem(text, id);
            combo->view()->setMinimumWidth(combo->view()->sizeHintForColumn(0) + 30);
        } else if (f->type == FieldType::Bool) {
            combo->addItem(tr("yes"), tr("yes"));
            combo->addItem(tr("no"), tr("no"));
        } else {
            for (const QString& word : wordList(f->words)) {
                const QString text = QString(word).replace(u'_', u' ');
                combo->addItem(text, text);
            }
        }
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
    if (f)
        line->setPlaceholderText(exampleOf(*f));
    const QPersistentModelIndex at(index);
    connect(line, &QLineEdit::textEdited, this, [this, line, at](const QString& text) {
        const auto* model = qobject_cast<const PropertiesModel*>(at.model());
        const QString sentence = model ? model->problemOf(at, text) : QString();
        line->setStyleSheet(sentence.isEmpty() ? QString() : QStringLiteral("QLineEdit { border: 2px solid #c62828; }"));
        line->setProperty("problem", sentence);
        emit problem(sentence);
    });
    return line;
}

// Of a value the beginning says most; of a label the end often does.
void FactDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->textElideMode = Qt::ElideRight;
}

void FactDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const
{
    const QString text = index.data(Qt::EditRole).toString();
    if (auto* combo = qobject_cast<QComboBox*>(editor))
        combo->setCurrentIndex(std::max(0, combo->findData(text)));
    else if (auto* line = qobject_cast<QLineEdit*>(editor); line && line->text().isEmpty())
        line->setText(text);
}

void FactDelegate::setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const
{
    const auto* combo = qobject_cast<QComboBox*>(editor);
    const auto* line = qobject_cast<QLineEdit*>(editor);
    const QString text = combo ? combo->currentData().toString() : line ? line->text() : QString();
    emit problem({});
    // An unchanged text is no entry: a value from the type stays one from the type.
    if (text != index.data(Qt::EditRole).toString() && qobject_cast<const PropertiesModel*>(model)->problemOf(index, text).isEmpty())
        model->setData(index, text);
}

QSize FactDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QSize size = QStyledItemDelegate::sizeHint(option, index);
    return {size.width(), std::max(size.height(), option.fontMetrics.height() + 6)};
}

bool FactDelegate::eventFilter(QObject* object, QEvent* event)
{
    const auto* line = qobject_cast<QLineEdit*>(object);
    if (line && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const QString sentence = line->property("problem").toString();
        if (key == Qt::Key_Escape)
            emit problem({});
        else if ((key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Tab) && !sentence.isEmpty()) {
            emit problem(sentence);
            return true;
        }
    }
    return QStyledItemDelegate::eventFilter(object, event);
}

} // namespace sp::ui
