// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/failure/wiring.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace sp {

namespace {

constexpr std::pair<int, double> table[] = {{12, 1.588}, {14, 2.525}, {16, 4.016}, {18, 6.385},
                                            {20, 10.15}, {22, 16.14}, {24, 25.67}}; // D3
constexpr double strandedFactor = 1.02; // D3
constexpr double perDegree = 0.00393; // D3, copper
constexpr double referenceC = 20;
constexpr double cellVolts = 2, emptyCellVolts = 1.75; // D3, "Voltages"
constexpr double endless = std::numeric_limits<double>::infinity();

bool isAmount(double v)
{
    return std::isfinite(v) && v >= 0;
}

double emptyVolts(double nominal)
{
    return nominal / cellVolts * emptyCellVolts;
}

// Solid or stranded, at its temperature; nullopt where the wire is none.
std::optional<double> conductorOhmPer1000Ft(const WireRun& run)
{
    const auto solid = ohmPer1000Ft(run.awg);
    const double factor = 1 + perDegree * (run.temperatureC - referenceC);
    if (!solid || !std::isfinite(factor) || factor <= 0)
        return std::nullopt;
    return *solid * factor * (run.stranded ? strandedFactor : 1);
}

} // namespace

std::optional<double> ohmPer1000Ft(int awg)
{
    for (const auto& [gauge, ohm] : table)
        if (gauge == awg)
            return ohm;
    if (awg < 0 || awg > 40)
        return std::nullopt;
    // The gauge is defined by its diameter: 0.005 in for 36, each step 92^(1/39) of the last. 10.371 ohm for a foot of one circular mil is
    // the copper of the table.
    constexpr double ohmCircularMilPerFt = 10.371;
    const double mils = 5 * std::pow(92.0, (36 - awg) / 39.0);
    return 1000 * ohmCircularMilPerFt / (mils * mils);
}

std::optional<double> loopOhm(const WireRun& run)
{
    const auto ohm = conductorOhmPer1000Ft(run);
    return ohm && isAmount(run.lengthFt) ? std::optional(2 * run.lengthFt / 1000 * *ohm) : std::nullopt;
}

std::optional<double> voltsAtCurrent(double sourceVolts, double ohm, double amps)
{
    if (!isAmount(sourceVolts) || !isAmount(ohm) || !isAmount(amps))
        return std::nullopt;
    return std::max(0.0, sourceVolts - amps * ohm);
}

std::optional<double> voltsAtPower(double sourceVolts, double ohm, double watts)
{
    if (!isAmount(sourceVolts) || !isAmount(ohm) || !isAmount(watts))
        return std::nullopt;
    const double root = sourceVolts * sourceVolts - 4 * ohm * watts;
    return root >= 0 ? std::optional((sourceVolts + std::sqrt(root)) / 2) : std::nullopt;
}

std::optional<double> mostWatts(double sourceVolts, double ohm)
{
    if (!isAmount(sourceVolts) || !isAmount(ohm))
        return std::nullopt;
    return ohm > 0 ? sourceVolts * sourceVolts / (4 * ohm) : endless;
}

std::optional<double> longestFt(double sourceVolts, double leastVolts, double amps, const WireRun& run)
{
    const auto ohm = conductorOhmPer1000Ft(run);
    if (!ohm || !isAmount(sourceVolts) || !isAmount(leastVolts) || !isAmount(amps))
        return std::nullopt;
    if (sourceVolts < leastVolts)
        return 0.0;
    return amps > 0 ? (sourceVolts - leastVolts) * 1000 / (2 * amps * *ohm) : endless;
}

std::vector<double> chainVolts(double sourceVolts, std::span<const ChainHop> hops)
{
    double amps = 0;
    for (const ChainHop& hop : hops) {
        if (!isAmount(hop.ohm) || !isAmount(hop.amps))
            return {};
        amps += hop.amps;
    }
    std::vector<double> out;
    double volts = sourceVolts;
    for (const ChainHop& hop : hops) {
        const auto left = voltsAtCurrent(volts, hop.ohm, std::max(0.0, amps));
        if (!left)
            return {};
        volts = *left;
        amps -= hop.amps;
        out.push_back(volts);
    }
    return out;
}

std::optional<double> busVolts(double nominalVolts, double fraction)
{
    if (!isAmount(nominalVolts) || !isAmount(fraction) || fraction > 1)
        return std::nullopt;
    return nominalVolts - (nominalVolts - emptyVolts(nominalVolts)) * fraction;
}

std::optional<double> dropOutFraction(double nominalVolts, double leastVolts, double dropVolts)
{
    if (!isAmount(nominalVolts) || nominalVolts <= 0 || !isAmount(leastVolts) || !isAmount(dropVolts))
        return std::nullopt;
    return std::clamp((nominalVolts - leastVolts - dropVolts) / (nominalVolts - emptyVolts(nominalVolts)), 0.0, 1.0);
}

} // namespace sp
