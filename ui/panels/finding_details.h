// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/check_runner.h"

namespace sp::ui {

/// A finding as rich text: what was observed and from where, what is required, the clause, what is missing and whom to ask, ways to mend.
QString findingHtml(const CheckResult& check, const Finding& finding);

} // namespace sp::ui
