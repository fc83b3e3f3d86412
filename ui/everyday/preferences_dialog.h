// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/everyday/preferences.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace sp::ui {

class LengthEdit;

/// What a person chooses for this computer. Values that cannot be read are told and keep the dialog open.
class PreferencesDialog final : public QDialog {
    Q_OBJECT
public:
    explicit PreferencesDialog(const PreferenceValues& values, QWidget* parent = nullptr);
    PreferenceValues values() const;

    void accept() override;

private:
    PreferenceValues m_before;
    QLineEdit* m_name;
    QComboBox *m_units, *m_appearance;
    LengthEdit *m_gridUs, *m_gridMetric;
    QSpinBox *m_snap, *m_font, *m_journal;
    QLabel* m_problem;
};

} // namespace sp::ui
