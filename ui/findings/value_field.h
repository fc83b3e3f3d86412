// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/field.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QListWidget;

namespace sp::ui {

/// The editor that fits a fact: a list for yes/no and words, check boxes for sets of words, text with a unit of either system for the rest.
class ValueField final : public QWidget {
    Q_OBJECT
public:
    explicit ValueField(const Field& field, QWidget* parent = nullptr);
    /// The value as chosen or typed; the error is the sentence for the field.
    Result<Value> value() const;
    /// Chooses or types a value for a person or a test, as readFact() takes it; a set as "[a, b]".
    void setText(const QString& text);
    QString text() const;

signals:
    void changed();

private:
    const Field& m_field;
    QComboBox* m_choice = nullptr;
    QLineEdit* m_line = nullptr;
    QListWidget* m_checks = nullptr; ///< first "none of these", then the words
};

} // namespace sp::ui
