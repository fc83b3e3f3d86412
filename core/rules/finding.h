// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/rule.h"

namespace sp {

/// One value behind a finding, with where it came from.
struct Observed {
    FactId fact = 0;
    Value value = false;
    Origin origin = Origin::Entered;
    QString from;
    bool operator==(const Observed&) const = default;
};

/// One comparison that was asked: fact, operation word ("at_most", "is", "is_not", ...) and limit. Items: the part it was asked of.
struct Required {
    FactId fact = 0;
    QString op;
    std::vector<Value> values; ///< several for `in`
    bool limitKnown = true;
    bool operator==(const Required&) const = default;
};

struct MissingFact {
    FactId fact = 0;
    QString subject; ///< id
    Why why = Why::NoData;
    QString ask;
    bool site = false; ///< known on site at the earliest
    bool operator==(const MissingFact&) const = default;
};

struct CiteText {
    QString document;
    std::optional<QString> edition, section;
    bool confirmed = true;
    QString mark;
    bool operator==(const CiteText&) const = default;
};

enum class FindingStatus : quint8 { Open, Waived, Stale };

/// A fail or an undecided with everything a person needs to judge it. Made on demand from an OpenCheck.
struct Finding {
    QString key, rule, check, title;
    QStringList refs;
    SubjectKind kind = SubjectKind::Opening;
    QString subjectId, mark;
    std::optional<StoreyId> storey;
    Verdict verdict = Verdict::Fail;
    Severity severity = Severity::Violation;
    QString says;
    std::vector<Observed> observed;
    std::vector<Required> required;
    std::vector<MissingFact> missing;
    std::vector<CiteText> cite;
    std::vector<Fix> fixes;
    QStringList attached; ///< rules that report the same physical defect
    FindingStatus status = FindingStatus::Open;
    QString waiver; ///< id, where waived or stale
    const Review* review = nullptr; ///< of the plan that the assessment was made of
    bool operator==(const Finding&) const = default;
};

} // namespace sp
