// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <vector>

namespace sp {

// Voltage at the end of a wire (valve-and-power-rules.md D3 and D4.6), in volts, amperes, ohms and feet. A value that means nothing (negative,
// not a number, a gauge that there is none of) gives nullopt.

/// One run of two conductors.
struct WireRun {
    int awg = 0;
    double lengthFt = 0; ///< one way
    double temperatureC = 20;
    bool stranded = false;
};

/// Copper, solid, 20 C: ohms of 1000 ft of one conductor. Gauges 0 to 40.
std::optional<double> ohmPer1000Ft(int awg);
/// Both conductors.
std::optional<double> loopOhm(const WireRun& run);
/// What is left for a load of constant current (coils; the conservative view).
std::optional<double> voltsAtCurrent(double sourceVolts, double ohm, double amps);
/// What is left for a load of constant power; nullopt where it cannot run on this wire.
std::optional<double> voltsAtPower(double sourceVolts, double ohm, double watts);
/// The most power that a wire can deliver; infinite without resistance.
std::optional<double> mostWatts(double sourceVolts, double ohm);
/// The longest run, in feet, that leaves `leastVolts`; infinite without a current. `run.lengthFt` is not looked at.
std::optional<double> longestFt(double sourceVolts, double leastVolts, double amps, const WireRun& run);

/// A load of a daisy chain and the wire from the one before it.
struct ChainHop {
    double ohm = 0, amps = 0;
};
/// Volts at each load of a chain, nearest first; empty where an input means nothing.
std::vector<double> chainVolts(double sourceVolts, std::span<const ChainHop> hops);

/// Voltage of a lead-acid bank of so many volts while it is discharged to `fraction` (0 full, 1 empty): straight from nominal to 1.75 V a cell.
std::optional<double> busVolts(double nominalVolts, double fraction);
/// Discharged fraction at which a load falls below its least volts: 0 at once, 1 not before the bank is empty.
std::optional<double> dropOutFraction(double nominalVolts, double leastVolts, double dropVolts);

} // namespace sp
