// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/condition.h"

namespace sp {

/// A comparison that made a result what it is, with the subjects in sight of it.
struct Hit {
    const Condition* leaf = nullptr;
    SubjectPath scope;
    bool negated = false;
};

/// Walks conditions for the leaves that made a result what it is, and for the facts that an unknown waits for.
class Evidence final {
public:
    explicit Evidence(Scope& scope) : m_scope(scope) { }

    std::vector<Hit> hits;
    std::vector<Missing> missing;

    /// Takes the conditions of the list that have this value.
    void collect(const std::vector<Condition>& list, Tri want, bool negated = false);

private:
    void one(const Condition& c, Tri want, bool negated);
    void inverse(const Condition& c, Tri want, bool negated);
    void missingOf(const Condition& c);
    void members(const Condition& c, Tri want, bool negated);

    Scope& m_scope;
};

} // namespace sp
