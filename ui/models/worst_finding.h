// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/assessment.h"
#include "ui/document/entity_ref.h"
#include "ui/print/plan_symbols.h"

namespace sp::ui {

/// The sign of a finding: by severity for a fail, the question mark for an undecided one. None where nobody has to act: waived, or
/// undecided for want of an engine or of what only the site can tell.
Marker markerOf(const Finding& finding);
/// The sign with which a finding is listed, whether somebody has to act or not.
Marker signOf(const Finding& finding);
/// "Violation", "Warning", "Advisory", "Undecided"; waived ones say so.
QString wordOf(const Finding& finding);
QString wordOf(Marker marker);

/// The worst marker of every entity that has one, by its id; leaves and items count for their opening.
QHash<QString, Marker> markersOf(const Project& project, const Assessment& assessment);
/// Findings of an entity or its parts, the worst first, at most so many.
std::vector<const Finding*> findingsOf(const Assessment& assessment, const QString& entity, size_t most);

/// Counts for people: what the status bar and the summary say.
struct Counts {
    int violations = 0, warnings = 0, advisories = 0; ///< open fails
    int undecided = 0; ///< that somebody can decide now
    int later = 0; ///< undecided: site facts or no engine yet
    int waived = 0;
};
Counts countsOf(const Assessment& assessment);
/// "12 violations, 3 warnings, 5 undecided"; "no violations" when there is nothing.
QString countsText(const Counts& counts);
/// The verdict on the plan in a sentence: clean, clean but for what is waived, not clean with the counts, or nothing to check yet.
QString verdictText(const Assessment& assessment);
/// The same for a status bar: "The plan is clean", "no violations, 3 warnings".
QString verdictShort(const Assessment& assessment);

} // namespace sp::ui
