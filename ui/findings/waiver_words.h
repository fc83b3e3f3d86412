// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edit/edit_findings.h"
#include "ui/document/check_runner.h"

namespace sp::ui {

/// One fact that a waiver is granted on.
struct GrantedFact {
    QString name; ///< of the fact
    QString title; ///< "Gap at the bottom"
    QString file; ///< value as the plan writes it
    QString people; ///< value for people
};
/// What a waiver of a finding would stand on: each once, as the waiver is compared later.
std::vector<GrantedFact> factsToGrant(const CheckResult& check, const Finding& finding);

/// A fact of a waiver with the value it was granted on and the value now.
struct WaivedFact {
    QString title, granted, now;
    bool changed = false;
};
/// Both values of every fact of a waiver; `now` is empty where nobody knows it any more.
std::vector<WaivedFact> waivedFacts(const CheckResult& check, const WaiverMatch& match);

/// "holds", "stale: the facts have changed", "expired on 2026-05-01", ...
QString waiverText(const WaiverMatch& match);
/// What was said when a waiver was granted, to grant it again.
WaiverWords wordsOf(const Waiver& waiver);
/// The waiver of a finding in the newest check, or nullptr.
const WaiverMatch* waiverOf(const Assessment& assessment, const QString& findingKey);
/// "nfpa80.bottom-gap: opening 130A": what a waiver or a review is about, for one whose finding is gone.
QString findingName(const CheckResult* check, const Project& project, const QString& findingKey);

} // namespace sp::ui
