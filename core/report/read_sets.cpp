// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/read_sets.h"

namespace sp {

ReadSets::ReadSets()
{
    m_sets.emplace_back(); // 0: nothing
    m_numbers.emplace(FactReads(), 0);
}

quint32 ReadSets::take(FactReads reads)
{
    const auto [it, fresh] = m_numbers.try_emplace(std::move(reads), static_cast<quint32>(m_sets.size()));
    if (fresh)
        m_sets.push_back({it->first});
    ++m_sets[it->second].uses;
    return it->second;
}

void ReadSets::setChanged(const FieldSet& facts)
{
    for (Entry& e : m_sets)
        e.changed = e.reads.facts.meets(facts);
}

void ReadSets::follow(const RowDiff& assumptions)
{
    if (!assumptions.shifted())
        return;
    m_numbers.clear();
    for (quint32 n = 0; n < m_sets.size(); ++n) {
        std::vector<quint32> rows;
        for (const quint32 row : m_sets[n].reads.assumptions)
            if (const int now = assumptions.toNew(static_cast<int>(row)); now >= 0)
                rows.push_back(static_cast<quint32>(now));
        m_sets[n].reads.assumptions = std::move(rows);
        m_numbers.try_emplace(m_sets[n].reads, n); // two that are the same now go on side by side
    }
}

std::vector<quint32> ReadSets::usedAssumptions() const
{
    FactReads all;
    for (const Entry& e : m_sets)
        if (e.uses > 0)
            all.add({0, e.reads.assumptions, {}});
    return all.assumptions;
}

} // namespace sp
