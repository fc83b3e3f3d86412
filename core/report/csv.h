// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/quantity.h"

#include <QByteArray>
#include <QString>
#include <optional>
#include <string_view>
#include <vector>

namespace sp {

/// Writes the CSV dialect of hardware-schedule.md 14.2: UTF-8, comma, LF, RFC 4180 quotes, empty for unknown. A text that a spreadsheet
/// would take for a formula gets an apostrophe in front; numbers are no texts and keep their minus sign.
class CsvWriter final {
public:
    /// `header`: the stable lower-case names, separated by commas.
    explicit CsvWriter(std::string_view header);

    CsvWriter& text(const QString& value);
    CsvWriter& number(std::optional<qint64> value);
    /// Decimal number of `unit`, with a point, never an exponent.
    CsvWriter& number(const std::optional<Quantity>& value, const char* unit);
    template <Dim D>
    CsvWriter& number(const std::optional<Amount<D>>& value, const char* unit)
    {
        return number(value ? std::optional(Quantity{D, value->n}) : std::nullopt, unit);
    }
    CsvWriter& flag(std::optional<bool> value); ///< Y or N
    void endRow(); ///< asserts that the row is as wide as the header

    QByteArray take() { return std::move(m_out); }

private:
    void cell(const QByteArray& raw);
    QByteArray m_out;
    int m_columns = 0;
    int m_at = 0;
};

} // namespace sp
