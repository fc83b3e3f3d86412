// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/csv.h"

#include <algorithm>

namespace sp {

namespace {

// A carriage return starts a formula in some spreadsheets as well.
bool isFormula(const QString& text)
{
    return !text.isEmpty() && QStringView(u"=+-@\t\r").contains(text[0]);
}

bool needsQuotes(const QByteArray& raw)
{
    return raw.contains(',') || raw.contains('"') || raw.contains('\n') || raw.contains('\r') || raw.startsWith(' ') || raw.endsWith(' ');
}

} // namespace

CsvWriter::CsvWriter(std::string_view header) : m_columns(static_cast<int>(std::count(header.begin(), header.end(), ',')) + 1)
{
    m_out = QByteArray(header.data(), static_cast<qsizetype>(header.size())) + '\n';
}

CsvWriter& CsvWriter::text(const QString& value)
{
    cell((isFormula(value) ? u'\'' + value : value).toUtf8());
    return *this;
}

CsvWriter& CsvWriter::number(std::optional<qint64> value)
{
    cell(value ? QByteArray::number(*value) : QByteArray());
    return *this;
}

CsvWriter& CsvWriter::number(const std::optional<Quantity>& value, const char* unit)
{
    cell(value ? formatIn(*unitByName(QLatin1String(unit)), value->n).toLatin1() : QByteArray());
    return *this;
}

CsvWriter& CsvWriter::flag(std::optional<bool> value)
{
    cell(!value ? QByteArray() : *value ? QByteArray("Y") : QByteArray("N"));
    return *this;
}

void CsvWriter::endRow()
{
    Q_ASSERT(m_at == m_columns);
    m_out += '\n';
    m_at = 0;
}

void CsvWriter::cell(const QByteArray& raw)
{
    if (m_at++ > 0)
        m_out += ',';
    if (!needsQuotes(raw)) {
        m_out += raw;
        return;
    }
    m_out += '"' + QByteArray(raw).replace('"', "\"\"") + '"';
}

} // namespace sp
