// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/findings/finding_work.h"
#include "ui/findings/register_panel.h"

namespace sp::ui {

/// Every waiver of the plan with what has become of it: those that hold, that are stale, expired or used by no finding. Follows the document.
RegisterPanel* makeWaiversPanel(FindingWork& work, QWidget* parent);
/// The rows of that register; what the newest check has not judged yet says so.
std::vector<RegisterRow> waiverRows(const Document& document);

/// Every assumption of the plan with whether it was used. Follows the document.
RegisterPanel* makeAssumptionsPanel(FindingWork& work, QWidget* parent);
std::vector<RegisterRow> assumptionRows(const Document& document);

} // namespace sp::ui
