// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>
#include <compare>
#include <limits>
#include <optional>

namespace sp {

/// Physical dimension of a quantity. Each is stored as a 64-bit count of one fine base unit (see quantity.cpp), so that values compare
/// as integers: no epsilon, no rounding on the way from file to file.
enum class Dim : quint8 {
    Length, // nanometre: 1/64 in and 1 mm are both exact
    Area, // square millimetre / 1000
    Volume, // microlitre
    Time, // microsecond
    Force, // micronewton
    Torque, // micronewton metre
    Current, // microampere
    Voltage, // microvolt
    Charge, // microampere hour
    Power, // microwatt
    Temperature, // millionth of a degree Celsius
    Pressure, // micropascal
    Flow, // microlitre a minute
    Angle, // millionth of a degree
    Mass, // microgram
    Number, // millionth of one: ratios, percentages, counts an hour
};

/// A quantity whose dimension is known where the code is compiled.
template <Dim D>
struct Amount {
    qint64 n = 0; ///< count of the base unit of D

    static constexpr Amount base(qint64 n) { return Amount{n}; }
    constexpr auto operator<=>(const Amount&) const = default;
    constexpr Amount operator+(Amount o) const { return {n + o.n}; }
    constexpr Amount operator-(Amount o) const { return {n - o.n}; }
    constexpr Amount operator-() const { return {-n}; }
};

using Length = Amount<Dim::Length>;
using Minutes = Amount<Dim::Time>;
using Force = Amount<Dim::Force>;
using Angle = Amount<Dim::Angle>;

constexpr Length mm(qint64 v)
{
    return {v * 1'000'000};
}
/// Sixty-fourths of an inch, exactly: 25.4 mm / 64.
constexpr Length inch64(qint64 v)
{
    return {v * 396'875};
}
constexpr Length inches(qint64 v)
{
    return inch64(v * 64);
}
constexpr double toMm(Length v)
{
    return static_cast<double>(v.n) / 1e6;
}
constexpr double toInches(Length v)
{
    return static_cast<double>(v.n) / 25.4e6;
}

/// The length of a way that there is not: above every limit. Its text is "unreachable" wherever a quantity becomes text.
inline constexpr Length unreachableLength{std::numeric_limits<qint64>::max()};
inline constexpr const char* unreachableWord = "unreachable";

/// A quantity whose dimension is known only at run time, as facts have it.
struct Quantity {
    Dim dim = Dim::Number;
    qint64 n = 0;

    bool operator==(const Quantity&) const = default;
    bool isUnreachable() const { return dim == Dim::Length && n == unreachableLength.n; }
    template <Dim D>
    std::optional<Amount<D>> as() const
    {
        return dim == D ? std::optional(Amount<D>{n}) : std::nullopt;
    }
};

/// One unit that files and people use: "in", "min", "psig". `base` counts of the base unit make one of it.
struct UnitInfo {
    const char* name;
    Dim dim;
    double base;
};

/// The unit of that name, or nullptr. Names are those of plan files and packs: `in ft mm cm m min s h lbf N mA A V Ah W C F Pa psi psig
/// kPa in_wg gal L ft3 scfm deg ft2 in2 m2 lb kg % ...`.
const UnitInfo* unitByName(QLatin1String name);
const UnitInfo* unitByName(QStringView name);

/// Reads "36 in", "1/2 in", "3'-6 1/2\"", "0.5 h". A plain number without unit is refused except for Dim::Number.
/// Errors say what was expected ("a length such as `36 in`") and what was found; `where` is left empty for the caller.
Result<Quantity> parseQuantity(QStringView text, Dim dim, QStringView exampleUnit);

/// Reads a plain decimal ("-12.5", "1e3" is refused) as a count of `base` units per one; at most six decimals are kept.
std::optional<qint64> parseDecimal(QStringView text, double base);

/// `n` base units as a decimal number of `unit`, at most `decimals` places, trailing zeros dropped, never an exponent.
QString formatIn(const UnitInfo& unit, qint64 n, int decimals = 6);

/// Number of `unit` in the quantity, for reports and JSON.
double numberIn(const UnitInfo& unit, Quantity q);

enum class Units : quint8 { Us, Metric };

/// Text of a quantity in a plan file: lengths in decimal inches (or feet where `unit` is feet) when the project is US and the value is an
/// exact 1/64 in, else millimetres; every other dimension in `unit`.
QString fileText(Quantity q, const UnitInfo& unit, Units system);

/// Text of a quantity for people: inches as fractions ("13/16 in", "3'-0\"" only where feetInches says so), metric rounded to 0.1 mm.
QString peopleText(Quantity q, const UnitInfo& unit, Units system);

/// 3'-6 1/2" from 42.5 in; fractions to 1/64 in. Trade notation of door schedules.
QString feetInches(Length v);

/// 13/16 from 0.8125, 1-3/4 from 1.75; decimal with three places when it is no exact 1/64.
QString fractionInches(Length v);

} // namespace sp
