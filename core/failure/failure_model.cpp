// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/failure/failure_model.h"

#include "core/facts/fact_sheet.h"
#include "core/failure/fault_cones.h"

#include <algorithm>

namespace sp {

FailureModel::FailureModel(const FactSheet& sheet, const std::function<bool()>& stop)
    : m_index(sheet.sharedIndex()), m_graph(sheet), m_gas(sheet)
{
    const auto stopped = [&] {
        m_whole = m_whole && !(stop && stop());
        return !m_whole;
    };
    m_faults = basicFaults(sheet.index(), stopped);
    const Project& p = sheet.project();
    const FactId rated = sheet.id("door.fire_rated");
    const FactId operation = sheet.id("door.operation");
    const FactId load = sheet.id("space.occupant_load");
    m_nets.reserve(p.openings.size());
    for (size_t row = 0; row < p.openings.size(); ++row) {
        if ((row & 0x3F) == 0 && stopped())
            return;
        const Subject at{SubjectKind::Opening, static_cast<quint32>(row), 0};
        m_nets.push_back(*sheet.kept<OpeningNet>(at, [&] { return OpeningNet(sheet, static_cast<int>(row)); })); // shared with facts
        const FactView view{sheet, at, nullptr};
        const auto how = view.word(operation);
        const auto latches = how ? std::optional(*how == u"swing" || *how == u"double_egress") : std::nullopt;
        m_latchedInFire.push_back(both(view.flag(rated), latches));
    }
    for (size_t row = 0; row < p.rooms.size(); ++row)
        m_people.push_back(FactView{sheet, {SubjectKind::Room, static_cast<quint32>(row), 0}, nullptr}.number(load));
}

const Project& FailureModel::project() const
{
    return m_index->project();
}

std::vector<Pass> FailureModel::passes(const Moment& moment) const
{
    std::vector<Pass> out;
    out.reserve(m_graph.portals().size());
    for (const PlanGraph::Portal& portal : m_graph.portals())
        out.push_back(passOf(net(portal.opening).at(moment)));
    return out;
}

void addRooms(const PlanGraph& graph, const std::vector<Pass>& passes, WholePlan& plan)
{
    const Reach reach = reachOf(graph, passes);
    for (int room = 0; room < graph.openAir(); ++room) {
        const PlanGraph::Node& node = graph.nodes()[static_cast<size_t>(room)];
        const Certainty leaves = reach.leaves[static_cast<size_t>(room)], entered = reach.entered[static_cast<size_t>(room)];
        if (node.counted && leaves != Certainty::Yes)
            (leaves == Certainty::No ? plan.trapped : plan.leavesUnknown).push_back(room);
        if (node.start || entered == Certainty::No)
            continue;
        (entered == Certainty::Unknown || !node.isProtected ? plan.enteredUnknown
             : *node.isProtected                            ? plan.exposed
                                                            : plan.entered)
            .push_back(room);
    }
}

WholePlan FailureModel::at(const Moment& moment) const
{
    WholePlan out;
    std::vector<Pass> passes;
    for (const PlanGraph::Portal& portal : m_graph.portals()) {
        const OpeningState state = net(portal.opening).at(moment);
        passes.push_back(passOf(state));
        const auto rated = m_latchedInFire[static_cast<size_t>(portal.opening)];
        // A door that is held open closes and latches when the alarm comes; until then nothing is wrong with it.
        const bool matters = moment.alarm || state.leaf == LeafPosition::Closed;
        if (rated == false || !matters || state.latched == true)
            continue;
        (rated == true && state.latched == false ? out.fireDoorsNotLatched : out.latchUnknown).push_back(portal.opening);
    }
    addRooms(m_graph, passes, out);
    GasPaths::Sources sources = m_gas.sourcesAt(moment);
    out.notIsolated = std::move(sources.notIsolated);
    out.isolationUnknown = std::move(sources.unknown);
    return out;
}

Moment FailureModel::with(const Moment& moment, const FaultSet& set) const
{
    Moment out = moment;
    for (const int position : set)
        out.faults.push_back(&m_faults[static_cast<size_t>(position)]);
    return out;
}

CutProblem FailureModel::problem(const Moment& moment, const std::vector<int>& faults) const
{
    CutProblem out;
    out.graph = &m_graph;
    const FaultCones cones(*this);
    std::vector<std::vector<int>> ofOpening(m_nets.size()), ofPath(m_gas.paths().size());
    for (const int position : faults) {
        for (const int opening : cones.openingsOf(m_faults[static_cast<size_t>(position)]))
            ofOpening[static_cast<size_t>(opening)].push_back(position);
        for (const int path : cones.pathsOf(m_faults[static_cast<size_t>(position)]))
            ofPath[static_cast<size_t>(path)].push_back(position);
    }
    for (const PlanGraph::Portal& portal : m_graph.portals())
        out.cones.push_back(ofOpening[static_cast<size_t>(portal.opening)]);
    out.pass = [this, moment](int portal, const FaultSet& set) {
        return passOf(net(m_graph.portals()[static_cast<size_t>(portal)].opening).at(with(moment, set)));
    };
    for (size_t at = 0; at < ofPath.size(); ++at)
        if (const GasPath& path = m_gas.paths()[at]; path.mustClose)
            out.locals.push_back(
                {EventKind::NotIsolated, path.source, path.valves(), std::move(ofPath[at]),
                 [this, moment, &path](const FaultSet& set) { return m_gas.at(path, with(moment, set)) == GasFlow::NotIsolated; }});
    if (!moment.alarm)
        return out;
    for (size_t portal = 0; portal < out.cones.size(); ++portal) {
        const int opening = m_graph.portals()[portal].opening;
        if (m_latchedInFire[static_cast<size_t>(opening)] == true)
            out.locals.push_back({EventKind::FireDoorOpen, opening, {}, out.cones[portal], [this, moment, opening](const FaultSet& set) {
                                      return net(opening).at(with(moment, set)).latched == false;
                                  }});
    }
    return out;
}

} // namespace sp
