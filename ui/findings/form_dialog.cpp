// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/findings/form_dialog.h"

#include "ui/findings/date_field.h"

#include <QCompleter>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace sp::ui {

FormDialog::FormDialog(const char* name, const QString& title, const QString& action, QWidget* parent)
    : QDialog(parent), m_top(new QVBoxLayout), m_form(new QFormLayout), m_refusal(new QLabel(this)),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Cancel, this)), m_action(m_buttons->addButton(action, QDialogButtonBox::AcceptRole))
{
    setObjectName(QLatin1String(name));
    setWindowTitle(title);
    setAttribute(Qt::WA_DeleteOnClose);
    m_action->setObjectName(QStringLiteral("carryOut"));
    m_action->setDefault(true);
    m_refusal->setObjectName(QStringLiteral("refusal"));
    m_refusal->setWordWrap(true);
    m_refusal->setTextFormat(Qt::PlainText);
    m_refusal->hide();
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(m_top);
    layout->addLayout(m_form, 1);
    layout->addWidget(m_refusal);
    layout->addWidget(m_buttons);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &FormDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &FormDialog::reject);
}

void FormDialog::addField(const char* name, const QString& label, QWidget* field)
{
    field->setObjectName(QLatin1String(name));
    field->setAccessibleName(QString(label).remove(u'&').remove(u':'));
    auto* box = new QWidget(this);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    auto* problem = new QLabel(box);
    problem->setObjectName(QLatin1String(name) + QStringLiteral("Problem"));
    problem->setWordWrap(true);
    problem->setTextFormat(Qt::PlainText);
    problem->hide();
    column->addWidget(field);
    column->addWidget(problem);
    // Lists grow with the dialog, lines of text do not.
    const bool grows = field->sizePolicy().verticalPolicy() & QSizePolicy::ExpandFlag;
    box->setSizePolicy(QSizePolicy::Expanding, grows ? QSizePolicy::Expanding : QSizePolicy::Fixed);
    auto* caption = new QLabel(label, this);
    QWidget* typedInto = field; // the letter of a label goes to what takes the keyboard
    while (typedInto->focusProxy())
        typedInto = typedInto->focusProxy();
    caption->setBuddy(typedInto);
    m_form->addRow(caption, box);
    m_problems.insert(field, problem);
    m_boxes.insert(field, box);
}

QLineEdit* FormDialog::addLine(const char* name, const QString& label, const QString& text, const QStringList& known)
{
    auto* line = new QLineEdit(text, this);
    if (!known.isEmpty()) {
        auto* completer = new QCompleter(known, line);
        completer->setCaseSensitivity(Qt::CaseInsensitive);
        completer->setFilterMode(Qt::MatchContains);
        line->setCompleter(completer);
    }
    addField(name, label, line);
    connect(line, &QLineEdit::textChanged, this, [this, line] { setProblem(line, {}); });
    return line;
}

QPlainTextEdit* FormDialog::addText(const char* name, const QString& label, const QString& text, int lines)
{
    auto* edit = new QPlainTextEdit(text, this);
    edit->setTabChangesFocus(true);
    edit->setFixedHeight(edit->fontMetrics().lineSpacing() * lines + 12);
    edit->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    addField(name, label, edit);
    connect(edit, &QPlainTextEdit::textChanged, this, [this, edit] { setProblem(edit, {}); });
    return edit;
}

DateField* FormDialog::addDate(const char* name, const QString& label, const QString& text, bool needed)
{
    auto* field = new DateField(label, needed, this);
    field->setText(text);
    addField(name, label, field);
    connect(field, &DateField::changed, this, [this, field] { setProblem(field, {}); });
    return field;
}

void FormDialog::addWide(QWidget* widget)
{
    m_form->addRow(widget);
}

void FormDialog::setShown(QWidget* field, bool shown)
{
    m_form->setRowVisible(m_boxes.value(field), shown);
}

void FormDialog::setProblem(QWidget* field, const QString& sentence)
{
    QLabel* label = m_problems.value(field);
    label->setText(sentence.isEmpty() ? QString() : QStringLiteral("⚠ ") + sentence);
    label->setVisible(!sentence.isEmpty());
    field->setAccessibleDescription(sentence);
    if (QWidget* inner = field->focusProxy())
        inner->setAccessibleDescription(sentence);
}

void FormDialog::requireText(QLineEdit* field, const QString& sentence)
{
    setProblem(field, field->text().trimmed().isEmpty() ? sentence : QString());
}

QString FormDialog::problemOf(const QWidget* field) const
{
    return field->accessibleDescription();
}

QString FormDialog::refusal() const
{
    return m_refusal->isHidden() ? QString() : m_refusal->text();
}

void FormDialog::refuse(const QString& sentence)
{
    m_refusal->setText(QStringLiteral("⚠ ") + sentence);
    m_refusal->setVisible(!sentence.isEmpty());
}

void FormDialog::accept()
{
    check();
    QWidget* first = nullptr; // the topmost field with a problem gets the keyboard
    for (auto it = m_problems.begin(); it != m_problems.end(); ++it) {
        auto* field = const_cast<QWidget*>(it.key());
        if (!problemOf(field).isEmpty() && (!first || m_boxes.value(field)->y() < m_boxes.value(first)->y()))
            first = field;
    }
    if (first) {
        first->setFocus();
        return;
    }
    const QString sentence = carryOut();
    refuse(sentence);
    if (sentence.isEmpty())
        QDialog::accept();
}

} // namespace sp::ui
