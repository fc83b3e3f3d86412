// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/failure/gas_lines.h"

namespace sp {

// What shuts off the gas of a room, and where (valve-and-power-rules.md B3: VR-02, VR-03, VR-19). Rows are those of the project's tables.

/// Valves of a service that serve the room.
std::vector<quint32> valvesServing(const FactSheet& sheet, quint32 room, QStringView service);

/// What shuts the fuel gas off from inside the room: hand valves, and stations that close a shutoff valve of it.
struct FuelShutoffs {
    std::vector<quint32> valves, stations;
    bool unknown = false; ///< some valve may be a shutoff valve or not
};
FuelShutoffs fuelShutoffsIn(const FactSheet& sheet, quint32 room, Trace* trace);

/// Stations among what closes one of the valves.
std::vector<quint32> stationsFor(const FactSheet& sheet, const std::vector<quint32>& valves);
/// Stations, wherever they are, that shut off hazardous gas of the room: of a source in it, or led through it or to it.
std::vector<quint32> hazardStationsOf(const FactSheet& sheet, quint32 room);
/// Whether a device is at the way out of the room, or outside it.
std::optional<bool> isAtExit(const FactSheet& sheet, quint32 device, const RoomId& room, Trace* trace);

/// Whether the gas of a source is hazardous; nullopt where nobody has said which it is.
std::optional<bool> isHazardousGas(const Source& source);
std::optional<bool> isHazardousValve(const FactSheet& sheet, quint32 valve, Trace* trace);
/// Where the hazardous gas is in the room: its sources there, else the valves of such gas that stand there. nullopt: one without a place.
std::vector<std::optional<PlanPoint>> hazardPlacesIn(const FactSheet& sheet, quint32 room);

} // namespace sp
