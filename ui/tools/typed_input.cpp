// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/typed_input.h"

#include "core/geom/segment.h"

#include <QCoreApplication>

namespace sp::ui {

namespace {

constexpr qint64 degree = 1'000'000;
constexpr qint64 farthest = mm(10'000'000).n; // 10 km: farther is a slip of the hand

QString tr(const char* text)
{
    return QCoreApplication::translate("TypedInput", text);
}

QString lengthExample(Units units)
{
    return units == Units::Us ? QStringLiteral("12'-6 1/2\"") : QStringLiteral("3810");
}

Error refuse(const QString& sentence)
{
    return {ErrorCode::Value, sentence, {}};
}

// Signs and typographic marks as a keyboard or a copied text has them.
QString plain(QStringView text)
{
    QString out = text.trimmed().toString();
    out.replace(QChar(0x2032), u'\'').replace(QChar(0x2019), u'\'').replace(QChar(0x2033), u'"').replace(QChar(0x201d), u'"');
    out.replace(QChar(0x2212), u'-').replace(QChar(0x2013), u'-').replace(QStringLiteral("''"), QStringLiteral("\""));
    return out;
}

bool isNumber(QStringView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= u'0' && c <= u'9') || c == u'.' || c == u'/' || c == u' ' || c == u'-';
    });
}

Result<PlanPoint> readPair(const QString& text, qsizetype cut, Units units)
{
    SP_TRY(x, readLength(QStringView(text).left(cut), units));
    SP_TRY(y, readLength(QStringView(text).mid(cut + 1), units));
    return PlanPoint{x, y};
}

} // namespace

Result<Length> readLength(QStringView text, Units units)
{
    QString t = plain(text);
    const QString found = t;
    const bool negative = t.startsWith(u'-');
    if (negative || t.startsWith(u'+'))
        t = t.mid(1).trimmed();
    const auto wrong = [&] {
        return refuse(
            tr("expected a length such as `%1` or `%2`, found `%3`")
                .arg(lengthExample(units), units == Units::Us ? QStringLiteral("150 in") : QStringLiteral("3.81 m"), found.left(40)));
    };
    if (t.isEmpty() || t.startsWith(u'-') || t.startsWith(u'+'))
        return wrong();
    if (isNumber(t))
        t += units == Units::Us ? QStringLiteral(" in") : QStringLiteral(" mm");
    else if (t.contains(u'\'') && !t.endsWith(u'\'') && !t.endsWith(u'"')) // 12'6: nobody types the last mark
        t += u'"';
    const auto read = parseQuantity(t, Dim::Length, units == Units::Us ? u"in" : u"mm");
    if (!read)
        return wrong();
    if (std::abs(read.value().n) > farthest)
        return refuse(tr("expected a length up to 10 km, found `%1`").arg(found.left(40)));
    return Length{negative ? -read.value().n : read.value().n};
}

Result<Angle> readAngle(QStringView text)
{
    QString t = plain(text);
    const QString found = t;
    t.remove(QChar(0x00b0));
    if (t.endsWith(QStringLiteral("deg")))
        t.chop(3);
    const auto n = parseDecimal(t.trimmed(), double(degree));
    if (!n || std::abs(*n) > 36000 * degree)
        return refuse(tr("expected an angle in degrees such as `45`, found `%1`").arg(found.left(40)));
    return Angle{*n};
}

PlanPoint polar(PlanPoint from, Length d, Angle direction)
{
    return turnedAbout({from.x + d, from.y}, from, direction);
}

Result<TypedValue> readTyped(QStringView text, const TypedContext& context)
{
    const QString t = plain(text);
    if (t.isEmpty())
        return refuse(tr("expected a length, `length < angle`, `@dx,dy` or `=x,y`"));
    const bool place = t.startsWith(u'=');
    const bool relative = t.startsWith(u'@');
    const QString rest = place || relative ? t.mid(1).trimmed() : t;
    const auto needsFrom = [&](const char* what) {
        return refuse(
            tr("%1 counts from the last point, and there is none yet: give the first point by the pointer or as `=x,y`").arg(tr(what)));
    };

    if (const auto cut = rest.indexOf(u'<'); cut >= 0) {
        SP_TRY(direction, readAngle(QStringView(rest).mid(cut + 1)));
        if (cut == 0)
            return TypedValue{std::nullopt, direction};
        SP_TRY(length, readLength(QStringView(rest).left(cut), context.units));
        if (!context.from)
            return needsFrom(QT_TRANSLATE_NOOP("TypedInput", "a length at an angle"));
        return TypedValue{polar(*context.from, length, direction), std::nullopt};
    }
    const auto cut = rest.contains(u';') ? rest.indexOf(u';') : rest.indexOf(u',');
    if (cut >= 0) {
        SP_TRY(pair, readPair(rest, cut, context.units));
        if (place || (!relative && !context.from))
            return TypedValue{pair, std::nullopt};
        if (!context.from)
            return needsFrom(QT_TRANSLATE_NOOP("TypedInput", "`@dx,dy`"));
        return TypedValue{PlanPoint{context.from->x + pair.x, context.from->y + pair.y}, std::nullopt};
    }
    if (place || relative)
        return refuse(
            tr("expected two lengths such as `%1`, found `%2`")
                .arg(context.units == Units::Us ? t.left(1) + QStringLiteral("10',6'-6\"") : t.left(1) + QStringLiteral("1200,600"),
                     t.left(40)));
    SP_TRY(length, readLength(rest, context.units));
    if (!context.from)
        return needsFrom(QT_TRANSLATE_NOOP("TypedInput", "a length"));
    if (context.locked)
        return TypedValue{polar(*context.from, length, *context.locked), std::nullopt};
    if (context.pointer == *context.from)
        return refuse(
            tr("expected a direction as well, such as `%1 < 45`, or point with the pointer or the arrow keys first").arg(t.left(40)));
    return TypedValue{polar(*context.from, length, directionOf(*context.from, context.pointer)), std::nullopt};
}

Length alongOf(const Wall& wall, PlanPoint p)
{
    return sp::alongOf(wall.from, wall.to, p);
}

QString drawnLength(Length v, Units units)
{
    if (units == Units::Metric)
        return formatIn(*unitByName(u"mm"), v.n, 1) + QStringLiteral(" mm");
    const qint64 step = inch64(4).n;
    const qint64 n = std::abs(v.n);
    return (v.n < 0 ? QStringLiteral("-") : QString()) + feetInches({(n + step / 2) / step * step});
}

QString drawnAngle(Angle v)
{
    return QString::number(static_cast<double>(v.n) / degree, 'f', 1) + QChar(0x00b0);
}

} // namespace sp::ui
