// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QHash>
#include <functional>

class QDialogButtonBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace sp::ui {

class DateField;

/// A dialog of labelled fields. What is wrong with a field is said below it and as its accessible description; the dialog closes only when
/// nothing is, and what it was opened for could be carried out.
class FormDialog : public QDialog {
    Q_OBJECT
public:
    /// `name`: object name of the dialog. `action`: what the button says that carries it out.
    FormDialog(const char* name, const QString& title, const QString& action, QWidget* parent);

    /// The sentence below a field; empty when it is accepted.
    QString problemOf(const QWidget* field) const;
    /// The sentence above the buttons: why the whole could not be carried out.
    QString refusal() const;
    QPushButton& actionButton() { return *m_action; }

    void accept() override;

protected:
    /// Looks at all fields and says what is wrong with them (setProblem).
    virtual void check() { }
    /// Does what the dialog is for; the sentence that refuses it, or empty.
    virtual QString carryOut() = 0;

    QVBoxLayout& top() { return *m_top; } ///< above the fields
    void addField(const char* name, const QString& label, QWidget* field);
    QLineEdit* addLine(const char* name, const QString& label, const QString& text = {}, const QStringList& known = {});
    QPlainTextEdit* addText(const char* name, const QString& label, const QString& text, int lines);
    DateField* addDate(const char* name, const QString& label, const QString& text, bool needed);
    /// A widget over the whole width, without a label of its own.
    void addWide(QWidget* widget);
    void setShown(QWidget* field, bool shown);
    void setProblem(QWidget* field, const QString& sentence);
    void requireText(QLineEdit* field, const QString& sentence);
    void refuse(const QString& sentence);

private:
    QVBoxLayout* m_top;
    QFormLayout* m_form;
    QLabel* m_refusal;
    QDialogButtonBox* m_buttons;
    QPushButton* m_action;
    QHash<const QWidget*, QLabel*> m_problems;
    QHash<const QWidget*, QWidget*> m_boxes; ///< a field with its problem
};

} // namespace sp::ui
