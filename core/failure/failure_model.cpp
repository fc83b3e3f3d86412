// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/failure/failure_model.h"

#include "core/facts/fact_sheet.h"

#include <algorithm>

namespace sp {

FailureModel::FailureModel(const FactSheet& sheet)
    : m_index(std::make_shared<const PlanIndex>(sheet.index())), m_graph(sheet), m_gas(sheet), m_faults(basicFaults(sheet.index()))
{
    const Project& p = sheet.project();
    const FactId rated = sheet.id("door.fire_rated");
    const FactId operation = sheet.id("door.operation");
    const FactId load = sheet.id("space.occupant_load");
    m_nets.reserve(p.openings.size());
    for (size_t row = 0; row < p.openings.size(); ++row) {
        m_nets.emplace_back(sheet, static_cast<int>(row));
        const FactView view{sheet, {SubjectKind::Opening, static_cast<quint32>(row), 0}, nullptr};
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
    const Reach reach = reachOf(m_graph, passes);
    for (int room = 0; room < m_graph.openAir(); ++room) {
        const PlanGraph::Node& node = m_graph.nodes()[static_cast<size_t>(room)];
        const Certainty leaves = reach.leaves[static_cast<size_t>(room)], entered = reach.entered[static_cast<size_t>(room)];
        if (node.counted && leaves != Certainty::Yes)
            (leaves == Certainty::No ? out.trapped : out.leavesUnknown).push_back(room);
        if (node.start || entered == Certainty::No)
            continue;
        (entered == Certainty::Unknown || !node.isProtected ? out.enteredUnknown
             : *node.isProtected                            ? out.exposed
                                                            : out.entered)
            .push_back(room);
    }
    GasPaths::Sources sources = m_gas.sourcesAt(moment);
    out.notIsolated = std::move(sources.notIsolated);
    out.isolationUnknown = std::move(sources.unknown);
    return out;
}

std::vector<int> FailureModel::coneOf(int opening, const std::vector<int>& faults) const
{
    const OpeningNet& net = this->net(opening);
    const auto has = [](const std::vector<int>& rows, int row) { return std::binary_search(rows.begin(), rows.end(), row); };
    const auto& interlocks = m_index->opening(static_cast<size_t>(opening)).interlocks;
    const auto grouped = [&](int other) {
        if (other == opening)
            return true;
        const OpeningId& id = project().openings[static_cast<size_t>(other)].id;
        return std::any_of(interlocks.begin(), interlocks.end(), [&](const Interlock* group) {
            return group->openings && std::find(group->openings->begin(), group->openings->end(), id) != group->openings->end();
        });
    };
    std::vector<int> out;
    for (const int position : faults) {
        const BasicFault& f = m_faults[static_cast<size_t>(position)];
        bool matters = false;
        switch (f.kind) {
        case FaultKind::SupplyDead:
        case FaultKind::BatteryFlat: matters = has(net.supplies(), f.row); break;
        case FaultKind::DeviceDead:
        case FaultKind::SensorBlind:
        case FaultKind::ContactOpens:
        case FaultKind::ContactWelded: matters = has(net.devices(), f.row); break;
        case FaultKind::SwitchStuck: matters = f.opening >= 0 ? f.opening == opening : has(net.devices(), f.row); break;
        case FaultKind::AlarmWireCut:
        case FaultKind::WireCut: matters = has(net.circuits(), f.row); break;
        case FaultKind::RelayWelded:
        case FaultKind::RelayOpen:
        case FaultKind::LatchJammed:
        case FaultKind::LatchFails:
        case FaultKind::LockStuck:
        case FaultKind::CloserBroken: matters = f.opening == opening; break;
        case FaultKind::PositionSwitchOpen:
        case FaultKind::PositionSwitchClosed:
        case FaultKind::DoorPropped: matters = grouped(f.row); break;
        case FaultKind::InterlockDead:
            matters = std::any_of(interlocks.begin(), interlocks.end(),
                                  [&](const Interlock* group) { return group == &project().interlocks[static_cast<size_t>(f.row)]; });
            break;
        case FaultKind::SpringBroken:
        case FaultKind::SolenoidStuck:
        case FaultKind::ValveStuck:
        case FaultKind::AirLost: break;
        }
        if (matters)
            out.push_back(position);
    }
    return out;
}

std::vector<int> FailureModel::coneOf(const GasPath& path, const std::vector<int>& faults) const
{
    std::vector<int> out;
    const std::vector<int> rows = path.valves();
    const auto some = [&](auto&& list, int row) {
        return std::any_of(rows.begin(), rows.end(), [&](int valve) {
            const std::vector<int>& hangsOn = list(m_gas.valves()[static_cast<size_t>(valve)]);
            return std::binary_search(hangsOn.begin(), hangsOn.end(), row);
        });
    };
    for (const int position : faults) {
        const BasicFault& f = m_faults[static_cast<size_t>(position)];
        bool matters = false;
        switch (f.kind) {
        case FaultKind::SupplyDead:
        case FaultKind::BatteryFlat:
            matters = some(
                [](const ValveNet& v) -> auto& { return v.supplies(); }, f.row);
            break;
        case FaultKind::DeviceDead:
        case FaultKind::ContactOpens:
        case FaultKind::ContactWelded:
            matters = some(
                [](const ValveNet& v) -> auto& { return v.devices(); }, f.row);
            break;
        case FaultKind::AlarmWireCut:
        case FaultKind::WireCut:
            matters = some(
                [](const ValveNet& v) -> auto& { return v.circuits(); }, f.row);
            break;
        case FaultKind::SpringBroken:
        case FaultKind::SolenoidStuck:
        case FaultKind::ValveStuck: matters = std::binary_search(rows.begin(), rows.end(), f.row); break;
        case FaultKind::AirLost:
            matters = std::any_of(rows.begin(), rows.end(), [&](int v) { return m_gas.valves()[static_cast<size_t>(v)].air() == f.row; });
            break;
        default: break;
        }
        if (matters)
            out.push_back(position);
    }
    return out;
}

void FailureModel::addGas(CutProblem& problem, const Moment& moment, const std::vector<int>& faults) const
{
    for (const GasPath& path : m_gas.paths())
        if (path.mustClose)
            problem.locals.push_back(
                {EventKind::NotIsolated, path.source, path.valves(), coneOf(path, faults),
                 [this, moment, &path](const FaultSet& set) { return m_gas.at(path, with(moment, set)) == GasFlow::NotIsolated; }});
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
    for (const PlanGraph::Portal& portal : m_graph.portals())
        out.cones.push_back(coneOf(portal.opening, faults));
    out.pass = [this, moment](int portal, const FaultSet& set) {
        return passOf(net(m_graph.portals()[static_cast<size_t>(portal)].opening).at(with(moment, set)));
    };
    addGas(out, moment, faults);
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
