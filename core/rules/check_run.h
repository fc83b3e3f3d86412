// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/facts/fact_sheet.h"
#include "core/rules/evaluate.h"

#include <array>

namespace sp {

/// One check of one rule on one subject that is no plain pass: compact, texts are made by `explain`.
struct OpenCheck {
    quint32 rule = 0; ///< index in the book
    Subject subject;
    quint16 caseIndex = 0;
    Verdict verdict = Verdict::Fail;
    bool whenUnknown = false;
    Severity severity = Severity::Violation;
    bool operator==(const OpenCheck&) const = default;
};

using Tally = std::array<qint64, 4>; ///< pairs of rule and subject by verdict

/// What a check of a whole plan did.
struct CheckRun {
    std::vector<Tally> byRule; ///< as long as the book
    std::vector<bool> ran; ///< rules that ran
    QStringList usedAssumptions;
    Tally total() const;
    bool operator==(const CheckRun&) const = default;
};

/// Which rules to run; empty = all of the packs that the project switches on.
struct RuleSelection {
    QStringList rules;
    std::optional<QStringList> packs; ///< of a profile
    QString profile; ///< its name, for reports
    QStringList overrides; ///< what the profile changes, a sentence each
};

/// `<rule>:<subject>:<check>`, stable for ever.
QString keyOf(const RuleBook& book, const FactSheet& sheet, const OpenCheck& open);
QString keyOf(const RuleBook& book, const QString& subjectId, const OpenCheck& open);
/// The entity that a key is about: `op-x` of `rule:op-x/active:check`.
QString entityOfKey(const QString& key);

/// The rules that run on a plan, by the kind of subject that they judge.
struct RunningRules {
    std::vector<bool> ran; ///< as long as the book
    std::array<std::vector<quint32>, subjectKinds> byKind; ///< by SubjectKind
};
RunningRules runningRules(const RuleBook& book, const FactSheet& sheet, const RuleSelection& selection);

/// The subjects of a kind that one row of a table stands for: itself, or the leaves of an opening.
std::vector<Subject> subjectsOf(SubjectKind kind, quint32 row, const FactSheet& sheet);

/// Judges one rule on one subject and lists what is no plain pass: fails and undecideds in `open`, passes that have something to say in
/// `notes`. nullopt where the rule does not look at such a subject at all.
std::optional<Verdict> judgeSubject(const RuleBook& book, const FactSheet& sheet, quint32 rule, Subject subject,
                                    std::vector<OpenCheck>& open, std::vector<OpenCheck>& notes);

} // namespace sp
