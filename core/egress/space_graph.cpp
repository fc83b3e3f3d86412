// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/egress/storey_input.h"

namespace sp {

namespace {
size_t at(int i)
{
    return static_cast<size_t>(i);
}
} // namespace

SpaceGraph::SpaceGraph(const StoreyWays& ways) : m_plan(ways.plan())
{
    m_from.resize(m_plan.spaces.size());
    m_into.resize(m_plan.spaces.size());
    const auto link = [&](int from, Step step) {
        m_from[at(from)].push_back(step);
        if (step.to >= 0) {
            std::swap(from, step.to);
            m_into[at(from)].push_back(step);
        }
    };
    for (size_t i = 0; i < m_plan.doors.size(); ++i) {
        const WalkDoor& door = m_plan.doors[i];
        for (const bool sideA : {true, false}) {
            const WalkDoor::Face& here = sideA ? door.a : door.b;
            const WalkDoor::Face& there = sideA ? door.b : door.a;
            if (here.space < 0 || !(sideA ? ways.use()[i].fromA : ways.use()[i].fromB))
                continue;
            if (there.beside == Beside::Exit || door.horizontalExit)
                link(here.space, {static_cast<int>(i), sideA, -1});
            else if (there.space >= 0 && there.space != here.space)
                link(here.space, {static_cast<int>(i), sideA, there.space});
        }
    }
    for (const WalkGap& gap : m_plan.gaps) {
        link(gap.spaceA, {-1, true, gap.spaceB});
        link(gap.spaceB, {-1, false, gap.spaceA});
    }
    for (size_t i = 0; i < m_plan.links.size(); ++i)
        if (ways.linkEnds()[i] != LinkEnd::None)
            link(m_plan.links[i].space, {-1, true, -1});
}

std::vector<bool> SpaceGraph::reaches(int without) const
{
    std::vector<bool> out(m_plan.spaces.size(), false);
    std::vector<int> queue;
    const auto add = [&](int space) {
        if (!out[at(space)] && space != without) {
            out[at(space)] = true;
            queue.push_back(space);
        }
    };
    for (size_t i = 0; i < m_from.size(); ++i)
        for (const Step& step : m_from[i])
            if (step.to < 0)
                add(static_cast<int>(i));
    for (size_t i = 0; i < queue.size(); ++i)
        if (!m_plan.spaces[at(queue[i])].noThrough)
            for (const Step& step : m_into[at(queue[i])])
                add(step.to);
    return out;
}

std::vector<SpaceGraph::Step> SpaceGraph::waysOut(int space) const
{
    const std::vector<bool> without = reaches(space);
    std::vector<Step> out;
    for (const Step& step : m_from[at(space)])
        if (step.to < 0 || (without[at(step.to)] && !m_plan.spaces[at(step.to)].noThrough))
            out.push_back(step);
    return out;
}

} // namespace sp
