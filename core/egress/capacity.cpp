// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/egress/capacity.h"

#include <algorithm>

namespace sp {

namespace {

constexpr qint64 thousandthOfAnInch = 25'400; // nm, exactly

} // namespace

qint64 peopleByWidth(Length width, qint64 factorThousandths)
{
    Q_ASSERT(factorThousandths > 0);
    return std::max<qint64>(0, width.n) / (thousandthOfAnInch * factorThousandths);
}

Length widthForPeople(qint64 people, qint64 factorThousandths)
{
    Q_ASSERT(people >= 0 && factorThousandths > 0);
    return {people * thousandthOfAnInch * factorThousandths};
}

qint64 OccupantLoad::people() const
{
    Q_ASSERT(area.n >= 0 && factor.n > 0);
    return area.n / factor.n + (area.n % factor.n > 0 ? 1 : 0) + seats;
}

double OccupantLoad::quotient() const
{
    return static_cast<double>(area.n) / static_cast<double>(factor.n) + static_cast<double>(seats);
}

} // namespace sp
