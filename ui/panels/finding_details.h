// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/check_runner.h"

#include <QDate>

namespace sp::ui {

/// A finding as rich text: what was observed and from where, what is required, the clause, what is missing and whom to ask, ways to mend, its
/// waiver with both values of each fact, and what people said. Values link to where they are changed: "fact:op-x#door.bottom_gap_in" (the id
/// of who has it, and the fact), "assumption:au-1".
/// `review`: of the newest plan, may be null. `today` decides about what is overdue.
QString findingHtml(const CheckResult& check, const Finding& finding, const Review* review = nullptr, const QDate& today = {});

} // namespace sp::ui
