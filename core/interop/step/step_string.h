// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <string_view>

namespace sp {

/// How bytes above 127 were read. Plain: there were none, or they were escapes as the standard has them.
enum class StepCoding : quint8 { Plain, Utf8, ShiftJis, Latin1 };

/// A decoded string and what had to be guessed or forgiven in it.
struct StepText {
    QString text;
    StepCoding coding = StepCoding::Plain;
    bool malformed = false; ///< an escape that is none was kept as it stands

    bool operator==(const StepText&) const = default;
};

/// Decodes a string with its apostrophes: '' \\ \S\ \P.\ \X\ \X2\ \X4\ \X0\ \N\ \F\. Line ends inside are layout of the file and vanish, as
/// ISO 10303-21 has it. Bytes above 127, raw or escaped one by one with the C1 controls that no text holds, are UTF-8 if valid, else
/// Shift-JIS if plausible, else Latin-1 with the quotes and dashes that Windows has in place of the C1 controls. Half a surrogate pair
/// becomes U+FFFD.
StepText decodeStepString(std::string_view quoted);

/// The string with apostrophes and escapes, in the basic alphabet only.
QByteArray encodeStepString(QStringView text);

} // namespace sp
