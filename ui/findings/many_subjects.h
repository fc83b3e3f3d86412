// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/causes.h"
#include "ui/document/check_runner.h"

namespace sp::ui {

/// One value that is missing at many subjects, and how it can be given for all of them. Holds nothing of the check it was made from.
struct ManySubjects {
    QString noun; ///< "the gap at the bottom"
    QString head; ///< "14 openings: the gap at the bottom is not known (ask the architect)"
    QString waiting; ///< "30 checks of 2 rules wait, 12 for this alone"
    QString fact; ///< name
    std::optional<FieldId> field; ///< not given for hardware sets
    SubjectKind of = SubjectKind::None;
    bool hardware = false; ///< openings without a hardware set
    std::vector<NamedSubject> lacking;
    std::vector<NamedSubject> types; ///< opening types that answer for all of them; empty where they do not
    bool assumable = false;
};

/// nullopt where nobody enters what is missing.
std::optional<ManySubjects> manySubjects(const CauseGroup& group, const Assessment& assessment);
/// The id that assumptions know a subject by: items go by their set.
QString assumedFor(SubjectKind kind, const QString& subject);

} // namespace sp::ui
