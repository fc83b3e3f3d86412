// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/egress/scenario_ways.h"

#include "core/base/parallel.h"

#include <algorithm>
#include <atomic>
#include <mutex>

namespace sp {

namespace {

using Use = EgressDoor::Use;
using State = EgressLength::State;

size_t at(int i)
{
    return static_cast<size_t>(i);
}

/// What one storey loses between two ways to be.
class Losses final {
public:
    Losses(const StoreyInput& before, const StoreyInput& now, Ruler ruler)
        : m_before(before), m_now(now), m_ruler(static_cast<size_t>(ruler)), m_ways(now, false), m_graph(m_ways)
    {
    }

    std::vector<RoomWays> of(const EgressStoreyResults& built, const EgressStoreyResults& results) const
    {
        constexpr double mm = 1e6;
        std::vector<RoomWays> out;
        for (size_t i = 0; i < results.rooms.size(); ++i) {
            const EgressRoom &was = built.rooms[i], &is = results.rooms[i];
            if (!is.measured || was.travel.state != State::Measured)
                continue; // normal use says so already
            const bool known = is.travel.state != State::Unknown && is.common.state != State::Unknown && is.exitDoorsKnown;
            const bool longer = is.travel.nm[m_ruler] > was.travel.nm[m_ruler] + mm || is.common.nm[m_ruler] > was.common.nm[m_ruler] + mm;
            const bool trapped = is.travel.state == State::Unreachable;
            if (known && !trapped && !longer && is.exitDoors.size() >= was.exitDoors.size())
                continue;
            RoomWays ways{is.id, is.travel.state, is.travel.nm[m_ruler], is.common.nm[m_ruler], is.exitDoors.size(), {}, {}};
            if (!known) {
                ways.state = State::Unknown;
                for (const auto* list : {&is.travel.waitsFor, &is.common.waitsFor, &is.exitDoorsWaitFor})
                    for (const QString& id : *list)
                        if (std::find(ways.waitsFor.begin(), ways.waitsFor.end(), id) == ways.waitsFor.end())
                            ways.waitsFor.push_back(id);
            } else {
                ways.shut = trapped ? shutAround(is.id) : shutOf(was);
            }
            out.push_back(std::move(ways));
        }
        return out;
    }

private:
    bool isLost(size_t door, bool fromA) const
    {
        const auto use = [&](const StoreyInput& input) { return fromA ? input.openings[door].fromA : input.openings[door].fromB; };
        return use(m_before) == Use::Yes && use(m_now) != Use::Yes;
    }

    // Of the ways that the room had: those that it went by or began with.
    std::vector<QString> shutOf(const EgressRoom& was) const
    {
        std::vector<QString> mine = was.exitDoors;
        for (const auto* way : {&was.travel.way, &was.common.way})
            for (const EgressLeg& leg : *way)
                mine.push_back(leg.opening);
        std::vector<QString> out;
        for (size_t door = 0; door < m_now.openings.size(); ++door)
            if ((isLost(door, true) || isLost(door, false)) && std::find(mine.begin(), mine.end(), m_now.openings[door].id) != mine.end())
                out.push_back(m_now.openings[door].id);
        return out.empty() ? shutAround(was.id) : out;
    }

    // What people from the room find shut wherever they can still walk.
    std::vector<QString> shutAround(const QString& room) const
    {
        std::vector<bool> reached(m_now.plan->spaces.size(), false);
        std::vector<int> queue;
        const auto add = [&](int space) {
            if (space >= 0 && !reached[at(space)]) {
                reached[at(space)] = true;
                queue.push_back(space);
            }
        };
        for (size_t space = 0; space < reached.size(); ++space)
            if (m_now.rooms[at(m_now.roomOf[space])].id == room)
                add(static_cast<int>(space));
        for (size_t i = 0; i < queue.size(); ++i)
            for (const SpaceGraph::Step& step : m_graph.from(queue[i]))
                add(step.to);
        std::vector<QString> out;
        for (size_t door = 0; door < m_now.openings.size(); ++door) {
            const WalkDoor& d = m_now.plan->doors[door];
            if ((d.a.space >= 0 && reached[at(d.a.space)] && isLost(door, true))
                || (d.b.space >= 0 && reached[at(d.b.space)] && isLost(door, false)))
                out.push_back(m_now.openings[door].id);
        }
        return out;
    }

    const StoreyInput &m_before, &m_now;
    size_t m_ruler;
    StoreyWays m_ways;
    SpaceGraph m_graph;
};

} // namespace

bool ScenarioWays::update(const FactSheet& sheet, const EgressEngine& engine, const EgressResults& built, const std::function<bool()>& stop)
{
    std::vector<Kept> kept;
    std::vector<Storey> storeys;
    struct Due {
        size_t place, storey; ///< in `kept`, and in the results of F0
    };
    std::vector<Due> due;
    std::vector<const Moment*> moments;
    for (const Scenario& scenario : scenarios())
        for (const ScenarioCase& c : scenario.cases)
            moments.push_back(&c.moment);
    const std::vector<EgressEngine::Inputs> all = engine.inputsIn(sheet, moments);
    auto next = all.begin();
    for (const Scenario& scenario : scenarios())
        for (const ScenarioCase& c : scenario.cases) {
            if (stop && stop())
                return false;
            const EgressEngine::Inputs& inputs = *next++;
            for (size_t i = 0; i < inputs.size(); ++i) {
                if (inputs[i] == engine.inputs()[i])
                    continue;
                const auto known = std::find_if(m_kept.begin(), m_kept.end(), [&](const Kept& k) {
                    return k.of == &c && k.built == built.storeys[i] && *k.input == *inputs[i] && m_settings == built.settings;
                });
                if (known == m_kept.end())
                    due.push_back({kept.size(), i});
                kept.push_back(known != m_kept.end() ? *known : Kept{&c, inputs[i], built.storeys[i], {}});
                storeys.push_back({&scenario, &c, inputs[i]->id, {}});
            }
        }
    std::mutex asking;
    std::atomic<bool> stopped{false};
    inParallel(due.size(), [&](size_t k) {
        {
            const std::scoped_lock lock(asking);
            stopped = stopped || (stop && stop());
        }
        if (stopped)
            return;
        Kept& it = kept[due[k].place];
        const auto results = measureStorey(*it.input, built.settings);
        it.rooms = Losses(*engine.inputs()[due[k].storey], *it.input, built.settings.ruler).of(*it.built, *results);
    });
    if (stopped)
        return false;
    for (size_t i = 0; i < kept.size(); ++i)
        storeys[i].rooms = kept[i].rooms;
    m_kept = std::move(kept);
    m_storeys = std::move(storeys);
    m_settings = built.settings;
    return true;
}

} // namespace sp
