// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/findings/review_dialog.h"

#include "ui/findings/date_field.h"
#include "ui/findings/review_words.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace sp::ui {

ReviewDialog::ReviewDialog(const QString& finding, const Review* review, const QStringList& names, const QString& by, CarryOut carryOut,
                           QWidget* parent)
    : FormDialog("reviewDialog", tr("Review a finding"), tr("OK"), parent), m_carryOut(std::move(carryOut)), m_status(new QComboBox(this))
{
    auto* about = new QLabel(finding, this);
    about->setTextFormat(Qt::PlainText);
    about->setWordWrap(true);
    top().addWidget(about);
    for (const ReviewStatus s : {ReviewStatus::Open, ReviewStatus::InProgress, ReviewStatus::Answered, ReviewStatus::Closed})
        m_status->addItem(reviewText(s), static_cast<int>(s));
    m_status->setCurrentIndex(m_status->findData(static_cast<int>(statusOf(review))));
    addField("reviewStatus", tr("&Status"), m_status);
    m_assignee = addLine("reviewAssignee", tr("&Assigned to"), assigneeOf(review), names);
    m_due = addDate("reviewDue", tr("&Due"), review ? review->due.value_or(QString()) : QString(), false);
    if (review && !review->comments.empty()) {
        auto* thread = new QTextBrowser(this);
        thread->setTabChangesFocus(true);
        thread->setHtml(threadHtml(*review));
        addField("reviewThread", tr("Comments"), thread);
    }
    m_comment = addText("reviewComment", tr("&New comment"), {}, 3);
    m_by = addLine("reviewBy", tr("&Your name"), by, names);
    m_by->setPlaceholderText(tr("under comments; it is remembered"));
    resize(520, 420);
    m_status->setFocus();
}

ReviewWords ReviewDialog::words() const
{
    return {static_cast<ReviewStatus>(m_status->currentData().toInt()), m_assignee->text().trimmed(), m_due->text(),
            m_comment->toPlainText().trimmed(), m_by->text().trimmed()};
}

void ReviewDialog::check()
{
    setProblem(m_due, m_due->problem());
    const bool nameless = !words().comment.isEmpty() && words().by.isEmpty();
    setProblem(m_by, nameless ? tr("A comment needs the name of who says it.") : QString());
}

QString threadHtml(const Review& review)
{
    QString html;
    for (const Comment& c : review.comments)
        html += QStringLiteral("<p style='margin:2px 0'><b>%1</b> <span style='color:gray'>%2</span><br>%3</p>")
                    .arg(c.by.value_or(ReviewDialog::tr("somebody")).toHtmlEscaped(), c.date.value_or(QString()).toHtmlEscaped(),
                         c.text.value_or(QString()).toHtmlEscaped().replace(u'\n', QStringLiteral("<br>")));
    return html;
}

} // namespace sp::ui
