// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/findings/form_dialog.h"
#include "ui/findings/many_subjects.h"
#include "ui/findings/what_if.h"

#include <QPointer>

class QCheckBox;
class QComboBox;
class QListWidget;
class QTimer;

namespace sp::ui {

class ValueField;

/// How a value is given for many subjects.
enum class ManyWay { Each, Types, Assume, Set };

/// What was asked for.
struct ManyWords {
    ManyWay way = ManyWay::Each;
    QStringList subjects; ///< ids of subjects, or of types; empty for an assumption about all that ever have the fact
    std::optional<Value> value;
    QString set; ///< id, for ManyWay::Set
    QString reason, by, date;
};

/// Asks for one value for many subjects: which of them, entered or assumed, and shows what that does to the findings.
class EnterManyDialog final : public FormDialog {
    Q_OBJECT
public:
    /// The change that the words ask for; the error is the sentence that refuses them.
    using Change = std::function<Result<Patch>(const Project&, const ManyWords&)>;
    using CarryOut = std::function<QString(const ManyWords&)>;
    EnterManyDialog(Document& document, WhatIf& whatIf, ManySubjects many, ManyWay way, const QString& by, Change change, CarryOut carryOut,
                    QWidget* parent);
    ~EnterManyDialog() override;
    ManyWords words() const;
    ValueField* valueField() { return m_value; }
    bool isAnswered() const { return m_answered; }

protected:
    void check() override;
    QString carryOut() override { return m_carryOut(words()); }

private:
    ManyWay way() const;
    void fillSubjects();
    void fitWay();
    void preview();
    QString countText() const;
    void checkAll(bool checked);

    Document& m_document;
    QPointer<WhatIf> m_whatIf; ///< it may go first when the window does
    ManySubjects m_many;
    Change m_change;
    CarryOut m_carryOut;
    QComboBox* m_way;
    ValueField* m_value = nullptr;
    QComboBox* m_set = nullptr;
    QWidget* m_list; ///< subjects with their two buttons
    QListWidget* m_subjects;
    QCheckBox* m_later;
    QPlainTextEdit* m_reason;
    QLineEdit* m_by;
    DateField* m_date;
    QLabel* m_preview;
    QTimer* m_soon; ///< typing is not a question yet
    bool m_answered = false;
};

} // namespace sp::ui
