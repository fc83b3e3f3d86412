// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>

namespace sp {

// Battery and hold-up arithmetic of valve-and-power-rules.md D4, in doubles whose unit the name says; facts are turned into these at the edge.
// A value that means nothing (negative, not a number, out of its range) gives nullopt; what never ends is infinite.

/// A current drawn for a time.
struct LoadSegment {
    double amps = 0, hours = 0;
};

/// What an existing bank has to work with: capacity and how much of it is left where it stands.
struct BankCondition {
    double ah = 0; ///< of the whole bank, at the 20 h rate, new
    double soh = 1; ///< state of health: 1 new, 0.8 at the end of life
    double temperatureC = 25;
};

inline constexpr double endOfLifeHealth = 0.8; ///< D4.4, D4.5: a battery is replaced at 80 % of its capacity
inline constexpr double usualExponent = 1.15; ///< D4.4: absorbed glass mat

/// D4.1, in Ah.
std::optional<double> chargeOf(std::span<const LoadSegment> segments);
/// D4.2: average of a lock that is energised for a while at each operation; never more than its own current.
std::optional<double> equivalentAmps(double amps, double unlockSeconds, double operationsPerHour);
/// D4.3: the life safety method. The margin belongs to the adopted edition.
std::optional<double> requiredAhWithMargin(double ah, double margin);
/// D4.4 without ageing and temperature. The exponent is 1.00 to 1.30.
std::optional<double> peukertAh(double amps, double hours, double exponent = usualExponent);
/// D4.4: the security method.
std::optional<double> requiredAh(double amps, double hours, double temperatureC, double exponent = usualExponent);
/// Factor on the capacity needed, 1 at 25 C and above.
std::optional<double> temperatureFactor(double celsius);
/// The next standard size (D3); nullopt where no single string is large enough.
std::optional<double> standardAh(double atLeast);

/// Capacity that is left of a bank (D4.5): C_e.
std::optional<double> usableAh(const BankCondition& bank);
/// D4.5 from the usable capacity; infinite without a load.
std::optional<double> runtimeHours(double usable, double amps, double exponent = usualExponent);
/// D4.5, several segments: the part of the bank that they use; at most 1 is enough.
std::optional<double> usedFraction(double usable, std::span<const LoadSegment> segments, double exponent = usualExponent);
/// When the bank is empty; the last segment goes on for as long as it lasts.
std::optional<double> hoursToEmpty(double usable, std::span<const LoadSegment> segments, double exponent = usualExponent);

/// Batteries of one kind wired as strings: volts add in a string, Ah add over strings.
struct Bank {
    double volts = 0, ah = 0;
};
std::optional<Bank> bankOf(double volts, double ah, int series, int strings);

/// D4.7.
std::optional<double> requiredSupplyAmps(double mostAmps, double chargingAmps);
/// D4.8: what a battery must bridge.
std::optional<double> requiredBridgeSeconds(double transferSeconds);
/// Charging current that fills a bank in a time (PW-24); the efficiency is the part of the charge that stays.
std::optional<double> chargingAmps(double ah, double hours, double efficiency);
/// D4.9: minutes from the start pressure down to the least; infinite without use.
std::optional<double> airHoldUpMinutes(double receiverFt3, double startPsig, double leastPsig, double useScfm);

} // namespace sp
