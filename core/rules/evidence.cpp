// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/evidence.h"

namespace sp {

namespace {
constexpr size_t mostMembers = 3; // of many items that fail alike a few tell the story
} // namespace

void Evidence::collect(const std::vector<Condition>& list, Tri want, bool negated)
{
    for (const Condition& c : list)
        if (evaluate(c, m_scope) == want)
            one(c, want, negated);
}

void Evidence::one(const Condition& c, Tri want, bool negated)
{
    switch (c.kind) {
    case Condition::Kind::All:
    case Condition::Kind::Any: collect(c.children, want, negated); break;
    case Condition::Kind::Not: inverse(c, want, negated); break;
    case Condition::Kind::Leaf:
        hits.push_back({&c, m_scope.subjects, negated});
        if (want == Tri::Unknown)
            missingOf(c);
        break;
    case Condition::Kind::Some:
    case Condition::Kind::Every:
    case Condition::Kind::None: members(c, want, negated); break;
    }
}

void Evidence::inverse(const Condition& c, Tri want, bool negated)
{
    const Tri inner = want == Tri::True ? Tri::False : want == Tri::False ? Tri::True : Tri::Unknown;
    collect(c.children, inner, !negated);
}

void Evidence::missingOf(const Condition& c)
{
    Trace trace;
    if (!m_scope.value(c.fact, &trace).known)
        missing.insert(missing.end(), trace.missing.begin(), trace.missing.end());
    if (c.limit.kind == Limit::Kind::Fact || c.limit.kind == Limit::Kind::Times) {
        Trace limit;
        if (!m_scope.value(c.limit.fact, &limit).known)
            missing.insert(missing.end(), limit.missing.begin(), limit.missing.end());
    } else if (c.limit.kind == Limit::Kind::Table) {
        Trace table;
        const Subject at = c.limit.table->facts.empty() ? m_scope.subjects.back() : m_scope.subjectFor(c.limit.table->facts.front());
        const Fact f = m_scope.source.lookUp(*c.limit.table, at, &table);
        if (!f.known && table.missing.empty())
            missing.push_back({c.fact, at, f.why});
        missing.insert(missing.end(), table.missing.begin(), table.missing.end());
    } else if (c.limit.by) {
        Trace edition;
        if (!m_scope.value(*c.limit.by, &edition).known)
            missing.insert(missing.end(), edition.missing.begin(), edition.missing.end());
    }
}

void Evidence::members(const Condition& c, Tri want, bool negated)
{
    Trace trace;
    const auto list = m_scope.source.related(m_scope.subjects.back(), c.relation, &trace);
    if (!list) {
        missing.insert(missing.end(), trace.missing.begin(), trace.missing.end());
        return;
    }
    size_t shown = 0;
    for (const Subject& m : *list) {
        if (shown == mostMembers)
            break;
        m_scope.subjects.push_back(m);
        const Tri where = evaluateAll(c.children, m_scope);
        const Tri holds = c.kind == Condition::Kind::Every ? evaluateAll(c.holds, m_scope) : Tri::True;
        const size_t before = hits.size() + missing.size();
        if (c.kind == Condition::Kind::Every) {
            if (want == Tri::False && where == Tri::True && holds == Tri::False)
                collect(c.holds, Tri::False, negated);
            if (want == Tri::Unknown && where != Tri::False && holds != Tri::True) {
                collect(c.children, Tri::Unknown, negated);
                collect(c.holds, Tri::Unknown, negated);
            }
        } else if (want == Tri::Unknown) {
            if (where == Tri::Unknown)
                collect(c.children, Tri::Unknown, negated);
        } else if ((c.kind == Condition::Kind::None) == (want == Tri::False)) {
            if (where == Tri::True)
                collect(c.children, Tri::True, !negated); // there should be no such member
        }
        shown += hits.size() + missing.size() > before ? 1 : 0;
        m_scope.subjects.pop_back();
    }
    // Something is wanted that is not there: what it should be.
    if (c.kind == Condition::Kind::Some && want == Tri::False && shown == 0)
        for (const Condition& child : c.children)
            if (child.kind == Condition::Kind::Leaf)
                hits.push_back({&child, m_scope.subjects, negated});
}

} // namespace sp
