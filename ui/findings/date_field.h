// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;

namespace sp::ui {

/// A date, typed as 2026-04-10 or picked from a calendar.
class DateField final : public QWidget {
    Q_OBJECT
public:
    /// `label`: what the date is of, for the accessible names of line and button. `needed`: no date is refused.
    DateField(const QString& label, bool needed, QWidget* parent = nullptr);
    QString text() const; ///< as typed, trimmed
    void setText(const QString& text);
    /// The sentence that refuses what is typed, or empty.
    QString problem() const;
    QLineEdit& line() { return *m_line; }

signals:
    void changed();

private:
    void showCalendar(QWidget* below);

    bool m_needed;
    QLineEdit* m_line;
};

} // namespace sp::ui
