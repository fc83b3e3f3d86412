// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/said.h"

namespace sp {

QString lengthText(Length length, Units units)
{
    return units == Units::Us ? feetInches(length) : peopleText({Dim::Length, length.n}, *unitByName(QLatin1String("mm")), Units::Metric);
}

QString pointText(PlanPoint p, Units units)
{
    return lengthText(p.x, units) + QStringLiteral(", ") + lengthText(p.y, units);
}

QString listText(const QStringList& list)
{
    return list.size() < 2 ? list.join(QString())
                           : list.mid(0, list.size() - 1).join(QStringLiteral(", ")) + QStringLiteral(" and ") + list.last();
}

} // namespace sp
