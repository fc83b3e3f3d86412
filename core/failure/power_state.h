// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/facts/fact_sheet.h"

namespace sp {

/// An input that a figure waits for: the name of the fact and the id of the entity that should say it.
struct MissingInput {
    QString fact, subject;
    Why why = Why::NoData;
    bool operator==(const MissingInput&) const = default;
};

/// How far a bank has aged.
enum class BatteryAge : quint8 { New, EndOfLife, AsStated };
const char* batteryAgeWord(BatteryAge);

/// All batteries of a supply together; figures that an input is missing for are absent.
struct BatteryPower {
    std::optional<double> ah; ///< of the whole bank
    std::optional<double> volts;
    std::optional<double> temperatureC; ///< of the coldest
    bool lifeSafety = false; ///< method NFPA72 (D4.3), else Peukert (D4.4)
    double exponent = 1;
    int count = 0; ///< entries in the plan
    std::optional<double> freshHours, endOfLifeHours; ///< at the standby load (D4.5); infinite without a load
    std::optional<double> statedHours; ///< where a state of health is stated, of every battery
    bool healthOpen = false; ///< stated of some of them only
    std::optional<double> usableEndOfLifeAh; ///< C_e at the end of life
    std::optional<double> hours(BatteryAge age) const;
};

/// What keeps a supply going while the mains are off.
enum class Backup : quint8 { None, Battery, Ups, Unknown };

/// One supply: loads per state, battery, what hangs on it. Sums are absent where a part of them is not known; `missing` says which.
struct SupplyPower {
    int row = -1;
    QString id, mark;
    std::optional<double> volts, capacityMa;
    std::optional<double> loadMa; ///< every load at its holding current
    std::optional<double> standbyMa; ///< average while the doors are secured (D4.1, D4.2)
    std::optional<double> alarmMa; ///< in a fire alarm: circuits that the alarm opens at the DC output are off
    std::optional<double> unlockingMa; ///< every lock released at once
    std::optional<double> loadPct() const;
    Backup backup = Backup::Unknown;
    std::optional<BatteryPower> battery;
    std::optional<double> upsHours; ///< as stated, with a UPS and no batteries
    std::optional<bool> generator;
    double transferS = 0; ///< to battery or UPS; a float-charged battery takes none
    QStringList feeds; ///< ids of the loads, sorted
    /// Rows of openings that are open from outside when this supply is dead: a fail safe lock hangs on it, and nothing says that security is
    /// not needed in an outage.
    std::vector<int> secures;
    std::vector<MissingInput> missing;
    /// Hours on battery or UPS; absent where not known.
    std::optional<double> hours(BatteryAge age) const;
};

/// Whence the least voltage of a load comes (hardware-schedule.md 13.3). Of several that are entered the first of these counts. A run table
/// leaves nominal - 2 x L x I x R / 1000 volts: L its longest run for the gauge of the circuit, R of solid copper at 20 C (D3), I the inrush
/// of one piece where it states one, else its holding current.
enum class LimitFrom : quint8 { Item, Percentage, RunTable, Default };
const char* limitFromWord(LimitFrom);

/// One load at the end of a circuit's run.
struct LoadVolts {
    QString load; ///< part that the circuit feeds
    std::optional<double> least; ///< volts; absent where the maker's run table does not say it for this wire
    LimitFrom from = LimitFrom::Default;
    std::optional<double> dropOut; ///< discharged fraction at which it is lost (D4.6); with a battery only
};

/// A circuit: all its loads at the end of its run, which is the worst that a drawing with one length allows (D4.6). The load that is named
/// asks for the most, or of which that is not known: then what the circuit needs is known only where it gets too little as it is.
struct CircuitPower {
    int row = -1, supply = -1;
    QString id, load;
    std::optional<double> ma, peakMa; ///< peak: where a device of the circuit states an inrush that is greater
    std::optional<double> loopOhm, dropVolts;
    std::optional<double> mainsVolts, endVolts; ///< at the load; end of discharge only with a battery
    std::optional<double> peakEndVolts; ///< with the inrush of one device, at the end of discharge, or on mains without a battery
    std::optional<double> leastVolts;
    LimitFrom limitFrom = LimitFrom::Default;
    std::vector<LoadVolts> loads; ///< each for itself
    bool low() const { return mainsVolts && leastVolts && *mainsVolts < *leastVolts; } ///< even on mains
    std::vector<MissingInput> missing; ///< of the current and the volts
    std::vector<MissingInput> leastMissing; ///< of what the loads need
    std::vector<MissingInput> allMissing() const;
};

/// An air supply whose compressor has stopped (D4.9).
struct AirPower {
    int row = -1;
    QString id, name;
    std::optional<double> holdUpMin, leastPsig;
    enum class Compressor : quint8 { Mains, Emergency, None, Unknown } compressor = Compressor::Unknown;
    QStringList feeds; ///< valves, sorted
    std::vector<MissingInput> missing;
};

/// Loads, batteries, wires and air of a plan, by row.
struct PowerState {
    std::vector<SupplyPower> supplies;
    std::vector<CircuitPower> circuits;
    std::vector<AirPower> air;
};

/// Pure: the same plan gives the same figures.
PowerState powerState(const FactSheet& sheet);

namespace power {
/// Parts of powerState; the loads of a circuit are resolved once.
struct Load {
    const PlanIndex::Load* load = nullptr;
    int circuit = -1; ///< row; -1: not looked for, what the fire alarm leaves on is then not known
};
struct Loads {
    std::vector<std::vector<Load>> bySupply, byCircuit;
};
Loads loadsOf(const PlanIndex& index);
SupplyPower supplyPower(const FactSheet& sheet, int row, const std::vector<Load>& loads);
void addBattery(const FactSheet& sheet, SupplyPower& out);
/// `source` is the supply of the circuit, nullptr where it has none; nothing but its volts and backup is looked at.
CircuitPower circuitPower(const FactSheet& sheet, int row, const std::vector<Load>& loads, const SupplyPower* source);
/// A supply with its loads, without what depends on its circuits; made once while the sheet stays at its snapshot.
std::shared_ptr<const SupplyPower> suppliedBy(const FactSheet& sheet, quint32 row);
/// Loads of one supply or circuit, as loadsOf has them but for the circuit.
std::vector<Load> loadsOfSupply(const PlanIndex& index, int row);
std::vector<Load> loadsOfCircuit(const PlanIndex& index, int row);
AirPower airPower(const Project& project, int row);

/// What a load should say of which the current is not known.
MissingInput currentMissing(const FactSheet& sheet, const PlanIndex::Load& load);
/// A quantity of a bag in the unit that its field's name ends with; nullopt where absent.
std::optional<double> numberOf(const FieldBag& facts, FieldId id);
void note(std::vector<MissingInput>& list, MissingInput missing);
/// The same, and a missing input is noted.
std::optional<double> needed(const FieldBag& facts, const char* fact, const QString& subject, std::vector<MissingInput>& missing);
} // namespace power

} // namespace sp
