// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/causes.h"
#include "core/report/finding_text.h"
#include "core/schedule/consistency.h"
#include "core/schedule/schedule.h"
#include "ui/print/documents.h"
#include "ui/print/flow.h"

namespace sp::ui {

/// What the chapters of the compliance report share.
struct Report {
    const Assessment& assessment;
    const Library& library;
    const PrintOptions& options;
    Schedule schedule;
    std::vector<NumberedFinding> findings;
    std::vector<Disagreement> disagreements;
    QHash<OpeningId, size_t> places; ///< of openings in the schedule
    std::vector<CauseGroup> causes; ///< each undecided finding in one
    std::vector<CauseGroup> everyCause; ///< each with all that wait for it
    QHash<const Finding*, size_t> causeOf; ///< place in `causes`

    const Project& project() const { return assessment.index->project(); }
    const FactSheet& sheet() const { return *assessment.sheet; }
};

// Chapters, in the order of hardware-schedule.md 18.1.
void writeSummary(Flow& flow, const Report& report);
void writeBasis(Flow& flow, const Report& report);
void writeCoverage(Flow& flow, const Report& report);
void writeIndex(Flow& flow, const Report& report);
void writeFindings(Flow& flow, const Report& report);
void writeUndecided(Flow& flow, const Report& report);
void writeDisagreements(Flow& flow, const Report& report);
void writeRequests(Flow& flow, const Report& report);
void writeWaivers(Flow& flow, const Report& report);
void writeSignOff(Flow& flow);

/// The causes that most checks wait for, for the first page.
void writeFirst(Flow& flow, const Report& report);
/// "U1 (28), U3 (2)": the causes of undecided findings.
QString causesHere(const Report& report, const std::vector<const NumberedFinding*>& findings);
/// "VIOLATION", "UNDECIDED (violation)".
QString gravityText(const Finding& finding);
/// "OPEN", "WAIVED, wv-1", "OPEN, waiver wv-1 is stale".
QString dispositionText(const Finding& finding);

} // namespace sp::ui
