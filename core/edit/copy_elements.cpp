// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/copier.h"
#include "core/edit/edit_plan.h"
#include "core/edit/elements.h"

namespace sp {

namespace {

constexpr int mostCopies = 2500; // beyond, a slip of the hand is likelier than a wish

} // namespace

Result<Edited> copyElements(const Project& project, const QStringList& ids, const Motion& motion, const std::optional<StoreyId>& storey,
                            NewIds& newIds)
{
    Copier copier(project, newIds);
    if (auto problem = copier.choose(ids))
        return *problem;
    if (auto problem = copier.copy(motion, storey))
        return *problem;
    return copier.finish();
}

Result<Edited> arrayElements(const Project& project, const QStringList& ids, int columns, int rows, Length dx, Length dy, NewIds& newIds)
{
    if (columns < 1 || rows < 1 || columns * rows < 2)
        return Error{ErrorCode::Value,
                     QStringLiteral("expected two places or more in the grid, found %1 columns and %2 rows").arg(columns).arg(rows),
                     {}};
    if (qint64{columns} * rows > mostCopies)
        return Error{ErrorCode::Limit,
                     QStringLiteral("expected %1 places or fewer in the grid, found %2").arg(mostCopies).arg(qint64{columns} * rows),
                     {}};
    if ((columns > 1 && dx.n == 0) || (rows > 1 && dy.n == 0))
        return Error{ErrorCode::Value, QStringLiteral("expected a distance between the copies, found none"), {}};
    Copier copier(project, newIds);
    if (auto problem = copier.choose(ids))
        return *problem;
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column) {
            if (row == 0 && column == 0)
                continue;
            if (auto problem = copier.copy(Motion{{}, {}, false, {dx.n * column}, {dy.n * row}}, std::nullopt))
                return *problem;
        }
    return copier.finish();
}

} // namespace sp
