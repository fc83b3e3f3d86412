// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/facts/fact_sheet.h"

#include <algorithm>

namespace sp {

const PlanFacts::Entry* PlanFacts::find(const QString& id, FactId fact) const
{
    const auto it = entries.constFind(id);
    if (it == entries.cend())
        return nullptr;
    const auto at = std::find_if(it->begin(), it->end(), [&](const Entry& e) { return e.fact == fact; });
    return at == it->end() ? nullptr : &*at;
}

Measured FactSheet::ofPlan(Subject subject, FactId fact, Trace* trace) const
{
    m_reads.facts.add(fact);
    m_askedOfPlan.add(fact);
    if (!m_planFacts)
        return Measured::unknown(Why::NoEngine);
    const PlanFacts::Entry* entry = m_planFacts->find(idOf(subject), fact);
    if (!entry)
        return Measured::known(m_planFacts->otherwise);
    if (entry->value)
        return Measured::known(*entry->value);
    if (trace)
        for (const PlanFacts::Open& open : entry->open)
            if (const auto row = rowOf(project(), open.kind, open.id)) // what is gone since asks for nothing
                trace->missing.push_back({open.fact, {open.kind, *row, open.part}, open.why});
    return Measured::unknown();
}

} // namespace sp
