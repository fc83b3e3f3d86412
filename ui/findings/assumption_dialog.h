// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/entities.h"
#include "ui/findings/form_dialog.h"

class QListWidget;

namespace sp::ui {

class ValueField;

/// Changes an assumption that was made: value, subjects, reason, name and date.
class AssumptionDialog final : public FormDialog {
    Q_OBJECT
public:
    using CarryOut = std::function<QString(const Assumption&)>;
    /// `nameOf` gives the names of subjects. Asserts that the assumption is about an entered fact.
    AssumptionDialog(const Assumption& assumption, Units units, const QStringList& names,
                     const std::function<QString(const QString&)>& nameOf, CarryOut carryOut, QWidget* parent);
    ValueField& valueField() { return *m_value; }

protected:
    void check() override;
    QString carryOut() override { return m_carryOut(assumption()); }

private:
    Assumption assumption() const;

    Assumption m_before;
    CarryOut m_carryOut;
    ValueField* m_value;
    QListWidget* m_subjects = nullptr; ///< none: it is about everything that has the fact
    QPlainTextEdit* m_reason;
    QLineEdit* m_by;
    DateField* m_date;
};

} // namespace sp::ui
