// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/facts/fact_source.h"
#include "core/yaml/yaml_map.h"

#include <QVarLengthArray>
#include <map>

namespace sp {

/// Kleene's three values.
enum class Tri : quint8 { False, Unknown, True };
inline Tri notTri(Tri t)
{
    return t == Tri::True ? Tri::False : t == Tri::False ? Tri::True : Tri::Unknown;
}

/// A named limit of a rule, the same for all or by the word of an edition fact.
struct Param {
    std::optional<FactId> by;
    std::vector<std::pair<QString, QString>> texts; ///< word (empty = all) and value as written; read where it is used
};

/// What a number is compared with (design.md "Rules": a literal, a fact, {param}, {table}, or {times, fact}).
struct Limit {
    enum class Kind : quint8 { Literal, Fact, Param, Table, Times } kind = Kind::Literal;
    qint64 literal = 0;
    FactId fact = 0;
    double times = 1;
    std::optional<FactId> by; ///< Param by edition
    std::vector<std::pair<int, qint64>> byWord; ///< word index and value
    const CodeTable* table = nullptr;
};

/// One node of a condition, compiled: words and numbers are integers, no string is touched while judging.
struct Condition {
    enum class Kind : quint8 { All, Any, Not, Some, Every, None, Leaf } kind = Kind::All;
    enum class Op : quint8 { Is, In, AtLeast, AtMost, Above, Below, Contains, Known } op = Op::Is;
    Relation relation = Relation::Items;
    FactId fact = 0;
    quint64 words = 0; ///< Is, In and Contains over words
    std::vector<qint64> numbers; ///< Is and In over numbers; Is over bool: 0 or 1; Known: 0 or 1
    QStringList texts; ///< Is, In and Contains over texts
    Limit limit;
    std::vector<Condition> children; ///< of All, Any, Not; the `where` of quantifiers
    std::vector<Condition> holds; ///< of Every
};

/// Subjects, outermost first; more than a few are rare.
using SubjectPath = QVarLengthArray<Subject, 4>;

/// The subjects in sight, innermost last: a supply inside an opening inside nothing.
struct Scope {
    const FactSource& source;
    const FactCatalogue& facts;
    qint64 tolerance = 0; ///< nanometres, for lengths
    SubjectPath subjects;

    Subject subjectFor(FactId fact) const;
    Fact value(FactId fact, Trace* trace = nullptr) const { return source.value(subjectFor(fact), fact, trace); }
};

Tri evaluate(const Condition& c, Scope& scope);
Tri evaluateAll(const std::vector<Condition>& list, Scope& scope);
/// The limit of a comparison; nullopt when it is not known.
std::optional<qint64> limitOf(const Condition& c, const Scope& scope);

/// Reads conditions of rule files.
class ConditionReader final {
public:
    ConditionReader(const FactCatalogue& facts, const CodeTables& tables, const std::map<QString, Param>& params, QString file,
                    Errors& problems)
        : m_facts(facts), m_tables(tables), m_params(params), m_file(std::move(file)), m_problems(problems)
    {
    }
    std::vector<Condition> list(const YamlNode* node);
    Condition read(const YamlNode& node);
    /// A literal as a number in base units; a problem and 0 when it is none.
    qint64 number(const FactRow& row, const QString& text, const YamlNode& at);

private:
    Condition quantifier(const YamlNode& node, Condition::Kind kind);
    Condition leaf(const YamlNode& node);
    Limit limit(const FactRow& row, const YamlNode& node);
    void literals(Condition& c, const FactRow& row, const std::vector<const YamlNode*>& nodes);
    std::optional<FactId> fact(const YamlNode& node);
    void problem(const YamlNode& at, const QString& message, ErrorCode code = ErrorCode::Format);

    const FactCatalogue& m_facts;
    const CodeTables& m_tables;
    const std::map<QString, Param>& m_params;
    QString m_file;
    Errors& m_problems;
};

} // namespace sp
