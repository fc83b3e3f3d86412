// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/failure/fault_entities.h"

#include <algorithm>

namespace sp::ui {

std::vector<EntityRef> entitiesOf(const Project& now, const FailureStudy& study, const BasicFault& f)
{
    const Project& p = *study.project;
    std::vector<EntityRef> out;
    const auto add = [&](const QString& id) {
        const EntityRef ref = entityOf(now, id);
        if (!ref.isNull() && std::find(out.begin(), out.end(), ref) == out.end())
            out.push_back(ref);
    };
    const auto row = static_cast<size_t>(std::max(f.row, 0));
    switch (f.kind) {
    case FaultKind::SupplyDead:
    case FaultKind::BatteryFlat: add(p.supplies[row].id.text()); break;
    case FaultKind::DeviceDead:
    case FaultKind::SensorBlind:
    case FaultKind::ContactOpens:
    case FaultKind::ContactWelded:
    case FaultKind::SwitchStuck:
    case FaultKind::RelayWelded:
    case FaultKind::RelayOpen:
        if (f.row >= 0)
            add(p.devices[row].id.text());
        break;
    case FaultKind::AlarmWireCut:
    case FaultKind::WireCut: // a wire has no place of its own: what hangs on it
        if (p.circuits[row].feeds)
            for (const PartRef& part : *p.circuits[row].feeds)
                add(part.text());
        break;
    case FaultKind::SpringBroken:
    case FaultKind::SolenoidStuck:
    case FaultKind::ValveStuck: add(p.valves[row].id.text()); break;
    case FaultKind::PositionSwitchOpen:
    case FaultKind::PositionSwitchClosed:
    case FaultKind::DoorPropped: add(p.openings[row].id.text()); break;
    case FaultKind::InterlockDead:
        if (p.interlocks[row].openings)
            for (const OpeningId& id : *p.interlocks[row].openings)
                add(id.text());
        break;
    case FaultKind::AirLost:
        for (const auto& valve : p.valves)
            if (valve->air == p.airSupplies[row].id)
                add(valve->id.text());
        break;
    case FaultKind::LatchJammed:
    case FaultKind::LatchFails:
    case FaultKind::LockStuck:
    case FaultKind::CloserBroken: break;
    }
    if (f.opening >= 0)
        add(p.openings[static_cast<size_t>(f.opening)].id.text());
    return out;
}

} // namespace sp::ui
