// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edit/edited.h"

namespace sp {

/// What a person says when a finding is accepted; dates are ISO. Errors of waive(): no reason, no name (grantedBy), no date or none that is
/// a date, an expiry before the date, no facts.
struct WaiverWords {
    QString reason, requestedBy, grantedBy, authority, date, expires, document, measure;
};
/// Waives the finding of a key for the facts that were judged (name and file text), instead of the waiver that it may have.
Result<Edited> waive(const Project& project, const QString& finding, const WaiverWords& words,
                     const std::vector<std::pair<QString, QString>>& facts, NewIds& ids);
Result<Edited> withdrawWaiver(const Project& project, const WaiverId& waiver);

/// Status, assignee and due date (ISO) of a finding; empty texts clear. Open with nothing else said takes the review away. Errors: a due
/// date that is none.
Result<Edited> reviewFinding(const Project& project, const QString& finding, ReviewStatus status, const QString& assignee,
                             const QString& due, NewIds& ids);
/// Adds to the thread of a finding. Errors: no text, no name.
Result<Edited> commentFinding(const Project& project, const QString& finding, const QString& by, const QString& date, const QString& text,
                              NewIds& ids);

/// Takes a value for a fact that is missing at these subjects (all that have the fact when empty), instead of what was assumed for them
/// before. Errors: no fact that can be entered, a value that does not fit it, a subject that is not in the plan, no reason, no name, no date.
/// Of a leaf or an item (`op-x/active`, `hs-1/lock`) the whole is meant.
Result<Edited> assumeFact(const Project& project, const QString& fact, const Value& value, const QStringList& subjects,
                          const QString& reason, const QString& by, const QString& date, NewIds& ids);
/// Enters one value at many: `paths` as in setFact.
Result<Edited> enterEverywhere(const Project& project, const QStringList& paths, const QString& value);

} // namespace sp
