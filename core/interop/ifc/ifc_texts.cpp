// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interop/ifc/ifc_texts.h"

#include <QString>

namespace sp {

bool isBareHourOrMinute(QStringView text)
{
    bool number = false;
    const double value = text.trimmed().toString().replace(u',', u'.').toDouble(&number);
    return number && value > 0 && value < 10;
}

std::optional<Minutes> minutesOfRating(QStringView text)
{
    if (isBareHourOrMinute(text))
        return std::nullopt;
    QString t = text.trimmed().toString().toLower();
    bool hours = false;
    for (const char* unit : {"minutes", "minute", "mins", "min.", "min", "hours", "hour", "hrs", "hr.", "hr", "h"})
        if (t.endsWith(QLatin1String(unit))) {
            hours = unit[0] == 'h';
            t.chop(static_cast<qsizetype>(qstrlen(unit)));
            break;
        }
    t = t.trimmed();
    if (t.endsWith(u'-'))
        t = t.chopped(1).trimmed();
    auto q = parseQuantity(QString(t + (hours ? QStringLiteral(" h") : QStringLiteral(" min"))), Dim::Time, u"min");
    constexpr qint64 longest = 8LL * 3600 * 1'000'000;
    if (t.isEmpty() || !q || q.value().n < 0 || q.value().n > longest)
        return std::nullopt;
    return Minutes{q.value().n};
}

DoorOperation doorOperation(QStringView o)
{
    if (o == u"SINGLE_SWING_LEFT")
        return {1, u"swing", true, true, false};
    if (o == u"SINGLE_SWING_RIGHT")
        return {1, u"swing", true, false, true};
    if (o == u"DOUBLE_DOOR_SINGLE_SWING")
        return {2, u"swing", true, false, false};
    if (o == u"DOUBLE_DOOR_SINGLE_SWING_OPPOSITE_LEFT")
        return {2, u"double_egress", true, true, false};
    if (o == u"DOUBLE_DOOR_SINGLE_SWING_OPPOSITE_RIGHT")
        return {2, u"double_egress", true, false, true};
    if (o == u"DOUBLE_SWING_LEFT")
        return {1, u"double_acting", true, true, false};
    if (o == u"DOUBLE_SWING_RIGHT")
        return {1, u"double_acting", true, false, true};
    if (o == u"DOUBLE_DOOR_DOUBLE_SWING")
        return {2, u"double_acting", true, false, false};
    if (o == u"SLIDING_TO_LEFT" || o == u"SLIDING_TO_RIGHT")
        return {1, u"slide", false, false, false};
    if (o == u"DOUBLE_DOOR_SLIDING")
        return {2, u"slide", false, false, false};
    if (o == u"FOLDING_TO_LEFT" || o == u"FOLDING_TO_RIGHT")
        return {1, u"fold", false, false, false};
    if (o == u"DOUBLE_DOOR_FOLDING")
        return {2, u"fold", false, false, false};
    if (o == u"REVOLVING" || o == u"REVOLVING_HORIZONTAL" || o == u"REVOLVING_VERTICAL")
        return {0, u"revolving", false, false, false};
    if (o == u"ROLLINGUP")
        return {1, u"coiling", false, false, false};
    return {};
}

QString snakeCase(QStringView name)
{
    QString out;
    for (qsizetype i = 0; i < name.size() && out.size() < 40; ++i) {
        const QChar c = name[i];
        if (c >= u'A' && c <= u'Z') {
            if (!out.isEmpty() && !out.endsWith(u'_'))
                out += u'_';
            out += c.toLower();
        } else if ((c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9')) {
            out += c;
        } else if (!out.isEmpty() && !out.endsWith(u'_')) {
            out += u'_';
        }
    }
    return out;
}

} // namespace sp
