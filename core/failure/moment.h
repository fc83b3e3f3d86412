// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace sp {

struct BasicFault;

/// What is wrong with the sensors that release doors (scenario F7).
enum class SensorFault : std::uint8_t { None, Dead, Blind, Stuck };

/// A load that gets less voltage over a circuit than it needs.
struct LowLoad {
    int circuit = -1; ///< row
    QString load; ///< part that the circuit feeds: "op-lab/lock", "dv-rex"
    bool operator==(const LowLoad&) const = default;
};

/// One moment of the plan: what is on, what has run out, what is asked and what is broken. All parts of a plan are solved at the same
/// moment, so one cause shows in all that hang on it.
struct Moment {
    bool mains = true;
    bool batteriesEmpty = false; ///< of every supply
    std::vector<bool> supplyEmpty; ///< by row of the supply, where they do not all run out at once; may be empty
    std::vector<LowLoad> lowLoads; ///< that get less than they need; few
    bool alarm = false;
    bool controllersDead = false;
    bool alarmWiresBroken = false;
    SensorFault sensors = SensorFault::None;
    bool airLost = false; ///< instrument air of every supply
    std::vector<bool> airSupplyLost; ///< by row of the air supply; may be empty
    std::vector<const BasicFault*> faults; ///< what has failed by itself; few
    std::vector<int> gasDetected; ///< rows of the detectors that have found gas (or whose station was pulled); few
    std::vector<bool> supplyUnlocks; ///< by row of the supply: its panel lets go the locks that it feeds; may be empty
    std::vector<bool> supplyFed; ///< by row of the supply: fed as from the mains though they are off (a generator runs); may be empty

    bool hasMains(int supply) const { return mains || at(supplyFed, supply); }
    bool isEmpty(int supply) const { return batteriesEmpty || at(supplyEmpty, supply); }
    bool unlocks(int supply) const { return at(supplyUnlocks, supply); }
    bool isAirLost(int air) const { return airLost || at(airSupplyLost, air); }
    bool hasDetected(int device) const { return std::find(gasDetected.begin(), gasDetected.end(), device) != gasDetected.end(); }
    bool isLow(int circuit, const QString& load) const
    {
        return std::any_of(lowLoads.begin(), lowLoads.end(), [&](const LowLoad& l) { return l.circuit == circuit && l.load == load; });
    }

private:
    static bool at(const std::vector<bool>& list, int row)
    {
        return row >= 0 && row < static_cast<int>(list.size()) && list[static_cast<size_t>(row)];
    }
};

} // namespace sp
