// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/findings/review_words.h"

#include "core/schedule/natural_order.h"

#include <QCoreApplication>
#include <QSet>

namespace sp::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Review", text);
}

QDate dueOf(const Review* review)
{
    return review && review->due ? QDate::fromString(*review->due, Qt::ISODate) : QDate();
}

} // namespace

QString reviewText(ReviewStatus status)
{
    switch (status) {
    case ReviewStatus::Open: return tr("open");
    case ReviewStatus::InProgress: return tr("in progress");
    case ReviewStatus::Answered: return tr("answered");
    case ReviewStatus::Closed: return tr("closed");
    }
    return {};
}

ReviewStatus statusOf(const Review* review)
{
    return review ? review->status.value_or(ReviewStatus::Open) : ReviewStatus::Open;
}

QString assigneeOf(const Review* review)
{
    return review ? review->assignee.value_or(QString()) : QString();
}

bool isOverdue(const Review* review, const QDate& today)
{
    const QDate due = dueOf(review);
    const ReviewStatus status = statusOf(review);
    return due.isValid() && due < today && status != ReviewStatus::Answered && status != ReviewStatus::Closed;
}

QString dueText(const Review* review, const QDate& today)
{
    if (!review || !review->due)
        return {};
    const QDate due = dueOf(review);
    if (isOverdue(review, today)) {
        const qint64 days = due.daysTo(today);
        return days == 1 ? tr("%1, overdue by 1 day").arg(*review->due)
                         : tr("%1, overdue by %2 days").arg(*review->due, QString::number(days));
    }
    return due == today ? tr("%1, due today").arg(*review->due) : *review->due;
}

QStringList knownNames(const Project& project)
{
    QSet<QString> names;
    const auto add = [&](const std::optional<QString>& name) {
        if (name && !name->trimmed().isEmpty())
            names.insert(name->trimmed());
    };
    for (const auto& r : project.reviews) {
        add(r->assignee);
        for (const Comment& c : r->comments)
            add(c.by);
    }
    for (const auto& w : project.waivers) {
        add(w->requestedBy);
        add(w->grantedBy);
    }
    for (const auto& a : project.assumptions)
        add(a->by);
    add(project.settings.author);
    QStringList list(names.begin(), names.end());
    std::sort(list.begin(), list.end(), naturalLess);
    return list;
}

} // namespace sp::ui
