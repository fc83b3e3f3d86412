// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/findings/value_field.h"

#include "ui/document/fact_edit.h"
#include "ui/models/properties.h"

#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

namespace sp::ui {

namespace {

// Texts show a length in both systems: either may be typed in any plan.
QString exampleOf(const Field& f)
{
    if (f.type == FieldType::Int)
        return ValueField::tr("a whole number");
    if (f.type == FieldType::Texts)
        return ValueField::tr("texts such as [\"a\", \"b\"]");
    if (f.type != FieldType::Quantity)
        return {};
    const UnitInfo* unit = unitByName(QLatin1String(f.unit));
    if (unit && unit->dim == Dim::Length)
        return ValueField::tr("such as 3/4 in or 19 mm");
    return f.unit[0] ? ValueField::tr("such as 1 %1").arg(QLatin1String(f.unit)) : ValueField::tr("a number");
}

} // namespace

ValueField::ValueField(const Field& field, QWidget* parent) : QWidget(parent), m_field(field)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    QWidget* editor = nullptr;
    if (field.type == FieldType::Bool || field.type == FieldType::Word) {
        m_choice = new QComboBox(this);
        m_choice->setPlaceholderText(tr("Choose…"));
        const QStringList words = field.type == FieldType::Bool ? QStringList{tr("yes"), tr("no")} : wordList(field.words);
        for (const QString& word : words)
            m_choice->addItem(QString(word).replace(u'_', u' '));
        m_choice->setCurrentIndex(-1);
        connect(m_choice, &QComboBox::currentIndexChanged, this, &ValueField::changed);
        editor = m_choice;
    } else if (field.type == FieldType::Set) {
        m_checks = new QListWidget(this);
        const auto add = [&](const QString& text) {
            auto* item = new QListWidgetItem(text, m_checks);
            item->setCheckState(Qt::Unchecked);
        };
        add(tr("none of these"));
        for (const QString& word : wordList(field.words))
            add(QString(word).replace(u'_', u' '));
        m_checks->setFixedHeight((fontMetrics().height() + 6) * std::min(m_checks->count(), 5) + 6);
        connect(m_checks, &QListWidget::itemChanged, this, &ValueField::changed);
        editor = m_checks;
    } else {
        m_line = new QLineEdit(this);
        m_line->setPlaceholderText(exampleOf(field));
        connect(m_line, &QLineEdit::textChanged, this, &ValueField::changed);
        editor = m_line;
    }
    editor->setObjectName(QStringLiteral("valueEditor"));
    editor->setAccessibleName(factTitle(QLatin1String(field.noun), QLatin1String(field.fact)));
    layout->addWidget(editor);
    setFocusProxy(editor);
}

QString ValueField::text() const
{
    if (m_line)
        return m_line->text().trimmed();
    if (m_choice)
        return m_choice->currentText();
    QStringList words;
    for (int i = 1; i < m_checks->count(); ++i)
        if (m_checks->item(i)->checkState() == Qt::Checked)
            words += wordAt(m_field.words, i - 1);
    return words.isEmpty() && m_checks->item(0)->checkState() != Qt::Checked ? QString()
                                                                             : QStringLiteral("[%1]").arg(words.join(QStringLiteral(", ")));
}

Result<Value> ValueField::value() const
{
    if (text().isEmpty())
        return Error{ErrorCode::Value, m_line ? tr("Expected a value, %1.").arg(exampleOf(m_field)) : tr("Choose a value."), {}};
    if (m_checks && m_checks->item(0)->checkState() == Qt::Checked && text() != QStringLiteral("[]"))
        return Error{ErrorCode::Value, tr("Expected “none of these” alone, or others without it."), {}};
    return readFact(m_field, text());
}

void ValueField::setText(const QString& text)
{
    if (m_line)
        m_line->setText(text);
    else if (m_choice)
        m_choice->setCurrentIndex(m_choice->findText(QString(text).replace(u'_', u' ')));
    else if (const auto v = readFact(m_field, text))
        for (int i = 0; i < m_checks->count(); ++i) {
            const quint64 bits = std::get<WordSet>(v.value()).bits;
            m_checks->item(i)->setCheckState((i == 0 ? bits == 0 : (bits >> (i - 1) & 1)) ? Qt::Checked : Qt::Unchecked);
        }
}

} // namespace sp::ui
