// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace sp {

/// Character of a byte in ISO 8859-`part` (1 to 9); U+FFFD where it has none. Of `\P.\` in STEP strings.
char16_t iso8859(int part, unsigned char byte);

/// Character of a byte in the Latin-1 of Windows (code page 1252); a C1 control stays one where the page has no character.
char16_t windows1252(unsigned char byte);

/// Character of a double byte of Shift-JIS as Windows has it (code page 932); 0 when it is not assigned.
/// Own table because Qt has this decoder only where it is built with ICU, and a file must read alike everywhere.
char16_t shiftJis(unsigned char lead, unsigned char trail);

} // namespace sp
