// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/failure/failure_panel.h"

namespace sp::ui {

FailurePanel::FailurePanel(QWidget* parent) : PagedPanel(QStringLiteral("failure"), tr("Pages about failures"), parent) { }

} // namespace sp::ui
