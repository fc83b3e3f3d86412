// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/assessment.h"
#include "core/report/touched.h"

namespace sp {

/// One rule judged on one subject of a group.
struct JudgedRule {
    static constexpr quint32 none = 0xFFFFFFFF;
    quint32 rule = none; ///< none: finding out which subjects there are
    quint16 part = 0;
    Verdict verdict = Verdict::NotApplicable;
    quint32 reads = 0; ///< number of the ReadSet that verdict and texts were made from
};

/// An open check with its texts, before waivers and what other checks of the subject say.
struct Draft {
    OpenCheck open;
    bool note = false;
    FindingList::Pointer finding;
};

/// What a group adds to the sums of an assessment.
struct GroupCounts {
    qint64 openFails = 0, waived = 0, stale = 0;
    std::array<qint64, 4> undecided{}; ///< by UndecidedBy
    void add(const GroupCounts& other, qint64 sign);
};

/// Everything that was found of one row of a table; an opening with its leaves.
struct CheckedGroup {
    std::vector<JudgedRule> judged;
    std::vector<Draft> drafts; ///< by rule and part
    std::vector<FindingList::Pointer> findings, notes; ///< as the assessment has them, by key
    std::vector<Contradiction> contradictions;
    quint32 contradictionReads = 0; ///< number of the ReadSet
    GroupCounts counts;
};

/// The order of drafts in a group.
bool draftBefore(const Draft& a, const Draft& b);
/// Where the drafts of a rule and part begin and end in a group.
std::pair<size_t, size_t> draftsOf(const CheckedGroup& group, quint32 rule, quint32 part);

/// A waiver that names a check of a group, with what came of comparing them.
struct GroupWaiver {
    const Waiver* waiver = nullptr;
    std::optional<WaiverMatch> match; ///< set where a fail has its key
};

/// Makes the findings of a group of its drafts: with waivers (in order of the plan) and reviews, without what a fail of the same rule decides,
/// and with defects that two rules report as one finding. Those that are as they were stay the same objects.
void finishGroup(CheckedGroup& group, const RuleBook& book, const std::vector<GroupWaiver>& waivers,
                 const QHash<QString, const Review*>& reviews);

} // namespace sp
