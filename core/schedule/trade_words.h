// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/device_kind.h"

namespace sp {

// What schedules print in place of the words of the plan file (hardware-schedule.md 3, 7, 8). Trade codes are no enumerations: they keep
// their letters everywhere.

/// HM, WD, AL, ...; empty for a word that has no code.
QString materialCode(QStringView word);

/// F07, F86: number of a mechanical lock function in the standard that the kind follows. Empty where the number is not confirmed or one
/// function covers several numbers.
QString lockFunctionNumber(const DeviceKind& kind, QStringView function);

struct FinishCode {
    QString bhma, us;
    bool operator==(const FinishCode&) const = default;
};
/// Both codes of an entered finish. A US code names the look only: its number is filled in where one base metal has that look.
FinishCode finishCode(const QString& entered);

/// "CR" for a card reader; empty for a kind that is no means of entry.
QString accessCode(QStringView kind);

/// EA or SET.
QString unitOfKind(QStringView kind);

/// Kinds that are ordered left or right, so that openings of different hand need different headings.
bool isHanded(QStringView kind);

/// A word of the plan file as CSV has it: fail_secure -> FAIL_SECURE.
QString upperSnake(const QString& word);

/// A word of the plan file for people: fail_secure -> fail secure.
QString spaced(const QString& word);

/// Codes and words with their meaning; a document prints those that it uses.
struct Abbreviation {
    const char* code;
    const char* meaning;
};
const Abbreviation* abbreviation(QStringView code);

} // namespace sp
