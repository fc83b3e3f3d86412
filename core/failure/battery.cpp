// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/failure/battery.h"

#include <cmath>
#include <limits>

namespace sp {

namespace {

constexpr double ratedHours = 20; // H of D4.4: makers rate the capacity over 20 h
constexpr double leastExponent = 1.0, mostExponent = 1.3; // D4.4
constexpr double ageingFactor = 1.25; // k_a of D4.4
constexpr double supplyReserve = 1.25; // D4.7
constexpr double bridgeMargin = 2; // D4.8
constexpr double atmospherePsi = 14.7; // D4.9
constexpr double endless = std::numeric_limits<double>::infinity();
constexpr double standardSizes[] = {4, 5, 7, 10, 12, 18, 26, 33, 40, 55, 75, 100}; // D3, Ah

bool isAmount(double v)
{
    return std::isfinite(v) && v >= 0;
}

bool isExponent(double n)
{
    return n >= leastExponent && n <= mostExponent;
}

} // namespace

std::optional<double> chargeOf(std::span<const LoadSegment> segments)
{
    double sum = 0;
    for (const LoadSegment& s : segments) {
        if (!isAmount(s.amps) || !isAmount(s.hours))
            return std::nullopt;
        sum += s.amps * s.hours;
    }
    return sum;
}

std::optional<double> equivalentAmps(double amps, double unlockSeconds, double operationsPerHour)
{
    if (!isAmount(amps) || !isAmount(unlockSeconds) || !isAmount(operationsPerHour))
        return std::nullopt;
    return amps * std::min(1.0, unlockSeconds * operationsPerHour / 3600);
}

std::optional<double> requiredAhWithMargin(double ah, double margin)
{
    return isAmount(ah) && std::isfinite(margin) && margin >= 1 ? std::optional(ah * margin) : std::nullopt;
}

std::optional<double> peukertAh(double amps, double hours, double exponent)
{
    if (!isAmount(amps) || !isAmount(hours) || !isExponent(exponent))
        return std::nullopt;
    return hours >= ratedHours ? amps * hours : amps * ratedHours * std::pow(hours / ratedHours, 1 / exponent);
}

std::optional<double> requiredAh(double amps, double hours, double temperatureC, double exponent)
{
    const auto base = peukertAh(amps, hours, exponent);
    const auto factor = temperatureFactor(temperatureC);
    return base && factor ? std::optional(*base * ageingFactor * *factor) : std::nullopt;
}

std::optional<double> temperatureFactor(double celsius)
{
    constexpr double absoluteZero = -273.15;
    if (!std::isfinite(celsius) || celsius < absoluteZero)
        return std::nullopt;
    // Published for IEEE 485 sizing software (D4.4); a warm room earns nothing.
    const double x = celsius / 100;
    return std::max(1.0, ((-2.8117 * x + 4.1916) * x - 2.4941) * x + 1.405);
}

std::optional<double> standardAh(double atLeast)
{
    if (!isAmount(atLeast))
        return std::nullopt;
    constexpr double rounding = 1e-9; // 12 Ah worked out in steps must not ask for the next size
    for (const double size : standardSizes)
        if (size >= atLeast * (1 - rounding))
            return size;
    return std::nullopt;
}

std::optional<double> usableAh(const BankCondition& bank)
{
    const auto factor = temperatureFactor(bank.temperatureC);
    if (!factor || !isAmount(bank.ah) || !isAmount(bank.soh) || bank.soh > 1)
        return std::nullopt;
    return bank.ah * bank.soh / *factor;
}

std::optional<double> runtimeHours(double usable, double amps, double exponent)
{
    if (!isAmount(usable) || !isAmount(amps) || !isExponent(exponent))
        return std::nullopt;
    if (amps <= 0)
        return endless;
    if (amps <= usable / ratedHours) // no credit for a slow discharge
        return usable / amps;
    return ratedHours * std::pow(usable / (amps * ratedHours), exponent);
}

std::optional<double> usedFraction(double usable, std::span<const LoadSegment> segments, double exponent)
{
    double used = 0;
    for (const LoadSegment& s : segments) {
        const auto whole = runtimeHours(usable, s.amps, exponent);
        if (!whole || !isAmount(s.hours))
            return std::nullopt;
        if (s.hours > 0)
            used += *whole > 0 ? s.hours / *whole : endless;
    }
    return used;
}

std::optional<double> hoursToEmpty(double usable, std::span<const LoadSegment> segments, double exponent)
{
    double left = 1;
    double hours = 0;
    for (size_t i = 0; i < segments.size(); ++i) {
        const auto whole = runtimeHours(usable, segments[i].amps, exponent);
        if (!whole || !isAmount(segments[i].hours))
            return std::nullopt;
        const double most = left * *whole;
        if (i + 1 == segments.size() || most <= segments[i].hours)
            return hours + most;
        left -= segments[i].hours / *whole;
        hours += segments[i].hours;
    }
    return std::nullopt;
}

std::optional<Bank> bankOf(double volts, double ah, int series, int strings)
{
    if (!isAmount(volts) || !isAmount(ah) || volts <= 0 || series < 1 || strings < 1)
        return std::nullopt;
    return Bank{volts * series, ah * strings};
}

std::optional<double> requiredSupplyAmps(double mostAmps, double chargingAmps)
{
    return isAmount(mostAmps) && isAmount(chargingAmps) ? std::optional(supplyReserve * mostAmps + chargingAmps) : std::nullopt;
}

std::optional<double> requiredBridgeSeconds(double transferSeconds)
{
    return isAmount(transferSeconds) ? std::optional(bridgeMargin * transferSeconds) : std::nullopt;
}

std::optional<double> chargingAmps(double ah, double hours, double efficiency)
{
    const bool good = isAmount(ah) && isAmount(hours) && hours > 0 && isAmount(efficiency) && efficiency > 0 && efficiency <= 1;
    return good ? std::optional(ah / (efficiency * hours)) : std::nullopt;
}

std::optional<double> airHoldUpMinutes(double receiverFt3, double startPsig, double leastPsig, double useScfm)
{
    if (!isAmount(receiverFt3) || !isAmount(startPsig) || !isAmount(leastPsig) || !isAmount(useScfm))
        return std::nullopt;
    if (startPsig <= leastPsig || receiverFt3 <= 0)
        return 0.0;
    return useScfm > 0 ? receiverFt3 * (startPsig - leastPsig) / (atmospherePsi * useScfm) : endless;
}

} // namespace sp
