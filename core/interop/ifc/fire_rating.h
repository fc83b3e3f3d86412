// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/quantity.h"

#include <optional>

namespace sp {

/// The family of standards that the form of a rating belongs to. A rating of one family is not automatically one of another: the tests
/// differ in furnace pressure, hose stream and in what they measure.
enum class RatingStandard : quint8 {
    Unstated, ///< a plain time: "45 MIN", "1 1/2 HR", "60 minuten"; so North American labels are written, and others too
    UlNfpa, ///< North American label tests by name or letter: UL 10B, UL 10C, NFPA 252, ULC-S104; UL 263, ASTM E119 for walls
    En13501, ///< EI2 30-C5 S200, REI 60, E 30, EW 30
    Bs476, ///< FD30S, 30/30
    Din4102, ///< T30-1-RS, F90-A, W90, G30; so also in older Austrian and Swiss plans
    As1530, ///< integrity in the middle: -/60/30
    French, ///< CF 1/2h, PF 30; Portuguese CF 60, Spanish PF-30
    Nbn713, ///< Belgian Rf 1/2 h
    Une23802, ///< Spanish RF-60
    Nen6069, ///< Dutch WBDBO
    Nordic, ///< former classes A60, B30, BD30; A60 is also written so for ships
    Gost30247, ///< EIS 60, and EI in Cyrillic letters
    Japan, ///< specified fire protection equipment and the like
    China, ///< grades of GB 12955
    Korea, ///< doors of grades and of minutes
};

/// Word of the plan field `door.label_standard`, empty for Unstated; and the name for sentences ("BS 476", "a plain time").
QStringView ratingStandardWord(RatingStandard standard);
QString ratingStandardName(RatingStandard standard);

/// A fire rating that was understood to the last character.
struct FireRating {
    /// How long fire is kept out. 0: stated to be unrated. Empty: only smoke ("RS", "S200") or only load-bearing ("R 90") is stated.
    /// Of the three numbers of load-bearing, integrity and insulation ("60/60/30") it is the middle one, which governs a door.
    std::optional<int> minutes;
    RatingStandard standard = RatingStandard::Unstated;
    std::optional<int> insulationMinutes; ///< when stated apart from the integrity
    bool loadBearing = false, integrity = false, insulation = false, radiation = false; ///< criteria that are written
    bool smoke = false; ///< S, Sa, Sm, S200, RS, "smoke"
    bool selfClosing = false; ///< C, C0 to C5, SC
    bool temperatureRise450 = false; ///< "450 F temperature rise"
    bool operator==(const FireRating&) const = default;
};

/// Reads a rating in the notation of many countries. nullopt for anything that is not understood wholly, and for a small number without
/// unit ("1", "1.5"), which may be hours or minutes. Placeholders are nullopt too (isPlaceholder of import_words.h tells them).
std::optional<FireRating> readFireRating(QStringView text);

} // namespace sp
