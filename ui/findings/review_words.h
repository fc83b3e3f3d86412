// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/project.h"

#include <QDate>

namespace sp::ui {

/// "open", "in progress", "answered", "closed".
QString reviewText(ReviewStatus status);
ReviewStatus statusOf(const Review* review);
/// The assignee of a review; empty for nobody.
QString assigneeOf(const Review* review);
/// Due before that day and neither answered nor closed.
bool isOverdue(const Review* review, const QDate& today);
/// "2026-04-10", "2026-04-10, overdue by 3 days", "2026-04-10, due today"; a date that is none stays as it was written.
QString dueText(const Review* review, const QDate& today);

/// People that the plan names as assignees, authors, grantors and the like, each once, in order.
QStringList knownNames(const Project& project);

} // namespace sp::ui
