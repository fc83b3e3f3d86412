// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schedule/schedule.h"
#include "ui/print/flow.h"

namespace sp::ui {

/// "SGL", "PR", "PR UNEQ", "PR DE" for the enumeration of the tables.
QString leavesCode(const QString& leaves);
/// "SINGLE DOOR", "PAIR OF DOORS", ...
QString openingWords(const OpeningRow& opening);
/// "FS", "FSE", "FS/FSE"; "NOT KNOWN" where a lock has no known fail state.
QString failCode(const QStringList& states);

/// Codes with their meaning in columns; codes that have no meaning in the table of abbreviations are left out.
void drawLegend(Flow& flow, const QString& title, QStringList codes, int columns);
/// Every code that the rows of a door schedule use.
QStringList codesOf(const Schedule& schedule);

} // namespace sp::ui
