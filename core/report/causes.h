// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/assessment.h"

namespace sp {

/// What an undecided check waits for: one fact of one kind of subject; or the wall, room or stair that has the fact, where the plan does not
/// tell which one that is. Neither: the rule named nothing.
struct Cause {
    UndecidedBy by = UndecidedBy::NoData;
    std::optional<FactId> fact;
    SubjectKind place = SubjectKind::None; ///< what is not known instead of a fact of it
    SubjectKind of = SubjectKind::None; ///< kind of the subjects that lack it
    auto operator<=>(const Cause&) const = default;
};

/// A subject for people.
struct NamedSubject {
    QString id;
    QString name; ///< mark, tag or number; empty where it has none
    bool operator==(const NamedSubject&) const = default;
};

/// The openings, rooms, valves or supplies of the plan that are not in the list, in natural order; none for other kinds.
std::vector<NamedSubject> othersThan(SubjectKind kind, const std::vector<NamedSubject>& subjects, const Project& project);

/// One cause with the undecided findings that wait for it.
struct CauseGroup {
    Cause cause;
    QString ask; ///< word of askWord; empty where nobody can say
    std::vector<const Finding*> findings; ///< of the assessment, in its order
    std::vector<NamedSubject> lacking; ///< who lacks it; in natural order, those without a name last
    std::vector<NamedSubject> about; ///< openings (or rooms, valves, ...) that the findings are about; ordered alike
    std::vector<std::pair<Cause, qint64>> also; ///< what else so many of the findings wait for, most first
    QStringList rules; ///< ids, each once
    qint64 alone = 0; ///< findings that wait for nothing else
};

/// The undecided findings by cause: each finding stands in exactly one group. The groups that somebody can answer now come first, then bad
/// data, engines and the site; of a kind the one with most findings first. A finding that waits for several things stands with the one that
/// most findings wait for which have no group yet, so that few groups tell the story. Points into the assessment.
std::vector<CauseGroup> causesOf(const Assessment& assessment);

/// Every cause with all findings that wait for it: one finding may stand in several. Ordered as causesOf.
std::vector<CauseGroup> everyCause(const Assessment& assessment);

/// How a cause can be answered with fewer entries than one for each subject.
struct Answers {
    std::vector<OpeningTypeId> types; ///< fewer than the openings that have them; a value entered there holds for all of these
    qint64 typed = 0; ///< openings that have one of the types
    bool enterable = false; ///< a person enters the fact as such
    bool assumable = false; ///< one assumption can stand for all
    bool hardware = false; ///< the hardware set is what is missing
};
Answers answersTo(const CauseGroup& group, const Assessment& assessment);

} // namespace sp
