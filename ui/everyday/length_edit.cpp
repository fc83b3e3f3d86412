// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/everyday/length_edit.h"

namespace sp::ui {

QString lengthText(Length length, Units units)
{
    if (units == Units::Metric)
        return formatIn(*unitByName(QLatin1String("mm")), length.n, 3) + QStringLiteral(" mm");
    if (length.n % inch64(1).n == 0 && length >= inches(24))
        return feetInches(length);
    return length.n % inch64(1).n == 0 ? fractionInches(length) + QStringLiteral(" in")
                                       : formatIn(*unitByName(QLatin1String("in")), length.n, 3) + QStringLiteral(" in");
}

void LengthEdit::setLength(const std::optional<Length>& length)
{
    setText(length ? lengthText(*length, m_units) : QString());
}

std::optional<Length> LengthEdit::length() const
{
    const auto read = readLength(text(), m_units);
    return read ? std::optional(read.value()) : std::nullopt;
}

QString LengthEdit::problem() const
{
    return text().trimmed().isEmpty() ? QString() : errorText(readLength(text(), m_units));
}

void LengthEdit::setUnits(Units units)
{
    const auto now = length();
    m_units = units;
    if (now)
        setLength(now);
}

} // namespace sp::ui
