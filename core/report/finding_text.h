// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/assessment.h"

namespace sp {

// The parts of a finding as sentences, once for tables and printed reports.

/// "the gap at the bottom: at most 3/4 in".
QString requiredText(const Required& required, const FactSheet& sheet);
/// "the gap at the bottom: 13/16 in".
QString observedText(const Observed& observed, const FactSheet& sheet);
/// "entered, op-stair.door.bottom_gap".
QString originText(const Observed& observed);
/// "4.8.4 (number not confirmed)"; empty without a section.
QString clauseText(const CiteText& cite);
/// "NFPA 80, 2022: 4.8.4 (number not confirmed)".
QString citeText(const CiteText& cite);
/// "hardware consultant".
QString askText(const QString& ask);
/// "the fire label of the frame"; the name of a fact that has no noun.
QString factNoun(FactId fact, const FactSheet& sheet);
/// "the fire label of the frame of 101A is not known; ask the architect".
QString missingText(const MissingFact& missing, const FactSheet& sheet);

/// A finding with its number in this report and the opening that it belongs to.
struct NumberedFinding {
    const Finding* finding = nullptr;
    QString number; ///< F-001; a number holds inside one report, the key for ever
    std::optional<OpeningId> opening; ///< nullopt for rooms, supplies, valves, the project
    bool unnumbered = false; ///< of an opening without a mark

    /// Name of the subject and the sentence for readers: an opening without a mark is "unnumbered", never its id.
    QString mark() const;
    QString says() const;
};

/// All findings in report order: openings by level and mark, then rooms, stairs, supplies, valves, the rest; fails before undecideds,
/// the graver first.
std::vector<NumberedFinding> numberedFindings(const Assessment& assessment);

} // namespace sp
