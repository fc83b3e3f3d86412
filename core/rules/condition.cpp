// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/condition.h"

#include <cmath>

namespace sp {

namespace {

std::optional<qint64> numberOf(const Fact& f)
{
    if (!f.known)
        return std::nullopt;
    if (const auto* q = std::get_if<Quantity>(&f.value))
        return q->n;
    if (const auto* n = std::get_if<qint64>(&f.value))
        return *n;
    return std::nullopt;
}

// Lengths are compared with the pack's tolerance, which absorbs the conversion of units.
qint64 slackFor(const Fact& f, const Scope& scope)
{
    const auto* q = std::get_if<Quantity>(&f.value);
    return q && q->dim == Dim::Length ? scope.tolerance : 0;
}

Tri leafValue(const Condition& c, const Scope& scope)
{
    const Fact f = scope.value(c.fact);
    if (c.op == Condition::Op::Known)
        return f.known == (c.numbers[0] == 1) ? Tri::True : Tri::False;
    if (!f.known)
        return Tri::Unknown;
    const auto tri = [](bool b) { return b ? Tri::True : Tri::False; };
    switch (c.op) {
    case Condition::Op::Is:
    case Condition::Op::In:
        if (const auto* w = std::get_if<Word>(&f.value))
            return tri(w->index < 64 ? c.words >> w->index & 1
                                     : std::find(c.numbers.begin(), c.numbers.end(), w->index) != c.numbers.end());
        if (const auto* b = std::get_if<bool>(&f.value))
            return tri(c.numbers[0] == (*b ? 1 : 0));
        if (const auto* t = std::get_if<QString>(&f.value))
            return tri(c.texts.contains(*t));
        if (const auto* set = std::get_if<WordSet>(&f.value))
            return tri(set->bits == c.words);
        if (const auto n = numberOf(f))
            return tri(std::any_of(c.numbers.begin(), c.numbers.end(), [&](qint64 x) { return std::abs(x - *n) <= slackFor(f, scope); }));
        return Tri::Unknown;
    case Condition::Op::Contains:
        if (const auto* set = std::get_if<WordSet>(&f.value))
            return tri(set->bits & c.words);
        if (const auto* list = std::get_if<QStringList>(&f.value))
            return tri(std::any_of(c.texts.begin(), c.texts.end(), [&](const QString& t) { return list->contains(t); }));
        if (const auto* t = std::get_if<QString>(&f.value))
            return tri(std::any_of(c.texts.begin(), c.texts.end(), [&](const QString& x) { return t->contains(x, Qt::CaseInsensitive); }));
        return Tri::Unknown;
    default: break;
    }
    const auto n = numberOf(f);
    const auto limit = limitOf(c, scope);
    if (!n || !limit)
        return Tri::Unknown;
    const qint64 slack = slackFor(f, scope);
    switch (c.op) {
    case Condition::Op::AtLeast: return tri(*n >= *limit - slack);
    case Condition::Op::AtMost: return tri(*n <= *limit + slack);
    case Condition::Op::Above: return tri(*n > *limit + slack);
    case Condition::Op::Below: return tri(*n < *limit - slack);
    default: return Tri::Unknown;
    }
}

Tri quantified(const Condition& c, Scope& scope)
{
    const Subject outer = scope.subjects.back();
    const auto members = scope.source.related(outer, c.relation, nullptr);
    if (!members)
        return Tri::Unknown;
    bool unknown = false;
    for (const Subject& m : *members) {
        scope.subjects.push_back(m);
        const Tri where = evaluateAll(c.children, scope);
        Tri t = where; // Some and None look for a member that fits
        if (c.kind == Condition::Kind::Every && where != Tri::False) {
            const Tri holds = evaluateAll(c.holds, scope);
            t = holds == Tri::True                          ? Tri::False
                : where == Tri::True && holds == Tri::False ? Tri::True
                                                            : Tri::Unknown; // a counter-example?
        }
        scope.subjects.pop_back();
        if (t == Tri::True)
            return c.kind == Condition::Kind::Some ? Tri::True : Tri::False;
        unknown = unknown || t == Tri::Unknown;
    }
    if (unknown)
        return Tri::Unknown;
    return c.kind == Condition::Kind::Some ? Tri::False : Tri::True;
}

} // namespace

Subject Scope::subjectFor(FactId fact) const
{
    const SubjectKind owner = facts[fact].owner;
    for (auto it = subjects.rbegin(); it != subjects.rend(); ++it)
        if (it->kind == owner || source.canSee(it->kind, owner))
            return *it;
    return subjects.back();
}

std::optional<qint64> limitOf(const Condition& c, const Scope& scope)
{
    const Limit& l = c.limit;
    switch (l.kind) {
    case Limit::Kind::Literal: return l.literal;
    case Limit::Kind::Fact: return numberOf(scope.value(l.fact));
    case Limit::Kind::Times: {
        const auto n = numberOf(scope.value(l.fact));
        return n ? std::optional(static_cast<qint64>(std::llround(static_cast<double>(*n) * l.times))) : std::nullopt;
    }
    case Limit::Kind::Param: {
        if (!l.by)
            return l.literal;
        const Fact f = scope.value(*l.by);
        const auto* w = std::get_if<Word>(&f.value);
        if (!f.known || !w)
            return std::nullopt;
        for (const auto& [word, value] : l.byWord)
            if (word == w->index)
                return value;
        return std::nullopt;
    }
    case Limit::Kind::Table: {
        const Subject at = l.table->facts.empty() ? scope.subjects.back() : scope.subjectFor(l.table->facts.front());
        return numberOf(scope.source.lookUp(*l.table, at, nullptr));
    }
    }
    return std::nullopt;
}

Tri evaluateAll(const std::vector<Condition>& list, Scope& scope)
{
    bool unknown = false;
    for (const Condition& c : list) {
        const Tri t = evaluate(c, scope);
        if (t == Tri::False)
            return t;
        unknown = unknown || t == Tri::Unknown;
    }
    return unknown ? Tri::Unknown : Tri::True;
}

Tri evaluate(const Condition& c, Scope& scope)
{
    switch (c.kind) {
    case Condition::Kind::All: return evaluateAll(c.children, scope);
    case Condition::Kind::Any: {
        bool unknown = false;
        for (const Condition& child : c.children) {
            const Tri t = evaluate(child, scope);
            if (t == Tri::True)
                return t;
            unknown = unknown || t == Tri::Unknown;
        }
        return unknown ? Tri::Unknown : Tri::False;
    }
    case Condition::Kind::Not: return notTri(evaluateAll(c.children, scope));
    case Condition::Kind::Some:
    case Condition::Kind::Every:
    case Condition::Kind::None: return quantified(c, scope);
    case Condition::Kind::Leaf: return leafValue(c, scope);
    }
    return Tri::Unknown;
}

} // namespace sp
