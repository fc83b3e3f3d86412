// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/entities.h"
#include "ui/findings/form_dialog.h"

class QComboBox;

namespace sp::ui {

/// What a person says about a finding at one time.
struct ReviewWords {
    ReviewStatus status = ReviewStatus::Open;
    QString assignee, due, comment, by;
};

/// Status, assignee and due date of a finding, and its thread of comments with a new one.
class ReviewDialog final : public FormDialog {
    Q_OBJECT
public:
    using CarryOut = std::function<QString(const ReviewWords&)>;
    /// `review` may be null; `by` is the name that was remembered.
    ReviewDialog(const QString& finding, const Review* review, const QStringList& names, const QString& by, CarryOut carryOut,
                 QWidget* parent);
    ReviewWords words() const;

protected:
    void check() override;
    QString carryOut() override { return m_carryOut(words()); }

private:
    CarryOut m_carryOut;
    QComboBox* m_status;
    QLineEdit *m_assignee, *m_by;
    DateField* m_due;
    QPlainTextEdit* m_comment;
};

/// The comments of a review as rich text, oldest first; empty when there are none.
QString threadHtml(const Review& review);

} // namespace sp::ui
