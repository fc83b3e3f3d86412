// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/failure/fault_cones.h"

#include "core/model/project.h"

#include <algorithm>

namespace sp {

namespace {

void addTo(std::vector<std::vector<int>>& lists, const std::vector<int>& rows, int value)
{
    for (const int row : rows)
        if (std::vector<int>& list = lists[static_cast<size_t>(row)]; list.empty() || list.back() != value)
            list.push_back(value);
}

const std::vector<int>& listOf(const std::vector<std::vector<int>>& lists, int row)
{
    return lists[static_cast<size_t>(row)];
}

} // namespace

FaultCones::FaultCones(const FailureModel& model) : m_model(model)
{
    const Project& p = model.project();
    for (Rows* rows : {&m_openings, &m_paths}) {
        rows->supplies.resize(p.supplies.size());
        rows->circuits.resize(p.circuits.size());
        rows->devices.resize(p.devices.size());
        rows->alarmWires.resize(p.circuits.size());
    }
    m_groups.resize(p.interlocks.size());
    m_valvePaths.resize(p.valves.size());
    m_airPaths.resize(p.airSupplies.size());
    for (int opening = 0; opening < static_cast<int>(p.openings.size()); ++opening) {
        const OpeningNet& net = model.net(opening);
        addTo(m_openings.supplies, net.supplies(), opening);
        addTo(m_openings.circuits, net.circuits(), opening);
        addTo(m_openings.devices, net.devices(), opening);
        addTo(m_openings.alarmWires, net.alarmWires(), opening);
    }
    for (size_t row = 0; row < p.interlocks.size(); ++row) {
        if (p.interlocks[row].openings)
            for (const OpeningId& id : *p.interlocks[row].openings)
                if (const size_t opening = p.openings.indexOf(id); opening < p.openings.size())
                    m_groups[row].push_back(static_cast<int>(opening));
        std::sort(m_groups[row].begin(), m_groups[row].end());
    }
    const GasPaths& gas = model.gas();
    for (int at = 0; at < static_cast<int>(gas.paths().size()); ++at) {
        const GasPath& path = gas.paths()[static_cast<size_t>(at)];
        if (!path.mustClose)
            continue;
        for (const int row : path.valves()) {
            const ValveNet& valve = gas.valves()[static_cast<size_t>(row)];
            addTo(m_paths.supplies, valve.supplies(), at);
            addTo(m_paths.circuits, valve.circuits(), at);
            addTo(m_paths.devices, valve.devices(), at);
            addTo(m_paths.alarmWires, valve.alarmWires(), at);
            addTo(m_valvePaths, {row}, at);
            if (valve.air() >= 0)
                addTo(m_airPaths, {valve.air()}, at);
        }
    }
}

std::vector<int> FaultCones::openingsOf(const BasicFault& f) const
{
    switch (f.kind) {
    case FaultKind::SupplyDead:
    case FaultKind::BatteryFlat: return listOf(m_openings.supplies, f.row);
    case FaultKind::AlarmWireCut: return listOf(m_openings.alarmWires, f.row);
    case FaultKind::WireCut: return listOf(m_openings.circuits, f.row);
    case FaultKind::DeviceDead:
    case FaultKind::SensorBlind:
    case FaultKind::ContactOpens:
    case FaultKind::ContactWelded: return listOf(m_openings.devices, f.row);
    case FaultKind::SwitchStuck:
        if (f.opening < 0)
            return listOf(m_openings.devices, f.row);
        return {f.opening};
    case FaultKind::RelayWelded:
    case FaultKind::RelayOpen:
    case FaultKind::LatchJammed:
    case FaultKind::LatchFails:
    case FaultKind::LockStuck:
    case FaultKind::CloserBroken: return {f.opening};
    case FaultKind::InterlockDead: return listOf(m_groups, f.row);
    case FaultKind::PositionSwitchOpen:
    case FaultKind::PositionSwitchClosed:
    case FaultKind::DoorPropped: {
        std::vector<int> out{f.row};
        for (const Interlock* group : m_model.index().opening(static_cast<size_t>(f.row)).interlocks)
            for (const int other : listOf(m_groups, static_cast<int>(m_model.project().interlocks.indexOf(group->id))))
                out.push_back(other);
        std::sort(out.begin(), out.end());
        out.erase(std::unique(out.begin(), out.end()), out.end());
        return out;
    }
    case FaultKind::SpringBroken:
    case FaultKind::SolenoidStuck:
    case FaultKind::ValveStuck:
    case FaultKind::AirLost: break;
    }
    return {};
}

std::vector<int> FaultCones::pathsOf(const BasicFault& f) const
{
    switch (f.kind) {
    case FaultKind::SupplyDead:
    case FaultKind::BatteryFlat: return listOf(m_paths.supplies, f.row);
    case FaultKind::AlarmWireCut: return listOf(m_paths.alarmWires, f.row);
    case FaultKind::WireCut: return listOf(m_paths.circuits, f.row);
    case FaultKind::DeviceDead:
    case FaultKind::ContactOpens:
    case FaultKind::ContactWelded: return listOf(m_paths.devices, f.row);
    case FaultKind::SpringBroken:
    case FaultKind::SolenoidStuck:
    case FaultKind::ValveStuck: return listOf(m_valvePaths, f.row);
    case FaultKind::AirLost: return listOf(m_airPaths, f.row);
    default: return {};
    }
}

} // namespace sp
