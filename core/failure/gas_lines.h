// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/facts/fact_sheet.h"

#include <QStringView>
#include <vector>

namespace sp {

// How sources, valves, detectors and rooms of a plan belong together (valve-and-power-rules.md B3). Rows are those of the project's tables.

/// What a device has to do with gas.
enum class GasDuty : quint8 { None, Detector, FlowSwitch, Station };
GasDuty gasDutyOf(const Device& device);

/// The source of a valve, or nullptr.
const Source* sourceOf(const Project& project, quint32 valve);

/// Who belongs to whom, by row, resolved once for a plan; every list is sorted.
struct GasIndex {
    explicit GasIndex(const Project& project);
    std::vector<std::vector<quint32>> valvesOfSource;
    std::vector<std::vector<quint32>> closersOfValve; ///< devices
    std::vector<std::vector<quint32>> valvesToRoom; ///< that serve it
    std::vector<std::vector<quint32>> valvesAboutRoom; ///< that serve it, stand in it, or come from a source in it
    std::vector<std::vector<quint32>> sourcesOfRoom; ///< that stand in it, or have a valve that serves it
    std::vector<std::vector<quint32>> devicesInRoom; ///< of a gas duty
};
const GasIndex& gasIndexOf(const FactSheet& sheet);

/// The valves of a line, sorted: those from the same source to the same room, and those of the source that name no room and so stand in
/// every line from it. A valve without a source is a line of its own.
std::vector<quint32> lineOf(const FactSheet& sheet, quint32 valve);
std::vector<quint32> valvesFrom(const FactSheet& sheet, const SourceId& source);
/// Whether the device closes one of the valves.
bool closesAny(const Project& project, const Device& device, const std::vector<quint32>& valves);
/// Devices that close one of the valves, sorted.
std::vector<quint32> devicesClosing(const FactSheet& sheet, const std::vector<quint32>& valves);

/// Whether the source stands in the room or a valve leads from it to the room.
bool reachesRoom(const FactSheet& sheet, const Source& source, const RoomId& room);
/// All that do, by id.
std::vector<const Source*> sourcesFor(const FactSheet& sheet, const RoomId& room);
/// The word of a source's gas; empty where nobody has said it.
QString gasOf(const Source& source);
/// Where a device or a source is, as far as the plan says: its storey by its room, else its own.
std::optional<StoreyId> storeyOf(const Project& project, const std::optional<RoomId>& room, const std::optional<StoreyId>& storey);

/// Whether a valve stands at an end of its line: `source` or `point_of_use`, or at both. nullopt where nobody knows.
std::optional<bool> isAtEnd(const FactSheet& sheet, quint32 valve, QStringView end, Trace* trace);
/// Whether a valve shuts its line off: by hand, or by itself whatever is lost. What only lets gas pass one way, or below a pressure, does not.
std::optional<bool> isShutoff(const FactSheet& sheet, quint32 valve, Trace* trace);
/// Whether a valve shuts its line off by itself whatever is lost.
std::optional<bool> isFailSafe(const FactSheet& sheet, quint32 valve, Trace* trace);

/// Whether a detector watches for the gas of a source: by its stated gas, else by its kind and the valves that it closes.
std::optional<bool> detects(const FactSheet& sheet, quint32 device, const Source& source, Trace* trace);

/// Supplies of the circuits that feed a valve or a device; nullopt where no circuit or no supply is drawn.
std::optional<std::vector<Subject>> suppliesFeeding(const FactSheet& sheet, Subject load);
/// Whether a supply has a battery, a UPS or a generator.
std::optional<bool> isBackedUp(const FactSheet& sheet, Subject supply, Trace* trace);

/// What was looked for among devices: that nothing was found means something only where the plan shows devices at all.
std::optional<bool> foundAmongDevices(const FactSheet& sheet, std::optional<bool> found);

/// Notes what an unknown fact waits for.
inline Measured waitsFor(Subject at, Trace* trace, FactId fact)
{
    if (trace)
        trace->missing.push_back({fact, at, Why::NoData});
    return Measured::unknown();
}

} // namespace sp
