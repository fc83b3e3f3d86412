// SPDX-License-Identifier: GPL-3.0-or-later
// The second stage of a check: what only a search through the whole plan can tell, and who is judged again because of it.
#include "core/failure/single_faults.h"
#include "core/report/checker.h"

namespace sp {

namespace {

bool reads(const std::vector<Condition>& list, const std::vector<FactId>& facts)
{
    return std::any_of(list.begin(), list.end(), [&](const Condition& c) {
        return (c.kind == Condition::Kind::Leaf && std::find(facts.begin(), facts.end(), c.fact) != facts.end()) || reads(c.children, facts)
            || reads(c.holds, facts);
    });
}

std::vector<bool> rulesReading(const RuleBook& book, const std::vector<FactId>& facts)
{
    std::vector<bool> out;
    for (const Rule& rule : book.rules())
        out.push_back(reads(rule.when, facts) || std::any_of(rule.checks.begin(), rule.checks.end(), [&](const Check& check) {
                          return reads(check.when, facts) || reads(check.require, facts);
                      }));
    return out;
}

} // namespace

std::vector<bool> rulesWithSearch(const RuleBook& book, const FactCatalogue& catalogue)
{
    std::vector<FactId> facts;
    for (const SingleFaultSort& sort : singleFaultSorts())
        facts.push_back(*catalogue.find(QLatin1String(sort.fact)));
    return rulesReading(book, facts);
}

std::vector<bool> rulesWithEgress(const RuleBook& book, const FactCatalogue& catalogue)
{
    std::vector<FactId> facts;
    for (const auto& table : {tables::egressRoomMeasures, tables::egressStoreyMeasures, tables::waysRequiredMeasures,
                              tables::egressDoorMeasures, tables::shutoffMeasures})
        for (const MeasuredRow& row : table)
            facts.push_back(*catalogue.find(QLatin1String(row.fact)));
    facts.push_back(*catalogue.find(QStringLiteral("door.mech_free_egress"))); // whether the inactive leaf is needed decides it
    return rulesReading(book, facts);
}

bool Checker::isSearchNeeded() const
{
    for (size_t rule = 0; rule < m_needSearch.size(); ++rule)
        if (m_needSearch[rule] && m_rules.ran[rule])
            return true;
    return false;
}

// Says whether it has come to its end.
bool Checker::search(const std::function<bool()>& stop)
{
    m_sheet->takeReads();
    const FieldWatch watch(m_sheet->watched());
    const FailureModel model(*m_sheet, stop);
    if (!model.isWhole())
        return false;
    const SingleFaults found = singleFaults(model, stop);
    if (found.truncated)
        return false;
    auto facts = std::make_shared<const PlanFacts>(factsOf(found, model, *m_sheet));
    m_searchReads = m_sheet->takeReads().facts;
    m_searchDue = false;
    mark(m_found.get(), *facts);
    m_found = std::move(facts);
    m_sheet->setPlanFacts(m_found);
    return true;
}

// Whose facts have changed has to be judged again.
void Checker::mark(const PlanFacts* before, const PlanFacts& after)
{
    const auto touch = [&](const QString& id, const std::vector<PlanFacts::Entry>& entries) {
        const auto subject = subjectOfId(m_index->project(), id);
        if (!subject)
            return;
        for (const PlanFacts::Entry& entry : entries)
            m_touched.facts.add(entry.fact);
        m_touched.mark(subject->kind, static_cast<int>(subject->row), Touched::shared);
    };
    if (!before) {
        // Whoever waits for the first search.
        for (const SingleFaultSort& sort : singleFaultSorts()) {
            m_touched.facts.add(m_sheet->id(sort.fact));
            for (Touched::Mask& mask : m_touched.of(sort.owner))
                mask |= Touched::shared;
        }
    } else {
        for (auto it = before->entries.cbegin(); it != before->entries.cend(); ++it)
            if (const auto now = after.entries.constFind(it.key()); now == after.entries.cend() || *now != *it)
                touch(it.key(), *it);
        for (auto it = after.entries.cbegin(); it != after.entries.cend(); ++it)
            if (const auto was = before->entries.constFind(it.key()); was == before->entries.cend() || *was != *it)
                touch(it.key(), *it);
    }
    m_reads.setChanged(m_touched.facts);
}

} // namespace sp
