// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/condition.h"
#include "core/rules/profile.h"

#include <array>

namespace sp {

enum class Severity : quint8 { Violation, Warning, Advisory };
const char* severityWord(Severity);
enum class Verdict : quint8 { Pass, Fail, Undecided, NotApplicable };
const char* verdictWord(Verdict);

struct Cite {
    QString document;
    QString edition; ///< fixed; empty: that of the project
    std::vector<std::pair<QString, QString>> sections; ///< edition (empty = all) and section
    QStringList read; ///< editions in which the section was confirmed
    QString mark;
};

struct FixSet {
    QString path, to;
    bool operator==(const FixSet&) const = default;
};
struct Fix {
    QString says;
    std::vector<FixSet> set;
    bool operator==(const Fix&) const = default;
};

/// One case of a check. Cases with the same name are one check: they exclude each other by their `when`.
struct Check {
    QString name;
    std::vector<Condition> when, require;
    std::optional<Severity> severity;
    std::optional<FactId> severityBy;
    std::vector<std::pair<int, Severity>> severityByWord;
    QString says, unknown, note;
    std::vector<FactId> show;
    std::vector<Cite> cite;
    std::vector<Fix> fixes;
};

/// Facts of an example as they stand in the file, by subject: the main one, items, leaves, supplies, openings.
struct Example {
    QString name, where;
    std::vector<std::pair<FactId, Value>> facts;
    std::array<std::optional<std::vector<std::vector<std::pair<FactId, Value>>>>, 4> related; ///< by Relation
    Verdict expect = Verdict::Pass;
    std::vector<std::pair<QString, Verdict>> checks;
};

struct Rule {
    QString id, title, pack, where;
    size_t packRow = 0; ///< of `pack` in the book
    QStringList refs;
    SubjectKind appliesTo = SubjectKind::Opening;
    bool withoutLeaf = false; ///< judges cased openings too, which have no door
    std::vector<Condition> when;
    Severity severity = Severity::Violation;
    std::vector<Cite> cite;
    std::vector<Check> checks;
    QString attachTo; ///< rule, or rule:check, that reports the same physical defect
    std::vector<Example> examples;
};

struct Pack {
    QString id, title;
    std::optional<FactId> editionFact;
    QString defaultEdition;
    int version = 1;
    std::vector<Condition> activeWhen;
    std::vector<Condition> lowerWhen; ///< findings fall to warning where this holds
    qint64 tolerance = 0; ///< nanometres
};

/// All packs and rules, sorted by id.
class RuleBook final {
public:
    /// Reads `folder`/<pack>/{pack,topic}.yaml. Every problem names file, line and column.
    /// A profile's parameters replace those of the rules; one that fits no rule is a problem.
    static RuleBook load(const QString& folder, const FactCatalogue& facts, const CodeTables& tables, Errors& problems,
                         const Profile* profile = nullptr);

    const std::vector<Rule>& rules() const { return m_rules; }
    const std::vector<Pack>& packs() const { return m_packs; }
    const Rule* find(const QString& id) const;
    const Pack& packOf(const Rule& rule) const;

private:
    std::vector<Pack> m_packs;
    std::vector<Rule> m_rules;
};

} // namespace sp
