// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/failure/state_cases.h"

#include "core/failure/failure_model.h"
#include "core/model/project.h"

namespace sp {

std::vector<OpeningCase> statesIn(const OpeningNet& net, const Scenario& scenario)
{
    std::vector<OpeningCase> out;
    for (const ScenarioCase& c : scenario.cases) {
        if (scenario.caseEach && !net.concerns(c.moment))
            continue;
        OpeningCase one{&c, scenario.cases.size() > 1, {}, {}};
        one.state = net.at(c.moment, &one.reasons);
        out.push_back(std::move(one));
    }
    if (out.empty()) {
        OpeningCase one{&scenario.cases.front(), false, {}, {}};
        one.state = net.at(one.of->moment, &one.reasons);
        out.push_back(std::move(one));
    }
    const bool same = std::all_of(out.begin(), out.end(), [&](const OpeningCase& c) { return c.state == out.front().state; });
    if (!scenario.caseEach && out.size() > 1 && same) {
        out.erase(out.begin() + 1, out.end());
        out.front().named = false;
    }
    return out;
}

std::vector<const ScenarioCase*> casesOf(const FailureModel& model, const Scenario& scenario)
{
    const auto concerns = [&](const Moment& moment) {
        for (size_t row = 0; row < model.project().openings.size(); ++row)
            if (model.net(static_cast<int>(row)).concerns(moment))
                return true;
        return false;
    };
    std::vector<const ScenarioCase*> out;
    for (const ScenarioCase& c : scenario.cases)
        if (!scenario.caseEach || concerns(c.moment))
            out.push_back(&c);
    if (out.empty())
        out.push_back(&scenario.cases.front());
    return out;
}

} // namespace sp
