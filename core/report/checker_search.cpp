// SPDX-License-Identifier: GPL-3.0-or-later
// The second stage of a check: what only a search through the whole plan can tell, and who is judged again because of it.
#include "core/failure/single_faults.h"
#include "core/report/checker.h"

#include <future>
#include <mutex>

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

bool anyRuns(const std::vector<bool>& needing, const RunningRules& rules)
{
    for (size_t rule = 0; rule < needing.size(); ++rule)
        if (needing[rule] && rules.ran[rule])
            return true;
    return false;
}

} // namespace

std::vector<bool> rulesWithSearch(const RuleBook& book, const FactCatalogue& catalogue)
{
    std::vector<FactId> facts;
    for (const SingleFaultSort& sort : singleFaultSorts())
        facts.push_back(*catalogue.find(QLatin1String(sort.fact)));
    return rulesReading(book, facts);
}

std::vector<bool> rulesWithScenarios(const RuleBook& book, const FactCatalogue& catalogue)
{
    std::vector<FactId> facts;
    for (const ScenarioSort& sort : scenarioSorts())
        facts.push_back(*catalogue.find(QLatin1String(sort.fact)));
    return rulesReading(book, facts);
}

std::vector<bool> rulesWithEgress(const RuleBook& book, const FactCatalogue& catalogue)
{
    std::vector<FactId> facts;
    for (const auto& table : {tables::egressRoomMeasures, tables::egressStoreyMeasures, tables::waysRequiredMeasures,
                              tables::egressDoorMeasures, tables::shutoffMeasures, tables::scenarioMeasures})
        for (const MeasuredRow& row : table)
            facts.push_back(*catalogue.find(QLatin1String(row.fact)));
    facts.push_back(*catalogue.find(QStringLiteral("door.mech_free_egress"))); // whether the inactive leaf is needed decides it
    return rulesReading(book, facts);
}

bool Checker::isSearchNeeded() const
{
    return anyRuns(m_needSearch, m_rules);
}

bool Checker::isScenariosNeeded() const
{
    return anyRuns(m_needScenarios, m_rules);
}

// Says whether all that is due has come to its end. Single faults are looked for beside the measuring: that needs the model alone.
bool Checker::search(const std::function<bool()>& stop)
{
    const bool faults = m_searchDue && isSearchNeeded(), scenarios = m_scenariosDue && isScenariosNeeded();
    std::mutex asking;
    const auto stopped = [&] {
        const std::scoped_lock lock(asking);
        return stop && stop();
    };
    m_sheet->takeReads();
    const FieldWatch watch(m_sheet->watched());
    std::optional<FailureModel> model;
    std::future<SingleFaults> found;
    if (faults) {
        model.emplace(*m_sheet, stopped);
        if (!model->isWhole())
            return false;
        found = std::async(std::launch::async, [&] { return singleFaults(*model, stopped); });
    }
    if (scenarios && !measureScenarios(stopped))
        return false;
    m_searchReads.add(m_sheet->takeReads().facts);
    if (faults) {
        const SingleFaults all = found.get();
        if (all.truncated)
            return false;
        m_faultFacts = factsOf(all, *model, *m_sheet);
        m_searchReads.add(m_sheet->takeReads().facts);
        m_searchDue = false;
    }
    if (faults || scenarios)
        takePlanFacts();
    return true;
}

bool Checker::measureScenarios(const std::function<bool()>& stop)
{
    if (!m_scenarios.update(*m_sheet, m_egress, *m_measured, stop))
        return false;
    m_scenarioFacts = factsOf(m_scenarios, *m_sheet, *m_measured);
    m_scenariosDue = false;
    return true;
}

void Checker::takePlanFacts()
{
    auto facts = std::make_shared<PlanFacts>(m_faultFacts);
    facts->otherwise = QStringLiteral("nothing");
    facts->entries.insert(m_scenarioFacts.entries);
    mark(m_found.get(), *facts);
    m_found = std::move(facts);
    m_sheet->setPlanFacts(m_found);
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
        const auto all = [&](const char* fact, SubjectKind owner) {
            m_touched.facts.add(m_sheet->id(fact));
            for (Touched::Mask& mask : m_touched.of(owner))
                mask |= Touched::shared;
        };
        for (const SingleFaultSort& sort : singleFaultSorts())
            all(sort.fact, sort.owner);
        for (const ScenarioSort& sort : scenarioSorts())
            all(sort.fact, SubjectKind::Storey);
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
