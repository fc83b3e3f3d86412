// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/facts/code_table.h"

namespace sp {

/// Values and relations that conditions ask for: a plan's FactSheet or the facts of an example.
class FactSource {
public:
    virtual ~FactSource() = default;
    virtual Fact value(Subject subject, FactId fact, Trace* trace) const = 0;
    virtual std::optional<std::vector<Subject>> related(Subject subject, Relation relation, Trace* trace) const = 0;
    virtual bool canSee(SubjectKind from, SubjectKind owner) const = 0;
    virtual Fact lookUp(const CodeTable& table, Subject subject, Trace* trace) const = 0;
};

} // namespace sp
