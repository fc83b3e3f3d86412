// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>

namespace sp {

// Texts of other programs and languages, read as a person reads them.

/// The text on one line in capitals with the signs of one keyboard: full-width and subscript characters plain, every dash `-`, every space
/// one space, fractions written out (`1½` is `1 1/2`), a comma between digits a point. Empty when the text is longer than `most`
/// characters or holds control characters: then it is no short value.
QString plainText(QStringView text, qsizetype most = 120);

/// Letters and digits only, lower case, without what stands in brackets at the end: "Fire Rating", "FIRE_RATING" and "FireRating" are
/// one name.
QString nameKey(QStringView name);

/// True for what stands where a value should: nothing, a dash, "n/a", "TBD", "<By Type>", "None", "Undefiniert", and the caption of the
/// property itself ("Fire Rating", "_FIRE-RATING_", "Inside door: Fire Rating" for FireRating). A lone "none" in any language is one as
/// well: it is what a list of choices shows before anybody has chosen.
bool isPlaceholder(QStringView text, QStringView propertyName = {});

/// Yes or no in words, letters, ticks or numbers: "true", ".F.", "Ja", "oui", "да", "無", "1", "x". Anything else: nullopt.
std::optional<bool> readYesNo(QStringView text);

} // namespace sp
