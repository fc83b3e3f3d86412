// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/import_account.h"

namespace sp {

// The account of an import in words, the same on the command line, in the window and in the report.

/// "repaired", "guessed", "doubtful", "left out", "worth knowing".
QString outcomeText(ImportOutcome outcome);
/// "3 things repaired, 2 guessed, 5 doubtful, 110 left out"; "nothing repaired, guessed, doubtful or left out".
QString sumsText(const AccountOutcomes& outcomes);
/// "77 doors: 70 have both sides known, 5 have one side known, 2 none"; "no doors".
QString doorsText(const FoundCounts& found);
/// "no room known on either side 5, doors in no wall 2"; empty when all doors have both.
QString unjoinedText(const FoundCounts& found);
/// "Model.ifc, IFC2X3, written by Tool 11.0".
QString importTitle(const Import& import);
/// "door 101A 2O2Fr$t4X7Zf8NOew3FL9r, #123 and 12 more"; `most` 0: all.
QString elementsText(const AccountLine& line, size_t most);

/// A column of the table of what was found.
struct FoundColumn {
    const char* key; ///< in JSON
    const char* head; ///< for people
    int (*count)(const FoundCounts&);
    bool always = false; ///< worth showing when it is 0 everywhere
};
const std::vector<FoundColumn>& foundColumns();

/// The account for a terminal: sums, a table of storeys, then each outcome's causes with up to three sentences and elements, or with all.
QByteArray importText(const ImportAccount& account, bool all);
/// "strikeplate.import/1" (resources/help/import-account.md).
QByteArray importJson(const std::vector<ImportAccount>& accounts);

} // namespace sp
