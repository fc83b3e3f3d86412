// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/facts/fact_sheet.h"
#include "core/rules/finding.h"

namespace sp {

/// One thing that a waiver stands on: when it changes, the waiver is stale.
struct Ground {
    QString name; ///< of a fact; or a word of relationWords: what the rule looked through; or attachedGround
    QString file; ///< its value as the plan writes it; empty: not known
    std::optional<FactId> fact; ///< where it is one
    bool operator==(const Ground&) const = default;
};

/// The rules whose findings are accepted together with their lead. It makes no waiver stale: a finding that is attached to the lead later,
/// and is not named here, stays open by itself.
inline constexpr QLatin1String attachedGround("attached");

/// What a waiver of a fail stands on: the values that were observed; where something is lacking that the rule looks for, the list of what
/// there is instead; where nothing was observed, all that rule and check have read. Never empty for a fail.
std::vector<Ground> groundsOf(const RuleBook& book, const FactSheet& sheet, const Finding& finding, Subject subject);

/// What the check of a finding finds of a relation now, a member each with the facts that the rule asks of it:
/// `closer; maglock (locking); 2 x hinge`. nullopt where the name is no relation or the rule of the finding is gone.
std::optional<QString> membersText(const RuleBook& book, const FactSheet& sheet, const Finding& finding, Subject subject,
                                   const QString& relation);

} // namespace sp
