// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/failure/oxygen.h"

#include <algorithm>

namespace sp {

namespace {

// Air holds this share of oxygen; one litre of liquid nitrogen becomes this many litres of gas (B4.1).
constexpr double airOxygenPct = 20.9;
constexpr double gasPerLiquid = 696;
constexpr double litresPerCubicMetre = 1000;

} // namespace

double oxygenAfterRelease(double roomM3, double gasM3)
{
    return std::max(0.0, airOxygenPct * (roomM3 - gasM3) / roomM3);
}

double oxygenVentilated(double ventilation, double leak)
{
    return airOxygenPct * ventilation / (ventilation + leak);
}

double releasedM3(double litres, bool liquid)
{
    return litres / litresPerCubicMetre * (liquid ? gasPerLiquid : 1);
}

std::optional<double> oxygenLeft(const FactSheet& s, Subject room, const Source& source, Subject asks, FactId amount, Trace* t)
{
    static const FactId volume = s.id("space.volume_m3");
    static const FactId ventilation = s.id("space.ventilation_l_min");
    static const FactId fanPower = s.id("space.exhaust_fan_emergency_power");
    static const FieldId gas = field("source.gas");
    static const FieldId litres = field("source.volume_l");
    static const FieldId leak = field("source.leak_l_min");
    static const int cryogen = *wordIndex(fieldOf(gas).words, u"cryogen");
    const FactView quiet{s, room, nullptr};
    const auto leaks = source.facts.amount<Dim::Flow>(leak);
    const auto air = quiet.number(ventilation);
    if (leaks && air && *air > 0 && quiet.flag(fanPower) == true)
        return oxygenVentilated(static_cast<double>(*air), static_cast<double>(leaks->n));
    const auto has = source.facts.amount<Dim::Volume>(litres);
    const auto kind = source.facts.word(gas);
    if (!has || !kind) {
        FactView{s, asks, t}.missing(amount);
        return std::nullopt;
    }
    const auto space = FactView{s, room, t}.number(volume);
    if (!space || *space <= 0)
        return std::nullopt;
    const double released = releasedM3(numberIn(*unitByName(u"L"), {Dim::Volume, has->n}), *kind == cryogen);
    return oxygenAfterRelease(numberIn(*unitByName(u"m3"), {Dim::Volume, *space}), released);
}

} // namespace sp
