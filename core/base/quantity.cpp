// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/quantity.h"

#include <QStringList>
#include <array>
#include <cmath>
#include <limits>

namespace sp {

namespace {

// Base units of quantity.h in terms of the named units. International definitions: 1 in = 25.4 mm, 1 lbf = 4.4482216152605 N,
// 1 psi = 6894.757293168 Pa, 1 US gal = 3.785411784 L, 1 in. w.g. = 249.09 Pa (valve-and-power-rules.md, 0).
constexpr std::array units = {
    UnitInfo{"in", Dim::Length, 25.4e6},
    UnitInfo{"ft", Dim::Length, 304.8e6},
    UnitInfo{"mm", Dim::Length, 1e6},
    UnitInfo{"cm", Dim::Length, 1e7},
    UnitInfo{"m", Dim::Length, 1e9},
    UnitInfo{"ft2", Dim::Area, 92903040.0},
    UnitInfo{"in2", Dim::Area, 645160.0},
    UnitInfo{"m2", Dim::Area, 1e9},
    UnitInfo{"mm2", Dim::Area, 1e3},
    UnitInfo{"gal", Dim::Volume, 3785411.784},
    UnitInfo{"ft3", Dim::Volume, 28316846.592},
    UnitInfo{"L", Dim::Volume, 1e6},
    UnitInfo{"m3", Dim::Volume, 1e9},
    UnitInfo{"s", Dim::Time, 1e6},
    UnitInfo{"min", Dim::Time, 60e6},
    UnitInfo{"h", Dim::Time, 3600e6},
    UnitInfo{"lbf", Dim::Force, 4448221.6152605},
    UnitInfo{"N", Dim::Force, 1e6},
    UnitInfo{"inlb", Dim::Torque, 112984.829},
    UnitInfo{"N_m", Dim::Torque, 1e6},
    UnitInfo{"mA", Dim::Current, 1e3},
    UnitInfo{"A", Dim::Current, 1e6},
    UnitInfo{"V", Dim::Voltage, 1e6},
    UnitInfo{"mV", Dim::Voltage, 1e3},
    UnitInfo{"Ah", Dim::Charge, 1e6},
    UnitInfo{"mAh", Dim::Charge, 1e3},
    UnitInfo{"W", Dim::Power, 1e6},
    UnitInfo{"C", Dim::Temperature, 1e6},
    UnitInfo{"Pa", Dim::Pressure, 1e6},
    UnitInfo{"kPa", Dim::Pressure, 1e9},
    UnitInfo{"bar", Dim::Pressure, 1e11},
    UnitInfo{"psi", Dim::Pressure, 6894757293.168},
    UnitInfo{"psig", Dim::Pressure, 6894757293.168},
    UnitInfo{"in_wg", Dim::Pressure, 249.09e6},
    UnitInfo{"scfm", Dim::Flow, 28316846.592},
    UnitInfo{"cfm", Dim::Flow, 28316846.592},
    UnitInfo{"L/min", Dim::Flow, 1e6},
    UnitInfo{"deg", Dim::Angle, 1e6},
    UnitInfo{"lb", Dim::Mass, 453592370.0},
    UnitInfo{"kg", Dim::Mass, 1e9},
    UnitInfo{"", Dim::Number, 1e6},
    UnitInfo{"%", Dim::Number, 1e4},
    UnitInfo{"ppm", Dim::Number, 1.0},
};

const char* dimWord(Dim d)
{
    switch (d) {
    case Dim::Length: return "a length";
    case Dim::Area: return "an area";
    case Dim::Volume: return "a volume";
    case Dim::Time: return "a time";
    case Dim::Force: return "a force";
    case Dim::Torque: return "a torque";
    case Dim::Current: return "a current";
    case Dim::Voltage: return "a voltage";
    case Dim::Charge: return "a battery capacity";
    case Dim::Power: return "a power";
    case Dim::Temperature: return "a temperature";
    case Dim::Pressure: return "a pressure";
    case Dim::Flow: return "a flow";
    case Dim::Angle: return "an angle";
    case Dim::Mass: return "a mass";
    case Dim::Number: return "a number";
    }
    return "a quantity";
}

// Reads one unsigned number: "36", "1/2", "1-3/4", "1 3/4", "0.5". Returns units of one 64th when exact is wanted by the caller.
std::optional<double> parseMixed(QStringView t)
{
    t = t.trimmed();
    bool ok = false;
    const auto slash = t.indexOf(u'/');
    if (slash < 0) {
        for (const QChar c : t)
            if (!(c >= u'0' && c <= u'9') && c != u'.')
                return std::nullopt;
        const double v = t.toString().toDouble(&ok); // QString::toDouble reads the C locale whatever the user's is
        return ok ? std::optional(v) : std::nullopt;
    }
    QStringView whole;
    QStringView numerator = t.left(slash);
    const auto sep = std::max(numerator.lastIndexOf(u' '), numerator.lastIndexOf(u'-'));
    if (sep >= 0) {
        whole = numerator.left(sep).trimmed();
        numerator = numerator.mid(sep + 1);
    }
    const auto digits = [](QStringView s) {
        if (s.isEmpty() || s.size() > 9)
            return false;
        for (const QChar c : s)
            if (!(c >= u'0' && c <= u'9'))
                return false;
        return true;
    };
    const QStringView denominator = t.mid(slash + 1).trimmed();
    if (!digits(numerator) || !digits(denominator) || (sep >= 0 && !digits(whole)))
        return std::nullopt;
    const double d = denominator.toString().toDouble();
    if (d == 0)
        return std::nullopt;
    return (whole.isEmpty() ? 0.0 : whole.toString().toDouble()) + numerator.toString().toDouble() / d;
}

std::optional<qint64> toBase(double value, double base)
{
    const double n = std::round(value * base);
    if (!(std::fabs(n) < 9.0e18))
        return std::nullopt;
    return static_cast<qint64>(n);
}

// 3'-6 1/2", 12', 42", as drawn on plans.
std::optional<qint64> parseFeetInches(QStringView t)
{
    const auto foot = t.indexOf(u'\'');
    const bool endsInch = t.endsWith(u'"');
    if (foot < 0 && !endsInch)
        return std::nullopt;
    double inchesTotal = 0;
    QStringView rest = t;
    if (foot >= 0) {
        const auto feet = parseMixed(t.left(foot));
        if (!feet)
            return std::nullopt;
        inchesTotal = *feet * 12;
        rest = t.mid(foot + 1).trimmed();
        if (rest.startsWith(u'-'))
            rest = rest.mid(1).trimmed();
        if (rest.isEmpty())
            return toBase(inchesTotal, 25.4e6);
    }
    if (!rest.endsWith(u'"'))
        return std::nullopt;
    const auto in = parseMixed(rest.chopped(1));
    if (!in)
        return std::nullopt;
    return toBase(inchesTotal + *in, 25.4e6);
}

QString fraction(qint64 sixtyFourths, QLatin1String between)
{
    const qint64 whole = sixtyFourths / 64;
    qint64 part = sixtyFourths % 64;
    qint64 denominator = 64;
    while (part != 0 && part % 2 == 0) {
        part /= 2;
        denominator /= 2;
    }
    if (part == 0)
        return QString::number(whole);
    const QString f = QString::number(part) + u'/' + QString::number(denominator);
    return whole == 0 ? f : QString::number(whole) + between + f;
}

} // namespace

const UnitInfo* unitByName(QLatin1String name)
{
    for (const UnitInfo& u : units)
        if (name == QLatin1String(u.name))
            return &u;
    return nullptr;
}

const UnitInfo* unitByName(QStringView name)
{
    return unitByName(QLatin1String(name.toLatin1()));
}

std::optional<qint64> parseDecimal(QStringView text, double base)
{
    bool negative = false;
    if (text.startsWith(u'-') || text.startsWith(u'+')) {
        negative = text[0] == u'-';
        text = text.mid(1);
    }
    if (text.isEmpty() || text.size() > 24)
        return std::nullopt;
    qint64 whole = 0;
    qint64 part = 0;
    double partScale = 1;
    bool point = false;
    int digits = 0;
    int decimals = 0;
    for (const QChar c : text) {
        if (c == u'.' && !point) {
            point = true;
            continue;
        }
        if (c < u'0' || c > u'9')
            return std::nullopt;
        ++digits;
        const int d = c.unicode() - u'0';
        if (!point) {
            if (whole > 900'000'000'000'000'000)
                return std::nullopt;
            whole = whole * 10 + d;
        } else if (decimals < 9) {
            part = part * 10 + d;
            partScale *= 10;
            ++decimals;
        }
    }
    if (digits == 0)
        return std::nullopt;
    // Whole and part are scaled apart so that large coordinates keep every nanometre.
    const double wholeBase = std::round(static_cast<double>(whole) * base);
    if (!(wholeBase < 9.0e18))
        return std::nullopt;
    const bool exactBase = base == std::floor(base) && base < 9e15;
    qint64 n = 0;
    if (exactBase && whole <= std::numeric_limits<qint64>::max() / 2 / std::max<qint64>(1, static_cast<qint64>(base)))
        n = whole * static_cast<qint64>(base) + static_cast<qint64>(std::round(static_cast<double>(part) * base / partScale));
    else
        n = static_cast<qint64>(std::round((static_cast<double>(whole) + static_cast<double>(part) / partScale) * base));
    return negative ? -n : n;
}

Result<Quantity> parseQuantity(QStringView text, Dim dim, QStringView exampleUnit)
{
    const auto refuse = [&](const QString& why) -> Error {
        const QString example = exampleUnit.isEmpty() ? QStringLiteral("12.5") : QStringLiteral("36 ") + exampleUnit.toString();
        return {ErrorCode::Value,
                QStringLiteral("expected %1 such as `%2`, found `%3`%4")
                    .arg(QLatin1String(dimWord(dim)), example, text.left(60).toString(), why),
                {}};
    };
    const QStringView t = text.trimmed();
    if (dim == Dim::Length)
        if (const auto n = parseFeetInches(t))
            return Quantity{dim, *n};
    qsizetype end = 0;
    while (end < t.size()
           && (t[end].isDigit() || t[end] == u'.' || t[end] == u'-' || t[end] == u'+' || t[end] == u'/'
               || (t[end] == u' ' && end + 1 < t.size() && t[end + 1].isDigit())))
        ++end;
    const QStringView number = t.left(end).trimmed();
    const QStringView unitName = t.mid(end).trimmed();
    if (number.isEmpty())
        return refuse({});
    const UnitInfo* unit = unitByName(unitName);
    if (!unit)
        return refuse(QStringLiteral(": unknown unit `%1`").arg(unitName.left(20)));
    if (unit->dim != dim) {
        if (unitName.isEmpty())
            return refuse(QStringLiteral(": the unit is missing"));
        return refuse(QStringLiteral(": `%1` is no unit of %2").arg(unitName, QLatin1String(dimWord(dim))));
    }
    std::optional<qint64> n = parseDecimal(number, unit->base);
    if (!n) {
        const bool negative = number.startsWith(u'-');
        if (const auto mixed = parseMixed(negative ? number.mid(1) : number))
            n = toBase(negative ? -*mixed : *mixed, unit->base);
    }
    if (!n)
        return refuse(QStringLiteral(": the number cannot be read"));
    return Quantity{dim, *n};
}

QString formatIn(const UnitInfo& unit, qint64 n, int decimals)
{
    if (Quantity{unit.dim, n}.isUnreachable())
        return QLatin1String(unreachableWord);
    const bool exact = unit.base == std::floor(unit.base) && unit.base < 9e15;
    QString s;
    if (exact) {
        // Integer division keeps all digits of large coordinates; the remainder is below the base and fits a double.
        const auto base = static_cast<qint64>(unit.base);
        const bool negative = n < 0;
        const quint64 magnitude = negative ? 0 - static_cast<quint64>(n) : static_cast<quint64>(n);
        quint64 whole = magnitude / static_cast<quint64>(base);
        double scale = 1;
        for (int i = 0; i < decimals; ++i)
            scale *= 10;
        auto part = static_cast<quint64>(std::round(static_cast<double>(magnitude % static_cast<quint64>(base)) / unit.base * scale));
        if (part >= static_cast<quint64>(scale)) {
            part = 0;
            ++whole;
        }
        s = QString::number(whole);
        if (part > 0)
            s += u'.' + QString::number(part).rightJustified(decimals, u'0');
        if (negative && (whole > 0 || part > 0))
            s.prepend(u'-');
    } else {
        s = QString::number(static_cast<double>(n) / unit.base, 'f', decimals);
    }
    if (s.contains(u'.')) {
        while (s.endsWith(u'0'))
            s.chop(1);
        if (s.endsWith(u'.'))
            s.chop(1);
    }
    return s == QLatin1String("-0") ? QStringLiteral("0") : s;
}

double numberIn(const UnitInfo& unit, Quantity q)
{
    return static_cast<double>(q.n) / unit.base;
}

QString fileText(Quantity q, const UnitInfo& unit, Units system)
{
    if (q.isUnreachable())
        return QLatin1String(unreachableWord);
    if (q.dim == Dim::Length) {
        const bool feet = QLatin1String(unit.name) == QLatin1String("ft");
        if (system == Units::Us && q.n % 396'875 == 0)
            return feet ? formatIn(unit, q.n) + QStringLiteral(" ft") : formatIn(*unitByName(u"in"), q.n) + QStringLiteral(" in");
        return formatIn(*unitByName(u"mm"), q.n) + QStringLiteral(" mm");
    }
    if (unit.name[0] == '\0')
        return formatIn(unit, q.n);
    return formatIn(unit, q.n) + u' ' + QLatin1String(unit.name);
}

QString fractionInches(Length v)
{
    const bool negative = v.n < 0;
    const qint64 n = negative ? -v.n : v.n;
    QString s = n % 396'875 == 0 ? fraction(n / 396'875, QLatin1String("-")) : formatIn(*unitByName(u"in"), n, 3);
    return negative ? u'-' + s : s;
}

QString feetInches(Length v)
{
    const bool negative = v.n < 0;
    const qint64 n = ((negative ? -v.n : v.n) + 396'875 / 2) / 396'875;
    const qint64 feet = n / (64 * 12);
    const qint64 rest = n % (64 * 12);
    // 8'-0 3/4": the inches are written even where there is no whole one.
    const QString whole = rest > 0 && rest < 64 ? QStringLiteral("0 ") : QString();
    const QString s = QString::number(feet) + QStringLiteral("'-") + whole + fraction(rest, QLatin1String(" ")) + u'"';
    return negative ? u'-' + s : s;
}

QString peopleText(Quantity q, const UnitInfo& unit, Units system)
{
    if (q.isUnreachable())
        return QLatin1String(unreachableWord);
    if (q.dim == Dim::Length) {
        const bool feet = QLatin1String(unit.name) == QLatin1String("ft");
        if (system == Units::Us)
            return feet ? formatIn(unit, q.n, 2) + QStringLiteral(" ft") : fractionInches({q.n}) + QStringLiteral(" in");
        if (feet)
            return formatIn(*unitByName(u"m"), q.n, 2) + QStringLiteral(" m");
        return formatIn(*unitByName(u"mm"), q.n, 1) + QStringLiteral(" mm");
    }
    if (q.dim == Dim::Area && system == Units::Metric)
        return formatIn(*unitByName(u"m2"), q.n, 2) + QStringLiteral(" m2");
    if (unit.name[0] == '\0')
        return formatIn(unit, q.n, 3);
    return formatIn(unit, q.n, 3) + u' ' + QLatin1String(unit.name);
}

} // namespace sp
