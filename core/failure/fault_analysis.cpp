// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/failure/fault_analysis.h"

#include <algorithm>
#include <map>

namespace sp {

namespace {

Result<std::vector<int>> faultsNamed(const FailureModel& model, const QStringList& ids)
{
    std::vector<int> out;
    for (int i = 0; i < static_cast<int>(model.faults().size()); ++i)
        if (ids.isEmpty() || ids.contains(model.faults()[static_cast<size_t>(i)].id))
            out.push_back(i);
    for (const QString& id : ids)
        if (std::none_of(model.faults().begin(), model.faults().end(), [&](const BasicFault& f) { return f.id == id; }))
            return Error{ErrorCode::Value, QStringLiteral("expected faults of this plan, found `%1`").arg(id), {}};
    return out;
}

} // namespace

Result<FaultAnalysis> analyseFaults(const FailureModel& model, const FaultQuery& query, const std::function<bool()>& stop,
                                    const std::function<void(double share)>& progress)
{
    if (query.order < 1 || query.order > FaultSet::most)
        return Error{ErrorCode::Value, QStringLiteral("expected an order from 1 to %1, found %2").arg(FaultSet::most).arg(query.order), {}};
    FaultAnalysis out;
    out.query = query;
    for (const QString& name : query.scenarios) {
        const Scenario* scenario = scenarioNamed(name);
        if (!scenario)
            return Error{ErrorCode::Value, QStringLiteral("expected a scenario such as F0 or F2, found `%1`").arg(name), {}};
        if (std::find(out.scenarios.begin(), out.scenarios.end(), scenario) == out.scenarios.end())
            out.scenarios.push_back(scenario);
    }
    std::sort(out.scenarios.begin(), out.scenarios.end());
    SP_TRY(faults, faultsNamed(model, query.faults));
    out.faults = std::move(faults);

    CutLimits limits;
    limits.order = query.order;
    limits.stop = stop;
    double searches = 0, through = 0;
    for (const Scenario* scenario : out.scenarios)
        searches += static_cast<double>(scenario->cases.size());
    if (progress)
        limits.progress = [&](double share) { progress((through + share) / searches); };
    std::map<int, int> sets;
    for (const Scenario* scenario : out.scenarios)
        for (const ScenarioCase& in : scenario->cases) {
            CutSets found = cutSets(model.problem(in.moment, out.faults), limits);
            ++through;
            out.truncated = out.truncated || found.truncated;
            for (UndesiredEvent& event : found.events) {
                for (const FaultSet& set : event.sets)
                    for (const int fault : set)
                        ++sets[fault];
                out.events.push_back({std::move(event), scenario, &in});
            }
        }
    // The scenarios stay in their order within one subject.
    std::stable_sort(out.events.begin(), out.events.end(), [](const FaultAnalysis::Event& a, const FaultAnalysis::Event& b) {
        return std::pair(a.event.kind, a.event.subject) < std::pair(b.event.kind, b.event.subject);
    });
    for (const auto& [fault, n] : sets)
        out.importance.push_back({fault, n});
    std::stable_sort(out.importance.begin(), out.importance.end(), [](const auto& a, const auto& b) { return a.sets > b.sets; });
    return out;
}

} // namespace sp
