// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/run_table.h"

#include "core/model/field.h"

#include <algorithm>

namespace sp {

namespace {

Error refused(QStringView found, const QString& why)
{
    return {ErrorCode::Value,
            QStringLiteral("expected rows such as `18 AWG: 500 ft; 16 AWG: 250 m`, found `%1`%2").arg(found.left(60).toString(), why),
            {}};
}

// Gauges and lengths that a circuit can have as well.
bool fitsCircuit(const char* fact, const Value& value)
{
    return !rangeProblem(fieldOf(field(fact)), value);
}

Result<RunLimit> rowOf(QStringView row)
{
    const qsizetype colon = row.indexOf(u':');
    QStringView gauge = row.left(std::max<qsizetype>(colon, 0)).trimmed();
    if (colon < 0 || !gauge.endsWith(u"AWG", Qt::CaseInsensitive))
        return refused(row, QString());
    gauge = gauge.chopped(3).trimmed();
    bool whole = false;
    const int awg = gauge.toInt(&whole);
    if (!whole || !fitsCircuit("circuit.awg", Value(qint64{awg})))
        return refused(row, QStringLiteral(": `%1` is no gauge of a circuit").arg(gauge.left(20)));
    const QStringView run = row.mid(colon + 1).trimmed();
    const auto length = parseQuantity(run, Dim::Length, u"ft");
    if (!length)
        return length.error();
    if (length.value().n <= 0 || !fitsCircuit("circuit.length_ft", Value(length.value())))
        return refused(row, QStringLiteral(": `%1` is no length of a run").arg(run.left(20)));
    return RunLimit{awg, Length{length.value().n}};
}

} // namespace

Result<std::vector<RunLimit>> parseRunTable(QStringView text)
{
    std::vector<RunLimit> table;
    for (const QStringView part : text.split(u';')) {
        SP_TRY(row, rowOf(part.trimmed()));
        if (longestRun(table, row.awg))
            return refused(text, QStringLiteral(": %1 AWG stands there twice").arg(row.awg));
        table.push_back(row);
    }
    return table;
}

std::optional<Length> longestRun(std::span<const RunLimit> table, int awg)
{
    const auto it = std::find_if(table.begin(), table.end(), [awg](const RunLimit& row) { return row.awg == awg; });
    return it == table.end() ? std::nullopt : std::optional(it->longest);
}

} // namespace sp
