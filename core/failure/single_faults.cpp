// SPDX-License-Identifier: GPL-3.0-or-later
// Looks for what one fault alone does. A search for cut sets of order 1 would give the same, but its cost grows with the plan for each
// fault; here a fault costs what it touches.
#include "core/failure/single_faults.h"

#include "core/failure/fault_cones.h"
#include "core/failure/local_reach.h"
#include "core/model/project.h"

#include <algorithm>
#include <map>

namespace sp {

namespace {

using Way = LocalReach::Way;
using Change = LocalReach::Change;
using Effects = std::map<std::pair<FaultHarm, int>, SingleFaultEffect>;

/// What a fault makes of a portal.
struct Changed {
    int portal = -1;
    OpeningState before, after;
    Pass was, is;
};

void addOnce(std::vector<Missing>& list, const std::vector<Missing>& more)
{
    for (const Missing& m : more)
        if (std::find(list.begin(), list.end(), m) == list.end())
            list.push_back(m);
}

bool isUnknown(const Pass& pass)
{
    return pass.out == Certainty::Unknown || pass.in == Certainty::Unknown;
}

/// One moment of the search.
class MomentSearch final {
public:
    MomentSearch(const FailureModel& model, const FaultCones& cones, const Scenario& scenario, const Moment& moment,
                 const std::function<bool()>& stop)
        : m_model(model), m_graph(model.graph()), m_cones(cones), m_scenario(scenario), m_moment(moment)
    {
        std::vector<LocalReach::Open> open[2];
        for (int portal = 0; portal < static_cast<int>(m_graph.portals().size()); ++portal) {
            if (stop && (portal & 0xFF) == 0 && stop()) {
                m_whole = false;
                return;
            }
            m_states.push_back(net(portal).at(moment));
            m_passes.push_back(passOf(m_states.back()));
            for (const bool unknownIsOpen : {false, true})
                open[unknownIsOpen].push_back(LocalReach::openOf(m_graph, portal, m_passes.back(), unknownIsOpen));
        }
        m_questions = open[0] != open[1] || hasUnknownStairs();
        for (const Way way : {Way::Leave, Way::Enter})
            for (const bool unknownIsOpen : {false, true})
                if (m_questions || !unknownIsOpen)
                    m_reach.emplace_back(m_graph, way, open[unknownIsOpen], unknownIsOpen);
        for (const GasPath& path : model.gas().paths())
            m_flows.push_back(path.mustClose ? model.gas().at(path, moment) : GasFlow::InService);
    }

    bool isWhole() const { return m_whole; }

    void look(const BasicFault& fault, Effects& effects, std::vector<Missing>& missing)
    {
        m_effects = &effects;
        m_missing = &missing;
        m_with = m_moment;
        m_with.faults.push_back(&fault);
        m_changed.clear();
        for (const int opening : m_cones.openingsOf(fault))
            change(opening, fault);
        if (!m_changed.empty()) {
            leave();
            if (!isTold(fault))
                enter();
            if (fault.kind == FaultKind::SupplyDead || fault.kind == FaultKind::BatteryFlat)
                exits();
        }
        for (const int path : m_cones.pathsOf(fault))
            gas(path);
    }

private:
    const OpeningNet& net(int portal) const { return m_model.net(m_graph.portals()[static_cast<size_t>(portal)].opening); }
    LocalReach& reach(Way way, bool unknownIsOpen)
    {
        const size_t first = way == Way::Leave ? 0 : m_reach.size() / 2;
        return m_reach[first + (unknownIsOpen && m_questions ? 1 : 0)];
    }

    bool hasUnknownStairs() const
    {
        for (int node = 0; node < m_graph.openAir(); ++node)
            for (const PlanGraph::Step& step : m_graph.from(node))
                if (step.portal < 0 && step.open == Certainty::Unknown)
                    return true;
        return false;
    }

    // Portals and openings have the same rows (PlanGraph of a sheet).
    void change(int portal, const BasicFault& fault)
    {
        Changed c{portal, m_states[static_cast<size_t>(portal)], {}, m_passes[static_cast<size_t>(portal)], {}};
        if (fault.kind == FaultKind::DoorPropped && fault.row == portal) {
            c.after.inside = c.after.outside = Passage::Free;
            c.after.leaf = LeafPosition::Open;
            c.after.latched = false;
        } else {
            c.after = net(portal).at(m_with);
        }
        if (c.before == c.after && (!hasQuestions(c.after) || net(portal).sameAt(m_moment, m_with)))
            return;
        c.is = passOf(c.after);
        if (m_moment.alarm && fault.kind != FaultKind::DoorPropped) // that a fire door has to close by itself is a rule of its own
            fireDoor(c);
        if (c.was != c.is || isUnknown(c.is))
            m_changed.push_back(std::move(c));
    }

    // Every electric release can stick so; where a switch tells whether the door is open, an entry without a credential raises an alarm.
    bool isTold(const BasicFault& fault) const
    {
        if (fault.kind != FaultKind::RelayWelded)
            return false;
        const HardwareSet* set = m_model.index().opening(static_cast<size_t>(fault.opening)).set;
        return set && set->items && std::any_of(set->items->begin(), set->items->end(), [](const HardwareItem& item) {
                   return item.kind == u"door_position_switch";
               });
    }

    static bool hasQuestions(const OpeningState& s)
    {
        return !s.latched || s.leaf == LeafPosition::Unknown || s.inside == Passage::Unknown || s.outside == Passage::Unknown;
    }

    void note(FaultHarm harm, int subject, std::vector<int> openings)
    {
        m_effects->try_emplace({harm, subject}, SingleFaultEffect{harm, subject, std::move(openings), &m_scenario});
    }

    // Facts that leave open what an opening does, with the fault or without.
    void ask(int portal)
    {
        StateReasons reasons;
        net(portal).at(m_moment, &reasons);
        net(portal).at(m_with, &reasons);
        const PlanGraph::Portal& p = m_graph.portals()[static_cast<size_t>(portal)];
        if (!p.sided)
            reasons.missing.push_back({m_egressSide, {SubjectKind::Opening, static_cast<quint32>(p.opening), 0}, Why::NoData});
        addOnce(*m_missing, reasons.missing);
    }

    void askChanged()
    {
        for (const Changed& c : m_changed)
            if (isUnknown(c.was) || isUnknown(c.is))
                ask(c.portal);
    }

    void askWay(const std::vector<int>& portals)
    {
        for (const int portal : portals) {
            const auto c = std::find_if(m_changed.begin(), m_changed.end(), [&](const Changed& x) { return x.portal == portal; });
            if (isUnknown(c == m_changed.end() ? m_passes[static_cast<size_t>(portal)] : c->is)
                || !m_graph.portals()[static_cast<size_t>(portal)].sided)
                ask(portal);
        }
    }

    std::vector<Change> changes(Pass Changed::*pass, bool unknownIsOpen) const
    {
        std::vector<Change> out;
        for (const Changed& c : m_changed)
            out.push_back({c.portal, LocalReach::openOf(m_graph, c.portal, c.*pass, unknownIsOpen)});
        return out;
    }

    bool anyUnknownBefore() const
    {
        return std::any_of(m_changed.begin(), m_changed.end(), [](const Changed& c) { return isUnknown(c.was); });
    }

    // Nodes that perhaps fare worse with the fault: everything else that is unknown counts as open, and then as shut; what the fault changes
    // is at its best before and at its worst after it.
    std::vector<int> perhaps(Way way)
    {
        const bool leaving = way == Way::Leave;
        std::vector<int> out;
        for (const bool unknownIsOpen : {false, true}) {
            if (unknownIsOpen && !m_questions)
                continue;
            LocalReach& r = reach(way, unknownIsOpen);
            std::vector<int> before; // what reaches further, or less far, than without looking at what the fault changes
            if (anyUnknownBefore()) {
                r.with(changes(&Changed::was, leaving));
                before = leaving ? r.gained() : r.lost();
            }
            r.with(changes(&Changed::is, !leaving));
            for (const int node : leaving ? r.lost() : r.gained())
                out.push_back(node);
            for (const int node : before)
                if (r.reachedNow(node) != leaving)
                    out.push_back(node);
        }
        std::sort(out.begin(), out.end());
        out.erase(std::unique(out.begin(), out.end()), out.end());
        return out;
    }

    void leave()
    {
        std::vector<int> nodes = perhaps(Way::Leave);
        std::erase_if(nodes, [&](int n) {
            const PlanGraph::Node& node = m_graph.nodes()[static_cast<size_t>(n)];
            return !node.counted || node.goal;
        });
        if (nodes.empty())
            return;
        LocalReach& best = reach(Way::Leave, true);
        best.with(changes(&Changed::is, true));
        bool open = false;
        for (const int node : nodes)
            if (reach(Way::Leave, false).reached(node) && !best.reachedNow(node)) {
                note(FaultHarm::Trapped, node, shutAround(best, node));
            } else {
                open = true;
                askWay(best.way(node));
            }
        if (open)
            askChanged();
    }

    // Openings that the fault shuts and that would let people out of the rooms which can be walked to from a node.
    std::vector<int> shutAround(const LocalReach& best, int node) const
    {
        std::vector<int> walk{node}, out;
        const auto openAfter = [&](const PlanGraph::Step& step) {
            if (step.portal < 0)
                return step.open != Certainty::No;
            const auto c = std::find_if(m_changed.begin(), m_changed.end(), [&](const Changed& x) { return x.portal == step.portal; });
            const LocalReach::Open open =
                c == m_changed.end() ? best.open(step.portal) : LocalReach::openOf(m_graph, c->portal, c->is, true);
            return step.out ? open.out : open.in;
        };
        for (size_t i = 0; i < walk.size(); ++i)
            for (const PlanGraph::Step& step : m_graph.from(walk[i])) {
                if (openAfter(step)) {
                    if (std::find(walk.begin(), walk.end(), step.to) == walk.end())
                        walk.push_back(step.to);
                } else if (const LocalReach::Open& was = best.open(step.portal); (step.out ? was.out : was.in) && best.reached(step.to)) {
                    out.push_back(m_graph.portals()[static_cast<size_t>(step.portal)].opening);
                }
            }
        std::sort(out.begin(), out.end());
        out.erase(std::unique(out.begin(), out.end()), out.end());
        return out;
    }

    void enter()
    {
        std::vector<int> nodes = perhaps(Way::Enter);
        std::erase_if(nodes, [&](int n) {
            const PlanGraph::Node& node = m_graph.nodes()[static_cast<size_t>(n)];
            return node.start || node.isProtected == false;
        });
        if (nodes.empty())
            return;
        LocalReach& surely = reach(Way::Enter, false);
        surely.with(changes(&Changed::is, false));
        std::vector<int> open;
        for (const int node : nodes) {
            if (m_graph.nodes()[static_cast<size_t>(node)].isProtected != true || reach(Way::Enter, true).reached(node)
                || !surely.reachedNow(node)) {
                open.push_back(node);
                continue;
            }
            std::vector<int> way;
            for (const int portal : surely.way(node))
                way.push_back(m_graph.portals()[static_cast<size_t>(portal)].opening);
            std::reverse(way.begin(), way.end());
            note(FaultHarm::Exposed, node, std::move(way));
        }
        if (open.empty())
            return;
        askChanged();
        LocalReach& perhaps = reach(Way::Enter, true);
        perhaps.with(changes(&Changed::is, true));
        for (const int node : open) {
            askWay(perhaps.way(node));
            if (!m_graph.nodes()[static_cast<size_t>(node)].isProtected)
                addOnce(*m_missing, {{m_protected, {SubjectKind::Room, static_cast<quint32>(node), 0}, Why::NoData}});
        }
    }

    void fireDoor(const Changed& c)
    {
        const int opening = m_graph.portals()[static_cast<size_t>(c.portal)].opening;
        const auto asked = m_model.latchedInFire(opening);
        if (asked == false || c.before.latched == false || c.after.latched == true)
            return;
        if (asked == true && c.before.latched == true && c.after.latched == false) {
            note(FaultHarm::FireDoorOpen, opening, {opening});
            return;
        }
        if (!asked)
            addOnce(*m_missing, {{m_rated, {SubjectKind::Opening, static_cast<quint32>(opening), 0}, Why::NoData}});
        ask(c.portal);
    }

    // A supply that unlocks, or shuts, more than one exit of a storey is behind all of them.
    void exits()
    {
        struct Doors {
            std::vector<int> surely, perhaps;
        };
        std::map<int, Doors> unlocked, shut; // by storey
        const auto take = [](Doors& doors, bool surely, bool perhaps, int portal) {
            if (surely)
                doors.surely.push_back(portal);
            else if (perhaps)
                doors.perhaps.push_back(portal);
        };
        for (const Changed& c : m_changed) {
            const int storey = exitOf(c.portal);
            if (storey < 0)
                continue;
            const auto open = [](const OpeningState& s) { return s.leaf == LeafPosition::Open || s.outside == Passage::Free; };
            const bool isKnown = c.after.outside != Passage::Unknown, wasKnown = c.before.outside != Passage::Unknown;
            take(unlocked[storey], wasKnown && !open(c.before) && open(c.after),
                 !(wasKnown && open(c.before)) && (!isKnown || open(c.after)), c.portal);
            take(shut[storey], c.was.out == Certainty::Yes && c.is.out == Certainty::No,
                 c.was.out != Certainty::No && c.is.out != Certainty::Yes, c.portal);
        }
        for (const auto& [harm, byStorey] : {std::pair(FaultHarm::ExitsUnlocked, &unlocked), std::pair(FaultHarm::ExitsBlocked, &shut)})
            for (const auto& [storey, doors] : *byStorey) {
                if (doors.surely.size() > 1)
                    note(harm, storey, doors.surely);
                else if (doors.surely.size() + doors.perhaps.size() > 1)
                    for (const int portal : doors.perhaps)
                        ask(portal);
            }
    }

    // The row of the storey that an opening is an exit of; -1: it is none, or nobody knows.
    int exitOf(int portal) const
    {
        const PlanGraph::Portal& p = m_graph.portals()[static_cast<size_t>(portal)];
        if (p.inside < 0 || p.outside < 0 || p.inside == m_graph.openAir())
            return -1;
        if (m_graph.nodes()[static_cast<size_t>(p.inside)].exit || !m_graph.nodes()[static_cast<size_t>(p.outside)].exit)
            return -1;
        const Project& plan = m_model.project();
        const auto& storey = plan.rooms[static_cast<size_t>(p.inside)].storey;
        const size_t row = storey ? plan.storeys.indexOf(*storey) : plan.storeys.size();
        return row < plan.storeys.size() ? static_cast<int>(row) : -1;
    }

    void gas(int at)
    {
        const GasPaths& gas = m_model.gas();
        const GasPath& path = gas.paths()[static_cast<size_t>(at)];
        const GasFlow before = m_flows[static_cast<size_t>(at)];
        StateReasons reasons;
        const GasFlow after = gas.at(path, m_with, &reasons);
        if (before == GasFlow::NotIsolated || (after != GasFlow::NotIsolated && after != GasFlow::Unknown))
            return;
        const auto& valves = gas.valves();
        std::vector<int> open;
        bool same = true;
        for (const int row : path.valves()) {
            const ValveState state = valves[static_cast<size_t>(row)].at(m_with);
            same = same && state == valves[static_cast<size_t>(row)].at(m_moment);
            if (!state.shut)
                open.push_back(row);
        }
        if (same)
            return;
        if (before != GasFlow::Unknown && after == GasFlow::NotIsolated)
            note(FaultHarm::NotIsolated, path.source, std::move(open));
        else
            addOnce(*m_missing, reasons.missing);
    }

    const FailureModel& m_model;
    const PlanGraph& m_graph;
    const FaultCones& m_cones;
    const Scenario& m_scenario;
    Moment m_moment, m_with;
    std::vector<OpeningState> m_states; ///< by portal, without a fault
    std::vector<Pass> m_passes;
    bool m_whole = true;
    bool m_questions = false; ///< something is unknown
    std::vector<LocalReach> m_reach; ///< leaving, then entering; unknown shut, then open
    std::vector<GasFlow> m_flows; ///< by path
    // Entered facts have the numbers of their fields.
    FactId m_egressSide = field("door.egress_side"), m_protected = field("space.protected"), m_rated = field("door.label_min");

    std::vector<Changed> m_changed;
    Effects* m_effects = nullptr;
    std::vector<Missing>* m_missing = nullptr;
};

} // namespace

std::span<const char* const> singleFaultScenarios()
{
    static constexpr const char* ids[] = {"F0", "F1", "F3"};
    return ids;
}

SingleFaults singleFaults(const FailureModel& model, const std::function<bool()>& stop)
{
    struct Found {
        Effects effects;
        std::vector<Missing> missing;
    };
    std::map<std::pair<size_t, int>, Found> found;
    SingleFaults out;
    const FaultCones cones(model);
    unsigned asked = 0;
    for (const char* id : singleFaultScenarios()) {
        const Scenario& scenario = *scenarioNamed(QLatin1String(id));
        MomentSearch search(model, cones, scenario, scenario.cases.front().moment, stop);
        if (!search.isWhole()) {
            out.truncated = true;
            return out;
        }
        for (const BasicFault& fault : model.faults()) {
            const auto sort = sortOf(fault);
            if (!sort)
                continue;
            if (stop && (++asked & 0x3F) == 0 && stop()) {
                out.truncated = true;
                return out;
            }
            Effects effects;
            std::vector<Missing> missing;
            search.look(fault, effects, missing);
            if (effects.empty() && missing.empty())
                continue;
            Found& all = found[*sort];
            all.effects.merge(effects); // of an earlier scenario first
            addOnce(all.missing, missing);
        }
    }
    for (auto& [key, what] : found) {
        SingleFault fault{key.first, key.second, {}, std::move(what.missing)};
        for (auto& [of, effect] : what.effects)
            fault.effects.push_back(std::move(effect));
        out.faults.push_back(std::move(fault));
    }
    return out;
}

} // namespace sp
