// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/failure/plan_at.h"

#include "core/model/project.h"

#include <algorithm>
#include <iterator>

namespace sp {

namespace {

ValveState common(ValveState a, const ValveState& b)
{
    if (a == b)
        return a;
    a.inService = a.inService && b.inService;
    if (a.outcome != b.outcome)
        a.outcome.reset();
    a.unknown = a.unknown || b.unknown || a.shut != b.shut;
    a.shut = a.shut && b.shut;
    return a;
}

// Two states may differ and still let the same people through.
Pass common(const Pass& a, const Pass& b)
{
    return {a.out == b.out ? a.out : Certainty::Unknown, a.in == b.in ? a.in : Certainty::Unknown};
}

// Rows that stand in both lists stay; what stands in one, or is open in one, is open.
void meet(std::vector<int>& sure, std::vector<int>& open, const std::vector<int>& otherSure, const std::vector<int>& otherOpen)
{
    std::vector<int> both, all;
    std::set_intersection(sure.begin(), sure.end(), otherSure.begin(), otherSure.end(), std::back_inserter(both));
    for (const std::vector<int>& list : {sure, open, otherSure, otherOpen}) {
        std::vector<int> more;
        std::set_union(all.begin(), all.end(), list.begin(), list.end(), std::back_inserter(more));
        all = std::move(more);
    }
    open.clear();
    std::set_difference(all.begin(), all.end(), both.begin(), both.end(), std::back_inserter(open));
    sure = std::move(both);
}

} // namespace

PlanAt planAt(const FailureModel& model, const Moment& moment)
{
    PlanAt out;
    for (size_t row = 0; row < model.project().openings.size(); ++row)
        out.openings.push_back(model.net(static_cast<int>(row)).at(moment));
    for (const ValveNet& valve : model.gas().valves())
        out.valves.push_back(valve.at(moment));
    for (const PlanGraph::Portal& portal : model.graph().portals())
        out.passes.push_back(passOf(out.openings[static_cast<size_t>(portal.opening)]));
    out.plan = model.at(moment);
    return out;
}

PlanAt planAt(const FailureModel& model, const Moment& moment, const Outage& outage)
{
    if (outage.unknown.empty() || moment.mains)
        return planAt(model, moment);
    PlanAt out = planAt(model, settled(moment, outage, true));
    const PlanAt gone = planAt(model, settled(moment, outage, false));
    for (size_t row = 0; row < out.openings.size(); ++row)
        out.openings[row] = common(std::move(out.openings[row]), gone.openings[row]);
    for (size_t row = 0; row < out.valves.size(); ++row)
        out.valves[row] = common(std::move(out.valves[row]), gone.valves[row]);
    for (size_t portal = 0; portal < out.passes.size(); ++portal)
        out.passes[portal] = common(out.passes[portal], gone.passes[portal]);
    WholePlan& plan = out.plan;
    meet(plan.fireDoorsNotLatched, plan.latchUnknown, gone.plan.fireDoorsNotLatched, gone.plan.latchUnknown);
    meet(plan.notIsolated, plan.isolationUnknown, gone.plan.notIsolated, gone.plan.isolationUnknown);
    // Rooms by what each door surely lets through: which of the supplies are gone may differ from door to door.
    for (auto* list : {&plan.trapped, &plan.leavesUnknown, &plan.entered, &plan.exposed, &plan.enteredUnknown})
        list->clear();
    addRooms(model.graph(), out.passes, plan);
    return out;
}

} // namespace sp
