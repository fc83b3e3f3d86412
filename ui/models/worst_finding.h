// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/entity_ref.h"
#include "ui/document/finding_counts.h"
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
/// Makes the markers of one assessment (none: nullptr) those of the next: it costs what differs.
void followMarkers(QHash<QString, Marker>& markers, const Assessment* before, const Project& project, const Assessment& now);
/// Findings of an entity or its parts, the worst first, at most so many.
std::vector<const Finding*> findingsOf(const Assessment& assessment, const QString& entity, size_t most);

/// "12 violations, 3 warnings, 5 undecided"; "no violations" when there is nothing.
QString countsText(const Counts& counts);
/// The verdict on the plan in a sentence: clean, clean but for what is waived, not clean with the counts, or nothing to check yet.
QString verdictText(const Assessment& assessment, const Counts& counts);
inline QString verdictText(const Assessment& assessment)
{
    return verdictText(assessment, countsOf(assessment));
}
/// The same for a status bar: "The plan is clean", "no violations, 3 warnings".
QString verdictShort(const Assessment& assessment, const Counts& counts);

} // namespace sp::ui
